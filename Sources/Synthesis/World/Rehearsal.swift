import Casework
import Contract
import Policy

/// Plays what might be stated on scratch cases, to know beforehand what the pack makes of it. Nothing of it is kept.
final class Rehearsal {
  /// How far a flawless passage would come.
  struct Passage {
    /// Steps passed; -1: refused at intake, or sent back.
    var steps: Int
    /// What was granted, by fund.
    var shares: [Entitlement.Share]
    /// Reasons given where it ended.
    var faults: Int
    /// It ends as it should: granted, or through the chain where nothing is granted.
    var isFull: Bool
    /// Slots that the rules looked at which stood in the way.
    var looked: Set<Int> = []

    /// More is better.
    var score: Int { (isFull ? 1_000_000 : 0) + steps * 1000 - faults }
  }

  /// What one fact would do.
  struct Effect {
    var verdict: Verdict
    var state: Case
  }

  private let worker: Caseworker
  private let out = Proceedings()
  private var commons: Commons
  private var offset: Int64 = 0
  private let people: [PersonKey] = (0..<64).map { PersonKey(high: 1, low: UInt64($0)) }
  private static let caseId = "R1"

  init(_ worker: Caseworker) {
    self.worker = worker
    out.isMute = true
    commons = Commons { _ in Standing(isClosed: true, version: 0) }
  }

  /// What a fact would do to a case if places and persons were free.
  func effect(of body: Fact.Body, on state: Case, at: Instant) -> Effect {
    clear(state.village)
    var state = state
    decide(body, &state, at)
    return Effect(verdict: out.rulings.first?.verdict ?? .refused, state: state)
  }

  /// Goes through the chain with faultless papers, up to the first grant.
  func passage(
    _ programme: ProgrammeDefinition, _ draw: Draw, persons: Int, village: UInt64, from applied: Day
  ) -> Passage {
    guard let name = Programme(programme.id) else { return Passage(steps: -1, shares: [], faults: 0, isFull: false) }
    clear(village)
    let book = DrawBook(fields: programme.evidence)
    var state = Case(id: Rehearsal.caseId)
    var at = Instant(milliseconds: applied.start.milliseconds + 36_000_000)
    let card = Application(
      programme: name, village: village, origin: .applied, members: Array(people.prefix(persons)),
      incomeFen: Int64(draw.incomeFen * persons), financialAssetsFen: Int64(draw.assetsFen * persons),
      evidence: book.evidence(draw, at: nil, from: applied))
    decide(.application(card), &state, at)
    guard state.stage == .open else { return end(-1, state, programme) }
    // No chain is longer, with every visit counted.
    for _ in 0..<64 where state.stage == .open {
      let place = Int(state.step)
      let step = programme.chain[place]
      let before = (state.step, state.round)
      if step.kind == .aid { break }
      at = Instant(milliseconds: at.milliseconds + Int64(Rehearsal.days(of: step, on: at.day)) * 86_400_000)
      let answer = Rehearsal.answer(
        step, state, on: at.day, evidence: book.evidence(draw, at: step.name, from: applied), visit: draw.visit)
      if step.kind == .followup {
        decide(.timer(TimerDue(kind: .visitDue, step: state.step, round: state.round, due: at.day)), &state, at)
      }
      decide(answer, &state, at)
      guard (state.step, state.round) != before || state.stage != .open else { return end(place, state, programme) }
      if state.stage == .open, state.step == before.0, step.kind != .followup { return end(place, state, programme) }
    }
    return end(Int(state.step), state, programme)
  }

  private func end(_ steps: Int, _ state: Case, _ programme: ProgrammeDefinition) -> Passage {
    let isDone = state.outcome == .completed
    let isGranted = state.entitlement != nil && state.outcome != .refused
    let grants = programme.chain.contains { $0.kind == .aid }
    var passage = Passage(
      steps: isDone || isGranted ? programme.chain.count : steps, shares: state.entitlement?.shares ?? [],
      faults: isDone || isGranted ? 0 : out.reasons.count, isFull: grants ? isGranted : isDone)
    guard !passage.isFull else { return passage }
    for reason in out.reasons where reason.rule.map({ $0.effect >= .hold }) ?? false {
      passage.looked.formUnion(reason.rule!.read)
    }
    return passage
  }

  private func clear(_ village: UInt64) {
    commons.claims.removeAll(keepingCapacity: true)
    commons.purses.removeAll(keepingCapacity: true)
    commons.helpers.removeAll(keepingCapacity: true)
    if commons.villages[village] == nil { commons.villages[village] = Village(code: village) }
    commons.villages[village]!.places = Int32.max
    commons.villages[village]!.used = 0
    commons.forgetChanges()
  }

  private func decide(_ body: Fact.Body, _ state: inout Case, _ at: Instant) {
    out.clear()
    offset += 1
    let fact = Fact(identity: UInt64(offset), content: 0, at: at, subject: state.id, body: body)
    worker.decide(fact, at: Position(lane: 1, offset: offset), case: &state, commons: &commons, into: out)
  }

  // MARK: Faultless papers

  private static func days(of step: Step, on day: Day) -> Int {
    switch step.kind {
    case .notice: Int(step.noticeDays?.on(day).value ?? 0) + 1
    case .followup: Int(step.everyDays?.on(day).value ?? 0)
    default: 5
    }
  }

  private static func answer(
    _ step: Step, _ state: Case, on day: Day, evidence: [Evidence], visit: VisitKind
  ) -> Fact.Body {
    let id = "\(state.id):\(step.name):\(state.round)"
    switch step.kind {
    case .comparison:
      let reports = step.departments.map { Comparison.Report(department: $0, asOf: day, findings: []) }
      return .comparison(Comparison(requestId: id, reports: reports))
    case .notice:
      let places = step.places.reduce(into: PlaceSet()) { $0.insert(PlaceSet($1)) }
      let from = day + -days(of: step, on: day)
      return .publicity(Publicity(noticeId: id, level: step.level, from: from, to: day, places: places))
    case .followup: return .visit(Visit(requestId: id, by: 1, kind: visit, on: day, evidence: evidence))
    case .review, .aid: return .review(review(step, state, id: id, on: day, evidence: evidence))
    }
  }

  static func review(_ step: Step, _ state: Case, id: String, on day: Day, evidence: [Evidence]) -> Review {
    let roles = step.signers + (state.strict ? step.strictSigners : [])
    // Another person at every level.
    let signers = roles.map { Signer(staff: UInt64(step.level.rawValue) << 8 | UInt64($0.rawValue), role: $0) }
    let everybody = Role.allCases.reduce(into: RoleSet()) { $0.insert(RoleSet($1)) }
    let minutes = step.meetings.enumerated().map { place, kind in
      Minutes(
        kind: kind, heldOn: day + (place - step.meetings.count), atHome: 100, present: 90, yes: 80, no: 10,
        absent: 10, absentOpinions: 10, gatekeepers: everybody, signatures: 90, opinions: everybody)
    }
    return Review(
      requestId: id, level: step.level, signers: signers, minutes: minutes, officeMeetingOn: day, evidence: evidence)
  }
}
