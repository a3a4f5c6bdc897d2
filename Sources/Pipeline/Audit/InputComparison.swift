import Contract
import Kafka

/// Reads the topics of facts and finds what lies below watermark P and is not in the journal.
///
/// Offsets of a log need not be dense (markers of transactions take some), so the journal alone cannot show
/// that a fact was passed over.
final class InputComparison {
  /// Runs of journaled offsets of each lane, in order.
  private var runs: [LaneID: [Range<Int64>]] = [:]
  private var bounds: [LaneID: Range<Int64>] = [:]
  private var bases: [LaneID: Int64] = [:]
  private let settings: PipelineSettings

  init(settings: PipelineSettings) { self.settings = settings }

  /// A lane's journal reaches from its first offset to watermark P.
  func bound(_ lane: LaneID, _ offsets: Range<Int64>, base: Int64) {
    bounds[lane] = offsets
    bases[lane] = base
  }

  /// Takes a journaled offset in; those of one lane come in order.
  func note(_ lane: LaneID, _ offset: Int64) {
    var known = runs.removeValue(forKey: lane) ?? []
    if let last = known.last, last.upperBound == offset {
      known[known.count - 1] = last.lowerBound..<offset + 1
    } else {
      known.append(offset..<offset + 1)
    }
    runs[lane] = known
  }

  func compare(_ verdict: inout AuditVerdict, progress: (Int) -> Void) throws {
    let reader = try TopicReader(settings: settings)
    let topics = Dictionary(
      uniqueKeysWithValues: Set(bounds.keys.compactMap(\.topic)).map { ($0.name(prefix: settings.prefix), $0) })
    for name in topics.keys.sorted() where try reader.add(name) == nil {
      verdict.differ("topic \(name) is not on the cluster")
    }
    let isWhole = try reader.read(progress) { batch, index, place in
      guard let topic = topics[place.topic] else { return }
      let lane = LaneID(topic, place.partition)
      let offset = batch.offset(at: index) + (bases[lane] ?? 0)
      guard bounds[lane]?.contains(offset) == true, !isJournaled(lane, offset) else { return }
      verdict.lost += 1
      verdict.differ("\(place)@\(offset): the fact lies below the lane's mark and is not in the journal")
    }
    if !isWhole { verdict.differ(TopicReader.incomplete) }
  }

  private func isJournaled(_ lane: LaneID, _ offset: Int64) -> Bool {
    guard let known = runs[lane] else { return false }
    var low = 0, high = known.count
    while low < high {
      let middle = (low + high) / 2
      if known[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < known.count && known[low].contains(offset)
  }
}
