/// The bytes of an XML file on their way to the parser: counted, and looked at for what must not be in them.
final class XMLSource {
  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  private let bytesMax: Int
  private var taken = 0
  /// The last bytes seen, for marks that two pieces share and for how the file ends.
  private var tail: [UInt8] = []
  /// Why the parser got no more.
  private(set) var rule: FileProblem.Rule?

  init(bytesMax: Int, _ read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
    self.bytesMax = bytesMax
    self.read = read
  }

  /// Whether the last thing in it is the end of the outermost element.
  var endsWhole: Bool {
    var end = tail[...]
    while let last = end.last, [0x20, 0x09, 0x0A, 0x0D].contains(last) { end.removeLast() }
    return end.suffix(9).elementsEqual("Document>".utf8)
  }

  /// As libxml2 asks for input: bytes given, 0 at the end, -1 for a fault.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int32 {
    guard rule == nil else { return -1 }
    do {
      let count = try read(buffer)
      look(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
      return rule == nil ? Int32(count) : -1
    } catch {
      rule = .unreadable
      return -1
    }
  }

  private func look(_ bytes: UnsafeRawBufferPointer) {
    if taken == 0, bytes.isEmpty { rule = .empty }
    // UTF-16 and UTF-32 begin with a mark or have zeros: a declaration could hide from the search below.
    if taken == 0, let first = bytes.first, first >= 0xFE || first == 0 { rule = .encoding }
    if bytes.contains(0) { rule = .encoding }
    taken += bytes.count
    if taken > bytesMax { rule = .tooLarge }
    var window = tail
    window.append(contentsOf: bytes)
    if Self.declares(window) { rule = .doctype }
    tail = Array(window.suffix(64))
  }

  private static let declarations = ["<!DOCTYPE", "<!ENTITY"].map { Array($0.utf8) }

  private static func declares(_ bytes: [UInt8]) -> Bool {
    var index = 0
    // A declaration that two pieces share is seen whole with the second.
    while let found = bytes[index...].firstIndex(of: 0x3C), found + 1 < bytes.count {
      if bytes[found + 1] == 0x21, declarations.contains(where: { bytes[found...].starts(with: $0) }) { return true }
      index = found + 1
    }
    return false
  }
}
