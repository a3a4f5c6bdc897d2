import Foundation
import Synchronization

/// One client's connection and since when it is at what.
final class ConnectionRecord: Sendable {
  enum Phase: Sendable, Equatable {
    /// Waiting for a request, or reading its head; whether it is the connection's first.
    case head(isFirst: Bool)
    case body, answer, send, stream
  }

  struct State {
    var phase = Phase.head(isFirst: true)
    var since = ContinuousClock.now
    var exchange: Exchange?
  }

  let socket: Int32
  let client: String
  let state = Mutex(State())

  init(socket: Int32, client: String) {
    self.socket = socket
    self.client = client
  }

  func enter(_ phase: Phase) {
    state.withLock {
      $0.phase = phase
      $0.since = ContinuousClock.now
    }
  }
}

/// Ends connections that take too long over a request. The library itself only knows how long a connection
/// has been silent: one byte now and then would hold it for ever.
final class ConnectionWatch: Sendable {
  private let limits: [(ConnectionRecord.Phase, Duration)]
  private let late: [UInt8]
  private let records = Mutex<[ObjectIdentifier: ConnectionRecord]>([:])
  private let isOver = Atomic<Bool>(false)

  /// - Parameter late: the bytes of the answer 408; empty where they cannot be sent past the library (TLS).
  init(_ configuration: HTTPConfiguration, late: [UInt8]) {
    let head = Duration.milliseconds(configuration.headTimeoutMs)
    limits = [
      (.head(isFirst: true), head), (.head(isFirst: false), head),
      (.body, .milliseconds(configuration.bodyTimeoutMs)), (.answer, .milliseconds(configuration.answerTimeoutMs)),
      (.send, .milliseconds(configuration.sendTimeoutMs)),
    ]
    self.late = late
  }

  func start() {
    let shortest = limits.map(\.1).min()!
    let pause = min(0.25, Double(shortest.components.seconds) / 4 + Double(shortest.components.attoseconds) / 4e18)
    Thread.detachNewThread { [self] in
      while !isOver.load(ordering: .relaxed) {
        Thread.sleep(forTimeInterval: pause)
        sweep(at: ContinuousClock.now)
      }
    }
  }

  func stop() { isOver.store(true, ordering: .relaxed) }

  func add(_ record: ConnectionRecord) { records.withLock { $0[ObjectIdentifier(record)] = record } }

  /// Before the library closes the socket.
  func remove(_ record: ConnectionRecord) { _ = records.withLock { $0.removeValue(forKey: ObjectIdentifier(record)) } }

  var exchanges: [Exchange] { records.withLock { $0.values.compactMap { $0.state.withLock { $0.exchange } } } }

  func sweep(at now: ContinuousClock.Instant) {
    var unanswered: [Exchange] = []
    // Under the lock no socket of the list is closed, and so none is another connection's already.
    records.withLock { records in
      for record in records.values {
        let (phase, since, exchange) = record.state.withLock { ($0.phase, $0.since, $0.exchange) }
        guard let limit = limits.first(where: { $0.0 == phase })?.1, now - since > limit else { continue }
        switch phase {
        case .answer: if let exchange { unanswered.append(exchange) }
        case .head(isFirst: true), .body:
          // An answer where one can still be read; then the library finds the connection closed.
          late.withUnsafeBytes { _ = send(record.socket, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL)) }
          shutdown(record.socket, Int32(SHUT_RDWR))
        default: shutdown(record.socket, Int32(SHUT_RDWR))
        }
      }
    }
    for exchange in unanswered { exchange.answer(ProblemDocument(.serverBusy).response(retryAfterSeconds: 5)) }
  }
}
