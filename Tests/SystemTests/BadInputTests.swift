import Contract
import Foundation
import Kafka
import Testing

extension SystemTests {
  @Suite("Bad input")
  struct BadInput {
    struct Dead: Hashable { var topic: TopicID; var reason: String }

    /// `topics/examples` of this checkout.
    private static let examples = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "topics/examples")

    @Test("every invalid example is set aside with its code while good facts go on")
    func examples() throws {
      let scene = try Scene()
      let worker = try scene.worker(untilIdle: nil)
      try scene.publish(0..<scene.synthesis.count / 2)
      let expected = try send(scene)
      try scene.publish(scene.synthesis.count / 2..<scene.synthesis.count)
      try eventually(within: 60, "settled\n\(scene.tails())") { try scene.isSettled() }
      #expect(worker.isRunning)
      worker.send(SIGTERM)
      #expect(try worker.wait(within: 25) == .exit(0), "\(worker.tail())")
      var found: [Dead: Int] = [:]
      for row in try scene.freshRows("select lane / 1024, reason, count(*) from dripline.dead_letters group by 1, 2") {
        found[Dead(topic: TopicID(rawValue: UInt8(row[0]!)!)!, reason: row[1]!)] = Int(row[2]!)!
      }
      let wrong = Set(found.keys).union(expected.keys).filter { found[$0] != expected[$0] }
      #expect(wrong.isEmpty, "\(wrong.map { "\($0.topic) \($0.reason): \(found[$0] ?? 0) of \(expected[$0] ?? 0)" })")
      let announced = try scene.checkEmissions().filter { $0.topic == .eventDead }
      #expect(announced.count == expected.values.reduce(0, +))
      try scene.settle()
      try scene.check()
    }

    /// Sends what the contract refuses; answers what must come of it.
    private func send(_ scene: Scene) throws -> [Dead: Int] {
      var expected: [Dead: Int] = [:]
      let producer = try Producer(Cluster.configuration())
      defer { producer.destroy() }
      func send(
        _ topic: TopicID, _ value: [UInt8]?, _ headers: [(String, String)], _ reason: String,
        key: String = "341225101001"
      ) throws {
        let handle = try producer.topic(topic.name(prefix: scene.prefix))
        var list = HeaderList(capacity: headers.count)
        for (name, value) in headers { list.add(name, value) }
        try Array(key.utf8).withUnsafeBytes { key in
          if let value {
            try value.withUnsafeBytes {
              try producer.produce(handle, key: key, value: $0, headers: &list, waitMs: 5000)
            }
          } else {
            try producer.produce(handle, key: key, value: nil, headers: &list, waitMs: 5000)
          }
        }
        expected[Dead(topic: topic, reason: reason), default: 0] += 1
      }
      let structured = [("content-type", "application/cloudevents+json")]
      // The internal topics are the pipeline's alone: whatever others write there, the audit reports.
      for topic in TopicID.facts where topic.direction == .in {
        let folder = Self.examples.appending(path: topic.type)
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where file.hasPrefix("invalid-") {
          let value = Array(try Data(contentsOf: folder.appending(path: file)))
          try send(topic, value, structured, String(file.split(separator: "-")[1]))
        }
      }
      let withdrawal = TopicID.applicationWithdrawn
      try send(withdrawal, nil, structured, ContractReason.valueEmpty.code)
      try send(withdrawal, [], structured, ContractReason.valueEmpty.code)
      let data = Array(#"{"on":"2025-03-20"}"#.utf8)
      let binary = [
        ("ce_specversion", "1.0"), ("ce_id", "bad-1"), ("ce_source", "//tests"), ("ce_type", withdrawal.type),
        ("ce_time", "2025-03-20T12:00:00+08:00"), ("ce_subject", "BAD1"), ("content-type", "application/json"),
      ]
      try send(withdrawal, data, binary + [("ce_id", "bad-2")], ContractReason.headerRepeated.code)
      try send(withdrawal, data, binary + [("ce_stranger", "1")], ContractReason.headerUnknown.code)
      try send(
        withdrawal, data, binary + (0..<10_000).map { ("h\($0)", "x") }, ContractReason.headerTooMany.code)
      try send(withdrawal, Array(data.dropLast()), binary, ContractReason.jsonMalformed.code)
      let (again, key) = try otherBytes(scene)
      try send(.applicationSubmitted, again, structured, ContractReason.eventSameIdOtherBytes.code, key: key)
      try producer.flush(timeoutMs: 30_000)
      try #require(producer.failedDeliveries == 0)
      return expected
    }

    /// The first application once more under its id, with another date.
    private func otherBytes(_ scene: Scene) throws -> (value: [UInt8], key: String) {
      let line = try #require(
        scene.synthesis.lines(prefix: scene.prefix).first { $0.contains(".application.submitted.") })
      let key = try #require(line.firstMatch(of: /"key":"([0-9]{12})"/))
      let event = try #require(line.range(of: "\"event\":"))
      let text = line[event.upperBound...].dropLast().replacing(
        /"appliedOn":"[0-9-]+"/, with: "\"appliedOn\":\"2024-12-02\"")
      return (Array(text.utf8), String(key.1))
    }
  }
}
