import Foundation
import Migrations
import Testing

extension SystemTests {
  @Suite("Upgrades")
  struct Upgrades {
    @Test("a worker goes on under the next layout, refuses the one after and the one before, and comes back")
    func layouts() throws {
      let scene = try Scene(.few(seed: 3))
      let newest = Migrations.all.count
      let feed = try scene.feed(perSecond: 300)
      let worker = try scene.worker(untilIdle: nil)
      try scene.waitUntilTaken(scene.synthesis.count / 4)
      // What a next version may do: add. The worker is in the middle of its work.
      try scene.rows("alter table dripline.lanes add column later int not null default 0")
      try scene.rows("insert into dripline.migrations (number, name, checksum) values (\(newest + 1), 'later', 'x')")
      try feed.finish()
      try scene.waitUntilTaken(scene.synthesis.count)
      // Started anew, as in a rolling upgrade that is undone half-way.
      worker.send(SIGTERM)
      #expect(try worker.wait(within: 30) == .exit(0), "\(worker.tail())")
      #expect(!worker.log.contains("starting over"), "\(worker.tail())")
      try scene.settle()

      try scene.rows("insert into dripline.migrations (number, name, checksum) values (\(newest + 2), 'last', 'x')")
      try expectRefusal(scene, "works with \(newest + 1) at most")
      try scene.rows("delete from dripline.migrations where number > \(newest)")
      try scene.rows("alter table dripline.lanes drop column later")

      // Down by one, with the workers stopped, is refused by this program's workers and not by the data.
      try scene.dripline("migrate", "--to", "\(newest - 1)")
      try expectRefusal(scene, "run `dripline migrate` of this program first")
      try scene.dripline("migrate")
      try scene.settle()
      try scene.check()
    }

    /// The program of an earlier release.
    private static let older = ProcessInfo.processInfo.environment["DRIPLINE_TEST_OLDER"]

    @Test(
      "two versions in one pool, forward, back and forward again, with kills",
      .enabled(if: older != nil, "ops/check-upgrade runs it"))
    func twoVersions() throws {
      let older = Self.older!, newer = Cluster.binary
      let scene = try Scene(migratedBy: older)
      let count = scene.synthesis.count
      let feed = try scene.feed(perSecond: count / 20)
      var pool: [String: Program] = [:]
      for name in ["w1", "w2"] { pool[name] = try scene.worker(name, untilIdle: nil, program: older) }
      try scene.waitUntilTaken(count / 8)
      try scene.dripline("migrate")
      let steps = [
        ("w1", SIGTERM, newer), ("w2", SIGKILL, newer), ("w1", SIGKILL, older), ("w2", SIGTERM, older),
        ("w1", SIGKILL, newer),
      ]
      for (number, (name, signal, program)) in steps.enumerated() {
        try scene.waitUntilTaken(count * (number + 2) / 8)
        let former = try #require(pool[name])
        former.send(signal)
        let end: Program.End = signal == SIGKILL ? .signal(SIGKILL) : .exit(0)
        #expect(try former.wait(within: 30) == end, "step \(number): \(former.tail())")
        pool[name] = try scene.worker(name, untilIdle: nil, program: program)
      }
      try feed.finish()
      // One of each version is left, and both have lanes.
      try eventually(within: 90, "settled\n\(scene.tails())") { try scene.isSettled() }
      let owners = try scene.rows(
        "select owner, count(*) from dripline.lanes where topic <> 'clock' group by 1 order by 1")
      #expect(owners.map { $0[0] } == ["w1", "w2"], "\(owners)")
      for worker in pool.values {
        worker.send(SIGTERM)
        #expect(try worker.wait(within: 30) == .exit(0), "\(worker.tail())")
      }
      try scene.settle()
      try scene.check()
      #expect(try scene.dripline("audit", "verify", "--no-topics", program: older).contains("everything agrees"))
    }

    private func expectRefusal(_ scene: Scene, _ words: String) throws {
      let refused = try scene.worker(untilIdle: 2)
      #expect(try refused.wait(within: 30) == .exit(1))
      #expect(refused.log.contains(words), "\(refused.tail())")
    }
  }
}
