import Contract
import Policy
import Testing

@testable import Console

@Suite("A case's history, folded")
struct TimelineFoldTests {
  private func event(_ number: Int, _ topic: String, _ tone: Tone = .good) -> CaseModel.Event {
    let text = Localized(en: "\(number)", zh: "\(number)")
    return CaseModel.Event(
      at: Instant(milliseconds: Int64(number)), decidedAt: Instant(milliseconds: Int64(number)), title: text,
      verdict: Badge(text, tone), step: nil, reasons: [], signers: [], actor: text,
      position: "aid.\(topic).v1/0/\(number)")
  }

  private func shape(_ events: [CaseModel.Event]) -> String {
    TimelineFold(events).parts.map { part in
      switch part {
      case .one(let each): each.title.en
      case .folded(let run): "[\(run.map(\.title.en).joined(separator: " "))]"
      }
    }.joined(separator: " ")
  }

  @Test("a year of instalments becomes its first, its last, and a fold between them")
  func folded() {
    let events =
      [event(1, "review.passed")] + (2...9).map { event($0, $0 % 2 == 0 ? "payment.disbursed" : "timer.due") }
    #expect(shape(events) == "1 2 [3 4 5 6 7 8] 9")
  }

  @Test("what went wrong is never folded, and nothing is lost")
  func wrong() {
    var events = (1...12).map { event($0, "payment.disbursed") }
    events[6] = event(7, "payment.disbursed", .warn)
    #expect(shape(events) == "1 [2 3 4 5] 6 7 8 9 10 11 12")
    #expect(shape((1...5).map { event($0, "timer.due") }) == "1 2 3 4 5" && shape([]).isEmpty)
  }
}
