import Foundation

/// Named places where a test can make the worker die, wait or fail.
///
/// `DRIPLINE_FAILPOINTS=after-commit=kill@3,consumed=trap:CASE` : at the third pass of `after-commit` the
/// process kills itself as `kill -9` would; `trap` is a crash of the program at a fact of the given case;
/// `stop` freezes it (SIGSTOP). Off, at no cost worth measuring, when the variable is not set.
public enum Failpoint: String, CaseIterable, Sendable {
  case consumed, decoded
  case beforeCommit = "before-commit"
  case afterCommit = "after-commit"
  case beforePublish = "before-publish"
  case midPublish = "mid-publish"
  case beforeOffsets = "before-offsets"
  case beforeKafkaCommit = "before-kafka-commit"
  case afterKafkaCommit = "after-kafka-commit"
  case takeover
  case clock
  /// `pay export`: all of a round planned and not committed; committed; within a file; a file on disk under its
  /// temporary name; under its own; about to be marked as written.
  case payPlan = "pay-plan"
  case payPlanned = "pay-planned"
  case payWriting = "pay-writing"
  case paySynced = "pay-synced"
  case payRenamed = "pay-renamed"
  case payMarking = "pay-marking"

  /// Those that exporting payments passes, in order; a worker passes the others.
  public static let paying: [Failpoint] = [.payPlan, .payPlanned, .payWriting, .paySynced, .payRenamed, .payMarking]

  private enum Action { case kill, stop, trap(String) }

  nonisolated(unsafe) private static var remaining: [Failpoint: (action: Action, passes: Int)] = parse()
  nonisolated(unsafe) private static var isArmed = !remaining.isEmpty
  private static let lock = NSLock()

  private static func parse() -> [Failpoint: (action: Action, passes: Int)] {
    guard let text = ProcessInfo.processInfo.environment["DRIPLINE_FAILPOINTS"] else { return [:] }
    var all: [Failpoint: (action: Action, passes: Int)] = [:]
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, let point = Failpoint(rawValue: String(sides[0])) else { continue }
      if sides[1].hasPrefix("trap:") {
        all[point] = (.trap(String(sides[1].dropFirst(5))), 0)
      } else {
        let pieces = sides[1].split(separator: "@")
        let passes = pieces.count > 1 ? Int(pieces[1]) ?? 1 : 1
        all[point] = (pieces[0] == "stop" ? .stop : .kill, passes)
      }
    }
    return all
  }

  /// Passes the point.
  @inline(__always)
  public func pass() {
    if Failpoint.isArmed { hit(nil) }
  }

  /// Passes the point with the subject of the fact in hand.
  @inline(__always)
  public func pass(_ subject: @autoclosure () -> String) {
    if Failpoint.isArmed { hit(subject()) }
  }

  private func hit(_ subject: String?) {
    Failpoint.lock.lock()
    defer { Failpoint.lock.unlock() }
    guard var entry = Failpoint.remaining[self] else { return }
    switch entry.action {
    case .trap(let wanted):
      if subject == wanted { fatalError("failpoint \(rawValue)") }
    case .kill, .stop:
      entry.passes -= 1
      Failpoint.remaining[self] = entry
      guard entry.passes == 0 else { return }
      if case .kill = entry.action { kill(getpid(), SIGKILL) } else { kill(getpid(), SIGSTOP) }
    }
  }
}
