import Contract
import Policy
import Testing

@testable import Casework

@Suite("Checked again while paying goes on (R-169, R-265)")
struct RecheckTests {
  static let departments: [Department] = [.housing, .finance]

  func check(_ world: World, _ departments: [Department] = departments, finding: Finding? = nil, round: Int = 50_001)
    -> Outcome
  {
    world.send(Bodies.comparison(departments, on: world.today, finding: finding, round: round))
  }

  /// A stipend on the day of its first check.
  func due() -> World {
    let world = InstalmentTests.stipend()
    while world["C1"].checks == 0 {
      if !world.withBank("C1").isEmpty { world.pay() }
      world.passToNextAlarm()
    }
    return world
  }

  @Test("After ninety days the departments are asked, while the months go on")
  func asked() {
    let world = due()
    #expect(world.today - world["C1"].entitlement!.grantedOn == 90 && world["C1"].isChecking)
    let asked = world.rung.first { $0.topics == [.comparisonRequested] }
    #expect(asked?.codes == [.checkAsked] && asked?.reasons[0].clause == "R-294")
    let request = asked?.emission(.comparisonRequested)
    #expect(request?["requestId"] as? String == "C1:comparison:50001")
    #expect(request?["departments"] as? [String] == ["housing", "finance"])
    #expect(world["C1"].step == 2 && world["C1"].stage == .open)
  }

  @Test("Clean, it is over until the next; in parts it is complete when all have answered")
  func clean() {
    let world = due()
    #expect(check(world, [.finance]).codes == [.comparisonPartial] && world["C1"].isChecking)
    let complete = check(world, [.housing])
    #expect(complete.codes == [.comparisonClean] && complete.topics == [])
    #expect(complete.deadlines == [.init(kind: .reverifyDue, step: 2, round: 2, due: world.today + 90)])
    #expect(!world["C1"].isChecking && world["C1"].step == 2)
    #expect(check(world).verdict == .refused, "nobody asked again")
    world.play(from: "stipend")
    #expect(world["C1"].outcome == .completed && world["C1"].paidFen == 6 * InstalmentTests.monthFen)
  }

  @Test("A finding takes the household out of the register and ends its payments (R-265, R-296)")
  func finding() {
    let world = due()
    let found = check(world, finding: .ownsCar)
    #expect(found.verdict == .accepted && found.names == ["test.car", "case.removed"])
    #expect(found.topics.contains(.caseExited) && world["C1"].outcome == .removed)
    #expect(world.balance(.committed) == 0 && world.balance(.committed, "county") == 0)
    world.pass(days: 200)
    #expect(world.rung.suffix(1).allSatisfy { $0.verdict == .late })
  }

  @Test("A finding that no rule bars is kept and harms nobody")
  func harmless() {
    let world = due()
    #expect(check(world, finding: .livesApart).verdict == .accepted)
    #expect(world["C1"].found.contains(.livesApart) && world["C1"].isOpen)
  }

  @Test("The chain's own comparison is over; answers to it are too late, those to checks of the future unknown")
  func otherRequests() {
    let world = due()
    #expect(check(world, round: 1).codes == [.stepPassed])
    #expect(check(world, round: 50_002).verdict != .accepted)
    #expect(check(world).verdict == .accepted)
  }

  @Test("When nothing is paid any more nothing is checked")
  func afterwards() {
    let world = InstalmentTests.stipend()
    world.send(.withdrawal)
    world.pass(days: 90)
    #expect(world.rung.map(\.codes) == [[.timerSpent], [.timerSpent]] && world["C1"].checks == 0)
  }

  @Test("Without an answer the payments go on; the next check is not asked before this one is answered")
  func unanswered() {
    let world = due()
    while world["C1"].isOpen, world.passToNextAlarm() || !world.withBank("C1").isEmpty {
      if !world.withBank("C1").isEmpty { world.pay() }
    }
    #expect(world["C1"].outcome == .completed && world["C1"].checks == 1)
  }
}
