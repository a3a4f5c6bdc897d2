import Contract
import Foundation
import Kafka
import Migrations
import Payments
import Policy
import Postgres

@testable import Casework
@testable import Pipeline

/// A database with cases, their journal and payments, as workers leave them, and a folder for files.
///
/// The rows are made here; who is paid what is known to the test.
final class PayingScene {
  private static let server = Result { try TemporaryServer() }

  let url: String
  let admin: Connection
  let settings: PipelineSettings
  let folder: String
  private let sealer: Sealer
  /// Entries that are in no block yet, by lane.
  private var open: [UInt32: [(raw: [UInt8], verdict: Verdict)]] = [:]
  private var firsts: [UInt32: Int64] = [:]
  private var cases: [String: [Position]] = [:]
  private(set) var payments: [String: Expected] = [:]

  /// What has to be in a file.
  struct Expected: Equatable {
    var amountFen: Int64
    var account: String
    var holder: String
  }

  init() throws {
    let server = try Self.server.get()
    let name = "pay" + UUID().uuidString.replacing("-", with: "").lowercased()
    try Connection(url: server.url, applicationName: "test").execute("create database \(name)")
    url = server.url(database: name)
    admin = try Connection(url: url, applicationName: "test")
    _ = try Migrator(admin, Migrations.all).migrate()
    try DevelopmentKey.ensure(admin)
    settings = PipelineSettings(kafka: KafkaConfiguration(), databaseURL: url)
    sealer = Sealer(keyring: try WorkerConnection.keyring(settings, admin).0)
    folder = NSTemporaryDirectory() + "dripline-pay-" + UUID().uuidString
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func desk() throws -> PayingDesk { try PayingDesk(settings) }

  // MARK: Facts

  /// A fact of a case, at the end of a lane. Topic 0 is an application, 15 an order about a payment.
  @discardableResult
  func fact(
    _ topic: UInt32, of caseId: String, partition: UInt32 = 0, verdict: Verdict = .accepted, json: String = "{}"
  ) -> Position {
    let lane = topic * UInt32(LaneID.partitionsMax) + partition
    var raw = ByteWriter(capacity: 512)
    Array(json.utf8).withUnsafeBytes {
      RawRecord.append(key: "341225101001", headers: [("content-type", "application/json")], value: $0, to: &raw)
    }
    let position = Position(lane: lane, offset: firsts[lane, default: 0] + Int64(open[lane, default: []].count))
    open[lane, default: []].append((raw.bytes, verdict))
    cases[caseId, default: []].append(position)
    return position
  }

  @discardableResult
  func application(
    of caseId: String, holder: String, account: String, bank: String = "示例农商行", partition: UInt32 = 0,
    verdict: Verdict = .accepted, isStructured: Bool = false
  ) -> Position {
    let data =
      "{\"programme\":\"allowance\",\"account\":{\"bank\":\"\(bank)\",\"number\":\"\(account)\",\"holder\":\"\(holder)\"}}"
    return fact(
      0, of: caseId, partition: partition, verdict: verdict,
      json: isStructured ? "{\"specversion\":\"1.0\",\"data\":\(data)}" : data)
  }

  @discardableResult
  func retry(of caseId: String, holder: String, account: String, verdict: Verdict = .accepted) -> Position {
    fact(
      15, of: caseId, verdict: verdict,
      json: "{\"order\":\"retry\",\"account\":{\"bank\":\"示例邮储\",\"number\":\"\(account)\",\"holder\":\"\(holder)\"}}")
  }

  /// Closes the open blocks: what was added so far stands in the journal.
  func flush() throws {
    for (lane, entries) in open.sorted(by: { $0.key < $1.key }) {
      let first = firsts[lane, default: 0]
      let builder = BlockBuilder()
      builder.begin(lane: LaneID(rawValue: lane), first: first, sequences: Sequences())
      for (index, entry) in entries.enumerated() {
        let offset = first + Int64(index)
        let out = Proceedings()
        out.rulings.append(
          .init(
            identity: 1, position: Position(lane: lane, offset: offset), verdict: entry.verdict, step: 0, reasons: 0..<0
          ))
        let head = EntryHead(
          offset: offset, turn: 0, partition: 0, recordedAt: 1_741_312_800_000, at: 1_741_312_800_000,
          arrivedAt: 1_741_312_800_000, village: 341_225_101_001, pack: 0)
        entry.raw.withUnsafeBytes { builder.append(head, raw: $0, out) }
      }
      let end = first + Int64(entries.count)
      let sealed = withExtendedLifetime(builder) {
        sealer.seal(builder.finished(end: end), lane: LaneID(rawValue: lane), first: first)
      }
      let parameters = ParameterWriter()
      parameters.append(int4: Int32(lane))
      parameters.append(int8: first)
      parameters.append(int8: end)
      parameters.append(int4: Int32(entries.count))
      parameters.append(bytea: sealed.block)
      parameters.append(bytea: sealed.key)
      try admin.query(Self.insertBlock, parameters)
      firsts[lane] = end
    }
    open = [:]
    for (id, taken) in cases {
      var state = Case(id: id)
      state.taken = taken.enumerated().map { Taken(identity: UInt64($0), content: 0, position: $1) }
      state.village = 341_225_101_001
      var bytes = ByteWriter(capacity: 256)
      state.encode(to: &bytes)
      let parameters = ParameterWriter()
      parameters.append(text: id)
      parameters.append(bytea: bytes.bytes)
      try admin.query(Self.insertCase, parameters)
    }
  }

  /// An officer holds the payments of a household whose first instalment is with nobody yet.
  func hold(_ id: String) throws {
    var state = Case(id: id)
    state.taken = (cases[id] ?? []).enumerated().map { Taken(identity: UInt64($0), content: 0, position: $1) }
    state.village = 341_225_101_001
    var grant = Entitlement(step: 0, grantedOn: Self.due, count: 3, shares: [])
    grant.status = .held
    grant.outstanding = [.init(number: 1, attempt: 1, dueOn: Self.due, amountsFen: [])]
    state.entitlement = grant
    var bytes = ByteWriter(capacity: 256)
    state.encode(to: &bytes)
    let parameters = ParameterWriter()
    parameters.append(text: id)
    parameters.append(bytea: bytes.bytes)
    try admin.query(Self.insertCase, parameters)
  }

  private static let insertBlock = Statement(
    sql: """
      insert into dripline.journal (lane, first_offset, end_offset, epoch, facts, emissions, chain, block, key)
      values ($1, $2, $3, 0, $4, 0, '', $5, $6)
      """,
    parameterTypes: [.int4, .int8, .int8, .int4, .bytea, .bytea])
  private static let insertCase = Statement(
    sql: """
      insert into dripline.cases (case_id, village, programme, stage, outcome, step, version, base, paid_fen, state)
      values ($1, 341225101001, 'allowance', 1, 0, 0, 1, 0, 0, $2)
      on conflict (case_id) do update set state = excluded.state
      """,
    parameterTypes: [.text, .bytea])

  // MARK: Payments

  static let due = Day(year: 2025, month: 5, day: 10)!

  /// A payment as the worker inserts it, with its entry in the ledger.
  func payment(
    _ id: String, of caseId: String, fen: Int64, funds: [(String, Int64)], by position: Position, expected: Expected,
    due: Day = due, number: Int = 1, attempt: Int = 1
  ) throws {
    payments[id] = expected
    let shares = funds.map { "{\"fund\":\"\($0.0)\",\"year\":2025,\"amountFen\":\($0.1)}" }.joined(separator: ",")
    try admin.execute(
      """
      insert into dripline.payments (instruction_id, case_id, programme, village, entitlement, number, attempt, amount_fen,
        funds, due, account_last4, lane, lane_offset)
      values ('\(id)', '\(caseId)', 'allowance', 341225101001, '\(caseId):allowance', \(number), \(attempt), \(fen),
        '[\(shares)]', \(due.number), '\(expected.account.suffix(4))', \(position.lane), \(position.offset))
      """)
    try book(6, funds, caseId, at: position, number: number)
  }

  /// The bank's answer as the worker records it, with its entries in the ledger.
  func answer(_ id: String, of caseId: String, outcome: Int, fen: Int64, funds: [(String, Int64)]) throws {
    let position = fact(6, of: caseId)
    try admin.execute(
      """
      insert into dripline.answers (instruction_id, outcome, reason, amount_fen, on_day, lane, lane_offset)
      values ('\(id)', \(outcome), null, \(fen), 20218, \(position.lane), \(position.offset))
      """)
    try book(6 + outcome, funds, caseId, at: position, number: 1)
  }

  private func book(_ kind: Int, _ funds: [(String, Int64)], _ caseId: String, at position: Position, number: Int)
    throws
  {
    // Accounts of the ledger: committed 3, instructed 4, paid 5.
    let columns = [3: "committed", 4: "instructed", 5: "paid"]
    let (from, to) = kind == 6 ? (3, 4) : kind == 7 ? (4, 5) : (4, 3)
    for (place, share) in funds.enumerated() {
      try admin.execute(
        """
        insert into dripline.purses (fund, year, partition, version, earmark, source_word, source, available, escrow, committed,
            instructed, paid, receivable, lapsed, dry, frozen, waiting, state)
          values ('\(share.0)', 2025, -1, 1, '', '', -1000000000, 0, 0, 1000000000, 0, 0, 0, 0, false, false, 0, '')
          on conflict do nothing;
        update dripline.purses set \(columns[from]!) = \(columns[from]!) - \(share.1), \(columns[to]!) = \(columns[to]!) + \(share.1)
          where fund = '\(share.0)';
        insert into dripline.ledger (lane, lane_offset, place, fund, year, partition, kind, from_account, to_account, amount_fen,
            case_id, instalment, at)
          values (\(position.lane), \(position.offset), \(place), '\(share.0)', 2025, -1, \(kind), \(from), \(to), \(share.1),
            '\(caseId)', \(number), 0)
        """)
    }
  }

  /// Households with one payment each, over several lanes and blocks.
  func households(_ count: Int, blockOf: Int = 7) throws {
    for index in 0..<count {
      let id = "C\(index)"
      let account = "62170012300\(10_000 + index)"
      application(
        of: id, holder: "示例户\(index)", account: account, partition: UInt32(index % 3), isStructured: index % 5 == 0)
      let position = fact(2, of: id, partition: UInt32(index % 3))
      let funds: [(String, Int64)] =
        index % 4 == 0 ? [("housing", 1_000_000)] : [("province", 67_500), ("county", Int64(9000 + index))]
      try payment(
        "\(id):allowance:1:1", of: id, fen: funds.reduce(0) { $0 + $1.1 }, funds: funds, by: position,
        expected: Expected(amountFen: funds.reduce(0) { $0 + $1.1 }, account: account, holder: "示例户\(index)"))
      if index % blockOf == blockOf - 1 { try flush() }
    }
    try flush()
  }

  // MARK: Files

  static var accountsPath: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("ops/payments/accounts.yaml").path
  }

  /// Files in the folder by name, temporary ones left out.
  func files() throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where !name.hasPrefix(".") {
      found[name] = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
    }
    return found
  }

  /// What the files pay, by end-to-end id; an id that stands twice is told twice.
  func paid() throws -> [(id: String, paid: Expected)] {
    try files().filter { $0.key.hasSuffix(".xml") }.flatMap { _, bytes in
      try TransferList(bytes).transfers
    }
  }

  func text(_ sql: String) throws -> String {
    try admin.textRows(sql).map { $0.map { $0 ?? "-" }.joined(separator: " ") }.joined(separator: "\n")
  }
}

/// The transfers of a pain.001, read by another parser than the program's.
struct TransferList {
  private(set) var transfers: [(id: String, paid: PayingScene.Expected)] = []

  init(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    func value(_ part: Substring, _ start: String, _ end: String) -> String {
      guard let from = part.range(of: start), let to = part[from.upperBound...].range(of: end) else { return "" }
      return String(part[from.upperBound..<to.lowerBound])
    }
    var rest = text[...]
    while let start = rest.range(of: "<CdtTrfTxInf>"), let end = rest.range(of: "</CdtTrfTxInf>") {
      let part = rest[start.upperBound..<end.lowerBound]
      let yuan = value(part, "Ccy=\"CNY\">", "<")
      transfers.append(
        (
          value(part, "<EndToEndId>", "<"),
          .init(
            amountFen: Int64(yuan.filter { $0 != "." }) ?? -1, account: value(part, "<CdtrAcct><Id><Othr><Id>", "<"),
            holder: value(part, "<Cdtr><Nm>", "<"))
        ))
      rest = rest[end.upperBound...]
    }
  }
}
