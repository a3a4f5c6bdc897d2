import Foundation
import Testing

@testable import Synthesis

/// One run of 4,000 households, read by `Fold`, for all tests here.
private struct Run {
  let lines: [Lines.Line]
  let fold: Fold
  let first: [Fold.Passage]

  // Not Sendable for the parser's `Any` values; never changed once made.
  nonisolated(unsafe) static let shared = Result { try Run() }

  init() throws {
    lines = try Lines(Synthesis(households: 4000, seed: 2025)).values
    fold = Fold(lines)
    first = fold.cases.filter { $0.key.hasPrefix("C0") }.map(\.value)
  }
}

@Suite struct MixtureTests {
  let lines: [Lines.Line]
  let fold: Fold
  let first: [Fold.Passage]

  init() throws {
    let run = try Run.shared.get()
    (lines, fold, first) = (run.lines, run.fold, run.first)
  }

  private func share(_ condition: (Fold.Passage) -> Bool) -> Double {
    Double(first.count(where: condition)) / Double(first.count)
  }

  @Test func everyIdentifierIsQuotedInItsTurn() {
    #expect(fold.problems == [])
    #expect(first.count == 4000)
  }

  @Test func endings() {
    #expect((0.67...0.73).contains(share { $0.ending == "paid" }))
    #expect((0.03...0.05).contains(share { $0.ending == "declared" }))
    #expect((0.03...0.05).contains(share { $0.ending == "income" }))
    #expect((0.08...0.12).contains(share { $0.ending?.hasPrefix("finding") == true }))
    #expect((0.03...0.05).contains(share { $0.ending == "rejected" }))
    #expect((0.013...0.028).contains(share { $0.ending == "upheld" }))
    #expect((0.035...0.056).contains(share { $0.ending == "withdrawn" }))
    #expect((0.01...0.025).contains(share { $0.ending == nil }))
    #expect((0.002...0.009).contains(share { $0.seen.contains("payment failed") }))
  }

  @Test func everyFindingAppearsMostlyFromItsDepartment() {
    var right = 0
    var all = 0
    var kinds: Set<String> = []
    let usual: [String: Set<String>] = [
      "ownsHousing": ["housing", "construction"], "ownsCar": ["trafficPolice"],
      "publicPay": ["finance", "humanResources"], "individualBusiness": ["industryCommerce"],
      "duplicateIdentity": ["publicSecurity"], "disabilityNotGenuine": ["disabledFederation"],
    ]
    for line in lines {
      for report in line.list("reports") {
        for finding in report["findings"] as? [[String: Any]] ?? [] {
          let kind = finding["kind"] as? String ?? ""
          kinds.insert(kind)
          all += 1
          if usual[kind]?.contains(report["department"] as? String ?? "") == true { right += 1 }
        }
      }
    }
    #expect(kinds == Set(usual.keys))
    #expect(right * 10 > all * 8 && right < all)
  }

  @Test func detours() {
    let seen = [
      "attendance", "majority", "gatekeepers", "absent opinions", "returned", "open objection",
      "short notice", "objection", "bank returned", "changed", "helper",
    ]
    for what in seen { #expect(share { $0.seen.contains(what) } > 0.004, "\(what)") }
    #expect((0.5...0.7).contains(share { $0.seen.contains("helper") } / share { $0.step >= 7 }))
    #expect((0.004...0.015).contains(Double(fold.parkedCount) / 4000))
    #expect((0.002...0.009).contains(Double(fold.lateCount) / 4000))
    #expect((100...900).contains(fold.waitedCount))
    #expect((0.005...0.04).contains(share { $0.seen.contains("paid more") }))
  }

  @Test func refusedHouseholdsApplyAgain() {
    let again = fold.cases.filter { $0.key.hasPrefix("C1") }.map(\.value)
    #expect((80...200).contains(again.count))
    #expect(again.allSatisfy { $0.ending == "paid" && !$0.card.text("previousCaseId").isEmpty })
  }

  @Test func originsAndAway() {
    func count(_ origin: String) -> Double { share { $0.card.text("origin") == origin } }
    #expect((0.08...0.12).contains(count("nominated")))
    #expect((0.03...0.07).contains(count("discovered")))
    #expect(
      first.allSatisfy {
        ($0.card.data["nominator"] == nil) == ($0.card.text("origin") == "applied")
      })
    #expect((0.03...0.07).contains(share { $0.card.data["away"] as? Bool == true }))
  }

  @Test func payloadsAreOfRealisticSize() {
    func mean(_ topic: String) -> Int {
      let sizes = lines.filter { $0.topic == "aid.\(topic).v1" }.map { $0.text.utf8.count }
      return sizes.reduce(0, +) / max(1, sizes.count)
    }
    #expect((1000...1500).contains(mean("application.submitted")))
    #expect((700...1100).contains(mean("comparison.reported")))
    #expect((400...600).contains(mean("payment.disbursed")))
  }
}
