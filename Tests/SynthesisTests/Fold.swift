/// The default chain in a page: reads a run as the decision function would, parking what comes early.
/// Written from the contract, not from the generator, so that both can be wrong only together.
struct Fold {
  final class Passage {
    let card: Lines.Line
    var step = 0
    var round = 1
    var departments: Set<String> = []
    var objections: Set<String> = []
    /// Day of the year on which the allowance was granted.
    var granted = 0
    /// Of the three months, the attempt that is with the bank; 0: paid.
    var attempts = [1, 1, 1]
    var persons: Int
    var waiting = false
    var parked: [Lines.Line] = []
    var ending: String?
    var seen: Set<String> = []
    var isStrict = false
    var isAllowance: Bool { card.text("programme") == "allowance" }
    init(_ card: Lines.Line) {
      self.card = card
      persons = card.list("members").count
    }
  }

  static let steps = [
    "comparison", "village-review", "village-notice", "township-review", "township-notice",
    "county-review", "county-announcement", "allowance",
  ]

  private(set) var cases: [String: Passage] = [:]
  private(set) var problems: [String] = []
  private(set) var parkedCount = 0
  private(set) var waitedCount = 0
  private(set) var lateCount = 0
  private var early: [String: [Lines.Line]] = [:]
  private var places: [String: Int] = [:]
  private var queues: [String: [Passage]] = [:]
  private var known: Set<String> = []

  init(_ lines: [Lines.Line]) {
    for line in lines where known.insert(line.source + " " + line.id).inserted { take(line) }
    for (subject, lines) in early where !lines.isEmpty { problems.append("no case \(subject)") }
    for passage in cases.values where !passage.parked.isEmpty {
      problems.append("still parked: \(passage.card.subject)")
    }
  }

  private mutating func take(_ line: Lines.Line) {
    switch line.topic {
    case "aid.fund.allocated.v1": break
    case "aid.quota.set.v1": raise(line)
    case "aid.application.submitted.v1": open(line)
    default:
      guard let passage = cases[line.subject] else {
        early[line.subject, default: []].append(line)
        parkedCount += 1
        return
      }
      if apply(line, to: passage) { drain(passage) } else { park(line, passage) }
    }
  }

  private mutating func park(_ line: Lines.Line, _ passage: Passage) {
    passage.parked.append(line)
    parkedCount += 1
  }

  private mutating func drain(_ passage: Passage) {
    while let next = passage.parked.firstIndex(where: { apply($0, to: passage) }) {
      passage.parked.remove(at: next)
    }
  }

  private mutating func raise(_ line: Lines.Line) {
    let taken = cases.values.count { $0.card.key == line.key && !$0.isAllowance && $0.step > 3 && !$0.waiting }
    places[line.key] = (line.data["places"] as? Int ?? 0) - taken
    while places[line.key, default: 0] > 0, let next = queues[line.key]?.first {
      queues[line.key]?.removeFirst()
      places[line.key, default: 0] -= 1
      waitedCount += 1
      next.waiting = false
      drain(next)
    }
  }

  private mutating func open(_ line: Lines.Line) {
    let passage = Passage(line)
    cases[line.subject] = passage
    let assets = line.data["assets"] as? [String: Any] ?? [:]
    if passage.isAllowance { return openAllowance(line, assets, passage) }
    let cars = (assets["vehicles"] as? [[String: Any]] ?? []).filter {
      $0["kind"] as? String == "car"
    }
    let paid = line.list("members").contains { $0["publicPay"] as? Bool == true }
    let income = line.list("income").filter { $0["kind"] as? String != "preferential" }
      .reduce(0) { $0 + ($1["amountFen"] as? Int ?? 0) }
    if !cars.isEmpty || paid || assets["housing"] != nil || assets["businesses"] != nil {
      passage.ending = "declared"
    } else if income >= 400_000 * line.list("members").count {
      passage.ending = "income"
    }
    settle(line, passage)
  }

  /// The seven of R-327 to R-333, and the marks of R-334 to R-337, in the documents' order.
  static let sevenNot: Set<String> = [
    "supportable", "employsOthers", "ownsCar", "largeVehicle", "highGradeHousing", "nonResidentialProperty",
    "schoolChoice", "punished",
  ]
  static let strict: Set<String> = ["cadreRelative", "stableSalary", "commercialPension", "livesApart"]

  private mutating func openAllowance(_ line: Lines.Line, _ assets: [String: Any], _ passage: Passage) {
    let people = line.list("members").count
    let vehicles = (assets["vehicles"] as? [[String: Any]] ?? []).contains {
      $0["kind"] as? String != "motorcycle"
    }
    let employers = (assets["businesses"] as? [[String: Any]] ?? []).contains { $0["employees"] as? Int != 0 }
    let declared = Set(line.data["declared"] as? [String] ?? [])
    let income = line.list("income").filter { $0["kind"] as? String != "preferential" }
      .reduce(0) { $0 + ($1["amountFen"] as? Int ?? 0) }
    let each = (assets["financialFen"] as? Int ?? 0) / people
    if each >= 1_280_000 { passage.seen.insert(each > 1_536_000 ? "assets above" : "assets near") }
    if vehicles || employers || !declared.isDisjoint(with: Fold.sevenNot) {
      passage.ending = "declared"
    } else if income >= 400_000 * people {
      passage.ending = "income"
    } else if each > 1_536_000 {
      passage.ending = "assets"
    }
    if !declared.isSubset(of: Fold.sevenNot.union(Fold.strict)) { problems.append("declares \(declared)") }
    passage.isStrict = !declared.isDisjoint(with: Fold.strict)
    if passage.isStrict { passage.seen.insert("strict") }
    settle(line, passage)
  }

  private mutating func settle(_ line: Lines.Line, _ passage: Passage) {
    let previous = line.text("previousCaseId")
    if !previous.isEmpty, cases[previous]?.ending == nil {
      problems.append("follows open \(previous)")
    }
    passage.parked = early.removeValue(forKey: line.subject) ?? []
    drain(passage)
  }

  /// False: its turn has not come.
  private mutating func apply(_ line: Lines.Line, to passage: Passage) -> Bool {
    guard passage.ending == nil else {
      lateCount += 1
      return true
    }
    switch line.topic {
    case "aid.comparison.reported.v1":
      guard turn(line, "requestId", passage) else { return false }
      compare(line, passage)
    case "aid.review.passed.v1":
      guard turn(line, "requestId", passage) else { return false }
      review(line, passage)
    case "aid.review.rejected.v1":
      guard turn(line, "requestId", passage) else { return false }
      if line.text("outcome") == "returned" {
        passage.round += 1
        passage.seen.insert("returned")
      } else {
        passage.ending = "rejected"
      }
    case "aid.publicity.ended.v1":
      guard turn(line, "noticeId", passage) else { return false }
      notice(line, passage)
    case "aid.payment.disbursed.v1":
      return payment(line, passage)
    case "aid.objection.raised.v1": passage.objections.insert(line.text("objectionId"))
    case "aid.application.withdrawn.v1": passage.ending = "withdrawn"
    case "aid.household.changed.v1":
      passage.seen.insert("changed")
      if line.text("kind") == "memberAdded" { passage.persons += 1 }
    case "aid.helper.assigned.v1": passage.seen.insert("helper")
    default: problems.append("unknown topic \(line.topic)")
    }
    return true
  }

  private mutating func turn(_ line: Lines.Line, _ name: String, _ passage: Passage) -> Bool {
    let quoted = line.text(name).split(separator: ":").map(String.init)
    guard quoted.count == 3, quoted[0] == line.subject,
      let step = Fold.steps.firstIndex(of: quoted[1]),
      let round = Int(quoted[2])
    else {
      problems.append("quotes \(line.text(name))")
      return true
    }
    if passage.waiting || (step, round) > (passage.step, passage.round) { return false }
    if (step, round) != (passage.step, passage.round) {
      problems.append("stale \(line.text(name))")
    }
    return true
  }

  private func advance(_ passage: Passage) { (passage.step, passage.round) = (passage.step + 1, 1) }

  private mutating func compare(_ line: Lines.Line, _ passage: Passage) {
    for report in line.list("reports") {
      let department = report["department"] as? String ?? ""
      if !passage.departments.insert(department).inserted { problems.append("twice \(line.id)") }
      for finding in report["findings"] as? [[String: Any]] ?? [] {
        let kind = finding["kind"] as? String ?? ""
        if passage.isAllowance, Fold.strict.contains(kind) {
          passage.isStrict = true
          passage.seen.insert("strict")
          continue
        }
        if passage.isAllowance, !Fold.sevenNot.contains(kind) { problems.append("finds \(kind)") }
        passage.ending = "finding \(kind)"
      }
    }
    if passage.departments.count == 9 { advance(passage) }
  }

  private mutating func review(_ line: Lines.Line, _ passage: Passage) {
    if line.text("level") == "village", let flaw = flaw(line) {
      passage.round += 1
      passage.seen.insert(flaw)
      return
    }
    let signs = line.list("signers").contains { $0["role"] as? String == "townshipSecretary" }
    if signs != (line.text("level") == "township" && passage.isStrict) { problems.append("signers \(line.id)") }
    if line.text("level") == "township", !passage.isAllowance {
      if places[line.key, default: 0] > 0 {
        places[line.key, default: 0] -= 1
      } else {
        passage.waiting = true
        queues[line.key, default: []].append(passage)
      }
    }
    advance(passage)
  }

  private mutating func flaw(_ line: Lines.Line) -> String? {
    let minutes = line.list("minutes")
    if minutes.count != 3 { problems.append("meetings \(line.id)") }
    for meeting in minutes {
      func number(_ name: String) -> Int { meeting[name] as? Int ?? 0 }
      let asked = (meeting["absentOpinions"] as? [[String: Any]] ?? [])
        .reduce(0) { $0 + ($1["count"] as? Int ?? 0) }
      if number("present") * 100 < number("atHome") * 70 { return "attendance" }
      if number("yes") * 2 <= number("present") { return "majority" }
      if (meeting["gatekeepers"] as? [String])?.count != 2 { return "gatekeepers" }
      if asked != number("absent") { return "absent opinions" }
    }
    return nil
  }

  private mutating func notice(_ line: Lines.Line, _ passage: Passage) {
    let answers = line.list("objections")
    for answer in answers where !passage.objections.contains(answer["objectionId"] as? String ?? "") {
      problems.append("answers nothing \(line.id)")
    }
    let settled = answers.map { $0["settled"] as? String }
    let days = Fold.days(line.text("to")) - Fold.days(line.text("from"))
    if settled.contains("upheld") {
      passage.ending = "upheld"
    } else if settled.contains(nil) {
      passage.round += 1
      passage.seen.insert("open objection")
    } else if days < (line.text("level") == "county" ? 5 : 7) {
      passage.round += 1
      passage.seen.insert("short notice")
    } else {
      if !settled.isEmpty { passage.seen.insert("objection") }
      if line.text("level") == "county" { passage.granted = Fold.days(String(line.time.prefix(10))) }
      advance(passage)
    }
  }

  private mutating func payment(_ line: Lines.Line, _ passage: Passage) -> Bool {
    let quoted = line.text("instructionId").split(separator: ":")
    guard quoted.count == 4, quoted[1] == "allowance", let month = Int(quoted[2]), let attempt = Int(quoted[3]),
      (1...3).contains(month)
    else {
      problems.append("quotes \(line.text("instructionId"))")
      return true
    }
    let expected = passage.attempts[month - 1]
    if passage.step < 7 || attempt > expected { return false }
    if expected == 0 || attempt != expected { problems.append("stale \(line.id)") }
    // The month is instructed on its due day by a timer, which the bank's answer follows by some days.
    let days = Fold.days(String(line.time.prefix(10))) - (passage.granted + 30 * (month - 1))
    if days < 3 || days > 14 + 11 * 2 { problems.append("day \(days) \(line.id)") }
    // 225 yuan of the province and 30 of the county a person and month (R-412, R-413).
    if line.data["amountFen"] as? Int != passage.persons * 25_500 { problems.append("amount \(line.id)") }
    if passage.persons > passage.card.list("members").count {
      passage.seen.insert("paid more")
      if month < 3 { problems.append("more in month \(month) \(line.id)") }
    }
    if line.text("outcome") == "returned" {
      passage.attempts[month - 1] += 1
      passage.seen.insert("bank returned")
      if attempt == 3 { passage.seen.insert("payment failed") }
    } else {
      passage.attempts[month - 1] = 0
      if passage.attempts == [0, 0, 0] { passage.ending = "paid" }
    }
    return true
  }

  /// Days of 2025 for `2025-03-07`, enough to subtract.
  private static func days(_ date: String) -> Int {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, parts[0] == 2025 else { return -1000 }
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
    return before[parts[1] - 1] + parts[2]
  }
}
