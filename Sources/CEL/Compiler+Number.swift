extension Compiler {
  /// Code for an int. Where the value turns out to be of another type, that is an error.
  mutating func int(_ node: Node) throws -> IntCode {
    switch node.kind {
    case .literal(.int(let value)): return { _ in value }
    case .variable(let slot):
      let source = IntSlot(slot: slot, name: environment.variables[slot].name)
      return { frame in try source.read(&frame) }
    case .field(let operand, let field, let slot):
      let type = recordType(operand)
      switch operand.kind {
      case .variable(let variable):
        let name = environment.variables[variable].name
        return { frame in
          guard case .record(let record) = frame.variables[variable] else {
            throw wrong(frame.variables[variable], "no such attribute: \(name)")
          }
          return try intField(record, type, slot, field)
        }
      case .local(let local) where local.value == nil:
        let variable = local.slot
        return { frame in
          guard case .record(let record) = frame.locals[variable] else { throw CELError.overload }
          return try intField(record, type, slot, field)
        }
      default: break
      }
    case .call("-_", let arguments) where arguments.count == 1 && bothInt(arguments):
      let code = try int(arguments[0])
      return { frame in try whole(Int64(0).subtractingReportingOverflow(code(&frame))) }
    case .call(let name, let arguments) where arguments.count == 2 && bothInt(arguments):
      if let code = try arithmetic(name, arguments[0], arguments[1]) { return code }
    case .choice(let condition, let yes, let no):
      let (condition, yes, no) = (try bool(condition), try int(yes), try int(no))
      return { frame in try condition(&frame) ? try yes(&frame) : try no(&frame) }
    case .local(let local):
      let slot = local.slot
      guard local.value != nil, let code = lazyCode[slot] else { break }
      return { frame in
        if case .int(let value) = frame.locals[slot] { return value }
        if case .absent = frame.locals[slot] {
          try frame.charge()
          frame.locals[slot] = try code(&frame)
        }
        if case .int(let value) = frame.locals[slot] { return value }
        throw CELError.overload
      }
    default: break
    }
    let code = try value(node)
    return { frame in
      if case .int(let value) = try code(&frame) { return value }
      throw CELError.overload
    }
  }

  mutating func double(_ node: Node) throws -> DoubleCode {
    switch node.kind {
    case .literal(.double(let value)): return { _ in value }
    case .call(let name, let arguments) where arguments.count == 2 && bothDouble(arguments):
      let operations: [String: (Double, Double) -> Double] = ["_+_": (+), "_-_": (-), "_*_": (*), "_/_": (/)]
      guard let operation = operations[name] else { break }
      let (a, b) = (try double(arguments[0]), try double(arguments[1]))
      return { frame in operation(try a(&frame), try b(&frame)) }
    default: break
    }
    let code = try value(node)
    return { frame in
      if case .double(let value) = try code(&frame) { return value }
      throw CELError.overload
    }
  }

  /// Arithmetic on operands of known type; nil if this is none.
  mutating func typedArithmetic(_ node: Node) throws -> ValueCode? {
    guard case .call(let name, let arguments) = node.kind else { return nil }
    if bothInt(arguments), name == "-_" || ["_+_", "_-_", "_*_", "_/_", "_%_"].contains(name) {
      let code = try int(node)
      return { frame in .int(try code(&frame)) }
    }
    if arguments.count == 2, bothDouble(arguments), ["_+_", "_-_", "_*_", "_/_"].contains(name) {
      let code = try double(node)
      return { frame in .double(try code(&frame)) }
    }
    return nil
  }

  private func bothInt(_ nodes: [Node]) -> Bool { nodes.allSatisfy { isCertain($0, .int) } }
  private func bothDouble(_ nodes: [Node]) -> Bool { nodes.allSatisfy { isCertain($0, .double) } }

  /// Whether a part has values of a type only. The checker's word is not enough: `([1] + dyn([2.0]))[1]` is an int to it.
  func isCertain(_ node: Node, _ type: CELType) -> Bool {
    guard node.type == type else { return false }
    switch node.kind {
    // A folded part keeps the type it was checked with.
    case .literal(let value): return value.staticType == type
    case .variable, .field: return true
    case .call("size", _), .member(_, "size", _): return type == .int
    case .call("int", _): return type == .int
    case .call("double", _): return type == .double
    case .call("_+_", let arguments), .call("_-_", let arguments), .call("_*_", let arguments),
      .call("_/_", let arguments), .call("_%_", let arguments), .call("-_", let arguments):
      return arguments.allSatisfy { isCertain($0, type) }
    case .choice(_, let yes, let no): return isCertain(yes, type) && isCertain(no, type)
    case .local(let local): return local.value.map { isCertain($0, type) } ?? false
    // A host keeps to its signatures.
    case .call, .member: return node.host != nil
    default: return false
    }
  }
}

@inline(__always)
private func intField(_ record: CELRecord, _ type: CELRecordType?, _ slot: Int, _ field: String) throws -> Int64 {
  if record.type === type, case .int(let value) = record.fields[slot] { return value }
  if case .int(let value) = try fieldValue(record, type, slot, field) { return value }
  throw CELError.overload
}

func wrong(_ value: CELValue, _ absent: String) -> CELError {
  if case .absent = value { CELError(absent) } else { CELError.overload }
}
