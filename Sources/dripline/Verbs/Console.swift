import Console
import Foundation
import HTTP
import Pipeline
import Policy

extension Verb {
  static let console = Verb(
    words: ["console"],
    summary: "pages for operators and auditors: cases, queues, dead letters, notices, funds, policy, audit",
    options: [
      Option(name: "label", value: "TEXT", help: "which deployment it is, shown beside the name"),
      Option(
        name: "packs", value: "DIR", help: "a folder of packs that are not published yet, to compare and simulate"),
      Option(name: "threads", value: "N", help: "requests that are worked on at once, default 4"),
      Option(name: "behind-tls", help: "reached by https at a proxy in front: cookies travel encrypted only"),
      Option(name: "log", value: "text|json", help: "form of log lines, default text"),
      Option(name: "log-level", value: "LEVEL", help: "debug, info, warning or error; default info"),
    ],
    uses: [.database, .keys, .policy, .clock, .group] + Setting.kafka + Setting.console,
    notes: """
      The file of tokens says who may enter, a token a line:
          STAFF-ID  SHA256-OF-TOKEN  ROLE[,ROLE...]  NAME
      with the roles viewer, operator, approver and auditor; `dripline console token` makes such a line. The file is
      read again when it changes. Reads the database in read-only sessions; without --bootstrap there is no watermark
      K, and nothing can be ordered. Without --certificate tokens travel in the clear: leave it on the loopback
      address, behind a proxy with TLS and --behind-tls.
      """
  ) { call in
    try call.noOperands()
    let log = Log(level: try GatewayOptions.level(call), form: try GatewayOptions.form(call), worker: "console")
    signal(SIGPIPE, SIG_IGN)
    let running = try RunningConsole(ConsoleOptions.settings(call), call, log)
    let ended = DispatchSemaphore(value: 0)
    let stopper = SignalStopper(limitMs: 20_000) { ended.signal() }
    defer { stopper.cancel() }
    try running.start()
    ended.wait()
    running.stop()
    return .success
  }

  static let consoleToken = Verb(
    words: ["console", "token"], summary: "make a token and the line of the file of tokens for it",
    operands: "STAFF-ID NAME",
    options: [
      Option(
        name: "roles", value: "LIST", help: "viewer, operator, approver, auditor; with commas between, default viewer")
    ],
    notes: "The token goes to standard error, the line to standard output: dripline console token S1001 Li >>tokens"
  ) { call in
    guard call.operands.count == 2 else { throw UsageError("`console token` needs a staff id and a name") }
    let made = try NewToken(staffId: call.operands[0], roles: call.text("roles") ?? "viewer", name: call.operands[1])
    print(made.line)
    Program.say("token: \(made.token)")
    return .success
  }
}

/// The console's options as its settings.
enum ConsoleOptions {
  static func settings(_ call: Invocation) throws -> ConsoleSettings {
    var http = HTTPConfiguration()
    (http.host, http.port) = try call.settings.consoleListen()
    http.connectionsMax = 256
    if let files = try call.settings.consoleTLSFiles() {
      http.tls = TLSFiles(certificate: files.certificate, key: files.key)
    }
    var settings = ConsoleSettings(http: http, tokensFile: try call.settings.consoleTokens())
    settings.threads = try call.number("threads", default: settings.threads, in: 1...64)
    settings.label = call.text("label") ?? ""
    settings.isBehindTLS = call.has("behind-tls")
    if let path = call.settings.consolePlaces {
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw UsageError("the file of places \(path) cannot be read")
      }
      settings.places = PlaceNames(text)
    }
    return settings
  }
}

/// A server with what it shows.
final class RunningConsole {
  let desk: ConsoleDesk
  let server: ConsoleServer
  private let log: Log

  convenience init(_ settings: ConsoleSettings, _ call: Invocation, _ log: Log) throws {
    try self.init(
      settings, pipeline: call.settings.pipelineWithoutBroker(), pack: call.settings.pack(), drafts: call.text("packs"),
      hasBroker: call.settings.hasBroker, log)
  }

  convenience init(
    _ settings: ConsoleSettings, pipeline: PipelineSettings, pack: PackSource, drafts: String? = nil, hasBroker: Bool,
    _ log: Log
  ) throws {
    let desk = ConsoleDesk(settings: pipeline, pack: pack, drafts: drafts, hasBroker: hasBroker, log: log.ofServer)
    try self.init(settings, desk: desk, log)
  }

  init(_ settings: ConsoleSettings, desk: ConsoleDesk, _ log: Log) throws {
    self.log = log
    self.desk = desk
    server = try ConsoleServer(settings, source: desk, log: desk.log)
    host = settings.http.host
    isSecure = settings.http.tls != nil
    isBehindTLS = settings.isBehindTLS
  }

  private let host: String
  private let isSecure: Bool
  private let isBehindTLS: Bool

  /// Where a browser on this machine finds it.
  var address: String { "\(isSecure ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(server.port)/" }

  func start() throws {
    desk.start()
    try server.start()
    log.tellListening(at: host, port: server.port, hasTLS: isSecure, isBehindTLS: isBehindTLS)
  }

  func stop() {
    server.stop()
    desk.stop()
  }
}
