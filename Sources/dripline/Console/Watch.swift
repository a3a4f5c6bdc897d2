import HTTP
import Console
import Contract
import Foundation
import Pipeline
import Policy
import Synchronization

/// Looks at the deployment in the background, so that no page has to wait for it: lanes every two seconds, cases as
/// often as their number allows.
final class Watch: Sendable {
  struct Sight: Sendable {
    var overview: OverviewModel
    var survey: CaseSurvey?
    /// The latest time of a fact.
    var factTime: Instant?
  }

  private let sight: Mutex<Sight>
  private let pool: ReaderPool
  private let settings: PipelineSettings
  private let broker: BrokerSight?
  private let log: ServerLog
  private let isOver = Atomic<Bool>(false)
  private let ended = DispatchGroup()
  private let activity = Mutex(Activity())

  static let laneSeconds = 2.0
  static let surveySecondsMin = 5.0

  init(_ settings: PipelineSettings, pool: ReaderPool, hasBroker: Bool, log: ServerLog) {
    self.settings = settings
    self.pool = pool
    self.log = log
    broker = hasBroker ? BrokerSight(settings) : nil
    sight = Mutex(Sight(overview: Self.blank(at: Self.wall)))
  }

  /// Cases may be counted before lanes were seen for the first time: the names of what is counted are there from the start.
  private static func blank(at: Instant) -> OverviewModel {
    var made = OverviewModel(at: at, database: .init(.unset), broker: .init(.unset))
    made.verdicts = Activity.verdicts
    made.outcomes = CaseSurvey.outcomes
    return made
  }

  static var wall: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

  var now: Sight { sight.withLock { $0 } }

  /// The moment from which ages are counted.
  var moment: Instant {
    guard settings.clock == .facts else { return Self.wall }
    return sight.withLock { $0.factTime } ?? Self.wall
  }

  func start() {
    for work in [followLanes, followCases, followBroker] {
      ended.enter()
      let thread = Thread { [self] in
        work()
        ended.leave()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  func stop() {
    isOver.store(true, ordering: .releasing)
    ended.wait()
    broker?.close()
  }

  private func rest(_ seconds: Double) {
    let end = Date(timeIntervalSinceNow: seconds)
    while !isOver.load(ordering: .acquiring), Date() < end { Thread.sleep(forTimeInterval: 0.05) }
  }

  private func followLanes() {
    while !isOver.load(ordering: .acquiring) {
      lookAtLanes()
      rest(Self.laneSeconds)
    }
  }

  private func followCases() {
    while !isOver.load(ordering: .acquiring) {
      let started = Date()
      survey()
      rest(max(Self.surveySecondsMin, 5 * Date().timeIntervalSince(started)))
    }
  }

  private func followBroker() {
    while let broker, !isOver.load(ordering: .acquiring) {
      broker.look(sight.withLock { $0.overview.lanes.compactMap { LaneID(row: $0, settings.prefix) } })
      rest(3)
    }
  }

  // MARK: Looking

  func lookAtLanes() {
    let began = ContinuousClock.now
    do {
      let (lanes, dead) = try pool.read { archive in
        let lanes = try archive.laneRows()
        let took = ContinuousClock.now - began
        try activity.withLock { try $0.follow(lanes, archive, at: Self.wall) }
        return ((rows: lanes, took: took), try archive.openDeadLetterCounts())
      }
      let millis = Int(lanes.took / .milliseconds(1))
      see(lanes.rows, dead, note: Localized(en: "\(millis) ms", zh: "\(millis)毫秒"))
    } catch {
      let wasUp = sight.withLock { sight in
        defer {
          sight.overview.database = .init(.down)
          sight.overview.at = Self.wall
          sight.overview.broker = broker?.now.health ?? .init(.unset)
          sight.overview.factsPerSecond = nil
        }
        return sight.overview.database.state != .down
      }
      if wasUp { log(.error, "the database does not answer", [("problem", "\(error)")]) }
    }
  }

  private func see(_ rows: [LaneRow], _ dead: [(reason: String, count: Int)], note: Localized) {
    let broker = broker?.now
    let at = Self.wall
    var made = Self.blank(at: at)
    made.database = .init(.good, note: note)
    made.broker = broker?.health ?? .init(.unset)
    made.lanes = rows.map { row in
      .init(
        topic: row.lane.topic?.name(prefix: settings.prefix) ?? "clock", partition: Int(row.lane.partition),
        epoch: row.epoch,
        next: row.nextOffset, published: broker?.published[row.lane].map { $0 + row.logBase }, end: row.endOffset,
        owner: row.owner,
        advancedAt: row.updatedAt, takeovers: row.takeovers)
    }
    made.workers = Dictionary(grouping: made.lanes.filter { !$0.owner.isEmpty }, by: \.owner).map { owner, lanes in
      .init(
        name: owner, lanes: lanes.count, lag: lanes.reduce(0) { $0 + $1.lag },
        advancedAt: lanes.compactMap(\.advancedAt).max())
    }.sorted { $0.name < $1.name }
    made.factsTaken = rows.filter { $0.lane.topic != nil }.reduce(0) { $0 + $1.nextOffset - $1.firstOffset }
    made.deadByReason = dead
    made.deadOpen = dead.reduce(0) { $0 + $1.count }
    activity.withLock { activity in
      made.factsPerSecond = activity.factsPerSecond
      made.minutes = activity.minutes(until: at)
      made.alerts = activity.alerts
      made.isSampled = activity.isSampled
    }
    let seen = made
    let factTime = rows.compactMap(\.factTime).max()
    let wasDown = sight.withLock { sight in
      let wasDown = sight.overview.database.state == .down
      sight.overview = seen
      sight.factTime = factTime
      if let survey = sight.survey { Self.put(survey, into: &sight.overview) }
      return wasDown
    }
    if wasDown { log(.info, "the database answers again") }
  }

  /// Counts every case anew. Also called by tests, which do not wait for the background.
  func survey() {
    guard let survey = try? pool.read({ try CaseSurvey($0) }) else { return }
    sight.withLock { sight in
      sight.survey = survey
      Self.put(survey, into: &sight.overview)
    }
  }

  private static func put(_ survey: CaseSurvey, into overview: inout OverviewModel) {
    overview.casesUnderWay = survey.openCount
    overview.casesOverdue = survey.overdue
    overview.casesInAll = survey.cases
    overview.months = survey.months
    overview.countedAt = survey.takenAt
  }
}

extension LaneID {
  init?(row: OverviewModel.Lane, _ prefix: String) {
    if row.topic == "clock" {
      self = .clock
      return
    }
    guard let topic = TopicID(name: row.topic, prefix: prefix) else { return nil }
    self.init(topic, Int32(row.partition))
  }
}
