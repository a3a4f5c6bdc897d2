import CLibrdkafka

/// What went wrong in a call or in the background, and what the caller may do about it.
///
/// - `isFatal`: the client is of no more use; destroy it and make another.
/// - `requiresAbort`: abort the transaction; the producer stays usable.
/// - `isRetriable`: the same call may be made again.
/// - none of these: the call was wrong, or the broker refuses it for good.
///
/// Never holds a message's key, value or headers.
public struct KafkaError: Error, Hashable, Sendable, CustomStringConvertible {
  public let code: KafkaErrorCode
  public let isFatal: Bool
  public let isRetriable: Bool
  public let requiresAbort: Bool
  /// The wrapper's call that failed, for instance `commitTransaction`.
  public let operation: String
  /// librdkafka's own words.
  public let message: String
  public let file: String
  public let line: Int

  /// The symbolic name of `code`.
  public var name: String { code.description }

  public var description: String {
    var traits: [String] = []
    if isFatal { traits.append("fatal") }
    if requiresAbort { traits.append("requires abort") }
    if isRetriable { traits.append("retriable") }
    let suffix = traits.isEmpty ? "" : " (\(traits.joined(separator: ", ")))"
    return "\(operation): \(name)\(suffix): \(message)" + (remedy.map { "; \($0)" } ?? "")
  }

  init(
    _ code: KafkaErrorCode, _ operation: String, _ message: String? = nil, isFatal: Bool = false,
    isRetriable: Bool = false, requiresAbort: Bool = false, file: String = #fileID, line: Int = #line
  ) {
    self.code = code
    self.operation = operation
    self.message = message ?? String(cString: rd_kafka_err2str(code.native))
    self.isFatal = isFatal
    self.isRetriable = isRetriable
    self.requiresAbort = requiresAbort
    self.file = file
    self.line = line
  }

  /// Takes over and frees a librdkafka error object.
  init(
    taking error: OpaquePointer, _ operation: String, file: String = #fileID, line: Int = #line
  ) {
    self.init(
      KafkaErrorCode(rd_kafka_error_code(error)), operation, String(cString: rd_kafka_error_string(error)),
      isFatal: rd_kafka_error_is_fatal(error) != 0, isRetriable: rd_kafka_error_is_retriable(error) != 0,
      requiresAbort: rd_kafka_error_txn_requires_abort(error) != 0, file: file, line: line)
    rd_kafka_error_destroy(error)
  }

  /// Throws unless `error` is null; frees it.
  static func check(
    _ error: OpaquePointer?, _ operation: String, file: String = #fileID, line: Int = #line
  ) throws(KafkaError) {
    if let error { throw KafkaError(taking: error, operation, file: file, line: line) }
  }

  /// Throws unless `error` is "no error".
  static func check(
    _ error: rd_kafka_resp_err_t, _ operation: String, file: String = #fileID, line: Int = #line
  ) throws(KafkaError) {
    guard error != RD_KAFKA_RESP_ERR_NO_ERROR else { return }
    let code = KafkaErrorCode(error)
    throw KafkaError(
      code, operation, isFatal: code == .fatal, isRetriable: code.isTransient, file: file, line: line)
  }
}

extension KafkaErrorCode {
  /// Errors that pass by themselves: librdkafka marks only some of its error objects, and bare codes never.
  var isTransient: Bool {
    let transient: [KafkaErrorCode] = [
      .timedOut, .queueFull, .transport, .allBrokersDown, .unstableOffsetCommit, .rebalanceInProgress,
      Self(RD_KAFKA_RESP_ERR__WAIT_COORD), Self(RD_KAFKA_RESP_ERR__RESOLVE),
      Self(RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS), Self(RD_KAFKA_RESP_ERR_NOT_COORDINATOR),
      Self(RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE), Self(RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT),
      Self(RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE), Self(RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION),
    ]
    return transient.contains(self)
  }
}
