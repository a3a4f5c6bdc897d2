import Contract
import Policy

// Size control: a village's places and its waiting list.

extension Turn {
  /// - Parameter effect: what the review's rules ask for besides.
  func takePlace(
    _ effect: Effect?, _ state: inout Case, _ commons: inout Commons, _ out: Proceedings, since start: Int
  ) {
    let id = state.id
    let at = fact.at
    let (queued, village) = commons.withVillage(state.village) { ($0.take(id, at: at), $0) }
    out.touched(villageAt: village.version)
    let places = Int64(village.places ?? 0)
    if let queued {
      state.stage = .waiting
      out.reasons.append(
        Reason(village.places == nil ? .placeUnset : .placeNone, Int64(queued), places))
      out.rule(.held, on: fact, position, step: state.step, since: start)
      follow(effect, &state, out, since: start)
      return flag(state, out, .waiting, since: out.reasons.count - 1)
    }
    state.holdsPlace = true
    out.reasons.append(Reason(.placeTaken, Int64(village.used), places))
    accept(state, out, since: start)
    follow(effect, &state, out, since: start)
    advance(&state, &commons, out)
  }

  func placeOffered(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    // A case that is still on the list has been offered nothing: an offer takes it off.
    guard state.stage == .waiting, !state.awaitsMoney,
      commons.villages[state.village]?.isWaiting(state.id) != true
    else { return refuse(state, out, Reason(.stepPassed)) }
    state.stage = .open
    state.holdsPlace = true
    accept(state, out, since: out.note(Reason(.placeOffered)))
    advance(&state, &commons, out)
  }

  func release(_ state: Case, holdsPlace: Bool, _ commons: inout Commons, _ out: Proceedings) {
    let id = state.id
    let (offers, version) = commons.withVillage(state.village) { village in
      village.leave(id, holdsPlace: holdsPlace)
      return (village.offers(), village.version)
    }
    out.touched(villageAt: version)
    for offered in offers { offer(offered, village: state.village, at: fact.at, out) }
  }
}

extension Proceedings {
  func touched(villageAt version: UInt32) {
    if villageVersion == 0 { villageVersion = version }
  }
}

func offer(_ caseId: String, village: UInt64, at: Instant, _ out: Proceedings) {
  out.emit(.placeOffered, caseId) { json in
    json.field("region", region: village)
    json.field("programme", Programme.registration.text)
  }
}

extension Caseworker {
  /// A fact about a village: its number of places.
  public func decide(
    quota fact: Fact, at position: Position, village code: UInt64, commons: inout Commons,
    into out: Proceedings
  ) {
    guard case .quota(let body) = fact.body else { return }
    var state = commons.villages[code] ?? Village(code: code)
    switch state.taken.repetition(of: fact) {
    case .same: return out.rule(.repeated, on: fact, position, since: out.note(Reason(.seenBefore)))
    case .forged:
      out.forged = true
      return out.rule(.dead, on: fact, position, since: out.note(Reason(.otherBytes)))
    case .new: break
    }
    let offers = commons.withVillage(code) { village in
      village.places = body.places
      village.taken.append(Taken(fact, at: position))
      if village.taken.count > Village.takenMax { village.taken.removeFirst() }
      let offers = village.offers()
      state = village
      return offers
    }
    out.changed = true
    out.touched(villageAt: state.version)
    let reason = Reason(
      .quotaSet, Int64(body.places), Int64(state.used), Int64(state.waiting.count))
    out.rule(.accepted, on: fact, position, since: out.note(reason))
    for caseId in offers { offer(caseId, village: code, at: fact.at, out) }
  }
}
