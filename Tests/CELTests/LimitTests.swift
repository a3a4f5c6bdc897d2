import CEL
import Testing

@Suite struct LimitTests {
  private func refusal(_ text: String, _ limits: CELLimits = CELLimits()) -> String {
    do {
      _ = try CELEnvironment(variables: [("l", .list(.dyn)), ("s", .string)], limits: limits).compile(text)
      return ""
    } catch { return "\(error)" }
  }

  @Test(arguments: [
    "(", "[", "{1:", "!", "-", "a.b(", "[1].map(x, ", "true ? true : ", "'a' + (", "f(", "{'a': [", "[?",
  ])
  func deepNestingIsRefused(_ open: String) {
    let close =
      [
        "(": ")", "[": "]", "{1:": "}", "a.b(": ")", "[1].map(x, ": ")", "'a' + (": ")", "f(": ")", "{'a': [": "]}",
        "[?": "]",
      ][open] ?? ""
    for count in [200, 1000, 1500] {
      let text = String(repeating: open, count: count) + "1" + String(repeating: close, count: count)
      #expect(refusal(text).contains("expression nests deeper than 160"), "\(open) \(count)")
    }
    #expect(refusal(String(repeating: open, count: 3000)).contains("Syntax error"))
  }

  @Test(arguments: ["+1", "-1", "*1", ".a", "[0]", ".size()", " == 1", "/1"])
  func longChainsAreRefused(_ link: String) {
    #expect(refusal("l" + String(repeating: link, count: 3000)).contains("expression nests deeper than 160"))
  }

  /// The specification asks for 24 operators of a kind and 12 levels; far more fit, and rows of && and || of any length.
  @Test func usualSizesFit() throws {
    #expect(try holds(Array(repeating: "1 == 1", count: 2000).joined(separator: " && ")))
    #expect(try holds(Array(repeating: "1 == 2", count: 2000).joined(separator: " || ") + " || true"))
    #expect(try holds(Array(repeating: "1", count: 100).joined(separator: " + ") + " == 100"))
    #expect(try holds(String(repeating: "(", count: 100) + "true" + String(repeating: ")", count: 100)))
    #expect(try holds("[" + Array(repeating: "1", count: 1000).joined(separator: ",") + "].size() == 1000"))
    #expect(
      try holds(
        String(repeating: "true ? ", count: 0) + Array(repeating: "false ? false", count: 60).joined(separator: " : ")
          + " : true"))
  }

  @Test func sizesAreBounded() {
    #expect(refusal("'" + String(repeating: "a", count: 70_000) + "'").contains("longer than 65536 bytes"))
    #expect(refusal("[" + String(repeating: "1,", count: 9000) + "1]").contains("more than 16384 tokens"))
    var limits = CELLimits()
    limits.sourceBytes = 10
    #expect(refusal("1 + 1 + 1 + 1", limits).contains("longer than 10 bytes"))
  }

  @Test func runawayExpressionsAreRefusedByEstimate() throws {
    let loops = "l.all(a, l.all(b, l.all(c, l.all(d, a == d))))"
    #expect(refusal(loops).contains("more than the bound"))
    #expect(refusal("l.all(a, l.all(b, a == b))").isEmpty)
    #expect(refusal("lists.range(100000).all(a, lists.range(100000).all(b, a == b))").contains("more than the bound"))
    #expect(refusal("[1, 2].all(a, [1, 2].all(b, [1, 2].all(c, [1, 2].all(d, a + b + c + d > 0))))").isEmpty)
    var limits = CELLimits()
    limits.assumedSize = 10
    #expect(refusal(loops, limits).isEmpty)
  }

  @Test(arguments: [
    "l.all(a, l.all(b, a <= b || true))", "l.map(a, l.map(b, l))", "lists.range(100000000).size() > 0",
    "l.exists(a, l.exists(b, 1 / 0 > a)) || l.size() > 0",
    "cel.bind(a, s + s, cel.bind(b, a + a, cel.bind(c, b + b, cel.bind(d, c + c, cel.bind(e, d + d, cel.bind(f, e + e, f + f)))))).size() > 0",
    "s.replace('', s).size() > 0", "s.split('').map(x, s).join(s).size() > 0",
    "l.map(a, s.matches('(a|b)+c' + string(a)))", "l.map(x, s.reverse())", "'%s%s'.format([l.map(x, s), s])",
    "l.transformMap(i, v, l.transformMap(j, w, s + s))", "sets.contains(l.map(a, [a]), l.map(a, [a]))",
    "l.map(a, [a, s]).distinct()", "l.map(x, l).flatten()", "s.contains(s.substring(1) + 'c')",
    "s.replace(s.substring(1) + 'c', '').size() > 0", "s.lastIndexOf(s.substring(1) + 'c') > 0",
    "cel.bind(a, [l, l], cel.bind(b, [a, a], cel.bind(c, [b, b], cel.bind(d, [c, c], cel.bind(e, [d, d], [e, e] == [e, e])))))",

  ])
  func budgetEndsEvaluation(_ text: String) throws {
    var limits = CELLimits()
    limits.steps = 100_000
    let environment = try CELEnvironment(variables: [("l", .list(.int)), ("s", .string)], limits: limits)
    let program = try environment.compile(text)
    let inputs: [CELValue] = [.list((0..<2000).map { .int($0) }), .string(String(repeating: "ab", count: 100_000))]
    #expect { try program.evaluate(inputs) } throws: { "\($0)" == "evaluation budget is used up" }
  }

  @Test func budgetMayBeGiven() throws {
    let program = try CELEnvironment(variables: [("l", .list(.int))]).compile("l.all(a, a >= 0)")
    let inputs: [CELValue] = [.list((0..<1000).map { .int($0) })]
    #expect(try program.test(inputs))
    #expect(throws: CELError.self) { try program.test(inputs, budget: 500) }
    #expect(throws: CELError.self) { try program.evaluate(inputs, budget: 500) }
    #expect(program.cost > 1000)
  }

  /// A value whose parts are shared is a small graph but a huge tree.
  @Test func hugeTreesAreNotWritten() {
    let binds = (1...40).map { "cel.bind(v\($0), [v\($0 - 1), v\($0 - 1)], " }.joined()
    let text = "cel.bind(v0, [1], " + binds + "v40" + String(repeating: ")", count: 41)
    #expect(CELRunner.answer(line: #"{"expr":""# + text + #""}"#) == #"{"error":"value is too large to write"}"#)
    #expect(failure(text.replacing("v40)", with: "v40 == [v39, v39])")) == "evaluation budget is used up")
    #expect(failure(text.replacing("v40)", with: "'%s'.format([v40]))")) == "evaluation budget is used up")
    #expect(failure(text.replacing("v40)", with: "v40 in [v40])")) == "evaluation budget is used up")
  }

  @Test func pilesOfBoundNamesAreRefused() {
    let deep = { (name: String) in String(repeating: "[", count: 60) + name + String(repeating: "]", count: 60) }
    let maps = "[1]" + String(repeating: ".map(x, " + deep("x") + ")", count: 60)
    let binds = (1...60).map { "cel.bind(v\($0), " + deep("v\($0 - 1)") + ", " }.joined()
    let block =
      "cel.block([[1]" + (0..<100).map { ", " + deep("cel.index(\($0))") }.joined() + "], cel.index(100) == 1)"
    for text in [maps, "cel.bind(v0, 1, " + binds + "v60" + String(repeating: ")", count: 61), block] {
      #expect(refusal(text).contains("nest deeper than 320"))
    }
    #expect(refusal("[1]" + String(repeating: ".map(x, [x])", count: 60)).isEmpty)
  }

  @Test func patternsAreBounded() {
    #expect(failure("s.matches('((a{100}){100}){100}')", ["s": .string("a")]) != nil)
    #expect(failure("s.matches(p)", ["s": .string("a"), "p": .string("((a{100}){100}){10}")]) != nil)
    // What takes a backtracking engine for ever takes RE2 no time.
    #expect(failure("s.matches('(a*)*b')", ["s": .string(String(repeating: "a", count: 50_000))]) == nil)
  }
}
