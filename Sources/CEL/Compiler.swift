/// Turns a resolved tree into closures over slots.
struct Compiler {
  let environment: CELEnvironment
  /// Code of the values of `bind` and `block`, by the slot of their local.
  private(set) var lazyCode: [Int: ValueCode] = [:]

  init(environment: CELEnvironment) { self.environment = environment }

  /// Code for a value of any type. Throws `Fault`.
  mutating func value(_ node: Node) throws -> ValueCode {
    switch node.kind {
    case .literal(let value): return { _ in value }
    case .name(let name), .unknown(let name):
      return { _ in throw CELError("undeclared reference to '\(name)'") }
    case .variable(let slot):
      let name = environment.variables[slot].name
      return { frame in
        let value = frame.variables[slot]
        if case .absent = value { throw CELError("no such attribute: \(name)") }
        return value
      }
    case .local(let local):
      let slot = local.slot
      guard local.value != nil else { return { frame in frame.locals[slot] } }
      guard let code = lazyCode[slot] else { throw Fault("'\(local.name)' is used before its value", node.offset) }
      return { frame in
        if case .absent = frame.locals[slot] {
          try frame.charge()
          frame.locals[slot] = try code(&frame)
        }
        return frame.locals[slot]
      }
    case .field(let operand, let field, let slot): return try self.field(operand, field, slot)
    case .select(let operand, let field, let optional):
      let operand = try value(operand)
      if optional { return { frame in try optionalField(try operand(&frame), field) } }
      return { frame in try select(try operand(&frame), field) }
    case .index(let operand, let index, let optional):
      let operand = try value(operand)
      let index = try value(index)
      if optional {
        return { frame in
          let target = try operand(&frame)
          return try optionalElement(target, try index(&frame))
        }
      }
      return { frame in
        let target = try operand(&frame)
        return try element(target, try index(&frame))
      }
    case .call(let name, let arguments):
      if isBoolOperator(name) { return boxed(try bool(node)) }
      if let code = try typedArithmetic(node) { return code }
      return try call(name, arguments, isMember: false, at: node)
    case .member(let target, let name, let arguments):
      return try call(name, [target] + arguments, isMember: true, at: node)
    case .has, .and, .or: return boxed(try bool(node))
    case .list(let items, let optional): return try list(items, optional)
    case .map(let entries, let optional): return try map(entries, optional)
    case .record(let name, let fields, let optional): return try record(name, fields, optional, node.offset)
    case .choice(let condition, let yes, let no):
      let condition = try bool(condition)
      let yes = try value(yes)
      let no = try value(no)
      return { frame in try condition(&frame) ? try yes(&frame) : try no(&frame) }
    case .loop(let loop): return try self.loop(loop)
    case .bind(let local, let bound, let body):
      try define(local, bound)
      let slot = local.slot
      let body = try value(body)
      return { frame in
        frame.locals[slot] = .absent
        return try body(&frame)
      }
    case .block(let values, let body):
      for (local, bound) in values { try define(local, bound) }
      let slots = values.map(\.local.slot)
      let body = try value(body)
      return { frame in
        for slot in slots { frame.locals[slot] = .absent }
        return try body(&frame)
      }
    case .optionalMap(let target, let local, let body, let flat):
      let target = try value(target)
      let body = try value(body)
      let slot = local.slot
      return { frame in
        guard case .optional(let optional) = try target(&frame) else { throw CELError.overload }
        guard let content = optional.value else { return .optional(.none) }
        frame.locals[slot] = content
        let result = try body(&frame)
        guard flat else { return .optional(CELOptional(result)) }
        guard case .optional = result else { throw CELError.overload }
        return result
      }
    }
  }

  mutating func define(_ local: Local, _ bound: Node) throws { lazyCode[local.slot] = try value(bound) }

  private func boxed(_ code: @escaping BoolCode) -> ValueCode { { frame in .bool(try code(&frame)) } }

  func isBoolOperator(_ name: String) -> Bool {
    switch name {
    case "_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_", "!_", "@in": true
    default: false
    }
  }

  private mutating func field(_ operand: Node, _ field: String, _ slot: Int) throws -> ValueCode {
    let type = recordType(operand)
    if case .variable(let variable) = operand.kind {
      let name = environment.variables[variable].name
      return { frame in
        guard case .record(let record) = frame.variables[variable] else {
          throw wrong(frame.variables[variable], "no such attribute: \(name)")
        }
        return try fieldValue(record, type, slot, field)
      }
    }
    if case .local(let local) = operand.kind, local.value == nil {
      let place = local.slot
      return { frame in
        guard case .record(let record) = frame.locals[place] else { throw CELError.overload }
        return try fieldValue(record, type, slot, field)
      }
    }
    let operand = try value(operand)
    return { frame in
      guard case .record(let record) = try operand(&frame) else { throw CELError.overload }
      return try fieldValue(record, type, slot, field)
    }
  }

  /// The declared record type of an operand whose field has a slot.
  func recordType(_ operand: Node) -> CELRecordType? {
    if case .record(let name) = operand.type { environment.records[name] } else { nil }
  }

  private mutating func list(_ items: [Node], _ optional: Set<Int>) throws -> ValueCode {
    let code = try items.map { try value($0) }
    if optional.isEmpty {
      return { frame in
        try frame.charge(elements: code.count)
        var list: [CELValue] = []
        list.reserveCapacity(code.count)
        for item in code { list.append(try item(&frame)) }
        return .list(list)
      }
    }
    return { frame in
      try frame.charge(elements: code.count)
      var list: [CELValue] = []
      for (place, item) in code.enumerated() {
        let value = try item(&frame)
        guard optional.contains(place) else {
          list.append(value)
          continue
        }
        guard case .optional(let optional) = value else { throw CELError.overload }
        if let value = optional.value { list.append(value) }
      }
      return .list(list)
    }
  }

  private mutating func map(_ entries: [(key: Node, value: Node)], _ optional: Set<Int>) throws -> ValueCode {
    let code = try entries.map { (key: try value($0.key), value: try value($0.value)) }
    return { frame in
      try frame.charge(elements: code.count)
      var map: [(key: CELValue, value: CELValue)] = []
      map.reserveCapacity(code.count)
      for (place, entry) in code.enumerated() {
        let key = try entry.key(&frame)
        let value = try entry.value(&frame)
        guard optional.contains(place) else {
          map.append((key, value))
          continue
        }
        guard case .optional(let optional) = value else { throw CELError.overload }
        if let value = optional.value { map.append((key, value)) }
      }
      return .map(try CELMap(map))
    }
  }

  private mutating func record(
    _ name: String, _ fields: [(name: String, value: Node)], _ optional: Set<Int>, _ offset: Int
  ) throws -> ValueCode {
    guard let type = environment.records[name] else { throw Fault("undeclared reference to '\(name)'", offset) }
    let code = try fields.map { field in
      guard let slot = type.slot(field.name) else {
        throw Fault("undefined field '\(field.name)' of '\(name)'", offset)
      }
      return (slot: slot, value: try value(field.value))
    }
    return { frame in
      try frame.charge(elements: type.fields.count)
      var values = [CELValue](repeating: .absent, count: type.fields.count)
      for (place, field) in code.enumerated() {
        let value = try field.value(&frame)
        guard optional.contains(place) else {
          values[field.slot] = value
          continue
        }
        guard case .optional(let optional) = value else { throw CELError.overload }
        if let value = optional.value { values[field.slot] = value }
      }
      return .record(CELRecord(type, values))
    }
  }

  private mutating func call(_ name: String, _ arguments: [Node], isMember: Bool, at node: Node) throws -> ValueCode {
    let code = try arguments.map { try value($0) }
    let key = Library.Key(name: name, arity: code.count, isMember: isMember)
    if let special = try patternCall(name, arguments, code) { return special }
    if isMember, code.count == 2, name == "or" || name == "orValue" {
      let (a, b) = (code[0], code[1])
      return { frame in
        // The alternative is not even evaluated where there is a value.
        let value = try a(&frame)
        guard case .optional(let optional) = value else { throw CELError.overload }
        if let content = optional.value { return name == "or" ? value : content }
        let other = try b(&frame)
        if name == "or" { guard case .optional = other else { throw CELError.overload } }
        return other
      }
    }
    if let host = node.host { return hostCall(host, code, environment.library.bodies[key]) }
    switch environment.library.bodies[key] {
    case .one(let body):
      let a = code[0]
      return { frame in
        let x = try a(&frame)
        try frame.charge()
        return try body(x, &frame)
      }
    case .two(let body):
      let (a, b) = (code[0], code[1])
      return { frame in
        let x = try a(&frame)
        let y = try b(&frame)
        try frame.charge()
        return try body(x, y, &frame)
      }
    case .many(let body):
      return { frame in
        var values: [CELValue] = []
        values.reserveCapacity(code.count)
        for argument in code { values.append(try argument(&frame)) }
        try frame.charge()
        return try body(values, &frame)
      }
    case nil:
      // The arguments' own errors come first.
      return { frame in
        for argument in code { _ = try argument(&frame) }
        throw CELError.overload
      }
    }
  }

  /// A host's function that the checker found; a value of another type than was declared goes the way of all calls.
  private func hostCall(_ host: HostFunction, _ code: [ValueCode], _ other: Library.Body?) -> ValueCode {
    func call(_ values: [CELValue], _ frame: inout Frame) throws -> CELValue {
      try frame.charge()
      if host.accepts(values) { return try host.body(values) }
      guard let other else { throw CELError.overload }
      return try other(values, &frame)
    }
    if code.count == 2 {
      let (a, b) = (code[0], code[1])
      return { frame in try call([try a(&frame), try b(&frame)], &frame) }
    }
    return { frame in
      var values: [CELValue] = []
      values.reserveCapacity(code.count)
      for argument in code { values.append(try argument(&frame)) }
      return try call(values, &frame)
    }
  }

  /// `matches` with a constant pattern: it is compiled once.
  private func patternCall(_ name: String, _ arguments: [Node], _ code: [ValueCode]) throws -> ValueCode? {
    guard name == "matches", arguments.count == 2, case .literal(.string(let text)) = arguments[1].kind else {
      return nil
    }
    guard let pattern = try? Pattern(text, memory: environment.limits.patternBytes) else { return nil }
    let target = code[0]
    return { frame in
      guard case .string(let text) = try target(&frame) else { throw CELError.overload }
      return .bool(try pattern.matches(text, &frame))
    }
  }
}
