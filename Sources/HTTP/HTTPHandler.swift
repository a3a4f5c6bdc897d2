import Synchronization

/// What answers the requests of a server.
public protocol HTTPHandler: Sendable {
  /// Called when the head has come and the body has not: who may not send it need not.
  func admit(_ head: HTTPRequestHead) -> HTTPAdmission

  /// Called with the whole request, on a thread of the server. Answers through `responder`, now or later
  /// from another thread; must not wait here for anything slow.
  func respond(to request: HTTPRequest, _ responder: HTTPResponder)
}

/// What is decided on a request's head, before its body is read.
public enum HTTPAdmission: Sendable {
  /// - `bodyBytesMax`: 0 where the request takes no body.
  /// - `context`: handed on in `HTTPRequest.context`.
  case accept(bodyBytesMax: Int, context: (any Sendable)? = nil)
  case refuse(HTTPResponse)
}

/// Takes the one answer to one request, from any thread. Let go of without an answer it sends 500.
public final class HTTPResponder: Sendable {
  private let exchange: Exchange

  init(_ exchange: Exchange) { self.exchange = exchange }

  deinit { if !exchange.isAnswered { exchange.answer(ProblemDocument(.serverFault).response()) } }

  /// The first answer counts.
  public func send(_ response: HTTPResponse) { exchange.answer(response) }
}
