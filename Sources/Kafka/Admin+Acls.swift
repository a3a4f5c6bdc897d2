import CLibrdkafka

/// One access right to be given on a cluster, from any host.
public struct NewAcl: Hashable, Sendable {
  /// Numbers of Kafka's protocol.
  public enum Resource: UInt32, Sendable { case topic = 2, group = 3, cluster = 4, transactionalID = 5 }

  /// Numbers of Kafka's protocol.
  public enum Operation: UInt32, Sendable {
    case read = 3, write = 4, create = 5, delete = 6, alter = 7, describe = 8, describeConfigs = 10
  }

  public let principal: String
  public let resource: Resource
  public let name: String
  public let isPrefix: Bool
  public let operation: Operation

  public init(principal: String, resource: Resource, name: String, isPrefix: Bool, operation: Operation) {
    self.principal = principal
    self.resource = resource
    self.name = name
    self.isPrefix = isPrefix
    self.operation = operation
  }
}

/// What became of one right in a request.
public enum AclOutcome: Hashable, Sendable {
  /// It holds; it may have held before.
  case done
  /// This librdkafka cannot express it: before 2.2 it knows no transactional ids.
  case unsupported
  case failed(KafkaError)
}

extension Admin {
  /// Gives rights; each has an outcome of its own, in the order given. What is there already stays.
  public func createAcls(_ acls: [NewAcl], timeoutMs: Int) throws(KafkaError) -> [AclOutcome] {
    var outcomes = [AclOutcome](repeating: .unsupported, count: acls.count)
    var natives: [OpaquePointer?] = []
    var places: [Int] = []
    defer { for each in natives { rd_kafka_AclBinding_destroy(each) } }
    for (index, acl) in acls.enumerated() {
      let native = rd_kafka_AclBinding_new(
        rd_kafka_ResourceType_t(rawValue: acl.resource.rawValue), acl.name,
        acl.isPrefix ? RD_KAFKA_RESOURCE_PATTERN_PREFIXED : RD_KAFKA_RESOURCE_PATTERN_LITERAL, acl.principal, "*",
        rd_kafka_AclOperation_t(rawValue: acl.operation.rawValue), RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW, nil, 0)
      guard let native else { continue }
      natives.append(native)
      places.append(index)
    }
    guard !natives.isEmpty else { return outcomes }
    let answers = try request(
      "createAcls", RD_KAFKA_ADMIN_OP_CREATEACLS, timeoutMs: timeoutMs,
      send: { rd_kafka_CreateAcls(client.native, &natives, natives.count, $0, $1) },
      read: { event throws(KafkaError) in
        var count = 0
        let results = rd_kafka_CreateAcls_result_acls(rd_kafka_event_CreateAcls_result(event), &count)
        return (0..<count).map { index -> AclOutcome in
          guard let result = results?[index], let error = rd_kafka_acl_result_error(result) else { return .done }
          let code = KafkaErrorCode(rd_kafka_error_code(error))
          return code == .noError
            ? .done : .failed(KafkaError(code, "createAcls", rd_kafka_error_string(error).map { String(cString: $0) }))
        }
      })
    for (place, answer) in zip(places, answers) { outcomes[place] = answer }
    return outcomes
  }
}
