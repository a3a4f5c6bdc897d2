import Foundation
import Pipeline
import Testing

extension SystemTests {
  @Suite("Workers that die")
  struct Deaths {
    /// Everywhere that a worker can die, `trap` aside; the lives of one worker after the other.
    private static let points: [Failpoint] = Failpoint.allCases.filter { !Failpoint.paying.contains($0) }

    @Test("killed at every step, one life after the other", arguments: [(11, "wall"), (12, "wall"), (13, "facts")])
    func failpoints(seed: Int, clock: String) throws {
      let synthesis = Synthetic.small(seed: 1 + seed % 2)
      let scene = try Scene(synthesis)
      var random = Cluster.dice(seed)
      let points = Self.points.shuffled(using: &random)
      // A share of the facts for each life, and some to spare: one that has nothing left to do before it passes
      // its point as often as that is lived again.
      let share = synthesis.count / (points.count + 8)
      var next = 0
      for point in points {
        var passes = [.takeover, .clock].contains(point) ? 1 : Int.random(in: 1...3, using: &random)
        var how = Program.End.exit(0)
        while how == .exit(0), next < synthesis.count {
          let end = min(next + share, synthesis.count)
          try scene.publish(next..<end)
          next = end
          let worker = try scene.worker(
            failpoints: "\(point.rawValue)=kill@\(passes)", untilIdle: 2, clock: clock)
          how = try worker.wait(within: 60)
          passes = 1
        }
        #expect(how == .signal(SIGKILL), "\(point.rawValue): \(scene.tails(1))")
      }
      try scene.publish(next..<synthesis.count)
      try scene.settle(clock: clock)
      try scene.check()
    }

    @Test("kill -9 and restarted five times beside another worker")
    func killedFiveTimes() throws {
      let scene = try Scene()
      let feed = try scene.feed(perSecond: 500)
      let steady = try scene.worker("w2", untilIdle: nil)
      for kill in 1...5 {
        let worker = try scene.worker("w1", untilIdle: nil)
        try scene.waitUntilTaken(min(scene.synthesis.count, kill * scene.synthesis.count / 7))
        worker.send(SIGKILL)
        #expect(try worker.wait(within: 10) == .signal(SIGKILL))
      }
      try feed.finish()
      let last = try scene.worker("w1", untilIdle: nil)
      try eventually(within: 90, "settled\n\(scene.tails())") { try scene.isSettled() }
      for worker in [last, steady] {
        worker.send(SIGTERM)
        #expect(try worker.wait(within: 25) == .exit(0), "\(worker.tail())")
      }
      try scene.settle()
      try scene.check()
    }

    @Test("a worker started or killed every two seconds")
    func storm() throws {
      let scene = try Scene(.whole(seed: 2))
      let feed = try scene.feed(perSecond: scene.synthesis.count / 18)
      var running: [(name: String, program: Program)] = []
      var random = Cluster.dice(3)
      for turn in 0..<10 {
        let next = ContinuousClock.now + .seconds(2)
        if running.count >= 3 || (turn > 2 && running.count > 1 && Bool.random(using: &random)) {
          let victim = running.remove(at: Int.random(in: 0..<running.count, using: &random))
          victim.program.send(Bool.random(using: &random) ? SIGKILL : SIGTERM)
          _ = try victim.program.wait(within: 30)
        } else {
          let free = ["w1", "w2", "w3"].first { name in !running.contains { $0.name == name } }!
          running.append((free, try scene.worker(free, untilIdle: nil)))
        }
        try eventually(within: 30, "the next turn") { ContinuousClock.now >= next }
      }
      try feed.finish()
      for worker in running {
        worker.program.send(SIGTERM)
        #expect(try worker.program.wait(within: 30) == .exit(0), "\(worker.program.tail())")
      }
      try scene.settle()
      try scene.check()
    }

    @Test("a lane of a worker killed hard makes progress within 30 s", arguments: ["", "before-kafka-commit=kill@3"])
    func resumes(failpoints: String) throws {
      let scene = try Scene()
      // The victim's last transaction may be left open: the worst moment to die. The clock and the takeover have
      // committed before it.
      let victim = try scene.worker("w1", failpoints: failpoints, untilIdle: nil)
      try scene.publish(0..<200)
      if failpoints.isEmpty {
        try scene.waitUntilTaken(200)
        victim.send(SIGKILL)
      }
      #expect(try victim.wait(within: 30) == .signal(SIGKILL))
      let died = ContinuousClock.now
      let lane = try scene.busiestLane()
      let other = try scene.worker("w2", untilIdle: nil)
      try scene.publish(200..<scene.synthesis.count)
      try eventually(within: 90, "lane \(lane.lane) goes on\n\(scene.tails())") {
        let rows = try scene.freshRows("select owner, next_offset from dripline.lanes where lane = \(lane.lane)")
        return rows[0][0] == "w2" && Int(rows[0][1]!)! > lane.next
      }
      #expect(ContinuousClock.now - died < .seconds(30))
      print("a lane went on \(ContinuousClock.now - died) after its worker died")
      other.send(SIGTERM)
      #expect(try other.wait(within: 25) == .exit(0))
      try scene.settle("w2")
      try scene.check()
    }

    @Test("a fact that kills its worker is set aside, and the rest goes on")
    func killerFact() throws {
      let scene = try Scene()
      let killer = try scene.synthesis.loneCase()
      try scene.publish()
      var deaths = 0
      var end = Program.End.signal(0)
      while deaths < 12 {
        end = try scene.worker(failpoints: "decoded=trap:\(killer)", untilIdle: 3).wait(within: 90)
        if case .exit = end { break }
        deaths += 1
      }
      #expect(end == .exit(0), "after \(deaths) deaths: \(scene.tails(1))")
      #expect(deaths >= 3)
      let dead = try scene.freshRows("select reason from dripline.dead_letters")
      #expect(dead == [["fact.killedWorker"]])
      try scene.settle()
      try scene.check(except: [killer])
    }
  }
}

/// Repeatable numbers.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
