import Foundation
import Kafka
import Testing

/// What the suite runs on, given from outside; see `ops/test`.
enum Cluster {
  private static let environment = ProcessInfo.processInfo.environment

  static let bootstrap = environment["DRIPLINE_TEST_BOOTSTRAP"] ?? ""
  /// The program under test.
  static let binary = environment["DRIPLINE_BINARY"] ?? ""
  /// The script and the folder of a broker that belongs to this run and may be killed.
  static let script = environment["DRIPLINE_TEST_KAFKA"] ?? ""
  static let folder = environment["DRIPLINE_TEST_KAFKA_DIR"] ?? ""

  static var isGiven: Bool { !bootstrap.isEmpty && !binary.isEmpty }
  static var isOurs: Bool { !script.isEmpty && !folder.isEmpty }

  static func configuration(_ settings: [String: String] = [:]) -> KafkaConfiguration {
    KafkaConfiguration(bootstrap: bootstrap, settings)
  }

  /// Kills the broker as a power cut would, and starts it again.
  static func bounce() throws {
    try Program.run(script, ["stop", "--hard", "--dir", folder])
    try Program.run(script, ["start", "--dir", folder], within: 90)
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
