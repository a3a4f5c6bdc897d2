/// What is going to happen in the invented world. `ordinal` is the number of a case in its household; `step` and
/// `round` say which request is answered, so that an answer that nobody waits for any more is not given.
enum Happening {
  /// By its place among the wishes of the household.
  case apply(wish: UInt8)
  case resubmit(ordinal: UInt8)
  case withdraw(ordinal: UInt8)
  /// `departments`: one bit each; 0: whoever was asked.
  case compare(ordinal: UInt8, step: UInt8, round: UInt16, departments: UInt16)
  case check(ordinal: UInt8, number: UInt16)
  case review(ordinal: UInt8, step: UInt8, round: UInt16)
  case object(ordinal: UInt8)
  case takeDown(ordinal: UInt8, step: UInt8, round: UInt16)
  case milestone(ordinal: UInt8, stage: UInt8, tries: UInt8)
  /// The bank's answer to an instruction, by its place among those of the case.
  case bank(ordinal: UInt8, payment: UInt16)
  case retry(ordinal: UInt8)
  case hold(ordinal: UInt8)
  case release(ordinal: UInt8)
  /// Money that was paid is claimed back after an audit.
  case audit(ordinal: UInt8)
  /// Claimed money comes back, or is given up.
  case repay(ordinal: UInt8)
  case visit(ordinal: UInt8, step: UInt8, round: UInt16)
  case call(ordinal: UInt8)
  case help(ordinal: UInt8)
  case plan(ordinal: UInt8)
  case change
  case timer(ordinal: UInt8, kind: UInt8, step: UInt8, round: UInt16, due: Int32)
  case quota(village: Int32, isRaised: Bool)
  case allocate(fund: Int32, year: UInt16)
  case topUp(fund: Int32, year: UInt16)
  case freeze(fund: Int32)
  case unfreeze(fund: Int32)
  /// A line that was written before, by its place among those kept.
  case copy(Int32)
  case bad(Int32)
}

/// What is to come, in the order of time, then household, then number.
struct Agenda {
  struct Entry {
    /// Milliseconds since 1970.
    var at: Int64
    /// -1: no household's.
    var household: Int32
    var number: UInt32
    var what: Happening

    static func < (a: Entry, b: Entry) -> Bool {
      if a.at != b.at { return a.at < b.at }
      if a.household != b.household { return a.household < b.household }
      return a.number < b.number
    }
  }

  /// A binary heap.
  private var entries: [Entry] = []

  var isEmpty: Bool { entries.isEmpty }

  mutating func add(_ entry: Entry) {
    entries.append(entry)
    var place = entries.count - 1
    while place > 0 {
      let parent = (place - 1) / 2
      guard entry < entries[parent] else { break }
      entries[place] = entries[parent]
      place = parent
    }
    entries[place] = entry
  }

  mutating func next() -> Entry? {
    guard let first = entries.first, let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return first }
    var place = 0
    while true {
      var child = place * 2 + 1
      guard child < entries.count else { break }
      if child + 1 < entries.count, entries[child + 1] < entries[child] { child += 1 }
      guard entries[child] < last else { break }
      entries[place] = entries[child]
      place = child
    }
    entries[place] = last
    return first
  }
}
