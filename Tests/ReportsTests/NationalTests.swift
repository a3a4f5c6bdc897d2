import Contract
import Exchange
import Foundation
import Policy
import Testing

@testable import Reports

@Suite("The register against the national system") struct NationalTests {
  private static let head = "证件号码,姓名,与户主关系,健康状况,劳动技能,致贫原因,家庭年收入,家庭人口,脱贫属性,民族\n"

  private static func compared(_ rows: [String], head: String = head) throws -> NationalDiff {
    var diff = NationalDiff([try Household.dossier()], on: Household.on, language: .zh, key: Household.key)
    try diff.take(Array((head + rows.joined(separator: "\n") + "\n").utf8))
    return diff
  }

  /// The rows that the example's household should have.
  private static func equalRows() throws -> [String] {
    let dossier = try Household.dossier()
    return dossier.members.enumerated().map { place, member in
      [
        Household.numbers[place], Household.names[place], member.relation.names.zh, member.health.names.zh,
        member.labour.names.zh,
        (dossier.card?.causes ?? []).names(.zh), "8300.00", "3", "未脱贫", "汉族",
      ].joined(separator: ",")
    }
  }

  @Test("what is equal is equal, in the national system's own words too")
  func equal() throws {
    let rows = try Self.equalRows()
    #expect(try Self.compared(rows).isEqual)
    #expect(
      try Self.compared(rows.map { $0.replacing("户主", with: "本人或户主").replacing(",有劳动能力", with: ",普通劳动力") }).isEqual)
  }

  @Test("each field that differs is told with both values, masked")
  func differences() throws {
    var rows = try Self.equalRows()
    rows[0] = rows[0].replacing("示例甲", with: "示例丁").replacing("8300.00", with: "8400").replacing(",3,", with: ",4,")
      .replacing("未脱贫", with: "已脱贫")
    let diff = try Self.compared(rows)
    #expect(diff.differences.map(\.field) == [.name, .income, .members, .status])
    #expect(diff.differences.map(\.local) == ["示*", "8300.00", "3", "未脱贫"])
    #expect(diff.differences.map(\.national) == ["示*", "8400.00", "4", "已脱贫"])
    #expect(diff.differences.allSatisfy { $0.caseId == "C0001" && $0.line == 2 && $0.person == "示* ****0117" })
    #expect(!diff.isEqual && diff.compared == 3)
  }

  @Test("who stands on one side only, or twice, is told")
  func persons() throws {
    let rows = try Self.equalRows()
    let stranger = rows[0].replacing(Household.numbers[0], with: "341225194408169340")
    let diff = try Self.compared([rows[0], rows[1], rows[1], stranger])
    #expect(diff.onlyLocal.map(\.person) == ["示* ****0238"])
    #expect(diff.twice == [4] && diff.onlyNational == [5] && diff.differences.isEmpty && !diff.isEqual)
  }

  @Test("a household's fields count on its head's row, and only columns that are there")
  func columns() throws {
    var rows = try Self.equalRows()
    rows[1] = rows[1].replacing("8300.00", with: "1").replacing(",3,", with: ",9,")
    #expect(try Self.compared(rows).isEqual)
    let numbers = Household.numbers.map { $0 + "," }
    #expect(try Self.compared(numbers, head: "证件号码,x\n").isEqual)
    #expect(throws: SheetProblem(.amount, line: 2, field: "income")) {
      _ = try Self.compared([Household.numbers[0] + ",1.234"], head: "证件号码,家庭年收入\n")
    }
    #expect(throws: SheetProblem(.columnMissing, line: 1, field: "residentId")) {
      _ = try Self.compared([], head: "姓名\n")
    }
  }

  @Test("an unknown word differs, and is shown without long numbers")
  func words() throws {
    let diff = try Self.compared([Household.numbers[0] + ",13800000000残"], head: "证件号码,健康状况\n")
    #expect(diff.differences.count == 1 && !diff.differences[0].national.contains("13800000000"))
  }

  @Test("the paper tells what to do within the window and outside it")
  func paper() throws {
    var rows = try Self.equalRows()
    rows[0] = rows[0].replacing("8300.00", with: "8400")
    let diff = try Self.compared(Array(rows.dropLast()))
    func text(_ on: String) throws -> String {
      var text = ""
      try NationalSheet(diff, window: .may, about: "示例乡", on: Day(text: on)!, language: .zh).write(
        to: HTMLWriter { text += $0 })
      return text
    }
    let outside = try text("2025-06-01")
    #expect(outside.contains("2026-05-01") && outside.contains("等待开放修改权限") && outside.contains("8400.00"))
    let inside = try text("2025-05-31")
    #expect(inside.contains("在国家系统中更正") && !inside.contains("等待开放修改权限") && inside.contains("2025-05-31"))
    for secret in Household.names + Household.numbers { #expect(!outside.contains(secret)) }
  }

  @Test("the window opens every year on the same days")
  func window() throws {
    let may = EditWindow.may
    func day(_ text: String) -> Day { Day(text: text)! }
    #expect(
      !may.contains(day("2025-04-30")) && may.contains(day("2025-05-01")) && may.contains(day("2025-05-31"))
        && !may.contains(day("2025-06-01")))
    #expect(
      may.opening(from: day("2025-04-30")) == day("2025-05-01")
        && may.opening(from: day("2025-06-01")) == day("2026-05-01"))
    #expect(
      may.opening(from: day("2025-05-20")) == day("2025-05-20") && may.end(from: day("2025-05-20")) == day("2025-05-31")
    )
    let winter = try #require(EditWindow("12-15..01-15"))
    #expect(
      winter.contains(day("2025-12-31")) && winter.contains(day("2026-01-15")) && !winter.contains(day("2026-01-16")))
    #expect(
      winter.end(from: day("2025-12-20")) == day("2026-01-15")
        && winter.opening(from: day("2026-02-01")) == day("2026-12-15"))
    let leap = try #require(EditWindow("02-29..03-01"))
    #expect(leap.opening(from: day("2025-04-01")) == day("2026-02-28"))
    for wrong in ["", "05-01", "05-01..", "05-32..06-01", "5..6", "05-01..06-31", "a-b..c-d"] {
      #expect(EditWindow(wrong) == nil, "\(wrong)")
    }
  }
}
