// `aid.milestone.reached.v1`, `aid.payment.disbursed.v1`, `aid.fund.allocated.v1`.

enum MilestoneField: UInt8, Field {
  case entitlementId, stage, evidence, signers
  static let table = KeyTable(Self.self, required: allCases)
}

enum EvidenceField: UInt8, Field {
  case kind, reference
  static let table = KeyTable(Self.self, required: allCases)
}

enum DisbursementField: UInt8, Field {
  case instructionId, outcome, amountFen, on, voucher, reason
  static let table = KeyTable(
    Self.self, required: [.instructionId, .outcome, .amountFen, .on, .voucher])
}

enum FundField: UInt8, Field {
  case fund, source, year, earmark, amountFen, document
  static let table = KeyTable(Self.self, required: [.fund, .source, .year, .earmark, .amountFen])
}

extension Scanner {
  mutating func milestone() throws(Fault) -> Milestone {
    var milestone = Milestone(entitlementId: "", stage: 1, signers: [])
    var object = try object(MilestoneField.self)
    while let field = try next(&object) {
      switch field {
      case .entitlementId: milestone.entitlementId = try identifier().string
      case .stage:
        milestone.stage = UInt8(truncatingIfNeeded: try integer(Limits.milestoneStage))
      case .evidence:
        var evidence = try array(Limits.evidence)
        while try next(&evidence) {
          var piece = try self.object(EvidenceField.self)
          while let field = try next(&piece) {
            switch field {
            case .kind: milestone.evidence.append(try string(Limits.textLength))
            case .reference: _ = try identifier()
            }
          }
        }
      case .signers: milestone.signers = try signers(Limits.milestoneSigners)
      }
    }
    return milestone
  }

  mutating func disbursement() throws(Fault) -> Disbursement {
    var answer = Disbursement(
      instructionId: "", outcome: .paid, amountFen: 0, on: Day(number: 0))
    var reasonOffset = 0
    var object = try object(DisbursementField.self)
    while let field = try next(&object) {
      switch field {
      case .instructionId: answer.instructionId = try identifier().string
      case .outcome: answer.outcome = try word(PaymentOutcome.self)
      case .amountFen: answer.amountFen = try fen(Limits.positiveFen)
      case .on: answer.on = try day()
      case .voucher: _ = try identifier()
      case .reason:
        reasonOffset = offset
        answer.reason = try word(ReturnReason.self)
      }
    }
    switch (answer.outcome, answer.reason) {
    case (.returned, nil): throw Fault(.fieldMissing, at: offset - 1, name: "reason")
    case (.paid, .some): throw Fault(.fieldUnexpected, at: reasonOffset)
    default: return answer
    }
  }

  mutating func fundAllocation(_ context: ReadingContext) throws(Fault) -> FundAllocation {
    var allocation = FundAllocation(amountFen: 0)
    var object = try object(FundField.self)
    while let field = try next(&object) {
      switch field {
      case .fund:
        let fund = try identifier()
        if !fund.hasBytes(of: context.subject) { throw Fault(.subjectMismatch, at: fund.offset) }
      case .source: allocation.source = try word(FundSource.self)
      case .year: allocation.year = try fundYear()
      case .earmark: allocation.earmark = try identifier().string
      case .amountFen: allocation.amountFen = try fen(Limits.positiveFen)
      case .document: try text()
      }
    }
    return allocation
  }
}
