import Casework
import Contract

/// Places and claims that one fact can change, as they were before; purses and helpers the trial puts back.
struct Undo {
  private var villages: [(UInt64, Village?)] = []
  private var claims: [(ClaimKey, Claim?)] = []

  init(_ fact: Fact, _ state: Case, _ entry: JournalEntry, _ commons: Commons) {
    var codes: Set<UInt64> = [entry.village, state.village]
    var persons: [PersonKey] = []
    var programme = state.programme
    if case .application(let body) = fact.body {
      codes.insert(body.village)
      persons += body.members
      programme = body.programme
    }
    for each in [fact] + state.parked.map(\.fact) {
      switch each.body {
      case .householdChange(let body): persons += body.member.map { [$0] } ?? []
      case .echo(let body): persons += body.change.member.map { [$0] } ?? []
      default: break
      }
    }
    villages = codes.map { ($0, commons.villages[$0]) }
    claims = persons.map {
      let key = ClaimKey(programme: programme, person: $0)
      return (key, commons.claims[key])
    }
  }

  /// Who holds the persons now.
  var holders: Set<String> { Set(claims.compactMap { $0.1?.holder }) }

  func restore(_ commons: inout Commons) {
    for (code, village) in villages { commons.villages[code] = village }
    for (key, claim) in claims { commons.claims[key] = claim }
  }
}
