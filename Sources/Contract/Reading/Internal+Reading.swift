// The facts that the pipeline tells itself: `aid.timer.due.v1`, `aid.place.offered.v1`, `aid.money.offered.v1`,
// `aid.household.echoed.v1`. They are read as strictly as what others say.

enum TimerField: UInt8, Field {
  case kind, step, round, due
  static let table = KeyTable(Self.self, required: allCases)
}

enum PlaceOfferedField: UInt8, Field {
  case region, programme
  static let table = KeyTable(Self.self, required: allCases)
}

enum MoneyOfferedField: UInt8, Field {
  case fund, year, at, region
  static let table = KeyTable(Self.self, required: allCases)
}

enum EchoField: UInt8, Field {
  case caseId, kind, incomeFen, findings, on, member, cause
  static let table = KeyTable(Self.self, required: [.caseId, .kind, .findings, .on])
}

extension HouseholdChangeKind {
  /// The one field of an echo that says what changed; nil: the kind says it all.
  var echoField: EchoField? {
    switch self {
    case .memberAdded, .memberRemoved, .memberDied: .member
    case .incomeChanged: .incomeFen
    case .assetAcquired: .findings
    case .houseLost, .returned: nil
    }
  }

  /// How many findings an echo of this kind has.
  var echoedFindings: ClosedRange<Int> { self == .assetAcquired ? 1...Finding.allCases.count : 0...0 }
}

extension Scanner {
  mutating func timerDue() throws(Fault) -> TimerDue {
    var timer = TimerDue(kind: .stepOverdue, step: 0, round: 0, due: Day(number: 0))
    var object = try object(TimerField.self)
    while let field = try next(&object) {
      switch field {
      case .kind: timer.kind = try word(TimerKind.self)
      case .step: timer.step = UInt8(truncatingIfNeeded: try integer(Limits.step))
      case .round: timer.round = UInt16(truncatingIfNeeded: try integer(Limits.round))
      case .due: timer.due = try day()
      }
    }
    return timer
  }

  mutating func placeOffered() throws(Fault) -> PlaceOffered {
    var offer = PlaceOffered(village: 0)
    var object = try object(PlaceOfferedField.self)
    while let field = try next(&object) {
      switch field {
      case .region: offer.village = try village()
      case .programme: _ = try programme()
      }
    }
    return offer
  }

  mutating func moneyOffered() throws(Fault) -> MoneyOffered {
    var offer = MoneyOffered(fund: "", year: 0)
    var object = try object(MoneyOfferedField.self)
    while let field = try next(&object) {
      switch field {
      case .fund: offer.fund = try identifier().string
      case .year: offer.year = try fundYear()
      case .at:
        let time = try string()
        guard Timestamp.parse(time) != nil else { throw Fault(.timeMalformed, at: time.offset) }
      case .region: _ = try village()
      }
    }
    return offer
  }

  mutating func householdEchoed() throws(Fault) -> HouseholdEcho {
    var echo = HouseholdEcho(origin: "", change: HouseholdChange(kind: .memberAdded))
    let at = offset
    var findingsOffset = 0
    var object = try object(EchoField.self)
    while let field = try next(&object) {
      switch field {
      case .caseId: echo.origin = try identifier().string
      case .kind: echo.change.kind = try word(HouseholdChangeKind.self)
      case .incomeFen: echo.change.incomeFen = try fen()
      case .findings:
        findingsOffset = offset
        try declared(&echo.change.findings)
      case .on: _ = try day()
      case .member: echo.change.member = try personKey()
      case .cause: echo.change.cause = try word(Cause.self)
      }
    }
    let needed = echo.change.kind.echoField
    for field in [EchoField.member, .incomeFen] where object.has(field) != (field == needed) {
      throw Fault(field == needed ? .fieldMissing : .fieldUnexpected, at: at, name: "\(field)")
    }
    let bounds = echo.change.kind.echoedFindings
    if !bounds.contains(echo.change.findings.rawValue.nonzeroBitCount) {
      throw Fault(
        .fieldLength, at: findingsOffset, bounds: Int64(bounds.lowerBound)...Int64(bounds.upperBound))
    }
    return echo
  }

  /// A keyed hash as `PersonKey.hexadecimal` writes it.
  private mutating func personKey() throws(Fault) -> PersonKey {
    let text = try string()
    guard let key = PersonKey(hexadecimal: text.buffer) else {
      throw Fault(.personKeyMalformed, at: text.offset)
    }
    return key
  }
}
