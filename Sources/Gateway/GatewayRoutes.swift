import Contract
import HTTP

/// The addresses of the gateway.
enum GatewayRoutes {
  static func all(_ gateway: Gateway) -> [Route] {
    let document = OpenAPI.document(gateway.settings).text
    return [
      Route(
        "POST", "/v1/events", bodyBytesMax: gateway.settings.bodyBytesMax,
        admit: { gateway.admit($0, pathType: nil) },
        respond: { gateway.take($0, pathType: nil, $1) }),
      Route(
        "POST", "/v1/events/{type}", bodyBytesMax: gateway.settings.bodyBytesMax,
        admit: { gateway.admit($0, pathType: $0.target.segments.last) },
        respond: { gateway.take($0, pathType: $0.parameters["type"], $1) }),
      StaticPage("/v1/openapi.json", "application/json", Array(document.utf8)).route,
      .get("/v1/health/live") { _ in .json(200, ["status": "live"]) },
      .get("/v1/health/ready") { request in
        guard let reason = gateway.readiness else { return .json(200, ["status": "ready"]) }
        return EventRefusal(reason).problem.response(request.head.language, retryAfterSeconds: 5)
      },
    ]
  }
}

/// Who a request comes from, found before its body is read.
private struct Admitted: Sendable {
  var grant: SourceGrant
}

extension Gateway {
  /// Whether the body is worth reading: who sends it, in what form, and whether there is room.
  func admit(_ head: HTTPRequestHead, pathType: String?) -> HTTPAdmission {
    counters.change { $0.requests += 1 }
    do throws(EventRefusal) {
      let grant = try authenticate(head)
      if let pathType { try checkPath(pathType) }
      _ = try ContentMode.of(head, pathType: pathType)
      if let seconds = limiter.admit(grant) {
        return .refuse(refuse(EventRefusal(.rateExceeded), head, grant.source, retryAfterSeconds: seconds))
      }
      if let trouble {
        return .refuse(refuse(EventRefusal(trouble), head, grant.source, retryAfterSeconds: 5))
      }
      return .accept(bodyBytesMax: settings.bodyBytesMax, context: Admitted(grant: grant))
    } catch {
      return .refuse(refuse(error, head, nil))
    }
  }

  private func authenticate(_ head: HTTPRequestHead) throws(EventRefusal) -> SourceGrant {
    switch BearerToken.read(head.headers) {
    case .absent: throw EventRefusal(.tokenMissing, field: "authorization")
    case .malformed: throw EventRefusal(.tokenUnknown, field: "authorization")
    case .token(let token):
      guard let grant = sources.roster.holder(ofToken: token) else {
        throw EventRefusal(.tokenUnknown, field: "authorization")
      }
      return grant
    }
  }

  /// A path that no topic stands behind is no path.
  private func checkPath(_ type: String) throws(EventRefusal) {
    guard let topic = TopicID(name: type), topic.direction == .in else {
      let reason = HTTPReason.pathUnknown
      throw EventRefusal(status: reason.status, code: reason.rawValue, rule: reason.rule, remedy: reason.remedy)
    }
  }

  /// A request that was let in and has come whole.
  func take(_ request: HTTPRequest, pathType: String?, _ responder: HTTPResponder) {
    guard let grant = (request.context as? Admitted)?.grant else { return }
    let head = request.head
    do throws(EventRefusal) {
      let mode = try ContentMode.of(head, pathType: pathType)
      let now = Instant(milliseconds: WallClock.milliseconds())
      let results = try intake.events(mode, request, from: grant, recordedAt: now)
      limiter.charge(max(1, results.count), grant)
      let events = try admitted(results, grant, head, isBatch: mode == .batch, responder)
      guard let events else { return }
      publish(events, request, grant, isBatch: mode == .batch, responder)
    } catch {
      limiter.charge(1, grant)
      responder.send(refuse(error, head, grant.source))
    }
  }
}

extension EventRefusal {
  init(status: Int, code: String, rule: HTTPText, remedy: HTTPText) {
    self.init(.topicMismatch)
    (self.status, self.code, self.rule, self.remedy) = (status, code, rule, remedy)
  }
}
