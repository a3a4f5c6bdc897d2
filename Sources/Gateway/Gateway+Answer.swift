import Contract
import Glibc
import HTTP

enum WallClock {
  /// Since 1970.
  static func milliseconds() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
  }
}

extension Gateway {
  /// Refusals that are listed in one answer; all are counted.
  static let refusalsMax = 100

  /// The events, all of which may be published by this source; nil: the request has been answered. A batch
  /// is taken whole or not at all.
  func admitted(
    _ results: [Result<HandedEvent, EventRefusal>], _ grant: SourceGrant, _ head: HTTPRequestHead, isBatch: Bool,
    _ responder: HTTPResponder
  ) throws(EventRefusal) -> [(event: HandedEvent, isRepeat: Bool)]? {
    var events: [(event: HandedEvent, isRepeat: Bool)] = []
    events.reserveCapacity(results.count)
    var refusals: [(index: Int, refusal: EventRefusal)] = []
    var here: [Digest: Digest] = [:]
    for (index, result) in results.enumerated() {
      do throws(EventRefusal) {
        let event = try result.get()
        events.append((event, try isRepeat(event, &here)))
      } catch {
        refusals.append((index, error))
      }
    }
    guard let worst = refusals.min(by: { Gateway.rank($0.refusal.status) < Gateway.rank($1.refusal.status) }) else {
      let topics = broker.now.missing
      guard !events.contains(where: { topics.contains($0.event.line.topic) }) else {
        responder.send(refuse(EventRefusal(.topicMissing), head, grant.source, retryAfterSeconds: 30))
        return nil
      }
      return events
    }
    guard isBatch else { throw worst.refusal }
    var problem = worst.refusal.problem
    problem.field = "[\(worst.index)]" + (worst.refusal.field.map { $0 == "$" ? "" : ".\($0)" } ?? "")
    problem.members = [
      .init("events", .integer(Int64(results.count))), .init("refused", .integer(Int64(refusals.count))),
      .init("refusals", .array(refusals.prefix(Gateway.refusalsMax).map { $0.refusal.json(index: $0.index) })),
    ]
    responder.send(answer(problem, head, grant.source))
    return nil
  }

  /// Of several refusals the one whose status the answer has: what has to be put right first.
  private static func rank(_ status: Int) -> Int { [413, 415, 431, 400, 422, 403, 409].firstIndex(of: status) ?? 9 }

  /// Whether the event was confirmed lately or stands in the same batch already.
  private func isRepeat(_ event: HandedEvent, _ here: inout [Digest: Digest]) throws(EventRefusal) -> Bool {
    let fact = event.line.fact
    let known = recent.known(fact)
    let first = here[fact.identity]
    if known == .other || first != nil && first != fact.content {
      throw EventRefusal(ContractViolation(code: .eventSameIdOtherBytes, field: "id"))
    }
    here[fact.identity] = fact.content
    return known == .repeated || first != nil
  }

  /// Hands the events over and answers when the broker has them.
  func publish(
    _ events: [(event: HandedEvent, isRepeat: Bool)], _ request: HTTPRequest, _ grant: SourceGrant, isBatch: Bool,
    _ responder: HTTPResponder
  ) {
    let new = events.filter { !$0.isRepeat }.map(\.event)
    let head = request.head
    let facts = new.map { (identity: $0.line.fact.identity, content: $0.line.fact.content) }
    let receipts = events.map { (id: $0.event.line.id, topic: $0.event.line.topic, isRepeat: $0.isRepeat) }
    guard !new.isEmpty else {
      counters.change { $0.repeated += events.count }
      return responder.send(.json(200, Receipt.json(receipts, [])))
    }
    let isTaken = outbox.publish(new, request.body) { [self] placements in
      let confirmed = zip(facts, placements).filter { if case .published = $1 { true } else { false } }
      recent.add(confirmed.map(\.0))
      counters.change {
        $0.published += confirmed.count
        $0.repeated += receipts.count - facts.count
        $0.unconfirmed += placements.count - confirmed.count
      }
      let json = Receipt.json(receipts, placements)
      if confirmed.count == placements.count { return responder.send(.json(202, json)) }
      var problem = EventRefusal(.deliveryUnconfirmed).problem
      if case .object(let members) = json { problem.members = members }
      responder.send(answer(problem, head, grant.source, retryAfterSeconds: 5))
    }
    if !isTaken { responder.send(refuse(EventRefusal(.queueFull), head, grant.source, retryAfterSeconds: 1)) }
  }

  func refuse(
    _ refusal: EventRefusal, _ head: HTTPRequestHead, _ source: String?, retryAfterSeconds: Int? = nil
  ) -> HTTPResponse {
    answer(refusal.problem, head, source, retryAfterSeconds: retryAfterSeconds)
  }

  private func answer(
    _ problem: ProblemDocument, _ head: HTTPRequestHead, _ source: String?, retryAfterSeconds: Int? = nil
  ) -> HTTPResponse {
    counters.change { $0.refused[problem.code, default: 0] += 1 }
    if let dropped = logGate.pass() {
      var fields = [
        ("status", "\(problem.status)"), ("code", problem.code), ("client", head.client),
        ("instance", problem.instance),
      ]
      if let source { fields.append(("source", source)) }
      if let field = problem.field { fields.append(("field", field)) }
      if dropped > 0 { fields.append(("dropped", "\(dropped)")) }
      log(.info, "request refused", fields)
    }
    var response = problem.response(head.language, retryAfterSeconds: retryAfterSeconds)
    if problem.status == 401 {
      let error = problem.code == GatewayReason.tokenMissing.rawValue ? "" : ", error=\"invalid_token\""
      response.headers.set("www-authenticate", "Bearer realm=\"dripline\"" + error)
    }
    if problem.status == 415 { response.headers.set("accept", OpenAPI.mediaTypes.joined(separator: ", ")) }
    return response
  }
}

/// What became of the events of a request, in their order.
enum Receipt {
  static func json(_ events: [(id: String, topic: TopicID, isRepeat: Bool)], _ placements: [Placement]) -> JSONValue {
    var next = 0
    var counts = (published: 0, repeated: 0, unconfirmed: 0)
    let items = events.map { event -> JSONValue in
      let placement = event.isRepeat ? Placement.repeated : placements[next]
      if !event.isRepeat { next += 1 }
      var members: [JSONValue.Member] = [.init("id", .string(event.id)), .init("type", .string(event.topic.type))]
      switch placement {
      case .published(let partition, let offset):
        counts.published += 1
        members += [
          .init("result", "published"), .init("partition", .integer(Int64(partition))),
          .init("offset", .integer(offset)),
        ]
      case .repeated:
        counts.repeated += 1
        members.append(.init("result", "repeated"))
      case .unconfirmed:
        counts.unconfirmed += 1
        members.append(.init("result", "unconfirmed"))
      }
      return .object(members)
    }
    return [
      "published": .integer(Int64(counts.published)), "repeated": .integer(Int64(counts.repeated)),
      "unconfirmed": .integer(Int64(counts.unconfirmed)), "results": .array(items),
    ]
  }
}
