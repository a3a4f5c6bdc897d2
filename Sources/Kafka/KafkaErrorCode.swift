import CLibrdkafka

/// An error number of the Kafka protocol (positive) or of librdkafka itself (negative).
///
/// Extensible: a number without a name here is still carried and printed.
public struct KafkaErrorCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: Int32

  public init(rawValue: Int32) { self.rawValue = rawValue }

  init(_ error: rd_kafka_resp_err_t) { rawValue = error.rawValue }

  var native: rd_kafka_resp_err_t { rd_kafka_resp_err_t(rawValue: rawValue) }

  /// The symbolic name, for instance `_TIMED_OUT` or `ILLEGAL_GENERATION`.
  public var description: String { String(cString: rd_kafka_err2name(native)) }

  public static let noError = Self(RD_KAFKA_RESP_ERR_NO_ERROR)
  /// Nothing came within the time given.
  public static let timedOut = Self(RD_KAFKA_RESP_ERR__TIMED_OUT)
  public static let queueFull = Self(RD_KAFKA_RESP_ERR__QUEUE_FULL)
  public static let invalidArgument = Self(RD_KAFKA_RESP_ERR__INVALID_ARG)
  /// The call does not fit the state of the client, for instance after `destroy()`.
  public static let state = Self(RD_KAFKA_RESP_ERR__STATE)
  /// Another producer has taken this `transactional.id`, or another member this `group.instance.id`.
  public static let fenced = Self(RD_KAFKA_RESP_ERR__FENCED)
  public static let fatal = Self(RD_KAFKA_RESP_ERR__FATAL)
  public static let transport = Self(RD_KAFKA_RESP_ERR__TRANSPORT)
  public static let allBrokersDown = Self(RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN)
  /// The end of the partition was reached (only with `enable.partition.eof`).
  public static let partitionEnd = Self(RD_KAFKA_RESP_ERR__PARTITION_EOF)
  /// The start offset is outside the log and `auto.offset.reset` is `error`.
  public static let offsetReset = Self(RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET)
  /// The owner did not poll within `max.poll.interval.ms` and has left the group.
  public static let maxPollExceeded = Self(RD_KAFKA_RESP_ERR__MAX_POLL_EXCEEDED)
  public static let purgedFromQueue = Self(RD_KAFKA_RESP_ERR__PURGE_QUEUE)
  public static let messageTimedOut = Self(RD_KAFKA_RESP_ERR__MSG_TIMED_OUT)

  public static let unknownTopicOrPartition = Self(RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART)
  public static let notLeader = Self(RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION)
  public static let topicAlreadyExists = Self(RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
  public static let invalidPartitions = Self(RD_KAFKA_RESP_ERR_INVALID_PARTITIONS)
  public static let illegalGeneration = Self(RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION)
  public static let unknownMemberId = Self(RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID)
  public static let fencedInstanceId = Self(RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID)
  public static let rebalanceInProgress = Self(RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS)
  /// The offset is held by an open transaction (stable offsets were required).
  public static let unstableOffsetCommit = Self(RD_KAFKA_RESP_ERR_UNSTABLE_OFFSET_COMMIT)
  public static let producerFenced = Self(RD_KAFKA_RESP_ERR_PRODUCER_FENCED)
  public static let invalidProducerEpoch = Self(RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH)
}
