extension Library {
  static let conversions: [Definition] = [
    Definition(
      "int(int) int", "int(uint) int", "int(double) int", "int(string) int", "int(timestamp) int", "int(duration) int",
      body: .one { value, _ in
        switch value {
        case .int: return value
        case .uint(let x):
          guard let whole = Int64(exactly: x) else { throw CELError.range }
          return .int(whole)
        case .double(let x):
          // The ends of the range are refused: a double there may stand for a number outside.
          guard x > -0x1p63, x < 0x1p63 else { throw CELError.range }
          return .int(Int64(x))
        case .string(let text):
          guard let whole = isPlainNumber(text) ? Int64(text) : nil else { throw unreadable(text, "int") }
          return .int(whole)
        case .timestamp(let time): return .int(time.seconds)
        case .duration(let time): return .int(time.totalNanos)
        default: throw CELError.overload
        }
      }),
    Definition(
      "uint(uint) uint", "uint(int) uint", "uint(double) uint", "uint(string) uint",
      body: .one { value, _ in
        switch value {
        case .uint: return value
        case .int(let x):
          guard let whole = UInt64(exactly: x) else { throw CELError.range }
          return .uint(whole)
        case .double(let x):
          guard x >= 0, x < 0x1p64 else { throw CELError.range }
          return .uint(UInt64(x))
        case .string(let text):
          guard let whole = isPlainNumber(text) ? UInt64(text) : nil else { throw unreadable(text, "uint") }
          return .uint(whole)
        default: throw CELError.overload
        }
      }),
    Definition(
      "double(double) double", "double(int) double", "double(uint) double", "double(string) double",
      body: .one { value, _ in
        switch value {
        case .double: return value
        case .int(let x): return .double(Double(x))
        case .uint(let x): return .double(Double(x))
        case .string(let text):
          guard let number = parseDouble(text) else { throw unreadable(text, "double") }
          return .double(number)
        default: throw CELError.overload
        }
      }),
    Definition(
      "bool(bool) bool", "bool(string) bool",
      body: .one { value, _ in
        switch value {
        case .bool: return value
        case .string("1"), .string("t"), .string("T"), .string("true"), .string("TRUE"), .string("True"):
          return .bool(true)
        case .string("0"), .string("f"), .string("F"), .string("false"), .string("FALSE"), .string("False"):
          return .bool(false)
        case .string(let text): throw unreadable(text, "bool")
        default: throw CELError.overload
        }
      }),
    Definition(
      "string(string) string", "string(bool) string", "string(int) string", "string(uint) string",
      "string(double) string", "string(bytes) string", "string(timestamp) string", "string(duration) string",
      "string(net.IP) string", "string(net.CIDR) string",
      body: .one { value, frame in
        switch value {
        case .string: return value
        case .bool(let x): return .string(x ? "true" : "false")
        case .int(let x): return .string(String(x))
        case .uint(let x): return .string(String(x))
        case .double(let x): return .string(formatDouble(x))
        case .bytes(let bytes):
          try frame.charge(bytes: bytes.count)
          guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CELError("invalid UTF-8 in bytes, cannot convert to string")
          }
          return .string(text)
        case .timestamp(let time): return .string(time.timestampText)
        case .duration(let time): return .string(time.durationText)
        case .network(let network): return .string(network.description)
        default: throw CELError.overload
        }
      }),
    Definition(
      "bytes(bytes) bytes", "bytes(string) bytes",
      body: .one { value, frame in
        switch value {
        case .bytes: return value
        case .string(let text):
          try frame.charge(bytes: text.utf8.count)
          return .bytes(Array(text.utf8))
        default: throw CELError.overload
        }
      }),
    Definition(
      "timestamp(timestamp) timestamp", "timestamp(string) timestamp", "timestamp(int) timestamp",
      body: .one { value, _ in
        switch value {
        case .timestamp: return value
        case .int(let seconds): return .timestamp(try CELTime(seconds: seconds).checkedTimestamp())
        case .string(let text):
          guard let time = CELTime(timestamp: text) else { throw unreadable(text, "timestamp") }
          return .timestamp(try time.checkedTimestamp())
        default: throw CELError.overload
        }
      }),
    Definition(
      "duration(duration) duration", "duration(string) duration", "duration(int) duration",
      body: .one { value, _ in
        switch value {
        case .duration: return value
        case .int(let nanos): return .duration(CELTime(nanos: nanos))
        case .string(let text):
          guard let time = CELTime(duration: text) else { throw unreadable(text, "duration") }
          return .duration(time)
        default: throw CELError.overload
        }
      }),
  ]
}

private func unreadable(_ text: String, _ type: String) -> CELError {
  CELError("cannot read '\(text.prefix(40))' as \(type)")
}

/// A sign and decimal digits.
private func isPlainNumber(_ text: String) -> Bool {
  let digits = text.utf8.first == 45 || text.utf8.first == 43 ? text.utf8.dropFirst() : text.utf8[...]
  return !digits.isEmpty && digits.allSatisfy(isDigit)
}

/// A decimal number, `NaN` or `[+-]Inf[inity]` in any case; nil for other text.
func parseDouble(_ text: String) -> Double? {
  var body = text.utf8[...]
  if body.first == 45 || body.first == 43 { body = body.dropFirst() }
  switch String(Substring(body)).lowercased() {
  case "nan" where body.count == text.utf8.count: return .nan
  case "inf", "infinity": return text.utf8.first == 45 ? -.infinity : .infinity
  default: break
  }
  guard body.count < 400, body.allSatisfy({ isDigit($0) || "+-.eE".utf8.contains($0) }), body.contains(where: isDigit)
  else { return nil }
  guard let value = Double(text), value.isFinite else { return nil }
  return value
}

/// The shortest decimal form that reads back as the same number: `1`, `0.1`, `1e+30`, `NaN`, `-Infinity`.
func formatDouble(_ value: Double) -> String {
  if value.isNaN { return "NaN" }
  if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
