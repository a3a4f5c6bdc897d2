import Contract
import Foundation
import Pipeline
import Reports

extension Verb {
  static let messenger = Verb(
    words: ["messenger"],
    summary: "asks a message platform for a short message to each household that is told something",
    options: [
      Option(name: "until-idle", value: "SECONDS", help: "end when nothing has come for so long"),
      Option(name: "log", value: "text|json", help: "form of log lines, default text"),
    ],
    uses: [.bootstrap, .prefix, .group, .name, .transactions, .observe],
    notes: """
      Follows eight topics of emissions, and publishes on message.requested.v1 what the household is to read, in both
      languages, each once and under the emission's id (R-649). The receiver is the case: no telephone number, no name.
      Any number may run, each under a lasting --name; it can be killed at any moment. `report messages` counts.
      """
  ) { call in
    try call.noOperands()
    guard let form = Log.Form(rawValue: call.text("log") ?? "text") else { throw UsageError("--log is text or json") }
    let settings = try call.settings.pipelineOfBroker()
    let log = Log(level: .info, form: form)
    let relay = Relay(
      settings, .messages, member: settings.name ?? ProcessInfo.processInfo.hostName, log: log)
    let observing = try call.observing(relay.health.registry, relay.health)
    defer { observing?.stop() }
    if let observing { log.info("metrics and health", [("port", "\(observing.port)")]) }
    let stopper = SignalStopper(limitMs: settings.stopLimitMs) { relay.stop() }
    defer { stopper.cancel() }
    let supervisor = Supervisor(relay.health)
    defer { supervisor?.stop() }
    try relay.run(idleSeconds: try call.number("until-idle", in: 0.1...1_000_000))
    let counts = MessageKind.allCases.map { ($0.text, relay.health.published[$0.topic.suffix].value) }
    Program.say(
      "\(counts.reduce(0) { $0 + $1.1 }) messages asked for: "
        + counts.map { "\($0) \($1)" }.joined(separator: ", "))
    return .success
  }
}

extension Relay.Route {
  /// From what households are told to the messages that say so.
  static let messages = Relay.Route(from: Set(MessageKind.byTopic.keys), to: .messageRequested, name: "messages") {
    MessageRequest($0, value: $1).map { Array(JSONText.write($0.json).utf8) }
  }
}

extension MessageRequest {
  fileprivate var json: JSONText.Value {
    var fields: [(String, JSONText.Value)] = [
      ("caseId", .text(caseId)), ("programme", .text(programme)), ("region", .text(region)), ("at", .text(at)),
    ]
    if let policy { fields.append(("policy", .text(policy))) }
    fields.append(("kind", .text(kind.text)))
    fields.append(("text", text.json))
    if let amountFen { fields.append(("amountFen", .number(Int(amountFen)))) }
    fields.append(("clauses", .list(clauses.map { .text($0) })))
    return .object(fields)
  }
}
