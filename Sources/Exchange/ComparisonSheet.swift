import Contract

/// A household that waits for departments' reports: what they were asked, and whom it is about.
public struct ComparisonAsk: Sendable, Equatable {
  public var requestId: String
  public var caseId: String
  public var village: UInt64
  /// Those that have not reported yet.
  public var departments: [Department]
  /// When it was asked.
  public var since: Instant
  /// Keyed hashes of the members' numbers; a person's place, from 1, is the number in tables.
  public var members: [PersonKey]

  public init(
    requestId: String, caseId: String, village: UInt64, departments: [Department], since: Instant, members: [PersonKey]
  ) {
    self.requestId = requestId
    self.caseId = caseId
    self.village = village
    self.departments = departments
    self.since = since
    self.members = members
  }
}

/// The table that goes to a department with the persons in it, and comes back with what its archive shows.
public enum ComparisonColumn: String, SheetColumn {
  case request, person, name, residentId, village, department, asOf, finding, note

  public var titles: [String] {
    switch self {
    case .request: ["比对编号"]
    case .person: ["成员序号"]
    case .name: ["姓名"]
    case .residentId: ["身份证号", "身份证号码", "证件号码", "公民身份号码"]
    case .village: ["行政村代码", "行政村"]
    case .department: ["部门", "比对部门"]
    case .asOf: ["数据截止日期", "截止日期"]
    case .finding: ["比对结果", "结果"]
    case .note: ["备注"]
    }
  }

  /// In characters.
  public var width: Double {
    switch self {
    case .person, .department: 9
    case .residentId, .request: 24
    case .note: 30
    default: 14
    }
  }
}

/// A row of a returned table that says something.
struct ComparisonAnswer {
  var line: Int
  /// Place of the ask and of the person in it, where the row names them.
  var request: String?
  var person: Int?
  var residentId: String?
  var department: Department
  var asOf: Day
  var findings: [Finding]
  var note: String

  private static let noteMax = 200

  /// nil: the row was not filled in.
  ///
  /// - Parameters:
  ///   - department: whose table it is, where that stands in no column.
  ///   - on: no day may lie behind it.
  init?(
    _ row: OfficeSheet<ComparisonColumn>.Row, department standard: Department?, asOf standardDay: Day?, on: Day
  ) throws(SheetProblem) {
    line = row.line
    let finding = row[.finding]
    if finding.isEmpty, row[.asOf].isEmpty { return nil }
    guard !finding.isEmpty else { throw row.problem(.findingMissing, .finding) }
    guard let findings = FindingWords.parse(finding) else { throw row.problem(.finding, .finding) }
    self.findings = findings
    if row[.asOf].isEmpty {
      guard let standardDay else { throw row.problem(.dateMissing, .asOf) }
      asOf = standardDay
    } else {
      guard let day = SheetValue.day(row[.asOf]) else { throw row.problem(.date, .asOf) }
      asOf = day
    }
    guard asOf <= on else { throw row.problem(.dateFuture, .asOf) }
    if row[.department].isEmpty {
      guard let standard else { throw row.problem(.departmentMissing, .department) }
      department = standard
    } else {
      guard let named = Department.named(row[.department]) else { throw row.problem(.department, .department) }
      department = named
    }
    residentId = try SheetValue.residentId(row, .residentId, bornBy: on)
    request = row[.request].isEmpty ? nil : row[.request]
    if request != nil, !row[.person].isEmpty {
      guard let number = Int(row[.person]), number > 0 else { throw row.problem(.person, .person) }
      person = number
    }
    guard residentId != nil || person != nil else { throw row.problem(.personMissing, .residentId) }
    note = String(
      row[.note].unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(Self.noteMax).map(Character.init)
    )
  }
}

extension Department {
  private static let chinese: [Department: [String]] = [
    .publicSecurity: ["公安", "公安局"], .housing: ["房管", "房管局"], .finance: ["财政", "财政局"],
    .humanResources: ["人社", "人社局"], .trafficPolice: ["交管", "交警"], .industryCommerce: ["工商", "市场监管"],
    .disabledFederation: ["残联"], .civilAffairs: ["民政", "民政局"], .construction: ["住建", "住建局"],
  ]

  /// By the contract's word or by its Chinese name.
  public static func named(_ text: String) -> Department? {
    allCases.first { $0.text.lowercased() == text.lowercased() || chinese[$0]!.contains(text) }
  }
}
