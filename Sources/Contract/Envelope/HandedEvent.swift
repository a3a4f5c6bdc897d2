// Events that come by another way than a Kafka record, HTTP for instance. Their type tells the topic, and
// only facts of others are taken: what the pipeline tells itself or others cannot be handed in.

extension FactDecoder {
  /// What stands around `data` in a structured event.
  private static let envelopeBytes = 8192

  /// One structured event.
  public func decode(
    structured bytes: UnsafeRawBufferPointer, recordedAt: Instant
  ) throws(ContractViolation) -> PublishLine {
    let bytes = try present(bytes)
    var scanner = Scanner(bytes)
    defer { scanner.release() }
    do throws(Fault) {
      let event = try scanner.structuredEvent(depth: 0, takesKey: true)
      try scanner.finish()
      guard let type = event.attributes.type else {
        throw Fault(.envelopeMissing, at: event.attributes.end ?? 0, name: "type")
      }
      let topic: TopicID
      do throws(ContractReasonError) { topic = try TopicID(handedType: type.string) } catch {
        throw Fault(error.code, at: type.offset)
      }
      let first = event.data.baseAddress! - scanner.start
      guard event.data.count <= maxValueBytes(of: topic) else { throw Fault(.valueTooLarge, at: first) }
      let (fact, envelope) = try fact(&scanner, event, topic, recordedAt: recordedAt)
      return PublishLine(
        topic: topic, key: event.key?.string ?? fact.defaultKey, id: envelope.id.string,
        source: envelope.source.string, time: envelope.time.string, subject: envelope.subject.string,
        extensions: event.extensions, data: first..<first + event.data.count, fact: fact)
    } catch {
      throw FactDecoder.violation(error, in: bytes)
    }
  }

  /// Where the events of a batch, a JSON array, stand. Each is still to be decoded; that it is one JSON
  /// value is checked.
  public func events(
    inBatch bytes: UnsafeRawBufferPointer, countMax: Int
  ) throws(ContractViolation) -> [Range<Int>] {
    let bytes = bytes.assumingMemoryBound(to: UInt8.self)
    guard bytes.baseAddress != nil, bytes.count > 0 else { throw ContractViolation(code: .valueEmpty, field: "$") }
    var scanner = Scanner(bytes)
    defer { scanner.release() }
    do throws(Fault) {
      var found: [Range<Int>] = []
      var array = try scanner.array(0...countMax)
      while try scanner.next(&array) {
        let first = scanner.offset
        try scanner.skipValue(depth: 0)
        found.append(first..<scanner.offset)
      }
      try scanner.finish()
      return found
    } catch {
      throw FactDecoder.violation(error, in: bytes)
    }
  }

  /// One event in binary mode: attributes as the headers of a Kafka record, data as its value.
  ///
  /// - Parameters:
  ///   - event: attributes and data, which are only looked at.
  ///   - key: of the record; nil: the fact's own.
  public func decode(
    _ event: borrowing RawEvent, key: String?
  ) throws(ContractViolation) -> PublishLine {
    if let fault = event.headers.fault { throw ContractViolation(code: fault.code, field: fault.name ?? "headers") }
    guard let type = event.headers.text(.type) else {
      throw ContractViolation(code: .envelopeMissing, field: "ce_type")
    }
    let topic: TopicID
    do throws(ContractReasonError) { topic = try TopicID(handedType: type.string) } catch {
      throw ContractViolation(code: error.code, field: "ce_type")
    }
    let fact = try decode(event, topic: topic)
    let headers = event.headers
    // All four were found to be there.
    func text(_ attribute: EnvelopeHeaders.Attribute) -> String { headers.text(attribute)?.string ?? "" }
    let extensions: [(name: String, value: String)] = [.traceparent, .lane, .sequence].compactMap { attribute in
      headers.text(attribute).map { ("\(attribute)", $0.string) }
    }
    return PublishLine(
      topic: topic, key: key ?? fact.defaultKey, id: text(.id), source: text(.source), time: text(.time),
      subject: text(.subject), extensions: extensions, data: 0..<event.value.count, fact: fact)
  }

  private func present(_ bytes: UnsafeRawBufferPointer) throws(ContractViolation) -> UnsafeBufferPointer<UInt8> {
    guard bytes.baseAddress != nil, bytes.count > 0 else { throw ContractViolation(code: .valueEmpty, field: "$") }
    guard bytes.count <= maxValueBytes(of: .policyPublished) + FactDecoder.envelopeBytes else {
      throw ContractViolation(code: .valueTooLarge, field: "$")
    }
    return bytes.assumingMemoryBound(to: UInt8.self)
  }
}

/// A reason without a place yet.
struct ContractReasonError: Error { let code: ContractReason }

extension TopicID {
  /// The topic of a type, where others may publish facts on it.
  init(handedType type: String) throws(ContractReasonError) {
    guard let topic = TopicID(name: type) else { throw ContractReasonError(code: Attributes.reason(type)) }
    guard topic.direction == .in else { throw ContractReasonError(code: .typeWrongTopic) }
    self = topic
  }
}

extension Fact {
  /// The record's key where its sender gives none: the village where the fact says it, a fund's name, a
  /// pack's jurisdiction; of other facts the case. Costs locality at worst.
  public var defaultKey: String {
    switch body {
    case .application(let application): String(application.village)
    case .policy(let pack): String(pack.jurisdiction)
    default: subject
    }
  }
}
