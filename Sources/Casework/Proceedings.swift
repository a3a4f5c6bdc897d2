import Contract
import Policy

/// What one fact led to. Reused from fact to fact so that deciding allocates nothing.
public final class Proceedings {
  /// What was concluded from the fact, or from a parked one whose turn it brought.
  public struct Ruling: Sendable, Equatable {
    public var identity: Digest
    public var position: Position
    public var verdict: Verdict
    /// Index of the step in the chain at which the fact was judged; 255: none.
    public var step: UInt8
    public var reasons: Range<Int>
  }

  /// Something that is told; its body stands in `json`.
  public struct Emission: Sendable, Equatable {
    public var topic: TopicID
    public var subject: String
    public var bytes: Range<Int>
    /// Of an internal emission: the partition whose lanes know its case, where that is not the fact's own.
    public var partition: Int32? = nil
  }

  /// A day on which the clock is to ask again.
  public struct Deadline: Sendable, Equatable {
    public var kind: TimerKind
    public var step: UInt8
    public var round: UInt16
    public var due: Day
  }

  public var rulings: [Ruling] = []
  public var reasons: [Reason] = []
  public var emissions: [Emission] = []
  public var deadlines: [Deadline] = []
  /// Parked facts of an unknown case that are given up: they become dead letters.
  public var expired: [Position] = []
  /// The fact came before with other bytes: a dead letter and an alert.
  public var forged = false
  /// The case or village was changed and has to be written.
  public var changed = false
  /// Version of the village after the first change that this fact made to it; 0: none.
  public var villageVersion: UInt32 = 0
  /// Generations of the claims that this fact took, in order.
  public var claimGenerations: [UInt32] = []
  /// Other cases whose being live mattered.
  public var observed: [Observation] = []
  /// Movements of money, in order.
  public var entries: [LedgerEntry] = []
  /// Of each purse and helper that this fact touched, the version after the first touch, in the order of the touches.
  public var sharedVersions: [UInt32] = []
  private var purses: [PurseKey] = []
  private var helpers: [Digest] = []
  /// Payments that were instructed, and the banks' answers that were accepted.
  public var payments: [PaymentRecord] = []
  /// What the pack's rules see.
  public let values = RuleValues()
  /// The JSON of all emissions.
  public var json = JSONWriter()
  /// Nothing is emitted, and what was met is not noted: for whoever only wants to know what would be decided.
  public var isMute = false

  public init() {}

  /// Empties it for the next fact, its memory kept.
  public func clear() {
    rulings.removeAll(keepingCapacity: true)
    reasons.removeAll(keepingCapacity: true)
    emissions.removeAll(keepingCapacity: true)
    deadlines.removeAll(keepingCapacity: true)
    expired.removeAll(keepingCapacity: true)
    claimGenerations.removeAll(keepingCapacity: true)
    observed.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    sharedVersions.removeAll(keepingCapacity: true)
    purses.removeAll(keepingCapacity: true)
    helpers.removeAll(keepingCapacity: true)
    payments.removeAll(keepingCapacity: true)
    forged = false
    changed = false
    villageVersion = 0
    json.clear()
  }

  /// The reasons of a ruling.
  public func reasons(of ruling: Ruling) -> ArraySlice<Reason> { reasons[ruling.reasons] }

  /// An emission's body.
  public func text(of emission: Emission) -> String {
    String(decoding: json.bytes[emission.bytes], as: UTF8.self)
  }

  func touched(_ key: PurseKey, version: UInt32) {
    // A fact touches few.
    guard !purses.contains(key) else { return }
    purses.append(key)
    sharedVersions.append(version)
  }

  func touched(helper: Digest, version: UInt32) {
    guard !helpers.contains(helper) else { return }
    helpers.append(helper)
    sharedVersions.append(version)
  }

  func rule(
    _ verdict: Verdict, on fact: Fact, _ position: Position, step: UInt8 = 255, since start: Int
  ) {
    rulings.append(
      Ruling(
        identity: fact.identity, position: position, verdict: verdict, step: step,
        reasons: start..<reasons.count))
  }

  func emit(_ topic: TopicID, _ subject: String, partition: Int32? = nil, _ body: (inout JSONWriter) -> Void) {
    guard !isMute else { return }
    let start = json.bytes.count
    json.beginDocument()
    body(&json)
    json.endObject()
    emissions.append(
      Emission(topic: topic, subject: subject, bytes: start..<json.bytes.count, partition: partition))
  }
}
