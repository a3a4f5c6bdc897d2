import Casework
import Contract
import Policy

// One household, one file.

extension CardSheet {
  /// Writes the household's file: the card, and every notice and decision with its clauses.
  public func writeFile(to page: PageWriter) throws {
    try page.begin(head(.file, pick("Household file", "一户一档")))
    try writeHousehold(to: page)
    try writeNotices(to: page)
    try writeDecisions(to: page)
    try writeClauses(to: page)
    try page.end()
  }

  private func writeNotices(to page: PageWriter) throws {
    let notices = record.all.flatMap { dossier in dossier.notices.map { (dossier, $0) } }
    try page.table(
      TableHead(
        "notices", pick("Notices", "公示记录"),
        [
          .init("programme", pick("Programme", "项目"), width: 18), .init("level", pick("Level", "级别"), width: 9),
          .init("from", pick("From", "起")), .init("to", pick("To", "止")), .init("days", pick("Days", "天数"), width: 7),
          .init("places", pick("Places", "公示地点"), width: 22),
          .init("objections", pick("Objections", "异议及处理"), width: 26),
        ]),
      notices.sorted { ($0.1.from, $0.1.noticeId) < ($1.1.from, $1.1.noticeId) }.map { dossier, notice in
        [
          .word(code: dossier.state.programme.text, name: dossier.title(language)),
          .word(notice.level, notice.level.name(language)),
          .day(notice.from), .day(notice.to), .count(notice.to - notice.from),
          .text(notice.places.map { $0.name(language) }.joined(separator: pick(", ", "、"))), .lines(objections(notice)),
        ]
      })
  }

  /// Who objected and in which words is not for this file.
  private func objections(_ notice: NoticePaper) -> [String] {
    if notice.objections.isEmpty { return [pick("none", "无异议")] }
    return notice.objections.map { objection in
      (objection.raisedOn.map { "\($0) " } ?? "") + (objection.settled?.name(language) ?? pick("open", "未处理"))
    }
  }

  private func writeDecisions(to page: PageWriter) throws {
    let decisions = record.all.flatMap { dossier in dossier.decisions.map { (dossier, $0) } }
    try page.table(
      TableHead(
        "decisions", pick("Decisions", "办理记录"),
        [
          .init("at", pick("Time", "时间"), width: 14), .init("programme", pick("Programme", "项目"), width: 16),
          .init("item", pick("Item", "事项"), width: 18), .init("verdict", pick("Conclusion", "结论"), width: 10),
          .init("reasons", pick("Reasons and clauses", "理由及条款"), width: 60),
        ]),
      decisions.enumerated().sorted { ($0.element.1.at, $0.offset) < ($1.element.1.at, $1.offset) }.map { _, each in
        let (dossier, decision) = each
        return [
          .moment(decision.at), .word(code: dossier.state.programme.text, name: dossier.title(language)),
          .text(decision.title),
          .text(decision.verdict),
          .lines(decision.reasons.map { pick("\($0.text) (\($0.clause))", "\($0.text)（\($0.clause)）") }),
        ]
      })
  }

  /// The rules that the decisions quote, once each, with the documents' own words.
  private func writeClauses(to page: PageWriter) throws {
    var known: Set<String> = []
    let clauses = record.all.flatMap(\.clauses).filter { known.insert($0.rule).inserted }.sorted { $0.rule < $1.rule }
    try page.table(
      TableHead(
        "clauses", pick("Rules quoted", "所依据的规定"),
        [
          .init("rule", pick("Rule", "条款"), width: 12),
          .init("source", pick("Words of the document", "文件原文"), width: 70),
        ]),
      clauses.map { [.text($0.rule), .text($0.source)] })
  }
}
