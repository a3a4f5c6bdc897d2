import Contract
import Policy

/// The notices that hang, by division (R-308 to R-317, R-409).
struct NoticesPage {
  let model: NoticesModel

  func page(_ t: PageContext) -> Markup {
    let region = model.region
    let sheet: Markup =
      region.count == 12
      ? "<p class=\"actions\"><a class=\"button\" href=\"\(Address("notices", region, "sheet"))\">\(Icon.print.markup)<span>\(t("Printable sheet for the board", "可打印的公示单"))</span></a></p>\n"
      : .nothing
    return Shell(
      title: t("Notices", "公示"), lead: "\(t("What hangs on the boards now, and for how long.", "正在公示的事项与剩余天数。"))",
      body: """
        \(t.crumbs(region) { Address("notices").with("region", $0) })\(sheet)\(regions(t))\(rows(t))
        """
    ).page(t)
  }

  private func regions(_ t: PageContext) -> Markup {
    guard !model.regions.isEmpty else { return .nothing }
    return t.card(
      t("By division", "按地区"), note: t.counted(model.countedAt),
      t.table(
        t("By division", "按地区"),
        [
          Column(t("Division", "地区")), Column(t("Hanging", "公示中"), isNumber: true),
          Column(t("May come down", "已满期限"), isNumber: true),
        ],
        model.regions.map { digits, count, ending in
          [
            "<a href=\"\(Address("notices").with("region", digits))\">\(t.place(digits))</a>", "\(t.count(count))",
            "\(t.count(ending))",
          ]
        }))
  }

  private func rows(_ t: PageContext) -> Markup {
    let title = t("Hanging now", "正在公示")
    let more = model.total - model.rows.count
    return t.card(
      title,
      note: more > 0
        ? "\(t("the first \(model.rows.count) of \(model.total)", "前\(model.rows.count)项，共\(model.total)项"))"
        : "\(t.count(model.total))",
      t.table(
        title,
        [
          Column(t("Head", "户主")), Column(t("Case", "个案编号")), Column(t("Programme", "项目")), Column(t("Notice", "公示环节")),
          Column(t("Village", "行政村")), Column(t("From – until", "起止")), Column(t("Days left", "剩余天数"), isNumber: true),
          Column(t("Objections", "异议"), isNumber: true),
        ],
        model.rows.map { row in
          [
            "\(row.head)",
            "<a class=\"id\" href=\"\(Address("notice").with("case", row.caseId).with("name", row.name))\">\(t.masked(row.caseId))</a>",
            "\(t(row.programme))", "\(t(row.step))", t.place(row.village), t.day(row.from) + " – " + t.day(row.until),
            t.daysLeft(row.until, model.today),
            row.openObjections > 0
              ? t.badge(Badge(en: "\(row.openObjections) open", zh: "\(row.openObjections)件未处理", .bad)) : "0",
          ]
        }))
  }
}

extension PageContext {
  func daysLeft(_ until: Day, _ today: Day) -> Markup {
    let left = until - today
    if left <= 0 { return badge(Badge(en: "may come down", zh: "已满期限", .good)) }
    return badge(Badge(Localized(en: days(left), zh: days(left)), left <= 2 ? .warn : .info))
  }
}

/// One notice as the public reads it, fit for print.
struct NoticePage {
  let row: NoticeRow
  let today: Day

  func page(_ t: PageContext) -> Markup {
    var items: [(String, Markup)] = [
      (t("Head of household", "户主"), "\(row.head)"),
      (t("Case", "个案编号"), "<span class=\"code\">\(t.masked(row.caseId))</span>"),
      (t("Programme", "项目"), "\(t(row.programme))"), (t("Village", "行政村"), t.place(row.village)),
      (t("Notice", "公示环节"), "\(t(row.step)) · \(t(row.level))"),
      (t("Hangs at", "张贴地点"), "\(row.places.map { t($0) }.joined(separator: t(", ", "、")))"),
      (t("From – until", "起止"), t.day(row.from) + " – " + t.day(row.until)),
    ]
    if let fen = row.amountFen {
      items.append((t("Amount, yuan", "拟核定金额（元）"), "\(t.yuan(fen)) \(row.schedule.map { t($0) } ?? "")"))
    }
    if !row.funds.isEmpty {
      items.append((t("Source of money", "资金来源"), "\(row.funds.joined(separator: t(", ", "、")))"))
    }
    let left: Markup =
      row.isHanging ? t.daysLeft(row.until, today) : t.badge(Badge(en: "taken down", zh: "已撤下", .calm))
    return Shell(
      title: t("Public notice", "公示"), lead: "\(t(row.programme)) · \(t(row.step)) \(left)",
      body: """
        <article class="notice-sheet">
        \(t.details(items))\(objections(t))<section class="card"><header><h2>\(t("Where to object", "异议反映"))</h2></header>
        <p>\(t("Whoever objects tells the village committee or the township government while the notice hangs, by word or in writing, and names the case. The objection is recorded and must be settled and explained; until then the case does not go on.", "对公示对象、金额或资金使用有异议的，请在公示期内向村委会或乡镇人民政府口头或书面反映，并说明个案编号。异议须登记、处理并作出解释，处理前不进入下一环节。")) <span class="clause">R-311</span> <span class="clause">R-633</span></p></section>
        </article>
        <p class="actions"><button type="button" class="button" data-print hidden>\(Icon.print.markup)<span>\(t("Print", "打印"))</span></button> <a class="button" href="\(Address("notices", row.village, "sheet"))">\(t("The village's sheet", "本村公示单"))</a> <a class="button" href="\(Address("case").with("id", row.caseId))">\(t("The case", "查看个案"))</a></p>

        """
    ).page(t)
  }

  private func objections(_ t: PageContext) -> Markup {
    let title = t("Objections", "异议")
    var rows = row.objections.map { objection in
      [
        objection.raisedOn.map { t.day($0) } ?? "–",
        objection.settled.map { t.badge(Badge($0, .good)) } ?? t.badge(Badge(en: "open", zh: "未处理", .bad)),
      ]
    }
    let known = row.objections.count { $0.settled == nil }
    if row.openObjections > known {
      rows += Array(
        repeating: ["–", t.badge(Badge(en: "open", zh: "未处理", .bad))], count: min(64, row.openObjections - known))
    }
    return t.card(
      title,
      rows.isEmpty
        ? t.empty(t("None was raised.", "未收到异议。"))
        : t.table(title, [Column(t("Raised on", "提出日期")), Column(t("Settled", "处理结果"))], rows, look: "plain"))
  }
}
