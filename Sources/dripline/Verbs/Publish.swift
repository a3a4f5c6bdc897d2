import Contract
import Foundation
import Kafka

extension Verb {
  static let publish = Verb(
    words: ["publish"], summary: "publish facts, JSON Lines as `synth` writes them, to Kafka in binary mode",
    operands: "[FILE]",
    options: [
      Option(name: "quiet", help: "no progress"),
      Option(name: "check", help: "only check the lines against the contract"),
    ],
    uses: Setting.kafka,
    notes: """
      Reads standard input without FILE. Every line is checked against the contract first; the first line that
      does not hold ends the run with its number, field and remedy, after the lines before it were published.
      """
  ) { call in
    guard call.operands.count <= 1 else { throw UsageError("`publish` takes one file") }
    let reader = try LineReader(path: call.operands.first)
    // Only the form of resident IDs is checked here, so any key will do.
    let decoder = FactDecoder(identityKey: IdentityKey([UInt8](repeating: 1, count: 32))!)
    let sender = call.has("check") ? nil : try FactSender(call.settings.kafka(), prefix: call.settings.prefix)
    let progress = ProgressLine(enabled: !call.has("quiet"))
    var number = 0
    var published = 0
    while let line = try reader.next() {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0d }) { continue }
      let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
      do throws(ContractViolation) {
        let parsed = try decoder.decode(line: line, recordedAt: now, prefix: call.settings.prefix)
        try sender?.send(parsed, line)
      } catch {
        try sender?.finish()
        progress.end()
        Program.say("line \(number): \(error)")
        Program.say("\(published) facts were \(sender == nil ? "checked" : "published") before it")
        return .failed
      }
      published += 1
      if published % 4096 == 0 { progress.show("\(published) facts") }
    }
    try sender?.finish()
    progress.end()
    Program.say("\(published) facts \(sender == nil ? "hold" : "published")")
    return .success
  }
}

/// Publishes facts in binary mode and waits until the broker has them.
final class FactSender {
  private let producer: Producer
  private var handles: [TopicID: TopicHandle] = [:]
  private let prefix: String

  init(_ kafka: KafkaConfiguration, prefix: String) throws {
    // Kafka's own partitioner, so that every publisher puts a village into the same lane.
    producer = try Producer(KafkaConfiguration(["partitioner": "murmur2_random"]).merging(kafka))
    self.prefix = prefix
  }

  func send(_ line: PublishLine, _ bytes: UnsafeRawBufferPointer) throws(ContractViolation) {
    do {
      var headers = HeaderList(capacity: 8)
      for (name, value) in line.headers { headers.add(name, value) }
      var key = line.key ?? ""
      let handle = try handle(line.topic)
      try key.withUTF8 {
        try producer.produce(
          handle, key: line.key == nil ? nil : UnsafeRawBufferPointer($0),
          value: UnsafeRawBufferPointer(rebasing: bytes[line.data]), headers: &headers, waitMs: 30_000)
      }
      producer.poll(timeoutMs: 0)
    } catch {
      problem = problem ?? error
    }
  }

  private var problem: (any Error)?

  private func handle(_ topic: TopicID) throws -> TopicHandle {
    if let known = handles[topic] { return known }
    let made = try producer.topic(topic.name(prefix: prefix))
    handles[topic] = made
    return made
  }

  func finish() throws {
    try producer.flush(timeoutMs: 60_000)
    if let problem { throw problem }
    guard producer.failedDeliveries == 0 else {
      let why = producer.deliveryTrouble.map { " (\($0))" } ?? ""
      throw Failure(
        "\(producer.failedDeliveries) facts did not reach the broker\(why); then publish the file again: repeats have no effect"
      )
    }
  }
}
