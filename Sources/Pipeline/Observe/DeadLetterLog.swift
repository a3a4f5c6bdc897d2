import Contract
import Foundation
import Synchronization

/// Says in the log which facts were set aside, once they are, so many lines a second at most: a broken publisher
/// must not fill a disk. All of them stand in the database and on `aid.event.dead.v1`.
final class DeadLetterLog: Sendable {
  private struct State {
    var second = ContinuousClock.now - .seconds(2)
    var lines = 0
    var left = 0
  }

  private let log: Log
  private let prefix: String
  private let state = Mutex(State())
  private static let linesMax = 20

  init(_ log: Log, prefix: String) {
    self.log = log
    self.prefix = prefix
  }

  func tell(_ letters: [Tally.DeadLetter]) {
    for letter in letters {
      guard let left = pass() else { continue }
      var fields = [
        ("lane", letter.lane.name(prefix: prefix)), ("offset", "\(letter.offset)"), ("reason", letter.reason),
      ]
      if !letter.field.isEmpty { fields.append(("field", letter.field)) }
      if let id = letter.caseId { fields.append(("case", id)) }
      if left > 0 { fields.append(("unsaid", "\(left)")) }
      log.warning("dead letter", fields)
    }
  }

  /// nil: not now; otherwise how many were left out since the last line.
  private func pass() -> Int? {
    state.withLock { state in
      if .now - state.second >= .seconds(1) { (state.second, state.lines) = (.now, 0) }
      guard state.lines < Self.linesMax else {
        state.left += 1
        return nil
      }
      state.lines += 1
      defer { state.left = 0 }
      return state.left
    }
  }
}
