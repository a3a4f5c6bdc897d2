import Contract

// A card's evidence as stored bytes. Cards themselves are never parked; what a case keeps of one is.

extension ByteWriter {
  mutating func evidence(_ evidence: [Evidence]) {
    unsigned(evidence.count)
    for item in evidence {
      text(item.name)
      switch item.value {
      case .bool(let value): byte(value ? 1 : 0)
      case .integer(let value):
        byte(2)
        signed(value)
      case .text(let value):
        byte(3)
        text(value)
      }
    }
  }
}

extension ByteReader {
  mutating func evidence() throws(CodecError) -> [Evidence] {
    var evidence: [Evidence] = []
    for _ in 0..<(try count()) {
      let name = try text()
      let value: Evidence.Value
      switch try byte() {
      case 0: value = .bool(false)
      case 1: value = .bool(true)
      case 2: value = .integer(try signed())
      case 3: value = .text(try text())
      case let tag: throw CodecError("no kind of evidence has the number \(tag)")
      }
      evidence.append(Evidence(name: name, value: value))
    }
    return evidence
  }
}
