// What a card declares beyond its own fields, and a review or visit reports beyond theirs.

extension Scanner {
  /// Findings as words, none twice.
  mutating func declared(_ findings: inout FindingSet) throws(Fault) {
    var seen: FindingSet = []
    var words = try array(Limits.declared)
    while try next(&words) {
      let at = offset
      let finding = try word(Finding.self)
      if seen.contains(finding) { throw Fault(.itemRepeated, at: at) }
      seen.insert(FindingSet(finding))
    }
    findings.formUnion(seen)
  }

  /// An object whose names are the programme's own, so that no table knows them.
  mutating func evidence() throws(Fault) -> [Evidence] {
    skipSpace()
    let opening = offset
    guard take(0x7B) else { throw fault(.fieldType) }
    var evidence: [Evidence] = []
    if take(0x7D) { return evidence }
    repeat {
      skipSpace()
      guard next < end, next.pointee == 0x22 else { throw fault(.jsonMalformed) }
      let key = try string()
      guard Evidence.isName(key.buffer) else { throw Fault(.evidenceMalformed, at: key.offset) }
      let name = key.string
      if evidence.contains(where: { $0.name == name }) {
        throw Fault(.jsonDuplicateKey, at: key.offset, name: PathFinder.shown(key.buffer))
      }
      if evidence.count == Limits.cardEvidence.upperBound {
        throw Fault(
          .fieldLength, at: opening, bounds: 0...Int64(Limits.cardEvidence.upperBound))
      }
      guard take(0x3A) else { throw fault(.jsonMalformed) }
      evidence.append(Evidence(name: name, value: try evidenceValue()))
    } while take(0x2C)
    guard take(0x7D) else { throw fault(.jsonMalformed) }
    return evidence
  }

  private mutating func evidenceValue() throws(Fault) -> Evidence.Value {
    skipSpace()
    guard next < end else { throw fault(.jsonMalformed) }
    switch next.pointee {
    case 0x22:
      let text = try string()
      guard text.count <= Limits.evidenceTextBytes else {
        throw Fault(.fieldLength, at: text.offset, bounds: 0...Int64(Limits.evidenceTextBytes))
      }
      guard text.buffer.allSatisfy({ 0x20...0x7E ~= $0 }) else {
        throw Fault(.evidenceMalformed, at: text.offset)
      }
      return .text(text.string)
    case 0x74, 0x66: return .bool(try boolean())
    default: return .integer(try integer(Limits.evidenceInteger))
    }
  }
}
