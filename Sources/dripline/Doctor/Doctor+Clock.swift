import Foundation
import Kafka
import Postgres

extension Doctor {
  /// From here on the clocks differ enough to be put right; from there on facts are refused as from the future.
  private static let noticeSeconds = 2.0, worstSeconds = 60.0

  mutating func examineClock(_ cluster: Cluster?, _ connection: Connection?) {
    if let connection {
      do {
        // The answer was made somewhere between asking and having it.
        let before = Date()
        let text = try connection.textRows("select extract(epoch from clock_timestamp())::float8")[0][0]
        let after = Date()
        let here = (before.timeIntervalSince1970 + after.timeIntervalSince1970) / 2
        note(clock("database", "PostgreSQL", Double(text ?? "").map { $0 - here }))
      } catch {
        note(.unknown("clock.database", "PostgreSQL did not tell the time", "PostgreSQL 未告知时间"))
      }
    } else {
      note(.unknown("clock.database", "PostgreSQL could not be asked for the time", "无法向 PostgreSQL 询问时间"))
    }
    guard let cluster else {
      return note(.unknown("clock.broker", "Kafka could not be asked for the time", "无法向 Kafka 询问时间"))
    }
    guard writes else {
      return note(
        .unknown(
          "clock.broker", "a broker tells its time only to who writes: `dripline doctor --write`",
          "代理只向写入者告知时间：dripline doctor --write"))
    }
    do {
      let trial = try Trial(settings.kafka(), prefix: settings.prefix, group: settings.group, cluster.admin)
      let skew = try trial.run()
      note(.ok("broker.writable", "what is written in a transaction is read back", "事务写入可读回"))
      note(clock("broker", "Kafka", skew))
    } catch {
      note(
        .failed(
          "broker.writable",
          "a topic of its own could not be made, written to in a transaction and read back: \(Self.plain(error))",
          "无法建立专用主题并以事务写入、读回：\(Self.plain(error))",
          do:
            "give the login of this command the rights to create and delete topics that begin with \(settings.prefix).doctor, or leave --write out",
          "请授权此账号创建、删除以 \(settings.prefix).doctor 开头的主题，或不使用 --write"))
    }
  }

  private func clock(_ code: String, _ name: String, _ skew: Double?) -> Diagnosis {
    guard let skew else { return .unknown("clock.\(code)", "\(name) did not tell the time", "\(name) 未告知时间") }
    let text = String(format: "%+.1f", skew)
    let en = "the clock of \(name) is \(text) s against this machine's", zh = "\(name) 的时钟与本机相差 \(text) 秒"
    if abs(skew) < Self.noticeSeconds { return .ok("clock.\(code)", en, zh) }
    let do_ = (en: "let all machines follow the same time servers (chrony)", zh: "请让所有机器使用同一时间服务器（chrony）")
    return abs(skew) < Self.worstSeconds
      ? .warning("clock.\(code)", en, zh, do: do_.en, do_.zh) : .failed("clock.\(code)", en, zh, do: do_.en, do_.zh)
  }
}

/// Makes a topic, writes one record in a transaction, reads it back, removes the topic.
struct Trial {
  private let kafka: KafkaConfiguration
  private let topic: String
  private let group: String
  private let admin: Admin

  init(_ kafka: KafkaConfiguration, prefix: String, group: String, _ admin: Admin) {
    self.kafka = kafka
    self.group = group
    self.admin = admin
    topic = "\(prefix).doctor.\(UInt32.random(in: 0...UInt32.max))"
  }

  /// - Returns: how far the broker's clock is before this machine's, in seconds.
  func run() throws -> Double {
    let made = try admin.createTopics(
      [
        NewTopic(
          topic, partitions: 1, settings: ["message.timestamp.type": "LogAppendTime", "retention.ms": "3600000"])
      ],
      timeoutMs: 15_000)
    if case .failed(let error) = made[topic] { throw error }
    defer { _ = try? admin.deleteTopics([topic], timeoutMs: 15_000) }
    var own = KafkaConfiguration(["linger.ms": "0"])
    own["transactional.id"] = "\(group)-doctor"
    own["transaction.timeout.ms"] = "10000"
    own["message.timeout.ms"] = "10000"
    let producer = try Producer(own.merging(kafka))
    defer { producer.destroy() }
    try producer.initTransactions(timeoutMs: 20_000)
    let handle = try producer.topic(topic)
    // The first record waits for the topic's leader; the second tells the time.
    for _ in 0..<2 {
      try producer.beginTransaction()
      try send(producer, handle)
      try producer.flush(timeoutMs: 10_000)
      try producer.commitTransaction(timeoutMs: 15_000)
    }
    let before = Date().timeIntervalSince1970
    try producer.beginTransaction()
    try send(producer, handle)
    try producer.flush(timeoutMs: 10_000)
    let after = Date().timeIntervalSince1970
    try producer.commitTransaction(timeoutMs: 15_000)
    return try lastTime() / 1000 - (before + after) / 2
  }

  private func send(_ producer: Producer, _ handle: TopicHandle) throws {
    var headers = HeaderList()
    try Array("doctor".utf8).withUnsafeBytes {
      try producer.produce(handle, key: $0, value: $0, headers: &headers, waitMs: 5000)
    }
  }

  /// Of the newest record that is committed.
  private func lastTime() throws -> Double {
    let consumer = try Consumer(kafka.merging(KafkaConfiguration(["group.id": "\(group)-doctor"])))
    defer { consumer.close(timeoutMs: 2000) }
    let place = TopicPartition(topic, 0)
    let queues = try consumer.assign([PartitionOffset(topic, 0, PartitionOffset.beginning)])
    let batch = MessageBatch(capacity: 8)
    var time: Double?
    var seen = 0
    let deadline = ContinuousClock.now + .seconds(15)
    while seen < 3, ContinuousClock.now < deadline {
      _ = consumer.poll(timeoutMs: 0)
      queues[place]?.consume(max: 8, into: batch, timeoutMs: 100)
      for index in 0..<batch.count where batch.error(at: index) == nil {
        seen += 1
        time = batch.timestampMs(at: index).map(Double.init)
      }
      batch.release()
    }
    guard seen == 3, let time else { throw Failure("what was written was not read back within 15 s") }
    return time
  }
}
