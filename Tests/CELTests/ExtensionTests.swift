import CEL
import Testing

@Suite struct ExtensionTests {
  @Test(arguments: [
    "'tacocat'.charAt(3) == 'o'", "'abc'.charAt(3) == ''", "'tacocat'.indexOf('a') == 1",
    "'tacocat'.indexOf('a', 2) == 5",
    "'tacocat'.indexOf('') == 0", "'tacocat'.indexOf('x') == -1", "'tacocat'.lastIndexOf('a') == 5",
    "'tacocat'.lastIndexOf('a', 4) == 1",
    "['a', 'b'].join() == 'ab'", "['a', 'b'].join('-') == 'a-b'", "[].join('-') == ''",
    "'TacoCÆt'.lowerAscii() == 'tacocÆt'",
    "'tacoCæt'.upperAscii() == 'TACOCæT'", "'a-b-c'.replace('-', '') == 'abc'", "'aaa'.replace('a', 'b', 2) == 'bba'",
    "'ab'.replace('', '_') == '_a_b_'", "'ab'.replace('', '_', 1) == '_ab'", "'a,b,c'.split(',') == ['a', 'b', 'c']",
    "'a,b,c'.split(',', 2) == ['a', 'b,c']", "'abc'.split('') == ['a', 'b', 'c']", "'a'.split(',', 0) == []",
    "''.split(',') == ['']",
    "'tacocat'.substring(4) == 'cat'", "'tacocat'.substring(0, 4) == 'taco'", "' \\t\\u00a0x\\n '.trim() == 'x'",
    "'gums'.reverse() == 'smug'",
    "'abc'.contains('b')", "'abc'.contains('')", "!'abc'.contains('d')", "'abc'.startsWith('ab')",
    "'abc'.endsWith('bc')", "!'c'.endsWith('bc')",
    "strings.quote('a\"b\\n') == '\"a\\\\\"b\\\\n\"'",
    "'%s is %d, %.2f, %x, %X, %o, %b, %%, %e'.format(['a', 1, 1.005, 255, 255, 8, 5, 1234.5]) "
      + "== 'a is 1, 1.00, ff, FF, 10, 101, %, 1.234500e+03'",
    "'%s'.format([[1, null, {'b': 1, 'a': [true]}]]) == '[1, null, {a: [true], b: 1}]'",
    "'%.0f %.0f'.format([0.5, 1.5]) == '0 2'", "'abc'.matches('^a.c$')", "'abc'.matches('b')",
    "matches('abc', '[a-c]+')", "!'abc'.matches('^b')",
    "math.greatest(1, 2) == 2", "math.greatest(1, 2, 3.5) == 3.5", "math.greatest([1, 5, 2]) == 5",
    "math.least(3, 2, 1) == 1", "math.least(-1.5) == -1.5",
    "math.ceil(1.2) == 2.0", "math.floor(-1.2) == -2.0", "math.round(-1.5) == -2.0", "math.trunc(-1.7) == -1.0",
    "math.abs(-5) == 5", "math.abs(-2.5) == 2.5",
    "math.sign(-5) == -1", "math.sign(0u) == 0u", "math.sign(2.5) == 1.0", "math.isNaN(0.0 / 0.0)",
    "math.isInf(1.0 / 0.0)", "math.isFinite(1.0)",
    "math.bitAnd(6, 3) == 2", "math.bitOr(6u, 3u) == 7u", "math.bitXor(6, 3) == 5", "math.bitNot(0) == -1",
    "math.bitShiftLeft(1, 4) == 16",
    "math.bitShiftLeft(1, 64) == 0", "math.bitShiftRight(-1, 60) == 15", "math.sqrt(16) == 4.0",
    "lists.range(3) == [0, 1, 2]", "lists.range(-1) == []", "[1, 2, 3, 4].slice(1, 3) == [2, 3]",
    "[[1], [2, 3]].flatten() == [1, 2, 3]",
    "[1, [2, [3, [4]]]].flatten(2) == [1, 2, 3, [4]]", "[1, 2, 3].reverse() == [3, 2, 1]",
    "[1, 2, 1, 2u, 1.0].distinct() == [1, 2]",
    "[3, 1, 2].sort() == [1, 2, 3]", "['b', 'a'].sort() == ['a', 'b']", "[1, 2].first().value() == 1",
    "[1, 2].last().value() == 2", "![].first().hasValue()",
    "sets.contains([1, 2, 3], [2, 3.0])", "!sets.contains([1], [1, 2])", "sets.equivalent([1, 2], [2, 1, 1])",
    "sets.intersects([1, 2], [2, 3])",
    "!sets.intersects([], [1])", "base64.encode(b'hello') == 'aGVsbG8='", "base64.decode('aGVsbG8=') == b'hello'",
    "base64.decode('aGVsbG8') == b'hello'",
    "optional.of(1).hasValue()", "!optional.none().hasValue()", "optional.of(1).value() == 1",
    "optional.none().orValue(2) == 2",
    "optional.none().or(optional.of(3)).value() == 3", "optional.of(1).orValue(1 / 0) == 1",
    "!optional.ofNonZeroValue(0).hasValue()",
    "{'a': {'b': 1}}.?a.b.orValue(0) == 1", "{'a': {}}.?a.b.orValue(5) == 5", "[1][?1].orValue(9) == 9",
    "[1][?0].value() == 1",
    "optional.of(2).optMap(x, x + 1).value() == 3", "optional.of(2).optFlatMap(x, optional.none()) == optional.none()",
    "[?optional.of(1), ?optional.none()] == [1]", "{?'a': optional.of(1), ?'b': optional.none()} == {'a': 1}",
    "optional.of(1) == optional.of(1)",
    "ip('10.0.0.1').family() == 4", "cidr('10.0.0.0/8').containsIP('10.2.3.4')",
    "!cidr('10.0.0.0/8').containsIP(ip('11.0.0.1'))",
    "string(ip('2001:DB8:0:0:1::1')) == '2001:db8::1:0:0:1'", "!isIP('1.2.3.256')",
    "cidr('10.1.2.3/8').masked() == cidr('10.0.0.0/8')",
  ])
  func examples(_ expression: String) throws {
    #expect(try holds(expression, checked: false))
    #expect(try holds(expression))
  }

  @Test(arguments: [
    "'abc'.charAt(4)", "'abc'.charAt(-1)", "'abc'.substring(4)", "'abc'.substring(2, 1)", "'abc'.indexOf('a', 5)",
    "'%d'.format(['a'])",
    "'%d %d'.format([1])", "'%y'.format([1])", "'%'.format([])", "'%.999f'.format([1.0])", "'abc'.matches('(')",
    "'abc'.matches('(?=a)')",
    "math.bitShiftLeft(1, -1)", "math.abs(-9223372036854775808)", "math.greatest([])", "[1].slice(0, 2)",
    "[1].slice(-1, 0)", "[1].flatten(-1)",
    "[dyn(1), 'a'].sort()", "base64.decode('!')", "optional.none().value()", "ip('1.2.3')", "ip('::1%eth0')",
    "cidr('1.2.3.4/33')",
  ])
  func fails(_ expression: String) { #expect(failure(expression, checked: false) != nil) }

  @Test func textByProperty() throws {
    var random = Random(seed: 6)
    let pieces = ["a", "b", ",", "\u{e9}", "\u{4e2d}", "\u{1f600}", "e\u{301}"]
    for _ in 0..<500 {
      let text = (0..<random.below(8)).map { _ in pieces[random.below(pieces.count)] }.joined()
      let laws =
        "s.split(',').join(',') == s && s.split('').join() == s && s.reverse().reverse() == s && s.substring(0) == s "
        + "&& base64.decode(base64.encode(bytes(s))) == bytes(s) && s.replace(',', ',') == s && string(bytes(s)) == s "
        + "&& (s + s).indexOf(s) == 0 && (s + s).lastIndexOf(s) == size(s) && (s + s).endsWith(s) && '%s'.format([s]) == s "
        + "&& s.split('').size() == size(s) && s.contains(',') == (s.indexOf(',') >= 0)"
      #expect(try holds(laws, ["s": .string(text)]), "\(text)")
    }
  }

  @Test func timeGetters() throws {
    let time = "timestamp('2024-02-29T23:30:45.678Z')"
    for (call, value) in [
      ("getFullYear()", 2024), ("getMonth()", 1), ("getDate()", 29), ("getDayOfMonth()", 28), ("getDayOfYear()", 59),
      ("getDayOfWeek()", 4),
      ("getHours()", 23), ("getMinutes()", 30), ("getSeconds()", 45), ("getMilliseconds()", 678),
      ("getDate('Asia/Shanghai')", 1),
      ("getHours('Asia/Shanghai')", 7), ("getHours('-01:30')", 22), ("getMonth('+08:00')", 2),
      ("getHours('America/New_York')", 18),
      ("getHours('UTC')", 23),
    ] {
      #expect(try evaluate("\(time).\(call)").integer == Int64(value), "\(call)")
    }
    #expect(failure("\(time).getHours('Mars/Olympus')") == "unknown time zone Mars/Olympus")
    #expect(
      try holds(
        "duration('90m').getHours() == 1 && duration('90m').getMinutes() == 90 && duration('1.5s').getMilliseconds() == 500"
      ))
    #expect(try holds("\(time) + duration('1h') - \(time) == duration('60m') && \(time) - duration('1s') < \(time)"))
    #expect(failure("timestamp('9999-12-31T23:59:59Z') + duration('1s')") == "range error: value out of range")
  }
}
