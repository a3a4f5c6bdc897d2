import Contract
import Foundation
import Testing

@testable import Policy
@testable import dripline

/// The verbs over the packs of this repository.
@Suite struct PolicyVerbTests {
  static let packs = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("ops/policy").path

  static let all = Result { try PolicyChoice.folder(packs) }

  static func file(_ name: String) throws -> String { try String(contentsOfFile: "\(packs)/\(name)", encoding: .utf8) }

  @Test func theBuiltInTraceEqualsTheFiles() throws {
    #expect(try Self.file("rules.tsv") == RuleTrace.rulesText, "run ops/policy/embed")
    #expect(try Self.file("trace.yaml") == RuleTrace.traceText, "run ops/policy/embed")
  }

  @Test func theRuleListIsComplete() throws {
    let rules = try DocumentRule.list(RuleTrace.rulesText)
    #expect(
      rules.map(\.number) == (1...660).map { "R-" + String(repeating: "0", count: 3 - String($0).count) + String($0) })
    #expect(try Set(TraceEntry.read(RuleTrace.traceText).keys) == Set(rules.map(\.number)))
  }

  /// Every rule of the documents lives somewhere or says why not, and no reference leads nowhere.
  @Test func everyRuleLivesSomewhere() throws {
    let trace = try RuleTrace(packs: Self.all.get())
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let problems = trace.problems(TraceChoice.known(folder: root.appendingPathComponent("ops/policy").path))
      .map { "\($0.rule): \($0.problem)" }
    #expect(problems == [])
  }

  @Test func everyPackIsShownAndIsLikeItself() throws {
    for layers in try Self.all.get() {
      let view = PackView(layers, on: Day(text: "2026-01-01")!)
      for language in Language.allCases {
        let text = PackSheet(view, language).text
        #expect(text.contains(layers.pack.id) && text.contains(String(layers.pack.hash.prefix(16))))
        for rule in layers.pack.rules { #expect(text.contains(rule.id)) }
      }
      #expect(layers.packs.count == layers.pack.ancestors.count + 1)
      let object = try JSONSerialization.jsonObject(with: Data(JSONText.object(view.json).utf8)) as? [String: Any]
      #expect((object?["rules"] as? [Any])?.count == layers.pack.rules.count)
      #expect(PackDiff(layers.pack, layers.pack).differences.isEmpty)
    }
  }

  @Test func thePackOfTheDeploymentNamesTheProvinceAsOrigin() throws {
    let sample = try #require(Self.all.get().first { $0.pack.id == "sample" })
    let view = PackView(sample, on: Day(text: "2026-01-01")!)
    #expect(Set(view.rules.map(\.origin)) == ["province"])
    #expect(Set(view.parameters.map(\.origin)) == ["province", "sample"])
    #expect(view.parameters.filter { $0.origin == "sample" }.allSatisfy { $0.overrides?.pack == "province" })
    let rule = try #require(view.rules.first { $0.rule.off == nil })
    let sheet = RuleSheet(view, rule, .en)
    #expect(sheet.text.contains(rule.rule.clause.rule) && sheet.text.contains("fires in tests"))
  }

  @Test func exitStatusesSayWhatWasFound() {
    let (province, sample) = ("\(Self.packs)/province", "\(Self.packs)/sample")
    #expect(Program.run(["policy", "diff", province, sample]) == 0)
    #expect(Program.run(["policy", "diff", province, sample, "--check", "--json"]) == 1)
    #expect(Program.run(["policy", "diff", sample, sample, "--check", "--lang", "zh"]) == 0)
    #expect(Program.run(["policy", "diff", sample]) == 2)
    #expect(Program.run(["policy", "diff", sample, "/nowhere"]) == 2)
    #expect(Program.run(["policy", "show", sample, "--rule", "no-such-rule"]) == 2)
    #expect(Program.run(["policy", "show", sample, "--on", "2026-02-30"]) == 2)
    #expect(Program.run(["policy", "show", sample, "--region", "12345"]) == 2)
    #expect(Program.run(["policy", "show", sample, "--region", "65"]) == 1)
    #expect(Program.run(["policy", "trace", "R-298", "--packs", sample]) == 0)
    #expect(Program.run(["policy", "trace", "R-298", "--packs", sample, "--check"]) == 0)
    #expect(Program.run(["policy", "trace", "R-999", "--packs", sample]) == 2)
    #expect(Program.run(["policy", "trace", "--tag", "NONE", "--packs", sample]) == 2)
  }

  @Test func longCellsGoOnInFurtherLines() {
    var table = Table(["a", "b"], wrap: [1: 9])
    table.add(["1", "one two three"])
    table.add(["2", ""])
    #expect(table.text == "a  b\n-  -------\n1  one two\n   three\n2")
  }
}
