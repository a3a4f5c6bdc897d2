import Contract

/// What a pack says on a day, part by part: the value in force, its clause, and the pack that states it.
public struct PackView: Sendable {
  /// A parameter on the day.
  public struct ParameterLine: Sendable {
    public let parameter: Parameter
    /// nil: to be set by the deployment.
    public let inForce: Dated<Int64>.Entry?
    /// The next value, where one is stated already.
    public let next: Dated<Int64>.Entry?
    public let origin: String
    /// What the pack's parent has in its place.
    public let overrides: Overridden?
  }
  /// What a pack's parent states in a part's place.
  public struct Overridden: Sendable {
    public let pack: String
    /// nil: the parent leaves the value to the deployment.
    public let value: Int64?
  }
  /// A rule on the day.
  public struct RuleLine: Sendable {
    public let rule: Rule
    public let standing: Standing
    public let origin: String
    /// The pack whose rule is stated anew.
    public let overrides: String?
  }
  /// A programme on the day, step by step.
  public struct ProgrammeLine: Sendable {
    public let programme: ProgrammeDefinition
    public let origin: String
    public let overrides: String?
    public let steps: [StepLine]
  }
  /// A step of a programme on the day.
  public struct StepLine: Sendable {
    public let step: Step
    public let origin: String
    public let noticeDays: Dated<Int64>.Entry?
    /// The rules in force that grant something here, in the pack's order.
    public let grants: [Rule]
  }
  /// Whether a rule is judged on the day, and why not.
  public enum Standing: Sendable, Equatable {
    case inForce
    case off(String)
    case notYet(Day)
    case ended(Day)
  }

  public let layers: PackLayers
  public let day: Day
  public let parameters: [ParameterLine]
  public let rules: [RuleLine]
  public let programmes: [ProgrammeLine]

  public var pack: Pack { layers.pack }

  public init(_ layers: PackLayers, on day: Day) {
    self.layers = layers
    self.day = day
    parameters = layers.pack.parameters.map { Self.line($0, layers, day) }
    rules = layers.pack.rules.map { Self.line($0, layers, day) }
    programmes = layers.pack.programmes.map { Self.line($0, layers, day) }
  }

  private static func line(_ parameter: Parameter, _ layers: PackLayers, _ day: Day) -> ParameterLine {
    let depth = layers.depth(of: layers.origin(of: parameter.position))
    let above = layers.above(depth)
    return ParameterLine(
      parameter: parameter, inForce: parameter.values?.on(day),
      next: parameter.values?.entries.first { $0.from > day && $0.from > parameter.values!.on(day).from },
      origin: layers.id(at: depth),
      overrides: above?.parameter(parameter.name).map {
        Overridden(pack: layers.id(at: depth + 1), value: $0.values?.on(day).value)
      })
  }

  private static func line(_ rule: Rule, _ layers: PackLayers, _ day: Day) -> RuleLine {
    let depth = layers.depth(of: rule.origin)
    let isStatedAbove = layers.above(depth)?.rules.contains { $0.id == rule.id } ?? false
    return RuleLine(
      rule: rule, standing: rule.standing(on: day), origin: rule.origin,
      overrides: isStatedAbove ? layers.id(at: depth + 1) : nil)
  }

  private static func line(_ programme: ProgrammeDefinition, _ layers: PackLayers, _ day: Day) -> ProgrammeLine {
    let depth = layers.depth(of: programme)
    let isStatedAbove = layers.above(depth)?.programme(programme.id) != nil
    return ProgrammeLine(
      programme: programme, origin: layers.id(at: depth), overrides: isStatedAbove ? layers.id(at: depth + 1) : nil,
      steps: programme.chain.map { step in
        StepLine(
          step: step, origin: layers.id(at: layers.depth(of: step, in: programme.id)),
          noticeDays: step.noticeDays?.on(day),
          grants: step.kind != .aid
            ? []
            : layers.pack.rules.filter {
              $0.effect == .grant && $0.standing(on: day) == .inForce
                && $0.applies(programme: programme.id, hook: .award, step: step.name)
            })
      })
  }

  /// The rule of an id; nil: the pack has none.
  public func rule(_ id: String) -> RuleLine? { rules.first { $0.rule.id == id } }
}

extension Rule {
  /// Whether the rule is judged on a day, and why not.
  public func standing(on day: Day) -> PackView.Standing {
    if let off { return .off(off) }
    if let from, day < from { return .notYet(from) }
    if let to, day > to { return .ended(to) }
    return .inForce
  }
}

extension PackLayers {
  /// The pack that a programme comes from as it stands.
  func depth(of programme: ProgrammeDefinition) -> Int {
    depth { $0.programme(programme.id) }
  }

  func depth(of step: Step, in programme: String) -> Int {
    depth { $0.programme(programme)?.chain.first { $0.name == step.name } }
  }
}
