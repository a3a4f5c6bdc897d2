import Contract
import Foundation
import Spreadsheet
import Tables
import Testing

@testable import Exchange

@Suite("Tables as offices save them") struct SheetTests {
  @Test("GB 18030 is read as well as UTF-8, and other bytes as neither")
  func encodings() throws {
    // 身份证号,结果 / 无
    let gbk: [UInt8] =
      [0xC9, 0xED, 0xB7, 0xDD, 0xD6, 0xA4, 0xBA, 0xC5, 0x2C, 0xBD, 0xE1, 0xB9, 0xFB, 0x0A] + bytes("1,") + [
        0xCE, 0xDE, 0x0A,
      ]
    let sheet = try OfficeSheet<ComparisonColumn>(gbk, needs: [.residentId, .finding])
    #expect(try sheet.next()?[.finding] == "无")
    #expect(try sheet.next() == nil)
    #expect(OfficeText.utf8(bytes("𠀀无")) == bytes("𠀀无"))
    #expect(throws: SheetProblem(.encoding, line: 0, field: "$")) {
      _ = try OfficeSheet<ComparisonColumn>([0x61, 0xFF, 0xFF], needs: [])
    }
  }

  @Test("columns stand in any order, by our names or the offices'; others are passed over")
  func columns() throws {
    let sheet = try OfficeSheet<ComparisonColumn>(
      bytes(" FINDING ,其他,身份证号\n clean ,x,1\n\n,,\nclean\n"), needs: [.finding])
    let row = try #require(try sheet.next())
    #expect(row[.finding] == "clean" && row[.residentId] == "1" && row[.note].isEmpty && row.line == 2)
    let short = try #require(try sheet.next())
    #expect(short[.finding] == "clean" && short[.residentId].isEmpty && short.line == 5)
    #expect(throws: SheetProblem(.columnTwice, line: 1, field: "finding")) {
      _ = try OfficeSheet<ComparisonColumn>(bytes("结果,finding\n"), needs: [])
    }
    #expect(throws: SheetProblem(.columnMissing, line: 1, field: "finding")) {
      _ = try OfficeSheet<ComparisonColumn>(bytes("a\n"), needs: [.finding])
    }
    #expect(throws: SheetProblem(.empty, line: 1, field: "$")) { _ = try OfficeSheet<ComparisonColumn>([], needs: []) }
    #expect(throws: SheetProblem(.malformed, line: 2, field: "column 1")) {
      let sheet = try OfficeSheet<ComparisonColumn>(bytes("finding\na\"b\n"), needs: [])
      _ = try sheet.next()
    }
  }

  @Test(
    "days as offices write them",
    arguments: ["2026-01-31", "2026/1/31", "2026.01.31", "20260131", "2026年1月31日", "2026-1-31", "46053"])
  func days(text: String) { #expect(SheetValue.day(text) == People.day(2026, 1, 31)) }

  @Test(arguments: ["", "2026-02-29", "2026", "31/01/2026", "2026-01", "2026-01-31-", "4605", "-1-1-1"])
  func noDays(text: String) { #expect(SheetValue.day(text) == nil) }

  @Test("a spreadsheet is read as it is: texts, numbers, days, empty cells, from its first sheet")
  func spreadsheet() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("dripline-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let book = try Workbook(path: path)
    let made = try book.sheet("公安", columns: [.init("身份证号"), .init("数据截止日期"), .init("备注"), .init("比对结果")])
    try made.add([.text(People.numbers[1]), .count(46_053), .empty, .text("无")])
    try made.add([.empty, .empty, .text("a & <b> \"c\"")])
    _ = try book.sheet("用语", columns: [.init("x")])
    try book.close()
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let sheet = try OfficeSheet<ComparisonColumn>(bytes, needs: [.finding])
    let row = try #require(try sheet.next())
    #expect(row[.residentId] == People.numbers[1] && row[.finding] == "无" && row[.note].isEmpty && row.line == 2)
    #expect(SheetValue.day(row[.asOf]) == People.day(2026, 1, 31))
    #expect(try sheet.next()?[.note] == "a & <b> \"c\"")
    #expect(try sheet.next() == nil)
    // Damaged anywhere, it is a fault and no crash.
    var random = Dice(state: 1)
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0..<3 {
        damaged[Int.random(in: 4..<damaged.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if Bool.random(using: &random) { damaged.removeLast(Int.random(in: 0..<damaged.count - 4, using: &random)) }
      do throws(SheetProblem) {
        let sheet = try OfficeSheet<ComparisonColumn>(damaged, needs: [.finding])
        while try sheet.next() != nil {}
      } catch {
        #expect(error.line >= 0)
      }
    }
  }

  @Test("every finding is known by its word and by its names, and none holds what parts them")
  func words() {
    for finding in Finding.allCases {
      for name in [finding.text, finding.names.en, finding.names.zh, finding.names.en.uppercased()] {
        #expect(FindingWords.parse(name) == [finding], "\(name)")
      }
    }
    let all = Finding.allCases.map(\.names.zh)
    #expect(FindingWords.parse(all.joined(separator: "、")) == Finding.allCases)
    #expect(Set(all).count == all.count)
    #expect(FindingWords.parse("无") == [] && FindingWords.parse("Clean") == [])
    #expect(FindingWords.parse("无、有汽车") == nil && FindingWords.parse("") == nil && FindingWords.parse("、") == nil)
    for department in Department.allCases {
      #expect(!department.usualFindings.isEmpty && Department.named(department.text) == department)
    }
    // Each of the six that are not included has a department that shows it.
    let shown = Set(Department.allCases.flatMap(\.usualFindings))
    #expect(Finding.sixNotIncluded.allSatisfy(shown.contains))
  }

  @Test("every fault has its words in both languages")
  func faults() {
    for rule in SheetProblem.Rule.allCases {
      for text in [rule.texts.meaning, rule.texts.remedy] {
        #expect(!text.en.isEmpty && text.zh.unicodeScalars.contains { $0.value > 0x4E00 })
      }
    }
  }
}
