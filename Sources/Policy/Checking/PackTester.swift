import CEL
import Contract

/// Runs the tests inside a pack.
public struct PackTester {
  /// How often the tests made a rule fire, and how often they judged it without.
  public struct Coverage: Sendable, Equatable {
    public var fired = 0
    public var met = 0
  }

  /// How one test came out.
  public struct Outcome: Sendable {
    public var test: PackTest
    /// What did not come out as expected; empty: passed.
    public var faults: [String]
    public var fired: [String]
    public var met: [String]
  }

  /// How all tests of a pack came out.
  public struct Result: Sendable {
    public var outcomes: [Outcome]
    /// By rule id; every rule that is not off.
    public var coverage: [String: Coverage]
  }

  private let pack: Pack
  private let book: RuleBook

  public init(_ pack: Pack) {
    self.pack = pack
    book = RuleBook(pack)
  }

  /// Runs every test of the pack.
  public func run() -> Result {
    var coverage: [String: Coverage] = [:]
    for rule in pack.rules where rule.off == nil { coverage[rule.id] = Coverage() }
    let outcomes = pack.tests.map { test in
      let outcome = run(test)
      for id in outcome.fired { coverage[id]?.fired += 1 }
      for id in outcome.met { coverage[id]?.met += 1 }
      return outcome
    }
    return Result(outcomes: outcomes, coverage: coverage)
  }

  // MARK: One test

  /// What judging has brought so far.
  private struct Course {
    var outcome: Outcome
    var strongest: Effect?
    var texts: [String] = []
    /// Values by the name that the rule gives them, by variable, and by the rule's id.
    var results: [String: Int64] = [:]
    /// What different rules compute or grant.
    var computed: Set<Int64> = []
  }

  /// Runs one test.
  public func run(_ test: PackTest) -> Outcome {
    let values = RuleValues()
    values.use(book)
    let step = test.step ?? pack.programme(test.programme)?.chain.first { $0.kind == test.hook.kind }?.name ?? ""
    SampleHousehold.fill(values, test, pack)
    for given in test.given where !book.layout.parameters.contains(given.slot) {
      values.set(slot: given.slot, given.value)
    }
    values.derive(given: Set(test.given.map(\.slot)))
    var course = Course(outcome: Outcome(test: test, faults: [], fired: [], met: []))
    let rules = book.rules(programme: test.programme, hook: test.hook, step: step)
    if test.hook == .award { award(rules.filter { $0.effect == .grant }, test, step, values, &course) }
    for rule in rules where rule.effect != .grant { _ = judge(rule, test, values, &course) }
    compare(test, &course)
    return course.outcome
  }

  /// Grants come first, each seeing what those before have added; the other rules see the whole.
  private func award(_ grants: [Rule], _ test: PackTest, _ step: String, _ values: RuleValues, _ course: inout Course) {
    func isGiven(_ variable: Variable) -> Bool { test.given.contains { $0.slot == variable.rawValue } }
    func number(_ variable: Variable) -> Int64 { variable.form.code(values.value(variable.rawValue)) ?? 0 }
    for rule in grants where judge(rule, test, values, &course) {
      let (sum, overflow) = number(.awardGranted).addingReportingOverflow(values.granted(by: rule))
      if overflow { course.outcome.faults.append("\(rule.id): the grants are too large together") }
      values.set(.awardGranted, overflow ? 0 : sum)
    }
    if !isGiven(.awardAmount) { values.set(.awardAmount, number(.awardGranted)) }
    if !isGiven(.awardInstalments) {
      let benefit = pack.programme(test.programme)?.chain.first { $0.name == step }?.benefit
      values.set(.awardInstalments, benefit?.instalments(on: test.on) ?? 1)
    }
    for variable in [Variable.awardAmount, .awardInstalments] { course.results[variable.name] = number(variable) }
  }

  /// Whether the rule fired.
  private func judge(_ rule: Rule, _ test: PackTest, _ values: RuleValues, _ course: inout Course) -> Bool {
    let parameters = test.given.filter { book.layout.parameters.contains($0.slot) }
    let answer = values.judge(rule, on: test.on, given: parameters)
    var given: [Rule.Expression] = []
    switch answer {
    case .silent: return false
    case .failed(let why):
      course.outcome.faults.append("\(rule.id) could not be judged: \(why)")
      return false
    case .met:
      course.outcome.met.append(rule.id)
      given = rule.lets
    case .fired:
      course.outcome.fired.append(rule.id)
      course.strongest = max(course.strongest ?? rule.effect, rule.effect)
      let codes = rule.shown.map { values.code($0) }
      for language in Language.allCases { course.texts.append(rule.message.text(language) { codes[$0] }) }
      given = rule.expressions
    }
    for local in given {
      guard let form = ValueForm(local.program.type) else { continue }
      let code = values.code(Shown(name: local.name, slot: local.slot, form: form))
      course.results[local.name] = code
      guard local.name == rule.value?.name else { continue }
      course.results[rule.id] = code
      course.computed.insert(code)
    }
    if case .fired = answer { return true }
    return false
  }

  private func compare(_ test: PackTest, _ course: inout Course) {
    var outcome = course.outcome
    defer { course.outcome = outcome }
    let texts = course.texts
    for id in test.expect.fires where !outcome.fired.contains(id) {
      outcome.faults.append(
        outcome.met.contains(id) ? "\(id) was judged and did not fire" : "\(id) was not judged here")
    }
    for id in outcome.fired where !test.expect.fires.contains(id) { outcome.faults.append("\(id) fired too") }
    let effect = course.strongest?.text ?? "none"
    if let expected = test.expect.effect, expected != effect {
      outcome.faults.append("the effect is \(effect), not \(expected)")
    }
    if let message = test.expect.message, !texts.contains(where: { $0.contains(message) }) {
      outcome.faults.append("no text says \"\(message)\"; they say: \(texts.joined(separator: " | "))")
    }
    for (name, expected) in test.expect.values {
      if name == "value", course.computed.count > 1 {
        outcome.faults.append(
          "several rules give a value: name the rule instead, as in {\(outcome.fired[0]): \(expected)}")
        continue
      }
      guard let found = course.results[name] else {
        outcome.faults.append("no rule that was judged gives \(name)")
        continue
      }
      if found != expected { outcome.faults.append("\(name) is \(found), not \(expected)") }
    }
  }
}
