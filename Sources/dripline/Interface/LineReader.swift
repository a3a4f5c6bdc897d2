import Foundation

/// Reads lines as bytes, from a file or standard input, in bounded memory.
final class LineReader {
  private static let lineMax = 8 << 20
  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 20)
  private var start = 0
  private var end = 0
  private var atEnd = false

  init(path: String?) throws {
    guard let path, path != "-" else {
      descriptor = STDIN_FILENO
      return
    }
    descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw UsageError("the file \(path) cannot be read") }
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// Whether a whole line can be had without waiting.
  var hasLine: Bool { buffer.withUnsafeBytes { memchr($0.baseAddress! + start, 10, end - start) } != nil }

  /// The next line without its newline, valid until the next call; nil at the end.
  func next() throws -> UnsafeRawBufferPointer? {
    while true {
      if let newline = buffer.withUnsafeBytes({ memchr($0.baseAddress! + start, 10, end - start) }) {
        let length = buffer.withUnsafeBytes { UnsafeRawPointer(newline) - ($0.baseAddress! + start) }
        defer { start += length + 1 }
        return view(length)
      }
      if atEnd {
        guard end > start else { return nil }
        defer { start = end }
        return view(end - start)
      }
      try fill()
    }
  }

  private func view(_ count: Int) -> UnsafeRawBufferPointer {
    let from = start
    return buffer.withUnsafeBytes { UnsafeRawBufferPointer(rebasing: $0[from..<from + count]) }
  }

  private func fill() throws {
    if start > 0 {
      buffer.withUnsafeMutableBytes { _ = memmove($0.baseAddress!, $0.baseAddress! + start, end - start) }
      end -= start
      start = 0
    }
    if end == buffer.count {
      guard buffer.count < Self.lineMax else { throw Failure("a line is longer than \(Self.lineMax) bytes") }
      buffer.append(contentsOf: [UInt8](repeating: 0, count: buffer.count))
    }
    let room = end
    let got = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + room, $0.count - room) }
    if got < 0 {
      guard errno == EINTR else { throw Failure("the input cannot be read") }
      return
    }
    if got == 0 { atEnd = true } else { end += got }
  }
}

/// One line on standard error that is written over while something long runs.
struct ProgressLine {
  private let enabled: Bool

  init(enabled: Bool) { self.enabled = enabled && isatty(STDERR_FILENO) == 1 }

  func show(_ text: String) {
    if enabled { FileHandle.standardError.write(Data("\r\u{1b}[K\(text)".utf8)) }
  }

  /// Nothing is shown where standard error is no terminal.
  var isShown: Bool { enabled }

  func end() {
    if enabled { FileHandle.standardError.write(Data("\r\u{1b}[K".utf8)) }
  }
}
