import Contract

/// How many households one helper looks after, over all cases.
public struct HelperTally: Sendable, Equatable {
  public let helper: Digest
  public var version: UInt32 = 0
  public var households: Int32 = 0

  public init(helper: Digest) { self.helper = helper }

  /// As stored.
  public init(helper: Digest, version: UInt32, households: Int32) {
    self.helper = helper
    self.version = version
    self.households = households
  }
}
