import Casework
import Contract
import Policy

@testable import Synthesis

/// A fresh worker that reads the lines of a world, with a clock of its own: what the world kept to itself, deadlines
/// and what the pipeline tells itself, is made anew here from the decisions alone.
final class Refold {
  final class Folder {
    var state: Case
    init(_ id: String) { state = Case(id: id) }
  }

  private final class Store {
    var folders: [String: Folder] = [:]
    func folder(_ id: String) -> Folder {
      if let known = folders[id] { return known }
      let folder = Folder(id)
      folders[id] = folder
      return folder
    }
  }

  private struct Deadline {
    var at: Int64
    var household: Substring
    var number: Int
    var caseId: String
    var body: TimerDue

    static func < (a: Deadline, b: Deadline) -> Bool { (a.at, a.household, a.number) < (b.at, b.household, b.number) }
  }

  private let worker: Caseworker
  private let decoder = FactDecoder(identityKey: IdentityKey([UInt8](repeating: 3, count: 32))!)
  private let store = Store()
  private var commons: Commons
  private let out = Proceedings()
  /// The first to come is last.
  private var deadlines: [Deadline] = []
  private var deadlineCount = 0
  private var offset: Int64 = 0
  private var now: Int64 = 0
  private(set) var topics: [TopicID: Int] = [:]
  private(set) var verdicts: [Verdict: Int] = [:]
  private(set) var problems: [String] = []
  private(set) var firedCount = 0
  private(set) var entries = 0

  var cases: [Case] { store.folders.values.map(\.state) }
  var purses: [PurseKey: Purse] { commons.purses }

  init(pack: Pack) {
    worker = Caseworker(pack: pack)
    let store = store
    commons = Commons { id in
      guard let state = store.folders[id]?.state else { return Standing(isClosed: false, version: 0) }
      return Standing(isClosed: state.stage == .closed, version: state.version)
    }
  }

  /// Reads one line, after every deadline before it.
  func take(_ line: UnsafeRawBufferPointer, at: Instant) {
    fire(until: at.milliseconds)
    now = at.milliseconds
    do {
      let read = try decoder.decode(line: line, recordedAt: at)
      topics[read.topic, default: 0] += 1
      decide(read.fact)
    } catch {
      problems.append("\(error)")
    }
  }

  func finish() { fire(until: World.end.start.milliseconds - 1) }

  private func fire(until time: Int64) {
    while let due = deadlines.last, due.at <= time {
      deadlines.removeLast()
      now = due.at
      firedCount += 1
      decide(
        Fact(
          identity: UInt64.max - UInt64(firedCount), content: 0, at: due.body.due.start, subject: due.caseId,
          body: .timer(due.body)))
    }
  }

  private func decide(_ fact: Fact) {
    var facts = [fact]
    var next = 0
    while next < facts.count {
      let fact = facts[next]
      next += 1
      offset += 1
      out.clear()
      commons.forgetChanges()
      let position = Position(lane: 5, offset: offset)
      switch fact.body {
      case .quota(let body):
        worker.decide(quota: fact, at: position, village: body.village, commons: &commons, into: out)
      case .fundAllocation, .fundOrder: worker.decide(fund: fact, at: position, commons: &commons, into: out)
      default:
        let folder = store.folder(fact.subject)
        worker.decide(fact, at: position, case: &folder.state, commons: &commons, into: out)
      }
      for ruling in out.rulings { verdicts[ruling.verdict, default: 0] += 1 }
      entries += out.entries.count
      for deadline in out.deadlines { remember(deadline, fact.subject) }
      facts += echoes()
    }
  }

  private func remember(_ deadline: Proceedings.Deadline, _ caseId: String) {
    deadlineCount += 1
    let new = Deadline(
      at: max(deadline.due.start.milliseconds, now), household: caseId.dropFirst(2), number: deadlineCount,
      caseId: caseId,
      body: TimerDue(kind: deadline.kind, step: deadline.step, round: deadline.round, due: deadline.due))
    var (low, high) = (0, deadlines.count)
    while low < high {
      let middle = (low + high) / 2
      if new < deadlines[middle] { low = middle + 1 } else { high = middle }
    }
    deadlines.insert(new, at: low)
  }

  private func echoes() -> [Fact] {
    out.emissions.filter { $0.topic.direction == .internal }.enumerated().compactMap { place, emission in
      let event = Sample.event(
        String(emission.topic.suffix.dropLast(3)), subject: emission.subject, at: Instant(milliseconds: now),
        data: out.text(of: emission), id: "E-\(offset)-\(place)", source: "//echo")
      do { return try decoder.decode(line: event.line, recordedAt: Instant(milliseconds: now)).fact } catch {
        problems.append("\(error)")
        return nil
      }
    }
  }
}
