import Contract

extension Sample {
  // MARK: Comparison

  /// All nine departments clean, unless told otherwise.
  public static func comparison(
    caseId: String = caseId, departments: [Department] = Department.allCases.map { $0 },
    finding: (Department, Finding)? = nil, round: Int = 1, at: Instant = at(1, 15),
    village: UInt64 = village, id: String? = nil
  ) -> SyntheticEvent {
    let reports = departments.map { department in
      let found = finding?.0 == department ? "{\"kind\":\"\(finding!.1.text)\"}" : ""
      return """
        {"department":"\(department.text)","asOf":"\(at.day)","findings":[\(found)]}
        """
    }
    return event(
      "comparison.reported", subject: caseId, at: at,
      data: """
        {"requestId":"\(caseId):comparison:\(round)","reports":[\(reports.joined(separator: ","))]}
        """, id: id, village: village)
  }

  // MARK: Reviews

  /// Minutes of one meeting: 100 at home of whom `attendance` came, `yes` of them for it.
  public static func minutes(
    _ kind: MeetingKind = .assembly, heldOn: Day, attendance: Int = 80, yes: Int = 70,
    absentAsked: Int? = nil, gatekeepers: [Role] = [.firstSecretary, .townshipCadre],
    opinions: [Role] = [.townshipCadre, .fourPostCadre], extra: String = ""
  ) -> String {
    let asked = absentAsked ?? 100 - attendance
    let signed = opinions.map {
      "{\"role\":\"\($0.text)\",\"staffId\":\"S-\($0.text)\",\"opinion\":\"同意\"}"
    }
    return """
      {"kind":"\(kind.text)","heldOn":"\(heldOn)","atHome":100,"present":\(attendance),"yes":\(yes),\
      "no":\(max(0, attendance - yes)),"abstained":0,"absent":\(100 - attendance),\
      "absentOpinions":[{"opinion":"for","count":\(asked)}],\
      "gatekeepers":[\(gatekeepers.map { "\"\($0.text)\"" }.joined(separator: ","))],\
      "resolution":{"signatures":\(attendance),"sealed":true},\
      "opinions":[\(kind == .committees ? signed.joined(separator: ",") : "")]\(extra)}
      """
  }

  /// The village's appraisal: the three meetings on the three days before `at`. The numbers apply to
  /// the assembly; `minutes` replaces all three.
  public static func villageReview(
    caseId: String = caseId, round: Int = 1, attendance: Int = 80, yes: Int = 70,
    absentAsked: Int? = nil, gatekeepers: [Role] = [.firstSecretary, .townshipCadre],
    minutes: [String]? = nil, signers: [Role] = [.villageHead, .firstSecretary, .townshipCadre],
    at: Instant = at(1, 25), village: UInt64 = village, id: String? = nil
  ) -> SyntheticEvent {
    let meetings =
      minutes ?? [
        Sample.minutes(
          .assembly, heldOn: at.day + -3, attendance: attendance, yes: yes,
          absentAsked: absentAsked,
          gatekeepers: gatekeepers),
        Sample.minutes(.representatives, heldOn: at.day + -2),
        Sample.minutes(.committees, heldOn: at.day + -1),
      ]
    return event(
      "review.passed", subject: caseId, at: at,
      data: """
        {"requestId":"\(caseId):village-review:\(round)","level":"village",\
        "signers":\(Sample.signers(signers)),"minutes":[\(meetings.joined(separator: ","))]}
        """, id: id, village: village)
  }

  /// The township's office meeting, or the county's decision.
  public static func officeReview(
    _ level: Level = .township, caseId: String = caseId, round: Int = 1, signers: [Role]? = nil,
    at: Instant, village: UInt64 = village, id: String? = nil
  ) -> SyntheticEvent {
    let roles = signers ?? defaultSigners(level)
    let record =
      level == .township
      ? "\"officeMeeting\":{\"heldOn\":\"\(at.day)\",\"number\":\"乡办纪1号\",\"attendees\":9}"
      : "\"decision\":{\"number\":\"县扶1号\",\"decidedOn\":\"\(at.day)\"}"
    return event(
      "review.passed", subject: caseId, at: at,
      data: """
        {"requestId":"\(caseId):\(level.text)-review:\(round)","level":"\(level.text)",\
        "signers":\(Sample.signers(roles)),\(record)}
        """, id: id, village: village)
  }

  /// A review that rejected the case.
  public static func rejection(
    _ level: Level = .village, outcome: RejectionOutcome = .refused, caseId: String = caseId,
    round: Int = 1, at: Instant, village: UInt64 = village, id: String? = nil
  ) -> SyntheticEvent {
    event(
      "review.rejected", subject: caseId, at: at,
      data: """
        {"requestId":"\(caseId):\(level.text)-review:\(round)","level":"\(level.text)",\
        "outcome":"\(outcome.text)","signers":\(signers(defaultSigners(level))),\
        "reasons":[{"code":"conditions.notMet","text":"不符合条件"}]}
        """, id: id, village: village)
  }

  private static func defaultSigners(_ level: Level) -> [Role] {
    switch level {
    case .village: Renderer.villageSigners
    case .township: Renderer.townshipSigners
    case .county: Renderer.countySigners
    }
  }

  // MARK: Notices

  /// One answer to an objection as JSON; no settlement: still open.
  public static func answer(
    _ objectionId: String = "O-1", raisedOn: Day, settled: Settlement? = .rejected
  ) -> String {
    let settled = settled.map { ",\"settled\":\"\($0.text)\"" } ?? ""
    return "{\"objectionId\":\"\(objectionId)\",\"raisedOn\":\"\(raisedOn)\"\(settled)}"
  }

  /// A notice that hung for `days` and was taken down on the day of `at`.
  public static func notice(
    _ level: Level = .village, caseId: String = caseId, round: Int = 1, days: Int = 8,
    places: [Place]? = nil, objections: [String] = [], at: Instant, village: UInt64 = village,
    id: String? = nil
  ) -> SyntheticEvent {
    let (step, place): (String, Place) =
      switch level {
      case .village: ("village-notice", .villageBoard)
      case .township: ("township-notice", .townshipBoard)
      case .county: ("county-announcement", .portal)
      }
    let boards = (places ?? [place]).map { "\"\($0.text)\"" }
    return event(
      "publicity.ended", subject: caseId, at: at,
      data: """
        {"noticeId":"\(caseId):\(step):\(round)","level":"\(level.text)",\
        "from":"\(at.day + -days)","to":"\(at.day)","places":[\(boards.joined(separator: ","))],\
        "objections":[\(objections.joined(separator: ","))],"keeper":\(signer(.boardKeeper))}
        """, id: id, village: village)
  }

  // MARK: Whole passages

  /// From application to the third instalment, without a hitch.
  public static func lifecycle(
    caseId: String = caseId, household: SampleHousehold = SampleHousehold(),
    village: UInt64 = village
  ) -> [SyntheticEvent] {
    let amount = household.people * 25_500
    let payments = (1...3).map { month in
      disbursement(
        caseId: caseId, month: month, amountFen: amount, at: at(3 + month, 10), village: village)
    }
    return [
      application(caseId: caseId, at: at(1, 10), village: village, household: household),
      comparison(caseId: caseId, at: at(1, 15), village: village),
      villageReview(caseId: caseId, at: at(1, 25), village: village),
      notice(.village, caseId: caseId, at: at(2, 5), village: village),
      officeReview(.township, caseId: caseId, at: at(2, 10), village: village),
      notice(.township, caseId: caseId, at: at(2, 20), village: village),
      officeReview(.county, caseId: caseId, at: at(2, 25), village: village),
      notice(.county, caseId: caseId, days: 7, at: at(3, 6), village: village),
    ] + payments
  }
}
