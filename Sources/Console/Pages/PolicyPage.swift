import Contract
import Policy

/// The packs in force by region and date, what they say, how they differ, and what a new one would change.
struct PolicyPage {
  let model: PolicyModel

  private func address(_ change: (inout PolicyQuery) -> Void) -> Address {
    var query = model.query
    change(&query)
    return Address("policy").with("region", query.region).with("on", query.on?.description).with("pack", query.pack)
      .with("other", query.other)
  }

  func page(_ t: PageContext) -> Markup {
    Shell(
      title: t("Policy", "政策"),
      lead: "\(t("Which rules hold where and when, and what others would change.", "各地各时适用的规则，以及新规则的影响。"))",
      body: """
        \(model.problem.map { t.alert("\(t($0))", .warn) } ?? .nothing)\(filter(t))\(differences(t))\(shown(t))\(packs(t))\(simulation(t))
        """
    ).page(t)
  }

  private func filter(_ t: PageContext) -> Markup {
    """
    <form method="get" action="/policy" class="search inline">
    \(t.field(t("Division", "地区代码"), name: "region", value: model.query.region, attributes: " inputmode=\"numeric\" maxlength=\"12\""))\(t.field(t("Day", "日期"), name: "on", value: model.on.description, kind: "date"))<button type="submit">\(t("Show", "显示"))</button>
    </form>

    """
  }

  private func packs(_ t: PageContext) -> Markup {
    let title = t("Packs", "政策包")
    return t.card(
      title, note: "\(t("on", "截至")) \(t.day(model.on))",
      reading(t)
        + t.table(
          title,
          [
            Column(t("Pack", "政策包")), Column(t("Division", "地区")), Column(t("In force", "施行")),
            Column(t("Published", "发布")),
            Column(t("Stands", "状态")), Column(t("Look", "查看")),
          ],
          model.packs.map { pack in
            let isShown = pack.key == model.shown?.key
            let show = address {
              $0.pack = pack.key
              $0.other = ""
            }
            let compare: Markup =
              model.shown != nil && !isShown
              ? " · <a href=\"\(address { $0.other = pack.key })\">\(t("compare", "比较"))</a>" : .nothing
            return [
              "<b>\(t(pack.title))</b><br><span class=\"code small\">\(pack.id) \(pack.key)</span>",
              pack.region.isEmpty ? "\(t("everywhere", "全部"))" : t.place(pack.region),
              t.day(pack.from) + (pack.to.map { " – " + t.day($0) } ?? " –"),
              pack.publishedAt.map { t.time($0) } ?? "–",
              t.badge(pack.standing),
              "<a href=\"\(show)\"\(" aria-current=\"true\"", if: isShown)>\(t("show", "内容"))</a>" + compare,
            ]
          }))
  }

  private func reading(_ t: PageContext) -> Markup {
    guard model.draftsWaiting > 0 else { return .nothing }
    let count = model.draftsWaiting
    return t.alert(
      "\(t("\(count) draft\(count == 1 ? " is" : "s are") still being read; load the page again in a moment.", "另有\(count)个草案正在读取，请稍后刷新页面。"))",
      .info)
  }

  // MARK: Simulation

  private func simulation(_ t: PageContext) -> Markup {
    let form: Markup =
      t.may(.simulate)
      ? """
      <form method="post" action="/policy/simulations" class="search inline">
      \(t.token)\(t.select(t("Pack", "政策包"), name: "pack", id: "run-pack", model.packs.map { Choice($0.key, Localized(en: "\($0.title.en) (\($0.id))", zh: "\($0.title.zh)（\($0.id)）")) }, chosen: model.shown?.key ?? "", all: t("choose", "请选择")))\(t.field(t("Division", "地区代码"), name: "region", id: "run-region", value: model.query.region, attributes: " inputmode=\"numeric\" maxlength=\"12\""))\(t.field(t("Applied since", "申请日起"), name: "since", kind: "date"))<p class="check"><input type="checkbox" id="f-as" name="asIfInForce" value="1" checked><label for="f-as">\(t("as if it were in force on every day", "视为任何日期均施行"))</label></p><button type="submit">\(t("Run over recorded cases", "用已有个案试算"))</button>
      </form>

      """ : t.empty(t("Operators and auditors may run one.", "操作员和审计员可以试算。"))
    let found: Markup = model.simulation.map { result($0, t) } ?? .nothing
    return t.card(
      t("What would a pack change?", "政策试算"), note: "\(t("nothing is changed or published", "不改变任何数据"))", form + found)
  }

  private func result(_ run: SimulationModel, _ t: PageContext) -> Markup {
    let head: Markup =
      "<p><b>\(t(run.pack.title))</b> <span class=\"code small\">\(run.pack.key)</span> · \(run.by) · \(t.time(run.startedAt))</p>"
    if let problem = run.problem { return head + t.alert("\(t(problem))", .bad) }
    guard run.isDone else {
      return """
        <div data-live="/live/simulation" data-every="2"><div data-part="simulation" data-again>\(head)\(t.alert("\(t("Under way:", "正在运行：")) \(run.progress)", .info))</div></div>

        """
    }
    let causes = t.table(
      t("Causes", "原因"),
      [
        Column(t("What", "变化")), Column(t("Cases", "个案"), isNumber: true), Column(t("Clause", "条款")),
        Column(t("Rule", "规则")),
      ],
      run.causes.map {
        ["\(t($0.kind))", "\(t.count($0.cases))", "<span class=\"clause\">\($0.clause)</span>", "\(t($0.title))"]
      })
    let cases = t.table(
      t("Cases that differ", "结果不同的个案"),
      [
        Column(t("Case", "个案编号")), Column(t("Village", "行政村")), Column(t("What", "变化")), Column(t("Before", "原结果")),
        Column(t("After", "新结果")), Column(t("Why", "理由")),
      ],
      run.cases.map {
        [t.caseLink($0.id), t.place($0.village), "\(t($0.kind))", "\(t($0.before))", "\(t($0.after))", "\(t($0.why))"]
      })
    let rest: Markup =
      run.casesInAll > run.cases.count
      ? "<p class=\"faint\">\(t("the first \(run.cases.count) of \(run.casesInAll)", "前\(run.cases.count)个，共\(run.casesInAll)个"))</p>"
      : .nothing
    return head + t.details(run.summary) + (run.causes.isEmpty ? .nothing : causes)
      + (run.cases.isEmpty ? .nothing : cases) + rest
  }

  // MARK: What they say

  private func differences(_ t: PageContext) -> Markup {
    guard let other = model.other, let shown = model.shown else { return .nothing }
    let items = model.differences.markup { "<li>\(t($0))</li>\n" }
    return t.card(
      t("Differences", "差异"),
      note:
        "<span class=\"code\">\(shown.id)</span> → <span class=\"code\">\(other.id)</span> · <a href=\"\(address { $0.other = "" })\">\(t("close", "收起"))</a>",
      items.isEmpty ? t.empty(t("The packs say the same.", "两个政策包内容相同。")) : "<ul class=\"plain-list\">\(items)</ul>\n")
  }

  private func shown(_ t: PageContext) -> Markup {
    guard let shown = model.shown, model.other == nil else { return .nothing }
    let programmes = model.programmes.markup { programme in
      "<div><dt>\(t(programme.title)) <span class=\"code small\">\(programme.id)</span></dt><dd><ol class=\"chain\">\(programme.steps.markup { "<li>\(t($0))</li>" })</ol></dd></div>\n"
    }
    let values = valuesTable(t)
    return t.card(
      t(shown.title),
      note:
        "<span class=\"code\">\(shown.id) \(shown.key)</span> \(t.badge(shown.standing)) · <a href=\"\(address { $0.pack = "" })\">\(t("close", "收起"))</a>",
      """
      \(chapter(t("Programmes and their steps", "项目与环节"), model.programmes.count, "<dl class=\"clauses\">\(programmes)</dl>\n", t))\(chapter(t("Values", "参数"), model.parameters.count, values, t))\(chapter(t("Rules", "规则"), model.rules.count, rulesTable(t), t))
      """)
  }

  /// A part of a pack: hundreds of lines, opened by whoever wants them.
  private func chapter(_ title: String, _ count: Int, _ body: Markup, _ t: PageContext) -> Markup {
    "<details class=\"chapter\"><summary><b>\(title)</b> <span class=\"faint\">\(t.count(count))</span></summary>\n\(body)</details>\n"
  }

  private func valuesTable(_ t: PageContext) -> Markup {
    t.table(
      t("Values", "参数"),
      [
        Column(t("Value", "参数")), Column(t("Is", "取值"), isNumber: true), Column(t("Since", "自")),
        Column(t("Next", "将改为")), Column(t("Clause", "条款")),
      ],
      model.parameters.map { each in
        [
          "\(t(each.title)) <span class=\"code small faint\">\(each.name)</span>", "<b>\(t(each.value))</b>",
          each.since.map { t.day($0) } ?? "–",
          each.next.map { "\(t($0))" } ?? "–", "<span class=\"clause\" title=\"\(each.source)\">\(each.clause)</span>",
        ]
      })
  }

  private func rulesTable(_ t: PageContext) -> Markup {
    t.table(
      t("Rules", "规则"),
      [
        Column(t("Rule", "规则")), Column(t("Does", "效果")), Column(t("When", "条件")), Column(t("Stands", "状态")),
        Column(t("Clause", "条款")),
      ],
      model.rules.map { rule in
        [
          "\(t(rule.title)) <span class=\"code small faint\">\(rule.id)</span>", "\(rule.effect)",
          "<code>\(rule.condition)</code>",
          t.badge(rule.standing), "<span class=\"clause\" title=\"\(rule.source)\">\(rule.clause)</span>",
        ]
      })
  }
}
