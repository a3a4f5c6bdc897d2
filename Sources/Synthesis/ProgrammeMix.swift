import Contract

extension Synthesis {
  /// What the households apply for.
  public enum Programmes: String, CaseIterable, Sendable {
    case registration, allowance
    /// Every third household, drawn by the seed, applies for the allowance, the others for registration.
    case mixed
    /// Every programme of a policy pack: a closed loop, in which the worker decides and an invented world answers
    /// what it asks. See `World`.
    case all
  }
}

/// Which household applies for what: the same for every fact that asks, from the seed alone.
struct ProgrammeMix {
  let programmes: Synthesis.Programmes
  let seed: UInt64

  func isAllowance(_ household: Int) -> Bool {
    switch programmes {
    case .registration, .all: return false
    case .allowance: return true
    case .mixed:
      var random = Random(seed: seed, UInt64(household), 8)
      return random.below(3) == 0
    }
  }

  /// The allowance is refused to whoever has one of these ("seven not insured", R-327 to R-333 without the
  /// assets of R-329).
  static let sevenNot: [Finding] = [
    .supportable, .employsOthers, .ownsCar, .largeVehicle, .highGradeHousing, .nonResidentialProperty,
    .schoolChoice, .punished,
  ]

  /// Of each finding the department (0...8) that would show it, by the finding's number: as R-295 for the six
  /// that are not included, by the departments' remits for the others.
  static let departments = [1, 4, 2, 5, 0, 6, 7, 5, 4, 8, 1, 7, 0, 3, 3, 3, 0]

  /// A mark of the "four strict": the case goes on, under stricter review.
  struct Strict {
    var finding: Finding
    /// On the card; else in the department's report.
    var isDeclared: Bool
  }

  private static let marks: [Finding] = [.cadreRelative, .stableSalary, .commercialPension, .livesApart]

  /// One applicant for the allowance in twenty has a mark, half of them by their own word.
  func strict(_ household: Int) -> Strict? {
    guard isAllowance(household) else { return nil }
    var random = Random(seed: seed, UInt64(household), 9)
    guard random.chance(perMille: 50) else { return nil }
    return Strict(
      finding: ProgrammeMix.marks[random.below(4)], isDeclared: random.chance(perMille: 500))
  }

  /// A month's standard a person, 640.00 yuan, and 24 of them: more financial assets a person and the
  /// allowance is refused.
  static let standardFen = 64_000
  static let assetsLimitFen = 24 * standardFen

  /// Financial assets of an applicant for the allowance; nil: far below the limit, as everybody's.
  func assetsFen(_ household: Int, people: Int, tooHigh: Bool) -> Int? {
    var random = Random(seed: seed, UInt64(household), 10)
    let isNear = random.chance(perMille: 41)
    // One in ten stands on the limit itself, or a fen a person above it.
    let isOnLimit = random.chance(perMille: 100)
    let limit = ProgrammeMix.assetsLimitFen
    if tooHigh { return people * (isOnLimit ? limit + 1 : limit + random.within(1...20_000) * 100) }
    guard isNear else { return nil }
    return people * (isOnLimit ? limit : limit - random.within(0...4 * ProgrammeMix.standardFen / 100) * 100)
  }
}
