import Casework
import Contract
import Pipeline
import Policy

/// What a simulation found, for people.
struct SimulationReport {
  static let shownMax = 20

  let sums: SimulationSums
  let effort: SimulationRun.Effort
  let differences: [CaseDifference]
  let pack: Pack
  let language: Language
  let titles: StepTitles

  init(run: SimulationRun, language: Language) {
    self.init(
      sums: run.simulation.sums, effort: run.effort, differences: run.differences, pack: run.simulation.pack,
      language: language)
  }

  init(
    sums: SimulationSums, effort: SimulationRun.Effort, differences: [CaseDifference], pack: Pack, language: Language
  ) {
    self.sums = sums
    self.effort = effort
    self.differences = differences.sorted {
      ($0.kind.rawValue, $0.village, $0.caseId) < ($1.kind.rawValue, $1.village, $1.caseId)
    }
    self.pack = pack
    self.language = language
    titles = StepTitles(pack)
  }

  func pick(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }

  /// Label and value of each line of the summary.
  var summary: [(label: String, value: Value)] {
    let total = sums.total
    var rows: [(String, Value)] = [
      (pick("pack", "政策包"), .text("\(pack.id), \(pack.title.text(language))")),
      (pick("cases looked at", "比较个案"), .count(sums.cases)),
      (pick("  facts", "　信息条数"), .count(sums.facts)),
      (pick("  facts a second of one core", "　单核每秒条数"), .count(Int(effort.factsPerSecond.rounded()))),
      (
        pick("  seconds to read, to decide again", "　读取、重算用时（秒）"),
        .text("\(tenths(effort.loadSeconds)), \(tenths(effort.foldSeconds))")
      ),
    ]
    for (label, count) in leftOut where count > 0 { rows.append((label, .count(count))) }
    rows.append((pick("cases that differ", "结果不同的个案"), .count(total.different)))
    for kind in CaseDifference.Kind.allCases where total[kind] > 0 || kind.isAlwaysTold {
      rows.append((pick("  ", "　") + kind.name(language), .count(total[kind])))
    }
    rows += [
      (pick("a month before, yuan", "原每月支出（元）"), .fen(total.beforeFen)),
      (pick("a month after, yuan", "新每月支出（元）"), .fen(total.afterFen)),
      (pick("difference, yuan", "差额（元）"), .fen(total.afterFen - total.beforeFen)),
    ]
    if sums.pendingFen > 0 {
      rows.append((pick("  granted before, now stopped short of it, yuan", "　原已批准、现未到批准环节（元）"), .fen(sums.pendingFen)))
    }
    if sums.mayFen > 0 {
      rows.append((pick("at most more, if all newly admitted pass, yuan", "新增进入者全部通过时至多再增（元）"), .fen(sums.mayFen)))
    }
    return rows.map { (label: $0.0, value: $0.1) }
  }

  enum Value {
    case text(String)
    case count(Int)
    case fen(Int64)

    var shown: String {
      switch self {
      case .text(let text): text
      case .count(let count): "\(count)"
      case .fen(let fen): yuan(fen)
      }
    }
  }

  var leftOut: [(String, Int)] {
    [
      (pick("left out: outside the jurisdiction", "未比较：不在适用区域"), sums.outsideJurisdiction),
      (pick("left out: applied for while not in force", "未比较：申请日不在施行期内"), sums.outsideDates),
      (pick("left out: no application yet", "未比较：尚无申请"), sums.withoutApplication),
      (pick("left out: other region or earlier", "未比较：不在所选区域或日期"), sums.notAsked),
    ]
  }

  func tenths(_ seconds: Double) -> String { "\((seconds * 10).rounded() / 10)" }

  // MARK: Tables

  var text: String {
    let rows = summary
    let width = rows.map { Table.width($0.label) }.max() ?? 0
    var parts = [
      rows.map { row in
        row.label + String(repeating: " ", count: width - Table.width(row.label) + 2) + Table.plain(row.value.shown)
      }.joined(separator: "\n")
    ]
    guard !differences.isEmpty else { return parts[0] }
    parts.append(causeTable)
    parts.append(placeTable)
    parts.append(caseTable)
    return parts.joined(separator: "\n\n")
  }

  private var causeTable: String {
    var table = Table(
      [
        pick("what", "变化"), pick("cases", "个案"), pick("clause", "条款"), pick("rule", "规则"), pick("step", "环节"),
        pick("title", "名称"),
      ],
      right: [1])
    let causes = sums.rankedCauses
    for (cause, weight) in causes.prefix(Self.shownMax) {
      table.add([
        cause.kind.name(language), "\(weight.cases)", cause.clause, cause.rule.isEmpty ? cause.code : cause.rule,
        titles.name(cause.step, of: nil, language), weight.title.text(language),
      ])
    }
    return table.text + more(causes.count - Self.shownMax)
  }

  /// Counties, townships and villages, one below the other, where cases differ.
  private var placeTable: String {
    let columns = CaseDifference.Kind.allCases.filter { $0.isAlwaysTold }
    var table = Table(
      [pick("place", "地区"), pick("cases", "个案"), pick("differ", "不同")] + columns.map { shortName($0) }
        + [pick("other", "其他"), pick("before, yuan", "原每月（元）"), pick("after, yuan", "新每月（元）")],
      right: Set(1...columns.count + 5))
    let rows = places
    for (code, own) in rows.prefix(Self.shownMax) {
      let named = columns.reduce(0) { $0 + own[$1] }
      table.add(
        [
          String(repeating: " ", count: code.count == 6 ? 0 : code.count == 9 ? 2 : 4) + code, "\(own.cases)",
          "\(own.different)",
        ]
          + columns.map { "\(own[$0])" } + ["\(own.different - named)", yuan(own.beforeFen), yuan(own.afterFen)])
    }
    return table.text + more(rows.count - Self.shownMax)
  }

  /// Divisions of the three levels in the order of their codes, those without a difference left out.
  var places: [(code: String, sums: SimulationSums.Division)] {
    [6, 9, 12].flatMap { sums.divisions(digits: $0) }.filter { $0.sums.different > 0 }.sorted { $0.code < $1.code }
  }

  private func shortName(_ kind: CaseDifference.Kind) -> String {
    switch kind {
    case .newlyRefused: pick("refused", "新增不通过")
    case .newlyAdmitted: pick("admitted", "新增进入")
    case .newlyReturned: pick("put right", "退回补正")
    default: pick("strict", "从严")
    }
  }

  private var caseTable: String {
    var table = Table([
      pick("case", "个案编号"), pick("village", "行政村"), pick("what", "变化"), pick("before", "原结果"), pick("after", "新结果"),
      pick("in words", "理由"),
    ])
    for difference in differences.prefix(Self.shownMax) {
      let before = CourseView(course: difference.before, titles: titles, language: language)
      let after = CourseView(course: difference.after, titles: titles, language: language)
      table.add([
        difference.caseId, Region.digits(difference.village), difference.kind.name(language),
        "\(before.outcome) · \(before.step)", "\(after.outcome) · \(after.step)", words(difference),
      ])
    }
    return table.text + more(differences.count - Self.shownMax)
  }

  /// The texts of the reasons to which a difference is due.
  func words(_ difference: CaseDifference) -> String {
    difference.causes.flatMap(\.reasons).map { $0.text(language) }.joined(separator: "; ")
  }

  private func more(_ count: Int) -> String {
    guard count > 0 else { return "" }
    return "\n" + pick("... and \(count) more; --json and --xlsx have all", "……另有\(count)行，见 --json 和 --xlsx")
  }
}

extension CaseDifference.Kind {
  /// Told even where there is none.
  var isAlwaysTold: Bool { [.newlyRefused, .newlyAdmitted, .newlyReturned, .newlyStrict].contains(self) }
}
