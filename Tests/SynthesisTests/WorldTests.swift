import Casework
import Contract
import Policy
import Testing

@testable import Synthesis

/// One world of every programme of the sample pack, and what a fresh worker makes of its lines, for all tests here.
private struct Told: @unchecked Sendable {
  let outcomes: Synthesis.Outcomes
  let fold: Refold
  let ids: [String: Int]
  let times: [Instant]

  static let shared = Result { try Told() }

  init() throws {
    let fold = Refold(pack: .sample)
    var ids: [String: Int] = [:]
    var times: [Instant] = []
    let outcomes = Synthesis(households: 40 * Pack.sample.programmes.count, seed: 2026, programmes: .all).visit {
      view in
      let line = UnsafeRawBufferPointer(rebasing: view.line.dropLast())
      let event = view.event
      ids[event.source + " " + event.id, default: 0] += 1
      times.append(event.time)
      fold.take(line, at: event.time)
    }
    fold.finish()
    self.outcomes = try #require(outcomes)
    (self.fold, self.ids, self.times) = (fold, ids, times)
  }
}

@Suite struct WorldTests {
  let outcomes: Synthesis.Outcomes
  let fold: Refold
  private let told: Told

  init() throws {
    told = try Told.shared.get()
    (outcomes, fold) = (told.outcomes, told.fold)
  }

  @Test func theContractTakesEveryLine() {
    #expect(fold.problems == [])
    #expect(outcomes.lines == told.times.count)
  }

  @Test func everyFactFromOutsideOccurs() {
    // Packs are published by those who write them, orders about dead letters by operators.
    for topic in TopicID.allCases where topic.direction == .in && topic != .policyPublished && topic != .eventOrdered {
      #expect(fold.topics[topic] ?? 0 > 0, "\(topic)")
    }
    #expect(fold.topics.keys.allSatisfy { $0.direction == .in })
  }

  @Test func timesAscendWithinTwoYears() throws {
    #expect(zip(told.times, told.times.dropFirst()).allSatisfy { $0 <= $1 })
    let first = try #require(told.times.first), last = try #require(told.times.last)
    #expect(first.day.yearMonthDay.year == 2025 && last.day < World.end)
    #expect(last.day.yearMonthDay.year == 2026)
  }

  @Test func idsAreUniqueButForRepeats() {
    let repeats = told.ids.values.reduce(0) { $0 + $1 - 1 }
    #expect(told.ids.values.allSatisfy { $0 <= 2 })
    #expect((0.005...0.016).contains(Double(repeats) / Double(told.ids.count)))
    #expect(fold.verdicts[.repeated] == repeats)
  }

  /// What the world says became of everybody is what a fresh worker comes to by the lines alone.
  @Test func theLinesSayItAll() {
    for programme in outcomes.programmes {
      let cases = fold.cases.filter { $0.programme.text == programme.id }
      func count(_ outcome: Case.Outcome) -> Int { cases.count { $0.outcome == outcome } }
      func count(_ stage: Case.Stage) -> Int { cases.count { $0.stage == stage } }
      #expect(cases.count == programme.applied, "\(programme.id)")
      #expect(count(.refused) == programme.refused, "\(programme.id)")
      #expect(count(.withdrawn) == programme.withdrawn, "\(programme.id)")
      #expect(count(.completed) == programme.completed, "\(programme.id)")
      #expect(count(.removed) == programme.removed, "\(programme.id)")
      #expect(count(.waiting) == programme.waiting, "\(programme.id)")
      #expect(count(.returned) == programme.returned, "\(programme.id)")
      #expect(count(.open) == programme.open, "\(programme.id)")
      #expect(cases.count { $0.paidFen > 0 } == programme.paid, "\(programme.id)")
      #expect(cases.reduce(0) { $0 + $1.paidFen } == programme.paidFen, "\(programme.id)")
    }
    #expect(fold.firedCount > 1000)
  }

  @Test(arguments: Pack.sample.programmes)
  func everyProgrammeComesToItsEnd(programme: ProgrammeDefinition) throws {
    let own = try #require(outcomes[programme.id])
    let chain = programme.chain
    #expect(own.applied >= 40)
    // Most pass, some do not.
    #expect(own.refused * 100 > own.applied && own.refused * 100 < own.applied * 45, "\(own)")
    #expect(own.completed + own.open > own.applied / 2, "\(own)")
    if chain.contains(where: { $0.kind == .aid }) {
      #expect(own.granted * 2 > own.applied && own.paid * 2 > own.applied && own.paidFen > 0, "\(own)")
    }
    if chain.contains(where: { $0.registers }) { #expect(own.registered * 2 > own.applied, "\(own)") }
    if chain.contains(where: { $0.exits }) { #expect(own.exited > own.applied / 2, "\(own)") }
    if chain.contains(where: { $0.kind == .followup }) { #expect(own.visited > own.applied / 4, "\(own)") }
    if chain.contains(where: { $0.readmitTo != nil }) { #expect(own.readmitted > 0, "\(own)") }
  }

  @Test func somethingGoesWrongSomewhere() {
    func sum(_ value: (Synthesis.Outcomes.Programme) -> Int) -> Int { outcomes.programmes.reduce(0) { $0 + value($1) } }
    #expect(sum(\.withdrawn) > 0 && sum(\.removed) > 0)
    #expect(sum(\.sentBack) > 0 && sum(\.paymentStopped) > 0)
    #expect(sum(\.waitedForPlace) > 0 && sum(\.waitedForMoney) > 0)
    #expect(fold.verdicts[.returned] ?? 0 > 0 && fold.verdicts[.held] ?? 0 > 0)
  }

  /// One fund ran short and was topped up; nobody waits for it at the end.
  @Test func moneyIsAccountedFor() {
    #expect(fold.entries > 1000)
    #expect(fold.purses.values.allSatisfy { $0.isSound })
    #expect(fold.purses.values.allSatisfy { !$0.isFrozen })
    let paid = fold.purses.values.reduce(0) { $0 + $1[.paid] + $1[.receivable] }
    #expect(paid == outcomes.programmes.reduce(0) { $0 + $1.paidFen })
    let names = Set(fold.purses.keys.map(\.fund.name))
    let named = Set(Pack.sample.rules.filter { $0.effect == .grant && $0.off == nil }.compactMap(\.fund))
    #expect(named.isSubset(of: names))
  }

  @Test func sameSeedSameBytes() {
    func bytes(_ seed: UInt64) -> [UInt8] { Lines.bytes(Synthesis(households: 25, seed: seed, programmes: .all)) }
    let one = bytes(7)
    #expect(one == bytes(7))
    #expect(one != bytes(8))
  }

  @Test func viewsPrefixesRepeatsAndBadEvents() throws {
    let world = Synthesis(
      households: 12, seed: 5, prefix: "demo", badEvents: 12, repeatDelayMs: 60_000, programmes: .all)
    var lines: [UInt8] = []
    var same = true
    let outcomes = world.visit { view in
      lines.append(contentsOf: view.line)
      same = same && view.event.line + "\n" == String(decoding: view.line, as: UTF8.self)
    }
    #expect(same && lines == Lines.bytes(world))
    let values = try Lines.parse(String(decoding: lines, as: UTF8.self))
    #expect(values.count == outcomes?.lines && values.count == world.count())
    #expect(values.allSatisfy { $0.topic.hasPrefix("demo.") })
    let decoder = FactDecoder(identityKey: Office.key)
    let bad = values.filter { $0.subject.hasPrefix("C8") }
    #expect(bad.count == 12)
    for line in values {
      let isTaken = (try? decoder.decode(line: String(line.text), recordedAt: World.end.start, prefix: "demo")) != nil
      #expect(isTaken != line.subject.hasPrefix("C8"))
    }
  }

  @Test func nobodyApplies() {
    #expect(Synthesis(households: 0, seed: 1, programmes: .all).events().allSatisfy { $0.topic.contains(".fund.") })
  }
}

@Suite struct AgendaTests {
  @Test func timeThenHouseholdThenNumber() {
    var agenda = Agenda()
    var random = Random(seed: 1, 2)
    for number in 0..<500 {
      agenda.add(
        Agenda.Entry(
          at: Int64(random.below(20)), household: Int32(random.below(5)) - 1, number: UInt32(number), what: .change))
    }
    var taken: [Agenda.Entry] = []
    while let next = agenda.next() { taken.append(next) }
    #expect(taken.count == 500 && agenda.isEmpty)
    #expect(zip(taken, taken.dropFirst()).allSatisfy { $0 < $1 })
  }
}

@Suite struct LineWriterTests {
  @Test func textsAreEscaped() throws {
    let writer = LineWriter(prefix: "aid")
    let address = Address(
      key: 341_225_101_001, id: "A-1", source: "//a", subject: "C00000001", at: World.first.start)
    let parts = writer.write(.withdrawal(on: World.first, reason: "\"quoted\" \\ back\nnew \u{1} 中"), address)
    let line = String(decoding: parts.view(in: writer.out).line, as: UTF8.self)
    let values = try Lines.parse(line)
    let value = try #require(values.first)
    #expect(value.text("reason") == "\"quoted\" \\ back\nnew \u{1} 中")
    let again = writer.again(parts).view(in: writer.out)
    #expect(String(decoding: again.line, as: UTF8.self) == line && again.event.id == "A-1")
  }
}
