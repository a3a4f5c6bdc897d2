import Contract

/// Pieces that several kinds share.
extension Renderer {
  /// `C` and 8 digits: the first tells the household's cases apart, the others the household.
  func caseId(_ scene: Scene) {
    caseId(
      scene.household,
      prefix: scene.kind == .bad ? 8 : Int(scene.planned.ordinal))
  }

  func caseId(_ household: Int, prefix: Int) {
    out.byte(67)
    out.number(prefix)
    out.padded(household + 1, 7)
  }

  /// `"name":"<caseId>:<step>:<round>"`
  func quoted(_ name: StaticString, _ scene: Scene, _ step: StaticString) {
    out.text(name)
    caseId(scene)
    out.text(step)
    out.number(Int(scene.planned.round))
    out.byte(34)
  }

  func date(_ name: StaticString, _ day: Day) {
    out.text(name)
    out.date(day)
    out.byte(34)
  }

  func number(_ name: StaticString, _ value: Int) {
    out.text(name)
    out.number(value)
  }

  /// A random stream of this event alone, so that its text does not depend on any other.
  func random(_ scene: Scene) -> Random {
    Random(
      seed: seed, UInt64(scene.planned.subject),
      1000 + UInt64(scene.kind.rawValue) << 16 + UInt64(scene.planned.ordinal) << 8
        + UInt64(scene.planned.number))
  }

  func personName(_ random: inout Random) {
    out.text(Words.surnames[random.below(Words.surnames.count)])
    out.text((random.chance(perMille: 300) ? Words.female : Words.male)[random.below(32)])
    if random.chance(perMille: 500) { out.text(Words.male[random.below(32)]) }
  }

  /// One signer; whoever holds an office has the same id and name in every event.
  func signer(_ role: Role, _ scene: Scene) {
    out.text("{\"staffId\":\"")
    staffId(role, scene)
    out.text("\",\"name\":\"")
    staffName(role, scene)
    out.text("\",\"role\":\"")
    out.text(Renderer.word(role))
    out.text("\"}")
  }

  func signers(_ roles: [Role], _ scene: Scene) {
    out.text("\"signers\":[")
    for (index, role) in roles.enumerated() {
      if index > 0 { out.byte(44) }
      signer(role, scene)
    }
    out.byte(93)
  }

  /// `S-<village, township or county code>-<number of the role>`
  func staffId(_ role: Role, _ scene: Scene) {
    out.text("S-")
    out.number(Renderer.area(role, scene))
    out.byte(45)
    out.padded(Int(role.rawValue), 2)
  }

  private func staffName(_ role: Role, _ scene: Scene) {
    var random = Random(seed: 1, UInt64(Renderer.area(role, scene)), UInt64(role.rawValue))
    personName(&random)
  }

  private static func area(_ role: Role, _ scene: Scene) -> Int {
    switch role {
    case .villageHead, .villageSecretary, .firstSecretary, .townshipCadre, .fourPostCadre,
      .boardKeeper, .projectLeader:
      scene.villageCode
    case .townshipHead, .townshipSecretary, .povertyOffice, .leaderInCharge, .financeStaff:
      scene.villageCode / 1000
    case .countyHead, .countyPovertyOffice: scene.villageCode / 1_000_000
    }
  }

  /// `Role.text` without building a string.
  static func word(_ role: Role) -> StaticString {
    switch role {
    case .villageHead: "villageHead"
    case .villageSecretary: "villageSecretary"
    case .firstSecretary: "firstSecretary"
    case .townshipCadre: "townshipCadre"
    case .fourPostCadre: "fourPostCadre"
    case .townshipHead: "townshipHead"
    case .townshipSecretary: "townshipSecretary"
    case .povertyOffice: "povertyOffice"
    case .countyHead: "countyHead"
    case .countyPovertyOffice: "countyPovertyOffice"
    case .boardKeeper: "boardKeeper"
    case .projectLeader: "projectLeader"
    case .leaderInCharge: "leaderInCharge"
    case .financeStaff: "financeStaff"
    }
  }

  static func word(_ level: Level) -> StaticString {
    switch level {
    case .village: "village"
    case .township: "township"
    case .county: "county"
    }
  }

  static let villageSigners: [Role] = [.villageHead, .firstSecretary, .townshipCadre]
  static let townshipSigners: [Role] = [.townshipHead, .povertyOffice]
  /// Of a case under strict review.
  static let strictSigners: [Role] = [.townshipHead, .povertyOffice, .townshipSecretary]
  static let countySigners: [Role] = [.countyHead, .countyPovertyOffice]
}
