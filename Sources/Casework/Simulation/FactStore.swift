import Contract

/// The facts of many cases in few bytes, and back case by case in the order in which they took effect.
///
/// What a whole run needs of memory stands in `dripline policy simulate --help`.
public final class FactStore {
  /// A fact's place; sorted by case, then by the version that it made of the case.
  private struct Entry {
    var owner: UInt32
    var version: UInt32
    /// In units of eight bytes over all chunks.
    var place: UInt32
  }

  private static let chunkBytes = 4 << 20
  private static let unit = 8

  private var numbers: [String: UInt32] = [:]
  private var ids: [String] = []
  private var waiting: Set<UInt32> = []
  private var entries: [Entry] = []
  private var chunks: [ByteBuffer] = []
  private var scratch = ByteWriter(capacity: 4096)
  private var isSorted = true

  public init() {}

  public var caseCount: Int { ids.count }
  public var factCount: Int { entries.count }

  /// Makes a case known: only its facts are kept.
  /// - Parameters:
  ///   - caseId: of the case.
  ///   - waits: it has asked for a place and got none yet.
  public func add(_ caseId: String, waits: Bool = false) {
    guard numbers[caseId] == nil else { return }
    if waits { waiting.insert(UInt32(ids.count)) }
    numbers[caseId] = UInt32(ids.count)
    ids.append(caseId)
  }

  /// Whether a case's facts are kept.
  public func holds(_ caseId: String) -> Bool { numbers[caseId] != nil }

  /// Keeps a fact of a known case. Facts may come in any order.
  /// - Parameters:
  ///   - recorded: the fact with what was recorded of it.
  ///   - version: what the fact made of its case; no two facts of a case make the same.
  public func append(_ recorded: RecordedFact, version: UInt32) throws {
    guard let owner = numbers[recorded.fact.subject] else { return }
    scratch.clear()
    recorded.encode(to: &scratch)
    let size = (scratch.count + Self.unit - 1) / Self.unit * Self.unit
    precondition(size <= Self.chunkBytes, "a fact is bounded by the contract")
    if chunks.last.map({ $0.count + size > Self.chunkBytes }) ?? true {
      chunks.append(ByteBuffer(capacity: Self.chunkBytes))
    }
    let place = ((chunks.count - 1) * Self.chunkBytes + chunks.last!.count) / Self.unit
    guard let place = UInt32(exactly: place) else { throw Full() }
    let chunk = chunks.last!
    chunk.append(scratch.view)
    for _ in scratch.count..<size { chunk.put(0) }
    entries.append(Entry(owner: owner, version: version, place: place))
    isSorted = false
  }

  /// More facts than can be kept.
  public struct Full: Error, CustomStringConvertible {
    public let description =
      "the facts take more than 32 GiB: simulate a region, or cases since a date (--region, --since)"
  }

  /// Every case with its facts in order, and whether it waits for a place; cases in the order in which they were
  /// made known.
  public func forEachCase(_ body: (String, [RecordedFact], Bool) throws -> Void) throws {
    if !isSorted { entries.sort { ($0.owner, $0.version) < ($1.owner, $1.version) } }
    isSorted = true
    var facts: [RecordedFact] = []
    var next = 0
    for (number, id) in ids.enumerated() {
      facts.removeAll(keepingCapacity: true)
      while next < entries.count, entries[next].owner == number {
        facts.append(try read(entries[next].place, id))
        next += 1
      }
      try body(id, facts, waiting.contains(UInt32(number)))
    }
  }

  private func read(_ place: UInt32, _ id: String) throws -> RecordedFact {
    let at = Int(place) * Self.unit
    let view = chunks[at / Self.chunkBytes].view
    var reader = ByteReader(UnsafeRawBufferPointer(rebasing: view[(at % Self.chunkBytes)...]))
    return try RecordedFact(from: &reader, case: id)
  }
}
