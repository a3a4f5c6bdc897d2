import Contract
import Policy
import Testing

@testable import Reports

/// Quotients as the documents print them: some cut, some rounded, over bases that each figure has to name (C-19).
@Suite("Rates and periods")
struct RateTests {
  struct Printed: Sendable, CustomTestStringConvertible {
    var rule: String
    var part: Int64
    var whole: Int64
    var rounding: Rounding
    var printed: String
    var unit = Rate.Unit.percent
    var testDescription: String { "\(rule) \(printed)" }
  }

  static let printed: [Printed] = [
    .init(
      rule: "R-561 C-19 before, cut", part: 4_166, whole: 34_830, rounding: Rounding(.down, decimals: 1),
      printed: "11.9"),
    .init(rule: "R-561 C-19 before, rounded", part: 4_166, whole: 34_830, rounding: Rounding(), printed: "11.96"),
    .init(rule: "R-561 after, rounded", part: 121, whole: 34_830, rounding: Rounding(), printed: "0.35"),
    .init(
      rule: "R-567 C-19 backstop of those out of poverty, cut", part: 464, whole: 4_045,
      rounding: Rounding(.down, decimals: 1), printed: "11.4"),
    .init(
      rule: "R-567 C-19 backstop of all registered", part: 464, whole: 4_166, rounding: Rounding(), printed: "11.14"),
    .init(
      rule: "R-593 C-19 growth, cut", part: 655_156 - 593_060, whole: 593_060, rounding: Rounding(.down, decimals: 1),
      printed: "10.4"),
    .init(
      rule: "R-571 C-01 allowance people", part: 2_019, whole: 9_941, rounding: Rounding(.halfUp, decimals: 1),
      printed: "20.3"),
    .init(
      rule: "C-01 with the 1,000 places", part: 3_019, whole: 9_941, rounding: Rounding(.halfUp, decimals: 1),
      printed: "30.4"),
    .init(rule: "R-583 finished", part: 51, whole: 96, rounding: Rounding(.halfUp, decimals: 0), printed: "53"),
    .init(rule: "R-583 started", part: 96, whole: 96, rounding: Rounding(.halfUp, decimals: 0), printed: "100"),
    .init(rule: "R-583 C-21 paid", part: 325_850_000, whole: 879_620_000, rounding: Rounding(), printed: "37.04"),
    .init(rule: "R-585 C-20", part: 9_500, whole: 69_240, rounding: Rounding(.halfUp, decimals: 1), printed: "13.7"),
    .init(
      rule: "R-585 C-20 the base that 12% would need", part: 9_500, whole: 79_167,
      rounding: Rounding(.halfUp, decimals: 1), printed: "12.0"),
    .init(
      rule: "R-425 D-07 own pay", part: 52_000, whole: 60_000, rounding: Rounding(.halfUp, decimals: 1), printed: "86.7"
    ),
    .init(
      rule: "R-588 C-17 relative poor", part: 7_741, whole: 12_386, rounding: Rounding(.halfUp, decimals: 1),
      printed: "62.5"),
    .init(
      rule: "R-589 C-17 absolute poor", part: 2_725, whole: 12_386, rounding: Rounding(.halfUp, decimals: 0),
      printed: "22"),
    .init(
      rule: "R-528 D-12 people in a household", part: 1_586_000, whole: 367_000, rounding: Rounding(), printed: "4.32",
      unit: .each),
    .init(
      rule: "R-552 D-12 people in a household moved", part: 7_075, whole: 2_011, rounding: Rounding(), printed: "3.52",
      unit: .each),
    .init(
      rule: "R-530 D-12 ten thousand yuan a village", part: 2_273_000, whole: 3_407,
      rounding: Rounding(.halfUp, decimals: 1), printed: "667.2", unit: .each),
    .init(
      rule: "R-435 D-12 ten thousand yuan a household", part: 21_600, whole: 2_011, rounding: Rounding(),
      printed: "10.74", unit: .each),
    .init(
      rule: "R-453 D-12 yuan a trainee", part: 226_400, whole: 215, rounding: Rounding(.halfUp, decimals: 0),
      printed: "1053", unit: .each),
    .init(
      rule: "R-456 D-12 yuan a visit", part: 1_800, whole: 9, rounding: Rounding(.halfUp, decimals: 0), printed: "200",
      unit: .each),
    .init(
      rule: "R-457 D-12 yuan a loan", part: 4_100_000, whole: 520, rounding: Rounding(.halfUp, decimals: 0),
      printed: "7885", unit: .each),
    .init(
      rule: "R-601 C-15 below the least of 500", part: 280_000, whole: 595, rounding: Rounding(.halfUp, decimals: 1),
      printed: "470.6", unit: .each),
    .init(
      rule: "R-600 C-16 below the stated 3,000", part: 358_000, whole: 134, rounding: Rounding(.halfUp, decimals: 1),
      printed: "2671.6", unit: .each),
    // Poor people and surface give the population that is not printed.
    .init(
      rule: "R-541 D-12 before, ten thousand people", part: 692_000, whole: 332,
      rounding: Rounding(.halfUp, decimals: 0), printed: "2084", unit: .each),
    .init(
      rule: "R-541 D-12 after, ten thousand people", part: 417_000, whole: 198,
      rounding: Rounding(.halfUp, decimals: 0), printed: "2106", unit: .each),
  ]

  @Test("the printed figure comes out where its rounding is named", arguments: printed)
  func asPrinted(_ figure: Printed) {
    #expect(Rate(figure.part, of: figure.whole, figure.unit, figure.rounding).text == figure.printed)
  }

  @Test("a half goes up, a rest is cut, and nothing is divided by nothing")
  func edges() {
    func text(_ part: Int64, _ whole: Int64, _ way: Rounding.Way, _ decimals: Int) -> String {
      Rate(part, of: whole, .percent, Rounding(way, decimals: decimals)).text
    }
    #expect(text(1, 8, .halfUp, 0) == "13" && text(1, 8, .down, 0) == "12" && text(1, 8, .halfUp, 1) == "12.5")
    #expect(
      text(1, 2_000, .halfUp, 1) == "0.1" && text(1, 2_001, .halfUp, 1) == "0.0" && text(1, 1_999, .down, 1) == "0.0")
    #expect(
      text(-1, 3, .halfUp, 2) == "-33.33" && text(-1, 3, .down, 2) == "-33.34" && text(-1, 1000, .halfUp, 1) == "-0.1")
    #expect(text(0, 5, .down, 3) == "0.000" && text(1, 0, .down, 3) == "" && text(1, -3, .halfUp, 1) == "")
    #expect(
      text(.max, .max, .halfUp, 3) == "100.000" && text(.max, 1, .halfUp, 2) == "",
      "what no number can hold is left out")
    #expect(Rate(1, of: 0).number == nil && Rate(1, of: 3).number == 33.33)
    #expect(
      Rounding(.down, decimals: 9).decimals == Rounding.decimalsMax && Rounding(.down, decimals: -1).decimals == 0)
    #expect(
      Cell.rate(Rate(1, of: 3)).shown(.zh) == ["33.33%"] && Cell.rate(Rate(5, of: 2, .each)).shown(.en) == ["2.50"])
    #expect(Cell.rate(Rate(1, of: 0)).shown(.zh) == [""] && Cell.rate(Rate(1, of: 3)).plain == "33.33")
  }

  /// 49.999% is printed 50.00% and does not reach the half.
  @Test("a target is held against the exact quotient")
  func targets() {
    #expect(Rate(49_999, of: 100_000).text == "50.00" && Rate(49_999, of: 100_000).reaches(50) == false)
    #expect(Rate(1, of: 2).reaches(50) == true && Rate(1, of: 0).reaches(50) == nil)
    #expect(
      Rate(5, of: 2, .each).reaches(25, tenths: true) == true
        && Rate(249, of: 100, .each).reaches(25, tenths: true) == false)
    #expect(Rate(5, of: 100).isAtMost(5) == true && Rate(50_001, of: 1_000_000).isAtMost(5) == false)
  }

  @Test("a year falls into its parts without a day left or twice", arguments: Period.Length.allCases)
  func parts(_ length: Period.Length) throws {
    for year in [2023, 2024, 2025] {
      let parts = Period.parts(ofYear: year, length)
      #expect(parts.count == 12 / length.months)
      #expect(
        parts.first?.from == Day(year: year, month: 1, day: 1) && parts.last?.to == Day(year: year, month: 12, day: 31))
      for (one, next) in zip(parts, parts.dropFirst()) { #expect(one.to + 1 == next.from && next.before == one.to) }
      for part in parts {
        #expect(
          part.contains(part.from) && part.contains(part.to) && !part.contains(part.before)
            && !part.contains(part.to + 1))
      }
    }
  }

  @Test("periods are called as offices call them")
  func names() throws {
    #expect(Period.year(2025).name(.zh) == "2025年" && Period.parts(ofYear: 2025, .quarter)[2].name(.zh) == "2025年第三季度")
    #expect(
      Period.parts(ofYear: 2025, .half)[1].name(.en) == "2025 H2"
        && Period.parts(ofYear: 2025, .month)[1].name(.zh) == "2025年2月")
    let days = try #require(Period(from: Day(text: "2025-01-02")!, to: Day(text: "2025-03-31")!))
    #expect(days.name(.en) == "2025-01-02 to 2025-03-31")
    #expect(Period(from: Day(text: "2025-01-02")!, to: Day(text: "2025-01-01")!) == nil)
  }
}
