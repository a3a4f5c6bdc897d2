import Contract
import HTTP
import Policy

// Coming in, going out, choosing a language.

extension ConsoleServer {
  /// Of a visitor without a session: the cookie's value stands in the form, too. Another site can do neither.
  private static let visitCookie = "dripline_visit"

  func loginPage(_ head: HTTPRequestHead, _ problem: Localized? = nil, next: String? = nil, status: Int = 200)
    -> HTTPResponse
  {
    if problem == nil, session(head) != nil { return Self.redirect("/") }
    var t = context(head, nil)
    let visit = cookie(Self.visitCookie, of: head).flatMap { $0.utf8.count == 64 ? $0 : nil } ?? Secrets.random()
    t.csrf = visit
    let wanted = next ?? QueryFields(head.target).map { Address.own($0["next"]) } ?? "/"
    if head.method == "POST" { t.here = "/login" }
    var response = Self.html(LoginPage(problem: problem, next: wanted).page(t), t.language, status: status)
    response.headers.add("set-cookie", cookie(Self.visitCookie, visit, maxAgeSeconds: 3600))
    return response
  }

  func login(_ request: HTTPRequest, _ responder: HTTPResponder) {
    let head = request.head
    guard head.mediaType?.name == "application/x-www-form-urlencoded", let fields = FormFields(request.body),
      isOwn(head),
      let visit = cookie(Self.visitCookie, of: head), visit.utf8.count == 64, Secrets.areEqual(fields["csrf"], visit)
    else {
      return responder.send(
        loginPage(head, Localized(en: "The page was too old. Please try again.", zh: "页面已过期，请重试。"), status: 403))
    }
    let next = Address.own(fields["next"])
    if let seconds = limiter.admit(head.client) {
      log(.warning, "too many wrong tokens", [("client", head.client)])
      var response = loginPage(
        head, Localized(en: "Too many wrong tokens. Try again in \(seconds) seconds.", zh: "令牌错误次数过多，请\(seconds)秒后再试。"),
        next: next,
        status: 429)
      response.headers.set("retry-after", "\(seconds)")
      return responder.send(response)
    }
    guard let user = tokens.roster.holder(ofToken: fields["token"].utf8) else {
      log(.warning, "wrong token", [("client", head.client)])
      return responder.send(
        loginPage(head, Localized(en: "That token is not known.", zh: "令牌无效。"), next: next, status: 403))
    }
    limiter.right(head.client)
    log(.info, "logged in", [("staff", user.staffId), ("client", head.client)])
    if let former = cookie(Sessions.cookie, of: head) { sessions.end(former) }
    var response = Self.redirect(next)
    response.headers.add("set-cookie", cookie(Sessions.cookie, sessions.begin(user), maxAgeSeconds: nil))
    response.headers.add("set-cookie", cookie(Self.visitCookie, "", maxAgeSeconds: 0))
    responder.send(response)
  }

  func logout(_ request: HTTPRequest) -> HTTPResponse {
    guard let name = cookie(Sessions.cookie, of: request.head), let session = session(request.head) else {
      return Self.redirect("/login")
    }
    guard let fields = FormFields(request.body), Secrets.areEqual(fields["csrf"], session.csrf), isOwn(request.head)
    else {
      return foreign(context(request.head, session))
    }
    sessions.end(name)
    log(.info, "logged out", [("staff", session.user.staffId)])
    var response = Self.redirect("/login")
    response.headers.add("set-cookie", cookie(Sessions.cookie, "", maxAgeSeconds: 0))
    response.headers.set("clear-site-data", "\"cache\"")
    return response
  }

  func chooseLanguage(_ request: HTTPRequest) -> HTTPResponse {
    guard let language = Language(rawValue: request.parameters["code"] ?? "") else {
      return notThere(context(request.head, session(request.head)))
    }
    var response = Self.redirect(QueryFields(request.head.target).map { Address.own($0["back"]) } ?? "/")
    response.headers.add("set-cookie", cookie("dripline_language", language.rawValue, maxAgeSeconds: 365 * 86_400))
    return response
  }

  private func cookie(_ name: String, _ value: String, maxAgeSeconds: Int?) -> String {
    var cookie = SetCookie(cookieName(name), value)
    cookie.maxAgeSeconds = maxAgeSeconds
    cookie.isSecure = isSecure
    return cookie.text ?? ""
  }
}
