import Casework
import Contract
import Policy

/// Decides every journaled fact again, from nothing, and compares with what was recorded.
///
/// Lanes are independent but for what cases share; an entry is taken when the state that it says it
/// was decided on is the state reached. So an order is found that explains every decision, and if none is,
/// the first entry that fits nowhere is told.
final class Refold {
  private let packs: PackShelf
  private let decoder: FactDecoder
  let prefix: String
  private(set) var cases: [String: Case] = [:]
  private(set) var commons: Commons
  private(set) var books = FoldedBooks()
  /// Hashes of the packs that took effect.
  private(set) var publications: Set<String> = []
  /// Dead letters that the journal accounts for, by position.
  private(set) var deadLetters: [Position: String] = [:]
  /// Of those about which orders were given, what became of them.
  private(set) var letters: [Position: Letter] = [:]
  /// A dead letter's record, out of the journal.
  private let record: (Position) throws -> EventRetried?
  /// How often each is set: instalments of one day come from several facts.
  private var deadlines: [UInt64: Int] = [:]
  private(set) var places = PlaceCheck()
  private(set) var offers = MoneyCheck()
  private var observed: [Observation] = []
  private var closedAt: [String: UInt32] = [:]
  private let out = Proceedings()
  private let assumed = Assumptions()

  /// What a decision says of other cases, while it is looked at again.
  private final class Assumptions {
    /// Cases that the entry says were live, with their versions.
    var live: [String: UInt32] = [:]
    /// Cases that hold a person whom the fact claims: the claim's generation says which moment it was. Of others
    /// that were not seen, none was to be seen: what a worker reads of them without changing it may be of any moment.
    var rivals: Set<String> = []
    var isClosed: (String) -> Bool = { _ in true }
  }

  init(packs: PackShelf, decoder: FactDecoder, prefix: String, record: @escaping (Position) throws -> EventRetried?) {
    self.record = record
    self.packs = packs
    self.decoder = decoder
    self.prefix = prefix
    let assumed = assumed
    commons = Commons { id in
      if let version = assumed.live[id] { return Standing(isClosed: false, version: version) }
      return Standing(isClosed: !assumed.rivals.contains(id) || assumed.isClosed(id), version: 0)
    }
    assumed.isClosed = { [unowned self] in cases[$0]?.stage == .closed }
  }

  enum Outcome {
    case taken
    /// The state that it was decided on has not been reached; the text says what differs now.
    case notYet(String)
  }

  func take(_ entry: JournalEntry) throws -> Outcome {
    if entry.lane == .clock { return tick(entry) }
    guard entry.lane.topic != nil else { return .notYet("the lane has no topic") }
    let content = entry.content(decoder)
    guard case .fact(let boxed) = content, entry.dead != Self.unread else { return try violation(content, entry) }
    var fact = boxed.fact
    fact.arrived = Instant(milliseconds: entry.arrivedAt)
    out.clear()
    let position = Position(lane: entry.lane.rawValue, offset: entry.offset)
    switch fact.body {
    case .quota(let body): return try quota(fact, position, body.village, entry)
    case .fundAllocation, .fundOrder: return try fund(fact, position, entry)
    case .policy: return publication(fact, position, entry)
    case .deadLetterOrder(let order): return try letter(fact, position, order, entry)
    default: return try caseFact(fact, position, entry)
    }
  }

  /// The verdict that does not follow from the record: nobody read it.
  private static let unread = ContractReason.factKilledWorker.code

  // MARK: Kinds of entries

  private func violation(_ content: FactBatch.Content, _ entry: JournalEntry) throws -> Outcome {
    if case .violation(let code, _, _) = content, entry.dead != code, entry.dead != Self.unread, !entry.isErased {
      return .notYet("it is refused as \(code), the journal says \(entry.dead.isEmpty ? "it was decided" : entry.dead)")
    }
    if entry.isErased, let why = try retold(entry) { return .notYet(why) }
    deadLetters[Position(lane: entry.lane.rawValue, offset: entry.offset)] = entry.dead
    return .taken
  }

  /// A fact that came again with other bytes, and whose record was erased, may have told where its case stood.
  private func retold(_ entry: JournalEntry) throws -> String? {
    guard let told = entry.emissions.first(where: { $0.topic == .caseState }) else { return nil }
    var state = cases[told.subject] ?? Case(id: told.subject)
    guard state.version + 1 == entry.version else {
      return "case \(told.subject) is at version \(state.version), the entry makes it \(entry.version)"
    }
    out.clear()
    out.takeVersion(toTell: &state)
    out.emitSnapshot(
      of: &state, by: try packs.pack(key: entry.pack).worker, at: Instant(milliseconds: entry.at))
    guard out.json.bytes[out.emissions[0].bytes].elementsEqual(told.json) else {
      return "its emission \(told.topic.suffix) differs"
    }
    cases[told.subject] = state
    return nil
  }

  private func tick(_ entry: JournalEntry) -> Outcome {
    for emission in entry.emissions {
      let key = Self.deadlineKey(emission.subject, String(decoding: emission.json, as: UTF8.self))
      // A deadline fires once.
      guard let count = deadlines[key] else { return .notYet("no such deadline of \(emission.subject) is set") }
      deadlines[key] = count > 1 ? count - 1 : nil
    }
    return .taken
  }

  private func quota(_ fact: Fact, _ position: Position, _ code: UInt64, _ entry: JournalEntry) throws -> Outcome {
    let before = commons.villages[code]
    try packs.pack(key: entry.pack).worker.decide(
      quota: fact, at: position, village: code, commons: &commons, into: out)
    if let why = difference(entry, version: 0, snapshot: nil) {
      commons.villages[code] = before
      return .notYet(why)
    }
    return accepted(entry)
  }

  private func fund(_ fact: Fact, _ position: Position, _ entry: JournalEntry) throws -> Outcome {
    let worker = try packs.pack(key: entry.pack).worker
    commons.beginTrial()
    worker.decide(fund: fact, at: position, commons: &commons, into: out)
    let why = difference(entry, version: 0, snapshot: nil)
    commons.endTrial(keeping: why == nil)
    if let why { return .notYet(why) }
    books.take(out, of: nil, position, at: fact.at)
    return accepted(entry)
  }

  private func publication(_ fact: Fact, _ position: Position, _ entry: JournalEntry) -> Outcome {
    let pack = Caseworker.decide(
      policy: fact, at: position, isPublished: publications.contains(fact.subject), into: out)
    if let why = difference(entry, version: pack == nil ? 0 : 1, snapshot: nil) { return .notYet(why) }
    if let pack { publications.insert(pack.hash) }
    return accepted(entry)
  }

  private func letter(_ fact: Fact, _ position: Position, _ order: DeadLetterOrder, _ entry: JournalEntry) throws
    -> Outcome
  {
    let place = Position(order)
    var letter = deadLetters[place].map { _ in letters[place] ?? Letter(position: place) }
    if entry.version != 0, (letter?.version ?? 0) + 1 != entry.version {
      return .notYet(
        "the dead letter \(fact.subject) is at version \(letter?.version ?? 0), the entry makes it \(entry.version)")
    }
    Caseworker.decide(
      letter: fact, at: position, &letter, record: letter == nil ? nil : try record(place),
      corrected: RawRecord.corrected, into: out)
    if let why = difference(entry, version: out.changed ? letter?.version ?? 0 : 0, snapshot: nil) {
      return .notYet(why)
    }
    if out.changed, let letter { letters[place] = letter }
    return accepted(entry)
  }

  private func caseFact(_ fact: Fact, _ position: Position, _ entry: JournalEntry) throws -> Outcome {
    var state = cases[fact.subject] ?? Case(id: fact.subject)
    if entry.version != 0, state.version + 1 != entry.version {
      return .notYet("case \(fact.subject) is at version \(state.version), the entry makes it \(entry.version)")
    }
    let before = Undo(fact, state, entry, commons)
    assumed.live = Dictionary(entry.observed.map { ($0.caseId, $0.version) }, uniquingKeysWith: { first, _ in first })
    assumed.rivals = before.holders
    defer { (assumed.live, assumed.rivals) = ([:], []) }
    let pack = try packs.pack(key: entry.pack)
    commons.beginTrial()
    pack.worker.decide(fact, at: position, case: &state, commons: &commons, into: out)
    if entry.version != 0, entry.tellsCase { out.takeVersion(toTell: &state) }
    let why = difference(entry, version: out.changed ? state.version : 0, snapshot: (pack.worker, state, fact.at))
    commons.endTrial(keeping: why == nil)
    if let why {
      before.restore(&commons)
      return .notYet(why)
    }
    books.take(out, of: state, position, at: fact.at)
    if out.changed { cases[fact.subject] = state }
    if state.stage == .closed, closedAt[state.id] == nil { closedAt[state.id] = state.version }
    observed += entry.observed
    if out.rulings.first?.verdict != .repeated {
      if case .placeOffered = fact.body { places.taken(by: state.id) }
      if case .moneyOffered = fact.body { offers.taken(by: state.id) }
    }
    for deadline in out.deadlines {
      let timer = Proceedings()
      timer.emitTimer(
        state.id, kind: deadline.kind, step: deadline.step, round: deadline.round, due: deadline.due)
      deadlines[Self.deadlineKey(state.id, timer.text(of: timer.emissions[0])), default: 0] += 1
    }
    for lost in out.expired { deadLetters[lost] = ContractReason.caseUnknown.code }
    return accepted(entry)
  }

  private func accepted(_ entry: JournalEntry) -> Outcome {
    for emission in entry.emissions where emission.topic == .placeOffered { places.offered(to: emission.subject) }
    for emission in entry.emissions where emission.topic == .moneyOffered { offers.offered(to: emission.subject) }
    if !entry.dead.isEmpty {
      deadLetters[Position(lane: entry.lane.rawValue, offset: entry.offset)] = entry.dead
    }
    return .taken
  }

  private static func deadlineKey(_ caseId: String, _ json: String) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(caseId)
    hasher.combine(json)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  // MARK: Comparing

  /// What of the decision is not as recorded, or nil.
  private func difference(
    _ entry: JournalEntry, version: UInt32, snapshot: (worker: Caseworker, state: Case, at: Instant)?
  ) -> String? {
    if version != entry.version { return "it makes version \(version), the journal says \(entry.version)" }
    if out.villageVersion != entry.villageVersion {
      return
        "village \(entry.village) would be at version \(out.villageVersion), the journal says \(entry.villageVersion)"
    }
    if out.claimGenerations != entry.claimGenerations { return "persons are claimed at another turn" }
    if out.sharedVersions != entry.sharedVersions {
      return "purses and helpers would be at versions \(out.sharedVersions), the journal says \(entry.sharedVersions)"
    }
    if out.observed != entry.observed { return "other cases were seen otherwise" }
    let rulings = out.rulings.map {
      JournalEntry.Ruling(
        position: $0.position, verdict: $0.verdict, step: $0.step, reasons: Array(out.reasons[$0.reasons]))
    }
    if rulings != entry.rulings {
      return "it is decided as \(Self.words(rulings)), the journal says \(Self.words(entry.rulings))"
    }
    return emissionDifference(entry, snapshot)
  }

  private func emissionDifference(
    _ entry: JournalEntry, _ snapshot: (worker: Caseworker, state: Case, at: Instant)?
  ) -> String? {
    // What the stage adds: the snapshot with the batch's last fact of a case, and announcements of dead letters.
    for position in out.expired {
      announce(position, ContractReason.caseUnknown.code, entry.rulings.isEmpty ? nil : snapshot?.state.id)
    }
    if var snapshot, entry.tellsCase {
      out.emitSnapshot(of: &snapshot.state, by: snapshot.worker, at: snapshot.at)
    }
    if out.forged {
      announce(Position(lane: entry.lane.rawValue, offset: entry.offset), entry.dead, snapshot?.state.id)
    }
    guard out.emissions.count == entry.emissions.count else {
      return "it emits \(out.emissions.count) events, the journal has \(entry.emissions.count)"
    }
    for (mine, theirs) in zip(out.emissions, entry.emissions) {
      guard mine.topic == theirs.topic, mine.subject == theirs.subject,
        out.json.bytes[mine.bytes].elementsEqual(theirs.json)
      else { return "its emission \(theirs.topic.suffix) differs" }
      let partition = mine.topic.direction == .internal ? mine.partition ?? entry.partition : -1
      guard partition == theirs.partition else {
        return "its emission \(theirs.topic.suffix) goes to another partition"
      }
    }
    return nil
  }

  private func announce(_ position: Position, _ reason: String, _ caseId: String?) {
    out.emitDeadLetter(
      lane: LaneID(rawValue: position.lane).name(prefix: prefix), offset: position.offset,
      reason: reason, field: "", caseId: caseId)
  }

  private static func words(_ rulings: [JournalEntry.Ruling]) -> String {
    rulings.map { "\($0.verdict.text)(\($0.reasons.map(\.name).joined(separator: ",")))" }.joined(separator: "; ")
  }

  /// Observations of cases that were closed already when they were said to be live.
  func wrongObservations() -> [Observation] {
    observed.filter { seen in
      guard let state = cases[seen.caseId], seen.version <= state.version else { return true }
      return closedAt[seen.caseId].map { seen.version >= $0 } ?? false
    }
  }
}
