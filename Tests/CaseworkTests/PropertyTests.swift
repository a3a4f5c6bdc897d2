import Contract
import Policy
import Testing

@testable import Casework

@Suite("What holds for every story")
struct PropertyTests {
  /// Without what the order of arrival may change.
  func settled(_ state: Case) -> Case {
    var state = state
    state.taken = []
    state.version = 0
    state.answered = []
    // A helper who comes after the end is late.
    if state.stage == .closed { state.helper = nil }
    // Counts what was with the bank at a time.
    if state.stage == .closed { state.round = 0 }
    return state
  }

  /// The clock's facts come from decisions; they come anew.
  func ofPeople(_ facts: [Fact]) -> [Fact] {
    facts.filter {
      if case .timer = $0.body { return false }
      return true
    }
  }

  @Test(
    "Any order and any repetition of a case's facts ends like the causal order",
    arguments: 0..<100 as Range<UInt64>)
  func permutation(seed: UInt64) {
    var random = Random(seed)
    let causal = Stories.lifecycle(&random)
    #expect(causal["C1"].outcome == .completed)
    var facts = ofPeople(causal.record)
    #expect(facts.count <= Caseworker.parkedMax)
    facts += facts.filter { _ in random.chance(40) }
    facts.shuffle(using: &random)
    let world = World()
    for fact in facts { world.take(fact) }
    while world["C1"].isOpen, world.passToNextAlarm() {}
    #expect(settled(world["C1"]) == settled(causal["C1"]), "seed \(seed)")
    #expect(world["C1"].taken.count == causal["C1"].taken.count)
    #expect(world.settledFen == causal.settledFen)
    // The same emissions, each once, whatever the order of their facts; flags may differ.
    func lasting(_ world: World) -> Set<String> {
      Set(
        world.published.filter { $0.hasPrefix("payment") || $0.hasPrefix("entitlement") }.map(
          Self.withoutTime))
    }
    #expect(lasting(world) == lasting(causal))
  }

  static func withoutTime(_ text: String) -> String {
    text.replacing(/"(at|dueOn)":"[^"]*"/, with: "")
  }

  @Test(
    "A case that ends early ends whatever the order, and every fact has its ruling",
    arguments: 0..<100 as Range<UInt64>)
  func disrupted(seed: UInt64) {
    var random = Random(seed &+ 1_000)
    let causal = Stories.lifecycle(&random)
    var facts = ofPeople(causal.record)
    let at = facts.randomElement(using: &random)!.at
    let body: Fact.Body = [
      .withdrawal, .householdChange(HouseholdChange(kind: .incomeChanged, incomeFen: 10_000_000)),
      .householdChange(HouseholdChange(kind: .assetAcquired, findings: FindingSet(.ownsHousing))),
      Bodies.notice(
        Packs.townshipNotice, to: at.day, objections: [.init(objection: 1, settled: .upheld)]),
      Bodies.review(Packs.countyReview, on: at.day, rejection: .refused),
    ].randomElement(using: &random)!
    var end = causal.fact(body, "C1", id: "end")
    end.at = at
    facts.append(end)
    facts.shuffle(using: &random)
    let world = World()
    var last: [Digest: Verdict] = [:]
    let outcomes = facts.map { world.take($0) }
    while world["C1"].isOpen, world.passToNextAlarm() {}
    let said = Set(facts.map(\.identity))
    for ruling in (outcomes + world.rung).flatMap(\.rulings) where said.contains(ruling.identity) {
      last[ruling.identity] = ruling.verdict
    }
    #expect(world["C1"].stage == .closed)
    #expect(last.count == facts.count)
    #expect(last.values.allSatisfy { $0 != .parked && $0 != .repeated }, "seed \(seed)")
    #expect(world["C1"].parked.isEmpty)
  }

  @Test(
    "Places, lists and money are conserved in a village full of trouble", arguments: 0..<60 as Range<UInt64>)
  func conservation(seed: UInt64) {
    var random = Random(seed &+ 5_000)
    let world = Stories.village(&random, facts: 250, isThorough: seed % 4 == 0)
    while !world.offers.isEmpty { world.deliverOffers() }
    #expect(Int(world.village.used) == world.cabinet.cases.values.filter(\.holdsPlace).count)
    // A person is in one live case at most.
    var homes: [PersonKey: String] = [:]
    for state in world.cabinet.cases.values where state.isOpen {
      for person in state.members { #expect(homes.updateValue(state.id, forKey: person) == nil) }
    }
  }

  @Test(
    "While the number is only raised, no more places are used than there are",
    arguments: 0..<60 as Range<UInt64>)
  func neverTooMany(seed: UInt64) {
    var random = Random(seed &+ 9_000)
    let world = World(places: 1)
    for _ in 0..<120 {
      let id = "C\(1 + random.below(6))"
      world.pass(days: 1)
      switch random.below(12) {
      case 0: world.quota((world.village.places ?? 0) + 1)
      case 1: world.send(.withdrawal, to: id)
      case 2: world.deliverOffers()
      default: Stories.proceed(&random, world, id)
      }
      #expect(world.village.used <= world.village.places!)
      #expect(world.village.waiting.isEmpty || world.village.free == 0)
    }
  }

  @Test(
    "Whatever happens to households of several programmes, in whichever order: everything is conserved",
    arguments: 0..<80 as Range<UInt64>)
  func trouble(seed: UInt64) {
    var trouble = Trouble(seed &+ 30_000, isThorough: seed % 5 == 0)
    for _ in 0..<180 { trouble.step() }
    let world = trouble.world
    // A person is in one live case of a programme at most, where that holds persons.
    var homes: [ClaimKey: String] = [:]
    for state in world.cabinet.cases.values where state.isOpen && state.programme != .training {
      for person in state.members {
        let key = ClaimKey(programme: state.programme, person: person)
        #expect(homes.updateValue(state.id, forKey: key) == nil, "seed \(seed)")
      }
    }
  }

  @Test("The trouble is of every kind")
  func covered() {
    var seen: Set<ReasonCode> = []
    for seed in 0..<40 as Range<UInt64> {
      var trouble = Trouble(seed &+ 30_000, isThorough: false)
      for _ in 0..<180 { trouble.step() }
      seen.formUnion(trouble.world.seen.keys)
    }
    let wanted: Set<ReasonCode> = [
      .grantedNothing, .grantedSum, .grantedStages, .granted, .fundShort, .fundFrozen, .fundClosed, .moneyOffered,
      .instalmentReached, .instalmentDeferred, .stageReached, .paymentsHeld, .paymentsReleased,
      .paymentRetried, .paymentStopped, .orderIdle, .orderAmount, .claimed, .recovered, .writtenOff, .recomputed,
      .recomputeShort, .fundMismatch, .fundLapsed, .exited, .removed, .readmitted, .visitAsked, .visitRecorded,
      .checkAsked,
      .planRecorded, .planStranger, .echoTaken, .helperRecorded, .placeOffered, .seenBefore, .otherBytes, .timerSpent,
    ]
    #expect(wanted.subtracting(seen) == [])
  }

  @Test("The same facts give the same bytes", arguments: 0..<40 as Range<UInt64>)
  func determinism(seed: UInt64) {
    var random = Random(seed &+ 20_000)
    let facts = Stories.village(&random, facts: 200).history
    let worlds = (0..<2).map { _ in World(places: nil, money: []) }
    for world in worlds { for fact in facts { world.take(fact) } }
    #expect(worlds[0].published == worlds[1].published)
    for id in worlds[0].cabinet.cases.keys {
      var bytes = (ByteWriter(), ByteWriter())
      worlds[0][id].encode(to: &bytes.0)
      worlds[1][id].encode(to: &bytes.1)
      #expect(bytes.0.bytes == bytes.1.bytes)
    }
  }
}
