/// Decodes facts strictly: everything the contract does not allow is a `ContractViolation`, so that
/// what comes out can be decided on without further checks.
public struct FactDecoder: Sendable {
  public let identityKey: IdentityKey
  /// How far `ce_time` may be ahead of the record's timestamp.
  public let skewMilliseconds: Int64
  public let maxValueBytes: Int
  /// `Fact.content` of the event as it came: what is decoded is what an erasure left of it.
  private var erasedContent: Digest?

  public init(
    identityKey: IdentityKey, skewMilliseconds: Int64 = 300_000,
    maxValueBytes: Int = Limits.valueBytes
  ) {
    self.identityKey = identityKey
    self.skewMilliseconds = skewMilliseconds
    self.maxValueBytes = maxValueBytes
  }

  /// The largest value of a fact of `topic`: a policy pack comes whole, and so does an event that is tried again.
  public func maxValueBytes(of topic: TopicID) -> Int {
    // A key takes more room than the number that it stands for.
    let maxValueBytes = erasedContent == nil ? maxValueBytes : 2 * maxValueBytes
    return switch topic {
    case .policyPublished: max(maxValueBytes, Limits.policyValueBytes)
    case .eventOrdered, .eventRetried: max(maxValueBytes, Limits.wrappedValueBytes)
    default: maxValueBytes
    }
  }

  /// The same for a fact whose identifiers were erased in the journal: persons may be named by their keys, and it
  /// still counts as the event that came.
  /// - Parameter content: `Fact.content` of that event.
  public func reading(erased content: Digest) -> FactDecoder {
    var decoder = self
    decoder.erasedContent = content
    return decoder
  }

  /// The fact of a record of `topic`, in binary or structured mode.
  public func decode(
    _ event: borrowing RawEvent, topic: TopicID
  ) throws(ContractViolation) -> Fact {
    guard event.value.baseAddress != nil, event.value.count > 0 else {
      throw ContractViolation(code: .valueEmpty, field: "$")
    }
    guard event.value.count <= maxValueBytes(of: topic) else {
      throw ContractViolation(code: .valueTooLarge, field: "$")
    }
    var scanner = Scanner(event.value.assumingMemoryBound(to: UInt8.self))
    defer { scanner.release() }
    do throws(Fault) {
      if let fault = event.headers.fault { throw fault }
      guard let mode = ContentType(headers: event.headers) else {
        throw Fault(.envelopeContentType, envelope: "content-type")
      }
      switch mode {
      case .json:
        let attributes = Attributes(event.headers)
        let envelope = try attributes.envelope(topic, notAfter: latest(event.recordedAt))
        let fact = try fact(
          &scanner, envelope, topic, recordedAt: event.recordedAt,
          data: event.value.assumingMemoryBound(to: UInt8.self))
        try scanner.finish()
        return fact
      case .cloudEvents:
        if event.headers.hasCore { throw Fault(.headerConflict, envelope: "ce_*") }
        let structured = try scanner.structuredEvent(depth: 0)
        try scanner.finish()
        return try fact(&scanner, structured, topic, recordedAt: event.recordedAt).fact
      }
    } catch {
      throw FactDecoder.violation(error, in: event.value.assumingMemoryBound(to: UInt8.self))
    }
  }

  /// The case (subject) that a record names, where that much can be read: for dead letters.
  public func subject(of event: borrowing RawEvent, topic: TopicID) -> String? {
    if let subject = event.headers.text(.subject) {
      return subject.isIdentifier ? subject.string : nil
    }
    guard event.value.baseAddress != nil, event.value.count <= maxValueBytes(of: topic),
      ContentType(headers: event.headers) == .cloudEvents
    else { return nil }
    var scanner = Scanner(event.value.assumingMemoryBound(to: UInt8.self))
    defer { scanner.release() }
    guard let subject = (try? scanner.structuredEvent(depth: 0))?.attributes.subject,
      subject.isIdentifier
    else { return nil }
    return subject.string
  }

  func latest(_ recordedAt: Instant) -> Instant {
    let (sum, overflow) = recordedAt.milliseconds.addingReportingOverflow(skewMilliseconds)
    return Instant(milliseconds: overflow ? .max : sum)
  }

  /// The fact of a structured event whose syntax has been checked.
  func fact(
    _ scanner: inout Scanner, _ event: StructuredEvent, _ topic: TopicID, recordedAt: Instant
  ) throws(Fault) -> (fact: Fact, envelope: Envelope) {
    let envelope = try event.attributes.envelope(topic, notAfter: latest(recordedAt))
    scanner.next = event.data.baseAddress!
    let fact = try fact(
      &scanner, envelope, topic, recordedAt: recordedAt, data: event.data)
    return (fact, envelope)
  }

  @inline(__always)
  private func fact(
    _ scanner: inout Scanner, _ envelope: Envelope, _ topic: TopicID, recordedAt: Instant,
    data: UnsafeBufferPointer<UInt8>
  ) throws(Fault) -> Fact {
    let context = ReadingContext(
      key: identityKey, latestBirth: latest(recordedAt).day, takesErased: erasedContent != nil,
      subject: envelope.subject)
    let body = try scanner.body(topic, context)
    return Fact(
      identity: envelope.identity, content: erasedContent ?? envelope.content(data), at: envelope.at,
      subject: envelope.subject.string, body: body)
  }

  /// Puts a fault into words. A value that is not JSON at all is told as that, whatever the reader
  /// stumbled over first.
  static func violation(
    _ fault: Fault, in bytes: UnsafeBufferPointer<UInt8>
  ) -> ContractViolation {
    if fault.isEnvelope {
      return ContractViolation(code: fault.code, field: fault.name ?? "$", rule: fault.rule)
    }
    let fault = Syntax.fault(in: bytes) ?? fault
    var path = PathFinder.path(of: fault.offset, in: bytes)
    if let name = fault.name { path += path.isEmpty ? name : ".\(name)" }
    return ContractViolation(code: fault.code, field: path.isEmpty ? "$" : path, rule: fault.rule)
  }
}
