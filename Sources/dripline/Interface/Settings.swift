import Foundation
import Kafka
import Pipeline
import Policy

/// A setting that comes from the configuration file, the environment or a flag.
enum Setting: String, CaseIterable {
  case bootstrap, database, prefix, group, policy, keys, clock, name, transactions, observe
  case listen, sources, certificate
  case privateKey = "private-key"
  case consoleListen = "console-listen", consoleTokens = "console-tokens", consolePlaces = "console-places"
  case consoleCertificate = "console-certificate", consolePrivateKey = "console-private-key"

  var variable: String {
    switch self {
    case .bootstrap: "DRIPLINE_KAFKA_BOOTSTRAP"
    case .database: "DRIPLINE_DATABASE_URL"
    case .prefix: "DRIPLINE_TOPIC_PREFIX"
    case .keys: "DRIPLINE_KEYS_FILE"
    case .listen, .sources, .certificate: "DRIPLINE_GATEWAY_\(rawValue.uppercased())"
    case .privateKey: "DRIPLINE_GATEWAY_PRIVATE_KEY"
    case .consoleListen, .consoleTokens, .consolePlaces, .consoleCertificate, .consolePrivateKey:
      "DRIPLINE_" + rawValue.uppercased().replacingOccurrences(of: "-", with: "_")
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
    case .listen, .sources, .certificate: ["gateway", rawValue]
    case .privateKey: ["gateway", "privateKey"]
    case .consolePrivateKey: ["console", "privateKey"]
    case .consoleListen, .consoleTokens, .consolePlaces, .consoleCertificate: ["console", option.name]
    default: [rawValue]
    }
  }

  var option: Option {
    switch self {
    case .bootstrap: Option(name: "bootstrap", value: "LIST", help: "Kafka brokers, host:port,... (\(variable))")
    case .database: Option(name: "database", value: "URL", help: "PostgreSQL, URL or keyword form (\(variable))")
    case .prefix:
      Option(name: "prefix", value: "TEXT", help: "first part of every topic's name, default aid (\(variable))")
    case .group: Option(name: "group", value: "TEXT", help: "consumer group, default dripline (\(variable))")
    case .policy:
      Option(name: "policy", value: "PATH", help: "policy pack, default the built-in province pack (\(variable))")
    case .keys:
      Option(name: "keys", value: "FILE", help: "key ring, ID:BASE64 a line; also DRIPLINE_KEYS (\(variable))")
    case .clock: Option(name: "clock", value: "wall|facts", help: "what deadlines follow, default wall (\(variable))")
    case .name: Option(name: "name", value: "TEXT", help: "this worker's lasting name, default HOST-N (\(variable))")
    case .transactions:
      Option(
        name: "transactions", value: "on|off",
        help: "off: for brokers without transactions; emissions may repeat (\(variable))")
    case .observe:
      Option(
        name: "observe", value: "HOST:PORT",
        help: "serves /metrics, /health/live, /health/ready there; default: nowhere (\(variable))")
    case .listen:
      Option(
        name: "listen", value: "HOST:PORT", help: "where the gateway listens, default 127.0.0.1:8080 (\(variable))")
    case .sources: Option(name: "sources", value: "FILE", help: "who may publish what (\(variable))")
    case .certificate: Option(name: "certificate", value: "FILE", help: "certificate chain for TLS, PEM (\(variable))")
    case .privateKey, .consolePrivateKey:
      Option(name: "private-key", value: "FILE", help: "its private key, PEM (\(variable))")
    case .consoleListen:
      Option(
        name: "listen", value: "HOST:PORT", help: "where the console listens, default 127.0.0.1:8090 (\(variable))")
    case .consoleTokens: Option(name: "tokens", value: "FILE", help: "who may enter, and as what (\(variable))")
    case .consolePlaces:
      Option(name: "places", value: "FILE", help: "names of divisions, CODE NAME a line (\(variable))")
    case .consoleCertificate:
      Option(name: "certificate", value: "FILE", help: "certificate chain for TLS, PEM (\(variable))")
    }
  }

  static let kafka: [Setting] = [.bootstrap, .prefix]
  static let gateway: [Setting] = [.listen, .sources, .certificate, .privateKey]
  static let console: [Setting] = [
    .consoleListen, .consoleTokens, .consolePlaces, .consoleCertificate, .consolePrivateKey,
  ]
  /// Of a worker.
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
      if let value = flags[setting.option.name] { values[setting] = value }
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
        let near =
          Suggestion.nearest(to: path.joined(separator: "."), among: known).map { "; did you mean \($0)?" } ?? ""
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

  /// A numeric address and a port; `[::1]:8080` for IPv6.
  func listen() throws -> (host: String, port: UInt16) {
    try Self.address(values[.listen] ?? "127.0.0.1:8080", of: .listen)
  }

  func consoleListen() throws -> (host: String, port: UInt16) {
    try Self.address(values[.consoleListen] ?? "127.0.0.1:8090", of: .consoleListen)
  }

  /// Where metrics and health are served; nil: nowhere.
  func observe() throws -> (host: String, port: UInt16)? {
    try values[.observe].map { try Self.address($0, of: .observe) }
  }

  private static func address(_ text: String, of setting: Setting) throws -> (host: String, port: UInt16) {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
      throw UsageError("--\(setting.option.name) takes HOST:PORT, not \(text)")
    }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    return (String(host), port)
  }

  func sources() throws -> String { try required(.sources) }

  func consoleTokens() throws -> String { try required(.consoleTokens) }
  var consolePlaces: String? { values[.consolePlaces] }

  func tlsFiles() throws -> (certificate: String, key: String)? { try pair(.certificate, .privateKey) }
  func consoleTLSFiles() throws -> (certificate: String, key: String)? {
    try pair(.consoleCertificate, .consolePrivateKey)
  }

  /// Whether a broker is set: some verbs can do without.
  var hasBroker: Bool { values[.bootstrap] != nil }

  private func pair(_ certificate: Setting, _ key: Setting) throws -> (certificate: String, key: String)? {
    switch (values[certificate], values[key]) {
    case (nil, nil): return nil
    case (let certificate?, let key?): return (certificate, key)
    default: throw UsageError("--certificate and --private-key go together")
    }
  }

  /// The file of the key ring, where one is named.
  var keysFile: String? { values[.keys] }

  func keys() throws -> String? {
    if let file = keysFile {
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
    try pipeline(try kafka(), database: try database(), keys: try keys())
  }

  /// For those that can do without a broker.
  func pipelineWithoutBroker() throws -> PipelineSettings {
    try pipeline(hasBroker ? try kafka() : KafkaConfiguration(), database: try database(), keys: try keys())
  }

  /// For those that need neither database nor keys.
  func pipelineOfBroker() throws -> PipelineSettings { try pipeline(try kafka(), database: "", keys: nil) }

  private func pipeline(_ kafka: KafkaConfiguration, database: String, keys: String?) throws -> PipelineSettings {
    var settings = PipelineSettings(kafka: kafka, databaseURL: database, group: group, prefix: prefix)
    settings.keys = keys
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
