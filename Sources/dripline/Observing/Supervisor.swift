import Foundation
import Observing

/// Tells systemd how the process is (`Type=notify`, `WatchdogSec=`): that it has started, what keeps it from its work,
/// and, as long as every thread gets on, that it lives. Without systemd it does nothing.
final class Supervisor: Sendable {
  private let address: String
  private let rounds: Rounds

  /// nil where nobody wants to be told.
  init?(_ health: any HealthSource, environment: [String: String] = ProcessInfo.processInfo.environment) {
    guard let address = environment["NOTIFY_SOCKET"], let first = address.first, first == "/" || first == "@" else {
      return nil
    }
    self.address = address
    let limit = environment["WATCHDOG_USEC"].flatMap { Int($0) } ?? 0
    // Three signs of life within the limit: two may be lost.
    let pause = limit > 0 ? Duration.microseconds(limit / 3) : .seconds(20)
    Self.tell("READY=1", address)
    rounds = Rounds {
      let now = ContinuousClock.now
      let troubles = health.readiness(at: now)
      Self.tell(
        (limit > 0 && health.liveness(at: now).isEmpty ? "WATCHDOG=1\n" : "")
          + "STATUS=\(troubles.isEmpty ? "at work" : troubles.map(\.en).joined(separator: "; "))", address)
      return pause
    }
  }

  func stop() {
    Self.tell("STOPPING=1", address)
    rounds.stop()
  }

  /// A datagram that is lost is no harm: the next says the same.
  private static func tell(_ text: String, _ address: String) {
    let socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { return }
    defer { close(socket) }
    var to = sockaddr_un()
    to.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(address.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: to.sun_path) else { return }
    withUnsafeMutableBytes(of: &to.sun_path) { path in
      path.copyBytes(from: bytes)
      // An abstract address begins with a zero byte, which is written as @.
      if path[0] == UInt8(ascii: "@") { path[0] = 0 }
    }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
    let message = Array(text.utf8)
    withUnsafePointer(to: &to) { to in
      to.withMemoryRebound(to: sockaddr.self, capacity: 1) { to in
        _ = sendto(socket, message, message.count, Int32(MSG_NOSIGNAL), to, length)
      }
    }
  }
}
