import Contract
import Policy
import Reports

extension PageContext {
  /// A case's id as it may be shown: should a resident's number stand in it, that is masked.
  func masked(_ id: String) -> String { Mask.reference(id) }
}

/// One case: how it stands, what came and what was decided, by which clause and by whom.
struct CasePage {
  let model: CaseModel

  func page(_ t: PageContext) -> Markup {
    let row = model.row
    let late: Markup = row.isOverdue ? t.badge(Badge(en: "overdue", zh: "超期", .bad)) : .nothing
    return Shell(
      title: "\(t.masked(row.id))",
      lead: "\(t(row.programme)) · \(t.place(row.village)) · \(t.badge(row.standing)) \(late)",
      body: """
        \(standing(t))\(track(t))<div class="split">
        <div>\(timeline(t))</div>
        <aside>\(facts(t))\(timers(t))\(money(t))\(household(t))\(others(t))</aside>
        </div>
        \(payments(t))\(clauses(t))
        """
    ).page(t)
  }

  private func standing(_ t: PageContext) -> Markup {
    let changes = list(t("What would have to change", "需要改变的情况"), model.changes, t)
    let rights = list(t("What the household may do", "申请家庭的权利"), model.rights, t)
    let tone: Tone = model.row.isOverdue ? .bad : model.row.standing.tone
    return """
      <section class="standing \(tone.rawValue)" aria-label="\(t("How it stands", "目前情况"))">
      <p class="big">\(t(model.standing))</p>
      <p class="also" lang="\(t.otherTag)">\(t.other(model.standing))</p>
      \(why(t))\(changes)\(rights)</section>

      """
  }

  /// Why it was refused or sent back, at the top: nobody has to look for it in the history.
  private func why(_ t: PageContext) -> Markup {
    guard [.bad, .warn].contains(model.row.standing.tone),
      let event = model.events.last(where: { [.bad, .warn].contains($0.verdict.tone) && !$0.reasons.isEmpty })
    else { return .nothing }
    let items = event.reasons.markup { reason in
      "<li>\(t(reason.text)) <span class=\"clause\"\(" title=\"\(reason.source)\"", if: !reason.source.isEmpty)>\(reason.clause)</span></li>"
    }
    return
      "<h2>\(t("Why", "理由")) <small class=\"faint\">\(t(event.title)) · \(t.time(event.at))</small></h2><ul class=\"plain-list why\">\(items)</ul>\n"
  }

  private func list(_ title: String, _ items: [Localized], _ t: PageContext) -> Markup {
    guard !items.isEmpty else { return .nothing }
    return "<h2>\(title)</h2><ul class=\"plain-list\">\(items.markup { "<li>\(t($0))</li>" })</ul>\n"
  }

  /// The chain of steps, and where the case stands in it.
  private func track(_ t: PageContext) -> Markup {
    guard !model.steps.isEmpty else { return .nothing }
    let words: [CaseModel.Step.State: (String, String)] = [
      .done: ("done", "已完成"), .current: ("now", "当前"), .overdue: ("overdue", "超期"), .coming: ("to come", "未开始"),
      .ended: ("ended here", "在此终止"),
    ]
    let items = model.steps.markup { step in
      let word = words[step.state]!
      return """
        <li class="step \(step.state.rawValue)"\(" aria-current=\"step\"", if: step.state == .current || step.state == .overdue)><span class="dot" aria-hidden="true"></span><span class="name">\(t(step.title))</span><small>\(t(word.0, word.1))</small></li>

        """
    }
    return "<ol class=\"track\" aria-label=\"\(t("Steps", "办理环节"))\">\(items)</ol>\n"
  }

  // MARK: What happened

  private func timeline(_ t: PageContext) -> Markup {
    let items = TimelineFold(model.events).parts.markup { part -> Markup in
      switch part {
      case .one(let each): event(each, t)
      case .folded(let run): folded(run, t)
      }
    }
    return t.card(
      t("What came, and what was decided", "信息与决定"), note: "\(t.count(model.events.count))",
      items.isEmpty ? t.empty(t("Nothing is on record yet.", "尚无记录。")) : "<ol class=\"timeline\">\(items)</ol>\n")
  }

  /// Instalments and deadlines that went as planned, one line for all of them.
  private func folded(_ run: [CaseModel.Event], _ t: PageContext) -> Markup {
    let (first, last) = (run.first!.at, run.last!.at)
    return """
      <li class="fold event calm"><div class="when">\(t.time(first))</div>
      <div class="what"><details><summary>\(t("\(run.count) more: instalments and deadlines as planned, until", "另有\(run.count)条：按期发放与期限，至")) \(t.time(last))</summary><ol class="timeline">\(run.markup { event($0, t) })</ol></details></div></li>

      """
  }

  private func event(_ event: CaseModel.Event, _ t: PageContext) -> Markup {
    let reasons = event.reasons.markup { reason($0, t) }
    let waited: Markup =
      event.decidedAt > event.at
      ? "<small class=\"faint\">\(t("its turn came", "轮到处理")) \(t.time(event.decidedAt))</small>" : .nothing
    let signers =
      event.signers.isEmpty
      ? (t(event.actor).isEmpty ? Markup.nothing : "<span>\(t(event.actor))</span>")
      : event.signers.markup {
        "<span class=\"signer\"><b>\($0.name)</b> <small>\(t($0.role)) · \($0.staffId)</small></span>"
      }
    let step: Markup =
      event.step.flatMap { t($0) == t(event.title) ? nil : "<small class=\"faint\">\(t($0))</small>" } ?? .nothing
    let codes = event.reasons.map(\.code).joined(separator: ", ")
    return """
      <li class="event \(event.verdict.tone.rawValue)">
      <div class="when">\(t.time(event.at))</div>
      <div class="what"><h3>\(t(event.title)) \(t.badge(event.verdict)) \(step)</h3>\(waited)
      <ul class="reasons">\(reasons)</ul>
      \("<p class=\"acted\"><span class=\"faint\">\(t("acted:", "经办："))</span> \(signers)</p>", if: !signers.isEmpty)<p class="faint code small">\(event.position)\(" · \(codes)", if: !codes.isEmpty)</p></div>
      </li>

      """
  }

  private func reason(_ reason: CaseModel.Because, _ t: PageContext) -> Markup { ReasonPart(reason: reason).markup(t) }

  // MARK: Beside

  private func facts(_ t: PageContext) -> Markup { t.card(t("The case", "个案情况"), t.details(model.details)) }

  private func timers(_ t: PageContext) -> Markup {
    guard !model.timers.isEmpty else { return .nothing }
    let rows = model.timers.map { timer -> (String, Markup) in
      let left = timer.due - t.now.day
      let late = left < 0
      let badge = t.badge(
        Badge(
          Localized(
            en: late ? "\(-left) days late" : left == 0 ? "today" : "in \(left) days",
            zh: late ? "已过\(-left)天" : left == 0 ? "今天" : "还有\(left)天"), late ? .bad : left < 3 ? .warn : .calm))
      return (t(timer.what), "\(t.day(timer.due)) \(badge)")
    }
    return t.card(t("Open timers", "期限"), t.details(rows))
  }

  private func money(_ t: PageContext) -> Markup {
    guard !model.money.isEmpty else { return .nothing }
    return t.card(t("Money", "资金"), t.details(model.money))
  }

  private func household(_ t: PageContext) -> Markup {
    guard !model.members.isEmpty else { return .nothing }
    return t.card(
      t("Household", "家庭成员"),
      t.table(
        t("Household", "家庭成员"),
        [Column(t("Name", "姓名")), Column(t("Relation", "关系")), Column(t("ID ends in", "证件末四位"), isNumber: true)],
        model.members.map { ["\($0.name)", "\(t($0.relation))", "<span class=\"code\">\($0.number)</span>"] },
        look: "plain"))
  }

  private func others(_ t: PageContext) -> Markup {
    guard !model.others.isEmpty else { return .nothing }
    return t.card(
      t("Other cases of its members", "成员的其他个案"),
      "<ul class=\"feed\">\(model.others.markup { "<li><span>\(t.caseLink($0.id)) \(t.badge($0.standing))</span><small>\(t($0.programme))</small></li>" })</ul>\n"
    )
  }

  private func payments(_ t: PageContext) -> Markup {
    guard !model.payments.isEmpty else { return .nothing }
    return t.card(
      t("Payments", "发放记录"), note: "\(t.count(model.payments.count))",
      t.table(
        t("Payments", "发放记录"),
        [
          Column(t("What", "事项")), Column(t("No.", "期"), isNumber: true),
          Column(t("Amount, yuan", "金额（元）"), isNumber: true),
          Column(t("Funds", "资金来源")), Column(t("Due", "应发日")), Column(t("Bank", "银行回执")),
        ],
        model.payments.map { payment in
          [
            "\(t(payment.what))",
            payment.attempt > 1 ? "\(payment.number) <small>×\(payment.attempt)</small>" : "\(payment.number)",
            "\(t.yuan(payment.amountFen))", payment.funds.markup { "<div>\($0)</div>" }, t.day(payment.due),
            payment.answeredOn.map { t.badge(payment.state) + " " + t.day($0) } ?? t.badge(payment.state),
          ]
        },
        totals: [
          "\(t("Paid", "已到账合计"))", "",
          "\(t.yuan(model.payments.reduce(0) { $0 + ($1.state.tone == .good ? $1.amountFen : 0) }))", "", "", "",
        ]))
  }

  private func clauses(_ t: PageContext) -> Markup {
    guard !model.clauses.isEmpty else { return .nothing }
    return t.card(
      t("The rules quoted", "所依据的规定"),
      "<dl class=\"clauses\">\(model.clauses.markup { "<div><dt class=\"clause\">\($0.rule)</dt><dd lang=\"zh-CN\">\($0.source)</dd></div>" })</dl>\n"
    )
  }
}

/// A reason in both languages, with its clause and what was compared.
struct ReasonPart {
  let reason: CaseModel.Because

  func markup(_ t: PageContext) -> Markup {
    let values: Markup =
      reason.values.isEmpty
      ? .nothing
      : "<p class=\"values\"><span class=\"faint\">\(t("compared:", "比较："))</span> \(reason.values.map { "\($0.name) = \(t($0.value))" }.joined(separator: " · "))</p>"
    let remedy: Markup =
      reason.remedy.map { "<p class=\"remedy\"><b>\(t("To put it right:", "应作改正："))</b> \(t($0))</p>" } ?? .nothing
    let other = t.other(reason.text)
    return """
      <li><p>\(t(reason.text)) <span class="clause"\(" title=\"\(reason.source)\"", if: !reason.source.isEmpty)>\(reason.clause)</span></p>\("<p class=\"also\" lang=\"\(t.otherTag)\">\(other)</p>", if: !other.isEmpty && other != t(reason.text))\(values)\(remedy)</li>

      """
  }
}
