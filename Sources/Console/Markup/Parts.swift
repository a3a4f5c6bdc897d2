import Contract
import Policy

// The parts that pages are put together from.

extension PageContext {
  func badge(_ badge: Badge) -> Markup { "<span class=\"badge \(badge.tone.rawValue)\">\(self(badge.text))</span>" }

  /// A headline number with what it is; its tone is told in words too.
  func stat(_ label: String, _ value: Markup, note: Markup = .nothing, tone: Tone = .calm, to address: Address? = nil)
    -> Markup
  {
    let inner: Markup =
      "<span class=\"stat-label\">\(label)</span><span class=\"stat-value\">\(value)</span><span class=\"stat-note\">\(note)</span>"
    guard let address else { return "<div class=\"stat \(tone.rawValue)\">\(inner)</div>" }
    return "<a class=\"stat \(tone.rawValue)\" href=\"\(address)\">\(inner)</a>"
  }

  /// A part of a page with its heading.
  func card(_ title: String, note: Markup = .nothing, extra: String = "", _ body: Markup) -> Markup {
    let id = Self.anchor(title)
    return """
      <section class="card \(extra)" aria-labelledby="\(id)">
      <header><h2 id="\(id)">\(title)</h2>\("<div class=\"note\">\(note)</div>", if: !note.isEmpty)</header>
      \(body)
      </section>

      """
  }

  /// A name for a heading, the same each time: its words as numbers, since they may be Chinese.
  private static func anchor(_ title: String) -> String {
    "h" + String(title.utf8.reduce(UInt64(5381)) { ($0 &* 33) ^ UInt64($1) }, radix: 36)
  }

  func empty(_ text: String) -> Markup { "<p class=\"empty\">\(text)</p>\n" }

  /// When the numbers were counted.
  func counted(_ at: Instant?) -> Markup {
    guard let at else { return "\(self("not counted yet", "尚未统计"))" }
    return "\(self("counted at", "统计时间")) \(time(at))"
  }

  func caseLink(_ id: String) -> Markup {
    guard !id.isEmpty else { return .nothing }
    return "<a class=\"id\" href=\"\(Address("case").with("id", id))\">\(masked(id))</a>"
  }

  /// A list of cases.
  func caseTable(_ rows: [CaseRow], caption: String) -> Markup {
    table(
      caption,
      [
        Column(self("Case", "个案编号")), Column(self("Programme", "项目")), Column(self("Village", "行政村")),
        Column(self("Step", "环节")), Column(self("Stands", "状态")), Column(self("Waits for", "等待")),
        Column(self("Since", "自"), isNumber: true),
      ],
      rows.map { row in
        let late: Markup = row.isOverdue ? badge(Badge(en: "overdue", zh: "超期", .bad)) + " " : .nothing
        return [
          caseLink(row.id), "\(self(row.programme))", place(row.village), "\(self(row.step))",
          late + badge(row.standing),
          row.waits.map { "\(self($0.name))" } ?? "<span class=\"faint\">–</span>",
          row.since.map { "\(time($0)) <span class=\"faint\">\(age($0))</span>" } ?? "<span class=\"faint\">–</span>",
        ]
      })
  }
}

/// A column of a table.
struct Column {
  var title: String
  var isNumber: Bool
  init(_ title: String, isNumber: Bool = false) {
    self.title = title
    self.isNumber = isNumber
  }
}

extension PageContext {
  /// A table whose rows become cards on a narrow screen, each value with its column's name.
  /// The roles are said, since a browser forgets them when a table is laid out in another way.
  /// - Parameter none: stands there when there are no rows.
  func table(
    _ caption: String, _ columns: [Column], _ rows: [[Markup]], totals: [Markup]? = nil, look: String = "stack",
    none: String? = nil
  ) -> Markup {
    guard !rows.isEmpty else { return empty(none ?? self("none", "无")) }
    let head = columns.markup {
      "<th scope=\"col\" role=\"columnheader\"\(" class=\"n\"", if: $0.isNumber)>\($0.title)</th>"
    }
    func line(_ cells: [Markup]) -> Markup {
      let all = zip(columns, cells).markup { column, cell in
        "<td role=\"cell\" data-label=\"\(column.title)\"\(" class=\"n\"", if: column.isNumber)><span>\(cell)</span></td>"
      }
      return "<tr role=\"row\">\(all)</tr>\n"
    }
    let foot: Markup = totals.map { "<tfoot role=\"rowgroup\">\(line($0))</tfoot>\n" } ?? .nothing
    return """
      <div class="scroll" role="group" tabindex="0" aria-label="\(caption)">
      <table class="\(look)" role="table"><caption class="quiet">\(caption)</caption>
      <thead role="rowgroup"><tr role="row">\(head)</tr></thead>
      <tbody role="rowgroup">
      \(rows.markup(line))</tbody>
      \(foot)</table>
      </div>

      """
  }

  /// Names and values.
  func details(_ items: [(String, Markup)]) -> Markup {
    guard !items.isEmpty else { return .nothing }
    return "<dl class=\"details\">\(items.markup { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" })</dl>\n"
  }

  func details(_ items: [Detail]) -> Markup { details(items.map { (self($0.label), "\(self($0.value))") }) }

  /// A field of a form with its label.
  func field(
    _ label: String, name: String, id: String? = nil, value: String = "", hint: String = "", kind: String = "text",
    attributes: Markup = .nothing
  ) -> Markup {
    let id = id ?? name
    return """
      <p class="field"><label for="f-\(id)">\(label)</label><input id="f-\(id)" name="\(name)" type="\(kind)" value="\(value)" autocomplete="off" spellcheck="false"\(" aria-describedby=\"d-\(id)\"", if: !hint.isEmpty)\(attributes)>\("<small id=\"d-\(id)\">\(hint)</small>", if: !hint.isEmpty)</p>

      """
  }

  func select(_ label: String, name: String, id: String? = nil, _ choices: [Choice], chosen: String, all: String)
    -> Markup
  {
    let id = id ?? name
    let options = choices.markup { choice in
      "<option value=\"\(choice.value)\"\(" selected", if: choice.value == chosen)>\(self(choice.name))</option>"
    }
    return """
      <p class="field"><label for="f-\(id)">\(label)</label><select id="f-\(id)" name="\(name)"><option value="">\(all)</option>\(options)</select></p>

      """
  }

  /// Divisions from the province down to the one that is looked at.
  func crumbs(_ region: String, _ address: (String) -> Address) -> Markup {
    guard !region.isEmpty else { return .nothing }
    let levels = [2, 4, 6, 9, 12].filter { $0 <= region.count }.map { String(region.prefix($0)) }
    let links = levels.markup { digits in
      digits == region
        ? "<li aria-current=\"page\">\(place(digits))</li>"
        : "<li><a href=\"\(address(digits))\">\(place(digits))</a></li>"
    }
    let start: Markup = "<li><a href=\"\(address(""))\">\(self("all divisions", "全部地区"))</a></li>"
    return "<nav class=\"crumbs\" aria-label=\"\(self("Division", "地区"))\"><ol>\(start)\(links)</ol></nav>\n"
  }

  /// A message at the top of a page.
  func alert(_ text: Markup, _ tone: Tone) -> Markup {
    "<div class=\"alert \(tone.rawValue)\" role=\"\(tone == .bad ? "alert" : "status")\">\((tone == .bad || tone == .warn ? Icon.warning : .check).markup)<div>\(text)</div></div>\n"
  }
}
