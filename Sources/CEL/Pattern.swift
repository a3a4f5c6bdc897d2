import CRe2

/// A compiled RE2 pattern. Matching takes time linear in the text.
final class Pattern: @unchecked Sendable {
  private let pointer: OpaquePointer
  /// Instructions of the compiled program.
  let size: Int

  /// Throws if the pattern is wrong or needs more than `memory` bytes.
  init(_ text: String, memory: Int) throws {
    var text = text
    var reason = [CChar](repeating: 0, count: 200)
    let compiled = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cre2_compile($0.baseAddress, $0.count, Int64(memory), &reason, reason.count)
      }
    }
    guard let compiled else {
      let bytes = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw CELError("invalid pattern: " + String(decoding: bytes, as: UTF8.self))
    }
    pointer = compiled
    size = Int(cre2_program_size(compiled))
  }

  deinit { cre2_free(pointer) }

  /// Whether some part of the text matches.
  func matches(_ text: String, _ frame: inout Frame) throws -> Bool {
    // A large pattern costs more at every byte.
    try frame.charge((1 + text.utf8.count / 64) * (1 + size / 16))
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cre2_matches(pointer, $0.baseAddress, $0.count) == 1 }
    }
  }
}
