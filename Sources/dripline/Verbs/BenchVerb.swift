import Foundation
import Pipeline
import Synthesis

extension Verb {
  static let bench = Verb(
    words: ["bench"], summary: "throughput, latency and cost, with the database's own limit measured in the same run",
    options: [
      Option(
        name: "households", value: "N", help: "households whose whole lifecycles are on the topics, default 20000"),
      Option(name: "workers", value: "W", help: "worker processes, default 1"),
      Option(
        name: "programme", value: "P",
        help: "what they apply for, as for synth: registration (default), allowance, mixed or all"),
      Option(
        name: "hot-fund", help: "instead: one fund for all against a fund for each township, in turns; use --workers 4"),
      Option(
        name: "monthly-run", help: "instead: the instalments of all households due at once, beside new applications"),
      .json,
    ],
    uses: [.bootstrap, .database, .policy],
    notes: """
      Runs in databases and topics of its own on the broker and server given. Facts are published first; the cold
      start (rounds until the broker runs warm, joining, taking over, the first tenth of the facts) is left out.
      CPU is that of processes on this machine; a broker or server elsewhere counts as 0.
      """
  ) { call in
    try call.noOperands()
    let programmes = try SynthOptions.programmes(call)
    let bench = try Bench(
      households: try call.number(
        "households", default: 20_000, in: 200...(programmes == .all ? Synthesis.householdsOfAll.upperBound : 1_000_000)
      ),
      workers: try call.number("workers", default: 1, in: 1...16), programmes: programmes,
      settings: try call.settings.pipeline(), pack: try call.settings.pack(), policyPath: call.text("policy")
    ) { Program.say($0) }
    if call.has("hot-fund") {
      let result = try HotFund(bench: bench).run()
      print(call.json ? JSONText.write(result.json) : result.words)
      return .success
    }
    if call.has("monthly-run") {
      let result = try MonthlyRun(bench: bench).run()
      print(call.json ? JSONText.write(result.json) : result.words)
      return .success
    }
    let result = try bench.run()
    print(call.json ? JSONText.write(result.json) : result.words)
    return .success
  }
}

extension Bench.Result {
  var ratio: Double { databaseLimit == 0 ? 0 : factsPerSecond / databaseLimit }

  var json: JSONText.Value {
    func rounded(_ value: Double) -> JSONText.Value { .decimal((value * 10).rounded() / 10) }
    return .object([
      ("facts", .number(facts)), ("seconds", .decimal(seconds)),
      ("factsPerSecond", .number(Int(factsPerSecond))), ("emissionsPerSecond", .number(Int(emissionsPerSecond))),
      ("databaseLimitFactsPerSecond", .number(Int(databaseLimit))), ("ratio", .decimal(ratio)),
      (
        "cpuMicrosecondsPerFact",
        .object([("worker", rounded(cpu.worker)), ("broker", rounded(cpu.broker)), ("database", rounded(cpu.database))])
      ),
      (
        "latencyMs",
        .object([("p50", rounded(quantile(latencyMs, 0.5))), ("p99", rounded(quantile(latencyMs, 0.99)))])
      ),
      ("latencyFactsPerSecond", .number(Int(latencyRate))),
      (
        "batchMs",
        .object([("p50", rounded(quantile(batchMs, 0.5))), ("p99", rounded(quantile(batchMs, 0.99)))])
      ),
      ("bytesPerFact", .number(Int(bytesPerFact))), ("workerMegabytesMax", .number(Int(megabytesMax))),
    ])
  }

  var words: String {
    func number(_ value: Double) -> String { String(Int(value.rounded())) }
    var table = Table(["measure", "value", ""], right: [1])
    table.add(["facts", "\(facts)", "in \(number(seconds)) s, cold start excluded"])
    table.add(["facts a second", number(factsPerSecond), "\(number(ratio * 100)) % of the database's own limit"])
    table.add(["emissions a second", number(emissionsPerSecond), ""])
    table.add(["database alone", number(databaseLimit), "facts a second, same rows and statements"])
    table.add([
      "batch p50 / p99", "\(number(quantile(batchMs, 0.5))) / \(number(quantile(batchMs, 0.99)))",
      "ms, decided and stored",
    ])
    table.add([
      "latency p50 / p99", "\(number(quantile(latencyMs, 0.5))) / \(number(quantile(latencyMs, 0.99)))",
      "ms, published to readable, at \(number(latencyRate)) facts a second",
    ])
    table.add(["CPU, worker", String(format: "%.1f", cpu.worker), "microseconds a fact (seconds a million)"])
    table.add(["CPU, broker", String(format: "%.1f", cpu.broker), ""])
    table.add(["CPU, PostgreSQL", String(format: "%.1f", cpu.database), ""])
    table.add(["database", number(bytesPerFact), "bytes a fact"])
    table.add(["worker memory", number(megabytesMax), "MB at most"])
    return table.text
  }
}
