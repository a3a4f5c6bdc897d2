import Contract

/// A household card as it may be shown: names and numbers masked.
public struct HouseholdCard: Sendable, Equatable {
  /// A member, masked.
  public struct Member: Sendable, Equatable {
    /// Tells persons apart where their masked names are the same; a keyed hash, never shown.
    public var key: PersonKey?
    /// `张*`
    public var name: String
    /// Of the full name, under this process's own seed: tells whether two names are the same, and nothing else.
    var nameHash: Int
    /// `****0117`
    public var number: String
    public var relation: Relation
    public var health: Health
    public var disability: DisabilityKind?
    public var disabilityGrade: Int64?
    public var schooling: Schooling
    public var labour: Labour
  }

  /// A year's income of one kind.
  public struct Income: Sendable, Equatable {
    public var kind: IncomeKind
    public var amountFen: Int64
  }

  /// The house as the card describes it.
  public struct House: Sendable, Equatable {
    public var structure: HouseStructure?
    public var areaM2: Int64?
    public var danger: DangerGrade?
    public var builtYear: Int64?
    public var water: WaterSource?
  }

  public var appliedOn: Day?
  public var members: [Member]
  public var income: [Income]
  public var house: House
  public var farmlandMuHundredths: Int64?
  public var causes: [Cause]
  /// Name of the bank; of the account only the case's last four digits are shown.
  public var bank: String

  public var head: Member? { members.first { $0.relation == .head } ?? members.first }

  /// - Parameter key: hashes a resident's number, as cases hold it.
  init(_ body: Body, key: (String) -> PersonKey?) {
    appliedOn = body.day("appliedOn")
    members = body.objects("members").map { Member($0, key: key) }
    income = body.objects("income").compactMap { item in
      guard let kind = item.word(IncomeKind.self, "kind"), let fen = item.integer("amountFen") else { return nil }
      return Income(kind: kind, amountFen: fen)
    }
    let house = body.object("house")
    self.house = House(
      structure: house?.word(HouseStructure.self, "structure"), areaM2: house?.integer("areaM2"),
      danger: house?.word(DangerGrade.self, "dangerGrade"), builtYear: house?.integer("builtYear"),
      water: house?.word(WaterSource.self, "waterSource"))
    farmlandMuHundredths = body.integer("farmlandMuHundredths")
    causes = body.words(Cause.self, "causes")
    bank = Mask.text(body.object("account")?.text("bank") ?? "")
  }

  /// The full names on the card, for masking them in other papers of the same case.
  static func names(_ body: Body) -> [String] {
    (body.objects("members") + [body.object("member")].compactMap(\.self)).compactMap { $0.text("name") }
      + [body.object("account")?.text("holder")].compactMap(\.self)
  }
}

extension HouseholdCard.Member {
  init(_ body: Body, key: (String) -> PersonKey?) {
    let number = body.text("residentId") ?? ""
    self.key = key(number)
    name = Mask.name(body.text("name") ?? "")
    nameHash = (body.text("name") ?? "").hashValue
    self.number = Mask.number(number)
    relation = body.word(Relation.self, "relation") ?? .other
    health = body.word(Health.self, "health") ?? .healthy
    disability = body.object("disability")?.word(DisabilityKind.self, "kind")
    disabilityGrade = body.object("disability")?.integer("grade")
    schooling = body.word(Schooling.self, "schooling") ?? .none
    labour = body.word(Labour.self, "labour") ?? .none
  }
}
