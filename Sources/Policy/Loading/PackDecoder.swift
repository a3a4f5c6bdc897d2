import Contract

/// Turns the tree of a pack into a `Pack`, noting every mistake.
struct PackDecoder {
  let problems: ProblemList

  static let percent: ClosedRange<Int64> = 1...100
  static let days: ClosedRange<Int64> = 1...3650
  static let fen: ClosedRange<Int64> = 1...1_000_000_000_000

  /// nil only after a problem has been noted.
  func pack(_ root: YamlNode, hash: String) -> Pack? {
    let keys = [
      "id", "title", "jurisdiction", "document", "inForceFrom", "inForceTo", "chain", "parameters",
      "exclusions",
    ]
    guard let mapping = Field(node: root, path: "", problems: problems).mapping(keys) else { return nil }
    let id = mapping.required("id")?.name()
    let title = mapping.required("title")?.localized()
    let jurisdiction = mapping.required("jurisdiction").flatMap(region)
    let document = mapping.required("document")?.text(max: 1000)
    let from = mapping.required("inForceFrom")?.day()
    let toField = mapping.optional("inForceTo")
    let to = toField?.day()
    if let from, let to, to < from { toField?.fail("\(to) lies before inForceFrom \(from)") }
    let chain = mapping.required("chain").flatMap(chain)
    let parameters = mapping.required("parameters").flatMap(parameters)
    let exclusions = mapping.required("exclusions").flatMap(exclusions)
    guard let id, let title, let jurisdiction, let document, let from, let chain, let parameters,
      let exclusions
    else { return nil }
    return Pack(
      hash: hash, id: id, title: title, jurisdiction: jurisdiction, document: document,
      inForceFrom: from, inForceTo: to, chain: chain, parameters: parameters, exclusions: exclusions)
  }

  /// A 12-digit division code; trailing zeros stand for everything below.
  private func region(_ field: Field) -> UInt64? {
    guard let text = field.text() else { return nil }
    guard text.utf8.count == 12, text.utf8.allSatisfy({ (48...57).contains($0) }),
      let code = UInt64(text), code >= 110_000_000_000
    else {
      field.fail("is no region code: \"\(text)\"", "Write 12 digits, zeros at the end for all below.")
      return nil
    }
    return code
  }

  private func parameters(_ field: Field) -> Parameters? {
    let keys = [
      "attendancePercent", "votePercent", "gatekeepers", "opinions", "incomeLineFen", "contactAttempts",
      "parkedDays", "allowance", "allowanceMonths", "paymentAttempts",
    ]
    guard let mapping = field.mapping(keys) else { return nil }
    let attendance = mapping.required("attendancePercent")?.datedInteger(in: Self.percent)
    let vote = mapping.required("votePercent")?.datedInteger(in: 0...99)
    let gatekeepers = mapping.required("gatekeepers")?.dated { $0.words(Role.self) }
    let opinions = mapping.required("opinions")?.dated { $0.words(Role.self) }
    let line = mapping.required("incomeLineFen")?.datedInteger(in: Self.fen)
    let contacts = mapping.required("contactAttempts")?.datedInteger(in: 0...20)
    let parked = mapping.required("parkedDays")?.datedInteger(in: Self.days)
    let allowance = mapping.required("allowance").flatMap(allowance)
    let months = mapping.required("allowanceMonths")?.datedInteger(in: 1...120)
    let attempts = mapping.required("paymentAttempts")?.datedInteger(in: 1...20)
    guard let attendance, let vote, let gatekeepers, let opinions, let line, let contacts, let parked,
      let allowance, let months, let attempts
    else { return nil }
    return Parameters(
      attendancePercent: attendance, votePercent: vote, gatekeepers: gatekeepers, opinions: opinions,
      incomeLineFen: line, contactAttempts: contacts, parkedDays: parked, allowance: allowance,
      allowanceMonths: months, paymentAttempts: attempts)
  }

  private func allowance(_ field: Field) -> [FundShare]? {
    var seen: Set<String> = []
    return field.list(1...8) { item in
      guard let mapping = item.mapping(["fund", "monthlyFenPerPerson"]) else { return nil }
      let fundField = mapping.required("fund")
      let fund = fundField?.name()
      if let fund, !seen.insert(fund).inserted { fundField?.fail("the fund \"\(fund)\" stands twice") }
      let share = mapping.required("monthlyFenPerPerson")?.datedInteger(in: 0...10_000_000)
      guard let fund, let share else { return nil }
      return FundShare(fund: fund, monthlyFenPerPerson: share)
    }
  }

  private func exclusions(_ field: Field) -> [Exclusion]? {
    var seen: Set<Finding> = []
    return field.list(0...Finding.allCases.count) { item in
      guard let mapping = item.mapping(["finding", "clause", "from"]) else { return nil }
      let findingField = mapping.required("finding")
      let finding = findingField?.word(Finding.self)
      if let finding, !seen.insert(finding).inserted {
        findingField?.fail("\"\(finding.text)\" stands twice", "Keep one.")
      }
      let clause = mapping.required("clause")?.clause()
      let from = mapping.required("from")?.day()
      guard let finding, let clause, let from else { return nil }
      return Exclusion(finding: finding, clause: clause, from: from)
    }
  }
}
