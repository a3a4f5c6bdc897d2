/// The plain values of a JSON text with their paths and places, in the order in which they stand.
///
/// Reads on through what the contract refuses (a field that stands twice, an unknown one), and ends at the first byte that
/// is not JSON: what could be read until there is still of use to whoever looks at a dead letter.
struct JSONLeaves {
  enum Kind { case text, number, word, emptyList, emptyObject }

  struct Leaf {
    /// `data.members[0].residentId`, as violations name fields.
    var path: String
    /// Name of the field it stands in.
    var key: String
    var kind: Kind
    /// Text without quotes and escapes; else as it stands.
    var text: String
    /// Where the value stands in the bytes, quotes included.
    var range: Range<Int>
  }

  /// An object, for adding a field to it.
  struct Place {
    var path: String
    /// Where its closing bracket stands.
    var end: Int
    var isEmpty: Bool
  }

  private(set) var leaves: [Leaf] = []
  /// Every field of every object, from its name to the end of its value.
  private(set) var members: [(path: String, range: Range<Int>)] = []
  private(set) var objects: [Place] = []
  /// The first byte that does not belong to a JSON text; nil: it is one.
  private(set) var brokenAt: Int?

  static let leavesMax = 2000
  private static let depthMax = 32

  private let bytes: [UInt8]
  private var next = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    do throws(Broken) {
      try value("", key: "", depth: 0)
      space()
      if next < bytes.count { brokenAt = next }
    } catch {
      brokenAt = next
    }
  }

  private struct Broken: Error {}

  private var byte: UInt8? { next < bytes.count ? bytes[next] : nil }

  private mutating func space() { while let byte, [9, 10, 13, 32].contains(byte) { next += 1 } }

  private mutating func expect(_ wanted: Character) throws(Broken) {
    space()
    guard byte == wanted.asciiValue else { throw Broken() }
    next += 1
  }

  private mutating func value(_ path: String, key: String, depth: Int) throws(Broken) {
    space()
    guard depth <= Self.depthMax, leaves.count < Self.leavesMax, let first = byte else { throw Broken() }
    let start = next
    switch first {
    case UInt8(ascii: "{"): try object(path, key: key, depth: depth)
    case UInt8(ascii: "["): try list(path, key: key, depth: depth)
    case UInt8(ascii: "\""):
      let text = try string()
      leaves.append(Leaf(path: path, key: key, kind: .text, text: text, range: start..<next))
    default:
      while let byte, ![9, 10, 13, 32, 44, 93, 125].contains(byte) { next += 1 }
      let text = String(decoding: bytes[start..<next], as: UTF8.self)
      let isWord = ["true", "false", "null"].contains(text)
      guard isWord || text.first.map({ $0.isASCII && ($0.isNumber || $0 == "-") }) ?? false else {
        next = start
        throw Broken()
      }
      leaves.append(Leaf(path: path, key: key, kind: isWord ? .word : .number, text: text, range: start..<next))
    }
  }

  private mutating func object(_ path: String, key: String, depth: Int) throws(Broken) {
    let start = next
    next += 1
    space()
    var isEmpty = true
    while byte != UInt8(ascii: "}") {
      if !isEmpty { try expect(",") }
      isEmpty = false
      space()
      guard byte == UInt8(ascii: "\"") else { throw Broken() }
      let begin = next
      let name = try string()
      try expect(":")
      let own = path.isEmpty ? name : "\(path).\(name)"
      try value(own, key: name, depth: depth + 1)
      members.append((own, begin..<next))
      space()
      guard byte != nil else { throw Broken() }
    }
    objects.append(Place(path: path, end: next, isEmpty: isEmpty))
    next += 1
    if isEmpty, !path.isEmpty {
      leaves.append(Leaf(path: path, key: key, kind: .emptyObject, text: "{}", range: start..<next))
    }
  }

  private mutating func list(_ path: String, key: String, depth: Int) throws(Broken) {
    let start = next
    next += 1
    space()
    var count = 0
    while byte != UInt8(ascii: "]") {
      if count > 0 { try expect(",") }
      try value("\(path)[\(count)]", key: key, depth: depth + 1)
      count += 1
      space()
      guard byte != nil else { throw Broken() }
    }
    next += 1
    if count == 0 { leaves.append(Leaf(path: path, key: key, kind: .emptyList, text: "[]", range: start..<next)) }
  }

  private mutating func string() throws(Broken) -> String {
    next += 1
    var units: [UInt8] = []
    var halves: [UInt16] = []
    func flush(_ units: inout [UInt8], _ halves: inout [UInt16]) {
      if !halves.isEmpty { units += Array(String(decoding: halves, as: UTF16.self).utf8) }
      halves = []
    }
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        next += 1
        flush(&units, &halves)
        return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"):
        next += 1
        guard let escape = self.byte else { throw Broken() }
        next += 1
        if escape == UInt8(ascii: "u") {
          guard next + 4 <= bytes.count,
            let unit = UInt16(String(decoding: bytes[next..<next + 4], as: UTF8.self), radix: 16)
          else { throw Broken() }
          next += 4
          halves.append(unit)
          continue
        }
        flush(&units, &halves)
        switch escape {
        case UInt8(ascii: "n"): units.append(10)
        case UInt8(ascii: "t"): units.append(9)
        case UInt8(ascii: "r"): units.append(13)
        case UInt8(ascii: "b"): units.append(8)
        case UInt8(ascii: "f"): units.append(12)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(escape)
        default: throw Broken()
        }
      case ..<0x20: throw Broken()
      default:
        flush(&units, &halves)
        units.append(byte)
        next += 1
      }
    }
    throw Broken()
  }
}
