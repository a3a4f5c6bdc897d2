/// Finds what each name means: a local, a variable's slot, a type, a function. Changes the tree in place.
struct Resolver {
  let environment: CELEnvironment
  /// Unknown names are faults; unchecked, they become errors of evaluation.
  let checked: Bool
  private(set) var faults: [Fault] = []
  /// Locals of the whole expression.
  private(set) var localCount = 0
  private var scope: [Local] = []

  init(environment: CELEnvironment, checked: Bool) {
    self.environment = environment
    self.checked = checked
  }

  mutating func resolve(_ node: Node) {
    switch node.kind {
    case .literal, .variable, .local, .field, .unknown: break
    case .name(let name):
      if let local = local(name) {
        node.kind = .local(local)
      } else if let known = global(name) {
        node.kind = known
      } else {
        undeclared(node, name)
      }
    case .select(let operand, let field, let optional):
      if !optional, let name = qualifiedName(node), let known = global(name) {
        node.kind = known
      } else if let name = qualifiedName(operand), checked, global(name) == nil, !isName(operand),
        isUndeclared(operand)
      {
        undeclared(operand, name)
      } else {
        resolve(operand)
        node.kind = .select(operand, field: field, optional: optional)
      }
    case .has(let operand, _): resolve(operand)
    case .index(let operand, let index, _):
      resolve(operand)
      resolve(index)
    case .call(let name, let arguments):
      arguments.forEach { resolve($0) }
      guard let found = environment.candidates(name).first(where: environment.library.isFunction) else {
        undeclared(node, name.hasPrefix(".") ? String(name.dropFirst()) : name, isFunction: true)
        return
      }
      node.kind = .call(found, arguments)
    case .member(let target, let name, let arguments): member(node, target, name, arguments)
    case .list(let items, _), .and(let items), .or(let items): items.forEach { resolve($0) }
    case .map(let entries, _):
      for entry in entries {
        resolve(entry.key)
        resolve(entry.value)
      }
    case .record(let name, let fields, let optional):
      fields.forEach { resolve($0.value) }
      guard let found = environment.candidates(name).first(where: { environment.records[$0] != nil }) else {
        undeclared(node, name)
        return
      }
      node.kind = .record(found, fields, optional: optional)
    case .choice(let condition, let yes, let no): [condition, yes, no].forEach { resolve($0) }
    case .loop(let loop):
      resolve(loop.range)
      within([loop.first] + (loop.second.map { [$0] } ?? [])) { own in loop.bodies.forEach { own.resolve($0) } }
    case .bind(let local, let value, let body):
      resolve(value)
      local.value = value
      within([local]) { $0.resolve(body) }
    case .block(let values, let body):
      // Each value sees those before it.
      let depth = scope.count
      for (local, value) in values {
        resolve(value)
        local.value = value
        declare(local)
      }
      resolve(body)
      scope.removeLast(scope.count - depth)
    case .optionalMap(let target, let local, let body, _):
      resolve(target)
      within([local]) { $0.resolve(body) }
    }
  }

  private mutating func member(_ node: Node, _ target: Node, _ name: String, _ arguments: [Node]) {
    arguments.forEach { resolve($0) }
    if let space = qualifiedName(target) {
      let found = environment.candidates(space + "." + name).first(where: environment.library.isFunction)
      if let found {
        node.kind = .call(found, arguments)
        return
      }
    }
    resolve(target)
    if !environment.library.isMember(name) {
      if checked {
        undeclared(node, name, isFunction: true)
      } else {
        // The target's own error comes first.
        node.kind = .member(target, name, arguments)
      }
    }
  }

  private mutating func within(_ locals: [Local], _ body: (inout Resolver) -> Void) {
    locals.forEach { declare($0) }
    body(&self)
    scope.removeLast(locals.count)
  }

  /// Every local has a slot of its own: the value of a `bind` runs when it is needed, amid the loops of its body.
  private mutating func declare(_ local: Local) {
    local.slot = localCount
    localCount += 1
    scope.append(local)
  }

  private func local(_ name: String) -> Local? { scope.last { $0.name == name } }

  private func isName(_ node: Node) -> Bool { if case .name = node.kind { true } else { false } }

  /// True if the chain of selections starts with a name that nothing declares.
  private func isUndeclared(_ node: Node) -> Bool {
    switch node.kind {
    case .name(let name): local(name) == nil && global(name) == nil
    case .select(let of, _, _):
      qualifiedName(node).map { global($0) == nil } ?? false && isUndeclared(of)
    default: false
    }
  }

  /// `a.b.c` of a chain of plain selections; nil if it starts with a local.
  private func qualifiedName(_ node: Node) -> String? {
    switch node.kind {
    case .name(let name): local(name) == nil ? name : nil
    case .select(let of, let field, false): qualifiedName(of).map { $0 + "." + field }
    default: nil
    }
  }

  private func global(_ name: String) -> Node.Kind? {
    for candidate in environment.candidates(name) {
      if let slot = environment.slots[candidate] { return .variable(slot: slot) }
      if environment.records[candidate] != nil || Resolver.typeNames.contains(candidate) {
        return .literal(.type(candidate))
      }
    }
    return nil
  }

  static let typeNames: Set<String> = [
    "bool", "int", "uint", "double", "string", "bytes", "list", "map", "null_type", "type", "optional_type",
    "google.protobuf.Timestamp", "google.protobuf.Duration", "net.IP", "net.CIDR",
  ]

  private mutating func undeclared(_ node: Node, _ name: String, isFunction: Bool = false) {
    node.kind = .unknown(name)
    // Faults beyond the twentieth are not shown.
    guard checked, faults.count < 20 else { return }
    let known =
      isFunction
      ? environment.library.names : environment.variables.map(\.name) + scope.map(\.name) + environment.records.keys
    faults.append(
      Fault("undeclared reference to '\(name)'" + suggestion(name, known), node.offset))
  }
}

/// `, did you mean 'x'?` for the known name that is nearest to a wrong one; empty if none is near.
func suggestion(_ name: String, _ known: some Sequence<String>) -> String {
  nearest(name, known).map { ", did you mean '\($0)'?" } ?? ""
}

/// The known name that is nearest to a wrong one, nil if none is near.
func nearest(_ name: String, _ known: some Sequence<String>) -> String? {
  guard name.utf8.count <= 64 else { return nil }
  var best: (distance: Int, name: String)?
  for candidate in known where !candidate.isEmpty && !"_@!-".contains(candidate.first!) {
    let distance = editDistance(Array(name.lowercased().utf8), Array(candidate.lowercased().utf8))
    let isNearer = best.map { distance < $0.distance || (distance == $0.distance && candidate < $0.name) } ?? true
    if distance <= max(1, name.utf8.count / 3), isNearer { best = (distance, candidate) }
  }
  return best?.name
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  if abs(a.count - b.count) > 21 { return Int.max }
  var rows = [Array(0...b.count)]
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var cost = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, rows[i - 1][j - 1] + 1) }
      row.append(cost)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
