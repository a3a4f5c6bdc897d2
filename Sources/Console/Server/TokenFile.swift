import COpenSSL
import Foundation
import Policy
import Synchronization

/// Who may enter the console, and as what: one line for each token.
///
///     # staff id   sha256 of the token   roles             name
///     S1001        9f86...0a08           operator          李敏
///     S1002        60303ae2...           approver,auditor  Wang Fang
///
/// Tokens themselves are nowhere kept. The name stands under what its owner orders.
public struct TokenList: Sendable {
  private struct Entry: Sendable {
    var digest: [UInt8]
    var user: ConsoleUser
  }

  private var entries: [Entry] = []

  static let tokenBytesMax = 200
  static let entriesMax = 10_000

  public var count: Int { entries.count }

  /// - Throws: every bad line at once, by number, without its words.
  public init(_ text: String) throws(ConsoleError) {
    var problems: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(maxSplits: 3, whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" }).map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      do throws(ConsoleError) {
        let entry = try TokenList.entry(words)
        if entries.contains(where: { $0.digest == entry.digest }) {
          throw ConsoleError("the token's digest stands twice")
        }
        if let other = entries.first(where: { $0.user.staffId == entry.user.staffId }), other.user != entry.user {
          throw ConsoleError("the staff id has another line with another name or other roles")
        }
        entries.append(entry)
      } catch {
        problems.append("line \(index + 1): \(error)")
      }
    }
    if entries.isEmpty, problems.isEmpty { problems.append("no line names anybody") }
    if entries.count > TokenList.entriesMax { problems.append("more than \(TokenList.entriesMax) lines") }
    guard problems.isEmpty else { throw ConsoleError(problems.joined(separator: "\n")) }
  }

  private static func entry(_ words: [String]) throws(ConsoleError) -> Entry {
    guard words.count == 4 else { throw ConsoleError("a line is: staff id, sha256 of the token, roles, name") }
    let staffId = words[0]
    guard (1...64).contains(staffId.utf8.count), staffId.utf8.allSatisfy(isIdentifierByte),
      staffId.first!.isLetter || staffId.first!.isNumber
    else {
      throw ConsoleError("the staff id is not a letter or digit followed by at most 63 of letters, digits, . _ : / -")
    }
    guard let digest = hexadecimal(words[1]), digest.count == Int(SHA256_DIGEST_LENGTH) else {
      throw ConsoleError("the second word is not the SHA-256 of a token, 64 hexadecimal digits")
    }
    var roles: [ConsoleRole] = []
    for word in words[2].split(separator: ",") {
      guard let role = ConsoleRole(rawValue: String(word)) else {
        throw ConsoleError(
          "roles are \(ConsoleRole.allCases.map(\.rawValue).joined(separator: ", ")), with commas between")
      }
      if !roles.contains(role) { roles.append(role) }
    }
    let name = words[3].trimmingCharacters(in: .whitespaces)
    guard !roles.isEmpty, (1...40).contains(name.count) else { throw ConsoleError("the name has 1 to 40 characters") }
    return Entry(digest: digest, user: ConsoleUser(staffId: staffId, name: name, roles: roles))
  }

  private static func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x3A, 0x5F: true
    default: false
    }
  }

  private static func hexadecimal(_ text: String) -> [UInt8]? {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// Whose token it is. Takes as long for a wrong token as for a right one.
  public func user(token: String) -> ConsoleUser? {
    let bytes = Array(token.utf8.prefix(TokenList.tokenBytesMax + 1))
    let digest = Secrets.sha256(bytes)
    var found = -1
    for index in entries.indices where CRYPTO_memcmp(entries[index].digest, digest, digest.count) == 0 { found = index }
    return found >= 0 && bytes.count <= TokenList.tokenBytesMax ? entries[found].user : nil
  }

  /// Whether somebody is still named as they were.
  func holds(_ user: ConsoleUser) -> Bool { entries.contains { $0.user == user } }
}

/// Random names and digests.
enum Secrets {
  static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256(bytes, bytes.count, &digest)
    return digest
  }

  /// 256 random bits, in hexadecimal digits.
  static func random() -> String {
    var bytes = [UInt8](repeating: 0, count: 32)
    precondition(RAND_bytes(&bytes, 32) == 1, "no entropy")
    return hexadecimal(bytes)
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  static func areEqual(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    return a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
  }
}

/// The console cannot be started or carried on: what is wrong and what to do.
public struct ConsoleError: Error, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}

/// The file of tokens, read again when it changes: who is struck out is out at once.
final class TokenFile: Sendable {
  private struct Stamp: Equatable {
    var modified: Date?
    var number: UInt64?
    var bytes: UInt64?
  }

  private struct State {
    var list: TokenList
    var stamp: Stamp
    var lookedAt: ContinuousClock.Instant
  }

  private let path: String
  private let log: ConsoleLog
  private let state: Mutex<State>

  init(_ path: String, log: ConsoleLog) throws(ConsoleError) {
    self.path = path
    self.log = log
    let stamp = TokenFile.stamp(path)
    state = Mutex(State(list: try TokenFile.read(path), stamp: stamp, lookedAt: .now))
  }

  /// A file that does not hold leaves the former list in force.
  var list: TokenList {
    let log = log
    return state.withLock { state in
      guard ContinuousClock.now - state.lookedAt > .seconds(1) else { return state.list }
      state.lookedAt = .now
      let stamp = TokenFile.stamp(path)
      guard stamp != state.stamp else { return state.list }
      state.stamp = stamp
      do throws(ConsoleError) {
        state.list = try TokenFile.read(path)
        log(.info, "tokens read again", [("lines", "\(state.list.count)")])
      } catch {
        log(.error, "the file of tokens does not hold; the former one stays in force", [("problem", "\(error)")])
      }
      return state.list
    }
  }

  private static func read(_ path: String) throws(ConsoleError) -> TokenList {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ConsoleError("the file of tokens \(path) cannot be read")
    }
    do throws(ConsoleError) { return try TokenList(text) } catch { throw ConsoleError("\(path):\n\(error)") }
  }

  private static func stamp(_ path: String) -> Stamp {
    let found = try? FileManager.default.attributesOfItem(atPath: path)
    return Stamp(
      modified: found?[.modificationDate] as? Date, number: (found?[.systemFileNumber] as? NSNumber)?.uint64Value,
      bytes: (found?[.size] as? NSNumber)?.uint64Value)
  }
}

/// Where the console's log lines go. No line holds what somebody typed.
public struct ConsoleLog: Sendable {
  /// How much a line of the log matters.
  public enum Level: Sendable { case debug, info, warning, error }
  private let write: @Sendable (Level, String, [(String, String)]) -> Void
  public init(_ write: @escaping @Sendable (Level, String, [(String, String)]) -> Void = { _, _, _ in }) {
    self.write = write
  }
  /// Writes a line; never given a token or an identifier.
  public func callAsFunction(_ level: Level, _ message: String, _ fields: [(String, String)] = []) {
    write(level, message, fields)
  }
}

/// A fresh token with the line that lets it in.
public struct NewToken: Sendable {
  public let token: String
  public let line: String

  /// `roles`: with commas between.
  public init(staffId: String, roles: String, name: String) throws(ConsoleError) {
    token = String(Secrets.random().prefix(40))
    let digest = Secrets.hexadecimal(Secrets.sha256(Array(token.utf8)))
    line = "\(staffId) \(digest) \(roles) \(name)"
    let list = try TokenList(line)
    guard list.count == 1, list.user(token: token) != nil else { throw ConsoleError("the line would let nobody in") }
  }
}
