import Foundation
import Synchronization

/// A TCP proxy before PostgreSQL that now and then cuts a connection in place of passing on the answer to a
/// COMMIT: the worker cannot know whether its batch took effect.
final class ReplyDropper: @unchecked Sendable {
  let port: UInt16
  private let listener: Int32
  private let state: Mutex<State>

  private struct State {
    var every: Int
    var left: Int
    var commits = 0
    var dropped = 0
    var pipes: [Int32] = []
  }

  /// The answer's tag on the wire: message type C, length 11, "COMMIT".
  private static let tag: [UInt8] = [UInt8(ascii: "C"), 0, 0, 0, 11] + Array("COMMIT\0".utf8)

  /// - Parameters:
  ///   - every: of so many commits one loses its answer.
  ///   - times: how often at most.
  init(to target: UInt16, every: Int, times: Int) throws {
    state = Mutex(State(every: every, left: times))
    let listener = Self.socket()
    var address = Self.address(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 32) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard bound else { throw Program.Failure(description: "proxy: error \(errno)") }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      while case let client = accept(listener, nil, nil), client >= 0 {
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        connect(client, to: target)
      }
    }
  }

  deinit { close(listener) }

  var dropped: Int { state.withLock { $0.dropped } }

  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private static func socket() -> Int32 {
    Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
  }

  private static func address(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    address.sin_port = port.bigEndian
    return address
  }

  private func connect(_ client: Int32, to target: UInt16) {
    let server = Self.socket()
    var address = Self.address(target)
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else {
      close(client)
      close(server)
      return
    }
    Thread.detachNewThread { [self] in
      forward(client, server)
      // A child may have inherited them.
      shutdown(client, Int32(SHUT_RDWR))
      shutdown(server, Int32(SHUT_RDWR))
      close(client)
      close(server)
    }
  }

  private func forward(_ client: Int32, _ server: Int32) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var ends = [
        pollfd(fd: client, events: Int16(POLLIN), revents: 0), pollfd(fd: server, events: Int16(POLLIN), revents: 0),
      ]
      poll(&ends, 2, -1)
      if ends[0].revents != 0 {
        let count = recv(client, &buffer, buffer.count, 0)
        guard count > 0, Self.pass(buffer, count, server) else { return }
      }
      if ends[1].revents != 0 {
        let count = recv(server, &buffer, buffer.count, 0)
        guard count > 0 else { return }
        if buffer[..<count].contains(Self.tag), isUnlucky() { return }
        guard Self.pass(buffer, count, client) else { return }
      }
    }
  }

  private func isUnlucky() -> Bool {
    state.withLock { state in
      state.commits += 1
      guard state.left > 0, state.commits % state.every == 0 else { return false }
      state.left -= 1
      state.dropped += 1
      return true
    }
  }

  private static func pass(_ buffer: [UInt8], _ count: Int, _ to: Int32) -> Bool {
    var sent = 0
    while sent < count {
      let part = buffer.withUnsafeBytes { send(to, $0.baseAddress! + sent, count - sent, Int32(MSG_NOSIGNAL)) }
      guard part > 0 else { return false }
      sent += part
    }
    return true
  }
}
