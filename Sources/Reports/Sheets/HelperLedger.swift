import Casework
import Contract
import Policy

/// Who looks after which households (帮扶台账), and whether anybody has too many.
public struct HelperLedger {
  /// A household with its helper.
  public struct Pairing: Sendable {
    public var helper: HelperPaper
    public var caseId: String
    /// Cases with the same head are one household; never shown.
    var household: PersonKey?
    public var village: UInt64
    /// Masked.
    public var head: String
    public var standing: Cell
    /// The case counts towards the limit: it is not closed.
    public var isLive: Bool
    public var visits: Int
    public var lastVisit: Day?
    /// Most households that a helper of the programme may have; nil: no limit.
    public var limit: Int64?

    public init(_ dossier: Dossier, helper: HelperPaper, on: Day, _ language: Language) {
      self.helper = helper
      caseId = Mask.reference(dossier.state.id)
      household = dossier.head?.key
      village = dossier.state.village
      head = dossier.head?.name ?? "*"
      standing = dossier.state.standing(language)
      isLive = dossier.state.stage != .closed
      visits = dossier.visits.count
      lastVisit = dossier.visits.last?.on
      limit = dossier.programme?.helpers?.max.on(on).value
    }
  }

  let pairings: [Pairing]
  /// By staff number: live cases of all regions, as the pipeline counts them.
  let tallies: [String: Int]
  /// Registered households that nobody looks after.
  let unhelped: [(caseId: String, village: UInt64)]
  let about: String
  let on: Day
  let language: Language

  public init(
    _ pairings: [Pairing], tallies: [String: Int], unhelped: [(caseId: String, village: UInt64)], about: String,
    on: Day,
    language: Language
  ) {
    self.pairings = pairings.sorted {
      ($0.helper.staffId, $0.village, $0.caseId) < ($1.helper.staffId, $1.village, $1.caseId)
    }
    self.tallies = tallies
    self.unhelped = unhelped.sorted { ($0.village, $0.caseId) < ($1.village, $1.caseId) }
    self.about = about
    self.on = on
    self.language = language
  }

  private struct Helper {
    var staffId: String
    var pairings: [Pairing]
    /// Of the report's region.
    var households: Int
    /// Live ones here, and live cases elsewhere.
    var live: Int
    var limit: Int64?
    var isOver: Bool { limit.map { live > $0 } ?? false }
  }

  /// Several cases of one household count once.
  private static func households(_ pairings: [Pairing]) -> Int {
    Set(pairings.compactMap(\.household)).count + pairings.count { $0.household == nil }
  }

  private var helpers: [Helper] {
    Dictionary(grouping: pairings, by: \.helper.staffId).sorted { $0.key < $1.key }.map { staffId, mine in
      let live = mine.filter(\.isLive)
      return Helper(
        staffId: staffId, pairings: mine, households: Self.households(mine),
        live: Self.households(live) + max(0, (tallies[staffId] ?? 0) - live.count),
        limit: mine.compactMap(\.limit).min())
    }
  }

  func pick(_ en: String, _ zh: String) -> String { language.pick(en, zh) }

  /// Writes the ledger.
  public func write(to page: PageWriter) throws {
    let helpers = helpers
    try page.begin(
      PageHead(kind: .helpers, title: pick("Helper ledger", "帮扶台账"), about: about, on: on, language: language))
    try page.items(
      "sums", pick("In all", "汇总"),
      [
        Item("helpers", pick("Helpers", "帮扶责任人"), .count(helpers.count)),
        Item("households", pick("Households", "帮扶户数"), .count(Self.households(pairings))),
        Item("visits", pick("Visits", "走访次数"), .count(pairings.reduce(0) { $0 + $1.visits })),
        Item("overLimit", pick("Over the limit (R-043)", "超过户数上限（R-043）"), .count(helpers.count { $0.isOver })),
        Item("unhelped", pick("Without a helper (R-042)", "尚无帮扶人（R-042）"), .count(unhelped.count)),
      ])
    try page.beginTable(main)
    for helper in helpers { try page.row(row(helper)) }
    try page.endTable(totals: nil)
    try page.table(
      TableHead(
        "pairing", pick("Households by helper", "结对名册"),
        [
          .init("staffId", pick("Staff number", "工号"), width: 14), .init("helper", pick("Helper", "帮扶人"), width: 12),
          .init("region", pick("Village", "行政村"), width: 14), .init("caseId", pick("Case", "个案编号"), width: 18),
          .init("head", pick("Head", "户主"), width: 8), .init("since", pick("Since", "结对日期")),
          .init("visits", pick("Visits", "走访次数"), width: 8), .init("lastVisit", pick("Last", "最近走访")),
          .init("standing", pick("Standing", "状态"), width: 12),
        ]),
      pairings.map {
        [
          .text($0.helper.staffId), .text($0.helper.name), .text(Region.digits($0.village)), .text($0.caseId),
          .text($0.head),
          .day(optional: $0.helper.since), .count($0.visits), .day(optional: $0.lastVisit), $0.standing,
        ]
      })
    try page.table(
      TableHead(
        "unhelped", pick("Registered households without a helper", "尚无帮扶人的在册户"),
        [.init("region", pick("Village", "行政村"), width: 14), .init("caseId", pick("Case", "个案编号"), width: 24)]),
      unhelped.map { [.text(Region.digits($0.village)), .text(Mask.reference($0.caseId))] })
    try page.end()
  }

  private var main: TableHead {
    TableHead(
      "helper", pick("Helpers", "帮扶责任人"), isMain: true,
      [
        .init("staffId", pick("Staff number", "工号"), width: 14), .init("name", pick("Name", "姓名"), width: 12),
        .init("unit", pick("Unit", "单位"), width: 26), .init("households", pick("Households here", "本表户数"), width: 10),
        .init("liveHouseholds", pick("Live, all regions", "全部在办户数"), width: 10),
        .init("limit", pick("Limit", "上限"), width: 8), .init("overLimit", pick("Over", "是否超限"), width: 8),
        .init("visits", pick("Visits", "走访次数"), width: 9), .init("lastVisit", pick("Last", "最近走访"), width: 12),
      ])
  }

  private func row(_ helper: Helper) -> [Cell] {
    let newest = helper.pairings.max { ($0.helper.since?.number ?? 0) < ($1.helper.since?.number ?? 0) }?.helper
    return [
      .text(helper.staffId), .text(newest?.name ?? ""), .text(newest?.unit ?? ""), .count(helper.households),
      .count(helper.live), helper.limit.map { .count(Int($0)) } ?? .empty, .flag(helper.isOver),
      .count(helper.pairings.reduce(0) { $0 + $1.visits }),
      .day(optional: helper.pairings.compactMap(\.lastVisit).max()),
    ]
  }
}
