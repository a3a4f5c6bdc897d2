import Contract
import Foundation
import Kafka
import Migrations
import Payments
import Policy
import Postgres
import Synthesis
import Testing

@testable import Pipeline
@testable import dripline

/// Households of the synthetic province through the real decisions: granted, exported, answered by a bank, settled.
@Suite("From the grant to the settled payment", .serialized)
struct WholeWayTests {
  private static let server = Result { try TemporaryServer() }

  private static func settings() throws -> PipelineSettings {
    let server = try server.get()
    let name = "way" + UUID().uuidString.replacing("-", with: "").lowercased()
    try Connection(url: server.url, applicationName: "test").execute("create database \(name)")
    let admin = try Connection(url: server.url(database: name), applicationName: "test")
    _ = try Migrator(admin, Migrations.all).migrate()
    try DevelopmentKey.ensure(admin)
    var settings = PipelineSettings(kafka: KafkaConfiguration([:]), databaseURL: server.url(database: name))
    settings.clock = .facts
    // Every fact is stored before the next is read.
    settings.batchFacts = 1
    return settings
  }

  @Test func booksAgreeAtEveryStage() throws {
    let settings = try Self.settings()
    let writer = try DatabaseLimit(settings: settings, pack: PackSource.sample, partitions: 3)
    // The synthetic bank knows nothing of our files: its answers are left out.
    var accounts: Set<String> = []
    try Synthesis(households: 120, seed: 5).visit { view in
      let event = view.event
      let topic = TopicID(name: event.topic)!
      if topic == .applicationSubmitted,
        let object = try JSONSerialization.jsonObject(with: Data(event.data)) as? [String: Any],
        let account = object["account"] as? [String: Any], let number = account["number"] as? String
      {
        accounts.insert(number)
      }
      guard topic != .paymentDisbursed else { return }
      try event.data.withUnsafeBytes {
        try writer.add(topic: topic, key: event.key, headers: event.headers, value: $0, at: event.time)
      }
    }
    let admin = try Connection(url: settings.databaseURL, applicationName: "test")
    func number(_ sql: String) throws -> Int { Int(try admin.textRows(sql)[0][0]!)! }
    let instructed = try number("select count(*) from dripline.payments")
    #expect(instructed > 20)
    let early = Day(year: 2000, month: 1, day: 1)!
    func agree(_ what: Comment) throws {
      let result = try PayingDesk(settings).reconcile(today: early)
      #expect(result.agrees, what)
      for each in result.differences { Issue.record("\(what): \(each)") }
    }
    try agree("instructed")

    // Into files.
    let folder = NSTemporaryDirectory() + "dripline-way-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let desk = try PayingDesk(settings)
    let list = try AccountsFile.read(path: PayingScene.accountsPath)
    let until = Day(number: Int32(try number("select max(due) from dripline.payments")))
    let plan = try desk.plan(.init(accounts: list, format: .pain001, until: until, today: early), after: nil).plan
    #expect(plan.unpayable.isEmpty)
    var paths: [String] = []
    try desk.write(try desk.unwrittenFiles(), accounts: list, directory: folder) { outcome in
      #expect(outcome.problems.isEmpty)
      paths += outcome.paths
    }
    let transfers = try paths.flatMap {
      try TransferList([UInt8](try Data(contentsOf: URL(fileURLWithPath: $0)))).transfers
    }
    #expect(transfers.count == instructed && Set(transfers.map(\.id)).count == instructed)
    #expect(transfers.allSatisfy { accounts.contains($0.paid.account) })
    try agree("exported")

    // The bank pays most and returns every fifth.
    let booked = Timestamp.format(Instant(milliseconds: until.start.milliseconds + 36_000_000))
    let notice = ImportTests.notice(
      transfers.enumerated().map { index, transfer in
        ImportTests.details(transfer.id, fen: transfer.paid.amountFen, back: index % 5 == 0 ? "AC04" : nil, at: booked)
      })
    #expect(notice.isWhole)
    let judged = try desk.judge([notice])
    #expect(judged.allSatisfy { $0.result == .published } && judged.count == instructed)
    let now = Instant(milliseconds: until.start.milliseconds + 86_400_000 * 2)
    for each in try AnswerPublication(source: "//bank", prefix: "aid", now: now).check(judged) {
      try each.bytes.withUnsafeBytes { raw in
        let data = UnsafeRawBufferPointer(rebasing: raw[each.line.data])
        try writer.add(
          topic: .paymentDisbursed, key: each.line.key!, headers: each.line.headers, value: data, at: each.line.fact.at)
      }
    }
    _ = try writer.finish()
    #expect(try number("select count(*) from dripline.answers") == instructed)
    #expect(try number("select count(*) from dripline.answers where outcome = 2") == (instructed + 4) / 5)
    // What came next is instructed: the month after, or the same once more.
    #expect(try number("select count(*) from dripline.payments where file_id is null") > 0)
    try agree("answered")

    // The same file once more: all of it has been answered.
    let again = try PayingDesk(settings).judge([notice])
    #expect(again.allSatisfy { $0.result == .repeated })
    // Attempts after a return are new payments of the same instalment, in files of their own.
    _ = try desk.plan(.init(accounts: list, format: .pain001, until: until + 400, today: early), after: nil)
    try desk.write(try desk.unwrittenFiles(), accounts: list, directory: folder) { #expect($0.problems.isEmpty) }
    #expect(try number("select count(*) from dripline.payments where file_id is null") == 0)
    try agree("exported once more")
  }
}
