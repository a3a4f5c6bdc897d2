import Foundation
import Postgres
import Testing

/// What the ways to write a batch cost. Prints a table; run it with
/// `DRIPLINE_MEASURE=1 swift test -c release --filter LayoutMeasurement`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["DRIPLINE_MEASURE"] != nil), .serialized)
struct LayoutMeasurement {
  static let rows = 5_000
  static let loaded = 200_000

  static let server = try! TemporaryServer(
    fsync: true, settings: ["shared_buffers": "512MB", "max_wal_size": "8GB", "checkpoint_timeout": "1h"])

  static let types: [Oid] = [.textArray, .int8Array, .byteaArray]
  static let insert = Statement(
    sql: "insert into c select * from unnest($1, $2, $3)", parameterTypes: types)
  static let upsert = Statement(
    sql: """
      insert into c select k, v + 1, s from unnest($1, $2, $3) as n(k, v, s)
      on conflict (key) do update set version = excluded.version, state = excluded.state
      where c.version = excluded.version - 1
      """, parameterTypes: types)
  static let update = Statement(
    sql: """
      update c set version = n.v + 1, state = n.s from unnest($1, $2, $3) as n(k, v, s)
      where c.key = n.k and c.version = n.v
      """, parameterTypes: types)
  static let select = Statement(
    sql: "select key, version, state from c where key = any($1)", parameterTypes: [.textArray])
  static let selectJoin = Statement(
    sql: "select key, version, state from unnest($1) as n(k) join c on c.key = n.k",
    parameterTypes: [.textArray])
  static let selectLocked = Statement(
    sql: "select key, version, state from c where key = any($1) order by key for update",
    parameterTypes: [.textArray])

  static let generic = ["plan_cache_mode": "force_generic_plan"]
  /// Leaves the planner nothing but the index, whatever the statistics say.
  static let indexed = generic.merging(
    ["enable_seqscan": "off", "enable_hashjoin": "off", "enable_mergejoin": "off"]) { $1 }

  init() {
    print("| microseconds a row, \(Self.rows) rows a transaction, fsync on; table of \(Self.loaded) rows |")
    print("| what | server CPU | wall | client CPU | ms a transaction | WAL bytes |")
  }

  @Test func inserts() throws {
    for (name, scattered) in [("ascending keys", false), ("scattered keys, sorted in the batch", true)] {
      let bench = try Bench(Self.generic)
      try bench.table(fillfactor: 70)
      try bench.measure("(a) insert unnest, \(name)") {
        bench.fill(new: true, scattered: scattered, version: Int64($0))
      } run: { _ in
        let result = try bench.connection.query(Self.insert, bench.all)
        #expect(result.affectedRows == Self.rows)
      }
      try bench.table(fillfactor: 70)
      try bench.measure("(b) on conflict do update, all new, \(name)") {
        bench.fill(new: true, scattered: scattered, version: Int64($0))
      } run: { _ in
        try bench.connection.query(Self.upsert, bench.all)
      }
    }
  }

  @Test func updates() throws {
    for fillfactor in [100, 85, 70, 50] {
      for (name, statement) in [
        ("(b) on conflict do update", Self.upsert), ("(c) update from unnest", Self.update),
      ] {
        let bench = try Bench(Self.generic)
        try bench.table(fillfactor: fillfactor)
        try bench.connection.execute("select pg_stat_reset()")
        try bench.measure("\(name), fillfactor \(fillfactor)") {
          bench.fill(new: false, version: Int64($0))
        } run: { _ in
          let count = try bench.connection.query(statement, bench.all).affectedRows
          #expect(count == Self.rows)
        }
        let hot = try bench.connection.textRows(
          """
          select pg_stat_force_next_flush(); select round(100.0 * n_tup_hot_upd / nullif(n_tup_upd, 0)),
          pg_size_pretty(pg_table_size('c')), pg_size_pretty(pg_indexes_size('c'))
          from pg_stat_user_tables where relname = 'c'
          """)
        print("|   HOT %, table, index: \(hot.last!.map { $0 ?? "-" })")
      }
    }
    try plans()
  }

  private func plans() throws {
    for round in 1...2 {
      for (mode, parameters) in [
        ("custom", ["plan_cache_mode": "force_custom_plan"]), ("auto", [:]), ("generic", Self.generic),
        ("index-only", Self.indexed),
      ] {
        let bench = try Bench(parameters)
        try bench.table(fillfactor: 70)
        try bench.measure("(c) update, fillfactor 70, \(mode) plan, round \(round)") {
          bench.fill(new: false, version: Int64($0))
        } run: { _ in
          let count = try bench.connection.query(Self.update, bench.all).affectedRows
          #expect(count == Self.rows)
        }
      }
    }
  }

  @Test func reads() throws {
    for (mode, parameters) in [
      ("generic", Self.generic), ("custom", ["plan_cache_mode": "force_custom_plan"]),
    ] {
      let bench = try Bench(parameters)
      try bench.table(fillfactor: 70)
      for (name, statement) in [
        ("= any", Self.select), ("join unnest", Self.selectJoin), ("= any for update", Self.selectLocked),
      ] {
        try bench.measure("(d) select \(name), \(mode) plan") {
          bench.fill(new: false, version: Int64($0))
        } run: { _ in
          let count = try bench.connection.query(statement, bench.keysOnly).rowCount
          #expect(count == Self.rows)
        }
      }
    }
  }

  @Test func journal() throws {
    let blocks = Statement(
      sql: "insert into j select l, o, b from unnest($1, $2, $3) as n(l, o, b)",
      parameterTypes: [.int4Array, .int8Array, .byteaArray])
    for storage in ["external", "main", "extended"] {
      let bench = try Bench(Self.generic)
      try bench.connection.execute(
        """
        drop table if exists j; create table j (lane int4, first int8, body bytea not null, primary key (lane, first))
        with (autovacuum_enabled = off); alter table j alter body set storage \(storage)
        """)
      try bench.connection.execute("checkpoint")
      let lanes = BinaryArray(of: .int4)
      let offsets = BinaryArray(of: .int8)
      let bodies = BinaryArray(of: .bytea, capacity: 1 << 21)
      let parameters = ParameterWriter(lanes, offsets, bodies)
      try bench.measure("(e) journal, 72 blocks of 14 KB, \(storage); a fact of 5,000") { batch in
        for array in [lanes, offsets, bodies] { array.removeAll() }
        for lane in 0..<72 {
          lanes.append(int4: Int32(lane))
          offsets.append(int8: Int64(batch) * 70)
          bodies.append(byteaUpTo: 14_000) { space in
            for at in stride(from: 0, to: 14_000, by: 8) {
              space.storeBytes(of: bench.random.next(), toByteOffset: at, as: UInt64.self)
            }
            return 14_000
          }
        }
      } run: { _ in
        let count = try bench.connection.query(blocks, parameters).affectedRows
        #expect(count == 72)
      }
    }
    let bench = try Bench()
    try bench.connection.execute(
      """
      drop table if exists r; create table r (lane int4, at int8, body bytea not null)
      with (autovacuum_enabled = off)
      """)
    for indexed in [false, true] {
      if indexed { try bench.connection.execute("truncate r; alter table r add primary key (lane, at)") }
      try bench.measure("(f) journal rows of 500 bytes, COPY\(indexed ? ", primary key" : "")") { batch in
        try bench.connection.copyIn("copy r from stdin (format binary)") { writer in
          for row in 0..<Self.rows {
            try writer.beginRow(columns: 3)
            writer.append(int4: Int32(row % 72))
            writer.append(int8: Int64(batch * Self.rows + row))
            writer.append(byteaUpTo: 500) { space in
              for at in stride(from: 0, to: 496, by: 8) {
                space.storeBytes(of: bench.random.next(), toByteOffset: at, as: UInt64.self)
              }
              return 500
            }
          }
        }
      }
    }
  }

  /// A plan made while the table was empty, used when it is full and not analyzed yet.
  @Test func stalePlans() throws {
    for analyzed in [false, true] {
      for (mode, parameters) in [("auto", [:]), ("generic", Self.generic), ("index-only", Self.indexed)] {
        try stalePlan("select = any", Self.select, isRead: true, mode, parameters, analyzed)
        try stalePlan("update", Self.update, isRead: false, mode, parameters, analyzed)
        try stalePlan("on conflict", Self.upsert, isRead: false, mode, parameters, analyzed)
      }
    }
  }

  private func stalePlan(
    _ name: String, _ statement: Statement, isRead: Bool, _ mode: String, _ parameters: [String: String],
    _ analyzed: Bool
  ) throws {
    let bench = try Bench(parameters)
    try bench.table(fillfactor: 70)
    // A rewritten table has no statistics, like a new one.
    try bench.connection.execute("truncate c")
    if analyzed { try bench.connection.execute("vacuum analyze c") }
    let sent = isRead ? bench.keysOnly : bench.all
    bench.fill(new: false, version: 0)
    for _ in 0..<8 { try bench.connection.query(statement, sent) }
    try bench.connection.execute("delete from c")
    try bench.connection.execute(
      "insert into c select 'C-' || lpad(n::text, 12, '0'), 0, '' from generate_series(0, 199999) n")
    let label = "(g) \(name), \(mode) plan of \(analyzed ? "an analyzed" : "a new") empty table"
    do {
      try bench.measure(label, warmup: 0, batches: 4) {
        bench.fill(new: false, version: Int64($0))
      } run: { _ in
        try bench.connection.query(statement, sent)
      }
    } catch let error as PostgresError where error.sqlState == "57014" {
      print("| \(label): over 10 s a statement |")
    }
  }

  @Test func settings() throws {
    for parameters in [
      ["synchronous_commit": "off"], ["wal_compression": "lz4"], ["wal_compression": "pglz"],
    ] {
      let bench = try Bench(Self.generic.merging(parameters) { $1 })
      try bench.table(fillfactor: 70)
      try bench.measure("(c) update, fillfactor 70, \(parameters.map { "\($0) \($1)" }[0])") {
        bench.fill(new: false, version: Int64($0))
      } run: { _ in
        try bench.connection.query(Self.update, bench.all)
      }
    }
    for compression in ["off", "lz4"] {
      let bench = try Bench(Self.generic.merging(["wal_compression": compression]) { $1 })
      try bench.table(fillfactor: 70)
      try bench.measure(
        "(c) update right after a checkpoint, wal_compression \(compression)", warmup: 0, batches: 2
      ) {
        bench.fill(new: false, version: Int64($0))
      } run: { _ in
        try bench.connection.query(Self.update, bench.all)
      }
    }
  }

  @Test func pipelining() throws {
    let bench = try Bench(Self.generic)
    try bench.table(fillfactor: 70)
    try bench.measure("(d+c) begin, select, update, commit: one after the other") {
      bench.fill(new: false, version: Int64($0))
    } run: { _ in
      try bench.connection.transaction {
        try bench.connection.query(Self.select, bench.keysOnly)
        try bench.connection.query(Self.update, bench.all)
      }
    }
    try bench.table(fillfactor: 70)
    try bench.measure("(d+c) begin, select, update, commit: one pipeline") {
      bench.fill(new: false, version: Int64($0))
    } run: { _ in
      _ = try bench.connection.pipeline { pipeline in
        try pipeline.begin()
        try pipeline.send(Self.select, bench.keysOnly)
        try pipeline.send(Self.update, bench.all)
        try pipeline.commit()
      }
    }
    let one = Statement(sql: "select 1")
    try bench.measure("10 trivial statements, one after the other", rows: 10, batches: 200) { _ in
      for _ in 0..<10 { try bench.connection.query(one) }
    }
    try bench.measure("10 trivial statements, one pipeline", rows: 10, batches: 200) { _ in
      _ = try bench.connection.pipeline { pipeline in for _ in 0..<10 { try pipeline.send(one) } }
    }
  }

  @Test func encoding() {
    let array = BinaryArray(of: .int8)
    var best = Double.infinity
    for _ in 0..<50 {
      array.removeAll()
      let start = Self.now()
      for value in 0..<100_000 { array.append(int8: Int64(value)) }
      best = min(best, Double(Self.now() - start) / 100_000)
    }
    print(String(format: "encoding an int8 element: %.2f ns", best))
    let state = [UInt8](repeating: 1, count: 300)
    let states = BinaryArray(of: .bytea)
    best = .infinity
    for _ in 0..<50 {
      states.removeAll()
      let start = Self.now()
      for _ in 0..<5_000 { state.withUnsafeBytes { states.append(bytea: $0) } }
      best = min(best, Double(Self.now() - start) / 5_000)
    }
    print(String(format: "encoding a 300-byte element: %.2f ns", best))
  }
}
