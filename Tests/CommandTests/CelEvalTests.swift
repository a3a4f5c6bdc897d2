import Foundation
import Testing

@testable import dripline

@Suite struct CelEvalTests {
  /// The answers to lines and what else the run told.
  private func answers(_ input: [UInt8], repeating count: Int = 1) throws -> ([String], CelEvaluation.Outcome) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (from, to) = (folder.appendingPathComponent("in").path, folder.appendingPathComponent("out").path)
    #expect(FileManager.default.createFile(atPath: from, contents: Data(input)))
    let descriptor = open(to, O_CREAT | O_WRONLY, 0o600)
    defer { close(descriptor) }
    let outcome = try CelEvaluation.run(LineReader(path: from), LineWriter(descriptor: descriptor), repeating: count)
    let text = try String(contentsOfFile: to, encoding: .utf8)
    #expect(text.isEmpty || text.hasSuffix("\n"))
    return (text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init), outcome)
  }

  @Test func oneAnswerALineInOrder() throws {
    let lines = [
      #"{"id":"1","expr":"a + 1 > b","vars":{"a":{"int":"41"},"b":{"double":1.5}}}"#, "no json", "",
      #"{"id":2,"expr":"1 / 0"}"#, #"{"id":3,"expr":"1 + 'a'","checked":false}"#, #"{"expr":"[1]","typed":true}"#,
      #"{"expr":"cuont","vars":{"count":{"int":"1"}}}"#,
    ]
    let (found, outcome) = try answers(Array(lines.joined(separator: "\n").utf8))
    #expect(
      found == [
        #"{"id":"1","value":{"bool":true}}"#, #"{"error":"bad JSON at byte 0"}"#, #"{"error":"bad JSON at byte 0"}"#,
        #"{"id":2,"error":"divide by zero"}"#, #"{"id":3,"error":"no such overload"}"#,
        #"{"value":{"list":[{"int":"1"}]},"type":"list(int)"}"#,
        #"{"error":"1:1: undeclared reference to 'cuont', did you mean 'count'?\n | cuont\n | ^"}"#,
      ])
    #expect(outcome.lines == 7)
  }

  @Test func evaluationsAreCounted() throws {
    let line = #"{"expr":"a > 1","vars":{"a":{"int":"2"}}}"#
    let (found, outcome) = try answers(Array("\(line)\nx\n\(line)\n".utf8), repeating: 50)
    #expect(found.count == 3)
    #expect(outcome.timing.evaluations == 100)
    #expect(outcome.words.hasPrefix("3 lines, 100 evaluations in "))
  }

  @Test func hostileLinesAreAnswered() throws {
    func request(_ text: String) -> String { "{\"expr\":\"\(text)\"}" }
    let nested = ["(": ")", "[": "]", "!": "", "true ? 1 : (": ")", "[1].map(x, ": ")", "cel.bind(x, 1, ": ")"].flatMap
    {
      (open, close) in
      [100, 160, 5000].map {
        request(String(repeating: open, count: $0) + "true" + String(repeating: close, count: $0))
      }
    }
    let functions = (0..<2000).map { "\"f\($0)(int) int\"" }.joined(separator: ",")
    let lines =
      nested + [
        request("'" + String(repeating: "a", count: 1 << 20) + "'"), request(String(repeating: "9", count: 60_000)),
        request("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.matches('(a*)*(a*)*b{900}')"),
        request("'a'.matches('((a{100}){100}){100}')"), String(repeating: "[", count: 100_000),
        "{\"expr\":\"1\",\"functions\":[\(functions)]}", #"{"expr":"1","repeat":1e18}"#,
        #"{"expr":"lists.range(1000).map(x, lists.range(1000))","repeat":999999999999}"#,
        "{\"expr\":\"1\",\"id\":01}", "\u{0}",
      ]
    let (found, _) = try answers(Array(lines.joined(separator: "\n").utf8))
    #expect(found.count == lines.count)
    #expect(found.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
  }

  @Test func bytesThatAreNoTextAreAnswered() throws {
    let (found, _) = try answers([0xff, 0xfe, 10] + Array(#"{"expr":"1"}"#.utf8) + [13, 10])
    #expect(found == [#"{"error":"the line is not UTF-8"}"#, #"{"value":{"int":"1"}}"#])
  }

  @Test func wrongUse() {
    #expect(Program.run(["cel", "eval", "a", "b"]) == 2)
    #expect(Program.run(["cel", "eval", "--repeat", "0"]) == 2)
    #expect(Program.run(["cel", "eval", "/nowhere/at/all"]) == 2)
    #expect(Program.run(["cel", "evil"]) == 2)
  }
}
