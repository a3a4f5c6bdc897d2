import Foundation
import Payments

/// A file that appears whole or not at all: written under a temporary name, made durable, then renamed. Only its owner
/// may read it.
final class DiskFile {
  let path: String
  private let directory: String
  private let temporary: String
  private var descriptor: Int32
  private var isPublished = false
  private let digest = Digest256()

  /// - Parameter directory: made where it is missing.
  init(_ name: String, in directory: String) throws {
    self.directory = directory
    path = directory + "/" + name
    temporary = directory + "/." + name + ".part"
    if mkdir(directory, 0o700) != 0, errno != EEXIST {
      throw Self.trouble("the folder \(directory) cannot be made", "无法创建文件夹\(directory)")
    }
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.trouble("the file \(temporary) cannot be written", "无法写入文件\(temporary)") }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isPublished { unlink(temporary) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    digest.add(bytes)
    var rest = bytes
    while rest.count > 0 {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw Self.trouble("the file \(temporary) cannot be written", "无法写入文件\(temporary)") }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  /// On disk, under the temporary name. Answers its SHA-256.
  func finish() throws -> String {
    guard fsync(descriptor) == 0 else {
      throw Self.trouble("the file \(temporary) cannot be written", "无法写入文件\(temporary)")
    }
    close(descriptor)
    descriptor = -1
    return digest.finish()
  }

  /// Under its own name, durably. A file that is there already must be the same: it may have gone to a bank.
  func publish(sha256: String) throws {
    if let present = try Self.sha256(of: path) {
      guard present == sha256 else {
        throw PayingTrouble(
          en: "\(path) is there with other content and was left alone; move it away and find out where it comes from",
          zh: "\(path)已存在且内容不同，未作改动；请移走该文件并查明来源")
      }
    }
    guard rename(temporary, path) == 0 else {
      throw Self.trouble("the file \(path) cannot be put in place", "无法放置文件\(path)")
    }
    isPublished = true
    let folder = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw Self.trouble("the folder \(directory) cannot be read", "无法读取文件夹\(directory)") }
    defer { close(folder) }
    guard fsync(folder) == 0 else {
      throw Self.trouble("the folder \(directory) cannot be written", "无法写入文件夹\(directory)")
    }
  }

  /// nil: there is no such file.
  static func sha256(of path: String) throws -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw trouble("the file \(path) cannot be read", "无法读取文件\(path)")
    }
    defer { close(descriptor) }
    let digest = Digest256()
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw trouble("the file \(path) cannot be read", "无法读取文件\(path)") }
      if count == 0 { return digest.finish() }
      piece.withUnsafeBytes { digest.add(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
  }

  private static func trouble(_ en: String, _ zh: String) -> PayingTrouble {
    let reason = String(cString: strerror(errno))
    return PayingTrouble(en: "\(en): \(reason)", zh: "\(zh)：\(reason)")
  }
}
