// The members of a household card.

enum MemberField: UInt8, Field {
  case name, residentId, relation, health, disability, schooling, labour, publicPay
  static let table = KeyTable(
    Self.self, required: [.name, .residentId, .relation, .health, .schooling, .labour])
}

enum DisabilityField: UInt8, Field {
  case certificate, grade, kind
  static let table = KeyTable(Self.self, required: allCases)
}

/// A member as far as the decision looks.
struct ScannedMember {
  var person = PersonKey(high: 0, low: 0)
  /// Offset of the resident ID, to point at.
  var personOffset = 0
  var isHead = false
  var isPaidByPublic = false
}

extension Scanner {
  /// The members in order, no person twice, exactly one of them the head.
  mutating func members(
    _ context: ReadingContext, _ findings: inout FindingSet
  ) throws(Fault) -> [PersonKey] {
    var people: [PersonKey] = []
    people.reserveCapacity(8)
    var heads = 0
    var list = try array(Limits.members)
    while try next(&list) {
      let member = try member(context)
      // A key covers both spellings of the check character.
      if people.contains(member.person) { throw Fault(.personRepeated, at: member.personOffset) }
      people.append(member.person)
      if member.isHead { heads += 1 }
      if member.isPaidByPublic { findings.insert(FindingSet(Finding.publicPay)) }
    }
    if heads != 1 { throw Fault(.householdHead, at: list.offset) }
    return people
  }

  mutating func member(_ context: ReadingContext) throws(Fault) -> ScannedMember {
    var member = ScannedMember()
    var object = try object(MemberField.self)
    while let field = try next(&object) {
      switch field {
      case .name: try text()
      case .residentId:
        member.personOffset = offset
        member.person = try person(context)
      case .relation: member.isHead = try word(Relation.self) == .head
      case .health: _ = try word(Health.self)
      case .disability: try disability()
      case .schooling: _ = try word(Schooling.self)
      case .labour: _ = try word(Labour.self)
      case .publicPay: member.isPaidByPublic = try boolean()
      }
    }
    return member
  }

  private mutating func disability() throws(Fault) {
    var object = try object(DisabilityField.self)
    while let field = try next(&object) {
      switch field {
      case .certificate: _ = try identifier()
      case .grade: _ = try integer(Limits.disabilityGrade)
      case .kind: _ = try word(DisabilityKind.self)
      }
    }
  }
}
