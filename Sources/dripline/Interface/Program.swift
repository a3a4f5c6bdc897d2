import Foundation
import Kafka
import Policy

/// Finds the verb and runs it.
enum Program {
  static let verbs: [Verb] =
    [
      .migrate, .topicsList, .topicsApply, .topicsVerify, .topicsAsyncAPI, .topicsAcl, .synth, .publish, .gateway,
      .gatewayOpenAPI,
      .gatewayBench, .console, .consoleToken, .worker, .messenger, .doctor, .recoverDatabase, .recoverCluster,
      .caseShow, .caseHistory, .explain, .deadList, .deadShow, .deadRetry, .deadDiscard, .demo,
      .auditVerify, .erase, .keysStatus, .keysRewrap, .keysRetire, .bench, .celEval, .policyLint, .policyTest,
      .policyShow, .policyDiff, .policySimulate,
      .policyPublish, .policyTrace, .payExport, .payImport, .reportReconcile, .comparisonExport,
      .comparisonImport, .nationalDiff,
    ] + Verb.reports

  static func run(_ arguments: [String]) -> Int32 {
    do {
      return try dispatch(arguments).rawValue
    } catch let error as UsageError {
      say("dripline: \(error.message)")
      return ExitStatus.usage.rawValue
    } catch let error as KafkaConfigurationError {
      say("dripline: \(error)")
      return ExitStatus.usage.rawValue
    } catch let error as PackError {
      say("dripline: the policy pack is not sound\n\(error)")
      return ExitStatus.failed.rawValue
    } catch {
      say("dripline: \(error)")
      return ExitStatus.failed.rawValue
    }
  }

  private static func dispatch(_ arguments: [String]) throws -> ExitStatus {
    guard let first = arguments.first, !["--help", "-h", "help"].contains(first) else {
      print(Help.overview(verbs))
      return arguments.isEmpty ? .usage : .success
    }
    if first == "--version" {
      print("dripline \(version)")
      return .success
    }
    let matches = verbs.filter { arguments.starts(with: $0.words) }
    guard let verb = matches.max(by: { $0.words.count < $1.words.count }) else {
      return try unknown(arguments)
    }
    let rest = Array(arguments.dropFirst(verb.words.count))
    if rest.contains("--help") || rest.contains("-h") {
      print(Help.of(verb))
      return .success
    }
    return try verb.run(Invocation(verb, rest))
  }

  private static func unknown(_ arguments: [String]) throws -> ExitStatus {
    let group = verbs.filter { $0.words.first == arguments[0] }
    if !group.isEmpty {
      if arguments.count > 1, ["--help", "-h"].contains(arguments[1]) {
        print(Help.overview(group))
        return .success
      }
      let near =
        arguments.count > 1
        ? Suggestion.nearest(to: arguments[1], among: group.compactMap { $0.words.dropFirst().first }) : nil
      throw UsageError(
        "`\(arguments[0])` is one of: \(group.map(\.name).joined(separator: ", "))"
          + (near.map { "; did you mean `\(arguments[0]) \($0)`?" } ?? ""))
    }
    let near = Suggestion.nearest(to: arguments[0], among: Array(Set(verbs.map { $0.words[0] })))
    throw UsageError(
      "no verb `\(arguments[0])`" + (near.map { "; did you mean `\($0)`?" } ?? "; see `dripline --help`"))
  }

  static let version = "0.1.0"

  /// Messages go to standard error, results to standard output.
  static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
