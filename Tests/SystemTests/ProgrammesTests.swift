import Foundation
import Testing

extension SystemTests {
  /// Every programme of the sample pack, and the bank's part of it by files.
  @Suite("All programmes, paid by files")
  struct ProgrammesTests {
    private static let failpoints = [
      "pay-plan", "pay-planned", "pay-writing", "pay-synced", "pay-renamed", "pay-marking",
    ]

    /// What everybody but the bank says, in 120 households' lives.
    private func lives(_ scene: Scene) throws -> [String] {
      try scene.dripline("synth", "--programme", "all", "--households", "120", "--seed", "5").split(separator: "\n")
        .map(String.init).filter { !$0.contains(".payment.disbursed.") }
    }

    /// One account that pays for every fund.
    private func accounts(_ scene: Scene) throws -> String {
      let funds = try scene.freshRows("select distinct fund from dripline.purses order by 1").map { $0[0]! }
      let path = scene.folder + "/accounts.yaml"
      try """
      accounts:
        - id: county
          name: 示例县资金专户
          number: "340012345678901234"
          bank: "105372000014"
          funds: [\(funds.joined(separator: ", "))]
      """.write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }

    private struct Payment: Hashable {
      let instruction: String
      let yuan: String
    }

    /// The payments of every file in the folder.
    private func exported(_ folder: String) throws -> [Payment] {
      try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }.flatMap { name in
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8).split(separator: "\r\n").dropFirst().map {
          line in
          let cells = line.split(separator: "\",\"", omittingEmptySubsequences: false)
          return Payment(instruction: String(cells[5]), yuan: String(cells[4]))
        }
      }
    }

    /// A bank's answers: every tenth payment comes back, every third is told twice, in any order.
    private func answers(_ payments: [Payment], _ random: inout SplitMix) throws -> [String] {
      var lines: [String] = []
      for (place, payment) in payments.sorted(by: { $0.instruction < $1.instruction }).enumerated() {
        let line =
          place % 10 == 9
          ? "\(payment.instruction),returned,\(payment.yuan),2026-11-02T09:00:00+08:00,AC04,"
          : "\(payment.instruction),paid,\(payment.yuan),2026-11-02T09:00:00+08:00,,V\(place)"
        lines += place % 3 == 0 ? [line, line] : [line]
      }
      return lines.shuffled(using: &random)
    }

    private func statement(_ lines: [String]) throws -> String {
      var fen = 0
      for line in lines {
        let yuan = line.split(separator: ",")[2].split(separator: ".")
        fen += try #require(Int(yuan[0])) * 100 + (try #require(Int(yuan[1])))
      }
      let sum = "\(fen / 100).\(fen % 100 < 10 ? "0" : "")\(fen % 100)"
      return (["instruction_id,outcome,amount,booked_at,reason,voucher"] + lines + ["TOTAL,\(lines.count),\(sum),,,"])
        .joined(separator: "\n")
    }

    @Test("workers killed, an export killed at every step, answers shuffled, doubled and cut off: the books agree")
    func wholeWay() throws {
      let scene = try Scene()
      var random = Cluster.dice(5)
      let lines = try lives(scene)
      var pool = try ["w1", "w2"].map { ($0, try scene.worker($0, untilIdle: nil, clock: "facts")) }
      let feed = try Feed(scene, lines, 0..<lines.count, perSecond: 700)
      for kill in 1...3 {
        try scene.waitUntilTaken(kill * lines.count / 5)
        let (name, victim) = pool.removeFirst()
        victim.send(SIGKILL)
        #expect(try victim.wait(within: 10) == .signal(SIGKILL))
        pool.append((name, try scene.worker(name, untilIdle: nil, clock: "facts")))
      }
      try feed.finish()
      try eventually(within: 90, "settled\n\(scene.tails())") { try scene.isSettled() }
      try scene.checkMoney()
      #expect(try scene.freshRows("select count(distinct programme) >= 15 from dripline.cases") == [["t"]])

      // Killed at every step, then run to its end: each instruction in exactly one file.
      let accounts = try accounts(scene)
      let outbox = scene.folder + "/outbox"
      let export = ["pay", "export", "--accounts", accounts, "--out", outbox, "--format", "csv"]
      for point in Self.failpoints {
        var environment = scene.environment()
        environment["DRIPLINE_FAILPOINTS"] = "\(point)=kill@1"
        let program = try Program(Cluster.binary, export, environment: environment, folder: scene.folder, name: point)
        let end = try program.wait(within: 60)
        #expect(end == .signal(SIGKILL), "\(point): \(end) \(program.tail())")
      }
      try Program.run(Cluster.binary, export, environment: scene.environment(), within: 60)
      let paid = try exported(outbox)
      let due = try scene.freshRows("select instruction_id from dripline.payments").map { $0[0]! }
      let stopped = try scene.freshRows("select instruction_id from dripline.payments where file_id is null").map {
        $0[0]!
      }
      #expect(Set(paid).count == paid.count && Set(paid.map(\.instruction)).union(stopped) == Set(due))
      #expect(paid.count > 100 && stopped.count * 10 < paid.count, "\(paid.count) paid, \(stopped.count) stay behind")

      // Nothing is published of a file that is cut off; of the whole one everything once.
      let all = try answers(paid, &random)
      let file = scene.folder + "/answers.csv"
      let importing = ["pay", "import", "--source", "//bank.example", file]
      try statement(all).split(separator: "\n").dropLast(3).joined(separator: "\n")
        .write(toFile: file, atomically: true, encoding: .utf8)
      let cut = try Program(
        Cluster.binary, importing, environment: scene.environment(), folder: scene.folder, name: "cut")
      #expect(try cut.wait(within: 60) == .exit(1), "\(cut.tail())")
      try scene.settleAll(pool)
      #expect(try scene.freshRows("select count(*) from dripline.answers") == [["0"]])
      try statement(all).write(toFile: file, atomically: true, encoding: .utf8)
      for _ in 1...2 { try Program.run(Cluster.binary, importing, environment: scene.environment(), within: 60) }
      try scene.settleAll(pool)
      #expect(try scene.freshRows("select count(*) from dripline.answers") == [["\(paid.count)"]])

      for (_, worker) in pool {
        worker.send(SIGTERM)
        #expect(try worker.wait(within: 25) == .exit(0), "\(worker.tail())")
      }
      try scene.checkMoney()
      try scene.checkAudit()
      scene.checkLogs()
      // What came back is instructed once more, and in no file yet; all else agrees.
      try Program.run(Cluster.binary, export, environment: scene.environment(), within: 60)
      let report = try Program(
        Cluster.binary, ["report", "reconcile", "--json"], environment: scene.environment(), folder: scene.folder,
        name: "books")
      _ = try report.wait(within: 60)
      let said = try String(contentsOfFile: report.output, encoding: .utf8)
      let differences = said.matches(of: /"difference":"([a-zA-Z]+)"/).map { String($0.1) }.filter { $0 != "inNoFile" }
      #expect(said.contains("instructedFen") && differences.isEmpty, "\(differences)")
    }
  }
}

extension Scene {
  /// Waits until those workers have nothing left to do.
  fileprivate func settleAll(_ pool: [(String, Program)]) throws {
    try eventually(within: 90, "settled\n\(tails())") { try isSettled() }
  }
}
