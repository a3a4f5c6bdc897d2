import Policy
import Testing

@Suite struct RuleTraceTests {
  static let rules = """
    # number, tags, place, words
    R-027\tROLE\t003:26\t「报县人民政府审定」
    R-308\tCHECK DATE\t003:19\t「公示时间不得少于7天」
    R-320\tCHECK OLD\t002:86\t「低于625元」
    R-325\tCHECK\t001:86\t「24倍的」
    R-329\tCHECK\t001:86\t「人均金融资产」
    R-500\tSTAT\t001:1\t「」

    """
  static let trace = """
    rules:
      R-027: {pack: true}
      R-308: {pack: true, field: ["aid.publicity.ended.v1#/from", "aid.review.passed.v1#/minutes/atHome"]}
      R-325: {pack: true, reason: signer.missing}
      R-500: {none: "a figure"}

    """

  static func trace(_ rules: String = rules, _ trace: String = trace) throws -> RuleTrace {
    try RuleTrace(
      rules: rules, trace: trace, packs: [PackLayers(PackSource(text: SmallPack.province)), SmallPack.layers()])
  }

  static func problems(_ trace: RuleTrace) -> [String] {
    trace.problems(
      .init(
        reason: { $0 == "signer.missing" }, verb: { $0 == "report card" }, figure: { $0 == "paid.*" },
        file: { $0 == "README.md" })
    ).map { "\($0.rule): \($0.problem)" }
  }

  @Test func findsEveryPlaceOnce() throws {
    let trace = try Self.trace()
    func lives(_ number: String) -> [String] {
      trace.line(number)!.lives.map { "\($0.kind.rawValue) \($0.place)" }
    }
    #expect(
      lives("R-325") == [
        "rule base/assets", "parameter base/assetMultiple", "parameter county/assetMultiple", "reason signer.missing",
      ])
    #expect(lives("R-329") == ["rule base/assets"])
    #expect(lives("R-027") == ["step base/registration/county-review"])
    #expect(lives("R-308").first == "step base/registration/village-notice")
    #expect(lives("R-500") == ["none "])
    #expect(trace.line("R-500")?.lives.map(\.text.en) == ["a figure"])
    #expect(trace.line("R-320")?.lives.map(\.text.en) == ["Old list", "Old list (off)"])
    #expect(trace.line("R-999") == nil)
  }

  /// The packs cite rules that this short list has not.
  @Test func citationsOfUnknownRulesAreFound() throws {
    let known = Self.problems(try Self.trace()).filter { !$0.contains("the documents have no such rule") }
    #expect(known == [])
    #expect(
      Self.problems(try Self.trace()).contains(
        "R-144: base/registration/village-review cites it, and the documents have no such rule"))
    #expect(!Self.problems(try Self.trace()).contains { $0.hasPrefix("L-") })
  }

  @Test func whatLivesNowhereIsFound() throws {
    func problems(_ rules: String, _ trace: String) throws -> [String] {
      Self.problems(try Self.trace(rules, trace)).filter { !$0.contains("cites it") }
    }
    #expect(try problems(Self.rules + "R-600\tBAN\t001:1\t「」\n", Self.trace) == ["R-600: lives nowhere"])
    #expect(try problems(Self.rules + "R-600\tSTAT\t001:1\t「」\n", Self.trace) == ["R-600: lives nowhere"])
    #expect(
      try problems(Self.rules + "R-600\tSTEP\t001:1\t「」\n", Self.trace + "  R-600: {pack: true}\n") == [
        "R-600: is in no pack"
      ])
    #expect(
      try problems(Self.rules, Self.trace.with("signer.missing", "signer.lost"))
        == ["R-325: there is no built-in reason signer.lost"])
    #expect(
      try problems(Self.rules, Self.trace.with("minutes/atHome", "minutes/atWork"))
        == ["R-308: the contract has no field aid.review.passed.v1#/minutes/atWork"])
    #expect(
      try problems(Self.rules, Self.trace + "  R-700: {none: \"x\"}\n")
        == ["R-700: ops/policy/trace.yaml has it, and the documents have no such rule"])
  }

  @Test func commandsFiguresAndFilesAreLookedUp() throws {
    func problems(_ entry: String) throws -> [String] {
      let trace = Self.trace.with("{none: \"a figure\"}", entry)
      return Self.problems(try Self.trace(Self.rules, trace)).filter { !$0.contains("cites it") }
    }
    #expect(try problems("{verb: report card, figure: paid.*, file: [README.md]}") == [])
    #expect(
      try problems("{verb: [report card, report cards]}") == ["R-500: there is no command `dripline report cards`"])
    #expect(try problems("{figure: [paid.*, paid.me]}") == ["R-500: the reports have no figure paid.me"])
    #expect(try problems("{file: Sources/No.swift}") == ["R-500: there is no file Sources/No.swift"])
    let lives = try Self.trace(
      Self.rules, Self.trace.with("{none: \"a figure\"}", "{verb: report card, figure: paid.*, file: README.md}")
    ).line("R-500")!.lives
    #expect(lives.map { "\($0.kind.rawValue) \($0.place)" } == ["verb report card", "figure paid.*", "file README.md"])
  }

  @Test(arguments: [
    ("aid.review.passed.v1#/signers/role", true), ("aid.review.passed.v1#/minutes/opinions", true),
    ("aid.application.submitted.v1#/assets/businesses/employees", true), ("aid.case.state.v1#/caseId", true),
    ("aid.review.passed.v1#/", false), ("aid.review.passed.v1", false), ("aid.none.v1#/a", false),
    ("aid.review.passed.v1#/signers/role/more", false),
  ]) func fieldsAreLookedUpThroughArrays(path: String, exists: Bool) {
    #expect(RuleTrace.isField(path) == exists)
  }

  @Test func unsoundTextsAreRefused() {
    #expect(throws: PackError.self) { try Self.trace("R-1\n") }
    #expect(throws: PackError.self) { try Self.trace(Self.rules + "R-308\t\t003:19\t「」\n") }
    #expect(throws: PackError.self) { try Self.trace(Self.rules, "rules: []\n") }
    #expect(throws: PackError.self) { try Self.trace(Self.rules, "rules:\n  R-027: {packs: true}\n") }
    #expect(throws: PackError.self) { try Self.trace(Self.rules, "rules:\n  R-027: {}\n") }
  }
}
