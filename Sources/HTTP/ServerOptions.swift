import CMicrohttpd
import Foundation

/// The array of options that the library is started with.
final class ServerOptions {
  private var items: [MHD_OptionItem] = []

  init(_ configuration: HTTPConfiguration) {
    // A silent connection is ended by the library as well, later than by the watch.
    let silence =
      max(
        configuration.headTimeoutMs, configuration.bodyTimeoutMs, configuration.sendTimeoutMs) / 1000 + 5
    add(MHD_OPTION.CONNECTION_TIMEOUT, silence)
    add(MHD_OPTION.CONNECTION_LIMIT, configuration.connectionsMax)
    add(MHD_OPTION.PER_IP_CONNECTION_LIMIT, configuration.connectionsPerClientMax)
    // Address, header fields with their pointers, and room to answer in.
    add(MHD_OPTION.CONNECTION_MEMORY_LIMIT, 98_304)
    add(MHD_OPTION.CONNECTION_MEMORY_INCREMENT, 16_384)
    if configuration.threads > 1 { add(MHD_OPTION.THREAD_POOL_SIZE, configuration.threads) }
    // Everything that it would then check, and refuse in its own words, is checked in `RequestCheck`.
    add(MHD_OPTION.STRICT_FOR_CLIENT, 0)
    add(MHD_OPTION.LISTEN_BACKLOG_SIZE, 511)
  }

  func add(_ option: MHD_OPTION, _ value: Int = 0, pointer: UnsafeMutableRawPointer? = nil) {
    items.append(MHD_OptionItem(option: option, value: value, ptr_value: pointer))
  }

  func addCallbacks(_ owner: UnsafeMutableRawPointer) {
    add(MHD_OPTION.URI_LOG_CALLBACK, unsafeBitCast(ServerCallbacks.target, to: Int.self), pointer: owner)
    add(MHD_OPTION.NOTIFY_COMPLETED, unsafeBitCast(ServerCallbacks.completed, to: Int.self), pointer: owner)
    add(MHD_OPTION.NOTIFY_CONNECTION, unsafeBitCast(ServerCallbacks.connection, to: Int.self), pointer: owner)
    add(MHD_OPTION.UNESCAPE_CALLBACK, unsafeBitCast(ServerCallbacks.unescape, to: Int.self), pointer: owner)
  }

  func add(_ files: TLSMemory) {
    add(MHD_OPTION.HTTPS_MEM_CERT, pointer: UnsafeMutableRawPointer(files.certificate))
    add(MHD_OPTION.HTTPS_MEM_KEY, pointer: UnsafeMutableRawPointer(files.key))
    add(MHD_OPTION.HTTPS_PRIORITIES, pointer: UnsafeMutableRawPointer(files.priorities))
  }

  func withArray<Result>(_ body: (UnsafePointer<MHD_OptionItem>) -> Result) -> Result {
    let ended = items + [MHD_OptionItem(option: MHD_OPTION.END, value: 0, ptr_value: nil)]
    return ended.withUnsafeBufferPointer { body($0.baseAddress!) }
  }
}

/// Where to listen, as the system wants it.
final class ServerAddress {
  let pointer: UnsafeMutableRawPointer
  let isIPv6: Bool

  init(_ configuration: HTTPConfiguration) throws(HTTPServerError) {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(configuration.host, "\(configuration.port)", &hints, &found) == 0, let first = found else {
      throw HTTPServerError(
        "\(configuration.host) is not a numeric address; write for instance 127.0.0.1, 0.0.0.0 or ::1")
    }
    defer { freeaddrinfo(first) }
    isIPv6 = first.pointee.ai_family == AF_INET6
    let size = Int(first.pointee.ai_addrlen)
    pointer = .allocate(byteCount: size, alignment: 16)
    pointer.copyMemory(from: first.pointee.ai_addr, byteCount: size)
  }

  deinit { pointer.deallocate() }

  /// The numeric address of a client.
  static func name(_ address: UnsafePointer<sockaddr>?) -> String {
    guard let address else { return "" }
    let size =
      address.pointee.sa_family == sa_family_t(AF_INET6)
      ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
    var text = [CChar](repeating: 0, count: 64)
    guard getnameinfo(address, socklen_t(size), &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 else {
      return ""
    }
    return text.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }
}

/// Certificate and key as the library keeps them while it runs.
///
/// `@unchecked Sendable`: never changed.
final class TLSMemory: @unchecked Sendable {
  let certificate: UnsafeMutablePointer<CChar>
  let key: UnsafeMutablePointer<CChar>
  let priorities: UnsafeMutablePointer<CChar>

  /// TLS 1.2 and 1.3, forward secrecy and authenticated encryption only.
  private static let priorityText =
    "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-KX-ALL:+ECDHE-ECDSA:+ECDHE-RSA:-CIPHER-ALL:+AES-256-GCM:+CHACHA20-POLY1305:+AES-128-GCM:%SERVER_PRECEDENCE"

  init(_ files: TLSFiles) throws(HTTPServerError) {
    func read(_ path: String) throws(HTTPServerError) -> UnsafeMutablePointer<CChar> {
      guard let text = try? String(contentsOfFile: path, encoding: .utf8), text.contains("-----BEGIN ") else {
        throw HTTPServerError("\(path) cannot be read, or is not PEM")
      }
      return strdup(text)
    }
    certificate = try read(files.certificate)
    key = try read(files.key)
    priorities = strdup(TLSMemory.priorityText)
  }

  deinit {
    memset(key, 0, strlen(key))
    for each in [certificate, key, priorities] { free(each) }
  }
}
