import Contract
import HTTP
import Policy
import Reports

// What addresses and forms ask for, checked.

extension HTTPRequest {
  var fields: QueryFields {
    get throws {
      guard let fields = QueryFields(head.target) else {
        throw ConsoleProblem(.refused, en: "The address is malformed.", zh: "地址格式不正确。")
      }
      return fields
    }
  }

  /// First digits of a division's code; empty: everywhere.
  var region: String {
    get throws { try Checked.region(try fields["region"]) }
  }

  var caseQuery: CaseQuery {
    get throws {
      let fields = try fields
      var query = CaseQuery()
      query.id = Checked.plain(fields["id"])
      guard !ResidentID.isValid(query.id, bornBy: Day(number: Int32.max)) else {
        throw ConsoleProblem(
          .refused,
          en:
            "A resident's number does not belong into an address. Use the field for persons, which sends it otherwise.",
          zh: "身份证号码不得出现在网址中，请使用按人查找。")
      }
      query.region = try Checked.region(fields["region"])
      query.programme = Checked.plain(fields["programme"])
      query.step = Checked.plain(fields["step"])
      query.standing = CasesPage.standings.contains { $0.value == fields["standing"] } ? fields["standing"] : ""
      query.after = Checked.plain(fields["after"])
      return query
    }
  }

  var queueQuery: QueueQuery {
    get throws {
      let fields = try fields
      var query = QueueQuery()
      query.region = try Checked.region(fields["region"])
      query.programme = Checked.plain(fields["programme"])
      query.step = Checked.plain(fields["step"])
      query.waiter = Waiter(rawValue: fields["waiter"])?.rawValue ?? ""
      query.onlyOverdue = fields["overdue"] == "1"
      return query
    }
  }

  var deadQuery: DeadQuery {
    get throws {
      let fields = try fields
      var query = DeadQuery()
      query.reason = Checked.plain(fields["reason"])
      query.state = DeadState(rawValue: fields["state"])?.rawValue ?? ""
      query.after = Checked.plain(fields["after"])
      return query
    }
  }

  var policyQuery: PolicyQuery {
    get throws {
      let fields = try fields
      var query = PolicyQuery()
      query.region = try Checked.region(fields["region"])
      if !fields["on"].isEmpty {
        guard let day = Day(text: fields["on"]) else {
          throw ConsoleProblem(.refused, en: "A day is written like 2026-01-31.", zh: "日期应写成 2026-01-31 的形式。")
        }
        query.on = day
      }
      query.pack = Checked.plain(fields["pack"])
      query.other = Checked.plain(fields["other"])
      return query
    }
  }
}

enum Checked {
  static func region(_ text: String) throws -> String {
    guard text.isEmpty || Region.division(text) != nil else {
      throw ConsoleProblem(
        .refused, en: "A division is named by 2, 4, 6, 9 or 12 digits of its code.", zh: "地区应填写区划代码的前2、4、6、9或12位。")
    }
    return text
  }

  /// Identifiers are printable ASCII of some length; what is not finds nothing.
  static func plain(_ text: String) -> String {
    text.utf8.count <= 200 && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? text : "?"
  }

  /// A sentence somebody wrote.
  static func sentence(_ text: String) throws -> String {
    let text = PlainText.clean(text).split(separator: " ").joined(separator: " ")
    guard (2...200).contains(text.count) else {
      throw ConsoleProblem(.refused, en: "Say why, in 2 to 200 characters.", zh: "请填写理由，2至200字。")
    }
    return text
  }
}

extension ConsoleServer {
  /// An order about dead letters: each action needs its own right.
  func order(_ form: FormFields, _ user: ConsoleUser, _ t: PageContext) throws -> FormAnswer {
    let text = try Checked.sentence(form["text"])
    var positions = form.values("position").map(Checked.plain)
    let action: DeadOrder.Action
    switch form["action"] {
    case "retry": action = .retry
    case "discard": action = .discard
    case "propose":
      let changes = form.all.filter { $0.name.hasPrefix("edit.") && !$0.value.isEmpty }.map {
        (String($0.name.dropFirst(5)), $0.value)
      }
      let dropped = form["drop"].isEmpty ? nil : form["drop"]
      guard !changes.isEmpty || dropped != nil else {
        throw ConsoleProblem(.refused, en: "Nothing is corrected: fill in at least one field.", zh: "没有更正内容，请至少填写一个字段。")
      }
      action = .propose(changes: Dictionary(changes) { first, _ in first }, dropped: dropped)
    case "approve": action = .approve(proposal: Checked.plain(form["proposal"]))
    case "decline": action = .decline(proposal: Checked.plain(form["proposal"]))
    default: throw ConsoleProblem(.refused, en: "There is no such order.", zh: "没有此项处理。")
    }
    switch action {
    case .approve, .decline: guard user.may(.approveDead) else { throw Self.notYours }
    default: guard user.may(.orderDead) else { throw Self.notYours }
    }
    if !form["whole"].isEmpty { positions = try source.openDeadLetters(reason: Checked.plain(form["whole"])) }
    guard !positions.isEmpty else {
      throw ConsoleProblem(.refused, en: "No dead letter is chosen.", zh: "没有选择死信。")
    }
    let outcome = try source.order(DeadOrder(positions: positions, action: action, text: text), by: user)
    return .page(OutcomePage(outcome: outcome, back: Address.own(form["back"])).page(t))
  }

  private static let notYours = ConsoleProblem(.refused, en: "Your role may not order this.", zh: "您的角色不可作此处理。")

  func simulate(_ form: FormFields, _ user: ConsoleUser) throws -> FormAnswer {
    var since: Day?
    if !form["since"].isEmpty {
      since = Day(text: form["since"])
      guard since != nil else {
        throw ConsoleProblem(.refused, en: "A day is written like 2026-01-31.", zh: "日期应写成 2026-01-31 的形式。")
      }
    }
    let request = SimulationRequest(
      pack: Checked.plain(form["pack"]), region: try Checked.region(form["region"]), since: since,
      asIfInForce: form["asIfInForce"] == "1")
    if let problem = try source.simulate(request, by: user) {
      throw ConsoleProblem(.refused, en: problem.en, zh: problem.zh)
    }
    return .seeOther(Address("policy").with("pack", request.pack).text)
  }
}
