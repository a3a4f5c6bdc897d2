/// A fixed list of short ASCII names (fields of an object, or words), found by comparing bytes.
///
/// `@unchecked Sendable`: the memory is written once in `init`, never changed and never freed (every
/// table is a static constant), so that a look-up costs no reference counting.
struct KeyTable: @unchecked Sendable {
  private struct Entry {
    /// The first eight bytes, zero-padded.
    var head: UInt64
    var count: Int
    var bytes: UnsafePointer<UInt8>
    var rawValue: UInt8
  }

  private let entries: UnsafePointer<Entry>
  let count: Int
  /// One bit an index: fields that must be present.
  let required: UInt32

  init(_ names: [(name: String, rawValue: UInt8)], required: UInt32 = 0) {
    precondition(names.count <= 32, "a bit mask holds 32 names")
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: max(names.count, 1))
    for (index, (name, rawValue)) in names.enumerated() {
      let utf8 = Array(name.utf8)
      let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: utf8.count + 8)
      bytes.initialize(repeating: 0, count: utf8.count + 8)
      for (i, byte) in utf8.enumerated() { bytes[i] = byte }
      entries.advanced(by: index).initialize(
        to: Entry(
          head: KeyTable.head(of: bytes, count: utf8.count), count: utf8.count, bytes: bytes,
          rawValue: rawValue))
    }
    self.entries = UnsafePointer(entries)
    self.count = names.count
    self.required = required
  }

  /// A table of a field enumeration, whose raw values must run 0, 1, 2, ...
  init<F: Field>(_: F.Type, required: [F]) {
    let cases = Array(F.allCases)
    precondition(cases.enumerated().allSatisfy { Int($1.rawValue) == $0 })
    self.init(
      cases.map { (String(describing: $0), $0.rawValue) },
      required: required.reduce(0) { $0 | 1 << UInt32($1.rawValue) })
  }

  /// A table of a closed word list.
  init<W: Word>(words _: W.Type) {
    self.init(W.allCases.map { ($0.text, $0.rawValue) })
  }

  var names: [String] { (0..<count).map(name) }

  func name(_ index: Int) -> String {
    String(
      decoding: UnsafeBufferPointer(start: entries[index].bytes, count: entries[index].count),
      as: UTF8.self)
  }

  @inline(__always)
  func rawValue(_ index: Int) -> UInt8 { entries[index].rawValue }

  /// The index of `text`, or nil. Looks at `hint` first: senders write fields in one order.
  @inline(__always)
  func find(_ text: Text, hint: Int = 0) -> Int? {
    let head = KeyTable.head(of: text.start, count: text.count)
    var index = hint
    for _ in 0..<count {
      if index >= count { index = 0 }
      let entry = entries[index]
      if entry.head == head, entry.count == text.count,
        text.count <= 8 || text.equalsAfterEight(entry.bytes)
      {
        return index
      }
      index += 1
    }
    return nil
  }

  @inline(__always)
  private static func head(of start: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    if count >= 8 { return UnsafeRawPointer(start).loadUnaligned(as: UInt64.self) }
    var head: UInt64 = 0
    for i in 0..<count { head |= UInt64(start[i]) << UInt64(8 * i) }
    return head
  }
}

/// The fields of one kind of object.
protocol Field: RawRepresentable, CaseIterable, Sendable where RawValue == UInt8 {
  static var table: KeyTable { get }
}

/// A closed word list with its look-up table.
protocol ScannedWord: Word {
  static var table: KeyTable { get }
}
