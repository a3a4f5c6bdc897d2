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
    state.allowance?.stopped = true
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
    let village = world.village
    let stored = bytes { village.encode(to: &$0) }
    #expect(
      try stored.withUnsafeBytes { try Village(code: village.code, version: village.version, bytes: $0) }
        == village)
  }

  @Test("Villages and funds come back")
  func villagesAndFunds() throws {
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
    var fund = Fund(name: "county")
    fund.version = 3
    fund.allocatedFen = Fund.allocatedMax
    fund.taken = [Taken(identity: 1, content: 2, position: Position(lane: 3, offset: 4))]
    let stored = bytes { fund.encode(to: &$0) }
    #expect(try stored.withUnsafeBytes { try Fund(name: "county", version: 3, bytes: $0) } == fund)
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
