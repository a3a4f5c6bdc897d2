import Casework
import Contract

/// What funds and cases must come to, on a page: no purses, no partitions, no entries.
struct MoneyModel {
  struct Fund: Equatable {
    var free: Int64 = 0, committed: Int64 = 0, instructed: Int64 = 0, paid: Int64 = 0, receivable: Int64 = 0
    var lapsed: Int64 = 0
    var isFrozen = false, isClosed = false
    /// Who waits, by time and case.
    var queue: [String] = []
  }
  struct Share { var fund: FundKey, fen: Int64, committed: Int64 = 0, paid: Int64 = 0, claimed: Int64 = 0 }
  struct Payment { var number: Int, attempt = 1, parts: [Int64], isStopped = false }
  enum Schedule { case once, stages, months }
  enum Status { case awaiting, running, held, ended }
  struct Grant {
    var shares: [Share], schedule: Schedule, since: Int64, year: UInt16, day: Int
    var have = 0, next = 1, status = Status.awaiting, payments: [Payment] = []
    /// The day on which the clock asks for the next instalment.
    var due: Int?
    var isDue = false, hasOffer = false
    var count: Int { schedule == .once ? 1 : schedule == .stages ? 3 : 6 }
    var paidFen: Int64 { shares.reduce(0) { $0 + $1.paid - $1.claimed } }
    var claimedFen: Int64 { shares.reduce(0) { $0 + $1.claimed } }

    func part(_ n: Int, _ share: Share) -> Int64 {
      switch schedule {
      case .once: share.fen
      case .stages: n < 3 ? share.fen * 33 / 100 : share.fen - 2 * (share.fen * 33 / 100)
      case .months: share.fen / 6
      }
    }

    /// In proportion, rounded down, the rest to the last that can bear it.
    func split(_ fen: Int64, _ weight: (Share) -> Int64) -> [Int64] {
      let whole = shares.reduce(0) { $0 + weight($1) }
      var parts = shares.map { weight($0) * fen / max(1, whole) }
      var rest = fen - parts.reduce(0, +)
      for place in parts.indices.reversed() {
        let more = min(rest, weight(shares[place]) - parts[place])
        parts[place] += more
        rest -= more
      }
      return parts
    }
  }

  var funds: [FundKey: Fund] = [:]
  var grants: [String: Grant] = [:]
  var today: Int
  /// Cases that a fund has written to, in order: money was put aside, or the year was closed.
  var mail: [String] = []

  subscript(fund: FundKey) -> Fund {
    get { funds[fund] ?? Fund() }
    set { funds[fund] = newValue }
  }

  // MARK: Funds

  mutating func allocate(_ fen: Int64, _ fund: FundKey) -> Bool {
    guard !self[fund].isClosed else { return false }
    self[fund].free += fen
    serve(fund)
    return true
  }

  mutating func freeze(_ fund: FundKey) -> Bool {
    guard !self[fund].isFrozen, !self[fund].isClosed else { return false }
    self[fund].isFrozen = true
    return true
  }

  mutating func unfreeze(_ fund: FundKey) -> Bool {
    guard self[fund].isFrozen else { return false }
    self[fund].isFrozen = false
    serve(fund)
    return true
  }

  mutating func close(_ fund: FundKey) -> Bool {
    guard !self[fund].isClosed else { return false }
    self[fund].isClosed = true
    mail += self[fund].queue
    self[fund].queue = []
    self[fund].lapsed += self[fund].free
    self[fund].free = 0
    return true
  }

  private mutating func serve(_ fund: FundKey) {
    guard !self[fund].isFrozen else { return }
    while let id = self[fund].queue.first, let need = grants[id]?.shares[grants[id]!.have].fen, self[fund].free >= need
    {
      self[fund].queue.removeFirst()
      promise(id)
      grants[id]!.hasOffer = true
      mail.append(id)
    }
  }

  private mutating func promise(_ id: String) {
    let place = grants[id]!.have
    let share = grants[id]!.shares[place]
    self[share.fund].free -= share.fen
    self[share.fund].committed += share.fen
    grants[id]!.shares[place].committed = share.fen
  }

  private mutating func release(_ fen: Int64, _ fund: FundKey) {
    if self[fund].isClosed { self[fund].lapsed += fen } else { self[fund].free += fen }
    if fen > 0 { serve(fund) }
  }

  // MARK: Cases

  mutating func grant(_ id: String, _ grant: Grant) {
    grants[id] = grant
    ask(id)
  }

  private mutating func ask(_ id: String) {
    while let grant = grants[id], grant.have < grant.shares.count {
      let share = grant.shares[grant.have]
      let fund = self[share.fund]
      if fund.isClosed {
        guard share.fund.year < grant.year + 2 else { return }
        grants[id]!.shares[grant.have].fund.year += 1
      } else if fund.isFrozen || !fund.queue.isEmpty || fund.free < share.fen {
        self[share.fund].queue = (fund.queue + [id]).sorted { (grants[$0]!.since, $0) < (grants[$1]!.since, $1) }
        return serve(share.fund)
      } else {
        promise(id)
        grants[id]!.have += 1
      }
    }
    grants[id]!.status = .running
    if grants[id]!.schedule != .stages { instruct(id) }
  }

  /// What a fund has written reaches the case.
  mutating func deliver(_ index: Int) -> Bool {
    let id = mail.remove(at: index)
    guard grants[id]!.status == .awaiting else { return false }
    if grants[id]!.hasOffer { grants[id]!.have += 1 }
    grants[id]!.hasOffer = false
    ask(id)
    return true
  }

  private func isFrozen(_ id: String) -> Bool { grants[id]!.shares.contains { self[$0.fund].isFrozen } }

  private mutating func instruct(_ id: String) {
    grants[id]!.isDue = false
    guard !isFrozen(id) else { return grants[id]!.due = today + 1 }
    let grant = grants[id]!
    grants[id]!.due = nil
    let payment = Payment(number: grant.next, parts: grant.shares.map { grant.part(grant.next, $0) })
    grants[id]!.next += 1
    if payment.parts.contains(where: { $0 > 0 }) {
      grants[id]!.payments.append(payment)
      send(id, payment)
    }
    if grant.schedule == .months, grant.next < 6 { grants[id]!.due = grant.day + 30 * grant.next }
  }

  private mutating func send(_ id: String, _ payment: Payment) {
    for (place, fen) in payment.parts.enumerated() {
      grants[id]!.shares[place].committed -= fen
      self[grants[id]!.shares[place].fund].committed -= fen
      self[grants[id]!.shares[place].fund].instructed += fen
    }
  }

  mutating func pass(to day: Int) {
    today = day
    for id in grants.keys.sorted() {
      while let due = grants[id]!.due, due <= today, grants[id]!.status != .ended {
        if grants[id]!.status == .running { instruct(id) } else { (grants[id]!.due, grants[id]!.isDue) = (nil, true) }
      }
    }
  }

  mutating func milestone(_ id: String, _ stage: Int) -> Bool {
    guard let grant = grants[id], grant.schedule == .stages, grant.status == .running, stage == grant.next, stage <= 3
    else { return false }
    instruct(id)
    return true
  }

  mutating func answer(_ id: String, _ number: Int, isPaid: Bool) -> Bool {
    guard let place = grants[id]?.payments.firstIndex(where: { $0.number == number && !$0.isStopped }) else {
      return false
    }
    let payment = grants[id]!.payments[place]
    for (share, fen) in payment.parts.enumerated() {
      self[grants[id]!.shares[share].fund].instructed -= fen
      if isPaid { grants[id]!.shares[share].paid += fen } else { grants[id]!.shares[share].committed += fen }
      let account: WritableKeyPath<Fund, Int64> = isPaid ? \.paid : \.committed
      self[grants[id]!.shares[share].fund][keyPath: account] += fen
    }
    let isEnded = grants[id]!.status == .ended
    if isPaid || isEnded {
      grants[id]!.payments.remove(at: place)
      if isEnded { freeAll(id) }
      if !isEnded, grants[id]!.next > grants[id]!.count, grants[id]!.payments.isEmpty { grants[id]!.status = .ended }
    } else if payment.attempt < 2, grants[id]!.status == .running, !isFrozen(id) {
      grants[id]!.payments[place].attempt += 1
      send(id, payment)
    } else {
      grants[id]!.payments[place].isStopped = true
    }
    return true
  }

  mutating func withdraw(_ id: String) -> Bool {
    guard let grant = grants[id], grant.status != .ended else { return false }
    grants[id]!.status = .ended
    grants[id]!.payments.removeAll(where: \.isStopped)
    if grant.status == .awaiting, !grant.hasOffer, grant.have < grant.shares.count {
      let fund = grant.shares[grant.have].fund
      self[fund].queue.removeAll { $0 == id }
      serve(fund)
    }
    freeAll(id)
    return true
  }

  private mutating func freeAll(_ id: String) {
    for (place, share) in grants[id]!.shares.enumerated() {
      grants[id]!.shares[place].committed = 0
      self[share.fund].committed -= share.committed
      release(share.committed, share.fund)
    }
  }

  // MARK: Orders

  mutating func hold(_ id: String) -> Bool {
    guard grants[id]?.status == .running else { return false }
    grants[id]!.status = .held
    return true
  }

  mutating func resume(_ id: String) -> Bool {
    guard let grant = grants[id], grant.status == .held else { return false }
    grants[id]!.status = .running
    let hasCome = grant.schedule != .stages && grant.next <= grant.count && grant.day + 30 * (grant.next - 1) <= today
    if grant.isDue || hasCome { instruct(id) }
    return true
  }

  mutating func retry(_ id: String) -> Bool {
    guard let grant = grants[id], grant.status == .running, !isFrozen(id),
      let place = grant.payments.firstIndex(where: \.isStopped)
    else { return false }
    grants[id]!.payments[place].isStopped = false
    grants[id]!.payments[place].attempt += 1
    send(id, grant.payments[place])
    return true
  }

  /// Claims back, or has what was claimed come back, or gives it up.
  mutating func claim(_ id: String, _ fen: Int64, _ order: PaymentOrderKind) -> Bool {
    let isClaim = order == .recover
    guard let grant = grants[id], fen <= (isClaim ? grant.paidFen : grant.claimedFen) else { return false }
    for (place, part) in grant.split(fen, { isClaim ? $0.paid - $0.claimed : $0.claimed }).enumerated() {
      let fund = grant.shares[place].fund
      grants[id]!.shares[place].claimed += isClaim ? part : -part
      self[fund].receivable += isClaim ? part : -part
      switch order {
      case .recover: self[fund].paid -= part
      case .writeOff: self[fund].paid += part
      default:
        grants[id]!.shares[place].paid -= part
        release(part, fund)
      }
    }
    return true
  }
}
