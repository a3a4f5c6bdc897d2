import COpenSSL
import Casework
import Contract
import Postgres

/// What was done to one block of the journal, as the log of erasures keeps it.
struct ErasureRecord {
  var lane: LaneID
  var first: Int64
  /// The block's place in the lane's chain, which stays as it was.
  var chain: [UInt8]
  /// SHA-256 of what was left of the block.
  var digest: [UInt8]
  var cases: [String]
  var facts: Int32
  var orderedBy: String
  var reason: String
  /// Microseconds since 1970.
  var at: Int64

  /// Signs it: whoever lacks the key ring can neither write nor change one.
  func signature(_ keyring: Keyring) -> [UInt8] {
    var text = ByteWriter(capacity: 256)
    text.unsigned(UInt64(lane.rawValue))
    text.signed(first)
    for part in [chain, digest] { part.withUnsafeBytes { text.blob($0) } }
    text.unsigned(cases.count)
    for id in cases { text.text(id) }
    text.unsigned(UInt64(facts))
    text.text(orderedBy)
    text.text(reason)
    text.signed(at)
    return GCM.mac(text.bytes, key: keyring.erasureKey)
  }

  static func digest(of block: UnsafeRawBufferPointer) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    SHA256(block.baseAddress?.assumingMemoryBound(to: UInt8.self), block.count, &digest)
    return digest
  }
}

/// The erasures of one lane: of each block, the last.
struct LaneErasures {
  fileprivate var last: [Int64: ErasureRecord] = [:]

  enum Standing {
    /// Nothing was erased.
    case none
    /// It is what the last erasure left.
    case erased
    /// It should be, and is not.
    case otherwise
  }

  func standing(of block: UnsafeRawBufferPointer, at first: Int64, chain: ChainHash) -> Standing {
    guard let record = last[first] else { return .none }
    return record.chain == chain.value && record.digest == ErasureRecord.digest(of: block) ? .erased : .otherwise
  }
}

/// All erasures, read at once.
struct ErasureLog {
  private var lanes: [LaneID: LaneErasures] = [:]
  /// Of records that bear no signature of this ring.
  private(set) var forged: [String] = []

  private static let all = Statement(
    sql: """
      select number, lane, first_offset, chain, digest, cases, facts, ordered_by, reason,
        (extract(epoch from at) * 1000000)::bigint, signature
      from dripline.erasures order by number
      """)

  init(_ connection: Connection, _ keyring: Keyring) throws {
    let rows = try connection.query(Self.all)
    for row in 0..<rows.rowCount {
      let record = ErasureRecord(
        lane: LaneID(rawValue: UInt32(try rows.int4(row, 1))), first: try rows.int8(row, 2),
        chain: [UInt8](try rows.bytes(row, 3)), digest: [UInt8](try rows.bytes(row, 4)),
        cases: try rows.text(row, 5).split(separator: " ").map(String.init), facts: try rows.int4(row, 6),
        orderedBy: try rows.text(row, 7), reason: try rows.text(row, 8), at: try rows.int8(row, 9))
      guard record.signature(keyring) == [UInt8](try rows.bytes(row, 10)) else {
        forged.append("erasure \(try rows.int8(row, 0)): its signature is not this deployment's")
        continue
      }
      lanes[record.lane, default: LaneErasures()].last[record.first] = record
    }
  }

  func lane(_ id: LaneID) -> LaneErasures { lanes[id] ?? LaneErasures() }
}
