import CMicrohttpd
import Synchronization

/// One request and its answer. What has no lock is touched only by the connection's thread.
///
/// `@unchecked Sendable`: see above; the answer, which comes from any thread, is behind a lock.
final class Exchange: @unchecked Sendable {
  /// What the connection's thread does next.
  enum Step: Equatable {
    /// Read on.
    case proceed
    /// Send what `answerNow` gives.
    case answer
    /// Wait for the answer.
    case rest
    /// Send the refusal past the library, where that can be done, and close.
    case cut
  }

  private struct Answer {
    var response: HTTPResponse?
    var suspended: ConnectionHandle?
    var isOver = false
    /// The handler's answer is no longer waited for.
    var isClosing = false
  }

  /// Behind a refusal so much of the body is read and dropped, so that the client gets to read the answer;
  /// a client with more to send is cut off.
  static let drainBytesMax = 1 << 20

  let target: String
  let record: ConnectionRecord
  let started = ContinuousClock.now
  private(set) var head: HTTPRequestHead?
  private let answer = Mutex(Answer())
  private var isBegun = false
  private var body: [UInt8] = []
  private var bodyBytesMax = 0
  private var received = 0
  private var context: (any Sendable)?
  private(set) var refusal: HTTPResponse?
  private let budget: BodyBudget

  init(target: String, record: ConnectionRecord, budget: BodyBudget) {
    self.target = target
    self.record = record
    self.budget = budget
    record.state.withLock { $0.exchange = self }
  }

  var isNew: Bool { !isBegun }

  /// The head was refused: its framing cannot be trusted, so nothing more is read.
  func refuse(_ fault: HTTPRefusal, _ language: HTTPLanguage) -> Step {
    isBegun = true
    var response = ProblemDocument(fault.reason, field: fault.field).response(language)
    response.closes = true
    refusal = response
    return .answer
  }

  /// The head has come.
  func begin(_ head: HTTPRequestHead, _ admission: HTTPAdmission) -> Step {
    isBegun = true
    self.head = head
    record.enter(.body)
    switch admission {
    case .refuse(let response): refusal = response
    case .accept(let bytesMax, let context):
      bodyBytesMax = bytesMax
      self.context = context
      if head.contentLength ?? 0 > bytesMax {
        refusal = ProblemDocument(.bodyTooLarge, field: "content-length").response(head.language)
      } else if let length = head.contentLength {
        guard budget.take(length) else {
          refusal = ProblemDocument(.serverBusy).response(head.language, retryAfterSeconds: 1)
          break
        }
        reserved = length
        body.reserveCapacity(length)
      }
    }
    // Who asks before sending is answered before; who sends much is not listened to.
    let willSend = head.contentLength ?? 0
    if refusal != nil, willSend > Exchange.drainBytesMax || head.headers["expect"] != nil {
      refusal?.closes = true
      return .answer
    }
    return .proceed
  }

  private var reserved = 0

  /// A piece of the body.
  func take(_ bytes: UnsafeRawBufferPointer) -> Step {
    received += bytes.count
    if refusal == nil {
      if received > bodyBytesMax {
        refusal = ProblemDocument(.bodyTooLarge, field: "$").response(head?.language ?? .en)
      } else if received > reserved {
        // In chunks: nobody said how much comes.
        let more = min(max(received - reserved, 65_536), bodyBytesMax - reserved)
        if budget.take(more) {
          reserved += more
        } else {
          refusal = ProblemDocument(.serverBusy).response(head?.language ?? .en, retryAfterSeconds: 1)
        }
      }
    }
    if refusal == nil {
      body.append(contentsOf: bytes)
      return .proceed
    }
    body = []
    guard received > bodyBytesMax + Exchange.drainBytesMax else { return .proceed }
    refusal?.closes = true
    return .cut
  }

  /// The whole request has come, or the answer to it.
  func complete(_ handler: any HTTPHandler, _ connection: ConnectionHandle) -> Step {
    if refusal != nil { return .answer }
    if let head, !isHandled {
      isHandled = true
      record.enter(.answer)
      let request = HTTPRequest(head: head, body: body, context: context)
      body = []
      handler.respond(to: request, HTTPResponder(self))
    }
    return answer.withLock { answer in
      if answer.response != nil { return .answer }
      if answer.isClosing {
        answer.response = ProblemDocument(.serverStopping).response(retryAfterSeconds: 5)
        return .answer
      }
      answer.suspended = connection
      MHD_suspend_connection(connection.native)
      return .rest
    }
  }

  private var isHandled = false

  var isAnswered: Bool { answer.withLock { $0.response != nil } }

  /// From any thread; the first counts.
  func answer(_ response: HTTPResponse) {
    answer.withLock { answer in
      guard answer.response == nil, !answer.isOver else { return }
      answer.response = response
      if let handle = answer.suspended {
        answer.suspended = nil
        MHD_resume_connection(handle.native)
      }
    }
  }

  /// The server ends: whoever has no answer yet gets 503.
  func close() {
    answer(ProblemDocument(.serverStopping).response(retryAfterSeconds: 5))
    answer.withLock { $0.isClosing = true }
    endStream(onlyEndless: false)
  }

  func endStream(onlyEndless: Bool) {
    guard case .stream(let stream)? = answer.withLock({ $0.response })?.body else { return }
    if stream.isEndless || !onlyEndless { stream.end() }
  }

  /// What is to be sent.
  var response: HTTPResponse? { refusal ?? answer.withLock { $0.response } }

  /// The library is done with the request.
  func finish() {
    let response = answer.withLock { answer in
      answer.isOver = true
      answer.suspended = nil
      return answer.response
    }
    if case .stream(let stream)? = response?.body { stream.close() }
    budget.giveBack(reserved)
    reserved = 0
    record.state.withLock {
      $0.exchange = nil
      $0.phase = .head(isFirst: false)
      $0.since = ContinuousClock.now
    }
  }
}

/// Bytes that all bodies together may hold.
final class BodyBudget: Sendable {
  private let bytesMax: Int
  private let taken = Atomic<Int>(0)

  init(_ bytesMax: Int) { self.bytesMax = bytesMax }

  func take(_ bytes: Int) -> Bool {
    if taken.add(bytes, ordering: .relaxed).newValue <= bytesMax { return true }
    giveBack(bytes)
    return false
  }

  func giveBack(_ bytes: Int) { taken.subtract(bytes, ordering: .relaxed) }

  var bytes: Int { taken.load(ordering: .relaxed) }
}
