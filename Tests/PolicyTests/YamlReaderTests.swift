import Policy
import Testing

@Suite struct YamlReaderTests {
  func problems(_ text: String) -> [String] {
    YamlReader.read(text, file: "f").problems.map {
      "\($0.position.line):\($0.position.column) \($0.message)"
    }
  }

  @Test func treeWithPositions() throws {
    let outcome = YamlReader.read("a: 1\nb:\n  - x\n  - {c: \"\", d: }\n", file: "f")
    #expect(outcome.problems.isEmpty)
    let root = try #require(outcome.node)
    #expect(root["a"]?.text == "1")
    guard case .sequence(let items) = root["b"]?.content else {
      Issue.record("b is no list")
      return
    }
    #expect(items[0].position == YamlPosition(file: "f", line: 3, column: 5))
    #expect(items[1]["c"]?.content == .scalar("", quoted: true))
    #expect(items[1]["d"]?.content == .scalar("", quoted: false))
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3\n", "3:1 the key `a` stands twice; first in line 1"),
    ("a: &x 1\n", "1:4 an anchor (`&name`) is not allowed"),
    ("a: &x [1]\n", "1:4 an anchor (`&name`) is not allowed"),
    ("a: *x\n", "1:4 an alias (`*name`) is not allowed"),
    ("a: !!str 1\n", "1:4 a tag (`!type`) is not allowed"),
    ("a: !thing {}\n", "1:4 a tag (`!type`) is not allowed"),
    ("%YAML 1.1\n---\na: 1\n", "1:1 directives (`%YAML`, `%TAG`) are not allowed"),
    ("a: 1\n---\nb: 2\n", "2:1 a second document begins here"),
    ("[a]: 1\n", "1:1 a key must be a word"),
    ("", "1:1 the file is empty"),
    ("# nothing\n", "1:1 the file is empty"),
    ("\u{FEFF}a: 1\n", "1:1 the file begins with a byte order mark"),
    ("a: 1\nb: \u{1}\n", "2:4 not YAML: control characters are not allowed"),
    (
      "a: 1\n\tb: 2\n",
      "2:1 not YAML: found a tab character that violates indentation (while scanning a plain scalar)"
    ),
  ])
  func refused(_ text: String, _ problem: String) {
    #expect(problems(text) == [problem])
  }

  @Test func severalAtOnce() {
    #expect(problems("a: &x 1\nb: !t 2\na: 3\n").count == 3)
  }

  @Test func bounds() {
    let deep = String(repeating: "[", count: 17) + String(repeating: "]", count: 17)
    #expect(problems(deep) == ["1:17 nested deeper than 16 levels"])
    let endless = String(repeating: "[", count: 200_000)
    #expect(problems(endless) == ["1:17 nested deeper than 16 levels"])
    let wide = "[" + String(repeating: "1,", count: 60_000) + "]"
    #expect(problems(wide).map { $0.hasSuffix("more than 50000 values") } == [true])
    let long = "a: " + String(repeating: "x", count: 1 << 20)
    #expect(problems(long) == ["1:1 the file is longer than 1048576 bytes"])
  }
}
