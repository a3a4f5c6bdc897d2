/// How a server listens and what it allows. Every queue, buffer and wait has its bound here.
public struct HTTPConfiguration: Sendable {
  /// A numeric address, IPv4 or IPv6.
  public var host = "127.0.0.1"
  /// 0: any free one, told by `HTTPServer.port`.
  public var port: UInt16 = 8080
  public var threads = 2
  /// Connections beyond it wait unaccepted.
  public var connectionsMax = 1024
  /// Of one client address; 0: as many as there may be. Clients behind one proxy share an address.
  public var connectionsPerClientMax = 0
  public var tls: TLSFiles?

  /// Of the address with its query.
  public var targetBytesMax = 8_000
  public var headersMax = 100
  /// Names and values of all header fields.
  public var headerBytesMax = 16_384
  /// Bodies held in memory, of all requests together.
  public var bodiesBytesMax = 256 << 20

  /// From the connection's start, or the last answer, to the end of the next request's headers.
  public var headTimeoutMs = 15_000
  /// From there to the end of the body.
  public var bodyTimeoutMs = 30_000
  /// From there until the handler has an answer; then 503 is sent in its place.
  public var answerTimeoutMs = 60_000
  /// From the answer until the client has taken it. Streams may take longer.
  public var sendTimeoutMs = 60_000
  /// How long `stop` waits for requests under way.
  public var stopTimeoutMs = 15_000

  /// Told of every answer that is handed to a client, on a thread of the server: for counters. Must be quick.
  public var onAnswer: (@Sendable (HTTPAnswered) -> Void)?

  public init() {}

  /// What is wrong with it, all at once.
  var problems: [String] {
    var found: [String] = []
    func check(_ name: String, _ value: Int, _ range: ClosedRange<Int>) {
      if !range.contains(value) {
        found.append("\(name) is from \(range.lowerBound) to \(range.upperBound), not \(value)")
      }
    }
    check("threads", threads, 1...64)
    check("connectionsMax", connectionsMax, threads...100_000)
    check("connectionsPerClientMax", connectionsPerClientMax, 0...connectionsMax)
    check("targetBytesMax", targetBytesMax, 16...16_384)
    check("headersMax", headersMax, 4...1_000)
    check("headerBytesMax", headerBytesMax, 256...32_768)
    check("bodiesBytesMax", bodiesBytesMax, 1...Int(Int32.max) * 8)
    for (name, value) in [
      ("headTimeoutMs", headTimeoutMs), ("bodyTimeoutMs", bodyTimeoutMs), ("answerTimeoutMs", answerTimeoutMs),
      ("sendTimeoutMs", sendTimeoutMs), ("stopTimeoutMs", stopTimeoutMs),
    ] { check(name, value, 1...3_600_000) }
    return found
  }
}

/// One answer, for those who count.
public struct HTTPAnswered: Sendable {
  /// Empty where the request was too malformed to have one.
  public var method: String
  public var status: Int
  /// From the request's first line to its answer.
  public var duration: Duration
}

/// Certificate chain and key, PEM.
public struct TLSFiles: Sendable, Equatable {
  public var certificate: String
  public var key: String

  public init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }
}

/// A server that cannot start: what is wrong and what to do.
public struct HTTPServerError: Error, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
