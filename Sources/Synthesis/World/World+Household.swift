import Casework
import Contract
import Policy

// What happens to households, and who looks after them.

extension World {
  private static let placesOfHelper = 4

  /// A helper of the county's, with four households as a rule; now and then one who has more already.
  func help(_ life: Life) {
    guard life.state.isOpen, life.state.helper == nil else { return }
    let isBusy = helpers > World.placesOfHelper && life.random.chance(perMille: 60)
    let number = (isBusy ? life.random.below(helpers) : helpers) / World.placesOfHelper
    if !isBusy { helpers += 1 }
    let helper = helper(number, of: life)
    say(.helper(staffId: helper.staffId, name: helper.name, unit: "县直帮扶单位", on: today), of: life, from: .poverty)
  }

  private func helper(_ number: Int, of life: Life) -> Said.Signature {
    let county = Int(code(life)) / 1_000_000
    var random = Random(seed: 4, UInt64(county), UInt64(number))
    return Said.Signature(
      staffId: "H-\(county)-\(World.digits(number, 4))", name: Officials.name(&random), role: .fourPostCadre)
  }

  /// What is planned for the household: measures of one to three batches, some of them for one person.
  func plan(_ life: Life) {
    guard life.state.isOpen, life.state.plan == nil else { return }
    let code = code(life)
    let head = residentId(people(of: life.household)[0].member)
    let isMember = Office.key.personKey(of: head).map { life.state.members.contains($0) } ?? false
    var batches = Batch.allCases
    let measures = (0..<life.random.within(1...3)).map { _ in
      let batch = batches.remove(at: life.random.below(batches.count))
      return Said.HelpPlan.Measure(
        batch: batch, residentIds: isMember && life.random.chance(perMille: 400) ? [head] : [],
        title: "\(Words.measures[Int(batch.rawValue) - 1])")
    }
    let filer = Officials.signer(.povertyOffice, .township, of: code)
    var plan = Said.HelpPlan(
      year: today.yearMonthDay.year, measures: measures, exitPlan: "稳定增收，两年内达到退出标准",
      signers: [Officials.signer(.firstSecretary, .village, of: code), filer], on: today)
    if life.random.chance(perMille: 600) {
      let hands = (
        helper(helpers / World.placesOfHelper, of: life), Officials.signer(.villageSecretary, .village, of: code)
      )
      plan.helperCard = (hands.0.staffId, hands.1.staffId, filer.staffId)
    }
    say(.plan(plan), of: life, from: .poverty)
  }

  /// A visit that nobody asked for.
  func call(_ life: Life) {
    guard life.state.isOpen else { return }
    let visitor = Officials.signer(.townshipCadre, .village, of: code(life))
    let kind: VisitKind = programmes[life.programme].isHeadAlone ? .attendance : .visit
    say(.visit(requestId: nil, by: visitor, kind: kind, on: today, evidence: []), of: life, from: .visitors)
  }

  /// The visit of a follow-up; one household in twenty is found to have fallen back, where a visit can say so.
  func visit(_ life: Life, _ step: UInt8, _ round: UInt16) {
    guard life.state.stage == .open, life.state.step == step, life.state.round == round else { return }
    let step = chain(life)[Int(step)]
    let isBack = step.readmitTo != nil && life.random.chance(perMille: 50)
    let evidence = evidence(life, step, wants: isBack ? .fallenBack : .passing) { evidence in
      .visit(Visit(requestId: life.request, by: 1, kind: life.draw.visit, on: self.today, evidence: evidence))
    }
    let visitor = Officials.signer(.townshipCadre, step.level, of: code(life))
    let verdict = say(
      .visit(requestId: life.request, by: visitor, kind: life.draw.visit, on: today, evidence: evidence), of: life,
      from: .visitors)
    if verdict == .accepted { life.seen.insert(.visited) }
  }

  // MARK: Changes

  private static let bought: [Finding] = [.ownsCar, .ownsCar, .ownsHousing, .individualBusiness, .largeVehicle]

  /// Something happens to a household; it is told of one of its cases.
  func change(_ household: Int) {
    let open = files.households[household].lives.filter { $0.state.isOpen }
    guard !open.isEmpty else { return }
    // Those who have been registered are looked at.
    let registered = open.filter { $0.state.registered }
    let lives = registered.isEmpty ? open : registered
    var life = lives[lives[0].random.below(lives.count)]
    let people = people(of: household).filter { person in
      Office.key.personKey(of: residentId(person.member)).map { life.state.members.contains($0) } ?? false
    }
    var change = Said.Change(kind: .incomeChanged, on: today)
    switch life.random.below(100) {
    case ..<22:
      guard let person = chosen(people, &life.random) else { return }
      change = Said.Change(kind: .memberDied, on: today, residentId: residentId(person.member), cause: .illness)
      files.households[household].gone |= 1 << UInt32(person.number)
      if person.number == 0, life.random.chance(perMille: 400) { life.brokenAccount = .deceased }
    case ..<30:
      guard let person = chosen(people, &life.random) else { return }
      change = Said.Change(kind: .memberRemoved, on: today, residentId: residentId(person.member))
      files.households[household].gone |= 1 << UInt32(person.number)
    case ..<44:
      guard files.households[household].newcomers == 0 else { return }
      let person = newcomer(of: household)
      change = Said.Change(kind: .memberAdded, on: today, member: self.person(person.member, person.number, household))
      files.households[household].newcomers = 1
    case ..<60:
      change.incomeFen = Int64(life.random.within(1200...5000) * 100 * max(1, life.state.members.count))
      change.cause = life.random.chance(perMille: 500) ? .labourShortage : nil
    case ..<80:
      change = Said.Change(
        kind: .assetAcquired, on: today,
        assets: [World.bought[life.random.below(World.bought.count)]])
    case ..<90: change = Said.Change(kind: .houseLost, on: today, cause: .disaster)
    default:
      // Of those who are out, if there are any.
      life = lives.first { $0.state.exited } ?? life
      change = Said.Change(kind: .returned, on: today, cause: .illness)
    }
    say(.change(change), of: life, from: .intake)
  }

  /// One who can leave: the last one stays, and the head mostly.
  private func chosen(
    _ people: [(number: Int, member: Member)], _ random: inout Random
  ) -> (number: Int, member: Member)? {
    guard people.count > 1 else { return nil }
    return people[random.chance(perMille: 250) ? 0 : random.within(1...people.count - 1)]
  }
}
