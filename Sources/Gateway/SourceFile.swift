import Foundation
import HTTP
import Synchronization

/// The file of sources, read again when it changes: a token can be changed without a restart.
final class SourceFile: Sendable {
  private struct Stamp: Equatable {
    var modified: Date?
    var bytes: UInt64?
    var number: UInt64?
  }

  private struct State {
    var list: SourceList
    var stamp: Stamp
  }

  private let path: String
  private let state: Mutex<State>

  init(_ path: String) throws(GatewayError) {
    self.path = path
    let stamp = SourceFile.stamp(path)
    state = Mutex(State(list: try SourceFile.read(path), stamp: stamp))
  }

  var list: SourceList { state.withLock { $0.list } }

  /// A file that does not hold leaves the former list in force.
  func refresh(_ log: GatewayLog) {
    let stamp = SourceFile.stamp(path)
    guard stamp != state.withLock({ $0.stamp }) else { return }
    do throws(GatewayError) {
      let list = try SourceFile.read(path)
      state.withLock { $0 = State(list: list, stamp: stamp) }
      log(.info, "sources read again", [("lines", "\(list.count)")])
    } catch {
      state.withLock { $0.stamp = stamp }
      log(.error, "the file of sources does not hold; the former one stays in force: \(error)")
    }
  }

  private static func read(_ path: String) throws(GatewayError) -> SourceList {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw GatewayError("the file of sources \(path) cannot be read")
    }
    do throws(GatewayError) {
      return try SourceList(text)
    } catch {
      throw GatewayError("\(path): \(error)")
    }
  }

  private static func stamp(_ path: String) -> Stamp {
    let found = try? FileManager.default.attributesOfItem(atPath: path)
    return Stamp(
      modified: found?[.modificationDate] as? Date, bytes: (found?[.size] as? NSNumber)?.uint64Value,
      number: (found?[.systemFileNumber] as? NSNumber)?.uint64Value)
  }
}

/// `Authorization: Bearer TOKEN` (RFC 6750).
enum BearerToken {
  enum Reading: Equatable {
    case absent, malformed
    case token([UInt8])
  }

  static func read(_ headers: HTTPHeaders) -> Reading {
    guard let field = headers["authorization"] else { return .absent }
    let parts = field.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return .malformed }
    let token = Array(parts[1].utf8)
    let isPlain = token.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2B, 0x2F, 0x3D: true
      default: false
      }
    }
    return (1...SourceList.tokenBytesMax).contains(token.count) && isPlain ? .token(token) : .malformed
  }
}
