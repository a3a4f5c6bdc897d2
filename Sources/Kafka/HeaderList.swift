import CLibrdkafka

/// The headers of one message to be sent. Names and values are copied as they are added.
///
/// One variable serves many messages: `Producer.produce` leaves it empty.
public struct HeaderList: ~Copyable {
  private var native: OpaquePointer?

  /// - Parameter capacity: how many headers to make room for; more may be added.
  public init(capacity: Int = 0) {
    native = capacity > 0 ? rd_kafka_headers_new(capacity) : nil
  }

  private init(taking native: OpaquePointer?) { self.native = native }

  deinit {
    if let native { rd_kafka_headers_destroy(native) }
  }

  /// A list with the same headers, for a message that shares them.
  public borrowing func copy() -> HeaderList { HeaderList(taking: native.map { rd_kafka_headers_copy($0) }) }

  /// Adds a header with a literal name. A nil buffer gives a null value.
  public mutating func add(_ name: StaticString, _ value: UnsafeRawBufferPointer?) {
    name.withUTF8Buffer { bytes in
      add(UnsafeRawPointer(bytes.baseAddress!).assumingMemoryBound(to: CChar.self), bytes.count, value)
    }
  }

  /// Adds a header with literal name and value.
  public mutating func add(_ name: StaticString, _ value: StaticString) {
    value.withUTF8Buffer { add(name, UnsafeRawBufferPointer($0)) }
  }

  /// Adds a header with a text value.
  public mutating func add(_ name: String, _ value: String) {
    var name = name
    var value = value
    name.withUTF8 { nameBytes in
      let start = UnsafeRawPointer(nameBytes.baseAddress!).assumingMemoryBound(to: CChar.self)
      value.withUTF8 { add(start, nameBytes.count, UnsafeRawBufferPointer($0)) }
    }
  }

  /// Adds a header whose name has `nameCount` bytes.
  public mutating func add(
    _ name: UnsafePointer<CChar>, _ nameCount: Int, _ value: UnsafeRawBufferPointer?
  ) {
    if native == nil { native = rd_kafka_headers_new(8) }
    rd_kafka_header_add(native, name, nameCount, value?.startOrEmpty, value?.count ?? 0)
  }

  var pointer: OpaquePointer? { native }

  /// librdkafka has taken the headers over.
  mutating func forget() { native = nil }
}

/// A header of a record to be sent, as the caller keeps it: name and value must outlive the call.
public typealias RecordHeader = kafka_shim_header

extension RecordHeader {
  /// A header with a literal name, and a value to be set.
  public init(_ name: StaticString) {
    self.init(
      name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self), value: nil,
      name_size: Int32(name.utf8CodeUnitCount), value_size: 0)
  }

  /// A header with literal name and value.
  public init(_ name: StaticString, _ value: StaticString) {
    self.init(name)
    set(UnsafeRawBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount))
  }

  /// Makes these bytes the value; they must outlive the header.
  @inline(__always)
  public mutating func set(_ bytes: UnsafeRawBufferPointer) {
    value = bytes.startOrEmpty
    value_size = Int32(bytes.count)
  }
}

extension UnsafeRawBufferPointer {
  /// A start that is never null: for librdkafka a null start is a null value, not an empty one.
  var startOrEmpty: UnsafeRawPointer { baseAddress ?? UnsafeRawPointer(bitPattern: 1)! }
}
