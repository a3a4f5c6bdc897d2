import Casework
import Contract
import Foundation
import Payments
import Postgres

/// Finds the accounts that payments go to, in the journal: the household's card, or the order that gave a new account.
///
/// What counts is what stood when the payment was instructed: the newest card or order that the case had taken by
/// then. So the same payment always goes to the same account, whenever its file is written.
final class PayeeSearch {
  /// A payment whose account is wanted.
  struct Wanted {
    var instructionId: String
    var caseId: String
    var last4: String
    /// The fact that made the instruction.
    var position: Position
  }

  enum Found {
    case payee(Payee)
    case nowhere(Trouble)
  }

  enum Trouble {
    case caseMissing, factMissing, accountMissing

    var text: Localized {
      switch self {
      case .caseMissing: Localized(en: "its case is not in the database", zh: "数据库中没有其个案")
      case .factMissing:
        Localized(
          en: "its case does not know the fact that made it; run `dripline audit verify`",
          zh: "其个案没有生成该指令的记录；请运行 dripline audit verify")
      case .accountMissing:
        Localized(
          en: "the journal holds no account for it that ends as instructed; run `dripline audit verify`",
          zh: "日志中没有与指令末四位一致的账户；请运行 dripline audit verify")
      }
    }
  }

  /// Facts that state an account: applications, and orders to pay to a new one.
  private static let stating: Set<TopicID> = [.applicationSubmitted, .paymentOrdered]
  private static let casesAtOnce = 1000
  private static let offsetsAtOnce = 5000
  private static let blocksAtOnce: Int32 = 16

  private let connection: Connection
  private let sealer: Sealer
  private let progress: (String) -> Void
  /// Journal blocks opened; each once in a search.
  private(set) var blocksRead = 0

  init(_ connection: Connection, sealer: Sealer, progress: @escaping (String) -> Void) {
    self.connection = connection
    self.sealer = sealer
    self.progress = progress
  }

  /// What was found for each of `wanted`, in their order.
  func search(_ wanted: [Wanted]) throws -> [Found] {
    var candidates = [[Position]](repeating: [], count: wanted.count)
    var trouble = [Trouble?](repeating: nil, count: wanted.count)
    var byCase: [String: [Int]] = [:]
    for (index, each) in wanted.enumerated() { byCase[each.caseId, default: []].append(index) }
    let cases = byCase.keys.sorted()
    for start in stride(from: 0, to: cases.count, by: Self.casesAtOnce) {
      let page = cases[start..<min(start + Self.casesAtOnce, cases.count)]
      progress("looking up cases: \(start) of \(cases.count)")
      let taken = try self.taken(page)
      for id in page {
        for index in byCase[id]! {
          guard let facts = taken[id] else {
            trouble[index] = .caseMissing
            continue
          }
          guard let own = facts.lastIndex(of: wanted[index].position) else {
            trouble[index] = .factMissing
            continue
          }
          // Newest first; the order that made the instruction may be the one that states its account.
          candidates[index] = facts[...own].reversed().filter { position in
            LaneID(rawValue: position.lane).topic.map(Self.stating.contains) ?? false
          }
        }
      }
    }
    let stated = try read(Set(candidates.joined()))
    return wanted.indices.map { index in
      if let trouble = trouble[index] { return .nowhere(trouble) }
      // A card that was not accepted, as one sent for a case that is under way, states nothing.
      let payee = candidates[index].lazy.compactMap { stated[$0] }.first { $0.last4 == wanted[index].last4 }
      return payee.map(Found.payee) ?? .nowhere(.accountMissing)
    }
  }

  /// The facts of cases, in the order in which they were taken.
  private func taken(_ ids: ArraySlice<String>) throws -> [String: [Position]] {
    let array = BinaryArray(of: .text)
    for id in ids { array.append(text: id) }
    let rows = try connection.query(SQL.readCases, ParameterWriter(array))
    var found: [String: [Position]] = [:]
    for row in 0..<rows.rowCount {
      let id = try rows.text(row, 0)
      let version = UInt32(bitPattern: try rows.int4(row, 1))
      found[id] = try rows.withBytes(row, 2) { try Case(id: id, version: version, bytes: $0) }.taken.map(\.position)
    }
    return found
  }

  private static let firsts = Statement(
    sql: """
      select distinct b.first_offset from unnest($2::bigint[]) as o(place) cross join lateral (
        select j.first_offset, j.end_offset from dripline.journal j
        where j.lane = $1 and j.first_offset <= o.place order by j.first_offset desc limit 1) b
      where b.end_offset > o.place order by 1
      """,
    parameterTypes: [.int4, .int8Array])
  private static let blocks = Statement(
    sql: """
      select first_offset, end_offset, block, coalesce(key, ''::bytea) from dripline.journal
      where lane = $1 and first_offset = any($2) and first_offset > $3 order by first_offset limit $4
      """,
    parameterTypes: [.int4, .int8Array, .int8, .int4])

  /// The accounts stated by the facts at these places, without those that were not accepted.
  private func read(_ places: Set<Position>) throws -> [Position: Payee] {
    var found: [Position: Payee] = [:]
    for (lane, positions) in Dictionary(grouping: places, by: \.lane).sorted(by: { $0.key < $1.key }) {
      let offsets = positions.map(\.offset).sorted()
      let wanted = Set(offsets)
      var next = 0
      var covered: Int64 = -1
      while next < offsets.count {
        // A block that two pages share is read with the first.
        guard offsets[next] >= covered else {
          next += 1
          continue
        }
        let page = offsets[next..<min(next + Self.offsetsAtOnce, offsets.count)]
        next = page.endIndex
        try readBlocks(lane, page) { end, entry in
          covered = max(covered, end)
          guard wanted.contains(entry.offset), let payee = Self.payee(entry) else { return }
          found[Position(lane: lane, offset: entry.offset)] = payee
        }
      }
    }
    return found
  }

  private func readBlocks(
    _ lane: UInt32, _ offsets: ArraySlice<Int64>, _ body: (Int64, JournalEntry) -> Void
  ) throws {
    let places = BinaryArray(of: .int8)
    for offset in offsets { places.append(int8: offset) }
    let parameters = ParameterWriter()
    parameters.append(int4: Int32(lane))
    parameters.append(array: places)
    let firstRows = try connection.query(Self.firsts, parameters)
    let firsts = BinaryArray(of: .int8)
    for row in 0..<firstRows.rowCount { firsts.append(int8: try firstRows.int8(row, 0)) }
    var last: Int64 = -1
    while firsts.count > 0 {
      let parameters = ParameterWriter()
      parameters.append(int4: Int32(lane))
      parameters.append(array: firsts)
      parameters.append(int8: last)
      parameters.append(int4: Self.blocksAtOnce)
      let rows = try connection.query(Self.blocks, parameters)
      for row in 0..<rows.rowCount {
        last = try rows.int8(row, 0)
        let end = try rows.int8(row, 1)
        let block = try sealer.open(
          try rows.bytes(row, 2), key: try rows.bytes(row, 3), lane: LaneID(rawValue: lane), first: last)
        blocksRead += 1
        if blocksRead % 64 == 0 { progress("reading the journal: \(blocksRead) blocks") }
        for entry in block.entries { body(end, entry) }
      }
      if rows.rowCount < Int(Self.blocksAtOnce) { return }
    }
  }

  /// The account that a fact states; nil where it states none, or was refused.
  private static func payee(_ entry: JournalEntry) -> Payee? {
    let own = entry.rulings.first { $0.position == Position(lane: entry.lane.rawValue, offset: entry.offset) }
    guard entry.dead.isEmpty, let own, [.accepted, .held, .parked].contains(own.verdict) else { return nil }
    return entry.raw.withUnsafeBytes { raw in
      let value = RawRecord.event(raw, recordedAt: entry.recordedAt).value
      guard let start = value.baseAddress, value.count > 0,
        let object = try? JSONSerialization.jsonObject(with: Data(bytes: start, count: value.count)) as? [String: Any]
      else { return nil }
      // Structured mode holds the data in the event.
      let data = object["specversion"] == nil ? object : object["data"] as? [String: Any]
      guard let account = data?["account"] as? [String: Any], let number = account["number"] as? String,
        let holder = account["holder"] as? String
      else { return nil }
      return Payee(holder: holder, account: number, bank: account["bank"] as? String ?? "")
    }
  }
}
