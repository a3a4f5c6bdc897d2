import Contract
import Testing

@testable import Exchange

@Suite("Departments' answers and the households that wait for them") struct MatchingTests {
  private static func matching(
    _ asks: [ComparisonAsk], department: Department? = nil, archive: ComparisonMatching.Archive? = nil
  ) -> ComparisonMatching {
    ComparisonMatching(asks, department: department, archive: archive, on: People.on, key: People.key)
  }

  @Test("a household is reported when every member is answered for, as of the oldest of the days")
  func whole() throws {
    var matching = Self.matching([People.ask("C1", [0, 1]), People.ask("C2", [2])])
    try matching.take(
      filled(
        [
          "C1:comparison:1,1,,\(People.numbers[0]),,交管,2025-03-10,汽车登记,", "C1:comparison:1,2,,,,交管,2025-03-09,无,",
          "C2:comparison:1,1,示例丙,,,traffic,,,",
        ].map { $0.replacing("汽车登记,", with: "有汽车、大型车船机械,登记于2023年") }))
    let (reports, gaps) = matching.outcome()
    #expect(gaps.isEmpty)
    #expect(reports.count == 1)
    #expect(
      reports[0].ask.caseId == "C1" && reports[0].department == .trafficPolice
        && reports[0].asOf == People.day(2025, 3, 9))
    #expect(reports[0].findings.map(\.kind) == [.ownsCar, .largeVehicle])
    #expect(reports[0].findings.allSatisfy { $0.note == "登记于2023年" })
    #expect(matching.counts == [.taken: 2, .unanswered: 1])
  }

  @Test("of what is not answered for whole nothing is reported")
  func gaps() throws {
    var matching = Self.matching([People.ask("C1", [0, 1]), People.ask("C2", [2])])
    try matching.take(
      filled([
        "C1:comparison:1,1,,,,housing,2025-03-10,clean,", "C2:comparison:1,1,,,,finance,2025-03-10,clean,",
        "C2:comparison:1,1,,,,finance,2025-03-10,publicPay,",
      ]))
    let (reports, gaps) = matching.outcome()
    #expect(reports.isEmpty)
    #expect(
      gaps == [
        ComparisonGap(
          requestId: "C1:comparison:1", department: .housing, answered: 1, members: 2, isContradicted: false),
        ComparisonGap(
          requestId: "C2:comparison:1", department: .finance, answered: 1, members: 1, isContradicted: true),
      ])
  }

  @Test("rows are matched by the resident's number alone, in every household that the person stands in")
  func department() throws {
    var matching = Self.matching(
      [People.ask("C1", [0]), People.ask("C2", [0]), People.ask("C3", [1], [.housing])], department: .trafficPolice)
    try matching.take(
      bytes(
        "身份证号码,比对结果,截止日期\n\(People.numbers[0]),有汽车,2025年3月10日\n\(People.numbers[1].lowercased()),无,20250310\n\(People.numbers[2]),无,2025/3/10\n"
      ))
    #expect(matching.outcome().reports.map(\.ask.caseId) == ["C1", "C2"])
    // The second waits for another department, the third for none: told by line alone.
    #expect(matching.counts == [.taken: 1, .answeredBefore: 1, .unmatched: 1])
    #expect(
      matching.lines == [.answeredBefore: [SheetLine(file: 0, line: 3)], .unmatched: [SheetLine(file: 0, line: 4)]])
  }

  @Test("of a whole archive, who is not in it is clean")
  func archive() throws {
    let asks = [People.ask("C1", [0, 1]), People.ask("C2", [2], [.housing]), People.ask("C3", [2])]
    var matching = Self.matching(asks, archive: .init(department: .trafficPolice, asOf: People.day(2025, 3, 1)))
    try matching.take(bytes("证件号码,结果\n\(People.numbers[1]),ownsCar\n341225194408169340,ownsCar\n"))
    let (reports, gaps) = matching.outcome()
    #expect(gaps.isEmpty)
    #expect(reports.map(\.ask.caseId) == ["C1", "C3"])
    #expect(reports.map { $0.findings.map(\.kind) } == [[.ownsCar], []])
    #expect(reports.allSatisfy { $0.asOf == People.day(2025, 3, 1) })
    #expect(matching.counts[.unmatched] == 1)
    #expect(matching.counts.keys.allSatisfy { $0.isInOrder(wholeArchive: true) })
    #expect(!matching.counts.keys.allSatisfy { $0.isInOrder(wholeArchive: false) })
  }

  @Test("a row about another person than it says is not used")
  func otherPerson() throws {
    var matching = Self.matching([People.ask("C1", [0, 1])])
    try matching.take(
      filled([
        "C1:comparison:1,1,,\(People.numbers[1]),,housing,2025-03-10,clean,",
        "C9:comparison:1,1,,,,housing,2025-03-10,clean,",
        "C1:comparison:1,,,\(People.numbers[2]),,housing,2025-03-10,clean,",
      ]))
    #expect(matching.counts == [.otherPerson: 2, .answeredBefore: 1])
    #expect(matching.outcome().reports.isEmpty && matching.outcome().gaps.isEmpty)
  }

  @Test(
    "a fault is told with its line, its column and what to do, and never with what stands there",
    arguments: [
      ("C1:comparison:1,1,,3.41225E+17,,housing,2025-03-10,clean,", SheetProblem.Rule.residentIdNumber, "residentId"),
      ("C1:comparison:1,1,,341225196104120000,,housing,2025-03-10,clean,", .residentIdNumber, "residentId"),
      ("C1:comparison:1,1,,341225196104120118,,housing,2025-03-10,clean,", .residentId, "residentId"),
      ("C1:comparison:1,1,,,,housing,2025-03-13,clean,", .dateFuture, "asOf"),
      ("C1:comparison:1,1,,,,housing,2025-02-30,clean,", .date, "asOf"),
      ("C1:comparison:1,1,,,,housing,,clean,", .dateMissing, "asOf"),
      ("C1:comparison:1,1,,,,housing,2025-03-10,,", .findingMissing, "finding"),
      ("C1:comparison:1,1,,,,housing,2025-03-10,ownsBoat,", .finding, "finding"),
      ("C1:comparison:1,1,,,,tax,2025-03-10,clean,", .department, "department"),
      ("C1:comparison:1,1,,,,,2025-03-10,clean,", .departmentMissing, "department"),
      ("C1:comparison:1,7,,,,housing,2025-03-10,clean,", .person, "person"),
      ("C1:comparison:1,x,,,,housing,2025-03-10,clean,", .person, "person"),
      (",,,,,housing,2025-03-10,clean,", .personMissing, "residentId"),
      ("C1:comparison:1,1,,,,housing,2025-03-10,clean,,more", .cells, "$"),
    ])
  func faults(row: String, rule: SheetProblem.Rule, field: String) throws {
    var matching = Self.matching([People.ask("C1", [0])])
    #expect(throws: SheetProblem(rule, line: 3, field: field)) {
      try matching.take(filled(["C1:comparison:1,1,,,,finance,2025-03-10,clean,", row]))
    }
    #expect(!SheetProblem(rule, line: 3, field: field).description.contains("341225"))
  }

  @Test("notes are cut and cleaned, as the contract takes them")
  func notes() throws {
    var matching = Self.matching([People.ask("C1", [0], [.housing])])
    try matching.take(
      filled([
        "C1:comparison:1,1,,,,housing,2025-03-10,ownsHousing,\"" + String(repeating: "长", count: 250) + "\u{7F}\""
      ]))
    #expect(matching.outcome().reports[0].findings[0].note == String(repeating: "长", count: 200))
  }
}
