/// The macros: calls whose arguments are names or whose bodies run in a scope of their own.
enum Macro {
  /// What a call expands to, nil if it is no macro. Throws `SyntaxError` if a macro is misused.
  static func expand(_ target: Node?, _ name: String, _ arguments: [Node], at offset: Int) throws -> Node.Kind? {
    guard let target else {
      guard name == "has" || name == ".has", arguments.count == 1 else { return nil }
      guard case .select(let of, let field, false) = arguments[0].kind else {
        throw SyntaxError(message: "invalid argument to has() macro", offset: arguments[0].offset)
      }
      return .has(of, field: field)
    }
    if case .name(let space) = target.kind {
      switch space {
      case "cel", ".cel": return try cel(name, arguments)
      case "math" where name == "greatest" || name == "least":
        if arguments.isEmpty {
          throw SyntaxError(message: "math.\(name)() requires at least one argument", offset: offset)
        }
        // One call shape for any number of arguments.
        if arguments.count > 2 {
          return .call("math.@" + name, [Node(.list(arguments, optional: []), at: arguments[0].offset)])
        }
        return nil
      default: break
      }
    }
    return try loop(target, name, arguments) ?? optionalMap(target, name, arguments)
  }

  private static func loop(_ target: Node, _ name: String, _ arguments: [Node]) throws -> Node.Kind? {
    func first() throws -> Local { Local(try variable(arguments[0])) }
    func second() throws -> Local {
      let name = try variable(arguments[1])
      if case .name(name) = arguments[0].kind {
        throw SyntaxError(message: "duplicate variable '\(name)'", offset: arguments[1].offset)
      }
      return Local(name)
    }
    func loop(_ kind: Loop.Kind, two: Bool = false, condition: Node? = nil, _ body: Node) throws -> Node.Kind {
      .loop(Loop(kind, target, try first(), two ? try second() : nil, condition: condition, body: body))
    }
    switch (name, arguments.count) {
    case ("all", 2): return try loop(.all, arguments[1])
    case ("exists", 2): return try loop(.exists, arguments[1])
    case ("exists_one", 2), ("existsOne", 2): return try loop(.existsOne, arguments[1])
    case ("map", 2): return try loop(.list, arguments[1])
    case ("map", 3): return try loop(.list, condition: arguments[1], arguments[2])
    case ("filter", 2): return try loop(.filter, arguments[1])
    case ("sortBy", 2): return try loop(.sort, arguments[1])
    case ("all", 3): return try loop(.all, two: true, arguments[2])
    case ("exists", 3): return try loop(.exists, two: true, arguments[2])
    case ("existsOne", 3), ("exists_one", 3): return try loop(.existsOne, two: true, arguments[2])
    case ("transformList", 3): return try loop(.list, two: true, arguments[2])
    case ("transformList", 4): return try loop(.list, two: true, condition: arguments[2], arguments[3])
    case ("transformMap", 3): return try loop(.transformMap, two: true, arguments[2])
    case ("transformMap", 4): return try loop(.transformMap, two: true, condition: arguments[2], arguments[3])
    case ("transformMapEntry", 3): return try loop(.transformMapEntry, two: true, arguments[2])
    case ("transformMapEntry", 4):
      return try loop(.transformMapEntry, two: true, condition: arguments[2], arguments[3])
    default: return nil
    }
  }

  private static func optionalMap(_ target: Node, _ name: String, _ arguments: [Node]) throws -> Node.Kind? {
    guard arguments.count == 2, name == "optMap" || name == "optFlatMap" else { return nil }
    return .optionalMap(target, Local(try variable(arguments[0])), body: arguments[1], flat: name == "optFlatMap")
  }

  private static func cel(_ name: String, _ arguments: [Node]) throws -> Node.Kind? {
    switch (name, arguments.count) {
    case ("bind", 3): return .bind(Local(try variable(arguments[0])), value: arguments[1], body: arguments[2])
    case ("block", 2):
      guard case .list(let values, let optional) = arguments[0].kind, optional.isEmpty, values.count <= 256 else {
        throw SyntaxError(
          message: "cel.block() needs a list literal of at most 256 values", offset: arguments[0].offset)
      }
      return .block(values.enumerated().map { (Local("@index\($0)"), $1) }, body: arguments[1])
    case ("index", 1): return .name("@index\(try number(arguments[0]))")
    case ("iterVar", 2): return .name("@it:\(try number(arguments[0])):\(try number(arguments[1]))")
    case ("accuVar", 2): return .name("@ac:\(try number(arguments[0])):\(try number(arguments[1]))")
    default: return nil
    }
  }

  private static func number(_ node: Node) throws -> Int64 {
    guard case .literal(.int(let value)) = node.kind, value >= 0 else {
      throw SyntaxError(message: "expected a whole number", offset: node.offset)
    }
    return value
  }

  private static func variable(_ node: Node) throws -> String {
    guard case .name(let name) = node.kind, !name.hasPrefix(".") else {
      throw SyntaxError(message: "argument must be a simple name", offset: node.offset)
    }
    return name
  }
}
