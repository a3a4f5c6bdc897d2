import Contract
import Policy

/// Households that have fallen back into poverty (返贫台账): when, where, found by whom, and why.
public struct ReturnedList {
  struct Line: Sendable, Equatable {
    var on: Day
    var village: UInt64
    var caseId: String
    var found: Cell
    var cause: Cell
    /// The case on which the change was reported, which may be another of the household's.
    var origin: String?
  }

  /// The facts that say so, and what was told of them.
  public static let topics: Set<TopicID> = [.householdChanged, .householdEchoed, .visitReported, .caseFlagged]

  private(set) var lines: [Line] = []
  private let period: Period
  private let language: Language
  /// The newest fact: what is told of it comes behind it.
  private var newest: (caseId: String, found: Cell, cause: Cell, origin: String?)?
  /// What changes said, by the case on which they were reported.
  private var causes: [String: Cell] = [:]

  public init(_ period: Period, language: Language) {
    self.period = period
    self.language = language
  }

  private func pick(_ en: String, _ zh: String) -> String { language.pick(en, zh) }

  /// Takes what happened, each fact before what was told of it; of its body nothing is kept but why.
  public mutating func take(_ topic: TopicID, of caseId: String, at: Instant, value: [UInt8]) {
    guard period.contains(at.day), let body = Body(value: value) else { return }
    switch topic {
    case .visitReported:
      let word = body.object("evidence")?.text("backCause") ?? "none"
      let cause = word == "none" ? Cell.empty : .word(code: word, name: EvidenceText.name(word, language))
      newest = (caseId, .word(code: "visit", name: pick("visit", "回访发现")), cause, nil)
    case .householdChanged, .householdEchoed:
      guard body.text("kind") == "returned" else { return }
      if topic == .householdChanged { causes[caseId] = body.word(Cause.self, "cause")?.cell(language) ?? .empty }
      // What is told to the household's other cases names the case, not the cause.
      let origin = topic == .householdChanged ? caseId : body.text("caseId")
      newest = (caseId, .word(code: "change", name: pick("report of a change", "动态上报")), .empty, origin)
    case .caseFlagged where body.word(FlagKind.self, "kind") == .returned:
      guard let village = body.text("region").flatMap({ RegionCode.village($0) }) else { return }
      let known = newest?.caseId == caseId ? newest : nil
      lines.append(
        Line(
          on: at.day, village: village, caseId: Mask.reference(caseId), found: known?.found ?? .empty,
          cause: known?.cause ?? .empty,
          origin: known?.origin))
    default: break
    }
  }

  /// Writes the list.
  public func write(to page: PageWriter, about: String, on: Day) throws {
    let lines: [Line] = self.lines.map { line in
      var line = line
      if let cause = line.origin.flatMap({ causes[$0] }) { line.cause = cause }
      return line
    }.sorted { ($0.on, $0.village, $0.caseId) < ($1.on, $1.village, $1.caseId) }
    try page.begin(
      PageHead(
        kind: .returned, title: pick("Households fallen back into poverty", "返贫台账"), about: about, on: on,
        language: language))
    try page.items(
      "sums", pick("In all", "汇总"),
      [
        Item("from", pick("From", "起"), .day(period.from)), Item("to", pick("To", "止"), .day(period.to)),
        Item("households", pick("Times that a household fell back", "返贫户次"), .count(lines.count)),
        Item("villages", pick("Villages", "涉及行政村"), .count(Set(lines.map(\.village)).count)),
      ])
    let byCause = Dictionary(grouping: lines) { $0.cause.plain }.sorted {
      ($1.value.count, $0.key) < ($0.value.count, $1.key)
    }
    try page.table(
      TableHead(
        "cause", pick("By cause", "按原因"),
        [.init("cause", pick("Cause", "原因"), width: 24), .init("households", pick("Times", "户次"))]),
      byCause.map {
        [$0.value[0].cause == .empty ? .text(pick("not said", "未填报")) : $0.value[0].cause, .count($0.value.count)]
      })
    let villages = Dictionary(grouping: lines, by: \.village).sorted { $0.key < $1.key }
    try page.table(
      TableHead(
        "village", pick("By village", "按行政村"),
        [.init("region", pick("Village", "行政村"), width: 18), .init("households", pick("Times", "户次"))]),
      villages.map { [.text(Region.digits($0.key)), .count($0.value.count)] })
    try page.table(
      TableHead(
        "returned", pick("Households", "名册"), isMain: true,
        [
          .init("on", pick("On", "日期")), .init("region", pick("Village", "行政村"), width: 16),
          .init("caseId", pick("Case", "个案编号"), width: 20), .init("found", pick("Found by", "发现方式"), width: 18),
          .init("cause", pick("Cause", "原因"), width: 18),
        ]),
      lines.map { [.day($0.on), .text(Region.digits($0.village)), .text($0.caseId), $0.found, $0.cause] })
    try page.end()
  }
}
