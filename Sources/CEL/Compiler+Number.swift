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
      if case .variable(let variable) = operand.kind {
        return { frame in
          guard case .record(let record) = frame.variables[variable], slot < record.fields.count else {
            throw CELError.overload
          }
          if case .int(let value) = record.fields[slot] { return value }
          throw wrong(record.fields[slot], "no such key: \(field)")
        }
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

  private func bothInt(_ nodes: [Node]) -> Bool { nodes.allSatisfy { $0.type == .int } }
  private func bothDouble(_ nodes: [Node]) -> Bool { nodes.allSatisfy { $0.type == .double } }
}

private func wrong(_ value: CELValue, _ absent: String) -> CELError {
  if case .absent = value { CELError(absent) } else { CELError.overload }
}
