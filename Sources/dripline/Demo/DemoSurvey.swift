import Casework
import Contract
import Pipeline
import Policy

/// Counts of a database, for the report: cases, refusals, money, dead letters.
struct DemoSurvey {
  struct Refusal {
    var clause: String
    var count = 0
    /// The first case's values stand for all.
    var example: Reason
  }

  struct Money {
    var households = 0
    var paidFen: Int64 = 0
    var byFund: [String: Int64] = [:]
  }

  private(set) var facts = 0
  private(set) var cases = 0
  private(set) var pack = Pack.sample
  /// By `step` and status, such as `village-notice`, `open`.
  private(set) var byStep: [String: [String: Int]] = [:]
  private(set) var refusals: [String: Refusal] = [:]
  private(set) var returns: [String: Refusal] = [:]
  private(set) var verdicts: [Verdict: Int] = [:]
  private(set) var objections = 0
  private(set) var overdue = 0
  /// By programme.
  private(set) var money: [String: Money] = [:]
  private(set) var books: [FundBook]
  private(set) var dead: [String: Int] = [:]
  private(set) var moments = DemoMoments()
  /// A household whose story is worth telling.
  private(set) var teller: String?

  /// Before the first step of the chain: what the household card itself decides.
  static let intake = "intake"
  static let statuses = ["open", "waiting", "returned", "refused", "withdrawn", "removed", "completed"]

  init(_ archive: Archive) throws {
    books = try archive.fundBooks()
    for paid in try archive.programmePayments() {
      money[paid.programme, default: Money()].paidFen += paid.paidFen
      money[paid.programme, default: Money()].byFund[paid.fund.text, default: 0] += paid.paidFen
    }
    try archive.forEachDeadLetter { dead[$0.reason, default: 0] += 1 }
    var upheld: String?
    var atIntake: Set<String> = []
    var refused: String?
    try archive.forEachEntry { entry in
      facts += 1
      let refusal = entry.emissions.first { $0.topic == .applicationRefused }
      let subject = entry.emissions.first { $0.topic.direction == .out && $0.topic != .eventDead }?.subject
      for ruling in entry.rulings where !ruling.reasons.contains(where: { $0.code == .timerSpent }) {
        verdicts[ruling.verdict, default: 0] += 1
        for reason in try archive.resolved(ruling.reasons, by: entry.pack) {
          if let id = subject { moments.note(id, entry.at, reason) }
          if reason.code == .objectionRecorded { objections += 1 }
          if reason.code == .overdue { overdue += 1 }
          if ruling.verdict == .returned { add(reason, to: &returns) }
        }
      }
      guard let refusal, let last = entry.rulings.last(where: { $0.verdict == .refused }) else { return }
      let grounds = try archive.resolved(last.reasons, by: entry.pack)
      for reason in grounds where !Self.isBeside(reason.code) { add(reason, to: &refusals) }
      if grounds.contains(where: { $0.name == "notice.objectionUpheld" }) { upheld = upheld ?? refusal.subject }
      refused = refused ?? refusal.subject
      if LaneID(rawValue: last.position.lane).topic == .applicationSubmitted { atIntake.insert(refusal.subject) }
    }
    teller = upheld ?? refused
    try archive.forEachCase { state in
      guard state.stage != .unknown else { return }
      pack = try archive.pack(of: state)
      count(state, atIntake: atIntake.contains(state.id))
    }
  }

  /// Reasons that stand in a refusal without being its ground.
  private static func isBeside(_ code: ReasonCode) -> Bool { [.changeRecorded, .resubmitted].contains(code) }

  private func add(_ reason: Reason, to counts: inout [String: Refusal]) {
    counts[reason.name, default: Refusal(clause: reason.clause, example: reason)].count += 1
  }

  private mutating func count(_ state: Case, atIntake: Bool) {
    cases += 1
    let chain = pack.chain(of: state.programme)
    let step = atIntake ? Self.intake : Int(state.step) < chain.count ? chain[Int(state.step)].name : "?"
    byStep[step, default: [:]][state.outcome?.text ?? state.stage.text, default: 0] += 1
    guard state.paidFen > 0 else { return }
    money[state.programme.text, default: Money()].households += 1
  }

  /// The steps of all programmes, each name once.
  var steps: [Step] {
    pack.programmes.flatMap(\.chain).reduce(into: []) { steps, step in
      if !steps.contains(where: { $0.name == step.name }) { steps.append(step) }
    }
  }

  var paidFen: Int64 { money.values.reduce(0) { $0 + $1.paidFen } }
  var deadLetters: Int { dead.values.reduce(0, +) }
  var refusedCases: Int { byStep.values.reduce(0) { $0 + ($1["refused"] ?? 0) } }

  func json(audit: AuditVerdict, seconds: Double) -> [(String, JSONText.Value)] {
    func counts(_ counts: [String: Int]) -> JSONText.Value {
      .object(counts.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
    }
    let counted = ([Self.intake] + steps.map(\.name)).compactMap { step in
      byStep[step].map { (step, counts($0)) }
    }
    return [
      ("facts", .number(facts)), ("cases", .number(cases)), ("byStep", .object(counted)),
      ("refusedByReason", counts(refusals.mapValues(\.count))), ("paidFen", .number(Int(paidFen))),
      ("deadLetters", .number(deadLetters)),
      (
        "audit",
        .object([
          ("ok", .flag(audit.ok)), ("facts", .number(audit.facts)), ("emissions", .number(audit.emissions)),
          ("holes", .number(audit.holes)), ("repeats", .number(audit.repeats)),
        ])
      ),
      ("seconds", .decimal(seconds)),
    ]
  }
}
