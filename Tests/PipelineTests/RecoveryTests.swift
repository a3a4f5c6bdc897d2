import Casework
import Contract
import Kafka
import Testing

@testable import Pipeline

/// What becomes of lanes when one of the two stores is lost.
@Suite struct RecoveryTests {
  private static let facts = LaneID(.reviewPassed, 3), offers = LaneID(.placeOffered, 3)

  private func standing(_ lane: LaneID, p: Int64, k: Int64?, base: Int64 = 0, ends: (Int64, Int64)?)
    -> RecoveryPlan.Standing
  {
    .init(
      lane: lane, first: 0, p: p, base: base, k: k,
      mark: ends.map { Watermarks(low: $0.0, high: $0.1) })
  }

  private func plan(_ kind: RecoveryKind, _ standing: RecoveryPlan.Standing) -> RecoveryPlan {
    RecoveryPlan(kind, [standing])
  }

  @Test func aDatabaseBehindTakesTheFactsSinceAgain() {
    let made = plan(.database, standing(Self.facts, p: 40, k: 100, ends: (0, 120)))
    #expect(made.steps == [.init(lane: Self.facts, base: 0, p: 40, again: 60, unpublished: 40)])
    #expect(made.factsAgain == 60)
  }

  @Test func whatWasNotPublishedYetIsPublished() {
    let made = plan(.database, standing(Self.facts, p: 40, k: 30, ends: (0, 120)))
    #expect(made.steps == [.init(lane: Self.facts, base: 0, p: 40, again: 0, unpublished: 30)])
  }

  @Test func internalLanesBeginTheirLogsAnew() {
    let made = plan(.database, standing(Self.offers, p: 40, k: 100, ends: (0, 120)))
    #expect(made.steps.map(\.base) == [40])
    // They are no facts of others: these count only what others sent.
    #expect(made.factsAgain == 0)
  }

  @Test(arguments: [(50, 100), (0, 30)]) func factsThatAreGoneAreNotPassedOver(low: Int64, high: Int64) {
    let made = plan(.database, standing(Self.facts, p: 40, k: 100, ends: (low, high)))
    #expect(made.steps.isEmpty && made.problems.count == 1)
  }

  @Test func withoutOffsetsItIsPerhapsAnotherGroup() {
    #expect(plan(.database, standing(Self.facts, p: 40, k: nil, ends: (0, 120))).problems.count == 1)
    #expect(plan(.database, standing(Self.facts, p: 0, k: nil, ends: (0, 120))).problems.isEmpty)
  }

  @Test func onANewClusterLanesCountOn() {
    // Others have published there already.
    let made = plan(.cluster, standing(Self.facts, p: 40, k: nil, ends: (0, 7)))
    #expect(made.steps == [.init(lane: Self.facts, base: 40, p: 40, again: 0, unpublished: 40)])
    // A second time.
    #expect(plan(.cluster, standing(Self.facts, p: 50, k: nil, base: 40, ends: (0, 0))).steps.map(\.base) == [50])
    // Once more, before the bases were stored.
    #expect(plan(.cluster, standing(Self.facts, p: 40, k: 0, ends: (0, 7))).problems.isEmpty)
  }

  @Test func aClusterThatTheGroupKnowsIsNotNew() {
    #expect(plan(.cluster, standing(Self.facts, p: 40, k: 40, ends: (0, 120))).problems.count == 1)
    #expect(plan(.cluster, standing(Self.facts, p: 40, k: nil, ends: nil)).problems.count == 1)
  }

  @Test func idsAreReadBack() {
    let lane = Self.facts.name(prefix: "aid")
    let first = ToldBefore.Key.read(id: "\(lane)/12/1", prefix: "aid"),
      again = ToldBefore.Key.read(id: "\(lane)/12/1~2", prefix: "aid")
    #expect(first?.key == ToldBefore.Key(lane: Self.facts.rawValue, offset: 12, place: 1) && first?.again == 0)
    #expect(again?.key == first?.key && again?.again == 2)
    for id in [
      "", "x", "\(lane)/12", "\(lane)/12/", "\(lane)/12/1~", "\(lane)/12/1~0", "\(lane)/12/1~2~3", "other/3/12/1",
    ] {
      #expect(ToldBefore.Key.read(id: id, prefix: "aid") == nil, "\(id)")
    }
  }

  @Test func aProgramWorksWithItsLayoutAndTheNext() throws {
    try SchemaVersion.check(found: 7, known: 7)
    try SchemaVersion.check(found: 8, known: 7)
    #expect(throws: SchemaVersion.Mismatch(found: 6, known: 7)) { try SchemaVersion.check(found: 6, known: 7) }
    #expect(throws: SchemaVersion.Mismatch(found: 9, known: 7)) { try SchemaVersion.check(found: 9, known: 7) }
  }
}
