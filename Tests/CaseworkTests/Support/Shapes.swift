import Contract
import Foundation
import Policy
import Testing

@testable import Casework

/// The shapes that emissions and rulings must have whatever the story.
enum Shapes {
  static let head = ["caseId", "programme", "region", "at", "policy"]
  static let fields: [TopicID: [String]] = [
    .comparisonRequested: head + ["requestId", "departments", "round"],
    .reviewRequested: head + ["requestId", "level", "step", "round"],
    .publicityStarted: head + [
      "noticeId", "level", "step", "round", "days", "places", "earliestEnd",
    ],
    .applicationReturned: head + ["step", "reasons"],
    .applicationRefused: head + ["step", "reasons"],
    .caseRegistered: head + ["members", "registeredOn"],
    .entitlementGranted: head + ["entitlementId", "benefit", "monthlyFen", "months", "shares"],
    .paymentInstructed: head + [
      "instructionId", "entitlementId", "month", "attempt", "amountFen", "shares", "dueOn", "accountLast4",
    ],
    .paymentSettled: head + ["instructionId", "amountFen", "on"],
    .paymentFailed: head + ["instructionId", "amountFen", "reason", "retry"],
    .caseFlagged: head + ["kind", "step", "reasons"],
    .caseClosed: head + ["outcome"],
    .placeOffered: ["region", "programme"],
    .caseState: head + ["step", "status", "version", "members", "paidFen"],
  ]
  static let optional: [TopicID: Set<String>] = [
    .reviewRequested: ["returned"], .applicationReturned: ["level", "requestId"],
  ]

  /// Parses an emission strictly enough to notice a stray comma, and checks its fields.
  static func check(_ topic: TopicID, _ text: String, _ source: SourceLocation) -> [String: Any] {
    guard let json = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
      Issue.record("\(topic) is not a JSON object: \(text)", sourceLocation: source)
      return [:]
    }
    #expect(!text.contains(",,") && !text.contains(",}") && !text.contains("{,"), sourceLocation: source)
    let wanted = Set(fields[topic] ?? ["unknown topic \(topic)"])
    let present = Set(json.keys)
    #expect(wanted.subtracting(present) == [], "\(topic) lacks fields", sourceLocation: source)
    #expect(
      present.subtracting(wanted).subtracting(optional[topic] ?? []) == [], "\(topic) has more",
      sourceLocation: source)
    for reason in (json["reasons"] ?? json["returned"]) as? [[String: Any]] ?? [] {
      #expect((reason["code"] as? String)?.contains(".") == true, sourceLocation: source)
      #expect((reason["clause"] as? String)?.contains("-") == true, sourceLocation: source)
      #expect((reason["values"] as? [Int64])?.count ?? 9 <= Rule.shownMax, sourceLocation: source)
      if let rule = reason["rule"] as? String { #expect(!rule.isEmpty, sourceLocation: source) }
    }
    if let amounts = json["shares"] as? [[String: Any]] {
      let key = topic == .paymentInstructed ? "amountFen" : "monthlyFen"
      let sum = amounts.reduce(0) { $0 + ($1[key] as! Int64) }
      #expect(sum == json[key] as? Int64, "shares add up", sourceLocation: source)
    }
    return json
  }

  /// Every ruling says why, in both languages; who is refused learns what would have to change.
  static func check(_ ruling: Proceedings.Ruling, _ out: Proceedings, _ source: SourceLocation) {
    let reasons = out.reasons(of: ruling)
    #expect(!reasons.isEmpty, "\(ruling.verdict) without a reason", sourceLocation: source)
    for reason in reasons {
      #expect(reason.clause.wholeMatch(of: /[RDCL]-[0-9]{2,3}/) != nil, sourceLocation: source)
      for language in Language.allCases {
        for text in [reason.text(language), reason.remedy(language) ?? "–"] {
          #expect(
            !text.isEmpty && !text.contains("{") && !text.contains("?"), "\(text)", sourceLocation: source)
        }
      }
    }
    guard [.refused, .returned, .dead, .held].contains(ruling.verdict) else { return }
    for language in Language.allCases {
      #expect(
        reasons.contains { $0.remedy(language) != nil }, "\(reasons.map(\.name)) has no remedy",
        sourceLocation: source)
    }
  }
}
