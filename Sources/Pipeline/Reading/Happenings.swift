import Casework
import Contract
import Foundation
import Policy

/// What the journal says that happened to a case: a fact that took effect, or what was concluded and told.
///
/// A fact's value holds names and numbers: whoever reads it keeps nothing of them. It does not describe itself, so that
/// no message can show it.
public struct Happening: Sendable, CustomStringConvertible, CustomReflectable {
  public var topic: TopicID
  public var caseId: String
  /// The fact's own time.
  public var at: Instant
  /// The fact's body, or a whole event with the body under `data`; of what was told, its body.
  public var value: [UInt8]

  public var description: String { "Happening(\(topic.name()))" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Archive {
  /// Everything of some topics that happened in a division, lane by lane: not in the order of time. The journal is read
  /// once from end to end, a few blocks at a time.
  /// - Parameters:
  ///   - region: 12 digits, zeros at the end for everything below; nil: everywhere.
  ///   - topics: of facts, which are given where they took effect, and of emissions.
  ///   - body: takes them one by one.
  public func forEachHappening(in region: UInt64?, topics: Set<TopicID>, _ body: (Happening) throws -> Void) throws {
    let range = region.map { $0..<$0 + Region.span($0) }
    try forEachEntry { entry in
      guard entry.dead.isEmpty, range?.contains(entry.village) ?? true else { return }
      let at = Instant(milliseconds: entry.at)
      if let topic = entry.lane.topic, topics.contains(topic), let own = entry.ownRuling, own.hasEffect {
        let event = entry.record
        if let caseId = event.subject { try body(Happening(topic: topic, caseId: caseId, at: at, value: event.value)) }
      }
      for emission in entry.emissions where topics.contains(emission.topic) {
        try body(Happening(topic: emission.topic, caseId: emission.subject, at: at, value: emission.json))
      }
    }
  }
}

extension JournalEntry {
  /// What was concluded from the fact itself, others that it brought along left out.
  var ownRuling: Ruling? { rulings.first { $0.position == Position(lane: lane.rawValue, offset: offset) } }

  /// The record's value, and the case that its header names.
  fileprivate var record: (subject: String?, value: [UInt8]) {
    raw.withUnsafeBytes { raw in
      let event = RawRecord.event(raw, recordedAt: recordedAt)
      let value = [UInt8](event.value)
      return (event.headers.subject ?? Self.subject(ofEvent: value), value)
    }
  }

  /// In structured mode the value is the whole event.
  private static func subject(ofEvent value: [UInt8]) -> String? {
    (try? JSONSerialization.jsonObject(with: Data(value)) as? [String: Any])?["subject"] as? String
  }
}

extension JournalEntry.Ruling {
  /// Refused, repeated and late facts change nothing; parked ones do when their turn comes.
  fileprivate var hasEffect: Bool { ![.refused, .repeated, .late, .dead].contains(verdict) }
}
