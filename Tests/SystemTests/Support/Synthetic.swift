import Foundation
import Synchronization
import Testing

/// Facts of a few synthetic villages, the same for every scenario of the same seed.
///
/// Lanes are merged by time only nearly, so two runs may take the facts of two cases in another order. Where
/// cases contend (places of a village with too few, one live case a person) that order decides, and the runs
/// end differently, both rightly. What is to be compared with another run, case by case, therefore leaves
/// contending cases out; the audit's fold judges them.
final class Synthetic: Sendable {
  private static let known = Mutex<[String: Synthetic]>([:])
  private static let marker = "aid"

  let households: Int
  let seed: Int
  /// Without the prefix of a scene.
  private let plain: [String]
  /// Resident IDs, accounts and telephone numbers in it: they must turn up nowhere.
  let planted: Set<String>

  var count: Int { plain.count }

  /// Whether the ending of each case is the same in whatever order lanes are read.
  let isComparable: Bool

  private init(households: Int, seed: Int, isComparable: Bool) throws {
    self.isComparable = isComparable
    self.households = households
    self.seed = seed
    let text = try Program.run(
      Cluster.binary, ["synth", "--households", "\(households)", "--seed", "\(seed)", "--prefix", Self.marker],
      environment: ["DRIPLINE_TOPIC_PREFIX": Self.marker])
    let all = text.split(separator: "\n").map(String.init)
    plain = isComparable ? Self.withoutContention(all) : all
    var planted: Set<String> = []
    for match in text.matches(of: /"(?:residentId|number|phone)":"([0-9X]{11,19})"/) {
      planted.insert(String(match.1))
    }
    self.planted = planted
  }

  /// Without cases that contend; in several villages, so that two workers both have work.
  static func small(seed: Int) -> Synthetic { of(households: 480, seed: seed, isComparable: true) }

  /// The same, for scenarios that take long for other reasons.
  static func few(seed: Int) -> Synthetic { of(households: 160, seed: seed, isComparable: true) }

  /// With everything that real life has.
  static func whole(seed: Int) -> Synthetic { of(households: 360, seed: seed, isComparable: false) }

  private static func of(households: Int, seed: Int, isComparable: Bool) -> Synthetic {
    let seed = seed + Cluster.seedShift
    return known.withLock { known in
      let key = "\(households)/\(seed)"
      if let made = known[key] { return made }
      let made = try! Synthetic(households: households, seed: seed, isComparable: isComparable)
      known[key] = made
      return made
    }
  }

  /// Leaves out villages with too few places, persons on two cards, and cases whose household changes, that
  /// are withdrawn or objected to: such facts answer no request, so what they meet depends on when they are
  /// read.
  private static func withoutContention(_ lines: [String]) -> [String] {
    func field(_ line: String, _ name: String) -> String {
      guard let start = line.range(of: "\"\(name)\":\"")?.upperBound else { return "" }
      return String(line[start...].prefix { $0 != "\"" })
    }
    // A village whose quota is set twice had too few places at first.
    var quotas: [String: Int] = [:]
    var holders: [String: Set<String>] = [:]
    for line in lines {
      if line.contains(".quota.set.") { quotas[field(line, "key"), default: 0] += line.contains("\"places\"") ? 1 : 0 }
      guard line.contains(".application.submitted.") else { continue }
      for match in line.matches(of: /"residentId":"([0-9X]{18})"/) {
        holders[String(match.1), default: []].insert(field(line, "subject"))
      }
    }
    var contended = Set(holders.values.filter { $0.count > 1 }.flatMap { $0 })
    let unasked = [".household.changed.", ".objection.raised.", ".application.withdrawn."]
    for line in lines where unasked.contains(where: { line.contains($0) }) { contended.insert(field(line, "subject")) }
    return lines.filter { line in
      quotas[field(line, "key"), default: 0] < 2 && !contended.contains(field(line, "subject"))
    }
  }

  func lines(prefix: String) -> [String] {
    plain.map { "{\"topic\":\"\(prefix)" + $0.dropFirst("{\"topic\":\"\(Self.marker)".count) }
  }

  /// A case that is one application and nothing else, and that no other fact names.
  func loneCase() throws -> String {
    var facts: [String: Int] = [:]
    for line in plain {
      if let match = line.firstMatch(of: /"subject":"([^"]+)"/) { facts[String(match.1), default: 0] += 1 }
    }
    let lone = facts.filter { $0.value == 1 }.keys.sorted().first { id in
      plain.filter { $0.contains("\"\(id)\"") }.count == 1
        && plain.contains { $0.contains("\"subject\":\"\(id)\"") && $0.contains(".application.submitted.") }
    }
    return try #require(lone)
  }
}

/// Lines on their way to the broker through `dripline publish`.
final class Feed: @unchecked Sendable {
  private let program: Program
  private let done = DispatchSemaphore(value: 0)

  init(_ scene: Scene, _ lines: [String], _ range: Range<Int>, perSecond: Int?) throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    // Another child that held the writing end would keep `publish` waiting for more.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let (reading, writing) = (ends[0], ends[1])
    program = try Program(
      Cluster.binary, ["publish", "--quiet"], environment: scene.environment(), input: reading,
      folder: scene.folder, name: "publish-\(UUID().uuidString)")
    close(reading)
    signal(SIGPIPE, SIG_IGN)
    Thread.detachNewThread { [done] in
      let piece = max(1, (perSecond ?? 100_000) / 20)
      var next = range.lowerBound
      while next < range.upperBound {
        let end = min(next + piece, range.upperBound)
        let text = Array((lines[next..<end].joined(separator: "\n") + "\n").utf8)
        var sent = 0
        while sent < text.count {
          let count = text.withUnsafeBytes { write(writing, $0.baseAddress! + sent, text.count - sent) }
          if count <= 0 { break }
          sent += count
        }
        next = end
        // The pace of an intake system.
        if perSecond != nil { usleep(50_000) }
      }
      close(writing)
      done.signal()
    }
  }

  /// Waits until the broker has every line.
  func finish(within seconds: Double = 120) throws {
    let end = try program.wait(within: seconds)
    try #require(end == .exit(0), "publish: \(program.tail())")
    done.wait()
  }
}
