import Contract
import Testing

@testable import Casework

@Suite("Stored form of parked facts")
struct FactCodecTests {
  private func bytes(_ body: Fact.Body) -> [UInt8] {
    var writer = ByteWriter()
    fact(body).encode(to: &writer)
    return writer.bytes
  }

  private func fact(_ body: Fact.Body) -> Fact {
    Fact(
      identity: 1, content: 2, at: Instant(milliseconds: 3), arrived: Instant(milliseconds: 4), subject: "C1",
      body: body)
  }

  private func decode(_ bytes: [UInt8]) throws -> Fact {
    try bytes.withUnsafeBytes {
      var reader = ByteReader($0)
      let fact = try Fact(from: &reader)
      try reader.end()
      return fact
    }
  }

  /// A body of every kind that can be parked, drawn anew each time.
  private func bodies(_ random: inout Random) -> [Fact.Body] {
    func text() -> String { String((0..<random.below(65)).map { _ in "aZ9:-/.示".randomElement(using: &random)! }) }
    func digest() -> Digest { random.next() }
    func word<W: Word>(_: W.Type = W.self) -> W { W.allCases.randomElement(using: &random)! }
    func some<T>(_ make: () -> T) -> T? { random.chance(50) ? make() : nil }
    func list<T>(_ most: Int, _ make: () -> T) -> [T] { (0..<random.below(most + 1)).map { _ in make() } }
    func day() -> Day { Day(number: Int32.random(in: .min ... .max, using: &random)) }
    func fen() -> Int64 { Int64.random(in: 0 ... .max, using: &random) }
    func person() -> PersonKey { PersonKey(high: random.next(), low: random.next()) }
    func signers() -> [Signer] { list(8) { Signer(staff: digest(), role: word()) } }
    func findings() -> FindingSet { FindingSet(rawValue: UInt32(random.below(1 << 20))) }
    func evidence() -> [Evidence] {
      list(4) {
        let value: Evidence.Value =
          switch random.below(3) {
          case 0: .bool(random.chance(50))
          case 1: .integer(Int64(bitPattern: random.next()))
          default: .text(text())
          }
        return Evidence(name: text(), value: value)
      }
    }
    func change() -> HouseholdChange {
      HouseholdChange(
        kind: word(), member: some(person), incomeFen: some(fen), findings: findings(), cause: some { word() })
    }
    return [
      .review(
        Review(
          requestId: text(), level: word(), rejection: some { word() }, signers: signers(),
          minutes: list(3) { Minutes(kind: word(), heldOn: day(), atHome: 1, present: 2, yes: 3, no: 4) },
          officeMeetingOn: some(day), evidence: evidence())),
      .milestone(
        Milestone(
          entitlementId: text(), stage: UInt8(random.below(256)), evidence: list(20, text), signers: signers())),
      .householdChange(change()),
      .paymentOrder(
        PaymentOrder(
          entitlementId: text(), order: word(), amountFen: some(fen), signers: signers(),
          accountLast4: some { UInt32(truncatingIfNeeded: random.next()) })),
      .visit(Visit(requestId: some(text), by: digest(), kind: word(), on: day(), evidence: evidence())),
      .plan(
        PlanRecorded(
          year: UInt16(random.below(65_536)), measures: list(5) { .init(batch: word(), members: list(4, person)) },
          helperCard: some { .init(filledBy: digest(), collectedBy: digest(), filedBy: digest()) },
          signers: signers())),
      .moneyOffered(MoneyOffered(fund: text(), year: UInt16(random.below(65_536)))),
      .echo(HouseholdEcho(origin: text(), change: change())),
    ]
  }

  @Test("Every fact comes back as it was", arguments: 0..<200 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = Random(seed &+ 70_000)
    for body in bodies(&random) { #expect(try decode(bytes(body)) == fact(body)) }
  }

  @Test("Cut short or with something after it, a fact is an error", arguments: 0..<5 as Range<UInt64>)
  func truncated(seed: UInt64) {
    var random = Random(seed &+ 71_000)
    for body in bodies(&random) {
      let stored = bytes(body)
      for length in 0..<stored.count {
        #expect(throws: CodecError.self) { try decode(Array(stored[..<length])) }
      }
      #expect(throws: CodecError.self) { try decode(stored + [0]) }
    }
  }

  @Test("Changed bytes give an error or another fact, never a crash", arguments: 0..<20 as Range<UInt64>)
  func mutated(seed: UInt64) {
    var random = Random(seed &+ 72_000)
    for body in bodies(&random) {
      let stored = bytes(body)
      for _ in 0..<500 {
        var changed = stored
        for _ in 0...random.below(3) { changed[random.below(changed.count)] = UInt8(random.below(256)) }
        do {
          _ = try decode(changed)
        } catch {
          #expect(error is CodecError)
        }
      }
    }
  }

  /// What was parked by the version before this one must still be read: these bytes are its.
  @Test("Facts without what came later keep the bytes that they had")
  func earlierForm() throws {
    let head: [UInt8] = bytes(.withdrawal).dropLast()
    let signers = [Signer(staff: 5, role: .financeStaff)]
    let stored: [(Fact.Body, [UInt8])] = [
      (
        .review(Review(requestId: "r", level: .county, signers: signers)),
        [2, 1, 0x72, 3, 0, 1, 5, 0, 0, 0, 0, 0, 0, 0, 14, 0] + [UInt8](repeating: 0xff, count: 9) + [1]
      ),
      (
        .milestone(Milestone(entitlementId: "e", stage: 2, signers: signers)),
        [4, 1, 0x65, 2, 1, 5, 0, 0, 0, 0, 0, 0, 0, 14]
      ),
      (.householdChange(HouseholdChange(kind: .incomeChanged, incomeFen: 3)), [6, 4, 0, 6, 0]),
    ]
    for (body, expected) in stored {
      #expect(bytes(body) == head + expected)
      #expect(try decode(head + expected) == fact(body))
    }
  }

  @Test("An unknown cause or order is not read as another")
  func unknownWords() {
    let echo = bytes(.echo(HouseholdEcho(origin: "C2", change: HouseholdChange(kind: .returned, cause: .other))))
    #expect(echo.last == Cause.other.rawValue + 1)
    #expect(throws: CodecError.self) { try decode(echo.dropLast() + [Cause.other.rawValue + 2]) }
    let order = bytes(.paymentOrder(PaymentOrder(entitlementId: "e", order: .writeOff, signers: [])))
    let place = order.count - 4
    #expect(order[place] == PaymentOrderKind.writeOff.rawValue)
    for raw: UInt8 in [0, 7] {
      var changed = order
      changed[place] = raw
      #expect(throws: CodecError.self) { try decode(changed) }
    }
  }
}
