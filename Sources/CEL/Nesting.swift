/// How deep an evaluation may recurse and its values may nest. A local counts as deep as what it stands for, so
/// that a row of `cel.bind`, `cel.block` or `map` cannot pile up what no single part of the tree is.
struct Nesting {
  private var depths: [ObjectIdentifier: Int] = [:]

  mutating func of(_ node: Node) -> Int {
    switch node.kind {
    case .local(let local): return 1 + (depths[ObjectIdentifier(local)] ?? 0)
    case .loop(let loop):
      let range = of(loop.range)
      declare(loop.first, range)
      if let second = loop.second { declare(second, range) }
      return loop.bodies.reduce(1 + range) { max($0, 1 + of($1)) }
    case .bind(let local, let value, let body):
      let bound = of(value)
      declare(local, bound)
      return 1 + max(bound, of(body))
    case .block(let values, let body):
      var deepest = 0
      for (local, value) in values {
        let bound = of(value)
        declare(local, bound)
        deepest = max(deepest, bound)
      }
      return 1 + max(deepest, of(body))
    case .optionalMap(let target, let local, let body, _):
      let content = of(target)
      declare(local, content)
      return 1 + max(content, of(body))
    default: return node.kind.children.reduce(1) { max($0, 1 + of($1)) }
    }
  }

  private mutating func declare(_ local: Local, _ depth: Int) { depths[ObjectIdentifier(local)] = depth }
}
