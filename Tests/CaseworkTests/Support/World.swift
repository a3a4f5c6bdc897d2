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

  func reason(_ code: ReasonCode) -> Reason? { reasons.first { $0.code == code } }
  func reason(_ name: String) -> Reason? { reasons.first { $0.name == name } }
  func emission(_ topic: TopicID) -> [String: Any]? { emissions.first { $0.topic == topic }?.json }
}

/// Cases, villages and claims in memory, a hand-moved calendar, and checks that hold after every fact.
final class World {
  final class Cabinet { var cases: [String: Case] = [:] }

  static let village: UInt64 = 341_225_101_001

  let worker: Caseworker
  let cabinet = Cabinet()
  var commons: Commons
  /// The moment at which the next fact happens.
  var now: Instant
  var today: Day { now.day }
  /// Offers that have been published and not yet come back.
  var offers: [String] = []
  var settledFen: [String: Int64] = [:]
  /// Every fact about a case that was taken, in order.
  var record: [Fact] = []
  /// The bytes of all emissions.
  var published: [String] = []
  private var sent = 0
  private var offset: Int64 = 0
  private let out = Proceedings()

  init(_ pack: Pack = Packs.chainC, places: Int32? = 10) {
    worker = Caseworker(pack: pack)
    let cabinet = cabinet
    commons = Commons { id in
      let other = cabinet.cases[id]
      return Standing(isClosed: other?.stage == .closed, version: other?.version ?? 0)
    }
    now = Instant(milliseconds: Day(year: 2025, month: 3, day: 3)!.start.milliseconds + 9 * 3_600_000)
    if let places { quota(places) }
  }

  subscript(id: String) -> Case { cabinet.cases[id] ?? Case(id: id) }
  var village: Village { commons.villages[World.village] ?? Village(code: World.village) }

  func pass(days: Int) { now.milliseconds += Int64(days) * 86_400_000 }

  func fact(_ body: Fact.Body, _ subject: String, id: String? = nil) -> Fact {
    sent += 1
    let name = id ?? "e\(sent)"
    return Fact(
      identity: hash(name), content: hash("\(name) \(subject) \(now.milliseconds) \(body)"), at: now,
      subject: subject, body: body)
  }

  @discardableResult
  func send(
    _ body: Fact.Body, to caseId: String = "C1", id: String? = nil,
    _ source: SourceLocation = #_sourceLocation
  ) -> Outcome {
    take(fact(body, caseId, id: id), source)
  }

  @discardableResult
  func take(_ fact: Fact, _ source: SourceLocation = #_sourceLocation) -> Outcome {
    record.append(fact)
    var state = self[fact.subject]
    let before = state
    out.clear()
    commons.forgetChanges()
    worker.decide(fact, at: position(), case: &state, commons: &commons, into: out)
    cabinet.cases[fact.subject] = state
    let outcome = read(out, source)
    #expect(!outcome.rulings.isEmpty, sourceLocation: source)
    if !outcome.changed { #expect(state == before, sourceLocation: source) }
    if outcome.changed { #expect(state.version == before.version + 1, sourceLocation: source) }
    checkConservation(source)
    return outcome
  }

  @discardableResult
  func quota(_ places: Int32, id: String? = nil, _ source: SourceLocation = #_sourceLocation) -> Outcome {
    let set = QuotaSet(programme: .registration, village: World.village, places: places)
    return take(quota: fact(.quota(set), String(World.village), id: id), source)
  }

  @discardableResult
  func take(quota fact: Fact, _ source: SourceLocation = #_sourceLocation) -> Outcome {
    out.clear()
    commons.forgetChanges()
    worker.decide(quota: fact, at: position(), village: World.village, commons: &commons, into: out)
    let outcome = read(out, source)
    checkConservation(source)
    return outcome
  }

  /// Brings the published offers back as facts, as the internal topic does.
  @discardableResult
  func deliverOffers(_ source: SourceLocation = #_sourceLocation) -> [Outcome] {
    var outcomes: [Outcome] = []
    while !offers.isEmpty {
      let caseId = offers.removeFirst()
      outcomes.append(send(.placeOffered(PlaceOffered(village: World.village)), to: caseId, source))
    }
    return outcomes
  }

  private func position() -> Position {
    offset += 1
    return Position(lane: 3, offset: offset)
  }

  private func read(_ out: Proceedings, _ source: SourceLocation) -> Outcome {
    let emissions = out.emissions.map { emission in
      let text = out.text(of: emission)
      let json = Shapes.check(emission.topic, text, source)
      return Outcome.Emission(topic: emission.topic, subject: emission.subject, text: text, json: json)
    }
    for emission in emissions {
      switch emission.topic {
      case .placeOffered: offers.append(emission.subject)
      case .paymentSettled: settledFen[emission.subject, default: 0] += emission.json["amountFen"] as! Int64
      default: break
      }
    }
    published.append(contentsOf: emissions.map { "\($0.topic) \($0.subject) \($0.text)" })
    for ruling in out.rulings { Shapes.check(ruling, out, source) }
    return Outcome(
      rulings: out.rulings, reasons: out.reasons, emissions: emissions, deadlines: out.deadlines,
      expired: out.expired, forged: out.forged, changed: out.changed)
  }

  /// Places are never lost or made; the list holds each waiting case once; money adds up.
  func checkConservation(_ source: SourceLocation) {
    let cases = cabinet.cases.values.filter { $0.village == World.village }
    let held = cases.filter(\.holdsPlace).count
    let offered = Set(offers).filter { self[$0].stage == .waiting }.count
    #expect(Int(village.used) == held + offered, "places", sourceLocation: source)
    let waiting = cases.filter { $0.stage == .waiting && !offers.contains($0.id) }.map(\.id)
    #expect(village.waiting.map(\.caseId).sorted() == waiting.sorted(), sourceLocation: source)
    for state in cases {
      let paid = state.allowance?.paidFen ?? 0
      #expect(paid == settledFen[state.id] ?? 0, sourceLocation: source)
      if let allowance = state.allowance {
        #expect(paid <= Int64(allowance.months) * allowance.monthlyFen, sourceLocation: source)
      }
      #expect(state.parked.count <= Caseworker.parkedMax, sourceLocation: source)
    }
  }
}

/// FNV-1a: any stable hash does.
func hash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
}
