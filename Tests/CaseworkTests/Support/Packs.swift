import Contract
import Foundation
import Policy
import Synchronization

@testable import Casework

/// The packs of this repository, and children of them that a test needs.
enum Packs {
  static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("ops/policy").path

  static func load(_ name: String) -> Pack {
    do { return try PackLoader.load(directory: "\(directory)/\(name)") } catch {
      fatalError("the pack \(name) does not load:\n\(error)")
    }
  }

  /// A pack that builds on the sample and states what `yaml` says.
  static func child(_ yaml: String, of parent: String = "sample") -> Pack {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("pack-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let head = "id: child\ntitle: {en: Child, zh: 子}\nparent: \(directory)/\(parent)\n"
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try (head + yaml + "\n").write(toFile: path + "/pack.yaml", atomically: true, encoding: .utf8)
      return try PackLoader.load(directory: path)
    } catch {
      fatalError("the pack does not load:\n\(error)")
    }
  }

  private static let workers = Mutex<[String: Caseworker]>([:])

  /// Made once a pack: to make its rules ready takes longer than most stories.
  static func worker(_ pack: Pack) -> Caseworker {
    workers.withLock { workers in
      if let known = workers[pack.hash] { return known }
      let made = Caseworker(pack: pack)
      workers[pack.hash] = made
      return made
    }
  }

  /// Chain C: two publicities and one announcement.
  static let chainC: Pack = {
    var pack = load("sample")
    pack.hash = String(repeating: "c0ffee1234567890", count: 4)
    return pack
  }()

  /// Chain A: no comparison, a notice at every level.
  static let chainA = load("chain-a")

  /// Chain B: three reviews, then one announcement and publicity.
  static let chainB = load("chain-b")

  static func step(_ name: String, _ programme: Programme = .registration) -> Step {
    chainC.chain(of: programme).first { $0.name == name }!
  }

  static let villageReview = step("village-review")
  static let villageNotice = step("village-notice")
  static let townshipReview = step("township-review")
  static let townshipNotice = step("township-notice")
  static let countyReview = step("county-review")
  static let announcement = step("county-announcement")
}

extension Pack {
  /// The steps of registration.
  var chain: [Step] { chain(of: .registration) }
}
