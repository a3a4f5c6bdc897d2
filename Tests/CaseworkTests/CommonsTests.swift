import Contract
import Testing

@testable import Casework

@Suite("Shared state: what is tried can be taken back")
struct CommonsTests {
  let key = PurseKey(fund: FundKey(name: "province", year: 2025), partition: 3)

  @Test("Purses and helpers are as they were, those that were not in memory are not again", arguments: [false, true])
  func trial(isKept: Bool) {
    let world = World(Packs.aid)
    world.relieve("C1", province: 60_000, county: 5)
    world.send(.helper(HelperAssigned(helper: 7)), to: "C1")
    var commons = world.commons
    let out = Proceedings()
    commons.beginTrial()
    commons.book(.commitment, 5, in: key, out)
    commons.book(.commitment, 5, in: key, out)
    commons.freeze(key.fund, out)
    commons.withHelper(7, out) { $0.households += 5 }
    commons.withHelper(8, out) { $0.households += 1 }
    let other = PurseKey(fund: FundKey(name: "lottery", year: 2025), partition: 1)
    #expect(
      commons.commit(5, from: other, earmark: "x", for: "C9", village: 1, since: world.now, out, at: world.now) == .dry)
    #expect(commons.purses != world.commons.purses && commons.helpers[8]?.households == 1)
    commons.endTrial(keeping: isKept)
    #expect((commons.purses == world.commons.purses) == !isKept)
    #expect((commons.helpers == world.commons.helpers) == !isKept)
    #expect((commons.purses[other] == nil) == !isKept)
    // What comes after a trial is not part of it.
    commons.book(.commitment, 7, in: key, out)
    let after = commons.purses
    commons.endTrial(keeping: false)
    #expect(commons.purses == after)
  }

  @Test("A purse that is not in memory comes as it was stored")
  func loading() {
    var commons = Commons()
    var stored = Purse.ample(key)
    stored.version = 41
    commons.loadPurse = { [stored] key in key == stored.key ? stored : Purse(key: key) }
    let out = Proceedings()
    #expect(
      commons.commit(500, from: key, earmark: "x", for: "C9", village: 1, since: nil, out, at: Instant(milliseconds: 0))
        == nil)
    #expect(commons.purses[key]?.version == 43 && commons.purses[key]?[.committed] == 500)
    #expect(out.sharedVersions == [42] && commons.changedPurses == [key], "it knows the reserve already")
  }
}
