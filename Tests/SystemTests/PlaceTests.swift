import Foundation
import Testing

extension SystemTests {
  @Suite("Places of a village")
  struct PlaceTests {
    /// Those who wait are offered places by facts that the pipeline publishes to itself.
    @Test("places that come last are taken before idle workers end", arguments: [1, 2])
    func quotaComesLast(workers: Int) throws {
      let scene = try Scene(.whole(seed: 3))
      let isQuota = { (line: String) in line.contains(".quota.set.") }
      let lines = scene.synthesis.lines(prefix: scene.prefix)
      try scene.publish(lines: lines.filter { !isQuota($0) })
      try scene.settle()
      let waiting = "select count(*) from dripline.cases where stage = 2"
      #expect(try scene.freshRows(waiting)[0][0] != "0", "nobody waits: the scenario shows nothing")
      try scene.publish(lines: lines.filter(isQuota))
      let pool = try (1...workers).map { try scene.worker("w\($0)", untilIdle: 1) }
      for worker in pool { #expect(try worker.wait(within: 90) == .exit(0), "\(worker.tail())") }
      let idle = try scene.freshRows(
        "select village, places, used, waiting from dripline.villages where waiting > 0 and used < coalesce(places, 1 << 30)"
      )
      #expect(idle.isEmpty, "free places and people who wait: \(idle)")
      #expect(
        try scene.freshRows("select coalesce(sum(waiting), 0) from dripline.villages")[0] == scene.freshRows(waiting)[0]
      )
      try scene.check()
    }
  }
}
