import Foundation

/// A bounded queue between two threads. The sender waits while it is full, the receiver while it is empty.
///
/// `@unchecked Sendable`: everything is behind the condition's lock.
final class Channel<Element: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private var elements: [Element] = []
  private let capacity: Int
  private var isClosed = false

  init(capacity: Int) { self.capacity = capacity }

  /// False when the channel was closed: the element was not taken.
  func send(_ element: Element) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while elements.count >= capacity, !isClosed { condition.wait() }
    guard !isClosed else { return false }
    elements.append(element)
    condition.broadcast()
    return true
  }

  /// Takes the element where there is room, and drops it otherwise.
  func offer(_ element: Element) {
    condition.lock()
    defer { condition.unlock() }
    if elements.count < capacity { elements.append(element) }
  }

  /// nil when the channel is closed and empty.
  func receive() -> Element? {
    condition.lock()
    defer { condition.unlock() }
    while elements.isEmpty, !isClosed { condition.wait() }
    guard !elements.isEmpty else { return nil }
    defer { condition.broadcast() }
    return elements.removeFirst()
  }

  /// nil when nothing came within so many milliseconds, or the channel is closed and empty.
  func receive(withinMilliseconds limit: Double) -> Element? {
    condition.lock()
    defer { condition.unlock() }
    let deadline = Date(timeIntervalSinceNow: limit / 1000)
    while elements.isEmpty, !isClosed {
      guard condition.wait(until: deadline) else { break }
    }
    guard !elements.isEmpty else { return nil }
    defer { condition.broadcast() }
    return elements.removeFirst()
  }

  /// What is there now, or nil.
  func receiveNow() -> Element? {
    condition.lock()
    defer { condition.unlock() }
    guard !elements.isEmpty else { return nil }
    defer { condition.broadcast() }
    return elements.removeFirst()
  }

  /// Closed, and nothing is left to receive.
  var isFinished: Bool {
    condition.lock()
    defer { condition.unlock() }
    return isClosed && elements.isEmpty
  }

  /// No more is taken; what is in it can still be received.
  func close() {
    condition.lock()
    defer { condition.unlock() }
    isClosed = true
    condition.broadcast()
  }

  /// Closes and drops what is in it.
  func cancel() {
    condition.lock()
    defer { condition.unlock() }
    isClosed = true
    elements.removeAll()
    condition.broadcast()
  }
}

/// A thread of our own for blocking C calls, which never run on Swift's cooperative pool.
final class Worktask: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)

  init(_ name: String, _ body: @escaping () -> Void) {
    // The closure moves to exactly one thread; what it captures is handed over with it.
    nonisolated(unsafe) let body = body
    let thread = Thread { [done] in
      body()
      done.signal()
    }
    thread.name = name
    thread.stackSize = 4 << 20
    thread.start()
  }

  func join() { done.wait() }

  /// Leaves the thread to itself when it does not end in time: it only reads, or is fenced.
  func join(withinSeconds seconds: Double) { _ = done.wait(timeout: .now() + seconds) }
}
