import Casework
import Contract
import Policy

// Places of villages, and the money of funds.

extension World {
  /// Money of one name, as grants draw on it.
  struct Fund {
    var name: String
    var source: FundSource
    var earmark: String
    /// What all cases are thought to need in 2025 and in 2026, in fen; and what they would need at most.
    var needs: [Int64] = [0, 0]
    var peaks: [Int64] = [0, 0]
    /// Gets a quarter of it at first.
    var isShort = false
    /// By year, whether more has been asked for.
    var isAsked: [Bool] = [false, false]
    var given = 0
  }

  // MARK: Places

  func openVillages() {
    guard programmes.contains(where: \.takesPlace) else { return }
    for village in 0..<geography.villages {
      let minute = village % 480 * 60_000
      add(World.first, ofDay: 34_200_000 + minute, -1, .quota(village: Int32(village), isRaised: false))
      if isTight(village) {
        add(World.first + 235, ofDay: 34_200_000 + minute, -1, .quota(village: Int32(village), isRaised: true))
      }
    }
  }

  /// Every seventh village has too few places until August.
  private func isTight(_ village: Int) -> Bool { village % 7 == min(1, geography.villages - 1) }

  func setPlaces(_ village: Int, isRaised: Bool) {
    guard let programme = programmes.first(where: \.takesPlace) else { return }
    let code = UInt64(geography.villageCode(of: village))
    let households = geography.households(of: village).count
    let taking = households * programmes.count(where: \.takesPlace) / programmes.count
    let places = isTight(village) && !isRaised ? max(1, taking / 2) : households * 2 + 10
    let source = Source.poverty.text(code)
    say(
      .quota(
        programme: programme.programme, village: code, places: places, document: "县扶办〔2025〕\(isRaised ? 4 : 2)号",
        signers: [Officials.signer(.countyPovertyOffice, .county, of: code)]),
      Address(key: code, id: "Q-\(code)-\(isRaised ? 2 : 1)", source: source, subject: String(code), at: now))
  }

  // MARK: Funds

  /// Before anybody can ask for it.
  private static let years = [World.first, Day(year: 2025, month: 12, day: 29)!]
  /// For those who ask for more than thought: 5,000 yuan a case.
  private static let leastFen: Int64 = 500_000

  /// Every fund that a grant names, with its source by the first word of its name.
  func openFunds(village: UInt64) {
    for rule in pack.rules where rule.effect == .grant && rule.off == nil {
      guard let name = rule.fund, let earmark = rule.earmark, !funds.contains(where: { $0.name == name }) else {
        continue
      }
      let word = name.split(separator: "-").first.map(String.init) ?? name
      let source = FundSource.allCases.first { $0.text.lowercased() == word.lowercased() } ?? .county
      funds.append(Fund(name: name, source: source, earmark: earmark))
    }
    // One household and a half for every wish, and some who apply again.
    let cases = Int64(geography.households * 3 / 2 / max(1, programmes.count) + 2)
    var ofStages: [String: (mean: Int64, most: Int64)] = [:]
    for programme in programmes {
      for (year, day) in World.years.enumerated() {
        let needs = programme.needs(rehearsal, village: village, on: day + 90)
        for (name, fen) in needs {
          guard let place = funds.firstIndex(where: { $0.name == name }) else { continue }
          funds[place].needs[year] += fen.mean * cases
          funds[place].peaks[year] += fen.most * cases
        }
        if ofStages.isEmpty, programme.chain.contains(where: { $0.benefit?.schedule == .stages }) { ofStages = needs }
      }
    }
    // A county's share, if there is one.
    let shares = ofStages.filter { $0.value.mean > 0 }.keys.sorted()
    let short = shares.first { $0.hasPrefix(FundSource.county.text) } ?? shares.first
    for place in funds.indices {
      funds[place].isShort = funds[place].name == short
      for year in 0..<2 {
        add(
          World.years[year], ofDay: 32_400_000 + place * 60_000, -1,
          .allocate(fund: Int32(place), year: UInt16(2025 + year)))
      }
      // At the latest; sooner, if somebody waits.
      if funds[place].isShort { add(World.first + 270, ofDay: 36_000_000, -1, .topUp(fund: Int32(place), year: 2025)) }
    }
    let used = funds.indices.filter { funds[$0].needs[0] > 0 && !funds[$0].isShort }
    guard let smallest = used.min(by: { funds[$0].needs[0] < funds[$1].needs[0] }) else { return }
    add(World.first + 200, ofDay: 36_000_000, -1, .freeze(fund: Int32(smallest)))
    add(World.first + 221, ofDay: 36_000_000, -1, .unfreeze(fund: Int32(smallest)))
  }

  func allocate(_ place: Int, _ year: UInt16) {
    let fund = funds[place]
    give(fund.isShort && year == 2025 ? fund.needs[0] / 4 : ample(fund, year), place, year)
  }

  /// Somebody waits for money of this fund: more is given some weeks later.
  func lacks(_ key: FundKey) {
    guard let place = funds.firstIndex(where: { $0.name == key.name }), (2025...2026).contains(key.year),
      !funds[place].isAsked[Int(key.year) - 2025], !office.isFrozen(key)
    else { return }
    funds[place].isAsked[Int(key.year) - 2025] = true
    add(World.working(today + 35), ofDay: 36_000_000, -1, .topUp(fund: Int32(place), year: key.year))
  }

  func topUp(_ place: Int, _ year: UInt16) {
    let fund = funds[place]
    let key = FundKey(name: fund.name, year: year)
    funds[place].isAsked[Int(year) - 2025] = false
    // What was planned for the end of summer may have come before, and those who waited may have gone.
    guard office.isDry(key) || fund.isShort && fund.given == 1 else { return }
    give(max(ample(fund, year), office.lackFen(key) * 3), place, year)
  }

  /// Whatever is stated, there is enough of it.
  private func ample(_ fund: Fund, _ year: UInt16) -> Int64 {
    let households = Int64(1 + geography.households / max(1, programmes.count))
    return max(World.leastFen * households, max(fund.needs[Int(year) - 2025] * 3, fund.peaks[Int(year) - 2025]))
  }

  private func give(_ fen: Int64, _ place: Int, _ year: UInt16) {
    let fund = funds[place]
    funds[place].given += 1
    let number = funds[place].given
    say(
      .allocation(
        Said.Allocation(
          fund: fund.name, source: fund.source, year: Int(year), earmark: fund.earmark, amountFen: max(1, fen),
          document: "财社〔\(year)〕\(place * 10 + number)号")),
      address(fund, "F-\(fund.name)-\(year)-\(number)"))
    askAgain(FundKey(name: fund.name, year: year))
  }

  /// Some still wait.
  private func askAgain(_ key: FundKey) {
    if office.isDry(key) { lacks(key) }
  }

  func order(_ kind: FundOrderKind, _ place: Int) {
    let fund = funds[place]
    let village = UInt64(geography.villages > 0 ? geography.villageCode(of: 0) : 341_225_101_001)
    say(
      .fundOrder(
        fund: fund.name, year: 2025, order: kind, reason: kind == .freeze ? "专项审计，暂停使用" : "审计结束，恢复使用",
        signers: Officials.signers([.leaderInCharge, .financeStaff], .county, of: village), on: today),
      address(fund, "F-\(fund.name)-2025-\(kind.text)"))
    askAgain(FundKey(name: fund.name, year: 2025))
  }

  private func address(_ fund: Fund, _ id: String) -> Address {
    let village = UInt64(geography.villages > 0 ? geography.villageCode(of: 0) : 341_225_101_001)
    let (digits, level): (Int, String) =
      switch fund.source {
      case .central, .province, .lottery: (2, "province")
      case .city: (4, "city")
      case .county, .donation, .helpUnit: (6, "county")
      }
    let area = String(village).prefix(digits)
    return Address(
      key: UInt64(area + String(repeating: "0", count: 12 - digits))!, id: id, source: "//finance.\(level)/\(area)",
      subject: fund.name, at: now)
  }
}
