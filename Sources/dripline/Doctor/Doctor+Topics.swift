import Contract
import Kafka

extension Doctor {
  mutating func examineTopics(_ cluster: Cluster?) {
    guard let cluster else { return note(.unknown("topics.present", "the topics could not be looked at", "无法查看主题")) }
    let prefix = settings.prefix
    let present = cluster.metadata.topics
    let missing = TopicID.allCases.filter { present[$0.name(prefix: prefix)] == nil }
    guard missing.count < TopicID.allCases.count else {
      return note(
        .failed(
          "topics.present", "no topic begins with \(prefix).", "没有以 \(prefix). 开头的主题",
          do: "run `dripline topics apply`, or check DRIPLINE_TOPIC_PREFIX",
          "请运行 dripline topics apply，或检查 DRIPLINE_TOPIC_PREFIX"))
    }
    if missing.isEmpty {
      note(.ok("topics.present", "all \(TopicID.allCases.count) topics are there", "\(TopicID.allCases.count) 个主题齐全"))
    } else {
      let names = Self.list(missing.map { $0.name(prefix: prefix) })
      note(
        .failed(
          "topics.present", "\(missing.count) topics are missing: \(names)", "缺少 \(missing.count) 个主题：\(names)",
          do: "run `dripline topics apply`", "请运行 dripline topics apply"))
    }
    examinePartitions(present)
    examineCopies(present)
    examineSettings(cluster.admin, present)
  }

  private mutating func examinePartitions(_ present: [String: [ClusterMetadata.Partition]]) {
    var counts: [Int: [String]] = [:]
    for topic in TopicID.facts {
      let name = topic.name(prefix: settings.prefix)
      if let partitions = present[name] { counts[partitions.count, default: []].append(name) }
    }
    let common = counts.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key ?? 0
    if counts.count > 1 {
      let odd = Self.list(counts.filter { $0.key != common }.flatMap(\.value).sorted())
      note(
        .failed(
          "topics.partitions",
          "topics that facts come by have different numbers of partitions; most have \(common), not so \(odd)",
          "事件输入主题的分区数不一致：多数为 \(common)，不同的是 \(odd)",
          do:
            "raise the others to the highest number with kafka-topics --alter --partitions, and restart the workers; a village's facts then meet in other lanes, which costs speed only",
          "请用 kafka-topics --alter --partitions 将其余主题调至最大分区数并重启工作进程；各村事件会换到其他分道，只影响速度"))
    } else if let partitions, partitions != common {
      note(
        .failed(
          "topics.partitions", "topics that facts come by have \(common) partitions, not \(partitions)",
          "事件输入主题有 \(common) 个分区，而非 \(partitions)", do: "check --partitions, or the cluster", "请核对 --partitions 或集群"))
    } else if common > 0 {
      note(
        .ok(
          "topics.partitions", "\(common) partitions: at most \(common) workers have work",
          "\(common) 个分区：最多 \(common) 个工作进程有活可干"))
    }
    let headless = present.filter { name, partitions in
      name.hasPrefix(settings.prefix + ".") && partitions.contains { $0.leader == nil }
    }
    if !headless.isEmpty {
      let names = Self.list(headless.keys.sorted())
      note(
        .failed(
          "topics.leaders", "partitions of \(headless.count) topics have no leader: \(names)",
          "\(headless.count) 个主题有分区没有主副本：\(names)",
          do: "start the brokers that hold them", "请启动持有这些分区的代理"))
    }
  }

  private mutating func examineCopies(_ present: [String: [ClusterMetadata.Partition]]) {
    let ours = present.filter { $0.key.hasPrefix(settings.prefix + ".") }
    let least = ours.values.flatMap { $0 }.map(\.replicas.count).min() ?? 0
    let behind = ours.filter { $0.value.contains { $0.inSync.count < $0.replicas.count } }.keys.sorted()
    if least > 0, least < 3 {
      note(
        .warning(
          "topics.copies", "topics have \(least) cop\(least == 1 ? "y" : "ies") only", "主题仅有 \(least) 个副本",
          do: "in production make them with `dripline topics apply --replication 3`",
          "生产环境请用 dripline topics apply --replication 3 创建"))
    } else if !behind.isEmpty {
      note(
        .warning(
          "topics.copies", "copies of \(behind.count) topics are behind: \(Self.list(behind))",
          "\(behind.count) 个主题的副本落后：\(Self.list(behind))",
          do: "look after the brokers that lag", "请检查落后的代理"))
    } else if least > 0 {
      note(.ok("topics.copies", "every partition has \(least) copies, all up to date", "每个分区有 \(least) 个副本，均已同步"))
    }
  }

  private mutating func examineSettings(_ admin: Admin, _ present: [String: [ClusterMetadata.Partition]]) {
    let wanted = TopicID.allCases.filter { present[$0.name(prefix: settings.prefix)] != nil }
    let actual: [String: [String: ReportedSetting]]
    do {
      actual = try admin.describeConfigs(wanted.map { $0.name(prefix: settings.prefix) }, timeoutMs: 15_000)
    } catch {
      return note(
        .unknown(
          "topics.settings", "this login may not read topics' settings: \(Self.plain(error))",
          "此账号无权读取主题设置：\(Self.plain(error))"))
    }
    var cleaned: [String] = [], short: [String] = [], small: [String] = []
    for topic in wanted {
      let name = topic.name(prefix: settings.prefix), definition = topic.definition
      guard let found = actual[name] else { continue }
      if found["cleanup.policy"]?.value != definition.cleanupPolicy.rawValue { cleaned.append(name) }
      if let ms = found["retention.ms"]?.value.flatMap({ Int64($0) }), ms >= 0, definition.cleanupPolicy == .delete,
        ms < definition.retentionMilliseconds
      {
        short.append(name)
      }
      if topic == .policyPublished, let bytes = found["max.message.bytes"]?.value.flatMap({ Int($0) }),
        bytes < Limits.policyValueBytes
      {
        small.append(name)
      }
    }
    if !cleaned.isEmpty {
      note(
        .failed(
          "topics.cleanup", "the wrong cleanup.policy: \(Self.list(cleaned))",
          "cleanup.policy 有误：\(Self.list(cleaned))",
          do: "set it as `dripline topics verify` says, with kafka-configs --alter",
          "请按 dripline topics verify 的提示用 kafka-configs --alter 修改"))
    }
    if !short.isEmpty {
      note(
        .warning(
          "topics.retention", "kept for a shorter time than the contract has it: \(Self.list(short))",
          "保留时间短于约定：\(Self.list(short))",
          do:
            "set retention.ms as `dripline topics verify` says: a lane whose facts are deleted before they are taken halts",
          "请按 dripline topics verify 的提示设置 retention.ms：未处理即被删除的事件会使分道停止"))
    }
    if !small.isEmpty {
      note(
        .failed(
          "topics.messageSize", "a policy pack does not fit into \(small[0])", "政策包超出 \(small[0]) 的消息大小",
          do: "raise max.message.bytes of that topic to 1048588", "请将该主题的 max.message.bytes 调至 1048588"))
    }
    if cleaned.isEmpty, short.isEmpty, small.isEmpty {
      note(.ok("topics.settings", "settings are as the contract has them, or longer", "设置符合约定"))
    }
  }

  /// The first few, and how many more.
  static func list(_ names: [String]) -> String {
    names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", +\(names.count - 3)" : "")
  }
}
