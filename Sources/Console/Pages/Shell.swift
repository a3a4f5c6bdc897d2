import Contract
import Policy

/// The frame of every page: menu, languages, who is logged in.
struct Shell {
  var title: String
  /// Below the title.
  var lead: Markup = .nothing
  var body: Markup
  /// A part of the page that is fetched anew now and then.
  var live: Address?

  func page(_ t: PageContext) -> Markup {
    let name = t.label.isEmpty ? "Dripline" : "Dripline · \(t.label)"
    return """
      <!DOCTYPE html>
      <html lang="\(t.tag)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="robots" content="noindex">
      <title>\(title) · \(name)</title>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
      <link rel="stylesheet" href="\(Assets.styleAddress)">
      <script src="\(Assets.scriptAddress)" defer></script>
      </head>
      <body>
      <a class="skip" href="#main">\(t("Skip to content", "跳到正文"))</a>
      <div class="frame">
      \(t.user == nil ? .nothing : menu(t))<div class="sheet">
      <main id="main" tabindex="-1">
      <header class="title"><h1>\(title)</h1>\("<p class=\"lead\">\(lead)</p>", if: !lead.isEmpty)</header>
      \(body)</main>
      <footer class="foot">\(t("Of persons there is the first letter of the name and the last four digits of the number.", "人员信息仅显示姓氏和证件末四位。"))</footer>
      </div>
      </div>
      </body>
      </html>

      """
  }

  private func menu(_ t: PageContext) -> Markup {
    let links = Section.allCases.markup { section in
      """
      <li><a href="\(section.address)"\(" aria-current=\"page\"", if: section == t.section)>\(section.icon.markup)<span>\(t(section.name))</span></a></li>

      """
    }
    return """
      <header class="side">
      <a class="brand" href="/">\(Icon.drop.markup)<span><b>Dripline</b>\("<small>\(t.label)</small>", if: !t.label.isEmpty)</span></a>
      <details class="menu"\(" open", if: false)><summary>\(Icon.menu.markup)<span>\(t("Menu", "菜单"))</span></summary></details>
      <div class="drawer">
      <nav aria-label="\(t("Main", "主菜单"))"><ul>\(links)</ul></nav>
      <div class="who">\(languages(t))\(t.user.map { leave($0, t) } ?? .nothing)</div>
      </div>
      </header>

      """
  }

  private func languages(_ t: PageContext) -> Markup { Shell.languageLink(t) }

  static func languageLink(_ t: PageContext) -> Markup {
    let (code, name, tag) = t.language == .zh ? ("en", "English", "en") : ("zh", "中文", "zh-CN")
    return
      "<a class=\"language\" href=\"\(Address("language", code).with("back", t.here))\" hreflang=\"\(tag)\" lang=\"\(tag)\">\(Icon.globe.markup)<span>\(name)</span></a>\n"
  }

  private func leave(_ user: ConsoleUser, _ t: PageContext) -> Markup {
    """
    <p class="user"><b>\(user.name)</b> <small>\(user.roles.map { t($0.name) }.joined(separator: t(", ", "、")))</small></p>
    <form method="post" action="/logout">\(t.token)<button class="plain" type="submit">\(Icon.exit.markup)<span>\(t("Log out", "退出登录"))</span></button></form>

    """
  }
}
