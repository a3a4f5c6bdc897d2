/// Infers the type of every part and reports parts that do not fit together.
struct Checker {
  let environment: CELEnvironment
  var faults: [Fault] = []
  var unifier = Unifier()
  var units: Units { environment.units }
  private var checkedNodes: [Node] = []
  private var locals: [Local] = []

  init(environment: CELEnvironment) { self.environment = environment }

  /// The type of the whole. Its parts are left with the types their values have at run time.
  mutating func check(_ root: Node) -> CELType {
    let found = infer(root)
    let type = unifier.resolve(found, final: true)
    for node in checkedNodes { node.type = units.lowered(unifier.resolve(node.type, final: true)) }
    for local in locals { local.type = units.lowered(unifier.resolve(local.type, final: true)) }
    return type
  }

  private mutating func infer(_ node: Node) -> CELType {
    node.type = kind(node)
    checkedNodes.append(node)
    return node.type
  }

  private mutating func kind(_ node: Node) -> CELType {
    switch node.kind {
    case .literal(let value):
      if case .type(let name) = value { return .type((try? SignatureReader.type(name)) ?? .dyn) }
      return value.staticType
    case .name, .unknown: return .dyn
    case .variable(let slot): return environment.variables[slot].type
    case .local(let local): return local.type
    case .field(_, _, _): return node.type
    case .select(let operand, let field, let optional): return select(node, operand, field, optional: optional)
    case .has(let operand, let field):
      _ = select(node, operand, field, optional: false, test: true)
      return .bool
    case .index(let operand, let index, let optional): return self.index(node, operand, index, optional)
    case .call(let name, let arguments):
      let types = arguments.map { infer($0) }
      return unitOperator(node, name, arguments, types) ?? overload(node, name, types, isMember: false)
    case .member(let target, let name, let arguments):
      let types = [infer(target)] + arguments.map { infer($0) }
      return overload(node, name, types, isMember: true)
    case .list(let items, let optional):
      var common: CELType?
      for (place, item) in items.enumerated() {
        let type = element(item, unwrap: optional.contains(place))
        joinable((items[0], common), (item, type), in: "the list", at: item)
        common = unifier.join(common, type)
      }
      return .list(common ?? unifier.fresh())
    case .map(let entries, let optional):
      var key: CELType?
      var value: CELType?
      for (place, entry) in entries.enumerated() {
        let (from, to) = (infer(entry.key), element(entry.value, unwrap: optional.contains(place)))
        joinable((entries[0].key, key), (entry.key, from), in: "the map", at: entry.key)
        joinable((entries[0].value, value), (entry.value, to), in: "the map", at: entry.value)
        key = unifier.join(key, from)
        value = unifier.join(value, to)
      }
      return .map(key ?? unifier.fresh(), value ?? unifier.fresh())
    case .record(let name, let fields, let optional):
      for (place, field) in fields.enumerated() {
        let type = element(field.value, unwrap: optional.contains(place))
        guard let record = environment.records[name], let slot = record.slot(field.name) else {
          undefined(field.name, name, field.value.offset)
          continue
        }
        expect(type, units.declared(record.fields[slot].type), field.value)
      }
      return .record(name)
    case .and(let parts), .or(let parts):
      for part in parts { expect(infer(part), .bool, part) }
      return .bool
    case .choice(let condition, let yes, let no):
      expect(infer(condition), .bool, condition)
      let (a, b) = (infer(yes), infer(no))
      let before = faults.count
      joinable((yes, a), (no, b), in: "'?:'", at: node)
      if faults.count > before { return .dyn }
      guard unifier.assign([a], to: [b]) else {
        return mismatch("no matching overload for '_?_:_' applied to '(bool, \(show(a)), \(show(b)))'", node)
      }
      return unifier.join(a, b)
    case .loop(let loop): return self.loop(loop)
    case .bind(let local, let value, let body):
      declare(local, infer(value))
      return infer(body)
    case .block(let values, let body):
      for (local, value) in values { declare(local, infer(value)) }
      return infer(body)
    case .optionalMap(let target, let local, let body, let flat):
      let content = unifier.fresh()
      expect(infer(target), .optional(content), target)
      declare(local, unifier.resolve(content))
      let result = infer(body)
      guard flat else { return .optional(result) }
      expect(result, .optional(unifier.fresh()), body)
      return result
    }
  }

  private mutating func declare(_ local: Local, _ type: CELType) {
    local.type = type
    locals.append(local)
  }

  private mutating func element(_ node: Node, unwrap: Bool) -> CELType {
    let type = infer(node)
    guard unwrap else { return type }
    let content = unifier.fresh()
    expect(type, .optional(content), node)
    return unifier.resolve(content)
  }

  private mutating func loop(_ loop: Loop) -> CELType {
    let found = infer(loop.range)
    let range = unifier.resolve(found)
    let key: CELType
    let value: CELType
    switch range {
    case .list(let item): (key, value) = loop.second == nil ? (item, .dyn) : (.int, item)
    case .map(let from, let to): (key, value) = (from, to)
    case .dyn, .variable: (key, value) = (.dyn, .dyn)
    default:
      let text =
        "expression of type '\(show(range))' cannot be range of a comprehension (must be list, map, or dynamic)"
      faults.append(Fault(text, loop.range.offset))
      (key, value) = (.dyn, .dyn)
    }
    declare(loop.first, key)
    if let second = loop.second { declare(second, value) }
    if let condition = loop.condition { expect(infer(condition), .bool, condition) }
    let body = infer(loop.body)
    switch loop.kind {
    case .all, .exists, .existsOne:
      expect(body, .bool, loop.body)
      return .bool
    case .filter:
      expect(body, .bool, loop.body)
      return .list(key)
    case .list: return .list(body)
    case .sort: return range
    case .transformMap:
      return .map(loop.second == nil || key != .int ? key : .int, body)
    case .transformMapEntry:
      let (from, to) = (unifier.fresh(), unifier.fresh())
      expect(body, .map(from, to), loop.body)
      return .map(unifier.resolve(from), unifier.resolve(to))
    }
  }

  private mutating func select(
    _ node: Node, _ operand: Node, _ field: String, optional: Bool, test: Bool = false
  ) -> CELType {
    let found = infer(operand)
    var type = unifier.resolve(found)
    var wraps = optional
    if case .optional(let content) = type {
      type = unifier.resolve(content)
      wraps = true
    }
    var result: CELType
    switch type {
    case .map(_, let value): result = value
    case .record(let name):
      guard let record = environment.records[name], let slot = record.slot(field) else {
        undefined(field, name, node.offset)
        return .dyn
      }
      result = units.declared(record.fields[slot].type)
      if !wraps, !test { node.kind = .field(operand, field: field, slot: slot) }
    case .dyn, .variable: result = .dyn
    default: return mismatch("type '\(show(type))' does not support field selection", node)
    }
    // An optional field of an optional value is not optional twice.
    if wraps, case .optional = result, !optional { return result }
    if wraps { result = .optional(result) }
    return result
  }

  private mutating func index(_ node: Node, _ operand: Node, _ index: Node, _ optional: Bool) -> CELType {
    let found = infer(operand)
    var type = unifier.resolve(found)
    let at = infer(index)
    var wraps = optional
    if case .optional(let content) = type {
      type = unifier.resolve(content)
      wraps = true
    }
    let result: CELType
    switch type {
    case .list(let item):
      if !unifier.assign([at], to: [.int]) { return noOverload(node, "_[_]", [type, at], isMember: false) }
      result = item
    case .map(let key, let value):
      if !unifier.assign([at], to: [key]) { return noOverload(node, "_[_]", [type, at], isMember: false) }
      result = value
    case .dyn, .variable: result = .dyn
    default: return noOverload(node, "_[_]", [type, at], isMember: false)
    }
    return wraps ? .optional(result) : result
  }

  private mutating func overload(_ node: Node, _ name: String, _ types: [CELType], isMember: Bool) -> CELType {
    var result: CELType?
    var matches: [Signature] = []
    for signature in environment.library.signatures(name, isMember: isMember) {
      let (parameters, returned) = unifier.instantiate(signature)
      guard unifier.assign(types, to: parameters) else { continue }
      let type = unifier.resolve(returned)
      result = result.map { $0 == type ? $0 : .dyn } ?? type
      matches.append(signature)
    }
    node.host = matches.count == 1 ? matches[0].host : nil
    tellApart(node, name, matches)
    return result ?? noOverload(node, name, types, isMember: isMember)
  }

  private mutating func noOverload(_ node: Node, _ name: String, _ types: [CELType], isMember: Bool) -> CELType {
    let shown = types.map(show)
    let call =
      isMember
      ? "\(shown[0]).(\(shown.dropFirst().joined(separator: ", ")))" : "(\(shown.joined(separator: ", ")))"
    return mismatch("found no matching overload for '\(name)' applied to '\(call)'", node)
  }

  mutating func mismatch(_ message: String, _ node: Node) -> CELType {
    faults.append(Fault(message, node.offset))
    return .dyn
  }

  private mutating func expect(_ type: CELType, _ wanted: CELType, _ node: Node) {
    if unifier.assign([type], to: [wanted]) { return }
    faults.append(Fault("expected type '\(show(wanted))' but found '\(show(type))'", node.offset))
  }

  private mutating func undefined(_ field: String, _ record: String, _ offset: Int) {
    if faults.count >= 20 { return }
    let known = environment.records[record]?.fields.map(\.name) ?? []
    faults.append(Fault("undefined field '\(field)' of '\(record)'" + suggestion(field, known), offset))
  }

  func show(_ type: CELType) -> String { unifier.resolve(type, final: true).description }
}
