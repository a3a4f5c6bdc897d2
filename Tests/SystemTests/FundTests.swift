import Foundation
import Testing

extension SystemTests {
  /// One fund that every case draws on (decision 0011).
  @Suite("A fund shared by all")
  struct FundTests {
    /// The synthesis with a part of its money, and what is missing as allocations of their own.
    private static func split(_ lines: [String], percent: Int) throws -> (poor: [String], rest: [String]) {
      var poor: [String] = []
      var rest: [String] = []
      for line in lines {
        guard line.contains(".fund.allocated.") else {
          poor.append(line)
          continue
        }
        let match = try #require(line.firstMatch(of: /"amountFen":([0-9]+)/))
        let all = try #require(Int(match.1))
        let part = all * percent / 100
        poor.append(line.replacing("\"amountFen\":\(all)", with: "\"amountFen\":\(part)"))
        let id = try #require(line.firstMatch(of: /"id":"([^"]+)"/)).1
        rest.append(
          line.replacing("\"amountFen\":\(all)", with: "\"amountFen\":\(all - part)")
            .replacing("\"id\":\"\(id)\"", with: "\"id\":\"\(id)-more\""))
      }
      return (poor, rest)
    }

    @Test(
      "four workers killed in turns: nothing is promised twice, and whoever waited is served when money comes",
      arguments: [21, 22])
    func dryAndToppedUp(seed: Int) throws {
      let scene = try Scene(.small(seed: 1 + seed % 2))
      // A repeat of an allocation must not count again.
      let lines = scene.synthesis.lines(prefix: scene.prefix)
      let (poor, rest) = try Self.split(lines, percent: 4)
      var random = Cluster.dice(seed)
      var pool = try (1...4).map { ("w\($0)", try scene.worker("w\($0)", untilIdle: nil)) }
      let feed = try Feed(scene, poor, 0..<poor.count, perSecond: 600)
      for kill in 1...6 {
        try scene.waitUntilTaken(min(poor.count, kill * poor.count / 8))
        let (name, victim) = pool.remove(at: Int.random(in: 0..<pool.count, using: &random))
        victim.send(SIGKILL)
        #expect(try victim.wait(within: 10) == .signal(SIGKILL))
        pool.append((name, try scene.worker(name, untilIdle: nil)))
      }
      try feed.finish()
      try scene.waitUntilTaken(poor.count)
      let waiting = "select coalesce(sum(waiting), 0) from dripline.purses"
      try eventually(within: 60, "somebody waits for money\n\(scene.tails())") {
        try scene.freshRows(waiting)[0][0] != "0"
      }
      for _ in 1...2 {
        try scene.publish(lines: rest)
        let (name, victim) = pool.remove(at: Int.random(in: 0..<pool.count, using: &random))
        victim.send(SIGKILL)
        #expect(try victim.wait(within: 10) == .signal(SIGKILL))
        pool.append((name, try scene.worker(name, untilIdle: nil)))
      }
      try eventually(within: 90, "nobody waits any more\n\(scene.tails())") {
        try scene.freshRows(waiting)[0][0] == "0"
      }
      for (_, worker) in pool {
        worker.send(SIGTERM)
        #expect(try worker.wait(within: 25) == .exit(0), "\(worker.tail())")
      }
      try scene.settle()
      try scene.check()
      try scene.checkMoney()
    }
  }
}

extension Scene {
  /// Every fen that was allocated stands in some account, and the ledger says the same as the balances.
  func checkMoney(at place: SourceLocation = #_sourceLocation) throws {
    let wrong = try freshRows(
      """
      select p.fund, p.year, p.partition from dripline.purses p left join lateral (
        select
          coalesce(sum(case when to_account = 1 then amount_fen end), 0)
            - coalesce(sum(case when from_account = 1 then amount_fen end), 0) as available,
          coalesce(sum(case when to_account = 3 then amount_fen end), 0)
            - coalesce(sum(case when from_account = 3 then amount_fen end), 0) as committed,
          coalesce(sum(case when to_account = 4 then amount_fen end), 0)
            - coalesce(sum(case when from_account = 4 then amount_fen end), 0) as instructed,
          coalesce(sum(case when to_account = 5 then amount_fen end), 0)
            - coalesce(sum(case when from_account = 5 then amount_fen end), 0) as paid
        from dripline.ledger l where (l.fund, l.year, l.partition) = (p.fund, p.year, p.partition)
      ) l on true
      where (p.available, p.committed, p.instructed, p.paid)
        is distinct from (l.available, l.committed, l.instructed, l.paid)
      """)
    #expect(wrong.isEmpty, "purses that the ledger does not explain: \(wrong)", sourceLocation: place)
    let escrow = try freshRows(
      "select fund, year, sum(escrow) from dripline.purses group by 1, 2 having sum(escrow) <> 0")
    #expect(escrow.isEmpty, "money lost between reserve and purses: \(escrow)", sourceLocation: place)
    let paid = try freshRows(
      """
      select (select coalesce(sum(paid_fen), 0) from dripline.cases),
        (select coalesce(sum(paid) + sum(receivable), 0) from dripline.purses)
      """)
    #expect(
      paid[0][0] == paid[0][1], "cases have received \(paid[0][0] ?? ""), funds have paid \(paid[0][1] ?? "")",
      sourceLocation: place)
  }
}
