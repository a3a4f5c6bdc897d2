import CZlib
import Contract
import Tables
import Testing

@testable import Exchange

/// Spreadsheets that were damaged, or made to do harm: a fault each, and no crash.
@Suite("Spreadsheets that do not hold")
struct DamagedSpreadsheetTests {
  private static let parts = [
    (
      "xl/workbook.xml",
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"比对\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    ),
    (
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    ),
    ("xl/sharedStrings.xml", "<sst><si><t>比对结果</t></si><si><t>无</t></si></sst>"),
    (
      "xl/worksheets/sheet1.xml",
      """
      <worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>
      <row r="2"><c r="A2" t="s"><v>1</v></c></row></sheetData></worksheet>
      """
    ),
  ]

  /// The four files with their contents changed, as an archive whose sums and sizes are right.
  private static func book(_ change: (Int, [UInt8]) -> [UInt8] = { $1 }) -> [UInt8] {
    archive(parts.enumerated().map { ($1.0, change($0, bytes($1.1))) })
  }

  /// A zip archive of stored files.
  private static func archive(_ files: [(name: String, contents: [UInt8])]) -> [UInt8] {
    func little(_ number: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for (name, contents) in files {
      let sum = Int(crc32_z(0, contents, contents.count))
      let common =
        little(20, 2) + little(0, 8) + little(sum, 4) + little(contents.count, 4) + little(contents.count, 4)
        + little(name.utf8.count, 2)
      directory += little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 12) + little(out.count, 4) + name.utf8
      out += little(0x0403_4B50, 4) + common + little(0, 2) + name.utf8 + contents
    }
    return out + directory + little(0x0605_4B50, 4) + little(0, 4) + little(files.count, 2) + little(files.count, 2)
      + little(directory.count, 4) + little(out.count, 4) + little(0, 2)
  }

  private static func read(_ book: [UInt8]) throws(SheetProblem) -> [String] {
    let sheet = try OfficeSheet<ComparisonColumn>(book, needs: [.finding])
    var findings: [String] = []
    while let row = try sheet.next() { findings.append(row[.finding]) }
    return findings
  }

  @Test("the undamaged one is read")
  func whole() throws { #expect(try Self.read(Self.book()) == ["无"]) }

  @Test("a byte that was changed after the archive was made is found by its sum")
  func sums() {
    let whole = Self.book()
    let place = whole.count - Array(whole.reversed()).firstRange(of: Array(bytes("无").reversed()))!.lowerBound - 1
    var other = whole
    other[place] ^= 1
    #expect(throws: SheetProblem(.malformed, line: 0, field: "$")) { _ = try Self.read(other) }
  }

  @Test("bytes that are no UTF-8, in names, attributes and texts of each part", arguments: parts.indices)
  func encoding(part: Int) {
    for mark in ["<", "=", ">"] {
      for places in 0...1 {
        let book = Self.book { number, contents in
          guard number == part else { return contents }
          let place = contents.firstIndex(of: bytes(mark)[0]) ?? 0
          return contents[..<(place + places)] + [0x61, 0xE5] + contents[(place + places)...]
        }
        #expect(throws: SheetProblem.self) { _ = try Self.read(book) }
      }
    }
  }

  @Test("anything changed before it was packed: no crash", arguments: 0..<8)
  func fuzzed(seed: Int) {
    var random = Dice(state: UInt64(seed))
    let pieces = [
      "<", ">", "\"", "/>", "&#0;", "&amp;", "<![CDATA[", "]]>", "<!--", "xmlns:r=", "r:", "A1048577",
      " r=\"9223372036854775807\"", "-1", "\u{0}",
      "\u{FEFF}", "𠀀", "<?xml version=\"1.0\" encoding=\"GBK\"?>", "<c r=\"ZZZ1\">", "</row>",
    ].map { bytes($0) }
    for _ in 0..<250 {
      let part = Int.random(in: Self.parts.indices, using: &random)
      let book = Self.book { number, contents in
        guard number == part else { return contents }
        var contents = contents
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let first = Int.random(in: 0..<contents.count, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: contents[first] = UInt8.random(in: 0...255, using: &random)
          case 1: contents.removeSubrange(first..<min(contents.count - 1, first + 7))
          case 2:
            contents.insert(
              contentsOf: contents[first...].prefix(40), at: Int.random(in: 0..<contents.count, using: &random))
          default: contents.insert(contentsOf: pieces.randomElement(using: &random)!, at: first)
          }
        }
        return contents
      }
      do throws(SheetProblem) { _ = try Self.read(book) } catch { #expect(error.line >= 0) }
    }
  }
}
