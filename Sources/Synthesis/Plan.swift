/// All lines to come, in the order in which they will be written.
struct Plan {
  let geography: Geography
  let mix: ProgrammeMix
  private(set) var lines: [Planned] = []

  /// Every seventh village starts with places for three in five of those who will need one.
  static func isTight(_ village: Int) -> Bool { village % 7 == 1 }

  init(geography: Geography, mix: ProgrammeMix, badEvents: Int, repeatDelay: Int32) {
    self.geography = geography
    self.mix = mix
    lines.reserveCapacity(geography.households * 15 + 64)
    for fund in 0..<2 { office(.fund, fund, day: 1, minute: fund * 20, detail: 0) }
    for village in 0..<geography.villages { plan(village: village) }
    addRepeats(delay: repeatDelay)
    addBad(badEvents)
    lines.sort(by: <)
  }

  /// The places of a village when its quota is first set, and after it was raised.
  private mutating func plan(village: Int) {
    let start = lines.count
    var cases: [Range<Int>] = []
    for household in geography.households(of: village) {
      let first = lines.count
      lines.append(
        contentsOf: Timeline(household: household, geography: geography, mix: mix).steps)
      cases.append(first..<lines.count)
    }
    let ample = geography.households(of: village).count + 10
    guard Plan.isTight(village) else {
      return office(.quota, village, day: 2, minute: village, detail: UInt32(ample))
    }
    let taking = (start..<lines.count).filter {
      lines[$0].kind == .townshipReview && !mix.isAllowance(Int(lines[$0].subject))
    }
    .sorted { lines[$0] < lines[$1] }
    let places = taking.count * 3 / 5
    office(.quota, village, day: 2, minute: village, detail: UInt32(places))
    office(.quota, village, day: 166, minute: village, detail: UInt32(ample), round: 2)
    let raised = lines[lines.count - 1].at
    for index in taking.dropFirst(places) where lines[index].at < raised {
      // Without a place the case rests until the quota is raised; whole weeks keep the weekdays.
      let week: Int64 = 7 * 86_400_000
      let rest = (raised - lines[index].at + week - 1) / week * week
      let all = cases.first { $0.contains(index) }!
      for later in index + 1..<all.upperBound { lines[later].at += rest }
    }
  }

  private mutating func office(
    _ kind: Kind, _ subject: Int, day: Int, minute: Int, detail: UInt32, round: UInt8 = 1
  ) {
    let ofDay = 32_400_000 + minute % 480 * 60_000
    lines.append(
      Planned(
        at: Calendar2025.milliseconds(day: day, ofDay: ofDay), subject: UInt32(subject),
        detail: detail, kind: kind, ordinal: 0, number: round, order: 0, round: round))
  }

  /// One event in a hundred comes twice.
  private mutating func addRepeats(delay: Int32) {
    var random = Random(seed: mix.seed, 0, 6)
    for index in lines.indices where random.chance(perMille: 10) {
      var copy = lines[index]
      copy.at += Int64(delay)
      copy.copy = delay
      lines.append(copy)
    }
  }

  /// Events that the contract refuses, spread over the whole output.
  private mutating func addBad(_ count: Int) {
    guard count > 0 else { return }
    var random = Random(seed: mix.seed, 0, 7)
    let good = lines.count
    for number in 0..<count {
      lines.append(
        Planned(
          at: lines[random.below(good)].at, subject: UInt32(number), detail: 0, kind: .bad,
          ordinal: 0, number: 1, order: 255, round: 1))
    }
  }
}
