import Contract
import Foundation
import Kafka
import Pipeline

extension Verb {
  static let topicsList = Verb(
    words: ["topics", "list"], summary: "the topics of the contract",
    options: [.json, .lang], uses: [.prefix]
  ) { call in
    try call.noOperands()
    let language = try call.language()
    let definitions = TopicID.allCases.map(\.definition)
    if call.json {
      for each in definitions {
        print(
          JSONText.object([
            ("topic", .text(each.topic.name(prefix: call.settings.prefix))),
            ("direction", .text(each.topic.direction.rawValue)), ("partitions", .number(each.partitions)),
            ("cleanupPolicy", .text(each.cleanupPolicy.rawValue)), ("key", .text(each.key)),
            ("title", .text(each.title.text(language))),
          ]))
      }
      return .success
    }
    var table = Table(["topic", "direction", "partitions", "retention", "key", "what it carries"])
    for each in definitions {
      table.add([
        each.topic.name(prefix: call.settings.prefix), each.topic.direction.rawValue, "\(each.partitions)",
        each.cleanupPolicy == .compact ? "compacted" : each.retentionDays.map { "\($0) days" } ?? "for ever",
        each.key, each.title.text(language),
      ])
    }
    print(table.text)
    return .success
  }

  static let topicsApply = Verb(
    words: ["topics", "apply"], summary: "create the topics that are missing; never changes or deletes one",
    options: [
      Option(name: "partitions", value: "N", help: "partitions of every topic that facts come in by, default 12"),
      Option(name: "replication", value: "N", help: "copies, default the brokers' own"),
    ],
    uses: Setting.kafka
  ) { call in
    try call.noOperands()
    let wanted = try TopicPlan.wanted(call)
    let outcomes = try Admin(call.settings.kafka()).createTopics(wanted, timeoutMs: 30_000)
    var failed = false
    for topic in wanted {
      switch outcomes[topic.name] {
      case .done: print("created  \(topic.name) (\(topic.partitions) partitions)")
      case .exists: print("present  \(topic.name)")
      case .failed(let error):
        failed = true
        Program.say("failed   \(topic.name): \(error)")
      case nil:
        failed = true
        Program.say("failed   \(topic.name): no answer")
      }
    }
    return failed ? .failed : .success
  }

  static let topicsVerify = Verb(
    words: ["topics", "verify"], summary: "compare the cluster's topics with the contract; exit 1 where they differ",
    options: [
      Option(name: "partitions", value: "N", help: "partitions of every topic that facts come in by, default 12"),
      .json,
    ],
    uses: Setting.kafka
  ) { call in
    try call.noOperands()
    let differences = try TopicPlan.differences(call)
    for each in differences {
      print(
        call.json
          ? JSONText.object([("topic", .text(each.topic)), ("difference", .text(each.what))])
          : "\(each.topic): \(each.what)")
    }
    if differences.isEmpty, !call.json { print("the cluster's topics are as the contract has them") }
    return differences.isEmpty ? .success : .failed
  }

  static let topicsAsyncAPI = Verb(
    words: ["topics", "asyncapi"], summary: "print the AsyncAPI 3.0 document of all topics", uses: [.prefix]
  ) { call in
    try call.noOperands()
    print(AsyncAPI.document(prefix: call.settings.prefix).text)
    return .success
  }
}

enum TopicPlan {
  static func wanted(_ call: Invocation) throws -> [NewTopic] {
    let partitions = try call.number("partitions", default: TopicID.factPartitions, in: 1...1000)
    let replication = try call.number("replication", default: -1, in: -1...10)
    return TopicID.allCases.map { topic in
      let definition = topic.definition
      return NewTopic(
        topic.name(prefix: call.settings.prefix),
        partitions: topic.carriesFacts ? partitions : definition.partitions, replication: replication,
        settings: definition.settings)
    }
  }

  static func differences(_ call: Invocation) throws -> [(topic: String, what: String)] {
    let wanted = try wanted(call)
    let admin = try Admin(call.settings.kafka())
    let present = try admin.metadata(timeoutMs: 15_000).topics
    let there = wanted.map(\.name).filter { present[$0] != nil }
    let settings = try admin.describeConfigs(there, timeoutMs: 15_000)
    var found: [(String, String)] = []
    for topic in wanted {
      guard let partitions = present[topic.name] else {
        found.append((topic.name, "missing; run `dripline topics apply`"))
        continue
      }
      if partitions.count != topic.partitions {
        found.append((topic.name, "\(partitions.count) partitions, the contract has \(topic.partitions)"))
      }
      for (name, value) in topic.settings.sorted(by: { $0.key < $1.key }) {
        let actual = settings[topic.name]?[name]?.value ?? "unset"
        if actual != value { found.append((topic.name, "\(name) is \(actual), the contract has \(value)")) }
      }
    }
    return found
  }
}
