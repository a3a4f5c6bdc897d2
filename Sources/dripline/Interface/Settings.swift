import Foundation
import Kafka
import Pipeline
import Policy

/// A setting that comes from the configuration file, the environment or a flag.
enum Setting: String, CaseIterable {
  case bootstrap, database, prefix, group, policy, keys, clock, name, transactions

  var variable: String {
    switch self {
    case .bootstrap: "DRIPLINE_KAFKA_BOOTSTRAP"
    case .database: "DRIPLINE_DATABASE_URL"
    case .prefix: "DRIPLINE_TOPIC_PREFIX"
    case .keys: "DRIPLINE_KEYS_FILE"
    default: "DRIPLINE_\(rawValue.uppercased())"
    }
  }

  /// Where it stands in the configuration file.
  var path: [String] {
    switch self {
    case .bootstrap: ["kafka", "bootstrap"]
    case .database: ["database"]
    case .prefix: ["topicPrefix"]
    case .keys: ["keysFile"]
    default: [rawValue]
    }
  }

  var option: Option {
    switch self {
    case .bootstrap: Option(name: "bootstrap", value: "LIST", help: "Kafka brokers, host:port,... (\(variable))")
    case .database: Option(name: "database", value: "URL", help: "PostgreSQL, URL or keyword form (\(variable))")
    case .prefix: Option(name: "prefix", value: "TEXT", help: "first part of every topic's name, default aid (\(variable))")
    case .group: Option(name: "group", value: "TEXT", help: "consumer group, default dripline (\(variable))")
    case .policy: Option(name: "policy", value: "PATH", help: "policy pack, default the built-in province pack (\(variable))")
    case .keys: Option(name: "keys", value: "FILE", help: "key ring, ID:BASE64 a line; also DRIPLINE_KEYS (\(variable))")
    case .clock: Option(name: "clock", value: "wall|facts", help: "what deadlines follow, default wall (\(variable))")
    case .name: Option(name: "name", value: "TEXT", help: "this worker's lasting name, default HOST-N (\(variable))")
    case .transactions:
      Option(name: "transactions", value: "on|off", help: "off: for brokers without transactions; emissions may repeat (\(variable))")
    }
  }

  static let kafka: [Setting] = [.bootstrap, .prefix]
  static let all: [Setting] = [.bootstrap, .database, .prefix, .group, .policy, .keys, .clock, .name, .transactions]

  /// Options that every verb has.
  static let common: [Option] = [
    Option(name: "config", value: "FILE", help: "settings as YAML"),
    Option(name: "help", help: "this text"),
  ]
}

/// The settings in force: file, then environment, then flags.
struct Settings {
  private var values: [Setting: String] = [:]
  private var kafkaSettings: [String: String] = [:]

  init(flags: [String: String], environment: [String: String] = ProcessInfo.processInfo.environment) throws {
    if let file = flags["config"] { try read(file) }
    for setting in Setting.allCases {
      if let value = environment[setting.variable], !value.isEmpty { values[setting] = value }
      if let value = flags[setting.rawValue] { values[setting] = value }
    }
    let start = "DRIPLINE_KAFKA_"
    // DRIPLINE_KAFKA_DIR tells the test cluster's script where its data lies; librdkafka has no such setting.
    let others = [Setting.bootstrap.variable, "DRIPLINE_KAFKA_DIR"]
    for (name, value) in environment where name.hasPrefix(start) && !others.contains(name) {
      kafkaSettings[name.dropFirst(start.count).lowercased().replacingOccurrences(of: "_", with: ".")] = value
    }
    keysText = environment["DRIPLINE_KEYS"].flatMap { $0.isEmpty ? nil : $0 }
  }

  private var keysText: String?

  private mutating func read(_ file: String) throws {
    let text: String
    do { text = try String(contentsOfFile: file, encoding: .utf8) } catch {
      throw UsageError("the configuration file \(file) cannot be read")
    }
    for (path, value) in try ConfigurationFile.parse(text, file: file) {
      if let setting = Setting.allCases.first(where: { $0.path == path }) {
        values[setting] = value
      } else if path.first == "kafka", path.count == 2 {
        kafkaSettings[path[1]] = value
      } else {
        let known = Setting.allCases.map { $0.path.joined(separator: ".") }
        let near = Suggestion.nearest(to: path.joined(separator: "."), among: known).map { "; did you mean \($0)?" } ?? ""
        throw UsageError("\(file): there is no setting \(path.joined(separator: "."))\(near)")
      }
    }
  }

  private func required(_ setting: Setting) throws -> String {
    guard let value = values[setting] else {
      throw UsageError("--\(setting.option.name) or \(setting.variable) is needed: \(setting.option.help)")
    }
    return value
  }

  var prefix: String { values[.prefix] ?? "aid" }
  var group: String { values[.group] ?? "dripline" }
  func database() throws -> String { try required(.database) }

  func kafka() throws -> KafkaConfiguration {
    KafkaConfiguration(bootstrap: try required(.bootstrap), kafkaSettings)
  }

  func keys() throws -> String? {
    if let file = values[.keys] {
      guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
        throw UsageError("the key file \(file) cannot be read")
      }
      return text
    }
    return keysText
  }

  func pack() throws -> PackSource {
    guard let path = values[.policy] else { return PackSource.sample }
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw UsageError("there is no policy pack at \(path)")
    }
    return isDirectory.boolValue
      ? try PackSource(directory: path) : try PackSource(text: String(contentsOfFile: path, encoding: .utf8))
  }

  /// For verbs that only read the database.
  func archive() throws -> Archive {
    var settings = PipelineSettings(
      kafka: KafkaConfiguration(), databaseURL: try database(), group: group, prefix: prefix)
    settings.keys = try keys()
    return try Archive(settings)
  }

  func pipeline() throws -> PipelineSettings {
    var settings = PipelineSettings(kafka: try kafka(), databaseURL: try database(), group: group, prefix: prefix)
    settings.keys = try keys()
    settings.name = values[.name]
    if let text = values[.clock] {
      guard let clock = StatedClock(rawValue: text) else { throw UsageError("the clock is wall or facts, not \(text)") }
      settings.clock = clock
    }
    if let text = values[.transactions] {
      guard ["on", "off"].contains(text) else { throw UsageError("transactions are on or off, not \(text)") }
      settings.transactions = text == "on"
    }
    return settings
  }
}
