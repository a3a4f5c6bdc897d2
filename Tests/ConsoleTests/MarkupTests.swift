import Contract
import Policy
import Testing

@testable import Console

@Suite("Markup")
struct MarkupTests {
  @Test(
    "what is put in as text cannot end what it stands in",
    arguments: [
      "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "`", "a&b", "</textarea>",
      "&lt;",
    ])
  func escaping(_ text: String) {
    let made: Markup = "<a title=\"\(text)\">\(text)</a>"
    let inner = made.html.dropFirst("<a title=\"".count).dropLast("</a>".count)
    #expect(!inner.replacing("\">", with: "").contains("<"))
    #expect(inner.count { $0 == "\"" } == 1, "the attribute ends once")
    #expect(!inner.contains("'") && !inner.contains("`"))
  }

  @Test("marks that turn the writing direction or are invisible are left out")
  func direction() {
    let made: Markup = "\("a\u{202E}gpj.exe\u{2066}\u{200B}\u{FEFF}b")"
    #expect(made.html == "agpj.exeb")
    let codes = "a\u{1B}[31m\nb"
    #expect(Markup(codes).html == "a [31m b")
    #expect(Markup("o" + String(repeating: "\u{0301}", count: 50)).html.unicodeScalars.count <= 4)
  }

  @Test("markup goes in as it is, numbers as digits")
  func nesting() {
    let inner: Markup = "<b>\(7)</b>"
    #expect(("<p>\(inner)\([inner, inner])</p>" as Markup).html == "<p><b>7</b><b>7</b><b>7</b></p>")
    #expect(("\(inner, if: false)" as Markup).isEmpty)
    #expect([1, 2].markup { "<i>\($0)</i>" }.html == "<i>1</i><i>2</i>")
  }

  @Test("addresses keep what they are given within its part")
  func addresses() {
    let hostile = "../x?y=1#z\"<>&%/ 中"
    let address = Address("case").with("id", hostile).with("none", "").with("page", 2)
    #expect(address.text == "/case?id=..%2Fx%3Fy%3D1%23z%22%3C%3E%26%25%2F%20%E4%B8%AD&page=2")
    #expect(Address().text == "/")
    #expect(Address.own("/cases?id=1") == "/cases?id=1")
    for bad in [
      "//evil.example", "https://evil.example", "/\\evil", "javascript:alert(1)", "", "/a b", "/<x>",
      "/\r\nset-cookie:x",
    ] {
      #expect(Address.own(bad) == "/", "\(bad)")
    }
  }
}

@Suite("How values read")
struct FormTests {
  private func context(_ language: Language) -> PageContext {
    PageContext(language: language, user: nil, now: Instant(milliseconds: 1_000_000_000_000))
  }

  @Test("sums are grouped and never rounded up")
  func sums() {
    let (en, zh) = (context(.en), context(.zh))
    #expect(en.yuan(123_456_789) == "1,234,567.89")
    #expect(en.yuan(-5) == "-0.05")
    #expect(en.roundYuan(123_456_789) == "1.23 M")
    #expect(zh.roundYuan(123_456_789) == "123.45万")
    #expect(zh.roundYuan(12_345_678_901_200) == "1,234.56亿")
    #expect(zh.roundYuan(99_999) == "999")
    #expect(en.share(999, 1000) == "99.9\u{00A0}%" && en.share(1, 0).isEmpty && en.share(-1, 5).isEmpty)
    #expect(!en.share(.max / 2, .max).isEmpty)
  }

  @Test("ages are told in one unit")
  func ages() {
    let (en, zh) = (context(.en), context(.zh))
    #expect(en.span(milliseconds: 59_000) == "59 seconds" && en.span(milliseconds: 60_000) == "1 minute")
    #expect(zh.span(milliseconds: 7_200_000) == "2小时" && en.span(milliseconds: 86_400_000 * 3) == "3 days")
    #expect(en.span(milliseconds: -5) == "0 seconds")
  }

  @Test("divisions have their names where they are known")
  func places() {
    var t = context(.zh)
    t.places = PlaceNames("# remark\n51 四川省\n510132\t某县\nbad line\n")
    #expect(t.place("51").html.contains("四川省"))
    #expect(t.place("52").html == "<span class=\"code\">52</span>")
    #expect(t.placeText("510132") == "某县 510132")
  }

  @Test("a chart's scale reaches above its highest bar")
  func scale() {
    for most: Int64 in [1, 2, 3, 7, 10, 11, 99, 101, 12_345, 1_000_000_007] {
      let ceiling = StackedBars.niceCeiling(most)
      #expect(ceiling >= most && ceiling <= most * 10, "\(most): \(ceiling)")
    }
  }

  @Test("the parts of a money bar are as wide as the whole")
  func moneyBar() {
    var parts = MoneyParts()
    parts.allocatedFen = 1_000
    (parts.paidFen, parts.instructedFen, parts.committedFen, parts.availableFen) = (400, 100, 200, 300)
    #expect(parts.isBalanced)
    let html = MoneyBar(parts: parts).markup("x", scaleFen: 2_000, context(.en)).html
    let widths = html.matches(of: /class="m-(?!whole)[a-z]+" x="([0-9.]+)" y="0" width="([0-9.]+)"/).map {
      (Double($0.1)!, Double($0.2)!)
    }
    #expect(widths.map(\.1).reduce(0, +) == 500, "half of the scale")
    #expect(widths.map(\.0) == [0, 200, 250, 350])
    parts.paidFen += 1
    #expect(!parts.isBalanced)
  }
}
