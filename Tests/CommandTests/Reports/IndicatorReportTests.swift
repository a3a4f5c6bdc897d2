import Casework
import Contract
import Foundation
import Policy
import Testing

@testable import Pipeline
@testable import Reports
@testable import dripline

/// The indicator reports over what a worker has decided on, against the same figures counted in another way.
extension ReportTests {
  private static let until2026 = ["indicators", "--from", "2025-01-01", "--to", "2026-02-19"]

  private func figure(_ rows: [[String: Any]], _ code: String, _ key: String = "value", place: String = "合计") throws
    -> Double
  {
    let row = try #require(
      rows.first { $0["code"] as? String == code && $0["place"] as? String == place }, "\(code) \(place)")
    return try #require((row[key] as? NSNumber)?.doubleValue, "\(code) \(key)")
  }

  /// All of it happened in the period, so the cases' own standing says what the journal's days must come to.
  @Test("register, exits, causes and coverage are those of the cases")
  func movements() throws {
    let rows = try scene.rows(Self.until2026, "indicator")
    let cases = try scene.cases()
    let archive = try scene.archive()
    // Who stands in a case that is the exit, by person.
    var exits: [PersonKey: String] = [:]
    for state in cases where state.exited { for person in state.members { exits[person] = state.id } }
    let registered = cases.filter {
      $0.programme.text == "registration" && $0.registered && [nil, .completed].contains($0.outcome)
    }
    // A household that registers anew after its case is completed counts with the newer one.
    let newest = registered.filter { state in
      !registered.contains { other in
        other.id != state.id && !Set(other.members).isDisjoint(with: state.members) && other.appliedAt > state.appliedAt
      }
    }
    #expect(newest.count > 10)
    let poor = newest.filter { state in !state.members.contains { exits[$0] != nil } }
    #expect(try figure(rows, "householdsBefore") == 0)
    #expect(try figure(rows, "registeredHouseholds") == Double(newest.count))
    #expect(try figure(rows, "registeredPersons") == Double(newest.reduce(0) { $0 + $1.members.count }))
    #expect(try figure(rows, "remainingHouseholds") == Double(poor.count))
    #expect(try figure(rows, "outHouseholds") == Double(newest.count - poor.count))
    #expect(try figure(rows, "exitedHouseholds") == Double(newest.count - poor.count))
    // Nobody has a helper or was visited by more than one of the cases' own facts.
    let reader = try DossierReader(archive)
    let helped = try poor.filter { state in try ([state] + archive.others(of: state)).contains { $0.helper != nil } }
    #expect(try figure(rows, "helperCoverage", "numerator") == Double(helped.count) && helped.count > 5)
    #expect(try figure(rows, "helperCoverage", "denominator") == Double(poor.count))
    let visited = try newest.filter { state in try ([state] + archive.others(of: state)).contains { $0.visits > 0 } }
    #expect(try figure(rows, "visitCoverage", "numerator") == Double(visited.count) && !visited.isEmpty)
    // Causes, from the masked cards.
    let dossiers = try reader.read(poor, topics: [.applicationSubmitted])
    for cause in Cause.allCases {
      let households = dossiers.count { $0.card?.causes.contains(cause) ?? false }
      guard households > 0 else { continue }
      #expect(try figure(rows, "cause.\(cause.text)", "numerator") == Double(households), "\(cause.text)")
    }
    #expect(
      rows.allSatisfy {
        ($0["base"] as? String)?.isEmpty == false && $0["from"] as? String == "2025-01-01"
          && $0["to"] as? String == "2026-02-19"
      })
    #expect(
      rows.filter { $0["unit"] as? String == "percent" }.allSatisfy { $0["rounding"] as? String == "四舍五入，保留2位小数" })
  }

  @Test("the journal's days say of every case what its state says")
  func trails() throws {
    let periods = [try #require(Period(from: Day(text: "2025-01-01")!, to: ReportScene.end + -1))]
    let trails = try IndicatorReading(archive: scene.archive(), scope: IndicatorScope()).trails(periods, nil)
    var exited = 0, left = 0
    for state in try scene.cases() where state.stage != .unknown {
      let standing = trails.standing(of: state.id, on: periods[0].to)
      let isOut = state.outcome.map { $0 != .completed } ?? false
      // One that has fallen back is poor again before it is registered again.
      let isPoor = state.registered || state.firstRound > 1
      let expected: RegisterStanding = isOut ? .none : state.exited ? .exited : isPoor ? .poor : .none
      #expect(
        standing == expected,
        "\(state.programme.text) \(state.registered) \(state.exited) \(String(describing: state.outcome))")
      #expect(trails.isHelped(state.id, by: periods[0].to) == (state.helper != nil))
      #expect(trails.isVisited(state.id, in: 0) == (state.visits > 0))
      exited += standing == .exited ? 1 : 0
      left += isOut && trails.registeredOn(state.id) != nil ? 1 : 0
    }
    #expect(exited > 1 && left > 0)
  }

  @Test("money is the ledger's, by source, period and place")
  func ledgerMoney() throws {
    let rows = try scene.rows(["indicators", "--year", "2025", "--every", "quarter", "--by", "village"], "indicator")
    let total = try scene.workshop.number(
      """
      select sum(case kind when 7 then amount_fen else -amount_fen end)::bigint from dripline.ledger
      where kind in (7, 10) and at >= \(Day(text: "2025-01-01")!.start.milliseconds) and at < \(Day(text: "2026-01-01")!.start.milliseconds)
      """)
    func sum(_ code: String, whole: Bool) -> Int {
      rows.filter { $0["code"] as? String == code && ($0["place"] as? String == "合计") == whole }.reduce(0) {
        $0 + ($1["value"] as? Int ?? 0)
      }
    }
    #expect(total > 1_000_000)
    #expect(sum("paid", whole: true) == total && sum("paid", whole: false) == total)
    let allocated = try scene.workshop.number(
      "select sum(amount_fen)::bigint from dripline.ledger where kind = 1 and at < \(Day(text: "2026-01-01")!.start.milliseconds)"
    )
    #expect(sum("allocated", whole: true) == allocated && sum("allocated", whole: false) == 0)
    let codes = Set(rows.compactMap { $0["code"] as? String }.filter { $0.hasPrefix("paid.") })
    #expect(codes.count > 3 && codes.reduce(0) { $0 + sum($1, whole: true) } == total)
    // One quarter, by hand.
    let third =
      rows.first {
        $0["code"] as? String == "paid" && $0["place"] as? String == "合计" && $0["from"] as? String == "2025-07-01"
      }?["value"] as? Int
    let expected = try scene.workshop.number(
      """
      select sum(case kind when 7 then amount_fen else -amount_fen end)::bigint from dripline.ledger
      where kind in (7, 10) and at >= \(Day(text: "2025-07-01")!.start.milliseconds) and at < \(Day(text: "2025-10-01")!.start.milliseconds)
      """)
    #expect(third == expected && expected > 0)
  }

  @Test("works, grants and patients' shares are those of the cases")
  func worksAndGrants() throws {
    let rows = try scene.rows(Self.until2026, "indicator")
    let cases = try scene.cases().filter { $0.stage != .unknown }
    for programme in ["housing", "project"] {
      let grants = cases.filter { $0.programme.text == programme }.flatMap {
        $0.former + [$0.entitlement].compactMap(\.self)
      }
      #expect(try figure(rows, "work.\(programme).granted") == Double(grants.count) && !grants.isEmpty)
      #expect(
        try figure(rows, "work.\(programme).finishRate", "numerator") == Double(grants.count { $0.next > $0.count }))
      #expect(
        try figure(rows, "work.\(programme).paidRate", "numerator") == Double(grants.reduce(0) { $0 + $1.paidFen }))
    }
    let training = cases.filter { $0.programme.text == "training" }.compactMap(\.entitlement).filter {
      $0.status != .awaiting
    }
    #expect(try figure(rows, "training") == Double(training.count) && !training.isEmpty)
    #expect(try figure(rows, "trainingFen") == Double(training.reduce(0) { $0 + $1.amountFen }))
    #expect(try figure(rows, "ownPayShare", "denominator") > 0)
    let places = try scene.workshop.number("select sum(used) from dripline.villages")
    #expect(try figure(rows, "placesUsed") == Double(places) && places > 0)
  }

  @Test("a division's figures are those of its cases, and parts add up to the whole")
  func divisions() throws {
    let whole = try scene.rows(["indicators", "--year", "2025", "--by", "village"], "indicator")
    let villages = Set(whole.compactMap { $0["place"] as? String }).subtracting(["合计"])
    #expect(villages.count > 1)
    for code in ["remainingHouseholds", "registeredPersons", "applications", "placesUsed"] {
      let parts = try villages.reduce(0.0) { try $0 + figure(whole, code, place: $1) }
      let all = try figure(whole, code)
      #expect(parts == all && all > 0, "\(code)")
    }
    let one = try #require(villages.min())
    let alone = try scene.rows(["indicators", "--year", "2025", "--region", one], "indicator")
    for code in ["remainingPersons", "registeredHouseholds", "paid", "applications", "helperCoverage", "placesUsed"] {
      let inside = whole.first { $0["code"] as? String == code && $0["place"] as? String == one }?["value"] as? NSNumber
      let own = alone.first { $0["code"] as? String == code }?["value"] as? NSNumber
      #expect(inside == own, "\(code) of \(one)")
    }
  }

  @Test("what offices know of places gives incidence and the task; without it neither is invented")
  func figures() throws {
    let path = scene.folder + "/figures.csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let place = String(try village().prefix(6))
    try "region,year,population,task,name\n\(place),2025,4000,10,示例县\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    let words = ["indicators", "--year", "2025", "--region", place, "--figures", path]
    let rows = try scene.rows(words, "indicator")
    let people = try figure(rows, "remainingPersons")
    let incidence = try figure(rows, "incidenceAfter")
    #expect(people > 0 && incidence == (people / 4_000 * 10_000).rounded() / 100)
    #expect(try figure(rows, "incidenceAfter", "denominator") == 4_000 && figure(rows, "taskDone", "denominator") == 10)
    let cut = try scene.rows(words + ["--rounding", "down", "--decimals", "0"], "indicator")
    let down = try figure(cut, "incidenceAfter")
    #expect(down == (people / 4_000 * 100).rounded(.down))
    let without = try scene.rows(Self.until2026, "indicator").first { $0["code"] as? String == "incidenceAfter" }
    #expect(
      without?["value"] is NSNull && without?["denominator"] is NSNull
        && without?["base"] as? String == "期末在册未脱贫人数 ÷ 乡村人口（未提供）")
  }

  @Test("the sheets have a column for each period, and spreadsheets their charts")
  func sheets() throws {
    let rows = try scene.rows(["quarterly", "--year", "2025", "--quarter", "3"], "figure")
    let row = try #require(rows.first { $0["code"] as? String == "registeredHouseholds" })
    let list = try scene.rows(["indicators", "--year", "2025", "--every", "quarter"], "indicator")
    for quarter in Period.parts(ofYear: 2025, .quarter).prefix(3) {
      let cell = (row["\(quarter.from)/\(quarter.to)"] as? NSNumber)?.intValue
      let same =
        list.first { $0["code"] as? String == "registeredHouseholds" && $0["from"] as? String == "\(quarter.from)" }?[
          "value"] as? Int
      #expect(cell == same && cell != nil)
    }
    #expect(row["2025-10-01/2025-12-31"] == nil)
    #expect(try scene.rows(["quarterly", "--year", "2025", "--quarter", "3"], "course").count == 3)
    #expect(try scene.rows(["annual", "--year", "2026", "--years", "3"], "course").count == 3)
    let path = scene.folder + "/charts.xlsx"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let status = Program.run([
      "report", "quarterly", "--year", "2025", "--by", "village", "--format", "xlsx", "--out", path, "--database",
      scene.workshop.settings.databaseURL, "--keys", scene.folder + "/keys", "--on", "2026-02-20",
    ])
    #expect(status == 0)
    let names = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    #expect(
      names.contains("xl/charts/chart8.xml") && !names.contains("xl/charts/chart9.xml"),
      "three of the course, three of the places, causes, sources")
  }

  @Test("households that fell back are listed with day, village and cause, and are those of the indicators")
  func returned() throws {
    let rows = try scene.rows(["returned", "--from", "2025-01-01", "--to", "2026-02-19"], "returned")
    let back = try scene.cases().filter { $0.firstRound > 1 }
    #expect(Set(rows.compactMap { $0["caseId"] as? String }) == Set(back.map(\.id)) && !rows.isEmpty)
    #expect(
      rows.contains {
        $0["on"] as? String == "2026-02-19" && $0["found"] as? String == "change" && $0["cause"] as? String == "illness"
      })
    for row in rows {
      let state = try #require(back.first { $0.id == row["caseId"] as? String })
      #expect(
        row["region"] as? String == Region.digits(state.village)
          && ["visit", "change"].contains(row["found"] as? String))
    }
    #expect(try scene.rows(["returned", "--year", "2024"], "returned").isEmpty)
    let villages = try scene.rows(["returned", "--from", "2025-01-01", "--to", "2026-02-19"], "village")
    #expect(villages.reduce(0) { $0 + ($1["households"] as? Int ?? 0) } == rows.count)
  }

  @Test("wrong use of the indicator reports is told as such")
  func wrongIndicators() throws {
    let path = scene.folder + "/bad.csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try "region,year\n34,25\n".write(toFile: path, atomically: true, encoding: .utf8)
    for words in [
      ["indicators", "--from", "2025-01-01"], ["indicators", "--from", "2025-02-01", "--to", "2025-01-01"],
      ["indicators", "--from", "2025-01-01", "--to", "2025-02-01", "--year", "2025"],
      ["indicators", "--every", "week"],
      ["indicators", "--by", "street"], ["indicators", "--region", "341225101", "--by", "county"],
      ["indicators", "--rounding", "up"],
      ["indicators", "--decimals", "4"], ["indicators", "--figures", "/nowhere"], ["indicators", "--figures", path],
      ["indicators", "--register", "a,,b"],
      ["quarterly", "--quarter", "5"], ["quarterly", "--year", "2199"], ["annual", "--years", "11"],
      ["annual", "extra"],
      ["returned", "--from", "2025-01-01"], ["returned", "extra"],
    ] { #expect(try scene.run(words).status == 2, "\(words)") }
  }
}
