import Contract
import Policy

/// Facts that could not be decided on, and what is to become of them.
struct DeadListPage {
  let model: DeadListModel

  private func address(_ change: (inout DeadQuery) -> Void) -> Address {
    var query = model.query
    query.after = ""
    change(&query)
    return Address("dead").with("reason", query.reason).with("state", query.state).with("after", query.after)
  }

  func page(_ t: PageContext) -> Markup {
    Shell(
      title: t("Dead letters", "死信"),
      lead:
        "\(t("Facts that could not be decided on. Each was kept as it came, encrypted; the lane went on.", "无法处理的信息。原文已加密保存，通道照常推进。"))",
      body: "\(states(t))\(groups(t))\(rows(t))"
    ).page(t)
  }

  private func states(_ t: PageContext) -> Markup {
    func item(_ value: String, _ name: String) -> Markup {
      model.query.state == value
        ? "<li aria-current=\"page\">\(name)</li>" : "<li><a href=\"\(address { $0.state = value })\">\(name)</a></li>"
    }
    let each = DeadState.allCases.markup { item($0.rawValue, t($0.badge.text)) }
    return
      "<nav class=\"crumbs pills\" aria-label=\"\(t("State", "状态"))\"><ol>\(item("", t("to be dealt with", "需处理")))\(each)</ol></nav>\n"
  }

  private func groups(_ t: PageContext) -> Markup {
    let title = t("By reason", "按原因")
    return t.card(
      title,
      t.table(
        title,
        [
          Column(t("Reason", "原因")), Column(t("What it means", "含义")),
          Column(t("To be dealt with", "需处理"), isNumber: true),
          Column(t("In all", "合计"), isNumber: true),
        ],
        model.groups.map { group in
          let isChosen = group.reason == model.query.reason
          let link = address { $0.reason = isChosen ? "" : group.reason }
          return [
            "<a class=\"code\" href=\"\(link)\"\(" aria-current=\"true\"", if: isChosen)>\(group.reason)</a>",
            "\(t(group.meaning))",
            "\(t.count(group.open))", "\(t.count(group.inAll))",
          ]
        }))
  }

  private func rows(_ t: PageContext) -> Markup {
    let mayOrder = t.may(.orderDead) && model.noOrders == nil
    let title = t("Dead letters", "死信")
    var columns = [
      Column(t("Position", "位置")), Column(t("Reason", "原因")), Column(t("Field", "字段")), Column(t("Case", "个案编号")),
      Column(t("Received", "收到时间")), Column(t("State", "状态")),
    ]
    if mayOrder { columns.insert(Column(t("Choose", "选择")), at: 0) }
    let lines = model.rows.map { row -> [Markup] in
      var cells: [Markup] = [
        "<a class=\"code\" href=\"\(Address("dead", "letter").with("at", row.position))\">\(row.position)</a>",
        "<span class=\"code\">\(row.reason)</span><br><small>\(t(row.meaning))</small>",
        row.field.map { "<span class=\"code\">\(t.masked($0))</span>" } ?? "–",
        row.caseId.map { t.caseLink($0) } ?? "–", t.time(row.at),
        t.badge(row.state.badge),
      ]
      if mayOrder {
        cells.insert(
          row.state == .open
            ? "<input type=\"checkbox\" name=\"position\" value=\"\(row.position)\" aria-label=\"\(t("choose", "选择")) \(row.position)\">"
            : .nothing,
          at: 0)
      }
      return cells
    }
    let more: Markup =
      model.next.map { next in
        "<p class=\"more\"><a class=\"button\" href=\"\(address { $0.after = next })\">\(t("More", "更多"))</a></p>\n"
      } ?? .nothing
    let table = t.table(title, columns, lines) + more
    guard mayOrder, model.rows.contains(where: { $0.state == .open }) else {
      return t.card(title, (model.noOrders.map { t.alert("\(t($0))", .info) } ?? .nothing) + table)
    }
    return """
      <form method="post" action="/dead/orders" class="bulk">
      \(t.token)<input type="hidden" name="back" value="\(address { _ in })">
      \(t.card(title, note: "<button type=\"button\" class=\"plain\" data-all=\"position\" hidden>\(t("Choose all shown", "全选本页"))</button>", table))\(t.card(t("Order for those chosen", "对所选死信的处理"), orders(t), extraOrders(t)))</form>

      """
  }

  private func orders(_ t: PageContext) -> Markup { DeadOrderFields(t: t).markup }

  private func extraOrders(_ t: PageContext) -> Markup {
    guard !model.query.reason.isEmpty else { return .nothing }
    return
      "<p class=\"check\"><input type=\"checkbox\" id=\"f-whole\" name=\"whole\" value=\"\(model.query.reason)\"><label for=\"f-whole\">\(t("all open ones of this reason, shown or not", "包括该原因全部待处理死信")) (<span class=\"code\">\(model.query.reason)</span>)</label></p>\n"
  }
}

extension PageContext {
  /// A part of a page in two pieces.
  func card(_ title: String, _ first: Markup, _ second: Markup) -> Markup { card(title, second + first) }
}

/// Reason and buttons of an order: both do nothing without a reason.
struct DeadOrderFields {
  let t: PageContext

  var markup: Markup {
    """
    \(t.field(t("Why", "理由"), name: "text", hint: t("Stands in the journal with your name.", "将连同您的姓名记入日志。"), attributes: " required maxlength=\"200\""))<p class="actions"><button type="submit" name="action" value="retry">\(t("Try again as it is", "按原文重试"))</button> <button type="submit" name="action" value="discard" class="danger">\(t("Discard", "弃置"))</button></p>

    """
  }
}

/// One dead letter: why, what it says (masked), and what can be done.
struct DeadLetterPage {
  let model: DeadLetterModel

  func page(_ t: PageContext) -> Markup {
    let row = model.row
    return Shell(
      title: t("Dead letter", "死信"), lead: "<span class=\"code\">\(row.position)</span> \(t.badge(row.state.badge))",
      body: """
        <section class="standing warn" aria-label="\(t("Why", "原因"))">
        <p class="big">\(t(row.meaning))</p>
        <p class="also" lang="\(t.otherTag)">\(t.other(row.meaning))</p>
        <p class="remedy"><b>\(t("To put it right:", "应作改正："))</b> \(t(model.remedy))</p>
        </section>
        <div class="split">
        <div>\(decoded(t))</div>
        <aside>\(facts(t))\(history(t))</aside>
        </div>
        \(proposal(t))\(orders(t))
        """
    ).page(t)
  }

  private func facts(_ t: PageContext) -> Markup {
    t.card(
      t("Where it stands", "位置"),
      t.details([
        (t("Reason", "原因"), "<span class=\"code\">\(model.row.reason)</span>"),
        (t("Field", "字段"), model.row.field.map { "<span class=\"code\">\(t.masked($0))</span>" } ?? "–"),
        (t("Case", "个案编号"), model.row.caseId.map { t.caseLink($0) } ?? "–"),
        (t("Received", "收到时间"), t.time(model.row.at)),
        (t("Size", "大小"), "\(t.count(model.bytes)) \(t("bytes", "字节"))"),
      ]))
  }

  private func decoded(_ t: PageContext) -> Markup {
    let title = t("What it says, personal data masked", "内容（个人信息已隐去）")
    guard t.may(.readDead) else {
      return t.card(title, t.empty(t("Your role does not read what events say.", "您的角色不可查看信息内容。")))
    }
    func lines(_ lines: [DeadLetterModel.Line]) -> Markup {
      lines.markup { line in
        """
        <div\(" class=\"fault\"", if: line.isFault)><dt class="code">\(line.path)</dt><dd>\("<mark>", if: line.isFault)\(line.value)\("</mark>", if: line.isFault)\(" <small class=\"faint\">\(t("masked", "已隐去"))</small>", if: line.isMasked)</dd></div>

        """
      }
    }
    let body: Markup =
      model.unread.map { t.alert("\(t($0))", .info) } ?? "<dl class=\"decoded\">\(lines(model.lines))</dl>\n"
    let headers: Markup =
      model.headers.isEmpty
      ? .nothing
      : "<details><summary>\(t("Envelope", "信封"))</summary><dl class=\"decoded\">\(lines(model.headers))</dl></details>\n"
    return t.card(title, headers + body)
  }

  private func history(_ t: PageContext) -> Markup {
    guard !model.orders.isEmpty else { return .nothing }
    let items = model.orders.markup { order in
      """
      <li class="event \(order.verdict.tone.rawValue)"><div class="when">\(t.time(order.at))</div><div class="what"><h3>\(t(order.what)) \(t.badge(order.verdict))</h3><p>\(order.text)</p><ul class="reasons">\(order.reasons.markup { ReasonPart(reason: $0).markup(t) })</ul><p class="acted">\(order.signers.markup { "<span class=\"signer\"><b>\($0.name)</b> <small>\($0.staffId)</small></span>" })</p></div></li>

      """
    }
    return t.card(t("What was ordered", "处理记录"), "<ol class=\"timeline\">\(items)</ol>\n")
  }

  private func proposal(_ t: PageContext) -> Markup {
    guard let proposal = model.proposal else { return .nothing }
    let changes = t.table(
      t("Correction", "更正内容"), [Column(t("Field", "字段")), Column(t("Before", "原值")), Column(t("After", "新值"))],
      proposal.changes.map { ["<span class=\"code\">\($0.path)</span>", "\($0.before)", "\($0.after)"] })
    let isOwn = proposal.by.staffId == t.user?.staffId
    let form: Markup =
      model.noOrders != nil || !t.may(.approveDead)
      ? .nothing
      : isOwn
        ? t.alert("\(t("Another person has to approve your own proposal.", "本人提出的更正须由他人复核。"))", .info)
        : """
        <form method="post" action="/dead/orders" class="order">
        \(t.token)<input type="hidden" name="position" value="\(model.row.position)"><input type="hidden" name="proposal" value="\(proposal.id)"><input type="hidden" name="back" value="\(Address("dead", "letter").with("at", model.row.position))">
        \(t.field(t("Why", "理由"), name: "text", id: "text-decide", attributes: " required maxlength=\"200\""))<p class="actions"><button type="submit" name="action" value="approve">\(t("Approve and try again", "同意并重试"))</button> <button type="submit" name="action" value="decline" class="danger">\(t("Refuse", "不同意"))</button></p>
        </form>

        """
    return t.card(
      t("Correction that awaits a second person", "待复核的更正"),
      "<p>\(proposal.by.name) <small class=\"faint\">\(proposal.by.staffId) · \(t.time(proposal.at))</small>: \(proposal.text)</p>\(changes)\(form)"
    )
  }

  private func orders(_ t: PageContext) -> Markup {
    guard t.may(.orderDead), model.row.state == .open else { return .nothing }
    if let why = model.noOrders { return t.alert("\(t(why))", .info) }
    let back: Markup =
      "<input type=\"hidden\" name=\"back\" value=\"\(Address("dead", "letter").with("at", model.row.position))\">"
    let plain: Markup = """
      <form method="post" action="/dead/orders" class="order">
      \(t.token)<input type="hidden" name="position" value="\(model.row.position)">\(back)
      \(DeadOrderFields(t: t).markup)</form>

      """
    return t.card(t("Order", "处理"), plain) + edit(t, back)
  }

  private func dropped(_ t: PageContext) -> Markup {
    guard let path = model.dropped else { return .nothing }
    return
      "<p class=\"check\"><input type=\"checkbox\" id=\"f-drop\" name=\"drop\" value=\"\(path)\"><label for=\"f-drop\">\(t("leave out the field", "删除字段")) <span class=\"code\">\(t.masked(path))</span></label></p>\n"
  }

  private func edit(_ t: PageContext, _ back: Markup) -> Markup {
    let title = t("Correct and try again", "更正后重试")
    if let why = model.noEdit { return t.card(title, t.empty(t(why))) }
    let fields =
      (model.headers.filter(\.isEditable) + model.lines.filter(\.isFault) + model.lines.filter { !$0.isFault }).filter(
        \.isEditable
      ).sorted { $0.isFault && !$1.isFault }
    let inputs = fields.enumerated().markup { index, line in
      """
      <p class="field\(" fault", if: line.isFault)"><label for="e-\(index)" class="code">\(line.path)</label><input id="e-\(index)" name="edit.\(line.path)" placeholder="\(line.value)" autocomplete="off" spellcheck="false" maxlength="400"></p>

      """
    }
    return t.card(
      title,
      """
      <form method="post" action="/dead/orders" class="order">
      \(t.token)<input type="hidden" name="position" value="\(model.row.position)">\(back)
      <p>\(t("Fill in only what is wrong; the rest stays as it came, hidden or not. Another person has to approve it.", "只填写需要更正的字段，其余保持原样。更正须经他人复核。"))</p>
      \(dropped(t))<div class="edit-fields">\(inputs)</div>
      \(t.field(t("Why", "理由"), name: "text", id: "text-propose", attributes: " required maxlength=\"200\""))<p class="actions"><button type="submit" name="action" value="propose">\(t("Propose the correction", "提出更正"))</button></p>
      </form>

      """)
  }
}
