extension Compiler {
  /// Code for a condition; a value that is no bool is an error.
  mutating func bool(_ node: Node) throws -> BoolCode {
    switch node.kind {
    case .literal(.bool(let value)): return { _ in value }
    case .variable(let slot):
      let name = environment.variables[slot].name
      return { frame in
        if case .bool(let value) = frame.variables[slot] { return value }
        throw wrong(frame.variables[slot], name: name)
      }
    case .bind(let local, let bound, let body):
      try define(local, bound)
      let slot = local.slot
      let body = try bool(body)
      return { frame in
        frame.locals[slot] = .absent
        return try body(&frame)
      }
    case .and(let parts): return try logic(parts, absorbing: false)
    case .or(let parts): return try logic(parts, absorbing: true)
    case .has(let operand, let field):
      let operand = try value(operand)
      return { frame in try isPresent(try operand(&frame), field) }
    case .call("!_", let arguments) where arguments.count == 1:
      let operand = try bool(arguments[0])
      return { frame in !(try operand(&frame)) }
    case .call(let name, let arguments) where arguments.count == 2 && isBoolOperator(name):
      return try relation(name, arguments[0], arguments[1])
    case .choice(let condition, let yes, let no):
      let condition = try bool(condition)
      let yes = try bool(yes)
      let no = try bool(no)
      return { frame in try condition(&frame) ? try yes(&frame) : try no(&frame) }
    default:
      let code = try value(node)
      return { frame in
        guard case .bool(let value) = try code(&frame) else { throw CELError.overload }
        return value
      }
    }
  }

  /// && (|| if `absorbing`): the absorbing value wins over an error of any other operand.
  private mutating func logic(_ parts: [Node], absorbing: Bool) throws -> BoolCode {
    let code = try parts.map { try bool($0) }
    if code.count == 2 {
      let (a, b) = (code[0], code[1])
      return { frame in
        let left: Bool
        do { left = try a(&frame) } catch {
          try frame.absorb(error)
          if try b(&frame) == absorbing { return absorbing }
          throw error
        }
        return left == absorbing ? absorbing : try b(&frame)
      }
    }
    return { frame in
      var failure: (any Error)?
      for part in code {
        do { if try part(&frame) == absorbing { return absorbing } } catch {
          try frame.absorb(error)
          failure = failure ?? error
        }
      }
      if let failure { throw failure }
      return !absorbing
    }
  }

  private mutating func relation(_ name: String, _ left: Node, _ right: Node) throws -> BoolCode {
    if name == "@in" { return try membership(left, right) }
    if isCertain(left, .int), isCertain(right, .int) {
      return try compareInts(name, left, right)
    }
    if isCertain(left, .timestamp), isCertain(right, .timestamp), let code = compareTimes(name, left, right) {
      return code
    }
    if isCertain(left, .double), isCertain(right, .double) {
      return compare(name, Computed(code: try double(left)), Computed(code: try double(right)))
    }
    if name == "_==_" || name == "_!=_", case .literal(.string(let literal)) = right.kind {
      let wanted = name == "_==_"
      let text = TextLiteral(literal)
      if case .variable(let slot) = left.kind {
        let name = environment.variables[slot].name
        return { frame in
          if case .string(let x) = frame.variables[slot] { return text.equals(x) == wanted }
          if case .absent = frame.variables[slot] { throw wrong(.absent, name: name) }
          return !wanted
        }
      }
      let a = try value(left)
      return { frame in
        guard case .string(let x) = try a(&frame) else { return !wanted }
        return text.equals(x) == wanted
      }
    }
    let a = try value(left)
    let b = try value(right)
    switch name {
    case "_==_", "_!=_":
      let wanted = name == "_==_"
      return { frame in
        let x = try a(&frame)
        let y = try b(&frame)
        return try equal(x, y, &frame) == wanted
      }
    default:
      let (less, equal, greater) = (name.hasPrefix("_<"), name.hasSuffix("=_"), name.hasPrefix("_>"))
      return { frame in
        let x = try a(&frame)
        try chargeText(x, &frame)
        // NaN is in no order with anything.
        guard let order = try celCompare(x, try b(&frame)) else { return false }
        return order < 0 ? less : order == 0 ? equal : greater
      }
    }
  }

  /// `in`: a constant list of many keys is searched by hash, one of few texts without a look at their types.
  private mutating func membership(_ item: Node, _ range: Node) throws -> BoolCode {
    let literals: [TextLiteral]? =
      if case .literal(.list(let list)) = range.kind, list.count <= 8 {
        list.allSatisfy({ if case .string = $0 { true } else { false } })
          ? list.compactMap { if case .string(let text) = $0 { TextLiteral(text) } else { nil } } : nil
      } else { nil }
    if let literals, case .variable(let slot) = item.kind {
      let name = environment.variables[slot].name
      return { frame in
        if case .string(let x) = frame.variables[slot] {
          for literal in literals where literal.equals(x) { return true }
          return false
        }
        if case .absent = frame.variables[slot] { throw wrong(.absent, name: name) }
        return false
      }
    }
    let a = try value(item)
    if let literals {
      return { frame in
        guard case .string(let x) = try a(&frame) else { return false }
        for literal in literals where literal.equals(x) { return true }
        return false
      }
    }
    if case .literal(.list(let list)) = range.kind, list.count > 8, list.allSatisfy(CELMap.Key.isKeyType) {
      let keys = Set(list.compactMap(CELMap.Key.init))
      return { frame in CELMap.Key(try a(&frame)).map(keys.contains) ?? false }
    }
    let b = try value(range)
    return { frame in
      let x = try a(&frame)
      switch try b(&frame) {
      case .list(let list):
        try frame.charge(elements: list.count)
        return try list.contains { try equal($0, x, &frame) }
      case .map(let map): return map[x] != nil
      default: throw CELError.overload
      }
    }
  }
}
