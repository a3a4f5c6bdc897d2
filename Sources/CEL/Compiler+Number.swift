extension Compiler {
  /// Code for an int. Where the value turns out to be of another type, that is an error.
  mutating func int(_ node: Node) throws -> IntCode {
    switch node.kind {
    case .literal(.int(let value)): return { _ in value }
    case .variable(let slot):
      let name = environment.variables[slot].name
      return { frame in
        if case .int(let value) = frame.variables[slot] { return value }
        throw wrong(frame.variables[slot], "no such attribute: \(name)")
      }
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
    case .call("_*_", let arguments) where arguments.count == 2 && bothInt(arguments):
      let b = try int(arguments[1])
      if case .literal(.int(let a)) = arguments[0].kind {
        return { frame in
          let (result, overflow) = a.multipliedReportingOverflow(by: try b(&frame))
          if overflow { throw CELError.overflow }
          return result
        }
      }
      let a = try int(arguments[0])
      return { frame in
        let (result, overflow) = try a(&frame).multipliedReportingOverflow(by: b(&frame))
        if overflow { throw CELError.overflow }
        return result
      }
    case .call("_+_", let arguments) where arguments.count == 2 && bothInt(arguments):
      let (a, b) = (try int(arguments[0]), try int(arguments[1]))
      return { frame in
        let (result, overflow) = try a(&frame).addingReportingOverflow(b(&frame))
        if overflow { throw CELError.overflow }
        return result
      }
    case .call("_-_", let arguments) where arguments.count == 2 && bothInt(arguments):
      let (a, b) = (try int(arguments[0]), try int(arguments[1]))
      return { frame in
        let (result, overflow) = try a(&frame).subtractingReportingOverflow(b(&frame))
        if overflow { throw CELError.overflow }
        return result
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
    guard case .call(let name, let arguments) = node.kind, arguments.count == 2 else { return nil }
    if bothInt(arguments), ["_+_", "_-_", "_*_"].contains(name) {
      let code = try int(node)
      return { frame in .int(try code(&frame)) }
    }
    if bothDouble(arguments), ["_+_", "_-_", "_*_", "_/_"].contains(name) {
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
