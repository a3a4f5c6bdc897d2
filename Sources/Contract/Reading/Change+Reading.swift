// `aid.household.changed.v1`, `aid.objection.raised.v1`, `aid.application.withdrawn.v1`.

enum HouseholdChangeField: UInt8, Field {
  case kind, on, member, residentId, incomeFen, assets, cause
  static let table = KeyTable(Self.self, required: [.kind, .on])
}

enum ObjectionField: UInt8, Field {
  case objectionId, level, by, text, on
  static let table = KeyTable(Self.self, required: [.objectionId, .text, .on])
}

enum WithdrawalField: UInt8, Field {
  case on, reason, by
  static let table = KeyTable(Self.self, required: [.on])
}

extension HouseholdChangeKind {
  /// The one field that says what changed; nil: the kind says it all.
  var field: HouseholdChangeField? {
    switch self {
    case .memberAdded: .member
    case .memberRemoved, .memberDied: .residentId
    case .incomeChanged: .incomeFen
    case .assetAcquired: .assets
    case .houseLost, .returned: nil
    }
  }
}

extension Scanner {
  mutating func householdChange(_ context: ReadingContext) throws(Fault) -> HouseholdChange {
    var change = HouseholdChange(kind: .memberAdded)
    let at = offset
    var object = try object(HouseholdChangeField.self)
    while let field = try next(&object) {
      switch field {
      case .kind: change.kind = try word(HouseholdChangeKind.self)
      case .on: _ = try day()
      case .member: change.member = try member(context).person
      case .residentId: change.member = try person(context)
      case .incomeFen: change.incomeFen = try fen()
      case .assets:
        var assets = try array(1...Finding.allCases.count)
        while try next(&assets) { change.findings.insert(FindingSet(try word(Finding.self))) }
      case .cause: change.cause = try word(Cause.self)
      }
    }
    let needed = change.kind.field
    for field in [HouseholdChangeField.member, .residentId, .incomeFen, .assets]
    where object.has(field) != (field == needed) {
      throw Fault(
        field == needed ? .fieldMissing : .fieldUnexpected, at: at, name: "\(field)")
    }
    return change
  }

  mutating func objection() throws(Fault) -> Objection {
    var objection = Objection(objection: 0)
    var object = try object(ObjectionField.self)
    while let field = try next(&object) {
      switch field {
      case .objectionId: objection.objection = try identifier().digest
      case .level: _ = try word(Level.self)
      case .by: try text()
      case .text: try text(Limits.longTextLength)
      case .on: _ = try day()
      }
    }
    return objection
  }

  mutating func withdrawal() throws(Fault) -> Fact.Body {
    var object = try object(WithdrawalField.self)
    while let field = try next(&object) {
      switch field {
      case .on: _ = try day()
      case .reason, .by: try text()
      }
    }
    return .withdrawal
  }
}
