// Assets and house of a household card.

enum AssetsField: UInt8, Field {
  case financialFen, vehicles, housing, businesses
  static let table = KeyTable(Self.self, required: [.financialFen])
}

enum KindField: UInt8, Field {
  case kind
  static let table = KeyTable(Self.self, required: allCases)
}

enum BusinessField: UInt8, Field {
  case kind, employees
  static let table = KeyTable(Self.self, required: allCases)
}

enum HouseField: UInt8, Field {
  case structure, areaM2, dangerGrade, builtYear, waterSource
  static let table = KeyTable(
    Self.self, required: [.structure, .areaM2, .dangerGrade, .waterSource])
}

extension Scanner {
  /// The financial assets in fen; what the card declares goes to `findings`.
  mutating func assets(_ findings: inout FindingSet) throws(Fault) -> Int64 {
    var financialFen: Int64 = 0
    var object = try object(AssetsField.self)
    while let field = try next(&object) {
      switch field {
      case .financialFen: financialFen = try fen()
      case .vehicles:
        var vehicles = try array(Limits.assets)
        while try next(&vehicles) {
          if try kind(VehicleKind.self) == .car { findings.insert(FindingSet(Finding.ownsCar)) }
        }
      case .housing:
        var housing = try array(Limits.assets)
        while try next(&housing) {
          _ = try kind(HousingKind.self)
          findings.insert(FindingSet(Finding.ownsHousing))
        }
      case .businesses:
        var businesses = try array(Limits.assets)
        while try next(&businesses) {
          if try business() == .individual {
            findings.insert(FindingSet(Finding.individualBusiness))
          }
        }
      }
    }
    return financialFen
  }

  /// An object that has only a `kind`.
  private mutating func kind<W: ScannedWord>(_: W.Type) throws(Fault) -> W? {
    var kind: W?
    var object = try object(KindField.self)
    while try next(&object) != nil { kind = try word(W.self) }
    return kind
  }

  private mutating func business() throws(Fault) -> BusinessKind {
    var kind = BusinessKind.company
    var object = try object(BusinessField.self)
    while let field = try next(&object) {
      switch field {
      case .kind: kind = try word(BusinessKind.self)
      case .employees: _ = try count()
      }
    }
    return kind
  }

  mutating func house() throws(Fault) {
    var object = try object(HouseField.self)
    while let field = try next(&object) {
      switch field {
      case .structure: _ = try word(HouseStructure.self)
      case .areaM2: _ = try integer(Limits.areaM2)
      case .dangerGrade: _ = try word(DangerGrade.self)
      case .builtYear: _ = try integer(Limits.builtYear)
      case .waterSource: _ = try word(WaterSource.self)
      }
    }
  }
}
