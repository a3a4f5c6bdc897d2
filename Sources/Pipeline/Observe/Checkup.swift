import Casework
import Contract
import Kafka
import Postgres

/// Looks into database and journal for `dripline doctor`. Changes nothing.
public final class Checkup {
  private let connection: Connection
  private let settings: PipelineSettings

  /// `connection`: with the login's own rights.
  public init(_ settings: PipelineSettings, _ connection: Connection) {
    self.settings = settings
    self.connection = connection
  }

  /// What the key ring opens of the journal.
  public struct Ring: Sendable {
    /// The key that lies in the database: none was given.
    public var isDevelopment: Bool
    /// Blocks that were tried, the newest and the oldest of each lane.
    public var blocks: Int
    /// Why some of them did not open, by reason.
    public var closed: [String: Int]
  }

  /// Whether the key ring opens what has been written.
  public func ring() throws -> Ring {
    let (keyring, isDevelopment) = try WorkerConnection.keyring(settings, connection)
    let sealer = Sealer(keyring: keyring)
    var result = Ring(isDevelopment: isDevelopment, blocks: 0, closed: [:])
    // Of each lane the ends: by the primary key, whatever the journal's size.
    let ends = try connection.textRows(
      """
      select l.lane, j.first_offset from dripline.lanes l
      cross join lateral (
        (select first_offset from dripline.journal where lane = l.lane order by first_offset limit 1)
        union
        (select first_offset from dripline.journal where lane = l.lane order by first_offset desc limit 1)) j
      order by 1, 2
      """)
    for row in ends {
      guard let lane = row[0].flatMap({ UInt32($0) }), let first = row[1].flatMap({ Int64($0) }) else { continue }
      result.blocks += 1
      do {
        _ = try Journal.read(connection, LaneID(rawValue: lane), from: first, to: first + 1, limit: 1, sealer: sealer)
      } catch let error where !(error is PostgresError) {
        result.closed["\(error)", default: 0] += 1
      }
    }
    return result
  }

  /// How a lane stands, by the database and by Kafka.
  public struct LaneStanding: Sendable {
    /// `aid.review.passed.v1/3`
    public var name: String
    public var problem: LaneProblem?
    /// Facts that have not taken effect, markers included.
    public var waiting: Int64
    /// Facts that have taken effect and are not published.
    public var unpublished: Int64
  }

  /// Both watermarks of every lane against the cluster's logs.
  public func lanes(_ consumer: Consumer) throws -> [LaneStanding] {
    let rows = try connection.textRows(
      "select lane, next_offset, first_offset, log_base from dripline.lanes where lane <> \(LaneID.clock.rawValue) order by lane"
    )
    var stored: [(id: LaneID, place: TopicPartition, p: Int64, first: Int64, base: Int64)] = []
    for row in rows {
      let id = LaneID(rawValue: UInt32(row[0]!)!)
      guard let topic = id.topic else { continue }
      stored.append(
        (
          id, TopicPartition(topic.name(prefix: settings.prefix), id.partition), Int64(row[1]!)!, Int64(row[2]!)!,
          Int64(row[3]!)!
        ))
    }
    let places = stored.map(\.place)
    let marks = try consumer.queryWatermarks(places, timeoutMs: 10_000)
    let published = try consumer.committed(places, timeoutMs: 15_000)
    return stored.compactMap { lane in
      guard let mark = marks[lane.place]?.shifted(by: lane.base) else { return nil }
      let k = published[lane.place].map { $0 + lane.base }
      return LaneStanding(
        name: lane.id.name(prefix: settings.prefix),
        problem: LaneProblem(
          p: lane.p, k: k, mark, firstOffset: lane.first, isInternal: lane.id.topic?.direction == .internal),
        waiting: max(0, mark.high - lane.p), unpublished: k.map { max(0, lane.p - $0) } ?? 0)
    }
  }
}
