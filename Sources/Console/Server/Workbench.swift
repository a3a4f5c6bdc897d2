import Foundation

/// Threads that do what takes a while, so that the server's own never wait for a database. Bounded: beyond it
/// requests are turned away.
final class Workbench: @unchecked Sendable {
  private let condition = NSCondition()
  private var jobs: [@Sendable () -> Void] = []
  private var isStopped = false
  private let jobsMax: Int

  init(threads: Int, jobsMax: Int) {
    self.jobsMax = jobsMax
    for number in 1...threads {
      let thread = Thread { [weak self] in
        while let job = self?.next() { job() }
      }
      thread.name = "console-\(number)"
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  /// False: too much is waiting already.
  func add(_ job: @escaping @Sendable () -> Void) -> Bool {
    condition.withLock {
      guard !isStopped, jobs.count < jobsMax else { return false }
      jobs.append(job)
      condition.signal()
      return true
    }
  }

  /// What waits is dropped; whoever asked is answered by the server's end.
  func stop() {
    condition.withLock {
      isStopped = true
      jobs = []
      condition.broadcast()
    }
  }

  private func next() -> (@Sendable () -> Void)? {
    condition.withLock {
      while jobs.isEmpty, !isStopped { condition.wait() }
      return isStopped ? nil : jobs.removeFirst()
    }
  }
}
