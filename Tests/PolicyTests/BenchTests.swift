import Policy
import Testing

@Suite struct BenchTests {
  @Test func theSmallPackIsWithoutMistake() {
    #expect(PackBench.problems(PackBench.small).map(\.description) == [])
    guard let pack = try? PackLoader.load(text: PackBench.small) else { return }
    #expect(PackLint.notes(pack).map(\.problem.description) == [])
    for outcome in PackTester(pack).run().outcomes { #expect(outcome.faults == [], "\(outcome.test.name)") }
  }
}
