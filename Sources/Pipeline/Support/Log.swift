import Foundation
import Synchronization

/// Lines for operators on standard error: text for people, JSON on request. Fields hold identifiers of
/// cases and lanes, never what an event says; what looks like a person's number is veiled all the same.
///
/// Fields have fixed names: `lane`, `offset`, `case`, `reason`, `field`, and what a line says beside them.
public final class Log: Sendable {
  /// How much a line matters.
  public enum Level: Int, Sendable, Comparable, CaseIterable {
    case debug, info, warning, error
    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  /// Lines for people, or objects for programs.
  public enum Form: String, Sendable, CaseIterable { case text, json }

  /// Fields that this program counts itself; they may have any number of digits.
  private static let counts: Set<String> = ["offset", "from", "attempt"]

  private let level: Level
  private let form: Form
  private let worker: Mutex<String>

  public init(level: Level = .info, form: Form = .text, worker: String = "") {
    self.level = level
    self.form = form
    self.worker = Mutex(worker)
  }

  /// The name under which lines are written from now on.
  public func rename(_ name: String) { worker.withLock { $0 = name } }

  /// Tells what only a developer asks for.
  public func debug(_ message: String, _ fields: [(String, String)] = []) { write(.debug, message, fields) }
  /// Tells what happens in the ordinary course.
  public func info(_ message: String, _ fields: [(String, String)] = []) { write(.info, message, fields) }
  /// Tells what an operator should look at.
  public func warning(_ message: String, _ fields: [(String, String)] = []) { write(.warning, message, fields) }
  /// Tells what has failed.
  public func error(_ message: String, _ fields: [(String, String)] = []) { write(.error, message, fields) }

  private func write(_ level: Level, _ message: String, _ fields: [(String, String)]) {
    guard level >= self.level else { return }
    let message = Veil.over(message)
    let fields = fields.map { ($0, Self.counts.contains($0) ? $1 : Veil.over($1)) }
    let name = worker.withLock { $0 }
    let time = Date().formatted(.iso8601)
    var line: String
    switch form {
    case .text:
      line = "\(time) \(level) \(name.isEmpty ? "" : name + " ")\(Self.plain(message))"
      for (key, value) in fields { line += " \(key)=\(Self.plain(value))" }
    case .json:
      line =
        "{\"time\":\"\(time)\",\"level\":\"\(level)\",\"worker\":\(Self.quoted(name)),\"message\":\(Self.quoted(message))"
      for (key, value) in fields { line += ",\(Self.quoted(key)):\(Self.quoted(value))" }
      line += "}"
    }
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// One line, no terminal codes.
  private static func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : $0 }))
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7f { out += " " } else { out.unicodeScalars.append(scalar) }
      }
    }
    return out + "\""
  }
}
