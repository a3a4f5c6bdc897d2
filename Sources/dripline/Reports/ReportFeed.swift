import Contract
import Foundation
import Pipeline
import Policy
import Reports

extension Verb {
  static let reportFeed = Verb(
    words: ["report", "feed"], summary: "the notices that hang as a feed (Atom) that a government portal takes",
    options: [
      .region,
      Option(name: "all-places", help: "notices that hang on boards alone, too; otherwise those for the portal"),
      Option(name: "author", value: "TEXT", help: "whose notices they are, default 公示 or Public notices"),
      Option(name: "link", value: "URL", help: "address of a notice's page, with {case} in it"),
      Option(name: "address", value: "URL", help: "where the feed itself will be found; readers ask for it"),
      Option(name: "contact", value: "TEXT", help: "where people can object"), .out, .on, .reportLang,
    ],
    uses: [.database, .keys],
    notes: """
      What the portal announces by the packs (R-120, R-650), or with --all-places also what the boards show (R-651). It
      says what `report notices` says: of a person the first letter of the name. Notices that were taken down are gone
      from the feed; a notice keeps its id.
      """
  ) { call in
    try call.noOperands()
    let options = try ReportOptions(call)
    let region = try call.region(options)
    for name in ["link", "address"] {
      if let link = call.text(name), !["http://", "https://", "/"].contains(where: link.hasPrefix) {
        throw UsageError("--\(name) takes an address that begins with http://, https:// or /")
      }
    }
    let archive = try call.settings.archive()
    var reading = NoticeReading(on: options.on, language: options.language)
    let funds = try archive.snapshot {
      let reader = try DossierReader(archive)
      try reader.forEachPage(
        in: region.code, topics: [.applicationSubmitted, .householdChanged, .publicityEnded],
        where: { $0.stage != .unknown && $0.appliedAt.day <= options.on }
      ) { page in for dossier in page { try reading.add(dossier, try archive.pack(of: dossier.state)) } }
      return try reader.funds()
    }
    let entries = reading.entries.filter { call.has("all-places") || $0.places.contains(.portal) }
    let feed = NoticeFeed(
      entries, funds: funds, author: call.text("author") ?? options.pick("Public notices", "公示"),
      link: call.text("link") ?? "",
      contact: call.text("contact") ?? "", on: options.on, language: options.language,
      address: call.text("address") ?? "")
    try ReportFile.writeText(options) { try feed.write($0) }
    return .success
  }
}
