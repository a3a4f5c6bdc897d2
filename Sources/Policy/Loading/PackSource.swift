import COpenSSL
import Foundation

/// A pack as it was written: its files, and those of the packs that it builds on.
///
/// `text` holds all of them in one canonical form, and `hash` is the SHA-256 of exactly that text, so
/// that a pack can be kept in a database by hash and proved by hashing what is stored:
///
///     dripline-pack 1
///     pack.yaml 5120
///     <5120 bytes><newline>
///     parent/pack.yaml 9034
///     <9034 bytes><newline>
///
/// Files are sorted by name, names are relative (the parent's files under `parent/`), lengths count
/// bytes; so the hash depends on names and bytes alone, not on where the pack lies.
public struct PackSource: Sendable, Equatable {
  /// One file of a pack: its name in the folder and its text.
  public struct File: Sendable, Equatable {
    /// Name inside the pack: `pack.yaml`, `parent/pack.yaml`.
    public var name: String
    /// What messages call the file: its path, where it came from a directory.
    public var label: String
    public var text: String

    public init(name: String, label: String? = nil, text: String) {
      self.name = name
      self.label = label ?? name
      self.text = text
    }
  }

  static let heading = "dripline-pack 1\n"
  static let filesMax = 128
  static let parentsMax = 3

  /// Sorted by name.
  public let files: [File]

  public init(files: [File]) { self.files = files.sorted { $0.name < $1.name } }

  /// The canonical single text of the pack.
  public var text: String {
    files.reduce(into: Self.heading) { text, file in
      text += "\(file.name) \(file.text.utf8.count)\n\(file.text)\n"
    }
  }

  /// SHA-256 of `text`, 64 hex digits.
  public var hash: String {
    let bytes = Array(text.utf8)
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = SHA256(bytes, bytes.count, &digest)
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Reads a canonical text, or a single plain YAML document, which stands for a `pack.yaml`.
  /// - Throws: `PackError` when the canonical form is damaged.
  public init(text: String) throws {
    guard text.hasPrefix(Self.heading) else {
      self.init(files: [File(name: "pack.yaml", text: text)])
      return
    }
    var rest = Array(text.utf8).dropFirst(Self.heading.utf8.count)
    var files: [File] = []
    while !rest.isEmpty {
      guard let end = rest.firstIndex(of: 10), let file = Self.file(rest[..<end], rest[(end + 1)...]),
        files.count < Self.filesMax, files.last.map({ $0.name < file.name }) ?? true
      else {
        throw PackError(problems: [
          PackProblem(
            file: "pack", line: 0, column: 0, field: "",
            message: "the stored pack text is damaged after file \(files.count)",
            remedy: "Load the pack from its directory again.")
        ])
      }
      rest = rest[(end + 1)...].dropFirst(file.text.utf8.count + 1)
      files.append(file)
    }
    self.init(files: files)
  }

  private static func file(_ head: ArraySlice<UInt8>, _ body: ArraySlice<UInt8>) -> File? {
    let words = String(decoding: head, as: UTF8.self).split(separator: " ")
    guard words.count == 2, let length = Int(words[1]), String(length) == words[1],
      length >= 0, length < body.count, body[body.startIndex + length] == 10,
      words[0].split(separator: "/", omittingEmptySubsequences: false).allSatisfy(isFileName),
      let text = String(validating: body.prefix(length), as: UTF8.self)
    else { return nil }
    return File(name: String(words[0]), text: text)
  }

  static func isFileName(_ name: some StringProtocol) -> Bool {
    !name.isEmpty && name.utf8.count <= 64 && !name.hasPrefix(".")
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
