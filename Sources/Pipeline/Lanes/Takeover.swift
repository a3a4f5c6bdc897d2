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

  struct Result {
    /// Ready lanes; each starts at its `nextOffset`.
    var lanes: [LaneState] = []
    /// Takeovers since the lane last advanced, by lane, where there is something to read.
    var stalled: [LaneID: Int] = [:]
    var halted: [(lane: LaneID, why: String)] = []
  }

  private static let timeoutMs = 30_000
  /// Journal blocks that are read and published at a time.
  private static let chunk: Int32 = 64

  func take(_ partitions: [TopicPartition], stopping: () -> Bool) throws -> Result {
    let suffixes = Dictionary(uniqueKeysWithValues: TopicID.facts.map { ($0.name(prefix: settings.prefix), $0) })
    var marks: [LaneID: Watermarks] = [:]
    var places: [LaneID: TopicPartition] = [:]
    for partition in partitions {
      guard let topic = suffixes[partition.topic] else { continue }
      let lane = LaneID(topic, partition.partition)
      places[lane] = partition
      marks[lane] = try retrying(stopping) { () throws(KafkaError) in
        try consumer.queryWatermarks(partition, timeoutMs: 5000)
      }
    }
    try create(places, marks)
    var rows = try raise(Array(places.keys))
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
          chain: ChainHash(value: [UInt8](try rows.bytes(row, 4))), factTime: try rows.int8(row, 5)),
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
      let k = published[places[id]!]
      if let k, k > p, try isSuperseded(row.state) {
        throw Superseded()
      }
      if let why = problem(p: p, k: k, mark, firstOffset: row.firstOffset) {
        result.halted.append((id, why))
        continue
      }
      if k == nil { first[id] = p }
      if let k, k < p { gaps.append((row.state, k)) }
      result.lanes.append(row.state)
      if mark.high > p, row.takeovers > 1 { result.stalled[id] = row.takeovers }
    }
    let publish = try publisher()
    if !first.isEmpty {
      // From now on K exists, so that its absence can never mean "nothing published yet".
      try publish.begin()
      try publish.commit(first)
    }
    for gap in gaps { try republish(gap.state, from: gap.from, publish) }
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

  private func problem(p: Int64, k: Int64?, _ mark: Watermarks, firstOffset: Int64) -> String? {
    if let k, k > p { return "offset \(k) is committed in Kafka but facts have taken effect only below \(p)" }
    if k == nil, p > firstOffset { return "facts below \(p) have taken effect but the group has no committed offset" }
    if mark.low > p { return "the log begins at \(mark.low), behind the next fact \(p): facts were lost" }
    if mark.high < p { return "the log ends at \(mark.high), before the next fact \(p): it is not the log of this database" }
    return nil
  }

  private func publisher() throws -> PublishStage {
    try PublishStage(producer: producer, settings: settings, group: group) {
      try consumer.commit($0, timeoutMs: 15_000)
    }
  }

  private func republish(_ state: LaneState, from k: Int64, _ publish: PublishStage) throws {
    let sealer = Sealer(keyring: keyring)
    var next = k
    var count = 0
    while next < state.nextOffset {
      let blocks = try Journal.read(
        connection, state.id, from: next, to: state.nextOffset, limit: Self.chunk, sealer: sealer)
      guard let last = blocks.last, blocks[0].block.first <= next else {
        throw TakeoverProblem(
          description: "the journal of lane \(state.id.name(prefix: settings.prefix)) has a hole at \(next)")
      }
      try publish.begin()
      for stored in blocks {
        let batch = EmissionBatch(republishing: stored.block, from: k)
        count += batch.emissions.count
        try publish.produce(batch)
      }
      next = last.block.end
      try publish.commit([state.id: next])
    }
    log.info(
      "published what the former owner had not",
      [("lane", state.id.name(prefix: settings.prefix)), ("from", "\(k)"), ("to", "\(state.nextOffset)"), ("emissions", "\(count)")])
  }
}

/// Another worker owns the lane now.
struct Superseded: Error, CustomStringConvertible {
  let description = "another worker has taken the lanes over"
}

struct TakeoverProblem: Error, CustomStringConvertible {
  let description: String
}

extension EmissionBatch {
  /// The emissions of a block's facts from offset `from` on, with the numbers that they had.
  convenience init(republishing block: JournalBlock, from: Int64) {
    self.init()
    var sequences = block.sequences
    for entry in block.entries {
      for (index, emission) in entry.emissions.enumerated() {
        let sequence = sequences.next(emission.topic)
        guard entry.offset >= from else { continue }
        let start = json.count
        json.append(contentsOf: emission.json)
        emissions.append(
          Emission(
            topic: emission.topic,
            partition: emission.topic.direction == .internal ? entry.partition : -1, lane: block.lane,
            offset: entry.offset, index: index, sequence: sequence,
            at: entry.at == 0 ? entry.recordedAt : entry.at, village: entry.village,
            subject: emission.subject, json: start..<json.count))
      }
    }
  }
}
