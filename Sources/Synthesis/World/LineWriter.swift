import Contract

/// Offsets of a line's parts in the buffer that it was written to.
struct LineParts {
  var line = 0..<0
  var topic = 0..<0
  var key = 0..<0
  var id = 0..<0
  var source = 0..<0
  var type = 0..<0
  var time = 0..<0
  var subject = 0..<0
  var data = 0..<0
  var at = Instant(milliseconds: 0)

  func view(in out: ByteBuffer) -> SyntheticEventView {
    func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(start: out.base + range.lowerBound, count: range.count)
    }
    return SyntheticEventView(
      topic: slice(topic), key: slice(key), id: slice(id), source: slice(source), type: slice(type),
      timeText: slice(time), time: at, subject: slice(subject), data: slice(data), line: slice(line))
  }

  /// The same, `bytes` further on.
  func moved(by bytes: Int) -> LineParts {
    func moved(_ range: Range<Int>) -> Range<Int> { range.lowerBound + bytes..<range.upperBound + bytes }
    return LineParts(
      line: moved(line), topic: moved(topic), key: moved(key), id: moved(id), source: moved(source),
      type: moved(type), time: moved(time), subject: moved(subject), data: moved(data), at: at)
  }
}

/// Who says it, of what, when.
struct Address {
  /// Division code of 12 digits.
  var key: UInt64
  var id: String
  var source: String
  var subject: String
  var at: Instant
}

/// Turns what is said into lines.
final class LineWriter {
  let out = ByteBuffer()
  private let prefix: String
  private let words = WordTexts()

  init(prefix: String) { self.prefix = prefix }

  func write(_ said: Said, _ address: Address) -> LineParts {
    write(said.topic, address) { json in json.object { self.body(of: said, &$0) } }
  }

  /// A line whose data stands already as JSON; it may be what the contract refuses.
  func write(_ topic: TopicID, _ address: Address, data: String) -> LineParts {
    write(topic, address) { json in
      json.out.reserve(data.utf8.count)
      json.out.bytes(Array(data.utf8))
    }
  }

  private func write(_ topic: TopicID, _ address: Address, _ data: (inout JSONText) -> Void) -> LineParts {
    var parts = LineParts()
    parts.at = address.at
    let start = out.count
    text("{\"topic\":\"")
    parts.topic = part {
      text(prefix)
      text(".")
      text(topic.suffix)
    }
    text("\",\"key\":\"")
    parts.key = part {
      out.reserve(12)
      out.padded(Int(address.key), 12)
    }
    text("\",\"event\":{\"specversion\":\"1.0\",\"id\":\"")
    parts.id = part { text(address.id) }
    text("\",\"source\":\"")
    parts.source = part { text(address.source) }
    text("\",\"type\":\"")
    parts.type = part {
      text("aid.")
      text(topic.suffix)
    }
    text("\",\"time\":\"")
    parts.time = part {
      out.reserve(40)
      out.time(address.at)
    }
    text("\",\"subject\":\"")
    parts.subject = part { text(address.subject) }
    text("\",\"datacontenttype\":\"application/json\",\"data\":")
    parts.data = part {
      var json = JSONText(out, words)
      data(&json)
    }
    text("}}\n")
    parts.line = start..<out.count
    return parts
  }

  /// The same bytes once more.
  func again(_ parts: LineParts) -> LineParts {
    out.reserve(parts.line.count)
    let moved = parts.moved(by: out.count - parts.line.lowerBound)
    out.again(from: parts.line.lowerBound, to: parts.line.upperBound)
    return moved
  }

  private func text(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      out.reserve(bytes.count)
      out.raw(bytes)
    }
  }

  private func part(_ body: () -> Void) -> Range<Int> {
    let start = out.count
    body()
    return start..<out.count
  }
}
