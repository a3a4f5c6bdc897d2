import Contract

/// Single valid facts with everything adjustable, for tests that tell a story. The defaults are what
/// the default chain takes as good; `json` of the result may be edited for what must be refused.
public enum Sample {
  public static let caseId = "C00000001"
  public static let village: UInt64 = 341_225_101_001

  /// Ten o'clock in China on a day of 2025.
  public static func at(_ month: Int, _ day: Int, hour: Int = 10) -> Instant {
    guard let date = Day(year: 2025, month: month, day: day) else {
      preconditionFailure("no such day")
    }
    return Instant(milliseconds: date.start.milliseconds + Int64(hour) * 3_600_000)
  }

  /// An event of any kind; `name` is the topic without prefix and version, `data` JSON. The default
  /// id is made of subject, name and time.
  public static func event(
    _ name: String, subject: String = caseId, at: Instant, data: String, id: String? = nil,
    source: String = "//sample/341225101", village: UInt64 = village, prefix: String = "aid"
  ) -> SyntheticEvent {
    SyntheticEvent(
      topic: "\(prefix).\(name).v1", key: String(village),
      id: id ?? "\(subject)-\(name)-\(at.milliseconds)", source: source, type: "aid.\(name).v1",
      time: at, subject: subject, data: Array(data.utf8))
  }

  /// One signer as JSON; the id tells the role, so that two roles are two persons.
  public static func signer(_ role: Role, staffId: String? = nil) -> String {
    "{\"staffId\":\"\(staffId ?? "S-\(role.text)")\",\"name\":\"陈样\",\"role\":\"\(role.text)\"}"
  }

  static func signers(_ roles: [Role]) -> String {
    "[" + roles.map { signer($0) }.joined(separator: ",") + "]"
  }

  // MARK: Intake

  /// A household card. `extra` is inserted before the last brace, beginning with a comma.
  public static func application(
    caseId: String = caseId, at: Instant = at(1, 10), village: UInt64 = village,
    programme: Programme = .registration, origin: Origin = .applied, household: SampleHousehold = SampleHousehold(),
    previousCaseId: String? = nil, extra: String = "", id: String? = nil
  ) -> SyntheticEvent {
    var data =
      "{\"programme\":\"\(programme.text)\",\"region\":\"\(village)\",\"origin\":\"\(origin.text)\""
    if origin != .applied { data += ",\"nominator\":" + signer(.villageSecretary) }
    data += ",\"appliedOn\":\"\(at.day)\"," + household.json
    if let previousCaseId { data += ",\"previousCaseId\":\"\(previousCaseId)\"" }
    data += extra + "}"
    return event(
      "application.submitted", subject: caseId, at: at, data: data, id: id, village: village)
  }

  /// A household that takes its application back.
  public static func withdrawal(
    caseId: String = caseId, at: Instant = at(1, 12), village: UInt64 = village, id: String? = nil
  ) -> SyntheticEvent {
    event(
      "application.withdrawn", subject: caseId, at: at,
      data: "{\"on\":\"\(at.day)\",\"reason\":\"自愿撤回\"}", id: id, village: village)
  }

  /// A household change; `detail` is what the kind needs, for example `"\"incomeFen\":900000"`.
  public static func change(
    caseId: String = caseId, at: Instant = at(2, 1), kind: HouseholdChangeKind, detail: String,
    village: UInt64 = village, id: String? = nil
  ) -> SyntheticEvent {
    event(
      "household.changed", subject: caseId, at: at,
      data: "{\"kind\":\"\(kind.text)\",\"on\":\"\(at.day)\",\(detail)}", id: id, village: village)
  }

  /// An objection to a case.
  public static func objection(
    caseId: String = caseId, at: Instant = at(2, 5), objectionId: String = "O-1",
    level: Level? = .village, village: UInt64 = village, id: String? = nil
  ) -> SyntheticEvent {
    let level = level.map { "\"level\":\"\($0.text)\"," } ?? ""
    return event(
      "objection.raised", subject: caseId, at: at,
      data:
        "{\"objectionId\":\"\(objectionId)\",\(level)\"text\":\"请核实收入\",\"on\":\"\(at.day)\"}",
      id: id, village: village)
  }

  /// A helper who is assigned to a household.
  public static func helper(
    caseId: String = caseId, at: Instant = at(4, 1), staffId: String = "H-1",
    village: UInt64 = village, id: String? = nil
  ) -> SyntheticEvent {
    event(
      "helper.assigned", subject: caseId, at: at,
      data: """
        {"helper":{"staffId":"\(staffId)","name":"林样","unit":"帮扶单位"},"on":"\(at.day)"}
        """, id: id, village: village)
  }

  // MARK: Offices and money

  /// Places of a village.
  public static func quota(
    village: UInt64 = village, places: Int, at: Instant = at(1, 3), id: String? = nil
  ) -> SyntheticEvent {
    event(
      "quota.set", subject: String(village), at: at,
      data: """
        {"programme":"registration","region":"\(village)","places":\(places),\
        "signers":\(signers([.countyPovertyOffice]))}
        """, id: id, village: village)
  }

  /// Money for a fund.
  public static func fund(
    _ fund: String = "province", source: String = "province", amountFen: Int = 100_000_000,
    at: Instant = at(1, 2), id: String? = nil
  ) -> SyntheticEvent {
    event(
      "fund.allocated", subject: fund, at: at,
      data: """
        {"fund":"\(fund)","source":"\(source)","year":2025,"earmark":"allowance",\
        "amountFen":\(amountFen)}
        """, id: id, village: 340_000_000_000)
  }

  /// The bank's answer; `reason` set means returned.
  public static func disbursement(
    caseId: String = caseId, month: Int = 1, attempt: Int = 1, amountFen: Int = 76_500,
    reason: ReturnReason? = nil, at: Instant = at(4, 1), village: UInt64 = village,
    id: String? = nil
  ) -> SyntheticEvent {
    let outcome: PaymentOutcome = reason == nil ? .paid : .returned
    let because = reason.map { ",\"reason\":\"\($0.text)\"" } ?? ""
    return event(
      "payment.disbursed", subject: caseId, at: at,
      data: """
        {"instructionId":"\(caseId):allowance:\(month):\(attempt)","outcome":"\(outcome.text)",\
        "amountFen":\(amountFen),"on":"\(at.day)","voucher":"V-\(caseId)-\(month)-\(attempt)"\(because)}
        """, id: id, village: village)
  }

  /// A stage of work that was reached.
  public static func milestone(
    caseId: String = caseId, stage: Int = 1, at: Instant = at(5, 1), village: UInt64 = village,
    id: String? = nil
  ) -> SyntheticEvent {
    event(
      "milestone.reached", subject: caseId, at: at,
      data: """
        {"entitlementId":"\(caseId):allowance","stage":\(stage),\
        "evidence":[{"kind":"photo","reference":"E-\(stage)"}],\
        "signers":\(signers([.projectLeader, .leaderInCharge, .financeStaff]))}
        """, id: id, village: village)
  }
}
