/// Header fields in their order. Names are kept in lower case; a name may stand several times.
public struct HTTPHeaders: Sendable, Equatable {
  /// A field, its name in lower case.
  public struct Field: Sendable, Equatable {
    /// In lower case.
    public let name: String
    public let value: String
  }

  public private(set) var fields: [Field] = []

  public init(_ fields: [(String, String)] = []) {
    for (name, value) in fields { add(name, value) }
  }

  /// Adds a field beside others of that name.
  public mutating func add(_ name: String, _ value: String) {
    fields.append(Field(name: name.lowercased(), value: value))
  }

  /// Replaces every field of that name; nil takes them away.
  public mutating func set(_ name: String, _ value: String?) {
    let name = name.lowercased()
    fields.removeAll { $0.name == name }
    if let value { fields.append(Field(name: name, value: value)) }
  }

  /// The first value of a name given in lower case.
  public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// How many fields have that name, given in lower case.
  public func count(_ name: String) -> Int { fields.count { $0.name == name } }
}

enum HeaderForm {
  /// RFC 9110's token: what a name or method may consist of.
  static func isToken(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
        default: false
        }
      }
  }

  /// A field's value: no control character but the tab. Bytes above ASCII come as Latin-1.
  static func isValue(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F || $0.value == 0x09 }
  }
}
