import Casework
import Contract
import Policy
import Testing

@testable import Pipeline
@testable import dripline

/// A case refused at the comparison, as it is told to the household.
@Suite struct StoryTests {
  static let first = Instant(milliseconds: 1_741_312_800_000)

  static var state: Case {
    var state = Case(id: "C-1")
    state.stage = .closed
    state.outcome = .refused
    state.village = 341_225_101_001
    state.members = [PersonKey(high: 1, low: 2), PersonKey(high: 3, low: 4)]
    state.accountLast4 = 0x3132_3334
    return state
  }

  static let history = [
    decision(
      .applicationSubmitted, 0, .accepted,
      [rule("income-above-line", .ruleMet, 150_000, 400_000), Reason(.intakeAccepted, 2)]),
    decision(.publicityEnded, 1, .parked, [Reason(.early)]),
    decision(
      .comparisonReported, 5, .refused, [rule("exclusion-car", .rule, Int64(Department.trafficPolice.rawValue))],
      closes: true),
  ]

  /// What a rule of the pack said, as the journal gives it back.
  static func rule(_ id: String, _ code: ReasonCode, _ a: Int64, _ b: Int64 = 0) -> Reason {
    let rule = Pack.sample.rules.first { $0.id == id }!
    return Reason(code, clause: rule.clause.rule, ruleIndex: rule.index, values: (a, b, 0, 0)).resolved(.sample)
  }

  static func decision(
    _ topic: TopicID, _ day: Int64, _ verdict: Verdict, _ reasons: [Reason], closes: Bool = false
  ) -> CaseDecision {
    let at = Instant(milliseconds: first.milliseconds + day * 86_400_000)
    return CaseDecision(
      position: Position(lane: LaneID(topic, 0).rawValue, offset: day), topic: topic, at: at, decidedAt: at,
      verdict: verdict, step: 0, reasons: reasons, closes: closes)
  }

  static func story(_ language: Language) -> Story {
    Story(state: state, pack: .sample, history: history, language: language)
  }

  @Test func tellsWhyWhatWouldHaveToChangeAndWhatTheHouseholdMayDo() {
    let text = Self.story(.en).text
    #expect(text.contains("Village 341225101001, 2 members, account ending in 1234"))
    #expect(text.contains("2025-03-07  Application: accepted"))
    #expect(text.contains("1500.00 yuan a year"))
    #expect(text.contains("the household owns a car (traffic police) (R-288)"))
    #expect(text.contains("The application was refused on 2025-03-12."))
    #expect(text.contains("What would have to change"))
    #expect(text.contains("You may object."))
    #expect(text.contains("R-288  003:25 「有汽车,有财政供应人员」"))
    // A paper that was put aside has not been decided on.
    #expect(!text.contains("Village notice"))
    #expect(text.split(separator: "\n").allSatisfy { Table.width(String($0)) <= 90 })
  }

  @Test func tellsItInChinese() {
    let text = Self.story(.zh).text
    #expect(text.contains("2025年3月12日  九部门数据比对：不予通过"))
    #expect(text.contains("您有权提出异议"))
    #expect(text.contains("申请于2025年3月12日不予通过。"))
  }

  @Test func tellsTheSameAsJSON() {
    let line = JSONText.object(Self.story(.en).json)
    #expect(line.contains("\"outcome\":\"refused\""))
    #expect(line.contains("\"code\":\"exclusion.car\",\"clause\":\"R-288\""))
    #expect(line.contains("\"rule\":\"exclusion-car\""))
  }
}
