// The schema of the household card.

extension Schema {
  static let application = object(ApplicationField.self) { field in
    switch field {
    case .programme: programme
    case .region: village
    case .origin: word(Origin.self)
    case .appliedOn: day
    case .nominator: signer
    case .away: boolean
    case .contacts:
      array(
        object(ContactField.self) { field in
          switch field {
          case .on: day
          case .staffId: identifier
          case .outcome: word(ContactOutcome.self)
          }
        }, Limits.contacts)
    case .members:
      array(member, Limits.members).merging([
        "contains": [
          "properties": ["relation": constant(Relation.head)], "required": ["relation"],
        ],
        "minContains": 1, "maxContains": 1,
      ])
    case .income:
      array(
        object(IncomeField.self) { $0 == .kind ? word(IncomeKind.self) : fen }, Limits.incomes)
    case .assets: assets
    case .house:
      object(HouseField.self) { field in
        switch field {
        case .structure: word(HouseStructure.self)
        case .areaM2: integer(Limits.areaM2)
        case .dangerGrade: word(DangerGrade.self)
        case .builtYear: integer(Limits.builtYear)
        case .waterSource: word(WaterSource.self)
        }
      }
    case .farmlandMuHundredths: integer(Limits.farmlandMuHundredths)
    case .causes: array(word(Cause.self), Limits.causes)
    case .account: account
    case .phone: digits(Limits.phoneDigits)
    case .relatives:
      array(
        object(RelativeField.self) { $0 == .staffId ? identifier : text() }, Limits.relatives)
    case .previousCaseId: identifier
    case .declared: array(word(Finding.self), Limits.declared).merging(["uniqueItems": true])
    case .evidence: evidence
    }
  }.merging([
    "if": [
      "properties": ["origin": ["enum": ["nominated", "discovered"]]], "required": ["origin"],
    ],
    "then": ["required": ["nominator"]],
  ])

  static let account = object(AccountField.self) { $0 == .number ? digits(Limits.accountDigits) : text() }

  /// Named values: the programme says which, each at most once.
  static let evidence: JSONNode = [
    "type": "object", "maxProperties": .integer(Int64(Limits.cardEvidence.upperBound)),
    "propertyNames": [
      "pattern": "^[A-Za-z][A-Za-z0-9]{0,\(Limits.evidenceNameBytes - 1)}$"
    ],
    "additionalProperties": [
      "anyOf": [
        boolean, integer(Limits.evidenceInteger),
        ["type": "string", "pattern": "^[ -~]{0,\(Limits.evidenceTextBytes)}$"],
      ]
    ],
  ]

  private static let assets = object(AssetsField.self) { field in
    switch field {
    case .financialFen: fen
    case .vehicles: array(kinds(VehicleKind.self), Limits.assets)
    case .housing: array(kinds(HousingKind.self), Limits.assets)
    case .businesses:
      array(
        object(BusinessField.self) { $0 == .kind ? word(BusinessKind.self) : count },
        Limits.assets)
    }
  }

  private static func kinds<W: Word>(_: W.Type) -> JSONNode {
    object(KindField.self) { _ in word(W.self) }
  }
}
