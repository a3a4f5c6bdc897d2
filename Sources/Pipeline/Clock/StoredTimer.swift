import Casework
import Contract

/// A deadline as it waits in the database.
struct StoredTimer: Equatable {
  var caseId: String
  var village: UInt64
  /// Of the lane that set it: the timer's fact goes to the same partition, so that it meets its case.
  var partition: Int32
  var kind: TimerKind
  var step: UInt8
  var round: UInt16
  var due: Day

  init(_ deadline: Proceedings.Deadline, caseId: String, village: UInt64, partition: Int32) {
    self.init(
      caseId: caseId, village: village, partition: partition, kind: deadline.kind, step: deadline.step,
      round: deadline.round, due: deadline.due)
  }

  init(
    caseId: String, village: UInt64, partition: Int32, kind: TimerKind, step: UInt8, round: UInt16, due: Day
  ) {
    self.caseId = caseId
    self.village = village
    self.partition = partition
    self.kind = kind
    self.step = step
    self.round = round
    self.due = due
  }

  init(from: inout ByteReader, due: Day) throws(CodecError) {
    caseId = try from.text()
    village = try from.unsigned()
    partition = Int32(truncatingIfNeeded: try from.unsigned())
    kind = try from.word()
    step = try from.byte()
    round = UInt16(truncatingIfNeeded: try from.unsigned())
    self.due = due
  }

  static func decode(_ bytes: UnsafeRawBufferPointer, due: Day) throws(CodecError) -> [StoredTimer] {
    var from = ByteReader(bytes)
    var all: [StoredTimer] = []
    while !from.isAtEnd { all.append(try StoredTimer(from: &from, due: due)) }
    return all
  }
}

extension ByteWriter {
  mutating func timer(_ timer: StoredTimer) {
    text(timer.caseId)
    unsigned(timer.village)
    unsigned(UInt64(timer.partition))
    byte(timer.kind.rawValue)
    byte(timer.step)
    unsigned(UInt64(timer.round))
  }
}
