import Testing

@testable import Payments

@Suite struct YuanTests {
  @Test(arguments: [
    (1, "0.01"), (76_500, "765.00"), (10, "0.10"), (10_000_000_000_000, "100000000000.00"), (-5, "-0.05"),
  ])
  func fenAreWrittenWithTwoDecimals(fen: Int64, text: String) { #expect(Yuan.text(fen) == text) }

  @Test func whatIsWrittenIsReadBack() throws {
    var random = Seeded(1)
    for _ in 0..<2000 {
      let fen = Int64.random(in: 1...Yuan.fenMax, using: &random)
      #expect(try Yuan.fen(Yuan.text(fen)) == fen)
    }
    #expect(try Yuan.fen("765") == 76_500)
    #expect(try Yuan.fen("765.5") == 76_550)
    #expect(try Yuan.fen("000765.05") == 76_505)
  }

  @Test(arguments: [
    ("-1.00", Yuan.Rule.negative), ("1.000", .decimals), ("1.001", .decimals), ("0.00", .amount), ("", .amount),
    (".5", .amount), ("1.", .amount), ("1,00", .amount), ("1e3", .amount), ("+1.00", .amount), (" 1.00", .amount),
    ("100000000000.01", .amount), ("99999999999999999999", .amount), ("NaN", .amount), ("１.00", .amount),
  ])
  func othersAreNoSums(text: String, rule: Yuan.Rule) {
    #expect(throws: rule) { try Yuan.fen(text) }
  }
}
