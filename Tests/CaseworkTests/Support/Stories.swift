import Contract
import Policy
import Testing

@testable import Casework

/// Stories drawn from a seed.
enum Stories {
  /// One household's facts in causal order, with detours that end well: answers in parts, a bad
  /// meeting, a short notice, an objection, a returned payment.
  static func lifecycle(_ random: inout Random, places: Int32 = 10) -> World {
    let world = World(places: places)
    world.send(Bodies.application())
    let helped = random.below(12)
    var count = 0
    while world["C1"].isOpen {
      if count == helped { world.send(.helper(HelperAssigned(helper: 7))) }
      count += 1
      world.pass(days: 1 + random.below(5))
      let state = world["C1"]
      let step = Packs.chainC.chain[Int(state.step)]
      let round = Int(state.round)
      let detour = random.chance(30) && round == 1
      switch step.kind {
      case .comparison:
        let cut = 1 + random.below(8)
        world.send(Bodies.comparison(Array(Department.allCases[..<cut]), on: world.today))
        world.pass(days: random.below(2))
        world.send(Bodies.comparison(Array(Department.allCases[cut...]), on: world.today))
      case .review:
        let rejection: RejectionOutcome? = detour && random.chance(50) ? .returned : nil
        world.send(
          Bodies.review(step, round: round, on: world.today, rejection: rejection) {
            guard detour, rejection == nil else { return }
            $0.minutes.popLast().map { _ in () } ?? ($0.officeMeetingOn = nil)
          })
      case .notice:
        let objection = UInt64(state.step) + 100
        let isObjected = random.chance(40)
        if isObjected { world.send(.objection(Objection(objection: objection))) }
        world.pass(days: 8)
        world.send(
          Bodies.notice(
            step, round: round, to: world.today, days: detour ? 3 : 8,
            objections: isObjected ? [.init(objection: objection, settled: detour ? nil : .rejected)] : []))
        if isObjected, detour {
          world.pass(days: 9)
          world.send(
            Bodies.notice(
              step, round: round + 1, to: world.today, days: 8,
              objections: [.init(objection: objection, settled: .rejected)]))
        }
      case .aid:
        guard let instalment = state.entitlement!.outstanding.first else {
          world.passToNextAlarm()
          continue
        }
        world.pay(returned: instalment.attempt == 1 && random.chance(20) ? .nameMismatch : nil)
      case .followup: Issue.record("no such step")
      }
    }
    return world
  }

  /// Many households of one village that share members, with everything that can go wrong.
  static func village(_ random: inout Random, facts: Int, isThorough: Bool = false) -> World {
    let world = World(places: random.chance(20) ? nil : Int32(random.below(4)))
    world.isThorough = isThorough
    let mayLower = random.chance(50)
    for _ in 0..<facts {
      world.pass(days: random.below(4))
      if world.now.day.number > 21_000 { world.pass(days: -20) }
      let id = "C\(1 + random.below(8))"
      switch random.below(100) {
      case 0..<4:
        let places = world.village.places ?? 0
        world.quota(mayLower ? Int32(random.below(5)) : places + Int32(random.below(2)))
      case 4..<12:
        if let index = world.offers.indices.randomElement(using: &random) {
          let caseId = world.offers.remove(at: index)
          world.offers.append(caseId)
          let last = world.offers.removeLast()
          world.send(.placeOffered(PlaceOffered(village: World.village)), to: last)
        }
      case 12..<15: world.send(.withdrawal, to: id)
      case 15..<22: if let old = world.record.randomElement(using: &random) { world.take(old) }
      case 22..<25:
        if var old = world.record.randomElement(using: &random) {
          old.content ^= 1
          world.take(old)
        }
      case 25..<30: world.send(anything(&random, world, id), to: id)
      case 30..<34:
        let kind = HouseholdChangeKind.allCases.randomElement(using: &random)!
        let change = HouseholdChange(
          kind: kind, member: Bodies.person(random.below(30)), incomeFen: Int64(random.below(1_500_000)),
          findings: FindingSet(rawValue: UInt32(random.below(4) == 0 ? random.below(64) : 0)))
        world.send(.householdChange(change), to: id)
      default: proceed(&random, world, id)
      }
    }
    return world
  }

  /// The fact that the case waits for, mostly as it should be.
  static func proceed(_ random: inout Random, _ world: World, _ id: String) {
    let state = world[id]
    let day = world.today
    guard state.isOpen else {
      let number = Int(id.dropFirst())! * 3
      let members = [number, number + 1, random.chance(10) ? random.below(30) : number + 2]
      guard Set(members).count == 3 else { return }
      let body = Bodies.application(members: members) {
        $0.away = random.chance(10)
        $0.contacts = UInt8(random.below(2))
      }
      if state.stage == .closed, random.chance(90) { return }
      world.send(body, to: id)
      return
    }
    let step = world.worker.pack.chain[Int(state.step)]
    let round = Int(state.round)
    switch step.kind {
    case .comparison: world.send(Bodies.comparison(on: day, of: id), to: id)
    case .review:
      let rejection: RejectionOutcome? =
        random.chance(10) ? RejectionOutcome.allCases.randomElement(using: &random) : nil
      world.send(Bodies.review(step, round: round, on: day, of: id, rejection: rejection), to: id)
    case .notice:
      world.send(Bodies.notice(step, round: round, to: day, days: 6 + random.below(4), of: id), to: id)
    case .aid:
      if world.withBank(id).isEmpty {
        world.passToNextAlarm(of: id)
      } else {
        world.pay(id, returned: random.chance(30) ? .other : nil)
      }
    case .followup: Issue.record("no such step")
    }
  }

  /// A fact of any kind for any step, round and instalment.
  static func anything(_ random: inout Random, _ world: World, _ id: String) -> Fact.Body {
    let chain = world.worker.pack.chain
    let day = world.today
    let round = 1 + random.below(3)
    switch random.below(10) {
    case 0: return Bodies.comparison([.finance], on: day, of: id)
    case 1, 2:
      let step = chain.filter { $0.kind == .review }.randomElement(using: &random)!
      return Bodies.review(step, round: round, on: day, of: id)
    case 3, 4:
      let step = chain.filter { $0.kind == .notice }.randomElement(using: &random)!
      return Bodies.notice(step, round: round, to: day, of: id)
    case 5: return Bodies.payment(1 + random.below(4), attempt: 1 + random.below(4), on: day, of: id)
    case 6: return .objection(Objection(objection: UInt64(random.below(3))))
    case 7:
      let kind = TimerKind.allCases.randomElement(using: &random)!
      return .timer(
        TimerDue(kind: kind, step: UInt8(random.below(9)), round: UInt16(round), due: day + random.below(20)))
    case 8:
      let order = PaymentOrderKind.allCases.randomElement(using: &random)!
      return Bodies.order(order, "allowance", of: id, fen: Int64(1 + random.below(80_000)))
    default: return .milestone(Milestone(entitlementId: "\(id):allowance", stage: 1, signers: []))
    }
  }
}
