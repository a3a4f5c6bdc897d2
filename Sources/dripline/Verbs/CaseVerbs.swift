import Casework
import Contract
import Pipeline
import Policy

extension Verb {
  static let caseShow = Verb(
    words: ["case", "show"], summary: "where a case stands", operands: "ID", options: [.json, .lang],
    uses: [.database, .keys]
  ) { call in
    let language = try call.language()
    let (archive, state) = try CaseLookup.find(call)
    let view = CaseView(state, try archive.pack(of: state), language)
    if call.json { print(JSONText.object(view.json)) } else { print(view.text) }
    return .success
  }

  static let caseHistory = Verb(
    words: ["case", "history"], summary: "the facts of a case and what was decided on each, in order",
    operands: "ID", options: [.json, .lang], uses: [.database, .keys, .prefix],
    notes: "A fact that came early stands twice: when it was put aside, and when its turn came."
  ) { call in
    let language = try call.language()
    let (archive, state) = try CaseLookup.find(call)
    let chain = try archive.pack(of: state).chain(of: state.programme)
    let history = try archive.history(of: state)
    if call.json {
      for decision in history { print(decision.json(chain, language, prefix: call.settings.prefix)) }
      return .success
    }
    var table = Table(["time", "topic", "verdict", "step", "reason", "clause", "in words"])
    for decision in history {
      for (index, reason) in decision.reasons.enumerated() {
        let head = index == 0
        table.add([
          head ? decision.at.minute : "", head ? decision.topic.name(prefix: call.settings.prefix) : "",
          head ? decision.verdict.name(language) : "", head ? decision.stepName(chain) : "", reason.name,
          reason.clause, reason.text(language),
        ])
      }
    }
    print(table.text)
    return .success
  }

  static let explain = Verb(
    words: ["explain"], summary: "why a case stands where it stands, clause by clause, to hand to the household",
    operands: "ID", options: [.json, .lang], uses: [.database, .keys]
  ) { call in
    let language = try call.language()
    let (archive, state) = try CaseLookup.find(call)
    let story = Story(
      state: state, pack: try archive.pack(of: state), history: try archive.history(of: state), language: language)
    if call.json { print(JSONText.object(story.json)) } else { print(story.text) }
    return .success
  }
}

enum CaseLookup {
  static func find(_ call: Invocation) throws -> (Archive, Case) {
    let id = try call.operand("one case id")
    let archive = try call.settings.archive()
    guard let state = try archive.state(of: id) else {
      throw Failure("no fact has come for a case \(Table.plain(id))")
    }
    return (archive, state)
  }
}

extension CaseDecision {
  func stepName(_ chain: [Step]) -> String { step.flatMap { $0 < chain.count ? chain[$0].name : nil } ?? "" }

  func json(_ chain: [Step], _ language: Language, prefix: String) -> String {
    JSONText.object([
      ("time", .text(Timestamp.format(at))), ("topic", .text(topic.name(prefix: prefix))),
      ("partition", .number(Int(LaneID(rawValue: position.lane).partition))), ("offset", .number(Int(position.offset))),
      ("decidedAt", .text(Timestamp.format(decidedAt))), ("verdict", .text(verdict.text)),
      ("step", .text(stepName(chain))), ("reasons", .list(reasons.map { $0.json(language) })),
    ])
  }
}

extension Reason {
  func json(_ language: Language) -> JSONText.Value {
    var fields: [(String, JSONText.Value)] = [
      ("code", .text(name)), ("clause", .text(clause)),
      ("values", .list(shownValues.map { .number(Int($0)) })), ("text", .text(text(language))),
    ]
    if let rule { fields.append(("rule", .text(rule.id))) }
    if let remedy = remedy(language) { fields.append(("remedy", .text(remedy))) }
    return .object(fields)
  }
}
