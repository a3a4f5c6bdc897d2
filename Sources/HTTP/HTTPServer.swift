import CMicrohttpd
import Foundation
import Synchronization

/// An HTTP/1.1 server. Requests come whole to the handler; malformed, oversized and late ones do not.
///
/// `@unchecked Sendable`: the library's handle is guarded by a lock, everything else is immutable or atomic.
public final class HTTPServer: @unchecked Sendable {
  let configuration: HTTPConfiguration
  let handler: any HTTPHandler
  let check: RequestCheck
  let watch: ConnectionWatch
  let budget: BodyBudget
  let isStopping = Atomic<Bool>(false)
  /// Requests that the library has not finished with.
  let active = Atomic<Int>(0)
  /// Fields of every answer, unless it has its own.
  let commonHeaders: [HTTPHeaders.Field]

  private struct Running: @unchecked Sendable { let daemon: OpaquePointer }
  private let running = Mutex<Running?>(nil)
  /// Where it listens, once started.
  public private(set) var port: UInt16 = 0

  /// - Throws: every bad setting at once.
  public init(_ configuration: HTTPConfiguration, handler: any HTTPHandler) throws(HTTPServerError) {
    guard configuration.problems.isEmpty else {
      throw HTTPServerError(configuration.problems.joined(separator: "\n"))
    }
    self.configuration = configuration
    self.handler = handler
    check = RequestCheck(configuration)
    budget = BodyBudget(configuration.bodiesBytesMax)
    commonHeaders = ResponseWriter.commonHeaders(isSecure: configuration.tls != nil)
    let late =
      configuration.tls == nil ? ResponseWriter.raw(ProblemDocument(.timeExceeded).response(), commonHeaders) : []
    watch = ConnectionWatch(configuration, late: late)
  }

  deinit { stop() }

  /// Begins to listen. Once only.
  public func start() throws(HTTPServerError) {
    let options = ServerOptions(configuration)
    let address = try ServerAddress(configuration)
    let files = try configuration.tls.map(TLSMemory.init)
    let owner = Unmanaged.passUnretained(self).toOpaque()
    options.add(MHD_OPTION.SOCK_ADDR, pointer: address.pointer)
    options.addCallbacks(owner)
    if let files { options.add(files) }
    var flags = MHD_USE_EPOLL_INTERNAL_THREAD.rawValue | MHD_ALLOW_SUSPEND_RESUME.rawValue
    if address.isIPv6 { flags |= MHD_USE_IPv6.rawValue }
    if files != nil { flags |= MHD_USE_TLS.rawValue }
    guard let daemon = options.withArray({ mhd_shim_start(flags, ServerCallbacks.access, owner, $0) }) else {
      throw HTTPServerError(
        "cannot listen on \(configuration.host):\(configuration.port): is the address taken, or not this machine's"
          + (files == nil ? "?" : ", or certificate and key not a pair?"))
    }
    port = mhd_shim_port(daemon)
    tlsMemory = files
    let handle = Running(daemon: daemon)
    running.withLock { $0 = handle }
    watch.start()
  }

  private var tlsMemory: TLSMemory?

  /// Takes no more connections, lets requests under way end within `stopTimeoutMs`, answers the rest with
  /// 503, ends. A second call does nothing.
  public func stop() {
    let was = running.withLock { running -> Running? in
      defer { running = nil }
      return running
    }
    guard let daemon = was?.daemon else { return }
    isStopping.store(true, ordering: .sequentiallyConsistent)
    let listener = MHD_quiesce_daemon(daemon)
    for exchange in watch.exchanges { exchange.endStream(onlyEndless: true) }
    wait(milliseconds: configuration.stopTimeoutMs)
    // From here no request rests any more, which the library would end the process for.
    for exchange in watch.exchanges { exchange.close() }
    wait(milliseconds: 1000)
    MHD_stop_daemon(daemon)
    if listener >= 0 { close(listener) }
    watch.stop()
  }

  /// Until no request is under way.
  private func wait(milliseconds: Int) {
    let deadline = ContinuousClock.now + .milliseconds(milliseconds)
    while active.load(ordering: .acquiring) > 0, ContinuousClock.now < deadline { Thread.sleep(forTimeInterval: 0.005) }
  }
}
