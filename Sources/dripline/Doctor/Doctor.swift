import Contract
import Foundation
import Kafka
import Pipeline
import Postgres

/// Looks at everything that a worker needs, one thing after the other, and says what is wrong and what to do.
/// Changes nothing, unless it is asked to write.
struct Doctor {
  let settings: Settings
  /// Partitions that fact topics are to have; nil: as many as the contract says, or all the same number.
  var partitions: Int?
  /// A topic of its own is made, written to in a transaction, read and removed.
  var writes = false
  private(set) var findings: [Diagnosis] = []

  init(_ settings: Settings) { self.settings = settings }

  mutating func note(_ finding: Diagnosis) { findings.append(finding) }

  /// What is found by one look after the other; a look that fails does not keep the others from being done.
  mutating func examine() {
    let admin = examineBroker()
    examineTopics(admin)
    let connection = examineDatabase()
    examineClock(admin, connection)
    examineKeys(connection)
    examinePack(connection)
    examineWatermarks(admin, connection)
  }

  /// The settings of a worker; what of them is missing has been told already.
  func pipeline() -> PipelineSettings? {
    guard let database = try? settings.database() else { return nil }
    var made = PipelineSettings(
      kafka: (try? settings.kafka()) ?? KafkaConfiguration(), databaseURL: database, group: settings.group,
      prefix: settings.prefix)
    made.keys = try? settings.keys()
    return made
  }

  /// In a message: what was thrown, on one line.
  static func plain(_ error: any Error) -> String {
    let text = (error as? UsageError)?.message ?? "\(error)"
    return text.split(whereSeparator: \.isNewline).joined(separator: "; ")
  }
}
