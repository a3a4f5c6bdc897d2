import Casework
import Contract
import Policy
import Testing

@Suite("Which cases a simulation looks at")
struct ScopeTests {
  static func day(_ text: String) -> Day { Day(text: text)! }

  @Test("Cases outside the jurisdiction or the dates are left out and counted")
  func leftOut() throws {
    let pack = try Packs.child("jurisdiction: \"341225000000\"\ninForceFrom: 2025-06-01\ninForceTo: 2025-12-31")
    let simulation = Simulation(pack: pack)
    let village = Recorder.village
    #expect(simulation.leaves(out: village, appliedOn: Self.day("2025-05-31")) == .outsideDates)
    #expect(simulation.leaves(out: village, appliedOn: Self.day("2025-06-01")) == nil)
    #expect(simulation.leaves(out: village, appliedOn: Self.day("2025-12-31")) == nil)
    #expect(simulation.leaves(out: village, appliedOn: Self.day("2026-01-01")) == .outsideDates)
    #expect(simulation.leaves(out: 341_226_101_001, appliedOn: Self.day("2025-06-01")) == .outsideJurisdiction)
    #expect(simulation.leaves(out: village, appliedOn: nil) == .withoutApplication)
    let recorder = Recorder(on: Self.day("2025-05-31"))
    recorder.apply()
    #expect(simulation.look(at: recorder) == nil)
    #expect(simulation.look(at: Recorder("C-2")) == nil)
    #expect(simulation.sums.outsideDates == 1)
    #expect(simulation.sums.withoutApplication == 1)
    #expect(simulation.sums.cases == 0)
  }

  @Test("A region and a first day narrow it down")
  func asked() {
    let simulation = Simulation(
      pack: Packs.sample, scope: .init(since: Self.day("2025-06-01"), region: Region.division("341225101")))
    #expect(simulation.leaves(out: Recorder.village, appliedOn: Self.day("2025-06-01")) == nil)
    #expect(simulation.leaves(out: Recorder.village, appliedOn: Self.day("2025-05-31")) == .notAsked)
    #expect(simulation.leaves(out: 341_225_102_001, appliedOn: Self.day("2025-06-01")) == .notAsked)
  }

  @Test("A pack that begins later is previewed as if in force, with its latest values and rules")
  func asIfInForce() throws {
    let text = """
      inForceFrom: 2027-01-01
      parameters:
        assetMultiple:
          values:
            - {from: 2011-01-01, value: 24, clause: L-90 a figure of a test}
            - {from: 2027-07-01, value: 12, clause: L-90 a figure of a test}
      rules:
        - id: test-past
          title: {en: Test, zh: 测试}
          clause: L-91 a rule of a test
          at: intake
          to: 2027-06-30
          when: household.persons == 3
          effect: refuse
      \(Packs.wording)
        - id: test-future
          title: {en: Test, zh: 测试}
          clause: L-91 a rule of a test
          at: intake
          from: 2027-07-01
          when: household.persons == 2
          effect: refuse
      \(Packs.wording)
      """
    let pack = try Packs.child(text)
    #expect(pack.latestDay == Self.day("2027-07-01"))
    let three = Recorder("C-3")
    three.apply(assetsFen: 12 * 64_000 * 3)
    let two = Recorder("C-2")
    two.apply(members: 2)
    let rich = Recorder("C-4")
    rich.apply(assetsFen: 12 * 64_000 * 3 + 300)
    let strict = Simulation(pack: pack)
    #expect(strict.look(at: three) == nil && strict.sums.outsideDates == 1)
    let simulation = Simulation(pack: pack, asIfInForce: true)
    #expect(simulation.look(at: three) == nil)
    #expect(simulation.look(at: two)?.causes.flatMap(\.reasons).map(\.rule?.id) == ["test-future"])
    #expect(simulation.look(at: rich)?.causes.flatMap(\.reasons).map(\.rule?.id) == ["not-insured-assets"])
    #expect(simulation.sums.cases == 3)
  }
}
