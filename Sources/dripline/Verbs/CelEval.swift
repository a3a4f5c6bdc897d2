import CEL
import Foundation

extension Verb {
  static let celEval = Verb(
    words: ["cel", "eval"], summary: "evaluate expressions of the rules' language, one request a line as JSON",
    operands: "[FILE]",
    options: [
      Option(
        name: "repeat", value: "N",
        help: "evaluate each expression N times, compiled once; evaluations a second go to standard error")
    ],
    notes: """
      A request is {"expr": "a + 1 > b", "vars": {"a": {"int": "41"}, "b": {"double": 1.5}}} and may have "id";
      "types", types of names; "records", fields by record name; "functions", signatures for the checker; "container";
      "checked": false, which leaves out the check of types; "checkOnly"; "typed", to be told the type.
      Each line is answered by one line, in order: {"id": ..., "value": {"bool": true}} or {"id": ..., "error": "..."}.
      Exit status 0: every line was answered, if only by an error.
      """
  ) { call in
    guard call.operands.count <= 1 else { throw UsageError("`\(call.verb.name)` takes one file") }
    let count = call.has("repeat") ? try call.number("repeat", default: 1, in: 1...1_000_000_000) : nil
    let reader = try LineReader(path: call.operands.first)
    let timing = try CelEvaluation.run(reader, LineWriter(), repeating: count ?? 1)
    if count != nil { Program.say(timing.words) }
    return .success
  }
}

/// Answers requests line by line.
enum CelEvaluation {
  /// What the deepest expression and the deepest JSON need, several times over.
  private static let stackBytes = 32 << 20

  struct Outcome: Sendable {
    var lines = 0
    var timing = CELRunner.Timing()

    var words: String {
      let seconds = timing.time / .seconds(1)
      let rate = seconds > 0 ? Int(Double(timing.evaluations) / seconds) : 0
      return
        "\(lines) lines, \(timing.evaluations) evaluations in \(String(format: "%.3f", seconds)) s: \(rate) a second"
    }
  }

  static func run(_ reader: LineReader, _ writer: LineWriter, repeating count: Int) throws -> Outcome {
    // Both are used by the new thread alone until it is done.
    nonisolated(unsafe) let (reader, writer) = (reader, writer)
    nonisolated(unsafe) var result: Result<Outcome, any Error> = .success(Outcome())
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      result = Result { try answer(reader, writer, count) }
      done.signal()
    }
    thread.stackSize = stackBytes
    thread.start()
    done.wait()
    return try result.get()
  }

  private static func answer(_ reader: LineReader, _ writer: LineWriter, _ count: Int) throws -> Outcome {
    var outcome = Outcome()
    while let line = try reader.next() {
      let text = String(validating: line, as: UTF8.self)
      let answer =
        text.map { CELRunner.answer(line: $0, repeating: count, timing: &outcome.timing) }
        ?? #"{"error":"the line is not UTF-8"}"#
      outcome.lines += 1
      // Whoever waits for an answer before the next request gets it at once.
      try writer.write(answer, hold: reader.hasLine)
    }
    try writer.flush()
    return outcome
  }
}
