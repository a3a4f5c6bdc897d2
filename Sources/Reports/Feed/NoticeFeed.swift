import Contract
import Policy

/// The notices that hang, as a feed (Atom, RFC 4287) that a portal takes (R-120, R-650) and a board's keeper prints
/// (R-651). It says what the public sheet says, and no more.
public struct NoticeFeed {
  /// One notice.
  public struct Entry: Sendable {
    public var posting: PublicSheet.Posting
    public var village: UInt64
    /// Where it has to hang.
    public var places: [Place]

    public init(posting: PublicSheet.Posting, village: UInt64, places: [Place]) {
      self.posting = posting
      self.village = village
      self.places = places
    }
  }

  private let entries: [Entry]
  private let funds: FundNames
  private let author: String
  /// The address of a notice's page, with `{case}` in it; empty: none.
  private let link: String
  private let contact: String
  /// Where the feed itself is to be found; empty: not said.
  private let address: String
  private let on: Day
  private let language: Language

  /// - `author`: whose notices they are.
  /// - `on`: the day of the feed.
  /// - `address`: where the feed itself will be found; empty: not said.
  public init(
    _ entries: [Entry], funds: FundNames, author: String, link: String, contact: String, on: Day, language: Language,
    address: String = ""
  ) {
    // Newest first.
    self.entries = entries.sorted { ($1.posting.from, $0.posting.caseId) < ($0.posting.from, $1.posting.caseId) }
    self.funds = funds
    self.author = author
    self.link = link
    self.contact = contact
    self.address = address
    self.on = on
    self.language = language
  }

  private func pick(_ en: String, _ zh: String) -> String { language.pick(en, zh) }

  /// Writes the feed piece by piece.
  public func write(_ out: (String) throws -> Void) throws {
    let updated = Timestamp.format(entries.map(\.posting.from).max()?.start ?? on.start)
    try out(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(language == .zh ? "zh-CN" : "en")">
        <id>urn:dripline:notices</id>
        <title>\(pick("Public notices", "公示公告"))</title>
        <updated>\(updated)</updated>
        <author><name>\(HTMLText.escaped(PlainText.clean(author)))</name></author>
        <generator>dripline</generator>

      """)
    if !address.isEmpty {
      try out(
        "  <link rel=\"self\" type=\"application/atom+xml\" href=\"\(HTMLText.escaped(PlainText.clean(address)))\"/>\n"
      )
    }
    for entry in entries { try out(text(entry)) }
    try out("</feed>\n")
  }

  private func text(_ entry: Entry) -> String {
    let posting = entry.posting
    let id = "urn:dripline:notice:\(posting.caseId):\(posting.from)"
    let at = Timestamp.format(posting.from.start)
    var lines = [
      "  <entry>", "    <id>\(HTMLText.escaped(id))</id>",
      "    <title>\(HTMLText.escaped(PlainText.clean("\(posting.programme) · \(posting.step) · \(posting.head)")))</title>",
      "    <published>\(at)</published>", "    <updated>\(at)</updated>",
      "    <category scheme=\"urn:dripline:region\" term=\"\(Region.digits(entry.village))\"/>",
      "    <category scheme=\"urn:dripline:level\" term=\"\(posting.level.text)\" label=\"\(posting.level.name(language))\"/>",
    ]
    lines += entry.places.map {
      "    <category scheme=\"urn:dripline:place\" term=\"\($0.text)\" label=\"\($0.name(language))\"/>"
    }
    if !link.isEmpty {
      let address = link.replacing("{case}", with: Self.pathPart(posting.caseId))
      lines.append("    <link rel=\"alternate\" href=\"\(HTMLText.escaped(address))\"/>")
    }
    // As paragraphs: readers run the lines of a plain text together.
    let paragraphs = content(posting).map { "<p>\(HTMLText.escaped(PlainText.clean($0)))</p>" }.joined()
    lines.append(
      "    <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">\(paragraphs)</div></content>")
    return (lines + ["  </entry>", ""]).joined(separator: "\n")
  }

  private func content(_ posting: PublicSheet.Posting) -> [String] {
    var lines = [
      pick("Case: ", "个案编号：") + posting.caseId, pick("Head of the household: ", "户主：") + posting.head,
      pick("Posted: ", "公示期：") + "\(posting.from) – \(posting.until)",
    ]
    for share in posting.amounts {
      lines.append(
        pick("Amount, yuan: ", "拟核定金额（元）：") + Cell.grouped(yuan(share.fen)) + pick(", from ", "，资金来源：")
          + funds.text(share.fund, language))
    }
    if !posting.amounts.isEmpty, let schedule = posting.schedule {
      lines.append(pick("Paid: ", "发放方式：") + schedule.name(language))
    }
    lines.append(
      pick(
        "Who objects tells the village committee or the township government while the notice hangs, and names the case (R-311).",
        "有异议的，请在公示期内向村委会或乡镇人民政府反映，并说明个案编号（R-311）。"))
    if !contact.isEmpty { lines.append(pick("To be reached at: ", "联系方式：") + contact) }
    return lines
  }

  /// A case's id as part of an address.
  private static func pathPart(_ id: String) -> String {
    id.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(Unicode.Scalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
