import Contract
import Foundation
import Kafka
import Payments
import Testing

@testable import Pipeline
@testable import dripline

@Suite("What banks answer, on a database", .serialized)
struct ImportTests {
  /// A scene whose payments are in files.
  private static func exported(_ count: Int) throws -> PayingScene {
    let scene = try PayingScene()
    try scene.households(count)
    let desk = try scene.desk()
    let accounts = try AccountsFile.read(path: PayingScene.accountsPath)
    _ = try desk.plan(
      .init(accounts: accounts, format: .pain001, until: PayingScene.due, today: PayingScene.due), after: nil)
    try desk.write(try desk.unwrittenFiles(), accounts: accounts, directory: scene.folder) { _ in }
    return scene
  }

  private static func fen(_ index: Int) -> Int64 { index % 4 == 0 ? 1_000_000 : 76_500 + Int64(index) }

  /// A debit or a credit of a notification.
  static func details(_ id: String, fen: Int64, back: String? = nil, at: String = "2025-05-12T09:30:00+08:00") -> String
  {
    """
    <Ntry><Amt Ccy="CNY">\(Yuan.text(fen))</Amt><CdtDbtInd>\(back == nil ? "DBIT" : "CRDT")</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><DtTm>\(at)</DtTm></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>\(id)</EndToEndId></Refs>
    <Amt Ccy="CNY">\(Yuan.text(fen))</Amt>\(back.map { "<RtrInf><Rsn><Cd>\($0)</Cd></Rsn></RtrInf>" } ?? "")</TxDtls></NtryDtls></Ntry>
    """
  }

  static func notice(_ details: [String]) -> BankFile { BankFileReader().read(Array(text(details).utf8)) }

  static func text(_ details: [String]) -> String {
    """
    <?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
    <GrpHdr><MsgId>M1</MsgId><CreDtTm>2025-05-12T18:00:00+08:00</CreDtTm></GrpHdr><Ntfctn><Id>N</Id>
    \(details.joined(separator: "\n"))
    </Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
    """
  }

  private static func id(_ index: Int) -> String { "C\(index):allowance:1:1" }

  private static func results(_ scene: PayingScene, _ files: [BankFile]) throws -> [String] {
    try scene.desk().judge(files).map { "\($0.known?.id ?? "-") \($0.result.rawValue)" }
  }

  @Test func everyResult() throws {
    let scene = try Self.exported(12)
    try scene.answer(
      Self.id(2), of: "C2", outcome: 1, fen: Self.fen(2), funds: [("province", 67_500), ("county", 9002)])
    try scene.answer(
      Self.id(3), of: "C3", outcome: 2, fen: Self.fen(3), funds: [("province", 67_500), ("county", 9003)])
    let position = scene.fact(6, of: "C5")
    try scene.payment(
      "C5:allowance:1:2", of: "C5", fen: Self.fen(5), funds: [("county", Self.fen(5))], by: position,
      expected: .init(amountFen: 0, account: "1", holder: ""), attempt: 2)
    let file = Self.notice([
      Self.details(Self.id(0), fen: Self.fen(0)), Self.details(Self.id(1), fen: Self.fen(1), back: "AC04"),
      Self.details(Self.id(2), fen: Self.fen(2)), Self.details(Self.id(3), fen: Self.fen(3)),
      Self.details(Self.id(4), fen: Self.fen(4) - 1), Self.details(Self.id(6), fen: Self.fen(6) + 1),
      Self.details(Self.id(5), fen: Self.fen(5)), Self.details("C5:allowance:1:2", fen: Self.fen(5)),
      Self.details("C99:allowance:1:1", fen: 1), Self.details("张三 6217", fen: 1),
      Self.details(Self.id(7), fen: Self.fen(7)), Self.details(Self.id(7), fen: Self.fen(7)),
      Self.details(Self.id(8), fen: Self.fen(8)),
      Self.details(Self.id(8), fen: Self.fen(8), back: "BE01", at: "2025-05-13T09:00:00+08:00"),
    ])
    #expect(file.isWhole)
    #expect(
      try Self.results(scene, [file]) == [
        "C0:allowance:1:1 published", "C1:allowance:1:1 published", "C2:allowance:1:1 repeated",
        "C3:allowance:1:1 contradicts",
        "C4:allowance:1:1 partial", "C6:allowance:1:1 amountDiffers", "C5:allowance:1:1 late",
        "C5:allowance:1:2 notExported",
        "- unknown", "- unknown", "C7:allowance:1:1 published", "C7:allowance:1:1 repeated",
        "C8:allowance:1:1 superseded",
        "C8:allowance:1:1 published",
      ])
  }

  @Test func aRejectedFileIsAnAnswerForEachOfItsPayments() throws {
    let scene = try Self.exported(9)
    let name = try #require(
      try scene.text("select file_id from dripline.payment_files where account = 'county-relief'") as String?)
    func report(_ transactions: String) -> BankFile {
      BankFileReader().read(
        Array(
          """
          <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>S</MsgId>
          <CreDtTm>2025-05-10T11:00:00+08:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>\(name)</OrgnlMsgId>
          <OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>RJCT</GrpSts></OrgnlGrpInfAndSts>\(transactions)</CstmrPmtStsRpt></Document>
          """.utf8))
    }
    let whole = try scene.desk().judge([report("")])
    #expect(whole.map { $0.known?.id } == [1, 2, 3, 5, 6, 7].map(Self.id))
    #expect(whole.allSatisfy { $0.result == .published && $0.entry.said == .returned(.other, code: "") })
    // What is said of one payment counts for it.
    let own =
      "<OrgnlPmtInfAndSts><OrgnlPmtInfId>\(name)</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>C2:allowance:1:1</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>MD07</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>"
    let mixed = try scene.desk().judge([report(own)]).filter { $0.result == .published }
    #expect(mixed.count == 6)
    #expect(mixed.first { $0.known?.id == Self.id(2) }?.entry.said == .returned(.deceased, code: "MD07"))
    // Another file's name: nothing is known of it.
    #expect(try Self.results(scene, [BankFileReader().read(Array(try Sample.rejected().utf8))]) == ["- unknown"])
  }

  @Test func longInstructionsAreFoundByTheirHash() throws {
    let scene = try PayingScene()
    let long = "CASE-341225101001-2025-000000001"
    let id = "\(long):allowance:12:3"
    scene.application(of: long, holder: "长", account: "621700000000001111")
    let position = scene.fact(2, of: long)
    try scene.flush()
    try scene.payment(
      id, of: long, fen: 5, funds: [("county", 5)], by: position,
      expected: .init(amountFen: 5, account: "621700000000001111", holder: "长"))
    let desk = try scene.desk()
    let accounts = try AccountsFile.read(path: PayingScene.accountsPath)
    _ = try desk.plan(
      .init(accounts: accounts, format: .pain001, until: PayingScene.due, today: PayingScene.due), after: nil)
    try desk.write(try desk.unwrittenFiles(), accounts: accounts, directory: scene.folder) { _ in }
    let reference = try #require(try scene.paid().first?.id)
    #expect(Reference.isHash(reference) && reference == Reference.of(id))
    let judged = try desk.judge([
      Self.notice([Self.details(reference, fen: 5), Self.details("H." + String(repeating: "0", count: 32), fen: 5)])
    ])
    #expect(judged.map { $0.known?.id } == [id, nil] && judged.map(\.result) == [.published, .unknown])
    #expect(AnswerEvent.id(id, .returned) == "bank:\(id):returned")
    #expect(AnswerEvent.id(id + ":more", .returned) == "bank:\(Reference.of(id + ":more")):returned")
  }

  @Test func nothingIsPublishedOfAFileThatIsNotWhole() throws {
    let scene = try Self.exported(4)
    let text = Self.text([Self.details(Self.id(1), fen: Self.fen(1)), Self.details(Self.id(2), fen: Self.fen(2))])
    let cut = BankFileReader().read(Array(text.utf8.dropLast(60)))
    #expect(cut.problem?.rule == .truncated && cut.entries.count == 2)
    #expect(try Self.results(scene, [cut]) == ["C1:allowance:1:1 withheld", "C2:allowance:1:1 withheld"])
    // A whole file beside it is published.
    let whole = Self.notice([Self.details(Self.id(1), fen: Self.fen(1))])
    #expect(
      try Self.results(scene, [cut, whole]) == [
        "C1:allowance:1:1 withheld", "C2:allowance:1:1 withheld", "C1:allowance:1:1 published",
      ])
  }

  private static func events(_ judged: [JudgedEntry]) throws -> [String] {
    let publication = AnswerPublication(source: "//bank", prefix: "aid", now: Timestamp.parse("2026-01-01T00:00:00Z")!)
    return try publication.check(judged).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// Shuffled, doubled, dealt out over several files: the same facts are published, to the byte.
  @Test(arguments: 0..<5) func orderAndRepetitionMakeNoDifference(seed: Int) throws {
    let scene = try Self.exported(20)
    var random = SystemRandomNumberGenerator()
    let details = (0..<20).flatMap { index -> [String] in
      let paid = Self.details(Self.id(index), fen: Self.fen(index))
      return index % 3 == 0
        ? [paid, Self.details(Self.id(index), fen: Self.fen(index), back: "AC04", at: "2025-05-14T10:00:00+08:00")]
        : [paid]
    }
    let plain = try Self.events(scene.desk().judge([Self.notice(details)])).sorted()
    #expect(plain.count == 20)
    let doubled = (details + details.filter { _ in Bool.random(using: &random) }).shuffled(using: &random)
    let half = doubled.count / 2
    let other = try Self.events(
      scene.desk().judge([Self.notice(Array(doubled[..<half])), Self.notice(Array(doubled[half...]))])
    ).sorted()
    #expect(other == plain)
  }

  @Test func anAnswerIsTheContractsFact() throws {
    let scene = try Self.exported(3)
    let judged = try scene.desk().judge([Self.notice([Self.details(Self.id(1), fen: Self.fen(1), back: "BE01")])])
    let publication = AnswerPublication(
      source: "//bank.county/341225", prefix: "aid", now: Timestamp.parse("2026-01-01T00:00:00Z")!)
    let checked = try publication.check(judged)
    let line = try #require(checked.first?.line)
    #expect(
      line.id == "bank:C1:allowance:1:1:returned" && line.source == "//bank.county/341225" && line.subject == "C1")
    #expect(line.time == "2025-05-12T09:30:00+08:00" && line.key == "341225101001" && line.topic == .paymentDisbursed)
    #expect(
      line.fact.body
        == .disbursement(
          Disbursement(
            instructionId: Self.id(1), outcome: .returned, amountFen: 76_501, on: Day(year: 2025, month: 5, day: 12)!,
            reason: .nameMismatch)))
    // In the future by the wall clock: the contract would refuse it, so nothing is sent.
    let early = AnswerPublication(source: "//bank", prefix: "aid", now: Timestamp.parse("2025-05-12T00:00:00Z")!)
    #expect(throws: Failure.self) { try early.check(judged) }
    #expect(throws: Failure.self) {
      try AnswerPublication(source: "", prefix: "aid", now: publication.now).check(judged)
    }
  }

  /// Imported twice, both bring the same bytes under the same id: workers see a repeat.
  @Test func importedTwiceTheSameFactIsPublishedTwice() throws {
    let scene = try Self.exported(3)
    let path = scene.folder + "/notice.xml"
    try Self.text([
      Self.details(Self.id(1), fen: Self.fen(1)), Self.details(Self.id(2), fen: Self.fen(2), back: "AC04"),
    ])
    .write(toFile: path, atomically: true, encoding: .utf8)
    let cluster = try MockCluster()
    let topic = "aid.payment.disbursed.v1"
    try cluster.createTopic(topic, partitions: 1)
    for _ in 0..<2 {
      let command = try Command(["pay", "import", path, "--database", scene.url, "--bootstrap", cluster.bootstrap])
      #expect(command.status == 0, "\(command.errors)")
    }
    let consumer = try Consumer(KafkaConfiguration(bootstrap: cluster.bootstrap, ["group.id": "reader"]))
    defer { consumer.close(timeoutMs: 5000) }
    let place = TopicPartition(topic, 0)
    let queue = try #require(try consumer.assign([PartitionOffset(place, 0)])[place])
    let batch = MessageBatch(capacity: 10)
    var messages: [String] = []
    let deadline = ContinuousClock.now + .seconds(30)
    while messages.count < 4 {
      try #require(ContinuousClock.now < deadline)
      _ = consumer.poll(timeoutMs: 5)
      queue.consume(max: 10, into: batch)
      for index in 0..<batch.count {
        var line = batch.value(at: index).map { String(decoding: $0, as: UTF8.self) } ?? ""
        batch.forEachHeader(at: index) { name, value, count in
          line +=
            " \(String(cString: name))="
            + (value.map { String(decoding: UnsafeRawBufferPointer(start: $0, count: count), as: UTF8.self) } ?? "")
        }
        messages.append(line)
      }
      batch.release()
    }
    #expect(messages.count == 4 && Array(messages[..<2]) == Array(messages[2...]))
    #expect(messages[0].contains("ce_id=bank:C1:allowance:1:1:paid") && messages[0].contains("ce_source=//bank"))
    #expect(
      messages[1].contains("\"reason\":\"accountClosed\"")
        && messages[1].contains("ce_id=bank:C2:allowance:1:1:returned"))
  }

  @Test func theVerbTellsAndMasks() throws {
    let scene = try Self.exported(6)
    let path = scene.folder + "/notice.xml"
    let text = Self.text([
      Self.details(Self.id(1), fen: Self.fen(1)), Self.details("张三 621700123001234567", fen: 7),
      Self.details("X:1", fen: 7),
    ])
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let arguments = ["pay", "import", path, "--database", scene.url, "--dry-run"]
    for more in [[], ["--json"], ["--lang", "zh"]] {
      let command = try Command(arguments + more)
      #expect(command.status == 1)
      for text in [command.output, command.errors] { #expect(!text.contains("6217") && !text.contains("张三")) }
      #expect(command.output.contains("X:1"))
    }
    let json = try Command(arguments + ["--json"]).output.split(separator: "\n")
    #expect(json.count == 5)
    #expect(json.last == "{\"published\":false,\"results\":{\"published\":1,\"unknown\":2}}")
    for line in json { #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil) }
    // Broken off: told with its place; exit 1.
    try String(text.dropLast(80)).write(toFile: path, atomically: true, encoding: .utf8)
    let broken = try Command(arguments)
    #expect(
      broken.status == 1 && broken.errors.contains("truncated") == false
        && broken.errors.contains("the file ends early"))
    #expect(try Command(arguments + ["--lang", "zh"]).errors.contains("文件不完整"))
    #expect(try Command(["pay", "import", "--database", scene.url]).status == 2)
    #expect(try Command(["pay", "import", "/nowhere.xml", "--database", scene.url, "--dry-run"]).status == 2)
    #expect(try Command(["pay", "import", path, "--database", scene.url]).status == 2)
  }
}

enum Sample {
  static func rejected() throws -> String {
    let folder = URL(fileURLWithPath: PayingScene.accountsPath).deletingLastPathComponent()
    return try String(contentsOf: folder.appendingPathComponent("rejected.pain.002.xml"), encoding: .utf8)
  }
}
