import Contract
import Kafka
import Postgres

extension ToldBefore {
  /// An emission as it stands on a topic; nil: not one of this pipeline.
  static func read(_ batch: MessageBatch, _ index: Int, _ topic: TopicID, prefix: String) -> (key: Key, words: Words)? {
    var id = "", subject = ""
    batch.forEachHeader(at: index) { name, value, size in
      let text = { value.map { String(decoding: UnsafeRawBufferPointer(start: $0, count: size), as: UTF8.self) } ?? "" }
      switch String(cString: name) {
      case "ce_id": id = text()
      case "ce_subject": subject = text()
      default: break
      }
    }
    guard let said = Key.read(id: id, prefix: prefix) else { return nil }
    let value = batch.value(at: index) ?? UnsafeRawBufferPointer(start: nil, count: 0)
    let digest = subject.withUTF8 { Self.digest(topic, UnsafeRawBufferPointer($0), value) }
    return (said.key, Words(again: said.again, digest: digest))
  }

  private static let put = Statement(
    sql: """
      insert into dripline.told (lane, lane_offset, place, again, digest)
      select * from unnest($1::int[], $2::bigint[], $3::int[], $4::int[], $5::bigint[])
      on conflict (lane, lane_offset, place) do update set again = excluded.again, digest = excluded.digest
      """,
    parameterTypes: [.int4Array, .int8Array, .int4Array, .int4Array, .int8Array])
  private static let rowsMax = 10_000

  /// Keeps it where workers and audits find it.
  func store(_ connection: Connection) throws {
    let lane = BinaryArray(of: .int4), offset = BinaryArray(of: .int8), place = BinaryArray(of: .int4)
    let again = BinaryArray(of: .int4), digest = BinaryArray(of: .int8)
    try connection.transaction {
      for (number, (key, said)) in words.enumerated() {
        lane.append(int4: Int32(key.lane))
        offset.append(int8: key.offset)
        place.append(int4: key.place)
        again.append(int4: said.again)
        digest.append(int8: said.digest)
        guard lane.count == Self.rowsMax || number == words.count - 1 else { continue }
        try connection.query(Self.put, ParameterWriter(lane, offset, place, again, digest))
        for array in [lane, offset, place, again, digest] { array.removeAll() }
      }
    }
  }
}
