import CEL
import Testing

@Suite struct MacroTests {
  @Test(arguments: [
    "has({'a': 1}.a)", "!has({'a': 1}.b)", "[1, 2].all(x, x > 0)", "![1, 2].all(x, x > 1)", "[].all(x, false)",
    "[1, 2].exists(x, x > 1)", "![1, 2].exists(x, x > 2)", "![].exists(x, true)", "[1, 2, 3].exists_one(x, x > 2)",
    "![1, 2, 3].exists_one(x, x > 1)", "[1, 2].map(x, x * 2) == [2, 4]", "[1, 2, 3].map(x, x > 1, x * 2) == [4, 6]",
    "[1, 2, 3].filter(x, x % 2 == 1) == [1, 3]", "{'a': 1, 'b': 2}.all(k, k in ['a', 'b'])",
    "{'a': 1}.map(k, k) == ['a']",
    "[1, 0].exists(x, 1 / x == 1)", "[0, 1].exists(x, 1 / x == 1)", "![2, 0].all(x, 4 / x == 1)",
    "![0, 2].all(x, 4 / x == 1)",
    "[[1, 2], [3]].all(l, l.exists(x, x > 1))", "[1, 2].map(x, [3].map(y, x + y)) == [[4], [5]]",
    "[1].exists(x, [2].exists(x, x == 2))",
    "[5, 6].all(i, v, v == i + 5)", "{'a': 1}.exists(k, v, k == 'a' && v == 1)", "[1, 2].existsOne(i, v, i == 0)",
    "[3, 4].transformList(i, v, i + v) == [3, 5]", "[3, 4].transformList(i, v, i > 0, v) == [4]",
    "{'a': 1}.transformMap(k, v, v + 1) == {'a': 2}", "{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v) == {'b': 2}",
    "['x'].transformMap(i, v, v) == {0: 'x'}", "{'a': 'b'}.transformMapEntry(k, v, {v: k}) == {'b': 'a'}",
    "cel.bind(x, 2, x * x) == 4", "cel.bind(x, 1 / 0, true)", "cel.bind(x, [1, 2], x.map(y, y + x[0])) == [2, 3]",
    "[1, 2].map(x, cel.bind(y, [x].map(z, z + 1), y[0] + x)) == [3, 5]",
    "cel.block([1, cel.index(0) + 1], cel.index(1) * 2) == 4",
    "['b', 'a'].sortBy(x, x) == ['a', 'b']", "[3, 1, 2].sortBy(x, -x) == [3, 2, 1]",
  ])
  func examples(_ expression: String) throws {
    #expect(try holds(expression))
    #expect(try holds(expression, checked: false))
  }

  @Test(arguments: [
    ("[1, 0].all(x, 1 / x == 1)", "divide by zero"), ("[1, 0].exists(x, 1 / x == 2)", "divide by zero"),
    ("[1, 0].exists_one(x, 1 / x == 1)", "divide by zero"), ("[0].map(x, 1 / x)", "divide by zero"),
    ("[0].filter(x, 1 / x > 0)", "divide by zero"),
    ("['a', 'a'].transformMapEntry(i, v, {v: i})", "Failed with repeated key: a"),
    ("cel.bind(x, 1 / 0, x == 1)", "divide by zero"), ("[1].exists(x, dyn(x))", "no such overload"),
    ("dyn(1).all(x, true)", "no such overload"),
  ])
  func fails(_ expression: String, _ message: String) { #expect(failure(expression) == message) }

  @Test(arguments: [
    ("has(a)", "invalid argument to has() macro"), ("[1].all(x.y, true)", "argument must be a simple name"),
    ("[1].map(1, true)", "argument must be a simple name"), ("[1].all(x, x, true)", "duplicate variable 'x'"),
    ("math.greatest()", "requires at least one argument"), ("cel.block(1, 2)", "needs a list literal"),
    ("cel.index(-1)", "expected a whole number"),
  ])
  func misuse(_ expression: String, _ message: String) {
    #expect(failure(expression, ["a": .int(1)])?.contains(message) == true, "\(failure(expression) ?? "")")
  }

  /// Macros over random lists are what Swift makes of them.
  @Test func listsByProperty() throws {
    let environment = try CELEnvironment(variables: [("l", .list(.int)), ("n", .int)])
    let text =
      "[l.all(x, x > n), l.exists(x, x > n), l.exists_one(x, x == n), l.filter(x, x > n).size() == l.map(x, x > n, x).size()]"
    let program = try environment.compile(text)
    var random = Random(seed: 5)
    for _ in 0..<500 {
      let list = (0..<random.below(6)).map { _ in Int64(random.below(5)) }
      let n = Int64(random.below(5))
      guard case .list(let found) = try program.evaluate([.list(list.map { .int($0) }), .int(n)]) else {
        Issue.record("no list")
        return
      }
      let expected = [list.allSatisfy { $0 > n }, list.contains { $0 > n }, list.count { $0 == n } == 1, true]
      #expect(found.map(\.boolean) == expected)
    }
  }
}
