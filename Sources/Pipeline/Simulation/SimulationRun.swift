import Casework
import Contract
import Foundation
import Policy
import Postgres

/// Runs the journal's facts through a new pack. Reads one snapshot of the database and changes nothing.
public final class SimulationRun {
  /// How long it took, and on how much.
  public struct Effort: Sendable {
    public var factsRead = 0
    public var loadSeconds = 0.0
    public var factsFolded = 0
    public var foldSeconds = 0.0
    /// Of one core: what the run takes of a machine that others use as well.
    public var foldCoreSeconds = 0.0
    public var factsPerSecond: Double { foldCoreSeconds > 0 ? Double(factsFolded) / foldCoreSeconds : 0 }
  }

  /// Peak memory by facts kept, sorting included, measured on a million facts of whole lifecycles.
  public static let megabytesPerMillion = 150

  public let simulation: Simulation
  public private(set) var effort = Effort()
  public private(set) var differences: [CaseDifference] = []
  private let archive: Archive
  private let progress: (String) -> Void
  private let store = FactStore()
  private var deciders: [Caseworker] = []
  private var numbers: [UInt64: Int] = [:]

  /// - Parameters:
  ///   - archive: where cases and journal are read.
  ///   - simulation: decides and compares.
  ///   - progress: told what is being done and how far it is, every now and then.
  public init(archive: Archive, simulation: Simulation, progress: @escaping (String) -> Void = { _ in }) {
    self.archive = archive
    self.simulation = simulation
    self.progress = progress
  }

  /// Reads, decides again and compares.
  public func run() throws {
    let started = DispatchTime.now()
    // One moment for all lanes: no case with some of its facts.
    try archive.connection.execute("begin isolation level repeatable read, read only")
    do {
      defer { archive.connection.rollBack() }
      try choose()
      if store.caseCount > 0 { try load() }
    }
    effort.loadSeconds = Self.seconds(since: started)
    try fold()
  }

  /// The cases to look at, by their rows: facts of others are not kept.
  private func choose() throws {
    var seen = 0
    try archive.forEachCase { state in
      seen += 1
      if seen % 20_000 == 0 { progress("choosing cases: \(seen)") }
      if let why = simulation.leaves(out: state.village, appliedOn: state.stage == .unknown ? nil : state.appliedAt.day)
      {
        return simulation.leave(why)
      }
      store.add(state.id, waits: state.stage == .waiting)
    }
  }

  private func load() throws {
    let total = try archive.lag().taken
    let decoder = FactDecoder(identityKey: try archive.identityKey())
    try archive.forEachEntry { entry in
      effort.factsRead += 1
      if effort.factsRead % 50_000 == 0 {
        progress("reading the journal: \(effort.factsRead) of \(total) facts, \(store.factCount) kept")
      }
      // Dead letters and repeats changed no case.
      if entry.version != 0, entry.dead.isEmpty, entry.rulings.first?.verdict != .repeated { try keep(entry, decoder) }
    }
  }

  private func keep(_ entry: JournalEntry, _ decoder: FactDecoder) throws {
    guard case .fact(let boxed) = entry.content(decoder), boxed.isOfCase, store.holds(boxed.fact.subject) else {
      return
    }
    var fact = boxed.fact
    fact.arrived = Instant(milliseconds: entry.arrivedAt)
    let claims = RecordedClaims(entry.rulings.lazy.flatMap(\.reasons))
    try store.append(
      RecordedFact(fact, pack: try number(of: entry.pack), claims: claims), version: entry.version)
  }

  private func number(of pack: UInt64) throws -> Int {
    if let known = numbers[pack] { return known }
    deciders.append(Caseworker(pack: try archive.pack(key: pack)))
    numbers[pack] = deciders.count - 1
    return deciders.count - 1
  }

  private func fold() throws {
    let started = DispatchTime.now()
    let core = Self.coreSeconds
    var shown = started
    var cases = 0
    try store.forEachCase { id, facts, waits in
      if let difference = simulation.look(at: id, facts, waits: waits, deciders: deciders) {
        differences.append(difference)
      }
      effort.factsFolded += facts.count
      cases += 1
      guard cases % 500 == 0, Self.seconds(since: shown) > 0.2 else { return }
      shown = DispatchTime.now()
      progress(
        "deciding again: \(effort.factsFolded) of \(store.factCount) facts, \(differences.count) cases differ")
    }
    effort.foldSeconds = Self.seconds(since: started)
    effort.foldCoreSeconds = Self.coreSeconds - core
  }

  /// Processor time of this thread.
  private static var coreSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func seconds(since start: DispatchTime) -> Double {
    Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
  }
}
