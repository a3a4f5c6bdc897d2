import Contract
import Foundation
import HTTP
import Policy
import Synchronization

/// What a console needs to know.
public struct ConsoleSettings: Sendable {
  public var http: HTTPConfiguration
  public var tokensFile: String
  /// Names of divisions; nil: codes stand alone.
  public var places = PlaceNames()
  /// Shown beside the name: which deployment it is.
  public var label = ""
  /// Requests that are worked on at once.
  public var threads = 4
  /// Reached by https at a proxy in front: cookies are for encrypted connections only.
  public var isBehindTLS = false

  public init(http: HTTPConfiguration, tokensFile: String) {
    self.http = http
    self.tokensFile = tokensFile
  }
}

/// The console: pages over what the pipeline has stored, for people with a token.
public final class ConsoleServer: Sendable {
  let settings: ConsoleSettings
  let source: any ConsoleSource
  let log: ServerLog
  let tokens: TokenFile<ConsoleUser>
  let sessions = Sessions()
  let limiter = LoginLimiter()
  private let bench: Workbench
  private let server = Mutex<HTTPServer?>(nil)

  /// - Throws: what is wrong with settings or the file of tokens.
  public init(_ settings: ConsoleSettings, source: any ConsoleSource, log: ServerLog = ServerLog()) throws {
    var settings = settings
    // A search may look at many cases before it answers.
    settings.http.answerTimeoutMs = max(settings.http.answerTimeoutMs, 120_000)
    self.settings = settings
    self.source = source
    self.log = log
    tokens = try TokenFile(settings.tokensFile, of: "tokens", log: log)
    bench = Workbench(threads: settings.threads, jobsMax: 256)
  }

  /// Where it listens, once started.
  public var port: UInt16 { server.withLock { $0?.port ?? 0 } }

  /// Opens the port; throws when it is taken.
  public func start() throws {
    let made = try HTTPServer(settings.http, handler: Router(ConsoleRoutes.all(self)))
    try made.start()
    server.withLock { $0 = made }
  }

  /// Whoever starts it stops it: its routes hold it meanwhile.
  public func stop() {
    server.withLock { $0 }?.stop()
    server.withLock { $0 = nil }
    bench.stop()
  }

  var isSecure: Bool { settings.http.tls != nil || settings.isBehindTLS }

  /// A cookie's name: over TLS one that browsers take from this host alone, for all of its paths, encrypted.
  func cookieName(_ name: String) -> String { isSecure ? "__Host-\(name)" : name }
  func cookie(_ name: String, of head: HTTPRequestHead) -> String? { head.cookies[cookieName(name)] }

  /// Does a job on a thread that may wait; turned away where too many wait.
  func work(_ head: HTTPRequestHead, _ responder: HTTPResponder, _ job: @escaping @Sendable () -> HTTPResponse) {
    if !bench.add({ responder.send(job()) }) {
      responder.send(ProblemDocument(.serverBusy).response(head.language, retryAfterSeconds: 2))
    }
  }

  // MARK: Who asks

  func session(_ head: HTTPRequestHead) -> Session? {
    cookie(Sessions.cookie, of: head).flatMap { sessions.find($0, in: tokens.roster) }
  }

  func language(_ head: HTTPRequestHead) -> Language {
    if let chosen = cookie("dripline_language", of: head).flatMap(Language.init) { return chosen }
    return head.language == .zh ? .zh : .en
  }

  func context(_ head: HTTPRequestHead, _ session: Session?, _ section: Section? = nil) -> PageContext {
    // Written anew, of what pages understand: anything else that came is not handed on.
    var query = (QueryFields(head.target)?.known ?? []).map { "\($0.name)=\(Address.encoded($0.value))" }.joined(
      separator: "&")
    if !query.isEmpty { query = "?" + query }
    let path = "/" + head.target.segments.map(Address.encoded).joined(separator: "/")
    return PageContext(
      language: language(head), user: session?.user, csrf: session?.csrf ?? "", section: section, now: source.now,
      here: head.method == "GET" || head.method == "HEAD" ? Address.own(path + query) : "/", label: settings.label,
      places: settings.places)
  }

  // MARK: Answers

  /// Scripts, styles and connections of this address only; nothing inline, nothing framed.
  static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  static func html(_ markup: Markup, _ language: Language, status: Int = 200) -> HTTPResponse {
    var response = HTTPResponse.bytes(status, "text/html; charset=utf-8", Array(markup.html.utf8))
    response.headers.set("content-security-policy", policy)
    response.headers.set("content-language", language == .zh ? "zh-CN" : "en")
    // Forms say where they come from; other sites hear nothing.
    response.headers.set("referrer-policy", "same-origin")
    response.headers.set("vary", "cookie, accept-language")
    response.headers.set("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()")
    return response
  }

  static func redirect(_ address: String) -> HTTPResponse {
    HTTPResponse(303, headers: HTTPHeaders([("location", address)]))
  }

  /// A page that says what went wrong; the log has its name and the kind of error, nothing else.
  func failure(_ error: any Error, _ t: PageContext) -> HTTPResponse {
    if let problem = error as? ConsoleProblem, problem.kind == .refused {
      return Self.html(
        ProblemPage(title: Localized(en: "That cannot be done", zh: "无法执行"), text: problem.text).page(t), t.language,
        status: 422)
    }
    let instance = String(Secrets.random().prefix(12))
    log(.error, "a page could not be made", [("instance", instance), ("problem", "\(error)")])
    let text =
      (error as? ConsoleProblem)?.text
      ?? Localized(
        en:
          "The database does not answer, or does not understand this program. Nothing is lost: the pipeline waits. Try again in a moment; an operator finds the details in the log under the name below.",
        zh: "数据库无响应或与本程序不符。数据不会丢失，系统会等待。请稍后再试；操作人员可按下方编号在日志中查看详情。")
    var response = Self.html(
      ProblemPage(title: Localized(en: "Not to be had now", zh: "暂时无法提供"), text: text, instance: instance).page(t),
      t.language, status: 503)
    response.headers.set("retry-after", "5")
    return response
  }
}
