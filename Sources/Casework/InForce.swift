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
    var index = entries.count - 1
    while index > 0, entries[index].from > day { index -= 1 }
    return InForce(value: entries[index].value, rule: entries[index].clause.rule)
  }
}
