import Foundation

/// A file that only its owner may read, and that appears when it is whole.
final class PrivateFile {
  let path: String
  /// Where it is written until then.
  let draft: String
  private var isPublished = false

  /// - Parameter directory: made where it is missing.
  init(_ name: String, in directory: String) throws {
    path = directory + "/" + name
    draft = directory + "/." + name + ".part"
    if mkdir(directory, 0o700) != 0, errno != EEXIST { throw Self.failure("the folder \(directory) cannot be made") }
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.failure("the file \(path) cannot be written") }
    close(descriptor)
  }

  deinit { if !isPublished { unlink(draft) } }

  func publish() throws {
    let descriptor = open(draft, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure("the file \(path) cannot be written") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0, rename(draft, path) == 0 else {
      throw Self.failure("the file \(path) cannot be written")
    }
    isPublished = true
  }

  private static func failure(_ what: String) -> Failure { Failure("\(what): \(String(cString: strerror(errno)))") }
}
