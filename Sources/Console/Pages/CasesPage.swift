import Contract
import Policy

/// Finding cases.
struct CasesPage {
  let model: CasesModel

  func page(_ t: PageContext) -> Markup {
    Shell(
      title: t("Cases", "个案"), lead: "\(t("Where is a household's case, and why.", "查找家庭个案的办理情况及理由。"))",
      body: search(t) + found(t)
    ).page(t)
  }

  static let standings: [Choice] = [
    Choice("open", Localized(en: "under way", zh: "办理中")),
    Choice("waiting", Localized(en: "waiting for a place or money", zh: "等待指标或资金")),
    Choice("returned", Localized(en: "sent back to the household", zh: "退回补正")),
    Choice("refused", Localized(en: "refused", zh: "不予通过")),
    Choice("withdrawn", Localized(en: "withdrawn", zh: "已撤回")),
    Choice("completed", Localized(en: "completed", zh: "已完成")),
    Choice("removed", Localized(en: "removed", zh: "已清退")),
  ]

  private func search(_ t: PageContext) -> Markup {
    let query = model.query
    let person: Markup =
      t.may(.findPerson)
      ? """
      <form method="post" action="/cases/person" class="search person" autocomplete="off">
      \(t.token)\(t.field(t("Resident ID number", "公民身份号码"), name: "number", hint: t("All 18 characters. Found by a keyed hash; neither kept nor logged.", "完整18位。以加密摘要查找，不保存、不记录。"), kind: "password", attributes: " inputmode=\"text\" maxlength=\"18\" required"))<button type="submit">\(Icon.search.markup)<span>\(t("Find person", "按人查找"))</span></button>
      </form>

      """ : .nothing
    return """
      <div class="searches">
      <form method="get" action="/cases" class="search" role="search">
      \(t.field(t("Case id, or its beginning", "个案编号或开头部分"), name: "id", value: query.id))\(t.field(t("Division", "地区代码"), name: "region", value: query.region, hint: t("2 to 12 digits", "2至12位"), attributes: " inputmode=\"numeric\" maxlength=\"12\""))\(t.select(t("Programme", "项目"), name: "programme", model.programmes, chosen: query.programme, all: t("all", "全部")))\(t.select(t("Step", "环节"), name: "step", model.steps, chosen: query.step, all: t("all", "全部")))\(t.select(t("Stands", "状态"), name: "standing", Self.standings, chosen: query.standing, all: t("all", "全部")))<button type="submit">\(Icon.search.markup)<span>\(t("Search", "查找"))</span></button>
      </form>
      \(person)</div>

      """
  }

  private func found(_ t: PageContext) -> Markup {
    if let problem = model.problem { return t.alert("\(t(problem))", .warn) }
    let title =
      model.personEnd.map { t("Cases of the person ending in \($0)", "证件末四位 \($0) 人员的个案") } ?? t("Cases found", "查找结果")
    let more: Markup =
      model.next.map { next in
        let query = model.query
        let address = Address("cases").with("id", query.id).with("region", query.region).with(
          "programme", query.programme
        )
        .with("step", query.step).with("standing", query.standing).with("after", next)
        return
          "<p class=\"more\"><a class=\"button\" href=\"\(address)\">\(t("Go on searching", "继续查找"))</a> <span class=\"faint\">\(t("\(t.count(model.looked)) cases looked at", "已查看\(t.count(model.looked))个个案"))</span></p>"
      } ?? .nothing
    let body = model.rows.isEmpty ? t.empty(t("No case fits.", "没有符合条件的个案。")) : t.caseTable(model.rows, caption: title)
    return t.card(title, note: "\(t.count(model.rows.count))", body + more)
  }
}
