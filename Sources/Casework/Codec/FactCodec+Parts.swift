import Contract

// The parts that facts are made of, as stored bytes.

extension ByteWriter {
  mutating func signers(_ signers: [Signer]) {
    unsigned(signers.count)
    for signer in signers {
      fixed(signer.staff)
      byte(signer.role.rawValue)
    }
  }

  mutating func minutes(_ minutes: Minutes) {
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

  mutating func change(_ change: HouseholdChange) {
    byte(change.kind.rawValue)
    byte(change.member == nil ? 0 : 1)
    if let member = change.member { person(member) }
    signed(change.incomeFen ?? -1)
    unsigned(UInt64(change.findings.rawValue))
  }

  mutating func paymentOrder(_ order: PaymentOrder) {
    text(order.entitlementId)
    byte(order.order.rawValue)
    signed(order.amountFen ?? -1)
    signers(order.signers)
    byte(order.accountLast4 == nil ? 0 : 1)
    if let last4 = order.accountLast4 { fixed(last4) }
  }

  mutating func visit(_ visit: Visit) {
    byte(visit.requestId == nil ? 0 : 1)
    if let requestId = visit.requestId { text(requestId) }
    fixed(visit.by)
    byte(visit.kind.rawValue)
    signed(Int64(visit.on.number))
    evidence(visit.evidence)
  }

  mutating func plan(_ plan: PlanRecorded) {
    unsigned(Int(plan.year))
    unsigned(plan.measures.count)
    for measure in plan.measures {
      byte(measure.batch.rawValue)
      unsigned(measure.members.count)
      for member in measure.members { person(member) }
    }
    byte(plan.helperCard == nil ? 0 : 1)
    if let card = plan.helperCard {
      fixed(card.filledBy)
      fixed(card.collectedBy)
      fixed(card.filedBy)
    }
    signers(plan.signers)
  }

  mutating func texts(_ texts: [String]) {
    unsigned(texts.count)
    for text in texts { self.text(text) }
  }
}

extension ByteReader {
  mutating func signers() throws(CodecError) -> [Signer] {
    var signers: [Signer] = []
    for _ in 0..<(try count()) { signers.append(Signer(staff: try fixed64(), role: try word())) }
    return signers
  }

  mutating func minutes() throws(CodecError) -> Minutes {
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

  mutating func review() throws(CodecError) -> Review {
    let requestId = try text()
    let level: Level = try word()
    let rejection = try wordOrNil(RejectionOutcome.self)
    let signers = try signers()
    var minutes: [Minutes] = []
    for _ in 0..<(try count()) { minutes.append(try self.minutes()) }
    let raw = try signed()
    var held: Day?
    if raw != Int64.min {
      guard let number = Int32(exactly: raw) else { throw CodecError("a stored day is too large") }
      held = Day(number: number)
    }
    return Review(
      requestId: requestId, level: level, rejection: rejection, signers: signers, minutes: minutes,
      officeMeetingOn: held)
  }

  mutating func change() throws(CodecError) -> HouseholdChange {
    let kind: HouseholdChangeKind = try word()
    let member = try byte() == 0 ? nil : try person()
    let income = try signed()
    return HouseholdChange(
      kind: kind, member: member, incomeFen: income < 0 ? nil : income,
      findings: FindingSet(rawValue: try within()))
  }

  mutating func paymentOrder() throws(CodecError) -> PaymentOrder {
    let entitlementId = try text()
    let order: PaymentOrderKind = try word()
    let amount = try signed()
    let signers = try signers()
    return PaymentOrder(
      entitlementId: entitlementId, order: order, amountFen: amount < 0 ? nil : amount, signers: signers,
      accountLast4: try byte() == 0 ? nil : try fixed32())
  }

  mutating func visit() throws(CodecError) -> Visit {
    let requestId = try byte() == 0 ? nil : try text()
    return Visit(
      requestId: requestId, by: try fixed64(), kind: try word(), on: try day(), evidence: try evidence())
  }

  mutating func plan() throws(CodecError) -> PlanRecorded {
    var plan = PlanRecorded(year: try within(), measures: [], signers: [])
    for _ in 0..<(try count()) {
      var measure = PlanRecorded.Measure(batch: try word())
      for _ in 0..<(try count()) { measure.members.append(try person()) }
      plan.measures.append(measure)
    }
    if try byte() != 0 {
      plan.helperCard = PlanRecorded.HelperCard(
        filledBy: try fixed64(), collectedBy: try fixed64(), filedBy: try fixed64())
    }
    plan.signers = try signers()
    return plan
  }

  mutating func texts() throws(CodecError) -> [String] {
    var texts: [String] = []
    for _ in 0..<(try count()) { texts.append(try text()) }
    return texts
  }
}
