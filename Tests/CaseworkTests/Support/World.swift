import Contract
import Foundation
import Policy
import Testing

@testable import Casework

/// What one fact led to, with the emissions read as JSON by Foundation.
struct Outcome {
  struct Emission {
    var topic: TopicID
    var subject: String
    var text: String
    var json: [String: Any]
  }
  var rulings: [Proceedings.Ruling]
  var reasons: [Reason]
  var emissions: [Emission]
  var deadlines: [Proceedings.Deadline]
  var expired: [Position]
  var entries: [LedgerEntry]
  var payments: [PaymentRecord]
  var observed: [Observation]
  var forged: Bool
  var changed: Bool

  /// The verdict on the fact itself.
  var verdict: Verdict? { rulings.first?.verdict }
  var codes: [ReasonCode] { rulings.first.map { reasons[$0.reasons].map(\.code) } ?? [] }
  /// The stable names of the reasons of the fact's own ruling.
  var names: [String] { rulings.first.map { reasons[$0.reasons].map(\.name) } ?? [] }
  /// The ids of the pack's rules that fired.
  var fired: [String] { reasons.filter { $0.code == .rule }.compactMap { $0.rule?.id } }
  var topics: [TopicID] { emissions.map(\.topic) }
  /// What the alerts are about.
  var flags: [String] { emissions.filter { $0.topic == .caseFlagged }.map { $0.json["kind"] as! String } }

  func reason(_ code: ReasonCode) -> Reason? { reasons.first { $0.code == code } }
  func reason(_ name: String) -> Reason? { reasons.first { $0.name == name } }
  func emission(_ topic: TopicID) -> [String: Any]? { emissions.first { $0.topic == topic }?.json }
}

/// Cases, villages, claims and purses in memory, a hand-moved calendar, and checks that hold after every fact.
final class World {
  final class Cabinet { var cases: [String: Case] = [:] }

  static let village: UInt64 = 341_225_101_001
  /// The partition of a case's lanes, unless a test says otherwise.
  static let partition: Int32 = 3

  let worker: Caseworker
  let cabinet = Cabinet()
  var commons: Commons
  /// The moment at which the next fact happens.
  var now: Instant
  var today: Day { now.day }
  /// Every decision is also tried and taken back, made twice, and stored and read again.
  var isThorough = false
  var partitions: [String: Int32] = [:]

  /// Offers of places that have been published and not yet come back.
  var offers: [String] = []
  var moneyOffers: [(caseId: String, body: Fact.Body)] = []
  var echoes: [(caseId: String, body: Fact.Body)] = []
  /// Deadlines that have not come yet, in the order in which they were set.
  var alarms: [Alarm] = []
  /// What the alarms led to that went off while the calendar passed, newest last.
  var rung: [Outcome] = []

  /// By the emissions.
  var settledFen: [String: Int64] = [:]
  /// By the ledger: claimed money that came back.
  var recoveredFen: [String: Int64] = [:]
  /// Balances as the ledger entries alone give them.
  var ledger: [PurseKey: SIMD8<Int64>] = [:]
  var instructed: [String: PaymentRecord.Instruction] = [:]
  var instructions: [String] = []
  var answered: Set<String> = []
  /// Identifiers that outsiders may quote, by topic: none is used twice.
  var quotable: Set<String> = []
  /// Every fact about a case that was taken, in order.
  var record: [Fact] = []
  /// Those, and every fact about villages and funds.
  var history: [Fact] = []
  /// How often what has been said.
  var seen: [ReasonCode: Int] = [:]
  /// The bytes of all emissions.
  var published: [String] = []
  private var sent = 0
  private var offset: Int64 = 0
  let out = Proceedings()

  init(_ pack: Pack = Packs.chainC, places: Int32? = 10, money: [Allotment] = Allotment.ample) {
    worker = Packs.worker(pack)
    let cabinet = cabinet
    commons = Commons { id in
      let other = cabinet.cases[id]
      return Standing(isClosed: other?.stage == .closed, version: other?.version ?? 0)
    }
    now = Instant(milliseconds: Day(year: 2025, month: 3, day: 3)!.start.milliseconds + 9 * 3_600_000)
    if let places { quota(places) }
    for allotment in money { allot(allotment) }
  }

  subscript(id: String) -> Case { cabinet.cases[id] ?? Case(id: id) }
  var village: Village { commons.villages[World.village] ?? Village(code: World.village) }

  func fact(_ body: Fact.Body, _ subject: String, id: String? = nil, at: Instant? = nil) -> Fact {
    sent += 1
    let name = id ?? "e\(sent)"
    return Fact(
      identity: hash(name), content: hash("\(name) \(subject) \((at ?? now).milliseconds) \(body)"), at: at ?? now,
      subject: subject, body: body)
  }

  @discardableResult
  func send(
    _ body: Fact.Body, to caseId: String = "C1", id: String? = nil,
    _ source: SourceLocation = #_sourceLocation
  ) -> Outcome {
    take(fact(body, caseId, id: id), source)
  }

  /// Decides a fact about a case, a village or a fund.
  @discardableResult
  func take(_ fact: Fact, _ source: SourceLocation = #_sourceLocation) -> Outcome {
    switch fact.body {
    // By its subject a case's, which the case has to refuse.
    case .quota where UInt64(fact.subject) != nil: take(quota: fact, source)
    case .fundAllocation, .fundOrder:
      cabinet.cases[fact.subject] == nil ? take(fund: fact, source) : take(case: fact, source)
    default: take(case: fact, source)
    }
  }

  private func take(case fact: Fact, _ source: SourceLocation) -> Outcome {
    record.append(fact)
    let position = position(fact.subject)
    if isThorough { rehearse(fact, position, source) }
    let before = self[fact.subject]
    var state = before
    let outcome = deciding(fact, source) {
      worker.decide(fact, at: position, case: &state, commons: &commons, into: out)
      cabinet.cases[fact.subject] = state
    }
    if !outcome.changed { #expect(state == before, sourceLocation: source) }
    if outcome.changed { #expect(state.version == before.version + 1, sourceLocation: source) }
    for deadline in outcome.deadlines { alarms.append(Alarm(caseId: fact.subject, deadline: deadline)) }
    if isThorough { cabinet.cases[fact.subject] = reread(state, source) }
    return outcome
  }

  @discardableResult
  func quota(_ places: Int32, id: String? = nil, _ source: SourceLocation = #_sourceLocation) -> Outcome {
    let set = QuotaSet(programme: .registration, village: World.village, places: places)
    return take(quota: fact(.quota(set), String(World.village), id: id), source)
  }

  @discardableResult
  func take(quota fact: Fact, _ source: SourceLocation = #_sourceLocation) -> Outcome {
    let position = position(fact.subject)
    return deciding(fact, source) {
      worker.decide(quota: fact, at: position, village: World.village, commons: &commons, into: out)
    }
  }

  /// Runs one decision and checks what holds after every one.
  func deciding(_ fact: Fact, _ source: SourceLocation, _ decide: () -> Void) -> Outcome {
    history.append(fact)
    out.clear()
    commons.forgetChanges()
    let purses = commons.purses
    decide()
    let outcome = read(out, source)
    #expect(!outcome.rulings.isEmpty, sourceLocation: source)
    checkTouches(since: purses, source)
    checkConservation(source)
    return outcome
  }

  func position(_ subject: String) -> Position {
    offset += 1
    return Position(lane: UInt32(partitions[subject] ?? World.partition), offset: offset)
  }

  private func read(_ out: Proceedings, _ source: SourceLocation) -> Outcome {
    let emissions = out.emissions.map { emission in
      let text = out.text(of: emission)
      let json = Shapes.check(emission.topic, text, source)
      return Outcome.Emission(topic: emission.topic, subject: emission.subject, text: text, json: json)
    }
    for emission in emissions { note(emission, source) }
    for emission in out.emissions where emission.topic == .moneyOffered {
      let known = partitions[emission.subject] ?? World.partition
      #expect(emission.partition == known, "offered where nobody knows the case", sourceLocation: source)
    }
    note(out.entries)
    note(out.payments, source)
    published.append(contentsOf: emissions.map { "\($0.topic) \($0.subject) \($0.text)" })
    for reason in out.reasons { seen[reason.code, default: 0] += 1 }
    for ruling in out.rulings { Shapes.check(ruling, out, source) }
    return Outcome(
      rulings: out.rulings, reasons: out.reasons, emissions: emissions, deadlines: out.deadlines,
      expired: out.expired, entries: out.entries, payments: out.payments, observed: out.observed, forged: out.forged,
      changed: out.changed)
  }

  private func note(_ emission: Outcome.Emission, _ source: SourceLocation) {
    switch emission.topic {
    case .placeOffered: offers.append(emission.subject)
    case .moneyOffered: moneyOffers.append((emission.subject, Shapes.body(emission.topic, emission.text, source)))
    case .householdEchoed: echoes.append((emission.subject, Shapes.body(emission.topic, emission.text, source)))
    case .paymentSettled: settledFen[emission.subject, default: 0] += emission.json["amountFen"] as! Int64
    default: break
    }
    for key in ["requestId", "noticeId"] where emission.topic != .applicationReturned {
      guard let id = emission.json[key] as? String else { continue }
      #expect(quotable.insert("\(emission.topic) \(id)").inserted, "\(id) twice", sourceLocation: source)
    }
  }

  /// Brings the published offers of places back as facts, as the internal topic does.
  @discardableResult
  func deliverOffers(_ source: SourceLocation = #_sourceLocation) -> [Outcome] {
    var outcomes: [Outcome] = []
    while !offers.isEmpty {
      let caseId = offers.removeFirst()
      outcomes.append(send(.placeOffered(PlaceOffered(village: World.village)), to: caseId, source))
    }
    return outcomes
  }

  /// So with what a fund has put aside for cases that waited.
  @discardableResult
  func deliverMoney(_ source: SourceLocation = #_sourceLocation) -> [Outcome] {
    var outcomes: [Outcome] = []
    while !moneyOffers.isEmpty {
      let offer = moneyOffers.removeFirst()
      outcomes.append(send(offer.body, to: offer.caseId, source))
    }
    return outcomes
  }

  /// So with what cases of one household tell each other.
  @discardableResult
  func deliverEchoes(_ source: SourceLocation = #_sourceLocation) -> [Outcome] {
    var outcomes: [Outcome] = []
    while !echoes.isEmpty {
      let echo = echoes.removeFirst()
      outcomes.append(send(echo.body, to: echo.caseId, source))
    }
    return outcomes
  }
}

/// FNV-1a: any stable hash does.
func hash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
}
