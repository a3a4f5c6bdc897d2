import Contract
import Testing

@Suite("Facts that the pipeline tells itself")
struct InternalFactTests {
  @Test("money offered names a fund of a year")
  func money() throws {
    let result = decode(
      .moneyOffered, subject: "C1",
      #"{"fund":"province","year":2025,"at":"2025-05-01T09:00:00.250+08:00","region":"341225101001"}"#)
    #expect(try result.get().body == .moneyOffered(MoneyOffered(fund: "province", year: 2025)))
    #expect(try result.get().subject == "C1")
  }

  @Test("a person's key survives its hexadecimal form, and nothing else is one")
  func personKeys() {
    var random = SplitMix(seed: 23)
    var keys = [PersonKey(high: 0, low: 0), PersonKey(high: .max, low: .max), PersonKey(high: 1, low: 1 << 63)]
    for _ in 0..<500 { keys.append(PersonKey(high: random.next(), low: random.next())) }
    for key in keys {
      let text = key.hexadecimal
      #expect(text.utf8.count == 32 && PersonKey(hexadecimal: text) == key)
      let at = Int.random(in: 0..<32, using: &random)
      for wrong: Character in ["g", "A", "F", " ", "-", "/", ":", "@", "`", "é", "示"] {
        var digits = Array(text)
        digits[at] = wrong
        #expect(PersonKey(hexadecimal: String(digits)) == nil)
      }
    }
    #expect(PersonKey(high: 0x00f1_e2d3_c4b5_a697, low: 15).hexadecimal == "00f1e2d3c4b5a697000000000000000f")
    for text in ["", "0", String(repeating: "0", count: 31), String(repeating: "0", count: 33)] {
      #expect(PersonKey(hexadecimal: text) == nil)
    }
  }

  /// Of every kind with and without each detail, exactly those of the contract are taken.
  @Test("an echo has what its kind of change has", arguments: HouseholdChangeKind.allCases)
  func echoes(kind: HouseholdChangeKind) throws {
    let key = PersonKey(high: 7, low: 9)
    for (hasMember, hasIncome, findings) in product() {
      let data = """
        {"caseId":"C1","kind":"\(kind.text)",\(hasIncome ? #""incomeFen":0,"# : "")\
        "findings":[\(findings.map { "\"\($0.text)\"" }.joined(separator: ","))],"on":"2025-06-01"\
        \(hasMember ? #","member":"\#(key.hexadecimal)""# : ""),"cause":"disaster"}
        """
      let result = decode(.householdEchoed, subject: "C2", data)
      let needsMember = [.memberAdded, .memberRemoved, .memberDied].contains(kind)
      let expected: (ContractReason, String)? =
        hasMember != needsMember
        ? (needsMember ? .fieldMissing : .fieldUnexpected, "member")
        : hasIncome != (kind == .incomeChanged)
          ? (hasIncome ? .fieldUnexpected : .fieldMissing, "incomeFen")
          : findings.isEmpty != (kind != .assetAcquired) ? (.fieldLength, "findings") : nil
      #expect(result.violation?.code == expected?.0, "\(data)")
      #expect(result.violation?.field == expected?.1, "\(data)")
      guard expected == nil else { continue }
      let change = HouseholdChange(
        kind: kind, member: hasMember ? key : nil, incomeFen: hasIncome ? 0 : nil,
        findings: FindingSet(findings.map { FindingSet($0) }), cause: .disaster)
      #expect(try result.get().body == .echo(HouseholdEcho(origin: "C1", change: change)))
      #expect(try result.get().subject == "C2")
    }
  }

  private func product() -> [(Bool, Bool, [Finding])] {
    [false, true].flatMap { member in
      [false, true].flatMap { income in
        [[], [.ownsCar], Finding.allCases].map { (member, income, $0) }
      }
    }
  }

  @Test("timers of every kind")
  func timers() throws {
    for kind in TimerKind.allCases {
      let result = decode(
        .timerDue, subject: "C1", #"{"kind":"\#(kind.text)","step":3,"round":2,"due":"2025-06-01"}"#)
      let due = Day(year: 2025, month: 6, day: 1)!
      #expect(try result.get().body == .timer(TimerDue(kind: kind, step: 3, round: 2, due: due)))
    }
  }
}
