import Contract

/// The household card.
extension Renderer {
  func application(_ scene: Scene) {
    var random = random(scene)
    var household = Household(scene.household, in: geography, seed: seed)
    if scene.detail == Detail.duplicatePerson { repeatNeighbour(&household) }
    out.text(
      mix.isAllowance(scene.household)
        ? "{\"programme\":\"allowance\",\"region\":\"" : "{\"programme\":\"registration\",\"region\":\"")
    out.padded(scene.villageCode, 12)
    origin(scene, &random)
    date(",\"appliedOn\":\"", scene.day)
    if random.chance(perMille: 50) { contacts(scene, &random) }
    out.text(",\"members\":[")
    for (index, person) in household.members.enumerated() {
      if index > 0 { out.byte(44) }
      member(person, publicPay: scene.detail == 3 && index == 0, &random)
    }
    out.byte(93)
    income(scene, people: household.members.count, &random)
    assets(scene, people: household.members.count, &random)
    house(&random)
    let cause = random.below(Words.causes.count)
    out.text(",\"causes\":[\"")
    out.text(Words.causes[cause])
    if random.chance(perMille: 400) {
      out.text("\",\"")
      out.text(Words.causes[(cause + 1 + random.below(8)) % Words.causes.count])
    }
    account(household.members[0], &random)
    if random.chance(perMille: 800) {
      // Numbers of mobile telephones begin with 13 to 19.
      out.text(",\"phone\":\"100")
      out.padded(random.below(100_000_000), 8)
      out.byte(34)
    }
    if random.chance(perMille: 30) { relatives(scene, &random) }
    declared(scene)
    if scene.planned.ordinal > 0 {
      out.text(",\"previousCaseId\":\"")
      caseId(scene.household, prefix: 0)
      out.byte(34)
    }
    out.byte(125)
  }

  /// The neighbour's head appears on this card too (R-291).
  private func repeatNeighbour(_ household: inout Household) {
    var person = Household(household.index - 1, in: geography, seed: seed).members[0]
    person.relation = household.members.count == 1 ? 0 : 6
    household.members[household.members.count - 1] = person
  }

  private func origin(_ scene: Scene, _ random: inout Random) {
    let draw = random.below(100)
    let nominator: Role
    switch draw {
    case ..<85: return out.text("\",\"origin\":\"applied\"")
    case ..<95:
      out.text("\",\"origin\":\"nominated\"")
      nominator = .villageSecretary
    default:
      out.text("\",\"origin\":\"discovered\"")
      nominator = .fourPostCadre
    }
    out.text(",\"nominator\":")
    signer(nominator, scene)
  }

  private func contacts(_ scene: Scene, _ random: inout Random) {
    out.text(",\"away\":true,\"contacts\":[")
    for attempt in 0..<3 {
      if attempt > 0 { out.byte(44) }
      date("{\"on\":\"", scene.day + (attempt * 2 - 5))
      out.text(",\"staffId\":\"")
      staffId(.villageSecretary, scene)
      out.text(
        attempt == 2 || random.chance(perMille: 400)
          ? "\",\"outcome\":\"reached\"}" : "\",\"outcome\":\"unreached\"}")
    }
    out.byte(93)
  }

  func member(_ person: Member, publicPay: Bool, _ random: inout Random) {
    out.text("{\"name\":\"")
    name(of: person)
    out.text("\",\"residentId\":\"")
    InventedID.write(
      region: person.region, year: person.year, month: person.month, day: person.day,
      sequence: person.sequence, to: out)
    out.text("\",\"relation\":\"")
    out.text(Words.relations[person.relation])
    let old = person.age >= 60
    let health = random.below(100)
    out.text(
      health < (old ? 40 : 80)
        ? "\",\"health\":\"healthy\""
        : health < 93 ? "\",\"health\":\"chronic\"" : "\",\"health\":\"severe\"")
    let disabled = random.chance(perMille: 60)
    if disabled { disability(&random) }
    out.text(",\"schooling\":\"")
    switch person.age {
    case ..<3: out.text("none")
    case ..<6: out.text("preschool")
    case ..<12: out.text("primary")
    case ..<15: out.text("juniorMiddle")
    case ..<18: out.text(random.chance(perMille: 600) ? "seniorMiddle" : "vocational")
    case ..<22: out.text(random.chance(perMille: 400) ? "college" : "finished")
    default: out.text("finished")
    }
    out.text("\",\"labour\":\"")
    let able = person.age >= 16 && person.age < 75 && health < 93
    out.text(!able ? "none" : old || disabled || health >= 80 ? "partial" : "full")
    out.text(publicPay ? "\",\"publicPay\":true}" : "\"}")
  }

  func name(of person: Member) {
    let given = person.female ? Words.female : Words.male
    out.text(Words.surnames[person.surname])
    out.text(given[person.given.0])
    if person.given.1 >= 0 { out.text(given[person.given.1]) }
  }

  private func disability(_ random: inout Random) {
    out.text(",\"disability\":{\"certificate\":\"D-")
    out.padded(random.below(100_000_000), 8)
    number("\",\"grade\":", random.within(1...4))
    out.text(",\"kind\":\"")
    out.text(Words.disabilities[random.below(7)])
    out.text("\"}")
  }

  /// Below the line of 4,000 yuan a person and year, unless the plan says otherwise (R-318).
  private func income(_ scene: Scene, people: Int, _ random: inout Random) {
    let tooHigh = scene.detail == Detail.incomeTooHigh
    // The allowance may take a year of its standard for the line: above both.
    let high = mix.isAllowance(scene.household) ? 7700...12_000 : 4500...7500
    let each = random.within(tooHigh ? high : 1200...3600) * 100
    let total = each * people
    let wage = total * random.within(20...70) / 100 / 100 * 100
    let transfer =
      random.chance(perMille: 400) ? min(total - wage, random.within(3...12) * 10_000) : 0
    number(",\"income\":[{\"kind\":\"wage\",\"amountFen\":", wage)
    number("},{\"kind\":\"farm\",\"amountFen\":", total - wage - transfer)
    if transfer > 0 { number("},{\"kind\":\"transfer\",\"amountFen\":", transfer) }
    if random.chance(perMille: 50) {
      // Not counted (R-324), so it may lift the sum above the line.
      number("},{\"kind\":\"preferential\",\"amountFen\":", random.within(10...60) * 10_000)
    }
    out.text("}]")
  }

  private func assets(_ scene: Scene, people: Int, _ random: inout Random) {
    var financialFen = random.below(80) * 10_000
    if mix.isAllowance(scene.household) {
      let tooHigh = scene.detail == Detail.assetsTooHigh
      financialFen = mix.assetsFen(scene.household, people: people, tooHigh: tooHigh) ?? financialFen
    }
    number(",\"assets\":{\"financialFen\":", financialFen)
    let sevenNot = sevenNot(scene)
    if scene.detail == 1 || sevenNot == .ownsCar {
      out.text(",\"vehicles\":[{\"kind\":\"car\"}]")
    } else if sevenNot == .largeVehicle {
      out.text(",\"vehicles\":[{\"kind\":\"")
      out.text(Words.largeVehicles[random.below(3)])
      out.text("\"}]")
    } else if random.chance(perMille: 120) {
      out.text(",\"vehicles\":[{\"kind\":\"motorcycle\"}]")
    }
    if scene.detail == 2 {
      out.text(
        random.chance(perMille: 600)
          ? ",\"housing\":[{\"kind\":\"commercial\"}]"
          : ",\"housing\":[{\"kind\":\"selfBuiltTown\"}]")
    }
    if scene.detail == 4 {
      number(",\"businesses\":[{\"kind\":\"individual\",\"employees\":", random.below(4))
      out.text("}]")
    } else if sevenNot == .employsOthers {
      number(",\"businesses\":[{\"kind\":\"company\",\"employees\":", random.within(1...4))
      out.text("}]")
    }
    out.byte(125)
  }

  /// What of the "seven not insured" this card shows or declares.
  private func sevenNot(_ scene: Scene) -> Finding? {
    scene.detail < Detail.sevenNot ? nil : ProgrammeMix.sevenNot[Int(scene.detail - Detail.sevenNot)]
  }

  /// What no other field of the card shows.
  private func declared(_ scene: Scene) {
    var findings: [Finding] = []
    switch sevenNot(scene) {
    case nil, .ownsCar, .largeVehicle, .employsOthers: break
    case let finding?: findings.append(finding)
    }
    if let strict = mix.strict(scene.household), strict.isDeclared { findings.append(strict.finding) }
    guard !findings.isEmpty else { return }
    out.text(",\"declared\":[")
    for (index, finding) in findings.enumerated() {
      if index > 0 { out.byte(44) }
      out.byte(34)
      out.text(Words.findings[Int(finding.rawValue)])
      out.byte(34)
    }
    out.byte(93)
  }

  private func house(_ random: inout Random) {
    out.text(",\"house\":{\"structure\":\"")
    out.text(Words.structures[random.below(4)])
    number("\",\"areaM2\":", random.within(35...120))
    out.text(",\"dangerGrade\":\"")
    out.text(Words.dangers[random.below(4)])
    number("\",\"builtYear\":", random.within(1975...2015))
    out.text(",\"waterSource\":\"")
    out.text(Words.waters[random.below(3)])
    number("\"},\"farmlandMuHundredths\":", random.below(1200))
  }

  /// Numbers of cards in use do not begin with 9.
  private func account(_ head: Member, _ random: inout Random) {
    out.text("\"],\"account\":{\"bank\":\"")
    out.text(Words.banks[random.below(3)])
    out.text("\",\"number\":\"9")
    out.padded(random.below(1_000_000_000), 9)
    out.padded(random.below(1_000_000_000), 9)
    out.text("\",\"holder\":\"")
    name(of: head)
    out.text("\"}")
  }

  /// An official of another place, who signs nothing about this household (R-334).
  private func relatives(_ scene: Scene, _ random: inout Random) {
    out.text(",\"relatives\":[{\"staffId\":\"S-")
    out.number(scene.villageCode / 1_000_000)
    out.text("-R")
    out.padded(random.below(1000), 3)
    out.text("\",\"relation\":\"")
    out.text(Words.officials[random.below(4)])
    out.text("\"}]")
  }
}
