import Foundation
import Synchronization

/// A file with a list of tokens, read again when it changes: a token comes in, and is out, without a restart.
public final class TokenFile<Holder: TokenHolder>: Sendable {
  private struct Stamp: Equatable {
    var modified: Date?
    var number: UInt64?
    var bytes: UInt64?

    init(_ path: String) {
      let found = try? FileManager.default.attributesOfItem(atPath: path)
      modified = found?[.modificationDate] as? Date
      number = (found?[.systemFileNumber] as? NSNumber)?.uint64Value
      bytes = (found?[.size] as? NSNumber)?.uint64Value
    }
  }

  private struct State {
    var roster: TokenRoster<Holder>
    var stamp: Stamp
    var lookedAt = ContinuousClock.now
  }

  private let path: String
  private let noun: String
  private let log: ServerLog
  private let state: Mutex<State>

  /// - Parameters:
  ///   - path: where the file is.
  ///   - noun: what it is of, in words for operators: `sources`, `tokens`.
  ///   - log: told when the file was read again, or does not hold.
  /// - Throws: what is wrong with the file.
  public init(_ path: String, of noun: String, log: ServerLog) throws(TokenFault) {
    (self.path, self.noun, self.log) = (path, noun, log)
    let stamp = Stamp(path)
    state = Mutex(State(roster: try Self.read(path, noun), stamp: stamp))
  }

  /// The list in force, at most a second old. A file that does not hold leaves the former list in force.
  public var roster: TokenRoster<Holder> {
    state.withLock { state in
      guard ContinuousClock.now - state.lookedAt > .seconds(1) else { return state.roster }
      state.lookedAt = .now
      let stamp = Stamp(path)
      guard stamp != state.stamp else { return state.roster }
      state.stamp = stamp
      do throws(TokenFault) {
        state.roster = try Self.read(path, noun)
        log(.info, "\(noun) read again", [("lines", "\(state.roster.count)")])
      } catch {
        log(.error, "the file of \(noun) does not hold; the former one stays in force", [("problem", "\(error)")])
      }
      return state.roster
    }
  }

  private static func read(_ path: String, _ noun: String) throws(TokenFault) -> TokenRoster<Holder> {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw TokenFault("the file of \(noun) \(path) cannot be read")
    }
    do throws(TokenFault) { return try TokenRoster(text) } catch { throw TokenFault("\(path):\n\(error)") }
  }
}
