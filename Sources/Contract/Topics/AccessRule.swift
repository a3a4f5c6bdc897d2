/// What one principal may do on a cluster: the contract's producers and consumers as Kafka's access control lists.
///
/// `topics/acls.json` says the same for people and other tools; a test keeps the two equal.
public struct AccessRule: Sendable, Equatable {
  /// What is opened; the raw value is the option of `kafka-acls.sh`.
  public enum Resource: String, Sendable {
    case topic, group, cluster
    case transactionalID = "transactional-id"
  }

  /// What may be done with it, as Kafka names it. To read or write includes to describe.
  public enum Operation: String, Sendable {
    case read = "Read"
    case write = "Write"
    case create = "Create"
    case delete = "Delete"
    case alter = "Alter"
    case describe = "Describe"
    case describeConfigs = "DescribeConfigs"
  }

  /// The name alone, such as `intake`; how a cluster writes it (`User:intake`) is its own business.
  public var principal: String
  public var resource: Resource
  public var names: [String]
  /// Whether whatever begins with a name is meant.
  public var isPrefix: Bool
  public var operations: [Operation]

  private init(
    _ principal: String, _ resource: Resource, _ names: [String], isPrefix: Bool = false, _ operations: [Operation]
  ) {
    self.principal = principal
    self.resource = resource
    self.names = names
    self.isPrefix = isPrefix
    self.operations = operations
  }

  /// Every rule of a deployment: first the parties of the topics, then the program's own logins.
  public static func all(prefix: String = TopicID.defaultPrefix, group: String = "dripline") -> [AccessRule] {
    parties.flatMap { of(party: $0, prefix: prefix) } + ownLogins(prefix: prefix, group: group)
  }

  /// Everybody but the pipeline whom a topic's definition names.
  public static let parties: [String] = Set(
    TopicID.allCases.flatMap { $0.definition.producers + $0.definition.consumers }
  )
  .subtracting(["dripline", "dripline-messenger"]).sorted()

  private static func names(_ prefix: String, _ isIncluded: (TopicDefinition) -> Bool) -> [String] {
    TopicID.allCases.filter { isIncluded($0.definition) }.map { $0.name(prefix: prefix) }
  }

  private static func of(party: String, prefix: String) -> [AccessRule] {
    let written = names(prefix) { $0.producers.contains(party) }
    let read = names(prefix) { $0.consumers.contains(party) }
    return [
      written.isEmpty ? nil : AccessRule(party, .topic, written, [.write]),
      read.isEmpty ? nil : AccessRule(party, .topic, read, [.read]),
      read.isEmpty ? nil : AccessRule(party, .group, ["\(party)."], isPrefix: true, [.read]),
    ].compactMap { $0 }
  }

  private static func ownLogins(prefix: String, group: String) -> [AccessRule] {
    let facts = names(prefix) { $0.consumers.contains("dripline") }
    let emissions = names(prefix) { $0.producers.contains("dripline") }
    let all = names(prefix) { _ in true }
    let probe = "\(prefix).doctor."
    return [
      AccessRule("dripline", .topic, facts, [.read]),
      AccessRule("dripline", .topic, emissions, [.write]),
      AccessRule("dripline", .group, [group, "\(group).clock"], [.read]),
      AccessRule("dripline", .transactionalID, ["\(group)-"], isPrefix: true, [.write]),

      AccessRule("dripline-gateway", .topic, names(prefix) { $0.topic.direction == .in }, [.write]),

      AccessRule("dripline-messenger", .topic, names(prefix) { $0.consumers.contains("dripline-messenger") }, [.read]),
      AccessRule("dripline-messenger", .topic, [TopicID.messageRequested.name(prefix: prefix)], [.write]),
      AccessRule("dripline-messenger", .group, ["\(group).messages"], [.read]),
      AccessRule("dripline-messenger", .transactionalID, ["\(group)-messages-"], isPrefix: true, [.write]),

      // Sees how far the workers are, gives orders about dead letters, runs audits.
      AccessRule("dripline-console", .topic, all, [.read]),
      AccessRule("dripline-console", .topic, [TopicID.eventOrdered.name(prefix: prefix)], [.write]),
      AccessRule("dripline-console", .group, [group, "\(group).clock"], [.describe]),
      AccessRule("dripline-console", .group, ["\(group).audit"], [.read]),

      AccessRule("dripline-auditor", .topic, all, [.read]),
      AccessRule("dripline-auditor", .group, [group, "\(group).clock"], [.describe]),
      AccessRule("dripline-auditor", .group, ["\(group).audit"], [.read]),

      // `topics apply`, `verify` and `acl --apply`, and the doctor with its topic, group and transactions.
      AccessRule("dripline-admin", .cluster, ["kafka-cluster"], [.alter, .describe, .describeConfigs]),
      AccessRule("dripline-admin", .topic, all, [.create, .describe, .describeConfigs]),
      AccessRule("dripline-admin", .topic, [probe], isPrefix: true, [.create, .delete, .write, .read]),
      AccessRule("dripline-admin", .group, [group, "\(group).clock"], [.describe]),
      AccessRule("dripline-admin", .group, ["\(group)-doctor"], [.read]),
      AccessRule("dripline-admin", .transactionalID, ["\(group)-doctor"], [.write]),
    ]
  }

  /// As arguments of `kafka-acls.sh`, behind the words that name the cluster.
  ///
  /// - Parameter principals: how the cluster writes a principal, `{}` standing for the name: `User:{}`, or
  ///   `User:CN={}` for client certificates.
  public func command(principals: String) -> String {
    func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
    var words = ["--add", "--allow-principal", quoted(principals.replacing("{}", with: principal))]
    for operation in operations { words += ["--operation", operation.rawValue] }
    if isPrefix { words += ["--resource-pattern-type", "prefixed"] }
    if resource == .cluster { return (words + ["--cluster"]).joined(separator: " ") }
    for name in names { words += ["--\(resource.rawValue)", quoted(name)] }
    return words.joined(separator: " ")
  }

  /// For other tools.
  public func node(principals: String) -> JSONNode {
    [
      "principal": .string(principals.replacing("{}", with: principal)), "resource": .string(resource.rawValue),
      "pattern": .string(isPrefix ? "prefixed" : "literal"), "names": .array(names.map(JSONNode.string)),
      "operations": .array(operations.map { .string($0.rawValue) }),
    ]
  }

  /// All rules as one document.
  public static func document(_ rules: [AccessRule], principals: String) -> JSONNode {
    ["acls": .array(rules.map { $0.node(principals: principals) })]
  }
}
