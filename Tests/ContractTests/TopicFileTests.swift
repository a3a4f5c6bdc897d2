import Contract
import Foundation
import Testing

@Suite("Files of topics/")
struct TopicFileTests {
  /// `DRIPLINE_REWRITE_TOPICS=1` writes definitions and schemas anew.
  private let rewrites = ProcessInfo.processInfo.environment["DRIPLINE_REWRITE_TOPICS"] == "1"

  @Test("definitions and schemas say what the program says")
  func files() throws {
    for topic in TopicID.allCases {
      try check(topic.definition.yaml, "\(topic.type).yaml")
      try check(topic.schema.text, topic.definition.schemaFile)
    }
  }

  @Test("the access rules stand in topics/acls.json")
  func accessRules() throws {
    try check(AccessRule.document(AccessRule.all(), principals: "User:{}").text, "acls.json")
  }

  @Test("who writes or reads a topic is who its definition names, and the program's own logins")
  func access() {
    let rules = AccessRule.all(prefix: "x", group: "g")
    for topic in TopicID.allCases {
      func who(_ operation: AccessRule.Operation) -> Set<String> {
        Set(
          rules.filter {
            $0.resource == .topic && !$0.isPrefix && $0.names.contains(topic.name(prefix: "x"))
              && $0.operations.contains(operation)
          }.map(\.principal))
      }
      var writers = Set(topic.definition.producers)
      if topic.direction == .in { writers.insert("dripline-gateway") }
      if topic == .eventOrdered { writers.insert("dripline-console") }
      #expect(who(.write) == writers, "\(topic)")
      #expect(
        who(.read) == Set(topic.definition.consumers).union(["dripline-console", "dripline-auditor"]), "\(topic)")
    }
    // Nobody can stand in for a worker, or move its offsets.
    let workers = rules.filter {
      ($0.resource == .group && $0.names.contains("g") && $0.operations.contains(.read))
        || ($0.resource == .transactionalID && $0.isPrefix && $0.names.contains { "g-w1".hasPrefix($0) })
    }
    #expect(Set(workers.map(\.principal)) == ["dripline"])
    #expect(AccessRule.parties.allSatisfy { !$0.hasPrefix("dripline") })
  }

  @Test("a command's words are quoted")
  func quoting() throws {
    let rule = try #require(AccessRule.all(prefix: "it's").first)
    #expect(rule.command(principals: "User:CN={}").contains("'it'\\''s."))
    #expect(rule.command(principals: "User:CN={}").contains("--allow-principal 'User:CN=\(rule.principal)'"))
  }

  @Test("there is no file of an unknown topic")
  func strangers() throws {
    let known = Set(TopicID.allCases.map(\.type))
    let manager = FileManager.default
    let definitions = try manager.contentsOfDirectory(atPath: topicsDirectory.path)
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    let schemas = try manager.contentsOfDirectory(
      atPath: topicsDirectory.appending(path: "schemas").path
    ).map { $0.replacing(".schema.json", with: "") }
    let examples = try manager.contentsOfDirectory(
      atPath: topicsDirectory.appending(path: "examples").path)
    #expect(Set(definitions) == known)
    #expect(Set(schemas) == known)
    #expect(Set(examples) == known)
  }

  private func check(_ text: String, _ file: String) throws {
    let url = topicsDirectory.appending(path: file)
    if rewrites {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let found = try? String(contentsOf: url, encoding: .utf8)
    #expect(found == text, "\(file) differs; DRIPLINE_REWRITE_TOPICS=1 writes it anew")
  }

  @Test("names, raw values and directions")
  func names() {
    #expect(Set(TopicID.allCases.map(\.rawValue)).count == TopicID.allCases.count)
    for topic in TopicID.allCases {
      #expect(TopicID(name: topic.name(prefix: "x"), prefix: "x") == topic)
      #expect(TopicID(name: topic.type) == topic)
      #expect(TopicID(name: "aidx." + topic.suffix) == nil)
      #expect(topic.definition.partitions == (topic.carriesFacts ? 12 : 3))
    }
    #expect(TopicID.facts.count == 24)
    #expect(TopicID.caseState.definition.cleanupPolicy == .compact)
    #expect(TopicID.timerDue.direction == .internal)
  }

  @Test("the AsyncAPI document is JSON, complete and repeatable")
  func asyncAPI() throws {
    let text = AsyncAPI.document(prefix: "aid").text
    #expect(text == AsyncAPI.document().text)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(root["asyncapi"] as? String == "3.0.0")
    #expect((root["channels"] as? [String: Any])?.count == TopicID.allCases.count)
    #expect((root["operations"] as? [String: Any])?.count == TopicID.allCases.count + 5)
  }
}
