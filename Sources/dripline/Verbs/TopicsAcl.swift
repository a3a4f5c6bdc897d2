import Contract
import Kafka

extension Verb {
  static let topicsAcl = Verb(
    words: ["topics", "acl"],
    summary: "who may write and read which topics, as commands of kafka-acls.sh, as JSON, or applied",
    options: [
      Option(
        name: "principals", value: "FORMAT",
        help: "how the cluster writes a principal, {} for its name; default User:{}"),
      Option(name: "apply", help: "give the rights on the cluster; never takes one away"),
      .json,
    ],
    uses: Setting.kafka + [.group],
    notes: """
      From the producers and consumers of the topics' definitions, and the logins of the program itself. Broker side:
      authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer. See ops/guides/security.md.
      """
  ) { call in
    try call.noOperands()
    let principals = call.text("principals") ?? "User:{}"
    guard principals.contains("{}"), principals.contains(":") else {
      throw UsageError("--principals takes a format such as User:{} or User:CN={}, not \(principals)")
    }
    let rules = AccessRule.all(prefix: call.settings.prefix, group: call.settings.group)
    if call.has("apply") { return try AclPlan.apply(rules, principals, Admin(call.settings.kafka())) }
    if call.json {
      print(AccessRule.document(rules, principals: principals).text, terminator: "")
    } else {
      for rule in rules { print(AclPlan.command(rule, principals)) }
    }
    return .success
  }
}

enum AclPlan {
  static func command(_ rule: AccessRule, _ principals: String) -> String {
    "kafka-acls.sh --bootstrap-server \"$BOOTSTRAP\" --command-config admin.properties \(rule.command(principals: principals))"
  }

  static func acls(_ rule: AccessRule, _ principals: String) -> [NewAcl] {
    let resource: NewAcl.Resource =
      switch rule.resource {
      case .topic: .topic
      case .group: .group
      case .cluster: .cluster
      case .transactionalID: .transactionalID
      }
    return rule.names.flatMap { name in
      rule.operations.map { operation in
        let operation: NewAcl.Operation =
          switch operation {
          case .read: .read
          case .write: .write
          case .create: .create
          case .delete: .delete
          case .alter: .alter
          case .describe: .describe
          case .describeConfigs: .describeConfigs
          }
        return NewAcl(
          principal: principals.replacing("{}", with: rule.principal), resource: resource, name: name,
          isPrefix: rule.isPrefix, operation: operation)
      }
    }
  }

  static func apply(_ rules: [AccessRule], _ principals: String, _ admin: Admin) throws -> ExitStatus {
    let each = rules.map { acls($0, principals) }
    let outcomes = try admin.createAcls(each.flatMap(\.self), timeoutMs: 30_000)
    var place = 0, given = 0
    var left: [AccessRule] = []
    var failed: Set<String> = []
    for (rule, acls) in zip(rules, each) {
      for acl in acls {
        switch outcomes[place] {
        case .done: given += 1
        case .unsupported: if left.last != rule { left.append(rule) }
        case .failed(let error): failed.insert("\(error) (\(acl.resource) \(acl.name))")
        }
        place += 1
      }
    }
    print("\(given) rights hold, for \(Set(rules.map(\.principal)).count) principals")
    for each in failed.sorted().prefix(10) { Program.say("failed: \(each)") }
    if !left.isEmpty {
      Program.say("rights to transactional ids cannot be given by this version of librdkafka (2.2 can); run by hand:")
      for rule in left { print(command(rule, principals)) }
    }
    return failed.isEmpty ? .success : .failed
  }
}
