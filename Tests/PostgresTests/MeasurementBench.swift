import Foundation
import Postgres

/// One connection, one table of cases and one batch, with the clocks around it.
extension LayoutMeasurement {
  final class Bench {
    let connection: Connection
    let keys = BinaryArray(of: .text, capacity: 1 << 18)
    let versions = BinaryArray(of: .int8, capacity: 1 << 17)
    let states = BinaryArray(of: .bytea, capacity: 1 << 21)
    let all: ParameterWriter
    let keysOnly: ParameterWriter
    var random = SplitMix(state: 42)
    var nextKey = LayoutMeasurement.loaded

    init(_ parameters: [String: String] = [:]) throws {
      var settings = ConnectionSettings(url: LayoutMeasurement.server.socketURL, applicationName: "measure")
      settings.parameters = parameters
      settings.statementTimeoutSeconds = 10
      connection = try Connection(settings)
      all = ParameterWriter(keys, versions, states)
      keysOnly = ParameterWriter(keys)
    }

    func table(fillfactor: Int) throws {
      try connection.execute(
        """
        drop table if exists c;
        create table c (key text collate "C" primary key, version int8 not null, state bytea not null)
          with (fillfactor = \(fillfactor), autovacuum_enabled = off);
        insert into c select 'C-' || lpad(n::text, 12, '0'), 0, sha512(n::text::bytea) || sha512('a') ||
          sha512('b') || sha512('c') || substr(sha512('d'), 1, 44) from generate_series(0, \(loaded - 1)) n;
        """)
      try connection.execute("vacuum analyze c")
      try connection.execute("checkpoint")
      nextKey = LayoutMeasurement.loaded
    }
    private let loaded = LayoutMeasurement.loaded

    /// Sorted keys of existing rows, spread over the table: every n-th from a random start.
    func fill(new: Bool, scattered: Bool = false, version: Int64) {
      keys.removeAll()
      versions.removeAll()
      states.removeAll()
      let stride = loaded / LayoutMeasurement.rows
      let start = Int(version) % stride
      var names: [String] = []
      for index in 0..<LayoutMeasurement.rows {
        let number = new ? nextKey + index : start + index * stride
        let digits = String(number)
        let key = "C-" + String(repeating: "0", count: 12 - digits.count) + digits
        names.append(scattered ? "C-" + String(random.next() >> 16, radix: 36) + key.suffix(3) : key)
      }
      if new { nextKey += LayoutMeasurement.rows }
      if scattered { names.sort() }
      for name in names {
        keys.append(text: name)
        versions.append(int8: version / Int64(stride))
        states.append(byteaUpTo: 300) { space in
          for offset in words(296) {
            space.storeBytes(of: random.next(), toByteOffset: offset, as: UInt64.self)
          }
          return 300
        }
      }
    }
    private func words(_ end: Int) -> StrideTo<Int> { Swift.stride(from: 0, to: end, by: 8) }

    /// Runs warm-up batches and then counted ones; `prepare` is not counted.
    func measure(
      _ name: String, rows: Int = LayoutMeasurement.rows, warmup: Int = 40, batches: Int = 40,
      prepare: (Int) throws -> Void = { _ in }, run: (Int) throws -> Void
    ) throws {
      for batch in 0..<warmup {
        try prepare(batch)
        try run(batch)
      }
      let log = try position()
      var wall = 0.0
      var server = 0.0
      var client = 0.0
      for batch in warmup..<(warmup + batches) {
        try prepare(batch)
        let before = (Self.now(), serverCPU(), clientCPU())
        try run(batch)
        wall += Double(Self.now() - before.0)
        server += serverCPU() - before.1
        client += clientCPU() - before.2
      }
      let total = Double(rows * batches)
      let bytes = Double(try position() - log) / total
      let label = name.padding(toLength: 58, withPad: " ", startingAt: 0)
      print(
        "| \(label) |"
          + String(
            format: " %7.2f | %7.2f | %6.2f | %6.1f | %6.0f |", server / total / 1000, wall / total / 1000,
            client / total / 1000, wall / Double(batches) / 1e6, bytes))
    }

    private func position() throws -> Int64 {
      Int64(try connection.textRows("select (pg_current_wal_insert_lsn() - '0/0')::int8")[0][0]!)!
    }

    /// Nanoseconds that the backend has run: /proc/<pid>/schedstat, finer than the ticks of `stat`.
    private func serverCPU() -> Double {
      let path = "/proc/\(connection.backendPID)/schedstat"
      let text = try! String(contentsOfFile: path, encoding: .utf8)
      return Double(text.split(separator: " ")[0])!
    }

    static func now() -> UInt64 { monotonicNanoseconds() }

    private func clientCPU() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
  }

  static func now() -> UInt64 { monotonicNanoseconds() }

  struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
  }
}

private func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
