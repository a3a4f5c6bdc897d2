import Contract
import Foundation
import Postgres

/// The day that the clock stands at.
struct ClockTime {
  let clock: StatedClock
  private var reached: Day?

  init(clock: StatedClock) { self.clock = clock }

  /// Never goes back. nil: the facts' own time is not known yet.
  mutating func today(_ connection: Connection) throws -> Day? {
    let day: Day?
    switch clock {
    case .wall: day = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).day
    case .facts: day = try factTime(connection)
    }
    if let day, reached.map({ $0 < day }) ?? true { reached = day }
    return reached
  }

  /// The time below which every fact has been taken: the least over lanes that still have facts to read,
  /// or the latest of all when none has.
  private func factTime(_ connection: Connection) throws -> Day? {
    let rows = try connection.query(SQL.laneTimes)
    var least: Int64?
    var latest: Int64 = 0
    for row in 0..<rows.rowCount {
      let time = try rows.int8(row, 1)
      latest = max(latest, time)
      if try rows.bool(row, 0) { least = min(least ?? time, time) }
    }
    let time = least ?? latest
    return time == 0 ? nil : Instant(milliseconds: time).day
  }
}
