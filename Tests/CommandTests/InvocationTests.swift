import Testing

@testable import dripline

@Suite struct InvocationTests {
  static let verb = Verb(
    words: ["try", "out"], summary: "a verb for tests",
    options: [
      Option(name: "count", value: "N", help: "how many"), Option(name: "quiet", help: "no progress"), .json, .lang,
    ],
    uses: [.prefix]
  ) { _ in .success }

  func call(_ arguments: String...) throws -> Invocation { try Invocation(Self.verb, arguments) }

  func message(_ arguments: String...) -> String {
    do {
      _ = try Invocation(Self.verb, arguments)
      return ""
    } catch { return (error as? UsageError)?.message ?? "\(error)" }
  }

  @Test func takesBothFormsOfAValue() throws {
    #expect(try call("--count", "3").number("count", default: 1, in: 0...9) == 3)
    #expect(try call("--count=4").number("count", default: 1, in: 0...9) == 4)
    #expect(try call().number("count", default: 1, in: 0...9) == 1)
    #expect(try call("--prefix=").text("prefix") == "")
    #expect(try call("--prefix", "a=b").text("prefix") == "a=b")
  }

  @Test func operandsStandAnywhereAndEndWithTwoDashes() throws {
    #expect(try call("a", "--quiet", "b").operands == ["a", "b"])
    #expect(try call("--", "--quiet", "-x").operands == ["--quiet", "-x"])
    #expect(try call("-").operands == ["-"])
    #expect(try call("one").operand("one") == "one")
    #expect(throws: UsageError.self) { try call().operand("one") }
    #expect(throws: UsageError.self) { try call("one").noOperands() }
  }

  @Test func saysWhatIsWrong() {
    #expect(message("--cuont", "3") == "`try out` has no option --cuont; did you mean --count?")
    #expect(message("--zzzzzz") == "`try out` has no option --zzzzzz")
    #expect(message("--count") == "--count needs a value: --count N")
    #expect(message("--quiet=yes") == "--quiet takes no value")
    #expect(message("-q") == "unknown option -q")
  }

  @Test func checksNumbersAndLanguages() throws {
    #expect(throws: UsageError.self) { try call("--count", "10").number("count", default: 1, in: 0...9) }
    #expect(throws: UsageError.self) { try call("--count", "x").number("count", default: 1, in: 0...9) }
    #expect(try call("--lang", "zh").language() == .zh)
    #expect(try call().language() == .en)
    #expect(throws: UsageError.self) { try call("--lang", "de").language() }
  }

  @Test func suggestsWhatIsNear() {
    #expect(Suggestion.nearest(to: "wroker", among: ["worker", "synth"]) == "worker")
    #expect(Suggestion.nearest(to: "publsh", among: ["worker", "publish"]) == "publish")
    #expect(Suggestion.nearest(to: "reconcile", among: ["worker", "publish"]) == nil)
    #expect(Suggestion.nearest(to: "x", among: []) == nil)
  }
}
