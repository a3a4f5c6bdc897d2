import Foundation
import Kafka
import Migrations
import Observing
import Pipeline
import Policy
import Postgres
import Testing

@testable import dripline

@Suite("doctor", .serialized)
struct DoctorTests {
  private static func doctor(_ environment: [String: String], _ flags: [String: String] = [:]) throws -> Doctor {
    Doctor(try Settings(flags: flags, environment: environment))
  }

  private static func grades(_ doctor: Doctor) -> [String: Diagnosis.Grade] {
    Dictionary(doctor.findings.map { ($0.code, $0.grade) }) { first, _ in first }
  }

  @Test func withNothingThereEverythingIsToldAndNothingHangs() throws {
    var doctor = try Self.doctor([
      "DRIPLINE_KAFKA_BOOTSTRAP": "127.0.0.1:1", "DRIPLINE_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
    ])
    doctor.examine()
    let grades = Self.grades(doctor)
    #expect(grades["broker.reachable"] == .failed && grades["database.reachable"] == .failed)
    for code in ["topics.present", "clock.broker", "clock.database", "keys.ring", "watermarks.fit"] {
      #expect(grades[code] == .unknown, "\(code)")
    }
    #expect(grades["pack.sound"] == .ok, "the built-in pack needs nobody")
    Self.checkWords(doctor.findings)
  }

  @Test func withoutSettingsTheyAreAskedFor() throws {
    var doctor = try Self.doctor([:])
    doctor.examine()
    let broker = try #require(doctor.findings.first { $0.code == "broker.reachable" })
    #expect(broker.finding.en.contains("DRIPLINE_KAFKA_BOOTSTRAP"))
    let database = try #require(doctor.findings.first { $0.code == "database.reachable" })
    #expect(database.finding.en.contains("DRIPLINE_DATABASE_URL"))
  }

  @Test func anEmptyDatabaseAndAClusterWithoutTopics() throws {
    let server = try TemporaryServer()
    let cluster = try MockCluster(brokers: 1)
    var doctor = try Self.doctor([
      "DRIPLINE_KAFKA_BOOTSTRAP": cluster.bootstrap, "DRIPLINE_DATABASE_URL": server.url(database: "postgres"),
    ])
    doctor.examine()
    var grades = Self.grades(doctor)
    #expect(grades["broker.reachable"] == .ok && grades["topics.present"] == .failed)
    #expect(grades["database.reachable"] == .ok && grades["database.migrated"] == .failed)
    let migrated = try #require(doctor.findings.first { $0.code == "database.migrated" })
    #expect(
      migrated.remedy?.en.contains("dripline migrate") == true
        && migrated.remedy?.zh.contains("dripline migrate") == true)

    let admin = try Connection(url: server.url(database: "postgres"), applicationName: "test")
    _ = try Migrator(admin, Migrations.all).migrate()
    // As `dripline migrate` does.
    try admin.execute("insert into dripline.development_key (content) values ('\(Keyring.generate())')")
    doctor = try Self.doctor([
      "DRIPLINE_KAFKA_BOOTSTRAP": cluster.bootstrap, "DRIPLINE_DATABASE_URL": server.url(database: "postgres"),
    ])
    doctor.examine()
    grades = Self.grades(doctor)
    #expect(grades["database.migrated"] == .ok && grades["database.role"] == .ok && grades["clock.database"] == .ok)
    // Tests' servers write carelessly, and their login may do everything.
    #expect(grades["database.login"] == .warning)
    #expect(grades["keys.ring"] == .warning, "the development key")
    Self.checkWords(doctor.findings)
  }

  @Test func whatARoleMayNotAndAMigrationThatIsMissing() throws {
    let server = try TemporaryServer()
    let admin = try Connection(url: server.url(database: "postgres"), applicationName: "test")
    _ = try Migrator(admin, Migrations.all).migrate(to: Migrations.all.count - 1)
    try admin.execute("grant delete on dripline.journal to dripline_worker; create role stranger login password 'x'")
    func look(_ url: String) throws -> [String: Diagnosis.Grade] {
      var doctor = try Self.doctor(["DRIPLINE_DATABASE_URL": url])
      _ = doctor.examineDatabase()
      return Self.grades(doctor)
    }
    var grades = try look(server.url(database: "postgres"))
    #expect(grades["database.migrated"] == .failed && grades["database.role"] == .failed)
    try admin.execute("revoke delete on dripline.journal from dripline_worker")
    grades = try look(server.url(database: "postgres"))
    #expect(grades["database.role"] == .ok)
    try admin.execute("alter system set synchronous_commit = off")
    try admin.execute("select pg_reload_conf()")
    grades = try look(server.url(database: "postgres"))
    #expect(grades["database.durable"] == .failed)
  }

  @Test func keysThatAreNotSoundOrOpenToAll() throws {
    let path = NSTemporaryDirectory() + "ring-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try #require(
      FileManager.default.createFile(
        atPath: path, contents: Data("1:short".utf8), attributes: [.posixPermissions: 0o644]))
    var doctor = try Self.doctor(["DRIPLINE_KEYS_FILE": path])
    doctor.examineKeys(nil)
    #expect(Self.grades(doctor) == ["keys.file": .warning, "keys.ring": .failed])
    #expect(!doctor.findings.contains { $0.finding.en.contains("short") }, "a key is never shown")
    doctor = try Self.doctor(["DRIPLINE_KEYS_FILE": path + "-missing"])
    doctor.examineKeys(nil)
    #expect(Self.grades(doctor)["keys.ring"] == .failed)
  }

  @Test func aPackThatDoesNotLoad() throws {
    let path = NSTemporaryDirectory() + "pack-\(UUID().uuidString).yaml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try "pack: [".write(toFile: path, atomically: true, encoding: .utf8)
    var doctor = try Self.doctor(["DRIPLINE_POLICY": path])
    doctor.examinePack(nil)
    #expect(Self.grades(doctor)["pack.sound"] == .failed)
  }

  @Test func aReportInBothLanguagesAndForPrograms() {
    let findings: [Diagnosis] = [
      .ok("a.b", "fine", "好"), .failed("c.d", "broken \"x\"", "坏了", do: "mend it", "修好它"),
      .unknown("e.f", "dark", "不明"),
    ]
    let english = DoctorReport(findings: findings, language: .en)
    #expect(english.table.contains("mend it") && english.summary == "3 checks: 1 failed, 0 warnings, 1 unknown")
    let chinese = DoctorReport(findings: findings, language: .zh, onlyProblems: true)
    #expect(chinese.table.contains("修好它") && !chinese.table.contains("a.b") && chinese.summary.contains("1 项故障"))
    #expect(english.lines[1] == #"{"check":"c.d","result":"failed","finding":"broken \"x\"","remedy":"mend it"}"#)
    #expect(english.lines.count == 3 && chinese.lines.count == 2)
  }

  /// Every finding says something in both languages, and whatever is wrong has a remedy.
  private static func checkWords(_ findings: [Diagnosis]) {
    for finding in findings {
      #expect(
        !finding.finding.en.isEmpty && finding.finding.zh.contains { $0.unicodeScalars.first!.value > 0x4E00 },
        "\(finding.code)")
      if finding.grade == .failed || finding.grade == .warning { #expect(finding.remedy != nil, "\(finding.code)") }
    }
    #expect(Set(findings.map(\.code)).count == findings.count, "a check stands there twice")
  }
}

@Suite("Supervisor")
struct SupervisorTests {
  private struct Sick: HealthSource {
    var live: [HealthProblem] = []
    func liveness(at now: ContinuousClock.Instant) -> [HealthProblem] { live }
    func readiness(at now: ContinuousClock.Instant) -> [HealthProblem] {
      live + [HealthProblem("x", en: "no lanes", zh: "无")]
    }
  }

  /// What systemd would hear, until all of `wanted` has come.
  private static func hear(_ health: Sick, _ wanted: [String]) throws -> [String] {
    let path = NSTemporaryDirectory() + "notify-\(UUID().uuidString.prefix(8))"
    let listener = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    defer {
      close(listener)
      unlink(path)
    }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    var limit = timeval(tv_sec: 0, tv_usec: 200_000)
    setsockopt(listener, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0)
    let supervisor = try #require(Supervisor(health, environment: ["NOTIFY_SOCKET": path, "WATCHDOG_USEC": "150000"]))
    var heard: [String] = []
    var buffer = [UInt8](repeating: 0, count: 512)
    let deadline = ContinuousClock.now + .seconds(5)
    var isStopped = false
    while ContinuousClock.now < deadline, !(isStopped && heard.last == "STOPPING=1") {
      let count = recv(listener, &buffer, buffer.count, 0)
      if count > 0 { heard.append(String(decoding: buffer[..<count], as: UTF8.self)) }
      if !isStopped, wanted.allSatisfy({ want in heard.contains { $0.contains(want) } }), heard.count > 4 {
        supervisor.stop()
        isStopped = true
      }
    }
    if !isStopped { supervisor.stop() }
    return heard
  }

  @Test func aLivingProcessFeedsTheWatchdog() throws {
    let heard = try Self.hear(Sick(), ["READY=1", "WATCHDOG=1", "STATUS=no lanes"])
    #expect(heard.first == "READY=1" && heard.last == "STOPPING=1")
    #expect(heard.count { $0.contains("WATCHDOG=1") } >= 2)
  }

  @Test func aStuckOneDoesNot() throws {
    let heard = try Self.hear(
      Sick(live: [HealthProblem("thread.stuck", en: "stuck", zh: "卡住")]), ["STATUS=stuck; no lanes"])
    #expect(!heard.contains { $0.contains("WATCHDOG") } && heard.contains { $0.contains("STATUS=stuck") })
  }

  @Test func withoutSystemdThereIsNone() {
    #expect(Supervisor(Sick(), environment: [:]) == nil)
    #expect(Supervisor(Sick(), environment: ["NOTIFY_SOCKET": "nonsense"]) == nil)
  }
}
