import CLibrdkafka

/// The consumer group's name, generation and member, as they stood when it was taken.
///
/// Offsets sent to a transaction with it are refused by the coordinator when the generation has passed.
/// `@unchecked Sendable`: the C object is never changed.
public final class GroupMetadata: @unchecked Sendable {
  let native: OpaquePointer

  /// The generation, or nil when the object carries none.
  public let generation: Int32?

  /// Metadata without a member: offsets are accepted from anybody, so nothing is fenced.
  public init(groupId: String) {
    native = rd_kafka_consumer_group_metadata_new(groupId)
    generation = nil
  }

  /// A given generation and member, for tests of fencing.
  public init(groupId: String, generation: Int32, memberId: String, instanceId: String? = nil) {
    native = rd_kafka_consumer_group_metadata_new_with_genid(groupId, generation, memberId, instanceId)
    self.generation = generation
  }

  /// Takes over what librdkafka returned.
  init(taking native: OpaquePointer) {
    self.native = native
    generation = Self.readGeneration(native)
  }

  deinit { rd_kafka_consumer_group_metadata_destroy(native) }

  /// There is no getter in librdkafka 2.0, but the serialised form begins with a magic word and the
  /// generation. Another version of that form gives nil.
  private static func readGeneration(_ native: OpaquePointer) -> Int32? {
    var buffer: UnsafeMutableRawPointer?
    var count = 0
    guard rd_kafka_consumer_group_metadata_write(native, &buffer, &count) == nil, let buffer else {
      return nil
    }
    defer { rd_kafka_mem_free(nil, buffer) }
    let magic = "CGMDv2:".utf8
    guard count >= magic.count + 4,
      zip(magic, UnsafeRawBufferPointer(start: buffer, count: count))
        .allSatisfy({ $0 == $1 })
    else { return nil }
    return buffer.loadUnaligned(fromByteOffset: magic.count, as: Int32.self)
  }
}
