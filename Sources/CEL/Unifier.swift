/// Finds type variables such that one type may stand where another is asked for.
struct Unifier {
  /// What each variable stands for, by its number.
  private var bound: [CELType?] = []
  /// What was bound before, to undo an attempt that failed.
  private var trail: [(number: Int, before: CELType?)] = []

  mutating func fresh() -> CELType {
    bound.append(nil)
    return .variable(bound.count - 1)
  }

  private mutating func set(_ number: Int, _ type: CELType) {
    trail.append((number, bound[number]))
    bound[number] = type
  }

  /// A signature with fresh variables for its type parameters.
  mutating func instantiate(_ signature: Signature) -> (parameters: [CELType], result: CELType) {
    var names: [String: CELType] = [:]
    let parameters = signature.parameters.map { replaceParameters($0, &names) }
    return (parameters, replaceParameters(signature.result, &names))
  }

  private mutating func replaceParameters(_ type: CELType, _ names: inout [String: CELType]) -> CELType {
    if case .parameter(let name) = type {
      if let known = names[name] { return known }
      let variable = fresh()
      names[name] = variable
      return variable
    }
    return type.map { replaceParameters($0, &names) }
  }

  /// The type with all found variables put in; with `final`, those not found become dyn.
  func resolve(_ type: CELType, final: Bool = false) -> CELType {
    if case .variable(let number) = type {
      guard let found = bound[number] else { return final ? .dyn : type }
      return resolve(found, final: final)
    }
    return type.map { resolve($0, final: final) }
  }

  /// Whether values of `types` may be passed where `formal` is asked for. Binds variables only if so.
  mutating func assign(_ types: [CELType], to formal: [CELType]) -> Bool {
    guard types.count == formal.count else { return false }
    trail.removeAll(keepingCapacity: true)
    for (type, wanted) in zip(types, formal) where !fits(type, wanted) {
      for (number, before) in trail.reversed() { bound[number] = before }
      return false
    }
    return true
  }

  /// The one type of elements that stand side by side.
  mutating func join(_ a: CELType?, _ b: CELType) -> CELType {
    guard let a else { return b }
    return assign([a], to: [b]) ? moreGeneral(a, b) : .dyn
  }

  private mutating func fits(_ type: CELType, _ wanted: CELType) -> Bool {
    if case .variable(let number) = wanted {
      if let answer = bind(number, type) { return answer }
      return false
    }
    if case .variable(let number) = type { return bind(number, wanted) ?? false }
    switch (type, wanted) {
    case (.dyn, _), (_, .dyn): return true
    case (.null, let other), (let other, .null):
      switch other {
      case .null, .opaque, .optional, .timestamp, .duration, .record: return true
      default: return false
      }
    case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)): return fits(a, b)
    case (.type, .type): return true
    case (.map(let a, let x), .map(let b, let y)): return fits(a, b) && fits(x, y)
    case (.opaque(let a, let x), .opaque(let b, let y)):
      return a == b && x.count == y.count && zip(x, y).allSatisfy { fits($0, $1) }
    default: return type == wanted
    }
  }

  /// Binds a variable to a type, or to the more general of it and what it had. Nil if it would contain itself.
  private mutating func bind(_ number: Int, _ type: CELType) -> Bool? {
    if type == .variable(number) { return true }
    if let found = bound[number] {
      if found == type { return true }
      guard fits(type, found) else { return false }
      let general = moreGeneral(type, found)
      if !occurs(number, general) { set(number, general) }
      return true
    }
    guard !occurs(number, type) else { return nil }
    set(number, type)
    return true
  }

  private func occurs(_ number: Int, _ type: CELType) -> Bool {
    switch type {
    case .variable(let other): other == number || bound[other].map { occurs(number, $0) } ?? false
    default: type.parts.contains { occurs(number, $0) }
    }
  }

  private func moreGeneral(_ a: CELType, _ b: CELType) -> CELType { isAsGeneral(a, b) ? a : b }

  private func isAsGeneral(_ a: CELType, _ b: CELType) -> Bool {
    switch (a, b) {
    case (.dyn, _), (.variable, _): true
    case (_, .dyn), (_, .variable): false
    case (.null, _): b == .null
    case (_, .null): true
    default:
      a.parts.count == b.parts.count && a.outline == b.outline
        && zip(a.parts, b.parts).allSatisfy { isAsGeneral($0, $1) }
    }
  }
}

extension CELType {
  /// The types a compound type is made of.
  var parts: [CELType] {
    switch self {
    case .list(let a), .optional(let a), .type(let a): [a]
    case .map(let a, let b): [a, b]
    case .opaque(_, let of): of
    default: []
    }
  }

  /// The type with its parts left out.
  var outline: CELType { map { _ in .dyn } }

  func map(_ change: (CELType) -> CELType) -> CELType {
    switch self {
    case .list(let a): .list(change(a))
    case .optional(let a): .optional(change(a))
    case .type(let a): .type(change(a))
    case .map(let a, let b): .map(change(a), change(b))
    case .opaque(let name, let of): .opaque(name, of.map(change))
    default: self
    }
  }
}
