import Contract

// A parked fact as stored bytes: what was decoded of it, without the names and numbers of the event.
// Applications, timers, quotas, allocations and policy packs are never parked.

extension Fact {
  private enum Kind: UInt8 {
    case comparison = 1
    case review, publicity, milestone, disbursement, householdChange, objection, withdrawal, helper
    case placeOffered
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
      kind(.review)
      out.text(body.requestId)
      out.byte(body.level.rawValue)
      out.byte(body.rejection?.rawValue ?? 0)
      out.signers(body.signers)
      out.unsigned(body.minutes.count)
      for minutes in body.minutes { out.minutes(minutes) }
      out.signed(body.officeMeetingOn.map { Int64($0.number) } ?? Int64.min)
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
      kind(.milestone)
      out.text(body.entitlementId)
      out.byte(body.stage)
      out.signers(body.signers)
    case .disbursement(let body):
      kind(.disbursement)
      out.text(body.instructionId)
      out.byte(body.outcome.rawValue)
      out.signed(body.amountFen)
      out.signed(Int64(body.on.number))
      out.byte(body.reason?.rawValue ?? 0)
    case .householdChange(let body):
      kind(.householdChange)
      out.byte(body.kind.rawValue)
      out.byte(body.member == nil ? 0 : 1)
      if let member = body.member { out.person(member) }
      out.signed(body.incomeFen ?? -1)
      out.unsigned(UInt64(body.findings.rawValue))
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
    case .application, .timer, .quota, .fundAllocation, .policy: preconditionFailure("never parked")
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
    switch try from.word(Kind.self) {
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
    case .review:
      let requestId = try from.text()
      let level: Level = try from.word()
      let rejection = try from.wordOrNil(RejectionOutcome.self)
      let signers = try from.signers()
      var minutes: [Minutes] = []
      for _ in 0..<(try from.count()) { minutes.append(try from.minutes()) }
      let raw = try from.signed()
      var held: Day?
      if raw != Int64.min {
        guard let number = Int32(exactly: raw) else { throw CodecError("a stored day is too large") }
        held = Day(number: number)
      }
      return .review(
        Review(
          requestId: requestId, level: level, rejection: rejection, signers: signers,
          minutes: minutes,
          officeMeetingOn: held))
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
    case .milestone:
      return .milestone(
        Milestone(
          entitlementId: try from.text(), stage: try from.byte(), signers: try from.signers()))
    case .disbursement:
      return .disbursement(
        Disbursement(
          instructionId: try from.text(), outcome: try from.word(), amountFen: try from.signed(),
          on: try from.day(), reason: try from.wordOrNil()))
    case .householdChange:
      let kind: HouseholdChangeKind = try from.word()
      let member = try from.byte() == 0 ? nil : try from.person()
      let income = try from.signed()
      return .householdChange(
        HouseholdChange(
          kind: kind, member: member, incomeFen: income < 0 ? nil : income,
          findings: FindingSet(rawValue: try from.within())))
    case .objection: return .objection(Objection(objection: try from.fixed64()))
    case .withdrawal: return .withdrawal
    case .helper: return .helper(HelperAssigned(helper: try from.fixed64()))
    case .placeOffered: return .placeOffered(PlaceOffered(village: try from.unsigned()))
    }
  }
}

extension ByteWriter {
  fileprivate mutating func signers(_ signers: [Signer]) {
    unsigned(signers.count)
    for signer in signers {
      fixed(signer.staff)
      byte(signer.role.rawValue)
    }
  }

  fileprivate mutating func minutes(_ minutes: Minutes) {
    byte(minutes.kind.rawValue)
    signed(Int64(minutes.heldOn.number))
    for count in [
      minutes.atHome, minutes.present, minutes.yes, minutes.no, minutes.abstained, minutes.absent,
      minutes.absentOpinions, minutes.signatures,
    ] { signed(Int64(count)) }
    unsigned(minutes.separateVotes.count)
    for vote in minutes.separateVotes {
      signed(Int64(vote.yes))
      signed(Int64(vote.no))
    }
    unsigned(UInt64(minutes.gatekeepers.rawValue))
    unsigned(UInt64(minutes.opinions.rawValue))
  }
}

extension ByteReader {
  fileprivate mutating func signers() throws(CodecError) -> [Signer] {
    var signers: [Signer] = []
    for _ in 0..<(try count()) { signers.append(Signer(staff: try fixed64(), role: try word())) }
    return signers
  }

  fileprivate mutating func minutes() throws(CodecError) -> Minutes {
    var minutes = Minutes(kind: try word(), heldOn: try day(), atHome: 0, present: 0, yes: 0, no: 0)
    minutes.atHome = try within()
    minutes.present = try within()
    minutes.yes = try within()
    minutes.no = try within()
    minutes.abstained = try within()
    minutes.absent = try within()
    minutes.absentOpinions = try within()
    minutes.signatures = try within()
    for _ in 0..<(try count()) {
      minutes.separateVotes.append(.init(yes: try within(), no: try within()))
    }
    minutes.gatekeepers = RoleSet(rawValue: try within())
    minutes.opinions = RoleSet(rawValue: try within())
    return minutes
  }
}
