/// How a topic is set up, who writes it and who reads it. `topics/<name>.yaml` says the same for
/// people and other tools; a test keeps the two equal.
public struct TopicDefinition: Sendable, Equatable {
  /// What the broker does with old records.
  public enum CleanupPolicy: String, Sendable { case delete, compact }

  public var topic: TopicID
  public var title: Localized
  public var partitions: Int
  /// nil: kept for ever.
  public var retentionDays: Int?
  public var cleanupPolicy: CleanupPolicy
  /// What the record key is.
  public var key: String
  public var producers: [String]
  public var consumers: [String]

  /// Relative to the `topics` directory.
  public var schemaFile: String { "schemas/\(topic.type).schema.json" }

  /// `retention.ms` of Kafka.
  public var retentionMilliseconds: Int64 { retentionDays.map { Int64($0) * 86_400_000 } ?? -1 }

  /// The text of `topics/<name>.yaml`.
  public var yaml: String {
    func list(_ names: [String]) -> String { "[\(names.joined(separator: ", "))]" }
    return """
      topic: \(topic.type)
      title:
        en: \(title.en)
        zh: \(title.zh)
      direction: \(topic.direction.rawValue)
      partitions: \(partitions)
      retentionDays: \(retentionDays.map(String.init) ?? "unlimited")
      cleanupPolicy: \(cleanupPolicy.rawValue)
      key: \(key)
      producers: \(list(producers))
      consumers: \(list(consumers))
      schema: \(schemaFile)

      """
  }
}

extension TopicID {
  /// Partitions of every topic that facts come in by, unless a setting says otherwise: all the same,
  /// so that range assignment gives one worker the same partition of each.
  public static let factPartitions = 12
  public static let emissionPartitions = 3

  public var definition: TopicDefinition {
    let (en, zh, producers, consumers) = parties
    return TopicDefinition(
      topic: self, title: Localized(en: en, zh: zh),
      partitions: carriesFacts ? TopicID.factPartitions : TopicID.emissionPartitions,
      retentionDays: self == .caseState ? nil : self == .eventDead ? 90 : 30,
      cleanupPolicy: self == .caseState ? .compact : .delete, key: keyMeaning,
      producers: producers, consumers: consumers)
  }

  private var keyMeaning: String {
    switch self {
    case .caseState: "case id"
    case .fundAllocated, .fundOrdered: "fund name"
    case .policyPublished: "jurisdiction"
    case .eventDead: "lane"
    case .eventOrdered, .eventRetried: "dead letter's position"
    default: "village code"
    }
  }
}
