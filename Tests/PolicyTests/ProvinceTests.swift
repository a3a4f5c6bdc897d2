import Contract
import Foundation
import Policy
import Testing

@Suite struct ProvinceTests {
  let pack = Pack.province
  let day = Day(year: 2024, month: 5, day: 1)!

  @Test func builtInCopyEqualsTheFile() throws {
    let file = try String(contentsOfFile: PackBench.path("province/pack.yaml"), encoding: .utf8)
    #expect(file == Pack.provinceText, "run ops/policy/embed")
    #expect(try PackLoader.load(directory: PackBench.path("province")) == pack)
  }

  @Test func chainC() {
    #expect(
      pack.chain.map(\.name) == [
        "comparison", "village-review", "village-notice", "township-review", "township-notice",
        "county-review", "county-announcement", "allowance",
      ])
    #expect(
      pack.chain.map(\.kind) == [.comparison, .review, .notice, .review, .notice, .review, .notice, .aid])
    #expect(pack.chain.map(\.overdueAfterDays) == [15, 30, 20, 15, 20, 20, 15, 45])
    #expect(pack.chain[0].departments.count == Department.allCases.count)
    #expect(pack.chain[1].meetings == [.assembly, .representatives, .committees])
    #expect(pack.chain[1].signers == [.villageHead, .firstSecretary, .townshipCadre])
    #expect(pack.chain[3].takesPlace && pack.chain[3].officeMeeting)
    #expect(pack.chain.filter(\.takesPlace).count == 1)
    #expect(pack.chain.filter(\.registers).map(\.name) == ["county-announcement"])
    #expect(pack.chain.compactMap { $0.noticeDays?.on(day).value } == [7, 7, 5])
    #expect(pack.chain[2].places == [.villageBoard])
    #expect(pack.chain[6].places == [.portal])
    #expect(pack.jurisdiction == 340_000_000_000)
  }

  @Test func thresholdsCarryTheirClause() {
    let parameters = pack.parameters
    let attendance = parameters.attendancePercent.on(day)
    #expect(attendance.value == 70)
    #expect(
      attendance.clause == Clause(rule: "R-298", source: "003:26 「参会人数要到达在家应参会人数的70%以上」"))
    #expect(parameters.votePercent.on(day).value == 50)
    #expect(parameters.gatekeepers.on(day).value == [.firstSecretary, .townshipCadre])
    #expect(parameters.opinions.on(day).value == [.townshipCadre, .fourPostCadre])
    #expect(parameters.incomeLineFen.on(day).value == 400_000)
    #expect(parameters.contactAttempts.on(day).value == 1)
    #expect(parameters.parkedDays.on(day).value == 30)
    #expect(parameters.allowance.map(\.fund) == ["province", "county"])
    #expect(parameters.allowance.map { $0.monthlyFenPerPerson.on(day).value } == [22_500, 3_000])
    #expect(parameters.allowanceMonths.on(day).value == 3)
    #expect(parameters.paymentAttempts.on(day).value == 3)
  }

  @Test func sixExclusions() {
    #expect(
      pack.exclusions.map(\.clause.rule) == ["R-287", "R-288", "R-289", "R-290", "R-291", "R-292"])
    #expect(Set(pack.exclusions.map(\.finding)) == Set(Finding.allCases))
    #expect(pack.exclusions.map(\.clause.source).contains("003:25 「有汽车,有财政供应人员」"))
  }
}

@Suite struct OtherChainTests {
  @Test(arguments: [
    (
      "chain-a",
      [
        "village-review", "village-notice", "township-review", "township-notice", "district-review",
        "district-notice", "allowance",
      ]
    ),
    ("chain-b", ["village-review", "township-review", "county-review", "county-announcement", "allowance"]),
  ])
  func chainsAreData(_ name: String, _ steps: [String]) throws {
    let pack = try PackLoader.load(directory: PackBench.path(name))
    #expect(pack.id == name)
    #expect(pack.chain.map(\.name) == steps)
    #expect(pack.parameters == Pack.province.parameters)
    #expect(pack.exclusions == Pack.province.exclusions)
    #expect(pack.hash != Pack.province.hash)
  }
}

@Suite struct DatedTests {
  @Test func valueOfTheDay() throws {
    let text = PackBench.changed(
      "      value: 70\n      clause: R-298 003:26 「参会人数要到达在家应参会人数的70%以上」",
      """
            value: 60
            clause: L-90 as it was
          - from: 2024-01-01
            value: 70
            clause: R-298 003:26 「70%以上」
      """)
    let attendance = try PackLoader.load(text: text).parameters.attendancePercent
    func value(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
      attendance.on(Day(year: year, month: month, day: day)!).value
    }
    #expect(value(2010, 1, 1) == 60)
    #expect(value(2023, 12, 31) == 60)
    #expect(value(2024, 1, 1) == 70)
    #expect(value(2030, 1, 1) == 70)
    #expect(attendance.on(Day(year: 2023, month: 1, day: 1)!).clause.rule == "L-90")
  }
}
