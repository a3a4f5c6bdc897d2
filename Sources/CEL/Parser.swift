/// Turns tokens into a tree, expanding macros on the way. Recursion and tree depth are bounded.
struct Parser {
  private let tokens: [Token]
  private var at = 0
  private var level = 0
  private let depthLimit: Int

  /// Throws `SyntaxError`.
  static func parse(_ source: [UInt8], limits: CELLimits) throws -> Node {
    guard source.count <= limits.sourceBytes else {
      throw SyntaxError(message: "expression is longer than \(limits.sourceBytes) bytes", offset: 0)
    }
    guard String(validating: source, as: UTF8.self) != nil else {
      throw SyntaxError(message: "expression is not UTF-8", offset: 0)
    }
    var parser = Parser(tokens: try Lexer.tokens(source, limit: limits.tokens), depthLimit: limits.depth)
    let node = try parser.expression()
    guard parser.current.kind == .end else { throw parser.fault("unexpected \(parser.current.text)") }
    return node
  }

  private init(tokens: [Token], depthLimit: Int) {
    self.tokens = tokens
    self.depthLimit = depthLimit
  }

  private var current: Token { tokens[at] }

  private func fault(_ message: String, _ offset: Int? = nil) -> SyntaxError {
    SyntaxError(message: message, offset: offset ?? current.offset)
  }

  private func isMark(_ mark: String) -> Bool { current.kind == .mark(mark) }

  private mutating func take(_ mark: String) -> Bool {
    guard isMark(mark) else { return false }
    at += 1
    return true
  }

  private mutating func expect(_ mark: String) throws {
    if !take(mark) { throw fault("expected '\(mark)', found \(current.text)") }
  }

  private func node(_ kind: Node.Kind, at offset: Int) throws -> Node {
    let node = Node(kind, at: offset)
    if node.depth > depthLimit { throw fault("expression nests deeper than \(depthLimit)", offset) }
    return node
  }

  /// condition ? yes : no, right to left.
  private mutating func expression() throws -> Node {
    level += 1
    defer { level -= 1 }
    if level > depthLimit { throw fault("expression nests deeper than \(depthLimit)") }
    let condition = try logic(or: true)
    let offset = current.offset
    guard take("?") else { return condition }
    let yes = try logic(or: true)
    try expect(":")
    return try node(.choice(condition, yes, try expression()), at: offset)
  }

  /// A run of || (or of &&) is one node, however long.
  private mutating func logic(or: Bool) throws -> Node {
    let first = or ? try logic(or: false) : try binary(0)
    let offset = current.offset
    var parts = [first]
    while take(or ? "||" : "&&") { parts.append(or ? try logic(or: false) : try binary(0)) }
    return parts.count == 1 ? first : try node(or ? .or(parts) : .and(parts), at: offset)
  }

  private static let levels: [[String: String]] = [
    ["<": "_<_", "<=": "_<=_", ">": "_>_", ">=": "_>=_", "==": "_==_", "!=": "_!=_"],
    ["+": "_+_", "-": "_-_"],
    ["*": "_*_", "/": "_/_", "%": "_%_"],
  ]

  private mutating func binary(_ precedence: Int) throws -> Node {
    guard precedence < Parser.levels.count else { return try unary() }
    var left = try binary(precedence + 1)
    while true {
      let offset = current.offset
      var function: String?
      if case .mark(let mark) = current.kind { function = Parser.levels[precedence][mark] }
      if precedence == 0, current.kind == .name("in") { function = "@in" }
      guard let function else { return left }
      at += 1
      left = try node(.call(function, [left, try binary(precedence + 1)]), at: offset)
    }
  }

  private mutating func unary() throws -> Node {
    let offset = current.offset
    var count = 0
    let mark = isMark("!") ? "!" : "-"
    while isMark(mark) {
      // The last minus before a number is part of it: -9223372036854775808 is no negated literal.
      if mark == "-", isNumber(at + 1) { break }
      at += 1
      count += 1
      if count > depthLimit { throw fault("expression nests deeper than \(depthLimit)") }
    }
    var operand = try member()
    for _ in 0..<count {
      operand = try node(.call(mark == "!" ? "!_" : "-_", [operand]), at: offset)
    }
    return operand
  }

  private func isNumber(_ place: Int) -> Bool {
    switch tokens[min(place, tokens.count - 1)].kind {
    case .int, .double: true
    default: false
    }
  }

  /// A primary expression with its selections, calls and indexes.
  private mutating func member() throws -> Node {
    var target = try primary()
    while true {
      let offset = current.offset
      if take(".") {
        let optional = take("?")
        let place = current.offset
        let (name, isQuoted) = try selector()
        if !optional, !isQuoted, take("(") {
          target = try expand(target, name, try arguments(until: ")"), at: place)
        } else if !isQuoted, isMark("{"), let record = qualifiedName(target), !optional {
          target = try recordLiteral(record + "." + name, at: target.offset)
        } else {
          target = try node(.select(target, field: name, optional: optional), at: optional || isQuoted ? offset : place)
        }
      } else if take("[") {
        let optional = take("?")
        let index = try expression()
        try expect("]")
        target = try node(.index(target, index, optional: optional), at: offset)
      } else {
        return target
      }
    }
  }

  private func qualifiedName(_ node: Node) -> String? {
    switch node.kind {
    case .name(let name): name
    case .select(let of, let field, false): qualifiedName(of).map { $0 + "." + field }
    default: nil
    }
  }

  private mutating func selector() throws -> (String, isQuoted: Bool) {
    switch current.kind {
    case .name(let name) where !Parser.keywords.contains(name):
      at += 1
      return (name, false)
    case .quotedName(let name):
      at += 1
      return (name, true)
    default: throw fault("expected a field name, found \(current.text)")
    }
  }

  static let keywords: Set<String> = ["true", "false", "null", "in"]
  static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]

  private mutating func primary() throws -> Node {
    let token = current
    var negative = false
    if isMark("-"), isNumber(at + 1) {
      negative = true
      at += 1
    }
    switch current.kind {
    case .int(let magnitude):
      guard negative || magnitude <= UInt64(Int64.max) else { throw fault("invalid int literal") }
      at += 1
      return try node(
        .literal(.int(negative ? Int64(truncatingIfNeeded: 0 &- magnitude) : Int64(magnitude))), at: token.offset)
    case .uint(let value):
      at += 1
      return try node(.literal(.uint(value)), at: token.offset)
    case .double(let value):
      at += 1
      return try node(.literal(.double(negative ? -value : value)), at: token.offset)
    case .string(let text):
      at += 1
      return try node(.literal(.string(text)), at: token.offset)
    case .bytes(let bytes):
      at += 1
      return try node(.literal(.bytes(bytes)), at: token.offset)
    case .name(let name):
      at += 1
      return try named(name, at: token.offset)
    case .mark("("):
      at += 1
      let inner = try expression()
      try expect(")")
      return inner
    case .mark("["):
      at += 1
      var optional: Set<Int> = []
      var items: [Node] = []
      while !isMark("]") {
        if take("?") { optional.insert(items.count) }
        items.append(try expression())
        if !take(",") { break }
      }
      try expect("]")
      return try node(.list(items, optional: optional), at: token.offset)
    case .mark("{"): return try mapLiteral(at: token.offset)
    case .mark("."):
      at += 1
      guard case .name(let name) = current.kind else { throw fault("expected a name, found \(current.text)") }
      at += 1
      return try named("." + name, at: token.offset)
    default: throw fault("unexpected \(current.text)")
    }
  }

  private mutating func named(_ name: String, at offset: Int) throws -> Node {
    switch name {
    case "true": return try node(.literal(.bool(true)), at: offset)
    case "false": return try node(.literal(.bool(false)), at: offset)
    case "null": return try node(.literal(.null), at: offset)
    default: break
    }
    let plain = name.hasPrefix(".") ? String(name.dropFirst()) : name
    if Parser.keywords.contains(plain) || Parser.reserved.contains(plain) {
      throw fault("'\(plain)' is a reserved word", offset)
    }
    if take("(") { return try expand(nil, name, try arguments(until: ")"), at: offset) }
    if isMark("{") { return try recordLiteral(name, at: offset) }
    return try node(.name(name), at: offset)
  }

  private mutating func arguments(until end: String) throws -> [Node] {
    var items: [Node] = []
    if take(end) { return items }
    repeat { items.append(try expression()) } while take(",")
    try expect(end)
    return items
  }

  private mutating func mapLiteral(at offset: Int) throws -> Node {
    try expect("{")
    var entries: [(key: Node, value: Node)] = []
    var optional: Set<Int> = []
    while !isMark("}") {
      if take("?") { optional.insert(entries.count) }
      let key = try expression()
      try expect(":")
      entries.append((key, try expression()))
      if !take(",") { break }
    }
    try expect("}")
    return try node(.map(entries, optional: optional), at: offset)
  }

  private mutating func recordLiteral(_ name: String, at offset: Int) throws -> Node {
    try expect("{")
    var fields: [(name: String, value: Node)] = []
    var optional: Set<Int> = []
    while !isMark("}") {
      if take("?") { optional.insert(fields.count) }
      let (field, _) = try selector()
      try expect(":")
      fields.append((field, try expression()))
      if !take(",") { break }
    }
    try expect("}")
    return try node(.record(name, fields, optional: optional), at: offset)
  }

  private func expand(_ target: Node?, _ name: String, _ arguments: [Node], at offset: Int) throws -> Node {
    if let kind = try Macro.expand(target, name, arguments, at: offset) { return try node(kind, at: offset) }
    if let target { return try node(.member(target, name, arguments), at: offset) }
    return try node(.call(name, arguments), at: offset)
  }
}
