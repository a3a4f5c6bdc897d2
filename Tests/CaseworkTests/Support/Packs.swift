import Contract
import Policy

@testable import Casework

/// The packs of the three chains as values, with the province's thresholds.
enum Packs {
  static let from = Day(year: 2017, month: 1, day: 1)!

  static func clause(_ rule: String) -> Clause { Clause(rule: rule, source: "003:00 「…」") }

  static func dated<V: Sendable & Equatable>(_ value: V, _ rule: String) -> Dated<V> {
    Dated(entries: [.init(from: from, value: value, clause: clause(rule))])
  }

  static let parameters = Parameters(
    attendancePercent: dated(70, "R-298"), votePercent: dated(50, "R-299"),
    gatekeepers: dated([.firstSecretary, .townshipCadre], "R-148"),
    opinions: dated([.townshipCadre, .fourPostCadre], "R-304"),
    incomeLineFen: dated(400_000, "R-318"), contactAttempts: dated(1, "R-142"),
    parkedDays: dated(30, "L-02"),
    allowance: [
      FundShare(fund: "province", monthlyFenPerPerson: dated(22_500, "R-412")),
      FundShare(fund: "county", monthlyFenPerPerson: dated(3_000, "R-413")),
    ],
    allowanceMonths: dated(3, "L-03"), paymentAttempts: dated(3, "L-04"))

  static let exclusions: [Exclusion] = zip(
    Finding.allCases, ["R-287", "R-288", "R-289", "R-290", "R-291", "R-292"]
  ).map { Exclusion(finding: $0, clause: clause($1), from: from) }

  static func step(
    _ name: String, _ kind: StepKind, _ level: Level, _ rule: String, overdue: Int? = 20,
    departments: [Department] = [], signers: [Role] = [], meetings: [MeetingKind] = [],
    officeMeeting: Bool = false, takesPlace: Bool = false, places: [Place] = [], days: Int64? = nil,
    registers: Bool = false
  ) -> Step {
    Step(
      name: name, title: Localized(en: name, zh: name), kind: kind, level: level, clause: clause(rule),
      overdueAfterDays: overdue, departments: departments, signers: signers, meetings: meetings,
      officeMeeting: officeMeeting, takesPlace: takesPlace, places: places,
      noticeDays: days.map { dated($0, "R-308") }, registers: registers)
  }

  static let comparison = step(
    "comparison", .comparison, .township, "R-294", overdue: 15, departments: Department.allCases)
  static let villageReview = step(
    "village-review", .review, .village, "R-144", overdue: 30,
    signers: [.villageHead, .firstSecretary, .townshipCadre], meetings: MeetingKind.allCases)
  static let villageNotice = step(
    "village-notice", .notice, .village, "R-310", places: [.villageBoard], days: 7)
  static let townshipReview = step(
    "township-review", .review, .township, "R-035", overdue: 15, signers: [.townshipHead, .povertyOffice],
    officeMeeting: true, takesPlace: true)
  static let townshipNotice = step(
    "township-notice", .notice, .township, "R-119", places: [.townshipBoard], days: 7)
  static let countyReview = step(
    "county-review", .review, .county, "R-027", signers: [.countyHead, .countyPovertyOffice])
  static let announcement = step(
    "county-announcement", .notice, .county, "R-120", overdue: 15, places: [.portal], days: 5,
    registers: true)
  static let allowance = step("allowance", .aid, .county, "R-412", overdue: 45)

  static func pack(_ id: String, _ hash: String, _ chain: [Step]) -> Pack {
    Pack(
      hash: hash, id: id, title: Localized(en: id, zh: id), jurisdiction: 340_000_000_000,
      document: "003", inForceFrom: from, inForceTo: nil, chain: chain, parameters: parameters,
      exclusions: exclusions)
  }

  /// Chain C: two publicities and one announcement.
  static let chainC = pack(
    "province", String(repeating: "c0ffee1234567890", count: 4),
    [
      comparison, villageReview, villageNotice, townshipReview, townshipNotice, countyReview, announcement,
      allowance,
    ])

  /// Chain A: no comparison, a notice at every level.
  static let chainA = pack(
    "chain-a", String(repeating: "a", count: 64),
    [
      villageReview, villageNotice, townshipReview, townshipNotice,
      step("district-review", .review, .county, "R-117", signers: [.countyHead, .countyPovertyOffice]),
      step("district-notice", .notice, .county, "R-309", places: [.portal], days: 7, registers: true),
      allowance,
    ])

  /// Chain B: three reviews, then one announcement and publicity.
  static let chainB = pack(
    "chain-b", String(repeating: "b", count: 64),
    [
      villageReview, townshipReview, countyReview,
      step(
        "county-announcement", .notice, .county, "R-118", places: [.portal, .villageBoard], days: 7,
        registers: true),
      allowance,
    ])
}
