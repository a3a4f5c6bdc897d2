@testable import Casework
import Contract
import Policy
import Testing

@testable import Reports

/// Card and file of one household.
@Suite("Household card and file")
struct CardTests {
  static func card(_ dossier: Dossier, _ language: Language = .zh, others: [Dossier] = []) throws -> String {
    try PageTests.html {
      try CardSheet(
        HouseholdRecord(dossier: dossier, others: others, funds: Household.funds), on: Household.on, language: language
      )
      .writeCard(to: $0)
    }
  }

  static func file(_ dossier: Dossier, _ language: Language = .zh, others: [Dossier] = []) throws -> String {
    try PageTests.html {
      try CardSheet(
        HouseholdRecord(dossier: dossier, others: others, funds: Household.funds), on: Household.on, language: language
      )
      .writeFile(to: $0)
    }
  }

  /// Nothing that names a person or an account stands on it.
  static func expectMasked(_ text: String, _ extra: [String] = [], _ location: SourceLocation = #_sourceLocation) {
    for secret in Household.names + Household.numbers + [Household.account, "13800000000", "00000000000"] + extra {
      #expect(!text.contains(secret), "\(secret) stands there", sourceLocation: location)
      // Nor more of it than its end.
      if secret.count > 6 { #expect(!text.contains(secret.suffix(6)), sourceLocation: location) }
    }
  }

  @Test("the card tells household, members, house, plan, helper, aid and visits, in Chinese")
  func chinese() throws {
    let text = try Self.card(Household.dossier())
    Self.expectMasked(text)
    for word in [
      "户卡", "建档立卡", "341225101001", "示*", "****0117", "****002X", "户主", "配偶", "长期慢性病", "肢体3级", "非在校", "初中在读",
      "发展生产和就业", "医疗救助", "因病、因学", "8,300.00", "2,766.66", "土坯", "C级", "井水", "4.60", "种养业收入", "不计入，R-324",
      "示*种植油茶，电话****0000", "全户参保", "全户", "示例帮扶人", "H-0042", "示例县水利局", "765.00", "县级（county 2025）",
      "省级（province 2025）", "已到账", "在途", "发放中", "1/3", "示例农村商业银行 ****1234", "户主签字",
    ] { #expect(text.contains(word), "\(word)") }
  }

  @Test("the same in English")
  func english() throws {
    let text = try Self.card(Household.dossier(), .en)
    Self.expectMasked(text)
    for word in [
      "Household card", "head", "spouse", "chronic illness", "limb grade 3", "illness, schooling", "being paid",
      "with the bank",
    ] {
      #expect(text.contains(word), "\(word)")
    }
    // Texts of the household and of officials stay as they were written.
    let own = text.unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
    #expect(own.count < 60)
  }

  @Test("hostile names and texts are masked or shown as text")
  func hostile() throws {
    let text = try Self.card(Household.dossier(application: "hostile-text"))
    #expect(!text.contains("DROP TABLE") && !text.contains("cmd|") && !text.contains("calc"))
    #expect(text.contains("=HYPERLINK(&quot;http://x&quot;,&quot;y&quot;) ****1234"))
    #expect(!text.contains("😀"), "the account's holder is a name")
  }

  @Test("the file adds every decision with its clauses, and the notices")
  func file() throws {
    let text = try Self.file(Household.dossier())
    Self.expectMasked(text, ["已核实", "示例管理员"])
    for word in ["一户一档", "家庭人口3人（R-067）", "000:11 「进入低保的农户要全部登记造册」", "村级", "2025-03-15", "2025-03-22", "不成立", "村务公开栏"] {
      #expect(text.contains(word), "\(word)")
    }
  }

  @Test("other cases of the household are part of it")
  func others() throws {
    var state = Household.state
    state.id = "C0002"
    state.programme = Programme("housing")!
    state.entitlement = nil
    var former = Household.state.entitlement!
    former.shares = [
      .init(
        purse: .init(fund: FundKey(name: "county", year: 2024), partition: 0), earmark: "housing", amountFen: 1_600_000)
    ]
    former.shares[0].paidFen = 1_500_000
    state.former = [former]
    let other = Dossier(state, Pack.sample.programme("housing"))
    let text = try Self.card(Household.dossier(), others: [other])
    #expect(
      text.contains("本户其他个案") && text.contains("C0002") && text.contains("15,000.00") && text.contains("16,000.00"))
    #expect(text.contains(Pack.sample.programme("housing")!.title.zh))
  }

  @Test("members are those of the case: who left is gone, who came is there, whatever the order of the papers")
  func members() throws {
    var state = Household.state
    state.members = [Household.key(Household.numbers[1])!, Household.key("341225199001011234")!]
    let newcomer = Household.body(
      """
      {"kind":"memberAdded","on":"2025-06-01","member":{"name":"李四","residentId":"341225199001011234","relation":"child",
      "health":"healthy","schooling":"finished","labour":"full"}}
      """)
    let card = try Household.example("application.submitted", "applied")
    let dossier = Household.made(
      state, Household.programme,
      [
        Household.paper(.householdChanged, "2025-06-02", newcomer),
        Household.paper(.applicationSubmitted, "2025-03-07", card),
      ])
    #expect(dossier.members.map(\.name) == ["示*", "李*"])
    #expect(dossier.members.map(\.number) == ["****002X", "****1234"])
    #expect(dossier.head?.number == "****002X", "the card's head has left: the first of those who are there")
  }

  @Test("what was refused is not shown, but for the card of a refused application")
  func refused() throws {
    let card = try Household.example("application.submitted", "applied")
    var dossier = Household.made(
      Household.state, Household.programme, [Household.paper(.applicationSubmitted, "2025-03-07", card, .refused)])
    #expect(dossier.card?.members.count == 3)
    let other = try Household.example("application.submitted", "single-no-income")
    let helper = try Household.example("helper.assigned", "first")
    let visit = try Household.example("visit.reported", "unasked")
    dossier = Household.made(
      Household.state, Household.programme,
      [
        Household.paper(.applicationSubmitted, "2025-03-07", card),
        Household.paper(.applicationSubmitted, "2025-04-07", other, .refused),
        Household.paper(.helperAssigned, "2025-05-07", helper, .refused),
        Household.paper(.visitReported, "2025-05-08", visit, .late),
      ])
    #expect(dossier.card?.members.count == 3 && dossier.helper == nil && dossier.visits.isEmpty)
  }

  @Test("a whole event and its bare body are read alike")
  func structured() throws {
    let json = #"{"helper":{"staffId":"H-1","name":"某某","unit":"单位"},"on":"2025-06-10"}"#
    let bare = HelperPaper(Household.body(json))
    #expect(bare?.staffId == "H-1" && bare?.since == Day(text: "2025-06-10"))
    #expect(HelperPaper(Household.body(#"{"specversion":"1.0","data":\#(json)}"#)) == bare)
    #expect(Body(value: Array("[1]".utf8)) == nil && Body(value: Array("x".utf8)) == nil)
  }

  @Test("who only moved from one household to another does not make them one")
  func moved() throws {
    let here = try Household.dossier()
    func other(_ numbers: [String], head: String) -> Dossier {
      var state = Household.state
      state.id = "C2"
      state.members = numbers.compactMap(Household.key)
      let members = numbers.map {
        #"{"name":"某","residentId":"\#($0)","relation":"\#($0 == head ? "head" : "child")","health":"healthy","schooling":"none","labour":"full"}"#
      }
      let card = Household.body("{\"members\":[\(members.joined(separator: ","))]}")
      return Household.made(state, Household.programme, [Household.paper(.applicationSubmitted, "2025-01-01", card)])
    }
    let stranger = "341225199001011234"
    #expect(!other([stranger, Household.numbers[2]], head: stranger).isSameHousehold(as: here))
    #expect(other([stranger, Household.numbers[0]], head: stranger).isSameHousehold(as: here), "its head is ours")
    #expect(
      other([Household.numbers[2]], head: Household.numbers[2]).isSameHousehold(as: here), "one of ours is its head")
    #expect(!Dossier(Case(id: "C3"), nil).isSameHousehold(as: here))
  }

  @Test("a case of which only early facts are known has a card")
  func unknown() throws {
    let text = try Self.card(Dossier(Case(id: "C9"), nil))
    #expect(text.contains("C9") && text.contains("尚无申请"))
  }
}
