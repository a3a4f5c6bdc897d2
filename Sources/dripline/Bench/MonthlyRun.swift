import Contract
import Foundation
import Pipeline
import Postgres
import Synthesis

/// A month's payments of all households falling due at once, while new applications come in.
///
/// The households' facts are worked off first, with nobody in the clock's role, so that no deadline fires. Then the
/// role is given free: every second instalment is due at once. Measured are how long it takes until all of them are
/// instructed, and how long new applications wait meanwhile, against how long they wait before.
struct MonthlyRun {
  struct Result {
    var households = 0
    var seconds = 0.0
    var quietMs: [Double] = []
    var busyMs: [Double] = []
    var applicationsPerSecond = 0
  }

  /// New applications a second, beside the run.
  private static let rate = 200
  private static let quietSeconds = 15.0

  let bench: Bench

  func run() throws -> Result {
    defer { bench.cleanUp() }
    var result = Result()
    result.applicationsPerSecond = Self.rate
    var own = try bench.database("m")
    own.clock = .wall
    try bench.createTopics(own)
    let watch = try Connection(url: own.databaseURL, applicationName: "dripline bench watch")
    let role = try Connection(url: own.databaseURL, applicationName: "dripline bench clock")
    guard try ClockRole.hold(role, settings: own) else { throw Failure("somebody holds the clock's role") }
    bench.say("1/3  \(bench.households) households apply, pass and are granted the allowance")
    let publisher = try BenchPublisher(own)
    try Synthesis(households: bench.households, seed: 7, prefix: own.prefix).visit { view in
      let event = BenchEvent(view)
      guard !event.topic.hasSuffix(TopicID.paymentDisbursed.suffix) else { return }
      try publisher.send(event)
    }
    try publisher.finish()
    try bench.startWorkers(own, policyPath: bench.policyPath, clock: "wall")
    _ = try bench.waitUntil(watch, atLeast: publisher.count)
    let due = try granted(watch)
    result.households = due
    guard due > 0 else { throw Failure("no household was granted anything") }

    bench.say("2/3  new applications, \(Self.rate) a second, and nothing else")
    let arrivals = try Arrivals(own, rate: Self.rate)
    let listener = try BenchListener(own, fromEnd: true)
    try arrivals.publish(forSeconds: Self.quietSeconds) { false }
    let runBegins = Date()
    bench.say("3/3  \(due) instalments fall due")
    try ClockRole.release(role, settings: own)
    var shown = Date()
    let deadline = Date(timeIntervalSinceNow: 1800)
    try arrivals.publish(forSeconds: 1800) {
      guard Date().timeIntervalSince(shown) > 2 else { return false }
      shown = Date()
      let done = (try? self.instructed(watch)) ?? 0
      self.bench.say("     \(done) of \(due) instructed after \(Int(Date().timeIntervalSince(runBegins))) s")
      return done >= due
    }
    result.seconds = Date().timeIntervalSince(runBegins)
    guard Date() < deadline else { throw Failure("the run did not end") }
    listener.stop(after: 2)
    let times = try FactTimes(own, since: arrivals.first)
    (result.quietMs, result.busyMs) = listener.latencies(
      times, of: TopicID.applicationSubmitted.name(prefix: own.prefix), split: runBegins.timeIntervalSince1970 * 1000)
    bench.stopWorkers()
    return result
  }

  private func granted(_ watch: Connection) throws -> Int {
    Int(try watch.textRows("select count(*) from dripline.payments where number = 1 and attempt = 1")[0][0] ?? "0") ?? 0
  }

  private func instructed(_ watch: Connection) throws -> Int {
    Int(try watch.textRows("select count(*) from dripline.payments where number = 2 and attempt = 1")[0][0] ?? "0") ?? 0
  }
}

/// New applications at a steady pace.
private final class Arrivals {
  private let publisher: BenchPublisher
  private let rate: Int
  private var events: [BenchEvent] = []
  private var sent = 0
  /// When the first was sent, in milliseconds since 1970.
  private(set) var first = 0.0

  init(_ settings: PipelineSettings, rate: Int) throws {
    publisher = try BenchPublisher(settings)
    self.rate = rate
    let others = Synthesis(households: 60_000, seed: 8, prefix: settings.prefix)
    others.visit { view in
      guard events.count < rate * 300 else { return }
      var event = BenchEvent(view)
      guard event.topic.hasSuffix(TopicID.applicationSubmitted.suffix) else { return }
      // Cases of all seeds have the same names.
      event.headers = event.headers.map { $0.0 == "ce_subject" || $0.0 == "ce_id" ? ($0.0, "N" + $0.1) : $0 }
      events.append(event)
    }
  }

  /// Until the time is over or `isDone`.
  func publish(forSeconds seconds: Double, _ isDone: () throws -> Bool) throws {
    let start = Date()
    if first == 0 { first = start.timeIntervalSince1970 * 1000 }
    let before = sent
    while Date().timeIntervalSince(start) < seconds, try !isDone() {
      let wanted = before + Int(Date().timeIntervalSince(start) * Double(rate))
      while sent < min(wanted, events.count) {
        try publisher.send(events[sent])
        sent += 1
      }
      publisher.poll()
      Thread.sleep(forTimeInterval: 0.01)
    }
    try publisher.finish()
  }
}

extension MonthlyRun.Result {
  var json: JSONText.Value {
    func rounded(_ value: Double) -> JSONText.Value { .decimal((value * 10).rounded() / 10) }
    return .object([
      ("instalments", .number(households)), ("seconds", rounded(seconds)),
      ("instalmentsPerSecond", .number(Int(Double(households) / max(0.001, seconds)))),
      ("applicationsPerSecond", .number(applicationsPerSecond)),
      (
        "applicationMsBefore",
        .object([("p50", rounded(quantile(quietMs, 0.5))), ("p99", rounded(quantile(quietMs, 0.99)))])
      ),
      (
        "applicationMsMeanwhile",
        .object([("p50", rounded(quantile(busyMs, 0.5))), ("p99", rounded(quantile(busyMs, 0.99)))])
      ),
    ])
  }

  var words: String {
    func number(_ value: Double) -> String { String(Int(value.rounded())) }
    var table = Table(["measure", "value", ""], right: [1])
    table.add(["instalments", "\(households)", "all due at once"])
    table.add(["the run", number(seconds), "seconds until every one is instructed"])
    table.add(["a second", number(Double(households) / max(0.001, seconds)), ""])
    table.add([
      "applications before, p50 / p99", "\(number(quantile(quietMs, 0.5))) / \(number(quantile(quietMs, 0.99)))",
      "ms, published to readable, \(applicationsPerSecond) a second",
    ])
    table.add([
      "meanwhile, p50 / p99", "\(number(quantile(busyMs, 0.5))) / \(number(quantile(busyMs, 0.99)))", "ms",
    ])
    return table.text
  }
}
