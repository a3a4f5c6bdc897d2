/// Plans the events of one household, in causal order.
struct Timeline {
  let household: Int
  let people: Int
  private var random: Random
  private(set) var steps: [Planned] = []
  private var day = 0
  private var ordinal: UInt8 = 0
  private var number: UInt8 = 0
  private var objections = 0

  init(household: Int, geography: Geography, mix: ProgrammeMix) {
    self.household = household
    people = Household.size(of: household, in: geography, seed: mix.seed)
    random = Random(seed: mix.seed, UInt64(household), 5)
    let outcome = Outcome.draw(for: household, in: geography, mix: mix)
    day = Outcome.applicationDay(of: household, in: geography, mix: mix)
    steps.reserveCapacity(24)
    let closed = runCase(outcome)
    let ended = steps.count
    if closed, random.chance(perMille: 5) {
      advance(3...15)
      let objects = random.chance(perMille: 500)
      add(objects ? .objection : .change, 1, objects ? UInt32(objections + 1) << 8 : 0)
    }
    swapEarly(in: 0..<ended)
    switch outcome {
    case .declaredExclusion, .incomeTooHigh, .assetsTooHigh, .finding:
      guard random.chance(perMille: 200) else { return }
      (ordinal, number, objections) = (1, 0, 0)
      advance(28...45)
      _ = runCase(.paid, detours: false)
    default: break
    }
  }

  // MARK: Stages

  /// The passage of one case; true when it ends closed.
  private mutating func runCase(_ outcome: Outcome, detours: Bool = true) -> Bool {
    switch outcome {
    case .declaredExclusion(let kind):
      add(.application, 1, UInt32(kind))
      return true
    case .incomeTooHigh:
      add(.application, 1, Detail.incomeTooHigh)
      return true
    case .assetsTooHigh:
      add(.application, 1, Detail.assetsTooHigh)
      return true
    case .duplicatePerson: add(.application, 1, Detail.duplicatePerson)
    default: add(.application, 1, 0)
    }
    if let closed = stops(outcome, at: 1) { return closed }
    advance(3...12)
    if comparison(outcome) { return true }
    if let closed = stops(outcome, at: 2) { return closed }
    if detours, random.chance(perMille: 30) {
      advance(1...3)
      add(.change, 1, Detail.incomeChanged)
    }
    advance(8...14)
    guard villageReview(outcome, detours) else { return true }
    if let closed = stops(outcome, at: 3) { return closed }
    guard notice(.villageNotice, 1, outcome, detours) else { return true }
    if let closed = stops(outcome, at: 4) { return closed }
    advance(3...9)
    guard officeReview(.townshipReview, 2, outcome, detours) else { return true }
    if let closed = stops(outcome, at: 5) { return closed }
    guard notice(.townshipNotice, 2, outcome, detours) else { return true }
    if let closed = stops(outcome, at: 6) { return closed }
    advance(3...10)
    guard officeReview(.countyReview, 3, outcome, detours) else { return true }
    var days = random.within(6...8)
    let posted = day
    advance(days + 1...days + 2)
    days = day - posted - 1
    add(.announcement, 1, Detail.notice(days: days))
    let granted = day
    if random.chance(perMille: 600) {
      advance(2...6)
      add(.helper, 1, 0)
    }
    return allowance(outcome, detours, grantedOn: granted)
  }

  /// nil: the case goes on at this stage.
  private mutating func stops(_ outcome: Outcome, at stage: Int) -> Bool? {
    switch outcome {
    case .withdrawn(stage):
      advance(1...5)
      add(.withdrawal, 1, UInt32(random.below(4)))
      return true
    case .unanswered(stage): return false
    default: return nil
    }
  }

  /// True when a finding ends the case.
  private mutating func comparison(_ outcome: Outcome) -> Bool {
    var finding = -1
    switch outcome {
    case .finding(let found): finding = found
    case .duplicatePerson: finding = 4
    default: break
    }
    // which department shows which finding; one in twelve comes from another.
    var department = ProgrammeMix.departments[max(0, finding)]
    let other = random.below(60)
    if outcome != .duplicatePerson, other < 5 { department = other + 2 }
    if finding == 0, other >= 40 { department = 8 }
    if finding == 2, other >= 40 { department = 3 }
    let parts = random.chance(perMille: 100) ? random.within(2...3) : 1
    var rest: UInt32 = 0x1ff
    for part in 1...parts {
      var mask = rest
      if part < parts {
        // The finding's department reports last: what follows a refusal would have no effect.
        mask = 0
        for _ in 0..<3 { mask |= 1 << UInt32(random.below(9)) }
        mask &= rest & ~(1 << UInt32(department))
        if mask == 0 { continue }
        rest &= ~mask
        add(.comparison, 1, Detail.comparison(mask))
        advance(1...6)
      } else {
        add(
          .comparison, 1, Detail.comparison(rest, department: department, finding: finding))
      }
    }
    return finding >= 0
  }

  /// False when the review ends the case.
  private mutating func villageReview(_ outcome: Outcome, _ detours: Bool) -> Bool {
    var round = 1
    if detours, random.chance(perMille: 60) {
      add(.villageReview, round, UInt32(random.within(1...4)))
      round += 1
      advance(9...16)
    } else if detours, random.chance(perMille: 10) {
      add(.rejection, round, 1 | Detail.returned)
      round += 1
      advance(9...16)
    }
    if outcome == .rejected(1) {
      add(.rejection, round, 1)
      return false
    }
    add(.villageReview, round, random.chance(perMille: 50) ? Detail.separateVote : 0)
    return true
  }

  private mutating func officeReview(
    _ kind: Kind, _ level: Int, _ outcome: Outcome, _ detours: Bool
  ) -> Bool {
    var round = 1
    if detours, random.chance(perMille: 10) {
      add(.rejection, round, UInt32(level) | Detail.returned)
      round += 1
      advance(6...12)
    }
    if outcome == .rejected(level) {
      add(.rejection, round, UInt32(level))
      return false
    }
    add(kind, round, 0)
    return true
  }

  /// False when an objection is upheld.
  private mutating func notice(
    _ kind: Kind, _ level: Int, _ outcome: Outcome, _ detours: Bool
  ) -> Bool {
    let upheld = outcome == .objectionUpheld(level)
    let draw = detours && !upheld ? random.below(1000) : 999
    var round = 1
    if draw < (level == 1 ? 30 : 15) {
      let days = random.within(3...5)
      advance(days + 1...days + 2)
      add(kind, round, Detail.notice(days: days))
      round += 1
    }
    var days = random.within(8...10)
    let posted = day
    let objected = upheld || (40..<75).contains(draw)
    let open = (75..<85).contains(draw)
    var raised = 0
    if objected || open {
      advance(3...5)
      raised = day
      objections += 1
      add(.objection, 1, UInt32(level) | UInt32(objections) << 8)
    }
    day = max(day, posted + days)
    advance(1...3)
    // Posted on the day after it was asked for, taken down on the day of the report.
    days = day - posted - 1
    if open {
      add(
        kind, round,
        Detail.notice(days: days, objection: .open, raised: day - raised, number: objections))
      round += 1
      advance(days + 1...days + 3)
    }
    let standing: Detail.Objection = upheld ? .upheld : objected || open ? .rejected : .none
    add(
      kind, round,
      Detail.notice(
        days: days, objection: standing, raised: standing == .none ? 0 : day - raised,
        number: standing == .none ? 0 : objections))
    return !upheld
  }

  /// Three months: each is instructed on its due day, 30 days after the one before, and the bank answers some
  /// days after that. False when the case stays open.
  private mutating func allowance(_ outcome: Outcome, _ detours: Bool, grantedOn granted: Int) -> Bool {
    let troubled = detours && random.chance(perMille: 50) ? random.within(1...3) : 0
    var isLarger = false
    var last = day
    defer { day = max(day, last) }
    for month in 1...3 {
      last = max(last, day)
      day = Calendar2025.working(granted + 30 * (month - 1) + random.within(3...12))
      var attempt = 1
      let isStopped = outcome == .paymentFailed && month == 1
      let failures = isStopped ? 3 : month == troubled ? (random.below(8) == 0 ? 2 : 1) : 0
      while attempt <= failures {
        let reason = [0, 0, 1, 3][random.below(4)]
        add(
          .disbursement, 1,
          Detail.disbursement(month: month, attempt: attempt, reason: reason, oneMore: isLarger))
        attempt += 1
        advance(4...9)
      }
      if isStopped { continue }
      add(.disbursement, 1, Detail.disbursement(month: month, attempt: attempt, oneMore: isLarger))
      guard month == 2, detours, random.chance(perMille: 30) else { continue }
      advance(2...6)
      // Before the third month is instructed, so that it pays for one person more.
      guard day < granted + 60 else { continue }
      add(.change, 1, Detail.memberAdded)
      isLarger = true
    }
    return outcome != .paymentFailed
  }

  // MARK: Time

  private mutating func advance(_ days: ClosedRange<Int>) {
    day = Calendar2025.working(day + random.within(days))
  }

  private mutating func add(_ kind: Kind, _ round: Int, _ detail: UInt32) {
    // 08:30 to 17:30
    let ofDay = 30_600_000 + random.below(32_400_000)
    number += 1
    steps.append(
      Planned(
        at: Calendar2025.milliseconds(day: day, ofDay: ofDay), subject: UInt32(household),
        detail: detail, kind: kind, ordinal: ordinal, number: number,
        order: UInt8(steps.count * 2 + 2), round: UInt8(round)))
  }

  /// In one case of a hundred a fact is written before the one it follows: the office that should
  /// have reported first sent its report together with its successor's.
  private mutating func swapEarly(in range: Range<Int>) {
    guard random.chance(perMille: 10), range.count > 2 else { return }
    let first = range.lowerBound + random.below(range.count - 1)
    for index in Array(first..<range.upperBound - 1) + Array(range.lowerBound..<first) {
      let (a, b) = (steps[index], steps[index + 1])
      let fits =
        switch (a.kind, b.kind) {
        case (.application, .comparison), (.comparison, .villageReview),
          (.villageNotice, .townshipReview), (.townshipNotice, .countyReview):
          // An objection's dates are counted from the notice's end.
          a.detail >> 16 == 0
        // Attempts at one month: a month's due day is counted from the announcement, which has to stay.
        case (.disbursement, .disbursement): a.detail & 15 == b.detail & 15
        default: false
        }
      guard fits else { continue }
      steps[index].at = b.at
      (steps[index].order, steps[index + 1].order) = (b.order, a.order)
      if b.kind == .villageReview { steps[index + 1].detail |= Detail.oneDay }
      return
    }
  }
}
