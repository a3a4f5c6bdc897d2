/// A compiled expression. It may be evaluated by any number of threads at a time.
public final class CELProgram: @unchecked Sendable {
  /// The type of the result; dyn if it is not known or was not checked.
  public let type: CELType
  /// Slots of the variables that the expression refers to, ascending.
  public let variables: [Int]
  /// Upper estimate of the steps of one evaluation, with lists of unknown length taken as `CELLimits.assumedSize`.
  public let cost: Double
  private let code: ValueCode
  private let test: BoolCode
  /// How many values `evaluate` takes: one for each variable of the environment.
  public let variableCount: Int
  private let localCount: Int
  private let steps: Int

  init(_ root: Node, type: CELType, locals: Int, environment: CELEnvironment) throws {
    var slots: Set<Int> = []
    CELProgram.collect(root, &slots)
    variables = slots.sorted()
    var folder = Folder(environment: environment)
    let root = folder.fold(root)
    var compiler = Compiler(environment: environment)
    code = try compiler.value(root)
    test = try compiler.bool(root)
    self.type = type
    cost = CostEstimate(limits: environment.limits).of(root).cost
    variableCount = environment.variables.count
    localCount = locals
    steps = environment.limits.steps
  }

  /// Evaluates with one value for every declared variable, in their order; `.absent` for one that is not known.
  /// Throws `CELError`. `budget` overrides the environment's steps.
  public func evaluate(_ variables: [CELValue], budget: Int? = nil) throws -> CELValue {
    try run(variables, budget, code)
  }

  /// Evaluates an expression whose result is a bool; any other result is an error.
  public func test(_ variables: [CELValue], budget: Int? = nil) throws -> Bool {
    try run(variables, budget, test)
  }

  /// As `evaluate` on values that lie anywhere; they must not change meanwhile.
  public func evaluate(_ variables: UnsafeBufferPointer<CELValue>, budget: Int? = nil) throws -> CELValue {
    try run(variables, budget, code)
  }

  /// As `test` on values that lie anywhere; they must not change meanwhile.
  public func test(_ variables: UnsafeBufferPointer<CELValue>, budget: Int? = nil) throws -> Bool {
    try run(variables, budget, test)
  }

  @inline(__always)
  private func run<T>(_ variables: [CELValue], _ budget: Int?, _ code: (inout Frame) throws -> T) throws -> T {
    try variables.withUnsafeBufferPointer { try run($0, budget, code) }
  }

  @inline(__always)
  private func run<T>(
    _ variables: UnsafeBufferPointer<CELValue>, _ budget: Int?, _ code: (inout Frame) throws -> T
  ) throws -> T {
    guard variables.count == variableCount else {
      throw CELError("\(variables.count) values for \(variableCount) variables")
    }
    // A pointer that is never read: there are no variables then.
    let base = variables.baseAddress ?? UnsafePointer(CELProgram.nothing)
    if localCount == 0 {
      var frame = Frame(variables: base, locals: CELProgram.nothing, steps: budget ?? steps)
      return try code(&frame)
    }
    return try withUnsafeTemporaryAllocation(of: CELValue.self, capacity: localCount) { locals in
      locals.initialize(repeating: .absent)
      defer { locals.deinitialize() }
      var frame = Frame(variables: base, locals: locals.baseAddress!, steps: budget ?? steps)
      return try code(&frame)
    }
  }

  private static func collect(_ node: Node, _ slots: inout Set<Int>) {
    if case .variable(let slot) = node.kind { slots.insert(slot) }
    for child in node.kind.children { collect(child, &slots) }
  }

  nonisolated(unsafe) private static let nothing: UnsafeMutablePointer<CELValue> = {
    let pointer = UnsafeMutablePointer<CELValue>.allocate(capacity: 1)
    pointer.initialize(to: .absent)
    return pointer
  }()
}
