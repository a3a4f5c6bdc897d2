/// The parameters of one execution, in order; all go to the server in binary form.
///
/// Scalars are copied in; arrays are referred to, and read when the statement is sent. Reusable.
public final class ParameterWriter: FieldWriter {
  private var arrays: [(parameter: Int, array: BinaryArray)] = []
  private var values: [UnsafePointer<CChar>?] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []

  public init() { super.init(fieldType: nil, capacity: 256) }

  public convenience init(_ arrays: BinaryArray...) {
    self.init()
    for array in arrays { append(array: array) }
  }

  /// Empties it for other parameters, its memory kept.
  public func removeAll() {
    clear()
    arrays.removeAll(keepingCapacity: true)
  }

  /// Adds an array as the next parameter. It may still be filled, emptied and refilled: what counts is what
  /// it holds when the statement is sent.
  public func append(array: BinaryArray) {
    arrays.append((fieldCount, array))
    appendNull()  // holds the place; see withPointers
  }

  typealias Send = (
    Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
  ) -> Int32

  /// Hands the parameters over in the form libpq takes them, which copies them.
  func withPointers(_ send: Send) throws(PostgresError) -> Int32 {
    values.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    formats.removeAll(keepingCapacity: true)
    var offset = 0
    for _ in 0..<fieldCount {
      let length = Int32(bigEndian: base.loadUnaligned(fromByteOffset: offset, as: Int32.self))
      offset += 4
      values.append(length < 0 ? nil : UnsafePointer((base + offset).assumingMemoryBound(to: CChar.self)))
      lengths.append(max(length, 0))
      formats.append(1)
      offset += Int(max(length, 0))
    }
    for (parameter, array) in arrays {
      let encoded = array.encoded
      guard encoded.count <= FieldWriter.valueBytesMax else {
        throw PostgresError(.protocol, "array parameter \(parameter + 1) exceeds 1 GB")
      }
      values[parameter] = encoded.baseAddress!.assumingMemoryBound(to: CChar.self)
      lengths[parameter] = Int32(encoded.count)
    }
    return send(Int32(fieldCount), values, lengths, formats)
  }
}
