import Casework
import Contract
import Postgres

/// A fact of a case as it was received.
///
/// It holds what the household wrote, names and numbers included: whoever reads it masks what is shown, and keeps
/// nothing else. It does not describe itself, so that no message can show it.
public struct CasePaper: Sendable, CustomStringConvertible, CustomReflectable {
  /// The case among those asked for.
  public var caseIndex: Int
  public var position: Position
  public var topic: TopicID
  /// The fact's own time.
  public var at: Instant
  /// What was concluded when it came; nil: nothing was.
  public var verdict: Verdict?
  /// The record's value: the fact's body, or a whole event with the body under `data`.
  public var value: [UInt8]

  public var description: String { "CasePaper(\(topic.name()))" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Archive {
  /// The facts of some topics of some cases. A block of the journal is opened once, whatever number of them it holds.
  ///
  /// They come lane by lane, not in the order of their times.
  public func papers(
    of cases: [Case], topics: Set<TopicID>, _ body: (CasePaper) throws -> Void
  ) throws {
    var owners: [Position: Int] = [:]
    for (index, state) in cases.enumerated() {
      for taken in state.taken {
        guard let topic = LaneID(rawValue: taken.position.lane).topic, topics.contains(topic) || topic == .eventRetried
        else { continue }
        owners[taken.position] = index
      }
    }
    let positions = owners.keys.sorted { ($0.lane, $0.offset) < ($1.lane, $1.offset) }
    var next = 0
    while next < positions.count {
      let first = positions[next]
      let lane = LaneID(rawValue: first.lane)
      let blocks = try Journal.read(
        connection, lane, from: first.offset, to: first.offset + 1, limit: 1, sealer: try sealer())
      guard let block = blocks.first?.block, let topic = lane.topic else { throw HistoryProblem(missing: first) }
      for entry in block.entries {
        guard next < positions.count, positions[next].lane == first.lane, positions[next].offset == entry.offset else {
          continue
        }
        let paper = entry.paper(topic, of: owners[positions[next]]!)
        next += 1
        // What was tried again stands on the topic that it came on.
        if topics.contains(paper.topic) { try body(paper) }
      }
      guard next == positions.count || positions[next] != first else { throw HistoryProblem(missing: first) }
    }
  }

  /// Hashes residents' numbers as cases hold them.
  public func personKeys() throws -> (String) -> PersonKey? {
    let key = try identityKey()
    return { key.personKey(of: $0) }
  }
}

extension JournalEntry {
  fileprivate func paper(_ topic: TopicID, of index: Int) -> CasePaper {
    let wrapped = unwrapped
    let value = (wrapped?.record ?? raw).withUnsafeBytes { [UInt8](RawRecord.event($0, recordedAt: recordedAt).value) }
    let own = rulings.first { $0.position == Position(lane: lane.rawValue, offset: offset) }
    return CasePaper(
      caseIndex: index, position: Position(lane: lane.rawValue, offset: offset), topic: wrapped?.topic ?? topic,
      at: Instant(milliseconds: at), verdict: own?.verdict, value: value)
  }
}

extension HistoryProblem {
  init(missing position: Position) {
    self.init(
      description: "the journal has no entry \(position.offset) of lane "
        + "\(LaneID(rawValue: position.lane).name(prefix: TopicID.defaultPrefix)); run `dripline audit verify`")
  }
}
