import Contract
import Policy
import Testing

@testable import Casework

@Suite("Places of a village: size control (R-339 to R-342)")
struct PlacesTests {
  /// Cases C1...Cn, all passed by the township, in this order.
  func village(places: Int32?, cases: Int) -> World {
    let world = World(places: places)
    for number in 1...cases {
      world.bring("C\(number)", members: [number], to: "township-review")
    }
    for number in 1...cases { world.decide(Packs.townshipReview, "C\(number)") }
    return world
  }

  @Test("The place is taken at the township's review (R-340)")
  func taken() {
    let world = World.at("township-review", places: 2)
    let outcome = world.decide(Packs.townshipReview)
    #expect(outcome.codes == [.reviewPassed, .placeTaken])
    #expect(outcome.reasons[1].values == (1, 2, 0, 0))
  }

  @Test("A full village holds the case back and lists it in order (R-340)")
  func full() {
    let world = village(places: 1, cases: 3)
    #expect(world["C1"].holdsPlace && world["C2"].stage == .waiting && world["C3"].stage == .waiting)
    #expect(world.village.waiting.map(\.caseId) == ["C2", "C3"])
  }

  @Test("Held is a ruling with its reason, and an alert (R-340)")
  func held() {
    let world = World.at("township-review", places: 0)
    let outcome = world.decide(Packs.townshipReview)
    #expect(outcome.verdict == .held && outcome.codes == [.reviewPassed, .placeNone])
    #expect(
      outcome.reasons[1].text(.en) == "all 0 places of the village are taken; no. 1 on the waiting list")
    #expect(outcome.emission(.caseFlagged)?["kind"] as? String == "waiting")
  }

  @Test("Who became ready first comes first, whichever was decided first; ties by case id")
  func order() {
    let world = World(places: 0)
    for number in 1...4 { world.bring("C\(number)", members: [number], to: "township-review") }
    let start = world.now
    for (number, hours) in [(1, 5), (2, 1), (4, 3), (3, 3)] {
      world.now = Instant(milliseconds: start.milliseconds + Int64(hours) * 3_600_000)
      world.send(Bodies.review(Packs.townshipReview, on: world.today, of: "C\(number)"), to: "C\(number)")
    }
    #expect(world.village.waiting.map(\.caseId) == ["C2", "C3", "C4", "C1"])
  }

  @Test("A number that comes late, dated before the applications, is a place all the same (R-339)")
  func dated() {
    let world = village(places: nil, cases: 2)
    let now = world.now
    world.now = Instant(milliseconds: world["C1"].appliedAt.milliseconds - 60_000)
    world.quota(1)
    let offered = world.deliverOffers()
    world.now = now
    #expect(offered.map(\.codes) == [[.placeOffered]])
    #expect(world["C1"].holdsPlace && world["C1"].stage == .open && world["C2"].stage == .waiting)
    #expect(world["C1"].stepSince >= world["C1"].appliedAt)
  }

  @Test("No number set: everybody waits until the township splits its number (R-339)")
  func unset() {
    let world = village(places: nil, cases: 2)
    #expect(world["C1"].stage == .waiting)
    let set = world.quota(1)
    #expect(set.verdict == .accepted && set.codes == [.quotaSet])
    #expect(set.emissions.map(\.subject) == ["C1"])
    let offered = world.deliverOffers()
    #expect(offered[0].codes == [.placeOffered] && offered[0].topics == [.publicityStarted])
    #expect(world["C1"].holdsPlace && world["C2"].stage == .waiting)
  }

  @Test("A withdrawal frees the place and offers it to the next (R-340)")
  func freed() {
    let world = village(places: 1, cases: 3)
    let withdrawn = world.send(.withdrawal, to: "C1")
    #expect(withdrawn.topics.contains(.placeOffered) && withdrawn.topics.contains(.caseClosed))
    world.deliverOffers()
    #expect(world["C2"].holdsPlace && world.village.waiting.map(\.caseId) == ["C3"])
    world.play("C2", from: "township-notice")
    #expect(world["C2"].outcome == .completed && world.village.used == 1)
  }

  @Test("An offer to a case that has meanwhile gone passes on to the next and never leaks (R-340)")
  func offeredToGone() {
    let world = village(places: 1, cases: 3)
    world.send(.withdrawal, to: "C1")
    #expect(world.offers == ["C2"])
    world.send(.withdrawal, to: "C2")
    #expect(world.offers == ["C2", "C3"])
    let outcomes = world.deliverOffers()
    #expect(outcomes[0].verdict == .late && outcomes[0].topics == [])
    #expect(outcomes[1].verdict == .accepted)
    #expect(world["C3"].holdsPlace && world.village.used == 1 && world.village.waiting.isEmpty)
  }

  @Test("The offer comes, then its case withdraws: the place passes on too")
  func offeredThenGone() {
    let world = village(places: 1, cases: 3)
    world.send(.withdrawal, to: "C1")
    world.deliverOffers()
    world.send(.withdrawal, to: "C2")
    world.deliverOffers()
    #expect(world["C3"].holdsPlace && world.village.used == 1)
  }

  @Test("A waiting case that withdraws leaves the list")
  func leavesList() {
    let world = village(places: 1, cases: 3)
    world.send(.withdrawal, to: "C2")
    #expect(world.offers.isEmpty && world.village.waiting.map(\.caseId) == ["C3"])
  }

  @Test("A number that is raised offers as many places as it adds (R-342)")
  func raised() {
    let world = village(places: 1, cases: 4)
    #expect(world.quota(3).emissions.map(\.subject) == ["C2", "C3"])
    world.deliverOffers()
    #expect(world.village.used == 3 && world.village.waiting.map(\.caseId) == ["C4"])
  }

  @Test("A number that is lowered takes nothing away, but gives nothing until it is kept again")
  func lowered() {
    let world = village(places: 2, cases: 3)
    world.quota(1)
    #expect(world.village.used == 2)
    world.send(.withdrawal, to: "C1")
    #expect(world.offers.isEmpty)
    world.send(.withdrawal, to: "C2")
    world.deliverOffers()
    #expect(world["C3"].holdsPlace)
  }

  @Test("A repeated number is a no-op; the same id with another number is forged (R-073)")
  func repeated() {
    let world = World(places: nil)
    let set = QuotaSet(programme: .registration, village: World.village, places: 3)
    let fact = world.fact(.quota(set), "v", id: "q")
    #expect(world.take(quota: fact).verdict == .accepted)
    #expect(world.take(quota: fact).verdict == .repeated)
    var other = fact
    other.content += 1
    let forged = world.take(quota: other)
    #expect(forged.forged && forged.verdict == .dead && forged.codes == [.otherBytes])
    #expect(world.village.places == 3 && world.village.taken.count == 1)
  }

  @Test("A village remembers a bounded number of facts about itself")
  func bounded() {
    let world = World(places: nil)
    for places in 1...Int32(Village.takenMax + 10) { world.quota(places) }
    #expect(world.village.taken.count == Village.takenMax)
  }

  @Test("An offer that the village did not make gives no place")
  func spurious() {
    let world = village(places: 1, cases: 2)
    let offer = Fact.Body.placeOffered(PlaceOffered(village: World.village))
    #expect(world.send(offer, to: "C2").verdict == .refused)
    #expect(world["C2"].stage == .waiting)
    world.bring("C3", members: [30], to: "township-review")
    #expect(world.send(offer, to: "C3").verdict == .refused)
    world.decide(Packs.townshipReview, "C3")
    #expect(world["C3"].stage == .waiting)
  }

  @Test("Facts for later steps wait with the waiting case")
  func parkedWhileWaiting() {
    let world = village(places: 1, cases: 2)
    world.pass(days: 9)
    #expect(
      world.send(Bodies.notice(Packs.townshipNotice, to: world.today, of: "C2"), to: "C2").verdict == .parked)
    world.now.milliseconds += 1
    #expect(
      world.send(Bodies.review(Packs.townshipReview, on: world.today, of: "C2"), to: "C2").verdict == .parked)
    world.send(.withdrawal, to: "C1")
    let offered = world.deliverOffers()[0]
    #expect(offered.rulings.map(\.verdict) == [.accepted, .accepted, .refused])
    #expect(Packs.chainC.chain[Int(world["C2"].step)].name == "county-review")
  }

  @Test("A village's version counts once for what is written together")
  func version() {
    let world = village(places: 1, cases: 2)
    let before = world.village.version
    world.send(.withdrawal, to: "C1")
    #expect(world.village.version == before + 1)
    #expect(world.commons.changedVillages == [World.village])
  }
}
