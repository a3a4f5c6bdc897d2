import Contract
import Policy
import Testing

@testable import Casework

@Suite("Intake: who may enter")
struct IntakeTests {
  static let exclusions: [(Finding, String, String)] = [
    (.ownsHousing, "exclusion.housing", "R-287"),
    (.ownsCar, "exclusion.car", "R-288"),
    (.publicPay, "exclusion.publicPay", "R-289"),
    (.individualBusiness, "exclusion.business", "R-290"),
    (.duplicateIdentity, "exclusion.identity", "R-291"),
    (.disabilityNotGenuine, "exclusion.disability", "R-292"),
  ]

  @Test("What the card itself declares excludes (R-286 to R-292)", arguments: exclusions)
  func declared(finding: Finding, name: String, clause: String) {
    let world = World()
    let outcome = world.send(Bodies.application { $0.findings = FindingSet(finding) })
    #expect(outcome.verdict == .refused)
    #expect(outcome.names == [name] && outcome.codes == [.rule])
    #expect(outcome.reasons[0].clause == clause)
    #expect(outcome.reasons[0].text(.en).contains("declared on the household card"))
    #expect(outcome.topics == [.applicationRefused, .caseClosed])
    #expect(world["C1"].outcome == .refused)
    let reasons = outcome.emission(.applicationRefused)?["reasons"] as? [[String: Any]]
    #expect(reasons?[0]["code"] as? String == name && reasons?[0]["clause"] as? String == clause)
    #expect(reasons?[0]["rule"] as? String == outcome.fired[0])
    #expect((reasons?[0]["remedy"] as? [String: String])?["zh"]?.isEmpty == false)
  }

  @Test("What a department reports excludes (R-286 to R-296)", arguments: exclusions)
  func reported(finding: Finding, name: String, clause: String) {
    let world = World.at("comparison")
    world.send(Bodies.comparison([.civilAffairs], on: world.today))
    let outcome = world.send(
      Bodies.comparison([.finance, .trafficPolice], on: world.today, finding: finding))
    #expect(outcome.verdict == .refused && outcome.names == [name])
    #expect(outcome.reasons[0].clause == clause)
    #expect(outcome.reasons[0].text(.zh).contains("交管"))
    #expect(world["C1"].outcome == .refused)
  }

  @Test("All six at once give six reasons (R-286)")
  func allSix() {
    let outcome = World().send(Bodies.application { $0.findings = FindingSet(rawValue: 0x3f) })
    #expect(outcome.names == Self.exclusions.map(\.1))
  }

  @Test("A finding that the pack does not name, or not yet, excludes nobody (C-08)")
  func exclusionIsData() {
    let world = World(
      Packs.child(
        """
        rules:
          - {id: exclusion-business, off: this county does not exclude them}
          - {id: exclusion-car, from: 2030-01-01}
        """))
    let both: FindingSet = [FindingSet(.individualBusiness), FindingSet(.ownsCar)]
    #expect(world.send(Bodies.application { $0.findings = both }).verdict == .accepted)
  }

  @Test("Findings beyond the six exclude nobody, neither declared nor reported")
  func otherFindings() {
    for finding in Finding.allCases where !Finding.sixNotIncluded.contains(finding) {
      let world = World()
      #expect(world.send(Bodies.application { $0.findings = FindingSet(finding) }).verdict == .accepted)
      #expect(world.send(Bodies.comparison(on: world.today, finding: finding)).verdict == .accepted)
      let change = HouseholdChange(kind: .assetAcquired, findings: FindingSet(finding))
      #expect(world.send(.householdChange(change)).verdict == .accepted)
    }
  }

  @Test(
    "Income per person must be below the line (R-318)",
    arguments: [(1_199_999, true), (1_199_997, true), (1_200_000, false), (1_200_002, false), (0, true)])
  func incomeLine(incomeFen: Int64, isBelow: Bool) {
    let outcome = World().send(Bodies.application(incomeFen: incomeFen))
    #expect(outcome.verdict == (isBelow ? .accepted : .refused))
    guard !isBelow else { return }
    #expect(outcome.names == ["income.aboveLine"] && outcome.reasons[0].clause == "R-318")
    #expect(outcome.reasons[0].values == (incomeFen / 3, 400_000, 0, 0))
    #expect(outcome.reasons[0].text(.en).contains("is not below the line of 4000.00 yuan"))
  }

  @Test("The line that counts is the one in force on the day of the application")
  func datedLine() {
    let world = World(
      Packs.child(
        """
        parameters:
          incomeLine:
            values:
              - {from: 2017-01-01, value: 400000, clause: R-318 before}
              - {from: 2025-03-04, value: 90000, clause: R-319 after}
        """))
    #expect(world.send(Bodies.application(members: [1, 2, 3]), to: "C1").verdict == .accepted)
    world.pass(days: 1)
    let later = world.send(Bodies.application(members: [4, 5, 6]), to: "C2")
    #expect(later.verdict == .refused && later.reasons[0].values == (100_000, 90_000, 0, 0))
  }

  @Test("A family that is away and was not contacted is returned, then resubmitted (R-142)")
  func away() {
    let world = World()
    let first = world.send(Bodies.application { $0.away = true })
    #expect(first.verdict == .returned && first.names == ["contact.missing"])
    #expect(first.emission(.applicationReturned)?["step"] as? String == "intake")
    #expect(world["C1"].stage == .returned)

    // Meanwhile an objection comes: it waits for the application.
    #expect(world.send(.objection(Objection(objection: 5))).verdict == .parked)
    #expect(world.send(Bodies.comparison(on: world.today)).verdict == .parked)
    #expect(world.send(.helper(HelperAssigned(helper: 9))).verdict == .accepted)

    world.pass(days: 3)
    let second = world.send(
      Bodies.application {
        $0.away = true
        $0.contacts = 1
      })
    #expect(
      second.verdict == .accepted && second.names == ["intake.resubmitted", "income.belowLine", "intake.accepted"])
    #expect(second.rulings.map(\.verdict) == [.accepted, .accepted, .accepted])
    #expect(world["C1"].openObjections.map(\.objection) == [5])
    #expect(world["C1"].step == 1, "the parked comparison was taken")
  }

  @Test(
    "Nominated and discovered households enter like others; who nominated has acted (R-143, R-037, R-353)")
  func nominated() {
    let cadre = Bodies.staff(.townshipHead, .township).staff
    let world = World()
    world.send(
      Bodies.application {
        $0.origin = .nominated
        $0.nominator = cadre
      })
    world.play(until: "township-review")
    let outcome = world.decide(Packs.townshipReview)
    #expect(outcome.verdict == .refused && outcome.codes == [.signerTwoLevels])
  }

  @Test("A person in a live case cannot be in another; free when the first is closed (R-291)")
  func duplicatePerson() {
    let world = World()
    world.send(Bodies.application(members: [1, 2]), to: "C1")
    let second = world.send(Bodies.application(members: [3, 2]), to: "C2")
    #expect(second.verdict == .refused && second.codes == [.personClaimed])
    #expect(second.reasons[0].values.0 == 2 && second.reasons[0].clause == "R-291")
    world.send(.withdrawal, to: "C1")
    let third = world.send(Bodies.application(members: [3, 2]), to: "C3")
    #expect(third.verdict == .accepted)
    #expect(
      world.commons.claims[ClaimKey(programme: .registration, person: Bodies.person(2))]?.holder == "C3")
    #expect(
      world.commons.claims[ClaimKey(programme: .registration, person: Bodies.person(2))]?.generation == 2)
  }

  @Test("A second application to an open case is refused; a refused household applies under a new id (R-141)")
  func reapplication() {
    let world = World()
    world.send(Bodies.application(incomeFen: 9_000_000))
    #expect(world.send(Bodies.application()).verdict == .late)
    let again = world.send(Bodies.application { $0.previousCase = "C1" }, to: "C1b")
    #expect(again.verdict == .accepted)
    let twice = world.send(Bodies.application(), to: "C1b")
    #expect(twice.verdict == .refused && twice.codes == [.alreadyApplied])
    #expect(twice.emission(.caseFlagged)?["kind"] as? String == "factRefused")
  }

  @Test("A card with no members or with very many is refused, not a crash")
  func absurdCards() {
    let world = World()
    #expect(world.send(Bodies.application(members: []), to: "E").verdict == .refused)
    #expect(world.send(Bodies.application(members: Array(1...300)), to: "F").codes == [.householdFull])
    let rich = world.send(Bodies.application(incomeFen: 20 * 10_000_000_000_000), to: "G")
    #expect(rich.names == ["income.aboveLine"])
  }
}
