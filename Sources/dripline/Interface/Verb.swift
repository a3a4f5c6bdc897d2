/// One command of the program.
struct Verb: Sendable {
  /// The words that call it: `["topics", "apply"]`.
  let words: [String]
  let summary: String
  /// What follows the words in the usage line: `[FILE]`.
  var operands = ""
  var options: [Option] = []
  /// Settings that the verb reads: shown in its help.
  var uses: [Setting] = []
  var notes = ""
  let run: @Sendable (Invocation) throws -> ExitStatus

  var name: String { words.joined(separator: " ") }
}

/// A flag of a verb.
struct Option: Sendable {
  let name: String
  /// What it takes, for the help; nil: nothing, it is a switch.
  var value: String?
  let help: String
}

/// What the program tells whoever called it.
enum ExitStatus: Int32 {
  case success = 0
  /// Checked, and it does not hold.
  case failed = 1
  /// Called in a wrong way.
  case usage = 2
}

/// A message for whoever called the program wrongly.
struct UsageError: Error {
  let message: String
  init(_ message: String) { self.message = message }
}

/// Something does not hold or cannot be done; the message says what and what to do.
struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
