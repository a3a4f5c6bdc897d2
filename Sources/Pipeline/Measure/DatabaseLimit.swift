import Casework
import Contract
import Foundation
import Policy
import Postgres

/// How fast the database alone takes what the pipeline writes: real batches, decided in this process, each
/// stored by the pipeline's own statements while nothing else runs. Only the time in the database counts.
public final class DatabaseLimit {
  /// What was measured.
  public struct Result: Sendable {
    public var facts = 0
    public var databaseSeconds = 0.0
    /// Wall time of each batch, deciding included, in milliseconds.
    public var batchMilliseconds: [Double] = []
    public var factsPerSecond: Double { Double(facts) / databaseSeconds }
  }

  private let connection: Connection
  private let stage: DecisionStage
  private let decoder: FactDecoder
  private let settings: PipelineSettings
  private let lanes: [LaneID: Int]
  private let partitions: Int32
  private var offsets: [Int64]
  private var batch = FactBatch()
  private var raw = ByteWriter(capacity: 4096)
  private var result = Result()

  public init(settings: PipelineSettings, pack: PackSource, partitions: Int) throws {
    self.settings = settings
    self.partitions = Int32(partitions)
    connection = try WorkerConnection.open(settings, purpose: "bench")
    let (keyring, _) = try WorkerConnection.keyring(settings, connection)
    decoder = FactDecoder(identityKey: IdentityKey(keyring.identityKey)!)
    let ids = TopicID.facts.flatMap { topic in (0..<Int32(partitions)).map { LaneID(topic, $0) } }
    lanes = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    offsets = [Int64](repeating: 0, count: ids.count)
    let states = ids.map {
      LaneState(id: $0, epoch: 0, nextOffset: 0, sequences: Sequences(), chain: .start, factTime: 0)
    }
    try Self.create(ids, connection)
    stage = DecisionStage(
      connection: connection, settings: settings, packs: try PackShelf(connection: connection, source: pack),
      keyring: keyring, lanes: states)
  }

  static func create(_ ids: [LaneID], _ connection: Connection) throws {
    let lane = BinaryArray(of: .int4), topic = BinaryArray(of: .text), partition = BinaryArray(of: .int4)
    let start = BinaryArray(of: .int8), ending = BinaryArray(of: .int8)
    for id in ids {
      lane.append(int4: Int32(id.rawValue))
      topic.append(text: id.topic!.name())
      partition.append(int4: id.partition)
      start.append(int8: 0)
      ending.append(int8: 0)
    }
    let parameters = ParameterWriter(lane, topic, partition, start, ending)
    parameters.append(bytea: ChainHash.start.value)
    try connection.query(SQL.createLanes, parameters)
  }

  /// Takes one event as Kafka would bring it.
  public func add(
    topic: TopicID, key: String, headers: [(name: String, value: String)], value: UnsafeRawBufferPointer, at: Instant
  ) throws {
    let hash = key.utf8.reduce(UInt32(17)) { ($0 &* 31) &+ UInt32($1) }
    let index = lanes[LaneID(topic, Int32(hash % UInt32(partitions)))]!
    raw.clear()
    RawRecord.append(key: key, headers: headers, value: value, to: &raw)
    let content = FactBatch.Content(
      RawRecord.event(raw.view, recordedAt: at.milliseconds), LaneID(topic, 0), decoder, .facts)
    batch.append(content, lane: index, offset: offsets[index], recordedAt: at.milliseconds, raw.view)
    offsets[index] += 1
    if batch.records.count == settings.batchFacts { try flush() }
  }

  /// Stores the rest and answers with what was measured.
  public func finish() throws -> Result {
    try flush()
    result.databaseSeconds = stage.databaseSeconds
    connection.close()
    return result
  }

  private func flush() throws {
    guard !batch.isEmpty else { return }
    let start = DispatchTime.now().uptimeNanoseconds
    _ = try stage.store(batch)
    result.batchMilliseconds.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6)
    result.facts += batch.records.count
    batch.clear()
  }
}
