import Contract
import Policy

/// A synthetic province: facts of whole lifecycles of invented households, in the order of their
/// time, the same bytes for the same seed on every machine.
///
/// | share | ending of the household's first case |
/// | --- | --- |
/// | 70 % | registered, three monthly instalments paid, each 3 to 14 days after its due day, closed |
/// | 4 % | refused at intake: the card declares car, housing, public pay or a business |
/// | 4 % | refused at intake: income above the line |
/// | 9.5 % | refused by a comparison finding: the six in equal parts, 11 of 12 from the department of R-295 |
/// | 4 % | review rejected for good: village 2, township 2, county 1 parts |
/// | 2 % | objection upheld at the village (2 of 3) or township notice |
/// | 4.5 % | withdrawn at one of six stages |
/// | 1 % | left without an answer at one of six stages, so that it becomes overdue |
/// | 0.5 % | first instalment returned by the bank three times |
/// | 0.5 % | a member stands on a neighbour's card too: refused |
///
/// | share | on the way |
/// | --- | --- |
/// | 10 % of comparisons | reported in two or three events |
/// | 6 % of village reviews | first meeting bad: attendance, majority, gatekeeper, absent opinions; held again |
/// | 1 % of reviews, each level | returned, then passed in round 2 |
/// | 3 % / 1.5 % of village / township notices | too short, posted again |
/// | 3.5 % of notices | an objection, settled as rejected |
/// | 1 % of notices | an objection still open at the end, posted again |
/// | 5 % of those paid | an instalment returned once (or twice, one in eight) by the bank |
/// | 3 % / 3 % | income changed during the case / member added after the second month, so that the third pays for one person more |
/// | 60 % of those registered | a helper assigned |
/// | 20 % of those refused at intake or comparison | apply again as a new case, which is paid |
/// | 10 % / 5 % | nominated / discovered; 5 % away from home with contacts on record |
/// | one village in seven | too few places until mid-June; the cases without a place rest until then |
/// | 1 % of events | twice, the same bytes |
/// | 1 % of cases | one early fact, before the one it follows, both with the same time |
/// | 0.5 % of closed cases | a late fact |
///
/// An applicant for the allowance goes through the same steps, with these differences: what is declared or
/// found is one of the "seven not insured" instead of the six; 3 % are refused at intake for
/// financial assets above 24 times the month's standard of 640.00 yuan a person, 4 % have between 20 and 24
/// times; 5 % have a mark of the "four strict", on the card or found, and the
/// township's secretary signs, too; no person stands on two cards, and no place of the village is taken.
///
/// Persons do not exist: resident IDs carry city 3499, which is not assigned, with valid check digits
/// (GB 11643); account and telephone numbers lie outside the ranges in use. Every person has an ID of
/// their own but for the duplicates above. All times lie in 2025, before 20 December, at +08:00; those of
/// `Programmes.all`, of which `World` tells, before November 2026.
public struct Synthesis: Sendable {
  /// A township as counted in the documents.
  public enum Township {
    /// All households and people of its seven villages.
    public static let households = 8848
    public static let people = 34_830
    public static let villages = 7
    /// Households on its register, and the people in them.
    public static let registeredHouseholds = 1239
    public static let registeredPeople = 4166
  }

  /// The most households that can be asked for.
  public static let householdsMax = Geography.householdsMax

  public let households: Int
  public let seed: UInt64
  /// First part of every topic name.
  public let prefix: String
  /// How many events that the contract refuses are mixed in, of cases of their own.
  public let badEvents: Int
  /// After how many milliseconds the second copy of a repeated event follows. With 0 it stands right
  /// behind the first and times never descend; else a copy's time is older than its neighbours'.
  public let repeatDelayMs: Int32
  public let programmes: Programmes
  /// By which `Programmes.all` is decided.
  private let pack: Pack?

  /// The most households for `Programmes.all`.
  public static let householdsOfAll = 1...50_000

  /// Villages of up to 177 applying households, 7 to a township. With `township`, exactly one
  /// township of 7 villages, 1,239 households and 4,166 people, whatever `households` says.
  public init(
    households: Int, seed: UInt64, prefix: String = "aid", township: Bool = false,
    badEvents: Int = 0, repeatDelayMs: Int32 = 0, programmes: Programmes = .registration,
    pack: @autoclosure () -> Pack = .sample
  ) {
    precondition((0...Synthesis.householdsMax).contains(households), "households out of range")
    precondition(programmes != .all || households <= Synthesis.householdsOfAll.upperBound, "households out of range")
    precondition(badEvents >= 0 && repeatDelayMs >= 0)
    self.households = township ? Township.registeredHouseholds : households
    self.seed = seed
    self.prefix = prefix
    self.badEvents = badEvents
    self.repeatDelayMs = repeatDelayMs
    self.programmes = programmes
    self.pack = programmes == .all ? pack() : nil
  }

  /// Number of lines; costs the planning but no text, or the whole for `Programmes.all`.
  public func count() -> Int {
    var count = 0
    if programmes == .all { visit { _ in count += 1 } } else { count = plan().lines.count }
    return count
  }

  /// The codes of the villages, ascending.
  public var villages: [UInt64] {
    let geography = Geography(households: households)
    return (0..<geography.villages).map { UInt64(geography.villageCode(of: $0)) }
  }

  /// Writes all lines as JSON Lines, in pieces of 64 KiB and a little more, cut at line ends. The
  /// bytes are valid only during the call.
  /// - Returns: what became of everybody, for `Programmes.all`.
  @discardableResult
  public func write(to sink: (UnsafeRawBufferPointer) throws -> Void) rethrows -> Outcomes? {
    if let world = world() {
      let out = world.writer.out
      while world.advance() {
        guard out.count >= 1 << 16 else { continue }
        try sink(UnsafeRawBufferPointer(start: out.base, count: out.count))
        out.count = 0
      }
      if out.count > 0 { try sink(UnsafeRawBufferPointer(start: out.base, count: out.count)) }
      return world.outcomes
    }
    var renderer = renderer()
    let out = renderer.out
    for line in plan().lines {
      renderer.write(line)
      if out.count >= 1 << 16 {
        try sink(UnsafeRawBufferPointer(start: out.base, count: out.count))
        out.count = 0
      }
    }
    if out.count > 0 { try sink(UnsafeRawBufferPointer(start: out.base, count: out.count)) }
    return nil
  }

  /// Hands over one event after another without copying; the view is valid only during the call.
  /// - Returns: what became of everybody, for `Programmes.all`.
  @discardableResult
  public func visit(_ body: (SyntheticEventView) throws -> Void) rethrows -> Outcomes? {
    if let world = world() {
      while world.advance() {
        for parts in world.written { try body(parts.view(in: world.writer.out)) }
        world.writer.out.count = 0
      }
      return world.outcomes
    }
    var renderer = renderer()
    for line in plan().lines {
      renderer.out.count = 0
      renderer.write(line)
      try body(renderer.view())
    }
    return nil
  }

  /// All events as values; for small numbers of households.
  public func events() -> [SyntheticEvent] {
    var events: [SyntheticEvent] = []
    visit { events.append($0.event) }
    return events
  }

  func plan() -> Plan {
    Plan(
      geography: Geography(households: households), mix: mix, badEvents: badEvents,
      repeatDelay: repeatDelayMs)
  }

  private func world() -> World? {
    guard let pack else { return nil }
    return World(
      households: households, seed: seed, pack: pack, prefix: prefix, badEvents: badEvents,
      repeatDelayMs: repeatDelayMs)
  }

  private func renderer() -> Renderer {
    Renderer(geography: Geography(households: households), mix: mix, prefix: prefix)
  }

  private var mix: ProgrammeMix { ProgrammeMix(programmes: programmes, seed: seed) }
}
