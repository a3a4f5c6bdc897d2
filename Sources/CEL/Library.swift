/// The functions an expression may call: signatures for the checker, bodies that look at the values they get.
final class Library: Sendable {
  struct Key: Hashable {
    let name: String
    /// The receiver of a member function counts.
    let arity: Int
    let isMember: Bool
  }

  enum Body: Sendable {
    case one(@Sendable (CELValue, inout Frame) throws -> CELValue)
    case two(@Sendable (CELValue, CELValue, inout Frame) throws -> CELValue)
    case many(@Sendable ([CELValue], inout Frame) throws -> CELValue)
  }

  /// One body with its signatures, which share name and kind.
  struct Definition: Sendable {
    let signatures: [String]
    let body: Body
    init(_ signatures: String..., body: Body) {
      self.signatures = signatures
      self.body = body
    }
  }

  let bodies: [Key: Body]
  private let functions: [String: [Signature]]
  private let members: [String: [Signature]]
  /// Names of the host's functions that must be called at every evaluation.
  private let impure: Set<String>

  private init(
    bodies: [Key: Body], functions: [String: [Signature]], members: [String: [Signature]], impure: Set<String>
  ) {
    self.bodies = bodies
    self.functions = functions
    self.members = members
    self.impure = impure
  }

  func isFunction(_ name: String) -> Bool { functions[name] != nil }
  func isMember(_ name: String) -> Bool { members[name] != nil }
  func isImpure(_ name: String) -> Bool { impure.contains(name) }
  func signatures(_ name: String, isMember: Bool) -> [Signature] { (isMember ? members : functions)[name] ?? [] }
  var names: [String] { Array(functions.keys) + Array(members.keys) }

  static let standard: Library = {
    let definitions: [[Definition]] = [
      operators, arithmetic, conversions, textFunctions, textEditing, mathFunctions, bitFunctions, listFunctions,
      setFunctions, timeFunctions, optionals, encoders, networkFunctions,
    ]
    do {
      var tables = Tables()
      for definition in definitions.joined() {
        for text in definition.signatures { tables.add(try Signature(text), definition.body) }
      }
      return Library(tables)
    } catch {
      preconditionFailure("a standard signature cannot be read: \(error)")
    }
  }()

  private convenience init(_ tables: Tables) {
    self.init(
      bodies: tables.bodies, functions: tables.functions, members: tables.members, impure: tables.impure)
  }

  /// What a library is made of while it is made.
  private struct Tables {
    var bodies: [Key: Body] = [:]
    var functions: [String: [Signature]] = [:]
    var members: [String: [Signature]] = [:]
    var impure: Set<String> = []

    mutating func add(_ signature: Signature, _ body: Body) {
      if signature.isMember {
        members[signature.name, default: []].append(signature)
      } else {
        functions[signature.name, default: []].append(signature)
      }
      bodies[signature.key] = body
    }
  }

  /// With the functions of a host. One that has the name, kind and arity of a known one takes its place
  /// for values that fit its signatures.
  func adding(_ functions: [CELFunction], units: Units) throws -> Library {
    var tables = Tables(bodies: bodies, functions: self.functions, members: members, impure: impure)
    for (number, function) in functions.enumerated() {
      let signatures = try function.signatures.map { text in
        var signature = try Signature(text, units: units)
        signature.host = HostFunction(
          number: number, runtimeParameters: signature.parameters.map(units.lowered), isPure: function.pure,
          body: function.body)
        return signature
      }
      for (key, group) in Dictionary(grouping: signatures, by: \.key) {
        let before = tables.bodies[key]
        let hosts = group.compactMap(\.host)
        let body: Body = .many { values, frame in
          if hosts.contains(where: { $0.accepts(values) }) { return try function.body(values) }
          guard let before else { throw CELError.overload }
          return try before(values, &frame)
        }
        for signature in group { tables.add(signature, body) }
        if !function.pure { tables.impure.insert(key.name) }
      }
    }
    return Library(tables)
  }
}

/// One signature of a function that the host added.
struct HostFunction: Sendable {
  /// Its place among the host's functions.
  let number: Int
  let runtimeParameters: [CELType]
  let isPure: Bool
  let body: @Sendable ([CELValue]) throws -> CELValue

  func accepts(_ values: [CELValue]) -> Bool {
    for place in values.indices where !isAccepted(values[place], runtimeParameters[place]) { return false }
    return true
  }
}

extension Library.Body {
  func callAsFunction(_ values: [CELValue], _ frame: inout Frame) throws -> CELValue {
    switch self {
    case .one(let body): try body(values[0], &frame)
    case .two(let body): try body(values[0], values[1], &frame)
    case .many(let body): try body(values, &frame)
    }
  }
}

extension Signature {
  var key: Library.Key { Library.Key(name: name, arity: parameters.count, isMember: isMember) }
}

extension Library.Definition {
  init(list signatures: [String], body: Library.Body) {
    self.signatures = signatures
    self.body = body
  }
}

/// Whether a value may be passed where a type is asked for, judged by its outermost kind.
private func isAccepted(_ value: CELValue, _ type: CELType) -> Bool {
  switch (type, value) {
  case (.int, .int), (.string, .string), (.timestamp, .timestamp), (.bool, .bool): true
  case (.dyn, _), (.parameter, _), (.variable, _): true
  case (.list, .list), (.map, .map), (.optional, .optional), (.type, .type): true
  default: type.runtimeName == value.typeName
  }
}
