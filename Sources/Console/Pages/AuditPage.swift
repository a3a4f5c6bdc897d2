import Contract
import Policy

/// Audits: every fact decided again and compared with what is stored and published.
struct AuditPage {
  let model: AuditModel

  func page(_ t: PageContext) -> Markup {
    Shell(
      title: t("Audit", "审计"),
      lead:
        "\(t("Every fact is decided again from nothing, and compared with every row and every emission.", "从头重新推演每条信息，并与全部数据和发出信息逐一核对。"))",
      body: begin(t) + parts(t)
    ).page(t)
  }

  private func begin(_ t: PageContext) -> Markup {
    guard t.may(.audit) else {
      return t.card(t("Run an audit", "运行审计"), t.empty(t("Auditors may run one.", "审计员可以运行。")))
    }
    let topics: Markup =
      model.canReadTopics
      ? "<p class=\"check\"><input type=\"checkbox\" id=\"f-topics\" name=\"topics\" value=\"1\" checked><label for=\"f-topics\">\(t("read the topics as well", "同时核对消息主题"))</label></p>"
      : "<p class=\"faint\">\(t("No broker is set: topics are left out.", "未配置消息系统，不核对消息主题。"))</p>"
    return t.card(
      t("Run an audit", "运行审计"),
      "<form method=\"post\" action=\"/audit/runs\" class=\"search inline\">\(t.token)\(topics)<button type=\"submit\"\(" disabled", if: model.running != nil)>\(t("Run", "运行"))</button></form>\n"
    )
  }

  func parts(_ t: PageContext) -> Markup {
    let running: Markup =
      model.running.map {
        """
        <div data-live="/live/audit" data-every="2"><div data-part="audit" data-again>\(t.alert("\(t("Under way:", "正在运行：")) \($0.progress) <span class=\"faint\">\($0.by) · \(t.time($0.startedAt))</span>", .info))</div></div>

        """
      } ?? .nothing
    return running + verdicts(t)
  }

  private func verdicts(_ t: PageContext) -> Markup {
    guard !model.verdicts.isEmpty else {
      return t.card(
        t("Verdicts", "审计结论"),
        t.empty(
          t(
            "No audit was run from here yet. It takes about a second for a thousand facts and changes nothing.",
            "尚未在此运行审计。每千条信息约需一秒，不改变任何数据。")))
    }
    return model.verdicts.enumerated().markup { index, verdict in
      let (word, tone): (String, Tone) =
        verdict.problem != nil
        ? (t("could not be ended", "未能完成"), .warn)
        : verdict.ok
          ? (t("everything agrees", "全部一致"), .good)
          : (t("\(verdict.differenceCount) differences", "\(verdict.differenceCount)处不一致"), .bad)
      let differences: Markup =
        verdict.differences.isEmpty
        ? .nothing : "<ul class=\"plain-list\">\(verdict.differences.markup { "<li>\(t.masked($0))</li>" })</ul>"
      let problem: Markup = verdict.problem.map { "<p>\($0)</p>" } ?? .nothing
      return """
        <section class="card verdict \(tone.rawValue)" aria-label="\(t("Verdict", "结论")) \(index + 1)"><header><h2>\((tone == .good ? Icon.check : Icon.warning).markup) \(word)</h2><div class="note">\(t.time(verdict.at)) · \(verdict.by) · \(t.span(milliseconds: Int64(verdict.seconds) * 1000)) · \(verdict.withTopics ? t("with topics", "含消息主题") : t("without topics", "不含消息主题"))</div></header>\(problem)\(t.details(verdict.details))\(differences)</section>

        """
    }
  }
}
