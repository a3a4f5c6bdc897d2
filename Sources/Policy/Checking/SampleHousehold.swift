import Contract

/// The built-in sample `household`: three persons with nothing against them, a helper and a plan, and papers
/// without fault.
enum SampleHousehold {
  static func fill(_ values: RuleValues, _ test: PackTest, _ pack: Pack) {
    let chain = pack.programme(test.programme)?.chain ?? []
    let step = chain.first { $0.name == test.step } ?? chain.first { $0.kind == test.hook.kind }
    let roles = Role.allCases.reduce(into: RoleSet()) { $0.insert(RoleSet($1)) }
    let signers = (step?.signers ?? []).reduce(into: RoleSet()) { $0.insert(RoleSet($1)) }
    values.set(.caseProgramme, test.programme)
    values.set(.caseRegion, Int64(clamping: pack.jurisdiction))
    values.set(.caseOrigin, Origin.applied.text)
    values.set(.caseAppliedOn, test.on)
    values.set(.caseStrict, false)
    values.set(.caseRegistered, test.hook == .award || test.hook == .visit)
    let before = chain.prefix { $0.name != step?.name }
    values.set(.caseExited, test.hook == .visit && before.contains(where: \.exits))
    values.set(.persons, 3)
    values.set(.income, 900_000)
    values.set(.financialAssets, 0)
    values.set(.away, false)
    values.set(.contacts, 0)
    values.set(.relativesInOffice, 0)
    values.set(.helped, true)
    values.set(.planned, true)
    values.set(.batches, 1)
    values.set([])
    values.set(.foundSource, test.hook == .report ? Department.civilAffairs.text : "card")
    values.set(.reportDepartment, Department.civilAffairs.text)
    values.set(.reportAsOf, test.on)
    values.set(.meetingKind, MeetingKind.assembly.text)
    values.set(.meetingHeldOn, test.on)
    for (variable, value) in [
      (.atHome, 100), (.present, 80), (.yes, 60), (.no, 10), (.abstained, 10), (.absent, 20), (.absentOpinions, 20),
      (.signatures, 80), (.separateVotesLost, 0), (.noticeDays, 10), (.openObjections, 0), (.upheldObjections, 0),
      (.missingPlaces, 0), (.awardGranted, 0), (.visitNumber, 1),
    ] as [(Variable, Int64)] { values.set(variable, value) }
    values.set(.gatekeepers, roles)
    values.set(.opinions, roles)
    values.set(.reviewLevel, (step?.level ?? .village).text)
    values.set(.reviewSigners, signers)
    values.set(.officeMeeting, true)
    values.set(.noticeLevel, (step?.level ?? .village).text)
    values.set(.noticeFrom, test.on + -10)
    values.set(.noticeTo, test.on)
    values.set(.requiredDays, step?.noticeDays?.on(test.on).value ?? 7)
    values.set(.changeKind, HouseholdChangeKind.assetAcquired.text)
    values.set(.visitKind, VisitKind.visit.text)
    values.setEvidence(pack.programme(test.programme)?.evidence ?? [])
  }
}

extension RuleValues {
  /// Values that follow from others, where a test gives the others only.
  func derive(given: Set<Int>) {
    func number(_ variable: Variable) -> Int64 { ValueForm.int.code(value(variable.rawValue)) ?? 0 }
    let persons = max(1, number(.persons))
    let derived: [(Variable, Int64)] = [
      (.perCapitaIncome, number(.income) / persons), (.perCapitaAssets, number(.financialAssets) / persons),
      (.votes, number(.yes) &+ number(.no) &+ number(.abstained)),
    ]
    for (variable, value) in derived where !given.contains(variable.rawValue) { set(variable, value) }
  }
}
