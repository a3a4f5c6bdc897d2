import Casework
import Contract
import Foundation
import Kafka
import Postgres

/// Taking over lanes: the steps (a) to (c) before the first fact is read.
///
/// (a) raise each lane's epoch, which fences whoever held it, and read watermark P;
/// (b) read watermark K, waiting for open transactions to end;
/// (c) publish what the journal holds for [K, P), and commit P.
/// A lane whose marks do not fit is halted with a reason: never guess, never start at zero.
struct Takeover {
  let consumer: Consumer
  let connection: Connection
  let producer: Producer
  let group: GroupMetadata
  let settings: PipelineSettings
  let keyring: Keyring
  let log: Log
  let owner: String
  let progress: Progress

  struct Result {
    /// Ready lanes; each starts at its `nextOffset`.
    var lanes: [LaneState] = []
    /// Takeovers since the lane last advanced, by lane, where there is something to read.
    var stalled: [LaneID: Int] = [:]
    var halted: [(lane: LaneID, why: String)] = []
  }

  private static let timeoutMs = 30_000

  func take(_ partitions: [TopicPartition], stopping: () -> Bool) throws -> Result {
    let suffixes = Dictionary(uniqueKeysWithValues: TopicID.facts.map { ($0.name(prefix: settings.prefix), $0) })
    var places: [LaneID: TopicPartition] = [:]
    for partition in partitions {
      guard let topic = suffixes[partition.topic] else { continue }
      places[LaneID(topic, partition.partition)] = partition
    }
    let found = try retrying(stopping) { () throws(KafkaError) in
      try consumer.queryWatermarks(Array(places.values), timeoutMs: 10_000)
    }
    try create(places, places.mapValues { found[$0]! })
    var rows = try raise(Array(places.keys))
    let bases = Dictionary(uniqueKeysWithValues: rows.map { ($0.state.id, $0.state.base) })
    let marks = Dictionary(uniqueKeysWithValues: places.map { ($0, found[$1]!.shifted(by: bases[$0] ?? 0)) })
    Failpoint.takeover.pass()
    try noteEnds(rows, marks)
    // K is read again behind the new epoch: what the former owner still published counts.
    let published = try committedOffsets(Array(places.values), stopping)
    return try settle(&rows, places, marks, published)
  }

  // MARK: (a)

  private func create(_ places: [LaneID: TopicPartition], _ marks: [LaneID: Watermarks]) throws {
    let lane = BinaryArray(of: .int4), topic = BinaryArray(of: .text), partition = BinaryArray(of: .int4)
    let start = BinaryArray(of: .int8), ending = BinaryArray(of: .int8)
    for (id, place) in places.sorted(by: { $0.key < $1.key }) {
      let mark = marks[id]!
      lane.append(int4: Int32(id.rawValue))
      topic.append(text: place.topic)
      partition.append(int4: place.partition)
      start.append(int8: mark.low)
      ending.append(int8: mark.high)
    }
    let parameters = ParameterWriter(lane, topic, partition, start, ending)
    parameters.append(bytea: ChainHash.start.value)
    try connection.query(SQL.createLanes, parameters)
  }

  private struct Row {
    var state: LaneState
    var firstOffset: Int64
    var takeovers: Int
  }

  private func raise(_ ids: [LaneID]) throws -> [Row] {
    let lane = BinaryArray(of: .int4)
    for id in ids.sorted() { lane.append(int4: Int32(id.rawValue)) }
    let parameters = ParameterWriter(lane)
    parameters.append(text: owner)
    let rows = try connection.query(SQL.takeOver, parameters)
    return try (0..<rows.rowCount).map { row in
      var counts = ByteReader(try rows.bytes(row, 3))
      return Row(
        state: LaneState(
          id: LaneID(rawValue: UInt32(try rows.int4(row, 0))), epoch: try rows.int8(row, 1),
          nextOffset: try rows.int8(row, 2), sequences: try Sequences(from: &counts),
          chain: ChainHash(value: [UInt8](try rows.bytes(row, 4))), factTime: try rows.int8(row, 5),
          base: try rows.int8(row, 10)),
        firstOffset: try rows.int8(row, 7), takeovers: Int(try rows.int4(row, 6)))
    }
  }

  private func noteEnds(_ rows: [Row], _ marks: [LaneID: Watermarks]) throws {
    let lane = BinaryArray(of: .int4), epoch = BinaryArray(of: .int8), ending = BinaryArray(of: .int8)
    for row in rows {
      lane.append(int4: Int32(row.state.id.rawValue))
      epoch.append(int8: row.state.epoch)
      ending.append(int8: marks[row.state.id]!.high)
    }
    try connection.query(SQL.noteEnds, ParameterWriter(lane, epoch, ending))
  }

  // MARK: (b)

  private func committedOffsets(
    _ partitions: [TopicPartition], _ stopping: () -> Bool
  ) throws -> [TopicPartition: Int64] {
    try retrying(stopping) { () throws(KafkaError) in
      try consumer.committed(partitions, timeoutMs: Self.timeoutMs)
    }
  }

  private func retrying<T>(_ stopping: () -> Bool, _ body: () throws(KafkaError) -> T) throws(KafkaError) -> T {
    var attempt = 0
    while true {
      do throws(KafkaError) {
        return try body()
      } catch {
        attempt += 1
        guard error.isRetriable, !error.isFatal, attempt < 8, !stopping() else { throw error }
        Backoff.pause(attempt: attempt)
      }
    }
  }

  // MARK: (c)

  private func settle(
    _ rows: inout [Row], _ places: [LaneID: TopicPartition], _ marks: [LaneID: Watermarks],
    _ published: [TopicPartition: Int64]
  ) throws -> Result {
    var result = Result()
    var first: [LaneID: Int64] = [:]
    var gaps: [(state: LaneState, from: Int64)] = []
    for row in rows.sorted(by: { $0.state.id < $1.state.id }) {
      let id = row.state.id
      let mark = marks[id]!
      let p = row.state.nextOffset
      let k = published[places[id]!].map { $0 + row.state.base }
      if let k, k > p, try isSuperseded(row.state) {
        throw Superseded()
      }
      let isInternal = id.topic?.direction == .internal
      if let why = try problem(p: p, k: k, mark, places[id]!, row, isInternal: isInternal) {
        result.halted.append((id, why))
        continue
      }
      if k == nil { first[id] = p }
      if let k, k < p { gaps.append((row.state, k)) }
      result.lanes.append(row.state)
      if mark.high > p + (isInternal ? 1 : 0), row.takeovers > 2 { result.stalled[id] = row.takeovers }
    }
    let publish = try PublishStage(
      producer: producer, settings: settings, group: group, logs: LogPlaces(rows.map(\.state)),
      told: ToldBefore.load(connection)
    ) {
      try consumer.commit($0, timeoutMs: 15_000)
    }
    if !first.isEmpty {
      // From now on K exists, so that its absence can never mean "nothing published yet".
      try publish.begin()
      try publish.commit(first)
    }
    let broken = try Republishing(
      connection: connection, publish: publish, sealer: Sealer(keyring: keyring), log: log,
      prefix: settings.prefix, republished: progress.metrics.republished
    ).run(gaps)
    result.halted += broken
    result.lanes.removeAll { lane in broken.contains { $0.lane == lane.id } }
    return result
  }

  /// K beyond P is no fault when another worker has taken the lane over meanwhile and brought it forward: a
  /// worker that was frozen between (a) and (b) sees just that.
  private func isSuperseded(_ state: LaneState) throws -> Bool {
    let id = BinaryArray(of: .int4)
    id.append(int4: Int32(state.id.rawValue))
    let row = try connection.query(SQL.readLanes, ParameterWriter(id))
    return try row.rowCount == 1 && row.int8(0, 1) != state.epoch
  }

  private func problem(
    p: Int64, k: Int64?, _ mark: Watermarks, _ place: TopicPartition, _ row: Row, isInternal: Bool
  ) throws -> String? {
    func found(_ mark: Watermarks) -> LaneProblem? {
      LaneProblem(p: p, k: k, mark, firstOffset: row.firstOffset, isInternal: isInternal)
    }
    // The former owner may have gone on since the end was read.
    if case .logEnds = found(mark) {
      return found(try consumer.queryWatermarks(place, timeoutMs: 15_000).shifted(by: row.state.base))?.description
    }
    return found(mark)?.description
  }
}

/// Another worker owns the lane now.
struct Superseded: Error, CustomStringConvertible {
  let description = "another worker has taken the lanes over"
}

struct TakeoverProblem: Error, CustomStringConvertible {
  let description: String
}
