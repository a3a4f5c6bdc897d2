// `aid.event.ordered.v1` and `aid.event.retried.v1`.

enum EventOrderedField: UInt8, Field {
  case order, event, proposal, reason, by, on
  static let table = KeyTable(Self.self, required: [.order, .reason, .by, .on])
}

enum OrdererField: UInt8, Field {
  case staffId, name
  static let table = KeyTable(Self.self, required: allCases)
}

enum EventRetriedField: UInt8, Field {
  case topic, record
  static let table = KeyTable(Self.self, required: allCases)
}

extension DeadLetterOrderKind {
  /// The one field that says more than the kind; nil: the kind says it all.
  var detail: EventOrderedField? {
    switch self {
    case .propose: .event
    case .approve, .decline: .proposal
    case .retry, .discard: nil
    }
  }
}

extension Scanner {
  mutating func eventOrdered(_ context: ReadingContext) throws(Fault) -> DeadLetterOrder {
    guard let place = DeadLetterOrder.place(context.subject.string) else {
      throw Fault(.subjectMismatch, envelope: "subject")
    }
    var ordered = DeadLetterOrder(
      topic: place.topic, partition: place.partition, offset: place.offset, order: .retry, by: 0)
    let at = offset
    var object = try object(EventOrderedField.self)
    while let field = try next(&object) {
      switch field {
      case .order: ordered.order = try word(DeadLetterOrderKind.self)
      case .event: ordered.event = try bytes(Limits.correctedEventBytes)
      case .proposal: ordered.proposal = try identifier().string
      case .reason: try text()
      case .by: ordered.by = try orderer()
      case .on: _ = try day()
      }
    }
    let detail = ordered.order.detail
    for field in [EventOrderedField.event, .proposal] where object.has(field) != (field == detail) {
      throw Fault(field == detail ? .fieldMissing : .fieldUnexpected, at: at, name: "\(field)")
    }
    return ordered
  }

  private mutating func orderer() throws(Fault) -> Digest {
    var staff: Digest = 0
    var object = try object(OrdererField.self)
    while let field = try next(&object) {
      switch field {
      case .staffId: staff = try identifier().digest
      case .name: try text()
      }
    }
    return staff
  }

  /// The bytes of a text.
  private mutating func bytes(_ bounds: ClosedRange<Int>) throws(Fault) -> [UInt8] {
    let text = try string()
    guard bounds.contains(text.count) else {
      throw Fault(.fieldLength, at: text.offset, bounds: Int64(bounds.lowerBound)...Int64(bounds.upperBound))
    }
    return Array(text.buffer)
  }

  mutating func eventRetried() throws(Fault) -> EventRetried {
    var retried = EventRetried(topic: .applicationSubmitted, record: [])
    var object = try object(EventRetriedField.self)
    while let field = try next(&object) {
      switch field {
      case .topic:
        let name = try string()
        guard let topic = TopicID(name: name.string), topic.carriesFacts, topic != .eventRetried else {
          throw Fault(.topicUnknown, at: name.offset)
        }
        retried.topic = topic
      case .record:
        let text = try string()
        guard let record = Base64.decode(text.buffer), (1...Limits.retriedRecordBytes).contains(record.count) else {
          throw Fault(.fieldLength, at: text.offset, bounds: 1...Int64(Limits.retriedRecordBytes))
        }
        retried.record = record
      }
    }
    return retried
  }
}

extension DeadLetterOrder {
  /// The place that a position such as `aid.review.passed.v1/3/17` names; nil: none.
  static func place(_ text: String) -> (topic: TopicID, partition: Int32, offset: Int64)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, let topic = TopicID(name: String(parts[0])), topic.carriesFacts,
      let partition = Int32(parts[1]),
      (0..<1024).contains(partition), let offset = Int64(parts[2]), offset >= 0,
      "\(partition)/\(offset)" == "\(parts[1])/\(parts[2])"
    else { return nil }
    return (topic, partition, offset)
  }
}
