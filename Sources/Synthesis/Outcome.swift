/// How a household's first case ends.
enum Outcome: Equatable {
  case paid
  /// The card itself declares car, housing, public pay or a business (1...4), or one of the "seven not
  /// insured" (from `Detail.sevenNot` on).
  case declaredExclusion(Int)
  case incomeTooHigh
  /// Of the allowance: financial assets above the limit.
  case assetsTooHigh
  /// Raw value of a `Finding`.
  case finding(Int)
  /// Rejected for good: 1 village, 2 township, 3 county.
  case rejected(Int)
  /// An objection was upheld: notice 1 of the village, 2 of the township.
  case objectionUpheld(Int)
  /// Withdrawn, or left without an answer, at this stage: 1 comparison, 2 village review,
  /// 3 village notice, 4 township review, 5 township notice, 6 county review.
  case withdrawn(Int)
  case unanswered(Int)
  /// The bank returned the first instalment three times.
  case paymentFailed
  /// A member stands on another household's card as well.
  case duplicatePerson

  /// The first draws of a household's stream: known without planning the household.
  static func draw(for household: Int, in geography: Geography, mix: ProgrammeMix) -> Outcome {
    let drawn = draw(household, mix)
    guard drawn == .duplicatePerson else { return drawn }
    // The other card is the neighbour's; chains of duplicates would make each depend on the next. A person
    // may apply for both programmes.
    let village = geography.households(of: geography.village(of: household))
    guard household > village.lowerBound, draw(household - 1, mix) != .duplicatePerson,
      !mix.isAllowance(household - 1)
    else { return .paid }
    return drawn
  }

  /// In 1/1000 of the households; the table in `Synthesis` says the same in words.
  private static func draw(_ household: Int, _ mix: ProgrammeMix) -> Outcome {
    var random = Random(seed: mix.seed, UInt64(household), 3)
    let number = random.below(1000)
    let choice = random.below(60)
    let isAllowance = mix.isAllowance(household)
    let sevenNot = choice % ProgrammeMix.sevenNot.count
    return switch number {
    case ..<40: .declaredExclusion(isAllowance ? Int(Detail.sevenNot) + sevenNot : 1 + choice % 4)
    case ..<80: .incomeTooHigh
    case ..<175: .finding(isAllowance ? Int(ProgrammeMix.sevenNot[sevenNot].rawValue) : choice % 6)
    case ..<215: .rejected(choice % 5 < 2 ? 1 : choice % 5 < 4 ? 2 : 3)
    case ..<235: .objectionUpheld(choice % 3 < 2 ? 1 : 2)
    case ..<280: .withdrawn(1 + choice % 6)
    case ..<290: .unanswered(1 + choice % 6)
    case ..<295: .paymentFailed
    case ..<300: isAllowance ? .paid : .duplicatePerson
    case ..<330: isAllowance ? .assetsTooHigh : .paid
    default: .paid
    }
  }

  /// Day of the first application, counted from 2025-01-01: 6 January to 31 March.
  static func applicationDay(of household: Int, in geography: Geography, mix: ProgrammeMix) -> Int {
    var random = Random(seed: mix.seed, UInt64(household), 4)
    let day = Calendar2025.working(5 + random.below(85))
    guard draw(for: household, in: geography, mix: mix) == .duplicatePerson else { return day }
    // After the neighbour's, so that it is this card which repeats the person.
    return Calendar2025.working(
      applicationDay(of: household - 1, in: geography, mix: mix) + 1 + random.below(6))
  }
}

/// Days of the synthetic year.
enum Calendar2025 {
  /// Number of 2025-01-01, a Wednesday.
  static let first = 20_089

  /// The day itself, or the Monday after it when offices are closed.
  static func working(_ day: Int) -> Int {
    let weekday = (day + 2) % 7
    return weekday < 5 ? day : day + 7 - weekday
  }

  /// Milliseconds since 1970 of a time of day in China.
  static func milliseconds(day: Int, ofDay: Int) -> Int64 {
    Int64(first + day) * 86_400_000 + Int64(ofDay) - 28_800_000
  }
}
