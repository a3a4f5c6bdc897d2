import Contract
import Policy

/// A dated value as it stands on one day, with the number of its rule.
struct InForce<Value: Sendable & Equatable> {
  var value: Value
  var rule: String
}

extension Dated {
  /// The value on `day`: what `on` answers, without the wording of its clause.
  func inForce(_ day: Day) -> InForce<Value> {
    let index = index(on: day)
    return InForce(value: entries[index].value, rule: entries[index].clause.rule)
  }
}
