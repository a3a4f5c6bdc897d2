import Casework
import Contract
import Policy

/// A closed loop: invented households apply, the pure worker decides, and an invented outside answers what it asks.
///
/// Only what comes from outside is written. Deadlines that the worker sets are kept inside, and what it tells itself
/// is decided at once, as if the clock and the pipeline stood behind it.
///
/// | share | who |
/// | --- | --- |
/// | 56 / 30 / 14 % of households | apply for one, two, three programmes, each by as many; 1.5 % for the same again |
/// | 11 % of cards | written without care for the terms: mostly refused, or sent back and put right (85 %) |
/// | 25 % of those refused | apply again, with a case that names the former |
/// | 3.5 % of cases | withdrawn within a hundred days |
/// | 9 % of comparisons | show a finding, any of the list; 10 % come in two parts |
/// | 1.2 / 1.2 / 4 / 8 % of first reviews | refused, sent back, with a bad meeting, with evidence that does not pass yet |
/// | 2 / 4 % of notices | too short; with an objection, upheld (12 %) or still open at the end (12 %) |
/// | 0.5 % of requests | never answered |
/// | 4 % of milestones | lack a paper, or stand in another order |
/// | 3.5 % of payments | returned; half of those until an order has them paid to another account (88 %) |
/// | 2 / 1.5 % of grants | held for some weeks; claimed back in part after an audit |
/// | 60 / 70 % of those registered | get a helper, a plan; 25 % have both before |
/// | 3 % of visits asked for | never made; 5 % find the household fallen back, where a programme has that |
/// | 15 % of households, 12 % of those registered | changes: deaths, newcomers, income, a car, a house lost |
/// | one village in seven | too few places until August |
/// | one fund | a quarter of what it needs, the rest five weeks after the first waits for it |
/// | another fund | frozen for three weeks in July |
/// | 1 % of events | twice, the same bytes |
final class World {
  let pack: Pack
  let seed: UInt64
  let geography: Geography
  let files: Files
  let office: Office
  let rehearsal: Rehearsal
  let writer: LineWriter
  let programmes: [Applicants]
  var funds: [Fund] = []
  var now = Instant(milliseconds: 0)
  /// Lines of the newest happening.
  private(set) var written: [LineParts] = []
  private(set) var lines = 0
  var helpers = 0
  private var agenda = Agenda()
  private let repeatDelayMs: Int32
  private var repeats: Random
  private var copies: [(bytes: [UInt8], parts: LineParts)] = []
  private var officeNumber: UInt32 = 0

  /// Nothing happens from this day on. It lies well behind whatever day it is when the lines are read.
  static let end = Day(year: 2026, month: 11, day: 1)!
  static let first = Day(year: 2025, month: 1, day: 2)!

  init(households: Int, seed: UInt64, pack: Pack, prefix: String, badEvents: Int, repeatDelayMs: Int32) {
    self.pack = pack
    self.seed = seed
    self.repeatDelayMs = repeatDelayMs
    geography = Geography(households: households)
    files = Files(count: households)
    office = Office(pack: pack, files: files)
    let rehearsal = Rehearsal(office.worker)
    self.rehearsal = rehearsal
    writer = LineWriter(prefix: prefix)
    repeats = Random(seed: seed, 0, 6)
    let village = UInt64(households > 0 ? geography.villageCode(of: 0) : 341_225_101_001)
    programmes = pack.programmes.enumerated().compactMap { place, definition in
      var random = Random(seed: seed, UInt64(place), 11)
      return Applicants(definition, pack, rehearsal, village: village, on: World.first + 60, &random)
    }
    openFunds(village: village)
    openVillages()
    for household in 0..<households { wish(household) }
    for number in 0..<badEvents {
      var random = Random(seed: seed, UInt64(number), 12)
      add(World.first + random.within(5...500), ofDay: World.officeHour(&random), -1, .bad(Int32(number)))
    }
  }

  /// Lets the next thing happen; false: nothing is left.
  func advance() -> Bool {
    written.removeAll(keepingCapacity: true)
    guard let entry = agenda.next(), entry.at < World.end.start.milliseconds else { return false }
    now = Instant(milliseconds: entry.at)
    happen(entry.what, Int(entry.household))
    return true
  }

  private func happen(_ what: Happening, _ household: Int) {
    func life(_ ordinal: UInt8) -> Life { files.households[household].lives[Int(ordinal)] }
    switch what {
    case .apply(let wish): apply(household, Int(wish))
    case .resubmit(let ordinal): resubmit(life(ordinal))
    case .withdraw(let ordinal): withdraw(life(ordinal))
    case .compare(let ordinal, let step, let round, let departments):
      compare(life(ordinal), step, round, departments)
    case .check(let ordinal, let number): check(life(ordinal), number)
    case .review(let ordinal, let step, let round): review(life(ordinal), step, round)
    case .object(let ordinal): object(life(ordinal))
    case .takeDown(let ordinal, let step, let round): takeDown(life(ordinal), step, round)
    case .milestone(let ordinal, let stage, let tries): milestone(life(ordinal), Int(stage), Int(tries))
    case .bank(let ordinal, let payment): bank(life(ordinal), Int(payment))
    case .retry(let ordinal): retry(life(ordinal))
    case .hold(let ordinal): hold(life(ordinal))
    case .release(let ordinal): release(life(ordinal))
    case .audit(let ordinal): audit(life(ordinal))
    case .repay(let ordinal): repay(life(ordinal))
    case .visit(let ordinal, let step, let round): visit(life(ordinal), step, round)
    case .call(let ordinal): call(life(ordinal))
    case .help(let ordinal): help(life(ordinal))
    case .plan(let ordinal): plan(life(ordinal))
    case .change: change(household)
    case .timer(let ordinal, let kind, let step, let round, let due):
      fire(life(ordinal), TimerKind(rawValue: kind)!, step, round, Day(number: due))
    case .quota(let village, let isRaised): setPlaces(Int(village), isRaised: isRaised)
    case .allocate(let fund, let year): allocate(Int(fund), year)
    case .topUp(let fund, let year): topUp(Int(fund), year)
    case .freeze(let fund): order(.freeze, Int(fund))
    case .unfreeze(let fund): order(.unfreeze, Int(fund))
    case .copy(let place): copy(Int(place))
    case .bad(let number): bad(Int(number))
    }
  }

  // MARK: What comes next

  var today: Day { now.day }

  func add(_ day: Day, ofDay: Int, _ household: Int, _ what: Happening) {
    add(at: day.start.milliseconds + Int64(ofDay), household, what)
  }

  private func add(at: Int64, _ household: Int, _ what: Happening) {
    guard at < World.end.start.milliseconds else { return }
    var number: UInt32
    if household < 0 {
      officeNumber += 1
      number = officeNumber
    } else {
      files.households[household].number += 1
      number = files.households[household].number
    }
    agenda.add(Agenda.Entry(at: at, household: Int32(household), number: number, what: what))
  }

  /// In so many days, in office hours.
  func later(_ life: Life, in days: ClosedRange<Int>, _ what: Happening) {
    let day = World.working(today + life.random.within(days))
    add(day, ofDay: World.officeHour(&life.random), life.household, what)
  }

  /// A deadline that the worker has set; one that has passed already is due at once.
  func remind(_ life: Life, _ deadline: Proceedings.Deadline) {
    add(
      at: max(deadline.due.start.milliseconds, now.milliseconds), life.household,
      .timer(
        ordinal: life.ordinal, kind: deadline.kind.rawValue, step: deadline.step, round: deadline.round,
        due: deadline.due.number))
  }

  /// The day itself, or the Monday after it.
  static func working(_ day: Day) -> Day {
    let number = Int(day.number) - Calendar2025.first
    return Day(number: Int32(Calendar2025.first + Calendar2025.working(number)))
  }

  /// 08:30 to 17:30
  static func officeHour(_ random: inout Random) -> Int { 30_600_000 + random.below(32_400_000) }

  // MARK: Saying

  /// Writes what is said of a case and lets the worker decide it, and everything that follows at once.
  @discardableResult
  func say(_ said: Said, of life: Life, from source: Source) -> Verdict {
    let number = life.events
    life.events += 1
    let fact = write(
      said,
      Address(
        key: code(life), id: "\(life.id)-\(number < 10 ? "0" : "")\(number)", source: source.text(code(life)),
        subject: life.id, at: now))
    office.decide(fact, on: life)
    let verdict = office.out.rulings.first?.verdict ?? .refused
    settle(life)
    return verdict
  }

  /// The same, of a village or a fund.
  func say(_ said: Said, _ address: Address) {
    office.decide(write(said, address))
    settle(nil)
  }

  func code(_ life: Life) -> UInt64 { UInt64(geography.villageCode(of: life.village)) }

  /// What follows from the newest decision.
  func settle(_ life: Life?) {
    var echoes = office.echoes(at: now)
    if let life { react(life) }
    var next = 0
    while next < echoes.count {
      office.decide(echoes[next].fact, on: echoes[next].life)
      echoes += office.echoes(at: now)
      react(echoes[next].life)
      next += 1
    }
  }

  private func write(_ said: Said, _ address: Address) -> Fact {
    let parts = writer.write(said, address)
    let view = parts.view(in: writer.out)
    let fact = office.read(view, said.topic)
    put(parts)
    // One event in a hundred comes twice.
    guard repeats.chance(perMille: 10) else { return fact }
    guard repeatDelayMs > 0 else {
      put(writer.again(parts))
      return fact
    }
    copies.append((Array(view.line), parts))
    add(at: now.milliseconds + Int64(repeatDelayMs), -1, .copy(Int32(copies.count - 1)))
    return fact
  }

  private func put(_ parts: LineParts) {
    written.append(parts)
    lines += 1
  }

  private func copy(_ place: Int) {
    let (bytes, parts) = copies[place]
    copies[place].bytes = []
    writer.out.reserve(bytes.count)
    let moved = parts.moved(by: writer.out.count - parts.line.lowerBound)
    writer.out.bytes(bytes)
    put(moved)
  }

  /// What the contract refuses, of cases that nobody else speaks of.
  private func bad(_ number: Int) {
    let id = Files.id(household: number, ordinal: 8)
    let key = UInt64(geography.households > 0 ? geography.villageCode(of: 0) : 341_225_101_001)
    let address = Address(key: key, id: "\(id)-01", source: Source.bank.text(key), subject: id, at: now)
    put(writer.write(.paymentDisbursed, address, data: BadEvent.data(number, caseId: id)))
  }
}
