/// An upper estimate of the steps an expression takes and of the elements its value has.
struct CostEstimate {
  let limits: CELLimits
  private var sizes: [ObjectIdentifier: Double] = [:]

  init(limits: CELLimits) { self.limits = limits }

  mutating private func size(of local: Local, is size: Double) { sizes[ObjectIdentifier(local)] = size }

  func of(_ node: Node) -> (cost: Double, size: Double) {
    var copy = self
    return copy.estimate(node)
  }

  private mutating func estimate(_ node: Node) -> (cost: Double, size: Double) {
    switch node.kind {
    case .literal(.list(let list)): return (1, Double(list.count))
    case .literal(.map(let map)): return (1, Double(map.entries.count))
    case .literal(.string(let text)): return (1, Double(text.utf8.count))
    case .local(let local): return (1, sizes[ObjectIdentifier(local)] ?? limits.assumedSize)
    case .list(let items, _): return (1 + total(items), Double(items.count))
    case .map(let entries, _): return (1 + total(node.kind.children), Double(entries.count))
    case .choice(let condition, let yes, let no):
      let (a, b) = (estimate(yes), estimate(no))
      return (1 + estimate(condition).cost + max(a.cost, b.cost), max(a.size, b.size))
    case .loop(let loop):
      let range = estimate(loop.range)
      let body = loop.bodies.reduce(0) { $0 + estimate($1).cost }
      return (range.cost + range.size * (1 + body), range.size)
    case .bind(let local, let value, let body):
      let bound = estimate(value)
      size(of: local, is: bound.size)
      let rest = estimate(body)
      return (bound.cost + rest.cost, rest.size)
    case .block(let values, let body):
      var cost = 0.0
      for (local, value) in values {
        let bound = estimate(value)
        size(of: local, is: bound.size)
        cost += bound.cost
      }
      let rest = estimate(body)
      return (cost + rest.cost, rest.size)
    case .call("_+_", let arguments):
      let parts = arguments.map { estimate($0) }
      return (1 + parts.reduce(0) { $0 + $1.cost }, parts.reduce(0) { $0 + $1.size })
    case .call("lists.range", let arguments):
      guard case .literal(.int(let count)) = arguments.first?.kind else { break }
      return (1, max(0, Double(count)))
    default: break
    }
    return (1 + total(node.kind.children), limits.assumedSize)
  }

  private mutating func total(_ nodes: [Node]) -> Double { nodes.reduce(0) { $0 + estimate($1).cost } }
}
