import Contract
import Policy

/// What waits for whom and since when, overdue first (R-612: visible at each level).
struct QueuesPage {
  let model: QueuesModel

  private func address(_ change: (inout QueueQuery) -> Void) -> Address {
    var query = model.query
    change(&query)
    return Address("queues").with("region", query.region).with("programme", query.programme).with("step", query.step)
      .with("waiter", query.waiter).with("overdue", query.onlyOverdue ? "1" : nil)
  }

  func page(_ t: PageContext) -> Markup {
    Shell(
      title: t("Queues", "待办"),
      lead: "\(t("What waits for whom and since when, overdue first.", "各级待办事项、等待对象与等待时间，超期在前。"))",
      body: """
        \(t.crumbs(model.query.region) { region in address { $0.region = region } })\(waiters(t))\(filter(t))<div class="columns uneven">
        <div>\(steps(t))</div>
        <div>\(regions(t))</div>
        </div>
        \(cases(t))
        """
    ).page(t)
  }

  private func waiters(_ t: PageContext) -> Markup {
    let items = model.waiters.markup { waiter, tally in
      let isChosen = model.query.waiter == waiter.rawValue
      let link = address {
        $0.waiter = isChosen ? "" : waiter.rawValue
        $0.step = ""
      }
      let late: Markup =
        tally.overdue > 0
        ? "<span class=\"tone-bad\">\(t.count(tally.overdue)) \(t("overdue", "超期"))</span>"
        : "<span>\(t("none overdue", "无超期"))</span>"
      return """
        <a class="stat \(tally.overdue > 0 ? "bad" : "calm")" href="\(link)"\(" aria-current=\"true\"", if: isChosen)><span class="stat-label">\(t("waits for", "等待")) \(t(waiter.name))</span><span class="stat-value">\(t.count(tally.count))</span><span class="stat-note">\(late)\(tally.oldest.map { " · \(t("longest", "最久")) \(t.age($0))" as Markup } ?? .nothing)</span></a>

        """
    }
    return "<div class=\"stats\">\(items)</div>\n"
  }

  private func filter(_ t: PageContext) -> Markup {
    """
    <form method="get" action="/queues" class="search inline">
    \(t.field(t("Division", "地区代码"), name: "region", value: model.query.region, attributes: " inputmode=\"numeric\" maxlength=\"12\""))\(t.select(t("Programme", "项目"), name: "programme", model.programmes, chosen: model.query.programme, all: t("all", "全部")))<p class="check"><input type="checkbox" id="f-overdue" name="overdue" value="1"\(" checked", if: model.query.onlyOverdue)><label for="f-overdue">\(t("only overdue", "仅超期"))</label></p>\("<input type=\"hidden\" name=\"waiter\" value=\"\(model.query.waiter)\">", if: !model.query.waiter.isEmpty)<button type="submit">\(t("Show", "显示"))</button>
    </form>

    """
  }

  private func late(_ tally: QueuesModel.Tally, _ t: PageContext) -> Markup {
    tally.overdue > 0 ? "<b class=\"tone-bad\">\(t.count(tally.overdue))</b>" : "0"
  }

  private func oldest(_ tally: QueuesModel.Tally, _ t: PageContext) -> Markup {
    tally.oldest.map { "\(t.age($0))" } ?? "–"
  }

  private func steps(_ t: PageContext) -> Markup {
    let shown = Array(model.steps.prefix(Self.stepsShown)), rest = Array(model.steps.dropFirst(Self.stepsShown))
    let more: Markup =
      rest.isEmpty
      ? .nothing
      : "<details class=\"rest\"><summary>\(t("\(rest.count) more steps", "其余\(rest.count)个环节"))</summary>\(stepTable(rest, isLast: false, t))</details>\n"
    return t.card(t("By step", "按环节"), note: t.counted(model.countedAt), stepTable(shown, isLast: true, t) + more)
  }

  private static let stepsShown = 12

  private func stepTable(_ lines: [QueuesModel.StepLine], isLast: Bool, _ t: PageContext) -> Markup {
    t.table(
      isLast ? t("By step", "按环节") : t("Further steps", "其余环节"),
      [
        Column(t("Programme", "项目")), Column(t("Step", "环节")), Column(t("Waits for", "等待")),
        Column(t("Overdue", "超期"), isNumber: true), Column(t("Cases", "个案"), isNumber: true),
        Column(t("Longest", "最久"), isNumber: true),
      ],
      lines.map { line in
        let link = address {
          $0.programme = line.programme.value
          $0.step = line.step.value
        }
        return [
          "\(t(line.programme.name))", "<a href=\"\(link)\">\(t(line.step.name))</a>", "\(t(line.waits.name))",
          late(line.tally, t),
          "\(t.count(line.tally.count))", oldest(line.tally, t),
        ]
      },
      totals: isLast
        ? [
          "\(t("Total", "合计"))", "", "", late(model.total, t), "\(t.count(model.total.count))", oldest(model.total, t),
        ] : nil)
  }

  private func regions(_ t: PageContext) -> Markup {
    guard !model.regions.isEmpty else { return .nothing }
    return t.card(
      t("By division", "按地区"),
      t.table(
        t("By division", "按地区"),
        [
          Column(t("Division", "地区")), Column(t("Overdue", "超期"), isNumber: true),
          Column(t("Cases", "个案"), isNumber: true),
          Column(t("Longest", "最久"), isNumber: true),
        ],
        model.regions.map { digits, tally in
          let link = address { $0.region = digits }
          return [
            "<a href=\"\(link)\">\(t.place(digits))</a>", late(tally, t), "\(t.count(tally.count))", oldest(tally, t),
          ]
        }))
  }

  private func cases(_ t: PageContext) -> Markup {
    let title = t("Cases, overdue first", "个案（超期在前）")
    let more = model.total.count - model.cases.count
    let note: Markup =
      more > 0
      ? "\(t("the first \(t.count(model.cases.count)) of \(t.count(model.total.count))", "前\(t.count(model.cases.count))个，共\(t.count(model.total.count))个"))"
      : "\(t.count(model.cases.count))"
    return t.card(title, note: note, t.caseTable(model.cases, caption: title))
  }
}
