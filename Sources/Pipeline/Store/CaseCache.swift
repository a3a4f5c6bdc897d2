import Casework

/// A case in memory, with what is stored of it.
final class HeldCase {
  var state: Case
  /// Version of the stored row; 0: there is none.
  var storedVersion: UInt32
  /// Facts of the batch in hand that are still to come: the last one carries the state snapshot.
  var pending = 0
  /// The id's first 16 bytes: sorts as the id does, without looking at its text.
  let order: (UInt64, UInt64)

  init(_ state: Case, storedVersion: UInt32) {
    self.state = state
    self.storedVersion = storedVersion
    var first = [UInt64](repeating: 0, count: 2)
    for (index, byte) in state.id.utf8.prefix(16).enumerated() {
      first[index / 8] |= UInt64(byte) << UInt64(56 - index % 8 * 8)
    }
    order = (first[0], first[1])
  }

  static func < (a: HeldCase, b: HeldCase) -> Bool {
    a.order == b.order ? a.state.id < b.state.id : a.order < b.order
  }

  var isDirty: Bool { state.version != storedVersion }

  /// Uses the state in place: a copy would retain every list of the case.
  @inline(__always)
  func inPlace(_ use: (inout Case) -> Void) { use(&state) }
}

/// The cases that an owner of lanes has seen lately, so that a case's next fact needs no read.
///
/// Two generations: when the young one is full it becomes the old one, and the old one is dropped. A row
/// that was changed elsewhere meanwhile is found out at the write, by its version.
struct CaseCache {
  private var young: [String: HeldCase] = [:]
  private var old: [String: HeldCase] = [:]
  private let generationMax: Int

  init(capacity: Int) { generationMax = max(1, capacity / 2) }

  mutating func find(_ id: String) -> HeldCase? {
    if let held = young[id] { return held }
    guard let held = old.removeValue(forKey: id) else { return nil }
    young[id] = held
    return held
  }

  mutating func insert(_ held: HeldCase) {
    young[held.state.id] = held
  }

  mutating func remove(_ id: String) {
    young[id] = nil
    old[id] = nil
  }

  /// Between batches only: no case of a batch in hand may be dropped.
  mutating func trim() {
    guard young.count > generationMax else { return }
    old = young
    young = [:]
  }

  mutating func removeAll() {
    young = [:]
    old = [:]
  }
}
