import Contract
import Foundation
import Kafka
import Pipeline
import Policy
import Postgres

extension Doctor {
  mutating func examineKeys(_ connection: Connection?) {
    if let path = settings.keysFile,
      let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int,
      mode & 0o037 != 0
    {
      note(
        .warning(
          "keys.file", "others than its owner and group can read or change \(path)", "\(path) 可被所有者与同组以外的人读取或修改",
          do: "chmod 0400 \(path)", "请执行 chmod 0400 \(path)"))
    }
    let given: String?
    do { given = try settings.keys() } catch {
      return note(
        .failed(
          "keys.ring", Self.plain(error), "密钥文件无法读取：\(Self.plain(error))",
          do: "let DRIPLINE_KEYS_FILE name a file that this user may read", "请让 DRIPLINE_KEYS_FILE 指向此用户可读的文件"))
    }
    if let given {
      do { _ = try Keyring(parsing: given) } catch {
        return note(
          .failed(
            "keys.ring", "the key ring is not sound: \(error)", "密钥环有误：\(error)",
            do: "a line is ID:BASE64 of 32 bytes: echo \"1:$(openssl rand -base64 32)\"",
            "每行为 编号:32字节的BASE64：echo \"1:$(openssl rand -base64 32)\""))
      }
    }
    guard let connection, let pipeline = pipeline() else {
      return note(.unknown("keys.ring", "whether the ring opens the journal could not be tried", "无法验证密钥环能否打开日志"))
    }
    do {
      let ring = try Checkup(pipeline, connection).ring()
      if let worst = ring.closed.max(by: { $0.value < $1.value }) {
        let count = ring.closed.values.reduce(0, +)
        note(
          .failed(
            "keys.ring", "\(count) of \(ring.blocks) journal blocks do not open: \(worst.key)",
            "\(ring.blocks) 个日志块中有 \(count) 个无法打开：\(worst.key)",
            do:
              "use the deployment's own ring, with every key that it ever had; if it is the right one, run `dripline audit verify`",
            "请使用本部署的密钥环，并保留所有用过的密钥；若确为正确的密钥环，请运行 dripline audit verify"))
      } else if ring.isDevelopment {
        note(
          .warning(
            "keys.ring", "the development key is used, which lies in the database beside what it encrypts",
            "正在使用开发密钥，它与加密数据同在数据库中",
            do:
              "before the first real fact set DRIPLINE_KEYS_FILE on every machine: echo \"1:$(openssl rand -base64 32)\"",
            "请在第一个真实事件之前为每台机器设置 DRIPLINE_KEYS_FILE：echo \"1:$(openssl rand -base64 32)\""))
      } else {
        note(
          .ok(
            "keys.ring",
            ring.blocks == 0
              ? "the ring is sound; nothing is written yet"
              : "the ring opens the newest and the oldest block of every lane (\(ring.blocks))",
            ring.blocks == 0 ? "密钥环正确；尚无数据" : "密钥环可打开各分道最新与最旧的日志块（\(ring.blocks) 个）"))
      }
    } catch {
      note(
        .failed(
          "keys.ring", "no key: \(Self.plain(error))", "没有密钥：\(Self.plain(error))",
          do: "set DRIPLINE_KEYS_FILE", "请设置 DRIPLINE_KEYS_FILE"))
    }
  }

  mutating func examinePack(_ connection: Connection?) {
    let source: PackSource
    let pack: Pack
    do {
      source = try settings.pack()
      pack = try PackLoader.load(source)
    } catch {
      return note(
        .failed(
          "pack.sound", "the policy pack does not load: \(Self.plain(error))", "政策包无法加载：\(Self.plain(error))",
          do: "run `dripline policy lint` on it", "请运行 dripline policy lint"))
    }
    let mistakes = PackLint.notes(pack).filter { $0.weight == .mistake }
    if !pack.unset.isEmpty {
      let names = Self.list(pack.unset.map(\.name))
      note(
        .failed(
          "pack.sound", "\(pack.id) has settings that a deployment has to make: \(names)",
          "\(pack.id) 有须由本地设定的参数：\(names)",
          do: "state them in a pack of your own with parent: \(pack.id)", "请在以 \(pack.id) 为 parent 的本地政策包中设定"))
    } else if let first = mistakes.first {
      note(
        .failed(
          "pack.sound", "\(pack.id) has \(mistakes.count) mistakes, the first: \(first.problem)",
          "\(pack.id) 有 \(mistakes.count) 处错误，第一处：\(first.problem)",
          do: "run `dripline policy lint` on it", "请运行 dripline policy lint"))
    } else {
      note(.ok("pack.sound", "\(pack.id), \(source.hash.prefix(12))", "\(pack.id)，\(source.hash.prefix(12))"))
    }
    guard let connection else { return }
    do {
      let rows = try connection.textRows(
        "select count(*), count(*) filter (where hash = '\(source.hash)') from dripline.packs")[0]
      let published = try connection.textRows("select count(*) from dripline.publications")[0][0] ?? "0"
      if rows[0] != "0", rows[1] == "0" {
        note(
          .warning(
            "pack.used", "no worker has been started with this pack yet; \(rows[0] ?? "?") others have decided",
            "尚无工作进程使用过此政策包；已有 \(rows[0] ?? "?") 个其他政策包作出过决定",
            do: "check DRIPLINE_POLICY: all workers of a deployment have the same",
            "请核对 DRIPLINE_POLICY：同一部署的工作进程须使用同一政策包"))
      } else {
        note(
          .ok(
            "pack.used", "\(rows[0] ?? "0") packs known to the database, \(published) published as facts",
            "数据库中有 \(rows[0] ?? "0") 个政策包，其中 \(published) 个以事件发布"))
      }
    } catch {
      note(
        .unknown(
          "pack.used", "the packs of the database could not be read: \(Self.plain(error))",
          "无法读取数据库中的政策包：\(Self.plain(error))"))
    }
  }

  /// Whether both watermarks of every lane fit the logs: what would halt it at its next takeover.
  mutating func examineWatermarks(_ cluster: Cluster?, _ connection: Connection?) {
    guard cluster != nil, let connection, let pipeline = pipeline(),
      !findings.contains(where: { $0.code == "topics.present" && $0.grade != .ok })
    else { return note(.unknown("watermarks.fit", "the lanes could not be held against the topics", "无法将分道与主题对照")) }
    do {
      let consumer = try pipeline.consumer(group: pipeline.group)
      defer { consumer.close(timeoutMs: 2000) }
      let lanes = try Checkup(pipeline, connection).lanes(consumer)
      let broken = lanes.filter { $0.problem != nil }
      let waiting = lanes.reduce(0) { $0 + $1.waiting }, unpublished = lanes.reduce(0) { $0 + $1.unpublished }
      if let first = broken.first {
        note(
          .failed(
            "watermarks.fit", "\(broken.count) of \(lanes.count) lanes cannot go on; \(first.name): \(first.problem!)",
            "\(lanes.count) 个分道中有 \(broken.count) 个无法继续；\(first.name)：\(first.problem!)",
            do: "see runbooks.md, lane halted, for this message", "请按此信息查阅 runbooks.md 的 lane halted 一节"))
      } else {
        note(
          .ok(
            "watermarks.fit",
            "\(lanes.count) lanes fit their topics; \(waiting) records wait, \(unpublished) facts wait to be published",
            "\(lanes.count) 个分道与主题相符；\(waiting) 条记录待处理，\(unpublished) 个事件待发布"))
      }
    } catch {
      note(
        .unknown(
          "watermarks.fit", "the lanes could not be held against the topics: \(Self.plain(error))",
          "无法将分道与主题对照：\(Self.plain(error))"))
    }
  }
}
