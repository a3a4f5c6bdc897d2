/// Where the synthetic households live: counties of Anhui, each of 16 invented townships of 7
/// villages of up to 177 applying households (R-560: 1,239 in seven villages).
struct Geography {
  static let villagesPerTownship = 7
  static let townshipsPerCounty = 16
  static let householdsPerVillage = 177
  static let householdsPerTownship = 1239
  static let householdsMax =
    counties.count * townshipsPerCounty * villagesPerTownship * householdsPerVillage

  let households: Int
  let villages: Int

  init(households: Int) {
    precondition((0...Geography.householdsMax).contains(households))
    self.households = households
    villages = (households + Geography.householdsPerVillage - 1) / Geography.householdsPerVillage
  }

  /// The households of a village: all villages get the same number, give or take one.
  func households(of village: Int) -> Range<Int> {
    village * households / villages..<(village + 1) * households / villages
  }

  func village(of household: Int) -> Int { ((household + 1) * villages - 1) / households }

  /// Place of a household in its county, dense enough to number its people.
  func numberInCounty(of household: Int) -> Int {
    let village = village(of: household)
    let inCounty = village % (Geography.townshipsPerCounty * Geography.villagesPerTownship)
    return inCounty * Geography.householdsPerVillage
      + household - households(of: village).lowerBound
  }

  func numberInTownship(of household: Int) -> Int {
    numberInCounty(of: household) % Geography.householdsPerTownship
  }

  /// 0-based place of the county in `counties`.
  func county(of village: Int) -> Int {
    village / (Geography.townshipsPerCounty * Geography.villagesPerTownship)
  }

  /// 6 digits.
  func countyCode(of village: Int) -> Int { Geography.counties[county(of: village)] }

  /// 9 digits.
  func townshipCode(of village: Int) -> Int {
    let township = village / Geography.villagesPerTownship % Geography.townshipsPerCounty
    return countyCode(of: village) * 1000 + 101 + township
  }

  /// 12 digits.
  func villageCode(of village: Int) -> Int {
    townshipCode(of: village) * 1000 + village % Geography.villagesPerTownship + 1
  }

  static let counties = [
    341225, 341221, 341222, 341226, 341282, 341321, 341322, 341323, 341324, 341522, 341523, 341524,
    341525, 341621, 341622, 341623, 340121, 340122, 340123, 340124, 340181, 340223, 340321, 340322,
    340323, 340421, 340422, 340521, 340522, 340523, 340621, 340722, 340822, 340825, 340826, 340827,
    340828, 340881, 340882, 341021, 341022, 341023, 341024, 341122, 341124, 341125, 341126, 341181,
    341182, 341721, 341722, 341723, 341821, 341823, 341824, 341825, 341881, 341882,
  ]
}
