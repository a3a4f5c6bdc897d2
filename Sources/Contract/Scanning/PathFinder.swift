/// Finds the path of a byte in a JSON value by walking again over the bytes before it. Only faults
/// pay for it.
enum PathFinder {
  private struct Frame {
    var isArray: Bool
    var index = 0
    /// Of an object: the key whose value is being read.
    var key: String?
    /// Of an array: the item at `index` is complete.
    var isItemDone = false
  }

  /// The path of the value, key or bracket at `offset`, such as `members[1].residentId`; empty for
  /// the outermost value.
  static func path(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> String {
    var frames: [Frame] = []
    var i = 0
    while i < min(offset, bytes.count) {
      switch bytes[i] {
      case 0x7B: frames.append(Frame(isArray: false))
      case 0x5B: frames.append(Frame(isArray: true))
      case 0x7D, 0x5D:
        _ = frames.popLast()
        endValue(&frames)
      case 0x2C:
        if let last = frames.indices.last, frames[last].isArray {
          frames[last].index += 1
          frames[last].isItemDone = false
        }
      case 0x22:
        let first = i + 1
        i = endOfString(from: first, in: bytes)
        if i >= offset { return render(frames) }
        if let last = frames.indices.last, !frames[last].isArray, frames[last].key == nil {
          frames[last].key = shown(
            UnsafeBufferPointer(rebasing: bytes[first..<min(i, bytes.count)]))
        } else {
          endValue(&frames)
        }
      case 0x3A, 0x20, 0x0A, 0x0D, 0x09: break
      default:
        while i + 1 < bytes.count, !isDelimiter(bytes[i + 1]) { i += 1 }
        if i + 1 > offset { return render(frames) }
        endValue(&frames)
      }
      i += 1
    }
    return render(frames)
  }

  /// A key as it may be shown: a plain short name, or `?`, because an unknown key can hold anything.
  static func shown(_ key: UnsafeBufferPointer<UInt8>) -> String {
    var digits = 0
    for byte in key {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: break
      case 0x30...0x39: digits += 1
      default: return "?"
      }
    }
    return (1...40).contains(key.count) && digits <= 2 ? String(decoding: key, as: UTF8.self) : "?"
  }

  private static func endValue(_ frames: inout [Frame]) {
    guard let last = frames.indices.last else { return }
    frames[last].key = nil
    frames[last].isItemDone = true
  }

  /// The index of the closing quote, or the end.
  private static func endOfString(from first: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var i = first
    while i < bytes.count, bytes[i] != 0x22 { i += bytes[i] == 0x5C ? 2 : 1 }
    return i
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2C, 0x7D, 0x5D, 0x3A, 0x22, 0x20, 0x0A, 0x0D, 0x09: true
    default: false
    }
  }

  private static func render(_ frames: [Frame]) -> String {
    var path = ""
    for frame in frames {
      if frame.isArray {
        if !frame.isItemDone { path += "[\(frame.index)]" }
      } else if let key = frame.key {
        path += path.isEmpty ? key : ".\(key)"
      }
      if path.utf8.count > 120 { return path + "..." }
    }
    return path
  }
}
