/// Which office speaks, of which division.
enum Source {
  case intake, exchange, committee, townshipOffice, countyOffice, villageBoard, townshipBoard, portal
  case bank, supervision, poverty, finance, visitors

  func text(_ village: UInt64) -> String {
    let county = Int(village) / 1_000_000
    let township = Int(village) / 1000
    return switch self {
    case .intake: "//intake.township/\(township)"
    case .exchange: "//exchange.county/\(county)"
    case .committee: "//committee.village/\(village)"
    case .townshipOffice: "//office.township/\(township)"
    case .countyOffice: "//office.county/\(county)"
    case .villageBoard: "//board.village/\(village)"
    case .townshipBoard: "//board.township/\(township)"
    case .portal: "//portal.county/\(county)"
    case .bank: "//bank.county/\(county)"
    case .supervision: "//supervision.county/\(county)"
    case .poverty: "//poverty.county/\(county)"
    case .finance: "//finance.county/\(county)"
    case .visitors: "//visitors.township/\(township)"
    }
  }
}
