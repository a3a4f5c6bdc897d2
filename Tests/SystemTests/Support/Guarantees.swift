import Contract
import Foundation
import Synchronization
import Testing

/// How the cases of a synthesis end when nothing goes wrong.
struct Reference: Sendable {
  private static let known = Mutex<[Int: Reference]>([:])

  var overview: [String: String]

  static func of(_ synthesis: Synthetic) throws -> Reference {
    if let made = known.withLock({ $0[synthesis.seed] }) { return made }
    let scene = try Scene(synthesis)
    try scene.publish()
    try scene.settle()
    try scene.checkEmissions()
    let made = Reference(overview: try scene.overview())
    known.withLock { $0[synthesis.seed] = made }
    return made
  }
}

extension Scene {
  /// What must hold after every fault, against a run without any.
  ///
  /// How many emissions there are is not compared: facts of different topics may be taken in another order after
  /// a fault. The audit holds each run to its own journal, and that to the topics.
  ///
  /// - Parameter except: cases that the fault itself took away.
  func check(except: Set<String> = [], at place: SourceLocation = #_sourceLocation) throws {
    try checkEmissions(at: place)
    if synthesis.isComparable {
      let reference = try Reference.of(synthesis)
      let expected = reference.overview.filter { !except.contains($0.key) }
      try checkOverview(expected, at: place)
    }
    try checkAudit(at: place)
    checkLogs(at: place)
  }

  /// Case by case: stage, outcome, money.
  func overview() throws -> [String: String] {
    let rows = try freshRows("select case_id, stage, coalesce(outcome, '-'), paid_fen from dripline.case_overview")
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0]!, "\($0[1]!) \($0[2]!) \($0[3]!)") })
  }

  private func checkOverview(_ expected: [String: String], at place: SourceLocation) throws {
    let found = try overview()
    let wrong = Set(expected.keys).union(found.keys).filter { expected[$0] != found[$0] }.sorted()
    // The story of one of them: what came of each of its facts, in order.
    let story = wrong.first.map { (try? dripline("case", "history", $0)) ?? "no history" } ?? ""
    #expect(
      wrong.isEmpty,
      """
      \(wrong.count) of \(expected.count) cases differ: \
      \(wrong.prefix(5).map { "\($0): \(found[$0] ?? "missing"), expected \(expected[$0] ?? "none")" })
      lanes behind or begun late: \((try? freshRows("select topic, partition, first_offset, next_offset, end_offset from dripline.lanes where next_offset < end_offset or first_offset > 0")) ?? [])
      dead letters: \((try? freshRows("select lane, lane_offset, reason, field from dripline.dead_letters")) ?? [])
      \(story)
      """, sourceLocation: place)
  }

  /// Each emission once; every (lane, topic) counts 1, 2, 3, ...
  @discardableResult
  func checkEmissions(at place: SourceLocation = #_sourceLocation) throws -> [Subscriber.Record] {
    let records = try Subscriber.readAll(prefix: prefix, bootstrap: bootstrap)
    var seen: Set<String> = []
    let repeated = records.filter { !seen.insert($0.id).inserted }
    #expect(repeated.isEmpty, "repeated: \(repeated.prefix(5).map(\.id))", sourceLocation: place)
    var sequences: [String: [Int64]] = [:]
    for record in records { sequences["\(record.lane) \(record.topic)", default: []].append(record.sequence) }
    for (key, numbers) in sequences {
      let isDense = numbers.sorted() == Array(1...Int64(numbers.count))
      #expect(isDense, "\(key): \(numbers.count) emissions, highest \(numbers.max()!)", sourceLocation: place)
    }
    let personal = records.filter { synthesis.planted.contains($0.key) }
    #expect(personal.isEmpty, "personal data as key", sourceLocation: place)
    return records
  }

  /// The program's own audit: chain, fold, money, topics.
  func checkAudit(at place: SourceLocation = #_sourceLocation) throws {
    let program = try Program(
      Cluster.binary, ["audit", "verify"], environment: environment(), folder: folder,
      name: "audit-\(UUID().uuidString)")
    let end = try program.wait(within: 120)
    let output = (try? String(contentsOfFile: program.output, encoding: .utf8)) ?? ""
    #expect(end == .exit(0), "audit: \(output.suffix(2000)) \(program.tail())", sourceLocation: place)
  }

  /// No resident ID, account or telephone number in what workers print.
  func checkLogs(at place: SourceLocation = #_sourceLocation) {
    for worker in workers {
      var text = worker.log
      text += (try? String(contentsOfFile: worker.output, encoding: .utf8)) ?? ""
      let numbers = text.matches(of: /[0-9]{11,19}X?/).map { String($0.0) }
      let leaked = numbers.filter { synthesis.planted.contains($0) || $0.wholeMatch(of: /[0-9]{17}[0-9X]/) != nil }
      #expect(leaked.isEmpty, "\(leaked.count) personal numbers in \(worker.errors)", sourceLocation: place)
    }
  }
}
