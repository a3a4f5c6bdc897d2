import Foundation
import Postgres
import Testing

/// What the database itself guarantees of money, whatever a worker sends.
@Suite("The ledger in the database")
struct LedgerTests {
  typealias Entry = Books.Entry

  @Test("balances are the sums of the entries")
  func balancesAreSums() throws {
    let books = try Books()
    try books.post([(.reserve, 0)], [.allocation(1000)], at: 1)
    try books.post([(.reserve, 1), (.part(3), 0)], Entry.escrow(400, to: 3) + [.commitment(150, in: .part(3))], at: 2)
    try books.post(
      [(.part(3), 1)],
      [
        Entry(purse: .part(3), kind: 6, from: 3, to: 4, fen: 100),
        Entry(purse: .part(3), kind: 7, from: 4, to: 5, fen: 60),
        Entry(purse: .part(3), kind: 8, from: 4, to: 3, fen: 40),
        Entry(purse: .part(3), kind: 9, from: 5, to: 6, fen: 25),
        Entry(purse: .part(3), kind: 10, from: 6, to: 1, fen: 20),
        Entry(purse: .part(3), kind: 11, from: 6, to: 5, fen: 5),
        Entry(purse: .part(3), kind: 5, from: 3, to: 1, fen: 10),
      ], at: 3)
    #expect(try books.balances(.reserve) == [-1000, 600, 400, 0, 0, 0, 0, 0])
    #expect(try books.balances(.part(3)) == [0, 280, -400, 80, 0, 40, 0, 0])
    #expect(try books.version(.part(3)) == 2)
    #expect(try books.count("ledger") == 11)
    let overview = try books.connection.textRows(
      "select fund, year, earmark, allocated, available, committed, instructed, paid, receivable, lapsed from dripline.fund_overview"
    )
    #expect(overview == [["province", "2025", "allowance", "1000", "880", "80", "0", "40", "0", "0"]])
  }

  struct Unsound: CustomTestStringConvertible {
    let testDescription: String
    let entry: Entry
    var constraint: String
  }

  @Test(
    "an entry that leaves money unsound is refused, and with it the batch",
    arguments: [
      Unsound(testDescription: "more than is there", entry: .commitment(401, in: .part(0)), constraint: "purses_sound"),
      Unsound(
        testDescription: "a payment of what was not promised",
        entry: Entry(purse: .part(0), kind: 6, from: 3, to: 4, fen: 1),
        constraint: "purses_sound"),
      Unsound(
        testDescription: "a partition that gives back what it never had",
        entry: Entry(kind: 3, from: 2, to: 1, fen: 401), constraint: "purses_escrow"),
      Unsound(
        testDescription: "a partition that gives away more than it was given",
        entry: Entry(purse: .part(0), kind: 3, from: 1, to: 2, fen: 401), constraint: "purses_escrow"),
      Unsound(
        testDescription: "money that comes in beside the reserve",
        entry: Entry(purse: .part(0), kind: 1, from: 0, to: 1, fen: 1), constraint: "ledger_kind"),
      Unsound(
        testDescription: "accounts that are not the kind's", entry: Entry(kind: 12, from: 1, to: 5, fen: 1),
        constraint: "ledger_kind"),
      Unsound(
        testDescription: "an unknown kind", entry: Entry(kind: 13, from: 1, to: 7, fen: 1), constraint: "ledger_kind"),
      Unsound(testDescription: "nothing at all", entry: .allocation(0), constraint: "ledger_amount_fen_check"),
      Unsound(testDescription: "less than nothing", entry: .allocation(-5), constraint: "ledger_amount_fen_check"),
    ])
  func unsound(_ wrong: Unsound) throws {
    let books = try Books()
    try books.post([(.reserve, 0), (.part(0), 0)], [.allocation(1000)] + Entry.escrow(400, to: 0), at: 1)
    let error = postgresError {
      try books.post([(.reserve, 1), (.part(0), 1)], [.allocation(7), wrong.entry], at: 2)
    }
    #expect(error?.sqlState == "23514")
    #expect(error?.constraint == wrong.constraint)
    #expect(try books.balances(.reserve) == [-1000, 600, 400, 0, 0, 0, 0, 0])
    #expect(try books.balances(.part(0)) == [0, 400, -400, 0, 0, 0, 0, 0])
    #expect(try books.count("ledger") == 3)
  }

  @Test("more than an integer holds is an error, not another number")
  func overflow() throws {
    let books = try Books()
    try books.post([(.reserve, 0)], [.allocation(.max)], at: 1)
    #expect(postgresError { try books.post([(.reserve, 1)], [.allocation(1)], at: 2) }?.sqlState == "22003")
    #expect(try books.balances(.reserve)![0] == -Int64.max)
  }

  @Test("an entry stands once; an entry of a purse that is not part of the batch moves nothing")
  func entriesOfOthers() throws {
    let books = try Books()
    try books.post([(.reserve, 0)], [.allocation(1000)], at: 1)
    #expect(postgresError { try books.post([(.reserve, 1)], [.allocation(1000)], at: 1) }?.sqlState == "23505")
    #expect(postgresError { try books.post([(.reserve, 1)], Entry.escrow(400, to: 0), at: 2) }?.sqlState == "DL003")
    #expect(try books.balances(.reserve) == [-1000, 1000, 0, 0, 0, 0, 0, 0])
    #expect(try books.balances(.part(0)) == nil)
    #expect(try books.count("ledger") == 1)
  }

  @Test("money keeps its purpose (R-390)")
  func earmark() throws {
    let books = try Books()
    try books.post([(.part(1), 0)], [], at: 0, earmark: "")
    try books.post([(.reserve, 0), (.part(1), 1)], [.allocation(1000)], at: 1)
    #expect(postgresError { try books.post([(.reserve, 1)], [], at: 2, earmark: "housing") }?.sqlState == "DL003")
    #expect(postgresError { try books.post([(.part(1), 2)], [], at: 2, earmark: "housing") }?.sqlState == "DL003")
    try books.post([(.reserve, 1)], [.allocation(1)], at: 2)
  }

  /// Found before anything is booked: what is decided on an old balance may look unsound, and is only late.
  @Test("a purse that changed meanwhile is a lost race, even where the booking would not hold")
  func staleVersions() throws {
    let books = try Books()
    try books.post([(.reserve, 0)], [.allocation(1000)], at: 1)
    func lost(_ purses: [(Books.Key, base: Int)], _ entries: [Entry]) {
      #expect(postgresError { try books.post(purses, entries, at: 9) }?.sqlState == "DL002")
    }
    lost([(.reserve, 0)], [.allocation(1)])
    lost([(.reserve, 2)], [.allocation(1)])
    lost([(.part(0), 1)], [])
    lost([(.reserve, 0)], [Entry(kind: 12, from: 1, to: 7, fen: 5000)])
    lost([(.reserve, 1), (.part(0), 4)], Entry.escrow(400, to: 0))
    #expect(try books.balances(.reserve) == [-1000, 1000, 0, 0, 0, 0, 0, 0])
    #expect(try books.count("ledger") == 1 && books.count("purses") == 1)
  }

  @Test("helpers are counted by version, and never below none")
  func helpers() throws {
    let connection = try Books().connection
    func put(_ id: Int, base: Int, version: Int, _ households: Int) -> PostgresError? {
      postgresError {
        try connection.execute(
          "select dripline.put_helpers(array[\(id)]::bigint[], array[\(base)], array[\(version)], array[\(households)])"
        )
      }
    }
    #expect(put(-7, base: 0, version: 3, 2) == nil)
    #expect(put(-7, base: 0, version: 1, 1)?.sqlState == "DL002")
    #expect(put(-7, base: 2, version: 4, 1)?.sqlState == "DL002")
    #expect(put(8, base: 1, version: 4, 1)?.sqlState == "DL002")
    #expect(put(-7, base: 3, version: 4, -1)?.sqlState == "23514")
    #expect(put(-7, base: 3, version: 4, 5) == nil)
    #expect(try connection.textRows("select helper, version, households from dripline.helpers") == [["-7", "4", "5"]])
  }

  @Test("the register refuses what is no payment and no answer")
  func register() throws {
    let connection = try Books().connection
    let payment = { (id: String, number: Int, fen: Int) in
      """
      insert into dripline.payments values
        ('\(id)', 'C1', 'allowance', 341225101001, 'allowance', \(number), 1, \(fen), '[]', 20000, '1234', null, 1, 1)
      """
    }
    try connection.execute(payment("C1:allowance:1:1", 1, 5))
    #expect(postgresError { try connection.execute(payment("C1:allowance:1:1", 1, 5)) }?.sqlState == "23505")
    #expect(postgresError { try connection.execute(payment("C1:allowance:0:1", 0, 5)) }?.sqlState == "23514")
    #expect(postgresError { try connection.execute(payment("C1:allowance:2:1", 2, 0)) }?.sqlState == "23514")
    let answer = { (id: String, outcome: Int, reason: String) in
      "insert into dripline.answers values ('\(id)', \(outcome), \(reason), 5, 20000, 6144, 1)"
    }
    try connection.execute(answer("a", 2, "3"))
    #expect(postgresError { try connection.execute(answer("a", 1, "null")) }?.sqlState == "23505")
    #expect(postgresError { try connection.execute(answer("b", 1, "3")) }?.sqlState == "23514")
    #expect(postgresError { try connection.execute(answer("b", 3, "null")) }?.sqlState == "23514")
  }

  // MARK: What a worker may do

  @Test("a worker posts, and can change money in no other way")
  func rights() throws {
    let books = try Books()
    try books.post([(.reserve, 0)], [.allocation(1000)], at: 1, by: "dripline_worker")
    try books.connection.execute(
      "insert into dripline.payments values ('i', 'C1', 'a', 1, 'a', 1, 1, 5, '[]', 1, '1234', null, 1, 1)")
    try books.connection.execute("insert into dripline.answers values ('i', 1, null, 5, 1, 1, 1)")
    for forbidden in [
      "update dripline.purses set available = available + 5, source = source - 5", "delete from dripline.purses",
      "insert into dripline.purses select * from dripline.purses",
      "update dripline.ledger set amount_fen = 5", "delete from dripline.ledger",
      "insert into dripline.ledger select * from dripline.ledger", "truncate dripline.ledger",
      "update dripline.payments set amount_fen = 6", "update dripline.payments set file_id = 'f'",
      "delete from dripline.payments", "update dripline.answers set outcome = 2", "delete from dripline.answers",
      "alter table dripline.purses drop constraint purses_sum",
    ] {
      #expect(postgresError { try books.connection.execute(forbidden) }?.sqlState == "42501", "\(forbidden)")
    }
    let locked = try books.connection.textRows(
      "select version from dripline.purses where fund = 'province' and year = 2025 order by partition for update")
    #expect(locked == [["1"]])
  }

  @Test("somebody who is no worker cannot post")
  func strangers() throws {
    let books = try Books()
    let stranger = "s" + UUID().uuidString.replacing("-", with: "").lowercased()
    try books.connection.execute("create role \(stranger); grant usage on schema dripline to \(stranger)")
    #expect(
      postgresError { try books.post([(.reserve, 0)], [.allocation(1)], at: 1, by: stranger) }?.sqlState == "42501")
  }

  // MARK: Any sequence, any interleaving

  /// Right and wrong batches by chance, each against a model of the accounts.
  @Test("balances follow a model over random batches", arguments: [1, 2, 3])
  func random(seed: UInt64) throws {
    let books = try Books()
    var random = Numbers(state: seed)
    var model: [Books.Key: [Int64]] = [:]
    var versions: [Books.Key: Int] = [:]
    var entered = 0, refused = 0
    let moves: [(kind: Int, from: Int, to: Int)] = [
      (4, 1, 3), (5, 3, 1), (6, 3, 4), (7, 4, 5), (8, 4, 3), (9, 5, 6), (10, 6, 1), (11, 6, 5), (12, 1, 7),
    ]
    for offset in 1...300 {
      var entries: [Entry] = []
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        let fen = Int64.random(in: 1...300, using: &random), part = Int.random(in: 0..<3, using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 0: entries.append(.allocation(20 * fen))
        case 1...3: entries += Entry.escrow(fen, to: part)
        case 4:
          entries += [
            Entry(purse: .part(part), kind: 3, from: 1, to: 2, fen: fen), Entry(kind: 3, from: 2, to: 1, fen: fen),
          ]
        default:
          let move = moves.randomElement(using: &random)!
          entries.append(Entry(purse: .part(part), kind: move.kind, from: move.from, to: move.to, fen: fen))
        }
      }
      var after = model
      let touched = Set(entries.map(\.purse))
      for entry in entries {
        after[entry.purse, default: [Int64](repeating: 0, count: 8)][entry.from] -= entry.fen
        after[entry.purse]![entry.to] += entry.fen
      }
      let isSound = touched.allSatisfy { key in
        let balance = after[key]!
        return [1, 3, 4, 5, 6, 7].allSatisfy { balance[$0] >= 0 }
          && (key == .reserve ? balance[2] >= 0 : balance[2] <= 0)
      }
      let purses = touched.sorted { $0.partition < $1.partition }.map { ($0, base: versions[$0] ?? 0) }
      let error = postgresError { try books.post(purses, entries, at: offset) }
      #expect((error == nil) == isSound, "\(entries)")
      guard isSound else {
        refused += 1
        continue
      }
      model = after
      for key in touched { versions[key, default: 0] += 1 }
      entered += entries.count
    }
    #expect(entered > 50 && refused > 20)
    for (key, balance) in model { #expect(try books.balances(key) == balance) }
    #expect(try books.count("ledger") == entered)
  }

  @Test("workers that draw on one reserve get what there is, once")
  func contention() async throws {
    let books = try Books()
    try books.post([(.reserve, 0)], [.allocation(1000)], at: 0)
    let url = books.url
    let drawn = try await withThrowingTaskGroup(of: Int64.self) { group in
      for part in 0..<4 {
        group.addTask { try Self.draw(url, part: part) }
      }
      return try await group.reduce(0, +)
    }
    #expect(drawn == 1000)
    #expect(try books.balances(.reserve) == [-1000, 0, 1000, 0, 0, 0, 0, 0])
    #expect(
      try books.connection.textRows("select available, committed from dripline.fund_overview") == [["0", "1000"]])
  }

  /// Draws tens until nothing is left, in the order that locks worst.
  private static func draw(_ url: String, part: Int) throws -> Int64 {
    let mine = try Books.at(url)
    var drawn: Int64 = 0
    var offset = 1000 * (part + 1)
    while try mine.balances(.reserve)![1] >= 10 {
      offset += 1
      let purses = try [Books.Key.part(part), .reserve].map { ($0, base: try mine.version($0)) }
      let error = postgresError {
        try mine.post(purses, Entry.escrow(10, to: part) + [.commitment(10, in: .part(part))], at: offset)
      }
      if let error {
        // A race that is lost; the balance was read before the version.
        guard error.sqlState == "DL002" || error.constraint == "purses_sound" else { throw error }
      } else {
        drawn += 10
      }
    }
    return drawn
  }
}

private struct Numbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
