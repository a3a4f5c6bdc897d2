import Casework
import Contract
import Postgres

/// The rows of one batch that are about money and helpers.
final class MoneyRows {
  private let fund = BinaryArray(of: .text), year = BinaryArray(of: .int4), partition = BinaryArray(of: .int4)
  private let base = BinaryArray(of: .int4), version = BinaryArray(of: .int4), earmark = BinaryArray(of: .text)
  private let source = BinaryArray(of: .text), dry = BinaryArray(of: .bool), frozen = BinaryArray(of: .bool)
  private let waiting = BinaryArray(of: .int4), state = BinaryArray(of: .bytea)

  private let lane = BinaryArray(of: .int4), offset = BinaryArray(of: .int8), place = BinaryArray(of: .int4)
  private let entryFund = BinaryArray(of: .text), entryYear = BinaryArray(of: .int4)
  private let entryPartition = BinaryArray(of: .int4), kind = BinaryArray(of: .int2), from = BinaryArray(of: .int2)
  private let to = BinaryArray(of: .int2), amount = BinaryArray(of: .int8), caseId = BinaryArray(of: .text)
  private let instalment = BinaryArray(of: .int2), at = BinaryArray(of: .int8)

  private let instruction = BinaryArray(of: .text), paidCase = BinaryArray(of: .text)
  private let programme = BinaryArray(of: .text), village = BinaryArray(of: .int8)
  private let entitlement = BinaryArray(of: .text), number = BinaryArray(of: .int2), attempt = BinaryArray(of: .int2)
  private let fen = BinaryArray(of: .int8), shares = BinaryArray(of: .text), due = BinaryArray(of: .int4)
  private let account = BinaryArray(of: .text), paidLane = BinaryArray(of: .int4), paidOffset = BinaryArray(of: .int8)

  private let answered = BinaryArray(of: .text), outcome = BinaryArray(of: .int2), reason = BinaryArray(of: .int2)
  private let answeredFen = BinaryArray(of: .int8), day = BinaryArray(of: .int4)
  private let answerLane = BinaryArray(of: .int4), answerOffset = BinaryArray(of: .int8)

  private let helper = BinaryArray(of: .int8), helperBase = BinaryArray(of: .int4)
  private let helperVersion = BinaryArray(of: .int4), households = BinaryArray(of: .int4)

  private var scratch = ByteWriter(capacity: 4096)

  func clear() {
    for array in [
      fund, year, partition, base, version, earmark, source, dry, frozen, waiting, state, lane, offset, place,
      entryFund, entryYear, entryPartition, kind, from, to, amount, caseId, instalment, at, instruction, paidCase,
      programme, village, entitlement, number, attempt, fen, shares, due, account, paidLane, paidOffset, answered,
      outcome, reason, answeredFen, day, answerLane, answerOffset, helper, helperBase, helperVersion, households,
    ] { array.removeAll() }
  }

  /// A purse as it is left; its balances follow from the entries.
  func add(_ purse: Purse, base: UInt32) {
    fund.append(text: purse.key.fund.name)
    year.append(int4: Int32(purse.key.fund.year))
    partition.append(int4: purse.key.partition)
    self.base.append(int4: Int32(bitPattern: base))
    version.append(int4: Int32(bitPattern: purse.version))
    earmark.append(text: purse.earmark)
    source.append(text: purse.source?.text ?? "")
    dry.append(bool: purse.isDry)
    frozen.append(bool: purse.isFrozen)
    waiting.append(int4: Int32(purse.waiting.count))
    scratch.clear()
    purse.encode(to: &scratch)
    state.append(bytea: scratch.view)
  }

  /// - Parameters:
  ///   - place: among the entries of its fact, from 0.
  ///   - milliseconds: the fact's own time.
  func add(_ entry: LedgerEntry, _ position: Position, _ place: Int, at milliseconds: Int64) {
    lane.append(int4: Int32(position.lane))
    offset.append(int8: position.offset)
    self.place.append(int4: Int32(place))
    entryFund.append(text: entry.purse.fund.name)
    entryYear.append(int4: Int32(entry.purse.fund.year))
    entryPartition.append(int4: entry.purse.partition)
    kind.append(int2: Int16(entry.kind.rawValue))
    from.append(int2: Int16(entry.from.rawValue))
    to.append(int2: Int16(entry.to.rawValue))
    amount.append(int8: entry.amountFen)
    caseId.append(text: entry.caseId)
    instalment.append(int2: Int16(entry.instalment))
    at.append(int8: milliseconds)
  }

  func add(_ payment: PaymentRecord, _ state: borrowing Case, _ position: Position) {
    switch payment {
    case .instructed(let id, let body):
      instruction.append(text: id)
      paidCase.append(text: state.id)
      programme.append(text: state.programme.text)
      village.append(int8: Int64(state.village))
      entitlement.append(text: body.entitlementId(of: state.id))
      number.append(int2: Int16(body.number))
      attempt.append(int2: Int16(body.attempt))
      fen.append(int8: body.amountFen)
      shares.append(text: body.sharesJSON)
      due.append(int4: body.due.number)
      account.append(text: body.accountText)
      paidLane.append(int4: Int32(position.lane))
      paidOffset.append(int8: position.offset)
    case .answered(let id, let outcome, let reason, let amountFen, let on):
      answered.append(text: id)
      self.outcome.append(int2: Int16(outcome.rawValue))
      if let reason { self.reason.append(int2: Int16(reason.rawValue)) } else { self.reason.appendNull() }
      answeredFen.append(int8: amountFen)
      day.append(int4: on.number)
      answerLane.append(int4: Int32(position.lane))
      answerOffset.append(int8: position.offset)
    }
  }

  func add(_ tally: HelperTally, base: UInt32) {
    helper.append(int8: Int64(bitPattern: tally.helper))
    helperBase.append(int4: Int32(bitPattern: base))
    helperVersion.append(int4: Int32(bitPattern: tally.version))
    households.append(int4: tally.households)
  }

  func send(_ pipe: PipelineSender) throws {
    if helper.count > 0 {
      try pipe.send(SQL.putHelpers, ParameterWriter(helper, helperBase, helperVersion, households))
    }
    if instruction.count > 0 {
      try pipe.send(
        SQL.insertPayments,
        ParameterWriter(
          instruction, paidCase, programme, village, entitlement, number, attempt, fen, shares, due, account, paidLane,
          paidOffset))
    }
    if answered.count > 0 {
      try pipe.send(
        SQL.insertAnswers,
        ParameterWriter(answered, outcome, reason, answeredFen, day, answerLane, answerOffset))
    }
    guard fund.count > 0 else { return }
    try pipe.send(
      SQL.post,
      ParameterWriter(
        fund, year, partition, base, version, earmark, source, dry, frozen, waiting, state, lane, offset, place,
        entryFund, entryYear, entryPartition, kind, from, to, amount, caseId, instalment, at))
  }
}

extension PaymentRecord.Instruction {
  func entitlementId(of caseId: String) -> String { "\(caseId):\(entitlement)" }

  /// `[{"fund": "province", "year": 2025, "amountFen": 67500}]`, as the database gives it back.
  var sharesJSON: String {
    let parts = shares.map { share in
      "{\"fund\": \"\(share.fund.name.escapedForJSON)\", \"year\": \(share.fund.year), \"amountFen\": \(share.amountFen)}"
    }
    return "[" + parts.joined(separator: ", ") + "]"
  }

  /// The last four characters of the account; empty where none was stated.
  var accountText: String {
    guard accountLast4 != 0 else { return "" }
    return withUnsafeBytes(of: accountLast4.bigEndian) { String(decoding: $0, as: UTF8.self) }
  }
}

extension String {
  fileprivate var escapedForJSON: String {
    guard utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") || $0 < 32 }) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\"", "\\": text += "\\" + String(scalar)
      case _ where scalar.value < 32: text += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
