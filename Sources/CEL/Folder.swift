/// Replaces parts that depend on no variable by their value. An error stays in place, to show when it is reached.
struct Folder {
  let environment: CELEnvironment

  mutating func fold(_ node: Node) -> Node {
    switch node.kind {
    case .literal, .name, .variable, .local, .unknown: break
    case .select(let of, let field, let optional): node.kind = .select(fold(of), field: field, optional: optional)
    case .has(let of, let field): node.kind = .has(fold(of), field: field)
    case .field(let of, let field, let slot): node.kind = .field(fold(of), field: field, slot: slot)
    case .index(let of, let at, let optional): node.kind = .index(fold(of), fold(at), optional: optional)
    case .call(let name, let arguments): node.kind = .call(name, arguments.map { fold($0) })
    case .member(let target, let name, let arguments):
      node.kind = .member(fold(target), name, arguments.map { fold($0) })
    case .list(let items, let optional): node.kind = .list(items.map { fold($0) }, optional: optional)
    case .map(let entries, let optional):
      node.kind = .map(entries.map { (fold($0.key), fold($0.value)) }, optional: optional)
    case .record(let name, let fields, let optional):
      node.kind = .record(name, fields.map { ($0.name, fold($0.value)) }, optional: optional)
    case .and(let parts): return logic(node, parts.map { fold($0) }, absorbing: false)
    case .or(let parts): return logic(node, parts.map { fold($0) }, absorbing: true)
    case .choice(let condition, let yes, let no):
      let condition = fold(condition)
      if case .literal(.bool(let holds)) = condition.kind { return fold(holds ? yes : no) }
      node.kind = .choice(condition, fold(yes), fold(no))
      return node
    case .loop(let loop):
      let folded = Loop(
        loop.kind, fold(loop.range), loop.first, loop.second, condition: loop.condition.map { fold($0) },
        body: fold(loop.body))
      node.kind = .loop(folded)
      return node
    case .bind(let local, let value, let body):
      let value = fold(value)
      local.value = value
      node.kind = .bind(local, value: value, body: fold(body))
      return node
    case .block(let values, let body):
      let folded = values.map { entry in
        let value = fold(entry.value)
        entry.local.value = value
        return (local: entry.local, value: value)
      }
      node.kind = .block(folded, body: fold(body))
      return node
    case .optionalMap(let target, let local, let body, let flat):
      node.kind = .optionalMap(fold(target), local, body: fold(body), flat: flat)
      return node
    }
    return evaluated(node)
  }

  private func logic(_ node: Node, _ parts: [Node], absorbing: Bool) -> Node {
    // `false && error` is false, in either order.
    for part in parts {
      if case .literal(.bool(absorbing)) = part.kind { return part }
    }
    node.kind = absorbing ? .or(parts) : .and(parts)
    return evaluated(node)
  }

  private func evaluated(_ node: Node) -> Node {
    let children = node.kind.children
    let isConstant = children.allSatisfy { if case .literal = $0.kind { true } else { false } }
    guard isConstant else { return node }
    switch node.kind {
    case .literal, .name, .variable, .local, .unknown: return node
    case .call(let name, _), .member(_, let name, _):
      if environment.library.isImpure(name), node.host?.isPure != true { return node }
    default: break
    }
    var compiler = Compiler(environment: environment)
    guard let code = try? compiler.value(node) else { return node }
    let nothing = UnsafeMutablePointer<CELValue>.allocate(capacity: 1)
    nothing.initialize(to: .absent)
    defer {
      nothing.deinitialize(count: 1)
      nothing.deallocate()
    }
    // Few steps, so that a folded value is small and compiling stays quick.
    var frame = Frame(variables: nothing, locals: nothing, steps: 2000)
    guard let value = try? code(&frame) else { return node }
    node.kind = .literal(value)
    return node
  }
}
