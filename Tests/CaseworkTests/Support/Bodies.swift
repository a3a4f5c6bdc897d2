import Contract
import Policy
import Testing

@testable import Casework

/// Facts as a well-behaved household, village and bank would send them; a test changes what its story
/// is about.
enum Bodies {
  static func person(_ number: Int) -> PersonKey { PersonKey(high: 7, low: UInt64(number)) }

  static func application(
    members: [Int] = [1, 2, 3], incomeFen: Int64 = 300_000, programme: Programme = .registration,
    _ change: (inout Application) -> Void = { _ in }
  ) -> Fact.Body {
    var body = Application(
      programme: programme, village: World.village, origin: .applied, members: members.map(person),
      incomeFen: incomeFen, accountLast4: 0x3132_3334)
    change(&body)
    return .application(body)
  }

  static func comparison(
    _ departments: [Department] = Department.allCases, on day: Day, finding: Finding? = nil,
    of caseId: String = "C1", round: Int = 1
  ) -> Fact.Body {
    let reports = departments.map {
      Comparison.Report(
        department: $0, asOf: day, findings: $0 == departments.last ? finding.map { .init($0) } ?? [] : [])
    }
    return .comparison(Comparison(requestId: "\(caseId):comparison:\(round)", reports: reports))
  }

  static func staff(_ role: Role, _ level: Level) -> Signer {
    Signer(staff: hash("\(level) \(role)"), role: role)
  }

  static func minutes(_ kind: MeetingKind, heldOn day: Day) -> Minutes {
    Minutes(
      kind: kind, heldOn: day, atHome: 100, present: 80, yes: 60, no: 15, abstained: 5,
      absent: kind == .assembly ? 20 : 0, absentOpinions: kind == .assembly ? 20 : 0,
      gatekeepers: [RoleSet(.firstSecretary), RoleSet(.townshipCadre)], signatures: 80,
      opinions: [RoleSet(.townshipCadre), RoleSet(.fourPostCadre)])
  }

  static func review(
    _ step: Step, round: Int = 1, on day: Day, of caseId: String = "C1", rejection: RejectionOutcome? = nil,
    strict: Bool = false, _ change: (inout Review) -> Void = { _ in }
  ) -> Fact.Body {
    var body = Review(
      requestId: "\(caseId):\(step.name):\(round)", level: step.level, rejection: rejection,
      signers: (step.signers + (strict ? step.strictSigners : [])).map { staff($0, step.level) },
      minutes: rejection == nil ? step.meetings.map { minutes($0, heldOn: day) } : [],
      officeMeetingOn: step.officeMeeting ? day : nil)
    change(&body)
    return .review(body)
  }

  static func notice(
    _ step: Step, round: Int = 1, to day: Day, days: Int = 7, of caseId: String = "C1",
    objections: [Publicity.Answer] = [], _ change: (inout Publicity) -> Void = { _ in }
  ) -> Fact.Body {
    var body = Publicity(
      noticeId: "\(caseId):\(step.name):\(round)", level: step.level, from: day + (-days), to: day,
      places: step.places.reduce(into: []) { $0.insert(PlaceSet($1)) }, objections: objections)
    change(&body)
    return .publicity(body)
  }

  static func payment(
    _ month: Int, attempt: Int = 1, on day: Day, of caseId: String = "C1", amountFen: Int64 = 3 * 25_500,
    returned: ReturnReason? = nil
  ) -> Fact.Body {
    .disbursement(
      Disbursement(
        instructionId: "\(caseId):allowance:\(month):\(attempt)",
        outcome: returned == nil ? .paid : .returned,
        amountFen: amountFen, on: day, reason: returned))
  }
}
