import Console
import Contract
import Foundation
import Synchronization

/// One long job at a time, in a thread of its own: an audit, a simulation.
final class LongJob<Value: Sendable>: Sendable {
  private let state: Mutex<(value: Value, isRunning: Bool)>

  init(_ value: Value) { state = Mutex((value, false)) }

  var value: Value { state.withLock { $0.value } }
  var isRunning: Bool { state.withLock { $0.isRunning } }

  func change(_ body: (inout sending Value) -> Void) { state.withLock { body(&$0.value) } }

  /// False: one is running.
  func begin(_ body: @escaping @Sendable () -> Void) -> Bool {
    let isFree = state.withLock { state in
      defer { state.isRunning = true }
      return !state.isRunning
    }
    guard isFree else { return false }
    let thread = Thread { [self] in
      body()
      state.withLock { $0.isRunning = false }
    }
    thread.stackSize = 16 << 20
    thread.start()
    return true
  }
}
