import Contract
import Policy

/// The audits that this console has run, the newest first.
public struct AuditModel: Sendable {
  /// What an audit found.
  public struct Verdict: Sendable, Equatable {
    public var at: Instant
    public var seconds: Int
    public var by: String
    /// Whether the topics were read as well.
    public var withTopics: Bool
    public var ok: Bool
    /// Why it could not be brought to an end; then nothing else holds.
    public var problem: String?
    public var details: [Detail]
    public var differences: [String]
    public var differenceCount: Int
    public init(
      at: Instant, seconds: Int, by: String, withTopics: Bool, ok: Bool, problem: String?, details: [Detail],
      differences: [String], differenceCount: Int
    ) {
      self.at = at
      self.seconds = seconds
      self.by = by
      self.withTopics = withTopics
      self.ok = ok
      self.problem = problem
      self.details = details
      self.differences = differences
      self.differenceCount = differenceCount
    }
  }

  /// An audit that is under way.
  public struct Running: Sendable, Equatable {
    public var startedAt: Instant
    public var by: String
    public var progress: String
    public init(startedAt: Instant, by: String, progress: String) {
      self.startedAt = startedAt
      self.by = by
      self.progress = progress
    }
  }

  public var verdicts: [Verdict] = []
  public var running: Running?
  /// A broker is set, so that topics can be read as well.
  public var canReadTopics = false

  public init() {}
}
