import Contract
import Policy

/// One rule in full.
struct RuleSheet {
  private let view: PackView
  private let line: PackView.RuleLine
  private let tests: RuleTests
  private let language: Language

  init(_ view: PackView, _ line: PackView.RuleLine, _ language: Language) {
    self.view = view
    self.line = line
    self.language = language
    tests = RuleTests(line.rule, view.layers)
  }

  var text: String {
    func pick(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
    let rule = line.rule
    var lines = LabelledLines()
    lines.add(pick("rule", "规则"), "\(rule.id): \(rule.title.text(language))")
    lines.add(pick("pack", "政策包"), "\(view.pack.id) (\(view.pack.hash.prefix(16)))")
    lines.add(
      pick("origin", "出处"),
      line.origin + (line.overrides.map { pick(", changes that of \($0)", "，改动\($0)的规则") } ?? "")
        + ", \(rule.position.file):\(rule.position.line)")
    lines.add(pick("clause", "依据"), rule.clause.text)
    if !rule.also.isEmpty { lines.add(pick("also", "另据"), rule.also.joined(separator: ", ")) }
    lines.add(pick("standing", "状态"), line.standing.text(language) + (rule.locked ? pick(", locked", "，锁定") : ""))
    if let from = rule.from { lines.add(pick("from", "自"), "\(from)") }
    if let to = rule.to { lines.add(pick("to", "至"), "\(to)") }
    lines.add(pick("programmes", "项目"), rule.programmes?.joined(separator: ", ") ?? pick("all", "全部"))
    lines.add(pick("judged at", "判断时点"), rule.hooks.map(\.text).joined(separator: ", "))
    if let steps = rule.steps { lines.add(pick("steps", "环节"), steps.joined(separator: ", ")) }
    lines.add(pick("by the date of", "依据日期"), rule.judgedOn.text)
    for expression in rule.lets { lines.add(pick("let", "设") + " \(expression.name)", expression.source) }
    lines.add(pick("when", "条件"), rule.source)
    lines.add(pick("effect", "结果"), rule.effect.text)
    if let value = rule.value { lines.add(pick("value", "计算值"), value.source) }
    if let fund = rule.fund { lines.add(pick("fund", "资金"), fund) }
    if let earmark = rule.earmark { lines.add(pick("earmarked for", "专款用途"), earmark) }
    lines.add(pick("reason", "理由代码"), rule.reason)
    lines.add(pick("message", "说明"), rule.message.source.text(language))
    if let remedy = rule.remedy { lines.add(pick("remedy", "补救"), remedy.source.text(language)) }
    if let met = rule.met { lines.add(pick("when met", "符合时"), "\(met.reason): \(met.text.source.text(language))") }
    func list(_ label: String, _ found: [RuleTests.Line]) {
      if found.isEmpty { lines.add(label, pick("none", "无")) }
      for (place, each) in found.enumerated() { lines.add(place == 0 ? label : "", "\(each.pack): \(each.test.name)") }
    }
    list(pick("fires in tests", "触发的测试"), tests.fires)
    list(pick("silent in tests", "未触发的测试"), tests.silent)
    return lines.text
  }

  var json: [(String, JSONText.Value)] {
    func names(_ found: [RuleTests.Line]) -> JSONText.Value {
      .list(
        found.map {
          .object([
            ("pack", .text($0.pack)), ("test", .text($0.test.name)), ("file", .text($0.test.position.file)),
            ("line", .number($0.test.position.line)),
          ])
        })
    }
    return [("pack", .text(view.pack.id)), ("hash", .text(view.pack.hash)), ("on", .text("\(view.day)"))] + line.json
      + [("fires", names(tests.fires)), ("silent", names(tests.silent))]
  }
}
