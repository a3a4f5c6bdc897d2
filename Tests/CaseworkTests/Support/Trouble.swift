import Contract
import Policy
import Testing

@testable import Casework

/// Households with cases in several programmes, and everything that can happen to them, in any order, early, late,
/// twice and forged.
struct Trouble {
  var random: Random
  let world: World
  static let programmes: [Programme] = [.relief, .stipend, .works, .leaving, .training, .twice, .afterwards]
  private let cases = 10

  init(_ seed: UInt64, isThorough: Bool) {
    var random = Random(seed)
    let money = random.chance(50) ? 3_000_000 : 200_000
    world = World(
      Packs.aid, places: Int32(random.below(4)),
      money: ["province", "county"].map { Allotment(fund: $0, fen: Int64(1 + random.below(money))) })
    for number in 1...cases { world.partitions["C\(number)"] = Int32(random.below(4)) }
    self.random = random
    world.isThorough = isThorough
  }

  private func programme(_ number: Int) -> Programme { Trouble.programmes[number % Trouble.programmes.count] }

  mutating func step() {
    if random.chance(50) { world.pass(days: random.below(25)) }
    let number = 1 + random.below(cases)
    let id = "C\(number)"
    switch random.below(100) {
    case 0..<2: world.quota(Int32(random.below(5)))
    case 2..<8: fund()
    case 8..<16: deliver()
    case 16..<18: world.send(.withdrawal, to: id)
    case 18..<24: if let old = world.history.randomElement(using: &random) { world.take(old) }
    case 24..<26:
      guard var old = world.history.randomElement(using: &random) else { return }
      old.content ^= 1
      world.take(old)
    case 26..<36: world.send(change(of: id), to: id)
    case 36..<46: order(id)
    case 46..<52: anything(id)
    case 52..<57: late(id)
    default: proceed(number, id)
    }
  }

  // MARK: What the case waits for

  private mutating func proceed(_ number: Int, _ id: String) {
    let state = world[id]
    guard state.stage == .open else {
      guard state.stage != .closed, state.stage != .waiting else { return }
      let programme = programme(number)
      // Two cases a household.
      let first = number % 4 * 6
      let members = Array(first..<first + 1 + random.below(3))
      let asks = world.worker.pack.programme(programme.text)!.evidence.first?.name == "fromProvince"
      let fen = (Int64(random.below(60_000)), Int64(random.chance(50) ? 0 : random.below(40_000)))
      world.send(
        asks
          ? Bodies.sums(programme, province: fen.0, county: fen.1, members: members)
          : Bodies.application(members: members, programme: programme), to: id)
      return
    }
    let step = world.worker.pack.chain(of: state.programme)[Int(state.step)]
    switch step.kind {
    case .aid:
      if !world.withBank(id).isEmpty {
        world.pay(id, id: world.withBank(id).randomElement(using: &random), returned: random.chance(30) ? .other : nil)
      } else if step.benefit?.schedule == .stages, let grant = state.entitlement, grant.next <= 3 {
        world.send(Bodies.milestone(Int(grant.next), of: id), to: id)
      } else {
        world.passToNextAlarm(of: id)
      }
    case .followup:
      let states = ["good", "good", "unclear", "fallen", "rich"]
      let asked = state.programme == .leaving ? states.randomElement(using: &random) : nil
      world.send(Bodies.visit("\(id):\(step.name):\(state.round)", on: world.today, state: asked), to: id)
    case .comparison:
      let finding: Finding? = random.chance(10) ? [.ownsCar, .livesApart].randomElement(using: &random) : nil
      world.send(
        Bodies.comparison(step.departments, on: world.today, finding: finding, of: id, round: Int(state.round)), to: id)
    case .review, .notice: world.answer(step, id)
    }
  }

  // MARK: What can happen besides

  private mutating func change(of id: String) -> Fact.Body {
    let kind = HouseholdChangeKind.allCases.randomElement(using: &random)!
    let own = kind == .memberAdded ? nil : world[id].members.randomElement(using: &random)
    let person = random.chance(60) ? own ?? Bodies.person(random.below(32)) : Bodies.person(random.below(32))
    return .householdChange(
      HouseholdChange(
        kind: kind, member: [.memberAdded, .memberRemoved, .memberDied].contains(kind) ? person : nil,
        incomeFen: kind == .incomeChanged ? Int64(random.below(900_000)) : nil,
        findings: kind == .assetAcquired ? FindingSet(random.chance(30) ? .ownsCar : .livesApart) : [],
        cause: kind == .returned ? .illness : nil))
  }

  private mutating func fund() {
    let fund = random.chance(50) ? "province" : "county"
    let year = UInt16(world.today.yearMonthDay.year + (random.chance(10) ? 1 : 0))
    switch random.below(10) {
    case 0..<5: world.allot(Allotment(fund: fund, fen: Int64(1 + random.below(400_000)), year: year))
    case 5: world.allot(Allotment(fund: fund, fen: 5, year: year, earmark: random.chance(50) ? "housing" : "allowance"))
    case 6: world.order(.freeze, fund, year: year)
    case 7, 8: world.order(.unfreeze, fund, year: year)
    default: if random.chance(30) { world.order(.close, fund, year: year) }
    }
  }

  private mutating func deliver() {
    switch random.below(3) {
    case 0: world.deliverOffers()
    case 1:
      guard !world.moneyOffers.isEmpty else { return }
      let offer = world.moneyOffers.remove(at: random.below(world.moneyOffers.count))
      world.send(offer.body, to: offer.caseId)
    default:
      guard !world.echoes.isEmpty else { return }
      let echo = world.echoes.remove(at: random.below(world.echoes.count))
      world.send(echo.body, to: echo.caseId)
    }
  }

  private mutating func order(_ id: String) {
    let aid = world.worker.pack.chain(of: programme(Int(id.dropFirst())!)).first { $0.kind == .aid }?.name ?? "x"
    let grant = world[id].entitlement
    var kind = PaymentOrderKind.allCases.randomElement(using: &random)!
    if random.chance(60), grant?.status == .held { kind = .release }
    if random.chance(60), grant?.isStopped == true { kind = .retry }
    if random.chance(60), grant?.claimedFen ?? 0 > 0 { kind = random.chance(50) ? .recovered : .writeOff }
    let most = kind == .recover ? grant?.paidFen ?? 0 : grant?.claimedFen ?? 0
    let fen: Int64? = [.recover, .recovered, .writeOff].contains(kind) ? Int64(1 + random.below(Int(most) + 50)) : nil
    world.send(Bodies.order(kind, aid + (random.chance(15) ? ".2" : ""), of: id, fen: fen), to: id)
  }

  private mutating func anything(_ id: String) {
    let number = 1 + random.below(3)
    let person = world[id].members.randomElement(using: &random) ?? Bodies.person(1)
    let measures = [
      PlanRecorded.Measure(batch: .medical, members: [random.chance(70) ? person : Bodies.person(random.below(32))])
    ]
    let bodies: [Fact.Body] = [
      .helper(HelperAssigned(helper: UInt64(random.below(2)))), .helper(HelperAssigned(helper: 1)),
      Bodies.visit(on: world.today, kind: .visit),
      .plan(PlanRecorded(year: 2025, measures: measures, signers: [])), .objection(Objection(objection: 3)),
      Bodies.milestone(number, of: id), Bodies.visit("\(id):visits:\(number)", on: world.today),
      .timer(
        TimerDue(
          kind: TimerKind.allCases.randomElement(using: &random)!, step: UInt8(random.below(4)), round: UInt16(number),
          due: world.today)),
      .moneyOffered(MoneyOffered(fund: "province", year: 2025)),
      Bodies.comparison([.housing, .finance], on: world.today, of: id, round: 50_000 + number),
    ]
    world.send(bodies.randomElement(using: &random)!, to: id)
  }

  /// A fact that bears an earlier day than what has been decided meanwhile.
  private mutating func late(_ id: String) {
    let at = Instant(milliseconds: world.now.milliseconds - Int64(random.below(60)) * 86_400_000)
    let body = random.chance(30) ? Fact.Body.withdrawal : change(of: id)
    world.take(world.fact(body, id, at: at))
  }
}
