import Foundation
import Policy

/// Where the packs of this repository lie, and what is done with the small pack (`PackBench.small`).
enum PackBench {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static func path(_ pack: String) -> String { "\(root)/ops/policy/\(pack)" }

  /// The packs of this repository.
  static let packs: [String] = {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/ops/policy")) ?? []
    let packs = folders.filter { FileManager.default.fileExists(atPath: path($0) + "/pack.yaml") }.sorted()
    precondition(packs.count > 3, "no packs under ops/policy")
    return packs
  }()

  /// The small pack with one passage replaced, which must occur.
  static func changed(_ old: String, _ new: String, in text: String = small) -> String {
    precondition(text.contains(old), "the pack does not hold: \(old)")
    return text.replacingOccurrences(of: old, with: new, range: text.range(of: old))
  }

  /// The problems of a pack; empty when it loads.
  static func problems(_ text: String) -> [PackProblem] { problems { try PackLoader.load(text: text) } }

  static func problems(_ load: () throws -> Pack) -> [PackProblem] {
    do {
      _ = try load()
      return []
    } catch let error as PackError {
      return error.problems
    } catch {
      return [PackProblem(file: "", line: 0, column: 0, field: "", message: "\(error)")]
    }
  }

  static let childHead = "id: child\ntitle: {en: Child, zh: 子}\nparent: ../base\n"

  /// A child of the small pack (or of `base`), which states what `yaml` says.
  static func child(_ yaml: String, of base: String = small) throws -> Pack {
    try withDirectory(["base/pack.yaml": base, "child/pack.yaml": childHead + yaml]) {
      try PackLoader.load(directory: $0 + "/child")
    }
  }

  /// Calls `body` with a fresh directory that holds `files`, and removes it.
  static func withDirectory<T>(_ files: [String: String], _ body: (String) throws -> T) throws -> T {
    let manager = FileManager.default
    let path = manager.temporaryDirectory.appendingPathComponent("pack-\(UUID().uuidString)").path
    defer { try? manager.removeItem(atPath: path) }
    for (name, text) in files {
      let file = URL(fileURLWithPath: "\(path)/\(name)")
      try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return try body(path)
  }
}
