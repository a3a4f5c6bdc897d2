import Casework
import Contract
import Pipeline
import Reports

/// Who looks after whom, out of cases and journal.
struct HelperReading {
  let reader: DossierReader
  let options: ReportOptions

  func ledger(_ region: UInt64?, about: String) throws -> HelperLedger {
    let known = try reader.archive.helperTallies()
    var pairings: [HelperLedger.Pairing] = []
    var tallies: [String: Int] = [:]
    // Persons of households that have a helper, by whichever of their cases.
    var helped: Set<PersonKey> = []
    var candidates: [(caseId: String, village: UInt64, members: [PersonKey])] = []
    try reader.forEachPage(
      in: region, topics: [.applicationSubmitted, .householdChanged, .helperAssigned, .visitReported],
      where: { state in
        guard [nil, .completed].contains(state.outcome), state.stage != .unknown else { return false }
        if state.helper != nil { return true }
        if state.registered, !state.exited, try reader.programme(of: state)?.helpers != nil {
          candidates.append((state.id, state.village, state.members))
        }
        return false
      }
    ) { page in
      for dossier in page {
        helped.formUnion(dossier.state.members)
        guard let helper = dossier.helper else { continue }
        pairings.append(.init(dossier, helper: helper, on: options.on, options.language))
        if let digest = dossier.state.helper { tallies[helper.staffId] = known[digest] ?? 0 }
      }
    }
    let unhelped = candidates.filter { helped.isDisjoint(with: $0.members) }.map { ($0.caseId, $0.village) }
    return HelperLedger(
      pairings, tallies: tallies, unhelped: unhelped, about: about, on: options.on, language: options.language)
  }
}
