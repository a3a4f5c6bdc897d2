import CLibrdkafka

extension KafkaErrorCode {
  /// Login and broker do not agree on who this is.
  public static let authentication = Self(RD_KAFKA_RESP_ERR__AUTHENTICATION)
  /// TLS could not be agreed on.
  public static let tls = Self(RD_KAFKA_RESP_ERR__SSL)
  public static let topicAuthorizationFailed = Self(RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED)
  public static let groupAuthorizationFailed = Self(RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED)
  static let clusterAuthorizationFailed = Self(RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED)
  static let transactionalIdAuthorizationFailed = Self(RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED)
  static let resolve = Self(RD_KAFKA_RESP_ERR__RESOLVE)
}

extension KafkaError {
  /// The broker does not let this client in, or not do this: trying again helps only once somebody has changed a setting.
  public var isRefusal: Bool {
    isTurnedAway
      || [
        .authentication, .tls, .topicAuthorizationFailed, .groupAuthorizationFailed, .clusterAuthorizationFailed,
        .transactionalIdAuthorizationFailed,
      ].contains(code)
  }

  /// TLS 1.3 refuses a client's certificate after the handshake; librdkafka then speaks of the transport.
  private var isTurnedAway: Bool { [.tls, .transport].contains(code) && message.contains("alert") }

  /// Before 2.6.1 librdkafka repeats its nonce in the last message of SCRAM. Kafka 4 compares exactly, and takes that
  /// for a wrong password.
  private static func scramNote(_ message: String) -> String {
    guard message.contains("SCRAM"), rd_kafka_version() < 0x0206_01ff else { return "" }
    return "; librdkafka \(String(cString: rd_kafka_version_str())) cannot do SCRAM with Kafka 4, whatever the password"
      + " (before 2.6.1): use client certificates, PLAIN over SASL_SSL, or a newer librdkafka"
  }

  /// What to do, in librdkafka's names of settings; nil where the message says it or nothing is known.
  public var remedy: String? {
    switch code {
    case .authentication:
      "check sasl.mechanism, sasl.username and sasl.password, and that the broker has this user"
        + Self.scramNote(message)
    case _ where isTurnedAway:
      "the broker does not accept the client's certificate: check ssl.certificate.location, its end date, and that the broker trusts its CA"
    case .tls: "check ssl.ca.location (the CA of the broker's certificate), the certificate's names and its end date"
    case .topicAuthorizationFailed, .groupAuthorizationFailed, .clusterAuthorizationFailed,
      .transactionalIdAuthorizationFailed:
      "this login lacks the right: see the access rules of `dripline topics acl`"
    case .transport where message.contains("incorrect security.protocol"):
      "check security.protocol: this port seems to speak another one"
    case .transport where message.contains("Disconnected"):
      "check security.protocol, and the client's certificate where the broker asks for one"
    case .resolve: "check the host names of bootstrap.servers"
    default: nil
    }
  }
}

extension Client {
  /// The same error with its cause, where it only says that nothing came in time.
  func explained(_ error: KafkaError) -> KafkaError {
    let vague: [KafkaErrorCode] = [.timedOut, .transport, .allBrokersDown, .messageTimedOut]
    guard vague.contains(error.code), let cause = callbacks.connectionTrouble else { return error }
    return KafkaError(
      cause.code, error.operation, cause.message, isFatal: error.isFatal, isRetriable: error.isRetriable,
      requiresAbort: error.requiresAbort)
  }

  /// Repeats a short wait until it answers or the time is over; ends early where the broker refuses the client.
  ///
  /// - Parameter attempt: waits up to so many milliseconds; nil: not yet.
  func waiting<Result>(
    _ timeoutMs: Int, _ operation: String, _ attempt: (Int) throws(KafkaError) -> Result?
  ) throws(KafkaError) -> Result {
    let deadline = ContinuousClock.now + .milliseconds(timeoutMs)
    while true {
      if let result = try attempt(200) { return result }
      // Errors in the background are told to whoever polls. A consumer's owner does so itself.
      if rd_kafka_type(native) == RD_KAFKA_PRODUCER { rd_kafka_poll(native, 0) }
      if let trouble = callbacks.connectionTrouble, trouble.isRefusal {
        throw KafkaError(trouble.code, operation, trouble.message)
      }
      guard ContinuousClock.now < deadline else {
        throw explained(KafkaError(.timedOut, operation, isRetriable: true))
      }
    }
  }
}
