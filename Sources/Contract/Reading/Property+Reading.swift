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
          switch try kind(VehicleKind.self) {
          case .car: findings.insert(FindingSet(Finding.ownsCar))
          case .largeFarmVehicle, .machinery, .ship: findings.insert(FindingSet(Finding.largeVehicle))
          case .motorcycle, nil: break
          }
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
          let business = try business()
          if business.kind == .individual { findings.insert(FindingSet(Finding.individualBusiness)) }
          if business.employees > 0 { findings.insert(FindingSet(Finding.employsOthers)) }
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

  private mutating func business() throws(Fault) -> (kind: BusinessKind, employees: Int32) {
    var business = (kind: BusinessKind.company, employees: Int32(0))
    var object = try object(BusinessField.self)
    while let field = try next(&object) {
      switch field {
      case .kind: business.kind = try word(BusinessKind.self)
      case .employees: business.employees = try count()
      }
    }
    return business
  }

  mutating func house(_ findings: inout FindingSet) throws(Fault) {
    var object = try object(HouseField.self)
    while let field = try next(&object) {
      switch field {
      case .structure:
        if try word(HouseStructure.self) == .sheetMetal {
          findings.insert(FindingSet(Finding.sheetMetalHouse))
        }
      case .areaM2: _ = try integer(Limits.areaM2)
      case .dangerGrade: _ = try word(DangerGrade.self)
      case .builtYear: _ = try integer(Limits.builtYear)
      case .waterSource: _ = try word(WaterSource.self)
      }
    }
  }
}
