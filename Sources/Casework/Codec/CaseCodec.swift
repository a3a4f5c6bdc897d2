import Contract

// A case as stored bytes. The first byte is the format's version: a newer worker reads every older
// form, and an older worker refuses a newer one instead of misreading it.

extension Case {
  /// 3: with entitlements of every kind. Packs that older rows pin no longer load.
  static let format: UInt8 = 3

  private struct Flags {
    static let registered: UInt8 = 1
    static let holdsPlace: UInt8 = 2
    static let overdue: UInt8 = 4
    static let helper: UInt8 = 8
    static let exited: UInt8 = 16
    static let checking: UInt8 = 32
    static let strict: UInt8 = 64
  }

  /// Writes the case as it is stored.
  public func encode(to out: inout ByteWriter) {
    out.byte(Case.format)
    out.byte(stage.rawValue)
    out.byte(outcome?.rawValue ?? 0)
    out.text(programme.text)
    var flags: UInt8 = 0
    if registered { flags |= Flags.registered }
    if holdsPlace { flags |= Flags.holdsPlace }
    if overdue { flags |= Flags.overdue }
    if strict { flags |= Flags.strict }
    if helper != nil { flags |= Flags.helper }
    if exited { flags |= Flags.exited }
    if isChecking { flags |= Flags.checking }
    out.byte(flags)
    out.unsigned(village)
    out.fixed(pack)
    out.signed(appliedAt.milliseconds)
    out.byte(step)
    out.unsigned(Int(round))
    out.signed(stepSince.milliseconds)
    out.unsigned(members.count)
    for person in members { out.person(person) }
    out.signed(incomeFen)
    out.signed(assetsFen)
    out.unsigned(UInt64(found.rawValue))
    out.byte(origin.rawValue)
    out.unsigned(evidence.count)
    for value in evidence { out.signed(value) }
    out.fixed(accountLast4)
    out.digests(relatives)
    if let helper { out.fixed(helper) }
    out.unsigned(UInt64(reported))
    out.unsigned(openObjections.count)
    for open in openObjections {
      out.fixed(open.objection)
      out.signed(open.raisedAt.milliseconds)
    }
    out.digests(answered)
    out.unsigned(acted.count)
    for actor in acted {
      out.fixed(actor.staff)
      out.byte(actor.level.rawValue)
    }
    out.unsigned(UInt64(firstRound))
    out.unsigned(UInt64(checks))
    out.unsigned(UInt64(visits))
    out.unsigned(former.count)
    for grant in former {
      out.byte(grant.status.rawValue)
      grant.encode(to: &out)
    }
    out.byte(entitlement?.status.rawValue ?? 0)
    entitlement?.encode(to: &out)
    out.unsigned(UInt64(plan?.year ?? 0))
    plan?.encode(to: &out)
    out.unsigned(parked.count)
    for entry in parked {
      entry.fact.encode(to: &out)
      out.position(entry.position)
      out.signed(Int64(entry.deadline.number))
    }
    out.taken(taken)
  }

  public init(id: String, version: UInt32, bytes: UnsafeRawBufferPointer) throws(CodecError) {
    self.init(id: id)
    self.version = version
    var from = ByteReader(bytes)
    let format = try from.byte()
    guard format == Case.format else {
      throw CodecError(
        format > Case.format
          ? "case form \(format) is newer than this worker, which reads \(Case.format)"
          : "case form \(format) is older than the ledger: begin with an empty database")
    }
    stage = try from.word()
    outcome = try from.wordOrNil()
    let name = try from.text()
    guard let programme = Programme(name) else { throw CodecError("no programme has the name \(name)") }
    self.programme = programme
    let flags = try from.byte()
    registered = flags & Flags.registered != 0
    holdsPlace = flags & Flags.holdsPlace != 0
    overdue = flags & Flags.overdue != 0
    strict = flags & Flags.strict != 0
    exited = flags & Flags.exited != 0
    isChecking = flags & Flags.checking != 0
    village = try from.unsigned()
    pack = try from.fixed64()
    appliedAt = Instant(milliseconds: try from.signed())
    step = try from.byte()
    round = try from.within()
    stepSince = Instant(milliseconds: try from.signed())
    let memberCount = try from.count()
    members.reserveCapacity(memberCount)
    for _ in 0..<memberCount { members.append(try from.person()) }
    incomeFen = try from.signed()
    assetsFen = try from.signed()
    found = FindingSet(rawValue: try from.within())
    origin = try from.word()
    for _ in 0..<(try from.count()) { evidence.append(try from.signed()) }
    accountLast4 = try from.fixed32()
    relatives = try from.digests()
    if flags & Flags.helper != 0 { helper = try from.fixed64() }
    reported = try from.within()
    for _ in 0..<(try from.count()) {
      openObjections.append(
        OpenObjection(
          objection: try from.fixed64(), raisedAt: Instant(milliseconds: try from.signed())))
    }
    answered = try from.digests()
    for _ in 0..<(try from.count()) {
      acted.append(Actor(staff: try from.fixed64(), level: try from.word()))
    }
    firstRound = try from.within()
    checks = try from.within()
    visits = try from.within()
    for _ in 0..<(try from.count()) { former.append(try Entitlement(try from.word(), from: &from)) }
    let status: Entitlement.Status? = try from.wordOrNil()
    if let status { entitlement = try Entitlement(status, from: &from) }
    let year: UInt16 = try from.within()
    if year > 0 { plan = try HouseholdPlan(year: year, from: &from) }
    for _ in 0..<(try from.count()) {
      parked.append(
        Parked(
          fact: try Fact(from: &from), position: try from.position(),
          deadline: try from.day()))
    }
    taken = try from.taken()
    try from.end()
  }
}

extension Village {
  /// Writes the village as it is stored.
  public func encode(to out: inout ByteWriter) {
    out.byte(Case.format)
    out.signed(places.map(Int64.init) ?? -1)
    out.signed(Int64(used))
    out.unsigned(waiting.count)
    for entry in waiting {
      out.text(entry.caseId)
      out.signed(entry.since.milliseconds)
    }
    out.taken(taken)
  }

  public init(code: UInt64, version: UInt32, bytes: UnsafeRawBufferPointer) throws(CodecError) {
    self.init(code: code)
    self.version = version
    var from = ByteReader(bytes)
    guard try from.byte() == Case.format else { throw CodecError("the village row has another form") }
    let places = try from.signed()
    guard let number = Int32(exactly: places) else { throw CodecError("a stored number is too large") }
    self.places = number < 0 ? nil : number
    used = try from.within()
    for _ in 0..<(try from.count()) {
      waiting.append(
        Waiting(caseId: try from.text(), since: Instant(milliseconds: try from.signed())))
    }
    taken = try from.taken()
    try from.end()
  }
}

extension ByteWriter {
  mutating func person(_ key: PersonKey) {
    fixed(key.high)
    fixed(key.low)
  }

  mutating func digests(_ digests: [Digest]) {
    unsigned(digests.count)
    for digest in digests { fixed(digest) }
  }

  mutating func position(_ position: Position) {
    unsigned(UInt64(position.lane))
    signed(position.offset)
  }

  mutating func taken(_ entries: [Taken]) {
    unsigned(entries.count)
    for entry in entries {
      fixed(entry.identity)
      fixed(entry.content)
      position(entry.position)
    }
  }
}

extension ByteReader {
  mutating func person() throws(CodecError) -> PersonKey {
    PersonKey(high: try fixed64(), low: try fixed64())
  }

  mutating func day() throws(CodecError) -> Day { Day(number: try within()) }

  mutating func digests() throws(CodecError) -> [Digest] {
    let count = try count()
    var digests: [Digest] = []
    digests.reserveCapacity(count)
    for _ in 0..<count { digests.append(try fixed64()) }
    return digests
  }

  mutating func position() throws(CodecError) -> Position {
    Position(lane: try within(), offset: try signed())
  }

  mutating func taken() throws(CodecError) -> [Taken] {
    let count = try count()
    var entries: [Taken] = []
    entries.reserveCapacity(count + 1)
    for _ in 0..<count {
      entries.append(
        Taken(identity: try fixed64(), content: try fixed32(), position: try position()))
    }
    return entries
  }
}
