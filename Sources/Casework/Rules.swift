import Contract
import Policy

/// A pack made ready for deciding: shared by reference, so that a turn copies nothing of it.
final class Rules: Sendable {
  let pack: Pack
  let key: UInt64
  let book: RuleBook
  private let programmes: [ProgrammeRules]

  init(_ pack: Pack) {
    self.pack = pack
    key = Caseworker.key(ofPackHash: pack.hash)
    let book = RuleBook(pack)
    self.book = book
    programmes = pack.programmes.compactMap { ProgrammeRules($0, pack, book) }
  }

  var programmeNames: [Programme] { programmes.map(\.name) }

  func programme(_ name: Programme) -> ProgrammeRules? {
    for programme in programmes where programme.name == name { return programme }
    return nil
  }

  /// The chain of a case; empty while its programme is unknown.
  func chain(_ state: borrowing Case) -> [ChainStep] { programme(state.programme)?.chain ?? [] }
}

/// One programme, shared by reference.
final class ProgrammeRules: Sendable {
  let name: Programme
  let chain: [ChainStep]
  let parkedDays: Dated<Int64>
  let evidence: [EvidenceField]
  /// Where each field of evidence stands among the slots, and how.
  let evidenceSlots: [SlotName]
  /// A person may be in one live case of it only.
  let claims: Bool
  let helpers: HelperLimit?
  let intake: [Rule]
  let change: [Rule]

  init?(_ programme: ProgrammeDefinition, _ pack: Pack, _ book: RuleBook) {
    guard let name = Programme(programme.id) else { return nil }
    self.name = name
    parkedDays = programme.parkedDays
    evidence = programme.evidence
    claims = programme.claims
    helpers = programme.helpers
    evidenceSlots = programme.evidence.compactMap { book.layout.named("evidence.\($0.name)") }
    intake = book.rules(programme: programme.id, hook: .intake, step: "")
    change = book.rules(programme: programme.id, hook: .change, step: "")
    chain = programme.chain.map { ChainStep($0, programme.id, pack, book) }
  }
}

/// A step of the chain, shared by reference.
final class ChainStep: Sendable {
  let name: String
  let kind: StepKind
  let level: Level
  /// Number of the step's rule.
  let rule: String
  let overdueAfter: Span?
  let calendar: WorkCalendar
  let departments: [Department]
  /// The departments, one bit each.
  let departmentBits: UInt16
  let signers: [Role]
  let signerSet: RoleSet
  let strictSigners: [Role]
  let strictSet: RoleSet
  let meetings: [MeetingKind]
  let takesPlace: Bool
  let places: [Place]
  let placeSet: PlaceSet
  let noticeDays: Dated<Int64>?
  let registers: Bool
  let exits: Bool
  let benefit: Benefit?
  /// Aid: the shares of what is granted.
  let grants: [Rule]
  let visits: Dated<Int64>?
  let everyDays: Dated<Int64>?
  let readmitTo: String?
  /// Judged at each meeting.
  let meetingRules: [Rule]
  /// Two reports with the same findings are judged alike: no rule looks at which department it is, or when.
  let judgesFindingsOnly: Bool
  /// Judged at each report, at a review that passed, at a notice's end, before aid is granted, at a visit.
  let ownRules: [Rule]

  init(_ step: Step, _ programme: String, _ pack: Pack, _ book: RuleBook) {
    name = step.name
    kind = step.kind
    level = step.level
    rule = step.clause.rule
    overdueAfter = step.overdueAfter
    calendar = pack.calendar
    departments = step.departments
    departmentBits = step.departments.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
    signers = step.signers
    signerSet = step.signers.reduce(into: []) { $0.insert(RoleSet($1)) }
    strictSigners = step.strictSigners
    strictSet = step.strictSigners.reduce(into: []) { $0.insert(RoleSet($1)) }
    meetings = step.meetings
    takesPlace = step.takesPlace
    places = step.places
    placeSet = step.places.reduce(into: []) { $0.insert(PlaceSet($1)) }
    noticeDays = step.noticeDays
    registers = step.registers
    exits = step.exits
    benefit = step.benefit
    visits = step.visits
    everyDays = step.everyDays
    readmitTo = step.readmitTo
    meetingRules = step.kind == .review ? book.rules(programme: programme, hook: .meeting, step: step.name) : []
    let hook: Hook =
      switch step.kind {
      case .comparison: .report
      case .review: .review
      case .notice: .notice
      case .aid: .award
      case .followup: .visit
      }
    let all = book.rules(programme: programme, hook: hook, step: step.name)
    grants = all.filter { $0.effect == .grant }
    ownRules = all.filter { $0.effect != .grant }
    judgesFindingsOnly = ownRules.allSatisfy { $0.met == nil && $0.read.isDisjoint(with: Variable.ofReport) }
  }

  /// The day after which a step opened on `day` is overdue, and one more: when the alert is due.
  func alert(after day: Day) -> Day? { overdueAfter.map { $0.end(after: day, calendar) + 1 } }
}
