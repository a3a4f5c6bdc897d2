/// A one-dimensional array in PostgreSQL's binary form, for `unnest($1)` and `= any($1)`.
///
/// Each column of a batch has its own, filled row by row and emptied with `removeAll()` for the next batch.
public final class BinaryArray: FieldWriter {
  private static let headerBytes = 20

  /// - Parameters:
  ///   - element: the type of the elements: bool, int2, int4, int8, float8, date, timestamptz, text or bytea. An append
  ///     of another type traps.
  ///   - capacity: bytes to begin with; it grows.
  public init(of element: Oid, capacity: Int = 4096) {
    super.init(fieldType: element, capacity: capacity)
    removeAll()
  }

  public var count: Int { fieldCount }

  /// Empties the array and keeps its memory.
  public func removeAll() {
    clear()
    let header = reserve(BinaryArray.headerBytes)
    header.storeBytes(of: Int32(1).bigEndian, as: Int32.self)  // dimensions
    header.storeBytes(of: fieldType!.rawValue.bigEndian, toByteOffset: 8, as: UInt32.self)
    header.storeBytes(of: Int32(1).bigEndian, toByteOffset: 16, as: Int32.self)  // lower bound
  }

  /// The array as it goes over the wire; valid until the next change.
  var encoded: UnsafeRawBufferPointer {
    base.storeBytes(of: Int32(hasNull ? 1 : 0).bigEndian, toByteOffset: 4, as: Int32.self)
    base.storeBytes(of: Int32(clamping: fieldCount).bigEndian, toByteOffset: 12, as: Int32.self)
    return UnsafeRawBufferPointer(start: base, count: byteCount)
  }
}
