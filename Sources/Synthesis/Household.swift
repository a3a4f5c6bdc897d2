import Contract

/// One invented person of a household card.
struct Member {
  var surname: Int
  /// One or two characters; -1: none.
  var given: (Int, Int)
  var female: Bool
  var year: Int
  var month: Int
  var day: Int
  var sequence: Int
  /// Region part of the resident ID.
  var region: Int
  /// Index in `Words.relations`.
  var relation: Int

  /// On 2025-01-01.
  var age: Int { 2024 - year }
}

/// Who lives in household `index`: the same for every fact that asks, from the seed alone.
struct Household {
  let index: Int
  var members: [Member]

  /// People in all in a township of 1,239 households: 4,166.
  private static let sizeCounts = [150, 230, 327, 253, 160, 80, 29, 10]
  private static let sizes: [UInt8] = sizeCounts.enumerated().flatMap { size, count in
    [UInt8](repeating: UInt8(size + 1), count: count)
  }
  static let membersMax = sizeCounts.count

  /// The number of members: over a whole township every size comes up as often as `sizeCounts` says,
  /// in an order that the seed permutes.
  static func size(of index: Int, in geography: Geography, seed: UInt64) -> Int {
    let n = geography.numberInTownship(of: index)
    let shift = Int(seed % 1009)
    // 1,000 and 1,239 have no common factor, so this is a permutation.
    return Int(sizes[(n * 1000 + shift) % sizes.count])
  }

  init(_ index: Int, in geography: Geography, seed: UInt64) {
    self.index = index
    let size = Household.size(of: index, in: geography, seed: seed)
    var random = Random(seed: seed, UInt64(index), 1)
    members = []
    members.reserveCapacity(size)
    let headAge = random.within(32...76)
    for number in 0..<size {
      members.append(
        Household.person(
          number, of: index, headAge: headAge, head: members.first, in: geography, seed: seed,
          &random))
    }
  }

  /// A newborn or newly come member, for `memberAdded`.
  func newcomer(in geography: Geography, seed: UInt64) -> Member {
    var random = Random(seed: seed, UInt64(index), 2)
    var member = Household.person(
      Household.membersMax, of: index, headAge: members[0].age, head: members[0], in: geography,
      seed: seed, &random)
    member.relation = 4
    member.year = 2019 + random.below(5)
    return member
  }

  /// 365 days by 499 pairs of sequence numbers: enough for each person of a county to have their
  /// own, whatever the year of birth, so that two invented IDs never meet by accident.
  private static let slots = 365 * 499

  private static func person(
    _ number: Int, of index: Int, headAge: Int, head: Member?, in geography: Geography,
    seed: UInt64, _ random: inout Random
  ) -> Member {
    let relation = [0, 1, 2, 2, 3, 3, 2, 4, 4][number]
    let female: Bool
    switch number {
    case 0: female = random.chance(perMille: 300)
    case 1: female = head?.female == false
    default: female = random.chance(perMille: 500)
    }
    let age: Int
    switch relation {
    case 0: age = headAge
    case 1: age = max(22, headAge + random.within(-5...3))
    case 2: age = max(1, headAge - random.within(23...36))
    case 3: age = min(97, headAge + random.within(20...27))
    default: age = random.within(1...12)
    }
    let dense = geography.numberInCounty(of: index) * (membersMax + 1) + number
    let slot = (dense * 104_729 + Int(seed % 100_003)) % slots
    let (month, day) = monthDay(slot / 499)
    let surname = number == 1 || head == nil ? random.below(Words.surnames.count) : head!.surname
    return Member(
      surname: surname,
      given: (random.below(32), random.chance(perMille: 600) ? random.below(32) : -1),
      female: female, year: 2024 - age, month: month, day: day,
      sequence: 2 * (1 + slot % 499) + (female ? 0 : 1),
      region: InventedID.unassignedCity * 100 + geography.county(of: geography.village(of: index))
        + 1,
      relation: relation)
  }

  /// Month and day of the day 0...364 of a common year.
  private static func monthDay(_ day: Int) -> (Int, Int) {
    let (_, m, d) = Day(number: 19_358 + Int32(day)).yearMonthDay  // 2023-01-01 is day 19,358
    return (m, d)
  }
}
