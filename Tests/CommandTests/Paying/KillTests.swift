import Foundation
import Payments
import Testing

@testable import Pipeline

/// `pay export` killed at every step and run again.
@Suite("Exports that are killed", .serialized)
struct KillTests {
  private static func export(
    _ scene: PayingScene, _ more: [String] = [], killedAt point: String? = nil, folder: String? = nil
  ) throws -> Command {
    try Command(
      [
        "pay", "export", "--database", scene.url, "--accounts", PayingScene.accountsPath, "--out",
        folder ?? scene.folder,
        "--format", "both",
      ] + more, environment: point.map { ["DRIPLINE_FAILPOINTS": $0] } ?? [:])
  }

  /// Every instruction is in exactly one file, and each file can be written again, the same bytes.
  private static func check(_ scene: PayingScene, count: Int) throws {
    let paid = try scene.paid()
    #expect(paid.count == count && Dictionary(paid.map { ($0.id, $0.paid) }) { one, _ in one } == scene.payments)
    #expect(try scene.text("select count(*) from dripline.payments where file_id is null") == "0")
    #expect(try scene.text("select count(*) from dripline.payment_files where written_at is null") == "0")
    let files = try scene.files()
    #expect(try scene.text("select count(*) from dripline.payment_files") == "\(files.count / 2)")
    let again = scene.folder + "-again"
    defer { try? FileManager.default.removeItem(atPath: again) }
    for name in Set(files.keys.map { String($0.dropLast(4)) }) {
      let command = try export(scene, ["--again", name], folder: again)
      #expect(command.status == 0, "\(command.errors)")
      for suffix in [".xml", ".csv"] {
        #expect(
          [UInt8](try Data(contentsOf: URL(fileURLWithPath: again + "/" + name + suffix))) == files[name + suffix])
      }
    }
  }

  @Test(arguments: [
    "pay-plan=kill@1", "pay-planned=kill@1", "pay-writing=kill@1", "pay-writing=kill@9", "pay-writing=kill@30",
    "pay-synced=kill@1", "pay-synced=kill@2", "pay-renamed=kill@1", "pay-renamed=kill@2", "pay-renamed=kill@3",
    "pay-marking=kill@1", "pay-marking=kill@2",
  ])
  func killedOnceAndRunAgain(point: String) throws {
    let scene = try PayingScene()
    try scene.households(22)
    let first = try Self.export(scene, killedAt: point)
    #expect(first.wasKilled, "\(point): \(first.status) \(first.errors)")
    let left = try scene.files()
    let second = try Self.export(scene)
    #expect(second.status == 0, "\(second.errors)")
    // What was there before has not changed a byte.
    let files = try scene.files()
    for (name, bytes) in left { #expect(files[name] == bytes, "\(name)") }
    try Self.check(scene, count: 22)
  }

  @Test func killedAtEveryStepOneAfterTheOther() throws {
    let scene = try PayingScene()
    try scene.households(22)
    var seen: [String: [UInt8]] = [:]
    for point in Failpoint.paying {
      let command = try Self.export(scene, killedAt: "\(point.rawValue)=kill@1")
      // Nothing is left to plan once the plan is committed.
      #expect(command.wasKilled || point == .payPlanned, "\(point): \(command.errors)")
      let files = try scene.files()
      for (name, bytes) in seen { #expect(files[name] == bytes, "\(point): \(name)") }
      seen = files
    }
    #expect(try Self.export(scene).status == 0)
    try Self.check(scene, count: 22)
  }

  /// Payments that fall due between the death and the next run go into files of their own.
  @Test func whatFallsDueMeanwhileDoesNotChangeThePlannedFiles() throws {
    let scene = try PayingScene()
    try scene.households(10)
    try scene.admin.execute(
      "create table held as select * from dripline.payments where instruction_id in ('C3:allowance:1:1', 'C4:allowance:1:1')"
    )
    try scene.admin.execute("delete from dripline.payments where instruction_id in (select instruction_id from held)")
    #expect(try Self.export(scene, killedAt: "pay-planned=kill").wasKilled)
    let planned = try scene.text("select file_id from dripline.payment_files order by 1")
    try scene.admin.execute("insert into dripline.payments select * from held")
    #expect(try Self.export(scene).status == 0)
    let files = try scene.text("select file_id from dripline.payment_files order by 1")
    #expect(planned.split(separator: "\n").allSatisfy { files.contains($0) } && files.split(separator: "\n").count == 4)
    try Self.check(scene, count: 10)
  }

  @Test func aFrozenExportKeepsOthersOut() throws {
    let scene = try PayingScene()
    try scene.households(4)
    let desk = try scene.desk()
    try desk.lockExport()
    let command = try Self.export(scene)
    #expect(command.status == 1 && command.errors.contains("another export is running"))
    #expect(try scene.files().isEmpty)
  }

  @Test func nothingThatIsPrintedNamesAPerson() throws {
    let scene = try PayingScene()
    try scene.households(6)
    try scene.admin.execute(
      "update dripline.payments set account_last4 = '0000' where instruction_id = 'C1:allowance:1:1'")
    for more in [["--dry-run"], ["--json"], ["--lang", "zh"]] {
      let command = try Self.export(scene, more)
      for text in [command.output, command.errors] { #expect(!text.contains("621700") && !text.contains("示例户")) }
    }
    let command = try Self.export(scene, ["--json"])
    #expect(command.status == 1)
    #expect(command.output.contains("\"problems\":[\"instruction C1:allowance:1:1:"))
  }

  @Test func fundsWithoutAnAccountAreToldAndTheRestIsWritten() throws {
    let scene = try PayingScene()
    try scene.households(8)
    let list = scene.folder + "-accounts.yaml"
    defer { unlink(list) }
    let text = try String(contentsOfFile: PayingScene.accountsPath, encoding: .utf8).replacing(
      "[housing]", with: "[other]")
    try text.write(toFile: list, atomically: true, encoding: .utf8)
    let arguments = ["pay", "export", "--database", scene.url, "--accounts", list, "--out", scene.folder]
    let command = try Command(arguments + ["--json"])
    #expect(command.status == 1)
    #expect(command.output.contains("{\"unpayable\":\"housing/2025\",\"count\":2,\"sumFen\":2000000}"))
    #expect(try scene.paid().count == 6)
    #expect(try Command(arguments + ["--lang", "zh"]).errors.contains("没有账户可支付housing/2025"))
  }
}
