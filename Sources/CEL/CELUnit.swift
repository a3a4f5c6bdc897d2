/// A named type that only the checker knows: values run as those of its base type.
public struct CELUnit: Sendable {
  /// What may be done with values of the unit.
  public enum Kind: Sendable {
    /// An amount, over int. Adds and compares with its own unit only; times and divided by a plain int it stays the
    /// unit, divided by its own unit it is an int.
    case quantity
    /// A word, over string. Equal or not to its own unit or a literal that is one of `words`.
    case words
    /// Equal or not to its own unit; functions do the rest.
    case opaque
  }

  /// As signatures write it.
  public let name: String
  public let base: CELType
  /// The literals that a unit of words may be compared with; nil for any.
  public let words: [String]?
  public let kind: Kind

  public init(_ name: String, base: CELType, words: [String]? = nil, kind: Kind) {
    self.name = name
    self.base = base
    self.words = words
    self.kind = kind
  }

  /// An amount, as `fen`.
  public static func quantity(_ name: String) -> CELUnit { CELUnit(name, base: .int, kind: .quantity) }
  /// A word of a closed list.
  public static func words(_ name: String, _ words: [String]?) -> CELUnit {
    CELUnit(name, base: .string, words: words, kind: .words)
  }
  /// A number of which only equality means anything.
  public static func opaque(_ name: String) -> CELUnit { CELUnit(name, base: .int, kind: .opaque) }
}

/// The units of an environment, by name.
struct Units: Sendable {
  private let byName: [String: CELUnit]
  var isEmpty: Bool { byName.isEmpty }

  static let none = Units(byName: [:])
  private init(byName: [String: CELUnit]) { self.byName = byName }

  /// Throws if a name is taken or a kind cannot rest on its base type.
  init(_ units: [CELUnit], records: [CELRecordType]) throws {
    var byName: [String: CELUnit] = [:]
    for unit in units {
      let fits =
        switch unit.kind {
        case .quantity: unit.base == .int
        case .words: unit.base == .string
        case .opaque: [.int, .uint, .string, .bytes, .timestamp].contains(unit.base)
        }
      guard fits else { throw CELError("unit '\(unit.name)' cannot be made over '\(unit.base)'") }
      // What a signature would not read as a name of its own stands for another type.
      guard case .record(unit.name)? = try? SignatureReader.type(unit.name),
        !records.contains(where: { $0.name == unit.name })
      else { throw CELError("'\(unit.name)' already names a type") }
      if byName.updateValue(unit, forKey: unit.name) != nil {
        throw CELError("unit '\(unit.name)' is declared twice")
      }
    }
    self.byName = byName
  }

  /// The unit that a type is, nil for any other type.
  subscript(type: CELType) -> CELUnit? {
    if case .unit(let name) = type { byName[name] } else { nil }
  }

  /// A type as written, with the names of units known for such.
  func declared(_ type: CELType) -> CELType {
    if isEmpty { return type }
    if case .record(let name) = type, byName[name] != nil { return .unit(name) }
    return type.map(declared)
  }

  /// The type that values have at run time.
  func lowered(_ type: CELType) -> CELType {
    if isEmpty { return type }
    if case .unit(let name) = type { return byName[name]?.base ?? .dyn }
    return type.map(lowered)
  }
}
