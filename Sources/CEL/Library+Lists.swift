extension Library {
  static let listFunctions: [Definition] = [
    Definition(
      "lists.range(int) list(int)",
      body: .one { value, frame in
        guard case .int(let count) = value else { throw CELError.overload }
        try frame.charge(elements: Int(clamping: max(0, count)))
        return .list((0..<max(0, count)).map { .int($0) })
      }),
    Definition(
      "list(T)->slice(int, int) list(T)",
      body: .many { values, frame in
        guard case .list(let list) = values[0], case .int(let from) = values[1], case .int(let to) = values[2] else {
          throw CELError.overload
        }
        guard from >= 0, to >= 0 else { throw CELError("cannot slice(\(from), \(to)), negative indexes not supported") }
        guard from <= to else {
          throw CELError("cannot slice(\(from), \(to)), start index must be less than or equal to end index")
        }
        guard to <= list.count else { throw CELError("cannot slice(\(from), \(to)), list is length \(list.count)") }
        try frame.charge(elements: Int(to - from))
        return .list(Array(list[Int(from)..<Int(to)]))
      }),
    Definition(
      "list(list(T))->flatten() list(T)", "list(dyn)->flatten() list(dyn)",
      body: .one { list, frame in try flatten(list, 1, &frame) }),
    Definition(
      "list(dyn)->flatten(int) list(dyn)",
      body: .two { list, depth, frame in
        guard case .int(let depth) = depth else { throw CELError.overload }
        if depth < 0 { throw CELError("level must be non-negative") }
        return try flatten(list, depth, &frame)
      }),
    listEdit("list(T)->reverse() list(T)") { $0.reversed() },
    Definition(
      "list(T)->distinct() list(T)",
      body: .one { value, frame in
        guard case .list(let list) = value else { throw CELError.overload }
        var seen: Set<CELMap.Key> = []
        var result: [CELValue] = []
        for item in list {
          if let key = CELMap.Key(item) {
            try frame.charge()
            if seen.insert(key).inserted { result.append(item) }
          } else {
            try frame.charge(elements: result.count)
            if !(try result.contains { try equal($0, item, &frame) }) { result.append(item) }
          }
        }
        return .list(result)
      }),
    Definition(
      "list(T)->first() optional_type(T)",
      body: .one { value, _ in
        guard case .list(let list) = value else { throw CELError.overload }
        return .optional(CELOptional(list.first))
      }),
    Definition(
      "list(T)->last() optional_type(T)",
      body: .one { value, _ in
        guard case .list(let list) = value else { throw CELError.overload }
        return .optional(CELOptional(list.last))
      }),
    Definition(
      "list(T)->sort() list(T)",
      body: .one { value, frame in
        guard case .list(let list) = value else { throw CELError.overload }
        return .list(try sorted(list, by: list, &frame))
      }),
  ]

  static let setFunctions: [Definition] = [
    set("contains") { a, b, frame in try b.allSatisfy { try isIn(a, $0, &frame) } },
    set("equivalent") { a, b, frame in
      try a.allSatisfy { try isIn(b, $0, &frame) } && b.allSatisfy { try isIn(a, $0, &frame) }
    },
    set("intersects") { a, b, frame in try a.contains { try isIn(b, $0, &frame) } },
  ]

  private static func isIn(_ list: [CELValue], _ item: CELValue, _ frame: inout Frame) throws -> Bool {
    try frame.charge(elements: list.count)
    return try list.contains { try equal($0, item, &frame) }
  }

  private static func set(
    _ name: String, _ answer: @escaping @Sendable ([CELValue], [CELValue], inout Frame) throws -> Bool
  ) -> Definition {
    Definition(
      "sets.\(name)(list(T), list(T)) bool",
      body: .two { a, b, frame in
        guard case .list(let x) = a, case .list(let y) = b else { throw CELError.overload }
        return .bool(try answer(x, y, &frame))
      })
  }

  private static func listEdit(_ signature: String, _ change: @escaping @Sendable ([CELValue]) -> [CELValue])
    -> Definition
  {
    Definition(
      signature,
      body: .one { value, frame in
        // Texts have a function of this name too.
        if case .string(let text) = value { return .string(string(try scalars(text, &frame).reversed())) }
        guard case .list(let list) = value else { throw CELError.overload }
        try frame.charge(elements: list.count)
        return .list(change(list))
      })
  }

  private static func flatten(_ value: CELValue, _ depth: Int64, _ frame: inout Frame) throws -> CELValue {
    guard case .list(let list) = value else { throw CELError.overload }
    var result: [CELValue] = []
    try append(list, depth, &result, &frame)
    return .list(result)
  }

  private static func append(
    _ list: [CELValue], _ depth: Int64, _ result: inout [CELValue], _ frame: inout Frame
  ) throws {
    try frame.charge(elements: list.count)
    for item in list {
      if depth > 0, case .list(let inner) = item {
        try append(inner, depth - 1, &result, &frame)
      } else {
        result.append(item)
      }
    }
  }
}

/// Items in the ascending order of their keys, equal keys in their old order. Keys must be of one type that has an order.
func sorted(_ items: [CELValue], by keys: [CELValue], _ frame: inout Frame) throws -> [CELValue] {
  // n log n comparisons of at most one step each.
  let rounds = Int.bitWidth - items.count.leadingZeroBitCount
  try frame.charge(1 + items.count * rounds)
  for key in keys {
    if case .string(let text) = key { try frame.charge(bytes: text.utf8.count / 4 * rounds) }
  }
  if let first = keys.first {
    _ = try celCompare(first, first)
    guard keys.allSatisfy({ $0.typeName == first.typeName }) else {
      throw CELError("list elements must have the same type")
    }
  }
  let order = try keys.indices.sorted { a, b in
    // Merge sort keeps its invariants only with a total order: NaN comes first.
    let order = try celCompare(keys[a], keys[b]) ?? (isNaN(keys[a]) ? (isNaN(keys[b]) ? 0 : -1) : 1)
    return order != 0 ? order < 0 : a < b
  }
  return order.map { items[$0] }
}

private func isNaN(_ value: CELValue) -> Bool {
  if case .double(let x) = value { x.isNaN } else { false }
}
