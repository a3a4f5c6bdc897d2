import Contract
import Testing

@testable import Payments

@Suite struct ReaderTests {
  static let reader = BankFileReader()

  @Test func aStatusReportTellsEachPayment() throws {
    let file = Self.reader.read(try Sample.bytes("status.pain.002.xml"))
    #expect(file.form == .pain002 && file.isWhole)
    #expect(
      file.said == [
        "C0001:allowance:1:1 paid 76500", "C0002:allowance:1:1 returned accountClosed AC04 -",
        "C0003:allowance:1:1 pending ACSP -", "H.f5bc0db55abc94fa0a77eb9b04938042 returned nameMismatch BE01 -",
      ])
    #expect(file.entries[0].at == Timestamp.parse("2025-05-10T10:58:31+08:00"))
    #expect(file.entries[1].at == Timestamp.parse("2025-05-10T11:00:00+08:00"))
    #expect(file.entries.map(\.voucher) == ["BK20250510000001", "S-2", "S-3", "S-4"])
    #expect(Set(file.entries.map(\.fileId)) == ["D20250510-0123456789abcdef01234567"])
    #expect(file.entries.map(\.line) == [13, 21, 27, 32])
  }

  @Test func aRejectedFileIsToldAsAWhole() throws {
    let file = Self.reader.read(try Sample.bytes("rejected.pain.002.xml"))
    #expect(file.isWhole && file.said == ["file D20250510-0123456789abcdef01234567 returned other AM04 -"])
    // A time without an offset is China's.
    #expect(file.entries[0].at == Timestamp.parse("2025-05-10T11:05:00+08:00"))
  }

  @Test func aNoticeTellsWhatWasPaidAndWhatCameBack() throws {
    let file = Self.reader.read(try Sample.bytes("notice.camt.054.xml"))
    #expect(file.form == .camt054 && file.isWhole)
    #expect(
      file.said == [
        "C0001:allowance:1:1 paid 76500", "C0002:allowance:1:1 paid 76500",
        "C0002:allowance:1:1 returned deceased MD07 76500", "C0003:allowance:1:1 pending PDNG 76500",
      ])
    #expect(file.entries.map(\.voucher) == ["BK20250512000001", "BK20250512000002", "BK20250512000003", "E-3"])
    #expect(file.entries[2].at == Day(year: 2025, month: 5, day: 12)?.start)
  }

  @Test func aReturnTableIsReadInEitherLanguage() throws {
    let file = Self.reader.read(try Sample.bytes("returns.csv"))
    let expected = ["C0001:allowance:1:1 paid 76500", "C0002:allowance:1:1 returned accountClosed AC04 76500"]
    #expect(file.form == .csv && file.isWhole && file.said == expected)
    let chinese =
      "\u{FEFF}结果,指令编号,金额,入账时间,凭证号,原因\n成功,C0001:allowance:1:1,765.00,2025-05-12,V1,\n退回,\"C0002:allowance:1:1\",765.00,2025-05-12T09:31:00+08:00,凭证二,户名不符\n合计,2,1530.00\n"
    let other = Self.reader.read(Array(chinese.utf8))
    #expect(
      other.isWhole
        && other.said == ["C0001:allowance:1:1 paid 76500", "C0002:allowance:1:1 returned nameMismatch  76500"])
    // A voucher that is no identifier is replaced by one that is always the same.
    #expect(other.entries[1].voucher.hasPrefix("V-") && Reference.isIdentifier(other.entries[1].voucher))
  }

  @Test(arguments: [
    ("AC04", ReturnReason.accountClosed), ("BE01", .nameMismatch), ("MD07", .deceased), ("AC01", .other), ("", .other),
    ("ac04", .accountClosed), ("RR04", .other), ("户名不符", .nameMismatch),
  ])
  func codesAreReduced(code: String, reason: ReturnReason) { #expect(ReturnCode.reason(code) == reason) }

  /// What stands in a bank's code field is shown only where it has a code's form.
  @Test func aCodeThatIsAnotherTextIsNotShown() {
    #expect(ReturnCode.shown("AC04") == "AC04")
    #expect(ReturnCode.shown("张三") == "" && ReturnCode.shown("\u{1b}[3") == "" && ReturnCode.shown("AC04 6217") == "")
  }

  private static func edited(_ name: String, _ old: String, _ new: String) throws -> BankFile {
    let text = try Sample.text(name)
    #expect(text.contains(old))
    return reader.read(Array(text.replacing(old, with: new, maxReplacements: 1).utf8))
  }

  @Test(arguments: [
    ("notice.camt.054.xml", "camt.054.001.08", "camt.054.001.09", FileProblem.Rule.namespace, 2, "Document", 0),
    ("notice.camt.054.xml", "BkToCstmrDbtCdtNtfctn", "BkToCstmrStmt", .namespace, 3, "Document/BkToCstmrStmt", 0),
    ("status.pain.002.xml", "pain.002.001.10", "pain.002.001.03", .namespace, 2, "Document", 0),
    (
      "notice.camt.054.xml", "<Amt Ccy=\"CNY\">765.00", "<Amt Ccy=\"USD\">765.00", .currency, 19,
      "Ntfctn/Ntry/NtryDtls/TxDtls/Amt/@Ccy", 0
    ),
    (
      "notice.camt.054.xml", "<Amt Ccy=\"CNY\">765.00", "<Amt>765.00", .missing, 19,
      "Ntfctn/Ntry/NtryDtls/TxDtls/Amt/@Ccy", 0
    ),
    (
      "notice.camt.054.xml", "<Amt Ccy=\"CNY\">765.00", "<Amt Ccy=\"CNY\">-765.00", .negative, 19,
      "Ntfctn/Ntry/NtryDtls/TxDtls/Amt", 0
    ),
    (
      "notice.camt.054.xml", "<Amt Ccy=\"CNY\">765.00", "<Amt Ccy=\"CNY\">765.001", .decimals, 19,
      "Ntfctn/Ntry/NtryDtls/TxDtls/Amt", 0
    ),
    (
      "notice.camt.054.xml", "<Amt Ccy=\"CNY\">765.00", "<Amt Ccy=\"CNY\">0", .amount, 19,
      "Ntfctn/Ntry/NtryDtls/TxDtls/Amt", 0
    ),
    ("notice.camt.054.xml", "<CdtDbtInd>CRDT", "<CdtDbtInd>CREDIT", .word, 32, "Ntfctn/Ntry/CdtDbtInd", 2),
    (
      "notice.camt.054.xml", "<BookgDt><Dt>2025-05-12", "<BookgDt><Dt>2025-02-30", .time, 35, "Ntfctn/Ntry/BookgDt/Dt",
      2
    ),
    (
      "notice.camt.054.xml", "<Refs><EndToEndId>C0002:allowance:1:1</EndToEndId></Refs>", "", .reference, 38,
      "Ntfctn/Ntry/NtryDtls/TxDtls/Refs/EndToEndId", 2
    ),
    (
      "status.pain.002.xml", "<OrgnlEndToEndId>C0002:allowance:1:1</OrgnlEndToEndId>", "", .reference, 21,
      "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlEndToEndId", 1
    ),
    (
      "status.pain.002.xml", "<InstdAmt Ccy=\"CNY\">765.00", "<InstdAmt Ccy=\"CNY\">765,00", .amount, 19,
      "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/Amt/InstdAmt", 0
    ),
    ("status.pain.002.xml", "<CreDtTm>2025-05-10T11:00:00+08:00</CreDtTm>", "", .missing, 4, "GrpHdr/CreDtTm", 0),
    (
      "status.pain.002.xml", "<OrgnlMsgId>D20250510-0123456789abcdef01234567</OrgnlMsgId>\n", "", .missing, 5,
      "OrgnlGrpInfAndSts/OrgnlMsgId", 0
    ),
    ("returns.csv", ",paid,765.00", ",paid,-765.00", .negative, 2, "amount", 0),
    ("returns.csv", ",paid,765.00", ",paid,765.005", .decimals, 2, "amount", 0),
    ("returns.csv", ",returned,", ",bounced,", .word, 3, "outcome", 1),
    ("returns.csv", ",AC04,", ",,", .missing, 3, "reason", 1),
    ("returns.csv", "2025-05-12 09:31:00", "12.05.2025", .time, 3, "booked_at", 1),
    ("returns.csv", "C0002:allowance:1:1", "", .reference, 3, "instruction_id", 1),
    ("returns.csv", "TOTAL,2,", "TOTAL,3,", .total, 4, "TOTAL", 2),
    ("returns.csv", "1530.00", "1530.01", .total, 4, "TOTAL", 2),
    ("returns.csv", "TOTAL,2,1530.00,,,\r\n", "", .truncated, 4, "TOTAL", 2),
    ("returns.csv", "outcome", "name", .columns, 1, "column 2", 0),
    ("returns.csv", ",voucher", "", .columns, 1, "voucher", 0),
    ("returns.csv", ",BK20250512000002", ",BK20250512000002,x", .columns, 3, "column 7", 1),
    (
      "returns.csv", "TOTAL,2,1530.00,,,\r\n", "TOTAL,2,1530.00,,,\r\nC3,paid,1.00,2025-05-12,,v\r\n", .total, 5, "$", 2
    ),
  ])
  func eachFaultIsNamedWithItsPlace(
    name: String, old: String, new: String, rule: FileProblem.Rule, line: Int, field: String, before: Int
  ) throws {
    let file = try Self.edited(name, old, new)
    #expect(file.problem == FileProblem(rule, line: line, field: field))
    #expect(file.entries.count == before)
  }

  @Test func aProblemNeverShowsAValue() throws {
    for rule in FileProblem.Rule.allCases {
      let problem = FileProblem(rule, line: 3, field: "Ntry/Amt")
      #expect(problem.description.hasPrefix("line 3: Ntry/Amt: \(rule.rawValue): "))
      #expect(!problem.meaning.zh.isEmpty && !problem.remedy.zh.isEmpty && !problem.remedy.en.isEmpty)
    }
  }

  @Test(arguments: [
    "<!DOCTYPE Document [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE Document SYSTEM \"http://127.0.0.1/x\">",
    "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>",
  ])
  func documentTypesAreRefused(doctype: String) throws {
    let text = try Sample.text("notice.camt.054.xml").replacing("?>\n", with: "?>\n\(doctype)\n", maxReplacements: 1)
    for piece in [1, 7, 512, 100_000] {
      let source = BytesSource(text, piece: piece)
      let file = Self.reader.read(source.read)
      #expect(file.problem?.rule == .doctype && file.entries.isEmpty)
    }
  }

  @Test func otherEncodingsAreRefused() throws {
    let text = try Sample.text("notice.camt.054.xml")
    let wide: [UInt8] = text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(Self.reader.read([0xFF, 0xFE] + wide).problem?.rule == .encoding)
    #expect(Self.reader.read(wide).problem?.rule == .encoding)
    for name in ["UTF-7", "IBM037", "ISO-8859-1", "UTF-16"] {
      let renamed = text.replacing("encoding=\"UTF-8\"", with: "encoding=\"\(name)\"")
      #expect([.encoding, .malformed].contains(Self.reader.read(Array(renamed.utf8)).problem?.rule))
    }
    // Chinese banks write GB18030; all that is read here is ASCII.
    let chinese = Array(text.replacing("encoding=\"UTF-8\"", with: "encoding=\"GB18030\"").utf8)
    #expect(Self.reader.read(chinese).entries.count == 4)
    var csv = try Sample.bytes("returns.csv")
    csv[csv.firstIndex(of: UInt8(ascii: "p"))!] = 0xFF
    #expect(Self.reader.read(csv).problem == FileProblem(.encoding, line: 2, field: "column 2"))
  }

  @Test func everyLengthOfAFileButTheWholeIsAProblem() throws {
    for name in ["notice.camt.054.xml", "status.pain.002.xml", "returns.csv"] {
      let bytes = try Sample.bytes(name)
      let whole = Self.reader.read(bytes)
      var end = bytes.count
      while [0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
      // The table's last commas say nothing.
      if name.hasSuffix("csv") { while bytes[end - 1] == 0x2C { end -= 1 } }
      for count in 0..<end {
        let file = Self.reader.read(Array(bytes[..<count]))
        let problem = try #require(file.problem, "\(name) cut at \(count) passes for whole")
        let fits = name.hasSuffix("csv") ? problem.rule != .malformed : [.truncated, .empty].contains(problem.rule)
        #expect(fits, "\(name) cut at \(count): \(problem)")
        let isPrefix = file.entries == Array(whole.entries.prefix(file.entries.count))
        #expect(isPrefix, "\(name) cut at \(count)")
      }
    }
  }

  @Test func theSizeOfPiecesMakesNoDifference() throws {
    for name in ["notice.camt.054.xml", "status.pain.002.xml", "returns.csv", "rejected.pain.002.xml"] {
      let bytes = try Sample.bytes(name)
      let whole = Self.reader.read(bytes)
      for piece in [1, 2, 3, 63, 511] {
        let file = Self.reader.read(BytesSource(bytes, piece: piece).read)
        #expect(file.entries == whole.entries && file.problem == nil && file.form == whole.form)
      }
    }
  }

  /// Damaged at random, a file is whole or has a problem; nothing worse happens.
  @Test(arguments: 0..<4) func damagedFilesAreRefusedOrRead(seed: UInt64) throws {
    var random = Seeded(seed + 77)
    for name in ["notice.camt.054.xml", "status.pain.002.xml", "returns.csv"] {
      let bytes = try Sample.bytes(name)
      for _ in 0..<500 {
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let place = Int.random(in: 0..<damaged.count, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: damaged[place] = UInt8.random(in: 0...255, using: &random)
          case 1: damaged.remove(at: place)
          case 2: damaged.insert(UInt8.random(in: 0...255, using: &random), at: place)
          default: damaged.append(contentsOf: damaged[place..<min(damaged.count, place + 40)])
          }
        }
        let file = Self.reader.read(damaged)
        for entry in file.entries {
          #expect(Reference.isIdentifier(entry.voucher) && (entry.amountFen ?? 1) > 0)
        }
      }
    }
  }

  @Test func sizesAreBounded() throws {
    var small = BankFileReader()
    small.bytesMax = 1000
    #expect(small.read(try Sample.bytes("notice.camt.054.xml")).problem?.rule == .tooLarge)
    let rows = (0..<50).map { "C\($0):a:1:1,paid,1.00,2025-05-12,,v\n" }.joined()
    #expect(
      small.read(Array("instruction_id,outcome,amount,booked_at,reason,voucher\n\(rows)TOTAL,50,50.00\n".utf8)).problem?
        .rule == .tooLarge)
    var few = BankFileReader()
    few.entriesMax = 2
    #expect(few.read(try Sample.bytes("notice.camt.054.xml")).problem?.rule == .tooMany)
    let start = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><BkToCstmrDbtCdtNtfctn>"
    func rule(_ text: String) -> FileProblem.Rule? { Self.reader.read(Array((start + text).utf8)).problem?.rule }
    #expect(rule("<GrpHdr>" + String(repeating: "<A>", count: 100)) == .tooDeep)
    #expect(rule("<Other>" + String(repeating: "<A>", count: 100)) == .tooDeep)
    #expect(rule("<GrpHdr>" + String(repeating: "<A/>", count: 2000)) == .tooMany)
    #expect(rule("<GrpHdr><MsgId>" + String(repeating: "x", count: 100_000)) == .tooLarge)
    #expect(
      rule("<x:GrpHdr xmlns:x=\"urn:other\"><MsgId>1</MsgId></x:GrpHdr></BkToCstmrDbtCdtNtfctn></Document>") == .missing
    )
    let long = "instruction_id,outcome,amount,booked_at,reason,voucher\n\"" + String(repeating: "x", count: 2000)
    #expect(Self.reader.read(Array(long.utf8)).problem == FileProblem(.tooLarge, line: 2, field: "column 1"))
  }

  @Test func aFileThatCannotBeReadToItsEndIsAProblem() throws {
    struct Broken: Error {}
    let source = BytesSource(try Sample.bytes("notice.camt.054.xml"), piece: 600)
    var pieces = 0
    let file = Self.reader.read { buffer in
      pieces += 1
      guard pieces < 3 else { throw Broken() }
      return try source.read(buffer)
    }
    #expect(file.problem?.rule == .unreadable)
    #expect(Self.reader.read { _ in throw Broken() }.problem?.rule == .unreadable)
    #expect(Self.reader.read([]).problem?.rule == .empty)
  }

  @Test func severalTransactionsNeedSumsOfTheirOwn() throws {
    let file = try Self.edited(
      "notice.camt.054.xml", "<Amt Ccy=\"CNY\">765.00</Amt>\n<CdtDbtInd>DBIT</CdtDbtInd>\n</TxDtls>\n<TxDtls>",
      "</TxDtls>\n<TxDtls>")
    #expect(file.problem?.rule == .missing && file.problem?.field == "Ntfctn/Ntry/NtryDtls/TxDtls/Amt")
  }

  @Test func aDebitThatReversesACreditIsNoPayment() throws {
    let file = try Self.edited("notice.camt.054.xml", "<CdtDbtInd>CRDT</CdtDbtInd>", "<CdtDbtInd>DBIT</CdtDbtInd>")
    #expect(file.isWhole && file.said[2] == "C0002:allowance:1:1 pending RVSL 76500")
  }
}
