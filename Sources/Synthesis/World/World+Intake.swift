import Casework
import Contract
import Policy

// Who applies for what, and the card that says so.

extension World {
  /// The programmes that a household applies for, and when: one, two or three, every programme by as many
  /// households; the same once more by a few.
  func wish(_ household: Int) {
    guard !programmes.isEmpty else { return }
    var random = Random(seed: seed, UInt64(household), 101)
    var chosen = [(household + Int(seed % 997)) % programmes.count]
    let draw = random.below(1000)
    for _ in 0..<(draw < 560 ? 0 : draw < 860 ? 1 : 2) {
      let other = random.below(programmes.count)
      if !chosen.contains(other) || random.chance(perMille: 15) { chosen.append(other) }
    }
    // Whoever leaves the register has been on it before.
    chosen = chosen.filter { !programmes[$0].isLate } + chosen.filter { programmes[$0].isLate }
    var day = Day(number: Int32(Calendar2025.first + 5 + random.below(175)))
    for (place, programme) in chosen.enumerated() {
      if place > 0 { day = day + random.within(programmes[programme].isLate ? 90...200 : 15...180) }
      let wish = HouseholdLife.Wish(programme: programme, isCareless: random.chance(perMille: 110))
      files.households[household].wishes.append(wish)
      add(World.working(day), ofDay: World.officeHour(&random), household, .apply(wish: UInt8(place)))
    }
    guard random.chance(perMille: 150) else { return }
    for _ in 0..<random.within(1...2) {
      let day = day + random.within(20...300)
      add(World.working(day), ofDay: World.officeHour(&random), household, .change)
    }
  }

  /// Cases of one household whose ids can be told apart; the ninth is that of bad events.
  private static let casesMax = 8

  func apply(_ household: Int, _ wish: Int) {
    let own = files.households[household]
    guard own.lives.count < World.casesMax else { return }
    let wish = own.wishes[wish]
    let village = geography.village(of: household)
    let life = Life(
      id: Files.id(household: household, ordinal: own.lives.count), household: household,
      ordinal: UInt8(own.lives.count), village: village, programme: wish.programme,
      draw: Draw(incomeFen: 0, assetsFen: 0, values: []), seed: seed)
    life.previousCaseId = wish.previousCaseId
    files.households[household].lives.append(life)
    let people = applicants(life)
    let (programme, code) = (programmes[wish.programme], code(life))
    life.draw =
      wish.isCareless
      ? programme.careless(rehearsal, persons: people.count, village: code, on: today, &life.random)
      : programme.careful(rehearsal, persons: people.count, village: code, on: today, &life.random)
    say(.application(card(life, people)), of: life, from: .intake)
    guard life.state.isOpen else { return }
    if life.random.chance(perMille: 35) { later(life, in: 3...100, .withdraw(ordinal: life.ordinal)) }
    if life.random.chance(perMille: 250) { later(life, in: 4...40, .help(ordinal: life.ordinal)) }
    if life.random.chance(perMille: 250) { later(life, in: 6...40, .plan(ordinal: life.ordinal)) }
  }

  /// The card comes again, put right.
  func resubmit(_ life: Life) {
    guard life.state.stage == .returned else { return }
    let people = applicants(life)
    life.draw = programmes[life.programme].careful(
      rehearsal, persons: people.count, village: code(life), on: today, &life.random)
    say(.application(card(life, people)), of: life, from: .intake)
  }

  func withdraw(_ life: Life) {
    guard life.state.isOpen else { return }
    let reason = Words.withdrawals[life.random.below(Words.withdrawals.count)]
    say(.withdrawal(on: today, reason: "\(reason)"), of: life, from: .intake)
  }

  /// Refused, the household may try again with a case that names the former one.
  func applyAgain(_ life: Life) {
    let wish = HouseholdLife.Wish(programme: life.programme, previousCaseId: life.id, isCareless: false)
    files.households[life.household].wishes.append(wish)
    let place = files.households[life.household].wishes.count - 1
    guard place <= UInt8.max else { return }
    later(life, in: 28...60, .apply(wish: UInt8(place)))
  }

  // MARK: The card

  /// Whoever stands on the card.
  private func applicants(_ life: Life) -> [(number: Int, member: Member)] {
    let people = people(of: life.household)
    return programmes[life.programme].isHeadAlone ? Array(people.prefix(1)) : people
  }

  private func card(_ life: Life, _ people: [(number: Int, member: Member)]) -> Said.Card {
    var random = life.random
    defer { life.random = random }
    let programme = programmes[life.programme]
    let code = code(life)
    var card = Said.Card(
      programme: programme.programme, village: code, appliedOn: today,
      house: Said.House(
        structure: [.brickConcrete, .brickTimber, .adobe, .other][random.below(4)], areaM2: random.within(35...120),
        danger: DangerGrade.allCases[random.below(4)], builtYear: random.within(1975...2015),
        water: WaterSource.allCases[random.below(3)]),
      account: account(life, of: people[0].member))
    switch random.below(100) {
    case ..<85: break
    case ..<95: (card.origin, card.nominator) = (.nominated, Officials.signer(.villageSecretary, .village, of: code))
    default: (card.origin, card.nominator) = (.discovered, Officials.signer(.fourPostCadre, .village, of: code))
    }
    if random.chance(perMille: 40) {
      let secretary = Officials.signer(.villageSecretary, .village, of: code)
      card.contacts = (0..<3).map {
        Said.Contact(on: today + ($0 * 2 - 5), staffId: secretary.staffId, outcome: $0 == 2 ? .reached : .unreached)
      }
    }
    // One is the head, whoever has died.
    card.members = people.enumerated().map { place, person in
      var said = self.person(person.member, person.number, life.household)
      if place == 0 { said.relation = .head }
      return said
    }
    card.incomes = incomes(life.draw.incomeFen * people.count, &random)
    card.financialFen = life.draw.assetsFen * people.count
    if random.chance(perMille: 120) { card.vehicles = [.motorcycle] }
    card.farmlandMuHundredths = random.below(1200)
    card.causes = [Cause.allCases[random.below(Cause.allCases.count)]]
    if random.chance(perMille: 800) {
      // Numbers of mobile telephones begin with 13 to 19.
      card.phone = "100" + World.digits(random.below(100_000_000), 8)
    }
    if random.chance(perMille: 25) {
      card.relatives = [
        ("S-\(code / 1_000_000)-R\(World.digits(random.below(1000), 3))", "\(Words.officials[random.below(4)])")
      ]
    }
    card.previousCaseId = life.previousCaseId
    if random.chance(perMille: 20) { show(Finding.allCases[random.below(Finding.allCases.count)], on: &card) }
    card.evidence = programme.book.evidence(life.draw, at: nil, from: today, &random)
    return card
  }

  /// What the card itself shows of a finding, or declares.
  private func show(_ finding: Finding, on card: inout Said.Card) {
    switch finding {
    case .ownsHousing: card.housing = [.commercial]
    case .ownsCar: card.vehicles = [.car]
    case .largeVehicle: card.vehicles = [.machinery]
    case .publicPay: card.members[0].publicPay = true
    case .individualBusiness: card.businesses = [(.individual, 0)]
    case .employsOthers: card.businesses = [(.company, 3)]
    default: card.declared = [finding]
    }
  }

  private func incomes(_ total: Int, _ random: inout Random) -> [(kind: IncomeKind, fen: Int)] {
    let wage = total * random.within(20...70) / 100 / 100 * 100
    let transfer = random.chance(perMille: 400) ? min(total - wage, random.within(3...12) * 10_000) : 0
    var incomes: [(kind: IncomeKind, fen: Int)] = [(.wage, wage), (.farm, total - wage - transfer)]
    if transfer > 0 { incomes.append((.transfer, transfer)) }
    // Not counted.
    if random.chance(perMille: 50) { incomes.append((.preferential, random.within(10...60) * 10_000)) }
    return incomes
  }

  /// Numbers of cards in use do not begin with 9.
  func account(_ life: Life, of holder: Member) -> Said.Account {
    var random = Random(seed: seed, UInt64(life.household), 400 + UInt64(life.accounts))
    return Said.Account(
      bank: "\(Words.banks[random.below(3)])",
      number: "9" + World.digits(random.below(1_000_000_000), 9) + World.digits(random.below(1_000_000_000), 9),
      holder: World.name(of: holder))
  }

  static func digits(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
