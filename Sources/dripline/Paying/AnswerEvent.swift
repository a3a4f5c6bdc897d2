import Contract
import Payments
import Pipeline
import Policy

/// What a bank says, as the fact that it publishes: one line of `dripline publish`.
struct AnswerEvent {
  private let line: String

  /// - Parameter judged: an entry that may be published.
  init(_ judged: JudgedEntry, source: String, prefix: String) {
    let known = judged.known!
    let entry = judged.entry
    let outcome: PaymentOutcome
    var fields: [(String, JSONText.Value)] = []
    switch entry.said {
    case .returned(let reason, _):
      outcome = .returned
      fields = [("reason", .text(reason.text))]
    case .paid, .pending: outcome = .paid
    }
    line = JSONText.object([
      ("topic", .text(TopicID.paymentDisbursed.name(prefix: prefix))), ("key", .text(Region.digits(known.village))),
      (
        "event",
        .object([
          ("specversion", .text("1.0")), ("id", .text(Self.id(known.id, outcome))), ("source", .text(source)),
          ("type", .text(TopicID.paymentDisbursed.type)), ("time", .text(Timestamp.format(entry.at))),
          ("subject", .text(known.caseId)), ("datacontenttype", .text("application/json")),
          (
            "data",
            .object(
              [
                ("instructionId", .text(known.id)), ("outcome", .text(outcome.text)),
                ("amountFen", .number(Int(entry.amountFen ?? known.amountFen))), ("on", .text("\(entry.at.day)")),
                ("voucher", .text(entry.voucher)),
              ] + fields)
          ),
        ])
      ),
    ])
  }

  var bytes: [UInt8] { Array(line.utf8) }

  /// The same answer to the same instruction has the same id: said again it is a repeat. Ids of events take 64
  /// characters; a longer instruction's stands as the hash that the bank knows it by.
  static func id(_ instructionId: String, _ outcome: PaymentOutcome) -> String {
    let whole = "bank:\(instructionId):\(outcome.text)"
    return whole.utf8.count <= Limits.identifierLength ? whole : "bank:\(Reference.of(instructionId)):\(outcome.text)"
  }
}
