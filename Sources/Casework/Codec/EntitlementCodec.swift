import Contract

extension Entitlement {
  func encode(to out: inout ByteWriter) {
    out.byte(step)
    out.unsigned(UInt64(passage))
    out.signed(Int64(grantedOn.number))
    out.byte(count)
    out.byte(next)
    out.byte(reserved)
    out.byte((isDue ? 1 : 0) | (isOutdated ? 2 : 0))
    out.signed(Int64(endedOn?.number ?? Int32.min))
    out.byte(UInt8(shares.count))
    for share in shares {
      out.text(share.purse.fund.name)
      out.unsigned(UInt64(share.purse.fund.year))
      out.signed(Int64(share.purse.partition))
      out.text(share.earmark)
      out.signed(share.amountFen)
      out.signed(share.committedFen)
      out.signed(share.carryFen)
      out.signed(share.paidFen)
      out.signed(share.claimedFen)
    }
    out.unsigned(outstanding.count)
    for instalment in outstanding {
      out.byte(instalment.number)
      out.byte(instalment.attempt)
      out.signed(Int64(instalment.dueOn.number))
      out.byte(instalment.isStopped ? 1 : 0)
      for fen in instalment.amountsFen { out.signed(fen) }
    }
  }

  init(_ status: Status, from: inout ByteReader) throws(CodecError) {
    step = try from.byte()
    passage = try from.within()
    self.status = status
    grantedOn = try from.day()
    count = try from.byte()
    next = try from.byte()
    reserved = try from.byte()
    let flags = try from.byte()
    isDue = flags & 1 != 0
    isOutdated = flags & 2 != 0
    let ended = try from.day()
    endedOn = ended.number == Int32.min ? nil : ended
    shares = []
    for _ in 0..<(try from.byte()) {
      let fund = FundKey(name: try from.text(), year: try from.within())
      var share = Share(
        purse: PurseKey(fund: fund, partition: try from.within()), earmark: try from.text(),
        amountFen: try from.signed())
      share.committedFen = try from.signed()
      share.carryFen = try from.signed()
      share.paidFen = try from.signed()
      share.claimedFen = try from.signed()
      shares.append(share)
    }
    for _ in 0..<(try from.count()) {
      var instalment = Instalment(
        number: try from.byte(), attempt: try from.byte(), dueOn: try from.day(), amountsFen: [],
        isStopped: try from.byte() != 0)
      for _ in shares { instalment.amountsFen.append(try from.signed()) }
      outstanding.append(instalment)
    }
  }
}

extension HouseholdPlan {
  func encode(to out: inout ByteWriter) {
    out.byte(batches)
    out.byte(hasHelperCard ? 1 : 0)
    out.unsigned(ofMembers.count)
    for batches in ofMembers { out.byte(batches) }
  }

  init(year: UInt16, from: inout ByteReader) throws(CodecError) {
    self.year = year
    batches = try from.byte()
    hasHelperCard = try from.byte() != 0
    ofMembers = []
    for _ in 0..<(try from.count()) { ofMembers.append(try from.byte()) }
  }
}
