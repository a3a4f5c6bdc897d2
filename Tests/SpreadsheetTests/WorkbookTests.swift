import Foundation
import Spreadsheet
import Testing

@Suite("Spreadsheets")
struct WorkbookTests {
  static func temporary() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("dripline-\(UUID().uuidString).xlsx").path
  }

  @Test("A workbook is a zip archive with its sheets, and formulas stay texts")
  func written() throws {
    let path = Self.temporary()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let book = try Workbook(path: path)
    let sheet = try book.sheet("汇总", columns: [.init("项目", width: 30), .init("数值")])
    try sheet.add([.text("=1+1"), .count(3)])
    try sheet.add([.wrapped("a\nb"), .fen(-12_345)])
    try sheet.add([.strong("x"), .empty])
    sheet.filter()
    sheet.add(Chart(.bar, "图", [.init(column: 1, name: "数值")], rows: 1...2), at: 3)
    #expect(sheet.rows == 4)
    let other = try book.sheet("Cases", columns: [.init("Case")])
    try other.add([.text(String(repeating: "長", count: 40_000))])
    try book.close()
    try book.close()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.prefix(2) == Data("PK".utf8))
    #expect(bytes.count > 4000)
  }

  @Test("With a stated time the same contents give the same bytes")
  func dated() throws {
    let books = try (0..<2).map { _ in
      let path = Self.temporary()
      defer { try? FileManager.default.removeItem(atPath: path) }
      let book = try Workbook(path: path, created: 1_741_276_800)
      try book.sheet("One", columns: [.init("A")]).add([.text("x")])
      try book.close()
      return try Data(contentsOf: URL(fileURLWithPath: path))
    }
    #expect(books[0] == books[1])
  }

  @Test("A name twice, a closed workbook and a path that cannot be are told")
  func refused() throws {
    #expect(throws: Workbook.Failed.self) { try Workbook(path: "/nowhere/at/all.xlsx") }
    let path = Self.temporary()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let book = try Workbook(path: path)
    _ = try book.sheet("One", columns: [.init("A")])
    #expect(throws: Workbook.Failed.self) { try book.sheet("One", columns: [.init("A")]) }
    #expect(throws: Workbook.Failed.self) { try book.sheet("a/b", columns: []) }
    #expect(throws: Workbook.Failed.self) { try book.sheet("", columns: []) }
    try book.close()
    #expect(throws: Workbook.Failed.self) { try book.sheet("Two", columns: []) }
  }
}
