/// W3C Trace Context's `traceparent`: which trace an event belongs to. It says nothing of anybody, has one form only,
/// and nothing is decided by it: one that is malformed is as if it were not there.
public struct TraceParent: Equatable, Sendable {
  /// `00-`, 32 hexadecimal digits, `-`, 16, `-`, 2.
  public static let length = 55

  private var trace: (UInt64, UInt64)
  private var parent: UInt64
  private var flags: UInt8

  /// nil where the text is not one. Of a later version the part that is known is read, as the specification asks.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= Self.length, bytes[2] == 0x2D, bytes[35] == 0x2D, bytes[52] == 0x2D,
      let version = Self.number(bytes, 0, 2), version != 0xFF,
      bytes.count == Self.length || version > 0 && bytes[Self.length] == 0x2D,
      let high = Self.number(bytes, 3, 16), let low = Self.number(bytes, 19, 16), high | low != 0,
      let parent = Self.number(bytes, 36, 16), parent != 0, let flags = Self.number(bytes, 53, 2)
    else { return nil }
    trace = (high, low)
    self.parent = parent
    self.flags = UInt8(flags)
  }

  public init?(_ text: String) {
    var text = text
    guard let made = text.withUTF8({ TraceParent(UnsafeRawBufferPointer($0)) }) else { return nil }
    self = made
  }

  /// Lower case only, as the specification has it.
  private static func number(_ bytes: UnsafeRawBufferPointer, _ first: Int, _ count: Int) -> UInt64? {
    var value: UInt64 = 0
    for index in first..<first + count {
      switch bytes[index] {
      case 0x30...0x39: value = value << 4 | UInt64(bytes[index] - 0x30)
      case 0x61...0x66: value = value << 4 | UInt64(bytes[index] - 0x57)
      default: return nil
      }
    }
    return value
  }

  /// In version 00.
  public var text: String {
    func digits(_ value: UInt64, _ count: Int) -> String {
      let text = String(value, radix: 16)
      return String(repeating: "0", count: count - text.count) + text
    }
    return "00-\(digits(trace.0, 16))\(digits(trace.1, 16))-\(digits(parent, 16))-\(digits(UInt64(flags), 2))"
  }

  public static func == (a: TraceParent, b: TraceParent) -> Bool {
    a.trace == b.trace && a.parent == b.parent && a.flags == b.flags
  }
}

extension RawEvent {
  /// The trace that the event names: CloudEvents' extension `traceparent`, or else the Kafka header of that name,
  /// which tracing libraries add by themselves.
  public var traceParent: TraceParent? {
    if let text = headers.text(.traceparent), let trace = TraceParent(UnsafeRawBufferPointer(text.buffer)) {
      return trace
    }
    return structuredTrace ?? headers.plainTrace.flatMap { TraceParent($0) }
  }

  /// Of structured mode: looked for only where the value could have one.
  private var structuredTrace: TraceParent? {
    guard let type = headers.text(.contentType), !type.equals("application/json"), value.count > TraceParent.length,
      ContentType(type) == .cloudEvents, value.count <= Limits.policyValueBytes,
      TraceParent.isNamed(in: value)
    else { return nil }
    var scanner = Scanner(value.assumingMemoryBound(to: UInt8.self))
    defer { scanner.release() }
    guard let event = try? scanner.structuredEvent(depth: 0) else { return nil }
    return event.extensions.first { $0.name == "traceparent" }.flatMap { TraceParent($0.value) }
  }
}

extension TraceParent {
  private static let name: StaticString = "traceparent"

  static func isName(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count == name.utf8CodeUnitCount else { return false }
    for index in 0..<bytes.count where bytes[index] != name.utf8Start[index] { return false }
    return true
  }

  fileprivate static func isNamed(in value: UnsafeRawBufferPointer) -> Bool {
    let length = name.utf8CodeUnitCount
    for start in 0..<max(0, value.count - length) where value[start] == name.utf8Start[0] {
      if isName(UnsafeRawBufferPointer(rebasing: value[start..<start + length])) { return true }
    }
    return false
  }
}
