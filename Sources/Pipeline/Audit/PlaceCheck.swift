import Casework
import Contract

/// Whether a village's places add up: each is held by a case, or on its way to one that waits.
///
/// An offer is a fact of its own, so between two lanes a place can be with neither the village's list nor a case.
/// One that stays there is lost to the village.
struct PlaceCheck {
  /// Offers that have been published and not yet been taken, by case.
  private var underWay: [String: Int] = [:]

  mutating func offered(to caseId: String) { underWay[caseId, default: 0] += 1 }
  mutating func taken(by caseId: String) { underWay[caseId, default: 0] -= 1 }

  func compare(_ cases: [String: Case], _ villages: [UInt64: Village], _ verdict: inout AuditVerdict) {
    var counts: [UInt64: Int32] = [:]
    let listed = Set(villages.values.flatMap { $0.waiting.map(\.caseId) })
    for state in cases.values {
      if state.holdsPlace { counts[state.village, default: 0] += 1 }
      guard state.stage == .waiting, !state.awaitsMoney, !listed.contains(state.id) else { continue }
      counts[state.village, default: 0] += 1
      if underWay[state.id, default: 0] < 1 {
        verdict.differ("case \(state.id) waits for a place, is not on the village's list and has no offer under way")
      }
    }
    for village in villages.values where village.used != counts[village.code, default: 0] {
      verdict.differ(
        "village \(village.code): \(village.used) places are used, cases account for \(counts[village.code, default: 0])"
      )
    }
  }
}
