import Testing

@testable import dripline

@Suite struct HelpTests {
  @Test(arguments: Program.verbs.map(\.name)) func everyVerbHasHelp(name: String) throws {
    let verb = try #require(Program.verbs.first { $0.name == name })
    let text = Help.of(verb)
    #expect(text.hasPrefix("usage: dripline \(name)"))
    #expect(text.contains(verb.summary))
    let options = verb.options + verb.uses.map(\.option) + Setting.common
    for option in options { #expect(text.contains("--\(option.name)")) }
    #expect(Set(options.map(\.name)).count == options.count, "an option of `\(name)` stands twice")
    #expect(Program.run(verb.words + ["--help"]) == ExitStatus.success.rawValue)
  }

  @Test func theOverviewNamesEveryVerbOnce() {
    let names = Program.verbs.map(\.name)
    #expect(Set(names).count == names.count)
    let lines = Help.overview(Program.verbs).split(separator: "\n")
    for name in names { #expect(lines.count { $0.hasPrefix("  \(name)  ") } == 1) }
  }

  @Test func wrongUseEndsWithTwo() {
    #expect(Program.run([]) == 2)
    #expect(Program.run(["wroker"]) == 2)
    #expect(Program.run(["case"]) == 2)
    #expect(Program.run(["case", "shwo"]) == 2)
    #expect(Program.run(["synth", "--seed"]) == 2)
    #expect(Program.run(["dead", "show", "nowhere"]) == 2)
    #expect(Program.run(["--help"]) == 0)
    #expect(Program.run(["case", "--help"]) == 0)
    #expect(Program.run(["--version"]) == 0)
  }
}
