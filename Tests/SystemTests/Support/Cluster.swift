import Foundation
import Kafka
import Postgres
import Testing

/// What the suite runs on, given from outside; see `ops/test`.
enum Cluster {
  private static let environment = ProcessInfo.processInfo.environment

  static let bootstrap = environment["DRIPLINE_TEST_BOOTSTRAP"] ?? ""
  /// The program under test.
  static let binary = environment["DRIPLINE_BINARY"] ?? ""
  /// The script that starts a broker on this machine; see `Broker`.
  static let script = environment["DRIPLINE_TEST_KAFKA"] ?? ""

  /// Added to the seed of each scenario: other facts, other moments of death.
  static let seedShift = Int(environment["DRIPLINE_TEST_SEED"] ?? "") ?? 0

  /// What a scenario rolls its dice with.
  static func dice(_ seed: Int) -> SplitMix { SplitMix(seed: UInt64(seed &+ seedShift)) }

  static var isGiven: Bool { !bootstrap.isEmpty && !binary.isEmpty }
  static func configuration(_ settings: [String: String] = [:], bootstrap: String = bootstrap) -> KafkaConfiguration {
    KafkaConfiguration(bootstrap: bootstrap, settings)
  }
}

/// A broker that belongs to one scenario, and can be killed.
final class Broker: Sendable {
  let folder: String
  let bootstrap: String

  init() throws {
    folder = NSTemporaryDirectory() + "dripline-broker-\(UUID().uuidString)"
    let port = try Self.freePort()
    let printed = try Program.run(Cluster.script, ["start", "--dir", folder, "--port", "\(port)"], within: 90)
    bootstrap = printed.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  deinit { _ = try? Program.run(Cluster.script, ["wipe", "--dir", folder]) }

  /// Kills it as a power cut would, and starts it again.
  func bounce() throws {
    try Program.run(Cluster.script, ["stop", "--hard", "--dir", folder])
    try Program.run(Cluster.script, ["start", "--dir", folder], within: 90)
  }

  /// Two in a row that nobody listens on.
  private static func freePort() throws -> UInt16 {
    for _ in 0..<100 {
      let port = UInt16.random(in: 20_000..<32_000)
      if TemporaryServer.isFree(port), TemporaryServer.isFree(port + 1) { return port }
    }
    throw Program.Failure(description: "no free ports")
  }
}

/// Real workers on a real broker and PostgreSQL, one scenario at a time.
@Suite(
  "System",
  .enabled(if: Cluster.isGiven, "set DRIPLINE_TEST_BOOTSTRAP and DRIPLINE_BINARY; ops/test does"), .serialized)
enum SystemTests {}

/// Repeats until `condition` holds; fails the test after `seconds`.
func eventually(
  within seconds: Double, _ what: @autoclosure () -> String, at place: SourceLocation = #_sourceLocation,
  _ condition: () throws -> Bool
) throws {
  let deadline = ContinuousClock.now + .seconds(seconds)
  while try !condition() {
    if ContinuousClock.now > deadline {
      let what = what()
      try #require(Bool(false), "not within \(seconds) s: \(what)", sourceLocation: place)
    }
    // The pace of looking, not a wait for something to have happened.
    usleep(20_000)
  }
}
