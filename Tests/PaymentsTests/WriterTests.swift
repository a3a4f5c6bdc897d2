import Contract
import Tables
import Foundation
import Testing

@testable import Payments

@Suite struct WriterTests {
  /// `DRIPLINE_PAYMENT_FILES` names a folder whose files are held against ISO's schema afterwards; see
  /// ops/check-payment-files.
  private static let folder = ProcessInfo.processInfo.environment["DRIPLINE_PAYMENT_FILES"]

  private static func keep(_ text: String, _ name: String) throws {
    guard let folder else { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  @Test func thePublishedExamplesAreWhatIsWritten() throws {
    #expect(try Sample.written(Sample.transfers, head: Sample.head()) == Sample.text("payments.pain.001.xml"))
    #expect(try Sample.written(Sample.transfers, head: Sample.head(), csv: true) == Sample.text("payments.csv"))
  }

  @Test func writingTwiceGivesTheSameBytes() throws {
    for csv in [false, true] {
      let once = try Sample.written(Sample.transfers, head: Sample.head(), csv: csv)
      #expect(try Sample.written(Sample.transfers, head: Sample.head(), csv: csv) == once)
    }
  }

  /// Every name, however hostile, stands in the file as it is, but for what XML has no place for.
  @Test(arguments: 0..<20) func hostileTextIsReadBack(seed: UInt64) throws {
    var random = Seeded(seed + 1)
    let scalars = Array(
      "<>&\"'=+-@,;\r\n\t \u{0}\u{1}\u{1b}\u{7f}\u{85}\u{2028}\u{FFFE}\u{FEFF}示例abc😀']]>".unicodeScalars)
    let transfers = (0..<50).map { index in
      Transfer(
        instructionId:
          "C\(seed)-\(index)\(String(repeating: "x", count: Int.random(in: 0...30, using: &random))):a:1:1",
        amountFen: Int64.random(in: 1...1_000_000_000, using: &random),
        payee: Payee(
          holder: "户"
            + String(
              String.UnicodeScalarView(
                (0..<Int.random(in: 0...160, using: &random)).map { _ in scalars.randomElement(using: &random)! })),
          account: String(
            (0..<Int.random(in: 12...19, using: &random)).map { _ in "0123456789".randomElement(using: &random)! }),
          bank: Bool.random(using: &random) ? "" : "行\u{8}<"))
    }
    let text = try Sample.written(transfers, head: Sample.head(transfers))
    try Self.keep(text, "random-\(seed).pain.001.xml")
    let read = try Pain001.read(text)
    #expect(read.count == transfers.count)
    for (transfer, node) in zip(transfers, read) {
      #expect(node.at("PmtId", "EndToEndId")?.text == Reference.of(transfer.instructionId))
      #expect(
        node.at("RmtInf", "Ustrd")?.text == (Reference.isLong(transfer.instructionId) ? transfer.instructionId : nil))
      #expect(node.at("Amt", "InstdAmt")?.text == Yuan.text(transfer.amountFen))
      #expect(node.at("CdtrAcct", "Id", "Othr", "Id")?.text == transfer.payee.account)
      let legal = transfer.payee.holder.unicodeScalars.prefix(140).map { scalar -> Unicode.Scalar in
        [0x9, 0xA, 0xD].contains(scalar.value) || scalar.value >= 0x20 && scalar.value < 0xFFFE
          || scalar.value >= 0x10000 ? scalar : "\u{FFFD}"
      }
      #expect(node.at("Cdtr", "Nm").map { Array($0.text.unicodeScalars) } == legal)
    }
  }

  @Test func anotherSumOrNumberThanAnnouncedIsNoFile() throws {
    let head = Sample.head()
    #expect(throws: SumMismatch.self) { try Sample.written(Array(Sample.transfers.dropLast()), head: head) }
    #expect(throws: SumMismatch.self) { try Sample.written(Sample.transfers + [Sample.transfers[0]], head: head) }
    var more = Sample.transfers
    more[1].amountFen += 1
    #expect(throws: SumMismatch.self) { try Sample.written(more, head: head, csv: true) }
    more[1].amountFen = Int64.max
    #expect(throws: SumMismatch.self) { try Sample.written(more, head: head) }
  }

  @Test(arguments: [
    ("=1+1", "\"'=1+1\""), ("+86", "\"'+86\""), ("-1", "\"'-1\""), ("@a", "\"'@a\""), ("\t=1", "\"' =1\""),
    ("  =1", "\"'  =1\""),
    ("＝1", "\"'＝1\""), ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a  b\""), ("", "\"\""), ("6217", "\"6217\""),
    ("示例-甲", "\"示例-甲\""),
  ])
  func cellsAreNoFormulas(text: String, cell: String) { #expect(CSVText.quoted(text) == cell) }

  @Test func theTableHasTheDocumentedColumns() throws {
    let text = try Sample.written(Sample.transfers, head: Sample.head(), csv: true)
    let scanner = CSVScanner(bytesMax: 1 << 20, BytesSource(text).read)
    #expect(try scanner.row() == TransferSheet.columns)
    #expect(
      try scanner.row() == [
        "1", "示例甲", "6217001230001234", "示例农商行", "765.00", "C0001:allowance:1:1", "county/2025+province/2025",
        "2025-05-10", "340012345678901234",
      ])
    #expect(try scanner.row()?[0] == "2")
    #expect(try scanner.row()?[5] == Reference.of(Sample.longId))
    #expect(try scanner.row() == nil)
    let hostile = try Sample.written(Sample.hostile, head: Sample.head(Sample.hostile), csv: true)
    let other = CSVScanner(bytesMax: 1 << 20, BytesSource(hostile).read)
    _ = try other.row()
    #expect(try other.row()?[1] == "'=1+1 & <示例乙> \"丙\"")
    let last = try other.row()
    #expect(last?[1].hasPrefix("长 名 [31m示") == true && last?[3] == "'@示例")
  }
}

/// The transactions of a pain.001.
enum Pain001 {
  static func read(_ text: String) throws -> [XMLNode] {
    let cursor = XMLCursor(XMLSource(bytesMax: 1 << 26, BytesSource(text).read))
    guard try cursor.root() == "Document", cursor.namespace == Pain001Writer.namespace else { return [] }
    var found: [XMLNode] = []
    cursor.enter()
    while case .element("CstmrCdtTrfInitn") = try cursor.next() {
      cursor.enter()
      while case .element(let name) = try cursor.next() {
        guard name == "PmtInf" else { continue }
        cursor.enter()
        while case .element(let name) = try cursor.next() {
          if name == "CdtTrfTxInf" { found.append(try cursor.node()) }
        }
      }
    }
    try cursor.finish()
    return found
  }
}

/// Bytes in pieces of any size.
final class BytesSource {
  private let bytes: [UInt8]
  private var next = 0
  private let piece: Int
  init(_ text: String, piece: Int = .max) {
    bytes = Array(text.utf8)
    self.piece = piece
  }
  init(_ bytes: [UInt8], piece: Int = .max) {
    self.bytes = bytes
    self.piece = piece
  }
  func read(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = min(buffer.count, bytes.count - next, piece)
    buffer.copyBytes(from: bytes[next..<next + count])
    next += count
    return count
  }
}
