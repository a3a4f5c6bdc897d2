import Casework
import Contract
import Policy

/// Counts cases one by one; of none more is kept than what it adds to the sums.
public struct IndicatorFold {
  /// A case with the programme that its pack has for it.
  public typealias Known = (state: Case, programme: ProgrammeDefinition?)

  public private(set) var table: IndicatorTable
  private let trails: CaseTrails
  private let scope: IndicatorScope
  /// The days whose standing is asked for, each once.
  private let cuts: [Day]

  public init(_ table: IndicatorTable, trails: CaseTrails, scope: IndicatorScope) {
    self.table = table
    self.trails = trails
    self.scope = scope
    cuts = Set(table.periods.flatMap { [$0.before, $0.to] }).sorted()
  }

  /// Whether the household's other cases are needed to count a case.
  public func asksForOthers(_ known: Known) -> Bool {
    guard known.state.stage != .unknown else { return false }
    if scope.registers.contains(known.state.programme.text) { return trails.registeredOn(known.state.id) != nil }
    let aid = CaseAid(state: known.state, programme: known.programme)
    return cuts.contains { aid.runs(scope.allowance.union(scope.backstop), on: $0) }
  }

  /// Counts a case.
  /// - Parameters:
  ///   - known: the case with its programme.
  ///   - others: the household's other cases where `asksForOthers`; else none.
  public mutating func add(_ known: Known, others: [Known] = []) {
    guard known.state.stage != .unknown else { return }
    addByItself(CaseAid(state: known.state, programme: known.programme))
    let household = Household(known, others, trails, scope)
    let village = known.state.village
    for (place, period) in table.periods.enumerated() {
      let before = household.standing(on: period.before), after = household.standing(on: period.to)
      let isCounting = household.isRegister
      let figures = household.allowance(on: period.to, standing: after),
        old = household.allowance(on: period.before, standing: before)
      guard isCounting || figures.counts || old.counts else { continue }
      let causes = after == .poor && isCounting ? trails.causes(of: known.state.id) : []
      let isHelped = after == .poor && household.ids.contains { trails.isHelped($0, by: period.to) }
      let isVisited = household.ids.contains { trails.isVisited($0, in: place) }
      table.change(village, in: place) { sums in
        if isCounting {
          sums.count(household.persons, before: before, after: after, incomeFen: known.state.incomeFen)
          sums.add(.helped, if: isHelped)
          sums.add(.visited, if: after != .none && isVisited)
          for cause in causes { sums.causes[Int(cause.rawValue)] += 1 }
          if after != .none { sums.note(village: village) }
          if after != .none { sums.add(.backstopPersons, household.backstop(on: period.to)) }
        }
        sums.count(figures, isPoor: isCounting && after == .poor)
        sums.add(.allowanceHouseholdsBefore, if: old.counts)
        sums.add(.wholeHouseholdsBefore, if: old.counts && old.isWhole)
      }
    }
  }

  /// What a case adds whatever household it is of.
  private mutating func addByItself(_ aid: CaseAid) {
    let state = aid.state
    let programme = state.programme.text
    let applied = state.appliedAt.day
    let works = aid.grants.filter { aid.benefit(of: $0)?.schedule == .stages }
    for (place, period) in table.periods.enumerated() {
      table.change(state.village, in: place) { sums in
        if scope.registers.contains(programme) {
          sums.add(.applications, if: period.contains(applied))
          sums.add(.eligible, if: period.contains(applied) && state.registered)
          sums.add(.refused, if: period.contains(applied) && state.outcome == .refused)
          sums.add(.waiting, if: state.stage == .waiting)
        }
        for grant in works where grant.grantedOn <= period.to {
          sums.works[programme, default: WorkSums()] += WorkSums(
            granted: 1, started: grant.next > 1 ? 1 : 0, finished: grant.next > grant.count ? 1 : 0,
            grantedFen: grant.amountFen, paidFen: grant.paidFen)
        }
        let granted = aid.grants.filter { period.contains($0.grantedOn) && $0.status != .awaiting }
        let fen = granted.reduce(0) { $0 + $1.amountFen }
        if programme == scope.education, aid.evidence("inCounty") != 0 {
          sums.add(.educationGrants, Int64(granted.count))
          sums.add(.educationFen, fen)
        } else if programme == scope.training {
          sums.add(.trainingGrants, Int64(granted.count))
          sums.add(.trainingFen, fen)
        } else if programme == scope.medical, let day = aid.evidence("dischargedOn"),
          period.contains(Day(number: Int32(clamping: day)))
        {
          sums.add(.medicalFen, aid.evidence("totalCost") ?? 0)
          sums.add(.ownPayFen, aid.evidence("ownPay") ?? 0)
        }
      }
    }
  }

  /// The sums, once every case is counted.
  public mutating func addMoney(_ body: (inout IndicatorTable) throws -> Void) rethrows { try body(&table) }
}

/// What the allowance of a household adds.
struct AllowanceFigures {
  /// The household is counted with this case.
  var counts = false
  var covered: Int64 = 0
  var isPermanent = false
  var isWhole = false
}

extension IndicatorSums {
  /// A household of the register that stood so before the period and stands so at its end.
  fileprivate mutating func count(_ persons: Int64, before: RegisterStanding, after: RegisterStanding, incomeFen: Int64)
  {
    func move(_ households: Counter, _ people: Counter, if condition: Bool) {
      add(households, if: condition)
      add(people, persons, if: condition)
    }
    move(.poorHouseholdsBefore, .poorPersonsBefore, if: before == .poor)
    move(.poorHouseholds, .poorPersons, if: after == .poor)
    move(.registeredHouseholds, .registeredPersons, if: before == .none && after != .none)
    move(.exitedHouseholds, .exitedPersons, if: before != .exited && after == .exited)
    move(.returnedHouseholds, .returnedPersons, if: before == .exited && after == .poor)
    move(.leftHouseholds, .leftPersons, if: before == .poor && after == .none)
    move(.everHouseholds, .everPersons, if: after != .none)
    move(.outHouseholds, .outPersons, if: after == .exited)
    add(.incomeFen, incomeFen, if: after != .none)
  }

  fileprivate mutating func count(_ figures: AllowanceFigures, isPoor: Bool) {
    guard figures.counts else { return }
    add(.allowanceHouseholds)
    add(.allowancePersons, figures.covered)
    add(.permanentPersons, figures.covered, if: figures.isPermanent)
    add(.wholeHouseholds, if: figures.isWhole)
    add(.poorOnAllowance, if: isPoor)
    add(.poorPersonsOnAllowance, figures.covered, if: isPoor)
  }
}

/// A case with the household's other cases.
private struct Household {
  private let known: CaseAid
  private let others: [CaseAid]
  private let trails: CaseTrails
  private let scope: IndicatorScope
  /// A case of the register: the household is counted with it.
  let isRegister: Bool

  init(_ known: IndicatorFold.Known, _ others: [IndicatorFold.Known], _ trails: CaseTrails, _ scope: IndicatorScope) {
    self.known = CaseAid(state: known.state, programme: known.programme)
    self.others = others.map { CaseAid(state: $0.state, programme: $0.programme) }
    self.trails = trails
    self.scope = scope
    isRegister = scope.registers.contains(known.state.programme.text)
  }

  var ids: [String] { [known.state.id] + others.map(\.state.id) }

  /// Members as they are now: the books do not say how many there were on a former day.
  var persons: Int64 { Int64(known.state.members.count) }

  /// Of the register; none where the case is not of it, or another case of the household has taken its place.
  func standing(on day: Day) -> RegisterStanding {
    guard isRegister else { return .none }
    let own = trails.standing(of: known.state.id, on: day)
    guard own != .none else { return .none }
    for other in others where scope.registers.contains(other.state.programme.text) {
      if trails.standing(of: other.state.id, on: day) != .none, isLater(other.state.id) { return .none }
    }
    // The exit is a case of its own where its programme is one.
    let isOut = others.contains { other in
      other.programme?.chain.contains(where: \.exits) ?? false
        && trails.standing(of: other.state.id, on: day) == .exited
    }
    return isOut ? .exited : own
  }

  private func isLater(_ other: String) -> Bool {
    guard let theirs = trails.registeredOn(other), let own = trails.registeredOn(known.state.id) else { return false }
    return (theirs, other) > (own, known.state.id)
  }

  /// The household's allowance on a day, where it is counted with this case: with that of the register, if it has one,
  /// so that no household counts twice.
  func allowance(on day: Day, standing: RegisterStanding) -> AllowanceFigures {
    let aids: [CaseAid]
    if isRegister, standing != .none {
      aids = ([known] + others).filter { $0.runs(scope.allowance, on: day) }
    } else {
      guard known.runs(scope.allowance, on: day), !others.contains(where: { counts($0, on: day) }) else {
        return AllowanceFigures()
      }
      aids = [known]
    }
    guard let most = aids.max(by: { $0.covered < $1.covered }) else { return AllowanceFigures() }
    return AllowanceFigures(
      counts: true, covered: most.covered, isPermanent: aids.contains(where: \.isPermanent),
      isWhole: most.covered >= Int64(most.state.members.count))
  }

  private func counts(_ other: CaseAid, on day: Day) -> Bool {
    scope.registers.contains(other.state.programme.text) && trails.standing(of: other.state.id, on: day) != .none
  }

  /// Members under backstop; nobody twice.
  func backstop(on day: Day) -> Int64 {
    let aids = ([known] + others).filter { $0.runs(scope.backstop, on: day) }
    return min(persons, aids.reduce(0) { $0 + $1.covered })
  }
}
