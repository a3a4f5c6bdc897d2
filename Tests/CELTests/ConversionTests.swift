import CEL
import Testing

@Suite struct ConversionTests {
  @Test(arguments: [
    "int('-42') == -42", "int(42u) == 42", "int(1.9) == 1", "int(-1.9) == -1",
    "int(timestamp('1970-01-01T00:01:00Z')) == 60",
    "uint('42') == 42u", "uint(42) == 42u", "uint(1.9) == 1u", "double('1.5') == 1.5", "double(3) == 3.0",
    "double(3u) == 3.0",
    "double('inf') > 1e308", "double('-Infinity') < 0.0", "string(1) == '1'", "string(-1.5) == '-1.5'",
    "string(2.0) == '2'",
    "string(1e100) == '1e+100'", "string(true) == 'true'", "string(b'\\xc3\\xbf') == '\\u00ff'", "string(7u) == '7'",
    "bytes('\\u00ff') == b'\\xc3\\xbf'", "bool('t') && bool('1') && bool('TRUE') && bool('True')",
    "!bool('f') && !bool('0')",
    "string(timestamp('2026-01-02T03:04:05.500Z')) == '2026-01-02T03:04:05.5Z'",
    "string(duration('1h1m1.5s')) == '3661.5s'", "string(duration('-0.5s')) == '-0.5s'", "dyn(1) == 1",
    "timestamp('2026-01-02T03:04:05+08:00') == timestamp('2026-01-01T19:04:05Z')",
    "timestamp(60) == timestamp('1970-01-01T00:01:00Z')",
    "type(timestamp(0)) == google.protobuf.Timestamp", "type(duration('1s')) == google.protobuf.Duration",
    "'\\x41\\101\\u0041\\U00000041' == 'AAAA'", "r'\\n' == '\\\\n'", "b'\\377' == b'\\xff'",
    "'''a\n'b''' == 'a\\n\\'b'",
    "\"\"\"a\"b\"\"\" == 'a\"b'", "br'\\x' == b'\\\\x'", "'\\a\\b\\f\\n\\r\\t\\v\\?\\`'.size() == 9",
  ])
  func examples(_ expression: String) throws { #expect(try holds(expression)) }

  @Test(arguments: [
    "int('')", "int('1.5')", "int(' 1')", "int('9223372036854775808')", "int(1e30)", "int(double('NaN'))",
    "int(9223372036854775808.0)",
    "int(18446744073709551615u)", "uint(-1)", "uint('-1')", "uint(-1.0)", "uint(1e30)", "double('abc')",
    "double('0x10')", "double('1e999')",
    "bool('yes')", "bool('')", "string(b'\\xff')", "timestamp('2026-02-29T00:00:00Z')", "timestamp('2026-01-01')",
    "timestamp(253402300800)",
    "timestamp('2026-01-01T24:00:00Z')", "timestamp('0000-12-31T23:59:59Z')", "timestamp('2026-01-01T00:00:00.Z')",
    "duration('1')", "duration('1x')", "duration('')", "duration('s')", "duration('300y')", "duration('9223372037s')",
    "duration('--1s')",
    "int(dyn([]))", "string(dyn({}))",
  ])
  func fails(_ expression: String) { #expect(failure(expression) != nil) }

  /// A time's text reads back as the time, and Swift's digits are the text's.
  @Test func timesByProperty() throws {
    var random = Random(seed: 3)
    for _ in 0..<2000 {
      let seconds = Int64(random.below(315_537_897_600)) - 62_135_596_800
      let nanos = Int32(random.below(3) == 0 ? 0 : random.below(1_000_000_000))
      let time = CELTime(seconds: seconds, nanos: nanos)
      #expect(CELTime(timestamp: time.timestampText) == time)
      let length = CELTime(seconds: Int64(random.below(18_000_000_000)) - 9_000_000_000, nanos: nanos)
      #expect(CELTime(duration: length.durationText) == length)
    }
  }

  @Test func numbersByProperty() throws {
    var random = Random(seed: 4)
    for _ in 0..<500 {
      let value = random.int()
      #expect(try holds("int(string(a)) == a && (a < 0 || uint(string(a)) == uint(a))", ["a": .int(value)]))
      let number = Double(bitPattern: random.next())
      if number.isFinite { #expect(try holds("double(string(a)) == a", ["a": .double(number)])) }
    }
  }
}
