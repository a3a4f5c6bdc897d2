/// A JSON value; numbers stay text.
enum Json {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([Json])
  /// Members in their order.
  case object([Member])

  struct Member {
    let name: String
    let value: Json
  }

  subscript(name: String) -> Json? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// Throws `CELError` for text that is not JSON or nests deeper than 200.
  init(_ text: String) throws {
    var reader = JsonReader(Array(text.utf8))
    self = try reader.value(depth: 0)
    try reader.end()
  }

  var text: String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let text): return text
    case .string(let text): return Json.quoted(text)
    case .array(let items): return "[" + items.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      return "{" + members.map { Json.quoted($0.name) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var out: [UInt8] = [34]
    for byte in text.utf8 {
      switch byte {
      case 34, 92: out += [92, byte]
      case 10: out += [92, 110]
      case 0..<32:
        let digits = String(byte, radix: 16)
        out += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
      default: out.append(byte)
      }
    }
    return String(decoding: out + [34], as: UTF8.self)
  }
}

private struct JsonReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8 { at < bytes.count ? bytes[at] : 0 }
  private func fault() -> CELError { CELError("bad JSON at byte \(at)") }

  private mutating func skip() { while [9, 10, 13, 32].contains(byte) { at += 1 } }

  private mutating func take(_ mark: Character) -> Bool {
    skip()
    guard byte == mark.asciiValue else { return false }
    at += 1
    return true
  }

  mutating func end() throws {
    skip()
    if at != bytes.count { throw fault() }
  }

  mutating func value(depth: Int) throws -> Json {
    guard depth < 200 else { throw CELError("JSON nests deeper than 200") }
    skip()
    switch byte {
    case UInt8(ascii: "{"):
      at += 1
      var members: [Json.Member] = []
      if take("}") { return .object([]) }
      repeat {
        skip()
        let name = try string()
        guard take(":") else { throw fault() }
        members.append(Json.Member(name: name, value: try value(depth: depth + 1)))
      } while take(",")
      guard take("}") else { throw fault() }
      return .object(members)
    case UInt8(ascii: "["):
      at += 1
      var items: [Json] = []
      if take("]") { return .array([]) }
      repeat { items.append(try value(depth: depth + 1)) } while take(",")
      guard take("]") else { throw fault() }
      return .array(items)
    case UInt8(ascii: "\""): return .string(try string())
    default: break
    }
    for (word, value) in [("true", Json.bool(true)), ("false", .bool(false)), ("null", .null)]
    where bytes[at...].starts(with: word.utf8) {
      at += word.utf8.count
      return value
    }
    let start = at
    while isDigit(byte) || "+-.eE".utf8.contains(byte) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard JsonReader.isNumber(bytes[start..<at]) else { throw fault() }
    return .number(text)
  }

  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    func digits() -> Int {
      let count = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let leadsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole == 1 || (whole > 1 && !leadsWithZero) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      if digits() == 0 { return false }
    }
    if let mark = rest.first, "eE".utf8.contains(mark) {
      rest.removeFirst()
      if let sign = rest.first, "+-".utf8.contains(sign) { rest.removeFirst() }
      if digits() == 0 { return false }
    }
    return rest.isEmpty
  }

  private mutating func string() throws -> String {
    guard byte == UInt8(ascii: "\"") else { throw fault() }
    at += 1
    var out: [UInt8] = []
    while true {
      guard at < bytes.count, byte >= 32 else { throw fault() }
      let next = byte
      at += 1
      if next == UInt8(ascii: "\"") { break }
      guard next == UInt8(ascii: "\\") else {
        out.append(next)
        continue
      }
      let mark = byte
      at += 1
      switch mark {
      case UInt8(ascii: "n"): out.append(10)
      case UInt8(ascii: "t"): out.append(9)
      case UInt8(ascii: "r"): out.append(13)
      case UInt8(ascii: "b"): out.append(8)
      case UInt8(ascii: "f"): out.append(12)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(mark)
      case UInt8(ascii: "u"): out += UTF8.encode(try scalar())!
      default: throw fault()
      }
    }
    guard let text = String(validating: out, as: UTF8.self) else { throw CELError("JSON is not UTF-8") }
    return text
  }

  private mutating func scalar() throws -> Unicode.Scalar {
    var code = try unit()
    if code >> 10 == 0x36 {
      guard byte == UInt8(ascii: "\\"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "u") else { throw fault() }
      at += 2
      let low = try unit()
      guard low >> 10 == 0x37 else { throw fault() }
      code = 0x10000 + (code & 0x3ff) << 10 + (low & 0x3ff)
    }
    guard let scalar = Unicode.Scalar(code) else { throw fault() }
    return scalar
  }

  private mutating func unit() throws -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = hexValue(byte) else { throw fault() }
      code = code << 4 | digit
      at += 1
    }
    return code
  }
}
