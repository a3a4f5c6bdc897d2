import CLibrdkafka

/// librdkafka's settings by name, checked whole before use.
///
/// Any setting of librdkafka's `CONFIGURATION.md` may be given. Descriptions never show secrets.
public struct KafkaConfiguration: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  public private(set) var settings: [String: String]

  public init(_ settings: [String: String] = [:]) { self.settings = settings }

  /// - Parameters:
  ///   - bootstrap: comma-separated `host:port` list.
  ///   - settings: further settings by librdkafka's names.
  public init(bootstrap: String, _ settings: [String: String] = [:]) {
    self.settings = settings
    self.settings["bootstrap.servers"] = bootstrap
  }

  /// The value of a setting; nil: it is left at librdkafka's default.
  public subscript(name: String) -> String? {
    get { settings[name] }
    set { settings[name] = newValue }
  }

  /// These settings with `other`'s added; `other` wins.
  public func merging(_ other: KafkaConfiguration) -> KafkaConfiguration {
    KafkaConfiguration(settings.merging(other.settings) { $1 })
  }

  public var description: String {
    settings.keys.sorted().map { "\($0)=\(Self.isSecret($0) ? "***" : settings[$0]!)" }
      .joined(separator: " ")
  }

  // Without this, `dump` and string interpolation of an enclosing value would print the dictionary.
  public var customMirror: Mirror { Mirror(self, children: ["settings": description]) }

  /// Whether the value of this setting must not be shown.
  public static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["password", "secret", "key.pem", "oauthbearer.config", "token", "username"]
      .contains { name.contains($0) }
  }
}

/// Every setting that is wrong, at once.
public struct KafkaConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A setting that cannot be, and why.
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    public let setting: String
    public let reason: String
    public var description: String { "\(setting): \(reason)" }
  }

  public let problems: [Problem]

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
