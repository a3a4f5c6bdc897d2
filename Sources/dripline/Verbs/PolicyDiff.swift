import Contract
import Policy

extension Verb {
  static let policyDiff = Verb(
    words: ["policy", "diff"], summary: "what two policy packs say differently, in words", operands: "A B",
    options: [Option(name: "check", help: "exit 1 where they differ"), .json, .lang],
    notes: """
      A and B are folders or files of packs; each is taken with all that it inherits. Tests and samples are not
      compared. A line ends with the rule of the documents that the new value rests on.
      """
  ) { call in
    let language = try call.language()
    guard call.operands.count == 2 else { throw UsageError("`policy diff` needs two packs: policy diff A B") }
    let packs = try call.operands.map { try PackLoader.load(PolicyChoice.source($0)) }
    let differences = PackDiff(packs[0], packs[1]).differences
    for each in differences { print(call.json ? JSONText.object(each.json) : Table.plain(each.text.text(language))) }
    if differences.isEmpty, !call.json {
      let (same, files) =
        language == .zh
        ? ("两个政策包内容相同", "，仅文字排版、注释或测试不同")
        : ("the packs say the same", "; their files differ in layout, comments or tests")
      print(same + (packs[0].hash == packs[1].hash ? "" : files))
    }
    return call.has("check") && !differences.isEmpty ? .failed : .success
  }
}

extension Difference {
  var json: [(String, JSONText.Value)] {
    [
      ("area", .text(area.rawValue)), ("subject", .text(subject)), ("part", .text(part)),
      ("change", .text(change.rawValue)),
      ("before", .optional(before)), ("after", .optional(after)), ("from", .optional(from)), ("to", .optional(to)),
      ("clause", .optional(clause)), ("text", text.json),
    ]
  }
}
