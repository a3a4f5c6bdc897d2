import Foundation
import Synchronization

/// A TCP proxy for one connection at a time that fails in a chosen way.
final class FaultyProxy: Sendable {
  enum Fault: Int {
    case none
    /// Passes the next request on and cuts the connection instead of passing the answer.
    case cutAtAnswer
    /// Cuts the connection instead of passing the next request on.
    case cutAtRequest
    /// Passes nothing any more, and says nothing.
    case stall
  }

  let port: UInt16
  private let listener: Int32
  private let fault = Atomic<Int>(0)

  init(to target: UInt16) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = FaultyProxy.address(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        precondition(bind(listener, generic, length) == 0 && listen(listener, 8) == 0)
        precondition(getsockname(listener, generic, &length) == 0)
      }
    }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      while true {
        let client = accept(listener, nil, nil)
        if client < 0 { return }
        let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = FaultyProxy.address(target)
        let status = withUnsafePointer(to: &address) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
          }
        }
        if status == 0 { Thread.detachNewThread { [self] in forward(client, server) } } else { close(client) }
      }
    }
  }

  func set(_ fault: Fault) { self.fault.store(fault.rawValue, ordering: .sequentiallyConsistent) }

  private static func address(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    address.sin_port = port.bigEndian
    return address
  }

  private func forward(_ client: Int32, _ server: Int32) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    defer {
      close(client)
      close(server)
    }
    while true {
      var ends = [
        pollfd(fd: client, events: Int16(POLLIN), revents: 0),
        pollfd(fd: server, events: Int16(POLLIN), revents: 0),
      ]
      poll(&ends, 2, 50)
      let fault = Fault(rawValue: fault.load(ordering: .sequentiallyConsistent))!
      if fault == .stall {
        if ends[0].revents & Int16(POLLHUP) != 0 { return }
        usleep(5_000)
        continue
      }
      if ends[0].revents != 0 {
        let count = recv(client, &buffer, buffer.count, 0)
        if count <= 0 || fault == .cutAtRequest { return }
        if !pass(buffer, count, server) { return }
      }
      if ends[1].revents != 0 {
        let count = recv(server, &buffer, buffer.count, 0)
        if count <= 0 || fault == .cutAtAnswer { return }
        if !pass(buffer, count, client) { return }
      }
    }
  }

  private func pass(_ buffer: [UInt8], _ count: Int, _ to: Int32) -> Bool {
    var sent = 0
    while sent < count {
      let part = buffer.withUnsafeBytes {
        send(to, $0.baseAddress! + sent, count - sent, Int32(MSG_NOSIGNAL))
      }
      if part <= 0 { return false }
      sent += part
    }
    return true
  }
}
