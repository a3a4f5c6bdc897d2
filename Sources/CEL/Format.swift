#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `string.format`: `%s %d %f %e %b %o %x %X %%`, with a precision such as `%.2f`.
enum Format {
  static func apply(_ text: String, _ arguments: [CELValue], _ frame: inout Frame) throws -> String {
    try frame.charge(bytes: text.utf8.count)
    let format = Array(text.utf8)
    var out: [UInt8] = []
    var at = 0
    var next = 0
    while at < format.count {
      let byte = format[at]
      at += 1
      guard byte == UInt8(ascii: "%") else {
        out.append(byte)
        continue
      }
      if at < format.count, format[at] == UInt8(ascii: "%") {
        out.append(byte)
        at += 1
        continue
      }
      let precision = try precision(format, &at)
      guard at < format.count else { throw unrecognized("%") }
      let clause = format[at]
      at += 1
      guard "sdfebxXo".utf8.contains(clause) else {
        throw unrecognized(String(decoding: [clause], as: UTF8.self))
      }
      guard next < arguments.count else { throw CELError("index \(next) out of range") }
      let piece = try one(clause, precision, arguments[next], &frame)
      try frame.charge(bytes: piece.utf8.count)
      out += piece.utf8
      next += 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func unrecognized(_ clause: String) -> CELError {
    CELError("could not parse formatting clause: unrecognized formatting clause \"\(clause)\"")
  }

  private static func precision(_ format: [UInt8], _ at: inout Int) throws -> Int {
    guard at < format.count, format[at] == UInt8(ascii: ".") else { return 6 }
    at += 1
    var value: Int?
    while at < format.count, isDigit(format[at]) {
      value = (value ?? 0) * 10 + Int(format[at] - 48)
      at += 1
      if value! > 100 { throw CELError("could not parse formatting clause: precision is larger than 100") }
    }
    guard let value else { throw CELError("could not parse formatting clause: precision has no digits") }
    return value
  }

  private static func one(_ clause: UInt8, _ precision: Int, _ value: CELValue, _ frame: inout Frame) throws -> String {
    switch clause {
    case UInt8(ascii: "s"): return try text(value, &frame)
    case UInt8(ascii: "d"):
      switch value {
      case .int, .uint, .double: return describe(value)
      default: throw wrong("decimal clause can only be used on integers", value)
      }
    case UInt8(ascii: "f"): return try decimal(value, "f", precision, "fixed-point clause can only be used on doubles")
    case UInt8(ascii: "e"): return try decimal(value, "e", precision, "scientific clause can only be used on doubles")
    case UInt8(ascii: "b"):
      switch value {
      case .int(let x): return String(x, radix: 2)
      case .uint(let x): return String(x, radix: 2)
      case .bool(let x): return x ? "1" : "0"
      default: throw wrong("only integers and bools can be formatted as binary", value)
      }
    case UInt8(ascii: "o"):
      switch value {
      case .int(let x): return String(x, radix: 8)
      case .uint(let x): return String(x, radix: 8)
      default: throw wrong("octal clause can only be used on integers", value)
      }
    default:
      let upper = clause == UInt8(ascii: "X")
      switch value {
      case .int(let x): return String(x, radix: 16, uppercase: upper)
      case .uint(let x): return String(x, radix: 16, uppercase: upper)
      case .string(let text): return try hex(Array(text.utf8), upper, &frame)
      case .bytes(let bytes): return try hex(bytes, upper, &frame)
      default: throw wrong("only integers, byte buffers, and strings can be formatted as hex", value)
      }
    }
  }

  private static func wrong(_ rule: String, _ value: CELValue) -> CELError {
    CELError("error during formatting: \(rule), was given \(value.typeName)")
  }

  private static func hex(_ bytes: [UInt8], _ upper: Bool, _ frame: inout Frame) throws -> String {
    try frame.charge(bytes: bytes.count * 2)
    let digits = Array((upper ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func decimal(_ value: CELValue, _ style: String, _ precision: Int, _ rule: String) throws -> String {
    let number: Double
    switch value {
    case .double(let x): number = x
    case .int(let x): number = Double(x)
    case .uint(let x): number = Double(x)
    default: throw wrong(rule, value)
    }
    guard number.isFinite else { return formatDouble(number) }
    // The largest double has 309 digits before the point.
    var buffer = [CChar](repeating: 0, count: 420 + precision)
    let count = withVaList([Int32(precision), number]) { vsnprintf(&buffer, buffer.count, "%.*" + style, $0) }
    return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What `%s` writes.
  static func text(_ value: CELValue, _ frame: inout Frame) throws -> String {
    try frame.charge()
    switch value {
    case .string(let text): return text
    case .bool(let x): return x ? "true" : "false"
    case .bytes(let bytes): return replacingFaults(bytes)
    case .null, .int, .uint, .double, .type, .timestamp, .duration, .network: return describe(value)
    case .list(let list):
      var parts: [String] = []
      for item in list { parts.append(try text(item, &frame)) }
      try frame.charge(bytes: parts.reduce(0) { $0 + $1.utf8.count })
      return "[" + parts.joined(separator: ", ") + "]"
    case .map(let map):
      var parts: [(String, String)] = []
      for entry in map.entries { parts.append((try text(entry.key, &frame), try text(entry.value, &frame))) }
      try frame.charge(bytes: parts.reduce(0) { $0 + $1.0.utf8.count + $1.1.utf8.count })
      parts.sort { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
      return "{" + parts.map { $0.0 + ": " + $0.1 }.joined(separator: ", ") + "}"
    case .absent, .record, .optional:
      throw wrong(
        "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps",
        value)
    }
  }

  /// A run of faulty bytes becomes one replacement mark.
  private static func replacingFaults(_ bytes: [UInt8]) -> String {
    var result = String.UnicodeScalarView()
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var isFault = false
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        result.append(scalar)
        isFault = false
      case .error:
        if !isFault { result.append("\u{fffd}") }
        isFault = true
      case .emptyInput: return String(result)
      }
    }
  }
}

/// A short text for a message: scalars as `%s` writes them, others by their type.
func describe(_ value: CELValue) -> String {
  switch value {
  case .null: "null"
  case .bool(let x): x ? "true" : "false"
  case .int(let x): String(x)
  case .uint(let x): String(x)
  case .double(let x): formatDouble(x)
  case .string(let text): String(text.prefix(80))
  case .type(let name): name
  case .timestamp(let time): time.timestampText
  case .duration(let time): time.durationText
  case .network(let network): network.description
  default: value.typeName
  }
}
