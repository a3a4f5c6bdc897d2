import Casework
import Console
import Contract
import Foundation
import Pipeline
import Policy
import Reports

/// What was decided in the last hour, read from the journal's newest blocks as they come.
struct Activity: Sendable {
  static let minutes = 60
  /// Blocks of one lane that are opened in one round; and of all lanes.
  static let laneBlocksMax = 4
  static let blocksMax = 200
  static let alertsMax = 30

  static let verdicts: [OverviewModel.Series] = [
    .init(Localized(en: "accepted", zh: "通过"), .good), .init(Localized(en: "sent back", zh: "退回"), .warn),
    .init(Localized(en: "refused", zh: "不予通过"), .bad),
    .init(Localized(en: "held or kept for later", zh: "暂缓或留待"), .info),
    .init(Localized(en: "without effect", zh: "无效果"), .calm),
  ]

  private var bins: [Int64: [Int]] = [:]
  private var seen: [LaneID: Int64] = [:]
  private(set) var alerts: [OverviewModel.Alert] = []
  private(set) var isSampled = false
  /// Facts taken over all lanes, by moment of looking: for the rate.
  private var taken: [(at: Instant, facts: Int64)] = []

  private static func place(of verdict: Verdict) -> Int {
    switch verdict {
    case .accepted: 0
    case .returned: 1
    case .refused: 2
    case .held, .parked: 3
    case .repeated, .late, .dead: 4
    }
  }

  /// Takes in what has come since the last time.
  mutating func follow(_ lanes: [LaneRow], _ archive: Archive, at now: Instant) throws {
    note(lanes, at: now)
    let horizon = now.milliseconds - Int64(Self.minutes) * 60_000
    var left = Self.blocksMax
    for row in lanes where row.lane.topic != nil {
      let from = seen[row.lane] ?? row.firstOffset
      guard row.nextOffset > from else { continue }
      seen[row.lane] = row.nextOffset
      let marks = try archive.lateBlocks(of: row.lane, from: from, most: Self.laneBlocksMax + 1)
      if marks.count > Self.laneBlocksMax, marks.last!.recordedAt.milliseconds > horizon { isSampled = true }
      for mark in marks.prefix(Self.laneBlocksMax) where mark.recordedAt.milliseconds > horizon {
        guard left > 0 else {
          isSampled = true
          break
        }
        left -= 1
        try count(try archive.entries(of: row.lane, blockAt: mark.first), from: from, mark.recordedAt, archive)
      }
    }
    bins = bins.filter { $0.key * 60_000 > horizon - 60_000 }
    alerts = Array(alerts.sorted { $0.at > $1.at }.prefix(Self.alertsMax))
  }

  private mutating func note(_ lanes: [LaneRow], at now: Instant) {
    taken.append((now, lanes.reduce(0) { $0 + $1.nextOffset - $1.firstOffset }))
    if taken.count > 15 { taken.removeFirst() }
  }

  private mutating func count(_ entries: [JournalEntry], from: Int64, _ recordedAt: Instant, _ archive: Archive) throws
  {
    let minute = recordedAt.milliseconds / 60_000
    for entry in entries where entry.offset >= from {
      let verdict = entry.dead.isEmpty ? entry.rulings.last { $0.verdict != .late }?.verdict ?? .late : .dead
      bins[minute, default: [Int](repeating: 0, count: Self.verdicts.count)][Self.place(of: verdict)] += 1
      for flag in entry.emissions where flag.topic == .caseFlagged {
        let reasons = try archive.resolved(entry.rulings.flatMap(\.reasons), by: entry.pack)
        guard let body = Body(value: flag.json), let kind = body.word(FlagKind.self, "kind") else { continue }
        let named = reasons.filter { body.reasonCodes.contains($0.name) }
        // What a rule asks for stands behind what was recorded.
        guard let reason = kind == .policy || kind == .strictReview ? named.last : named.first else { continue }
        alerts.append(
          .init(
            at: Instant(milliseconds: entry.at), caseId: flag.subject, title: kind.title,
            text: Localized { reason.text($0) }, clause: reason.clause))
      }
    }
    // Bounded while a burst is read.
    if alerts.count > 20 * Self.alertsMax { alerts = Array(alerts.sorted { $0.at > $1.at }.prefix(Self.alertsMax)) }
  }

  /// One a minute, also where nothing came.
  func minutes(until now: Instant) -> [OverviewModel.Minute] {
    guard !bins.isEmpty else { return [] }
    let last = now.milliseconds / 60_000
    return (0..<Self.minutes).map { index in
      let minute = last - Int64(Self.minutes - 1 - index)
      return .init(
        at: Instant(milliseconds: minute * 60_000),
        counts: bins[minute] ?? [Int](repeating: 0, count: Self.verdicts.count))
    }
  }

  var factsPerSecond: Double? {
    guard let first = taken.first, let last = taken.last, last.at > first.at else { return nil }
    return Double(max(0, last.facts - first.facts)) * 1000 / Double(last.at.milliseconds - first.at.milliseconds)
  }
}
