import Casework
import Contract
import Foundation
import Postgres

/// Takes the identifiers of closed cases' households out of the journal: in each block that holds some, the facts are
/// replaced by what decides alike without them, and the block's key by a new one. The former key is gone with it.
public final class Eraser {
  /// What an erasure is about.
  public struct Order: Sendable {
    public var cases: [String]
    /// Who wants it, as `S1001:Li Min`.
    public var by: String
    public var reason: String

    public init(cases: [String], by: String, reason: String) {
      self.cases = cases
      self.by = by
      self.reason = reason
    }
  }

  /// What was done, or would be.
  public struct Outcome: Sendable, Equatable {
    public var cases = 0
    public var facts = 0
    public var identifiers = 0
    public var blocks = 0
  }

  private let settings: PipelineSettings
  let connection: Connection
  private let keyring: Keyring
  let sealer: Sealer
  private let decoder: FactDecoder
  let progress: (String) -> Void

  /// Topics whose facts name persons, telephones or accounts.
  private static let naming: [TopicID] = [.applicationSubmitted, .householdChanged, .planRecorded, .paymentOrdered]
  private static let blocksAtOnce: Int32 = 64

  /// - Parameters:
  ///   - settings: of the deployment; no broker is needed.
  ///   - progress: told how far it is.
  /// - Throws: when the login may not take the role `dripline_keeper`.
  public init(_ settings: PipelineSettings, progress: @escaping (String) -> Void = { _ in }) throws {
    self.settings = settings
    self.progress = progress
    connection = try WorkerConnection.open(settings, purpose: "erase", as: .keeper)
    guard try connection.textRows(Self.isKeeper) == [["t"]] else { throw NoKeeper() }
    keyring = try WorkerConnection.keyring(settings, connection).0
    sealer = Sealer(keyring: keyring)
    guard let identity = IdentityKey(keyring.identityKey) else {
      throw Keyring.Problem(description: "the key is too short")
    }
    decoder = FactDecoder(identityKey: identity)
  }

  private static let isKeeper = """
    select bool_and(has_function_privilege(oid, 'execute')) from pg_proc
    where pronamespace = 'dripline'::regnamespace and proname in ('erase_block', 'rewrap_blocks')
    """

  /// The login is not one that may change blocks.
  public struct NoKeeper: Error, CustomStringConvertible {
    public let description =
      "this login may not change blocks of the journal: make it a member of dripline_keeper (ops/guides/security.md)"
  }

  private static let blocks = Statement(
    sql: """
      select first_offset, chain, block, coalesce(key, ''::bytea) from dripline.journal
      where lane = $1 and first_offset > $2 order by first_offset limit $3
      """,
    parameterTypes: [.int4, .int8, .int4])
  private static let replace = Statement(
    sql: "select dripline.erase_block($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    parameterTypes: [
      .int4, .int8, .bytea, .bytea, .bytea, .bytea, .text, .int4, .text, .text, .int8, .bytea,
    ])

  /// Erases, or with `isDry` only counts. Each block by a transaction of its own: what was interrupted is done by the
  /// next run.
  /// - Throws: `Refused` where one of the cases may not be erased; nothing has been done then.
  public func erase(_ order: Order, isDry: Bool = false) throws -> Outcome {
    let obstacles = try obstacles(order.cases)
    guard obstacles.isEmpty else { throw Refused(obstacles: obstacles) }
    let wanted = Set(order.cases)
    var outcome = Outcome(cases: wanted.count)
    for (lane, dead) in try lanes(wanted) {
      var last: Int64 = -1
      while true {
        let parameters = ParameterWriter()
        parameters.append(int4: Int32(lane.rawValue))
        parameters.append(int8: last)
        parameters.append(int4: Self.blocksAtOnce)
        let rows = try connection.query(Self.blocks, parameters)
        for row in 0..<rows.rowCount {
          last = try rows.int8(row, 0)
          let plain = try sealer.bytes(try rows.bytes(row, 2), key: try rows.bytes(row, 3), lane: lane, first: last)
          let block = try plain.withUnsafeBytes { try JournalBlock($0) }
          let found = replacements(block, wanted, dead)
          guard !found.records.isEmpty else { continue }
          outcome.blocks += 1
          outcome.facts += found.records.count
          outcome.identifiers += found.identifiers
          guard !isDry else { continue }
          try replace(
            block, block.bytes(plain, replacing: found.records), cases: found.cases, facts: found.records.count,
            chain: [UInt8](try rows.bytes(row, 1)), order)
        }
        progress("\(lane.name(prefix: settings.prefix)): \(outcome.facts) facts in \(outcome.blocks) blocks")
        if rows.rowCount < Int(Self.blocksAtOnce) { break }
      }
    }
    return outcome
  }

  private static let deadPlaces = Statement(
    sql: "select lane, lane_offset from dripline.dead_letters where case_id = any($1)", parameterTypes: [.textArray])
  private static let known = Statement(sql: "select lane from dripline.lanes order by lane")

  /// Where to look, and the dead letters there.
  private func lanes(_ cases: Set<String>) throws -> [(LaneID, Set<Int64>)] {
    let ids = BinaryArray(of: .text)
    for id in cases { ids.append(text: id) }
    var dead: [LaneID: Set<Int64>] = [:]
    let letters = try connection.query(Self.deadPlaces, ParameterWriter(ids))
    for row in 0..<letters.rowCount {
      dead[LaneID(rawValue: UInt32(try letters.int4(row, 0))), default: []].insert(try letters.int8(row, 1))
    }
    let rows = try connection.query(Self.known)
    return try (0..<rows.rowCount).compactMap { row in
      let lane = LaneID(rawValue: UInt32(try rows.int4(row, 0)))
      guard lane.topic.map(Self.naming.contains) ?? false || dead[lane] != nil else { return nil }
      return (lane, dead[lane] ?? [])
    }
  }

  private func replacements(_ block: JournalBlock, _ wanted: Set<String>, _ dead: Set<Int64>) -> (
    records: [Int: [UInt8]], identifiers: Int, cases: Set<String>
  ) {
    var records: [Int: [UInt8]] = [:]
    var cases: Set<String> = []
    var identifiers = 0
    for (index, entry) in block.entries.enumerated() where !entry.isErased {
      guard let topic = block.lane.topic else { break }
      if !entry.dead.isEmpty {
        guard dead.contains(entry.offset) else { continue }
        // What could not be read cannot be sorted: all of it goes.
        records[index] = RawRecord.erased(0)
        identifiers += 1
        continue
      }
      entry.raw.withUnsafeBytes { raw in
        let event = RawRecord.event(raw, recordedAt: entry.recordedAt)
        guard let subject = decoder.subject(of: event, topic: topic), wanted.contains(subject),
          let fact = try? decoder.decode(event, topic: topic),
          let left = Erasure.body([UInt8](event.value), key: decoder.identityKey), left.count > 0
        else { return }
        records[index] = RawRecord.erased(raw, value: left.body, content: fact.content)
        identifiers += left.count
        cases.insert(subject)
      }
    }
    return (records, identifiers, cases)
  }

  private func replace(
    _ block: JournalBlock, _ plain: [UInt8], cases: Set<String>, facts: Int, chain: [UInt8], _ order: Order
  ) throws {
    let sealed = plain.withUnsafeBytes { sealer.seal($0, lane: block.lane, first: block.first) }
    let record = ErasureRecord(
      lane: block.lane, first: block.first, chain: chain,
      digest: sealed.block.withUnsafeBytes { ErasureRecord.digest(of: $0) }, cases: cases.sorted(),
      facts: Int32(facts), orderedBy: order.by, reason: order.reason,
      at: Int64(Date().timeIntervalSince1970 * 1_000_000))
    let parameters = ParameterWriter()
    parameters.append(int4: Int32(record.lane.rawValue))
    parameters.append(int8: record.first)
    parameters.append(bytea: record.chain)
    parameters.append(bytea: record.digest)
    parameters.append(bytea: sealed.block)
    parameters.append(bytea: sealed.key)
    parameters.append(text: record.cases.joined(separator: " "))
    parameters.append(int4: record.facts)
    parameters.append(text: record.orderedBy)
    parameters.append(text: record.reason)
    parameters.append(int8: record.at)
    parameters.append(bytea: record.signature(keyring))
    try connection.query(Self.replace, parameters)
  }

  /// Some of the cases may not be erased.
  public struct Refused: Error, CustomStringConvertible {
    public let obstacles: [String: Obstacle]

    public var description: String {
      let some = obstacles.sorted { $0.key < $1.key }.prefix(5).map { "\($0.key) (\($0.value.rawValue))" }
      return "\(obstacles.count) of the cases keep their identifiers, nothing was erased: "
        + some.joined(separator: ", ") + (obstacles.count > 5 ? ", ..." : "")
    }
  }
}
