import Casework
import Contract
import Kafka
import Migrations
import Policy
import Postgres
import Synthesis
import Testing

@testable import Pipeline

/// A batch is decided while the one before it is being stored; what is refused is taken back with it.
@Suite("Deciding and storing overlap")
struct OverlapTests {
  private static let server = try! TemporaryServer()
  private static let households = 80, batchFacts = 60

  /// One lane a topic, in a database of its own.
  private final class Rig {
    let admin: Connection
    let stage: DecisionStage
    private let decoder: FactDecoder
    private let lanes: [LaneID]
    private var offsets: [Int64]
    /// (`ce_lane`, offset, index, topic, sequence, value) of what came out, in order.
    private(set) var emitted: [String] = []
    private(set) var facts = 0

    init(_ name: String) throws {
      try Connection(url: OverlapTests.server.url, applicationName: "test").execute("create database \(name)")
      let url = OverlapTests.server.url(database: name)
      admin = try Connection(url: url, applicationName: "test")
      _ = try Migrator(admin, Migrations.all).migrate()
      let settings = PipelineSettings(kafka: KafkaConfiguration([:]), databaseURL: url)
      let connection = try WorkerConnection.open(settings, purpose: "test")
      let keyring = try Keyring(parsing: "1:" + String(repeating: "A", count: 43) + "=")
      decoder = FactDecoder(identityKey: IdentityKey(keyring.identityKey)!)
      lanes = TopicID.facts.map { LaneID($0, 0) }
      offsets = lanes.map { _ in 0 }
      try DatabaseLimit.create(lanes, connection)
      stage = DecisionStage(
        connection: connection, settings: settings,
        packs: try PackShelf(connection: connection, source: PackSource.sample), keyring: keyring,
        lanes: lanes.map {
          LaneState(id: $0, epoch: 0, nextOffset: 0, sequences: Sequences(), chain: .start, factTime: 0)
        })
    }

    func batches() -> [FactBatch] {
      var all: [FactBatch] = []
      Synthesis(households: OverlapTests.households, seed: 5).visit { view in
        let event = view.event
        let topic = TopicID(name: event.topic)!
        let index = lanes.firstIndex(of: LaneID(topic, 0))!
        var raw = ByteWriter(capacity: 4096)
        event.data.withUnsafeBytes { RawRecord.append(key: event.key, headers: event.headers, value: $0, to: &raw) }
        if all.last.map({ $0.records.count == OverlapTests.batchFacts }) ?? true { all.append(FactBatch()) }
        let at = event.time.milliseconds
        all.last!.append(
          FactBatch.Content(RawRecord.event(raw.view, recordedAt: at), lanes[index], decoder, .facts),
          lane: index, offset: offsets[index], recordedAt: at, raw.view)
        offsets[index] += 1
      }
      return all
    }

    func note(_ batch: FactBatch, _ out: EmissionBatch) {
      facts += batch.records.count
      for each in out.emissions {
        let value = String(decoding: out.bytes[each.json], as: UTF8.self)
        emitted.append("\(each.lane.rawValue)/\(each.offset)/\(each.index) \(each.topic) \(each.sequence) \(value)")
      }
    }

    /// Everything that is stored but for what is sealed, which is never twice the same.
    func stored() throws -> [String] {
      try [
        "select lane, next_offset, end_offset, sequences, fact_time from dripline.lanes order by lane",
        "select lane, first_offset, end_offset, facts, emissions from dripline.journal order by lane, first_offset",
        "select case_id, version, stage, step, outcome, paid_fen, state from dripline.cases order by case_id",
        "select programme, case_id, generation from dripline.claims order by 2, 1, 3",
        "select * from dripline.villages order by village",
        "select * from dripline.purses order by fund, year, partition",
        "select * from dripline.ledger order by lane, lane_offset, place",
        "select * from dripline.payments order by instruction_id",
        "select * from dripline.answers order by instruction_id",
        "select * from dripline.helpers order by helper",
        "select * from dripline.timers order by due, lane, first_offset",
        "select lane, lane_offset, reason, case_id from dripline.dead_letters order by 1, 2",
      ].flatMap { try admin.textRows($0).map { $0.map { $0 ?? "-" }.joined(separator: " ") } }
    }
  }

  private func oneByOne(_ name: String) throws -> Rig {
    let rig = try Rig(name)
    for batch in rig.batches() { rig.note(batch, try rig.stage.store(batch)) }
    return rig
  }

  private func overlapped(_ rig: Rig, finishingEvery pause: Int = .max) throws {
    for (number, batch) in rig.batches().enumerated() {
      if let done = try rig.stage.process(batch) { rig.note(done.batch, done.emitted) }
      guard number % pause == pause - 1, let done = try rig.stage.finish() else { continue }
      rig.note(done.batch, done.emitted)
    }
    if let done = try rig.stage.finish() { rig.note(done.batch, done.emitted) }
  }

  @Test("it ends as one after the other does, whenever what is decided is stored at once")
  func overlapChangesNothing() throws {
    let reference = try oneByOne("apart")
    #expect(reference.facts > 600 && reference.emitted.count > 1000)
    for pause in [1, 3, Int.max] {
      let rig = try Rig("overlapped\(pause)")
      try overlapped(rig, finishingEvery: pause)
      #expect(rig.facts == reference.facts)
      #expect(rig.emitted == reference.emitted)
      #expect(try rig.stored() == reference.stored())
    }
  }

  /// `refused`: which of the journal's writes lose a race. Two running reach the tries with locked rows.
  @Test(
    "a batch that loses a race takes the next one back with it, and both come again",
    arguments: [[1], [3], [2, 3, 4], [1, 4, 5, 8, 9, 10]])
  func lostRaces(refused: [Int]) throws {
    let reference = try oneByOne("calm\(refused.count)x\(refused[0])")
    let rig = try Rig("contended\(refused.count)x\(refused[0])")
    // A sequence counts on when a transaction is rolled back.
    try rig.admin.execute(
      """
      create sequence public.writes;
      grant usage on sequence public.writes to public;
      create function public.refuse() returns trigger language plpgsql as $$
      begin
        if nextval('public.writes') in (\(refused.map(String.init).joined(separator: ", "))) then
          raise exception 'a race, as if another worker had been first' using errcode = 'DL002';
        end if;
        return null;
      end $$;
      create trigger refuse before insert on dripline.journal for each statement execute function public.refuse();
      """)
    try overlapped(rig)
    #expect(try rig.admin.textRows("select last_value from public.writes")[0][0].flatMap { Int($0) }! > refused.last!)
    #expect(rig.facts == reference.facts)
    #expect(rig.emitted == reference.emitted)
    #expect(try rig.stored() == reference.stored())
  }
}
