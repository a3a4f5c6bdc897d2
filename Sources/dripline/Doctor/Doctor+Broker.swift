import Contract
import Foundation
import Kafka

extension Doctor {
  /// The cluster, where it can be reached.
  struct Cluster {
    var admin: Admin
    var metadata: ClusterMetadata
  }

  mutating func examineBroker() -> Cluster? {
    do {
      let admin = try Admin(settings.kafka())
      let metadata = try admin.metadata(timeoutMs: 10_000)
      let count = metadata.brokers.count
      note(.ok("broker.reachable", count == 1 ? "one broker answers" : "\(count) brokers answer", "\(count) 个代理应答"))
      examineVersion(admin, metadata)
      examineTransactions()
      return Cluster(admin: admin, metadata: metadata)
    } catch {
      note(
        .failed(
          "broker.reachable", "Kafka does not answer: \(Self.plain(error))", "Kafka 没有应答：\(Self.plain(error))",
          do:
            "check DRIPLINE_KAFKA_BOOTSTRAP, DRIPLINE_KAFKA_SECURITY_PROTOCOL and the login; --log-level debug of a worker shows librdkafka's words",
          "请检查 DRIPLINE_KAFKA_BOOTSTRAP、DRIPLINE_KAFKA_SECURITY_PROTOCOL 与账号；工作进程的 debug 日志有 librdkafka 的原文"))
      return nil
    }
  }

  /// The protocol does not tell a broker's version; the settings that it knows do.
  private mutating func examineVersion(_ admin: Admin, _ metadata: ClusterMetadata) {
    let known: [String: String]
    do {
      guard let broker = metadata.brokers.first else { return }
      known = try admin.describeBroker(broker.id, timeoutMs: 10_000)
    } catch {
      note(
        .unknown(
          "broker.version",
          "this login may not read the brokers' settings (\(Self.plain(error))): version and settings are not known",
          "此账号无权读取代理设置（\(Self.plain(error))），版本与设置未知"))
      return
    }
    // Came with 3.7 (KIP-714), and stayed.
    if known["telemetry.max.bytes"] != nil {
      note(.ok("broker.version", "Kafka 3.7 or newer", "Kafka 3.7 或更新版本"))
    } else {
      note(
        .warning(
          "broker.version", "Kafka is older than 3.7: a request that it turned away can be taken for delivered",
          "Kafka 版本低于 3.7：被拒绝的请求可能被误认为已送达",
          do: "upgrade Kafka to 3.7 or newer; see operating.md, Before the first start",
          "请将 Kafka 升级至 3.7 或更新，见 operating.md"))
    }
    func number(_ name: String) -> Int? { known[name].flatMap { Int($0) } }
    let replication = number("transaction.state.log.replication.factor") ?? 3,
      least = number("transaction.state.log.min.isr") ?? 2
    if replication < 3 || least < 2 {
      note(
        .warning(
          "broker.transactionLog",
          "the transactions' own log has \(replication) cop\(replication == 1 ? "y" : "ies"), of which \(least) must be written",
          "事务日志有 \(replication) 个副本，最少写入 \(least) 个",
          do:
            "in production set transaction.state.log.replication.factor=3 and transaction.state.log.min.isr=2 before the first start",
          "生产环境请在首次启动前设置 transaction.state.log.replication.factor=3、transaction.state.log.min.isr=2"))
    } else {
      note(
        .ok("broker.transactionLog", "the transactions' own log has \(replication) copies", "事务日志有 \(replication) 个副本"))
    }
    let minutes = number("offsets.retention.minutes") ?? 10_080
    if minutes < 30 * 1440 {
      note(
        .warning(
          "broker.offsetsRetention",
          "a group that stands still for \(minutes / 1440) days loses its offsets, and its lanes halt",
          "消费组停用 \(minutes / 1440) 天后位点会丢失，分道随之停止",
          do: "set offsets.retention.minutes=86400 (60 days) on the brokers",
          "请在代理上设置 offsets.retention.minutes=86400（60天）"))
    } else {
      note(.ok("broker.offsetsRetention", "offsets are kept for \(minutes / 1440) days", "位点保留 \(minutes / 1440) 天"))
    }
    if known["auto.create.topics.enable"] == "true" {
      note(
        .warning(
          "broker.autoCreate", "the brokers make every topic that somebody asks for, with settings of their own",
          "代理会自动创建任何被请求的主题，且使用其自身设置",
          do: "set auto.create.topics.enable=false", "请设置 auto.create.topics.enable=false"))
    }
    if let most = number("transaction.max.timeout.ms"), most < 10_000 {
      note(
        .failed(
          "broker.transactionTimeout", "transactions may take \(most) ms, a worker asks for 10,000",
          "事务最长 \(most) 毫秒，工作进程需要 10,000 毫秒",
          do: "raise transaction.max.timeout.ms on the brokers", "请在代理上调大 transaction.max.timeout.ms"))
    }
  }

  /// A producer of transactions under a name of its own, so that no worker is fenced by it.
  private mutating func examineTransactions() {
    do {
      var own = KafkaConfiguration([:])
      own["transactional.id"] = "\(settings.group)-doctor"
      own["transaction.timeout.ms"] = "10000"
      own["message.timeout.ms"] = "10000"
      let producer = try Producer(own.merging(settings.kafka()))
      defer { producer.destroy() }
      let start = ContinuousClock.now
      try producer.initTransactions(timeoutMs: 20_000)
      let ms = Int(start.duration(to: .now) / .milliseconds(1))
      note(.ok("broker.transactions", "transactions work (prepared within \(ms) ms)", "支持事务（\(ms) 毫秒内就绪）"))
    } catch {
      note(
        .failed(
          "broker.transactions", "no transactions: \(Self.plain(error))", "无法使用事务：\(Self.plain(error))",
          do:
            "give the login the right to write with transactional ids that begin with \(settings.group)-, or run workers with --transactions off, knowing what that costs (data-path.md)",
          "请授权该账号使用以 \(settings.group)- 开头的事务编号；或以 --transactions off 运行，其代价见 data-path.md"))
    }
  }
}
