import Casework
import Contract
import Foundation
import Kafka
import Postgres
import Synchronization

/// The clock role: finds deadlines that are due and publishes them as facts, each once.
///
/// One worker of a group holds the role, by a lock in the database. Its deadlines go through a lane of
/// their own, with both watermarks and a journal like any other; the lane's offsets count the deadlines.
final class Clock: @unchecked Sendable {
  private let settings: PipelineSettings
  private let keyring: Keyring
  private let log: Log
  private let progress: Progress
  private let stopped = Mutex(false)
  private let lookedInVainAt = Mutex<ContinuousClock.Instant?>(nil)

  /// How often the clock's committed offset is renewed.
  private static let renewalSeconds = 6 * 3600.0

  init(settings: PipelineSettings, keyring: Keyring, log: Log, progress: Progress) {
    self.settings = settings
    self.keyring = keyring
    self.log = log
    self.progress = progress
  }

  /// Whether nothing was due when it was last looked, after `moment`. What another process of the group, or a
  /// clock that needs the operator, leaves undone is not waited for.
  func hasNothingDue(since moment: ContinuousClock.Instant) -> Bool {
    lookedInVainAt.withLock { $0.map { $0 > moment } ?? false }
  }

  private func noteInVain(_ moment: ContinuousClock.Instant = .now) { lookedInVainAt.withLock { $0 = moment } }

  func stop() { stopped.withLock { $0 = true } }
  private var isStopped: Bool { stopped.withLock { $0 } }

  /// Runs until stopped; whatever fails is tried again.
  func run() {
    var attempt = 0
    while !isStopped {
      do {
        let connection = try WorkerConnection.open(settings, purpose: "clock")
        attempt = 0
        try hold(connection)
      } catch {
        attempt += 1
        progress.failed(error)
        progress.metrics.clockErrors.add()
        if error is TakeoverProblem {
          log.error("no deadlines are fired: \(error)")
          noteInVain()
        } else {
          log.debug("clock: \(error)")
        }
        wait(milliseconds: Backoff.milliseconds(attempt: attempt + 4))
      }
    }
  }

  private func wait(milliseconds: Double) {
    let deadline = Date(timeIntervalSinceNow: milliseconds / 1000)
    while !isStopped, Date() < deadline { Thread.sleep(forTimeInterval: 0.02) }
  }

  private func hold(_ connection: Connection) throws {
    while !isStopped {
      let isOurs = try ClockRole.hold(connection, settings: settings)
      progress.health.database.note()
      if isOurs {
        try tickAway(connection)
      } else {
        noteInVain()
        wait(milliseconds: 1000)
      }
    }
  }

  private func tickAway(_ connection: Connection) throws {
    log.debug("clock: holding the role", [("clock", settings.clock.rawValue)])
    let face = try ClockFace(connection: connection, settings: settings, keyring: keyring, metrics: progress.metrics)
    progress.metrics.clockHeld.set(1)
    defer {
      progress.metrics.clockHeld.set(0)
      face.close()
    }
    var time = ClockTime(clock: settings.clock)
    var pace = ClockPace()
    // The clock before this one may have.
    var hasFired = true
    var renewal = Date(timeIntervalSinceNow: Self.renewalSeconds)
    while !isStopped {
      var fired = 0
      let moment = ContinuousClock.now
      let isAhead = try hasFired && pace.isAhead(face.lags())
      if !isAhead {
        if let today = try time.today(connection) {
          Failpoint.clock.pass()
          fired = try face.fire(until: today)
          progress.metrics.clockFired.add(fired)
        }
        hasFired = fired > 0
        if !hasFired { pace = ClockPace() }
      }
      progress.health.database.note()
      progress.metrics.clockTick.set(Date().timeIntervalSince1970.rounded())
      if Date() > renewal {
        try face.commit()
        renewal = Date(timeIntervalSinceNow: Self.renewalSeconds)
      }
      guard !isAhead else {
        wait(milliseconds: 20)
        continue
      }
      guard fired == 0 else { continue }
      noteInVain(moment)
      wait(milliseconds: Double(settings.clockIntervalMs))
    }
  }
}
