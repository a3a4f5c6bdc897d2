import Contract
import Foundation
import Policy
import Synthesis

/// One fund that every case draws on against funds of each township's own: the same facts, in turns.
///
/// Wanted is at least 80 % of the throughput of separate funds; see decision 0011.
struct HotFund {
  struct Result {
    var shared: [Double] = []
    var separate: [Double] = []
    var townships = 0
    var workers = 0

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
    var sharedMean: Double { Self.mean(shared) }
    var separateMean: Double { Self.mean(separate) }
    var ratio: Double { separateMean > 0 ? sharedMean / separateMean : 0 }
  }

  /// Each of so many turns measures both, in the other order than the turn before.
  static let turns = 3

  let bench: Bench

  func run() throws -> Result {
    defer { bench.cleanUp() }
    var result = Result()
    result.workers = bench.workers
    let townships = townshipCodes
    result.townships = townships.count
    let pack = try PackLoader.load(bench.pack)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("dripline-bench-\(getpid()).pack").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try separated(pack, townships).text.write(toFile: path, atomically: true, encoding: .utf8)
    _ = try PackLoader.load(PackSource(text: String(contentsOfFile: path, encoding: .utf8)))
    let money = allocations(pack, townships)
    bench.say("1/2  warming up")
    try bench.warmUp()
    bench.say(
      "2/2  \(Self.turns) turns with \(bench.workers) workers: one fund, and one for each of \(townships.count) townships"
    )
    var granted: Set<Int> = []
    for turn in 1...Self.turns {
      for isShared in turn % 2 == 1 ? [true, false] : [false, true] {
        let round = try bench.round(
          "\(isShared ? "s" : "p")\(turn)", into: Bench.Result(), policyPath: isShared ? nil : path, more: money)
        granted.insert(round.granted)
        if isShared { result.shared.append(round.factsPerSecond) } else { result.separate.append(round.factsPerSecond) }
        bench.say(
          "     \(isShared ? "one fund " : "own funds") \(Int(round.factsPerSecond)) facts a second, \(round.granted) cases out of \(round.purses) purses"
        )
      }
    }
    // The workers are stopped with the last fact from outside: what they tell themselves may be under way.
    guard let most = granted.max(), let least = granted.min(), most > 0, least * 10 > most * 8 else {
      throw Failure("one fund and separate ones did not grant the same cases: \(granted.sorted())")
    }
    return result
  }

  private var townshipCodes: [String] {
    let codes = Synthesis(households: bench.households, seed: 7).villages.map { String(Region.digits($0).prefix(9)) }
    return Array(Set(codes)).sorted()
  }

  private func grants(_ pack: Pack) -> [Rule] {
    pack.rules.filter {
      $0.effect == .grant && $0.off == nil && $0.applies(programme: "registration", hook: .award, step: "allowance")
    }
  }

  /// A child of the pack whose grants draw on a fund of the township.
  private func separated(_ pack: Pack, _ townships: [String]) -> PackSource {
    var yaml = "id: bench-separate\ntitle: {en: Bench, zh: 基准}\nparent: parent\nrules:\n"
    for rule in grants(pack) {
      yaml += "  - {id: \(rule.id), off: replaced by a fund for each township}\n"
      for (place, township) in townships.enumerated() {
        yaml += """
            - id: bench-\(rule.index)-\(place)
              title: {en: Bench, zh: 基准}
              clause: >-
                \(rule.clause.rule) \(rule.clause.source)
              programmes: [registration]
              at: award
              steps: [allowance]
              when: >-
                (\(rule.source)) && within(case.region, "\(township)")
              effect: grant
              fund: \(rule.fund ?? "")-\(place)
              earmark: \(rule.earmark ?? "")
              value: >-
                \(rule.value?.source ?? "")
              reason: bench.grant
              message: {en: bench, zh: 基准}

          """
        if !rule.lets.isEmpty {
          yaml += "      let:\n" + rule.lets.map { "        \($0.name): >-\n          \($0.source)\n" }.joined()
        }
      }
    }
    let parent = bench.pack.files.map { PackSource.File(name: "parent/\($0.name)", text: $0.text) }
    return PackSource(files: [PackSource.File(name: "pack.yaml", text: yaml)] + parent)
  }

  private func allocations(_ pack: Pack, _ townships: [String]) -> [BenchEvent] {
    grants(pack).flatMap { rule in
      townships.indices.map { place in
        let fund = "\(rule.fund ?? "")-\(place)"
        return BenchEvent(
          .fundAllocated, id: "bench-\(fund)", subject: fund, at: "2025-01-01T08:00:00+08:00",
          json: """
            {"fund":"\(fund)","source":"province","year":2025,"earmark":"\(rule.earmark ?? "")","amountFen":1000000000000}
            """)
      }
    }
  }
}

extension HotFund.Result {
  var json: JSONText.Value {
    func list(_ values: [Double]) -> JSONText.Value { .list(values.map { .number(Int($0)) }) }
    return .object([
      ("workers", .number(workers)), ("townships", .number(townships)), ("oneFundFactsPerSecond", list(shared)),
      ("ownFundsFactsPerSecond", list(separate)), ("ratio", .decimal(ratio)),
    ])
  }

  var words: String {
    var table = Table(["turn", "one fund", "a fund for each township"], right: [0, 1, 2])
    for (turn, pair) in zip(shared, separate).enumerated() {
      table.add(["\(turn + 1)", "\(Int(pair.0))", "\(Int(pair.1))"])
    }
    table.add(["mean", "\(Int(sharedMean))", "\(Int(separateMean))"])
    return table.text
      + "\n\nfacts a second with \(workers) workers; one fund keeps \(Int((ratio * 100).rounded())) % of the throughput of \(townships) separate ones"
  }
}
