@testable import Casework
import Contract
import Policy
import Testing

@testable import Reports

/// Registers, ledgers and public sheets.
@Suite("Registers, ledgers, public sheets")
struct SheetTests {
  static func dossier(
    _ id: String, _ programme: String = "registration", papers: [Household.Paper] = [],
    change: (inout Case) -> Void = { _ in }
  ) throws -> Dossier {
    var state = Household.state
    state.id = id
    state.programme = Programme(programme)!
    change(&state)
    let card = state.members.count > 1 ? try Household.example("application.submitted", "applied") : strangersCard
    return Household.made(
      state, Pack.sample.programme(programme),
      [
        Household.paper(.applicationSubmitted, "2025-03-07", card),
        Household.paper(.helperAssigned, "2025-06-10", try Household.example("helper.assigned", "first")),
        Household.paper(.visitReported, "2025-09-30", try Household.example("visit.reported", "unasked")),
      ] + papers)
  }

  static func stranger(_ state: inout Case) { state.members = [Household.key("341225199001011234")!] }

  static var strangersCard: Body {
    Household.body(
      """
      {"programme":"registration","members":[{"name":"李四","residentId":"341225199001011234","relation":"head",
      "health":"healthy","schooling":"finished","labour":"full"}],"causes":["illness"]}
      """)
  }

  // MARK: Register

  @Test("cases of one household are one line of the register, projects none")
  func households() throws {
    let project = try Self.dossier("P1", "project")
    let all = [
      try Self.dossier("C2", "housing"), try Self.dossier("C1"), try Self.dossier("C3", change: Self.stranger), project,
    ]
    let groups = VillageRegister.households(all).map { $0.map(\.state.id) }
    #expect(groups == [["C1", "C2"], ["C3"]])
  }

  @Test("the register counts households, persons and batches", arguments: Language.allCases)
  func register(language: Language) throws {
    let all = [
      try Self.dossier("C1"), try Self.dossier("C2", "housing"), try Self.dossier("C3", change: Self.stranger),
    ]
    let html = try PageTests.html {
      try VillageRegister(all, about: "341225101001", on: Household.on, language: language).write(to: $0)
    }
    CardTests.expectMasked(html)
    let csv = try PageTests.csv {
      try VillageRegister(all, about: "", on: Household.on, language: language).write(to: $0)
    }
    let lines = csv.split(separator: "\r\n").map(String.init)
    #expect(lines.count == 3)
    let first = CSVReading.fields(lines[1])
    #expect(first.count == CSVReading.fields(lines[0]).count)
    #expect(first[1...4] == ["示*", "****0117", "3", language == .zh ? "C1 贫困户建档立卡; C2 农村住房改造重建" : first[4]])
    #expect(first[10] == "1530.00", "both cases' payments")
    #expect(html.contains(language == .zh ? "帮扶批次统计" : "Batches of measures"))
  }

  // MARK: Helpers

  @Test("a helper with more households than the limit is told, and who has none")
  func helpers() throws {
    let pairings = try (1...6).map { number in
      let dossier = try Self.dossier("C\(number)")
      var pairing = HelperLedger.Pairing(dossier, helper: dossier.helper!, on: Household.on, .zh)
      pairing.household = PersonKey(high: 0, low: UInt64(number))
      return pairing
    }
    func written(_ pairings: [HelperLedger.Pairing], _ tallies: [String: Int] = [:]) throws -> String {
      try PageTests.csv {
        try HelperLedger(
          pairings, tallies: tallies, unhelped: [("C9", 341_225_101_001)], about: "", on: Household.on, language: .zh
        ).write(to: $0)
      }
    }
    #expect(pairings[0].limit == 5, "R-043")
    #expect(try written(pairings).contains("H-0042,示例帮扶人,示例县水利局,6,6,5,1,6,2025-"))
    #expect(try written(Array(pairings.prefix(5))).contains(",5,5,5,0,5,"))
    // Two cases of one household count once, for the limit too.
    var twice = pairings
    twice[5].household = twice[4].household
    #expect(try written(twice).contains(",5,5,5,0,6,"))
    // Households elsewhere count.
    #expect(try written(Array(pairings.prefix(5)), ["H-0042": 7]).contains(",5,7,5,1,5,"))
    let html = try PageTests.html {
      try HelperLedger(
        pairings, tallies: [:], unhelped: [("C9", 341_225_101_001)], about: "", on: Household.on, language: .zh
      ).write(to: $0)
    }
    CardTests.expectMasked(html)
    #expect(html.contains("尚无帮扶人的在册户") && html.contains("C9"))
  }

  // MARK: Housing

  @Test("the housing year has households by route, stage and source, and the rate paid")
  func housing() throws {
    let pack = Pack.sample
    let programme = try #require(pack.programme("housing"))
    let aid = UInt8(try #require(programme.chain.firstIndex { $0.kind == .aid }))
    func line(_ id: String, next: UInt8, paid: Int64, year: Int = 2025) throws -> HousingYear.Line? {
      let dossier = try Self.dossier(id, "housing") { state in
        let names = programme.evidence.map(\.name)
        state.evidence = programme.evidence.map { $0.standard ?? 0 }
        state.evidence[names.firstIndex(of: "route")!] = 1
        state.entitlement!.step = aid
        state.entitlement!.next = next
        state.entitlement!.shares[0].amountFen = 250_000
        state.entitlement!.shares[0].paidFen = paid
        state.entitlement!.shares[1].amountFen = 1_000_000
        state.entitlement!.shares[1].paidFen = 0
      }
      return HousingYear.Line(dossier, year: year, .zh)
    }
    #expect(try line("C1", next: 2, paid: 0, year: 2024) == nil)
    let lines = [try #require(try line("C1", next: 2, paid: 75_000)), try #require(try line("C2", next: 1, paid: 0))]
    let html = try PageTests.html {
      try HousingYear(lines, funds: Household.funds, year: 2025, about: "", on: Household.on, language: .zh).write(
        to: $0)
    }
    CardTests.expectMasked(html)
    for word in ["2025年农村住房改造年报", "修缮加固", "未动工", "基础完工", "25,000.00", "750.00", "3.0%", "341225101", "县级", "省级", "1/3"]
    {
      #expect(html.contains(word), "\(word)")
    }
    #expect(EvidenceText.name("repair", .en) == "repair")
  }

  @Test("every word that a pack's field can have reads in Chinese")
  func words() {
    for programme in Pack.sample.programmes {
      for field in programme.evidence {
        guard case .word(let words) = field.kind else { continue }
        for word in words { #expect(EvidenceText.name(word, .zh) != word, "\(programme.id).\(field.name): \(word)") }
      }
    }
  }

  // MARK: Funds

  @Test("a book that does not balance says so")
  func books() throws {
    func book(_ name: String, paid: Int64) -> FundBookSheet.Book {
      .init(
        fund: FundKey(name: name, year: 2025), source: .province, earmark: "allowance", allocatedFen: 1_000_000,
        balances: [
          .available: 400_000, .committed: 100_000, .instructed: 50_000, .paid: paid, .receivable: 0, .lapsed: 0,
        ],
        flows: [.returned: 7_000, .recovery: 500], waiting: 2, isFrozen: false)
    }
    let sheet = FundBookSheet(
      [book("b", paid: 450_000), book("a", paid: 449_999)], titles: ["allowance": "农村低保"], about: "", on: Household.on,
      language: .zh)
    let csv = try PageTests.csv { try sheet.write(to: $0) }
    let rows = csv.split(separator: "\r\n").map { CSVReading.fields($0) }
    #expect(rows[1].first == "a" && rows[1].last == "不平")
    #expect(
      rows[2] == [
        "b", "2025", "省级", "农村低保", "10000.00", "4000.00", "1000.00", "500.00", "4500.00", "70.00", "0.00", "5.00",
        "0.00", "0.00",
        "45.0", "2", "平",
      ])
    let html = try PageTests.html { try sheet.write(to: $0) }
    #expect(html.contains("20,000.00") && html.contains("合计"))
  }

  @Test("a ledger carries each account's balance from entry to entry")
  func ledger() throws {
    var ends: [UInt16: [Account: Int64]] = [:]
    let csv = try PageTests.csv { page in
      let sheet = try FundLedgerSheet(to: page, fund: "province", about: "", on: Household.on, language: .en)
      let entries: [(Int32, EntryKind, Int64, String)] = [
        (-1, .allocation, 1000, ""), (-1, .escrow, 600, ""), (0, .escrow, 600, ""), (0, .commitment, 500, "C1"),
        (0, .instruction, 200, "C1"), (0, .settlement, 200, "C1"), (0, .claim, 50, "C1"), (0, .recovery, 50, "C1"),
        (0, .release, 300, "C1"), (-1, .lapse, 400, ""),
      ]
      for (partition, kind, fen, id) in entries {
        try sheet.add(
          .init(
            at: Household.at("2025-03-07"), year: 2025, partition: partition, kind: kind, amountFen: fen, caseId: id,
            instalment: kind == .instruction ? 1 : 0))
      }
      ends = try sheet.end()
    }
    let rows = csv.split(separator: "\r\n").dropFirst().map { Array(CSVReading.fields($0).suffix(7)) }
    #expect(rows[0] == ["10.00", "10.00", "0.00", "0.00", "0.00", "0.00", "0.00"])
    #expect(rows[2] == ["6.00", "10.00", "0.00", "0.00", "0.00", "0.00", "0.00"], "what partitions hold is available")
    #expect(rows[4] == ["2.00", "5.00", "3.00", "2.00", "0.00", "0.00", "0.00"])
    #expect(rows[9] == ["4.00", "4.50", "0.00", "0.00", "1.50", "0.00", "4.00"])
    #expect(ends[2025]?[.paid] == 150 && ends[2025]?.values.reduce(0, +) == 0)
  }

  // MARK: Public sheet

  @Test(
    "the public sheet has amounts, sources, days left and where to object, and of names one letter",
    arguments: Language.allCases)
  func notices(language: Language) throws {
    var dossier = try Household.dossier()
    dossier.payments = [Household.payment(1, .paid), Household.payment(2, .paid), Household.payment(3, .returned)]
    let step = try #require(dossier.programme?.chain.first { $0.kind == .notice })
    let day = Day(text: "2025-10-01")!
    let posting = PublicSheet.Posting(
      dossier, step: step, from: day + -3, until: day + 4, amounts: [(FundKey(name: "province", year: 2025), 67_500)],
      schedule: .monthly, language)
    let sheet = PublicSheet(
      [posting], paid: PublicSheet.Paid.of(dossier, on: day, language), funds: Household.funds, about: "341225101001",
      contact: "示例镇人民街1号 <b>", on: day, language: language)
    let html = try PageTests.html { try sheet.write(to: $0) }
    CardTests.expectMasked(html)
    #expect(!html.contains("0117") && !html.contains("****"), "no number at all")
    #expect(
      html.contains("示*") && html.contains("675.00") && html.contains("1,350.00") && html.contains("示例镇人民街1号 &lt;b&gt;")
    )
    #expect(html.contains(language == .zh ? "省级（province 2025）" : "province (province 2025)"))
    #expect(html.contains(language == .zh ? "向村委会或乡镇人民政府" : "tells the village committee"))
    let csv = try PageTests.csv { try sheet.write(to: $0) }
    #expect(CSVReading.fields(csv.split(separator: "\r\n")[1]).last == "4")
    // Another year's money is not this year's.
    #expect(PublicSheet.Paid.of(dossier, on: Day(text: "2026-10-01")!, language).isEmpty)
    #expect(PublicSheet.Paid.of(dossier, on: Day(text: "2025-05-05")!, language).isEmpty)
  }

  // MARK: Projects

  @Test("a project has its content, stages, money and notices")
  func projects() throws {
    let programme = try #require(Pack.sample.programme("project"))
    let other = try #require(Household.programme)
    #expect(ProjectSheet.isProject(programme) && !ProjectSheet.isProject(other))
    let aid = try #require(programme.chain.firstIndex { $0.kind == .aid })
    let step = programme.chain[aid].name
    let papers = [
      Household.paper(
        .milestoneReached, "2025-07-01",
        Household.body(#"{"entitlementId":"C0001:\#(step)","stage":1,"evidence":[],"signers":[]}"#)),
      Household.paper(.publicityEnded, "2025-03-22", try Household.example("publicity.ended", "plain")),
    ]
    var dossier = try Self.dossier("C0001", "project", papers: papers) { state in
      state.evidence = programme.evidence.map { $0.standard ?? 0 }
      state.evidence[programme.evidence.firstIndex { $0.name == "investment" }!] = 30_000_000
      state.entitlement!.step = UInt8(aid)
      state.entitlement!.shares = [
        .init(
          purse: .init(fund: FundKey(name: "county", year: 2025), partition: 0), earmark: "project",
          amountFen: 1_000_001)
      ]
      state.entitlement!.next = 2
    }
    dossier.payments = [
      PaymentLine(
        caseId: "C0001", entitlement: step, number: 1, attempt: 1, shares: [], amountFen: 300_000,
        due: Day(text: "2025-07-02")!,
        answer: .init(outcome: .paid, reason: nil, on: Day(text: "2025-07-05")!))
    ]
    let html = try PageTests.html {
      try ProjectSheet([dossier], funds: Household.funds, about: "", on: Household.on, language: .zh).write(to: $0)
    }
    CardTests.expectMasked(html)
    for word in [
      "项目台账", "建设内容：道路；项目总投资：300,000.00", "10,000.01", "1/3", "完成招投标、开工", "2025-07-01", "2025-07-05", "3,000.00",
      "4,000.00", "3,000.01",
      "未达到", "村级 2025-03-15至2025-03-22",
    ] { #expect(html.contains(word), "\(word)") }
  }
}
