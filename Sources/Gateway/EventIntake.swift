import Contract
import HTTP

/// How the events of a request are written: the three modes of CloudEvents' HTTP binding.
enum ContentMode: Equatable {
  case structured, batch
  /// One event, its attributes in `ce-` headers. With a type, the request's path names it.
  case binary(pathType: String?)

  /// - Throws: 415.
  static func of(_ head: HTTPRequestHead, pathType: String?) throws(EventRefusal) -> ContentMode {
    if let coding = head.headers["content-encoding"], coding.lowercased() != "identity" {
      throw EventRefusal(.contentCodingUnknown, field: "content-encoding")
    }
    guard let type = head.mediaType, type.isUTF8 else { throw EventRefusal(.mediaTypeUnknown, field: "content-type") }
    switch (type.name, pathType) {
    case ("application/json", _): return .binary(pathType: pathType)
    case ("application/cloudevents+json", nil): return .structured
    case ("application/cloudevents-batch+json", nil): return .batch
    default: throw EventRefusal(.mediaTypeUnknown, field: "content-type")
    }
  }
}

/// An event that holds, and where its bytes stand in the request's body.
struct HandedEvent: Sendable {
  var line: PublishLine
  var data: Range<Int>
}

/// Takes the events out of a request. No I/O, no clock.
struct EventIntake: Sendable {
  // Only the form of resident IDs is checked here, so any key will do.
  let decoder = FactDecoder(identityKey: IdentityKey([UInt8](repeating: 1, count: 32))!)
  let batchEventsMax: Int

  /// The events in their order, each held against the contract and against what its sender may publish.
  ///
  /// - Throws: what concerns the request as a whole.
  func events(
    _ mode: ContentMode, _ request: HTTPRequest, from grant: SourceGrant, recordedAt: Instant
  ) throws(EventRefusal) -> [Result<HandedEvent, EventRefusal>] {
    if case .binary(let pathType) = mode { return [binary(request, grant, recordedAt, pathType)] }
    // Attributes in two places could differ.
    if let header = request.head.headers.fields.first(where: { $0.name.hasPrefix("ce-") }) {
      throw EventRefusal(ContractViolation(code: .headerConflict, field: HeaderNames.shown(header.name)))
    }
    let found: Result<[Result<HandedEvent, EventRefusal>], EventRefusal> = request.body.withUnsafeBytes { body in
      if mode == .structured { return .success([structured(body, 0..<body.count, grant, recordedAt)]) }
      do throws(ContractViolation) {
        let places = try decoder.events(inBatch: body, countMax: batchEventsMax)
        return .success(places.map { structured(body, $0, grant, recordedAt) })
      } catch {
        if error.code == .fieldLength { return .failure(EventRefusal(.batchTooLong, field: "$")) }
        return .failure(EventRefusal(error))
      }
    }
    return try found.get()
  }

  private func structured(
    _ body: UnsafeRawBufferPointer, _ place: Range<Int>, _ grant: SourceGrant, _ recordedAt: Instant
  ) -> Result<HandedEvent, EventRefusal> {
    let event = UnsafeRawBufferPointer(rebasing: body[place])
    let decoded: Result<PublishLine, ContractViolation>
    do throws(ContractViolation) {
      decoded = .success(try decoder.decode(structured: event, recordedAt: recordedAt))
    } catch {
      decoded = .failure(error)
    }
    return grant.judge(decoded, isBinary: false) { Claim(structured: event) }.map { line in
      let first = place.lowerBound
      return HandedEvent(line: line, data: first + line.data.lowerBound..<first + line.data.upperBound)
    }
  }

  private func binary(
    _ request: HTTPRequest, _ grant: SourceGrant, _ recordedAt: Instant, _ pathType: String?
  ) -> Result<HandedEvent, EventRefusal> {
    do throws(EventRefusal) {
      let (texts, key) = try HeaderNames.attributes(request.head.headers)
      if let pathType, let type = texts.first(where: { $0.name == "ce_type" })?.value, type != pathType {
        throw EventRefusal(.topicMismatch, field: "ce-type")
      }
      let line: Result<PublishLine, ContractViolation> = request.body.withUnsafeBytes { body in
        withHeaders(texts) { headers in
          do throws(ContractViolation) {
            return .success(
              try decoder.decode(RawEvent(value: body, headers: headers, recordedAt: recordedAt), key: key))
          } catch {
            return .failure(error)
          }
        }
      }
      return grant.judge(line, isBinary: true) { Claim(texts) }.map { line in
        HandedEvent(line: line, data: 0..<request.body.count)
      }
    } catch {
      return .failure(error)
    }
  }

  /// The headers as a Kafka record would have them, kept alive around `body`.
  private func withHeaders<T>(_ texts: [(name: String, value: String)], _ body: (EnvelopeHeaders) -> T) -> T {
    var bytes: [UInt8] = []
    for (name, value) in texts {
      bytes += name.utf8
      bytes += value.utf8
    }
    return bytes.withUnsafeBufferPointer { all in
      var headers = EnvelopeHeaders()
      var next = 0
      for (name, value) in texts {
        let (nameCount, valueCount) = (name.utf8.count, value.utf8.count)
        let nameBytes = UnsafeBufferPointer(rebasing: all[next..<next + nameCount])
        let valueBytes = UnsafeRawBufferPointer(
          UnsafeBufferPointer(rebasing: all[next + nameCount..<next + nameCount + valueCount]))
        headers.add(nameBytes, valueBytes)
        next += nameCount + valueCount
      }
      return body(headers)
    }
  }
}

/// `ce-` headers.
enum HeaderNames {
  /// Names and values as headers of a Kafka record, and `ce-partitionkey`.
  static func attributes(
    _ headers: HTTPHeaders
  ) throws(EventRefusal) -> (texts: [(name: String, value: String)], key: String?) {
    var texts: [(name: String, value: String)] = []
    var keys: [String] = []
    for field in headers.fields where field.name.hasPrefix("ce-") {
      // CloudEvents writes what is not printable ASCII, and the percent sign, as %XX.
      guard let value = PercentCoding.decode(field.value) else {
        throw EventRefusal(ContractViolation(code: .headerBinary, field: shown(field.name)))
      }
      if field.name == "ce-partitionkey" {
        keys.append(value)
      } else {
        texts.append(("ce_" + field.name.dropFirst(3), value))
      }
    }
    if let type = headers["content-type"] { texts.append(("content-type", type)) }
    guard keys.count <= 1 else {
      throw EventRefusal(ContractViolation(code: .headerRepeated, field: "ce-partitionkey"))
    }
    if let key = keys.first {
      guard Identifier.isValid(key) else {
        throw EventRefusal(ContractViolation(code: .idMalformed, field: "ce-partitionkey"))
      }
    }
    return (texts, keys.first)
  }

  /// A header's name where it is one that may be shown.
  static func shown(_ name: String) -> String {
    name.utf8.count <= 40 && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D } ? name : "ce-?"
  }
}

enum Identifier {
  /// The contract's form of an identifier.
  static func isValid(_ text: String) -> Bool {
    guard (1...Limits.identifierLength).contains(text.utf8.count), let first = text.utf8.first, isAlphanumeric(first)
    else {
      return false
    }
    return text.utf8.allSatisfy { isAlphanumeric($0) || [0x2E, 0x5F, 0x3A, 0x2F, 0x2D].contains($0) }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
