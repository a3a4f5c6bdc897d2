import Casework
import Contract
import Policy
import Testing

@Suite("What a new pack changes, case by case")
struct ComparisonTests {
  /// 24 times the sample's 640 yuan a month, for three persons, in fen.
  static let limit: Int64 = 24 * 64_000 * 3

  @Test("The recorded cases are what they are meant to be")
  func ground() {
    let paid = Recorder()
    paid.apply()
    paid.play()
    #expect(paid.state.outcome == .completed)
    #expect(paid.state.entitlement != nil)
    let refused = Recorder()
    refused.apply(assetsFen: Self.limit + 300)
    #expect(refused.state.outcome == .refused)
  }

  @Test("A household refused at intake whom the new pack would admit is admitted to the next step")
  func admitted() throws {
    let pack = try Packs.rule(
      """
          at: intake
          when: household.persons > 90
          effect: refuse
      \(Packs.wording)
      """)
    let old = try Packs.multiple(20)
    let recorder = Recorder("C-1", old)
    recorder.apply(assetsFen: Self.limit - 300)
    #expect(recorder.state.outcome == .refused)
    let simulation = Simulation(pack: pack)
    let difference = try #require(simulation.look(at: recorder))
    #expect(difference.kind == .newlyAdmitted)
    #expect(difference.step == Course.intake)
    #expect(difference.causes.flatMap(\.reasons).map(\.rule?.id) == ["not-insured-assets"])
    #expect(difference.after.standing == .underWay)
    #expect(difference.after.step == "comparison")
    #expect(simulation.sums.mayFen > 0)
    #expect(simulation.sums.total.beforeFen == 0 && simulation.sums.total.afterFen == 0)
    #expect(simulation.sums.rankedCauses.map(\.cause.rule) == ["not-insured-assets"])
    #expect(simulation.sums.rankedCauses[0].weight.title.zh.isEmpty == false)
  }

  @Test("A household that was granted the allowance is newly refused, and the money is told")
  func refused() throws {
    let recorder = Recorder()
    recorder.apply(assetsFen: Self.limit - 300)
    recorder.play()
    let simulation = Simulation(pack: try Packs.multiple(20))
    let difference = try #require(simulation.look(at: recorder))
    #expect(difference.kind == .newlyRefused)
    #expect(difference.step == Course.intake)
    #expect(difference.before.standing == .completed)
    #expect(difference.after.standing == .refused)
    let sums = simulation.sums
    #expect(sums.total.beforeFen == recorder.state.entitlement?.amountFen)
    #expect(sums.total.afterFen == 0)
    #expect(sums.divisions(digits: 6).map(\.code) == ["341225"])
    #expect(sums.divisions(digits: 9).map(\.code) == ["341225101"])
    #expect(sums.divisions(digits: 12).map { $0.sums[.newlyRefused] } == [1])
    #expect(sums.pendingFen == 0)
  }

  @Test("A meeting that the new pack does not accept is to be put right at its step")
  func returned() throws {
    let recorder = Recorder()
    recorder.apply(.registration)
    recorder.play()
    let pack = try Packs.child(
      "parameters:\n  attendancePercent:\n    values:\n      - {from: 2011-01-01, value: 90, clause: L-90 a figure of a test}"
    )
    let simulation = Simulation(pack: pack)
    let difference = try #require(simulation.look(at: recorder))
    #expect(difference.kind == .newlyReturned)
    #expect(difference.step == "village-review")
    #expect(difference.causes.flatMap(\.reasons).contains { $0.rule?.id == "attendance-low" })
    #expect(simulation.sums.pendingFen == recorder.state.entitlement?.amountFen)
  }

  @Test("Whoever was refused by people at a step that is not reached any more is not admitted")
  func notReached() throws {
    let recorder = Recorder()
    recorder.apply(.registration)
    recorder.play(until: "township-review")
    recorder.reject(try #require(recorder.step))
    #expect(recorder.state.outcome == .refused)
    let pack = try Packs.child(
      "parameters:\n  attendancePercent:\n    values:\n      - {from: 2011-01-01, value: 90, clause: L-90 a figure of a test}"
    )
    let difference = try #require(Simulation(pack: pack).look(at: recorder))
    #expect(difference.kind == .newlyReturned)
    #expect(difference.step == "village-review")
    #expect(Simulation(pack: Packs.sample).look(at: recorder) == nil)
  }

  @Test("What had to be put right once and need not any more ends alike, and is told")
  func noLongerReturned() throws {
    let old = try Packs.child(
      "parameters:\n  attendancePercent:\n    values:\n      - {from: 2011-01-01, value: 90, clause: L-90 a figure of a test}"
    )
    let recorder = Recorder("C-1", old)
    recorder.apply(.registration)
    recorder.play(until: "village-review")
    recorder.answer(try #require(recorder.step))
    #expect(recorder.state.round == 2)
    recorder.answer(try #require(recorder.step)) {
      $0.present = 100; $0.yes = 100; $0.signatures = 100; $0.absent = 0; $0.absentOpinions = 0
    }
    recorder.play()
    #expect(recorder.state.outcome == .completed)
    let difference = try #require(Simulation(pack: Packs.sample).look(at: recorder))
    #expect(difference.kind == .noLongerReturned)
    #expect(difference.after.standing == .completed)
    #expect(difference.step == "village-review")
  }

  @Test("Another sum granted is followed by its payments")
  func amount() throws {
    let recorder = Recorder()
    recorder.apply(.registration)
    recorder.play()
    let before = try #require(recorder.state.entitlement?.amountFen)
    let source = PackSource.sample
    let files = source.files.map { file in
      PackSource.File(
        name: file.name, text: file.text.replacing("value: 22500, clause: R-412", with: "value: 32500, clause: R-412"))
    }
    let pack = try PackLoader.load(PackSource(files: files))
    let simulation = Simulation(pack: pack)
    let difference = try #require(simulation.look(at: recorder))
    #expect(difference.kind == .otherAmount)
    #expect(difference.after.standing == .completed)
    #expect(simulation.sums.total.afterFen - before == 3 * 10_000)
  }

  @Test("A household that only comes under strict review where the new pack asks for it")
  func strict() throws {
    let recorder = Recorder()
    recorder.apply()
    recorder.play(until: "village-review")
    let pack = try Packs.rule(
      """
          at: intake
          programmes: [allowance]
          when: household.persons == 3
          effect: strict
          reason: test.rule
          message: {en: it is so, zh: 如此}
      """)
    let simulation = Simulation(pack: pack)
    let difference = try #require(simulation.look(at: recorder))
    #expect(difference.kind == .newlyStrict)
    #expect(difference.causes.flatMap(\.reasons).map(\.rule?.id) == ["test-rule"])
    #expect(difference.step == Course.intake)
  }

  @Test("Places and persons held by others do not count as policy")
  func commons() throws {
    let waiting = Recorder()
    var village = Village(code: Recorder.village)
    village.places = 0
    waiting.commons.villages[Recorder.village] = village
    waiting.apply(.registration)
    waiting.play()
    #expect(waiting.state.stage == .waiting)
    #expect(Simulation(pack: Packs.sample).look(at: waiting) == nil)
    let course = CaseFold().course(of: waiting.id, waiting.facts, waits: true) { _ in waiting.worker }
    #expect(course.standing == .waiting && course.step == "township-review")
    let free = CaseFold().course(of: waiting.id, waiting.facts) { _ in waiting.worker }
    #expect(free.step == "township-notice")

    let claimed = Recorder("C-2", try Packs.multiple(20))
    for person in 1...3 {
      let key = ClaimKey(programme: .allowance, person: PersonKey(high: 7, low: UInt64(person)))
      claimed.commons.claims[key] = Claim(holder: "C-9", generation: 1)
    }
    claimed.apply(assetsFen: Self.limit - 300)
    #expect(claimed.state.outcome == .refused)
    #expect(claimed.facts[0].claims.members == [0, 1, 2])
    // The assets are no reason any more, the other case still is.
    let difference = try #require(Simulation(pack: Packs.sample).look(at: claimed))
    #expect(difference.kind == .refusedOtherwise)
    #expect(difference.after.refusal?.reasons.allSatisfy { $0.code == .personClaimed } == true)
  }
}
