import Casework
import Contract
import Foundation
import Policy
import Reports

extension Verb {
  static let policyTrace = Verb(
    words: ["policy", "trace"],
    summary: "where each rule of the documents lives: in a pack, the contract, the program, or nowhere and why",
    operands: "[R-nnn ...]",
    options: [
      Option(name: "tag", value: "TAG", help: "only rules with this tag, as CHECK or DATE"),
      Option(name: "packs", value: "DIR", help: "folder of the packs, default ops/policy, else the built-in pack"),
      Option(name: "check", help: "exit 1 and list what is missing or leads nowhere"),
      .json, .lang,
    ],
    notes: """
      Clauses are found in the packs; trace.yaml says the rest: that beside the packs, else the one built into the
      program. The check wants a place or a reason for every rule, and follows every reference: to packs, fields of
      the contract, built-in reasons, commands, figures of the reports and, in the repository, files.
      """
  ) { call in
    let language = try call.language()
    let trace = try TraceChoice.trace(call)
    let lines = try TraceChoice.lines(trace, call)
    if call.has("check") {
      let chosen = Set(lines.map(\.rule.number))
      let known = Set(trace.lines.map(\.rule.number))
      // What is cited and unknown belongs to no choice of rules.
      let problems = trace.problems(TraceChoice.known(folder: call.text("packs") ?? TraceChoice.folder)).filter {
        chosen.contains($0.rule) || !known.contains($0.rule)
      }
      for each in problems {
        print(
          call.json
            ? JSONText.object([("rule", .text(each.rule)), ("problem", .text(each.problem))])
            : "\(each.rule): \(each.problem)")
      }
      if !call.json {
        let built = lines.count { $0.lives.contains { $0.kind != .notBuilt } }
        print(
          "\(lines.count) rules, \(built) of them built or kept: \(problems.isEmpty ? "each lives somewhere, or says why not" : "\(problems.count) problems")"
        )
      }
      return problems.isEmpty ? .success : .failed
    }
    if call.json {
      print("[" + lines.map { "\n" + JSONText.object($0.json) }.joined(separator: ",") + "\n]")
    } else {
      print(TraceChoice.table(lines, language).text)
    }
    return .success
  }
}

enum TraceChoice {
  static let folder = "ops/policy"

  /// Over the packs of a folder; outside the repository over the built-in one, with those that it builds on.
  static func trace(_ call: Invocation) throws -> RuleTrace {
    let path = call.text("packs") ?? (FileManager.default.fileExists(atPath: "\(folder)/trace.yaml") ? folder : nil)
    guard let path else { return try RuleTrace(packs: [PackLayers(PackSource.sample)]) }
    let packs = try PolicyChoice.folder(path)
    let (rules, trace) = ("\(path)/rules.tsv", "\(path)/trace.yaml")
    guard FileManager.default.fileExists(atPath: trace) else { return try RuleTrace(packs: packs) }
    let list = FileManager.default.fileExists(atPath: rules) ? try text(rules) : RuleTrace.rulesText
    return try RuleTrace(rules: list, trace: try text(trace), file: trace, packs: packs)
  }

  private static func text(_ path: String) throws -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw UsageError("\(path) cannot be read")
    }
    return text
  }

  static func lines(_ trace: RuleTrace, _ call: Invocation) throws -> [RuleTrace.Line] {
    var lines = trace.lines
    if !call.operands.isEmpty {
      lines = try call.operands.map { number in
        guard let line = trace.line(number) else {
          throw UsageError("the documents have no rule \(Table.plain(number)); write it as R-308")
        }
        return line
      }
    }
    guard let tag = call.text("tag") else { return lines }
    let tags = Set(trace.lines.flatMap(\.rule.tags)).sorted()
    guard tags.contains(tag) else {
      throw UsageError("--tag is one of \(tags.joined(separator: ", ")), not \(Table.plain(tag))")
    }
    return lines.filter { $0.rule.tags.contains(tag) }
  }

  /// What references are held against; files only where the packs are those of a repository.
  static func known(folder: String) -> RuleTrace.Known {
    let root = folder + "/../.."
    let isRepository = FileManager.default.fileExists(atPath: root + "/Package.swift")
    let verbs = Set(Program.verbs.map(\.name))
    return RuleTrace.Known(
      reason: { ReasonCode(text: $0) != nil || ContractReason(rawValue: $0) != nil }, verb: verbs.contains,
      figure: IndicatorCodes.contains,
      file: { !isRepository || FileManager.default.fileExists(atPath: "\(root)/\($0)") })
  }

  static func table(_ lines: [RuleTrace.Line], _ language: Language) -> Table {
    var table = Table(
      language == .zh
        ? ["规则", "标签", "原文位置", "类型", "所在", "说明"] : ["rule", "tags", "document", "lives in", "where", "what"],
      wrap: [1: 12, 4: 52, 5: 60])
    for line in lines {
      let head = [line.rule.number, line.rule.tags.joined(separator: " "), line.rule.place]
      if line.lives.isEmpty { table.add(head + [language == .zh ? "无" : "nothing", "", line.rule.words]) }
      for (place, life) in line.lives.enumerated() {
        table.add(
          (place == 0 ? head : ["", "", ""]) + [life.kind.name(language), life.place, life.text.text(language)])
      }
    }
    return table
  }
}

extension RuleTrace.Life.Kind {
  func name(_ language: Language) -> String {
    let (en, zh) =
      switch self {
      case .rule: ("pack rule", "政策规则")
      case .parameter: ("parameter", "参数")
      case .programme: ("programme", "项目")
      case .step: ("step", "环节")
      case .field: ("contract field", "契约字段")
      case .reason: ("built-in reason", "内置理由")
      case .verb: ("command", "命令")
      case .figure: ("figure", "指标")
      case .file: ("file", "文件")
      case .ledger: ("ledger", "台账")
      case .report: ("report", "报表")
      case .reference: ("reference", "参考数据")
      case .notBuilt: ("not built", "未实现")
      }
    return language == .zh ? zh : en
  }
}

extension RuleTrace.Line {
  var json: [(String, JSONText.Value)] {
    [
      ("rule", .text(rule.number)), ("tags", .list(rule.tags.map { .text($0) })), ("document", .text(rule.place)),
      ("words", .text(rule.words)),
      (
        "lives",
        .list(
          lives.map {
            .object([("kind", .text($0.kind.rawValue)), ("place", .text($0.place)), ("text", .text($0.text.en))])
          })
      ),
    ]
  }
}
