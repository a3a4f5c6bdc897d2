import Postgres

/// When the facts behind emissions were published, from the journal.
public final class FactTimes {
  private let prefix: String
  private var times: [LaneID: [Int64: Int64]] = [:]

  /// - Parameters:
  ///   - settings: where the topics are.
  ///   - since: in milliseconds since 1970; what came before is left out.
  public init(_ settings: PipelineSettings, since: Double = 0) throws {
    prefix = settings.prefix
    let connection = try WorkerConnection.open(settings, purpose: "bench")
    let (keyring, _) = try WorkerConnection.keyring(settings, connection)
    let sealer = Sealer(keyring: keyring)
    for text in try connection.textRows("select lane from dripline.lanes").compactMap({ $0[0] }) {
      let lane = LaneID(rawValue: UInt32(text)!)
      var next: Int64 = 0
      while true {
        let blocks = try Journal.read(connection, lane, from: next, to: .max, limit: 64, sealer: sealer)
        guard let last = blocks.last else { break }
        for stored in blocks {
          for entry in stored.block.entries where Double(entry.recordedAt) >= since {
            times[lane, default: [:]][entry.offset] = entry.recordedAt
          }
        }
        next = last.block.end
      }
    }
  }

  /// Milliseconds since 1970 at which the fact of an emission was written to its topic.
  public func recordedAt(emission id: String) -> Double? {
    let parts = id.split(separator: "/")
    guard parts.count == 4, let offset = Int64(parts[2]),
      let lane = LaneID(name: "\(parts[0])/\(parts[1])", prefix: prefix)
    else { return nil }
    return times[lane]?[offset].map(Double.init)
  }
}
