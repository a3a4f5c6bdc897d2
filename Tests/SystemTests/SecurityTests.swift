import Foundation
import Postgres
import Testing

/// Everything over TLS, each program with the rights of its own logins and no more. `ops/test security` runs it.
@Suite(
  "Security",
  .enabled(
    if: !Cluster.script.isEmpty && !Cluster.binary.isEmpty
      && ProcessInfo.processInfo.environment["DRIPLINE_TEST_SECURITY"] != nil,
    "ops/test security runs it"), .serialized)
struct SecurityTests {
  private static let shared = Result { try SecureGround() }
  private let ground: SecureGround

  init() throws { ground = try Self.shared.get() }

  private func environment(_ parts: [String: String]..., keys: String = "1:\(String(repeating: "A", count: 43))=")
    -> [String: String]
  {
    parts.reduce(into: ["DRIPLINE_KEYS": keys]) { $0.merge($1) { $1 } }
  }

  private func facts(_ households: Int, seed: Int) throws -> [String] {
    try Program.run(Cluster.binary, ["synth", "--households", "\(households)", "--seed", "\(seed)"])
      .split(separator: "\n").map(String.init)
  }

  private func publish(_ lines: [String], _ login: [String: String]) throws -> SecureGround.Answer {
    let path = "\(ground.folder)/\(UUID().uuidString).jsonl"
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    return try ground.dripline(["publish", "--quiet", path], login)
  }

  private func check(_ answer: SecureGround.Answer, _ what: String, at place: SourceLocation = #_sourceLocation) {
    #expect(
      answer.end == .exit(0), "\(what): \(answer.text.prefix(1500))\n...\n\(answer.text.suffix(500))",
      sourceLocation: place)
    checkSilence(answer.text, at: place)
  }

  private func checkDecided(_ worker: SecureGround.Answer, _ least: Int, at place: SourceLocation = #_sourceLocation) {
    let decided = worker.errors.firstMatch(of: /(\d+) facts decided/).flatMap { Int($0.1) }
    #expect(decided ?? 0 >= least, "\(worker.errors.suffix(300))", sourceLocation: place)
  }

  private func checkSilence(_ text: String, at place: SourceLocation = #_sourceLocation) {
    let secrets =
      Array(SecureGround.passwords.values) + ["wrong-Secret", String(repeating: "A", count: 40), "BEGIN PRIVATE"]
    for secret in secrets { #expect(!text.contains(secret), "a secret is printed", sourceLocation: place) }
  }

  /// Refused within seconds, with words that say what is wrong and what to do.
  private func checkRefusal(
    _ answer: SecureGround.Answer, _ words: String..., within seconds: Double = 20,
    at place: SourceLocation = #_sourceLocation
  ) {
    #expect(answer.end == .exit(1), "\(answer.text.suffix(500))", sourceLocation: place)
    for each in words {
      #expect(answer.errors.contains(each), "\(each) in: \(answer.text.suffix(700))", sourceLocation: place)
    }
    #expect(answer.seconds < seconds, "\(answer.seconds) s", sourceLocation: place)
    checkSilence(answer.text, at: place)
  }

  private static let logins = [
    "worker1": "worker", "payer1": "payer", "console1": "console", "auditor1": "auditor", "keeper1": "keeper",
  ]

  /// Topics, rights, schema and logins, as the guide has it.
  private func prepare() throws {
    let admin = try Connection(url: ground.server.url, applicationName: "security tests")
    guard try admin.textRows("select 1 from pg_database where datname = '\(ground.database)'").isEmpty else { return }
    try admin.execute("create role owner1 login createrole password 'x'")
    try admin.execute("create database \(ground.database) owner owner1")
    check(try ground.dripline(["migrate"], environment(ground.login("owner1"))), "migrate")
    try admin.execute("revoke all on database \(ground.database) from public")
    for (login, role) in Self.logins {
      try admin.execute(
        "create role \(login) login password 'x' in role dripline_\(role); grant connect, temporary on database \(ground.database) to \(login)"
      )
    }
    let rights = try ground.dripline(["topics", "acl", "--apply"], ground.certificate("super"))
    check(rights, "topics acl")
    // What this librdkafka cannot say is printed as commands, and they are sound.
    let left = rights.output.split(separator: "\n").filter { $0.hasPrefix("kafka-acls.sh") }
    #expect(left.allSatisfy { $0.contains("--transactional-id") })
    for line in left { try ground.tool("acls", String(line[line.range(of: "--add")!.lowerBound...])) }
    check(try ground.dripline(["topics", "apply", "--partitions", "2"], ground.sasl("dripline-admin")), "topics apply")
    check(
      try ground.dripline(["topics", "verify", "--partitions", "2"], ground.sasl("dripline-admin")), "topics verify")
  }

  private func worker(_ name: String, keys: String, _ more: [String: String] = [:]) -> [String: String] {
    environment(ground.sasl("dripline"), ground.login("worker1"), more, keys: keys)
  }
  private static let ring = "1:\(String(repeating: "A", count: 43))="
  private static let newKey = "2:\(String(repeating: "B", count: 42))A="

  @Test("from an empty database to an audit, each verb with its own logins")
  func pipeline() throws {
    try prepare()
    let lines = try facts(60, seed: 5)
    check(try publish(lines, ground.certificate("dripline-gateway")), "publish")
    let worked = try ground.dripline(["worker", "--name", "w1", "--until-idle", "2"], worker("w1", keys: Self.ring))
    check(worked, "worker")
    checkDecided(worked, lines.count)
    let asked = try ground.dripline(
      ["messenger", "--name", "m1", "--until-idle", "1"], environment(ground.certificate("dripline-messenger")))
    check(asked, "messenger")
    #expect(asked.errors.contains(/[1-9][0-9]* messages asked for/), "\(asked.text.suffix(500))")

    let audit = try ground.dripline(
      ["audit", "verify"],
      environment(ground.certificate("dripline-auditor"), ground.login("auditor1", certificate: "auditor1")))
    check(audit, "audit verify")
    let console = environment(ground.certificate("dripline-console"), ground.login("console1"))
    check(try ground.dripline(["audit", "verify"], console), "audit of the console")
    check(try ground.dripline(["report", "funds"], console), "report funds")
    check(try ground.dripline(["dead", "list"], console), "dead list")
    check(try ground.dripline(["report", "reconcile"], environment(ground.login("payer1"))), "report reconcile")
    let doctor = try ground.dripline(
      ["doctor", "--json", "--write"], environment(ground.sasl("dripline-admin"), ground.login("worker1")))
    checkSilence(doctor.text)
    // The test's server writes carelessly.
    let failed = doctor.output.split(separator: "\n").filter {
      $0.contains("\"failed\"") && !$0.contains("database.durable")
    }
    #expect(
      doctor.output.contains("database.encrypted") == false && failed.isEmpty,
      "\(failed.joined(separator: "\n"))\(doctor.errors)")
  }

  @Test("closed cases lose their identifiers, and the audit, topics and all, agrees as before")
  func erasure() throws {
    try prepare()
    check(try publish(try facts(30, seed: 4), ground.certificate("dripline-gateway")), "publish")
    check(
      try ground.dripline(["worker", "--name", "w1", "--until-idle", "2"], worker("w1", keys: Self.ring)), "worker")
    let order = ["--by", "S1001:Li Min", "--reason", "kept long enough"]
    let erase = ["erase", "--closed-before", "2100-01-01", "--json"] + order
    let refused = try ground.dripline(erase, environment(ground.login("console1")))
    #expect(refused.end == .exit(1) && refused.errors.contains("dripline_keeper"), "\(refused.text)")
    let erased = try ground.dripline(erase, environment(ground.login("keeper1")))
    check(erased, "erase")
    #expect(!erased.output.contains("\"facts\":0"), "\(erased.text)")
    let again = try ground.dripline(erase, environment(ground.login("keeper1")))
    #expect(again.output.contains("\"facts\":0"), "\(again.text)")
    let audit = try ground.dripline(
      ["audit", "verify"],
      environment(ground.certificate("dripline-auditor"), ground.login("auditor1", certificate: "auditor1")))
    check(audit, "audit verify")
    #expect(audit.output.contains("identifiers erased"), "\(audit.text)")
  }

  @Test("a publisher writes its own topics and no others")
  func publishers() throws {
    try prepare()
    let lines = try facts(20, seed: 6)
    let application = try #require(lines.first { $0.contains("application.submitted") })
    let answer = try publish([application], ground.certificate("bank"))
    checkRefusal(answer, "TOPIC_AUTHORIZATION_FAILED", "dripline topics acl")
    let bank = lines.filter { $0.contains("payment.disbursed") }
    try #require(!bank.isEmpty)
    check(try publish(Array(bank.prefix(3)), ground.certificate("bank")), "the bank's own")
    // Neither may it stand in for a worker.
    let usurper = try ground.dripline(
      ["worker", "--name", "w9", "--until-idle", "2"], environment(ground.certificate("bank"), ground.login("worker1")))
    checkRefusal(usurper, "AUTHORIZATION_FAILED", "dripline topics acl", within: 40)
  }

  @Test("a login that the broker does not know is told so at once")
  func strangersAtTheBroker() throws {
    let ask = ["topics", "verify"]
    checkRefusal(
      try ground.dripline(ask, ground.sasl("dripline", password: "wrong-Secret")), "_AUTHENTICATION", "sasl.password")
    checkRefusal(try ground.dripline(ask, ground.sasl("dripline", ca: "strangers")), "_SSL", "ssl.ca.location")
    checkRefusal(try ground.dripline(ask, ground.certificate("expired")), "certificate")
    checkRefusal(try ground.dripline(ask, ground.certificate("stranger")), "certificate")
    checkRefusal(try ground.dripline(ask, ground.certificate(nil)), "certificate")
    var plain = ground.sasl("dripline")
    plain["DRIPLINE_KAFKA_SECURITY_PROTOCOL"] = "SASL_PLAINTEXT"
    checkRefusal(try ground.dripline(ask, plain), "security.protocol")
    let lines = try facts(5, seed: 6)
    checkRefusal(
      try publish([lines[0]], ground.sasl("dripline", password: "wrong-Secret")), "_AUTHENTICATION", "sasl.password")
    try prepare()
    let worker = worker("w1", keys: Self.ring, ground.sasl("dripline", password: "wrong-Secret"))
    checkRefusal(
      try ground.dripline(["worker", "--name", "w1", "--until-idle", "2"], worker), "_AUTHENTICATION", "sasl.password")
  }

  @Test("SCRAM-SHA-512 with the system's librdkafka: works, or is told that this version cannot do it")
  func scram() throws {
    try prepare()
    let answer = try ground.dripline(["topics", "verify", "--partitions", "2"], scramLogin())
    if answer.errors.contains("before 2.6.1") {
      checkRefusal(answer, "_AUTHENTICATION", "client certificates")
    } else {
      // A worker may not read the settings of topics: but it is known.
      #expect(!answer.errors.contains("_AUTHENTICATION"), "\(answer.text)")
    }
    checkRefusal(
      try ground.dripline(["topics", "verify"], scramLogin(password: "wrong-Secret")), "_AUTHENTICATION",
      "sasl.password")
  }

  @Test(
    "SCRAM-SHA-512 with a newer librdkafka: a worker takes facts and publishes what follows",
    .enabled(if: newerLibrary != nil, "ops/newer-librdkafka had nothing"))
  func scramWorks() throws {
    try prepare()
    let newer = ["LD_LIBRARY_PATH": Self.newerLibrary!]
    let lines = try facts(30, seed: 8)
    check(try publish(lines, ground.certificate("dripline-gateway").merging(newer) { $1 }), "publish")
    let run = ["worker", "--name", "w1", "--until-idle", "2"]
    let worked = try ground.dripline(run, worker("w1", keys: Self.ring, scramLogin().merging(newer) { $1 }))
    check(worked, "worker")
    checkDecided(worked, lines.count)
    let wrong = scramLogin(password: "wrong-Secret").merging(newer) { $1 }
    checkRefusal(try ground.dripline(run, worker("w1", keys: Self.ring, wrong)), "_AUTHENTICATION", "sasl.password")
    let audit = try ground.dripline(
      ["audit", "verify"],
      environment(ground.certificate("dripline-auditor"), ground.login("auditor1", certificate: "auditor1"), newer))
    check(audit, "audit verify")
  }

  private static let newerLibrary = ProcessInfo.processInfo.environment["DRIPLINE_TEST_LIBRDKAFKA"]

  private func scramLogin(password: String? = nil) -> [String: String] {
    ground.sasl("dripline", password: password, mechanism: "SCRAM-SHA-512")
  }

  @Test("a database that is not the one meant is not talked to, and says who may come")
  func databases() throws {
    try prepare()
    let ask = ["dead", "list"]
    check(try ground.dripline(ask, environment(ground.login("console1"))), "verify-full")
    func refused(
      _ login: [String: String], _ words: String, _ remedy: String, at place: SourceLocation = #_sourceLocation
    ) throws {
      let answer = try ground.dripline(ask, environment(login))
      #expect(
        answer.end == .exit(1) && answer.errors.contains(words) && answer.errors.contains(remedy), "\(answer.text)",
        sourceLocation: place)
      #expect(!answer.text.contains("password=x"), sourceLocation: place)
    }
    try refused(ground.login("console1", ca: "strangers"), "certificate verify failed", "sslrootcert")
    try refused(ground.login("console1", host: "db.example"), "does not match host name", "host=")
    try refused(ground.login("console1", ca: "missing"), "root certificate file", "sslrootcert")
    try refused(ground.login("console1", mode: "disable"), "no pg_hba.conf entry", "sslmode")
    try refused(ground.login("auditor1"), "valid client certificate", "sslcert")
    try refused(ground.login("auditor1", certificate: "bank"), "certificate authentication failed", "sslcert")
    try refused(ground.login("auditor1", certificate: "stranger"), "alert unknown ca", "ssl_ca_file")
    try refused(ground.login("auditor1", certificate: "expired"), "alert certificate expired", "renew")
  }

  @Test("a new key comes in while workers run: known to all first, then it encrypts; old blocks open, the audit agrees")
  func rotation() throws {
    try prepare()
    let lines = try facts(60, seed: 7)
    let third = lines.count / 3
    let old = Self.ring, known = "\(Self.ring),\(Self.newKey):open", new = "\(Self.newKey),\(Self.ring)"
    let gateway = ground.certificate("dripline-gateway")
    func run(_ name: String, _ keys: String, _ more: [String: String] = [:]) throws -> SecureGround.Answer {
      try ground.dripline(["worker", "--name", name, "--until-idle", "2"], worker(name, keys: keys, more))
    }
    check(try publish(Array(lines[..<third]), gateway), "publish")
    check(try run("w1", old), "the old ring")

    // Too early: a worker encrypts with a key that another does not have, and dies with facts unpublished.
    check(try publish(Array(lines[third..<(2 * third)]), gateway), "publish")
    let early = try run("w1", new, ["DRIPLINE_FAILPOINTS": "before-publish=kill@1"])
    #expect(early.end == .signal(SIGKILL), "\(early.text.suffix(500))")
    let behind = try run("w1", old)
    checkRefusal(behind, "halted", "sealed with key 2, which is not in the key ring", "security.md", within: 60)

    // In order: made known to both, one after the other, then used by one after the other, while facts come in.
    var first = try ground.start(["worker", "--name", "w1"], worker("w1", keys: known))
    var second = try ground.start(["worker", "--name", "w2"], worker("w2", keys: known))
    let admin = try Connection(url: ground.server.url(database: ground.database), applicationName: "security tests")
    func sealed() throws -> [[String?]] {
      try admin.textRows(
        "select get_byte(coalesce(key, block), 0), count(*) from dripline.journal group by 1 order by 1")
    }
    func restart(_ worker: Program, _ name: String) throws -> Program {
      worker.send(SIGTERM)
      #expect(try worker.wait(within: 30) == .exit(0), "\(worker.tail())")
      checkSilence(worker.log)
      return try ground.start(["worker", "--name", name], self.worker(name, keys: new))
    }
    check(try publish(Array(lines[(2 * third)...]), gateway), "publish")
    first = try restart(first, "w1")
    second = try restart(second, "w2")
    let before = try sealed()
    check(try publish(try facts(40, seed: 8), gateway), "publish")
    try eventually(within: 60, "blocks by the new key\n\(first.tail())\n\(second.tail())") {
      try sealed().count == 2 && sealed()[1] != before.last
        && admin.textRows("select count(*) from dripline.lanes where next_offset < end_offset and topic <> 'clock'")
          == [["0"]]
    }
    for worker in [first, second] {
      worker.send(SIGTERM)
      #expect(try worker.wait(within: 30) == .exit(0), "\(worker.tail())")
      #expect(!worker.log.contains("halted=") || !worker.log.contains("ERROR"), "\(worker.tail())")
    }
    check(try run("w1", new), "the rest")
    for keys in [new, known] {
      let audit = try ground.dripline(
        ["audit", "verify"],
        environment(
          ground.certificate("dripline-auditor"), ground.login("auditor1", certificate: "auditor1"), keys: keys))
      check(audit, "audit with either ring")
    }
    let without = try ground.dripline(
      ["audit", "verify"],
      environment(ground.certificate("dripline-auditor"), ground.login("auditor1", certificate: "auditor1"), keys: old))
    #expect(without.end == .exit(1) && without.text.contains("sealed with key 2"), "\(without.text.suffix(500))")

    // The former key goes, and what it hashed is still found.
    let keeper = environment(ground.login("keeper1"), keys: new)
    let retired = "\(ground.folder)/ring.new"
    let retire = ["keys", "retire", "1", "--out", retired]
    checkRefusal(try ground.dripline(retire, keeper), "keys rewrap")
    check(try ground.dripline(["keys", "rewrap"], keeper), "keys rewrap")
    check(try ground.dripline(retire, keeper), "keys retire")
    let ring = try String(contentsOfFile: retired, encoding: .utf8)
    #expect(!ring.contains(Self.ring))
    check(try publish(try facts(20, seed: 9), gateway), "publish")
    check(try run("w1", ring), "the ring without its first key")
    let audit = try ground.dripline(
      ["audit", "verify"],
      environment(
        ground.certificate("dripline-auditor"), ground.login("auditor1", certificate: "auditor1"), keys: ring))
    check(audit, "audit with the new ring")
  }
}
