// `aid.visit.reported.v1` and `aid.plan.recorded.v1`.

enum VisitField: UInt8, Field {
  case requestId, by, kind, on, evidence
  static let table = KeyTable(Self.self, required: [.by, .kind, .on])
}

enum VisitorField: UInt8, Field {
  case staffId, name, unit
  static let table = KeyTable(Self.self, required: [.staffId, .name])
}

enum PlanField: UInt8, Field {
  case year, measures, exitPlan, helperCard, signers, on
  static let table = KeyTable(Self.self, required: [.year, .measures, .exitPlan, .signers, .on])
}

enum MeasureField: UInt8, Field {
  case batch, residentIds, title
  static let table = KeyTable(Self.self, required: [.batch, .title])
}

enum HelperCardField: UInt8, Field {
  case filledBy, collectedBy, filedBy
  static let table = KeyTable(Self.self, required: allCases)
}

extension Scanner {
  mutating func visitReported() throws(Fault) -> Visit {
    var visit = Visit(by: 0, kind: .visit, on: Day(number: 0))
    var object = try object(VisitField.self)
    while let field = try next(&object) {
      switch field {
      case .requestId: visit.requestId = try identifier().string
      case .by:
        var visitor = try self.object(VisitorField.self)
        while let field = try next(&visitor) {
          switch field {
          case .staffId: visit.by = try identifier().digest
          case .name, .unit: try text()
          }
        }
      case .kind: visit.kind = try word(VisitKind.self)
      case .on: visit.on = try day()
      case .evidence: visit.evidence = try evidence()
      }
    }
    return visit
  }

  mutating func planRecorded(_ context: ReadingContext) throws(Fault) -> PlanRecorded {
    var plan = PlanRecorded(year: 0, measures: [], signers: [])
    var object = try object(PlanField.self)
    while let field = try next(&object) {
      switch field {
      case .year: plan.year = try fundYear()
      case .measures:
        var measures = try array(Limits.measures)
        while try next(&measures) { plan.measures.append(try measure(context)) }
      case .exitPlan: try text(Limits.longTextLength)
      case .helperCard: plan.helperCard = try helperCard()
      case .signers: plan.signers = try signers(Limits.orderSigners)
      case .on: _ = try day()
      }
    }
    return plan
  }

  private mutating func measure(_ context: ReadingContext) throws(Fault) -> PlanRecorded.Measure {
    var measure = PlanRecorded.Measure(batch: .production)
    var object = try object(MeasureField.self)
    while let field = try next(&object) {
      switch field {
      case .batch: measure.batch = try word(Batch.self)
      case .residentIds:
        var people = try array(Limits.measureMembers)
        while try next(&people) {
          let at = offset
          let person = try person(context)
          if measure.members.contains(person) { throw Fault(.personRepeated, at: at) }
          measure.members.append(person)
        }
      case .title: try text()
      }
    }
    return measure
  }

  /// Whether the three hands are three persons is judged with the case.
  private mutating func helperCard() throws(Fault) -> PlanRecorded.HelperCard {
    var card = PlanRecorded.HelperCard(filledBy: 0, collectedBy: 0, filedBy: 0)
    var object = try object(HelperCardField.self)
    while let field = try next(&object) {
      switch field {
      case .filledBy: card.filledBy = try identifier().digest
      case .collectedBy: card.collectedBy = try identifier().digest
      case .filedBy: card.filedBy = try identifier().digest
      }
    }
    return card
  }
}
