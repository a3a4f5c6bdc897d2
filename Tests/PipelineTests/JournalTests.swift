import Casework
import Contract
import Policy
import Testing

@testable import Pipeline

@Suite("The journal: blocks, seals, chain")
struct JournalTests {
  private static let lane = LaneID(.reviewPassed, 3)

  /// A block of three facts, the second of them undecodable, with an emission each.
  private func builder(first: Int64 = 7) -> BlockBuilder {
    let builder = BlockBuilder()
    var before = Sequences()
    before[.eventDead] = 4
    builder.begin(lane: Self.lane, first: first, sequences: before)
    for index in 0..<3 {
      let out = Proceedings()
      out.emitDeadLetter(
        lane: "aid.review.passed.v1/3", offset: first + Int64(index), reason: "json.malformed", field: "",
        caseId: index == 1 ? nil : "C\(index)")
      var head = EntryHead(
        offset: first + Int64(index), turn: UInt32(2 - index), partition: 3, recordedAt: 1_700_000_000_000, at: 0,
        arrivedAt: 1_700_000_000_000, village: 341_225_101_001, pack: 0xfeed)
      head.dead = index == 1 ? "json.malformed" : ""
      [UInt8](repeating: UInt8(index), count: 5).withUnsafeBytes { builder.append(head, raw: $0, out) }
    }
    return builder
  }

  private func sealed(_ builder: BlockBuilder, by sealer: Sealer) -> SealedBlock {
    withExtendedLifetime(builder) { sealer.seal(builder.finished(end: 10), lane: Self.lane, first: 7) }
  }

  private func open(_ sealed: SealedBlock, by sealer: Sealer, first: Int64 = 7) throws -> JournalBlock {
    try sealed.block.withUnsafeBytes { block in
      try sealed.key.withUnsafeBytes { try sealer.open(block, key: $0, lane: Self.lane, first: first) }
    }
  }

  private static func block(_ builder: BlockBuilder) throws -> JournalBlock {
    try withExtendedLifetime(builder) { try JournalBlock(builder.finished(end: 10)) }
  }

  @Test func aBlockComesBackAsItWasWritten() throws {
    let block = try Self.block(builder())
    #expect(block.lane == Self.lane && block.first == 7 && block.end == 10)
    #expect(block.sequences[.eventDead] == 4)
    #expect(block.entries.map(\.offset) == [7, 8, 9])
    #expect(block.entries.map(\.turn) == [2, 1, 0])
    #expect(block.entries[1].dead == "json.malformed")
    #expect(block.entries[2].raw == [2, 2, 2, 2, 2])
    #expect(block.entries[0].village == 341_225_101_001 && block.entries[0].pack == 0xfeed)
    #expect(block.entries[0].emissions.map(\.topic) == [.eventDead])
  }

  /// Decides on an application of the sample pack and writes it to a block with nothing behind it.
  private func block(_ change: (inout Application) -> Void) throws -> (written: [Reason], read: JournalBlock) {
    var card = Application(
      programme: .allowance, village: 341_225_101_001, origin: .applied,
      members: [PersonKey(high: 7, low: 1), PersonKey(high: 7, low: 2), PersonKey(high: 7, low: 3)],
      incomeFen: 300_000)
    change(&card)
    let fact = Fact(
      identity: 1, content: 2, at: Instant(milliseconds: 1_741_312_800_000), subject: "C1", body: .application(card))
    var state = Case(id: "C1")
    var commons = Commons()
    let out = Proceedings()
    Caseworker(pack: .sample).decide(
      fact, at: Position(lane: Self.lane.rawValue, offset: 7), case: &state, commons: &commons, into: out)
    // Nothing follows the reasons: an index is not a length.
    out.emissions.removeAll()
    let builder = BlockBuilder()
    builder.begin(lane: Self.lane, first: 7, sequences: Sequences())
    let head = EntryHead(
      offset: 7, turn: 0, partition: 3, recordedAt: 1_741_312_800_000, at: 0, arrivedAt: 1_741_312_800_000,
      village: 341_225_101_001, pack: Caseworker.key(ofPackHash: Pack.sample.hash))
    [UInt8]().withUnsafeBytes { builder.append(head, raw: $0, out) }
    let read = try withExtendedLifetime(builder) { try JournalBlock(builder.finished(end: 8)) }
    return (Array(out.reasons), read)
  }

  @Test func aRulesReasonComesBackWithItsPlaceAndFourValues() throws {
    let (written, block) = try block { $0.financialAssetsFen = 10_000_000_000_000 }
    let rule = try #require(Pack.sample.rules.first { $0.id == "not-insured-assets" })
    let read = block.entries[0].rulings[0].reasons
    #expect(written.map(\.code) == [.rule] && read == written)
    #expect(read[0].ruleIndex == rule.index)
    #expect(read[0].values == (3_333_333_333_333, 24, 64_000, 1_536_000))
    #expect(read[0].clause == "R-325")
    // The journal keeps no text; the pack gives it back.
    let resolved = read[0].resolved(.sample)
    #expect(resolved.name == "notInsured.assets" && resolved.rule?.id == rule.id)
    for language in Language.allCases {
      #expect(resolved.text(language) == written[0].text(language))
      #expect(resolved.remedy(language) == written[0].remedy(language))
    }
    #expect(resolved.text(.en).hasSuffix("> 24 x 640.00 = 15360.00 yuan"))
  }

  @Test func rulesThatWereMetAndReasonsOfTheProgramComeBackSideBySide() throws {
    let (written, block) = try block { $0.programme = .registration }
    #expect(written.map(\.code) == [.ruleMet, .intakeAccepted])
    let read = block.entries[0].rulings[0].reasons
    #expect(read == written && read.map(\.ruleIndex) == [written[0].ruleIndex, -1])
    // More than there are bytes behind it: an index is not a length.
    #expect(written[0].ruleIndex > 8)
    #expect(read[0].resolved(.sample).name == "income.belowLine" && read[1].name == "intake.accepted")
    #expect(read[0].resolved(.sample).text(.zh) == written[0].text(.zh))
  }

  @Test func reasonsOfSeveralRulesKeepTheirOrder() throws {
    let (written, block) = try block {
      $0.findings = [
        FindingSet(.supportable), FindingSet(.punished), FindingSet(.livesApart), FindingSet(.waterUntested),
      ]
    }
    let read = block.entries[0].rulings[0].reasons
    // A refusal names its grounds; strict review and alerts would have mattered to a case that goes on.
    #expect(written.count == 2 && read == written)
    #expect(read.map { $0.resolved(.sample).rule?.id } == ["not-insured-supportable", "not-insured-punished"])
  }

  @Test func aRuleThatThePackNoLongerHasIsNamedByItsCodeAlone() throws {
    let strange = Reason(.rule, clause: "R-325", ruleIndex: 100_000, values: (1, 2, 3, 4))
    #expect(strange.resolved(.sample).rule == nil && strange.name == "rule")
  }

  @Test func whatADecisionTouchedAndWhereItsOffersGoComeBack() throws {
    let fund = PurseKey(fund: FundKey(name: "province", year: 2025), partition: 2)
    let out = Proceedings()
    out.sharedVersions = [7, 1, UInt32.max]
    out.emitTimer("C1", kind: .instalmentDue, step: 1, round: 2, due: Day(number: 20_000))
    out.emissions.append(out.emissions[0])
    out.emissions[1].partition = fund.partition
    let builder = BlockBuilder()
    builder.begin(lane: Self.lane, first: 7, sequences: Sequences())
    let head = EntryHead(
      offset: 7, turn: 0, partition: 3, recordedAt: 1_700_000_000_000, at: 0, arrivedAt: 1_700_000_000_000, village: 0,
      pack: 0)
    [UInt8]().withUnsafeBytes { builder.append(head, raw: $0, out) }
    let block = try withExtendedLifetime(builder) { try JournalBlock(builder.finished(end: 8)) }
    #expect(block.entries[0].sharedVersions == [7, 1, UInt32.max])
    // To the fact's own lanes, unless the emission knows better.
    #expect(block.entries[0].emissions.map(\.partition) == [3, 2])
    #expect(EmissionBatch(republishing: block, from: 7).emissions.map(\.partition) == [3, 2])
  }

  @Test(arguments: [(UInt8(1), "older"), (3, "newer")])
  func aJournalOfAnotherFormIsRefusedWithAReason(form: UInt8, word: String) throws {
    var bytes = builder().finished(end: 10).map { $0 }
    bytes[0] = form
    let error = #expect(throws: CodecError.self) { try bytes.withUnsafeBytes { _ = try JournalBlock($0) } }
    #expect("\(try #require(error))".contains("of form \(form), which is \(word) than this program's, 2"))
  }

  @Test func aCutOffBlockIsRefusedAtEveryLength() throws {
    let builder = builder()
    let bytes = builder.finished(end: 10).map { $0 }
    for count in 0..<bytes.count {
      _ = bytes[..<count].withUnsafeBytes { cut in
        #expect(throws: CodecError.self) { _ = try JournalBlock(cut) }
      }
    }
  }

  @Test func republishingKeepsNumbersAndFollowsTheOrderOfDecisions() throws {
    let block = try Self.block(builder())
    let batch = EmissionBatch(republishing: block, from: 8)
    #expect(batch.emissions.map(\.offset) == [9, 8])
    #expect(batch.emissions.map(\.sequence) == [7, 6])
  }

  /// The trace of a fact stands in its record, so its emissions carry the same again after a crash.
  @Test func republishingFindsTheTraceInTheRecord() throws {
    let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    let out = Proceedings()
    out.emitTimer("C1", kind: .instalmentDue, step: 1, round: 2, due: Day(number: 20_000))
    let builder = BlockBuilder()
    builder.begin(lane: Self.lane, first: 7, sequences: Sequences())
    func append(_ offset: Int64, _ headers: [(String, String)], dead: String = "") {
      var raw = ByteWriter(capacity: 256)
      Array("{}".utf8).withUnsafeBytes {
        RawRecord.append(key: "k", headers: headers.map { (name: $0.0, value: $0.1) }, value: $0, to: &raw)
      }
      var head = EntryHead(
        offset: offset, turn: UInt32(offset - 7), partition: 0, recordedAt: 1_700_000_000_000, at: 0, arrivedAt: 0,
        village: 0, pack: 0)
      head.dead = dead
      builder.append(head, raw: raw.view, out)
    }
    append(7, [("ce_traceparent", trace)])
    append(8, [("ce_id", "1")])
    append(9, [("traceparent", trace)])
    // It was set aside unread; reading it now could kill again, and would tell another thing than was told.
    append(10, [("ce_traceparent", trace)], dead: ContractReason.factKilledWorker.code)
    let block = try withExtendedLifetime(builder) { try JournalBlock(builder.finished(end: 11)) }
    let batch = EmissionBatch(republishing: block, from: 7)
    #expect(batch.emissions.map { $0.trace < 0 ? nil : batch.traces[Int($0.trace)].text } == [trace, nil, trace, nil])
  }

  @Test func aSealedBlockOpensOnlyInItsPlaceAndUnaltered() throws {
    let sealer = Sealer(keyring: try Keyring(parsing: Keyring.generate()))
    let sealed = sealed(builder(), by: sealer)
    #expect(try open(sealed, by: sealer).entries.count == 3)
    #expect(throws: (any Error).self) { try open(sealed, by: sealer, first: 8) }
    var altered = sealed
    altered.block[sealed.block.count / 2] ^= 1
    #expect(throws: (any Error).self) { try open(altered, by: sealer) }
    altered = sealed
    altered.key[sealed.key.count / 2] ^= 1
    #expect(throws: (any Error).self) { try open(altered, by: sealer) }
  }

  @Test func aBlockThatTheRingItselfSealedStillOpens() throws {
    let ring = try Keyring(parsing: Keyring.generate())
    let sealer = Sealer(keyring: ring)
    let own = sealed(builder(), by: sealer)
    // As it was before blocks had keys of their own: the same packed bytes under the ring's key.
    let label = Sealer.label(Self.lane, 7)
    let key = try own.key.withUnsafeBytes { try ring.open($0, context: label) }
    let packed = try #require(own.block.withUnsafeBytes { GCM.open($0, key: key, context: label) })
    let old = SealedBlock(block: packed.withUnsafeBytes { ring.seal($0, context: label) }, key: [])
    #expect(try open(old, by: sealer).entries.count == 3)
  }

  @Test func aRetiredKeyOpensNothingAndPersonsKeepTheirHash() throws {
    let old = Keyring.generate(), new = "2:" + Keyring.generate().dropFirst(2)
    let before = try Keyring(parsing: old), both = try Keyring(parsing: "\(new)\n\(old)")
    let sealed = sealed(builder(), by: Sealer(keyring: before))
    let rewrapped = try #require(
      sealed.key.withUnsafeBytes { try Sealer(keyring: both).rewrapped($0, lane: Self.lane, first: 7) })
    let retired = try Keyring(parsing: both.retiring(1))
    #expect(retired.identityKey == before.identityKey && retired.erasureKey == before.erasureKey)
    // What a backup of before holds, and what is there now.
    #expect(throws: Keyring.Problem.self) { try open(sealed, by: Sealer(keyring: retired)) }
    #expect(try open(SealedBlock(block: sealed.block, key: rewrapped), by: Sealer(keyring: retired)).end == 10)
    #expect(try rewrapped.withUnsafeBytes { try Sealer(keyring: both).rewrapped($0, lane: Self.lane, first: 7) } == nil)
    #expect(!(try both.retiring(1)).contains(old.dropFirst(2)))
    #expect(throws: Keyring.Problem.self) { try both.retiring(2) }
    #expect(throws: Keyring.Problem.self) { try both.retiring(3) }
  }

  @Test func anotherKeyRingDoesNotOpenAndAnAddedKeyStillDoes() throws {
    let old = Keyring.generate()
    let sealed = sealed(builder(), by: Sealer(keyring: try Keyring(parsing: old)))
    let stranger = Sealer(keyring: try Keyring(parsing: Keyring.generate()))
    #expect(throws: (any Error).self) { try open(sealed, by: stranger) }
    let added = try Keyring(parsing: "2:" + Keyring.generate().dropFirst(2) + "," + old)
    #expect(try open(sealed, by: Sealer(keyring: added)).end == 10)
    #expect(added.identityKey == (try Keyring(parsing: old)).identityKey)
  }

  @Test func aNewKeyIsMadeKnownBeforeItEncrypts() throws {
    let old = Keyring.generate(), new = "2:" + Keyring.generate().dropFirst(2)
    let before = try Keyring(parsing: old), known = try Keyring(parsing: "\(old)\n\(new):open"),
      after = try Keyring(parsing: "\(new)\n\(old)")
    let retired = try Keyring(parsing: "3:\(Keyring.generate().dropFirst(2)),\(new):open,\(old)")
    for ring in [known, after, retired] { #expect(ring.identityKey == before.identityKey) }
    func opens(_ ring: Keyring, _ sealed: SealedBlock) throws -> Bool {
      try open(sealed, by: Sealer(keyring: ring)).end == 10
    }
    let byKnown = sealed(builder(), by: Sealer(keyring: known)), byAfter = sealed(builder(), by: Sealer(keyring: after))
    #expect(try opens(before, byKnown), "it does not encrypt yet")
    #expect(try opens(known, byAfter) && opens(retired, byAfter))
    do {
      _ = try opens(before, byAfter)
      Issue.record("a ring without the key opened it")
    } catch { #expect("\(error)".contains("sealed with key 2, which is not in the key ring")) }
    #expect(throws: Keyring.Problem.self) { try Keyring(parsing: "\(old):open") }
  }

  @Test(arguments: [
    "", "1:short", "0:" + String(repeating: "A", count: 44), "x", "1:\(String(repeating: "A", count: 43))=:shut",
  ])
  func aBadKeyRingIsRefused(text: String) {
    #expect(throws: Keyring.Problem.self) { try Keyring(parsing: text) }
  }

  @Test func theChainDependsOnEveryBlockItsPlaceAndItsPredecessor() {
    let block: [UInt8] = [1, 2, 3]
    func next(_ chain: ChainHash, _ first: Int64, _ bytes: [UInt8]) -> ChainHash {
      bytes.withUnsafeBytes { chain.following(lane: Self.lane, first: first, end: first + 1, block: $0) }
    }
    let one = next(.start, 0, block)
    #expect(one == next(.start, 0, block))
    #expect(one != next(.start, 1, block))
    #expect(one != next(.start, 0, [1, 2, 4]))
    #expect(next(one, 1, block) != next(.start, 1, block))
  }
}
