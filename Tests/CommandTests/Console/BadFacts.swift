import Contract
import Synthesis

/// Facts that cannot be decided on, with names and numbers in them.
enum BadFacts {
  static func all(at moment: Instant, card: SyntheticEvent) -> [SyntheticEvent] {
    func event(_ name: String, _ subject: String, _ json: String) -> SyntheticEvent {
      SyntheticEvent(
        topic: "aid.\(name).v1", key: card.key, id: "bad-\(subject)", source: card.source, type: "aid.\(name).v1",
        time: moment,
        subject: subject, data: Array(json.utf8))
    }
    return [
      event("application.submitted", "C-bad-1", card.json.replacing("\"residentId\":\"", with: "\"residentId\":\"9")),
      event("household.changed", "C-bad-2", "{\"kind\":\"incomeChanged\",\"on\":\"2026-02-01\",\"income\":5}"),
      event("visit.reported", "C-bad-3", "{\"on\":"),
    ]
  }
}
