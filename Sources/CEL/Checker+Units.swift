extension Checker {
  /// The type of an operator of which an operand has a unit; nil where the general rules hold.
  mutating func unitOperator(_ node: Node, _ name: String, _ arguments: [Node], _ found: [CELType]) -> CELType? {
    guard !units.isEmpty, let mark = Checker.marks[name] else { return nil }
    let types = found.map { unifier.resolve($0) }
    if types.count == 1 {
      guard let unit = units[types[0]] else { return nil }
      return unit.kind == .quantity ? types[0] : inapplicable(mark, unit, node)
    }
    guard types.count == 2 else { return nil }
    let sides = (Side(arguments[0], types[0], units[types[0]]), Side(arguments[1], types[1], units[types[1]]))
    if mark == "in" { return membership(node, sides.0, sides.1) }
    guard let unit = sides.0.unit ?? sides.1.unit else { return nil }
    let other = sides.0.unit == nil ? sides.0 : sides.1
    if let second = other.unit, second.name != unit.name, mark != "*" { return mixed(node, mark, sides.0, sides.1) }
    if unit.kind == .quantity { return quantity(node, mark, unit, sides.0, sides.1) }
    guard mark == "==" || mark == "!=" else { return inapplicable(mark, unit, node) }
    if other.unit != nil { return .bool }
    return agrees(other, unit) ? .bool : mixed(node, mark, sides.0, sides.1)
  }

  private static let marks = [
    "_+_": "+", "_-_": "-", "_*_": "*", "_/_": "/", "_%_": "%", "_<_": "<", "_<=_": "<=", "_>_": ">", "_>=_": ">=",
    "_==_": "==", "_!=_": "!=", "@in": "in", "-_": "-",
  ]

  private struct Side {
    let node: Node
    let type: CELType
    let unit: CELUnit?
    init(_ node: Node, _ type: CELType, _ unit: CELUnit?) {
      self.node = node
      self.type = type
      self.unit = unit
    }

    /// Not known before the run.
    var isOpen: Bool {
      switch type {
      case .dyn, .variable: true
      default: false
      }
    }
  }

  private mutating func quantity(_ node: Node, _ mark: String, _ unit: CELUnit, _ left: Side, _ right: Side) -> CELType
  {
    let type = CELType.unit(unit.name)
    switch mark {
    case "*":
      if let second = right.unit, left.unit != nil {
        return mismatch("'*' multiplies \(unit.name) by \(second.name): one of them must be a plain int", node)
      }
      return isCount(left.unit == nil ? left : right) ? type : general(node, mark, left, right)
    case "/":
      guard left.unit != nil else { return general(node, mark, left, right) }
      if right.unit != nil { return .int }
      if case .dyn = right.type { return .dyn }
      return isCount(right) ? type : general(node, mark, left, right)
    case "%":
      return left.unit != nil && right.unit == nil && isCount(right) ? type : general(node, mark, left, right)
    default:
      let other = left.unit == nil ? left : right
      guard other.unit != nil || agrees(other, unit) else { return mixed(node, mark, left, right) }
      return mark == "+" || mark == "-" ? type : .bool
    }
  }

  private mutating func isCount(_ side: Side) -> Bool { unifier.assign([side.type], to: [.int]) }

  /// Whether a side that has no unit may stand beside one that has.
  private mutating func agrees(_ side: Side, _ unit: CELUnit) -> Bool {
    if side.isOpen { return unifier.assign([side.type], to: [.unit(unit.name)]) }
    guard unit.kind == .words, case .literal(.string(let text)) = side.node.kind else { return false }
    word(text, unit, side.node)
    return true
  }

  private mutating func word(_ text: String, _ unit: CELUnit, _ node: Node) {
    guard let words = unit.words, !words.contains(text) else { return }
    let near = nearest(text, words).map { "; did you mean \"\($0)\"?" } ?? ""
    faults.append(Fault("no such word \"\(text.prefix(64))\" of \(unit.name)" + near, node.offset))
  }

  /// `in`; a list written out may hold words as literals.
  private mutating func membership(_ node: Node, _ item: Side, _ range: Side) -> CELType? {
    guard case .list(let content) = range.type else { return nil }
    let type = unifier.resolve(content)
    let within = Side(range.node, type, units[type])
    guard let unit = item.unit ?? within.unit else { return nil }
    if unit.name == item.unit?.name, unit.name == within.unit?.name { return nil }
    if item.unit != nil, within.isOpen || within.unit != nil {
      return within.isOpen ? nil : mixed(node, "in", item, within)
    }
    if item.unit == nil { return agrees(item, unit) ? .bool : mixed(node, "in", item, within) }
    guard case .list(let items, _) = range.node.kind else { return mixed(node, "in", item, within) }
    if unit.kind == .words, items.allSatisfy({ if case .literal(.string) = $0.kind { true } else { false } }) {
      for item in items { if case .literal(.string(let text)) = item.kind { word(text, unit, item) } }
      return .bool
    }
    return mixed(node, "in", item, Side(items.first ?? range.node, type, nil))
  }

  /// The fault of two sides that do not go together, with what would make them.
  private mutating func mixed(_ node: Node, _ mark: String, _ left: Side, _ right: Side) -> CELType {
    let verb = ["+", "-", "/", "%"].contains(mark) ? "combines" : "compares"
    return mismatch("'\(mark)' \(verb) \(title(left)) with \(title(right))" + advice(left, right), node)
  }

  private mutating func general(_ node: Node, _ mark: String, _ left: Side, _ right: Side) -> CELType {
    mismatch("'\(mark)' does not go with \(title(left)) and \(title(right))", node)
  }

  private mutating func inapplicable(_ mark: String, _ unit: CELUnit, _ node: Node) -> CELType {
    mismatch("'\(mark)' does not go with \(unit.name): only ==, != and in do", node)
  }

  private func title(_ side: Side) -> String {
    if let unit = side.unit { return unit.name }
    switch side.type {
    case .int: return "a plain int"
    case .string: return "a string"
    default: return show(side.type)
    }
  }

  private func advice(_ left: Side, _ right: Side) -> String {
    if let a = left.unit, let b = right.unit {
      let name =
        converts(right.type, to: a.name) ? a.name : converts(left.type, to: b.name) ? b.name : nil
      return name.map { ": convert one of them, as in \($0)(x)" } ?? ""
    }
    guard let unit = left.unit ?? right.unit else { return "" }
    let other = left.unit == nil ? left : right
    if unit.kind == .words, other.type == .string {
      guard let words = unit.words, !words.isEmpty else { return ": write a word in quotes" }
      return ": write one of " + words.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
        + (words.count > 5 ? ", ..." : "")
    }
    return converts(other.type, to: unit.name) ? ": write \(unit.name)(\(snippet(other.node)))" : ""
  }

  /// Whether there is a function named as the unit that takes such a value.
  private func converts(_ type: CELType, to unit: String) -> Bool {
    environment.library.signatures(unit, isMember: false).contains {
      $0.parameters == [type] && $0.result == .unit(unit)
    }
  }

  /// A short part of the expression as its author wrote it; `x` for a longer one.
  private func snippet(_ node: Node) -> String {
    switch node.kind {
    case .literal(.int(let value)): "\(value)"
    case .variable(let slot): environment.variables[slot].name
    case .local(let local): local.name
    default: "x"
    }
  }

  /// Reports values that stand side by side and would be confused at run time: fen beside yuan, fen beside int.
  mutating func joinable(_ a: (Node, CELType?), _ b: (Node, CELType), in place: String, at node: Node) {
    guard !units.isEmpty, let first = a.1 else { return }
    let (x, y) = (unifier.resolve(first), unifier.resolve(b.1))
    guard x != y, units.lowered(x) == units.lowered(y) else { return }
    let sides = (Side(a.0, x, units[x]), Side(b.0, y, units[y]))
    let text = "\(place) mixes \(title(sides.0)) with \(title(sides.1))" + advice(sides.0, sides.1)
    faults.append(Fault(text, node.offset))
  }

  /// Reports functions of which it shows only at run time, when units are gone, which one is meant.
  mutating func tellApart(_ node: Node, _ name: String, _ matches: [Signature]) {
    guard !units.isEmpty, matches.count > 1 else { return }
    for (place, a) in matches.enumerated() {
      for b in matches[..<place] where a.host != nil && a.host?.number != b.host?.number {
        guard a.parameters != b.parameters, a.host?.runtimeParameters == b.host?.runtimeParameters else { continue }
        let both = [b, a].map { "(\($0.parameters.map(\.description).joined(separator: ", ")))" }
        faults.append(
          Fault(
            "'\(name)' may mean \(name)\(both[0]) or \(name)\(both[1]): the argument's type is not known", node.offset)
        )
        return
      }
    }
  }
}
