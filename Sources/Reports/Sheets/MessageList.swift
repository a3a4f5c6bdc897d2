import Contract
import Policy

/// Messages that households are to be sent, as a message platform takes them, and their count.
///
/// Each emission that concerns a household asks for one. Its receiver is the case; the platform's owner finds the
/// telephone number by it in the intake's register, since Dripline hands out none.
public struct MessageList {
  /// What was told, by whose emissions messages are asked for.
  public static let topics: Set<TopicID> = Set(MessageKind.byTopic.keys)

  private let period: Period
  private let language: Language
  private let page: PageWriter
  private let isList: Bool
  private var counts: [UInt64: [MessageKind: Int]] = [:]

  /// `isList`: one line a message; otherwise counts alone.
  public init(_ period: Period, to page: PageWriter, isList: Bool, about: String, on: Day, language: Language) throws {
    self.period = period
    self.page = page
    self.isList = isList
    self.language = language
    try page.begin(
      PageHead(
        kind: .messages, title: language.pick("Messages to households", "农户短信"), about: about, on: on,
        language: language, isLandscape: true))
    guard isList else { return }
    try page.beginTable(
      TableHead(
        "message", language.pick("Messages", "短信清单"), isMain: true,
        [
          .init("at", language.pick("Told at", "时间"), width: 15),
          .init("region", language.pick("Village", "行政村"), width: 14),
          .init("caseId", language.pick("Case", "个案编号"), width: 16),
          .init("kind", language.pick("Kind", "类别"), width: 12),
          .init("en", language.pick("English", "英文"), width: 50),
          .init("zh", language.pick("Chinese", "中文"), width: 50),
        ]))
  }

  /// Takes what was told, in any order.
  public mutating func take(_ topic: TopicID, of caseId: String, at: Instant, value: [UInt8]) throws {
    guard period.contains(at.day), let request = MessageRequest(topic, value: value),
      let village = RegionCode.village(request.region)
    else { return }
    counts[village, default: [:]][request.kind, default: 0] += 1
    guard isList else { return }
    try page.row([
      .moment(at), .text(request.region), .text(Mask.reference(caseId)),
      .word(code: request.kind.text, name: request.kind.name.text(language)),
      .text(request.text.en), .text(request.text.zh),
    ])
  }

  /// Writes the counts.
  public func end() throws {
    let used = MessageKind.allCases.filter { kind in counts.values.contains { $0[kind, default: 0] > 0 } }
    func sum(_ kind: MessageKind) -> Int { counts.values.reduce(0) { $0 + $1[kind, default: 0] } }
    let total = used.reduce(0) { $0 + sum($1) }
    if isList { try page.endTable(totals: nil) }
    try page.items(
      "sums", language.pick("In all", "汇总"),
      [
        Item("from", language.pick("From", "起"), .day(period.from)),
        Item("to", language.pick("To", "止"), .day(period.to)),
        Item("messages", language.pick("Messages", "短信条数"), .count(total)),
      ])
    try page.table(
      TableHead(
        "village", language.pick("By village", "按行政村"), isMain: !isList,
        [
          .init("region", language.pick("Village", "行政村"), width: 16),
          .init("messages", language.pick("Messages", "条数"), width: 10),
        ]
          + used.map { .init($0.text, $0.name.text(language), width: 10) }),
      counts.sorted { $0.key < $1.key }.map { village, kinds in
        [.text(Region.digits(village)), .count(kinds.values.reduce(0, +))] + used.map { .count(kinds[$0, default: 0]) }
      },
      totals: [.text(language.pick("In all", "合计")), .count(total)] + used.map { .count(sum($0)) })
    try page.end()
  }
}
