import CEL
import Contract

/// Runs the tests inside a pack.
public struct PackTester {
  public struct Coverage: Sendable, Equatable {
    public var fired = 0
    public var met = 0
  }

  public struct Outcome: Sendable {
    public var test: PackTest
    /// What did not come out as expected; empty: passed.
    public var faults: [String]
    public var fired: [String]
    public var met: [String]
  }

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

  public func run(_ test: PackTest) -> Outcome {
    let values = RuleValues()
    values.use(book)
    SampleHousehold.fill(values, test, pack)
    for given in test.given where !book.layout.parameters.contains(given.slot) { values.set(slot: given.slot, given.value) }
    values.derive(given: Set(test.given.map(\.slot)))
    let parameters = test.given.filter { book.layout.parameters.contains($0.slot) }
    var outcome = Outcome(test: test, faults: [], fired: [], met: [])
    var strongest: Effect?
    var texts: [String] = []
    var results: [String: Int64] = [:]
    let step = test.step ?? pack.programme(test.programme)?.chain.first { $0.kind == test.hook.kind }?.name ?? ""
    for rule in book.rules(programme: test.programme, hook: test.hook, step: step) {
      switch values.judge(rule, on: test.on, given: parameters) {
      case .silent: continue
      case .failed(let why): outcome.faults.append("\(rule.id) could not be judged: \(why)")
      case .met: outcome.met.append(rule.id)
      case .fired:
        outcome.fired.append(rule.id)
        strongest = max(strongest ?? rule.effect, rule.effect)
        let codes = rule.shown.map { values.code($0) }
        for language in Language.allCases { texts.append(rule.message.text(language) { codes[$0] }) }
      }
      for local in rule.expressions {
        if let form = ValueForm(local.program.type) {
          results[local.name] = values.code(Shown(name: local.name, slot: local.slot, form: form))
        }
      }
    }
    compare(test, strongest, texts, results, &outcome)
    return outcome
  }

  private func compare(
    _ test: PackTest, _ strongest: Effect?, _ texts: [String], _ results: [String: Int64], _ outcome: inout Outcome
  ) {
    for id in test.expect.fires where !outcome.fired.contains(id) {
      outcome.faults.append(
        outcome.met.contains(id) ? "\(id) was judged and did not fire" : "\(id) was not judged here")
    }
    for id in outcome.fired where !test.expect.fires.contains(id) { outcome.faults.append("\(id) fired too") }
    let effect = strongest?.text ?? "none"
    if let expected = test.expect.effect, expected != effect {
      outcome.faults.append("the effect is \(effect), not \(expected)")
    }
    if let message = test.expect.message, !texts.contains(where: { $0.contains(message) }) {
      outcome.faults.append("no text says \"\(message)\"; they say: \(texts.joined(separator: " | "))")
    }
    for (name, expected) in test.expect.values {
      guard let found = results[name] else {
        outcome.faults.append("no rule that was judged gives \(name)")
        continue
      }
      if found != expected { outcome.faults.append("\(name) is \(found), not \(expected)") }
    }
  }
}

/// The built-in sample `household`: three persons with nothing against them, and papers without fault.
enum SampleHousehold {
  static func fill(_ values: RuleValues, _ test: PackTest, _ pack: Pack) {
    let chain = pack.programme(test.programme)?.chain ?? []
    let step = chain.first { $0.name == test.step } ?? chain.first { $0.kind == test.hook.kind }
    let roles = Role.allCases.reduce(into: RoleSet()) { $0.insert(RoleSet($1)) }
    let signers = (step?.signers ?? []).reduce(into: RoleSet()) { $0.insert(RoleSet($1)) }
    values.set(.caseProgramme, test.programme)
    values.set(.caseRegion, Int64(clamping: pack.jurisdiction))
    values.set(.caseOrigin, Origin.applied.text)
    values.set(.caseAppliedOn, test.on)
    values.set(.caseStrict, false)
    values.set(.caseRegistered, test.hook == .award)
    values.set(.persons, 3)
    values.set(.income, 900_000)
    values.set(.financialAssets, 0)
    values.set(.away, false)
    values.set(.contacts, 0)
    values.set(.relativesInOffice, 0)
    values.set([])
    values.set(.foundSource, test.hook == .report ? Department.civilAffairs.text : "card")
    values.set(.reportDepartment, Department.civilAffairs.text)
    values.set(.reportAsOf, test.on)
    values.set(.meetingKind, MeetingKind.assembly.text)
    values.set(.meetingHeldOn, test.on)
    for (variable, value) in [
      (.atHome, 100), (.present, 80), (.yes, 60), (.no, 10), (.abstained, 10), (.absent, 20), (.absentOpinions, 20),
      (.signatures, 80), (.separateVotesLost, 0), (.noticeDays, 10), (.openObjections, 0), (.upheldObjections, 0),
      (.missingPlaces, 0), (.awardMonthly, 76_500), (.awardMonths, 3),
    ] as [(Variable, Int64)] { values.set(variable, value) }
    values.set(.gatekeepers, roles)
    values.set(.opinions, roles)
    values.set(.reviewLevel, (step?.level ?? .village).text)
    values.set(.reviewSigners, signers)
    values.set(.officeMeeting, true)
    values.set(.noticeLevel, (step?.level ?? .village).text)
    values.set(.noticeFrom, test.on + -10)
    values.set(.noticeTo, test.on)
    values.set(.requiredDays, step?.noticeDays?.on(test.on).value ?? 7)
    values.set(.changeKind, HouseholdChangeKind.assetAcquired.text)
    values.setEvidence(pack.programme(test.programme)?.evidence ?? [])
  }
}

extension RuleValues {
  /// Values that follow from others, where a test gives the others only.
  func derive(given: Set<Int>) {
    func number(_ variable: Variable) -> Int64 { ValueForm.int.code(value(variable.rawValue)) ?? 0 }
    let persons = max(1, number(.persons))
    let derived: [(Variable, Int64)] = [
      (.perCapitaIncome, number(.income) / persons), (.perCapitaAssets, number(.financialAssets) / persons),
      (.votes, number(.yes) &+ number(.no) &+ number(.abstained)),
    ]
    for (variable, value) in derived where !given.contains(variable.rawValue) { set(variable, value) }
  }
}
