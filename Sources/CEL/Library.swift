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
  private let custom: Set<String>

  private init(
    bodies: [Key: Body], functions: [String: [Signature]], members: [String: [Signature]], custom: Set<String>
  ) {
    self.bodies = bodies
    self.functions = functions
    self.members = members
    self.custom = custom
  }

  func isFunction(_ name: String) -> Bool { functions[name] != nil }
  func isMember(_ name: String) -> Bool { members[name] != nil }
  func isCustom(_ name: String) -> Bool { custom.contains(name) }
  func signatures(_ name: String, isMember: Bool) -> [Signature] { (isMember ? members : functions)[name] ?? [] }
  var names: [String] { Array(functions.keys) + Array(members.keys) }

  static let standard: Library = {
    let definitions: [[Definition]] = [
      operators, arithmetic, conversions, textFunctions, textEditing, mathFunctions, bitFunctions, listFunctions,
      setFunctions, timeFunctions, optionals, encoders, networkFunctions,
    ]
    do {
      return try Library(bodies: [:], functions: [:], members: [:], custom: []).adding(definitions.flatMap { $0 })
    } catch {
      preconditionFailure("a standard signature cannot be read: \(error)")
    }
  }()

  private func adding(_ definitions: [Definition], custom added: Set<String> = []) throws -> Library {
    var bodies = bodies
    var functions = functions
    var members = members
    for definition in definitions {
      for signature in try definition.signatures.map(Signature.init) {
        if signature.isMember {
          members[signature.name, default: []].append(signature)
        } else {
          functions[signature.name, default: []].append(signature)
        }
        let key = Key(name: signature.name, arity: signature.parameters.count, isMember: signature.isMember)
        bodies[key] = definition.body
      }
    }
    return Library(bodies: bodies, functions: functions, members: members, custom: custom.union(added))
  }

  /// With the functions of a host. One that has the name, kind and arity of a known one takes its place
  /// for values that fit its signatures.
  func adding(_ functions: [CELFunction]) throws -> Library {
    var library = self
    for function in functions {
      let signatures = try function.signatures.map(Signature.init)
      for group in Dictionary(
        grouping: signatures, by: { Key(name: $0.name, arity: $0.parameters.count, isMember: $0.isMember) })
      {
        let before = library.bodies[group.key]
        let overloads = group.value.map(\.parameters)
        let body: Body = .many { values, frame in
          if overloads.contains(where: { zip(values, $0).allSatisfy { accepts($1, $0) } }) {
            return try function.body(values)
          }
          switch before {
          case .one(let body): return try body(values[0], &frame)
          case .two(let body): return try body(values[0], values[1], &frame)
          case .many(let body): return try body(values, &frame)
          case nil: throw CELError.overload
          }
        }
        let texts = zip(signatures, function.signatures).filter { signature, _ in
          signature.parameters.count == group.key.arity && signature.name == group.key.name
            && signature.isMember == group.key.isMember
        }.map(\.1)
        library = try library.adding(
          [Definition(list: texts, body: body)], custom: [group.key.name])
      }
    }
    return library
  }
}

extension Library.Definition {
  init(list signatures: [String], body: Library.Body) {
    self.signatures = signatures
    self.body = body
  }
}

/// Whether a value may be passed where a type is asked for, judged by its outermost kind.
private func accepts(_ type: CELType, _ value: CELValue) -> Bool {
  switch (type, value) {
  case (.dyn, _), (.parameter, _), (.variable, _): true
  case (.list, .list), (.map, .map), (.optional, .optional), (.type, .type): true
  default: type.runtimeName == value.typeName
  }
}
