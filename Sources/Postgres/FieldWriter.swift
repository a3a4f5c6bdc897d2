import Glibc

/// A growable byte buffer of fields in PostgreSQL's binary form: 4 bytes length (-1 = null), then the value.
///
/// Arrays, parameters and COPY rows all consist of such fields; this class writes them, the subclasses frame
/// them. The memory is kept when a writer is emptied, so a writer used for every batch stops allocating.
/// Not safe for use by two threads at once.
public class FieldWriter {
  private struct State {
    var base: UnsafeMutableRawPointer
    var capacity: Int
    var byteCount = 0
    var fieldCount = 0
    var hasNull = false
  }

  /// Behind a pointer: as properties of a class, each access would pay for an exclusivity check, which costs
  /// more than the append itself.
  private final let state: UnsafeMutablePointer<State>
  /// The only type this writer takes; nil takes any.
  final let fieldType: Oid?
  private final let typeNumber: UInt32

  /// A field, and a whole array, cannot exceed what the server accepts as one value.
  static let valueBytesMax = 0x3fff_ffff

  init(fieldType: Oid?, capacity: Int) {
    self.fieldType = fieldType
    typeNumber = fieldType?.rawValue ?? 0
    let capacity = max(capacity, 64)
    state = .allocate(capacity: 1)
    state.initialize(to: State(base: malloc(capacity)!, capacity: capacity))
  }

  deinit {
    free(state.pointee.base)
    state.deallocate()
  }

  /// Bytes written so far.
  public final var byteCount: Int { state.pointee.byteCount }
  /// Fields written so far (elements of an array, parameters of a statement).
  public final var fieldCount: Int { state.pointee.fieldCount }
  final var hasNull: Bool { state.pointee.hasNull }
  final var base: UnsafeMutableRawPointer { state.pointee.base }

  final func clear() {
    clearBytes()
    state.pointee.fieldCount = 0
    state.pointee.hasNull = false
  }

  final func clearBytes() { state.pointee.byteCount = 0 }

  @inline(__always)
  final func reserve(_ bytes: Int) -> UnsafeMutableRawPointer {
    let end = state.pointee.byteCount + bytes
    if end > state.pointee.capacity { grow(to: end) }
    let start = state.pointee.base + state.pointee.byteCount
    state.pointee.byteCount = end
    return start
  }

  private final func grow(to bytes: Int) {
    state.pointee.capacity = max(state.pointee.capacity * 2, bytes)
    state.pointee.base = realloc(state.pointee.base, state.pointee.capacity)!
  }

  @inline(__always)
  private final func field(_ type: Oid, bytes: Int) -> UnsafeMutableRawPointer {
    precondition(typeNumber == 0 || typeNumber == type.rawValue, "a field of another type than the array's")
    precondition(bytes <= FieldWriter.valueBytesMax, "a field larger than the server accepts")
    let start = reserve(4 + bytes)
    start.storeBytes(of: Int32(truncatingIfNeeded: bytes).bigEndian, as: Int32.self)
    state.pointee.fieldCount += 1
    return start + 4
  }

  /// Adds a null.
  public final func appendNull() {
    reserve(4).storeBytes(of: Int32(-1).bigEndian, as: Int32.self)
    state.pointee.fieldCount += 1
    state.pointee.hasNull = true
  }

  /// Adds a `smallint`.
  public final func append(int2 value: Int16) {
    field(.int2, bytes: 2).storeBytes(of: value.bigEndian, as: Int16.self)
  }

  /// Adds an `integer`.
  public final func append(int4 value: Int32) {
    field(.int4, bytes: 4).storeBytes(of: value.bigEndian, as: Int32.self)
  }

  /// Adds a `bigint`.
  public final func append(int8 value: Int64) {
    field(.int8, bytes: 8).storeBytes(of: value.bigEndian, as: Int64.self)
  }

  /// Adds a `boolean`.
  public final func append(bool value: Bool) {
    field(.bool, bytes: 1).storeBytes(of: value ? 1 : 0, as: UInt8.self)
  }

  /// Adds a `double precision`.
  public final func append(float8 value: Double) {
    field(.float8, bytes: 8).storeBytes(of: value.bitPattern.bigEndian, as: UInt64.self)
  }

  /// A moment, in microseconds since 1970-01-01 00:00 UTC.
  public final func append(timestamptzMicrosecondsSince1970 value: Int64) {
    // The server counts from 2000-01-01. Clamping keeps an absurd input an error of the server, not a trap.
    let (shifted, overflow) = value.subtractingReportingOverflow(946_684_800_000_000)
    field(.timestamptz, bytes: 8).storeBytes(of: (overflow ? Int64.min : shifted).bigEndian, as: Int64.self)
  }

  /// A calendar date, in days since 1970-01-01.
  public final func append(dateDaysSince1970 value: Int32) {
    let (shifted, overflow) = value.subtractingReportingOverflow(10_957)
    field(.date, bytes: 4).storeBytes(of: (overflow ? Int32.min : shifted).bigEndian, as: Int32.self)
  }

  /// Adds a `text`.
  public final func append(text value: String) {
    var value = value
    value.withUTF8 { append(text: UnsafeRawBufferPointer($0)) }
  }

  /// UTF-8 bytes; the server refuses malformed ones and U+0000 (22021).
  public final func append(text bytes: UnsafeRawBufferPointer) { append(.text, bytes) }

  /// Adds a `bytea`.
  public final func append(bytea bytes: UnsafeRawBufferPointer) { append(.bytea, bytes) }

  /// Adds a `bytea`.
  public final func append(bytea bytes: [UInt8]) { bytes.withUnsafeBytes { append(.bytea, $0) } }

  /// Lets the caller encode a bytea in place; `body` returns how many bytes it used of `maximumCount`.
  public final func append<Failure: Error>(
    byteaUpTo maximumCount: Int, _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) {
    let start = byteCount
    let space = field(.bytea, bytes: maximumCount)
    let used: Int
    do {
      used = try body(UnsafeMutableRawBufferPointer(start: space, count: maximumCount))
    } catch {
      state.pointee.byteCount = start
      state.pointee.fieldCount -= 1
      throw error
    }
    precondition(0...maximumCount ~= used, "more bytes than the space holds")
    (base + start).storeBytes(of: Int32(truncatingIfNeeded: used).bigEndian, as: Int32.self)
    state.pointee.byteCount = start + 4 + used
  }

  @inline(__always)
  private final func append(_ type: Oid, _ bytes: UnsafeRawBufferPointer) {
    let space = field(type, bytes: bytes.count)
    if let source = bytes.baseAddress { memcpy(space, source, bytes.count) }
  }
}
