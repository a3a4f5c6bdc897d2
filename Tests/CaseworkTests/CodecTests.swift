import Contract
import Policy
import Testing

@testable import Casework

@Suite("Stored form")
struct CodecTests {
  func bytes(_ encode: (inout ByteWriter) -> Void) -> [UInt8] {
    var writer = ByteWriter()
    encode(&writer)
    return writer.bytes
  }

  func decode(_ id: String, _ version: UInt32, _ bytes: [UInt8]) throws -> Case {
    try bytes.withUnsafeBytes { try Case(id: id, version: version, bytes: $0) }
  }

  /// A case that holds an early fact of every kind that can be early, with every field set.
  func everything() -> Case {
    let world = World.at("allowance")
    var state = world["C1"]
    let day = world.today
    let bodies: [Fact.Body] = [
      Bodies.comparison(on: day, finding: .publicPay),
      Bodies.review(Packs.villageReview, on: day) { $0.minutes[0].separateVotes = [.init(yes: 5, no: 6)] },
      Bodies.review(Packs.townshipReview, on: day, rejection: .returned),
      Bodies.notice(
        Packs.countyReview, to: day,
        objections: [.init(objection: 1, settled: nil), .init(objection: UInt64.max, settled: .upheld)]),
      .milestone(
        Milestone(entitlementId: "C1:allowance", stage: 20, signers: [Signer(staff: 5, role: .financeStaff)])),
      Bodies.payment(2, on: day), Bodies.payment(2, on: day, returned: .deceased),
      .householdChange(HouseholdChange(kind: .memberAdded, member: Bodies.person(5))),
      .householdChange(HouseholdChange(kind: .incomeChanged, incomeFen: 10_000_000_000_000)),
      .householdChange(HouseholdChange(kind: .assetAcquired, findings: FindingSet(rawValue: 1 << 19 | 63))),
      .objection(Objection(objection: 88)), .withdrawal, .helper(HelperAssigned(helper: 1)),
      .placeOffered(PlaceOffered(village: World.village)),
    ]
    for (index, body) in bodies.enumerated() {
      state.parked.append(
        Parked(
          fact: world.fact(body, "C1"),
          position: Position(lane: UInt32.max, offset: Int64.max - Int64(index)),
          deadline: index == 0 ? Parked.noDeadline : day + index))
    }
    state.relatives = [1, 2]
    state.openObjections = [OpenObjection(objection: 3, raisedAt: world.now)]
    state.answered = [4, 5]
    state.helper = 6
    state.overdue = true
    state.entitlement!.outstanding[0].isStopped = true
    state.entitlement!.endedOn = day
    state.entitlement!.shares[0].carryFen = -5
    state.entitlement!.shares[1].claimedFen = 7
    state.plan = HouseholdPlan(year: 2025, batches: 5, ofMembers: [1, 0, 4], hasHelperCard: true)
    state.exited = true
    state.isChecking = true
    state.checks = 3
    state.visits = 300
    state.firstRound = 2001
    state.round = UInt16.max
    state.outcome = .withdrawn
    return state
  }

  @Test("A case with early facts of all kinds comes back as it was")
  func roundTrip() throws {
    let state = everything()
    #expect(try decode("C1", state.version, bytes { state.encode(to: &$0) }) == state)
    let blank = Case(id: "C2")
    #expect(try decode("C2", 0, bytes { blank.encode(to: &$0) }) == blank)
  }

  @Test("So do all cases and villages of drawn stories, at every size", arguments: 0..<20 as Range<UInt64>)
  func drawn(seed: UInt64) throws {
    var random = Random(seed &+ 40_000)
    let world = Stories.village(&random, facts: 150)
    for state in world.cabinet.cases.values {
      #expect(try decode(state.id, state.version, bytes { state.encode(to: &$0) }) == state)
    }
    for purse in world.commons.purses.values { #expect(try reread(purse) == purse) }
    let village = world.village
    let stored = bytes { village.encode(to: &$0) }
    #expect(
      try stored.withUnsafeBytes { try Village(code: village.code, version: village.version, bytes: $0) }
        == village)
  }

  @Test("Villages and purses come back")
  func villagesAndPurses() throws {
    var village = Village(code: 341_225_101_001)
    for places in [nil, 0, Int32.max] {
      village.places = places
      village.used = 17
      village.waiting = [
        .init(caseId: "C1", since: Instant(milliseconds: -5)),
        .init(caseId: "C2", since: Instant(milliseconds: Int64.max)),
      ]
      let stored = bytes { village.encode(to: &$0) }
      #expect(
        try stored.withUnsafeBytes { try Village(code: village.code, version: 0, bytes: $0) } == village)
    }
    let fund = FundKey(name: "county", year: 2025)
    var purses = [Purse(key: .reserve(of: fund)), Purse.ample(PurseKey(fund: fund, partition: 1023))]
    purses.append(purses[1])
    purses[2].version = UInt32.max
    purses[2].earmark = "relief"
    purses[2].source = .helpUnit
    (purses[2].isDry, purses[2].isFrozen, purses[2].isClosed) = (true, false, true)
    purses[2].waiting = [
      .init(caseId: "C1", village: UInt64.max, since: Instant(milliseconds: -5), needFen: Int64.max, earmark: "relief"),
      .init(caseId: "C2", village: 0, since: Instant(milliseconds: Int64.max), needFen: 1, earmark: ""),
    ]
    purses[2].offered = ["C3", "C4"]
    purses[2].partitions = [0, 7, 1023]
    purses[2].taken = [Taken(identity: 1, content: 2, position: Position(lane: 3, offset: 4))]
    for purse in purses { #expect(try reread(purse) == purse) }
    let stored = bytes { purses[2].encode(to: &$0) }
    for length in 0..<stored.count {
      #expect(throws: CodecError.self) { try reread(purses[2], Array(stored[..<length])) }
    }
    #expect(throws: CodecError.self) { try reread(purses[2], stored + [0]) }
    var strange = stored
    strange[0] += 1
    #expect(throws: CodecError.self) { try reread(purses[2], strange) }
    strange = stored
    strange[1] = 99
    #expect(throws: CodecError.self, "an unknown source is not read as none") { try reread(purses[2], strange) }
  }

  private func reread(_ purse: Purse, _ stored: [UInt8]? = nil) throws -> Purse {
    try (stored ?? bytes { purse.encode(to: &$0) }).withUnsafeBytes {
      try Purse(key: purse.key, version: purse.version, balances: Account.allCases.map { purse[$0] }, bytes: $0)
    }
  }

  @Test("Cut short or with something after it, a stored case is an error")
  func truncated() {
    let state = everything()
    let stored = bytes { state.encode(to: &$0) }
    for length in 0..<stored.count {
      #expect(throws: CodecError.self) { try decode("C1", 1, Array(stored[..<length])) }
    }
    #expect(throws: CodecError.self) { try decode("C1", 1, stored + [0]) }
  }

  @Test("Changed bytes give an error or another case, never a crash", arguments: 0..<8 as Range<UInt64>)
  func mutated(seed: UInt64) {
    var random = Random(seed)
    let state = everything()
    let stored = bytes { state.encode(to: &$0) }
    for _ in 0..<4_000 {
      var changed = stored
      for _ in 0...random.below(3) { changed[random.below(changed.count)] = UInt8(random.below(256)) }
      do {
        _ = try decode("C1", 1, changed)
      } catch {
        #expect(error is CodecError)
      }
    }
  }

  @Test("A newer form is refused, not misread; an unknown word is not read as none")
  func newer() {
    let state = everything()
    var stored = bytes { state.encode(to: &$0) }
    stored[0] = Case.format + 1
    #expect(throws: CodecError.self) { try decode("C1", 1, stored) }
    stored[0] = Case.format
    stored[2] = 9
    #expect(throws: CodecError.self) { try decode("C1", 1, stored) }
  }

  @Test("Evidence of every type; what is cut or of an unknown type is refused")
  func evidence() throws {
    let evidence = [
      Evidence(name: "dischargedOn", value: .text("2025-02-28")), Evidence(name: "e", value: .text("")),
      Evidence(name: "ownPay", value: .integer(Int64.min)), Evidence(name: "a", value: .bool(true)),
      Evidence(name: "b", value: .bool(false)),
    ]
    func read(_ bytes: [UInt8]) throws -> [Evidence] {
      try bytes.withUnsafeBytes {
        var reader = ByteReader($0)
        let evidence = try reader.evidence()
        try reader.end()
        return evidence
      }
    }
    let stored = bytes { $0.evidence(evidence) }
    #expect(try read(stored) == evidence)
    #expect(try read([0]) == [])
    for length in 0..<stored.count {
      #expect(throws: CodecError.self) { try read(Array(stored.prefix(length))) }
    }
    #expect(throws: CodecError.self) { try read([1, 1, 0x61, 4]) }
  }

  @Test("Numbers of every size")
  func numbers() throws {
    for value in [0, 1, -1, 63, 64, -64, -65, Int64.max, Int64.min] {
      let stored = bytes { $0.signed(value) }
      var count = 0
      let back = try stored.withUnsafeBytes { raw -> Int64 in
        var reader = ByteReader(raw)
        let value = try reader.signed()
        count = reader.cursor
        return value
      }
      #expect(back == value && count == stored.count)
    }
    let endless = [UInt8](repeating: 0xff, count: 12)
    #expect(throws: CodecError.self) {
      try endless.withUnsafeBytes { raw in
        var reader = ByteReader(raw)
        _ = try reader.unsigned()
      }
    }
  }
}
