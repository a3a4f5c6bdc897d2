/// One mistake in a policy pack: where it is, what is wrong and how to put it right.
public struct PackProblem: Sendable, Hashable, CustomStringConvertible {
  public var file: String
  /// Counted from 1; 0 when the mistake belongs to no line (a missing file).
  public var line: Int
  public var column: Int
  /// The path of the field: `chain[2].noticeDays[0].from`; empty for the file as a whole.
  public var field: String
  public var message: String
  /// What the writer can do; may be empty.
  public var remedy: String

  public init(
    file: String, line: Int, column: Int, field: String, message: String, remedy: String = ""
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.field = field
    self.message = message
    self.remedy = remedy
  }

  /// `pack.yaml:12:5: chain[0].kind: no such word: "notise". Did you mean "notice"?`
  public var description: String {
    let place = line > 0 ? "\(file):\(line):\(column): " : "\(file): "
    let subject = field.isEmpty ? "" : "\(field): "
    return place + subject + message + (remedy.isEmpty ? "" : ". \(remedy)")
  }
}

/// Every mistake that was found in a pack, in the order of its files and lines.
public struct PackError: Error, Sendable, Equatable, CustomStringConvertible {
  public var problems: [PackProblem]

  public init(problems: [PackProblem]) { self.problems = problems }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// Collects mistakes while a pack is read, so that all are reported at once.
final class ProblemList {
  private(set) var problems: [PackProblem] = []

  func note(_ position: YamlPosition, _ field: String, _ message: String, _ remedy: String = "") {
    problems.append(
      PackProblem(
        file: position.file, line: position.line, column: position.column, field: field,
        message: message, remedy: remedy))
  }

  func note(file: String, _ message: String, _ remedy: String = "") {
    problems.append(
      PackProblem(file: file, line: 0, column: 0, field: "", message: message, remedy: remedy))
  }

  func note(_ found: [YamlProblem]) {
    for problem in found { note(problem.position, "", problem.message, problem.remedy) }
  }

  func throwIfAny() throws {
    if problems.isEmpty { return }
    throw PackError(
      problems: problems.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) })
  }
}
