import Policy
import Casework
import Contract
import Foundation
import Pipeline

extension Verb {
  static let deadList = Verb(
    words: ["dead", "list"], summary: "facts that could not be decided on, and why",
    options: [
      Option(name: "reason", value: "CODE", help: "only this reason, such as residentId.checksum"),
      .json, .lang,
    ],
    uses: [.database, .prefix]
  ) { call in
    try call.noOperands()
    let language = try call.language()
    let wanted = call.text("reason")
    if let wanted, ContractReason(rawValue: wanted) == nil {
      let near = Suggestion.nearest(to: wanted, among: ContractReason.allCases.map(\.code))
      throw UsageError("there is no reason \(wanted)" + (near.map { "; did you mean \($0)?" } ?? ""))
    }
    var table = Table(["position", "state", "reason", "field", "case", "time", "what it means"])
    var count = 0
    try call.settings.archive().forEachDeadLetter { letter in
      guard wanted == nil || letter.reason == wanted else { return }
      count += 1
      if call.json {
        print(letter.json(prefix: call.settings.prefix))
      } else {
        table.add([
          letter.position(prefix: call.settings.prefix), letter.state.text, letter.reason, letter.field ?? "",
          letter.caseId ?? "",
          letter.time.minute, letter.known.map { $0.meaning.text(language) } ?? "",
        ])
      }
    }
    guard !call.json else { return .success }
    print(count == 0 ? "no dead letters" : table.text)
    return .success
  }

  static let deadShow = Verb(
    words: ["dead", "show"], summary: "one dead letter: reason, field and remedy, in both languages",
    operands: "LANE/OFFSET", options: [.json], uses: [.database, .prefix],
    notes: """
      LANE/OFFSET as `dead list` prints it: aid.review.passed.v1/3/17. What the event says is never shown: it
      lies encrypted in the journal.
      """
  ) { call in
    let text = try call.operand("one position, such as aid.review.passed.v1/3/17")
    guard let position = DeadLetter.position(text, prefix: call.settings.prefix) else {
      throw UsageError("\(Table.plain(text)) is not a position of the form TOPIC/PARTITION/OFFSET")
    }
    guard let letter = try call.settings.archive().deadLetter(at: position) else {
      throw Failure("there is no dead letter at \(text)")
    }
    if call.json {
      print(letter.json(prefix: call.settings.prefix, texts: true))
      return .success
    }
    var lines = [
      ("position", letter.position(prefix: call.settings.prefix)), ("state", letter.state.text),
      ("received", Timestamp.format(letter.time)),
      ("reason", letter.reason), ("field", letter.field ?? "-"), ("case", letter.caseId ?? "-"),
    ]
    if let known = letter.known {
      lines += [
        ("meaning", known.meaning.en), ("", known.meaning.zh), ("remedy", known.remedy.en), ("", known.remedy.zh),
      ]
    }
    for (name, value) in lines { print("\(name.padded(to: 10))\(Table.plain(value))".trimmingTrailingSpaces) }
    return .success
  }
}

extension Verb {
  static let deadRetry = order(
    .retry, "dead retry", "take dead letters once more as they came: after a fault was mended, or a case has appeared")
  static let deadDiscard = order(.discard, "dead discard", "nothing more is to be done about dead letters")

  private static func order(_ kind: DeadLetterOrderKind, _ name: String, _ summary: String) -> Verb {
    Verb(
      words: name.split(separator: " ").map(String.init), summary: summary, operands: "LANE/OFFSET...",
      options: [
        Option(name: "by", value: "STAFF:NAME", help: "whose order it is, as S1001:Li Min"),
        Option(name: "reason", value: "TEXT", help: "why, at most 200 characters"),
        Option(name: "wait", value: "SECONDS", help: "how long to wait until workers have carried it out, default 30"),
      ],
      uses: Setting.kafka + [.database, .keys],
      notes: """
        Each order is published as a fact of `aid.event.ordered.v1` and stands in the journal. Exit 1 where some were not
        carried out in time: they were refused, or no worker runs. To correct an event and try that, use the console: it
        takes a second person.
        """
    ) { call in
      guard !call.operands.isEmpty else {
        throw UsageError("`\(name)` needs positions, such as aid.review.passed.v1/3/17")
      }
      let by = (call.text("by") ?? "").split(separator: ":", maxSplits: 1).map(String.init)
      guard by.count == 2, let reason = call.text("reason"), (2...200).contains(reason.count) else {
        throw UsageError("--by STAFF:NAME and --reason TEXT are needed: the order stands in the journal with both")
      }
      let places = try call.operands.map { text in
        guard let place = DeadLetter.position(text, prefix: call.settings.prefix) else {
          throw UsageError("\(Table.plain(text)) is not a position of the form TOPIC/PARTITION/OFFSET")
        }
        return place
      }
      let archive = try call.settings.archive()
      for place in places where try archive.deadLetter(at: place) == nil {
        throw Failure("there is no dead letter at \(place.name ?? "")")
      }
      let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
      let orders = DeadOrders(settings: try call.settings.pipeline(), staffId: by[0], name: by[1], at: now)
      let done = try orders.carryOut(
        places.map { .init(position: $0, kind: kind, reason: reason) }, archive,
        seconds: Double(try call.number("wait", default: 30, in: 0...86_400)))
      print("\(done.count) of \(places.count) carried out")
      return done.count == places.count ? .success : .failed
    }
  }
}

extension DeadLetter {
  /// `aid.review.passed.v1/3/17`
  func position(prefix: String) -> String { "\(lane.name(prefix: prefix))/\(offset)" }

  static func position(_ text: String, prefix: String) -> Position? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, let topic = TopicID(name: String(parts[0]), prefix: prefix), topic.carriesFacts,
      let partition = Int32(parts[1]), (0..<Int32(LaneID.partitionsMax)).contains(partition),
      let offset = Int64(parts[2]), offset >= 0
    else { return nil }
    return Position(lane: LaneID(topic, partition).rawValue, offset: offset)
  }

  func json(prefix: String, texts: Bool = false) -> String {
    var fields: [(String, JSONText.Value)] = [
      ("topic", .text(lane.topic?.name(prefix: prefix) ?? "clock")), ("partition", .number(Int(lane.partition))),
      ("offset", .number(Int(offset))), ("reason", .text(reason)),
    ]
    if let field { fields.append(("field", .text(field))) }
    if let caseId { fields.append(("caseId", .text(caseId))) }
    fields.append(("time", .text(Timestamp.format(time))))
    fields.append(("state", .text(state.text)))
    if texts, let known {
      fields.append(("meaning", known.meaning.json))
      fields.append(("remedy", known.remedy.json))
    }
    return JSONText.object(fields)
  }
}

extension Instant {
  /// `2025-03-07 10:00`, in China.
  var minute: String { String(Timestamp.format(self).prefix(16)).replacing("T", with: " ") }
}
