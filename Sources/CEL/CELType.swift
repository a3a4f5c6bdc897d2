/// A static type of the language.
public indirect enum CELType: Hashable, Sendable, CustomStringConvertible {
  /// Any type, decided at run time.
  case dyn
  case null
  case bool, int, uint, double, string, bytes
  case timestamp, duration
  case list(CELType)
  case map(CELType, CELType)
  case optional(CELType)
  /// The type of a type value.
  case type(CELType)
  /// A declared record type, by name.
  case record(String)
  /// A unit of the environment, by name.
  case unit(String)
  case opaque(String, [CELType])
  /// A type parameter of a function's signature.
  case parameter(String)
  /// An unknown of the checker, to be found by unification.
  case variable(Int)

  public var description: String {
    switch self {
    case .dyn: "dyn"
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .list(let item): "list(\(item))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .optional(let value): "optional_type(\(value))"
    case .type(let type): "type(\(type))"
    case .record(let name), .unit(let name): name
    case .opaque(let name, let of):
      of.isEmpty ? name : name + "(" + of.map(\.description).joined(separator: ", ") + ")"
    case .parameter(let name): name
    case .variable(let number): "_\(number)"
    }
  }

  /// The name of the type value an expression of this type has, nil if it is not known before the run.
  var runtimeName: String? {
    switch self {
    case .dyn, .parameter, .variable, .unit: nil
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .list: "list"
    case .map: "map"
    case .optional: "optional_type"
    case .type: "type"
    case .opaque(let name, _): name
    default: description
    }
  }
}

/// The signature of one overload, such as `f(int, list(T)) T` or, called on its first argument, `string->f(int) bool`.
/// A single upper-case letter names a type parameter.
struct Signature: Sendable {
  let name: String
  let isMember: Bool
  let parameters: [CELType]
  let result: CELType
  /// Nil for a function of the language.
  var host: HostFunction?

  /// Throws if the text is no signature.
  init(_ text: String, units: Units = .none) throws {
    var reader = SignatureReader(text)
    var receiver: CELType?
    if let arrow = reader.beforeArrow() { receiver = try SignatureReader.type(arrow) }
    name = try reader.name()
    try reader.expect("(")
    var parameters = receiver.map { [$0] } ?? []
    if !reader.take(")") {
      repeat { parameters.append(try reader.type()) } while reader.take(",")
      try reader.expect(")")
    }
    isMember = receiver != nil
    self.parameters = parameters.map(units.declared)
    result = units.declared(try reader.type())
    try reader.end()
  }
}

/// Reads the textual form of types, as `CELType.description` writes them.
struct SignatureReader {
  private var rest: Substring
  private let whole: String

  init(_ text: String) {
    whole = text
    rest = text[...]
  }

  static func type(_ text: String) throws -> CELType {
    var reader = SignatureReader(text)
    let type = try reader.type()
    try reader.end()
    return type
  }

  mutating func beforeArrow() -> String? {
    let parts = rest.split(separator: "->", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    rest = parts[1]
    return String(parts[0])
  }

  mutating func name() throws -> String {
    skip()
    let name = rest.prefix { $0.isLetter || $0.isNumber || "_.@!<>=+-*/%?[]&|".contains($0) }
    guard !name.isEmpty else { throw fault() }
    rest = rest.dropFirst(name.count)
    return String(name)
  }

  mutating func type(depth: Int = 0) throws -> CELType {
    guard depth < 20 else { throw fault() }
    let name = try name()
    var of: [CELType] = []
    if take("(") {
      repeat { of.append(try type(depth: depth + 1)) } while take(",")
      try expect(")")
    }
    switch (name, of.count) {
    case ("dyn", 0): return .dyn
    case ("null_type", 0), ("null", 0): return .null
    case ("bool", 0): return .bool
    case ("int", 0): return .int
    case ("uint", 0): return .uint
    case ("double", 0): return .double
    case ("string", 0): return .string
    case ("bytes", 0): return .bytes
    case ("timestamp", 0), ("google.protobuf.Timestamp", 0): return .timestamp
    case ("duration", 0), ("google.protobuf.Duration", 0): return .duration
    case ("list", 1): return .list(of[0])
    case ("list", 0): return .list(.dyn)
    case ("map", 2): return .map(of[0], of[1])
    case ("map", 0): return .map(.dyn, .dyn)
    case ("optional_type", 1): return .optional(of[0])
    case ("optional_type", 0): return .optional(.dyn)
    case ("type", 1): return .type(of[0])
    case ("type", 0): return .type(.dyn)
    case ("net.IP", 0), ("net.CIDR", 0): return .opaque(name, [])
    case (_, 0): return name.count == 1 && name.first!.isUppercase ? .parameter(name) : .record(name)
    default: return .opaque(name, of)
    }
  }

  mutating func take(_ mark: Character) -> Bool {
    skip()
    guard rest.first == mark else { return false }
    rest.removeFirst()
    return true
  }

  mutating func expect(_ mark: Character) throws { if !take(mark) { throw fault() } }

  mutating func end() throws {
    skip()
    if !rest.isEmpty { throw fault() }
  }

  private mutating func skip() { rest = rest.drop { $0 == " " } }
  private func fault() -> CELError { CELError("'\(whole)' is not a type or signature") }
}
