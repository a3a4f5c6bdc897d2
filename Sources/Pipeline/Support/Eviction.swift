import Postgres

/// Ends the sessions of workers that were frozen in the middle of a transaction.
///
/// Such a transaction keeps its rows locked for as long as its process neither dies nor goes on: PostgreSQL
/// has no limit for a session that waits for the rest of its client's messages. The worker that takes the
/// lanes over would wait with it. What is ended here has no effect; should its owner ever wake, it finds its
/// connection gone and starts over.
enum Eviction {
  /// A worker sends a transaction's messages in one go: one that is silent for so long is frozen, or cut off.
  static let silenceSeconds = 3

  /// - Returns: how many sessions were ended.
  static func run(_ settings: PipelineSettings) throws -> Int {
    // With the login's own rights: a worker's role may not look at other sessions.
    let connection = try Connection(url: settings.databaseURL, applicationName: "dripline eviction")
    defer { connection.close() }
    return try connection.textRows(
      """
      select pg_terminate_backend(a.pid) from pg_stat_activity a
      where a.datname = current_database() and a.pid <> pg_backend_pid() and a.application_name like 'dripline %'
        and a.wait_event = 'ClientRead' and a.xact_start < clock_timestamp() - interval '\(silenceSeconds) s'
        and exists (
          select from pg_locks l where l.pid = a.pid and l.granted and l.mode in ('RowShareLock', 'RowExclusiveLock')
          and l.relation in ('dripline.lanes'::regclass, 'dripline.cases'::regclass))
      """
    ).count
  }
}
