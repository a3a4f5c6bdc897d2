import Contract
import Policy
import Testing

@testable import Casework

@Suite("Appraisal and review")
struct ReviewTests {
  /// The village's review with one thing changed.
  func appraise(_ change: (inout Review) -> Void) -> (World, Outcome) {
    let world = World.at("village-review")
    return (world, world.send(Bodies.review(Packs.villageReview, on: world.today, change)))
  }

  @Test(
    "Seventy of a hundred at home are enough, sixty-nine are not (R-298)",
    arguments: [
      (69, 100, false), (70, 100, true), (7, 10, true), (699_999 / 10, 100_000, false), (0, 0, false),
    ])
  func attendance(present: Int, atHome: Int, isEnough: Bool) {
    let (world, outcome) = appraise {
      $0.minutes[0].atHome = Int32(atHome)
      $0.minutes[0].present = Int32(present)
      $0.minutes[0].yes = Int32(present)
      $0.minutes[0].no = 0
      $0.minutes[0].abstained = 0
      $0.minutes[0].signatures = Int32(present)
    }
    #expect(outcome.verdict == (isEnough ? .accepted : .returned))
    guard !isEnough else { return }
    let reason = outcome.reason("meeting.attendanceLow")
    #expect(reason?.values ?? (0, 0, 0, 0) == (Int64(present), Int64(atHome), 70, 0))
    #expect(reason?.clause == "R-298")
    // Returned: the same step, next round, with a new request that says why.
    #expect(outcome.topics == [.applicationReturned, .reviewRequested])
    #expect(outcome.emission(.reviewRequested)?["requestId"] as? String == "C1:village-review:2")
    #expect(outcome.emission(.reviewRequested)?["returned"] != nil)
    #expect(outcome.emission(.applicationReturned)?["requestId"] as? String == "C1:village-review:2")
    #expect(world["C1"].round == 2)
    #expect(world.decide(Packs.villageReview).verdict == .accepted)
  }

  @Test("More than half must vote yes; exactly half fails (R-299)", arguments: MeetingKind.allCases)
  func majority(kind: MeetingKind) {
    let index = Int(kind.rawValue) - 1
    for (yes, passes) in [(40, false), (41, true)] {
      let (_, outcome) = appraise {
        $0.minutes[index].yes = Int32(yes)
        $0.minutes[index].no = 20
      }
      #expect(outcome.verdict == (passes ? .accepted : .returned))
      #expect((outcome.reason("meeting.voteFailed")?.values.2 == Int64(index)) == !passes)
    }
  }

  @Test("More votes than villagers present are a mistake (R-299)")
  func tooManyVotes() {
    let (_, outcome) = appraise { $0.minutes[1].yes = 90 }
    #expect(outcome.verdict == .returned && outcome.names.contains("meeting.votesExceed"))
  }

  @Test("A separate vote on an objection must be won (R-300)")
  func separateVote() {
    let lost = appraise { $0.minutes[0].separateVotes = [.init(yes: 30, no: 10), .init(yes: 20, no: 20)] }.1
    #expect(lost.names == ["meeting.separateVoteFailed"])
    #expect(lost.reasons[0].values == (1, 0, 0, 0))
    #expect(appraise { $0.minutes[0].separateVotes = [.init(yes: 21, no: 20)] }.1.verdict == .accepted)
  }

  @Test("Absent villagers' opinions are recorded (R-301)")
  func absent() {
    let outcome = appraise { $0.minutes[0].absentOpinions = 19 }.1
    #expect(outcome.names == ["meeting.absentOpinionsMissing"] && outcome.reasons[0].values == (19, 20, 0, 0))
  }

  @Test("Everybody who voted signs and seals (R-302)")
  func signatures() {
    let outcome = appraise { $0.minutes[2].signatures = 79 }.1
    #expect(outcome.names == ["meeting.resolutionUnsigned"] && outcome.reasons[0].values == (79, 80, 0, 0))
  }

  @Test("The gatekeepers stay through all three meetings (R-148, R-303)", arguments: 0..<3)
  func gatekeepers(meeting: Int) {
    let outcome = appraise { $0.minutes[meeting].gatekeepers = RoleSet(.townshipCadre) }.1
    #expect(outcome.names == ["meeting.gatekeeperMissing"])
    #expect(outcome.reasons[0].clause == "R-148")
    #expect(outcome.reasons[0].text(.en).contains("first secretary"))
  }

  @Test("Opinions of cadre and four-post cadre stand in the book of the last meeting (R-304)")
  func opinions() {
    let outcome = appraise { $0.minutes[2].opinions = RoleSet(.townshipCadre) }.1
    #expect(outcome.names == ["meeting.opinionMissing"] && outcome.reasons[0].text(.zh).contains("乡四职干部"))
    #expect(appraise { $0.minutes[0].opinions = [] }.1.verdict == .accepted)
  }

  @Test("Three meetings in their order (R-144, R-303)")
  func order() {
    let missing = appraise { $0.minutes.remove(at: 1) }.1
    #expect(missing.codes == [.meetingMissing])
    let reversed = appraise { $0.minutes[2].heldOn = $0.minutes[1].heldOn + -1 }.1
    #expect(reversed.codes == [.meetingOrder])
    #expect(
      appraise { $0.minutes.reverse() }.1.verdict == .accepted, "the order of the record does not matter")
  }

  @Test("All faults are named at once")
  func manyFaults() {
    let outcome = appraise {
      $0.minutes[0].present = 10
      $0.minutes[1].gatekeepers = []
      $0.minutes.removeLast()
    }.1
    #expect(
      Set(outcome.names).isSuperset(
        of: ["meeting.attendanceLow", "meeting.votesExceed", "meeting.gatekeeperMissing", "meeting.missing"]))
  }

  @Test("Each role of the step signs and no other (R-007)")
  func roles() {
    let missing = appraise { $0.signers.removeLast() }.1
    #expect(missing.verdict == .refused && missing.codes == [.signerMissing])
    let stranger = appraise { $0.signers.append(Bodies.staff(.countyHead, .county)) }.1
    #expect(stranger.codes == [.signerRole])
    #expect(stranger.topics == [.caseFlagged])
  }

  @Test("Nobody signs at two levels (R-353)")
  func twoLevels() {
    let world = World.at("township-review")
    let outcome = world.send(
      Bodies.review(Packs.townshipReview, on: world.today) {
        $0.signers[0].staff = Bodies.staff(.villageHead, .village).staff
      })
    #expect(outcome.verdict == .refused && outcome.codes == [.signerTwoLevels])
    #expect(outcome.reasons[0].clause == "R-353")
    #expect(world.decide(Packs.townshipReview).verdict == .accepted, "another person signs the same request")
  }

  @Test("No relative of the household signs (R-357)")
  func related() {
    let world = World()
    world.send(Bodies.application { $0.relatives = [Bodies.staff(.povertyOffice, .township).staff] })
    world.play(until: "township-review")
    let outcome = world.decide(Packs.townshipReview)
    #expect(outcome.verdict == .refused && outcome.codes == [.signerRelated])
    #expect(world["C1"].stage == .open)
  }

  @Test("The township needs its office meeting (R-035)")
  func officeMeeting() {
    let world = World.at("township-review")
    let outcome = world.send(
      Bodies.review(Packs.townshipReview, on: world.today) { $0.officeMeetingOn = nil })
    #expect(outcome.verdict == .returned && outcome.names == ["review.officeMeetingMissing"])
    #expect(world.village.used == 0)
  }

  @Test("A level can refuse for good, or send back", arguments: [RejectionOutcome.refused, .returned])
  func rejected(rejection: RejectionOutcome) {
    let world = World.at("county-review")
    let outcome = world.send(
      Bodies.review(Packs.countyReview, on: world.today, rejection: rejection) { $0.signers.removeLast() })
    if rejection == .refused {
      #expect(outcome.verdict == .refused && world["C1"].outcome == .refused)
      #expect(world.village.used == 0, "its place is given back (R-340)")
    } else {
      #expect(outcome.verdict == .returned && world["C1"].round == 2 && world["C1"].holdsPlace)
      #expect(world.decide(Packs.countyReview).verdict == .accepted)
      #expect(world.village.used == 1)
    }
  }

  @Test("A rejection is signed too (R-007)")
  func rejectionByStranger() {
    let world = World.at("county-review")
    let outcome = world.send(
      Bodies.review(Packs.countyReview, on: world.today, rejection: .refused) {
        $0.signers = [Bodies.staff(.villageHead, .township)]
      })
    #expect(outcome.verdict == .refused && outcome.codes == [.signerRole])
    #expect(world["C1"].stage == .open)
  }

  @Test("The level must be the step's; a strange request id is refused with a remedy")
  func wrongRequest() {
    let world = World.at("county-review")
    let level = world.send(Bodies.review(Packs.countyReview, on: world.today) { $0.level = .township })
    #expect(level.codes == [.requestUnknown])
    for id in [
      "C2:county-review:1", "C1:county-review:0", "C1:county-review:01", "C1:county-review:65536",
      "C1:county-review:",
      "C1:county-review", "C1:village-notice:1", "C1", "", "C1:county-review:1:1",
      "C1:county-review:999999999999999999999",
    ] {
      let outcome = world.send(Bodies.review(Packs.countyReview, on: world.today) { $0.requestId = id })
      #expect(outcome.verdict == .refused && outcome.codes == [.requestUnknown], "\(id)")
    }
    let old = world.send(Bodies.review(Packs.townshipReview, on: world.today))
    #expect(old.codes == [.stepPassed])
  }

  @Test("A case id may hold the separator itself")
  func awkwardCaseIds() {
    for id in ["a:b", "a:village-review:1", "x/y.z-1"] {
      let world = World(Packs.chainB)
      world.send(Bodies.application(), to: id)
      world.play(id)
      #expect(world[id].outcome == .completed)
    }
  }
}
