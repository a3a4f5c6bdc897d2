import Foundation
import Testing

extension SystemTests {
  @Suite("Workers side by side")
  struct Fences {
    @Test("two workers of two names share the lanes")
    func twoWorkers() throws {
      let scene = try Scene()
      let pair = try ["w1", "w2"].map { try scene.worker($0, untilIdle: nil) }
      try eventually(within: 30, "both own lanes\n\(scene.tails())") {
        try scene.freshRows("select distinct owner from dripline.lanes where lane < 250000").count == 2
      }
      try scene.feed(perSecond: 1500).finish()
      try eventually(within: 60, "settled\n\(scene.tails())") { try scene.isSettled() }
      for worker in pair {
        worker.send(SIGTERM)
        #expect(try worker.wait(within: 25) == .exit(0), "\(worker.tail())")
      }
      try scene.settle()
      try scene.check()
    }

    /// Frozen just before it stores, or just before it publishes, and thawed when another owns its lanes.
    @Test(
      "a worker frozen past its session and thawed is fenced",
      arguments: ["before-commit", "mid-publish", "before-kafka-commit"])
    func zombie(point: String) throws {
      let scene = try Scene()
      let timeouts = ["session.timeout.ms": "6000"]
      let zombie = try scene.worker("w1", failpoints: "\(point)=stop@2", untilIdle: nil, kafka: timeouts)
      let feed = try scene.feed(perSecond: 1000)
      try eventually(within: 30, "frozen at \(point)\n\(scene.tails())") { zombie.isFrozen }
      let heir = try scene.worker("w2", untilIdle: nil, kafka: timeouts)
      try eventually(within: 60, "w2 owns every lane\n\(scene.tails())") {
        try scene.freshRows("select count(*) from dripline.lanes where owner <> 'w2' and lane < 250000") == [["0"]]
      }
      zombie.send(SIGCONT)
      try feed.finish()
      try eventually(within: 90, "settled\n\(scene.tails())") { try scene.isSettled() }
      for worker in [zombie, heir] {
        worker.send(SIGTERM)
        #expect(try worker.wait(within: 25) == .exit(0), "\(worker.tail())")
      }
      try scene.settle()
      try scene.check()
    }

    @Test("an orderly stop under load ends in time, and the next worker does the rest")
    func orderlyStop() throws {
      let scene = try Scene(.small(seed: 2))
      let feed = try scene.feed(perSecond: 1500)
      for stop in 1...3 {
        let worker = try scene.worker(untilIdle: nil)
        try scene.waitUntilTaken(stop * scene.synthesis.count / 6)
        let start = ContinuousClock.now
        worker.send(SIGTERM)
        #expect(try worker.wait(within: 21) == .exit(0), "\(worker.tail())")
        print("stopped in \(ContinuousClock.now - start)")
        // Whatever was stored is published.
        let marks = try scene.hasUnpublished()
        #expect(!marks, "an orderly stop leaves nothing to publish")
      }
      try feed.finish()
      try scene.settle()
      try scene.check()
    }
  }
}
