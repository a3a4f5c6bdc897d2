internal import CLibpq

/// Sends statements without waiting for answers; handed to the closure of `Connection.beginPipeline`.
public final class PipelineSender {
  private unowned let connection: Connection
  private let handle: OpaquePointer
  fileprivate var steps: [PipelineStep] = []
  fileprivate private(set) var statementCount = 0

  fileprivate init(_ connection: Connection, _ handle: OpaquePointer) {
    self.connection = connection
    self.handle = handle
  }

  /// Sends one statement; the parameters are copied and may be reused at once.
  /// - Returns: the index of its result.
  @discardableResult
  public func send(_ statement: Statement, _ parameters: ParameterWriter? = nil) throws(PostgresError) -> Int {
    if connection.preparedName(statement) == nil {
      _ = try connection.prepare(handle, statement)
      steps.append(.prepare(statement, before: statementCount))
    }
    try connection.sendPrepared(handle, statement, parameters)
    steps.append(.statement(isCommit: statement === Statement.commit))
    statementCount += 1
    return statementCount - 1
  }

  /// Opens a transaction within the pipeline; counts as a statement.
  @discardableResult
  public func begin() throws(PostgresError) -> Int { try send(.begin) }

  /// Commits within the pipeline, unless a statement before it fails; counts as a statement. Spares a round
  /// trip, and then a condition such as "one row was updated" must be enforced by the SQL itself.
  @discardableResult
  public func commit() throws(PostgresError) -> Int { try send(.commit) }
}

enum PipelineStep {
  case prepare(Statement, before: Int)
  case statement(isCommit: Bool)
}

/// A pipeline that was sent and whose results are still to come. `finish()` it before using the connection
/// for anything else; dropped unfinished, it closes the connection.
public final class PendingPipeline {
  private let connection: Connection
  private let steps: [PipelineStep]
  /// The pipeline may commit: by its own COMMIT, or because it ran outside a transaction.
  private let mayCommit: Bool
  private let wasIdle: Bool
  private var isFinished = false

  fileprivate init(_ connection: Connection, _ steps: [PipelineStep], wasIdle: Bool, mayCommit: Bool) {
    self.connection = connection
    self.steps = steps
    self.wasIdle = wasIdle
    self.mayCommit = mayCommit
  }

  deinit { if !isFinished { connection.close() } }

  /// Moves what the sockets will take right now, without waiting.
  public func advance() {
    guard !isFinished, let handle = connection.handle else { return }
    _ = PQflush(handle)
    _ = PQconsumeInput(handle)
  }

  /// Waits for all results, one for each statement, in the order of sending.
  ///
  /// When a statement fails, the server skips those after it up to the end of the pipeline; the error names
  /// the failed one in `statementIndex`. A transaction begun within the pipeline is then rolled back.
  public func finish() throws(PostgresError) -> [QueryResult] {
    guard !isFinished else { throw PostgresError(.protocol, "this pipeline is finished") }
    isFinished = true
    connection.occupant = nil
    guard let handle = connection.handle else {
      var error = PostgresError(.connection, "the connection is closed", isConnectionLost: true)
      error.outcomeUnknown = mayCommit
      throw error
    }
    do throws(PostgresError) {
      return try receive(handle)
    } catch {
      var error = error
      error.outcomeUnknown = mayCommit && error.isConnectionLost
      if wasIdle { connection.rollBack() }
      throw error
    }
  }

  private func receive(_ handle: OpaquePointer) throws(PostgresError) -> [QueryResult] {
    let deadline = connection.newDeadline()
    var results: [QueryResult] = []
    results.reserveCapacity(steps.count)
    var firstError: PostgresError?
    var index = 0
    for step in steps {
      let outcome = try receiveOne(handle, deadline)
      switch (step, outcome) {
      case (.prepare(let statement, let before), .failed(let error)):
        connection.forget(statement)
        firstError = firstError ?? indexed(error, before)
      case (.prepare(let statement, _), .skipped): connection.forget(statement)
      case (.prepare, .done): break
      case (.statement(let isCommit), .done(let result)):
        if isCommit, result.commandTag == "ROLLBACK" {
          firstError =
            firstError ?? indexed(PostgresError(.protocol, "COMMIT of a failed transaction"), index)
        }
        results.append(result)
      case (.statement, .failed(let error)): firstError = firstError ?? indexed(error, index)
      case (.statement, .skipped): break
      }
      if case .statement = step { index += 1 }
    }
    if let error = try receiveSync(handle, deadline) { firstError = firstError ?? error }
    if let firstError { throw firstError }
    return results
  }

  private enum Outcome {
    case done(QueryResult)
    case failed(PostgresError)
    case skipped
  }

  /// One step's result and the nil after it.
  private func receiveOne(_ handle: OpaquePointer, _ deadline: Deadline) throws(PostgresError) -> Outcome {
    guard let result = try connection.nextResult(handle, deadline) else {
      throw connection.lost("the server's answers ended early")
    }
    let outcome: Outcome
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: outcome = .done(QueryResult(taking: result))
    case PGRES_PIPELINE_ABORTED:
      PQclear(result)
      outcome = .skipped
    case PGRES_FATAL_ERROR:
      let error = connection.failure(handle, clearing: result)
      if connection.isBroken { throw error }
      outcome = .failed(error)
    default:
      PQclear(result)
      throw connection.lost("an answer out of place in a pipeline (COPY is not allowed there)")
    }
    if let extra = try connection.nextResult(handle, deadline) {
      let error = connection.failure(handle, clearing: extra)
      connection.close()
      throw error
    }
    return outcome
  }

  /// The end of the pipeline. The commit of an implicit transaction happens there, and can fail by itself
  /// (a deferred constraint): such an error comes before the end and belongs to no statement.
  private func receiveSync(_ handle: OpaquePointer, _ deadline: Deadline) throws(PostgresError)
    -> PostgresError?
  {
    var commitError: PostgresError?
    for _ in 0..<4 {
      guard let result = try connection.nextResult(handle, deadline) else { continue }
      if PQresultStatus(result) == PGRES_PIPELINE_SYNC {
        PQclear(result)
        guard PQexitPipelineMode(handle) == 1 else { throw connection.lost("the pipeline did not end") }
        return commitError
      }
      let error = connection.failure(handle, clearing: result)
      if connection.isBroken { throw error }
      commitError = error
    }
    throw connection.lost("the pipeline's end is missing")
  }

  private func indexed(_ error: PostgresError, _ index: Int) -> PostgresError {
    var error = error
    error.statementIndex = index
    return error
  }
}

extension Connection {
  /// Sends the statements of `body` in one go and returns when all bytes have left; the results are fetched by
  /// `finish()`, so that the caller can work while the server does.
  ///
  /// Outside a transaction the pipeline is one transaction by itself. `body` must not throw: if it does, the
  /// connection is closed, because what was sent cannot be taken back.
  public func beginPipeline(_ body: (PipelineSender) throws -> Void) throws -> PendingPipeline {
    let handle = try freeHandle()
    let wasIdle = !isInTransaction
    guard PQenterPipelineMode(handle) == 1 else { throw refused(handle) }
    occupant = "pipeline"
    let sender = PipelineSender(self, handle)
    do {
      try body(sender)
      guard PQpipelineSync(handle) == 1 else { throw refused(handle) }
    } catch {
      occupant = nil
      close()
      throw error
    }
    let hasCommit = sender.steps.contains { if case .statement(true) = $0 { true } else { false } }
    let hasBegin = sender.steps.isEmpty == false && wasIdle
    let pending = PendingPipeline(
      self, sender.steps, wasIdle: wasIdle, mayCommit: hasCommit || hasBegin)
    do throws(PostgresError) {
      try flush(handle, newDeadline())
    } catch {
      // The server may have got everything: let finish() tell it, with the outcome marked.
      occupant = nil
      throw pending.abandoned(error)
    }
    return pending
  }

  /// Sends the statements of `body` in one round trip and returns their results.
  public func pipeline(_ body: (PipelineSender) throws -> Void) throws -> [QueryResult] {
    try beginPipeline(body).finish()
  }
}

extension PendingPipeline {
  fileprivate func abandoned(_ error: PostgresError) -> PostgresError {
    isFinished = true
    var error = error
    error.outcomeUnknown = mayCommit
    return error
  }
}
