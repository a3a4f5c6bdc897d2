import Contract
import Policy

extension Verb {
  static let doctor = Verb(
    words: ["doctor"], summary: "checks broker, topics, database, clock, keys and pack, and says what to do",
    options: [
      Option(
        name: "partitions", value: "N", help: "partitions that every topic with facts is to have; default: all the same"
      ),
      Option(name: "write", help: "make a topic of its own, write to it in a transaction, read it back, remove it"),
      Option(name: "only-problems", help: "leave out what is as it should be"),
      .json, .lang,
    ],
    uses: [.bootstrap, .database, .prefix, .group, .policy, .keys],
    notes: """
      Run it with the settings, and best as the user, of a worker. It changes nothing, unless --write is given: then it
      makes and removes a topic whose name begins with PREFIX.doctor, which also tells the broker's clock. Exit
      status 1: something does not work; warnings alone are 0.
      """
  ) { call in
    try call.noOperands()
    let language = try call.language()
    var doctor = Doctor(call.settings)
    doctor.partitions = call.has("partitions") ? try call.number("partitions", default: 0, in: 1...1000) : nil
    doctor.writes = call.has("write")
    doctor.examine()
    DoctorReport(findings: doctor.findings, language: language, onlyProblems: call.has("only-problems")).print(
      json: call.json)
    return doctor.findings.contains { $0.grade == .failed } ? .failed : .success
  }
}

/// The findings for people or programs.
struct DoctorReport {
  let findings: [Diagnosis]
  let language: Language
  var onlyProblems = false

  private static let grades: [Diagnosis.Grade: Localized] = [
    .ok: .init(en: "ok", zh: "正常"), .warning: .init(en: "warning", zh: "警告"), .failed: .init(en: "FAILED", zh: "故障"),
    .unknown: .init(en: "?", zh: "未知"),
  ]

  var lines: [String] {
    shown.map { finding in
      var fields: [(String, JSONText.Value)] = [
        ("check", .text(finding.code)), ("result", .text(finding.grade.rawValue)),
        ("finding", .text(finding.finding.text(language))),
      ]
      if let remedy = finding.remedy { fields.append(("remedy", .text(remedy.text(language)))) }
      return JSONText.object(fields)
    }
  }

  var table: String {
    var table = Table(
      language == .zh ? ["检查项", "结果", "情况", "处理办法"] : ["check", "result", "finding", "what to do"],
      wrap: [2: 60, 3: 60])
    for finding in shown {
      table.add([
        finding.code, Self.grades[finding.grade]!.text(language), finding.finding.text(language),
        finding.remedy?.text(language) ?? "",
      ])
    }
    return table.text
  }

  private var shown: [Diagnosis] { onlyProblems ? findings.filter { $0.grade != .ok } : findings }

  var summary: String {
    func count(_ grade: Diagnosis.Grade) -> Int { findings.count { $0.grade == grade } }
    return language == .zh
      ? "\(findings.count) 项检查：\(count(.failed)) 项故障，\(count(.warning)) 项警告，\(count(.unknown)) 项未知"
      : "\(findings.count) checks: \(count(.failed)) failed, \(count(.warning)) warnings, \(count(.unknown)) unknown"
  }

  func print(json: Bool) {
    if json { return lines.forEach { Swift.print($0) } }
    if !shown.isEmpty { Swift.print(table) }
    Swift.print(summary)
  }
}
