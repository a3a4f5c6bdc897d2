import Casework
import Contract

/// The ledger and the register of payments as the journal gives them.
struct FoldedBooks {
  /// A ledger entry with its place: the row that has to be stored.
  struct Line: Equatable {
    var offset: Int64
    var place: Int32
    /// The fact's own time, in milliseconds since 1970.
    var at: Int64
    var entry: LedgerEntry
  }

  /// A payment or an answer, by what its row has to say.
  struct Row: Equatable {
    var text: String
    var position: Position
  }

  /// By lane, in order.
  private(set) var lines: [UInt32: [Line]] = [:]
  /// By instruction.
  private(set) var payments: [String: Row] = [:]
  private(set) var answers: [String: Row] = [:]

  mutating func take(_ out: Proceedings, of state: Case?, _ position: Position, at: Instant) {
    for (place, entry) in out.entries.enumerated() {
      lines[position.lane, default: []].append(
        Line(offset: position.offset, place: Int32(place), at: at.milliseconds, entry: entry))
    }
    guard let state else { return }
    for payment in out.payments {
      switch payment {
      case .instructed(let id, let body):
        payments[id] = Row(
          text: Self.text(
            state.id, state.programme.text, state.village, body.entitlementId(of: state.id), body.number, body.attempt,
            body.amountFen,
            body.sharesJSON, body.due.number, body.accountText),
          position: position)
      case .answered(let id, let outcome, let reason, let amountFen, let on):
        answers[id] = Row(
          text: Self.text(outcome.rawValue, reason?.rawValue ?? 0, amountFen, on.number), position: position)
      }
    }
  }

  /// The columns of a row, to be compared and shown.
  static func text(_ columns: any CustomStringConvertible...) -> String {
    columns.map(\.description).joined(separator: " ")
  }
}
