@testable import Casework
import Contract
import Policy
import Testing

@testable import Reports

/// How indicators and lists are written.
@Suite("Indicator sheets")
struct IndicatorSheetTests {
  static let on = Day(text: "2021-01-10")!

  static func sheet(_ form: IndicatorSheet.Form, _ periods: [Period], language: Language = .zh, span: UInt64? = 1_000)
    throws -> IndicatorSheet
  {
    var population = IndicatorTests.Population()
    population.add([2, 3], exited: "2020-05-05")
    population.add([4, 1], village: 341_225_102_001)
    population.trails.note(causes: [.illness], of: "C2")
    let table = population.table(periods, span: span)
    let figures = try PlaceFigures(
      csv: "region,year,population,name\n341225101,2020,100,<b>甲乡</b>\n341225102,2020,50,\n")
    let reckoning = IndicatorReckoning(
      table, figures: figures, language: language, titles: { Localized(en: $0, zh: $0) })
    return IndicatorSheet(reckoning, form: form, scope: IndicatorScope(), about: "示例县", on: on)
  }

  @Test("the list has a line for each figure, place and period, with base, days and rounding")
  func list() throws {
    let sheet = try Self.sheet(.list, [.year(2020)])
    let lines = try PageTests.csv { try sheet.write(to: $0) }.split(separator: "\r\n").map(String.init)
    let codes = sheet.reckoning.codes
    #expect(lines.count == 1 + 3 * codes.count, "the whole and two townships")
    let head = CSVReading.fields(lines[0].trimmingPrefix("\u{FEFF}"))
    #expect(head == ["地区", "起", "止", "代码", "指标", "数值", "单位", "分子", "分母（基数）", "口径", "修约", "目标", "是否达标", "规则"])
    let rows = lines.dropFirst().map { CSVReading.fields($0) }
    #expect(
      rows.allSatisfy {
        $0.count == 14 && $0[1] == "2020-01-01" && $0[2] == "2020-12-31" && !$0[9].isEmpty && $0[13].hasPrefix("R-")
      })
    #expect(
      rows.contains {
        $0[3] == "incidenceAfter" && $0[0] == "341225102000" && $0[5] == "10.00" && $0[7] == "5" && $0[8] == "50"
          && $0[10] == "四舍五入，保留2位小数"
      })
    #expect(
      rows.contains { $0[3] == "incidenceAfter" && $0[0] == "合计" && $0[5] == "" && $0[9].hasSuffix("（未提供）") },
      "no figure of the whole is made up from parts")
  }

  @Test("the sheets have a column for each period; of comparisons there is how many places lie above, level and below")
  func matrix() throws {
    let sheet = try Self.sheet(.quarterly, Period.parts(ofYear: 2020, .quarter), language: .en)
    let lines = try PageTests.csv { try sheet.write(to: $0) }.split(separator: "\r\n").map {
      CSVReading.fields($0.trimmingPrefix("\u{FEFF}"))
    }
    #expect(lines[0].prefix(7) == ["Code", "Figure", "Unit", "2020 Q1", "2020 Q2", "2020 Q3", "2020 Q4"])
    #expect(
      lines.contains {
        $0.prefix(7) == ["exitedHouseholds", "Households out of poverty", "households", "0", "2", "0", "0"]
      })
    #expect(lines.contains { $0.prefix(7) == ["remainingPersons", "People remaining", "people", "10", "5", "5", "5"] })
    let html = try PageTests.html { try sheet.write(to: $0) }
    #expect(html.contains("Places against the whole (R-526)") && html.contains("Checked by"))
    #expect(html.contains("&lt;b&gt;甲乡&lt;/b&gt; 341225101000") && !html.contains("<b>甲乡"))
  }

  @Test("printed sheets have their charts, drawn from the numbers beside them")
  func charts() throws {
    let sheet = try Self.sheet(.annual, [.year(2019), .year(2020)])
    let html = try PageTests.html { try sheet.write(to: $0) }
    // The course: people, incidence (no figure of the whole, so none), money (nothing paid, so none); places: people,
    // incidence, coverage (none); causes; sources (none).
    #expect(
      html.components(between: "<figcaption>", and: "<").map(\.self) == [
        "新识别、脱贫与期末在册人口 ", "期末在册人口", "贫困发生率（%）", "致贫原因户数",
      ])
    #expect(html.contains("role=\"img\" aria-label=\"致贫原因户数\""))
    // Without places and periods to compare there is no such table.
    let plain = try PageTests.html { try Self.sheet(.list, [.year(2020)], span: nil).write(to: $0) }
    #expect(plain.components(between: "<figcaption>", and: "<") == ["致贫原因户数"])
    for word in ["<script", "http:", "https:", "url(", "href="] { #expect(!html.contains(word)) }
  }

  @Test("a chart is as long as its numbers say, and of many rows has the first")
  func bars() {
    let table = TableHead("row", "t", [.init("a", "a"), .init("b", "b")], charts: [TableChart(.bar, "图", values: [1])])
    let rows: [[Cell]] = [
      [.text("x"), .count(100)], [.text("y"), .count(50)], [.text("z"), .empty], [.text("<i>"), .fen(0)],
    ]
    func html(_ rows: [[Cell]]) -> String {
      HTMLChart(chart: table.charts[0], columns: table.columns, rows: rows, language: .zh).html
    }
    #expect(html(rows).components(between: "y=\"2\" width=\"", and: "\"") == ["360"])
    #expect(html(rows).components(between: "\" width=\"", and: "\" height").dropFirst() == ["360", "180", "0"])
    #expect(html(rows).contains("&lt;i&gt;") && html([[.text("x"), .count(0)]]).isEmpty && html([]).isEmpty)
    let many = html((1...100).map { [.text("\($0)"), .count($0)] })
    #expect(many.components(between: "<rect", and: "/").count == HTMLChart.rowsMax)
  }

  @Test("who fell back is listed with cause and village, also where another case said so")
  func returned() throws {
    var list = ReturnedList(.year(2020), language: .zh)
    func take(_ topic: TopicID, _ caseId: String, _ day: String, _ json: String) {
      list.take(topic, of: caseId, at: Day(text: day)!.start, value: Array(json.utf8))
    }
    let told = #"{"kind":"returned","region":"341225101001"}"#
    take(
      .visitReported, "X1", "2020-03-01", #"{"by":{"name":"某人"},"evidence":{"fellBack":true,"backCause":"illness"}}"#)
    take(.caseFlagged, "X1", "2020-03-01", told)
    // Told to the exit's case by the register's, whose cause is read later.
    take(.householdEchoed, "X2", "2020-04-02", #"{"caseId":"C2","kind":"returned","on":"2020-04-01"}"#)
    take(.caseFlagged, "X2", "2020-04-02", told)
    take(.householdChanged, "C2", "2020-04-01", #"{"kind":"returned","on":"2020-04-01","cause":"disaster"}"#)
    take(.householdChanged, "C2", "2020-04-01", #"{"kind":"incomeChanged","on":"2020-04-01","incomeFen":5}"#)
    // Another alert, and another year.
    take(.caseFlagged, "X3", "2020-05-01", #"{"kind":"overdue","region":"341225101001"}"#)
    take(.caseFlagged, "X4", "2021-01-01", told)
    let lines = try PageTests.csv { try list.write(to: $0, about: "", on: Self.on) }.split(separator: "\r\n")
      .dropFirst()
    #expect(lines == ["2020-03-01,341225101001,X1,回访发现,因病", "2020-04-02,341225101001,X2,动态上报,因灾"])
    let html = try PageTests.html { try list.write(to: $0, about: "", on: Self.on) }
    #expect(!html.contains("某人") && html.contains("返贫户次"))
  }
}

extension String {
  /// What stands between two marks, each time.
  func components(between start: String, and end: String) -> [String] {
    split(separator: start, omittingEmptySubsequences: false).dropFirst().map { part in
      String(part.split(separator: end, maxSplits: 1, omittingEmptySubsequences: false)[0])
    }
  }
}
