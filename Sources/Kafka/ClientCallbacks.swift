import CLibrdkafka
import Synchronization

/// The receiving end of librdkafka's callbacks for one client.
///
/// librdkafka holds it unretained; `Client` keeps it until the handle is destroyed.
final class ClientCallbacks: Sendable {
  struct State {
    var events: [ConsumerEvent] = []
    var isClosing = false
    /// A rebalance was told and `assign` or `unassign` has not answered it yet.
    var owesAnswer = false
    /// Why no connection could be made, as last told.
    var connectionTrouble: KafkaError?
    /// Why a message was given up, as last told.
    var deliveryTrouble: KafkaError?
  }

  let observer: ClientObserver
  let onDelivery: (@Sendable (DeliveryReport) -> Void)?
  let state = Mutex(State())
  let failedDeliveries = Atomic<Int>(0)

  var connectionTrouble: KafkaError? { state.withLock { $0.connectionTrouble } }
  var deliveryTrouble: KafkaError? { state.withLock { $0.deliveryTrouble } }

  init(_ observer: ClientObserver, onDelivery: (@Sendable (DeliveryReport) -> Void)? = nil) {
    self.observer = observer
    self.onDelivery = onDelivery
  }

  static func from(_ opaque: UnsafeMutableRawPointer) -> ClientCallbacks {
    Unmanaged<ClientCallbacks>.fromOpaque(opaque).takeUnretainedValue()
  }

  func install(in conf: OpaquePointer, _ type: rd_kafka_type_t) {
    rd_kafka_conf_set_opaque(conf, Unmanaged.passUnretained(self).toOpaque())
    rd_kafka_conf_set_log_cb(conf) { client, level, facility, text in
      guard let client, let opaque = rd_kafka_opaque(client), let facility, let text,
        let log = ClientCallbacks.from(opaque).observer.log
      else { return }
      log(ClientLogLevel(rawValue: level) ?? .debug, String(cString: facility), String(cString: text))
    }
    rd_kafka_conf_set_error_cb(conf) { client, code, reason, opaque in
      ClientCallbacks.from(opaque!).failed(client!, code, reason)
    }
    if observer.statistics != nil {
      rd_kafka_conf_set_stats_cb(conf) { _, json, count, opaque in
        let bytes = UnsafeRawBufferPointer(start: json, count: count)
        ClientCallbacks.from(opaque!).observer.statistics?(String(decoding: bytes, as: UTF8.self))
        return 0  // librdkafka frees the text
      }
    }
    if type == RD_KAFKA_CONSUMER {
      rd_kafka_conf_set_rebalance_cb(conf) { client, code, partitions, opaque in
        ClientCallbacks.from(opaque!).rebalanced(client!, code, partitions!)
      }
    } else {
      rd_kafka_conf_set_dr_msg_cb(conf) { _, message, opaque in
        ClientCallbacks.from(opaque!).delivered(message!)
      }
    }
  }

  private func failed(_ client: OpaquePointer, _ code: Int32, _ reason: UnsafePointer<CChar>?) {
    var code = KafkaErrorCode(rawValue: code)
    var text = reason.map { String(cString: $0) }
    let isFatal = code == .fatal
    if isFatal {
      // The callback's own code only says "fatal"; the cause is kept beside it.
      var message = [CChar](repeating: 0, count: 512)
      code = KafkaErrorCode(rd_kafka_fatal_error(client, &message, message.count))
      text = message.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }
    let error = KafkaError(
      code, "background", text, isFatal: isFatal, isRetriable: !isFatal && code.isTransient)
    if [.authentication, .tls, .transport, .resolve].contains(error.code) {
      state.withLock { $0.connectionTrouble = error }
    }
    observer.error?(error)
    guard rd_kafka_type(client) == RD_KAFKA_CONSUMER else { return }
    state.withLock { $0.events.append(.error(error)) }
    rd_kafka_yield(client)
  }

  private func rebalanced(
    _ client: OpaquePointer, _ code: rd_kafka_resp_err_t,
    _ list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>
  ) {
    let partitions = TopicPartitionList.partitions(of: list)
    let isClosing = state.withLock {
      switch code {
      case RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS: $0.events.append(.assigned(partitions))
      case RD_KAFKA_RESP_ERR__REVOKE_PARTITIONS:
        $0.events.append(.revoked(partitions, lost: rd_kafka_assignment_lost(client) != 0))
      default:
        $0.events.append(.revoked(partitions, lost: true))
        $0.events.append(.error(KafkaError(KafkaErrorCode(code), "rebalance")))
      }
      $0.owesAnswer = !$0.isClosing
      return $0.isClosing
    }
    // While closing nobody else answers a revocation. An assignment needs none then, and answering it could
    // meet the end of the group's handler, where it would never return.
    if isClosing, code != RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS { rd_kafka_assign(client, nil) }
    // Otherwise the poll in progress would go on waiting for its whole timeout.
    rd_kafka_yield(client)
  }

  private func delivered(_ message: UnsafePointer<rd_kafka_message_t>) {
    let failed = message.pointee.err != RD_KAFKA_RESP_ERR_NO_ERROR
    if failed {
      failedDeliveries.wrappingAdd(1, ordering: .relaxed)
      let error = KafkaError(KafkaErrorCode(message.pointee.err), "delivery")
      state.withLock { $0.deliveryTrouble = error }
    }
    guard let onDelivery else { return }
    let code = KafkaErrorCode(message.pointee.err)
    onDelivery(
      DeliveryReport(
        token: UInt64(UInt(bitPattern: message.pointee._private)), partition: message.pointee.partition,
        offset: message.pointee.offset, error: failed ? KafkaError(code, "delivery") : nil))
  }
}
