/// How urgent a line of librdkafka's log is; the numbers are syslog's.
public enum ClientLogLevel: Int32, Comparable, Sendable {
  case emergency, alert, critical, error, warning, notice, info, debug

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What a client tells its owner outside of calls.
///
/// The closures run on librdkafka's threads (`log`) or on the thread that polls (`statistics`, `error`), must
/// return quickly and must not call the client. Without a closure nothing is printed.
public struct ClientObserver: Sendable {
  /// A log line: level, facility (a short upper-case word), message.
  public var log: (@Sendable (ClientLogLevel, String, String) -> Void)?
  /// librdkafka's statistics as JSON, each `statistics.interval.ms`.
  public var statistics: (@Sendable (String) -> Void)?
  /// Errors in the background, most of which pass (a broker down, all brokers down).
  public var error: (@Sendable (KafkaError) -> Void)?

  public init(
    log: (@Sendable (ClientLogLevel, String, String) -> Void)? = nil,
    statistics: (@Sendable (String) -> Void)? = nil, error: (@Sendable (KafkaError) -> Void)? = nil
  ) {
    self.log = log
    self.statistics = statistics
    self.error = error
  }
}
