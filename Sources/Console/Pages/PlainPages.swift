import Contract
import Policy

/// Where somebody shows a token.
struct LoginPage {
  var problem: Localized?
  /// Where to go afterwards: an address of the console.
  var next: String

  func page(_ t: PageContext) -> Markup {
    Shell(
      title: t("Log in", "登录"),
      body: """
        <div class="login card">
        <p class="brand">\(Icon.drop.markup)<span><b>Dripline</b>\("<small>\(t.label)</small>", if: !t.label.isEmpty)</span></p>
        \(problem.map { t.alert("\(t($0))", .bad) } ?? .nothing)<form method="post" action="/login">
        \(t.token)<input type="hidden" name="next" value="\(next)">
        <p class="field"><label for="f-token">\(t("Token", "令牌"))</label><input id="f-token" name="token" type="password" autocomplete="current-password" required maxlength="200" aria-describedby="d-token"><small id="d-token">\(t("An administrator gives it to you.", "由管理员发放。"))</small></p>
        <p class="actions"><button type="submit">\(t("Log in", "登录"))</button></p>
        </form>
        \(Shell.languageLink(t))</div>

        """
    ).page(t)
  }
}

/// Something is not there, not allowed, or not to be had now.
struct ProblemPage {
  var title: Localized
  var text: Localized
  /// A name by which the log has it.
  var instance: String = ""

  func page(_ t: PageContext) -> Markup {
    Shell(
      title: t(title),
      body: t.card(
        t("What happened", "情况说明"),
        "<p>\(t(text))</p>\("<p class=\"faint code small\">\(instance)</p>", if: !instance.isEmpty)<p class=\"actions\"><a class=\"button\" href=\"/\">\(t("Overview", "总览"))</a></p>\n"
      )
    ).page(t)
  }
}

/// What became of an order.
struct OutcomePage {
  var outcome: OrderOutcome
  var back: String

  func page(_ t: PageContext) -> Markup {
    let problems = outcome.problems.prefix(50).markup { t.alert("\(t($0))", .warn) }
    let done: Markup =
      outcome.done > 0
      ? t.alert(
        "\(t("\(outcome.done) done: the order is in the journal and was carried out.", "已完成\(outcome.done)项，处理已记入日志并执行。"))",
        .good) : .nothing
    return Shell(
      title: t("Order", "处理结果"),
      body: "\(done)\(problems)<p class=\"actions\"><a class=\"button\" href=\"\(back)\">\(t("Back", "返回"))</a></p>\n"
    ).page(t)
  }
}
