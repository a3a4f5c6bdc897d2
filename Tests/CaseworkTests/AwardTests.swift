import Contract
import Policy
import Testing

@testable import Casework

@Suite("What is granted is what rules add up to (R-407, R-412, R-414)")
struct AwardTests {
  @Test("Every share is a rule with the values it compared; each fund promises its own (R-412, R-413)")
  func shares() {
    let world = World(Packs.aid)
    let outcome = world.relieve(province: 60_000, county: 40_000)
    #expect(
      outcome.names == [
        "review.passed", "case.registered", "test.grant", "test.grant", "entitlement.grantedSum", "payment.instructed",
      ])
    #expect(outcome.fired == ["sum-province", "sum-county"])
    #expect(outcome.reasons[2].text(.en) == "600.00 yuan" && outcome.reasons[3].text(.zh) == "400.00元")
    #expect(outcome.reason(.grantedSum)?.values.0 == 100_000)
    #expect(outcome.topics == [.caseRegistered, .entitlementGranted, .paymentInstructed])
    let granted = outcome.emission(.entitlementGranted)
    #expect(granted?["entitlementId"] as? String == "C1:relief" && granted?["schedule"] as? String == "once")
    let shares = granted?["shares"] as? [[String: Any]]
    #expect(shares?.map { $0["fund"] as? String } == ["county", "province"], "in the order of the funds' names")
    #expect(shares?.map { $0["amountFen"] as? Int64 } == [40_000, 60_000])
    #expect(outcome.entries.filter { $0.kind == .commitment }.map(\.amountFen) == [40_000, 60_000])
    #expect(outcome.entries.filter { $0.kind == .instruction }.map(\.instalment) == [1, 1])
    #expect(outcome.entries.filter { $0.kind != .escrow }.allSatisfy { $0.caseId == "C1" && $0.purse.partition == 3 })
    #expect(world.balance(.instructed) == 60_000 && world.balance(.instructed, "county") == 40_000)
  }

  @Test("Grants see what those before them have added; two of one fund are one share")
  func added() {
    let pack = Packs.aid(Packs.grant("sum-more", "relief", "province", "award.granted / 2"))
    let world = World(pack)
    world.relieve(province: 60_000, county: 40_000)
    let grant = world["C1"].entitlement
    #expect(grant?.shares.map(\.purse.fund.name) == ["county", "province"])
    #expect(grant?.shares.map(\.amountFen) == [40_000, 60_000 + 50_000])
  }

  @Test("A fund whose share is nothing is not asked")
  func oneShare() {
    let world = World(Packs.aid)
    world.relieve(province: 60_000)
    #expect(world["C1"].entitlement?.shares.map(\.purse.fund.name) == ["province"])
    #expect(world.purses(of: FundKey(name: "county", year: 2025)).map(\.key.partition) == [-1])
  }

  @Test("Where nothing is to be paid, the case goes on without an entitlement (R-258)")
  func nothing() {
    let world = World(Packs.aid)
    let outcome = world.relieve()
    #expect(outcome.names.last == "entitlement.nothing" && outcome.verdict == .accepted)
    #expect(outcome.topics == [.caseRegistered, .caseClosed] && outcome.entries.isEmpty)
    #expect(world["C1"].outcome == .completed && world["C1"].entitlement == nil && world["C1"].registered)
  }

  @Test(
    "A grant that divides by nought, is below zero or beyond all measure is not made; the household stays registered",
    arguments: [(60_000, 0), (60_000, -1), (100_000_000_001, 1)] as [(Int64, Int64)])
  func unjudged(fen: Int64, divisor: Int64) {
    let world = World(Packs.aid)
    let outcome = world.relieve(province: fen, county: 5) {
      $0.evidence.append(Evidence(name: "divisor", value: .integer(divisor)))
    }
    let reason = outcome.reason(.ruleUnjudged)
    #expect(reason?.clause == "R-412" && reason?.remedy(.zh) != nil)
    #expect(outcome.names == ["review.passed", "case.registered", "rule.unjudged"])
    #expect(outcome.topics == [.caseRegistered, .applicationRefused, .caseClosed] && outcome.entries.isEmpty)
    #expect(outcome.emission(.applicationRefused)?["step"] as? String == "relief")
    #expect(world["C1"].outcome == .refused && world["C1"].registered && world["C1"].entitlement == nil)
  }

  @Test("The largest sum is granted to the fen")
  func largest() {
    let world = World(Packs.aid)
    world.relieve(province: 99_999_999_999, county: 1)
    #expect(world["C1"].entitlement?.amountFen == 100_000_000_000)
  }

  @Test("A rule that refuses the award names itself, not the sums")
  func refused() {
    let world = World(Packs.aid)
    let outcome = world.relieve(province: 60_000) { $0.evidence.append(Evidence(name: "barred", value: .bool(true))) }
    #expect(outcome.names == ["review.passed", "case.registered", "test.barred"])
    #expect(outcome.topics == [.caseRegistered, .applicationRefused, .caseClosed] && outcome.entries.isEmpty)
    #expect(world["C1"].registered && world["C1"].outcome == .refused)
  }

  @Test("The other rules see the whole award", arguments: [(99, true), (100, false)] as [(Int64, Bool)])
  func flagged(fen: Int64, isSmall: Bool) {
    let world = World(Packs.aid)
    let outcome = world.relieve(province: fen - 40, county: 40)
    #expect((outcome.flags == ["policy"]) == isSmall && outcome.fired.contains("small") == isSmall)
    #expect(world["C1"].entitlement?.status == .running)
  }

  @Test("A second award of the chain begins when the first is paid; both count (R-432)")
  func twice() {
    let world = World(Packs.aid)
    world.relieve(county: 7_000, programme: .twice)
    #expect(world["C1"].entitlement?.shares.map(\.amountFen) == [45_000])
    world.play(from: "first", until: "second")
    #expect(world.withBank("C1") == ["C1:second:1:1"] && world["C1"].former.map(\.paidFen) == [135_000])
    world.play(from: "second")
    #expect(world["C1"].outcome == .completed && world["C1"].paidFen == 142_000)
  }
}
