import Policy
import Casework
import Contract
import Foundation
import Kafka
import Pipeline
import Synchronization
import Synthesis

/// Publishes the township and lets two workers deal with it.
final class DemoRun {
  private static let workers = 2
  private static let badEvents = 12
  private static let idleSeconds = 3.0

  private let ground: DemoGround
  private let synthesis: Synthesis
  private var published = 0

  init(ground: DemoGround, seed: UInt64) {
    self.ground = ground
    synthesis = Synthesis(
      households: 0, seed: seed, prefix: ground.settings.prefix, township: true, badEvents: Self.badEvents,
      programmes: .all)
  }

  /// Every event goes out as it is: some are wrong on purpose, and it is the pipeline that must see it.
  func publish() throws {
    let township = Synthesis.Township.self
    DemoVoice.step(
      "publishing a township's year: \(township.villages) villages, \(township.registeredHouseholds) households, "
        + "\(township.registeredPeople) people")
    let producer = try Producer(
      KafkaConfiguration(["partitioner": "murmur2_random", "linger.ms": "20"]).merging(ground.settings.kafka))
    defer { producer.destroy() }
    var shown = Date()
    try synthesis.visit { view in
      var headers = HeaderList(capacity: 7)
      headers.add("ce_specversion", "1.0")
      headers.add("ce_id", view.id)
      headers.add("ce_source", view.source)
      headers.add("ce_type", view.type)
      headers.add("ce_time", view.timeText)
      headers.add("ce_subject", view.subject)
      headers.add("content-type", "application/json")
      let topic = try producer.topic(String(decoding: view.topic, as: UTF8.self))
      try producer.produce(topic, key: view.key, value: view.data, headers: &headers, waitMs: 30_000)
      producer.poll(timeoutMs: 0)
      published += 1
      if Date().timeIntervalSince(shown) >= DemoVoice.interval {
        DemoVoice.show("\(published) facts published")
        shown = Date()
      }
    }
    try producer.flush(timeoutMs: 30_000)
    guard producer.failedDeliveries == 0 else { throw Failure("the broker did not take every fact") }
    DemoVoice.show("\(published) facts published")
  }

  /// Runs the workers until no fact has come for a while.
  /// - Parameter lives: how often idle workers are started before it is a failure that facts are left.
  func work(lives: Int = 3) throws {
    DemoVoice.step("\(Self.workers) workers, \(published) facts; deadlines follow the facts' own time")
    let crew = Crew(ground, workers: Self.workers, idleSeconds: Self.idleSeconds)
    let archive = try Archive(ground.settings)
    var shown = Date.distantPast
    while !crew.isDone {
      Thread.sleep(forTimeInterval: 0.05)
      guard Date().timeIntervalSince(shown) >= DemoVoice.interval else { continue }
      shown = Date()
      let lag = try archive.lag()
      let counts = crew.counts
      if counts.takeovers == 0 {
        DemoVoice.show("joining the group")
      } else {
        // Before every lane is taken over, the database does not know of all that waits.
        let waiting = max(lag.facts, Int64(published) - lag.taken)
        DemoVoice.show("\(counts.decided) decided, \(counts.emissions) emissions published, lag \(max(0, waiting))")
      }
    }
    try crew.finish()
    let counts = crew.counts
    DemoVoice.show("\(counts.decided) decided, \(counts.emissions) emissions published, lag \(try archive.lag().facts)")
    if try archive.lag().taken >= published { return }
    guard lives > 1 else { throw Failure("not every fact was taken; the log above says why") }
    // On a busy machine the broker within this process can be silent for longer than the workers wait.
    try work(lives: lives - 1)
  }

  /// Goes on working until it is interrupted.
  func keep(_ survey: DemoSurvey, _ language: Language) throws {
    let crew = Crew(ground, workers: Self.workers, idleSeconds: nil)
    let stopper = SignalStopper(limitMs: ground.settings.stopLimitMs) { crew.stop() }
    defer { stopper.cancel() }
    let deadline = Date(timeIntervalSinceNow: 20)
    while crew.counts.takeovers < Self.workers, !crew.isDone, Date() < deadline { Thread.sleep(forTimeInterval: 0.1) }
    let console = try DemoConsole(ground)
    defer { console.stop() }
    Program.say((console.lines(language) + [DemoHints.keep(ground, survey, language)]).joined(separator: "\n"))
    while !crew.isDone { Thread.sleep(forTimeInterval: 0.1) }
    try crew.finish()
  }
}

/// Workers of one group within this process.
final class Crew: Sendable {
  private let workers: [Worker]
  private let ends: Mutex<[Result<Worker.End, any Error>]> = Mutex([])

  init(_ ground: DemoGround, workers count: Int, idleSeconds: Double?) {
    workers = (1...count).map { number in
      var settings = ground.settings
      settings.name = "demo-\(number)"
      return Worker(settings: settings, pack: ground.pack, log: Log(level: .error))
    }
    for worker in workers {
      let thread = Thread { [self] in
        let end = Result { try worker.run(idleSeconds: idleSeconds) }
        ends.withLock { $0.append(end) }
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  func stop() { for worker in workers { worker.stop() } }

  var isDone: Bool { ends.withLock { $0.count } == workers.count }

  var counts: (decided: Int, emissions: Int, takeovers: Int) {
    workers.reduce(into: (0, 0, 0)) { sum, worker in
      let own = worker.progress.now
      sum.decided += own.decided
      sum.emissions += own.emissions
      sum.takeovers += own.takeovers
    }
  }

  /// Throws what ended a worker other than idleness or a wish.
  func finish() throws {
    for end in ends.withLock({ $0 }) {
      if case .halted(let lanes) = try end.get() { throw Failure("halted lanes: \(lanes.joined(separator: ", "))") }
    }
  }
}
