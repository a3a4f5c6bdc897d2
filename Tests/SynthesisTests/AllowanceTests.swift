import Testing

@testable import Synthesis

/// Applicants for the allowance, read by `Fold` from the lines alone.
@Suite struct AllowanceMixTests {
  private static func fold(_ programmes: Synthesis.Programmes) throws -> Fold {
    Fold(try Lines(Synthesis(households: 4000, seed: 31, programmes: programmes)).values)
  }

  private func share(_ passages: [Fold.Passage], _ condition: (Fold.Passage) -> Bool) -> Double {
    Double(passages.count(where: condition)) / Double(passages.count)
  }

  @Test func endings() throws {
    let fold = try AllowanceMixTests.fold(.allowance)
    let first = fold.cases.filter { $0.key.hasPrefix("C0") }.map(\.value)
    #expect(fold.problems == [])
    #expect(first.count == 4000 && first.allSatisfy(\.isAllowance))
    #expect((0.035...0.047).contains(share(first) { $0.seen.contains("assets near") }))
    #expect((0.023...0.037).contains(share(first) { $0.seen.contains("assets above") }))
    #expect(first.allSatisfy { $0.seen.contains("assets above") == ($0.ending == "assets") })
    #expect((0.04...0.06).contains(share(first) { $0.card.data["declared"] != nil }))
    #expect((0.03...0.05).contains(share(first) { $0.ending == "declared" }))
    #expect((0.08...0.12).contains(share(first) { $0.ending?.hasPrefix("finding") == true }))
    #expect((0.64...0.71).contains(share(first) { $0.ending == "paid" }))
    // Half of the marks are found by the comparison, which some cases do not reach.
    #expect((0.035...0.055).contains(share(first) { $0.seen.contains("strict") }))
    #expect(first.contains { $0.seen.contains("strict") && $0.ending == "paid" })
    let found = Set(first.compactMap(\.ending).filter { $0.hasPrefix("finding") }.map { $0.dropFirst(8) })
    #expect(found == Set(Fold.sevenNot.map { Substring($0) }))
    #expect(fold.waitedCount == 0)
  }

  @Test func assetsStandOnTheLimitToo() throws {
    let cards = try Lines(Synthesis(households: 4000, seed: 31, programmes: .allowance)).values
      .filter { $0.topic == "aid.application.submitted.v1" }
    let each = cards.map {
      (($0.data["assets"] as? [String: Any])?["financialFen"] as? Int ?? 0) / $0.list("members").count
    }
    #expect(each.contains(1_536_000) && each.contains(1_536_001))
  }

  @Test func aThirdOfAMixedProvince() throws {
    let fold = try AllowanceMixTests.fold(.mixed)
    #expect(fold.problems == [])
    let allowance = fold.cases.values.filter(\.isAllowance)
    #expect((0.31...0.36).contains(Double(allowance.count) / Double(fold.cases.count)))
    #expect(allowance.allSatisfy { !$0.waiting } && fold.waitedCount > 50)
    #expect(fold.cases.values.allSatisfy { $0.isAllowance || $0.card.data["declared"] == nil })
  }

  /// Whoever applies for registration in a mixed province does so with the same bytes as ever.
  @Test func registrationStaysAsItWas() throws {
    let mixed = Synthesis(households: 300, seed: 31, programmes: .mixed)
    let again = Lines.bytes(mixed)
    #expect(again == Lines.bytes(mixed))
    let plain = Set(try Lines(Synthesis(households: 300, seed: 31)).values.map(\.text))
    let cards = try Lines(mixed).values.filter {
      $0.topic == "aid.application.submitted.v1" && $0.text("programme") == "registration"
    }
    // But for the few that stood with a neighbour who now applies for the allowance.
    #expect(cards.count(where: { plain.contains($0.text) }) >= cards.count - 5)
  }
}
