import Contract
import Policy
import Testing

@testable import Casework

/// Draws what happens to funds and cases, to the casework and to the model alike.
private struct MoneyStory {
  var random: Random
  let world: World
  var model: MoneyModel
  private var cases: [String] = []
  private var source: SourceLocation = #_sourceLocation

  init(_ seed: UInt64, isThorough: Bool = false) {
    random = Random(seed)
    world = World(Packs.aid, money: [])
    world.isThorough = isThorough
    model = MoneyModel(today: Int(world.today.number))
  }

  private var anyFund: FundKey {
    mutating get {
      let year = world.today.yearMonthDay.year + (random.chance(8) ? 1 : 0) - (random.chance(5) ? 1 : 0)
      return FundKey(name: random.chance(50) ? "province" : "county", year: UInt16(year))
    }
  }

  private func check(_ outcome: Outcome, _ isTaken: Bool, _ what: String) {
    let heard = outcome.verdict == .accepted || outcome.verdict == .held
    #expect(heard == isTaken, "\(what): \(outcome.names)", sourceLocation: source)
  }

  mutating func step() {
    if random.chance(40) { pass(days: random.below(12)) }
    switch random.below(100) {
    case 0..<15 where cases.count < 9: grant()
    case 0..<23: allocate()
    case 23..<35: deliver()
    case 35..<37: check(world.order(.freeze, anyFundName, year: drawn.year), model.freeze(drawn), "freeze")
    case 37..<41: check(world.order(.unfreeze, anyFundName, year: drawn.year), model.unfreeze(drawn), "unfreeze")
    case 41..<42: check(world.order(.close, anyFundName, year: drawn.year), model.close(drawn), "close")
    case 42..<65: answer()
    default: if let id = cases.randomElement(using: &random) { happen(id) }
    }
  }

  /// The fund that the last order is about.
  private var drawn = FundKey(name: "province", year: 2025)
  private var anyFundName: String {
    mutating get {
      drawn = anyFund
      return drawn.name
    }
  }

  mutating func pass(days: Int) {
    world.pass(days: days)
    model.pass(to: Int(world.today.number))
  }

  private mutating func allocate() {
    let fund = anyFund
    let fen = Int64(1 + random.below(random.chance(40) ? 1_500_000 : 120_000))
    check(
      world.allot(Allotment(fund: fund.name, fen: fen, year: fund.year)), model.allocate(fen, fund), "allocate")
  }

  private mutating func grant() {
    let id = "C\(cases.count + 1)"
    cases.append(id)
    world.partitions[id] = Int32(random.below(5))
    let schedule: MoneyModel.Schedule = [.once, .stages, .months].randomElement(using: &random)!
    var fen = (province: Int64(random.below(90_000)), county: random.chance(40) ? 0 : Int64(random.below(60_000)))
    if fen == (0, 0) { fen.province = 1 }
    let number = cases.count * 10
    let members = Array(number..<number + 1 + random.below(4))
    if schedule == .months { fen = (Int64(members.count) * 22_500 * 6, members.count > 2 ? 18_000 : 0) }
    let programme: Programme = schedule == .once ? .relief : schedule == .stages ? .works : .stipend
    world.send(
      schedule == .months
        ? Bodies.application(members: members, programme: programme)
        : Bodies.sums(programme, province: fen.province, county: fen.county, members: members), to: id)
    if schedule == .months { world.send(Bodies.comparison([.housing, .finance], on: world.today, of: id), to: id) }
    pass(days: random.below(3))
    // Decided in another order than that of their time.
    let earlier = Int64(random.below(9)) * 1_800_000
    let at = Instant(milliseconds: max(world[id].stepSince.milliseconds, world.now.milliseconds - earlier))
    let now = world.now
    world.now = at
    world.answer(Packs.aidStep(programme, "approval"), id)
    world.now = now
    let year = UInt16(at.day.yearMonthDay.year)
    let shares = [("county", fen.county), ("province", fen.province)].filter { $0.1 > 0 }.map {
      MoneyModel.Share(fund: FundKey(name: $0.0, year: year), fen: $0.1)
    }
    model.grant(
      id, .init(shares: shares, schedule: schedule, since: at.milliseconds, year: year, day: Int(at.day.number)))
  }

  private mutating func deliver() {
    guard !world.moneyOffers.isEmpty else { return }
    let index = random.below(world.moneyOffers.count)
    let offer = world.moneyOffers.remove(at: index)
    check(world.send(offer.body, to: offer.caseId), model.deliver(index), "offer to \(offer.caseId)")
  }

  /// The bank answers anything that is with it.
  private mutating func answer() {
    let open = world.instructions.filter { !world.answered.contains($0) }
    guard let instruction = open.randomElement(using: &random) else { return }
    let parts = instruction.split(separator: ":")
    let isPaid = random.chance(70)
    let outcome = world.pay(String(parts[0]), id: instruction, returned: isPaid ? nil : .other)
    check(outcome, model.answer(String(parts[0]), Int(parts[2])!, isPaid: isPaid), "answer to \(instruction)")
  }

  private mutating func happen(_ id: String) {
    let step = world[id].programme.text
    switch random.below(16) {
    case 0..<4:
      guard let grant = model.grants[id], grant.schedule == .stages else { return }
      // One that is ahead of its turn would be kept and taken later.
      let stage = random.chance(80) ? grant.next : max(1, grant.next - 1)
      guard grant.status != .awaiting, grant.due == nil, stage <= 3 else { return }
      check(world.send(Bodies.milestone(stage, of: id), to: id), model.milestone(id, stage), "stage \(stage) of \(id)")
    case 4:
      check(world.send(.withdrawal, to: id), model.withdraw(id), "withdrawal of \(id)")
    case 5: order(.hold, step, id) { $0.hold(id) }
    case 6, 7: order(.release, step, id) { $0.resume(id) }
    case 8: order(.retry, step, id) { $0.retry(id) }
    case 9, 10: claim(.recover, step, id)
    case 11, 12: claim(.recovered, step, id)
    default: claim(.writeOff, step, id)
    }
  }

  private mutating func order(
    _ order: PaymentOrderKind, _ step: String, _ id: String, fen: Int64? = nil, _ act: (inout MoneyModel) -> Bool
  ) {
    check(world.send(Bodies.order(order, step, of: id, fen: fen), to: id), act(&model), "\(order) of \(id)")
  }

  private mutating func claim(_ kind: PaymentOrderKind, _ step: String, _ id: String) {
    let most = (kind == .recover ? model.grants[id]?.paidFen : model.grants[id]?.claimedFen) ?? 0
    let fen = Int64(1 + random.below(Int(most) + (random.chance(20) ? 900 : 1)))
    order(kind, step, id, fen: fen) { $0.claim(id, fen, kind) }
  }

  /// The same sums, the same lists in the same order, the same letters.
  func compare(_ seed: UInt64) -> Bool {
    var faults: [String] = []
    for (key, fund) in model.funds {
      func balance(_ account: Account) -> Int64 { world.balance(account, key.name, key.year) }
      let actual = MoneyModel.Fund(
        free: balance(.available), committed: balance(.committed), instructed: balance(.instructed),
        paid: balance(.paid), receivable: balance(.receivable), lapsed: balance(.lapsed),
        isFrozen: world.reserve(key.name, key.year).isFrozen, isClosed: world.reserve(key.name, key.year).isClosed,
        queue: world.queue(key.name, key.year))
      if actual != fund { faults.append("\(key.text): \(actual), by the model \(fund)") }
    }
    if world.moneyOffers.map(\.caseId) != model.mail { faults.append("letters \(world.moneyOffers), \(model.mail)") }
    for (id, grant) in model.grants {
      guard let actual = world[id].entitlement else {
        faults.append("\(id) has no entitlement")
        continue
      }
      let statuses: [Entitlement.Status: MoneyModel.Status] = [
        .awaiting: .awaiting, .running: .running, .held: .held, .ended: .ended,
      ]
      if statuses[actual.status] != grant.status {
        faults.append("\(id) is \(actual.status), by the model \(grant.status)")
      }
      if actual.paidFen - actual.claimedFen != grant.paidFen { faults.append("\(id) has another sum") }
      if actual.shares.map(\.purse.fund) != grant.shares.map(\.fund) { faults.append("\(id) has other funds") }
    }
    #expect(faults == [], "seed \(seed)")
    return faults.isEmpty
  }
}

@Suite("Money against a model of one page (R-390, R-395, R-401, R-639)")
struct MoneyModelTests {
  @Test(
    "Any sequence of allocations, grants, stages, answers, withdrawals and orders gives the model's sums and order",
    arguments: 0..<120 as Range<UInt64>)
  func sequences(seed: UInt64) {
    var story = MoneyStory(seed, isThorough: seed % 8 == 0)
    for _ in 0..<100 {
      story.step()
      guard story.compare(seed) else { return }
    }
  }

  @Test("The stories are about what they should be about")
  func covered() {
    var kinds: Set<EntryKind> = []
    var codes: Set<ReasonCode> = []
    for seed in 0..<30 as Range<UInt64> {
      var story = MoneyStory(seed &+ 5_000)
      for _ in 0..<100 {
        story.step()
        kinds.formUnion(story.world.out.entries.map(\.kind))
        codes.formUnion(story.world.out.reasons.map(\.code))
      }
    }
    #expect(kinds == Set(EntryKind.allCases))
    let wanted: Set<ReasonCode> = [
      .fundShort, .fundFrozen, .fundClosed, .moneyOffered, .instalmentDeferred, .paymentStopped, .fundLapsed,
      .orderIdle,
    ]
    #expect(wanted.subtracting(codes) == [])
  }

  @Test(
    "In the end everybody is served, and what was allocated is accounted for", arguments: 0..<24 as Range<UInt64>)
  func ends(seed: UInt64) {
    var story = MoneyStory(seed &+ 70_000)
    for _ in 0..<80 { story.step() }
    let world = story.world
    for purse in world.commons.purses.values.filter({ $0.key.isReserve && $0.isFrozen }) {
      world.order(.unfreeze, purse.key.fund.name, year: purse.key.fund.year)
    }
    // Whoever still waits gets money, unless all his years are closed.
    for _ in 0..<8 {
      for purse in world.commons.purses.values.filter({ $0.key.isReserve && !$0.isClosed }) {
        world.allot(Allotment(fund: purse.key.fund.name, fen: 10_000_000, year: purse.key.fund.year))
      }
      world.deliverMoney()
    }
    let waiting = world.cabinet.cases.values.filter(\.awaitsMoney)
    let isOver = waiting.allSatisfy { state in
      state.entitlement!.shares.contains { world.commons.purses[$0.purse]?.isClosed == true }
    }
    #expect(isOver, "seed \(seed)")
    for purse in world.commons.purses.values where purse.key.isReserve {
      let sum = Account.allCases.filter { $0 != .source && $0 != .escrow }.reduce(Int64(0)) {
        $0 + world.balance($1, purse.key.fund.name, purse.key.fund.year)
      }
      #expect(sum == purse.allocatedFen, "seed \(seed)")
    }
  }

  @Test(
    "The same facts give the same bytes, entries and purses, whatever was tried between",
    arguments: 0..<12 as Range<UInt64>)
  func determinism(seed: UInt64) {
    var story = MoneyStory(seed &+ 90_000)
    for _ in 0..<80 { story.step() }
    let again = World(Packs.aid, money: [])
    again.partitions = story.world.partitions
    again.isThorough = true
    for fact in story.world.history.dropFirst() { again.take(fact) }
    #expect(again.published == story.world.published, "seed \(seed)")
    #expect(again.ledger == story.world.ledger && again.commons.purses == story.world.commons.purses, "seed \(seed)")
  }
}
