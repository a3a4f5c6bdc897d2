import Foundation
import Policy
import Testing

@testable import Casework
@testable import Contract

/// The shapes that emissions and rulings must have whatever the story.
enum Shapes {
  /// What is not about a case under a pack.
  static let headless: Set<TopicID> = [.placeOffered, .moneyOffered, .householdEchoed]

  /// Parses an emission strictly enough to notice a stray comma, and checks it by its published schema.
  static func check(_ topic: TopicID, _ text: String, _ source: SourceLocation) -> [String: Any] {
    guard let json = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
      Issue.record("\(topic) is not a JSON object: \(text)", sourceLocation: source)
      return [:]
    }
    #expect(!text.contains(",,") && !text.contains(",}") && !text.contains("{,"), sourceLocation: source)
    #expect(SchemaCheck.misfits(text, topic) == [], "\(topic): \(text)", sourceLocation: source)
    if !headless.contains(topic) { #expect(json["policy"] != nil, "\(topic) names no pack", sourceLocation: source) }
    for reason in (json["reasons"] ?? json["returned"]) as? [[String: Any]] ?? [] {
      #expect((reason["clause"] as? String)?.contains("-") == true, sourceLocation: source)
      #expect((reason["values"] as? [Int64])?.count ?? 9 <= Rule.shownMax, sourceLocation: source)
    }
    if let shares = json["shares"] as? [[String: Any]] {
      let sum = shares.reduce(0) { $0 + ($1["amountFen"] as! Int64) }
      #expect(sum == json["amountFen"] as? Int64, "shares add up", sourceLocation: source)
    }
    return json
  }

  /// An internal emission as the fact that it comes back as.
  static func body(_ topic: TopicID, _ text: String, _ source: SourceLocation) -> Fact.Body {
    var text = text
    do {
      return try text.withUTF8 { utf8 throws -> Fact.Body in
        var scanner = Contract.Scanner(utf8)
        defer { scanner.release() }
        let body: Fact.Body =
          topic == .moneyOffered ? .moneyOffered(try scanner.moneyOffered()) : .echo(try scanner.householdEchoed())
        try scanner.finish()
        return body
      }
    } catch {
      Issue.record("\(topic) cannot be read: \(error): \(text)", sourceLocation: source)
      return .withdrawal
    }
  }

  /// Every ruling says why, in both languages; who is refused learns what would have to change.
  static func check(_ ruling: Proceedings.Ruling, _ out: Proceedings, _ source: SourceLocation) {
    let reasons = out.reasons(of: ruling)
    #expect(!reasons.isEmpty, "\(ruling.verdict) without a reason", sourceLocation: source)
    for reason in reasons {
      var faults: [String] =
        reason.clause.wholeMatch(of: /[RDCL]-[0-9]{2,3}/) == nil ? ["\(reason.name): \(reason.clause)"] : []
      for language in Language.allCases {
        for text in [reason.text(language), reason.remedy(language) ?? "–"]
        where text.isEmpty || text.contains("{") || text.contains("?") { faults.append(text) }
      }
      #expect(faults == [], sourceLocation: source)
    }
    guard [.refused, .returned, .dead, .held].contains(ruling.verdict) else { return }
    for language in Language.allCases {
      #expect(
        reasons.contains { $0.remedy(language) != nil }, "\(reasons.map(\.name)) has no remedy",
        sourceLocation: source)
    }
  }
}
