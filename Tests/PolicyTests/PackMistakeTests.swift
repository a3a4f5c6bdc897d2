import Foundation
import Policy
import Testing

/// Each mistake is made in the province's pack; `at` marks where the message must point.
struct Mistake: Sendable, CustomTestStringConvertible {
  var old: String
  var new: String
  /// A passage of the changed text; the problem must begin where it begins.
  var at: String
  var message: String

  var testDescription: String { message }
}

@Suite struct PackMistakeTests {
  static let mistakes = [
    Mistake(
      old: "kind: notice", new: "kind: notise", at: "notise",
      message: "chain[2].kind: no such word: \"notise\". Did you mean \"notice\"?"),
    Mistake(
      old: "signers: [villageHead", new: "singers: [villageHead", at: "singers",
      message: "chain[1]: unknown key \"singers\". Did you mean \"signers\"?"),
    Mistake(
      old: "level: county", new: "level: planet", at: "planet",
      message: "chain[5].level: no such word: \"planet\". Allowed: village, township, county."),
    Mistake(
      old: "id: province", new: "id: Province 1", at: "Province 1",
      message:
        "id: is no name: \"Province 1\". Use small letters, digits and hyphens, a letter first, at most 32."),
    Mistake(
      old: "title: {en: Registration and rural allowance, zh: 建档立卡与农村低保}",
      new: "title: {en: Registration and rural allowance}", at: "{en: Registration and",
      message: "title: the key \"zh\" is missing. Add `zh:`."),
    Mistake(
      old: "\"340000000000\"", new: "\"34\"", at: "\"34\"",
      message: "jurisdiction: is no region code: \"34\". Write 12 digits, zeros at the end for all below."),
    Mistake(
      old: "inForceFrom: 2017-01-01", new: "inForceFrom: 2017-02-29", at: "2017-02-29",
      message: "inForceFrom: the calendar has no 2017-02-29. Write a day that exists."),
    Mistake(
      old: "inForceFrom: 2017-01-01", new: "inForceFrom: 1.1.2017", at: "1.1.2017",
      message: "inForceFrom: is no date: \"1.1.2017\". Write year-month-day, as in 2024-01-31."),
    Mistake(
      old: "inForceFrom: 2017-01-01", new: "inForceFrom: 2017-01-01\ninForceTo: 2016-01-01", at: "2016-01-01",
      message: "inForceTo: 2016-01-01 lies before inForceFrom 2017-01-01"),
    Mistake(
      old: "value: 70\n", new: "value: 170\n", at: "170",
      message: "parameters.attendancePercent[0].value: is out of range: 170. Allowed: 1 to 100."),
    Mistake(
      old: "value: 70\n", new: "value: 70%\n", at: "70%\n",
      message: "parameters.attendancePercent[0].value: is not a whole number: \"70%\". Write digits only."),
    Mistake(
      old: "value: 70\n", new: "value: \"70\"\n", at: "\"70\"",
      message: "parameters.attendancePercent[0].value: is not a whole number: \"70\". Write digits only."),
    Mistake(
      old: "value: 70\n", new: "value:\n", at: "\n      clause: R-298",
      message: "parameters.attendancePercent[0].value: has no value. Write a whole number."),
    Mistake(
      old: "value: 22500\n", new: "value: -1\n", at: "-1\n          clause",
      message:
        "parameters.allowance[0].monthlyFenPerPerson[0].value: is out of range: -1. Allowed: 0 to 10000000."),
    Mistake(
      old: "fund: county", new: "fund: province",
      at: "province\n      monthlyFenPerPerson:\n        "
        + "- from: 2017-01-01\n          value: 3000",
      message: "parameters.allowance[1].fund: the fund \"province\" stands twice"),
    Mistake(
      old: "clause: R-299 003:26 「并现场进行过半表决」", new: "clause: R-299", at: "R-299",
      message:
        "parameters.votePercent[0].clause: names no source. Write it as: R-308 003:19 「公示时间不得少于7天」"),
    Mistake(
      old: "clause: R-299 ", new: "clause: rule299 ", at: "rule299",
      message: "parameters.votePercent[0].clause: does not begin with a rule number: \"rule299\". "
        + "Write it as: R-308 003:19 「公示时间不得少于7天」"),
    Mistake(
      old: "value: [firstSecretary, townshipCadre]", new: "value: [firstSecretary, firstSecretary]",
      at: "firstSecretary]",
      message: "parameters.gatekeepers[0].value[1]: \"firstSecretary\" stands twice. Keep one."),
    Mistake(
      old: "value: [firstSecretary, townshipCadre]", new: "value: firstSecretary", at: "firstSecretary\n",
      message: "parameters.gatekeepers[0].value: is not a list. Write `- item` lines or [a, b]."),
    Mistake(
      old: "value: [firstSecretary, townshipCadre]", new: "value: []", at: "[]",
      message: "parameters.gatekeepers[0].value: has 0 items. Allowed: 1 to 32."),
    Mistake(
      old: "officeMeeting: true", new: "officeMeeting: yes", at: "yes\n",
      message: "chain[3].officeMeeting: is neither true nor false: \"yes\". Write true or false."),
    Mistake(
      old: "places: [villageBoard]", new: "places: [villageBoard]\n    signers: [villageHead]",
      at: "[villageHead]",
      message: "chain[2].signers: belongs to steps of kind review, not notice. Remove it."),
    Mistake(
      old: "name: township-notice", new: "name: village-notice",
      at: "name: village-notice\n    title: {en: Township",
      message: "chain[4]: the name \"village-notice\" stands twice in the chain. Give each step its own name."
    ),
    Mistake(
      old: "    registers: true", new: "    registers: false", at: "- name: comparison",
      message: "chain: no step registers the household. Add `registers: true` to the deciding step."),
    Mistake(
      old: "    officeMeeting: true\n", new: "    meetings: [assembly]\n", at: "[assembly]\n",
      message: "chain[3].meetings: only the village holds the meetings"),
    Mistake(
      old: "finding: ownsCar", new: "finding: ownsHousing",
      at: "ownsHousing, from: 2017-01-01, clause: \"R-288",
      message: "exclusions[1].finding: \"ownsHousing\" stands twice. Keep one."),
    Mistake(
      old: "exclusions:\n", new: "exclusion:\n", at: "exclusion:\n",
      message: "unknown key \"exclusion\". Did you mean \"exclusions\"?"),
  ]

  @Test(arguments: mistakes) func isReportedInItsPlace(_ mistake: Mistake) throws {
    let text = PackBench.changed(mistake.old, mistake.new)
    let found = PackBench.problems(text)
    let start = try #require(text.range(of: mistake.at)).lowerBound
    let before = text[..<start].split(separator: "\n", omittingEmptySubsequences: false)
    // A missing value is where its key ends.
    let isGap = mistake.at.hasPrefix("\n")
    let place = "pack.yaml:\(before.count):\(before.last!.count + 1): "
    let problem = try #require(found.first { $0.description.hasSuffix(mistake.message) }, "\(found)")
    #expect(isGap || problem.description == place + mistake.message)
    #expect(problem.line == before.count)
  }

  @Test func allAtOnce() {
    let text = PackBench.changed("value: 70\n", "value: 170\n")
      .replacingOccurrences(of: "finding: ownsCar", with: "finding: ownsKar")
      .replacingOccurrences(of: "kind: comparison", with: "kind: comparision")
      .replacingOccurrences(of: "inForceFrom: 2017-01-01", with: "inForceFrom: soon")
    let found = PackBench.problems(text)
    #expect(
      found.map(\.field) == [
        "inForceFrom", "chain[0].kind", "parameters.attendancePercent[0].value", "exclusions[1].finding",
      ])
    #expect(PackError(problems: found).description.split(separator: "\n").count == 4)
  }

  @Test func datesMustAscend() {
    let text = PackBench.changed(
      "      value: 70\n",
      "      value: 60\n      clause: L-90 old\n    - from: 2017-01-01\n      value: 70\n")
    #expect(
      PackBench.problems(text).map(\.message) == ["2017-01-01 does not come after 2017-01-01"])
  }

  @Test func aidComesLast() throws {
    let text = Pack.provinceText
    let aid = text[
      text.range(of: "  - name: allowance")!.lowerBound..<text.range(of: "\nparameters:")!.lowerBound]
    let moved = text.replacingOccurrences(of: String(aid), with: "")
      .replacingOccurrences(of: "chain:\n", with: "chain:\n\(aid)\n")
    #expect(
      PackBench.problems(moved).map(\.message)
        == ["aid comes before the household is registered", "aid is not the last step"])
  }

  @Test func reviewsGoUpward() {
    let text = PackBench.changed("level: county\n    clause: R-027", "level: village\n    clause: R-027")
    #expect(PackBench.problems(text).map(\.message) == ["the village reviews after the township"])
  }

  @Test func anEmptyMappingLacksEverything() {
    #expect(PackBench.problems("{}").count == 8)
    #expect(PackBench.problems("- a\n").map(\.message) == ["the file is not a mapping"])
  }
}
