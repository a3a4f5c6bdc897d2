import Contract
import Foundation
import Kafka
import Payments
import Pipeline
import Policy

extension Verb {
  static let payImport = Verb(
    words: ["pay", "import"], summary: "take in what banks answered, and publish it",
    operands: "FILE...",
    options: [
      Option(
        name: "source", value: "URI",
        help: "who answers, as events name it, default //bank; always the same for one bank"),
      Option(name: "dry-run", help: "show what would be published; publish nothing"),
      .json, .lang,
    ],
    uses: [.database, .bootstrap, .prefix],
    notes: """
      Takes pain.002.001.10, camt.054.001.08 and return tables (CSV); - is standard input. Every entry gets a result, and
      what each means stands in ops/guides/paying.md. Of a file that breaks off or holds a fault nothing is published; the
      fault is told with its line and field, and the entries before it with what would become of them.

      What is published is aid.payment.disbursed.v1, through the same path as `dripline publish`, with an id made from
      instruction and outcome: a file may be imported any number of times.

      Exit 1 where a file is not whole, or a person has to look at an entry.
      """
  ) { call in
    guard !call.operands.isEmpty else { throw UsageError("`pay import` needs at least one file") }
    let language = try call.language()
    let progress = ProgressLine(enabled: true)
    // Before the long part: settings that are missing.
    let kafka = call.has("dry-run") ? nil : try call.settings.kafka()
    let desk = try call.settings.payingDesk()
    let files = try BankFiles(call.operands, progress: progress)
    let judged = try desk.judge(files.all.map(\.file), progress: progress.show)
    let publication = AnswerPublication(
      source: call.text("source") ?? "//bank", prefix: call.settings.prefix,
      now: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
    let checked = try publication.check(judged)
    if let kafka, !checked.isEmpty {
      progress.show("publishing \(checked.count) answers")
      let sender = try FactSender(kafka, prefix: call.settings.prefix)
      try publication.send(checked) { line, bytes throws(ContractViolation) in try sender.send(line, bytes) }
      try sender.finish()
    }
    progress.end()
    let report = ImportReport(files: files, judged: judged, isTrial: kafka == nil, language: language)
    if call.json { report.writeJSON { print($0) } } else { report.write() }
    return report.isInOrder ? .success : .failed
  }
}

/// Publishes answers, all of them checked against the contract first.
struct AnswerPublication {
  let source: String
  let prefix: String
  let now: Instant

  struct Checked {
    let bytes: [UInt8]
    let line: PublishLine
  }

  /// - Throws: before anything is published, where an answer would not be taken: a time in the future, a source that
  ///   is none.
  func check(_ judged: [JudgedEntry]) throws -> [Checked] {
    // Only the form of resident IDs is checked by it, and answers hold none.
    let decoder = FactDecoder(identityKey: IdentityKey([UInt8](repeating: 1, count: 32))!)
    return try judged.filter { $0.result == .published }.map { each in
      let bytes = AnswerEvent(each, source: source, prefix: prefix).bytes
      let outcome: Result<PublishLine, ContractViolation> = bytes.withUnsafeBytes { raw in
        do throws(ContractViolation) {
          return .success(try decoder.decode(line: raw, recordedAt: now, prefix: prefix))
        } catch {
          return .failure(error)
        }
      }
      do { return Checked(bytes: bytes, line: try outcome.get()) } catch {
        throw Failure("instruction \(each.known!.id) at line \(each.entry.line): \(error); nothing was published")
      }
    }
  }

  func send(
    _ checked: [Checked], _ send: (PublishLine, UnsafeRawBufferPointer) throws(ContractViolation) -> Void
  ) throws {
    for each in checked { try each.bytes.withUnsafeBytes { try send(each.line, $0) } }
  }
}
