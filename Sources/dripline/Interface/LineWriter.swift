import Foundation

/// Writes lines to a descriptor, many at a time.
final class LineWriter {
  private static let flushBytes = 1 << 16
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(descriptor: Int32 = STDOUT_FILENO) { self.descriptor = descriptor }

  /// With `hold`, the line may wait for others.
  func write(_ line: String, hold: Bool) throws {
    buffer.append(contentsOf: line.utf8)
    buffer.append(10)
    if !hold || buffer.count >= LineWriter.flushBytes { try flush() }
  }

  /// Text as it is; it may wait for more.
  func put(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= LineWriter.flushBytes { try flush() }
  }

  func flush() throws {
    try buffer.withUnsafeBytes { bytes in
      var rest = bytes
      while rest.count > 0 {
        let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw Failure("the output cannot be written to") }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
