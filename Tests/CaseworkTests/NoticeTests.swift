import Contract
import Policy
import Testing

@testable import Casework

@Suite("Notices and objections")
struct NoticeTests {
  func end(days: Int = 7, _ objections: [Publicity.Answer] = [], _ world: World = .at("village-notice"))
    -> Outcome
  {
    world.pass(days: days)
    return world.send(
      Bodies.notice(
        Packs.villageNotice, round: Int(world["C1"].round), to: world.today, days: days,
        objections: objections))
  }

  @Test(
    "Six days are too few, seven are enough (R-308)",
    arguments: [(0, false), (6, false), (7, true), (8, true)])
  func length(days: Int, isEnough: Bool) {
    let outcome = end(days: days)
    #expect(outcome.verdict == (isEnough ? .accepted : .returned))
    #expect(outcome.names == [isEnough ? "notice.met" : "notice.short"])
    #expect(outcome.reasons[0].values == (Int64(days), 7, 0, 0) && outcome.reasons[0].clause == "R-308")
    #expect(outcome.topics == (isEnough ? [.reviewRequested] : [.applicationReturned, .publicityStarted]))
  }

  @Test("A returned notice hangs again under a new id (R-308)")
  func again() {
    let world = World.at("village-notice")
    let short = end(days: 3, [], world)
    #expect(short.emission(.publicityStarted)?["noticeId"] as? String == "C1:village-notice:2")
    #expect(world.send(Bodies.notice(Packs.villageNotice, round: 1, to: world.today)).codes == [.stepPassed])
    #expect(end([], world).verdict == .accepted)
  }

  @Test("It must hang at every place of the step (R-309, R-310, R-312)")
  func places() {
    let world = World.at("township-notice")
    world.pass(days: 8)
    let outcome = world.send(
      Bodies.notice(Packs.townshipNotice, to: world.today) { $0.places = PlaceSet(.villageBoard) })
    #expect(outcome.verdict == .returned && outcome.names == ["notice.placeMissing"])
    #expect(outcome.reasons[0].text(.zh).contains("乡镇政务公开栏"))
  }

  @Test("An open objection returns the notice, a settled one does not (R-311)")
  func openObjection() {
    let world = World.at("village-notice")
    #expect(end([.init(objection: 4, settled: nil)], world).names == ["notice.objectionsOpen"])
    #expect(end([.init(objection: 4, settled: .rejected)], world).verdict == .accepted)
  }

  @Test("An objection that was raised holds the notice until it is answered (R-300, R-311)")
  func raised() {
    let world = World.at("village-notice")
    let raised = world.send(.objection(Objection(objection: 4)))
    #expect(raised.verdict == .accepted && raised.topics == [.caseFlagged])
    #expect(raised.emission(.caseFlagged)?["kind"] as? String == "objection")
    #expect(end([], world).names == ["notice.objectionsOpen"])
    #expect(end([.init(objection: 4, settled: .withdrawn)], world).verdict == .accepted)
    #expect(world["C1"].openObjections.isEmpty)
  }

  @Test("An upheld objection ends the case (R-311)")
  func upheld() {
    let world = World.at("township-notice")
    world.pass(days: 2)
    let outcome = world.send(
      Bodies.notice(
        Packs.townshipNotice, to: world.today, days: 2, objections: [.init(objection: 4, settled: .upheld)]))
    #expect(outcome.verdict == .refused && outcome.names == ["notice.short", "notice.objectionUpheld"])
    #expect(outcome.topics == [.applicationRefused, .caseClosed])
    #expect(world.village.used == 0)
  }

  @Test("An answer that overtakes its objection settles it all the same (R-311)")
  func overtaken() {
    let world = World.at("village-notice")
    #expect(end([.init(objection: 4, settled: .rejected)], world).verdict == .accepted)
    #expect(world.send(.objection(Objection(objection: 4))).verdict == .accepted)
    #expect(world["C1"].openObjections.isEmpty && world["C1"].answered.isEmpty)
    world.play(from: "township-review")
    #expect(world["C1"].outcome == .completed)
  }

  @Test("A notice that ended before an objection was raised need not answer it; the next one must (R-311)")
  func raisedLater() {
    let world = World.at("village-notice")
    world.pass(days: 8)
    let notice = world.fact(Bodies.notice(Packs.villageNotice, to: world.today), "C1")
    world.pass(days: 1)
    world.send(.objection(Objection(objection: 4)))
    #expect(world.take(notice).verdict == .accepted)
    world.decide(Packs.townshipReview)
    #expect(world.decide(Packs.townshipNotice).names == ["notice.objectionsOpen"])
  }

  @Test("After registration and on a closed case an objection goes to supervision (R-311)")
  func late() {
    let world = World.at("allowance")
    for _ in 0..<2 {
      let outcome = world.send(.objection(Objection(objection: 4)))
      #expect(outcome.verdict == .late && outcome.codes == [.objectionLate])
      #expect(outcome.topics == [.caseFlagged])
      if world["C1"].isOpen { world.send(.withdrawal) }
    }
  }

  @Test("Objections are bounded; the one beyond is refused with a remedy")
  func bounded() {
    let world = World.at("village-notice")
    for objection in 1...UInt64(Caseworker.objectionsMax) {
      world.send(.objection(Objection(objection: objection)))
    }
    #expect(world.send(.objection(Objection(objection: 999))).codes == [.objectionsFull])
    #expect(world.send(.objection(Objection(objection: 1))).verdict == .accepted, "it is open already")
    #expect(world["C1"].openObjections.count == Caseworker.objectionsMax)
    let answers = (1...UInt64(200)).map { Publicity.Answer(objection: $0, settled: .rejected) }
    #expect(end(answers, world).verdict == .accepted)
    #expect(world["C1"].openObjections.isEmpty && world["C1"].answered.count == Caseworker.answeredMax)
  }
}
