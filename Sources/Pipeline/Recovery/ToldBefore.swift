import COpenSSL
import Contract
import Postgres

/// What was published from facts that the database has forgotten since, for it was set back to an earlier moment.
///
/// The facts are taken again. What is decided alike has been said and is not said twice; what is decided otherwise goes
/// out under an id of its own, `lane/offset/index~1`, so that nobody takes it for a repeat.
struct ToldBefore {
  struct Key: Hashable {
    var lane: UInt32
    var offset: Int64
    var place: Int32
  }

  struct Words {
    /// How often something else had been said before.
    var again: Int32
    var digest: Int64
  }

  /// Under which ids, and what.
  private(set) var words: [Key: Words] = [:]
  /// What, under whatever id: offers and deadlines that come again stand at other places in their lanes, and what is
  /// decided on them has other ids.
  private var said: Set<Int64> = []
  /// Facts that are taken again: in lanes that others publish to, those below these offsets.
  private var forgotten: [LaneID: Int64] = [:]
  /// In the pipeline's own lanes, those that are dated before the recovery; milliseconds since 1970.
  private var moment: Int64 = 0

  private static let everything = Statement(sql: "select lane, lane_offset, place, again, digest from dripline.told")
  private static let bounds = Statement(
    sql: """
      select lane, forgotten_to, (select (extract(epoch from max(recovered_at)) * 1000)::bigint from dripline.recoveries)
      from dripline.lanes
      """)

  /// Mostly nothing.
  static func load(_ connection: Connection) throws -> ToldBefore {
    let rows = try connection.query(everything)
    var told = ToldBefore()
    guard rows.rowCount > 0 else { return told }
    for row in 0..<rows.rowCount {
      let key = Key(lane: UInt32(try rows.int4(row, 0)), offset: try rows.int8(row, 1), place: try rows.int4(row, 2))
      let words = Words(again: try rows.int4(row, 3), digest: try rows.int8(row, 4))
      told.words[key] = words
      told.said.insert(words.digest)
    }
    let bounds = try connection.query(bounds)
    for row in 0..<bounds.rowCount {
      told.forgotten[LaneID(rawValue: UInt32(try bounds.int4(row, 0)))] = try bounds.int8(row, 1)
      if !bounds.isNull(row, 2) { told.moment = try bounds.int8(row, 2) }
    }
    return told
  }

  /// Under which turn of its id an emission is to be published, 0 for the first; nil: it has been said.
  func turn(of emission: EmissionBatch.Emission, _ subject: UnsafeRawBufferPointer, _ json: UnsafeRawBufferPointer)
    -> Int32?
  {
    guard !words.isEmpty else { return 0 }
    if hasSaid(emission.topic, subject, json, of: emission.lane, emission.offset, at: emission.at) != nil { return nil }
    let key = Key(lane: emission.lane.rawValue, offset: emission.offset, place: Int32(emission.index))
    return words[key].map { $0.again + 1 } ?? 0
  }

  /// The digest of an emission that has been said already; nil: it has not.
  ///
  /// A case's state is always said anew: the newest record of a case is the one that a compacted topic keeps. What the
  /// pipeline tells itself is always told again: those topics were made anew.
  func hasSaid(
    _ topic: TopicID, _ subject: UnsafeRawBufferPointer, _ json: UnsafeRawBufferPointer, of lane: LaneID,
    _ offset: Int64,
    at time: Int64
  ) -> Int64? {
    guard !said.isEmpty, topic != .caseState, topic.direction == .out else { return nil }
    guard lane.topic?.direction == .in ? offset < forgotten[lane] ?? 0 : time <= moment else { return nil }
    let digest = Self.digest(topic, subject, json)
    return said.contains(digest) ? digest : nil
  }

  /// Notes what stands on a topic; of one place the latest holds.
  mutating func note(_ key: Key, _ said: Words) {
    guard said.again >= words[key]?.again ?? 0 else { return }
    words[key] = said
  }

  /// Of what was said: the same for the same words, in any process.
  static func digest(_ topic: TopicID, _ subject: UnsafeRawBufferPointer, _ json: UnsafeRawBufferPointer) -> Int64 {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
    var head = (topic.rawValue, UInt32(subject.count).littleEndian)
    withUnsafeBytes(of: &head.0) { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    withUnsafeBytes(of: &head.1) { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    _ = EVP_DigestUpdate(context, subject.baseAddress, subject.count)
    _ = EVP_DigestUpdate(context, json.baseAddress, json.count)
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    return digest.withUnsafeBytes { Int64(littleEndian: $0.loadUnaligned(as: Int64.self)) }
  }
}

extension ToldBefore.Key {
  /// Reads `lane/offset/index` or `lane/offset/index~turn`; nil: no id of this pipeline.
  static func read(id: String, prefix: String) -> (key: ToldBefore.Key, again: Int32)? {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, let offset = Int64(parts[parts.count - 2]),
      let lane = LaneID(name: parts.dropLast(2).joined(separator: "/"), prefix: prefix)
    else { return nil }
    let last = parts[parts.count - 1].split(separator: "~", omittingEmptySubsequences: false)
    guard last.count <= 2, let place = Int32(last[0]) else { return nil }
    guard last.count == 2 else { return (ToldBefore.Key(lane: lane.rawValue, offset: offset, place: place), 0) }
    guard let again = Int32(last[1]), again > 0 else { return nil }
    return (ToldBefore.Key(lane: lane.rawValue, offset: offset, place: place), again)
  }
}
