import Postgres

/// One session of a group's database fires deadlines at a time: whoever holds this lock.
public enum ClockRole {
  private static let lockClass: Int32 = 0x6472_6c63

  /// False when another session holds it.
  public static func hold(_ connection: Connection, settings: PipelineSettings) throws -> Bool {
    try connection.tryAdvisoryLock(lockClass, WorkerConnection.key(settings.group))
  }

  /// Lets another worker take the clock.
  public static func release(_ connection: Connection, settings: PipelineSettings) throws {
    try connection.releaseAdvisoryLock(lockClass, WorkerConnection.key(settings.group))
  }
}
