import Casework
import Contract
import Policy
import Postgres
import Synchronization

/// What the pipeline has stored, for people and reports. Reads only, one thread at a time.
public final class Archive {
  let connection: Connection
  private let settings: PipelineSettings
  /// By key, which says what is in them: one that was loaded serves the whole process.
  private static let knownPacks = Mutex<[UInt64: Pack]>([:])
  private var madeSealer: Sealer?

  /// Opens the database of `settings`; of Kafka nothing is needed.
  public init(_ settings: PipelineSettings) throws {
    self.settings = settings
    connection = try WorkerConnection.open(settings, purpose: "reader", as: .console)
    try connection.execute("set default_transaction_read_only = on")
  }

  /// Opens journal blocks; asks for the keys only when it is first needed.
  func sealer() throws -> Sealer {
    if let made = madeSealer { return made }
    let made = Sealer(keyring: try WorkerConnection.keyring(settings, connection).0)
    madeSealer = made
    return made
  }

  /// Resident IDs are hashed with it; asks for the keys.
  func identityKey() throws -> IdentityKey {
    guard let key = IdentityKey(try WorkerConnection.keyring(settings, connection).0.identityKey) else {
      throw Keyring.Problem(description: "the key is too short")
    }
    return key
  }

  /// The case as it stands, or nil where nothing is stored under this id.
  public func state(of id: String) throws -> Case? {
    let ids = BinaryArray(of: .text)
    ids.append(text: id)
    let rows = try connection.query(SQL.readCases, ParameterWriter(ids))
    guard rows.rowCount == 1 else { return nil }
    let version = UInt32(bitPattern: try rows.int4(0, 1))
    return try rows.withBytes(0, 2) { try Case(id: id, version: version, bytes: $0) }
  }

  /// The pack that decides on a case; the built-in one where none is pinned yet.
  public func pack(of state: Case) throws -> Pack { try state.pack == 0 ? Pack.sample : pack(key: state.pack) }

  /// Reasons of the journal, with the rules of the pack that decided.
  public func resolved(_ reasons: [Reason], by pack: UInt64) throws -> [Reason] {
    guard reasons.contains(where: { $0.ruleIndex >= 0 }) else { return reasons }
    let pack = try self.pack(key: pack)
    return reasons.map { $0.resolved(pack) }
  }

  func pack(key: UInt64) throws -> Pack {
    if let known = Self.knownPacks.withLock({ $0[key] }) { return known }
    let parameters = ParameterWriter()
    parameters.append(int8: Int64(bitPattern: key))
    let rows = try connection.query(SQL.readPack, parameters)
    guard rows.rowCount == 1 else {
      throw PackShelf.Missing(description: "policy pack \(String(key, radix: 16)) is not in the database")
    }
    let source = try PackSource(text: rows.text(0, 0))
    let pack = source.files == PackSource.sample.files ? Pack.sample : try PackLoader.load(source)
    Self.knownPacks.withLock { $0[key] = pack }
    return pack
  }

  private static let everyCase = Statement(
    sql: "select case_id, version, state from dripline.cases where case_id > $1 order by case_id limit 1000",
    parameterTypes: [.text])

  /// Every case in the order of ids, a thousand at a time.
  public func forEachCase(_ body: (Case) throws -> Void) throws {
    var last = ""
    while true {
      let parameters = ParameterWriter()
      parameters.append(text: last)
      let rows = try connection.query(Self.everyCase, parameters)
      for row in 0..<rows.rowCount {
        last = try rows.text(row, 0)
        let version = UInt32(bitPattern: try rows.int4(row, 1))
        try body(try rows.withBytes(row, 2) { try Case(id: last, version: version, bytes: $0) })
      }
      if rows.rowCount < 1000 { return }
    }
  }

  private static let lanes = Statement(sql: "select lane from dripline.lanes order by lane")

  /// Every entry of the journal, lane by lane in order; the clock's ticks are left out.
  public func forEachEntry(_ body: (JournalEntry) throws -> Void) throws {
    let rows = try connection.query(Self.lanes)
    for row in 0..<rows.rowCount {
      let lane = LaneID(rawValue: UInt32(try rows.int4(row, 0)))
      guard lane.topic != nil else { continue }
      var from: Int64 = 0
      while true {
        let blocks = try Journal.read(connection, lane, from: from, to: .max, limit: 16, sealer: try sealer())
        guard let last = blocks.last else { break }
        for stored in blocks { for entry in stored.block.entries { try body(entry) } }
        from = last.block.end
      }
    }
  }

  private static let lagging = Statement(
    sql: """
      select count(*), coalesce(sum(greatest(end_offset - next_offset, 0)), 0)::bigint,
        coalesce(sum(next_offset - first_offset), 0)::bigint
      from dripline.lanes where topic <> 'clock'
      """)

  /// How far behind the workers are.
  public struct Lag: Sendable, Equatable {
    public var lanes: Int64
    /// Facts that are on the topics, as last seen, and have not taken effect.
    public var facts: Int64
    /// Facts that have taken effect.
    public var taken: Int64
  }

  /// How far the workers are behind.
  public func lag() throws -> Lag {
    let rows = try connection.query(Self.lagging)
    return Lag(lanes: try rows.int8(0, 0), facts: try rows.int8(0, 1), taken: try rows.int8(0, 2))
  }
}
