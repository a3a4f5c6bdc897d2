import Foundation
import Pipeline

extension Verb {
  static let keysStatus = Verb(
    words: ["keys", "status"], summary: "which keys of the ring the journal needs", options: [.json],
    uses: [.database, .keys]
  ) { call in
    try call.noOperands()
    let used = try Eraser(try call.settings.pipelineWithoutBroker()).keysInUse()
    if call.json {
      for each in used {
        print(
          JSONText.write(
            .object([
              ("key", .number(Int(each.key))), ("blocks", .number(Int(each.blocks))),
              ("direct", .number(Int(each.direct))),
            ])))
      }
      return .success
    }
    var table = Table(["key", "blocks", "of these sealed by it directly"])
    for each in used { table.add(["\(each.key)", "\(each.blocks)", "\(each.direct)"]) }
    print(used.isEmpty ? "the journal has no blocks" : table.text)
    return .success
  }

  static let keysRewrap = Verb(
    words: ["keys", "rewrap"],
    summary: "seal the keys of all blocks by the ring's first key; workers may run meanwhile",
    uses: [.database, .keys],
    notes: "The blocks and their chain stay as they are. Afterwards `keys retire` makes a ring without the former key."
  ) { call in
    try call.noOperands()
    let line = ProgressLine(enabled: true)
    let count = try Eraser(try call.settings.pipelineWithoutBroker()) { line.show($0) }.rewrap()
    line.end()
    print("\(count) keys of blocks sealed anew")
    return .success
  }

  static let keysRetire = Verb(
    words: ["keys", "retire"], summary: "write a ring without one key; refused while the journal needs that key",
    operands: "ID", options: [Option(name: "out", value: "FILE", help: "where; must not exist yet")],
    uses: [.database, .keys],
    notes: """
      Whatever copies of the journal still need the key, in backups above all, open for nobody once every copy of the key is destroyed. Where it is the key that hashes resident IDs, only the hash's own key stays, marked `hash`.
      """
  ) { call in
    let text = try call.operand("the number of a key")
    guard let id = UInt8(text), id > 0 else {
      throw UsageError("\(Table.plain(text)) is not the number of a key, 1 to 255")
    }
    guard let out = call.text("out") else { throw UsageError("--out FILE is needed: keys are not printed") }
    let settings = try call.settings.pipelineWithoutBroker()
    guard let text = settings.keys else {
      throw UsageError("no key ring is given: set DRIPLINE_KEYS_FILE; the development key cannot be retired")
    }
    let ring = try Keyring(parsing: text).retiring(id)
    if let use = try Eraser(settings).keysInUse().first(where: { $0.key == Int32(id) }) {
      throw Failure(
        use.direct > 0
          ? "\(use.direct) blocks were sealed by key \(id) itself, before blocks had keys of their own: it has to stay as long as they do"
          : "\(use.blocks) blocks need key \(id): run `dripline keys rewrap` first, when every worker has the new ring")
    }
    guard
      FileManager.default.fileExists(atPath: out) == false,
      FileManager.default.createFile(atPath: out, contents: Data(ring.utf8), attributes: [.posixPermissions: 0o400])
    else { throw Failure("\(out) is there already, or cannot be written") }
    print("\(out) is the ring without key \(id): give it to every program, then destroy every copy of the key")
    return .success
  }
}
