import Casework
import Contract
import Postgres

/// The dead letters that a batch's orders are about.
///
/// The batch before it may still be on its way to the database: what that one changed is in memory, and counts before
/// what the database says. A row that another worker changed meanwhile is found at the write, by its version.
final class LetterShelf {
  struct Held {
    var letter: Letter?
    /// The version that is stored.
    var base: UInt32
    /// The dead letter's record as it came; nil: the journal has it no more.
    var record: EventRetried?
  }

  private let connection: Connection
  private let sealer: Sealer
  private let decoder: FactDecoder
  private(set) var held: [Position: Held] = [:]
  private(set) var changed: [Position] = []

  /// Kept at most; beyond, they are read again.
  private static let keptMax = 4096

  init(connection: Connection, keyring: Keyring) {
    self.connection = connection
    sealer = Sealer(keyring: keyring)
    // A key ring's hash key is long enough.
    decoder = FactDecoder(identityKey: IdentityKey(keyring.identityKey)!)
  }

  func load(_ batch: FactBatch) throws {
    changed = []
    if held.count > Self.keptMax { held.removeAll() }
    for record in batch.records {
      guard case .fact(let boxed) = record.content, case .letter(let position) = boxed.concern, held[position] == nil
      else { continue }
      held[position] = try read(position)
    }
  }

  private func read(_ position: Position) throws -> Held {
    guard var letter = try LetterReader.letter(at: position, connection) else {
      return Held(letter: nil, base: 0, record: nil)
    }
    let base = letter.version
    if letter.state == .proposed, let order = letter.order {
      letter.event = try LetterReader.proposal(at: order, connection, sealer, decoder)
    }
    return Held(letter: letter, base: base, record: try LetterReader.record(at: position, connection, sealer))
  }

  func put(_ letter: Letter) {
    held[letter.position]?.letter = letter
    if !changed.contains(letter.position) { changed.append(letter.position) }
  }

  /// The batch is decided: the next one rests on it as if it were stored.
  func settle() { for position in changed { held[position]!.base = held[position]!.letter!.version } }

  /// What was decided has not happened.
  func rolledBack() {
    held.removeAll()
    changed = []
  }
}

/// Reads what orders about dead letters rest on.
enum LetterReader {
  static func letter(at position: Position, _ connection: Connection) throws -> Letter? {
    let parameters = ParameterWriter()
    parameters.append(int4: Int32(position.lane))
    parameters.append(int8: position.offset)
    let rows = try connection.query(SQL.readLetter, parameters)
    guard rows.rowCount == 1 else { return nil }
    return try letter(rows, 0, at: position, from: 0)
  }

  /// Of a row whose columns state, version, order_lane, order_offset and proposer begin at `first`.
  static func letter(_ rows: QueryResult, _ row: Int, at position: Position, from first: Int) throws -> Letter {
    Letter(
      position: position, version: UInt32(bitPattern: try rows.int4(row, first + 1)),
      state: Letter.State(rawValue: UInt8(clamping: try rows.int2(row, first))) ?? .open,
      order: rows.isNull(row, first + 2)
        ? nil : Position(lane: UInt32(try rows.int4(row, first + 2)), offset: try rows.int8(row, first + 3)),
      proposer: Digest(bitPattern: try rows.int8(row, first + 4)))
  }

  /// A dead letter's record as it came; one that was itself tried again is taken out of its wrapping.
  static func record(at position: Position, _ connection: Connection, _ sealer: Sealer) throws -> EventRetried? {
    guard let entry = try Journal.entry(connection, at: position, sealer: sealer), let topic = entry.lane.topic else {
      return nil
    }
    return topic == .eventRetried ? entry.unwrapped : EventRetried(topic: topic, record: entry.raw)
  }

  /// The corrected event of the order that proposed it.
  static func proposal(at order: Position, _ connection: Connection, _ sealer: Sealer, _ decoder: FactDecoder) throws
    -> [UInt8]
  {
    guard let entry = try Journal.entry(connection, at: order, sealer: sealer),
      case .fact(let boxed) = entry.content(decoder),
      case .deadLetterOrder(let body) = boxed.fact.body
    else { return [] }
    return body.event
  }
}

extension RawRecord {
  /// The record of an event in structured mode that came by no broker.
  static func corrected(_ event: [UInt8]) -> [UInt8] {
    var raw = ByteWriter(capacity: event.count + 128)
    event.withUnsafeBytes {
      append(key: "", headers: [("content-type", "application/cloudevents+json")], value: $0, to: &raw)
    }
    return raw.bytes
  }
}

extension JournalEntry {
  /// Of a dead letter that was tried again: the topic that it came on, and its record; nil: of any other fact.
  var unwrapped: EventRetried? {
    guard lane.topic == .eventRetried else { return nil }
    return raw.withUnsafeBytes { raw in
      RetriedRecord.read(RawRecord.event(raw, recordedAt: recordedAt))
    }
  }
}

/// What a record of `aid.event.retried.v1` wraps.
enum RetriedRecord {
  /// The key has no part in it: no body of this topic names a person.
  private static let decoder = FactDecoder(identityKey: IdentityKey([UInt8](repeating: 0, count: 32))!)

  static func read(_ event: borrowing RawEvent) -> EventRetried? {
    guard let fact = try? decoder.decode(event, topic: .eventRetried), case .retried(let body) = fact.body else {
      return nil
    }
    return body
  }
}
