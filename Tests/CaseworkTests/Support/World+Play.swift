import Contract
import Policy
import Testing

@testable import Casework

extension World {
  /// Plays the steps of the chain as they should go, up to the step of this name or to the end.
  func play(_ caseId: String = "C1", from first: String? = nil, until last: String? = nil) {
    var hasBegun = first == nil
    for (index, step) in worker.pack.chain(of: self[caseId].programme).enumerated() {
      if step.name == last { return }
      if step.name == first { hasBegun = true }
      guard hasBegun else { continue }
      switch step.kind {
      case .aid: pay(whole: index, of: caseId)
      case .followup: visit(throughout: index, of: caseId)
      case .comparison, .review, .notice:
        pass(days: step.kind == .notice ? 9 : 2)
        answer(step, caseId)
      }
    }
  }

  /// The fact that the step waits for, as it should be.
  @discardableResult
  func answer(_ step: Step, _ caseId: String = "C1") -> Outcome {
    let state = self[caseId]
    let round = Int(state.round)
    switch step.kind {
    case .comparison:
      return send(Bodies.comparison(step.departments, on: today, of: caseId, round: round), to: caseId)
    case .notice: return send(Bodies.notice(step, round: round, to: today, of: caseId), to: caseId)
    default:
      let asked = worker.pack.programme(state.programme.text)!.evidence.filter { $0.step == step.name }
      return send(
        Bodies.review(step, round: round, on: today, of: caseId, strict: state.strict) { review in
          review.evidence = asked.map { Evidence(name: $0.name, value: .bool(true)) }
        }, to: caseId)
    }
  }

  /// Every instalment, as it falls due.
  private func pay(whole index: Int, of caseId: String) {
    while self[caseId].isOpen, self[caseId].step == index, self[caseId].entitlement?.status == .running {
      let grant = self[caseId].entitlement!
      let step = worker.pack.chain(of: self[caseId].programme)[index]
      if !withBank(caseId).isEmpty {
        pass(days: 2)
        pay(caseId)
      } else if step.benefit?.schedule == .stages, grant.next <= grant.count {
        pass(days: 10)
        send(Bodies.milestone(Int(grant.next), of: caseId, step: step), to: caseId)
      } else if !passToNextAlarm(of: caseId) {
        return
      }
    }
  }

  private func visit(throughout index: Int, of caseId: String) {
    while self[caseId].isOpen, self[caseId].step == index, passToNextAlarm(of: caseId) {
      pass(days: 1)
      let step = worker.pack.chain(of: self[caseId].programme)[index]
      send(Bodies.visit("\(caseId):\(step.name):\(self[caseId].round)", on: today), to: caseId)
    }
  }

  /// A case that stands at the step of this name.
  static func at(
    _ step: String, _ pack: Pack = Packs.chainC, places: Int32? = 10, programme: Programme = .registration,
    _ change: (inout Application) -> Void = { _ in }
  ) -> World {
    let world = World(pack, places: places)
    world.send(Bodies.application(programme: programme, change))
    world.play(until: step)
    return world
  }

  /// Another household in the same village, brought to the step of this name.
  func bring(_ caseId: String, members: [Int], to step: String) {
    send(Bodies.application(members: members), to: caseId)
    play(caseId, until: step)
  }

  /// Passes the review or ends the notice at which the case stands.
  @discardableResult
  func decide(_ step: Step, _ caseId: String = "C1") -> Outcome {
    pass(days: 9)
    return answer(step, caseId)
  }
}
