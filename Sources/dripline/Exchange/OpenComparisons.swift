import Casework
import Contract
import Exchange
import Pipeline
import Policy

/// Finds the households that wait for departments' reports.
struct OpenComparisons {
  let archive: Archive
  var region: UInt64?
  var programme: String?
  /// Only those who wait for one of these.
  var departments = Department.allCases

  func forEach(_ body: (Case, ComparisonAsk) throws -> Void) throws {
    try archive.forEachCase(in: region, programme: programme) { state in
      guard state.stage != .unknown, let programme = try archive.pack(of: state).programme(state.programme.text),
        let open = state.openComparison(programme)
      else { return }
      let waiting = open.departments.filter(departments.contains)
      guard !waiting.isEmpty else { return }
      try body(
        state,
        ComparisonAsk(
          requestId: open.requestId, caseId: state.id, village: state.village, departments: waiting, since: open.since,
          members: state.members))
    }
  }
}

extension Invocation {
  /// A list of departments, by the contract's words or in Chinese; left out: all nine.
  func departments() throws -> [Department] {
    guard let text = text("department") else { return Department.allCases }
    return try text.split { ",，、".contains($0) }.map { part in
      guard let department = Department.named(String(part)) else {
        throw UsageError("--department takes \(Department.allCases.map(\.text).joined(separator: ", ")), not \(part)")
      }
      return department
    }
  }

  /// A division, 12 digits with zeros at its end; left out: nil, everywhere.
  func division() throws -> UInt64? {
    guard let text = text("region") else { return nil }
    guard let code = Region.division(text) else {
      throw UsageError("--region takes 2, 4, 6, 9 or 12 digits of a division's code, not \(text)")
    }
    return code
  }
}
