import Casework
import Contract
import Exchange
import Foundation
import Policy
import Postgres
import Synthesis
import Testing

@testable import Pipeline
@testable import Reports
@testable import dripline

/// Households that have applied and wait for nine departments, in a database of their own; tables for departments and
/// from them.
@Suite("Tables of departments on a database", .serialized)
final class ExchangeVerbTests {
  private static let server = Result { try TemporaryServer() }
  private static let on = "2026-02-20"

  private let workshop: Workshop
  private let folder: String
  private var arguments: [String] {
    ["--database", workshop.settings.databaseURL, "--keys", folder + "/keys", "--on", Self.on]
  }

  init() throws {
    workshop = try Workshop(Self.server.get(), "exchange" + UUID().uuidString.replacing("-", with: "").lowercased())
    folder = NSTemporaryDirectory() + "dripline-exchange-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try workshop.settings.keys!.write(toFile: folder + "/keys", atomically: true, encoding: .utf8)
    for event in Synthesis(households: 12, seed: 3).events() where TopicID(name: event.topic) == .applicationSubmitted {
      workshop.publish(event)
    }
    try work()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func work() throws {
    let hand = try Hand(workshop, partitions: [0])
    while try hand.step(200) {}
    try hand.close()
  }

  private func asks() throws -> [ComparisonAsk] {
    var asks: [ComparisonAsk] = []
    try OpenComparisons(archive: Archive(workshop.settings)).forEach { asks.append($1) }
    return asks
  }

  /// Rows of each file by name.
  private func exported(_ more: [String] = []) throws -> [String: [[String]]] {
    let out = folder + "/" + UUID().uuidString
    #expect(Program.run(["comparison", "export"] + arguments + ["--out", out, "--format", "csv"] + more) == 0)
    var files: [String: [[String]]] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: out)) ?? [] {
      let text = String(decoding: FileManager.default.contents(atPath: "\(out)/\(name)") ?? Data(), as: UTF8.self)
      files[name] = text.split(separator: "\r\n").dropFirst().map { line in
        line.split(separator: "\",\"", omittingEmptySubsequences: false).map { String($0).replacing("\"", with: "") }
      }
      try expectPrivate("\(out)/\(name)")
    }
    return files
  }

  private func expectPrivate(_ path: String) throws {
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  private func write(_ rows: [String]) throws -> String {
    let path = folder + "/answer.csv"
    let head = ComparisonColumn.allCases.map(\.rawValue).joined(separator: ",")
    try ([head] + rows).joined(separator: "\n").appending("\n").write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private func imported(_ paths: [String], _ more: [String] = []) throws -> ComparisonImport {
    try ComparisonImport(Invocation(.comparisonImport, arguments + paths + more))
  }

  private func answer(_ row: [String], _ finding: String) -> String {
    "\(row[0]),\(row[1]),,\(row[3]),,\(row[5]),2026-02-19,\(finding),"
  }

  /// The worker takes what an import publishes.
  private func publish(_ facts: [ComparisonImport.Fact]) throws {
    for fact in facts {
      fact.bytes.withUnsafeBytes {
        workshop.publish(
          fact.line.topic, 0, id: fact.line.id, subject: fact.line.subject,
          UnsafeRawBufferPointer(rebasing: $0[fact.line.data]),
          at: fact.line.fact.at.milliseconds)
      }
    }
    try work()
  }

  @Test("a table for each department names every member of every household that waits")
  func export() throws {
    let asks = try asks()
    try #require(asks.count > 3)
    let files = try exported()
    #expect(files.count == 9 && files.keys.contains("comparison-trafficPolice-2026-02-20.csv"))
    #expect(files.values.reduce(0) { $0 + $1.count } == asks.reduce(0) { $0 + $1.members.count * $1.departments.count })
    let key = try Archive(workshop.settings).personKeys()
    for rows in files.values {
      for row in rows {
        let ask = try #require(asks.first { $0.requestId == row[0] })
        // Name and number are those of the member at that place.
        #expect(
          key(row[3]) == ask.members[(Int(row[1]) ?? 0) - 1] && !row[2].isEmpty && row[4] == Region.digits(ask.village))
      }
    }
    #expect(try exported(["--department", "交管,housing"]).count == 2)
    #expect(try exported(["--region", "11"]).isEmpty)
  }

  @Test("what departments answer carries the cases on, and is asked for no more")
  func thereAndBack() throws {
    let files = try exported()
    let request = try #require(files.values.first?.first?[0])
    let id = String(request.prefix { $0 != ":" })
    let car = try #require(files.keys.first { $0.contains("trafficPolice") })
    // Eight departments find nothing.
    let clean = files.filter { $0.key != car }.values.joined().filter { $0[0] == request }.map { answer($0, "无") }
    let run = try imported([try write(clean)])
    let facts = try run.facts()
    #expect(run.isInOrder && facts.count == 8)
    // The same table again gives the same bytes.
    #expect(try imported([folder + "/answer.csv"]).facts().map(\.bytes) == facts.map(\.bytes))
    try publish(facts)
    #expect(try asks().first { $0.requestId == request }?.departments == [.trafficPolice])
    // Taken in once more, it says nothing new.
    let again = try imported([folder + "/answer.csv"])
    #expect(try again.facts().isEmpty && again.isInOrder)
    // The ninth finds a car with one member: the case is closed (R-288, R-296).
    let rows = files[car]!.filter { $0[0] == request }
    let last = try imported([try write(rows.enumerated().map { answer($1, $0 == 0 ? "有汽车" : "无") })])
    let found = try last.facts()
    #expect(found.count == 1)
    guard case .comparison(let body) = found[0].line.fact.body else { throw Failure("no comparison") }
    #expect(body.requestId == request && body.reports.map(\.department) == [.trafficPolice])
    #expect(body.reports[0].findings == FindingSet(.ownsCar) && "\(body.reports[0].asOf)" == "2026-02-19")
    try publish(found)
    let state = try #require(try Archive(workshop.settings).state(of: id))
    #expect(state.stage == .closed && state.outcome == .refused && state.found.contains(.ownsCar))
    #expect(try !asks().contains { $0.requestId == request })
    #expect(try workshop.audit().ok)
  }

  @Test("half a household is none, a stranger is told by line, and neither is published")
  func incomplete() throws {
    let rows = try #require(exported().values.first)
    let request = try #require(Dictionary(grouping: rows) { $0[0] }.values.first { $0.count > 1 })
    let path = try write(request.dropLast().map { answer($0, "无") } + [",,,341225194408169340,,housing,2026-02-19,无,"])
    let run = try imported([path])
    #expect(try run.facts().isEmpty && !run.isInOrder)
    #expect(Program.run(["comparison", "import", path, "--dry-run", "--json"] + arguments) == 1)
  }

  @Test("a spreadsheet that was filled in is taken as it is, and only its owner may read it")
  func spreadsheet() throws {
    let out = folder + "/sheets"
    #expect(Program.run(["comparison", "export"] + arguments + ["--out", out, "--format", "xlsx", "--json"]) == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: out)
    #expect(names.count == 9 && names.allSatisfy { $0.hasSuffix(".xlsx") })
    for name in names { try expectPrivate("\(out)/\(name)") }
    // Unfilled, it answers nothing.
    let run = try imported(["\(out)/comparison-housing-2026-02-20.xlsx"])
    #expect(try run.facts().isEmpty && !run.isInOrder)
  }

  @Test("a whole archive answers for everybody who waits, within a division where one is given")
  func archive() throws {
    let path = folder + "/archive.csv"
    try "证件号码,比对结果\n341225194408169340,有汽车\n".write(toFile: path, atomically: true, encoding: .utf8)
    let more = ["--department", "trafficPolice", "--archive-as-of", "2026-02-19"]
    let run = try imported([path], more)
    #expect(try run.facts().count == asks().count && run.isInOrder)
    #expect(try imported([path], more + ["--region", "11"]).facts().isEmpty)
    #expect(throws: UsageError.self) { try imported([path], ["--archive-as-of", "2026-02-19"]) }
    #expect(throws: UsageError.self) {
      try imported([path], ["--department", "trafficPolice", "--archive-as-of", "2026-02-21"])
    }
  }
}

extension ReportTests {
  @Test("an export of the national system is held against the register")
  func nationalDiff() throws {
    // The register itself, as the national system would have it.
    var lines = ["证件号码,姓名,家庭年收入"]
    let archive = try scene.archive()
    let registered = try scene.cases().filter { $0.registered && ($0.outcome == nil || $0.outcome == .completed) }
    try #require(!registered.isEmpty)
    var known: Set<String> = []
    for (state, residents) in zip(registered, try archive.residents(of: registered)) {
      for member in state.members {
        guard let resident = residents[member], known.insert(resident.residentId).inserted else { continue }
        let income = "\(state.incomeFen / 100).\(state.incomeFen % 100 < 10 ? "0" : "")\(state.incomeFen % 100)"
        lines.append("\(resident.residentId),\(resident.name),\(income)")
      }
    }
    let folder = NSTemporaryDirectory() + "dripline-national-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/national.csv"
    func diff() throws -> (status: Int32, text: String) {
      try lines.joined(separator: "\n").appending("\n").write(toFile: path, atomically: true, encoding: .utf8)
      let out = folder + "/national.json"
      let status = Program.run([
        "national", "diff", path, "--database", scene.workshop.settings.databaseURL, "--keys", scene.keys, "--on",
        "2026-02-20", "--json",
        "--out", out,
      ])
      return (status, String(decoding: FileManager.default.contents(atPath: out) ?? Data(), as: UTF8.self))
    }
    let equal = try diff()
    #expect(equal.status == 0, "\(equal.text.prefix(2000))")
    let cells = lines[1].split(separator: ",")
    lines[1] = "\(cells[0]),王五,\(cells[2])"
    let other = try diff()
    #expect(other.status == 1 && other.text.contains("\"field\":\"name\"") && other.text.contains("\"next\":\"wait\""))
    #expect(scene.secret(in: other.text) == nil && !other.text.contains("王五"))
  }

  @Test("what hangs is a feed of its own, which names nobody")
  func feed() throws {
    let out = NSTemporaryDirectory() + "dripline-feed-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: out) }
    func feed(_ more: [String]) throws -> String {
      #expect(
        Program.run(
          [
            "report", "feed", "--database", scene.workshop.settings.databaseURL, "--keys", scene.keys, "--on",
            "2026-02-20",
          ]
            + ["--out", out] + more) == 0)
      return String(decoding: FileManager.default.contents(atPath: out) ?? Data(), as: UTF8.self)
    }
    let all = try feed(["--all-places", "--link", "https://example.gov.cn/{case}"])
    let portal = try feed([])
    func entries(_ text: String) -> Int { text.components(separatedBy: "<entry>").count - 1 }
    #expect(entries(all) > 0 && entries(all) >= entries(portal))
    #expect(scene.secret(in: all) == nil && all.contains("href=\"https://example.gov.cn/"))
    #expect(entries(try feed(["--all-places", "--region", "11"])) == 0)
  }
}
