import Casework
import Contract
import Foundation
import Policy
import Testing

@testable import Pipeline
@testable import Reports
@testable import dripline

/// The report verbs over a population that a worker has decided on.
@Suite("Reports on a database", .serialized)
struct ReportTests {
  let scene: ReportScene

  init() throws { scene = try ReportScene.shared.get() }

  /// A registered household with payments and a helper.
  private func busy() throws -> Case {
    try #require(
      scene.cases().filter { $0.paidFen > 0 && $0.helper != nil && $0.plan != nil && $0.visits > 0 }
        .max { ($0.taken.count, $0.id) < ($1.taken.count, $1.id) })
  }

  func village() throws -> String {
    let villages = Dictionary(grouping: try scene.cases().filter { $0.stage != .unknown }, by: \.village)
    return Region.digits(try #require(villages.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }).key)
  }

  private func everyReport() throws -> [[String]] {
    let id = try busy().id, village = try village()
    return [
      ["card", id], ["file", id], ["register", "--village", village], ["register", "--village", village, "--all"],
      ["helpers"],
      ["helpers", "--region", String(village.prefix(6))], ["housing", "--year", "2025"], ["funds"],
      ["funds", "--year", "2025"],
      ["funds", "--fund", "province"], ["notices", "--village", village], ["projects"],
      ["indicators", "--year", "2025", "--every", "half", "--by", "township"],
      ["quarterly", "--year", "2025", "--quarter", "2"],
      ["annual", "--year", "2026", "--by", "village"],
    ]
  }

  @Test("every report is written in every format and both languages, the same each time, and names nobody")
  func everyFormat() throws {
    #expect(scene.secrets.count > 400)
    for words in try everyReport() {
      for language in ["zh", "en"] {
        for format in ["html", "csv", "json", "table"] {
          let (status, text) = try scene.run(words + ["--lang", language], format)
          #expect(status == 0 && text.count > 50, "\(words) \(format)")
          let again = try scene.run(words + ["--lang", language], format)
          #expect(again.text == text, "\(words) \(format) differs")
          #expect(scene.secret(in: text) == nil, "\(words) \(format) tells a secret")
        }
      }
      let (status, text) = try scene.run(words, "xlsx")
      #expect(status == 0 && text.hasPrefix("PK"), "\(words)")
      #expect(try scene.run(words, "xlsx").text == text, "\(words) xlsx differs")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scene.folder) == ["keys"], "nothing is left behind")
  }

  @Test("the card has the household as the case holds it, and what was paid")
  func card() throws {
    let state = try busy()
    let members = try scene.rows(["card", state.id], "members")
    #expect(members.count == state.members.count)
    #expect(members.allSatisfy { ($0["name"] as? String)?.hasSuffix("*") ?? false })
    #expect(members.contains { $0["relation"] as? String == "head" })
    let household = try #require(try scene.rows(["card", state.id], "household").first)
    #expect(household["incomeFen"] as? Int64 == state.incomeFen)
    let paid = try scene.rows(["card", state.id], "payments").filter {
      $0["caseId"] as? String == state.id && $0["result"] as? String == "paid"
    }
    #expect(paid.reduce(0) { $0 + ($1["amountFen"] as? Int64 ?? 0) } == state.paidFen)
    #expect(try scene.rows(["card", state.id], "measures").count > 0)
    #expect(try scene.rows(["card", state.id], "helper").count == 1)
    let visits = try scene.rows(["card", state.id], "visits")
    #expect(visits.count >= Int(state.visits))
  }

  @Test("the file has every decision of the case, with clauses, and its notices")
  func file() throws {
    let state = try busy()
    let archive = try scene.archive()
    let expected = try archive.history(of: state).count {
      $0.verdict != .parked && !($0.topic == .timerDue && $0.verdict == .late)
    }
    let decisions = try scene.rows(["file", state.id], "decisions")
    #expect(decisions.count >= expected && expected > 5)
    #expect(decisions.allSatisfy { ($0["reasons"] as? [String])?.isEmpty == false })
    #expect(try scene.rows(["file", state.id], "clauses").count > 3)
    let ended = state.taken.count { LaneID(rawValue: $0.position.lane).topic == .publicityEnded }
    #expect(try scene.rows(["file", state.id], "notices").count >= ended && ended > 0)
  }

  @Test("other cases of a household are found by its persons")
  func others() throws {
    let archive = try scene.archive()
    let cases = try scene.cases()
    let state = try #require(
      try cases.first { state in
        try !archive.others(of: state).isEmpty
          && archive.pack(of: state).programme(state.programme.text)?.claims ?? false
      })
    let persons = Set(state.members)
    for other in try archive.others(of: state) {
      #expect(!persons.isDisjoint(with: other.members) && other.id != state.id)
    }
    let record = try DossierReader(archive).household(state)
    #expect(record.others.map(\.state.id) == (try archive.others(of: state).map(\.id)), "nobody has moved here")
    #expect(try scene.rows(["card", state.id], "otherCases").count == record.others.count)
  }

  @Test("the register has each registered household of the village once")
  func register() throws {
    let village = try village()
    let mine = try scene.cases().filter { Region.digits($0.village) == village && $0.registered }
    let reader = try DossierReader(try scene.archive())
    let households = try mine.filter { try Dossier($0, reader.programme(of: $0)).isHousehold }
    let rows = try scene.rows(["register", "--village", village], "household")
    let ids = rows.flatMap { $0["cases"] as? [String] ?? [] }.map { String($0.split(separator: " ")[0]) }
    #expect(Set(ids) == Set(households.map(\.id)) && ids.count == households.count && rows.count > 5)
    #expect(rows.count < households.count, "some households have several cases")
    #expect(rows.reduce(0) { $0 + ($1["paidFen"] as? Int64 ?? 0) } == households.reduce(0) { $0 + $1.paidFen })
    #expect(try scene.rows(["register", "--village", village, "--all"], "household").count > rows.count)
  }

  @Test("helpers and their households are those of the cases")
  func helpers() throws {
    let expected = try scene.cases().filter {
      $0.helper != nil && $0.stage != .unknown && [nil, .completed].contains($0.outcome)
    }
    let pairings = try scene.rows(["helpers"], "pairing")
    #expect(pairings.count == expected.count && expected.count > 10)
    let helpers = try scene.rows(["helpers"], "helper")
    #expect(helpers.count == Set(expected.compactMap(\.helper)).count)
    let tallies = try scene.archive().helperTallies()
    let live = helpers.reduce(0) { $0 + ($1["liveHouseholds"] as? Int ?? 0) }
    let cases = Set(expected.compactMap(\.helper)).reduce(0) { $0 + (tallies[$1] ?? 0) }
    #expect(live <= cases && live >= cases / 2, "a household's cases count once")
  }

  @Test("the housing year adds up to the cases")
  func housing() throws {
    let cases = try scene.cases().filter { $0.programme.text == "housing" && HousingYear.belongs($0, to: 2025) }
    let rows = try scene.rows(["housing", "--year", "2025"], "household")
    #expect(rows.count == cases.count && !cases.isEmpty)
    let sums = try #require(try scene.rows(["housing", "--year", "2025"], "sums").first)
    #expect(sums["grantedFen"] as? Int64 == cases.reduce(0) { $0 + ($1.entitlement?.amountFen ?? 0) })
    let sources = try scene.rows(["housing", "--year", "2025"], "source")
    #expect(sources.reduce(0) { $0 + ($1["paidFen"] as? Int64 ?? 0) } == sums["paidFen"] as? Int64)
    #expect(sources.allSatisfy { ($0["source"] as? String).map { $0 != "未知" } ?? false })
  }

  @Test("fund book and ledger agree with each other, entry by entry")
  func funds() throws {
    let books = try scene.rows(["funds"], "fund")
    #expect(books.count > 1 && books.allSatisfy { $0["state"] as? String != "unbalanced" })
    for book in books {
      let name = try #require(book["fund"] as? String), year = try #require(book["year"] as? String)
      let entries = try scene.rows(["funds", "--fund", name, "--year", year], "entry")
      let count = try scene.workshop.number(
        "select count(*) from dripline.ledger where fund = '\(name)' and year = \(year)")
      #expect(entries.count == count)
      for key in ["availableFen", "committedFen", "instructedFen", "paidFen", "receivableFen", "lapsedFen"] {
        #expect(entries.last?[key] as? Int64 ?? 0 == book[key] as? Int64, "\(name) \(year) \(key)")
      }
    }
    #expect(try scene.run(["funds", "--fund", "nobody"]).status == 1)
  }

  @Test("the public sheet has what hangs on the day, with the amount that is then granted")
  func notices() throws {
    let village = try village()
    let archive = try scene.archive()
    let posted = try scene.cases().filter { state in
      guard Region.digits(state.village) == village, state.stage == .open else { return false }
      let chain = try archive.pack(of: state).chain(of: state.programme)
      return Int(state.step) < chain.count && chain[Int(state.step)].kind == .notice
    }
    let rows = try scene.rows(["notices", "--village", village], "posting")
    #expect(Set(rows.compactMap { $0["caseId"] as? String }) == Set(posted.map(\.id)))
    // A day in the past: what then hung has since been taken down, and its money granted.
    var seen = 0
    for state in try scene.cases().filter({ Region.digits($0.village) == village && $0.entitlement != nil }) {
      let dossier = try DossierReader(archive).read([state])[0]
      guard let notice = dossier.notices.first(where: { $0.level == .village }) else { continue }
      let row = try #require(
        try scene.rows(["notices", "--village", village], "posting", on: "\(notice.from)").first {
          $0["caseId"] as? String == state.id
        })
      #expect(row["amountFen"] as? Int64 == state.entitlement?.amountFen)
      #expect(row["daysLeft"] as? Int == notice.to - notice.from)
      seen += 1
      if seen == 3 { break }
    }
    #expect(seen == 3)
    let paid = try scene.rows(["notices", "--village", village], "paid", on: "2025-12-31")
    let total = try scene.workshop.number(
      """
      select coalesce(sum(a.amount_fen), 0)::bigint from dripline.answers a join dripline.payments p using (instruction_id)
      where p.village = \(village) and a.outcome = 1 and a.on_day between 20089 and 20453
      """)
    #expect(paid.reduce(0) { $0 + ($1["amountFen"] as? Int ?? 0) } == total && total > 0)
  }

  @Test("projects have their stages and notices")
  func projects() throws {
    let cases = try scene.cases().filter { $0.programme.text == "project" && $0.stage != .unknown }
    let rows = try scene.rows(["projects"], "project")
    #expect(Set(rows.compactMap { $0["caseId"] as? String }) == Set(cases.map(\.id)) && !rows.isEmpty)
    let granted = cases.filter { $0.entitlement != nil }
    #expect(try scene.rows(["projects"], "stage").count == granted.reduce(0) { $0 + Int($1.entitlement!.count) })
    for row in rows {
      let state = try #require(cases.first { $0.id == row["caseId"] as? String })
      let ended = state.taken.count { LaneID(rawValue: $0.position.lane).topic == .publicityEnded }
      #expect((row["posted"] as? [String])?.count ?? 0 == ended)
    }
  }

  @Test("wrong use is told as such, and leaves no file")
  func wrongUse() throws {
    let id = try busy().id
    for words in [
      ["card"], ["register"], ["register", "--village", "3412"], ["register", "--village", "341225101000"], ["housing"],
      ["housing", "--year", "25"], ["helpers", "--region", "34122"], ["card", id, "--lang", "fr"],
      ["funds", "--year", "x"],
      ["card", id, "extra"],
    ] { #expect(try scene.run(words).status == 2, "\(words)") }
    let database = ["--database", scene.workshop.settings.databaseURL]
    #expect(Program.run(["report", "card", id, "--format", "xlsx"] + database) == 2)
    #expect(Program.run(["report", "card", id, "--format", "pdf"] + database) == 2)
    #expect(Program.run(["report", "card", id, "--format", "html", "--json"] + database) == 2)
    #expect(Program.run(["report", "card", "no-such-case"] + database) == 1)
    #expect(try scene.run(["card", id], on: "2026-02-30").status == 2)
    #expect(Program.run(["report", "card", id, "--format", "html", "--out", "/nowhere/at/all"] + database) == 1)
  }
}
