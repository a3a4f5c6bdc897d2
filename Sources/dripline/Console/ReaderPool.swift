import Pipeline
import Postgres
import Synchronization

/// Sessions with the database for those who read at once; each is used by one thread at a time.
final class ReaderPool: Sendable {
  /// `@unchecked Sendable`: handed from thread to thread whole.
  private struct Held: @unchecked Sendable { let archive: Archive }

  private let settings: PipelineSettings
  private let idle = Mutex<[Held]>([])

  init(_ settings: PipelineSettings) { self.settings = settings }

  /// Reads with a session of its own. One that was lost while nobody used it is replaced.
  func read<T>(_ body: (Archive) throws -> T) throws -> T {
    if let held = idle.withLock({ $0.popLast() }) {
      do { return try use(held, body) } catch let error as PostgresError where error.isConnectionLost {
        idle.withLock { $0.removeAll() }
      }
    }
    return try use(Held(archive: try Archive(settings)), body)
  }

  private func use<T>(_ held: Held, _ body: (Archive) throws -> T) throws -> T {
    do {
      let result = try body(held.archive)
      idle.withLock { $0.append(held) }
      return result
    } catch let error as PostgresError {
      // Whatever state it is in, a new session is in none.
      throw error
    } catch {
      idle.withLock { $0.append(held) }
      throw error
    }
  }
}
