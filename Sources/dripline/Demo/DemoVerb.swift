import Casework
import Contract
import Foundation
import Pipeline
import Synchronization

extension Verb {
  static let demo = Verb(
    words: ["demo"], summary: "all of it on an embedded default: a township's cases from application to payment",
    options: [
      Option(name: "keep", help: "leave everything running until Ctrl-C and say how to reach it"),
      Option(name: "seed", value: "S", help: "another township, default 1"),
      .json, .lang,
    ],
    uses: [.bootstrap, .database],
    notes: """
      Without --database it starts a PostgreSQL server of its own in a temporary directory, without --bootstrap
      a broker within this process; both end with it. The environment's addresses are not used: what is
      published is invented. With --json the last line of standard output is one JSON object.
      """
  ) { call in
    try call.noOperands()
    let language = try call.language()
    let begun = Date()
    let ground = try DemoGround(call)
    defer { ground.close() }
    let run = DemoRun(ground: ground, seed: UInt64(try call.number("seed", default: 1, in: 0...Int.max)))
    try run.publish()
    try run.work()

    DemoVoice.step("reading what was stored")
    let archive = try Archive(ground.settings)
    let survey = try DemoSurvey(archive)
    DemoVoice.step("auditing: every fact folded again and compared with what is stored and published")
    let audit = try Audit(settings: ground.settings, pack: ground.pack) { DemoVoice.show($0) }.verify()
    let seconds = Date().timeIntervalSince(begun)
    DemoVoice.end()
    if call.json {
      print(JSONText.object(survey.json(audit: audit, seconds: seconds)))
    } else {
      print(try DemoReport(survey: survey, archive: archive, language: language, audit: audit, seconds: seconds).text)
      if !call.has("keep") { print("\n" + DemoHints.next(language)) }
    }
    fflush(nil)
    if call.has("keep") { try run.keep(survey, language) }
    return audit.ok ? .success : .failed
  }
}

/// Progress on standard error: one line written over on a terminal, plain lines elsewhere.
enum DemoVoice {
  private static let last = Mutex("")
  private static let isTerminal = isatty(STDERR_FILENO) == 1

  /// A new stage has begun.
  static func step(_ text: String) {
    end()
    Program.say("· \(text)")
  }

  /// How far the stage is; written over by the next.
  static func show(_ text: String) {
    guard
      last.withLock({ previous in
        defer { previous = text }
        return previous != text
      })
    else { return }
    if isTerminal { FileHandle.standardError.write(Data("\r\u{1b}[K  \(text)".utf8)) } else { Program.say("  \(text)") }
  }

  static func end() {
    if isTerminal { FileHandle.standardError.write(Data("\r\u{1b}[K".utf8)) }
  }

  /// Elsewhere than on a terminal, lines are not repeated more often than this.
  static var interval: TimeInterval { isTerminal ? 0.2 : 2 }
}
