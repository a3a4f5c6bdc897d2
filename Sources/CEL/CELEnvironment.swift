/// Bounds on what an expression may be and cost.
public struct CELLimits: Sendable {
  /// Length of the text, in bytes.
  public var sourceBytes = 64 * 1024
  public var tokens = 16 * 1024
  /// How deep an expression may nest; an operator in a row counts as a level. With 160 a thread needs
  /// 512 KB of stack, in a debug build 2 MB.
  public var depth = 160
  /// Steps one evaluation may take: an iteration, a call, 64 bytes of text or 8 elements made are a step each.
  public var steps = 1_000_000
  /// The largest estimate of steps an expression may have to be compiled.
  public var cost = 1_000_000_000.0
  /// Elements a list or map is taken to have where the expression does not tell.
  public var assumedSize = 1000.0
  /// Memory of one compiled `matches` pattern, in bytes.
  public var patternBytes = 1 << 20

  public init() {}
}

/// A function the host adds. Its body is called with arguments that fit one of the signatures.
public struct CELFunction: Sendable {
  /// `f(int, list(T)) T`; called on its first argument: `string->f(int) bool`. All of the same name and kind.
  public let signatures: [String]
  /// Same arguments, same result: a call of constants is made once, when the expression is compiled.
  public let pure: Bool
  /// Throw `CELError` for an error of the language.
  public let body: @Sendable ([CELValue]) throws -> CELValue

  public init(_ signatures: String..., pure: Bool = false, body: @escaping @Sendable ([CELValue]) throws -> CELValue) {
    self.init(signatures: signatures, pure: pure, body: body)
  }

  public init(
    signatures: [String], pure: Bool = false, body: @escaping @Sendable ([CELValue]) throws -> CELValue
  ) {
    self.signatures = signatures
    self.pure = pure
    self.body = body
  }
}

/// What an expression may refer to: variables, record types, functions, and the namespace its names start in.
/// A variable's place in `variables` is its slot. Where a type or signature names a unit, the unit is meant.
public final class CELEnvironment: Sendable {
  public let variables: [(name: String, type: CELType)]
  public let container: String
  public let limits: CELLimits
  let slots: [String: Int]
  let records: [String: CELRecordType]
  let units: Units
  let library: Library

  /// Throws if a signature cannot be read or a name is declared twice.
  public init(
    variables: [(name: String, type: CELType)] = [], records: [CELRecordType] = [], functions: [CELFunction] = [],
    units: [CELUnit] = [], container: String = "", limits: CELLimits = CELLimits()
  ) throws {
    let known = try Units(units, records: records)
    self.units = known
    self.variables = variables.map { ($0.name, known.declared($0.type)) }
    self.container = container
    self.limits = limits
    var slots: [String: Int] = [:]
    for (slot, variable) in variables.enumerated() {
      if slots.updateValue(slot, forKey: variable.name) != nil {
        throw CELError("variable '\(variable.name)' is declared twice")
      }
    }
    self.slots = slots
    var types: [String: CELRecordType] = [:]
    for record in records {
      if types.updateValue(record, forKey: record.name) != nil {
        throw CELError("record '\(record.name)' is declared twice")
      }
    }
    self.records = types
    library = functions.isEmpty ? Library.standard : try Library.standard.adding(functions, units: known)
  }

  /// Where a variable's value stands; nil: none of that name is declared.
  public func slot(_ variable: String) -> Int? { slots[variable] }

  /// Parses, checks and compiles an expression. Unchecked, faults of names and types show only when reached.
  /// Throws `CELIssues`.
  public func compile(_ text: String, checked: Bool = true) throws -> CELProgram {
    let source = Array(text.utf8)
    let root: Node
    do {
      root = try Parser.parse(source, limits: limits)
    } catch let error as SyntaxError {
      throw CELIssues(issues: [CELIssue("Syntax error: " + error.message, at: error.offset, in: source)])
    }
    var resolver = Resolver(environment: self, checked: checked)
    resolver.resolve(root)
    var faults = resolver.faults
    var nesting = Nesting()
    if nesting.of(root) > 2 * limits.depth {
      faults.append(Fault("bound names and loops nest deeper than \(2 * limits.depth)", root.offset))
    }
    var type = CELType.dyn
    if faults.isEmpty {
      // Unchecked, types still serve speed: code made for a type looks at each value it gets.
      var checker = Checker(environment: self)
      type = checker.check(root)
      if checked { faults = checker.faults } else { type = .dyn }
    }
    if faults.isEmpty {
      let cost = CostEstimate(limits: limits).of(root).cost
      if cost > limits.cost {
        faults = [Fault("expression may take \(formatDouble(cost.rounded())) steps, more than the bound", root.offset)]
      }
    }
    if !faults.isEmpty {
      throw CELIssues(issues: faults.prefix(20).map { CELIssue($0.message, at: $0.offset, in: source) })
    }
    do {
      return try CELProgram(root, type: type, locals: resolver.localCount, environment: self)
    } catch let fault as Fault {
      throw CELIssues(issues: [CELIssue(fault.message, at: fault.offset, in: source)])
    }
  }

  /// Full names a name may stand for, the innermost namespace first.
  func candidates(_ name: String) -> [String] {
    if name.hasPrefix(".") { return [String(name.dropFirst())] }
    if container.isEmpty { return [name] }
    var found: [String] = []
    var scope = container[...]
    while !scope.isEmpty {
      found.append(scope + "." + name)
      scope = scope.lastIndex(of: ".").map { scope[..<$0] } ?? ""
    }
    return found + [name]
  }
}

/// A fault of names or types at a place of the source, in bytes.
struct Fault: Error {
  let message: String
  let offset: Int
  init(_ message: String, _ offset: Int) {
    self.message = message
    self.offset = offset
  }
}
