// The closed word lists of the contract. The raw value of a `Word` is its byte in stored state and
// never changes; its `text` is the word in JSON.

/// A word of a closed list, written in JSON as `text`.
public protocol Word: RawRepresentable, CaseIterable, Sendable, Hashable where RawValue == UInt8 {
  var text: String { get }
}

extension Word {
  public var text: String { String(describing: self) }

  /// The texts by raw value, for words that are written on the hot path: reflection costs a microsecond.
  public static func makeTexts() -> [String] {
    var texts = [String](repeating: "", count: 1 + Int(allCases.map(\.rawValue).max() ?? 0))
    for word in allCases { texts[Int(word.rawValue)] = String(describing: word) }
    return texts
  }
}

/// Who acts.
public enum Level: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  case village = 1
  case township, county
}

/// How a case arose.
public enum Origin: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  case applied = 1
  case nominated, discovered
}

/// The nine county departments of the comparison.
public enum Department: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  case publicSecurity = 0
  case housing, finance, humanResources, trafficPolice, industryCommerce, disabledFederation
  case civilAffairs, construction
}

/// What a department's archive, or the household card itself, can show of a household. What follows from
/// it, a policy pack says.
public enum Finding: UInt8, Word {
  /// The six that are not included.
  case ownsHousing = 0
  case ownsCar, publicPay, individualBusiness, duplicateIdentity, disabilityNotGenuine
  /// Children or grandchildren are able to support.
  case supportable
  case employsOthers
  /// Large farm vehicle, engineering machine, ship.
  case largeVehicle
  case highGradeHousing, nonResidentialProperty
  /// Chosen school or study abroad at own expense.
  case schoolChoice
  /// Handled by the police and refuses to reform.
  case punished
  /// An official, or close relative of one.
  case cadreRelative
  case stableSalary
  case commercialPension
  /// Registration and residence are apart.
  case livesApart
  case sheetMetalHouse, schoolDropout, waterUntested

  /// The six that are not included, for which the casework has reasons of its own.
  public static let sixNotIncluded: [Finding] = [
    .ownsHousing, .ownsCar, .publicPay, .individualBusiness, .duplicateIdentity, .disabilityNotGenuine,
  ]
}

/// The three meetings, in the order in which they must be held.
public enum MeetingKind: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  case assembly = 1
  case representatives, committees
}

/// The capacity in which a person signs or is present.
public enum Role: UInt8, Word {
  case villageHead = 1  // 村主任
  case villageSecretary  // 村支书
  case firstSecretary  // 驻村第一书记
  case townshipCadre  // 乡包村干部
  case fourPostCadre  // 乡四职干部
  case townshipHead  // 乡长
  case townshipSecretary
  case povertyOffice  // 乡扶贫办
  case countyHead  // 县长
  case countyPovertyOffice  // 县扶贫移民局
  case boardKeeper  // posts notices
  case projectLeader
  case leaderInCharge
  case financeStaff
}

/// How an objection was settled.
public enum Settlement: UInt8, Word {
  case rejected = 1
  case withdrawn, upheld
}

/// Why a review did not pass: ended for good, or sent back to be put right.
public enum RejectionOutcome: UInt8, Word {
  case refused = 1
  case returned
}

/// What a bank says of an instruction.
public enum PaymentOutcome: UInt8, Word {
  case paid = 1
  case returned
}

/// Why a payment came back.
public enum ReturnReason: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  case accountClosed = 1
  case nameMismatch, deceased, other
}

/// What has changed in a household.
public enum HouseholdChangeKind: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  case memberAdded = 1
  case memberRemoved, memberDied, incomeChanged, assetAcquired
  /// The house collapsed or burnt down.
  case houseLost
  /// Fallen back into poverty.
  case returned
}

/// What a timer was set for.
public enum TimerKind: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  case stepOverdue = 1
  case parkedExpired
  /// An entitlement's next instalment.
  case instalmentDue
  /// The departments' comparison is asked for again while paying goes on.
  case reverifyDue
  /// A visit after the exit.
  case visitDue
}

extension Level {
  public static let count = 3
}
