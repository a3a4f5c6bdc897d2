/// What answers one method at one path.
public struct Route: Sendable {
  public var method: String
  /// `/v1/events/{id}`: a part in braces takes any segment.
  public var pattern: [String]
  /// 0: no body.
  public var bodyBytesMax: Int
  /// Looks at the head before the body comes; nil: all are let in.
  public var admit: (@Sendable (HTTPRequestHead) -> HTTPAdmission)?
  public var respond: @Sendable (HTTPRequest, HTTPResponder) -> Void

  public init(
    _ method: String, _ path: String, bodyBytesMax: Int = 0,
    admit: (@Sendable (HTTPRequestHead) -> HTTPAdmission)? = nil,
    respond: @escaping @Sendable (HTTPRequest, HTTPResponder) -> Void
  ) {
    self.method = method
    pattern = path.split(separator: "/").map(String.init)
    self.bodyBytesMax = bodyBytesMax
    self.admit = admit
    self.respond = respond
  }

  /// A route that answers at once and takes no body.
  public static func get(_ path: String, _ answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse) -> Route {
    Route("GET", path) { request, responder in responder.send(answer(request)) }
  }

  /// The parts in braces, or nil where the path is another.
  func match(_ segments: [String]) -> [String: String]? {
    guard segments.count == pattern.count else { return nil }
    var parameters: [String: String] = [:]
    for (part, segment) in zip(pattern, segments) {
      if part.hasPrefix("{"), part.hasSuffix("}") {
        parameters[String(part.dropFirst().dropLast())] = segment
      } else if part != segment {
        return nil
      }
    }
    return parameters
  }
}

/// Finds the route. Answers by itself what has none: 404, 405 with `Allow`, `OPTIONS`; `HEAD` is `GET`
/// without a body.
public struct Router: HTTPHandler {
  private let routes: [Route]

  public init(_ routes: [Route]) { self.routes = routes }

  public func admit(_ head: HTTPRequestHead) -> HTTPAdmission {
    let here = routes.filter { $0.match(head.target.segments) != nil }
    guard !here.isEmpty else { return .refuse(ProblemDocument(.pathUnknown).response(head.language)) }
    let allowed = Router.allowed(here)
    if head.method == "OPTIONS", !head.hasBody {
      return .refuse(HTTPResponse(204, headers: HTTPHeaders([("allow", allowed)])))
    }
    guard let route = Router.route(head.method, here) else {
      let problem = ProblemDocument(.methodNotAllowed).response(head.language)
      return .refuse(problem.adding("allow", allowed))
    }
    if route.bodyBytesMax == 0, head.hasBody {
      return .refuse(ProblemDocument(.bodyUnexpected).response(head.language))
    }
    if let admit = route.admit { return admit(head) }
    return .accept(bodyBytesMax: route.bodyBytesMax)
  }

  public func respond(to request: HTTPRequest, _ responder: HTTPResponder) {
    let here = routes.filter { $0.match(request.head.target.segments) != nil }
    guard let route = Router.route(request.head.method, here), let found = route.match(request.head.target.segments)
    else {
      return responder.send(ProblemDocument(.pathUnknown).response(request.head.language))
    }
    var request = request
    request.parameters = found
    route.respond(request, responder)
  }

  private static func route(_ method: String, _ here: [Route]) -> Route? {
    here.first { $0.method == (method == "HEAD" ? "GET" : method) }
  }

  private static func allowed(_ here: [Route]) -> String {
    var methods = Set(here.map(\.method))
    if methods.contains("GET") { methods.insert("HEAD") }
    methods.insert("OPTIONS")
    return methods.sorted().joined(separator: ", ")
  }
}
