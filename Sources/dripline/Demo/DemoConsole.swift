import Console
import Contract
import Foundation
import HTTP
import Pipeline
import Policy
import Postgres

/// A console over the demonstration, for whoever looks around; it ends with it.
final class DemoConsole {
  struct Guest {
    var staffId: String
    var name: String
    var roles: String
    var token = ""
  }

  let running: RunningConsole
  /// Two persons: nobody corrects a dead letter alone.
  let guests: [Guest]
  private let folder: URL

  private static let port: UInt16 = 8090

  init(_ ground: DemoGround) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("dripline-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var lines = ""
    var guests = [
      Guest(staffId: "S1001", name: "李敏", roles: "operator,auditor"),
      Guest(staffId: "S1002", name: "王芳", roles: "approver"),
    ]
    for index in guests.indices {
      let made = try NewToken(staffId: guests[index].staffId, roles: guests[index].roles, name: guests[index].name)
      guests[index].token = made.token
      lines += made.line + "\n"
    }
    self.guests = guests
    let tokens = folder.appendingPathComponent("tokens")
    try lines.write(to: tokens, atomically: true, encoding: .utf8)
    var http = HTTPConfiguration()
    http.port = TemporaryServer.isFree(Self.port) ? Self.port : 0
    var settings = ConsoleSettings(http: http, tokensFile: tokens.path)
    settings.label = "demo"
    // From the project's folder its packs can be compared and tried.
    let drafts = FileManager.default.fileExists(atPath: "ops/policy/sample/pack.yaml") ? "ops/policy" : nil
    running = try RunningConsole(
      settings, pipeline: ground.settings, pack: ground.pack, drafts: drafts, hasBroker: true, Log(level: .error))
    try running.start()
  }

  func stop() {
    running.stop()
    try? FileManager.default.removeItem(at: folder)
  }

  /// How to reach it.
  func lines(_ language: Language) -> [String] {
    let zh = language == .zh
    return [
      zh ? "== 管理界面（浏览器）" : "== The console, in a browser", "", "  \(running.address)",
      "  " + (zh ? "令牌 " : "token ") + guests[0].token + (zh ? "   （操作、审计）" : "   (operator, auditor)"),
      "  " + (zh ? "令牌 " : "token ") + guests[1].token
        + (zh ? "   （复核：更正死信须两人）" : "   (approver: a dead letter is corrected by two)"), "",
    ]
  }
}
