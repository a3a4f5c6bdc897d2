import Foundation
import Pipeline

extension Verb {
  static let worker = Verb(
    words: ["worker"], summary: "the pipeline: consumes facts, decides, stores, publishes",
    options: [
      Option(name: "until-idle", value: "SECONDS", help: "end when no fact has come for so long"),
      Option(name: "log", value: "text|json", help: "form of log lines, default text"),
      Option(name: "log-level", value: "LEVEL", help: "debug, info, warning or error; default info"),
      Option(name: "batch", value: "N", help: "facts of one database transaction at most, default 4000"),
    ],
    uses: Setting.all + [.observe],
    notes: """
      SIGTERM or SIGINT end it in an orderly way: the batch in hand is stored and published, within 20 seconds.
      Any number may run in one group; each can be killed at any moment. /health/live fails when a thread is stuck
      and only a restart helps; /health/ready while there are no lanes, or database or broker do not answer.
      """
  ) { call in
    try call.noOperands()
    guard let level = Log.Level.allCases.first(where: { "\($0)" == call.text("log-level") ?? "info" }) else {
      throw UsageError("--log-level is debug, info, warning or error")
    }
    guard let form = Log.Form(rawValue: call.text("log") ?? "text") else { throw UsageError("--log is text or json") }
    var settings = try call.settings.pipeline()
    settings.batchFacts = try call.number("batch", default: settings.batchFacts, in: 1...100_000)
    settings.probesBroker = try call.settings.observe() != nil
    let log = Log(level: level, form: form)
    let worker = Worker(settings: settings, pack: try call.settings.pack(), log: log)
    let observing = try call.observing(worker.progress.metrics.registry, worker.progress.health)
    defer { observing?.stop() }
    if let observing { log.info("metrics and health", [("port", "\(observing.port)")]) }
    let stopper = SignalStopper(limitMs: settings.stopLimitMs) { worker.stop() }
    defer { stopper.cancel() }
    let supervisor = Supervisor(worker.progress.health)
    defer { supervisor?.stop() }
    let end = try worker.run(idleSeconds: try call.number("until-idle", in: 0.1...1_000_000))
    let counts = worker.progress.now
    Program.say(
      "\(counts.decided) facts decided, \(counts.emissions) emissions published, \(counts.takeovers) takeovers")
    if case .halted(let lanes) = end {
      Program.say("halted lanes: \(lanes.joined(separator: ", "))")
      return .failed
    }
    return .success
  }
}
