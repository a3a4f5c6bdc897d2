import Kafka

extension PipelineSettings {
  /// The group under which the clock commits.
  public var clockGroup: String { "\(group).clock" }

  /// A consumer that looks at a group's offsets, or reads under its name; a member only once it subscribes.
  public func consumer(group: String) throws -> Consumer {
    try Consumer(kafka.merging(KafkaConfiguration(["group.id": group])))
  }
}

/// Asks the broker for watermark K of lanes: the facts' in the group, the clock's in a group of its own.
///
/// Its clients stay connected until `close`. One thread's.
public final class CommittedOffsets {
  private let settings: PipelineSettings
  public let facts: Consumer
  private let clock: Consumer

  public init(_ settings: PipelineSettings) throws {
    self.settings = settings
    facts = try settings.consumer(group: settings.group)
    clock = try settings.consumer(group: settings.clockGroup)
  }

  /// K of each lane that has one.
  /// - Throws: `KafkaError` when no answer comes within the time, for each of two requests.
  public func all(of lanes: some Sequence<LaneID>, timeoutMs: Int) throws -> [LaneID: Int64] {
    var found: [LaneID: Int64] = [:]
    for (client, members) in [(facts, lanes.filter { $0 != .clock }), (clock, lanes.filter { $0 == .clock })]
    where !members.isEmpty {
      let places = Dictionary(
        members.map { lane -> (TopicPartition, LaneID) in
          let mark = Archive.watermark(of: lane, prefix: settings.prefix)
          return (TopicPartition(mark.topic, mark.partition), lane)
        }, uniquingKeysWith: { first, _ in first })
      for (place, offset) in try client.committed(Array(places.keys), timeoutMs: timeoutMs) {
        found[places[place]!] = offset
      }
    }
    return found
  }

  /// Lets go of the broker.
  public func close() {
    facts.close(timeoutMs: 1000)
    clock.close(timeoutMs: 1000)
  }
}
