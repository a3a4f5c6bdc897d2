import Contract

/// Who holds an office: the same person in every event, and another at every level, so that nobody acts at two
/// (R-353).
enum Officials {
  static func signer(_ role: Role, _ level: Level, of village: UInt64) -> Said.Signature {
    let area = area(level, of: village)
    let number = Int(role.rawValue)
    var random = Random(seed: 3, UInt64(area), UInt64(number))
    return Said.Signature(
      staffId: "S-\(area)-\(number < 10 ? "0" : "")\(number)", name: name(&random), role: role)
  }

  static func signers(_ roles: [Role], _ level: Level, of village: UInt64) -> [Said.Signature] {
    roles.map { signer($0, level, of: village) }
  }

  /// The division's code without the zeros behind it.
  static func area(_ level: Level, of village: UInt64) -> Int {
    switch level {
    case .village: Int(village)
    case .township: Int(village) / 1000
    case .county: Int(village) / 1_000_000
    }
  }

  static func name(_ random: inout Random) -> String {
    let given = random.chance(perMille: 300) ? Words.female : Words.male
    var name = "\(Words.surnames[random.below(Words.surnames.count)])\(given[random.below(given.count)])"
    if random.chance(perMille: 500) { name += "\(given[random.below(given.count)])" }
    return name
  }
}
