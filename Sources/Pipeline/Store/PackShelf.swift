import Casework
import Contract
import Policy
import Postgres

/// The packs at hand: the configured one, those published as facts, and those that cases have pinned.
public final class PackShelf {
  /// A pack at hand, ready to decide.
  public struct Entry {
    public let key: UInt64
    public let worker: Caseworker
    /// How much ground it covers: the smaller is the more specific.
    fileprivate let span: UInt64

    fileprivate init(_ pack: Pack) {
      key = Caseworker.key(ofPackHash: pack.hash)
      worker = Caseworker(pack: pack)
      span = Region.span(pack.jurisdiction)
    }
  }

  /// A pack that a case or journal entry names and the database does not have.
  public struct Missing: Error, CustomStringConvertible {
    public let description: String
  }

  /// The configured pack: for what no published one is for.
  public let current: Entry
  private var others: [UInt64: Entry] = [:]
  private let connection: Connection
  /// Published packs in the order in which they took effect.
  private var published: [Entry] = []
  private var newest: Int64 = 0
  /// Decided, but not stored yet.
  private var pending: [Entry] = []

  /// `keeps`: puts the configured pack into the database, so that a replay finds it; an auditor may not.
  public init(connection: Connection, source: PackSource, keeps: Bool = true) throws {
    self.connection = connection
    let pack = try PackLoader.load(source)
    guard pack.unset.isEmpty else {
      throw Missing(
        description: "the policy pack \(pack.id) has settings that a deployment has to make: "
          + pack.unset.map { "\($0.name) (\($0.required?.clause.rule ?? "?"))" }.joined(separator: ", ")
          + ". State them in a pack of your own with `parent:` \(pack.id)")
    }
    current = Entry(pack)
    if keeps {
      let parameters = ParameterWriter()
      parameters.append(int8: Int64(bitPattern: current.key))
      parameters.append(text: source.hash)
      parameters.append(text: source.text)
      try connection.query(SQL.insertPack, parameters)
    }
    try refresh()
  }

  /// Brings in what other workers have published meanwhile.
  public func refresh() throws {
    let parameters = ParameterWriter()
    parameters.append(int8: newest)
    let rows = try connection.query(SQL.readPublications, parameters)
    for row in 0..<rows.rowCount {
      let key = UInt64(bitPattern: try rows.int8(row, 1))
      let entry = try pack(key: key)
      pending.removeAll { $0.key == key }
      // At hand by its key too: a case may pin it and go on in the same batch.
      others[key] = entry
      published.append(entry)
      newest = try rows.int8(row, 0)
    }
  }

  // MARK: Choosing

  /// The pack that decides on a fact: the one that the case pinned at its application, unless that pack lets
  /// its cases follow the one in force.
  func entry(for state: Case, _ fact: Fact) throws -> Entry {
    guard state.pack != 0 else {
      guard case .application(let body) = fact.body else { return current }
      return inForce(region: body.village, on: fact.at.day)
    }
    let pinned = try pack(key: state.pack)
    guard pinned.worker.letsCasesFollow else { return pinned }
    let now = inForce(region: state.village, on: fact.at.day)
    return now.key != pinned.key && now.worker.continues(pinned.worker, state.programme) ? now : pinned
  }

  /// The most specific pack for a region and day; among equals the one in force since later, then the one
  /// published later; the configured one where none fits.
  func inForce(region: UInt64, on day: Day) -> Entry {
    if published.isEmpty, pending.isEmpty { return current }
    var best: Entry?
    for entry in [current] + published + pending where entry.worker.applies(region: region, on: day) {
      guard let other = best else {
        best = entry
        continue
      }
      if (other.span, entry.worker.inForceFrom) >= (entry.span, other.worker.inForceFrom) { best = entry }
    }
    return best ?? current
  }

  /// Makes sure that the pack of a case is at hand: deciding has no connection to read with.
  func bring(_ state: Case) throws { if state.pack != 0 { _ = try pack(key: state.pack) } }

  /// The pack of a key, read from the database where it is not at hand.
  public func pack(key: UInt64) throws -> Entry {
    if key == current.key { return current }
    if let known = others[key] { return known }
    if let known = pending.first(where: { $0.key == key }) { return known }
    let parameters = ParameterWriter()
    parameters.append(int8: Int64(bitPattern: key))
    let rows = try connection.query(SQL.readPack, parameters)
    guard rows.rowCount == 1 else {
      throw Missing(description: "policy pack \(String(key, radix: 16)), pinned by a case, is not in the database")
    }
    let entry = Entry(try PackLoader.load(PackSource(text: rows.text(0, 0))))
    others[key] = entry
    return entry
  }

  // MARK: Publishing

  func isPublished(_ hash: String) -> Bool {
    let key = Caseworker.key(ofPackHash: hash)
    return published.contains { $0.key == key } || pending.contains { $0.key == key }
  }

  func publish(_ pack: Pack) { pending.append(Entry(pack)) }

  /// What was decided has not happened.
  func rolledBack() { pending.removeAll() }
}
