import Contract
import Testing

@testable import Payments

@Suite struct PlanTests {
  static func due(_ id: String, _ fen: Int64, _ funds: [String], year: Int = 2025, day: Day = Sample.day)
    -> DueInstruction
  {
    var shares = funds.map { FundShare(fund: $0, year: year, amountFen: fen / Int64(funds.count)) }
    if !shares.isEmpty { shares[0].amountFen += fen - shares.reduce(0) { $0 + $1.amountFen } }
    return DueInstruction(id: id, amountFen: fen, shares: shares, due: day)
  }

  static func plan(
    _ instructions: [DueInstruction], format: FileFormat = .pain001, today: Day = Sample.day, max: Int = 20_000
  ) throws -> PaymentPlan {
    try PaymentPlan(instructions, accounts: Sample.accounts, format: format, today: today, transfersMax: max)
  }

  @Test func paymentsOfOneAccountFundAndDayMakeOneFile() throws {
    let plan = try Self.plan([
      Self.due("C2:allowance:1:1", 100, ["province", "county"]),
      Self.due("C1:allowance:1:1", 301, ["county", "province"]),
      Self.due("C3:allowance:1:1", 5, ["province"]), Self.due("C4:housing:1:1", 7, ["housing"]),
      Self.due("C5:housing:1:1", 9, ["housing"], day: Sample.day + 1),
      Self.due("C6:housing:1:1", 9, ["housing"], year: 2024),
    ])
    #expect(
      plan.files.map {
        "\($0.group.account.id) \($0.group.fund) \($0.group.date) \($0.instructionIds.joined(separator: ",")) \($0.sumFen)"
      } == [
        "county-housing housing/2024 2025-05-10 C6:housing:1:1 9",
        "county-housing housing/2025 2025-05-10 C4:housing:1:1 7",
        "county-housing housing/2025 2025-05-11 C5:housing:1:1 9",
        "county-relief county/2025+province/2025 2025-05-10 C1:allowance:1:1,C2:allowance:1:1 401",
        "county-relief province/2025 2025-05-10 C3:allowance:1:1 5",
      ])
    #expect(plan.unpayable.isEmpty)
    #expect(plan.files.allSatisfy { PlannedFile.isId($0.id) && $0.id.utf8.count <= 35 })
    #expect(Set(plan.files.map(\.id)).count == plan.files.count)
  }

  @Test func whatIsPastDueIsAskedForToday() throws {
    let plan = try Self.plan(
      [Self.due("C1:a:1:1", 1, ["housing"]), Self.due("C2:a:1:1", 1, ["housing"], day: Sample.day + -40)],
      today: Sample.day + 3)
    #expect(plan.files.map(\.group.date) == [Sample.day + 3] && plan.files[0].instructionIds.count == 2)
  }

  @Test func fundsWithoutOneCommonAccountAreTold() throws {
    let plan = try Self.plan([
      Self.due("C1:a:1:1", 10, ["housing", "county"]), Self.due("C2:a:1:1", 20, ["none"]),
      Self.due("C3:a:1:1", 30, ["none"]),
      Self.due("C4:a:1:1", 1, ["county"]),
    ])
    #expect(
      plan.unpayable == [
        .init(fund: "county/2025+housing/2025", count: 1, sumFen: 10), .init(fund: "none/2025", count: 2, sumFen: 50),
      ])
    #expect(plan.files.flatMap(\.instructionIds) == ["C4:a:1:1"])
  }

  /// The order of the instructions makes no difference; each is in exactly one file, and files have a bound.
  @Test(arguments: 0..<20) func shuffledInstructionsGiveTheSameFiles(seed: UInt64) throws {
    var random = Seeded(seed + 5)
    let funds = [["province"], ["county"], ["province", "county"], ["housing"], ["none"], ["county", "province"]]
    let instructions = (0..<300).map { index in
      Self.due(
        "C\(index):a:1:1", Int64.random(in: 1...1_000_000, using: &random), funds.randomElement(using: &random)!,
        day: Sample.day + Int.random(in: -3...3, using: &random))
    }
    let plan = try Self.plan(instructions, max: 17)
    #expect(try Self.plan(instructions.shuffled(using: &random), max: 17) == plan)
    let planned = plan.files.flatMap(\.instructionIds)
    #expect(Set(planned).count == planned.count)
    #expect(planned.count + plan.unpayable.reduce(0) { $0 + $1.count } == instructions.count)
    #expect(plan.files.allSatisfy { (1...17).contains($0.instructionIds.count) })
    let amounts = Dictionary(uniqueKeysWithValues: instructions.map { ($0.id, $0.amountFen) })
    #expect(plan.files.allSatisfy { file in file.sumFen == file.instructionIds.reduce(0) { $0 + amounts[$1]! } })
  }

  @Test func aFilesNameDependsOnAllThatDecidesIt() {
    let group = PaymentGroup(account: Sample.relief, fund: "county/2025", date: Sample.day)
    func id(
      _ format: FileFormat = .pain001, _ change: (inout PaymentGroup) -> Void = { _ in },
      _ ids: [String] = ["a:1", "b:1"]
    ) -> String {
      var group = group
      change(&group)
      return PlannedFile.id(format: format, group: group, instructionIds: ids)
    }
    let others = [
      id(), id(.csv), id(.both), id { $0.fund = "county/2026" }, id { $0.date = Sample.day + 1 },
      id { $0.account.number += "1" },
      id { $0.account.name += "1" }, id { $0.account.bankCode = "105372000015" }, id { $0.account.bankName = "" },
      id { $0.account.id = "x" }, id(.pain001, { _ in }, ["a:1"]), id(.pain001, { _ in }, ["a:1b", ":1"]),
      id(.pain001, { _ in }, ["b:1", "a:1"]),
    ]
    #expect(Set(others).count == others.count)
    // Which funds else the account pays for is not in the file.
    #expect(id { $0.account.funds = [] } == id())
    // Stored in databases: the form never changes unseen.
    #expect(id() == "D20250510-ca440f3fe637aa836a701810")
  }

  @Test func sharesThatDoNotAddUpAreRefused() {
    var wrong = Self.due("C1:a:1:1", 100, ["county"])
    wrong.shares[0].amountFen = 99
    #expect(throws: PaymentPlan.Inconsistent.self) { try Self.plan([wrong]) }
    wrong.shares = [
      FundShare(fund: "county", year: 2025, amountFen: .max), FundShare(fund: "county", year: 2025, amountFen: 101),
    ]
    #expect(throws: PaymentPlan.Inconsistent.self) { try Self.plan([wrong]) }
    wrong.shares = [
      FundShare(fund: "county", year: 2025, amountFen: 200), FundShare(fund: "county", year: 2025, amountFen: -100),
    ]
    #expect(throws: PaymentPlan.Inconsistent.self) { try Self.plan([wrong]) }
    #expect(throws: PaymentPlan.Inconsistent.self) {
      try Self.plan([DueInstruction(id: "x", amountFen: 0, shares: [], due: Sample.day)])
    }
  }

  @Test func payingAccountsAreCheckedWhole() throws {
    func fault(_ change: (inout PayingAccount) -> Void) -> String? {
      var account = Sample.housing
      change(&account)
      do throws(PayingAccounts.Fault) { _ = try PayingAccounts([Sample.relief, account]) } catch { return error.field }
      return nil
    }
    #expect(fault { _ in } == nil)
    #expect(fault { $0.id = "a b" } == "id" && fault { $0.id = Sample.relief.id } == "id")
    #expect(
      fault { $0.name = "" } == "name" && fault { $0.number = "12" } == "number"
        && fault { $0.number = "3400 1234 5678" } == "number")
    #expect(
      fault { $0.bankCode = "10537200001" } == "bank" && fault { $0.funds = [] } == "funds"
        && fault { $0.funds = ["county"] } == "funds")
    #expect(fault { $0.bankName = String(repeating: "行", count: 141) } == "bankName")
  }

  @Test func longIdsGetAReferenceThatTheyCanBeFoundBy() {
    #expect(Reference.of("C0001:allowance:1:1") == "C0001:allowance:1:1")
    let exact = String(repeating: "x", count: 35)
    #expect(Reference.of(exact) == exact && !Reference.isHash(exact))
    let hash = Reference.of(Sample.longId)
    #expect(hash.utf8.count <= 35 && Reference.isHash(hash) && Reference.isLong(Sample.longId))
    #expect(Reference.of(Sample.longId) == hash && Reference.of(Sample.longId + "1") != hash)
    #expect(hash == "H.f5bc0db55abc94fa0a77eb9b04938042")
    var seen: Set<String> = []
    for index in 0..<5000 { seen.insert(Reference.of("\(Sample.longId):\(index)")) }
    #expect(seen.count == 5000)
  }
}
