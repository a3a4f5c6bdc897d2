import HTTP
import Console
import Foundation
import Policy
import Synchronization

/// Packs in a folder that are not published yet. They are read in the background, and again when a file there has
/// changed: compiling a province's pack takes a second, and no page waits for it.
final class DraftShelf: Sendable {
  static let packsMax = 200

  private struct State {
    /// What the folder looked like when it was last read.
    var mark = ""
    var isReading = false
    /// By path.
    var packs: [String: Pack] = [:]
    /// Packs of the folder that have not been read yet.
    var waiting = 0
  }

  private let folder: String?
  private let log: ServerLog
  private let state = Mutex(State())

  /// - Parameter folder: holds packs, a folder each; nil: there are no drafts.
  init(_ folder: String?, log: ServerLog) {
    self.folder = folder
    self.log = log
  }

  /// The packs read so far, and how many are still to be read. Begins to read where something has changed.
  func look() -> (packs: [Pack], waiting: Int) {
    guard let folder else { return ([], 0) }
    let mark = Self.mark(of: folder)
    let mustRead = state.withLock { state in
      guard state.mark != mark, !state.isReading else { return false }
      state.mark = mark
      state.isReading = true
      return true
    }
    if mustRead {
      let thread = Thread { [self] in read(folder) }
      thread.stackSize = 16 << 20
      thread.qualityOfService = .background
      thread.start()
    }
    return state.withLock { state in (state.packs.sorted { $0.key < $1.key }.map(\.value), state.waiting) }
  }

  private func read(_ folder: String) {
    let paths = Array(((try? PackFolders(folder).paths) ?? []).prefix(Self.packsMax))
    state.withLock { state in
      state.packs = state.packs.filter { paths.contains($0.key) }
      state.waiting = paths.count
    }
    for path in paths {
      let known = state.withLock { $0.packs[path] }
      do {
        let source = try PackSource(directory: path)
        let pack = try known.flatMap { $0.hash == source.hash ? $0 : nil } ?? PackLoader.load(source)
        state.withLock { $0.packs[path] = pack }
      } catch {
        // A draft may be half written; `policy lint` says what is wrong with it.
        log(.warning, "a draft cannot be read", [("folder", path)])
        state.withLock { $0.packs[path] = nil }
      }
      state.withLock { $0.waiting -= 1 }
    }
    state.withLock { $0.isReading = false }
  }

  /// Names, sizes and times of all files: cheap, where their hash is not.
  private static func mark(of folder: String) -> String {
    let manager = FileManager.default
    guard let names = manager.enumerator(atPath: folder) else { return "none" }
    var lines: [String] = []
    while let name = names.nextObject() as? String {
      let found = names.fileAttributes ?? [:]
      let time = (found[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      lines.append("\(name) \(found[.size] ?? 0) \(time)")
    }
    return lines.sorted().joined(separator: "\n")
  }
}
