import Contract
import Foundation

/// Who an event says that it is from, and what it is; read where its values are wrong.
struct Claim {
  var source: String
  var topic: TopicID

  private init?(_ source: Any?, _ type: Any?) {
    guard let source = source as? String, let type = type as? String, let topic = TopicID(name: type) else {
      return nil
    }
    (self.source, self.topic) = (source, topic)
  }

  init?(structured event: UnsafeRawBufferPointer) {
    let object = try? JSONSerialization.jsonObject(with: Data(event)) as? [String: Any]
    self.init(object?["source"], object?["type"])
  }

  init?(_ attributes: [(name: String, value: String)]) {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    self.init(value("ce_source"), value("ce_type"))
  }
}

extension SourceGrant {
  /// The event that holds and is this source's to publish.
  ///
  /// What a schema cannot say (422) is told only of one's own events: rights come before values.
  func judge(
    _ decoded: Result<PublishLine, ContractViolation>, isBinary: Bool, _ claim: () -> Claim?
  ) -> Result<PublishLine, EventRefusal> {
    do throws(EventRefusal) {
      switch decoded {
      case .success(let line):
        try check(line.source, line.topic)
        return .success(line)
      case .failure(let violation):
        let refusal = EventRefusal(violation, isBinary: isBinary)
        if refusal.status == 422, let claim = claim() { try check(claim.source, claim.topic) }
        throw refusal
      }
    } catch {
      return .failure(error)
    }
  }

  private func check(_ source: String, _ topic: TopicID) throws(EventRefusal) {
    guard source == self.source else { throw EventRefusal(.sourceMismatch, field: "source") }
    guard topics.contains(topic) else { throw EventRefusal(.topicNotGranted, field: "type") }
  }
}
