import Contract
import Policy
import Testing

@testable import Casework

// What holds after every fact.

extension World {
  func note(_ entries: [LedgerEntry]) {
    for entry in entries {
      ledger[entry.purse, default: .zero][Int(entry.from.rawValue)] -= entry.amountFen
      ledger[entry.purse, default: .zero][Int(entry.to.rawValue)] += entry.amountFen
      if entry.kind == .recovery { recoveredFen[entry.caseId, default: 0] += entry.amountFen }
    }
  }

  /// The register of payments: no identifier twice, no answer without its instruction.
  func note(_ payments: [PaymentRecord], _ source: SourceLocation) {
    for payment in payments {
      switch payment {
      case .instructed(let id, let instruction):
        instructions.append(id)
        #expect(
          instructed.updateValue(instruction, forKey: id) == nil, "\(id) instructed twice", sourceLocation: source)
        #expect(instruction.shares.reduce(0) { $0 + $1.amountFen } == instruction.amountFen, sourceLocation: source)
      case .answered(let id, _, _, let fen, _):
        #expect(answered.insert(id).inserted, "\(id) answered twice", sourceLocation: source)
        #expect(instructed[id]?.amountFen == fen, "\(id) answered", sourceLocation: source)
      }
    }
  }

  /// What was changed is written, and what was written has one version more to be compared.
  func checkTouches(since before: [PurseKey: Purse], _ source: SourceLocation) {
    var faults: [String] = []
    for (key, purse) in commons.purses {
      let isTouched = commons.changedPurses.contains(key)
      let version = before[key]?.version ?? 0
      if isTouched != (purse.version > version) { faults.append("\(key): version \(version) to \(purse.version)") }
      if !isTouched, purse != before[key] { faults.append("\(key) changed and not written") }
    }
    let touched = commons.changedPurses.count + commons.changedHelpers.count
    if out.sharedVersions.count != touched { faults.append("\(out.sharedVersions.count) versions of \(touched)") }
    #expect(faults == [], sourceLocation: source)
  }

  /// Places are never lost or made; the lists hold each waiting case once; money adds up.
  func checkConservation(_ source: SourceLocation) {
    let cases = Array(cabinet.cases.values)
    var faults = placeFaults(cases) + purseFaults() + waitingFaults(cases) + caseFaults(cases)
    var helped: [Digest: Int32] = [:]
    for state in cases where state.stage != .closed { state.helper.map { helped[$0, default: 0] += 1 } }
    for (helper, tally) in commons.helpers where tally.households != helped[helper] ?? 0 {
      faults.append("helper \(helper) has \(tally.households) households, \(helped[helper] ?? 0) cases")
    }
    #expect(faults == [], sourceLocation: source)
  }

  private func placeFaults(_ cases: [Case]) -> [String] {
    var faults: [String] = []
    let held = cases.count(where: \.holdsPlace)
    let offered = Set(offers).count { self[$0].stage == .waiting }
    if Int(village.used) != held + offered { faults.append("\(village.used) places for \(held) + \(offered)") }
    let waiting = cases.filter { $0.stage == .waiting && !$0.awaitsMoney && !offers.contains($0.id) }.map(\.id)
    if village.waiting.map(\.caseId).sorted() != waiting.sorted() { faults.append("village list") }
    return faults
  }

  private func purseFaults() -> [String] {
    var faults: [String] = []
    var funds: [FundKey: (source: Int64, escrow: Int64)] = [:]
    for (key, purse) in commons.purses {
      if !purse.isSound { faults.append("\(key) is unsound") }
      let sums = ledger[key] ?? .zero
      for account in Account.allCases where purse[account] != sums[Int(account.rawValue)] {
        faults.append("\(key): \(account) is \(purse[account]), by the ledger \(sums[Int(account.rawValue)])")
      }
      funds[key.fund, default: (0, 0)].source += purse[.source]
      funds[key.fund, default: (0, 0)].escrow += purse[.escrow]
      if !key.isReserve, purse[.source] != 0 { faults.append("\(key) has a source") }
      let reserve = commons.purses[.reserve(of: key.fund)]
      if !key.isReserve {
        let flags = (purse.isDry, purse.isFrozen, purse.isClosed, purse.earmark)
        let known = reserve.map { ($0.isDry, $0.isFrozen, $0.isClosed, $0.earmark) } ?? (false, false, false, "")
        if flags != known { faults.append("\(key) does not know what the reserve knows") }
        if reserve?.partitions.contains(key.partition) != true { faults.append("the reserve does not know \(key)") }
      }
    }
    for (fund, sums) in funds {
      if sums.source != -reserve(fund.name, fund.year).allocatedFen { faults.append("\(fund) source") }
      if sums.escrow != 0 { faults.append("\(fund) escrow \(sums.escrow)") }
    }
    return faults
  }

  /// Balances are what the cases say, purse by purse.
  private func caseFaults(_ cases: [Case]) -> [String] {
    var expected: [PurseKey: SIMD4<Int64>] = [:]
    for state in cases {
      var lackingFen = settledFen[state.id] ?? 0
      for grant in state.allEntitlements {
        for (place, share) in grant.shares.enumerated() {
          let out = grant.outstanding.reduce(0) { $0 + ($1.isStopped ? 0 : $1.amountsFen[place]) }
          let offered = isOffered(state, grant, place) ? grant.needFen(worker, state, place) : 0
          expected[share.purse, default: .zero] &+= SIMD4(
            share.committedFen + offered, out, share.paidFen - share.claimedFen, share.claimedFen)
        }
        lackingFen -= grant.paidFen
      }
      if lackingFen != recoveredFen[state.id] ?? 0 { return ["\(state.id) was paid another sum than was settled"] }
      if state.parked.count > Caseworker.parkedMax { return ["\(state.id) keeps too many early facts"] }
    }
    return commons.purses.compactMap { key, purse in
      let actual = SIMD4(purse[.committed], purse[.instructed], purse[.paid], purse[.receivable])
      let wanted = expected[key] ?? .zero
      return actual == wanted
        ? nil : "\(key): committed, instructed, paid, receivable \(actual), by the cases \(wanted)"
    }
  }

  /// Whether the fund has put money aside that the case has not taken up yet.
  private func isOffered(_ state: Case, _ grant: Entitlement, _ place: Int) -> Bool {
    state.awaitsMoney && Int(grant.reserved) == place
      && commons.purses[grant.shares[place].purse]?.offered.contains(state.id) == true
  }

  /// Lists hold exactly those that wait; nobody waits while his money lies there.
  private func waitingFaults(_ cases: [Case]) -> [String] {
    var faults: [String] = []
    var expected: [PurseKey: [String]] = [:]
    for state in cases where state.awaitsMoney {
      guard let grant = state.entitlement, grant.reserved < grant.shares.count else {
        return ["\(state.id) waits for nothing"]
      }
      let place = Int(grant.reserved)
      let key = grant.shares[place].purse
      // A year that is over: the case is on its way to the next.
      if isOffered(state, grant, place) || commons.purses[key]?.isClosed == true { continue }
      expected[key, default: []].append(state.id)
      let entry = commons.purses[key]?.waiting.first { $0.caseId == state.id }
      if entry?.needFen != grant.needFen(worker, state, place) { faults.append("\(state.id) waits for another sum") }
    }
    var funds: Set<FundKey> = []
    for (key, purse) in commons.purses {
      if purse.waiting.map(\.caseId).sorted() != (expected[key] ?? []).sorted() {
        faults.append("\(key): \(purse.waiting.map(\.caseId)) wait, by the cases \(expected[key] ?? [])")
      }
      if purse.waiting != purse.waiting.sorted() { faults.append("\(key) is out of order") }
      funds.insert(key.fund)
    }
    for fund in funds {
      let reserve = reserve(fund.name, fund.year)
      let waiting = purses(of: fund).flatMap(\.waiting).filter {
        $0.earmark == reserve.earmark || reserve.earmark.isEmpty
      }
      guard !reserve.isFrozen else { continue }
      if reserve.isDry == waiting.isEmpty { faults.append("\(fund): dry is \(reserve.isDry), \(waiting.count) wait") }
      if let first = waiting.min(), balance(.available, fund.name, fund.year) >= first.needFen {
        faults.append("\(first.caseId) waits for money that is there")
      }
    }
    return faults
  }

  // MARK: Thorough

  /// Decides twice on copies of what there is: both times the same, and taken back nothing is left of it.
  func rehearse(_ fact: Fact, _ position: Position, _ source: SourceLocation) {
    func decide(_ commons: inout Commons) -> (Case, [UInt8], [LedgerEntry], [PaymentRecord], [UInt32]) {
      let out = Proceedings()
      var state = self[fact.subject]
      worker.decide(fact, at: position, case: &state, commons: &commons, into: out)
      return (state, Array(out.json.bytes), out.entries, out.payments, out.sharedVersions)
    }
    var copies = (commons, commons)
    copies.0.beginTrial()
    let (first, second) = (decide(&copies.0), decide(&copies.1))
    #expect(first == second, "decided otherwise the second time", sourceLocation: source)
    copies.0.endTrial(keeping: false)
    #expect(copies.0.purses == commons.purses, "a purse is not as it was", sourceLocation: source)
    #expect(copies.0.helpers == commons.helpers, "a helper is not as it was", sourceLocation: source)
  }

  /// A case as the next batch finds it; so with the purses that the decision changed.
  func reread(_ state: Case, _ source: SourceLocation) -> Case {
    var writer = ByteWriter()
    state.encode(to: &writer)
    let read = try? writer.bytes.withUnsafeBytes { try Case(id: state.id, version: state.version, bytes: $0) }
    #expect(read == state, "stored and read again", sourceLocation: source)
    for key in commons.changedPurses {
      let purse = commons.purses[key]!
      var writer = ByteWriter()
      purse.encode(to: &writer)
      let balances = Account.allCases.map { purse[$0] }
      let again = try? writer.bytes.withUnsafeBytes {
        try Purse(key: key, version: purse.version, balances: balances, bytes: $0)
      }
      #expect(again == purse, "stored and read again", sourceLocation: source)
    }
    return read ?? state
  }
}

extension Case {
  /// The newest last.
  var allEntitlements: [Entitlement] { former + (entitlement.map { [$0] } ?? []) }
}

extension Entitlement {
  /// What one share asks of its fund in all.
  func needFen(_ worker: Caseworker, _ state: Case, _ place: Int) -> Int64 {
    let benefit = worker.pack.chain(of: state.programme)[Int(step)].benefit
    return shares[place].amountFen * Int64(benefit?.schedule == .monthly ? count : 1)
  }
}
