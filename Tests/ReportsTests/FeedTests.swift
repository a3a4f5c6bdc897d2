import Casework
import Contract
import Foundation
import FoundationXML
import Policy
import Testing

@testable import Reports

@Suite("Notices as a feed") struct FeedTests {
  /// The names of elements in their order, with attributes and text where there is any.
  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String], text: String)] = []

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) { elements.append((element, attributes, "")) }

    func parser(_ parser: XMLParser, foundCharacters string: String) { elements[elements.count - 1].text += string }
  }

  private static func read(_ feed: NoticeFeed) throws -> [(name: String, attributes: [String: String], text: String)] {
    var text = ""
    try feed.write { text += $0 }
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(text)")
    return reader.elements.map { ($0.name, $0.attributes, $0.text.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }

  private static func entry(_ id: String, from: String) throws -> NoticeFeed.Entry {
    let dossier = Household.made(
      Household.state, Household.programme,
      [Household.paper(.applicationSubmitted, "2025-03-07", try Household.example("application.submitted", "applied"))])
    let step = try #require(Household.programme?.chain.first { $0.places.contains(.portal) })
    var posting = PublicSheet.Posting(
      dossier, step: step, from: Day(text: from)!, until: Day(text: from)! + 7,
      amounts: [(FundKey(name: "county", year: 2025), 9_000)], schedule: .monthly, .zh)
    posting.caseId = id
    return NoticeFeed.Entry(posting: posting, village: 341_225_101_001, places: step.places)
  }

  @Test("the newest first, each with an id that stays, its page, and what the public sheet says")
  func entries() throws {
    let entries = [try Self.entry("C0001", from: "2025-03-10"), try Self.entry("C/2", from: "2025-03-11")]
    let feed = NoticeFeed(
      entries, funds: Household.funds, author: "示例县政府", link: "https://example.gov.cn/notices/{case}", contact: "12345",
      on: Household.on,
      language: .zh)
    let elements = try Self.read(feed)
    #expect(
      elements[0].name == "feed" && elements[0].attributes["lang"] ?? elements[0].attributes["xml:lang"] == "zh-CN")
    #expect(
      elements.filter { $0.name == "id" }.map(\.text) == [
        "urn:dripline:notices", "urn:dripline:notice:C/2:2025-03-11", "urn:dripline:notice:C0001:2025-03-10",
      ])
    #expect(
      elements.filter { $0.name == "link" }.map { $0.attributes["href"] } == [
        "https://example.gov.cn/notices/C%2F2", "https://example.gov.cn/notices/C0001",
      ])
    #expect(elements.first { $0.name == "updated" }?.text == "2025-03-11T00:00:00+08:00")
    let content = elements.filter { $0.name == "p" }.map(\.text).joined(separator: "\n")
    #expect(
      content.contains("示*") && content.contains("90.00") && content.contains("2025-03-10 – 2025-03-17")
        && content.contains("12345"))
    for secret in Household.names + Household.numbers { #expect(!content.contains(secret)) }
    #expect(try Self.read(feed).count == elements.count)
  }

  @Test("an attacker's texts stay text")
  func hostile() throws {
    var entry = try Self.entry("<script>]]>&", from: "2025-03-10")
    entry.posting.head = "\u{202E}\"><x y='"
    let feed = NoticeFeed(
      [entry], funds: Household.funds, author: "a\u{0}<b>", link: "https://e/{case}?\"'<",
      contact: "</content><script>", on: Household.on, language: .en)
    let elements = try Self.read(feed)
    #expect(!elements.contains { ["script", "x", "b"].contains($0.name) })
    #expect(elements.filter { $0.name == "entry" }.count == 1)
  }

  @Test("no notice is a feed, too")
  func empty() throws {
    let feed = NoticeFeed(
      [], funds: Household.funds, author: "x", link: "", contact: "", on: Household.on, language: .en,
      address: "https://e/feed?a=1&b=2")
    let elements = try Self.read(feed)
    #expect(elements.map(\.name) == ["feed", "id", "title", "updated", "author", "name", "generator", "link"])
    #expect(elements.last?.attributes["href"] == "https://e/feed?a=1&b=2" && elements.last?.attributes["rel"] == "self")
  }
}
