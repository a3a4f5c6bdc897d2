import Contract

/// The places of one village in one programme, shared by its cases.
///
/// The waiting list is ordered by the time at which a case became ready for a place, then by case id.
public struct Village: Sendable, Equatable {
  /// A case that waits for a place, and since when.
  public struct Waiting: Sendable, Equatable {
    public var caseId: String
    public var since: Instant
  }

  public var code: UInt64
  public var version: UInt32 = 0
  /// nil until the township has set a number.
  public var places: Int32?
  /// Places held by cases, offers under way included.
  public var used: Int32 = 0
  public var waiting: [Waiting] = []
  /// Facts about the village itself, newest last; bounded.
  public var taken: [Taken] = []

  static let takenMax = 256

  public init(code: UInt64) { self.code = code }

  var free: Int32 { max(0, (places ?? 0) - used) }

  func isWaiting(_ caseId: String) -> Bool { waiting.contains { $0.caseId == caseId } }

  /// Takes a place, or joins the waiting list and answers with the position in it, counted from 1.
  mutating func take(_ caseId: String, at since: Instant) -> Int? {
    if free > 0 && waiting.isEmpty {
      used += 1
      return nil
    }
    let entry = Waiting(caseId: caseId, since: since)
    let index =
      waiting.firstIndex { ($0.since, $0.caseId) > (since, caseId) } ?? waiting.count
    waiting.insert(entry, at: index)
    return index + 1
  }

  /// Gives back a place, or leaves the waiting list.
  mutating func leave(_ caseId: String, holdsPlace: Bool) {
    if !holdsPlace, let index = waiting.firstIndex(where: { $0.caseId == caseId }) {
      waiting.remove(at: index)
    } else {
      used -= 1
    }
  }

  /// The waiting cases that now get a place.
  mutating func offers() -> [String] {
    var offered: [String] = []
    while free > 0, !waiting.isEmpty {
      offered.append(waiting.removeFirst().caseId)
      used += 1
    }
    return offered
  }
}
