import Contract
import Foundation
import HTTP
import Kafka
import Testing

extension SystemTests {
  @Suite("What workers tell")
  struct Observing {
    @Test("metrics agree with the database; ready and live tell the truth while PostgreSQL is away")
    func truth() throws {
      let scene = try Scene(ownServer: true)
      let worker = try scene.worker(untilIdle: nil, observe: true)
      let page = try Page(of: worker)
      try scene.publish()
      try eventually(within: 60, "settled\n\(scene.tails())") { try scene.isSettled() }
      // What is told of the lanes is a second old at most.
      try eventually(within: 10, "lag 0") {
        try page.sum("dripline_lag_facts") == 0 && page.sum("dripline_unpublished_facts") == 0
      }
      let metrics = try page.metrics()
      let rows = try scene.freshRows(
        "select lane, next_offset, first_offset, epoch from dripline.lanes where lane < 250000")
      for row in rows {
        let topic = try #require(TopicID(rawValue: UInt8(Int(row[0]!)! / 1024)))
        let labels = "{topic=\"\(topic.suffix)\",partition=\"\(Int(row[0]!)! % 1024)\"}"
        #expect(metrics["dripline_lane_effective_offset" + labels] == Double(row[1]!), "\(labels)")
        #expect(metrics["dripline_lane_epoch" + labels] == Double(row[3]!), "\(labels)")
      }
      let outside = try TopicID.facts.filter { $0.direction == .in }.map { topic in
        try #require(metrics["dripline_facts_taken_total{topic=\"\(topic.suffix)\"}"])
      }
      #expect(outside.reduce(0, +) == Double(scene.synthesis.count))
      let records = try scene.checkEmissions()
      #expect(try page.sum("dripline_emissions_published_total") == Double(records.count))
      #expect(metrics["dripline_lanes_owned"] == Double(rows.count))

      #expect(try page.get("/health/ready").status == 200)
      try scene.server.stop(.kill)
      try eventually(within: 60, "not ready") { try page.get("/health/ready").status == 503 }
      let answer = try page.get("/health/ready").text
      #expect(answer.contains("database.silent") || answer.contains("lanes.none"), "\(answer)")
      #expect(try page.get("/health/live").status == 200, "no restart would help")
      // Told once the life that met it has let go of the broker.
      try eventually(within: 30, "counted") { try page.sum("dripline_database_errors_total") > 0 }
      try scene.server.start()
      try eventually(within: 60, "ready again\n\(scene.tails())") { try page.get("/health/ready").status == 200 }
      #expect(try page.sum("dripline_starts_over_total") > 0)
      worker.send(SIGTERM)
      #expect(try worker.wait(within: 25) == .exit(0), "\(worker.tail())")
      try scene.settle()
      try scene.check()
    }

    @Test("no identifier of a person in log, metrics or output, whatever a fact looks like")
    func nothingPersonal() throws {
      let scene = try Scene(.whole(seed: 3))
      let worker = try scene.worker(untilIdle: nil, observe: true)
      let page = try Page(of: worker)
      try scene.publish(0..<scene.synthesis.count / 2)
      let (planted, sent) = try sendBroken(scene)
      try scene.publish(scene.synthesis.count / 2..<scene.synthesis.count)
      try eventually(within: 90, "settled\n\(scene.tails())") { try scene.isSettled() }
      let told = try ["/metrics", "/health/live", "/health/ready"].map { try page.get($0).text }.joined()
      worker.send(SIGTERM)
      #expect(try worker.wait(within: 25) == .exit(0), "\(worker.tail())")
      let written = try String(contentsOfFile: worker.output, encoding: .utf8) + worker.log + told
      let dead = try scene.freshRows("select count(*) from dripline.dead_letters").first?[0]
      #expect(dead == "\(sent)", "\(sent) facts were to be set aside, and are \(dead ?? "none")")
      #expect(worker.log.components(separatedBy: "dead letter").count > 5, "the log speaks of dead letters")
      #expect(worker.log.contains("case=[number]"), "a resident ID as the case's name is veiled")
      let leaked = planted.union(scene.synthesis.planted).filter { written.contains($0) }
      #expect(leaked.isEmpty, "\(leaked.count) identifiers leaked, such as \(leaked.first?.prefix(6) ?? "")...")
      scene.checkLogs()
    }

    @Test("a trace goes from a fact to its emissions, also to those that a crash left to the next life")
    func traces() throws {
      let scene = try Scene()
      func trace(_ number: Int) -> String { "00-\(String(format: "%032x", number + 1))-00000000000000ab-01" }
      // Every other line names a trace.
      let lines = scene.synthesis.lines(prefix: scene.prefix).enumerated().map { number, line in
        number % 2 == 0
          ? line.replacing(/"specversion":"1.0"/, with: "\"specversion\":\"1.0\",\"traceparent\":\"\(trace(number))\"")
          : line
      }
      let half = lines.count / 2
      try scene.publish(lines: Array(lines[..<half]))
      // What has been stored by then is published by the next life, from the journal.
      let dying = try scene.worker(failpoints: "before-publish=kill@3")
      #expect(try dying.wait(within: 60) == .signal(SIGKILL), "\(dying.tail())")
      try scene.publish(lines: Array(lines[half...]))
      try scene.settle()
      try scene.check()
      #expect(scene.workers.contains { $0.log.contains("published what the former owner had not") })
      let metadata = try Subscriber.readAll(prefix: scene.prefix, bootstrap: scene.bootstrap)
      let traced = metadata.filter { $0.trace != nil }
      #expect(Set(traced.compactMap(\.trace)).isSubset(of: Set((0..<lines.count).map(trace))))
      #expect(traced.allSatisfy { $0.trace == $0.plainTrace })
      #expect(
        traced.count > metadata.count / 4 && traced.count < metadata.count, "\(traced.count) of \(metadata.count)")
      // Of one fact all emissions or none.
      let byFact = Dictionary(grouping: metadata) { $0.id.split(separator: "/").dropLast().joined(separator: "/") }
      #expect(byFact.values.allSatisfy { Set($0.map { $0.trace ?? "" }).count == 1 })
    }

    @Test("doctor finds the wrong ring, a topic that is gone, and a database that is older than the topics")
    func doctor() throws {
      let scene = try Scene()
      try scene.publish(0..<scene.synthesis.count / 2)
      try scene.settle()
      func findings(_ more: [String: String] = [:], exit: Int32) throws -> [String: String] {
        let program = try Program(
          Cluster.binary, ["doctor", "--json", "--partitions", "\(Scene.partitions)", "--write"],
          environment: scene.environment().merging(more) { $1 }, folder: scene.folder,
          name: "doctor-\(UUID().uuidString)")
        let end = try program.wait(within: 90)
        let said = try String(contentsOfFile: program.output, encoding: .utf8)
        #expect(end == .exit(exit), "\(program.tail()) \(said)")
        var found: [String: String] = [:]
        for line in said.split(separator: "\n") {
          let match = try #require(line.firstMatch(of: /"check":"([^"]+)","result":"([^"]+)"/))
          found[String(match.1)] = String(match.2)
        }
        return found
      }
      var found = try findings(exit: 1)
      #expect(
        found.filter { $0.value == "failed" }.map(\.key) == ["database.durable"], "the tests' server runs without fsync"
      )
      for code in [
        "broker.reachable", "broker.transactions", "broker.writable", "topics.present", "topics.partitions",
        "database.migrated", "database.role", "clock.broker", "clock.database", "watermarks.fit", "pack.sound",
      ] {
        #expect(found[code] == "ok", "\(code): \(found[code] ?? "not there")")
      }
      found = try findings(["DRIPLINE_KEYS": "9:" + String(repeating: "A", count: 43) + "="], exit: 1)
      #expect(found["keys.ring"] == "failed")
      // As if the database had been restored from a backup of earlier.
      try scene.rows(
        "update dripline.lanes set next_offset = next_offset - 1 where next_offset > first_offset and topic <> 'clock'")
      found = try findings(exit: 1)
      #expect(found["watermarks.fit"] == "failed" && found["keys.ring"] == "warning")
      let admin = try Admin(Cluster.configuration())
      _ = try admin.deleteTopics([TopicID.planRecorded.name(prefix: scene.prefix)], timeoutMs: 15_000)
      try eventually(within: 30, "the topic is gone") { try findings(exit: 1)["topics.present"] == "failed" }
      // What one command made, it has removed.
      let left = try admin.metadata(timeoutMs: 10_000).topics.keys.filter { $0.hasPrefix("\(scene.prefix).doctor") }
      #expect(left.isEmpty)
    }

    /// Facts that are set aside, each with an identifier of its own in another place.
    private func sendBroken(_ scene: Scene) throws -> (planted: Set<String>, sent: Int) {
      let line = try #require(
        scene.synthesis.lines(prefix: scene.prefix).first { $0.contains(".application.submitted.") })
      let start = try #require(line.range(of: "\"event\":")).upperBound
      let whole = String(line[start...].dropLast())
      let id = try #require(whole.firstMatch(of: /"residentId":"([0-9X]{18})"/)).1
      var planted: Set<String> = []
      var serial = 0
      func next() -> String {
        serial += 1
        // Of the right form, with a wrong check character.
        let text = "34122519780312\(String(format: "%03d", serial))\((serial + 6) % 10)"
        planted.insert(text)
        return text
      }
      func fresh(_ change: (String) -> String) -> String {
        change(whole.replacing(/"id":"[^"]+"/, with: "\"id\":\"planted-\(serial)\"", maxReplacements: 1))
      }
      var values: [String] = []
      for _ in 0..<4 { values.append(fresh { $0.replacing(id, with: next()) }) }
      // As a key, as a broken value, as a number, behind the end, as the case's name, as a word of a list.
      values.append(fresh { $0.replacing("\"data\":{", with: "\"data\":{\"\(next())\":1,") })
      values.append(fresh { $0.replacing("\"data\":{", with: "\"data\":{\"a\":\(next()),") })
      values.append(fresh { $0 + next() })
      values.append(
        fresh {
          $0.replacing(/"subject":"[^"]+"/, with: "\"subject\":\"\(next())\"").replacing(
            "\"data\":{", with: "\"data\":{\"x\":1,")
        })
      values.append(fresh { $0.replacing(/"specversion":"1.0"/, with: "\"specversion\":\"\(next())\"") })
      values.append(fresh { $0.replacing(/"type":"[^"]+"/, with: "\"type\":\"\(next())\"") })
      values.append(fresh { $0.replacing(/"time":"[^"]+"/, with: "\"time\":\"\(next())\"") })
      values.append(fresh { $0.replacing(/"source":"[^"]+"/, with: "\"source\":\"\(next()) \"") })
      values.append("{\"\(next())")
      let producer = try Producer(Cluster.configuration())
      defer { producer.destroy() }
      let topic = try producer.topic(TopicID.applicationSubmitted.name(prefix: scene.prefix))
      for value in values {
        try send(producer, topic, value, [("content-type", "application/cloudevents+json")], key: String(id))
      }
      // As a header's name and as its value.
      try send(producer, topic, "{}", [("ce_\(next())", "x")], key: next())
      try send(producer, topic, "{}", [("ce_id", next())], key: String(id))
      try producer.flush(timeoutMs: 30_000)
      try #require(producer.failedDeliveries == 0)
      return (planted, values.count + 2)
    }

    private func send(
      _ producer: Producer, _ topic: TopicHandle, _ value: String, _ headers: [(String, String)], key: String
    ) throws {
      var list = HeaderList(capacity: headers.count)
      for (name, value) in headers { list.add(name, value) }
      try Array(key.utf8).withUnsafeBytes { key in
        try Array(value.utf8).withUnsafeBytes {
          try producer.produce(topic, key: key, value: $0, headers: &list, waitMs: 5000)
        }
      }
    }
  }
}

/// Metrics and health of a worker, where its log says that they are.
struct Page {
  private let port: UInt16

  init(of worker: Program) throws {
    var port: UInt16?
    try eventually(within: 30, "the worker serves metrics\n\(worker.tail())") {
      port = worker.log.firstMatch(of: /metrics and health port=([0-9]+)/).flatMap { UInt16($0.1) }
      return port != nil
    }
    self.port = port!
  }

  func get(_ path: String) throws -> HTTPClient.Answer {
    try HTTPClient(port: port, timeoutSeconds: 10).request("GET", path)
  }

  /// Values by name and labels.
  func metrics() throws -> [String: Double] {
    let answer = try get("/metrics")
    #expect(answer.status == 200 && answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
    var found: [String: Double] = [:]
    for line in answer.text.split(separator: "\n") where !line.hasPrefix("#") {
      let space = try #require(line.lastIndex(of: " "))
      let text = String(line[line.index(after: space)...]).replacing("+Inf", with: "inf")
      let value: Double = try #require(Double(text), "\(line)")
      found[String(line[..<space])] = value
    }
    return found
  }

  /// Over all labels of a name.
  func sum(_ name: String) throws -> Double {
    try metrics().filter { $0.key == name || $0.key.hasPrefix(name + "{") }.values.reduce(0, +)
  }
}
