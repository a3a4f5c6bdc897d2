import Console
import Contract
import Foundation
import HTTP
import Pipeline
import Policy
import Postgres

@testable import dripline

/// A console over a small population, and browsers of four persons.
final class ConsoleScene {
  // Used by one serialized suite alone.
  nonisolated(unsafe) static let shared = Result { try ConsoleScene() }

  let population: ReportScene
  let running: RunningConsole
  private(set) var tokens: [String: String] = [:]
  private(set) var log: LogBook

  private init() throws {
    population = try ReportScene("console", households: 90)
    try Self.publishBad(population)
    var lines = ""
    for (staff, role) in [("S1", "operator"), ("S2", "approver"), ("S3", "auditor"), ("S4", "viewer")] {
      let made = try NewToken(staffId: staff, roles: role, name: "<b>\(role)</b>")
      tokens[role] = made.token
      lines += made.line + "\n"
    }
    let path = population.folder + "/tokens"
    try lines.write(toFile: path, atomically: true, encoding: .utf8)
    var http = HTTPConfiguration()
    http.port = 0
    var settings = ConsoleSettings(http: http, tokensFile: path)
    settings.places = PlaceNames("34 某省\n")
    let book = LogBook()
    log = book
    let desk = ConsoleDesk(
      settings: population.workshop.settings, pack: PackSource.sample, drafts: nil, hasBroker: false,
      log: ServerLog { book.add($1, $2) })
    running = try RunningConsole(settings, desk: desk, Log(level: .error))
    try running.start()
    // What pages count from is there before the first one is asked for.
    desk.watch.survey()
    desk.watch.lookAtLanes()
  }

  private static func publishBad(_ population: ReportScene) throws {
    let hand = try Hand(population.workshop, partitions: [0])
    let card = population.events.first { $0.topic == TopicID.applicationSubmitted.name() }!
    for event in BadFacts.all(at: ReportScene.end.start, card: card) { population.workshop.publish(event) }
    while try hand.step(10) {}
    try hand.close()
  }

  /// Lines of the console's log.
  final class LogBook: @unchecked Sendable {
    private let lock = NSLock()
    private var text = ""
    func add(_ message: String, _ fields: [(String, String)]) {
      lock.withLock { text += message + fields.map { " \($0.0)=\($0.1)" }.joined() + "\n" }
    }
    var all: String { lock.withLock { text } }
  }

  func visit(_ role: String?, _ language: String = "en") throws -> Visit {
    let visit = Visit(running.server.port, language)
    if let role { try visit.login(tokens[role]!) }
    return visit
  }
}

/// A browser without eyes: keeps cookies, fills in forms.
final class Visit {
  private let client: HTTPClient
  private let port: UInt16
  private(set) var cookies: [String: String] = [:]
  private(set) var setCookies: [String] = []
  let language: String

  init(_ port: UInt16, _ language: String) {
    client = HTTPClient(port: port, timeoutSeconds: 120)
    self.port = port
    self.language = language
  }

  func get(_ path: String, headers: [(String, String)] = []) throws -> HTTPClient.Answer {
    try send("GET", path, headers, [])
  }

  func send(_ method: String, _ path: String, _ headers: [(String, String)], _ body: [UInt8]) throws
    -> HTTPClient.Answer
  {
    var all = headers + [("accept-language", language)]
    if !cookies.isEmpty { all.append(("cookie", cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))) }
    let answer = try client.request(method, path, headers: all, body: body)
    for field in answer.headers.fields where field.name == "set-cookie" {
      setCookies.append(field.value)
      let pair = field.value.split(separator: ";")[0].split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      cookies[String(pair[0])] = pair[1].isEmpty ? nil : String(pair[1])
    }
    return answer
  }

  /// The token that a page's forms have.
  func csrf(_ path: String) throws -> String {
    try get(path).text.firstMatch(of: /name="csrf" value="([^"]*)"/).map { String($0.1) } ?? ""
  }

  func post(
    _ path: String, _ fields: [(String, String)], headers: [(String, String)] = []
  ) throws -> HTTPClient.Answer {
    var coding = CharacterSet.alphanumerics
    coding.insert(charactersIn: "-._~")
    let body = fields.map { name, value in
      "\(name.addingPercentEncoding(withAllowedCharacters: coding)!)=\(value.addingPercentEncoding(withAllowedCharacters: coding)!)"
    }.joined(separator: "&")
    let own = [("content-type", "application/x-www-form-urlencoded"), ("origin", "http://127.0.0.1:\(port)")]
    let given = Set(headers.map(\.0))
    return try send(
      "POST", path, own.filter { !given.contains($0.0) } + headers.filter { !$0.1.isEmpty }, Array(body.utf8))
  }

  func login(_ token: String) throws {
    let csrf = try csrf("/login")
    _ = try post("/login", [("csrf", csrf), ("token", token)])
  }
}
