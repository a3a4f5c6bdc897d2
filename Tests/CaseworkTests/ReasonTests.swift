import Contract
import Policy
import Testing

@testable import Casework

@Suite("Reasons in words")
struct ReasonTests {
  /// What a rule says stands in its pack; see RuleTextTests.
  static let own = ReasonCode.allCases.filter { !$0.isRule }

  @Test("Every reason reads well in both languages", arguments: own)
  func texts(code: ReasonCode) {
    // Values that are words of every list: 1 is a role, level, meeting, place, return and department.
    let reason = Reason(code, 1, 2, 3)
    for language in Language.allCases {
      for text in [reason.text(language), reason.remedy(language) ?? "–"] {
        #expect(!text.isEmpty)
        #expect(!text.contains("{") && !text.contains("}") && !text.contains("?"), "\(text)")
      }
    }
    #expect((reason.remedy(.en) == nil) == (reason.remedy(.zh) == nil))
    #expect(reason.clause.wholeMatch(of: /R-[0-9]{3}/) != nil)
    #expect(code.text.wholeMatch(of: /[a-z]+\.[a-zA-Z]+/) != nil)
    #expect(ReasonCode(text: code.text) == code)
    // The Chinese text is Chinese, the English one is not.
    #expect(reason.text(.zh).unicodeScalars.contains { $0.value > 0x4e00 })
    #expect(reason.text(.en).unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test("Codes and names are unique")
  func unique() {
    #expect(Set(Self.own.map(\.text)).count == Self.own.count)
    #expect(Set(ReasonCode.allCases.map(\.rawValue)).count == ReasonCode.allCases.count)
    #expect(ReasonCode(text: "no.such") == nil)
  }

  @Test("Raw values stand in journals and never change")
  func rawValues() {
    let known: [(ReasonCode, UInt8)] = [
      (.intakeAccepted, 1), (.personClaimed, 4), (.resubmitted, 6), (.programmeUnknown, 7),
      (.evidenceMissing, 8), (.evidenceUnknown, 9), (.comparisonClean, 20), (.meetingMissing, 30),
      (.meetingOrder, 31), (.signerMissing, 50), (.signerRelated, 53), (.reviewPassed, 55),
      (.levelReturned, 57), (.strictReview, 58), (.placeTaken, 60), (.placeReleased, 64),
      (.objectionRecorded, 75), (.objectionLate, 76), (.rule, 200), (.ruleMet, 201), (.ruleUnjudged, 202),
      (.objectionsFull, 77), (.registered, 80), (.completed, 87), (.withdrawn, 90), (.notStaged, 95),
      (.memberPresent, 96), (.householdFull, 97), (.quotaSet, 100), (.fundFull, 102), (.stepPassed, 110),
      (.otherBytes, 120), (.caseUnknown, 121), (.caseFull, 122),
      (.grantedNothing, 130), (.fundShort, 133), (.moneyOffered, 137), (.stageReached, 141), (.signersSame, 144),
      (.claimed, 152), (.recomputed, 155), (.fundLapsed, 160), (.exited, 170), (.planRecorded, 176), (.echoIdle, 182),
    ]
    for (code, raw) in known { #expect(code.rawValue == raw) }
  }

  @Test("Words of every list have names in both languages")
  func words() {
    func check<W: Word>(_: W.Type, _ name: (W, Language) -> String) {
      for language in Language.allCases {
        #expect(Set(W.allCases.map { name($0, language) }).count == W.allCases.count)
      }
    }
    check(Role.self) { $0.name($1) }
    check(Level.self) { $0.name($1) }
    check(MeetingKind.self) { $0.name($1) }
    check(Place.self) { $0.name($1) }
    check(ReturnReason.self) { $0.name($1) }
    check(Department.self) { $0.name($1) }
  }

  @Test(
    "Fen are shown as yuan to the cent",
    arguments: [
      (0, "0.00"), (5, "0.05"), (99, "0.99"), (100, "1.00"), (76_500, "765.00"), (-1, "-0.01"),
      (Int64.max, "92233720368547758.07"), (Int64.min, "-92233720368547758.08"),
    ])
  func money(fen: Int64, text: String) { #expect(yuan(fen) == text) }
}
