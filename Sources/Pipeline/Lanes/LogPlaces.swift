/// Where lanes stand in their logs. A lane counts its facts on when its log was lost and a new one began; Kafka
/// counts from the new log's beginning.
struct LogPlaces {
  private var bases: [LaneID: Int64]

  init(_ lanes: [LaneState]) {
    bases = Dictionary(uniqueKeysWithValues: lanes.lazy.filter { $0.base != 0 }.map { ($0.id, $0.base) })
  }

  /// The offset in the log of a place in the lane.
  func inLog(_ lane: LaneID, _ offset: Int64) -> Int64 { offset - (bases[lane] ?? 0) }
}
