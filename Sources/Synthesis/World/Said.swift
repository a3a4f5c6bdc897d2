import Contract

/// What somebody outside says: the values of one fact's data, whatever form they are written in.
enum Said {
  case application(Card)
  case comparison(requestId: String, reports: [Report])
  case passed(Passed)
  case rejected(Rejected)
  case notice(Notice)
  case milestone(entitlementId: String, stage: Int, evidence: [Piece], signers: [Signature])
  case disbursement(Answer)
  case change(Change)
  case objection(objectionId: String, level: Level?, text: String, on: Day)
  case withdrawal(on: Day, reason: String)
  case allocation(Allocation)
  case fundOrder(fund: String, year: Int, order: FundOrderKind, reason: String, signers: [Signature], on: Day)
  case quota(programme: Programme, village: UInt64, places: Int, document: String, signers: [Signature])
  case helper(staffId: String, name: String, unit: String, on: Day)
  case paymentOrder(Order)
  case visit(requestId: String?, by: Signature, kind: VisitKind, on: Day, evidence: [Evidence])
  case plan(HelpPlan)

  var topic: TopicID {
    switch self {
    case .application: .applicationSubmitted
    case .comparison: .comparisonReported
    case .passed: .reviewPassed
    case .rejected: .reviewRejected
    case .notice: .publicityEnded
    case .milestone: .milestoneReached
    case .disbursement: .paymentDisbursed
    case .change: .householdChanged
    case .objection: .objectionRaised
    case .withdrawal: .applicationWithdrawn
    case .allocation: .fundAllocated
    case .fundOrder: .fundOrdered
    case .quota: .quotaSet
    case .helper: .helperAssigned
    case .paymentOrder: .paymentOrdered
    case .visit: .visitReported
    case .plan: .planRecorded
    }
  }
}

extension Said {
  struct Signature {
    var staffId: String
    var name: String
    var role: Role
  }

  struct Person {
    struct Disability {
      var certificate: String
      var grade: Int
      var kind: DisabilityKind
    }
    var name: String
    var residentId: String
    var relation: Relation
    var health: Health
    var disability: Disability?
    var schooling: Schooling
    var labour: Labour
    var publicPay = false
  }

  struct Account {
    var bank: String
    var number: String
    var holder: String
  }

  struct House {
    var structure: HouseStructure
    var areaM2: Int
    var danger: DangerGrade
    var builtYear: Int
    var water: WaterSource
  }

  struct Contact {
    var on: Day
    var staffId: String
    var outcome: ContactOutcome
  }

  struct Card {
    var programme: Programme
    var village: UInt64
    var origin = Origin.applied
    var appliedOn: Day
    var nominator: Signature?
    /// Attempts to reach a family that is away; nil: at home.
    var contacts: [Contact]?
    var members: [Person] = []
    var incomes: [(kind: IncomeKind, fen: Int)] = []
    var financialFen = 0
    var vehicles: [VehicleKind] = []
    var housing: [HousingKind] = []
    var businesses: [(kind: BusinessKind, employees: Int)] = []
    var house: House
    var farmlandMuHundredths = 0
    var causes: [Cause] = []
    var account: Account
    var phone: String?
    /// Officials who are relatives: staff id and how related.
    var relatives: [(staffId: String, relation: String)] = []
    var previousCaseId: String?
    var declared: [Finding] = []
    var evidence: [Evidence] = []
  }

  struct Report {
    var department: Department
    var asOf: Day
    var findings: [Finding]
  }

  struct Meeting {
    var kind: MeetingKind
    var heldOn: Day
    var place: String
    var atHome: Int
    var present: Int
    var yes: Int
    var no: Int
    var abstained: Int
    /// Of those who did not come, how many were asked.
    var asked: Int
    var gatekeepers: [Role]
    var opinions: [Signature] = []
    var absent: Int { atHome - present }
  }

  struct Passed {
    var requestId: String
    var level: Level
    var signers: [Signature]
    var comment: String
    var meetings: [Meeting] = []
    var officeMeeting: (heldOn: Day, number: String, attendees: Int)?
    var decision: (number: String, on: Day)?
    var evidence: [Evidence] = []
  }

  struct Rejected {
    var requestId: String
    var level: Level
    var outcome: RejectionOutcome
    var signers: [Signature]
    var code: String
    var text: String
  }

  struct Notice {
    struct Answer {
      var objectionId: String
      var raisedOn: Day
      var settled: Settlement?
    }
    var noticeId: String
    var level: Level
    var from: Day
    var to: Day
    var places: [Place]
    var answers: [Answer] = []
    var keeper: Signature
  }

  struct Piece {
    var kind: String
    var reference: String
  }

  struct Answer {
    var instructionId: String
    var outcome: PaymentOutcome
    var amountFen: Int64
    var on: Day
    var voucher: String
    var reason: ReturnReason?
  }

  struct Change {
    var kind: HouseholdChangeKind
    var on: Day
    var member: Person?
    var residentId: String?
    var incomeFen: Int64?
    var assets: [Finding] = []
    var cause: Cause?
  }

  struct Allocation {
    var fund: String
    var source: FundSource
    var year: Int
    var earmark: String
    var amountFen: Int64
    var document: String
  }

  struct Order {
    var entitlementId: String
    var order: PaymentOrderKind
    var amountFen: Int64?
    var reason: String
    var signers: [Signature]
    var account: Account?
    var on: Day
  }

  struct HelpPlan {
    struct Measure {
      var batch: Batch
      var residentIds: [String]
      var title: String
    }
    var year: Int
    var measures: [Measure]
    var exitPlan: String
    /// Staff ids of whoever fills, collects and files the helper's card.
    var helperCard: (filledBy: String, collectedBy: String, filedBy: String)?
    var signers: [Signature]
    var on: Day
  }
}
