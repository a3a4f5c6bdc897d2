extension Compiler {
  /// Code of a macro that goes through a list or map.
  mutating func loop(_ loop: Loop) throws -> ValueCode {
    let range = try value(loop.range)
    let each = Iteration(loop)
    let condition = try loop.condition.map { try bool($0) }
    switch loop.kind {
    case .all, .exists: return try quantifier(range, each, try bool(loop.body), stopAt: loop.kind == .exists)
    case .existsOne:
      let body = try bool(loop.body)
      return { frame in
        var count = 0
        try each.run(try range(&frame), &frame) { _, frame in
          if try body(&frame) { count += 1 }
          return true
        }
        return .bool(count == 1)
      }
    case .filter:
      let body = try bool(loop.body)
      return { frame in
        var result: [CELValue] = []
        try each.run(try range(&frame), &frame) { item, frame in
          if try body(&frame) { result.append(item) }
          return true
        }
        return .list(result)
      }
    case .list:
      let body = try value(loop.body)
      return { frame in
        var result: [CELValue] = []
        try each.run(try range(&frame), &frame) { _, frame in
          if try condition?(&frame) ?? true { result.append(try body(&frame)) }
          return true
        }
        return .list(result)
      }
    case .sort:
      let body = try value(loop.body)
      return { frame in
        let list = try range(&frame)
        guard case .list(let items) = list else { throw CELError.overload }
        var keys: [CELValue] = []
        try each.run(list, &frame) { _, frame in
          keys.append(try body(&frame))
          return true
        }
        return .list(try sorted(items, by: keys, &frame))
      }
    case .transformMap:
      let body = try value(loop.body)
      let key = loop.first.slot
      return { frame in
        var entries: [(key: CELValue, value: CELValue)] = []
        try each.run(try range(&frame), &frame) { _, frame in
          if try condition?(&frame) ?? true { entries.append((frame.locals[key], try body(&frame))) }
          return true
        }
        return .map(try CELMap(entries))
      }
    case .transformMapEntry:
      let body = try value(loop.body)
      return { frame in
        var entries: [(key: CELValue, value: CELValue)] = []
        try each.run(try range(&frame), &frame) { _, frame in
          guard try condition?(&frame) ?? true else { return true }
          guard case .map(let map) = try body(&frame) else { throw CELError.overload }
          try frame.charge(elements: map.entries.count)
          entries += map.entries
          return true
        }
        return .map(try CELMap(entries))
      }
    }
  }

  /// `exists` if it stops at true, `all` if at false. An error counts only if no element decides.
  private func quantifier(
    _ range: @escaping ValueCode, _ each: Iteration, _ body: @escaping BoolCode, stopAt end: Bool
  ) throws -> ValueCode {
    { frame in
      var failure: (any Error)?
      var found = false
      try each.run(try range(&frame), &frame) { _, frame in
        do {
          if try body(&frame) == end {
            found = true
            return false
          }
        } catch {
          try frame.absorb(error)
          failure = failure ?? error
        }
        return true
      }
      if found { return .bool(end) }
      if let failure { throw failure }
      return .bool(!end)
    }
  }
}

/// Steps through a list's elements or a map's entries, setting the loop's variables.
private struct Iteration {
  let first: Int
  let second: Int?
  /// Steps one iteration is charged.
  let weight: Int

  init(_ loop: Loop) {
    first = loop.first.slot
    second = loop.second?.slot
    weight = loop.bodies.reduce(1) { $0 + nodeCount($1) / 4 }
  }

  /// Calls `body` with the element, or the map's key, until it answers false.
  @inline(__always)
  func run(_ range: CELValue, _ frame: inout Frame, _ body: (CELValue, inout Frame) throws -> Bool) throws {
    switch range {
    case .list(let items):
      for (place, item) in items.enumerated() {
        try frame.charge(weight)
        if let second {
          frame.locals[first] = .int(Int64(place))
          frame.locals[second] = item
        } else {
          frame.locals[first] = item
        }
        if !(try body(item, &frame)) { return }
      }
    case .map(let map):
      for entry in map.entries {
        try frame.charge(weight)
        frame.locals[first] = entry.key
        if let second { frame.locals[second] = entry.value }
        if !(try body(entry.key, &frame)) { return }
      }
    default: throw CELError.overload
    }
  }
}

/// Parts of an expression, itself included.
private func nodeCount(_ node: Node) -> Int { node.kind.children.reduce(1) { $0 + nodeCount($1) } }
