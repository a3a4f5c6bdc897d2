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

    private func expectRefusal(_ scene: Scene, _ words: String) throws {
      let refused = try scene.worker(untilIdle: 2)
      #expect(try refused.wait(within: 30) == .exit(1))
      #expect(refused.log.contains(words), "\(refused.tail())")
    }
  }
}
