/// The CloudEvents attributes of one Kafka record, gathered from its headers without copying: the
/// values point into the record, which must outlive this.
public struct EnvelopeHeaders {
  /// An attribute, or a header of the same kind.
  enum Attribute: UInt8, CaseIterable {
    case specversion, id, source, type, time, subject, contentType
    case traceparent, lane, sequence

    /// The header's name.
    var header: String { self == .contentType ? "content-type" : "ce_\(self)" }
  }

  private var values = InlineArray<10, UnsafeRawBufferPointer>(
    repeating: UnsafeRawBufferPointer(start: nil, count: 0))
  private var seen: UInt32 = 0
  /// All headers, CloudEvents or not.
  public private(set) var count = 0
  private var bytes = 0
  /// The last header `traceparent`, which is not CloudEvents' but of libraries that trace.
  private(set) var plainTrace: UnsafeRawBufferPointer?
  /// The first thing wrong with the headers themselves.
  private(set) var fault: Fault?

  public init() {}

  /// Takes one header; a nil value is a null one. Headers that are not CloudEvents' are only counted.
  @inline(__always)
  public mutating func add(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeRawBufferPointer?) {
    count += 1
    bytes += name.count + (value?.count ?? 0)
    if count > Limits.headers || bytes > Limits.headerBytes {
      fail(Fault(.headerTooMany, envelope: "headers"))
      return
    }
    guard let attribute = EnvelopeHeaders.attribute(name) else {
      if name.count >= 3, name[0] | 0x20 == 0x63, name[1] | 0x20 == 0x65, name[2] == 0x5F {
        fail(Fault(.headerUnknown, envelope: PathFinder.shown(name)))
      } else if TraceParent.isName(UnsafeRawBufferPointer(name)) {
        plainTrace = value
      }
      return
    }
    let bit: UInt32 = 1 << UInt32(attribute.rawValue)
    if seen & bit != 0 { fail(Fault(.headerRepeated, envelope: attribute.header)) }
    seen |= bit
    guard let value, value.baseAddress != nil else {
      fail(Fault(.headerBinary, envelope: attribute.header))
      return
    }
    if EnvelopeHeaders.isBinary(value) {
      fail(Fault(.headerBinary, envelope: attribute.header))
    }
    values[Int(attribute.rawValue)] = value
  }

  private mutating func fail(_ fault: Fault) {
    if self.fault == nil { self.fault = fault }
  }

  func has(_ attribute: Attribute) -> Bool { seen >> UInt32(attribute.rawValue) & 1 != 0 }

  /// Whether any of the CloudEvents attributes that structured mode carries in the value is here.
  var hasCore: Bool { seen & 0b11_1111 != 0 }

  /// What the event is about, of a fact its case; nil in structured mode, where the value says it.
  public var subject: String? { text(.subject)?.string }

  /// The attribute's bytes, or nil.
  @inline(__always)
  func text(_ attribute: Attribute) -> Text? {
    guard has(attribute) else { return nil }
    let value = values[Int(attribute.rawValue)]
    guard let start = value.baseAddress else { return nil }
    let bytes = start.assumingMemoryBound(to: UInt8.self)
    return Text(start: bytes, count: value.count, scalars: value.count, offset: 0)
  }

  /// A control character, or bytes that are not UTF-8.
  @inline(__always)
  private static func isBinary(_ value: UnsafeRawBufferPointer) -> Bool {
    var isPlain = true
    for byte in value where byte < 0x20 || byte >= 0x7F { isPlain = false }
    if isPlain { return false }
    if value.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return true }
    return String(validating: value, as: UTF8.self) == nil
  }

  private static let attributes = KeyTable(
    Attribute.allCases.map { ($0.header, $0.rawValue) })

  @inline(__always)
  private static func attribute(_ name: UnsafeBufferPointer<UInt8>) -> Attribute? {
    guard let start = name.baseAddress,
      let index = attributes.find(
        Text(start: start, count: name.count, scalars: name.count, offset: 0))
    else { return nil }
    return Attribute(rawValue: UInt8(index))
  }
}
