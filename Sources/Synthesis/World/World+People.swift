import Contract

// The people of a household: the same in all its cases.

extension World {
  /// The newcomer's number among the household's people.
  private static let newcomer = Household.membersMax

  /// Whoever lives in the household now, the head first.
  func people(of household: Int) -> [(number: Int, member: Member)] {
    let card = Household(household, in: geography, seed: seed)
    let own = files.households[household]
    var people = card.members.enumerated().map { (number: $0.offset, member: $0.element) }
    if own.newcomers > 0 { people.append((World.newcomer, card.newcomer(in: geography, seed: seed))) }
    let here = people.filter { own.gone >> UInt32($0.number) & 1 == 0 }
    return here.isEmpty ? Array(people.prefix(1)) : here
  }

  func newcomer(of household: Int) -> (number: Int, member: Member) {
    let card = Household(household, in: geography, seed: seed)
    return (World.newcomer, card.newcomer(in: geography, seed: seed))
  }

  func residentId(_ member: Member) -> String {
    InventedID.make(
      region: member.region, birth: Day(year: member.year, month: member.month, day: member.day)!,
      sequence: member.sequence)
  }

  static func name(of member: Member) -> String {
    let given = member.female ? Words.female : Words.male
    let second = member.given.1 >= 0 ? "\(given[member.given.1])" : ""
    return "\(Words.surnames[member.surname])\(given[member.given.0])\(second)"
  }

  func person(_ member: Member, _ number: Int, _ household: Int) -> Said.Person {
    var random = Random(seed: seed, UInt64(household), 300 + UInt64(number))
    let isOld = member.age >= 60
    let health = random.below(100)
    let isDisabled = random.chance(perMille: 60)
    let isAble = member.age >= 16 && member.age < 75 && health < 93
    let schooling: Schooling =
      switch member.age {
      case ..<3: .none
      case ..<6: .preschool
      case ..<12: .primary
      case ..<15: .juniorMiddle
      case ..<18: random.chance(perMille: 600) ? .seniorMiddle : .vocational
      case ..<22: random.chance(perMille: 400) ? .college : .finished
      default: .finished
      }
    return Said.Person(
      name: World.name(of: member), residentId: residentId(member), relation: Relation.allCases[member.relation],
      health: health < (isOld ? 40 : 80) ? .healthy : health < 93 ? .chronic : .severe,
      disability: isDisabled
        ? Said.Person.Disability(
          certificate: "D-" + World.digits(random.below(100_000_000), 8), grade: random.within(1...4),
          kind: DisabilityKind.allCases[random.below(7)]) : nil,
      schooling: schooling, labour: !isAble ? .none : isOld || isDisabled || health >= 80 ? .partial : .full)
  }
}
