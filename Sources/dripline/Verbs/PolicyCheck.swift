import Foundation
import Policy

extension Verb {
  static let policyLint = Verb(
    words: ["policy", "lint"], summary: "every mistake in policy packs, each with its place and remedy",
    operands: "[DIR]", options: [.json],
    notes: """
      DIR is a pack, or a folder of packs; left out: ops/policy. Notices (a setting that a deployment has to make,
      a parameter that no rule uses) do not fail the check; mistakes do, with exit status 1.
      """
  ) { call in
    let folders = try PackFolders(call.operand(optional: "a folder of packs") ?? "ops/policy")
    var mistakes = 0
    var notices = 0
    var packs: [Pack] = []
    func say(_ problem: PackProblem, mistake: Bool) {
      if mistake { mistakes += 1 } else { notices += 1 }
      if call.json {
        print(JSONText.object(problem.json + [("weight", .text(mistake ? "mistake" : "notice"))]))
      } else {
        print(mistake ? problem.description : "notice: \(problem)")
      }
    }
    for folder in folders.paths {
      do {
        let pack = try PackLoader.load(directory: folder)
        packs.append(pack)
        for note in PackLint.notes(pack) { say(note.problem, mistake: note.weight == .mistake) }
      } catch let error as PackError {
        for problem in error.problems { say(problem, mistake: true) }
      }
    }
    for note in PackLint.notes(packs) { say(note.problem, mistake: note.weight == .mistake) }
    if !call.json {
      print(
        "\(folders.paths.count) packs, \(packs.reduce(0) { $0 + $1.own.count }) rules, "
          + "\(packs.reduce(0) { $0 + $1.tests.count }) tests: \(mistakes) mistakes, \(notices) notices")
    }
    return mistakes == 0 ? .success : .failed
  }

  static let policyTest = Verb(
    words: ["policy", "test"], summary: "runs the tests inside policy packs, and shows which rules they cover",
    operands: "[DIR]", options: [.json, .lang],
    notes: """
      DIR is a pack, or a folder of packs; left out: ops/policy. The table counts, for each rule that a pack states,
      the tests in which it fired and those in which it was judged and did not; a rule without both fails the run.
      """
  ) { call in
    let language = try call.language()
    let folders = try PackFolders(call.operand(optional: "a folder of packs") ?? "ops/policy")
    var faults = 0
    var tests = 0
    var table = Table(["pack", "rule", "clause", "fired", "not fired", "title"], right: [3, 4])
    for folder in folders.paths {
      let pack: Pack
      do { pack = try PackLoader.load(directory: folder) } catch let error as PackError {
        throw Failure("\(error)\n\(folder) does not load; `dripline policy lint \(folder)` tells the same")
      }
      let result = PackTester(pack).run()
      tests += result.outcomes.count
      for outcome in result.outcomes {
        if call.json { print(JSONText.object(outcome.json(pack))) }
        guard !outcome.faults.isEmpty else { continue }
        faults += 1
        guard !call.json else { continue }
        print("\(outcome.test.position.file):\(outcome.test.position.line): \(outcome.test.name)")
        for fault in outcome.faults { print("    \(fault)") }
      }
      for rule in pack.own where rule.off == nil {
        guard let covered = result.coverage[rule.id] else { continue }
        // A grant without a condition cannot be judged and not fire.
        let isUnconditional = rule.effect == .grant && rule.source == "true"
        if covered.fired == 0 || covered.met == 0 && !isUnconditional { faults += 1 }
        if call.json {
          print(
            JSONText.object([
              ("pack", .text(pack.id)), ("rule", .text(rule.id)), ("clause", .text(rule.clause.rule)),
              ("fired", .number(covered.fired)), ("notFired", .number(covered.met)),
            ]))
        }
        func mark(_ count: Int) -> String { count == 0 ? "NONE" : "\(count)" }
        table.add([
          pack.id, rule.id, rule.clause.rule, mark(covered.fired), isUnconditional ? "always" : mark(covered.met),
          rule.title.text(language),
        ])
      }
    }
    if !call.json {
      print(table.text)
      print(
        "\(folders.paths.count) packs, \(tests) tests: \(faults == 0 ? "all passed, every rule covered" : "\(faults) faults")"
      )
    }
    return faults == 0 ? .success : .failed
  }
}

/// The packs under a path: the path itself, or the folders in it that hold a pack.yaml.
struct PackFolders {
  let paths: [String]

  init(_ path: String) throws {
    let manager = FileManager.default
    var isDirectory: ObjCBool = false
    guard manager.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw UsageError("there is no policy pack at \(path)")
    }
    guard isDirectory.boolValue, !manager.fileExists(atPath: path + "/pack.yaml") else {
      paths = [path]
      return
    }
    let names = try manager.contentsOfDirectory(atPath: path).sorted()
    paths = names.map { "\(path)/\($0)" }.filter { manager.fileExists(atPath: $0 + "/pack.yaml") }
    guard !paths.isEmpty else { throw UsageError("\(path) holds no policy pack: no folder in it has a pack.yaml") }
  }
}

extension PackProblem {
  var json: [(String, JSONText.Value)] {
    [
      ("file", .text(file)), ("line", .number(line)), ("column", .number(column)), ("field", .text(field)),
      ("message", .text(message)), ("remedy", .text(remedy)),
    ]
  }
}

extension PackTester.Outcome {
  func json(_ pack: Pack) -> [(String, JSONText.Value)] {
    [
      ("pack", .text(pack.id)), ("test", .text(test.name)), ("passed", .flag(faults.isEmpty)),
      ("fired", .list(fired.map { .text($0) })), ("notFired", .list(met.map { .text($0) })),
      ("faults", .list(faults.map { .text($0) })),
    ]
  }
}
