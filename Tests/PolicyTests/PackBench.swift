import Foundation
import Policy

/// Where the packs of this repository lie.
enum PackBench {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static func path(_ pack: String) -> String { "\(root)/ops/policy/\(pack)" }

  /// The province's pack with one passage replaced, which must occur.
  static func changed(_ old: String, _ new: String) -> String {
    let text = Pack.provinceText
    precondition(text.contains(old), "the province's pack no longer holds: \(old)")
    return text.replacingOccurrences(of: old, with: new, range: text.range(of: old))
  }

  /// The problems of a pack; empty when it loads.
  static func problems(_ text: String) -> [PackProblem] {
    do {
      _ = try PackLoader.load(text: text)
      return []
    } catch let error as PackError {
      return error.problems
    } catch {
      return [PackProblem(file: "", line: 0, column: 0, field: "", message: "\(error)")]
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
