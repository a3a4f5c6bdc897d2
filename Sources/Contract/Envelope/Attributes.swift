import CXXHash

/// The six core attributes of an event as bytes, from headers or from a structured value.
struct Attributes {
  var specversion: Text?
  var id: Text?
  var source: Text?
  var type: Text?
  var time: Text?
  var subject: Text?
  /// Of structured mode: where the object ends, to say there what is missing. nil: headers.
  var end: Int?

  init() {}

  init(_ headers: borrowing EnvelopeHeaders) {
    specversion = headers.text(.specversion)
    id = headers.text(.id)
    source = headers.text(.source)
    type = headers.text(.type)
    time = headers.text(.time)
    subject = headers.text(.subject)
  }

  /// Checks every attribute against the contract of `topic`.
  @inline(__always)
  func envelope(_ topic: TopicID, notAfter latest: Instant) throws(Fault) -> Envelope {
    let version = try present(specversion, "specversion")
    guard version.equals("1.0") else { throw fault(.versionUnknown, version, "specversion") }

    let type = try present(type, "type")
    guard type.equals(TopicID.typeBytes[Int(topic.rawValue)]) else {
      throw fault(Attributes.reason(type.string), type, "type")
    }
    let id = try present(id, "id")
    guard id.isIdentifier else { throw fault(identifierReason(id), id, "id") }
    let source = try present(source, "source")
    guard source.isSource else { throw fault(.envelopeMalformed, source, "source") }
    let subject = try present(subject, "subject")
    guard subject.isIdentifier else { throw fault(identifierReason(subject), subject, "subject") }
    let time = try present(time, "time")
    guard let at = Timestamp.parse(time) else { throw fault(.timeMalformed, time, "time") }
    guard at <= latest else { throw fault(.timeFuture, time, "time") }
    return Envelope(id: id, source: source, type: type, time: time, subject: subject, at: at)
  }

  private func present(_ text: Text?, _ name: StaticString) throws(Fault) -> Text {
    if let text { return text }
    throw end.map { Fault(.envelopeMissing, at: $0, name: "\(name)") }
      ?? Fault(.envelopeMissing, envelope: "ce_\(name)")
  }

  private func fault(_ code: ContractReason, _ text: Text, _ name: StaticString) -> Fault {
    end == nil ? Fault(code, envelope: "ce_\(name)") : Fault(code, at: text.offset)
  }

  private func identifierReason(_ text: Text) -> ContractReason {
    text.isASCII ? .idMalformed : .idNotAscii
  }

  /// Why a type other than the topic's is wrong: known elsewhere, known at another version, unknown.
  static func reason(_ type: String) -> ContractReason {
    if TopicID(name: type) != nil { return .typeWrongTopic }
    guard let dot = type.lastIndex(of: "."), type[dot...].hasPrefix(".v"),
      !type[dot...].dropFirst(2).isEmpty,
      type[dot...].dropFirst(2).allSatisfy({ $0.isASCII && $0.isNumber }),
      TopicID(name: type[..<dot] + ".v1") != nil
    else { return .typeUnknown }
    return .versionUnknown
  }
}

/// Checked attributes.
struct Envelope {
  var id: Text
  var source: Text
  var type: Text
  var time: Text
  var subject: Text
  var at: Instant

  /// One fact has one identity: XXH3 of source, newline, id.
  @inline(__always)
  var identity: Digest { Envelope.digest(source, id) }

  /// Tells a repeat from a forgery: XXH3 of `data` as written, seeded with that of type, time and
  /// subject, so that binary and structured mode agree.
  @inline(__always)
  func content(_ data: UnsafeBufferPointer<UInt8>) -> Digest {
    XXH3_64bits_withSeed(data.baseAddress, data.count, Envelope.digest(type, time, subject))
  }

  @inline(__always)
  private static func digest(_ first: Text, _ second: Text, _ third: Text? = nil) -> Digest {
    // Source 128, identifier 64, type 40 and time 35 bytes at most.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
      var count = 0
      @inline(__always)
      func append(_ text: Text) {
        (buffer.baseAddress! + count).initialize(from: text.start, count: text.count)
        count += text.count
      }
      append(first)
      buffer[count] = 0x0A
      count += 1
      append(second)
      if let third {
        buffer[count] = 0x0A
        count += 1
        append(third)
      }
      return XXH3_64bits(buffer.baseAddress, count)
    }
  }
}

extension Text {
  /// A URI reference in printable ASCII.
  var isSource: Bool {
    guard Limits.sourceLength.contains(count) else { return false }
    for byte in buffer {
      switch byte {
      case 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D: return false
      case 0x21...0x7E: continue
      default: return false
      }
    }
    return true
  }
}
