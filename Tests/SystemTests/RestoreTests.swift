import Foundation
import Testing

extension SystemTests {
  @Suite("Restored")
  struct Restores {
    @Test("PostgreSQL set back to a moment behind Kafka: facts are taken again, nothing is said twice")
    func databaseSetBack() throws {
      let backup = Backup()
      let scene = try Scene(.few(seed: 3), ownServer: true, settings: backup.settings)
      try backup.take(scene)
      // The moment lies in the middle of things, and a third comes after it however slow the machine is.
      let late = scene.synthesis.count * 2 / 3
      let feed = try scene.feed(0..<late, perSecond: 2000)
      let worker = try scene.worker(untilIdle: 3)
      var dice = Cluster.dice(3)
      try scene.waitUntilTaken(Int.random(in: late / 4...late * 3 / 4, using: &dice))
      let takenThen = scene.taken()
      let moment = try scene.freshRows("select pg_current_wal_insert_lsn()")[0][0]!
      try feed.finish()
      try scene.publish(late..<scene.synthesis.count)
      #expect(try worker.wait(within: 90) == .exit(0), "\(worker.tail())")
      try scene.settle()
      let before = try scene.checkEmissions()

      try backup.restore(scene, to: moment)
      let forgotten = scene.synthesis.count - scene.taken()
      #expect(scene.taken() >= takenThen && forgotten > 0, "\(forgotten) facts to be taken again")
      // Nobody goes on before somebody has looked.
      try scene.expectHalt("dripline recover database")

      #expect(try scene.dripline("recover", "database").contains("nothing was changed"))
      print(try scene.dripline("recover", "database", "--yes"))
      try scene.settle()
      try scene.checkRestored(sameLog: before)
    }

    @Test(
      "a lost cluster: lanes go on from an empty one, and what senders send again is known",
      .enabled(if: !Cluster.script.isEmpty, "no broker to start"))
    func clusterLost() throws {
      var lost: Broker? = try Broker()
      let scene = try Scene(.few(seed: 3), broker: lost)
      // What is published, decided and not published, and told and not taken: some of each.
      let worker = try scene.worker(untilIdle: nil)
      try scene.publish(0..<scene.synthesis.count / 2)
      var dice = Cluster.dice(4)
      try scene.waitUntilTaken(Int.random(in: 0...scene.synthesis.count * 2 / 5, using: &dice))
      worker.send(SIGKILL)
      _ = try worker.wait(within: 10)
      lost = nil
      try scene.goOnFromEmptyCluster()
    }

    @Test(
      "both lost: the database of an earlier moment goes on from an empty cluster",
      .enabled(if: !Cluster.script.isEmpty, "no broker to start"))
    func bothLost() throws {
      var lost: Broker? = try Broker()
      let backup = Backup()
      let scene = try Scene(.few(seed: 3), ownServer: true, settings: backup.settings, broker: lost)
      try backup.take(scene)
      let worker = try scene.worker(untilIdle: nil)
      try scene.publish(0..<scene.synthesis.count * 3 / 4)
      var dice = Cluster.dice(5)
      try scene.waitUntilTaken(Int.random(in: 1...scene.synthesis.count / 3, using: &dice))
      let moment = try scene.freshRows("select pg_current_wal_insert_lsn()")[0][0]!
      // However fast it is: the last quarter comes after the moment.
      try scene.publish(scene.synthesis.count * 3 / 4..<scene.synthesis.count)
      try scene.waitUntilTaken(scene.synthesis.count * 4 / 5)
      worker.send(SIGKILL)
      _ = try worker.wait(within: 10)
      lost = nil
      let taken = scene.taken()

      try backup.restore(scene, to: moment)
      #expect(scene.taken() < taken, "nothing was forgotten")
      try scene.goOnFromEmptyCluster()
    }
  }
}

extension Scene {
  /// The steps of "Kafka lost" in ops/guides/restoring.md, and what holds after them.
  fileprivate func goOnFromEmptyCluster() throws {
    let before = taken()
    try move(to: Broker())
    try dripline("topics", "apply", "--partitions", "\(Scene.partitions)")
    try expectHalt("dripline recover cluster")

    print(try dripline("recover", "cluster", "--yes"))
    #expect(taken() == before)
    // Senders cannot know what was taken: they send all of it.
    try publish()
    try settle()
    try checkRestored(sameLog: nil)
  }

  /// A worker halts lanes and says what to do.
  fileprivate func expectHalt(_ words: String) throws {
    let worker = try worker(untilIdle: nil)
    try eventually(within: 60, "it says: \(words)\n\(tails(1))") { worker.log.contains(words) || !worker.isRunning }
    worker.send(SIGTERM)
    #expect(try worker.wait(within: 30) == .exit(1))
    #expect(worker.log.contains(words), "\(worker.tail())")
  }

  /// - Parameter sameLog: what a subscriber had read before, where the topics are the same.
  fileprivate func checkRestored(sameLog: [Subscriber.Record]?) throws {
    let reference = try Reference.of(synthesis)
    let found = try overview()
    let wrong = Set(reference.overview.keys).union(found.keys).filter { reference.overview[$0] != found[$0] }.sorted()
    #expect(
      wrong.isEmpty,
      "\(wrong.count) cases differ: \(wrong.prefix(3).map { "\($0): \(found[$0] ?? "missing"), expected \(reference.overview[$0] ?? "none")" })"
    )
    let records = try Subscriber.readAll(prefix: prefix, bootstrap: bootstrap)
    let ids = Set(records.map(\.id))
    #expect(ids.count == records.count, "\(records.count - ids.count) ids stand twice")
    // No payment is ordered twice, under whatever id of an event.
    let orders = records.filter { $0.topic == .paymentInstructed }.compactMap {
      $0.value.firstMatch(of: /"instructionId":"([^"]+)"/)?.1
    }
    #expect(Set(orders).count == orders.count)
    if let sameLog {
      let said = Dictionary(sameLog.map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
      let other = records.filter { $0.topic.direction == .out && said[$0.id] != nil && said[$0.id] != $0.value }
      #expect(other.isEmpty, "\(other.count) ids say something else now")
    }
    try checkAudit()
    checkLogs()
  }
}

/// Backup and restore as ops/guides/restoring.md has them: a base backup, archived log, a moment to go back to.
private struct Backup {
  /// The server's commands run in its data folder.
  let settings = [
    "wal_level": "replica", "archive_mode": "on", "archive_timeout": "2",
    "archive_command": "mkdir -p ../archive && cp %p ../archive/%f",
  ]

  func take(_ scene: Scene) throws {
    try shell(
      "pg_basebackup --pgdata \(scene.server.directory)/base --checkpoint fast --dbname '\(scene.server.url)'",
      as: scene)
  }

  func restore(_ scene: Scene, to moment: String) throws {
    let last = try scene.freshRows("select pg_walfile_name(pg_switch_wal())")[0][0]!
    try eventually(within: 30, "\(last) is archived") {
      try scene.freshRows("select last_archived_wal >= '\(last)' from pg_stat_archiver") == [["t"]]
    }
    try scene.server.stop(.immediate)
    try shell(
      """
      cd \(scene.server.directory) && mv data lost && mv base data && touch data/recovery.signal &&
      printf "restore_command = 'cp ../archive/%%f %%p'\\nrecovery_target_lsn = '\(moment)'\\nrecovery_target_action = promote\\n" >>data/postgresql.conf
      """, as: scene)
    try scene.server.start()
    try eventually(within: 60, "the server is writable") {
      (try? scene.freshRows("select pg_is_in_recovery()")) == [["f"]]
    }
  }

  private func shell(_ script: String, as scene: Scene) throws {
    let words = ["sh", "-c", script]
    let all = geteuid() == 0 ? ["runuser", "-u", "postgres", "--"] + words : words
    try Program.run("/usr/bin/env", all, within: 60)
  }
}
