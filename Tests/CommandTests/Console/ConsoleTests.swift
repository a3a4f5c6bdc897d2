import Casework
import Console
import Contract
import Foundation
import HTTP
import Policy
import Postgres
import Testing

@testable import Pipeline
@testable import dripline

/// The console over a population that a worker has decided on, asked as a browser asks.
@Suite("The console over HTTP", .serialized)
struct ConsoleTests {
  private let scene: ConsoleScene

  init() throws { scene = try ConsoleScene.shared.get() }

  private func cases() throws -> [Case] { try scene.population.cases().filter { $0.stage != .unknown } }

  private func path(_ id: String) -> String { "/case?id=\(id)" }

  // MARK: Pages

  @Test("every page is there in both languages, names nobody, and has nothing inline", arguments: ["en", "zh"])
  func pages(_ language: String) throws {
    let visit = try scene.visit("auditor", language)
    let all = try cases()
    let paid = try #require(all.max { ($0.paidFen, $0.id) < ($1.paidFen, $1.id) })
    let fund = try #require(try scene.population.archive().fundBooks().max { $0.allocatedFen < $1.allocatedFen })
    var paths = [
      "/", "/lanes", "/live/overview", "/cases", "/cases?region=34", "/queues", "/queues?overdue=1", "/notices",
      "/notices?region=34", "/funds",
      "/funds?year=2025", "/fund?name=\(fund.fund.name)&year=\(fund.fund.year)", "/dead", "/dead?state=discarded",
      "/policy", "/audit",
      path(paid.id), "/queues?region=\(Region.digits(paid.village))", "/notices/\(Region.digits(paid.village))/sheet",
    ]
    for outcome in Case.Outcome.allCases { paths += all.filter { $0.outcome == outcome }.prefix(2).map { path($0.id) } }
    paths += try visit.get("/notices").text.matches(of: /href="(\/notice\?[^"]*)"/).prefix(3).map {
      String($0.1).replacing("&amp;", with: "&")
    }
    paths += try visit.get("/dead").text.matches(of: /href="(\/dead\/letter\?[^"]*)"/).prefix(3).map { String($0.1) }
    paths += try visit.get("/policy").text.matches(of: /href="(\/policy\?[^"]*pack=[^"]*)"/).prefix(1).map {
      String($0.1).replacing("&amp;", with: "&")
    }
    #expect(scene.population.secrets.count > 200 && paths.count > 22)
    for path in paths {
      let answer = try visit.get(path)
      #expect(answer.status == 200, "\(path)")
      #expect(scene.population.secret(in: answer.text) == nil, "\(path) tells a secret")
      guard !path.hasSuffix("/sheet") else {
        #expect(
          answer.headers["content-security-policy"]?.contains("sandbox") == true && !answer.text.contains("<script"))
        continue
      }
      let policy = answer.headers["content-security-policy"] ?? ""
      #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
      #expect(
        !answer.text.contains(" style=\"") && answer.text.firstMatch(of: #/<[a-z][^>]* on[a-z]+=/#) == nil, "\(path)")
      #expect(!answer.text.contains("<b>auditor</b>"), "a name is escaped")
      if !path.hasPrefix("/live") {
        #expect(answer.text.contains("<html lang=\"\(language == "zh" ? "zh-CN" : "en")\">"))
        #expect(answer.text.contains("&lt;b&gt;auditor&lt;/b&gt;"))
        #expect(answer.headers["cache-control"] == "no-store")
      }
    }
  }

  @Test("a case's page has every decision with clause and texts in both languages, and who signed")
  func timeline() throws {
    let state = try #require(
      cases().filter { $0.paidFen > 0 }.max { ($0.taken.count, $0.id) < ($1.taken.count, $1.id) })
    let archive = try scene.population.archive()
    let history = try archive.history(of: state).filter { $0.topic != .timerDue || $0.verdict != .late }
    let text = try scene.visit("viewer").get(path(state.id)).text
    #expect(text.matches(of: #/<li class="event /#).count == history.count && history.count > 5)
    for reason in history.flatMap(\.reasons) {
      #expect(
        text.contains(Markup(reason.text(.en)).html) && text.contains(Markup(reason.text(.zh)).html)
          && text.contains(reason.clause))
    }
    #expect(text.contains("class=\"signer\""))
    #expect(text.contains(Markup(yuan(state.paidFen)).html) || text.contains("Paid"))
    // In Chinese the same, the other way round.
    #expect(try scene.visit("viewer", "zh").get(path(state.id)).text.contains("<html lang=\"zh-CN\">"))
  }

  @Test("a refusal says what would have to change")
  func refusal() throws {
    let state = try #require(cases().first { $0.outcome == .refused })
    let text = try scene.visit("viewer").get(path(state.id)).text
    #expect(text.contains("What the household may do") && text.contains("class=\"step ended\""))
  }

  @Test("queues add up to the cases that wait, in all and by division")
  func queues() throws {
    let open = try cases().filter { $0.stage != .closed }
    let desk = scene.running.desk
    let model = try desk.queues(QueueQuery())
    #expect(model.total.count == open.count && model.total.overdue == open.count { $0.overdue } && open.count > 5)
    #expect(model.steps.reduce(0) { $0 + $1.tally.count } == open.count)
    #expect(model.waiters.reduce(0) { $0 + $1.tally.count } == open.count)
    #expect(model.regions.reduce(0) { $0 + $1.tally.count } == open.count)
    #expect(model.total.oldest == open.map(\.stepSince).min())
    let rows = model.cases
    #expect(rows.map { $0.isOverdue ? 0 : 1 } == rows.map { $0.isOverdue ? 0 : 1 }.sorted(), "overdue first")
    for (digits, tally) in model.regions {
      var query = QueueQuery()
      query.region = digits
      #expect(try desk.queues(query).total == tally)
    }
    var late = QueueQuery()
    late.onlyOverdue = true
    #expect(try desk.queues(late).total.count == model.total.overdue)
  }

  @Test("the parts of every fund add up, by source, purpose and division")
  func funds() throws {
    let model = try scene.running.desk.funds(year: nil, region: "")
    #expect(model.funds.count > 3 && model.funds.allSatisfy(\.parts.isBalanced) && model.total.isBalanced)
    for groups in [model.bySource, model.byEarmark] {
      #expect(groups.reduce(0) { $0 + $1.parts.paidFen } == model.total.paidFen)
      #expect(groups.reduce(0) { $0 + $1.parts.allocatedFen } == model.total.allocatedFen)
    }
    let paid = try cases().reduce(0) { $0 + $1.paidFen }
    #expect(model.byRegion.reduce(0) { $0 + $1.sums.paidFen } >= paid && paid > 0)
    let fund = try #require(model.funds.max { $0.parts.paidFen < $1.parts.paidFen })
    var instructed: Int64 = 0
    var after = ""
    repeat {
      let page = try #require(try scene.running.desk.fund(fund.fund, year: fund.year, region: "", after: after))
      instructed += page.instructions.reduce(0) { $0 + $1.amountFen }
      #expect(!page.movements.isEmpty)
      after = page.next ?? ""
    } while !after.isEmpty
    let sums = try #require(try scene.running.desk.fund(fund.fund, year: fund.year, region: "", after: "")).byRegion
    #expect(sums.reduce(0) { $0 + $1.sums.instructedFen } == instructed && instructed > 0)
  }

  // MARK: Finding

  @Test("cases are found by id, region, programme, step and standing, page by page")
  func search() throws {
    let all = try cases()
    let desk = scene.running.desk
    func found(_ change: (inout CaseQuery) -> Void) throws -> Set<String> {
      var query = CaseQuery()
      change(&query)
      var ids: Set<String> = []
      while true {
        let page = try desk.cases(query)
        for row in page.rows { #expect(ids.insert(row.id).inserted, "twice: \(row.id)") }
        guard let next = page.next else { return ids }
        query.after = next
      }
    }
    #expect(try found { _ in } == Set(all.map(\.id)) && all.count > ConsoleDesk.rowsMax, "more than one page")
    let one = all[all.count / 2]
    #expect(try found { $0.id = one.id } == Set(all.map(\.id).filter { $0.hasPrefix(one.id) }))
    #expect(
      try found { $0.region = Region.digits(one.village) } == Set(all.filter { $0.village == one.village }.map(\.id)))
    #expect(
      try found { $0.programme = one.programme.text } == Set(all.filter { $0.programme == one.programme }.map(\.id)))
    #expect(try found { $0.standing = "refused" } == Set(all.filter { $0.outcome == .refused }.map(\.id)))
    #expect(try found { $0.standing = "open" } == Set(all.filter { $0.stage == .open }.map(\.id)))
    #expect(try found { $0.id = "no such" }.isEmpty)
  }

  @Test("a person is found by the full number, which stands nowhere")
  func person() throws {
    let event = try #require(
      scene.population.events.first {
        $0.topic == TopicID.applicationSubmitted.name() && $0.json.contains("residentId")
      })
    let number = try #require(event.json.firstMatch(of: /"residentId":"(\d{17}[\dX])"/)).1
    let visit = try scene.visit("operator")
    let answer = try visit.post("/cases/person", [("csrf", try visit.csrf("/cases")), ("number", String(number))])
    #expect(answer.status == 200 && answer.text.contains(event.subject))
    #expect(!answer.text.contains(number) && !scene.log.all.contains(number))
    let wrong = try visit.post("/cases/person", [("csrf", try visit.csrf("/cases")), ("number", "123456789012345678")])
    #expect(wrong.status == 200 && wrong.text.contains("no valid resident ID"))
    // In an address it does nothing.
    #expect(try !visit.get("/cases?number=\(number)&id=none").text.contains(number))
  }

  @Test(
    "what is not there, and what is malformed, is said so",
    arguments: [
      ("/case?id=nobody", 404), ("/case", 404), ("/case?id=%00", 404), ("/cases?region=9", 422),
      ("/cases?region=abc", 422), ("/policy?on=x", 422),
      ("/fund?name=none&year=2025", 404), ("/notice?case=x&name=y", 404), ("/dead/letter?at=x", 404),
      ("/notices/34/sheet", 404), ("/queues?region=12345", 422),
      ("/cases?id=%E4%B8%AD", 200), ("/nothing", 404), ("/cases?%", 400),
    ])
  func oddities(_ path: String, _ status: Int) throws {
    let answer = try scene.visit("operator").get(path)
    // What is no address at all the server answers by itself.
    #expect(answer.status == status || status == 400 && answer.status == 422, "\(path): \(answer.status)")
  }

  // MARK: Who may

  @Test("nobody comes in without a token, and a session is closed to scripts and other sites")
  func login() throws {
    let visit = try scene.visit(nil)
    let turned = try visit.get("/queues?region=34")
    #expect(turned.status == 303 && turned.headers["location"] == "/login?next=%2Fqueues%3Fregion%3D34")
    let csrf = try visit.csrf("/login")
    #expect(try visit.post("/login", [("csrf", csrf), ("token", "wrong")]).status == 403)
    #expect(try visit.post("/login", [("csrf", "other"), ("token", scene.tokens["viewer"]!)]).status == 403)
    #expect(
      try visit.post(
        "/login", [("csrf", csrf), ("token", scene.tokens["viewer"]!)], headers: [("origin", "https://evil.example")]
      ).status == 403)
    let entered = try visit.post(
      "/login", [("csrf", csrf), ("token", scene.tokens["viewer"]!), ("next", "//evil.example")])
    #expect(entered.status == 303 && entered.headers["location"] == "/")
    let cookie = try #require(visit.setCookies.last { $0.hasPrefix("dripline_session=") })
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"))
    #expect(try visit.get("/").status == 200)
    let out = try visit.post("/logout", [("csrf", try visit.csrf("/"))])
    #expect(out.status == 303 && out.headers["location"] == "/login")
    #expect(try visit.get("/").status == 303)
    for token in scene.tokens.values { #expect(!scene.log.all.contains(token)) }
  }

  @Test("forms of another session or site have no effect")
  func forgery() throws {
    let visit = try scene.visit("auditor"), other = try scene.visit("auditor")
    let csrf = try visit.csrf("/audit")
    #expect(try other.post("/audit/runs", [("csrf", csrf)]).status == 403, "another session's token")
    #expect(try visit.post("/audit/runs", []).status == 403)
    for headers in [
      [("origin", "https://evil.example")], [("sec-fetch-site", "cross-site")], [("origin", "null")],
      [("origin", "null"), ("sec-fetch-site", "same-site")],
    ] {
      #expect(try visit.post("/audit/runs", [("csrf", csrf)], headers: headers).status == 403, "\(headers)")
    }
    #expect(
      try visit.send("POST", "/audit/runs", [("content-type", "application/json")], Array("{}".utf8)).status == 403)
    #expect(scene.running.desk.audits().verdicts.isEmpty && scene.running.desk.audits().running == nil)
  }

  /// Who may what, over HTTP: the table of the guide.
  @Test("each role may what it may", arguments: ["viewer", "operator", "approver", "auditor"])
  func roles(_ role: String) throws {
    let visit = try scene.visit(role)
    let csrf = try visit.csrf("/queues")
    let person = try visit.post("/cases/person", [("csrf", csrf), ("number", "x")]).status
    #expect(person == (role == "viewer" ? 403 : 200))
    let simulate = try visit.post("/policy/simulations", [("csrf", csrf), ("pack", "none")]).status
    #expect(simulate == (["operator", "auditor"].contains(role) ? 422 : 403))
    func order(_ action: String) throws -> Int {
      try visit.post(
        "/dead/orders",
        [
          ("csrf", csrf), ("action", action), ("text", "because"), ("position", "x"), ("proposal", "y"),
          ("edit.a", "1"),
        ]
      ).status
    }
    let orders = try ["retry", "discard", "propose", "approve", "decline"].map(order)
    // Refused for want of a broker, or of the right.
    #expect(orders.allSatisfy { $0 == (role == "viewer" ? 403 : 422) }, "\(orders)")
    let letters = try visit.get("/dead").text.matches(of: /href="(\/dead\/letter\?[^"]*)"/)
    let letter = try #require(letters.first).1
    #expect(try visit.get(String(letter)).text.contains("class=\"decoded\"") == (role != "viewer"))
    if role != "auditor" { #expect(try visit.post("/audit/runs", [("csrf", csrf)]).status == 403) }
  }

  // MARK: Jobs

  @Test("an audit is run, and its verdict stays")
  func audit() throws {
    let visit = try scene.visit("auditor")
    #expect(try visit.post("/audit/runs", [("csrf", try visit.csrf("/audit")), ("topics", "1")]).status == 303)
    let desk = scene.running.desk
    let deadline = Date(timeIntervalSinceNow: 120)
    while desk.audits().verdicts.isEmpty, Date() < deadline { Thread.sleep(forTimeInterval: 0.05) }
    let verdict = try #require(desk.audits().verdicts.first)
    #expect(verdict.ok && verdict.problem == nil && !verdict.withTopics, "\(verdict.differences)")
    #expect(try visit.get("/audit").text.contains("everything agrees"))
  }

  @Test("a simulation is run and shown")
  func simulation() throws {
    let visit = try scene.visit("operator")
    let key = String(PackSource.sample.hash.prefix(16))
    let answer = try visit.post(
      "/policy/simulations", [("csrf", try visit.csrf("/policy")), ("pack", key), ("asIfInForce", "1")])
    #expect(answer.status == 303)
    let desk = scene.running.desk
    let deadline = Date(timeIntervalSinceNow: 120)
    while desk.simulations.value?.isDone != true, Date() < deadline { Thread.sleep(forTimeInterval: 0.05) }
    let model = try #require(desk.simulations.value)
    #expect(model.isDone && model.problem == nil && !model.summary.isEmpty)
    #expect(try visit.get("/policy").text.contains("cases looked at"))
  }

  // MARK: Trouble

  @Test("without a database pages say so, and come back with it")
  func databaseDown() throws {
    let server = try TemporaryServer()
    let workshop = try Workshop(server, "down")
    let made = try NewToken(staffId: "S1", roles: "viewer", name: "x")
    let path = scene.population.folder + "/down-tokens"
    try made.line.write(toFile: path, atomically: true, encoding: .utf8)
    var http = HTTPConfiguration()
    http.port = 0
    let settings = ConsoleSettings(http: http, tokensFile: path)
    let desk = ConsoleDesk(settings: workshop.settings, pack: PackSource.sample, hasBroker: false)
    let running = try RunningConsole(settings, desk: desk, Log(level: .error))
    try running.start()
    defer { running.stop() }
    let visit = Visit(running.server.port, "en")
    try visit.login(made.token)
    desk.watch.lookAtLanes()
    #expect(try visit.get("/cases").status == 200 && visit.get("/").text.contains("answers"))
    try server.stop(.immediate)
    desk.watch.lookAtLanes()
    let down = try visit.get("/cases")
    #expect(down.status == 503 && down.headers["retry-after"] != nil && down.text.contains("<main"))
    #expect(!down.text.lowercased().contains("postgres") && !down.text.contains("127.0.0.1"))
    let overview = try visit.get("/")
    #expect(overview.status == 200 && overview.text.contains("The database does not answer."))
    try server.start()
    #expect(try visit.get("/cases").status == 200)
    desk.watch.lookAtLanes()
    #expect(try !visit.get("/").text.contains("The database does not answer."))
  }
}
