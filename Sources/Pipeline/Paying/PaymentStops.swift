import Casework
import Payments
import Postgres

/// Why a payment that is due stays behind, though it is in no file yet.
public enum PaymentStop: Sendable {
  /// An officer holds the household's payments.
  case held
  /// A fund that pays it is frozen.
  case frozen
}

extension PayingDesk {
  private static let frozenFunds = Statement(
    sql: "select fund, year from dripline.purses where partition = -1 and frozen", parameterTypes: [])
  /// Cases whose states are in memory at once.
  private static let casesMax = 5000

  /// What was ordered after an instruction went out to be paid, and before it was put into a file, stops it.
  ///
  /// - Returns: for each instruction, nil when it may go.
  func stops(_ instructions: [(id: String, caseId: String, shares: [FundShare])]) throws -> [PaymentStop?] {
    let frozen = try frozenFunds()
    var stops: [PaymentStop?] = []
    stops.reserveCapacity(instructions.count)
    for start in stride(from: 0, to: instructions.count, by: Self.casesMax) {
      let part = instructions[start..<min(instructions.count, start + Self.casesMax)]
      let ids = BinaryArray(of: .text)
      for each in part { ids.append(text: each.caseId) }
      let rows = try connection.query(SQL.readCases, ParameterWriter(ids))
      var cases: [String: Case] = [:]
      for row in 0..<rows.rowCount {
        let id = try rows.text(row, 0)
        let version = UInt32(bitPattern: try rows.int4(row, 1))
        let state = try rows.withBytes(row, 2) { try Case(id: id, version: version, bytes: $0) }
        if state.hasHeldPayments { cases[id] = state }
      }
      stops += part.map { each in
        if each.shares.contains(where: { frozen.contains("\($0.fund)/\($0.year)") }) { return .frozen }
        return cases[each.caseId].flatMap { $0.isHeld(each.id) ? .held : nil }
      }
    }
    return stops
  }

  private func frozenFunds() throws -> Set<String> {
    let rows = try connection.query(Self.frozenFunds)
    return Set(try (0..<rows.rowCount).map { "\(try rows.text($0, 0))/\(try rows.int4($0, 1))" })
  }
}
