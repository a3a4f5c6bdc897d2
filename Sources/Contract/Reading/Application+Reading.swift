// `aid.application.submitted.v1`: the household card.

enum ApplicationField: UInt8, Field {
  case programme, region, origin, appliedOn, nominator, away, contacts, members, income, assets,
    house
  case farmlandMuHundredths, causes, account, phone, relatives, previousCaseId, declared,
    evidence
  static let table = KeyTable(
    Self.self,
    required: [
      .programme, .region, .origin, .appliedOn, .members, .income, .assets, .house,
      .farmlandMuHundredths, .causes, .account,
    ])
}

enum ContactField: UInt8, Field {
  case on, staffId, outcome
  static let table = KeyTable(Self.self, required: allCases)
}

enum IncomeField: UInt8, Field {
  case kind, amountFen
  static let table = KeyTable(Self.self, required: allCases)
}

enum AccountField: UInt8, Field {
  case bank, number, holder
  static let table = KeyTable(Self.self, required: allCases)
}

enum RelativeField: UInt8, Field {
  case staffId, relation
  static let table = KeyTable(Self.self, required: allCases)
}

extension Scanner {
  mutating func application(_ context: ReadingContext) throws(Fault) -> Application {
    var card = Application(
      programme: .registration, village: 0, origin: .applied, members: [], incomeFen: 0)
    var object = try object(ApplicationField.self)
    while let field = try next(&object) {
      switch field {
      case .programme: card.programme = try programme()
      case .region: card.village = try village()
      case .origin: card.origin = try word(Origin.self)
      case .appliedOn: _ = try day()
      case .nominator: card.nominator = try signer().staff
      case .away: card.away = try boolean()
      case .contacts: card.contacts = try contacts()
      case .members: card.members = try members(context, &card.findings)
      case .income: card.incomeFen = try incomeFen()
      case .assets: card.financialAssetsFen = try assets(&card.findings)
      case .house: try house(&card.findings)
      case .farmlandMuHundredths: _ = try integer(Limits.farmlandMuHundredths)
      case .causes:
        var causes = try array(Limits.causes)
        while try next(&causes) { _ = try word(Cause.self) }
      case .account: card.accountLast4 = try accountLast4()
      case .phone: _ = try digits(Limits.phoneDigits)
      case .relatives: card.relatives = try relatives()
      case .previousCaseId: card.previousCase = try identifier().string
      case .declared: try declared(&card.findings)
      case .evidence: card.evidence = try evidence()
      }
    }
    if card.origin != .applied, card.nominator == nil {
      throw Fault(.fieldMissing, at: offset - 1, name: "nominator")
    }
    return card
  }

  /// The number of contact attempts.
  private mutating func contacts() throws(Fault) -> UInt8 {
    var attempts = try array(Limits.contacts)
    while try next(&attempts) {
      var attempt = try object(ContactField.self)
      while let field = try next(&attempt) {
        switch field {
        case .on: _ = try day()
        case .staffId: _ = try identifier()
        case .outcome: _ = try word(ContactOutcome.self)
        }
      }
    }
    return UInt8(truncatingIfNeeded: attempts.count)
  }

  /// Yearly income without what does not count. At most 20 items of 10^13 fen: no overflow.
  private mutating func incomeFen() throws(Fault) -> Int64 {
    var total: Int64 = 0
    var items = try array(Limits.incomes)
    while try next(&items) {
      var kind = IncomeKind.other
      var amountFen: Int64 = 0
      var item = try object(IncomeField.self)
      while let field = try next(&item) {
        switch field {
        case .kind: kind = try word(IncomeKind.self)
        case .amountFen: amountFen = try fen()
        }
      }
      if kind != .preferential { total += amountFen }
    }
    return total
  }

  /// The last four digits of the account as ASCII bytes, first digit highest.
  mutating func accountLast4() throws(Fault) -> UInt32 {
    var last4: UInt32 = 0
    var account = try object(AccountField.self)
    while let field = try next(&account) {
      switch field {
      case .bank, .holder: try text()
      case .number:
        let number = try digits(Limits.accountDigits)
        for i in number.count - 4..<number.count { last4 = last4 << 8 | UInt32(number[i]) }
      }
    }
    return last4
  }

  private mutating func relatives() throws(Fault) -> [Digest] {
    var staff: [Digest] = []
    var relatives = try array(Limits.relatives)
    while try next(&relatives) {
      var relative = try object(RelativeField.self)
      while let field = try next(&relative) {
        switch field {
        case .staffId: staff.append(try identifier().digest)
        case .relation: try text()
        }
      }
    }
    return staff
  }
}
