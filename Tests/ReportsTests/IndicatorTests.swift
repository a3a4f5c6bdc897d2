@testable import Casework
import Contract
import Policy
import Testing

@testable import Reports

/// Indicators of populations that are made here, case by case.
@Suite("Indicators")
struct IndicatorTests {
  static let year = Period.year(2020)
  static let township: UInt64 = 341_225_101_000

  /// D-10: 1,239 households and 4,166 people of 34,830; 38 and 121 are left and come out in 2020.
  @Test("Longwang's incidence, exits and remainder come out of its households")
  func longwang() throws {
    var population = Population()
    population.add(Population.sizes(121, over: 38), exited: "2020-11-20")
    population.add(Population.sizes(4_166 - 121, over: 1_239 - 38), exited: "2019-12-31")
    let figures = "region,year,population,task,name\n341225101,2014,34830,,Longwang\n341225101,2020,,121,\n"
    let table = population.table([.year(2014), .year(2019), .year(2020)], region: Self.township)
    let rounded = try Self.reckoning(table, figures: figures)
    let cut = try Self.reckoning(table, figures: figures, rounding: Rounding(.down, decimals: 1))
    // Registered in 2014.
    #expect(Self.shown(rounded, "registeredHouseholds") == "1239" && Self.shown(rounded, "registeredPersons") == "4166")
    #expect(Self.shown(rounded, "incidenceBefore") == "0.00" && Self.shown(rounded, "incidenceAfter") == "11.96")
    #expect(Self.shown(cut, "incidenceAfter") == "11.9", "as printed, which is cut")
    // Down to 38 and 121.
    #expect(
      Self.shown(cut, "incidenceBefore", period: 1) == "11.9"
        && Self.shown(rounded, "incidenceAfter", period: 1) == "0.35")
    #expect(
      Self.shown(rounded, "remainingHouseholds", period: 1) == "38"
        && Self.shown(rounded, "remainingPersons", period: 1) == "121")
    #expect(
      Self.shown(rounded, "outHouseholds", period: 1) == "1201"
        && Self.shown(rounded, "outPersons", period: 1) == "4045")
    // The rest in 2020, which was the year's task.
    #expect(
      Self.shown(rounded, "exitedHouseholds", period: 2) == "38"
        && Self.shown(rounded, "exitedPersons", period: 2) == "121")
    #expect(
      Self.shown(rounded, "taskDone", period: 2) == "100.00" && Self.shown(rounded, "taskDone", period: 1) == "",
      "no task, no rate")
    #expect(
      Self.shown(rounded, "incidenceAfter", period: 2) == "0.00"
        && Self.shown(rounded, "remainingPersons", period: 2) == "0")
    let line = try #require(rounded.line("incidenceAfter", of: 0, in: 1))
    #expect(line.numerator == .count(121) && line.denominator == .count(34_830) && line.rule == "R-511")
    #expect(line.base == "registered people not out of poverty, end of the period / rural population, figure of 2014")
    #expect(line.rounding == "rounded half up, 2 decimals" && line.period == .year(2019))
  }

  /// C-01, C-02: 2,019 of 9,941 people, and two ratios that are not one.
  @Test("the allowance's ratios have each its own numerator and base")
  func allowance() throws {
    func running(
      _ state: Case, covered: Int? = nil, earmark: String = "allowance", from: String = "2020-03-01", months: UInt8 = 12
    ) -> Case {
      var state = state
      let chain = Pack.sample.chain(of: state.programme)
      var grant = Entitlement(
        step: UInt8(chain.firstIndex { $0.kind == .aid }!), grantedOn: Day(text: from)!, count: months,
        shares: [
          .init(purse: .init(fund: FundKey(name: "county", year: 2020), partition: 0), earmark: earmark, amountFen: 100)
        ])
      grant.status = .running
      state.entitlement = grant
      return state
    }
    var population = Population()
    // 9,941 people on the register: of the first 2,019 in 673 households the allowance runs by the register's own case.
    population.add(Population.sizes(2_019, over: 673))
    for index in population.cases.indices { population.cases[index].state = running(population.cases[index].state) }
    population.add(Population.sizes(9_941 - 2_019, over: 2_000))
    population.add(Population.sizes(300, over: 100), exited: "2019-01-01")
    // 500 households of a hundred out of poverty and four hundred that were never on it have the allowance by a case of its own.
    for index in population.cases.indices.suffix(100) {
      var other = Self.state("A\(index)", 3)
      other.programme = Programme("allowance")!
      population.cases[index].others.append(running(other))
    }
    for index in 0..<400 {
      var alone = Self.state("B\(index)", 4)
      alone.programme = Programme("allowance")!
      population.cases.append((running(alone), []))
    }
    let table = population.table([Self.year])
    let reckoning = try Self.reckoning(
      table, rounding: Rounding(.halfUp, decimals: 1),
      targets: ["allowanceShare": 50, "registeredShare": 50, "membersPerTenHouseholds": 25])
    #expect(Self.shown(reckoning, "remainingPersons") == "9941")
    #expect(Self.shown(reckoning, "allowancePersonsAmongPoor") == "20.3", "printed 20%")
    let households = try #require(reckoning.line("allowanceAmongPoor", of: 0, in: 0))
    #expect(
      households.numerator == .count(673) && households.denominator == .count(2_673) && households.isReached == false)
    let other = try #require(reckoning.line("poorAmongAllowance", of: 0, in: 0))
    #expect(
      other.numerator == .count(673) && other.denominator == .count(1_173) && other.isReached == true,
      "673 + 100 + 400 households")
    #expect(other.target == .rate(Rate(50, of: 100, .percent, Rounding(.down, decimals: 0))))
    let each = try #require(reckoning.line("personsEach", of: 0, in: 0))
    #expect(
      each.numerator == .count(2_019 + 300 + 1_600) && each.denominator == .count(1_173) && each.isReached == true)
    #expect(
      Self.shown(reckoning, "wholeHouseholds") == "100.0" && Self.shown(reckoning, "wholeHouseholdsBefore") == "",
      "nobody had it before")
    // 2,952 more people would be needed for the half (C-01).
    #expect((9_941 + 1) / 2 - 2_019 == 2_952)
    // It ran three months only: none at the end of the year.
    var short = Population()
    short.add([3])
    short.cases[0].state = running(short.cases[0].state, months: 3)
    #expect(Self.shown(try Self.reckoning(short.table([Self.year])), "allowanceAmongPoor") == "0.00")
    #expect(
      Self.shown(
        try Self.reckoning(short.table([Period(from: Day(text: "2020-01-01")!, to: Day(text: "2020-05-29")!)!])),
        "allowanceAmongPoor") == "100.00")
    #expect(
      Self.shown(
        try Self.reckoning(short.table([Period(from: Day(text: "2020-01-01")!, to: Day(text: "2020-05-30")!)!])),
        "allowanceAmongPoor") == "0.00", "ninety days")
  }

  /// 396 people on the allowance and 68 five-guarantee among 4,166 registered.
  @Test("backstop counts allowance and destitute support, nobody twice")
  func backstop() throws {
    var population = Population()
    population.add(Population.sizes(4_166, over: 1_239))
    func aided(_ index: Int, _ programme: String, _ earmark: String, _ members: Int) -> Case {
      var state = Self.state("\(programme)\(index)", members)
      state.programme = Programme(programme)!
      let chain = Pack.sample.chain(of: state.programme)
      var grant = Entitlement(
        step: UInt8(chain.firstIndex { $0.kind == .aid }!), grantedOn: Day(text: "2020-02-01")!, count: 12,
        shares: [
          .init(purse: .init(fund: FundKey(name: "county", year: 2020), partition: 0), earmark: earmark, amountFen: 100)
        ])
      grant.status = .running
      state.entitlement = grant
      return state
    }
    for index in 0..<132 { population.cases[index].others = [aided(index, "allowance", "allowance", 3)] }
    for index in 132..<200 { population.cases[index].others = [aided(index, "destitute", "destitute", 1)] }
    // One has both: four people in one household of four.
    population.cases[0].others.append(aided(0, "destitute", "destitute", 2))
    let reckoning = try Self.reckoning(population.table([Self.year]))
    let line = try #require(reckoning.line("backstopShare", of: 0, in: 0))
    #expect(population.cases[0].state.members.count == 4)
    #expect(line.numerator == .count(396 + 68 + 1) && line.denominator == .count(4_166))
    population.cases[0].others.removeLast()
    #expect(
      Self.shown(try Self.reckoning(population.table([Self.year])), "backstopShare") == "11.14",
      "the same 464 people, over 4,045 and cut, are printed as 11.4")
  }

  /// 96 projects, all begun, 51 finished, 3.2585 of 8.7962 million paid.
  @Test("start, finish and paid rates of works")
  func works() throws {
    var fold = IndicatorFold(
      IndicatorTable(periods: [Self.year], region: nil, span: nil), trails: CaseTrails(), scope: IndicatorScope())
    for index in 0..<96 {
      var state = Self.state("P\(index)", 1)
      state.programme = Programme("project")!
      let chain = Pack.sample.chain(of: state.programme)
      let step = chain.firstIndex { $0.benefit?.schedule == .stages }!
      var grant = Entitlement(
        step: UInt8(step), grantedOn: Day(text: "2020-02-01")!, count: 3,
        shares: [
          .init(
            purse: .init(fund: FundKey(name: "county-project", year: 2020), partition: 0), earmark: "project",
            amountFen: 879_620_000 / 96)
        ])
      grant.shares[0].amountFen += index < 879_620_000 % 96 ? 1 : 0
      grant.shares[0].paidFen = 325_850_000 / 96 + (index < 325_850_000 % 96 ? 1 : 0)
      grant.next = index < 51 ? 4 : 2
      state.entitlement = grant
      fold.add(Self.known(state))
    }
    let reckoning = try Self.reckoning(fold.table, rounding: Rounding(.down, decimals: 0))
    #expect(Self.shown(reckoning, "work.project.granted") == "96")
    #expect(
      Self.shown(reckoning, "work.project.startRate") == "100"
        && Self.shown(reckoning, "work.project.finishRate") == "53")
    #expect(Self.shown(reckoning, "work.project.paidRate") == "37")
    #expect(Self.shown(try Self.reckoning(fold.table), "work.project.paidRate") == "37.04")
  }

  /// 22.73 billion yuan, 3,407 villages.
  @Test("money for each village, by source")
  func money() throws {
    var population = Population()
    for village in 0..<3_407 {
      population.add([4], village: 440_000_000_000 + UInt64(village / 900 + 1) * 1_000_000 + UInt64(village % 900 + 1))
    }
    var table = population.table([Self.year], span: 1_000_000)
    for (source, fen) in [
      (FundSource.province, 394_000_000_000), (.city, 518_000_000_000), (.donation, 900_000_000_000),
      (.county, 461_000_000_000),
    ] as [(FundSource, Int64)] {
      table.add(paidFen: fen, from: source, village: 440_001_000_000, in: 0)
      table.add(allocatedFen: fen, from: source, in: 0)
    }
    let reckoning = try Self.reckoning(table)
    #expect(Self.shown(reckoning, "paid") == "22730000000.00" && Self.shown(reckoning, "allocated") == "22730000000.00")
    #expect(Self.shown(reckoning, "paidEachVillage") == "6671558.55", "667.16 ten thousand, printed 667.2")
    #expect(Self.shown(reckoning, "paid.province") == "3940000000.00")
    #expect(
      Self.shown(reckoning, "paid", place: 440_001_000_000) == "22730000000.00"
        && Self.shown(reckoning, "paid", place: 440_002_000_000) == "0.00")
    #expect(Self.shown(reckoning, "allocated", place: 440_001_000_000) == "", "funds have no place")
    #expect(reckoning.table.places.count == 5)
    // Of a division alone, what was allocated to everybody is not told.
    var part = IndicatorTable(periods: [Self.year], region: Self.township, span: nil)
    part.add(allocatedFen: 5, from: .county, in: 0)
    #expect(Self.shown(try Self.reckoning(part), "allocated") == "")
  }

  @Test("causes are those of households that remain; one may have several")
  func causes() throws {
    var population = Population()
    population.add([2, 3, 4])
    population.add([5], exited: "2019-01-01")
    for (index, causes) in [[Cause.illness, .disability], [.illness], [], [.disaster]].enumerated() {
      population.trails.note(causes: causes, of: "C\(index)")
    }
    let reckoning = try Self.reckoning(population.table([Self.year]), rounding: Rounding(.halfUp, decimals: 1))
    #expect(Self.shown(reckoning, "cause.illness") == "66.7" && Self.shown(reckoning, "cause.disability") == "33.3")
    #expect(!reckoning.codes.contains("cause.disaster"), "that household is out of poverty")
    #expect(reckoning.line("cause.illness", of: 0, in: 0)?.denominator == .count(3))
  }

  @Test("helpers and visits of any of the household's cases count, on their days")
  func help() throws {
    var population = Population()
    population.add([2, 2, 2, 2])
    population.add([2], exited: "2019-01-01")
    population.trails.noteHelper(of: "C0", on: Day(text: "2020-12-31")!)
    population.trails.noteHelper(of: "C1", on: Day(text: "2021-01-01")!)
    population.trails.noteVisit(of: "C2", in: 0)
    population.trails.noteVisit(of: "XC4", in: 0)
    population.trails.noteVisit(of: "C3", in: 1)
    let table = population.table([Self.year, .year(2021)])
    let reckoning = try Self.reckoning(table)
    #expect(
      Self.shown(reckoning, "helperCoverage") == "25.00"
        && Self.shown(reckoning, "helperCoverage", period: 1) == "50.00")
    let visited = try #require(reckoning.line("visitCoverage", of: 0, in: 0))
    #expect(
      visited.numerator == .count(2) && visited.denominator == .count(5),
      "those out of poverty are visited, too (R-274)")
    #expect(Self.shown(reckoning, "visitCoverage", period: 1) == "20.00")
  }

  @Test("a household that is registered anew by another case is one household")
  func anew() throws {
    var population = Population()
    population.add([3], registered: "2015-01-01")
    population.add([3], registered: "2020-06-01")
    population.cases[0].others = [population.cases[1].state]
    population.cases[1].others = [population.cases[0].state]
    var fold = IndicatorFold(
      IndicatorTable(periods: [Self.year], region: nil, span: nil), trails: population.trails, scope: IndicatorScope())
    for (state, others) in population.cases { fold.add(Self.known(state), others: others.map(Self.known)) }
    let reckoning = try Self.reckoning(fold.table)
    #expect(Self.shown(reckoning, "householdsBefore") == "1" && Self.shown(reckoning, "remainingHouseholds") == "1")
  }

  /// Whatever happened to households, the books close: before + registered + returned - exited - left = after.
  @Test("movements balance, whatever happened", arguments: 0..<40)
  func balance(seed: UInt64) throws {
    var random = SmallRandom(state: seed &* 7919 &+ 17)
    var population = Population()
    let start = Day(text: "2019-01-01")!
    population.add((0..<60).map { _ in 1 + random.below(6) }, registered: "2019-03-01")
    var days: [(String, Movement, Day)] = []
    for index in 0..<60 {
      for _ in 0..<random.below(5) {
        let movement = [Movement.exited, .returned, .left, .registered][random.below(4)]
        days.append(("C\(index)", movement, start + random.below(900)))
      }
    }
    for (id, movement, day) in days.reversed() { population.trails.note(movement, of: id, on: day) }
    // The same in another order says the same.
    var other = Population()
    other.cases = population.cases
    for index in 0..<60 { other.trails.note(.registered, of: "C\(index)", on: Day(text: "2019-03-01")!) }
    for (id, movement, day) in days { other.trails.note(movement, of: id, on: day) }
    let periods = Period.parts(ofYear: 2019, .quarter) + Period.parts(ofYear: 2020, .quarter)
    let table = population.table(periods), again = other.table(periods)
    for (place, _) in periods.enumerated() {
      let sums = table.sums(of: 0, in: place)
      #expect(sums == again.sums(of: 0, in: place))
      #expect(
        sums[.poorHouseholdsBefore] + sums[.registeredHouseholds] + sums[.returnedHouseholds] - sums[.exitedHouseholds]
          - sums[.leftHouseholds] == sums[.poorHouseholds])
      #expect(
        sums[.poorPersonsBefore] + sums[.registeredPersons] + sums[.returnedPersons] - sums[.exitedPersons]
          - sums[.leftPersons] == sums[.poorPersons])
      #expect(sums[.everHouseholds] == sums[.poorHouseholds] + sums[.outHouseholds])
      if place > 0 { #expect(table.sums(of: 0, in: place - 1)[.poorPersons] == sums[.poorPersonsBefore]) }
    }
  }

  @Test(
    "places add up to the whole, at any level",
    arguments: [1, 1_000, 1_000_000, 100_000_000, 10_000_000_000] as [UInt64])
  func places(span: UInt64) throws {
    var population = Population()
    for village: UInt64 in [
      341_225_101_001, 341_225_101_002, 341_225_102_001, 341_226_101_001, 340_000_000_001 + 1_000_000, 442_000_101_001,
    ] {
      population.add([2, 3], exited: "2020-05-05", village: village)
      population.add([4], village: village)
    }
    let table = population.table([Self.year], span: span)
    let parts = table.places.filter { $0 != 0 }
    #expect(
      parts.count == Set(population.cases.map { $0.state.village / span }).count && parts.allSatisfy { $0 % span == 0 })
    for counter in [Counter.poorHouseholds, .poorPersons, .exitedPersons, .everHouseholds, .applications, .villages] {
      #expect(
        parts.reduce(0) { $0 + table.sums(of: $1, in: 0)[counter] } == table.sums(of: 0, in: 0)[counter], "\(counter)")
    }
  }
}
