import Contract
import Foundation
import Gateway
import HTTP
import Observing
import Pipeline

extension Verb {
  static let gateway = Verb(
    words: ["gateway"], summary: "the way in over HTTP: CloudEvents, answered when the broker has them",
    options: [
      Option(name: "threads", value: "N", help: "threads that serve connections, default 2"),
      Option(name: "connections", value: "N", help: "connections at once, default 1024"),
      Option(
        name: "connections-per-client", value: "N",
        help: "of one client address, default as many; clients behind a proxy share one"),
      Option(name: "max-batch", value: "N", help: "events of one batch at most, default 1000"),
      Option(name: "max-body", value: "KIB", help: "size of a request's body at most, default 8192"),
      Option(name: "rate", value: "N", help: "events a second of a source whose line does not say, default 5000"),
      Option(
        name: "delivery-timeout", value: "SECONDS", help: "until an unconfirmed event is answered with 503, default 15"),
      Option(name: "log", value: "text|json", help: "form of log lines, default text"),
      Option(name: "log-level", value: "LEVEL", help: "debug, info, warning or error; default info"),
    ],
    uses: Setting.kafka + Setting.gateway + [.observe],
    notes: """
      The file of sources says who may publish what, one token a line:
          SOURCE  SHA256-OF-TOKEN  TOPIC...  [rate=N]
      It is read again when it changes. An event's source must be the one that its token stands for. SIGTERM
      or SIGINT end it in an orderly way: what was taken in is answered first. Any number may run side by side.
      Without --certificate tokens travel in the clear: leave it on the loopback address behind a proxy with TLS.
      Measure it with `dripline gateway bench`.
      """
  ) { call in
    try call.noOperands()
    var settings = try GatewayOptions.settings(call)
    let registry = Registry()
    let answers = HTTPMetrics(registry)
    settings.http.onAnswer = answers.count
    let log = Log(level: try GatewayOptions.level(call), form: try GatewayOptions.form(call), worker: "gateway")
    signal(SIGPIPE, SIG_IGN)
    let gateway = try Gateway(settings, log: log.ofServer)
    let ended = DispatchSemaphore(value: 0)
    let stopper = SignalStopper(limitMs: settings.deliveryTimeoutMs + 10_000) { ended.signal() }
    defer { stopper.cancel() }
    try gateway.start()
    gateway.register(registry)
    let observing = try call.observing(registry, gateway)
    defer { observing?.stop() }
    if let observing { log.info("metrics and health", [("port", "\(observing.port)")]) }
    log.tellListening(at: settings.http.host, port: gateway.port, hasTLS: settings.http.tls != nil)
    let supervisor = Supervisor(gateway)
    ended.wait()
    supervisor?.stop()
    gateway.stop()
    let counts = gateway.counts
    Program.say(
      "\(counts.requests) requests: \(counts.published) events published, \(counts.repeated) repeats, "
        + "\(counts.unconfirmed) unconfirmed, \(counts.refused.values.reduce(0, +)) requests refused")
    return .success
  }

  static let gatewayOpenAPI = Verb(
    words: ["gateway", "openapi"], summary: "print the OpenAPI 3.1 document of the gateway",
    options: [Option(name: "max-batch", value: "N", help: "events of one batch at most, default 1000")]
  ) { call in
    try call.noOperands()
    print(OpenAPI.document(batchEventsMax: try call.number("max-batch", default: 1_000, in: 1...10_000)).text)
    return .success
  }

  static let gatewayBench = Verb(
    words: ["gateway", "bench"], summary: "send facts to a running gateway as fast as it takes them",
    operands: "[FILE]",
    options: [
      Option(name: "source", value: "SOURCE", help: "the source that the token stands for"),
      Option(name: "token-file", value: "FILE", help: "a file with the token"),
      Option(name: "batch", value: "N", help: "events of one request, default 500; 1: structured mode"),
      Option(name: "clients", value: "N", help: "connections that send at once, default 4"),
      .json,
    ],
    uses: [.listen, .prefix],
    notes: """
      Reads lines as `synth` writes them, from FILE or standard input, puts the source and a fresh id into each,
      and sends them to the gateway at --listen, on this machine or another. The facts are real to whoever reads
      the topics: give the gateway a prefix of its own. Its source needs `*` and a high rate=.
      """
  ) { call in
    let outcome = try GatewayOptions.bench(call)
    let latencies = outcome.latenciesMs
    if call.json {
      print(
        JSONText.object([
          ("events", .number(outcome.events)), ("seconds", .decimal(outcome.seconds)),
          ("eventsPerSecond", .number(Int(outcome.eventsPerSecond))),
          (
            "requestMs",
            .object([("p50", .decimal(quantile(latencies, 0.5))), ("p99", .decimal(quantile(latencies, 0.99)))])
          ),
          ("putOff", .number(outcome.putOff)),
        ]))
    } else {
      var table = Table(["measure", "value", ""], right: [1])
      table.add(["events", "\(outcome.events)", String(format: "in %.1f s", outcome.seconds)])
      table.add(["events a second", "\(Int(outcome.eventsPerSecond))", "confirmed by the broker"])
      table.add([
        "request p50 / p99", String(format: "%.0f / %.0f", quantile(latencies, 0.5), quantile(latencies, 0.99)),
        "ms, sent to answered",
      ])
      table.add(["put off", "\(outcome.putOff)", "requests answered with 429 or 503, and sent again"])
      print(table.text)
    }
    return .success
  }
}

/// The gateway's options as its settings.
enum GatewayOptions {
  static func settings(_ call: Invocation) throws -> GatewaySettings {
    var http = HTTPConfiguration()
    (http.host, http.port) = try call.settings.listen()
    http.threads = try call.number("threads", default: http.threads, in: 1...64)
    http.connectionsMax = try call.number("connections", default: http.connectionsMax, in: 16...100_000)
    http.connectionsPerClientMax = try call.number("connections-per-client", default: 0, in: 0...http.connectionsMax)
    if let files = try call.settings.tlsFiles() { http.tls = TLSFiles(certificate: files.certificate, key: files.key) }
    var settings = GatewaySettings(
      kafka: try call.settings.kafka(), prefix: call.settings.prefix, sourcesFile: try call.settings.sources(),
      http: http)
    settings.batchEventsMax = try call.number("max-batch", default: settings.batchEventsMax, in: 1...10_000)
    settings.bodyBytesMax = try call.number("max-body", default: settings.bodyBytesMax >> 10, in: 64...65_536) << 10
    settings.eventsPerSecond = try call.number("rate", in: 0.001...10_000_000) ?? settings.eventsPerSecond
    settings.burstEvents = settings.eventsPerSecond * 2
    settings.deliveryTimeoutMs =
      try call.number("delivery-timeout", default: settings.deliveryTimeoutMs / 1000, in: 1...300) * 1000
    return settings
  }

  static func level(_ call: Invocation) throws -> Log.Level {
    guard let level = Log.Level.allCases.first(where: { "\($0)" == call.text("log-level") ?? "info" }) else {
      throw UsageError("--log-level is debug, info, warning or error")
    }
    return level
  }

  static func form(_ call: Invocation) throws -> Log.Form {
    guard let form = Log.Form(rawValue: call.text("log") ?? "text") else { throw UsageError("--log is text or json") }
    return form
  }

  static func bench(_ call: Invocation) throws -> GatewayLoad.Outcome {
    guard let source = call.text("source") else {
      throw UsageError("--source is needed: the source that the token stands for")
    }
    guard let file = call.text("token-file"), let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw UsageError("--token-file FILE is needed, a file with the token")
    }
    var load = GatewayLoad()
    (load.host, load.port) = try call.settings.listen()
    load.token = text.trimmingCharacters(in: .whitespacesAndNewlines)
    load.batchEvents = try call.number("batch", default: load.batchEvents, in: 1...10_000)
    load.connections = try call.number("clients", default: load.connections, in: 1...256)
    let reader = try LineReader(path: try call.operand(optional: "one file"))
    let decoder = FactDecoder(identityKey: IdentityKey([UInt8](repeating: 1, count: 32))!)
    let suffix = "-\(UInt32.random(in: 0...UInt32.max))"
    var events: [[UInt8]] = []
    while let line = try reader.next() {
      if line.isEmpty { continue }
      events.append(
        try GatewayLoad.event(line, source: source, idSuffix: suffix, prefix: call.settings.prefix, decoder: decoder))
    }
    guard !events.isEmpty else {
      throw UsageError("there are no facts to send: dripline synth --households 5000 | dripline gateway bench ...")
    }
    return try load.run(events)
  }
}
