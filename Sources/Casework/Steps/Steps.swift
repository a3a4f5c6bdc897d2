import Contract
import Policy

// Moving a case along its chain.

extension Turn {
  /// The step is done: the next one begins, or the case is complete.
  func advance(_ state: inout Case, _ commons: inout Commons, _ out: Proceedings) {
    let chain = rules.chain(state)
    let done = chain[Int(state.step)]
    if done.registers {
      state.registered = true
      out.reasons.append(Reason(.registered, Int64(state.members.count)))
      // The reason belongs to the ruling that was just made.
      out.rulings[out.rulings.count - 1].reasons = out.rulings.last!.reasons.lowerBound..<out.reasons.count
      let about = Head(state)
      out.emit(.caseRegistered, about.caseId) { json in
        head(&json, about)
        json.field("members", Int64(state.members.count))
        json.field("registeredOn", day)
      }
    }
    if done.exits { exit(&state, &commons, out) }
    let next = Int(state.step) + 1
    guard next < chain.count else {
      return finish(&state, .completed, &commons, out)
    }
    enter(next, round: state.firstRound, &state, &commons, out)
  }

  /// Opens a step, or opens it again with the next round; `since` names the reasons of a return.
  func enter(
    _ index: Int, round: UInt16, _ state: inout Case, _ commons: inout Commons,
    _ out: Proceedings, returned reasons: Range<Int>? = nil
  ) {
    let step = rules.chain(state)[index]
    state.step = UInt8(index)
    state.round = round
    // The newest of the facts that brought the step, in whichever order they came.
    state.stepSince = max(state.stepSince, fact.at)
    state.overdue = false
    if step.kind != .followup, step.kind != .aid, let due = step.alert(after: arrival) {
      out.deadlines.append(.init(kind: .stepOverdue, step: state.step, round: round, due: due))
    }
    switch step.kind {
    case .comparison:
      state.reported = 0
      requestComparison(state, step, round: Int(round), out)
    case .review:
      let list = reasons.map { out.reasons[$0] }
      let about = Head(state)
      out.emit(.reviewRequested, about.caseId) { json in
        head(&json, about)
        json.field("requestId", about.caseId, .text(step.name), .number(Int(round)))
        json.field("level", step.level.text)
        json.field("step", step.name)
        json.field("round", Int64(round))
        if let list { json.reasons(list, key: "returned", texts: false) }
      }
    case .notice:
      let length = step.noticeDays?.inForce(day).value ?? 0
      let about = Head(state)
      out.emit(.publicityStarted, about.caseId) { json in
        head(&json, about)
        json.field("noticeId", about.caseId, .text(step.name), .number(Int(round)))
        json.field("level", step.level.text)
        json.field("step", step.name)
        json.field("round", Int64(round))
        json.field("days", length)
        json.array("places", step.places) { $0.string($1.text) }
        json.field("earliestEnd", day + Int(length))
      }
    case .aid:
      award(&state, &commons, out)
    case .followup:
      planVisit(state, out)
    }
  }

  func requestComparison(_ state: Case, _ step: ChainStep, round: Int, _ out: Proceedings) {
    let about = Head(state)
    out.emit(.comparisonRequested, about.caseId) { json in
      head(&json, about)
      json.field("requestId", about.caseId, .text(step.name), .number(round))
      json.array("departments", step.departments) { $0.string($1.text) }
      json.field("round", Int64(round))
    }
  }

  /// Sends the current step back to those who act in it: the same step, next round.
  /// - Parameter held: nothing has to be put right, something has to happen first.
  func returnStep(
    _ state: inout Case, _ commons: inout Commons, _ out: Proceedings, since start: Int, held: Bool = false
  ) {
    let step = rules.chain(state)[Int(state.step)]
    let reasons = start..<out.reasons.count
    out.rule(held ? .held : .returned, on: fact, position, step: state.step, since: start)
    if held {
      flag(state, out, .held, since: start)
      return enter(Int(state.step), round: state.round + 1, &state, &commons, out, returned: reasons)
    }
    let list = out.reasons[reasons]
    let about = Head(state)
    out.emit(.applicationReturned, about.caseId) { json in
      head(&json, about)
      json.field("step", step.name)
      json.field("level", step.level.text)
      json.field("requestId", about.caseId, .text(step.name), .number(Int(state.round) + 1))
      json.reasons(list, texts: true)
    }
    enter(Int(state.step), round: state.round + 1, &state, &commons, out, returned: reasons)
  }

  /// Ends the case for good before its aid is complete.
  func close(
    _ state: inout Case, _ outcome: Case.Outcome, _ commons: inout Commons, _ out: Proceedings,
    since start: Int
  ) {
    let step = rules.chain(state).at(state.step)?.name ?? "intake"
    out.rule(outcome == .refused ? .refused : .accepted, on: fact, position, step: state.step, since: start)
    if outcome == .refused {
      let list = out.reasons[start...]
      let about = Head(state)
      out.emit(.applicationRefused, about.caseId) { json in
        head(&json, about)
        json.field("step", step)
        json.reasons(list, texts: true)
      }
    }
    if (state.stage == .waiting && !state.awaitsMoney) || (state.holdsPlace && !state.registered) {
      let holds = state.holdsPlace
      release(state, holdsPlace: holds, &commons, out)
      state.holdsPlace = false
    }
    endEntitlement(&state, &commons, out)
    finish(&state, outcome, &commons, out)
  }

  func finish(_ state: inout Case, _ outcome: Case.Outcome, _ commons: inout Commons, _ out: Proceedings) {
    state.stage = .closed
    if let helper = state.helper { commons.withHelper(helper, out) { $0.households -= 1 } }
    state.outcome = outcome
    let about = Head(state)
    out.emit(.caseClosed, about.caseId) { json in
      head(&json, about)
      json.field("outcome", outcome.text)
    }
    // Early facts of steps that will never come have no effect any more.
    for parked in state.parked {
      out.rule(
        .late, on: parked.fact, parked.position, step: state.step, since: out.note(Reason(.caseClosed)))
    }
    state.parked.removeAll()
  }

  /// An alert for the officers of the case.
  func flag(_ state: Case, _ out: Proceedings, _ kind: FlagKind, since start: Int, fund: FundKey? = nil) {
    let name = rules.chain(state).at(state.step)?.name ?? ""
    let list = out.reasons[start...]
    let about = Head(state)
    out.emit(.caseFlagged, about.caseId) { json in
      head(&json, about)
      json.field("kind", kind.text)
      json.field("step", name)
      if let fund {
        json.field("fund", fund.name)
        json.field("year", Int64(fund.year))
      }
      json.reasons(list, texts: true)
    }
  }

  /// The fields that every emission about a case begins with.
  func head(_ json: inout JSONWriter, _ of: Head) {
    json.field("caseId", of.caseId)
    json.field("programme", of.programme.text)
    json.field("region", region: of.village)
    json.field("at", fact.at)
    json.field("policy", hex: rules.key)
  }
}

extension [ChainStep] {
  func at(_ step: UInt8) -> ChainStep? { Int(step) < count ? self[Int(step)] : nil }
}

/// What every emission says of its case; taken before writing, so that the case is not copied.
struct Head {
  let caseId: String
  let programme: Programme
  let village: UInt64

  init(_ state: borrowing Case) {
    caseId = state.id
    programme = state.programme
    village = state.village
  }
}

extension JSONWriter {
  mutating func reasons(_ reasons: ArraySlice<Reason>, key: StaticString = "reasons", texts: Bool) {
    array(key, reasons) { json, reason in
      json.object { json in
        json.field("code", reason.name)
        if let rule = reason.rule { json.field("rule", rule.id) }
        json.field("clause", reason.clause)
        json.array("values", reason.shownValues) { $0.number($1) }
        guard texts else { return }
        json.object("text") { json in
          json.field("en", reason.text(.en))
          json.field("zh", reason.text(.zh))
        }
        guard let en = reason.remedy(.en), let zh = reason.remedy(.zh) else { return }
        json.object("remedy") { json in
          json.field("en", en)
          json.field("zh", zh)
        }
      }
    }
  }
}
