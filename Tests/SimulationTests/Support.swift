import Casework
import Contract
import Policy
import Synchronization

/// SplitMix64: the same seed, the same cases.
struct Random: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}

enum Packs {
  static let sample = Pack.sample

  /// A pack that builds on the sample and states what `yaml` says.
  static func child(_ yaml: String, id: String = "new") throws -> Pack {
    let own = """
      id: \(id)
      title: {en: New, zh: 新}
      parent: ../sample
      \(yaml)
      """
    let files = PackSource.sample.files.map { PackSource.File(name: "parent/" + $0.name, text: $0.text) }
    return try PackLoader.load(PackSource(files: [PackSource.File(name: "pack.yaml", text: own)] + files))
  }

  private static let workers = Mutex<[String: Caseworker]>([:])

  /// Made once a pack.
  static func worker(_ pack: Pack) -> Caseworker {
    workers.withLock { workers in
      if let known = workers[pack.hash] { return known }
      let made = Caseworker(pack: pack)
      workers[pack.hash] = made
      return made
    }
  }

  static func multiple(_ value: Int, from: String = "2011-01-01") throws -> Pack {
    try child(
      """
      parameters:
        assetMultiple:
          values:
            - {from: \(from), value: \(value), clause: L-90 a figure of a test}
      """)
  }

  /// `text` as the body of one rule.
  static func rule(_ text: String) throws -> Pack {
    try child(
      "rules:\n  - id: test-rule\n    title: {en: Test rule, zh: 测试规则}\n    clause: L-91 a rule of a test\n" + text)
  }

  static let wording = """
        reason: test.rule
        message: {en: it is so, zh: 如此}
        remedy: {en: change it, zh: 改正}
    """
}

/// Decides facts as a worker would, and keeps them as the journal does.
final class Recorder {
  static let village: UInt64 = 341_225_101_001

  let id: String
  let worker: Caseworker
  private(set) var state: Case
  private(set) var facts: [RecordedFact] = []
  var now: Instant
  var commons = Commons()
  private let out = Proceedings()

  init(_ id: String = "C-1", _ pack: Pack = Packs.sample, on day: Day = Day(year: 2025, month: 3, day: 3)!) {
    self.id = id
    worker = Packs.worker(pack)
    state = Case(id: id)
    now = Instant(milliseconds: day.start.milliseconds + 9 * 3_600_000)
    var village = Village(code: Recorder.village)
    village.places = 1000
    commons.villages[Recorder.village] = village
    for fund in ["province", "county"] { allot(fund, 1_000_000_000_000) }
  }

  func allot(_ fund: String, _ fen: Int64) {
    let body = FundAllocation(
      amountFen: fen, source: .county, year: UInt16(today.yearMonthDay.year), earmark: "allowance")
    let fact = Fact(identity: 1, content: 1, at: now, subject: fund, body: .fundAllocation(body))
    out.clear()
    worker.decide(fund: fact, at: Position(lane: 10 << 10, offset: 1), commons: &commons, into: out)
  }

  var today: Day { now.day }
  func pass(days: Int) { now.milliseconds += Int64(days) * 86_400_000 }

  func send(_ body: Fact.Body) {
    let number = UInt64(facts.count + 1)
    let fact = Fact(identity: number &* 7919, content: number, at: now, subject: id, body: body)
    out.clear()
    worker.decide(fact, at: Position(lane: 1, offset: Int64(number)), case: &state, commons: &commons, into: out)
    facts.append(RecordedFact(fact, claims: RecordedClaims(out.reasons)))
  }

  func apply(
    _ programme: Programme = .allowance, assetsFen: Int64 = 0, incomeFen: Int64 = 300_000, members: Int = 3,
    person: Int = 1, _ change: (inout Application) -> Void = { _ in }
  ) {
    var body = Application(
      programme: programme, village: Recorder.village, origin: .applied,
      members: (0..<members).map { PersonKey(high: 7, low: UInt64(person + $0)) }, incomeFen: incomeFen,
      financialAssetsFen: assetsFen, accountLast4: 0x3132_3334)
    change(&body)
    send(.application(body))
  }

  var step: Step? {
    let chain = worker.pack.chain(of: state.programme)
    return state.stage == .open && Int(state.step) < chain.count ? chain[Int(state.step)] : nil
  }

  /// Answers what the case waits for as it should be, until it is through or a step of this name is reached.
  func play(until last: String? = nil) {
    var rounds = 0
    while let step, step.name != last, rounds < 40 {
      rounds += 1
      answer(step)
    }
  }

  func answer(_ step: Step, notice days: Int = 9, _ change: (inout Minutes) -> Void = { _ in }) {
    pass(days: step.kind == .notice ? days + 1 : 2)
    let quoted = "\(id):\(step.name):\(state.round)"
    switch step.kind {
    case .comparison:
      let reports = step.departments.map { Comparison.Report(department: $0, asOf: today, findings: []) }
      send(.comparison(Comparison(requestId: quoted, reports: reports)))
    case .review:
      send(
        .review(
          Review(
            requestId: quoted, level: step.level,
            signers: (step.signers + (state.strict ? step.strictSigners : [])).map {
              Signer(staff: UInt64(step.level.rawValue) * 100 + UInt64($0.rawValue), role: $0)
            },
            minutes: step.meetings.map {
              var minutes = meeting($0)
              change(&minutes)
              return minutes
            }, officeMeetingOn: today)))
    case .notice:
      send(
        .publicity(
          Publicity(
            noticeId: quoted, level: step.level, from: today + (-days), to: today,
            places: step.places.reduce(into: []) { $0.insert(PlaceSet($1)) })))
    case .aid:
      guard let grant = state.entitlement else { return }
      guard let instalment = grant.outstanding.first else {
        pass(days: 28)
        // The clock's, thirty days after the month before.
        return send(
          .timer(TimerDue(kind: .instalmentDue, step: grant.step, round: UInt16(grant.next), due: today)))
      }
      send(
        .disbursement(
          Disbursement(
            instructionId: "\(id):\(step.name):\(instalment.number):\(instalment.attempt)", outcome: .paid,
            amountFen: instalment.amountFen, on: today)))
    case .followup: return
    }
  }

  /// The step's people refuse.
  func reject(_ step: Step) {
    pass(days: 2)
    send(
      .review(
        Review(
          requestId: "\(id):\(step.name):\(state.round)", level: step.level, rejection: .refused,
          signers: step.signers.map { Signer(staff: UInt64(step.level.rawValue) * 100 + UInt64($0.rawValue), role: $0) }
        )))
  }

  private func meeting(_ kind: MeetingKind) -> Minutes {
    Minutes(
      kind: kind, heldOn: today, atHome: 100, present: 80, yes: 80, no: 0, absent: kind == .assembly ? 20 : 0,
      absentOpinions: kind == .assembly ? 20 : 0,
      gatekeepers: [RoleSet(.firstSecretary), RoleSet(.townshipCadre)], signatures: 80,
      opinions: [RoleSet(.townshipCadre), RoleSet(.fourPostCadre)])
  }
}

extension Simulation {
  /// Looks at a recorded case.
  @discardableResult
  func look(at recorder: Recorder) -> CaseDifference? {
    look(
      at: recorder.id, recorder.facts, waits: recorder.state.stage == .waiting && !recorder.state.awaitsMoney,
      deciders: [recorder.worker])
  }
}
