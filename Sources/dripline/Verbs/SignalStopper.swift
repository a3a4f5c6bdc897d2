import Foundation
import Synchronization

/// Calls `stop` at SIGTERM or SIGINT, and ends the process when that takes longer than the limit. One a process.
///
/// A handler and a pipe, and a thread that takes the signals even when whoever started the process had blocked
/// them: Dispatch's signal sources were seen to miss some either way.
final class SignalStopper {
  private static let writingEnd = Atomic<Int32>(-1)
  private static let signals = [SIGTERM, SIGINT]

  init(limitMs: Int, _ stop: @escaping @Sendable () -> Void) {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "no pipe for signals")
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    SignalStopper.writingEnd.store(ends[1], ordering: .sequentiallyConsistent)
    let reading = ends[0]
    var action = sigaction()
    action.sa_flags = SA_RESTART
    action.__sigaction_handler.sa_handler = { _ in
      var byte: UInt8 = 1
      _ = write(SignalStopper.writingEnd.load(ordering: .sequentiallyConsistent), &byte, 1)
    }
    for number in SignalStopper.signals { sigaction(number, &action, nil) }
    Thread.detachNewThread {
      defer { close(reading) }
      var ours = sigset_t()
      sigemptyset(&ours)
      for number in SignalStopper.signals { sigaddset(&ours, number) }
      pthread_sigmask(SIG_UNBLOCK, &ours, nil)
      guard SignalStopper.wait(reading, nil) == .signal else { return }
      stop()
      let deadline = ContinuousClock.now + .milliseconds(limitMs)
      var heard = Heard.signal
      // Further signals change nothing.
      while heard == .signal { heard = SignalStopper.wait(reading, deadline) }
      guard heard == .nothing else { return }
      // Safe at any moment: what is not stored is read again, what is not published is published again.
      Program.say("dripline: not done within \(limitMs) ms; ending")
      _exit(1)
    }
  }

  func cancel() {
    for number in SignalStopper.signals { signal(number, SIG_DFL) }
    close(SignalStopper.writingEnd.exchange(-1, ordering: .sequentiallyConsistent))
  }

  private enum Heard { case signal, nothing, closed }

  private static func wait(_ reading: Int32, _ deadline: ContinuousClock.Instant?) -> Heard {
    while true {
      let left = deadline.map { max(0, (ContinuousClock.now.duration(to: $0) / .milliseconds(1)).rounded(.up)) } ?? -1
      var descriptor = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
      let ready = poll(&descriptor, 1, Int32(left))
      if ready == 0 { return .nothing }
      var byte: UInt8 = 0
      if ready > 0 { return read(reading, &byte, 1) == 1 ? .signal : .closed }
    }
  }
}
