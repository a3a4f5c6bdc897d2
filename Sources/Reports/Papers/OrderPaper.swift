import Contract

/// An order about a dead letter as it was given: by whom, why.
public struct OrderPaper: Sendable, CustomStringConvertible, CustomReflectable {
  public var kind: DeadLetterOrderKind
  public var staffId: String
  public var name: String
  public var reason: String
  /// The position of the order that proposed what is approved or declined; empty: none.
  public var proposal: String
  /// The corrected event that is proposed. It may name persons: whoever reads it masks what is shown.
  public var event: [UInt8]

  public init?(_ body: Body) {
    guard let kind = body.word(DeadLetterOrderKind.self, "order"), let by = body.object("by") else { return nil }
    self.kind = kind
    staffId = Mask.reference(by.text("staffId") ?? "")
    name = Mask.text(by.text("name") ?? "")
    reason = Mask.text(body.text("reason") ?? "")
    proposal = body.text("proposal") ?? ""
    event = Array((body.text("event") ?? "").utf8)
  }

  public var description: String { "OrderPaper(\(kind))" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
