import Casework
import Contract
import Foundation
import Policy
import Postgres
import Synthesis

@testable import Pipeline
@testable import Reports
@testable import dripline

/// A small population of every programme, decided by a worker in a database of its own, and the report verbs over it.
///
/// Everything happens until a day of its second year, so that some households still wait, are posted, or are paid.
final class ReportScene {
  // Used by one serialized suite alone.
  nonisolated(unsafe) static let shared = Result { try ReportScene() }
  static let households = 220
  static let end = Day(year: 2026, month: 2, day: 20)!

  private static let server = Result { try TemporaryServer() }

  let workshop: Workshop
  let folder: String
  let keys: String
  /// Facts as they were published.
  let events: [SyntheticEvent]

  init(_ name: String = "reports", households: Int = ReportScene.households) throws {
    workshop = try Workshop(Self.server.get(), name, batchFacts: 200)
    folder = NSTemporaryDirectory() + "dripline-reports-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    keys = folder + "/keys"
    try workshop.settings.keys!.write(toFile: keys, atomically: true, encoding: .utf8)
    var all = Synthesis(households: households, seed: 11, programmes: .all).events().filter { $0.time < Self.end.start }
    all = all.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    events = all
    let hand = try Hand(workshop, partitions: [0])
    var next = 0
    var day = Day(year: 2025, month: 1, day: 1)!
    while day < Self.end {
      day = day + 10
      while next < all.count, all[next].time < min(day, Self.end).start {
        workshop.publish(all[next])
        next += 1
      }
      repeat { while try hand.step(200) {} } while try workshop.fire(until: min(day, Self.end)) > 0
    }
    try fallBack(hand)
    try hand.close()
  }

  /// One household that is out of poverty falls back on the last day but one, whatever chance has done before.
  private func fallBack(_ hand: Hand) throws {
    let archive = try archive()
    var found: Case?
    try archive.forEachCase { if $0.exited, $0.stage == .open { found = found ?? $0 } }
    guard let found else { throw Failure("nobody is out of poverty") }
    let topic = TopicID.householdChanged.name()
    workshop.publish(
      SyntheticEvent(
        topic: topic, key: Region.digits(found.village), id: "fallen-back", source: "//township.example", type: topic,
        time: Instant(milliseconds: Self.end.start.milliseconds - 40_000_000), subject: found.id,
        data: Array(#"{"kind":"returned","on":"\#(Self.end + -2)","cause":"illness"}"#.utf8)))
    while try hand.step(200) {}
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func archive() throws -> Archive { try Archive(workshop.settings) }

  /// Runs a verb into a file; answers with its exit status and what it wrote.
  func run(_ words: [String], _ format: String = "html", on: String? = "2026-02-20") throws -> (
    status: Int32, text: String
  ) {
    let path = "\(folder)/\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var arguments = ["report"] + words + ["--database", workshop.settings.databaseURL, "--out", path]
    if words.first != "funds" { arguments += ["--keys", keys] }
    if let on { arguments += ["--on", on] }
    arguments += format == "json" ? ["--json"] : ["--format", format]
    let status = Program.run(arguments)
    let data = FileManager.default.contents(atPath: path) ?? Data()
    return (status, String(decoding: data, as: UTF8.self))
  }

  /// Rows of a report by `type`, each as an object.
  func rows(_ words: [String], _ type: String, on: String? = "2026-02-20") throws -> [[String: Any]] {
    let (status, text) = try run(words, "json", on: on)
    guard status == 0 else { throw Failure("exit status \(status)") }
    return try text.split(separator: "\n").compactMap { line in
      let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return row?["type"] as? String == type ? row : nil
    }
  }

  /// A secret that stands in a text: a number by itself, or a name anywhere.
  func secret(in text: String) -> String? {
    var window: [Unicode.Scalar] = []
    var token = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 128, scalar.properties.isAlphabetic || (48...57).contains(scalar.value) {
        token.unicodeScalars.append(scalar)
        continue
      }
      if token.count > 10, secrets.contains(token) { return token }
      token = ""
      window.append(scalar)
      if window.count > 3 { window.removeFirst() }
      let name = String(String.UnicodeScalarView(window))
      if window.count == 3, secrets.contains(name) { return name }
    }
    return secrets.contains(token) ? token : nil
  }

  func cases() throws -> [Case] {
    var all: [Case] = []
    try archive().forEachCase { all.append($0) }
    return all
  }

  /// Full numbers of persons and accounts, telephones, and names that no official has, as they were published.
  lazy var secrets: Set<String> = {
    var found: Set<String> = []
    var names: Set<String> = []
    var officials: Set<String> = []
    func walk(_ value: Any, isOfficial: Bool) {
      if let object = value as? [String: Any] {
        for (key, value) in object {
          switch (key, value) {
          case ("residentId", let text as String), ("number", let text as String), ("phone", let text as String):
            found.insert(text)
          case ("residentIds", let texts as [String]): found.formUnion(texts)
          case ("name", let text as String):
            if object["staffId"] != nil || isOfficial { officials.insert(text) } else { names.insert(text) }
          default: walk(value, isOfficial: isOfficial || ["signers", "helper", "by", "keeper"].contains(key))
          }
        }
      } else if let list = value as? [Any] {
        for each in list { walk(each, isOfficial: isOfficial) }
      }
    }
    for event in events { walk((try? JSONSerialization.jsonObject(with: Data(event.data))) ?? [:], isOfficial: false) }
    return found.union(names.subtracting(officials).filter { $0.count == 3 })
  }()
}
