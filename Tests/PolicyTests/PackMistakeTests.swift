import Foundation
import Policy
import Testing

/// Each mistake is made in the small pack; `at` marks where the message must point.
struct Mistake: Sendable, CustomTestStringConvertible {
  var old: String
  var new: String
  /// A passage of the changed text; the problem must begin where it begins.
  var at: String
  var message: String
  /// Further problems that follow from it: what could not be read is missing elsewhere.
  var others = 0

  var testDescription: String { message }
}

/// What a pack's writer is told: place, field, what is wrong, what to do.
@Suite struct PackMistakeTests {
  static let head = [
    Mistake(
      old: "id: bench", new: "id: Bench 1", at: "Bench 1",
      message: "id: is no name: \"Bench 1\". Use small letters, digits and hyphens, a letter first, at most 32."),
    Mistake(
      old: "title: {en: Bench, zh: 试验}", new: "title: {en: Bench}", at: "{en: Bench",
      message: "title: the key \"zh\" is missing. Add `zh:`."),
    Mistake(
      old: "\"341225000000\"", new: "\"34\"", at: "\"34\"",
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
      old: "cases: pinned", new: "cases: pined", at: "pined",
      message: "cases: no such word: \"pined\". Did you mean \"pinned\"?"),
    Mistake(
      old: "calendar: china", new: "calendar: chine", at: "chine",
      message: "calendar: no such calendar: \"chine\". Did you mean \"china\"?"),
    Mistake(
      old: "to: 2026-02-23", new: "to: 2026-02-13", at: "2026-02-13",
      message:
        "calendars[0].holidays[0].to: 2026-02-13 does not close a holiday that begins on 2026-02-15. Write its last day."
    ),
    Mistake(
      old: "workdays: [2026-02-14, ", new: "workdays: [2026-02-16, ", at: "[2026-02-16",
      message: "calendars[0].workdays: [0]: 2026-02-16 is a holiday and a working day. Keep one of the two."),
    Mistake(
      old: "rules:\n", new: "ruels:\n", at: "ruels:\n", message: "unknown key \"ruels\". Did you mean \"rules\"?"),
  ]

  static let steps = [
    Mistake(
      old: "kind: notice", new: "kind: notise", at: "notise",
      message: "programmes[0].chain[2].kind: no such word: \"notise\". Did you mean \"notice\"?"),
    Mistake(
      old: "signers: [villageHead", new: "singers: [villageHead", at: "singers",
      message: "programmes[0].chain[1]: unknown key \"singers\". Did you mean \"signers\"?", others: 1),
    Mistake(
      old: "level: county", new: "level: planet", at: "planet",
      message: "programmes[0].chain[3].level: no such word: \"planet\". Allowed: village, township, county."),
    Mistake(
      old: "registers: true", new: "registers: yes", at: "yes\n",
      message: "programmes[0].chain[3].registers: is neither true nor false: \"yes\". Write true or false.", others: 1),
    Mistake(
      old: "places: [villageBoard]", new: "places: [villageBoard]\n        signers: [villageHead]",
      at: "[villageHead]",
      message: "programmes[0].chain[2].signers: belongs to steps of kind review, not notice. Remove it."),
    Mistake(
      old: "- name: village-notice", new: "- name: village-review",
      at: "name: village-review\n        title: {en: Notice",
      message:
        "programmes[0].chain[2]: the name \"village-review\" stands twice in the chain. Give each step its own name."),
    Mistake(
      old: "        registers: true\n      - name: allowance", new: "      - name: allowance",
      at: "- name: comparison",
      message: "programmes[0].chain: no step registers the household. Add `registers: true` to the deciding step."),
    Mistake(
      old: "strictSigners: [countyPovertyOffice]", new: "meetings: [assembly]", at: "[assembly]\n        registers",
      message: "programmes[0].chain[3].meetings: only the village holds the meetings"),
    Mistake(
      old: "overdueAfterWorkdays: 10", new: "overdueAfterWorkdays: 10\n        overdueAfterDays: 3", at: "10\n",
      message: "programmes[0].chain[3].overdueAfterWorkdays: stands beside overdueAfterDays. Keep one of the two."),
    Mistake(
      old: "level: county\n        clause: R-027", new: "level: village\n        clause: R-027",
      at: "name: county-review",
      message:
        "programmes[0].chain[3]: the village reviews after the village. Reviews go upward: village, township, county (R-353)."
    ),
    Mistake(
      old: "type: date, required: true", new: "type: date", at: "{name: dischargedOn",
      message:
        "programmes[1].evidence[0]: needs one of `required: true` and `default:`. Say what holds when the card leaves the field out."
    ),
    Mistake(
      old: "type: fen, default: 0", new: "type: yuan, default: 0", at: "yuan, default",
      message: "programmes[1].evidence[1].type: no such type: \"yuan\". Allowed: bool, int, fen, date, word.", others: 2
    ),
    Mistake(
      old: "- id: medical-aid", new: "- id: registration", at: "registration\n    title: {en: Medical",
      message: "programmes[1].id: the programme \"registration\" stands twice. Keep one.", others: 3),
  ]

  static let parameters = [
    Mistake(
      old: "value: 70", new: "value: 1070", at: "1070",
      message: "parameters.attendance.values[0].value: is out of range: 1070. Allowed: 0 to 1000."),
    Mistake(
      old: "value: 70,", new: "value: 70%,", at: "70%,",
      message: "parameters.attendance.values[0].value: is not a whole number: \"70%\". Write digits only."),
    Mistake(
      old: "value: 70,", new: "value: \"70\",", at: "\"70\"",
      message: "parameters.attendance.values[0].value: is not a whole number: \"70\". Write digits only."),
    Mistake(
      old: "clause: R-318 002:63 「低於X元」}\n  gate", new: "clause: R-318}\n  gate", at: "R-318}",
      message:
        "parameters.line.values[0].clause: names no source. Write it as: R-308 003:19 「公示时间不得少于7天」"),
    Mistake(
      old: ", clause: R-318 002:63 「低於X元」}\n  gate", new: "}\n  gate", at: "{from: 2017-01-01, value: 400000",
      message: "parameters.line.values[0]: the key \"clause\" is missing. Add `clause:`."),
    Mistake(
      old: "clause: R-298 003:26 「70%以上」}", new: "clause: rule298 003:26}", at: "rule298",
      message: "parameters.attendance.values[0].clause: does not begin with a rule number: \"rule298\". "
        + "Write it as: R-308 003:19 「公示时间不得少于7天」"),
    Mistake(
      old: "value: [firstSecretary, townshipCadre]", new: "value: [firstSecretary, firstSecretary]",
      at: "firstSecretary], clause",
      message: "parameters.gatekeepers.values[0].value[1]: \"firstSecretary\" stands twice. Keep one."),
    Mistake(
      old: "value: [firstSecretary, townshipCadre]", new: "value: firstSecretary", at: "firstSecretary, clause",
      message: "parameters.gatekeepers.values[0].value: is not a list. Write `- item` lines or [a, b]."),
    Mistake(
      old: "unit: percent", new: "unit: procent", at: "procent",
      message: "parameters.attendance.unit: no such word: \"procent\". Did you mean \"percent\"?", others: 1),
    Mistake(
      old: "  attendance:\n", new: "  Attendance:\n", at: "Attendance:\n",
      message:
        "parameters: is no name of a parameter: \"Attendance\". Use letters and digits, a small letter first, as in incomeLine.",
      others: 1),
    Mistake(
      old: "    values:\n      - {from: 2017-01-01, value: 70, clause: R-298 003:26 「70%以上」}\n", new: "",
      at: "title: {en: Attendance, zh: 参会比例}",
      message:
        "parameters.attendance: has no value. Add `values:`, or `required: {clause, because}` where a deployment must set it."
    ),
    Mistake(
      old: "- {from: 2017-01-01, value: 70, clause: R-298 003:26 「70%以上」}",
      new: "- {from: 2018-01-01, value: 60, clause: L-90 x}\n      - {from: 2017-12-31, value: 70, clause: L-90 x}",
      at: "2017-12-31",
      message:
        "parameters.attendance.values[1].from: 2017-12-31 does not come after 2018-01-01. Sort the entries by date, no date twice."
    ),
    Mistake(
      old: "- {from: 2017-01-01, value: 70, clause: R-298 003:26 「70%以上」}",
      new: "- {from: 2018-01-01, value: 60, clause: L-90 x}\n      - {from: 2018-01-01, value: 70, clause: L-90 x}",
      at: "2018-01-01, value: 70",
      message:
        "parameters.attendance.values[1].from: 2018-01-01 does not come after 2018-01-01. Sort the entries by date, no date twice."
    ),
  ]

  static let rules = [
    Mistake(
      old: "    effect: refuse", new: "    efect: refuse", at: "efect",
      message: "rules[income-above-line]: unknown key \"efect\". Did you mean \"effect\"?", others: 1),
    Mistake(
      old: "    clause: R-318 002:63 「低於X元」\n", new: "", at: "id: income-above-line",
      message: "rules[income-above-line]: the key \"clause\" is missing. Add `clause:`."),
    Mistake(
      old: "    remedy: {en: earn less, zh: 收入降低后}\n", new: "", at: "id: income-above-line",
      message: "rules[income-above-line]: has no remedy. Add `remedy: {en, zh}`: what would change the outcome."),
    Mistake(
      old: "remedy: {en: earn less, zh: 收入降低后}", new: "remedy: {en: earn less}", at: "{en: earn less}",
      message: "rules[income-above-line].remedy: the key \"zh\" is missing. Add `zh:`."),
    Mistake(
      old: "      zh: \"{household.perCapitaIncome}元，高出{gap}元\"\n", new: "",
      at: "en: \"{household.perCapitaIncome} yuan",
      message: "rules[income-above-line].message: the key \"zh\" is missing. Add `zh:`."),
    Mistake(
      old: "met: {reason: income.belowLine, en: \"below", new: "met: {en: \"below", at: "{en: \"below",
      message: "rules[income-above-line].met: the key \"reason\" is missing. Add `reason:`."),
    Mistake(
      old: "元，高出{gap}元\"", new: "元\"", at: "en: \"{household.perCapitaIncome} yuan",
      message:
        "rules[income-above-line].message: only one language shows gap. Show the same values in English and Chinese."),
    Mistake(
      old: "{en: \"{meeting.present} came\", zh: \"到会{meeting.present}人\"}",
      new: "{en: \"{meeting.pressent} came\", zh: \"到会{meeting.pressent}人\"}", at: "{en: \"{meeting.pressent}",
      message:
        "rules[attendance-low].message: no such value: {meeting.pressent}. Did you mean \"meeting.present\"?"),
    Mistake(
      old: "{en: \"{value} yuan\", zh: \"{value}元\"}",
      new: "{en: \"{case.programme}\", zh: \"{case.programme}\"}", at: "{en: \"{case.programme}",
      message: "rules[own-pay].message: {case.programme} cannot be shown"),
    Mistake(
      old: "{en: \"{value} yuan\", zh: \"{value}元\"}",
      new: "{en: \"{meeting.present}\", zh: \"{meeting.present}\"}",
      at: "{en: \"{meeting.present}\", zh: \"{meeting.present}\"}",
      message: "rules[own-pay].message: {meeting.present} is not known at intake"),
    Mistake(
      old: "{en: \"{meeting.present} came\", zh: \"到会{meeting.present}人\"}",
      new:
        "{en: \"{meeting.yes} {meeting.no} {meeting.votes} {meeting.absent} {meeting.kind}\", zh: \"{meeting.yes} {meeting.no} {meeting.votes} {meeting.absent} {meeting.kind}\"}",
      at: "{en: \"{meeting.yes}",
      message: "rules[attendance-low].message: shows 5 values. At most 4 are kept."),
    Mistake(
      old: "    effect: refuse", new: "    effect: hold", at: "hold\n",
      message:
        "rules[income-above-line].effect: hold is not possible at intake. Use return or flag, or judge it at report, review or notice."
    ),
    Mistake(
      old: "    at: meeting\n", new: "    at: metting\n", at: "metting",
      message: "rules[attendance-low].at: no such word: \"metting\". Did you mean \"meeting\"?"),
    Mistake(
      old: "    steps: [village-review]", new: "    steps: [village-notise]", at: "village-notise",
      message: "rules[attendance-low].steps[0]: no such step: \"village-notise\". Did you mean \"village-notice\"?"),
    Mistake(
      old: "    programmes: [medical-aid]", new: "    programmes: [medicalaid]", at: "medicalaid",
      message: "rules[own-pay].programmes[0]: no such programme: \"medicalaid\". Did you mean \"medical-aid\"?"),
    Mistake(
      old: "judgedOn: evidence.dischargedOn", new: "judgedOn: evidence.dischargeOn", at: "evidence.dischargeOn",
      message:
        "rules[own-pay].judgedOn: no such date: \"evidence.dischargeOn\". Did you mean \"evidence.dischargedOn\"?"),
    Mistake(
      old: "judgedOn: evidence.dischargedOn", new: "judgedOn: meeting", at: "meeting\n    when: evidence",
      message: "rules[own-pay].judgedOn: there is no meeting at every occasion of the rule. Use application or fact."),
    Mistake(
      old: "reason: medical.ownPay", new: "reason: ownPay", at: "ownPay\n",
      message: "rules[own-pay].reason: is no reason code: \"ownPay\". Write it as assets.overMultiple."),
    Mistake(
      old: "    value: share(10, evidence.ownPay)\n", new: "", at: "id: own-pay",
      message: "rules[own-pay]: computes nothing. Add `value:` with an expression.", others: 1),
    Mistake(
      old: "    programmes: [medical-aid]\n", new: "", at: "id: own-pay",
      message:
        "rules[own-pay]: evidence.dischargedOn is not on the card of registration. Name only programmes that have it under `programmes`.",
      others: 1),
    Mistake(
      old: "  - id: own-pay", new: "  - id: attendance-low", at: "id: attendance-low\n    title: {en: Own",
      message: "rules[2]: the id \"attendance-low\" stands twice. Give each rule its own id."),
    Mistake(
      old: "    judgedOn: evidence.dischargedOn", new: "    from: 2018-01-01\n    to: 2017-12-31", at: "2017-12-31",
      message: "rules[own-pay].to: 2017-12-31 lies before 2018-01-01: the rule can never fire"),
  ]

  /// The line of the expression follows, and a caret under the place.
  static let expressions = [
    Mistake(
      old: "when: gap >= fen(0)", new: "when: gap >= yuan(0)", at: ">= yuan",
      message: "rules[income-above-line].when: '>=' compares fen with yuan\n | gap >= yuan(0)\n |     ^"),
    Mistake(
      old: "when: gap >= fen(0)", new: "when: gap >= 0", at: ">= 0",
      message:
        "rules[income-above-line].when: '>=' compares fen with a plain int: write fen(0)\n | gap >= 0\n |     ^"),
    Mistake(
      old: "when: gap >= fen(0)", new: "when: \"gap >= 0\"", at: ">= 0",
      message:
        "rules[income-above-line].when: '>=' compares fen with a plain int: write fen(0)\n | gap >= 0\n |     ^"),
    Mistake(
      old: "when: gap >= fen(0)", new: "when: >-\n      gap >=\n      0", at: ">-\n      gap",
      message:
        "rules[income-above-line].when: '>=' compares fen with a plain int: write fen(0)\n | gap >= 0\n |     ^"),
    Mistake(
      old: "when: gap >= fen(0)", new: "when: gapp >= fen(0)", at: "gapp >=",
      message:
        "rules[income-above-line].when: undeclared reference to 'gapp', did you mean 'gap'?\n | gapp >= fen(0)\n | ^"),
    Mistake(
      old: "when: gap >= fen(0)", new: "when: gap >= fem(0)", at: "fem(0)",
      message:
        "rules[income-above-line].when: undeclared reference to 'fem', did you mean 'fen'?\n | gap >= fem(0)\n |        ^"
    ),
    Mistake(
      old: "gap: household.perCapitaIncome - parameters.line", new: "gap: household.perCapitaIncom - parameters.line",
      at: "household.perCapitaIncom -",
      message:
        "rules[income-above-line].let.gap: no such variable: household.perCapitaIncom. Did you mean \"household.perCapitaIncome\"?\n | household.perCapitaIncom - parameters.line\n | ^"
    ),
    Mistake(
      old: "when: evidence.ownPay > fen(100)", new: "when: evidence.ownPay > parameters.lime", at: "parameters.lime",
      message:
        "rules[own-pay].when: no such variable: parameters.lime. Did you mean \"parameters.line\"?\n | evidence.ownPay > parameters.lime\n |                   ^"
    ),
    Mistake(
      old: "when: evidence.ownPay > fen(100)", new: "when: \"evidence.ownPay > fen(meeting.present)\"",
      at: "\"evidence.ownPay > fen",
      message: "rules[own-pay].when: meeting.present is not known at intake: it can be used at meeting"),
    Mistake(
      old: "when: evidence.ownPay > fen(100)", new: "when: evidence.ownPay", at: "evidence.ownPay\n",
      message: "rules[own-pay].when: is not true or false but fen. Write a comparison.", others: 1),
    Mistake(
      old: "when: evidence.ownPay > fen(100)", new: "when: evidence.ownPay > fen(100", at: "\n    effect: compute",
      message:
        "rules[own-pay].when: Syntax error: expected ')', found end of expression\n | evidence.ownPay > fen(100\n |                          ^"
    ),
    Mistake(
      old: "value: share(10, evidence.ownPay)", new: "value: \"[evidence.ownPay]\"", at: "\"[evidence",
      message:
        "rules[own-pay].value: gives list(fen), which a decision cannot keep. Give a number, money, date, truth or set of roles.",
      others: 1),
  ]

  static let tests = [
    Mistake(
      old: "fires: [attendance-low]", new: "fires: [attendance-lo]", at: "attendance-lo]",
      message: "tests[2].expect.fires[0]: no such rule: \"attendance-lo\". Did you mean \"attendance-low\"?"),
    Mistake(
      old: "given: {meeting.present: 69}", new: "given: {meeting.presnt: 69}", at: "meeting.presnt",
      message: "tests[2].given: no such variable: \"meeting.presnt\". Did you mean \"meeting.present\"?"),
    Mistake(
      old: "given: {meeting.present: 69}", new: "given: {meeting.kind: assambly}", at: "assambly",
      message: "tests[2].given.meeting.kind: no such word: \"assambly\". Did you mean \"assembly\"?"),
    Mistake(
      old: "given: {meeting.present: 69}", new: "given: {meeting.present: many}", at: "many",
      message: "tests[2].given.meeting.present: is not a whole number: \"many\". Write digits only."),
    Mistake(
      old: "effect: refuse, message", new: "effect: refused, message", at: "refused, message",
      message: "tests[0].expect.effect: no such effect: \"refused\". Did you mean \"refuse\"?"),
    Mistake(
      old: "    programme: medical-aid\n    at: intake", new: "    programme: medical\n    at: intake",
      at: "medical\n    at",
      message: "tests[4].programme: no such programme: \"medical\". Allowed: registration, medical-aid, project."),
    Mistake(
      old: "    programme: medical-aid\n    at: intake",
      new: "    programme: medical-aid\n    sample: hausehold\n    at: intake",
      at: "hausehold", message: "tests[4].sample: no such sample: \"hausehold\". Did you mean \"household\"?"),
    Mistake(
      old: "    programme: medical-aid\n    at: intake",
      new: "    programme: medical-aid\n    step: township-notice\n    at: intake", at: "township-notice\n",
      message: "tests[4].step: no such step: \"township-notice\". Did you mean \"township-review\"?"),
  ]

  @Test(arguments: head + steps + parameters + rules + expressions + tests)
  func isReportedInItsPlace(_ mistake: Mistake) throws {
    let text = PackBench.changed(mistake.old, mistake.new)
    let found = PackBench.problems(text)
    let start = try #require(text.range(of: mistake.at)).lowerBound
    let before = text[..<start].split(separator: "\n", omittingEmptySubsequences: false)
    let place = "pack.yaml:\(before.count):\(before.last!.count + 1): "
    #expect(found.map(\.description).contains(place + mistake.message), "\(found)")
    #expect(found.count == 1 + mistake.others, "\(found)")
  }
}
