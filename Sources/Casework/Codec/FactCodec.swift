import Contract

// A parked fact as stored bytes: what was decoded of it, without the names and numbers of the event.
// Applications, timers, quotas, allocations, orders about funds and dead letters, and policy packs are never parked.

extension Fact {
  private enum Kind: UInt8 {
    case comparison = 1
    case review, publicity, milestone, disbursement, householdChange, objection, withdrawal, helper
    case placeOffered
    case paymentOrder, visit, plan, moneyOffered, echo
    // With what earlier forms of these facts had not, so that what was parked before can still be read.
    case evidencedReview, evidencedMilestone, explainedChange
  }

  func encode(to out: inout ByteWriter) {
    out.fixed(identity)
    out.fixed(content)
    out.signed(at.milliseconds)
    out.signed(arrived.milliseconds)
    out.text(subject)
    encodeBody(to: &out)
  }

  /// What was said, without whose it is and when.
  func encodeBody(to out: inout ByteWriter) {
    func kind(_ kind: Kind) { out.byte(kind.rawValue) }
    switch body {
    case .comparison(let body):
      kind(.comparison)
      out.text(body.requestId)
      out.unsigned(body.reports.count)
      for report in body.reports {
        out.byte(report.department.rawValue)
        out.signed(Int64(report.asOf.number))
        out.unsigned(UInt64(report.findings.rawValue))
      }
    case .review(let body):
      kind(body.evidence.isEmpty ? .review : .evidencedReview)
      out.text(body.requestId)
      out.byte(body.level.rawValue)
      out.byte(body.rejection?.rawValue ?? 0)
      out.signers(body.signers)
      out.unsigned(body.minutes.count)
      for minutes in body.minutes { out.minutes(minutes) }
      out.signed(body.officeMeetingOn.map { Int64($0.number) } ?? Int64.min)
      if !body.evidence.isEmpty { out.evidence(body.evidence) }
    case .publicity(let body):
      kind(.publicity)
      out.text(body.noticeId)
      out.byte(body.level.rawValue)
      out.signed(Int64(body.from.number))
      out.signed(Int64(body.to.number))
      out.byte(body.places.rawValue)
      out.unsigned(body.objections.count)
      for answer in body.objections {
        out.fixed(answer.objection)
        out.byte(answer.settled?.rawValue ?? 0)
      }
    case .milestone(let body):
      kind(body.evidence.isEmpty ? .milestone : .evidencedMilestone)
      out.text(body.entitlementId)
      out.byte(body.stage)
      out.signers(body.signers)
      if !body.evidence.isEmpty { out.texts(body.evidence) }
    case .disbursement(let body):
      kind(.disbursement)
      out.text(body.instructionId)
      out.byte(body.outcome.rawValue)
      out.signed(body.amountFen)
      out.signed(Int64(body.on.number))
      out.byte(body.reason?.rawValue ?? 0)
    case .householdChange(let body):
      kind(body.cause == nil ? .householdChange : .explainedChange)
      out.change(body)
      if let cause = body.cause { out.byte(cause.rawValue) }
    case .objection(let body):
      kind(.objection)
      out.fixed(body.objection)
    case .withdrawal: kind(.withdrawal)
    case .helper(let body):
      kind(.helper)
      out.fixed(body.helper)
    case .placeOffered(let body):
      kind(.placeOffered)
      out.unsigned(body.village)
    case .paymentOrder(let body):
      kind(.paymentOrder)
      out.paymentOrder(body)
    case .visit(let body):
      kind(.visit)
      out.visit(body)
    case .plan(let body):
      kind(.plan)
      out.plan(body)
    case .moneyOffered(let body):
      kind(.moneyOffered)
      out.text(body.fund)
      out.unsigned(Int(body.year))
    case .echo(let body):
      kind(.echo)
      out.text(body.origin)
      out.change(body.change)
      out.byte(body.change.cause.map { $0.rawValue + 1 } ?? 0)
    case .application, .timer, .quota, .fundAllocation, .fundOrder, .policy, .deadLetterOrder, .retried:
      preconditionFailure("never parked")
    }
  }

  init(from: inout ByteReader) throws(CodecError) {
    let identity = try from.fixed64()
    let content = try from.fixed64()
    let at = Instant(milliseconds: try from.signed())
    let arrived = Instant(milliseconds: try from.signed())
    let subject = try from.text()
    self.init(
      identity: identity, content: content, at: at, arrived: arrived, subject: subject,
      body: try Fact.body(&from))
  }

  static func body(_ from: inout ByteReader) throws(CodecError) -> Body {
    let kind = try from.word(Kind.self)
    switch kind {
    case .comparison:
      let requestId = try from.text()
      var reports: [Comparison.Report] = []
      for _ in 0..<(try from.count()) {
        reports.append(
          .init(
            department: try from.word(), asOf: try from.day(),
            findings: FindingSet(rawValue: try from.within())))
      }
      return .comparison(Comparison(requestId: requestId, reports: reports))
    case .review, .evidencedReview:
      var review = try from.review()
      if kind == .evidencedReview { review.evidence = try from.evidence() }
      return .review(review)
    case .publicity:
      let noticeId = try from.text()
      let level: Level = try from.word()
      let first = try from.day()
      let last = try from.day()
      let places = PlaceSet(rawValue: try from.byte())
      var objections: [Publicity.Answer] = []
      for _ in 0..<(try from.count()) {
        objections.append(
          .init(objection: try from.fixed64(), settled: try from.wordOrNil()))
      }
      return .publicity(
        Publicity(
          noticeId: noticeId, level: level, from: first, to: last, places: places,
          objections: objections))
    case .milestone, .evidencedMilestone:
      var milestone = Milestone(
        entitlementId: try from.text(), stage: try from.byte(), signers: try from.signers())
      if kind == .evidencedMilestone { milestone.evidence = try from.texts() }
      return .milestone(milestone)
    case .disbursement:
      return .disbursement(
        Disbursement(
          instructionId: try from.text(), outcome: try from.word(), amountFen: try from.signed(),
          on: try from.day(), reason: try from.wordOrNil()))
    case .householdChange, .explainedChange:
      var change = try from.change()
      if kind == .explainedChange { change.cause = try from.word(Cause.self) }
      return .householdChange(change)
    case .objection: return .objection(Objection(objection: try from.fixed64()))
    case .withdrawal: return .withdrawal
    case .helper: return .helper(HelperAssigned(helper: try from.fixed64()))
    case .placeOffered: return .placeOffered(PlaceOffered(village: try from.unsigned()))
    case .paymentOrder: return .paymentOrder(try from.paymentOrder())
    case .visit: return .visit(try from.visit())
    case .plan: return .plan(try from.plan())
    case .moneyOffered: return .moneyOffered(MoneyOffered(fund: try from.text(), year: try from.within()))
    case .echo:
      var echo = HouseholdEcho(origin: try from.text(), change: try from.change())
      let cause = try from.byte()
      if cause > 0 {
        guard let word = Cause(rawValue: cause - 1) else { throw CodecError("no cause has the number \(cause - 1)") }
        echo.change.cause = word
      }
      return .echo(echo)
    }
  }
}
