/// Where a node begins in a YAML file; line and column count from 1.
public struct YamlPosition: Sendable, Hashable {
  public var file: String
  public var line: Int
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// A node of a strictly read YAML document. Scalars are text: whoever reads a field decides its type,
/// so that `no`, `1e3` or `2024-01-01` never turn into something their writer did not mean.
public struct YamlNode: Sendable, Equatable {
  /// A key of a mapping with its value.
  public struct Entry: Sendable, Equatable {
    public var key: String
    public var keyPosition: YamlPosition
    public var value: YamlNode

    public init(key: String, keyPosition: YamlPosition, value: YamlNode) {
      self.key = key
      self.keyPosition = keyPosition
      self.value = value
    }
  }

  /// What stands at a node.
  public indirect enum Content: Sendable, Equatable {
    /// `quoted` tells `""` (an empty text) from nothing at all.
    case scalar(String, quoted: Bool)
    case sequence([YamlNode])
    /// In the order of the file; no key occurs twice.
    case mapping([Entry])
  }

  public var position: YamlPosition
  public var content: Content
  /// A text that goes on over several lines of the file.
  public var spansLines = false

  public init(position: YamlPosition, content: Content) {
    self.position = position
    self.content = content
  }

  /// The value of `key` in a mapping; nil when it is absent or this is no mapping.
  public subscript(key: String) -> YamlNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The text of a scalar.
  public var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }
}

/// Something that strict reading does not allow.
public struct YamlProblem: Sendable, Equatable {
  public var position: YamlPosition
  public var message: String
  public var remedy: String

  public init(position: YamlPosition, message: String, remedy: String = "") {
    self.position = position
    self.message = message
    self.remedy = remedy
  }
}
