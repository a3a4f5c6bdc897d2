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
  private(set) var money: [String: Money] = [:]
  private(set) var allocatedFen: [String: Int64]
  private(set) var dead: [String: Int] = [:]
  /// A household whose story is worth telling.
  private(set) var teller: String?

  /// Before the first step of the chain: what the household card itself decides.
  static let intake = "intake"
  static let statuses = ["open", "waiting", "returned", "refused", "withdrawn", "completed"]

  init(_ archive: Archive) throws {
    allocatedFen = try archive.allocatedFen()
    try archive.forEachDeadLetter { dead[$0.reason, default: 0] += 1 }
    var upheld: String?
    var atIntake: Set<String> = []
    var refused: String?
    try archive.forEachEntry { entry in
      facts += 1
      let refusal = entry.emissions.first { $0.topic == .applicationRefused }
      for ruling in entry.rulings where !ruling.reasons.contains(where: { $0.code == .timerSpent }) {
        verdicts[ruling.verdict, default: 0] += 1
        for reason in try archive.resolved(ruling.reasons, by: entry.pack) {
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
    guard let allowance = state.allowance, allowance.paidFen > 0 else { return }
    let day = allowance.grantedOn
    let shares = (chain.last?.benefit?.shares ?? []).map { ($0.fund, $0.monthlyFenPerPerson.on(day).value) }
    let whole = shares.reduce(0) { $0 + $1.1 }
    var village = money[state.villageCode] ?? Money()
    village.households += 1
    village.paidFen += allowance.paidFen
    // Every instalment is made of the shares of its persons, so this leaves no remainder.
    for (fund, share) in shares where whole > 0 { village.byFund[fund, default: 0] += allowance.paidFen / whole * share }
    money[state.villageCode] = village
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
      ("deadLetters", .number(deadLetters)), (
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
