import Contract
import Policy

/// What became of the money: allocated, committed, paid, returned (R-390, R-394, R-395, R-401).
struct FundsPage {
  let model: FundsModel

  func page(_ t: PageContext) -> Markup {
    Shell(
      title: t("Funds", "资金"), lead: "\(t("Every fen that came in stands somewhere.", "每一分钱都有去向。"))",
      body: """
        \(years(t))\(totals(t))\(whole(t))<div class="columns">
        \(grouped(t("By source", "按来源"), model.bySource, t))\(grouped(t("By purpose", "按用途"), model.byEarmark, t))</div>
        \(funds(t))\(regions(t))
        """
    ).page(t)
  }

  private func years(_ t: PageContext) -> Markup {
    let all: Markup =
      model.year == nil
      ? "<li aria-current=\"page\">\(t("all years", "全部年度"))</li>"
      : "<li><a href=\"/funds\">\(t("all years", "全部年度"))</a></li>"
    let each = model.years.markup { year in
      year == model.year
        ? "<li aria-current=\"page\">\(year)</li>"
        : "<li><a href=\"\(Address("funds").with("year", year))\">\(year)</a></li>"
    }
    return "<nav class=\"crumbs pills\" aria-label=\"\(t("Year", "年度"))\"><ol>\(all)\(each)</ol></nav>\n"
  }

  private func totals(_ t: PageContext) -> Markup {
    let total = model.total
    func amount(_ fen: Int64) -> Markup { "<span title=\"\(t.yuan(fen))\">\(t.roundYuan(fen))</span>" }
    let balance: Markup =
      total.isBalanced
      ? t.badge(Badge(en: "balances", zh: "平", .good)) : t.badge(Badge(en: "does not balance", zh: "不平", .bad))
    return """
      <div class="stats">\(t.stat(t("Allocated, yuan", "下达（元）"), amount(total.allocatedFen), note: balance))\(t.stat(t("Committed", "已承诺"), amount(total.committedFen), note: "\(t.share(total.committedFen, total.allocatedFen))"))\(t.stat(t("With the bank", "在途"), amount(total.instructedFen), note: "\(t.share(total.instructedFen, total.allocatedFen))"))\(t.stat(t("Paid", "已到账"), amount(total.paidFen), note: "\(t.share(total.paidFen, total.allocatedFen))", tone: .good))\(t.stat(t("Returned by banks", "银行退回"), amount(total.returnedFen), note: "\(t("sum of movements", "累计发生额"))"))\(t.stat(t("Cases that wait", "等待资金"), "\(t.count(total.waiting))", tone: total.waiting > 0 ? .warn : .good))</div>

      """
  }

  private func whole(_ t: PageContext) -> Markup {
    let total = model.total
    let sum = MoneyBar.series.map { "\(t($0.en, $0.zh)) \(t.yuan(total[keyPath: $0.value]))" }.joined(separator: " + ")
    return t.card(
      t("Where the money stands", "资金去向"),
      """
      \(MoneyBar(parts: total).markup(t("All funds", "全部资金"), scaleFen: total.allocatedFen, t))\(MoneyBar.legend(t))<p class="sum">\(t("allocated", "下达")) <b>\(t.yuan(total.allocatedFen))</b> = \(sum) \(total.isBalanced ? t.badge(Badge(en: "balances", zh: "平", .good)) : t.badge(Badge(en: "does not balance", zh: "不平", .bad)))</p>

      """)
  }

  private func grouped(_ title: String, _ groups: [(name: Localized, parts: MoneyParts)], _ t: PageContext) -> Markup {
    let most = groups.map(\.parts.allocatedFen).max() ?? 0
    let rows = groups.markup { name, parts in
      "<li><div class=\"bar-head\"><span>\(t(name))</span><b>\(t.yuan(parts.allocatedFen))</b></div>\(MoneyBar(parts: parts).markup(t(name), scaleFen: most, t))</li>\n"
    }
    return t.card(
      title, groups.isEmpty ? t.empty(t("No money yet.", "尚无资金。")) : "<ul class=\"moneybars\">\(rows)</ul>\n")
  }

  private func funds(_ t: PageContext) -> Markup {
    let title = t("Funds", "各项资金")
    return t.card(
      title, note: "\(t("amounts in yuan", "单位：元"))",
      t.table(
        title, columns(t),
        model.funds.map { fund in
          let state =
            !fund.parts.isBalanced
            ? t.badge(Badge(en: "does not balance", zh: "不平", .bad))
            : fund.isFrozen
              ? t.badge(Badge(en: "frozen", zh: "冻结", .info)) : t.badge(Badge(en: "balances", zh: "平", .good))
          return [
            "<a href=\"\(Address("fund").with("name", fund.fund).with("year", fund.year))\">\(fund.fund) \(fund.year)</a>",
            "\(t(fund.source))<br><small class=\"faint\">\(t(fund.earmark))</small>",
          ] + amounts(fund.parts, t) + [state]
        }, totals: ["\(t("Total", "合计"))", ""] + amounts(model.total, t) + [""], look: "money",
        none: t(
          "No money was allocated yet. A fact `aid.fund.allocated.v1` brings the first.",
          "尚无资金下达。由“资金下达”信息（aid.fund.allocated.v1）登记。")))
  }

  /// What money may have come to. A column in which nothing stands but nought is left out: the table then fits.
  private var amountColumns: [(en: String, zh: String, value: KeyPath<MoneyParts, Int64>)] {
    let all: [(en: String, zh: String, value: KeyPath<MoneyParts, Int64>, isKept: Bool)] = [
      ("Allocated", "下达", \.allocatedFen, true), ("Available", "可用", \.availableFen, true),
      ("Committed", "已承诺", \.committedFen, true),
      ("With the bank", "在途", \.instructedFen, true), ("Paid", "已到账", \.paidFen, true),
      ("Returned", "银行退回", \.returnedFen, true),
      ("Claimed back", "追缴中", \.receivableFen, false), ("Lapsed", "已收回", \.lapsedFen, false),
    ]
    return all.filter { each in each.isKept || model.funds.contains { $0.parts[keyPath: each.value] != 0 } }.map {
      ($0.en, $0.zh, $0.value)
    }
  }

  private func columns(_ t: PageContext) -> [Column] {
    let waits = model.total.waiting > 0 ? [Column(t("Wait", "等待户数"), isNumber: true)] : []
    return [Column(t("Fund", "资金")), Column(t("Source and purpose", "来源与用途"))]
      + amountColumns.map { Column(t($0.en, $0.zh), isNumber: true) } + waits + [Column(t("State", "状态"))]
  }

  private func amounts(_ parts: MoneyParts, _ t: PageContext) -> [Markup] {
    amountColumns.map { "\(t.yuan(parts[keyPath: $0.value]))" }
      + (model.total.waiting > 0 ? ["\(t.count(parts.waiting))"] : [])
  }

  private func regions(_ t: PageContext) -> Markup {
    FundsPage.regionTable(model.byRegion, under: model.region, note: t.counted(model.countedAt), t) {
      Address("funds").with("year", model.year).with("region", $0)
    }
  }

  static func regionTable(
    _ rows: [(digits: String, sums: PaymentSums)], under region: String, note: Markup, _ t: PageContext,
    _ address: (String) -> Address
  ) -> Markup {
    let title = t("Payments by division", "各地区发放")
    let total = rows.reduce(into: PaymentSums()) { $0 += $1.sums }
    func cells(_ sums: PaymentSums) -> [Markup] {
      [
        "\(t.count(sums.count))", "\(t.yuan(sums.instructedFen))", "\(t.yuan(sums.paidFen))",
        "\(t.yuan(sums.returnedFen))",
        "\(t.yuan(sums.outstandingFen))",
      ]
    }
    return t.card(
      title, note: note,
      t.crumbs(region, address)
        + t.table(
          title,
          [
            Column(t("Division", "地区")), Column(t("Instructions", "指令"), isNumber: true),
            Column(t("Instructed, yuan", "发出指令（元）"), isNumber: true), Column(t("Paid", "已到账"), isNumber: true),
            Column(t("Returned", "银行退回"), isNumber: true), Column(t("Outstanding", "在途"), isNumber: true),
          ],
          rows.map { digits, sums in
            [digits.count < 12 ? "<a href=\"\(address(digits))\">\(t.place(digits))</a>" : t.place(digits)]
              + cells(sums)
          }, totals: ["\(t("Total", "合计"))"] + cells(total), none: t("No payment was instructed yet.", "尚未发出支付指令。")))
  }
}

/// One fund's year, down to instructions and movements.
struct FundPage {
  let model: FundModel

  private func address(_ region: String) -> Address {
    Address("fund").with("name", model.row.fund).with("year", model.row.year).with("region", region)
  }

  func page(_ t: PageContext) -> Markup {
    let row = model.row
    let balance = t.badge(
      row.parts.isBalanced ? Badge(en: "balances", zh: "平", .good) : Badge(en: "does not balance", zh: "不平", .bad))
    let frozen: Markup = row.isFrozen ? " " + t.badge(Badge(en: "frozen", zh: "冻结", .info)) : .nothing
    return Shell(
      title: "\(row.fund) \(row.year)", lead: "\(t(row.source)) · \(t(row.earmark)) \(balance)\(frozen)",
      body: """
        \(t.card(t("Where the money stands", "资金去向"), parts(t)))\(FundsPage.regionTable(model.byRegion, under: model.region, note: .nothing, t, address))\(instructions(t))\(movements(t))
        """
    ).page(t)
  }

  private func parts(_ t: PageContext) -> Markup {
    let parts = model.row.parts
    let rows = MoneyBar.series.map { each in
      [
        "\(t(each.en, each.zh))" as Markup, "\(t.yuan(parts[keyPath: each.value]))",
        "\(t.share(parts[keyPath: each.value], parts.allocatedFen))",
      ]
    }
    return MoneyBar(parts: parts).markup(model.row.fund, scaleFen: parts.allocatedFen, t) + MoneyBar.legend(t)
      + t.table(
        t("Where the money stands", "资金去向"),
        [
          Column(t("Part", "去向")), Column(t("Yuan", "金额（元）"), isNumber: true), Column(t("Share", "占比"), isNumber: true),
        ], rows,
        totals: ["\(t("Allocated", "下达"))", "\(t.yuan(parts.sumFen))", ""], look: "plain")
  }

  private func instructions(_ t: PageContext) -> Markup {
    let title = t("Payment instructions", "支付指令")
    let more: Markup =
      model.next.map {
        "<p class=\"more\"><a class=\"button\" href=\"\(address(model.region).with("after", $0))\">\(t("More", "更多"))</a></p>\n"
      } ?? .nothing
    return t.card(
      title,
      t.table(
        title,
        [
          Column(t("Case", "个案编号")), Column(t("Village", "行政村")), Column(t("What", "事项")),
          Column(t("No.", "期"), isNumber: true),
          Column(t("Of this fund, yuan", "本资金（元）"), isNumber: true), Column(t("Due", "应发日")), Column(t("Bank", "银行回执")),
        ],
        model.instructions.map { each in
          [
            t.caseLink(each.caseId), t.place(each.village), "\(each.what)",
            each.attempt > 1 ? "\(each.number) <small>×\(each.attempt)</small>" : "\(each.number)",
            "\(t.yuan(each.amountFen))",
            t.day(each.due), t.badge(each.state),
          ]
        }, none: t("No payment of this fund was instructed yet.", "该资金尚未发出支付指令。")) + more)
  }

  private func movements(_ t: PageContext) -> Markup {
    let title = t("Latest movements", "最近变动")
    return t.card(
      title,
      t.table(
        title,
        [
          Column(t("Time", "时间")), Column(t("Kind", "类别")), Column(t("Yuan", "金额（元）"), isNumber: true),
          Column(t("Case", "个案编号")),
        ],
        model.movements.map { each in
          [t.time(each.at), "\(t(each.kind))", "\(t.yuan(each.amountFen))", t.caseLink(each.caseId)]
        }))
  }
}
