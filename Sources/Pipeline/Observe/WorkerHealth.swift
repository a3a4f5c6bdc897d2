import Observing
import Synchronization

/// Whether a worker is well.
///
/// Live: each of its threads rests, or has got a step further lately. A database or broker that is away does not
/// make it dead: it tries again, and no restart would help.
/// Ready: it has its lanes (or stands by, where there are more workers than partitions), and database and broker
/// have answered lately.
public final class WorkerHealth: HealthSource {
  enum Standing: Sendable { case waiting, spare, owning, stopping }

  let main = Pulse()
  let decide = Pulse()
  let publish = Pulse()
  let database = LastSeen()
  let broker = LastSeen()
  private let standing = Mutex(Standing.waiting)

  /// More than any single wait of the data path: statements end after 30 s, calls of the broker too.
  static let stuckAfter = Duration.seconds(120)
  static let lately = Duration.seconds(30)
  static let silentBroker = HealthProblem(
    "broker.silent", en: "the broker has not answered lately", zh: "消息代理近来没有应答")

  public init() {}

  func take(_ now: Standing) { standing.withLock { if $0 != .stopping { $0 = now } } }

  /// What only a new process can mend.
  public func liveness(at now: ContinuousClock.Instant = .now) -> [HealthProblem] {
    [("reading", "读取", main), ("deciding", "决定", decide), ("publishing", "发布", publish)].compactMap { en, zh, pulse in
      guard let busy = pulse.busy(at: now), busy > Self.stuckAfter else { return nil }
      let seconds = busy.components.seconds
      return HealthProblem(
        "thread.stuck", en: "\(en) has not got any further for \(seconds) s: restart this worker",
        zh: "\(zh)线程已有 \(seconds) 秒没有进展：请重启此工作进程")
    }
  }

  /// What keeps it from working for now.
  public func readiness(at now: ContinuousClock.Instant = .now) -> [HealthProblem] {
    var problems = liveness(at: now)
    switch standing.withLock({ $0 }) {
    case .owning, .spare: break
    case .waiting:
      problems.append(HealthProblem("lanes.none", en: "it has not taken over its lanes yet", zh: "尚未接管分道"))
    case .stopping: problems.append(HealthProblem("stopping", en: "it is stopping", zh: "正在停止"))
    }
    if !database.isWithin(Self.lately, at: now) {
      problems.append(
        HealthProblem("database.silent", en: "the database has not answered lately", zh: "数据库近来没有应答"))
    }
    if !broker.isWithin(Self.lately, at: now) {
      problems.append(Self.silentBroker)
    }
    return problems
  }

  func write(_ page: inout Exposition) {
    let now = ContinuousClock.now
    page.gauge(
      "dripline_live", "1 while every thread rests or gets on; 0: restart it.",
      [Sample(liveness(at: now).isEmpty ? 1 : 0)])
    page.gauge(
      "dripline_ready", "1 while it has its lanes and database and broker answer.",
      [Sample(readiness(at: now).isEmpty ? 1 : 0)])
    for (name, en, seen) in [("database", "the database", database), ("broker", "the broker", broker)] {
      page.gauge(
        "dripline_\(name)_silence_seconds", "Time since \(en) last answered; NaN: it never has.",
        [Sample(seen.age(at: now).map { $0 / .seconds(1) } ?? .nan)])
    }
  }
}
