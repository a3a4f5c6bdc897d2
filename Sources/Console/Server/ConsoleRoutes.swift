import Contract
import HTTP
import Policy

/// The addresses of the console, each with the right that it needs.
enum ConsoleRoutes {
  static let formBytesMax = 256 << 10

  static func all(_ console: ConsoleServer) -> [Route] {
    [
      asset(Assets.styleAddress, "text/css; charset=utf-8", Assets.style),
      asset(Assets.scriptAddress, "text/javascript; charset=utf-8", Assets.script),
      asset("/assets/icon.svg", "image/svg+xml", Assets.icon),
      .get("/health/live") { _ in .json(200, ["status": "live"]) },
      Route("GET", "/login") { request, responder in responder.send(console.loginPage(request.head)) },
      Route("POST", "/login", bodyBytesMax: 4096) { request, responder in console.login(request, responder) },
      Route("POST", "/logout", bodyBytesMax: 4096) { request, responder in responder.send(console.logout(request)) },
      Route("GET", "/language/{code}") { request, responder in responder.send(console.chooseLanguage(request)) },

      console.page("/", .read, .overview) { _, t in OverviewPage(model: console.source.overview()).page(t) },
      console.page("/lanes", .read, .overview) { _, t in LanesPage(model: console.source.overview()).page(t) },
      console.page("/live/overview", .read, .overview) { _, t in OverviewPage(model: console.source.overview()).parts(t)
      },
      console.page("/cases", .read, .cases) { request, t in
        CasesPage(model: try console.source.cases(try request.caseQuery)).page(t)
      },
      console.formPage("/cases/person", .findPerson, .cases) { form, _, t in
        CasesPage(model: try console.source.cases(ofPerson: form["number"])).page(t)
      },
      console.page("/case", .read, .cases) { request, t in
        try console.source.caseFile(Checked.plain(try request.fields["id"])).map { CasePage(model: $0).page(t) }
      },
      console.page("/queues", .read, .queues) { request, t in
        QueuesPage(model: try console.source.queues(try request.queueQuery)).page(t)
      },
      console.page("/notices", .read, .notices) { request, t in
        NoticesPage(model: try console.source.notices(region: try request.region)).page(t)
      },
      console.page("/notice", .read, .notices) { request, t in
        let query = try request.fields
        return try console.source.notice(Checked.plain(query["case"]), name: Checked.plain(query["name"])).map {
          NoticePage(row: $0, today: t.now.day).page(t)
        }
      },
      console.sheet("/notices/{village}/sheet"),
      console.page("/funds", .read, .funds) { request, t in
        let query = try request.fields
        return FundsPage(model: try console.source.funds(year: Int(query["year"]), region: try request.region)).page(t)
      },
      console.page("/fund", .read, .funds) { request, t in
        let query = try request.fields
        return try Int(query["year"]).flatMap { year in
          try console.source.fund(
            Checked.plain(query["name"]), year: year, region: try request.region, after: Checked.plain(query["after"]))
        }.map { FundPage(model: $0).page(t) }
      },
      console.page("/dead", .read, .dead) { request, t in
        DeadListPage(model: try console.source.deadLetters(try request.deadQuery)).page(t)
      },
      console.page("/dead/letter", .read, .dead) { request, t in
        try console.source.deadLetter(try request.fields["at"], isRead: t.may(.readDead)).map {
          DeadLetterPage(model: $0).page(t)
        }
      },
      console.form("/dead/orders", .readDead, .dead) { form, user, t in try console.order(form, user, t) },
      console.page("/policy", .read, .policy) { request, t in
        PolicyPage(model: try console.source.policy(try request.policyQuery)).page(t)
      },
      console.form("/policy/simulations", .simulate, .policy) { form, user, t in try console.simulate(form, user) },
      console.page("/live/simulation", .read, .policy) { _, _ in "<div data-part=\"simulation\" data-again></div>" },
      console.page("/audit", .read, .audit) { _, t in AuditPage(model: console.source.audits()).page(t) },
      console.form("/audit/runs", .audit, .audit) { form, user, t in
        if let problem = console.source.audit(withTopics: form["topics"] == "1", by: user) {
          throw ConsoleProblem(.refused, en: problem.en, zh: problem.zh)
        }
        return .seeOther("/audit")
      },
      console.page("/live/audit", .read, .audit) { _, t in AuditPage(model: console.source.audits()).parts(t) },
    ]
  }

  private static func asset(_ path: String, _ mediaType: String, _ bytes: [UInt8]) -> Route {
    StaticPage(path, mediaType, bytes).route
  }
}

/// What a form leads to.
enum FormAnswer {
  case page(Markup)
  case seeOther(String)
}

extension ConsoleServer {
  /// A page for those who are in and may see it.
  func page(
    _ path: String, _ right: Right, _ section: Section,
    _ make: @escaping @Sendable (HTTPRequest, PageContext) throws -> Markup?
  ) -> Route {
    Route("GET", path) { [self] request, responder in
      guard let session = session(request.head) else { return responder.send(askForToken(request.head)) }
      let t = context(request.head, session, section)
      guard session.user.may(right) else { return responder.send(notAllowed(t)) }
      work(request.head, responder) { [self] in
        do {
          guard let markup = try make(request, t) else { return notThere(t) }
          return Self.html(markup, t.language)
        } catch {
          return failure(error, t)
        }
      }
    }
  }

  /// A form: of this site, of this session, by somebody who may.
  func form(
    _ path: String, _ right: Right, _ section: Section,
    _ take: @escaping @Sendable (FormFields, ConsoleUser, PageContext) throws -> FormAnswer
  ) -> Route {
    Route("POST", path, bodyBytesMax: ConsoleRoutes.formBytesMax, admit: { [self] head in admit(head) }) {
      [self] request, responder in
      guard let session = session(request.head) else { return responder.send(Self.redirect("/login")) }
      let t = context(request.head, session, section)
      guard let fields = FormFields(request.body), Secrets.areEqual(fields["csrf"], session.csrf), isOwn(request.head)
      else {
        return responder.send(foreign(t))
      }
      guard session.user.may(right) else { return responder.send(notAllowed(t)) }
      work(request.head, responder) { [self] in
        do {
          switch try take(fields, session.user, t) {
          case .page(let markup): return Self.html(markup, t.language)
          case .seeOther(let address): return Self.redirect(address)
          }
        } catch {
          return failure(error, t)
        }
      }
    }
  }

  func formPage(
    _ path: String, _ right: Right, _ section: Section,
    _ take: @escaping @Sendable (FormFields, ConsoleUser, PageContext) throws -> Markup
  ) -> Route {
    form(path, right, section) { fields, user, t in .page(try take(fields, user, t)) }
  }

  /// The sheet has styles of its own, and no script at all: its policy is another.
  func sheet(_ path: String) -> Route {
    Route("GET", path) { [self] request, responder in
      guard let session = session(request.head) else { return responder.send(askForToken(request.head)) }
      let t = context(request.head, session, .notices)
      work(request.head, responder) { [self] in
        do {
          guard let html = try source.noticeSheet(village: request.parameters["village"] ?? "", t.language) else {
            return notThere(t)
          }
          var response = HTTPResponse.bytes(200, "text/html; charset=utf-8", Array(html.utf8))
          response.headers.set(
            "content-security-policy",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-modals"
          )
          return response
        } catch {
          return failure(error, t)
        }
      }
    }
  }

  /// Whether a form's body is worth reading: somebody is in, and it comes from a page of this site.
  private func admit(_ head: HTTPRequestHead) -> HTTPAdmission {
    let isForm = head.mediaType?.name == "application/x-www-form-urlencoded" && head.mediaType?.isUTF8 == true
    guard isForm, isOwn(head), session(head) != nil else {
      let t = context(head, session(head))
      return .refuse(session(head) == nil ? Self.redirect("/login") : foreign(t))
    }
    return .accept(bodyBytesMax: ConsoleRoutes.formBytesMax)
  }

  /// Browsers say where a form comes from. What says nothing is judged by its token alone.
  func isOwn(_ head: HTTPRequestHead) -> Bool {
    let site = head.headers["sec-fetch-site"]
    if let site, !["same-origin", "none"].contains(site) { return false }
    guard let origin = head.headers["origin"] else { return true }
    // Where a browser keeps the origin to itself, it has said whether it is this one.
    if origin == "null" { return site == "same-origin" }
    let host = head.headers["host"] ?? ""
    return origin == "http://\(host)" || origin == "https://\(host)"
  }

  // MARK: Refusals

  func askForToken(_ head: HTTPRequestHead) -> HTTPResponse {
    let here = context(head, nil).here
    // What is fetched beside a page must not become the page to return to.
    let next = here.hasPrefix("/live/") ? "/" : here
    return Self.redirect(Address("login").with("next", next == "/" ? nil : next).text)
  }

  func notAllowed(_ t: PageContext) -> HTTPResponse {
    log(
      .warning, "not for this role",
      [("staff", t.user?.staffId ?? ""), ("roles", t.user?.roles.map(\.rawValue).joined(separator: ",") ?? "")])
    let page = ProblemPage(
      title: Localized(en: "Not for your role", zh: "您的角色无此权限"),
      text: Localized(
        en: "Your token has not the role that this needs. An administrator can give you another.",
        zh: "您的令牌没有所需角色，请联系管理员。"))
    return Self.html(page.page(t), t.language, status: 403)
  }

  func notThere(_ t: PageContext) -> HTTPResponse {
    let page = ProblemPage(
      title: Localized(en: "Nothing there", zh: "未找到"),
      text: Localized(en: "Nothing is on record under this name. Was it typed rightly?", zh: "没有以此命名的记录，请核对是否输入正确。"))
    return Self.html(page.page(t), t.language, status: 404)
  }

  func foreign(_ t: PageContext) -> HTTPResponse {
    log(.warning, "a form of another session or site", [("staff", t.user?.staffId ?? "")])
    let page = ProblemPage(
      title: Localized(en: "That form is not valid any more", zh: "表单已失效"),
      text: Localized(
        en: "It belongs to another session or another site. Go back, load the page anew and send it again.",
        zh: "表单属于其他会话或站点。请返回并刷新页面后重新提交。"))
    return Self.html(page.page(t), t.language, status: 403)
  }
}
