import HTTP
import Synchronization

/// Somebody's stay in the console.
struct Session: Sendable {
  var user: ConsoleUser
  /// Goes into forms: a page of another site does not know it.
  var csrf: String
  var begun: ContinuousClock.Instant
  var used: ContinuousClock.Instant
}

/// Who is in. Kept in memory only: a restart asks everybody for their token again.
final class Sessions: Sendable {
  static let cookie = "dripline_session"
  static let idle: Duration = .seconds(30 * 60)
  static let whole: Duration = .seconds(12 * 3600)
  static let countMax = 10_000

  /// By the digest of the cookie: what is in memory is no key.
  private let all = Mutex<[[UInt8]: Session]>([:])

  /// A new session; answers with what goes into the cookie.
  func begin(_ user: ConsoleUser, at now: ContinuousClock.Instant = .now) -> String {
    let name = Secrets.random()
    all.withLock { all in
      all = all.filter { Sessions.isAlive($0.value, now) }
      if all.count >= Sessions.countMax, let oldest = all.min(by: { $0.value.used < $1.value.used })?.key {
        all[oldest] = nil
      }
      all[Secrets.sha256(Array(name.utf8))] = Session(user: user, csrf: Secrets.random(), begun: now, used: now)
    }
    return name
  }

  func find(_ name: String, in list: TokenRoster<ConsoleUser>, at now: ContinuousClock.Instant = .now) -> Session? {
    guard name.utf8.count == 64 else { return nil }
    let key = Secrets.sha256(Array(name.utf8))
    return all.withLock { all in
      guard var session = all[key] else { return nil }
      guard Sessions.isAlive(session, now), list.names(session.user) else {
        all[key] = nil
        return nil
      }
      session.used = now
      all[key] = session
      return session
    }
  }

  func end(_ name: String) { all.withLock { $0[Secrets.sha256(Array(name.utf8))] = nil } }

  private static func isAlive(_ session: Session, _ now: ContinuousClock.Instant) -> Bool {
    now - session.used < idle && now - session.begun < whole
  }
}

/// Counts wrong tokens by client, and all of them: who guesses has to wait.
final class LoginLimiter: Sendable {
  /// Wrong tokens of one client in a window; those of all clients together.
  static let ownMax = 5
  static let allMax = 100
  static let window: Duration = .seconds(60)
  static let clientsMax = 10_000

  private struct Count {
    var wrong = 0
    var since: ContinuousClock.Instant
  }
  private struct State {
    var own: [String: Count] = [:]
    var all: Count
  }
  private let state: Mutex<State>

  init(at now: ContinuousClock.Instant = .now) { state = Mutex(State(all: Count(since: now))) }

  /// Takes one try; nil: it may be made, and counts as wrong until `right`. Otherwise seconds to wait.
  func admit(_ client: String, at now: ContinuousClock.Instant = .now) -> Int? {
    state.withLock { state in
      if now - state.all.since > LoginLimiter.window { state.all = Count(since: now) }
      var own = state.own[client] ?? Count(since: now)
      if now - own.since > LoginLimiter.window { own = Count(since: now) }
      if own.wrong >= LoginLimiter.ownMax { return LoginLimiter.left(own, now) }
      if state.all.wrong >= LoginLimiter.allMax { return LoginLimiter.left(state.all, now) }
      own.wrong += 1
      state.all.wrong += 1
      if state.own.count >= LoginLimiter.clientsMax {
        state.own = state.own.filter { now - $0.value.since <= LoginLimiter.window }
      }
      if state.own.count < LoginLimiter.clientsMax { state.own[client] = own }
      return nil
    }
  }

  /// The try was right.
  func right(_ client: String) {
    state.withLock { state in
      state.own[client] = nil
      state.all.wrong = max(0, state.all.wrong - 1)
    }
  }

  private static func left(_ count: Count, _ now: ContinuousClock.Instant) -> Int {
    max(1, Int(((LoginLimiter.window - (now - count.since)) / .seconds(1)).rounded(.up)))
  }
}
