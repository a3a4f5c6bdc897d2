import Contract

extension CaseTrails {
  /// The topics that say when something happened to a case: facts, and what was told of it.
  public static let topics: Set<TopicID> = [
    .applicationSubmitted, .helperAssigned, .visitReported, .caseRegistered, .caseExited, .caseFlagged, .caseClosed,
  ]

  private static let fields: Set<String> = ["causes", "on", "registeredOn", "kind", "outcome"]

  /// Takes what happened; of a fact's body nothing is kept but its days and causes.
  /// - Parameters:
  ///   - topic: of the fact, or of what was told.
  ///   - caseId: whom it is about.
  ///   - at: the fact's own time.
  ///   - value: its body.
  ///   - periods: of the report: in which of them a visit falls.
  public mutating func take(_ topic: TopicID, of caseId: String, at: Instant, value: [UInt8], periods: [Period]) {
    guard let body = BodyGlance(value, fields: Self.fields) else { return }
    func day(_ field: String) -> Day { body.text(field).flatMap { Day(text: $0) } ?? at.day }
    switch topic {
    case .applicationSubmitted:
      note(causes: body.texts("causes").compactMap { text in Cause.allCases.first { $0.text == text } }, of: caseId)
    case .helperAssigned: noteHelper(of: caseId, on: day("on"))
    case .visitReported:
      let day = day("on")
      for (place, period) in periods.enumerated() where period.contains(day) { noteVisit(of: caseId, in: place) }
    case .caseRegistered: note(.registered, of: caseId, on: day("registeredOn"))
    case .caseExited: note(body.text("kind") == "exit" ? .exited : .left, of: caseId, on: day("on"))
    case .caseFlagged: if body.text("kind") == "returned" { note(.returned, of: caseId, on: at.day) }
    case .caseClosed: if body.text("outcome") != "completed" { note(.left, of: caseId, on: at.day) }
    default: break
    }
  }
}
