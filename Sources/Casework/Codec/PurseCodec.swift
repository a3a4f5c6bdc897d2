import Contract

// What of a purse does not stand in columns of its own.

extension Purse {
  private static let format: UInt8 = 1

  /// Writes the purse as it is stored, without its balances.
  public func encode(to out: inout ByteWriter) {
    out.byte(Purse.format)
    out.byte(source?.rawValue ?? 255)
    out.text(earmark)
    out.byte((isDry ? 1 : 0) | (isFrozen ? 2 : 0) | (isClosed ? 4 : 0))
    out.unsigned(partitions.count)
    for partition in partitions { out.signed(Int64(partition)) }
    out.unsigned(waiting.count)
    for entry in waiting {
      out.text(entry.caseId)
      out.unsigned(entry.village)
      out.signed(entry.since.milliseconds)
      out.signed(entry.needFen)
      out.text(entry.earmark)
    }
    out.unsigned(offered.count)
    for caseId in offered { out.text(caseId) }
    out.taken(taken)
  }

  /// - Parameters:
  ///   - key: whose purse it is.
  ///   - version: of the row.
  ///   - balances: fen by account, in the order of `Account.allCases`.
  ///   - bytes: the stored form of the rest.
  public init(
    key: PurseKey, version: UInt32, balances: [Int64], bytes: UnsafeRawBufferPointer
  ) throws(CodecError) {
    self.init(key: key)
    self.version = version
    for (account, fen) in zip(Account.allCases, balances) { set(account, fen) }
    var from = ByteReader(bytes)
    guard try from.byte() == Purse.format else { throw CodecError("the purse of \(key.fund.text) has another form") }
    let word = try from.byte()
    if word != 255 {
      guard let known = FundSource(rawValue: word) else {
        throw CodecError("no source of money has the number \(word)")
      }
      source = known
    }
    earmark = try from.text()
    let flags = try from.byte()
    isDry = flags & 1 != 0
    isFrozen = flags & 2 != 0
    isClosed = flags & 4 != 0
    for _ in 0..<(try from.count()) { partitions.append(try from.within()) }
    for _ in 0..<(try from.count()) {
      waiting.append(
        Waiting(
          caseId: try from.text(), village: try from.unsigned(), since: Instant(milliseconds: try from.signed()),
          needFen: try from.signed(),
          earmark: try from.text()))
    }
    for _ in 0..<(try from.count()) { offered.append(try from.text()) }
    taken = try from.taken()
    try from.end()
  }
}
