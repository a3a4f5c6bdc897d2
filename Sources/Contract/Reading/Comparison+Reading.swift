// `aid.comparison.reported.v1`.

enum ComparisonField: UInt8, Field {
  case requestId, reports
  static let table = KeyTable(Self.self, required: allCases)
}

enum ReportField: UInt8, Field {
  case department, asOf, findings
  static let table = KeyTable(Self.self, required: allCases)
}

enum ReportedFindingField: UInt8, Field {
  case kind, note
  static let table = KeyTable(Self.self, required: [.kind])
}

extension Scanner {
  mutating func comparison() throws(Fault) -> Comparison {
    var comparison = Comparison(requestId: "", reports: [])
    var object = try object(ComparisonField.self)
    while let field = try next(&object) {
      switch field {
      case .requestId: comparison.requestId = try identifier().string
      case .reports:
        comparison.reports.reserveCapacity(Department.allCases.count)
        var departments: UInt32 = 0
        var reports = try array(Limits.reports)
        while try next(&reports) {
          let at = offset
          let report = try report()
          let bit: UInt32 = 1 << UInt32(report.department.rawValue)
          if departments & bit != 0 { throw Fault(.itemRepeated, at: at) }
          departments |= bit
          comparison.reports.append(report)
        }
      }
    }
    return comparison
  }

  private mutating func report() throws(Fault) -> Comparison.Report {
    var report = Comparison.Report(
      department: .publicSecurity, asOf: Day(number: 0), findings: [])
    var object = try object(ReportField.self)
    while let field = try next(&object) {
      switch field {
      case .department: report.department = try word(Department.self)
      case .asOf: report.asOf = try day()
      case .findings:
        var findings = try array(Limits.findings)
        while try next(&findings) { report.findings.insert(try reportedFinding()) }
      }
    }
    return report
  }

  private mutating func reportedFinding() throws(Fault) -> FindingSet {
    var kind: FindingSet = []
    var object = try object(ReportedFindingField.self)
    while let field = try next(&object) {
      switch field {
      case .kind: kind = FindingSet(try word(Finding.self))
      case .note: try text()
      }
    }
    return kind
  }
}
