import Contract
import Policy

/// What became of a case under one pack: where it ended and what decided it.
public struct Course: Sendable {
  /// A ruling that held the case up or ended it.
  public struct Stop: Sendable {
    /// Name of the step.
    public var step: String
    /// Only those that decided: what refuses where the case was refused, what returns where it was returned.
    public var reasons: [Reason]
  }

  /// What the step is called before the first of the chain.
  public static let intake = "intake"

  /// Where a case stands at the end of its facts.
  public enum Standing: UInt8, Word {
    case unknown, refused, withdrawn, returned, underWay, waiting, registered, granted, completed
  }

  public var stage = Case.Stage.unknown
  public var outcome: Case.Outcome?
  /// Name of the step at which the case stands or ended; `intake` before the first.
  public var step = ""
  public var registered = false
  public var strict = false
  /// The entitlement granted, a month's or the whole; nil: none.
  public var grantedFen: Int64?
  public var instalments = 0
  /// What the case gets by what is known of it if it passes every further step; 0 where it has ended or is granted.
  public var prospectFen: Int64 = 0
  public var members = 0
  public var programme = Programme.registration
  /// Village code, 12 digits.
  public var village: UInt64 = 0
  /// The day of the first application; nil: none has come.
  public var appliedOn: Day?

  /// Why the case was refused.
  public var refusal: Stop?
  /// What had to be put right or awaited, in order.
  public var returns: [Stop] = []
  /// The last fact that took no effect at the step where the case stands.
  public var declined: Stop?
  private var declinedAt: (step: UInt8, round: UInt16) = (0, 0)
  /// Why it came under strict review.
  public var strictBy: Stop?

  public var isRefused: Bool { outcome == .refused }

  public var standing: Standing {
    switch (stage, outcome) {
    case (_, .refused?): .refused
    case (_, .withdrawn?), (_, .removed?): .withdrawn
    case (_, .completed?): grantedFen == nil ? .registered : .completed
    case (.unknown, _): .unknown
    case (.returned, _): .returned
    case (.waiting, _): .waiting
    default: grantedFen != nil ? .granted : registered ? .registered : .underWay
    }
  }

  /// How far it came, whatever became of it then.
  var milestone: Int { grantedFen != nil ? 2 : registered ? 1 : 0 }

  /// Why it stands where it stands: the refusal, or what its step waits for; nil: nothing stood in its way in the end.
  public var decisive: Stop? {
    if let refusal { return refusal }
    guard standing == .underWay || standing == .returned || standing == .registered else { return nil }
    return declined ?? returns.last.flatMap { $0.step == step ? $0 : nil }
  }
}

/// Folds a case's facts under a pack, of which nothing is kept but the case's course.
///
/// What cases share is left out, so that only policy makes a difference: places never run out, but that a case which
/// waits for one goes on waiting, and persons whom another case held are held as the journal says.
public final class CaseFold {
  private let out = Proceedings()
  private var commons: Commons
  /// For the cases that wait: villages without a place.
  private var crowded: Commons
  /// Another case that holds a person. No case has this id: the contract allows no such character.
  private static let someoneElse = "\u{1}"

  public init() {
    out.isMute = true
    commons = Commons { Standing(isClosed: $0 != CaseFold.someoneElse, version: 0) }
    // Which money there was is none of policy.
    commons.loadPurse = Purse.ample
    crowded = commons
  }

  /// - Parameters:
  ///   - id: of the case.
  ///   - facts: all that took effect on it, in order.
  ///   - waits: the case has asked for a place and got none by the end of its facts.
  ///   - paying: what the bank pays by the facts, where the pack may grant another sum: an answer to an instruction of
  ///     that sum is taken as the answer to the pack's own.
  ///   - worker: who decides on a fact.
  public func course(
    of id: String, _ facts: [RecordedFact], waits: Bool = false, paying: Int64? = nil,
    by worker: (RecordedFact) -> Caseworker
  ) -> Course {
    if waits {
      crowded.villages.removeAll(keepingCapacity: true)
      swap(&commons, &crowded)
    }
    defer { if waits { swap(&commons, &crowded) } }
    commons.claims.removeAll(keepingCapacity: true)
    commons.forgetChanges()
    var state = Case(id: id)
    var course = Course()
    var last: Caseworker?
    for (number, recorded) in facts.enumerated() {
      let decider = worker(recorded)
      last = decider
      let held = hold(recorded, state, places: waits ? 0 : Int32.max)
      let before = (isRefused: state.outcome == .refused, isStrict: state.strict)
      var fact = recorded.fact
      if let paying, case .disbursement(var body) = fact.body, body.amountFen == paying, let granted = state.entitlement
      {
        body.amountFen = granted.amountFen
        fact.body = .disbursement(body)
      }
      out.clear()
      decider.decide(fact, at: Position(lane: 0, offset: Int64(number)), case: &state, commons: &commons, into: out)
      for key in held { commons.claims[key] = nil }
      course.note(out, facts, state, decider, before)
    }
    if let last {
      course.end(state, last)
      if state.isOpen, state.entitlement == nil { course.prospectFen = last.prospectFen(of: state, out) }
    }
    return course
  }

  /// The village's places, and the persons whom others held.
  private func hold(_ recorded: RecordedFact, _ state: Case, places: Int32) -> [ClaimKey] {
    if case .application(let body) = recorded.fact.body, commons.villages[body.village] == nil {
      var village = Village(code: body.village)
      village.places = places
      commons.villages[body.village] = village
    }
    guard !recorded.claims.isEmpty else { return [] }
    var keys: [ClaimKey] = []
    if case .application(let body) = recorded.fact.body {
      keys += recorded.claims.members.compactMap { place in
        Int(place) < body.members.count ? ClaimKey(programme: body.programme, person: body.members[Int(place)]) : nil
      }
    }
    if recorded.claims.newMember {
      for each in [recorded.fact] + state.parked.map(\.fact) {
        guard case .householdChange(let body) = each.body, let person = body.member else { continue }
        keys.append(ClaimKey(programme: state.programme, person: person))
      }
    }
    for key in keys { commons.claims[key] = Claim(holder: Self.someoneElse, generation: 0) }
    return keys
  }
}

extension Course {
  /// Takes in what one fact led to.
  fileprivate mutating func note(
    _ out: Proceedings, _ facts: [RecordedFact], _ state: borrowing Case, _ worker: Caseworker,
    _ before: (isRefused: Bool, isStrict: Bool)
  ) {
    func name(_ ruling: Proceedings.Ruling, _ step: UInt8) -> String {
      if case .application = facts[Int(ruling.position.offset)].fact.body { return Course.intake }
      return worker.name(ofStep: step, of: state.programme)
    }
    for ruling in out.rulings {
      switch ruling.verdict {
      // The bank's returns are none of policy, nor is waiting for a place.
      case .returned, .held:
        guard state.entitlement == nil, state.stage != .waiting else { continue }
        returns.append(Stop(step: name(ruling, ruling.step), reasons: out.reasons(of: ruling).deciding(.hold)))
      case .refused:
        // What comes for a place already taken, or for a step already passed, changes nothing.
        guard state.outcome == nil, state.entitlement == nil, !out.reasons(of: ruling).allSatisfy(\.isIdle) else {
          continue
        }
        declined = Stop(step: name(ruling, state.step), reasons: Array(out.reasons(of: ruling)))
        declinedAt = (state.step, state.round)
      default: break
      }
    }
    if !before.isRefused, state.outcome == .refused, let ruling = out.rulings.last(where: { $0.verdict != .late }) {
      refusal = Stop(step: name(ruling, state.step), reasons: out.reasons(of: ruling).deciding(.refuse))
    }
    if !before.isStrict, state.strict {
      let reasons = out.reasons.filter { $0.code == .rule && $0.rule?.effect == .strict }
      strictBy = Stop(step: out.rulings.first.map { name($0, $0.step) } ?? "", reasons: reasons)
    }
  }

  fileprivate mutating func end(_ state: borrowing Case, _ worker: Caseworker) {
    stage = state.stage
    outcome = state.outcome
    step = state.stage == .returned ? Course.intake : worker.name(ofStep: state.step, of: state.programme)
    if let refusal { step = refusal.step }
    if declinedAt.step != state.step || declinedAt.round != state.round { declined = nil }
    registered = state.registered
    strict = state.strict
    grantedFen = state.entitlement?.amountFen
    instalments = Int(state.entitlement?.count ?? 0)
    members = state.members.count
    programme = state.programme
    village = state.village
    appliedOn = state.stage == .unknown ? nil : state.appliedAt.day
  }
}

extension ArraySlice<Reason> {
  /// Those that led to a refusal, or to a return or hold; all where none can be told apart.
  fileprivate func deciding(_ effect: Effect) -> [Reason] {
    let chosen = filter { reason in
      if reason.code == .rule {
        guard let own = reason.rule?.effect else { return false }
        return effect == .refuse ? own == .refuse : own == .return || own == .hold
      }
      return effect == .refuse ? reason.code.refuses : reason.code.returns
    }
    return chosen.isEmpty ? Array(self) : chosen
  }
}

extension ReasonCode {
  fileprivate var refuses: Bool { [.personClaimed, .levelRefused, .programmeUnknown].contains(self) }
  fileprivate var returns: Bool {
    [.meetingMissing, .meetingOrder, .evidenceMissing, .evidenceUnknown, .levelReturned, .ruleUnjudged].contains(self)
  }
}

extension Reason {
  fileprivate var isIdle: Bool { [.stepPassed, .alreadyApplied, .beforeCase].contains(code) }
}
