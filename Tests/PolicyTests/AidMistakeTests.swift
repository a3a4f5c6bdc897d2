import Policy
import Testing

/// Mistakes in programmes that grant, pay, exit and follow up.
@Suite struct AidMistakeTests {
  static let benefits = [
    Mistake(
      old: "schedule: monthly", new: "schedule: monthley", at: "monthley",
      message: "programmes[0].chain[4].benefit.schedule: no such word: \"monthley\". Did you mean \"monthly\"?"),
    Mistake(
      old: "schedule: monthly\n", new: "schedule: once\n", at: "- {from: 2017-01-01, value: 3, clause: L-03",
      message: "programmes[0].chain[4].benefit.months: belongs to the schedule monthly, not once. Remove it.", others: 1
    ),
    Mistake(
      old: "          schedule: stages\n", new: "", at: "- name: foundation",
      message: "programmes[2].chain[1].benefit.stages: belongs to the schedule stages, not once. Remove it."),
    Mistake(
      old: "schedule: stages", new: "schedule: monthly",
      at: "schedule: monthly\n          attempts:\n            - {from: 2017-01-01, value: 2",
      message: "programmes[2].chain[1].benefit: the key \"months\" is missing. Add `months:`.", others: 2),
    Mistake(
      old: "schedule: monthly\n", new: "schedule: monthly\n          shares: [province]\n", at: "shares:",
      message: "programmes[0].chain[4].benefit: unknown key \"shares\". Did you mean \"stages\"?"),
    Mistake(
      old: "value: 3, clause: L-03", new: "value: 0, clause: L-03", at: "0, clause: L-03",
      message: "programmes[0].chain[4].benefit.months[0].value: is out of range: 0. Allowed: 1 to 120."),
    Mistake(
      old: "to: comparison", new: "to: compar1son", at: "compar1son",
      message:
        "programmes[0].chain[4].benefit.reverify.to: is no comparison step: \"compar1son\". Did you mean \"comparison\"?"
    ),
    Mistake(
      old: "to: comparison", new: "to: village-review", at: "village-review\n  - id",
      message:
        "programmes[0].chain[4].benefit.reverify.to: is no comparison step: \"village-review\". Allowed: comparison."),
    Mistake(
      old: "            to: comparison\n", new: "", at: "everyDays:\n              - {from: 2017-01-01, value: 365",
      message: "programmes[0].chain[4].benefit.reverify: the key \"to\" is missing. Add `to:`."),
  ]

  static let stages = [
    Mistake(
      old: "percent: 70", new: "percent: 60", at: "- name: foundation",
      message: "programmes[2].chain[1].benefit.stages: the percents add up to 90. They must add up to 100."),
    Mistake(
      old: "percent: 70", new: "percent: 0", at: "0\n              evidence: [acceptance]",
      message: "programmes[2].chain[1].benefit.stages[1].percent: is out of range: 0. Allowed: 1 to 100."),
    Mistake(
      old: "- name: completion", new: "- name: foundation",
      at: "name: foundation\n              title: {en: Completion",
      message:
        "programmes[2].chain[1].benefit.stages[1]: the stage \"foundation\" stands twice. Give each stage its own name."
    ),
    Mistake(
      old: "signers: [projectLeader, leaderInCharge, financeStaff]", new: "signers: [projectLeader, financeStaff]",
      at: "[projectLeader, financeStaff]",
      message:
        "programmes[2].chain[1].benefit.stages[0].signers: names 2 roles. Three different roles sign, in this order (R-354)."
    ),
    Mistake(
      old: "signers: [projectLeader, leaderInCharge, financeStaff]",
      new: "signers: [projectLeader, projectLeader, financeStaff]",
      at: "projectLeader, financeStaff]",
      message: "programmes[2].chain[1].benefit.stages[0].signers[1]: \"projectLeader\" stands twice. Keep one."),
    Mistake(
      old: "evidence: [photo, hiddenWorks]", new: "evidence: [photo, Hidden works]", at: "Hidden works",
      message:
        "programmes[2].chain[1].benefit.stages[0].evidence[1]: is no name: \"Hidden works\". Use letters and digits, a small letter first, as in hiddenWorks."
    ),
    Mistake(
      old: "evidence: [photo, hiddenWorks]", new: "evidence: [photo, photo]", at: "photo]",
      message: "programmes[2].chain[1].benefit.stages[0].evidence[1]: \"photo\" stands twice. Keep one."),
    Mistake(
      old: "              clause: R-354 002:107 「逐級審核」\n", new: "", at: "name: completion",
      message: "programmes[2].chain[1].benefit.stages[1]: the key \"clause\" is missing. Add `clause:`."),
  ]

  static let steps = [
    Mistake(
      old: "        exits: true", new: "        readmitTo: approval", at: "approval\n      - name: visits",
      message: "programmes[2].chain[2].readmitTo: belongs to steps of kind followup, not review. Remove it."),
    Mistake(
      old: "        readmitTo: approval", new: "        exits: true", at: "true\nparameters",
      message: "programmes[2].chain[3].exits: belongs to steps of kind review, not followup. Remove it."),
    Mistake(
      old: "        readmitTo: approval", new: "        registers: true", at: "true\nparameters",
      message: "programmes[2].chain[3].registers: a step of kind followup cannot register. Remove it.", others: 1),
    Mistake(
      old: "readmitTo: approval", new: "readmitTo: visits", at: "visits\nparameters",
      message:
        "programmes[2].chain[3].readmitTo: is no earlier step: \"visits\". Allowed: approval, works, exit-review."),
    Mistake(
      old: "        visits:\n          - {from: 2017-01-01, value: 4, clause: L-06 a year of visits}\n", new: "",
      at: "name: visits\n        title",
      message: "programmes[2].chain[3]: the key \"visits\" is missing. Add `visits:`.", others: 0),
    Mistake(
      old: "value: 90, clause: L-06 every quarter", new: "value: 0, clause: L-06 every quarter",
      at: "0, clause: L-06 every",
      message: "programmes[2].chain[3].everyDays[0].value: is out of range: 0. Allowed: 1 to 3650."),
    Mistake(
      old: "        signers: [countyHead]\n        registers: true\n      - name: works",
      new: "        signers: [countyHead]\n        registers: true\n        exits: true\n      - name: works",
      at: "name: approval",
      message: "programmes[2].chain[0]: the exit comes before the household is registered. Move it behind.", others: 1),
    Mistake(
      old: "- name: works\n        title: {en: Works, zh: 建设}\n        kind: aid",
      new: "- name: works\n        title: {en: Works, zh: 建设}\n        kind: follow",
      at: "follow\n", message: "programmes[2].chain[1].kind: no such word: \"follow\". Did you mean \"followup\"?",
      others: 1),
    Mistake(
      old: "claims: false", new: "claims: no", at: "no\n    helpers",
      message: "programmes[2].claims: is neither true nor false: \"no\". Write true or false."),
    Mistake(
      old: "value: 5, clause: R-043", new: "value: 0, clause: R-043", at: "0, clause: R-043",
      message: "programmes[2].helpers.max[0].value: is out of range: 0. Allowed: 1 to 1000."),
    Mistake(
      old: "      hard: true", new: "      hart: true", at: "hart",
      message: "programmes[2].helpers: unknown key \"hart\". Did you mean \"hard\"?"),
    Mistake(
      old: "step: exit-review", new: "step: exit-revue", at: "exit-revue",
      message: "programmes[2].evidence[1].step: no such step: \"exit-revue\". Did you mean \"exit-review\"?"),
    Mistake(
      old: "step: exit-review", new: "step: works", at: "works, title",
      message:
        "programmes[2].evidence[1].step: works is of kind aid, which brings no fields. Name a review or a followup."),
    Mistake(
      old:
        "{name: cause, type: word, words: [none, illness], default: none, step: visits, title: {en: Cause, zh: 致贫原因}}",
      new: "{name: planned, type: fen, default: 0, title: {en: Cause, zh: 致贫原因}}",
      at: "{name: planned, type: fen, default",
      message: "programmes[2].evidence[2]: the field \"planned\" stands twice. Keep one.", others: 2),
  ]

  static let rules = [
    Mistake(
      old: "    value: half\n", new: "", at: "id: works-county",
      message: "rules[works-county]: grants nothing. Add `value:` with an expression of money in fen.", others: 1),
    Mistake(
      old: "    value: half\n", new: "    value: household.persons\n", at: "household.persons\n    reason: project",
      message:
        "rules[works-county].value: gives int, not fen. Grant money: fen(100) is a yuan, inFen() makes fen of yuan."),
    Mistake(
      old: "    value: half\n", new: "    value: yuan(5)\n", at: "yuan(5)",
      message:
        "rules[works-county].value: gives yuan, not fen. Grant money: fen(100) is a yuan, inFen() makes fen of yuan."),
    Mistake(
      old: "    fund: county\n", new: "", at: "id: works-county",
      message: "rules[works-county]: the key \"fund\" is missing. Add `fund:`."),
    Mistake(
      old: "    fund: county\n", new: "    fund: The county\n", at: "The county",
      message:
        "rules[works-county].fund: is no name: \"The county\". Use small letters, digits and hyphens, a letter first, at most 32."
    ),
    Mistake(
      old:
        "    programmes: [registration]\n    at: award\n    when: \"true\"\n    effect: grant\n    fund: province\n    earmark: allowance\n",
      new:
        "    programmes: [registration, project]\n    at: award\n    when: \"true\"\n    effect: grant\n    fund: province\n",
      at: "id: allowance-province",
      message:
        "rules[allowance-province]: has no earmark, and not one programme whose id could be it. Add `earmark:`, or name one programme under `programmes`."
    ),
    Mistake(
      old: "    reason: project.large\n", new: "    fund: county\n    reason: project.large\n",
      at: "county\n    reason: project.large",
      message: "rules[works-large].fund: belongs to the effect grant. Remove it."),
    Mistake(
      old: "    reason: project.large\n", new: "    earmark: project\n    reason: project.large\n",
      at: "project\n    reason: project.large",
      message: "rules[works-large].earmark: belongs to the effect grant. Remove it."),
    Mistake(
      old: "    reason: project.large\n", new: "    value: fen(1)\n    reason: project.large\n", at: "fen(1)",
      message: "rules[works-large].value: belongs to the effects compute and grant. Remove it."),
    Mistake(
      old: "    at: award\n    when: \"true\"", new: "    at: [award, change]\n    when: \"true\"",
      at: "grant\n    fund: province",
      message: "rules[allowance-province].effect: grant is not possible at change. Money is granted at award."),
    Mistake(
      old: "value: evidence.planned - award.granted", new: "value: evidence.planned - award.amount",
      at: "id: works-unit",
      message:
        "rules[works-unit]: award.amount is known when all grants are made. Use award.granted: what the grants before have added."
    ),
    Mistake(
      old: "when: award.amount > fen(1000000) &&", new: "when: award.granted > fen(1000000) &&", at: "id: works-large",
      message: "rules[works-large]: award.granted is for grants. Use award.amount: what all grants have added."),
    Mistake(
      old: "    effect: return\n    reason: exit.unmet", new: "    effect: readmit\n    reason: exit.unmet",
      at: "readmit\n    reason: exit.unmet",
      message: "rules[exit-unmet].effect: readmit is not possible at review. Judge it at visit (R-269)."),
    Mistake(
      old: "effect: readmit", new: "effect: refuse", at: "refuse\n    reason: exit.fallenBack",
      message: "rules[fallen-back].effect: refuse is not possible at visit. Use readmit, return or flag.", others: 1),
    Mistake(
      old: "effect: readmit", new: "effect: hold", at: "hold\n    reason: exit.fallenBack",
      message:
        "rules[fallen-back].effect: hold is not possible at visit. Use return or flag, or judge it at report, review or notice."
    ),
    Mistake(
      old: "when: case.exited && visit.number > 0", new: "when: case.exited && meeting.votes > 0",
      at: "case.exited && meeting",
      message: "rules[fallen-back].when: meeting.votes is not known at visit: it can be used at meeting"),
    Mistake(
      old: "    steps: [exit-review]\n", new: "", at: "id: exit-unmet",
      message:
        "rules[exit-unmet]: evidence.guaranteed comes with the step exit-review, after approval. Judge it at that step or behind it, or give the field a default."
    ),
    Mistake(
      old: "    at: review\n    steps: [exit-review]\n", new: "    at: award\n", at: "id: exit-unmet",
      message:
        "rules[exit-unmet]: evidence.guaranteed comes with the step exit-review, after works. Judge it at that step or behind it, or give the field a default.",
      others: 1),
    Mistake(
      old: "    at: review\n    steps: [exit-review]\n", new: "    at: intake\n", at: "id: exit-unmet",
      message:
        "rules[exit-unmet]: evidence.guaranteed comes with the step exit-review, after intake. Judge it at that step or behind it, or give the field a default."
    ),
  ]

  @Test(arguments: benefits + stages + steps + rules)
  func isReportedInItsPlace(_ mistake: Mistake) throws { try PackMistakeTests().isReportedInItsPlace(mistake) }

  /// A field with a default has a value at any time; a visit comes behind every review.
  @Test func fieldsOfAStepAreKnownFromThereOn() throws {
    let defaulted = PackBench.changed(
      "type: bool, required: true, step: exit-review", "type: bool, default: false, step: exit-review")
    #expect(PackBench.problems(PackBench.changed("    steps: [exit-review]\n", "", in: defaulted)) == [])
    let later = PackBench.changed(
      "evidence.cause == \"illness\" &&", "evidence.cause == \"illness\" && evidence.guaranteed &&")
    #expect(PackBench.problems(later) == [])
  }
}
