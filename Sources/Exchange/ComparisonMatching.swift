import Contract

/// A department's report on one household, ready to be published.
public struct ComparisonReport: Sendable, Equatable {
  /// One finding of the department.
  public struct Found: Sendable, Equatable {
    public var kind: Finding
    public var note: String
  }

  public var ask: ComparisonAsk
  public var department: Department
  /// The oldest of its rows.
  public var asOf: Day
  /// None: clean.
  public var findings: [Found]
}

/// What became of a row. Only lines are named: a row of an archive may be about anybody.
public enum RowResult: String, CaseIterable, Sendable {
  case taken
  /// The export's row came back as it was.
  case unanswered
  /// The person is in no household that waits for this department.
  case unmatched
  /// The request is not open, or the department has reported on it.
  case answeredBefore
  /// The resident's number is another person's than request and person say.
  case otherPerson

  /// Nobody has to look at it; of an archive that is handed over whole, most rows are about others.
  public func isInOrder(wholeArchive: Bool) -> Bool {
    switch self {
    case .taken, .answeredBefore: true
    case .unmatched, .unanswered: wholeArchive
    case .otherPerson: false
    }
  }
}

/// A household of which a department has not said enough, or said two things.
public struct ComparisonGap: Sendable, Equatable {
  public var requestId: String
  public var department: Department
  public var answered: Int
  public var members: Int
  /// A person is said to be clean in one row and not in another.
  public var isContradicted: Bool
}

/// Where a row stands.
public struct SheetLine: Sendable, Equatable {
  public var file: Int
  public var line: Int
}

/// Matches departments' answers with the households that wait for them, by request and person or by the resident's
/// number. No I/O, no clock.
public struct ComparisonMatching {
  private struct Slot {
    var answers: [Int: [Finding]] = [:]
    var findings: [ComparisonReport.Found] = []
    var asOf: Day?
    var isContradicted = false
  }

  private struct Place: Hashable {
    var ask: Int
    var department: Department
  }

  /// A department that hands over all of its archive: who is not in it is clean as of that day.
  public struct Archive: Sendable {
    public var department: Department
    public var asOf: Day
    public init(department: Department, asOf: Day) {
      self.department = department
      self.asOf = asOf
    }
  }

  private let asks: [ComparisonAsk]
  private let key: (String) -> PersonKey?
  private let department: Department?
  private let archive: Archive?
  private let on: Day
  private var byRequest: [String: Int] = [:]
  private var byPerson: [PersonKey: [Int]] = [:]
  private var slots: [Place: Slot] = [:]
  /// Lines named of each result; all are counted.
  public static let linesMax = 200
  public private(set) var counts: [RowResult: Int] = [:]
  public private(set) var lines: [RowResult: [SheetLine]] = [:]

  /// - `department`: whose table it is, where no column says so.
  /// - `archive`: the table is the department's whole archive.
  /// - `on`: the day of the import; no archive can have been searched later.
  /// - `key`: hashes a resident's number, as cases hold it.
  public init(
    _ asks: [ComparisonAsk], department: Department? = nil, archive: Archive? = nil, on: Day,
    key: @escaping (String) -> PersonKey?
  ) {
    self.asks = asks
    self.department = archive?.department ?? department
    self.archive = archive
    self.on = on
    self.key = key
    for (place, ask) in asks.enumerated() {
      byRequest[ask.requestId] = place
      for person in ask.members { byPerson[person, default: []].append(place) }
    }
  }

  /// Takes a table. Of one that holds a fault nothing may be used.
  /// `file`: its number among those that are taken in.
  public mutating func take(_ bytes: [UInt8], file: Int = 0) throws(SheetProblem) {
    let sheet = try OfficeSheet<ComparisonColumn>(bytes, needs: [.finding])
    while let row = try sheet.next() {
      let answer = try ComparisonAnswer(row, department: department, asOf: archive?.asOf, on: on)
      let result: RowResult
      if let answer { result = try take(answer) } else { result = .unanswered }
      counts[result, default: 0] += 1
      guard result != .taken, lines[result, default: []].count < Self.linesMax else { continue }
      lines[result, default: []].append(SheetLine(file: file, line: row.line))
    }
  }

  private mutating func take(_ answer: ComparisonAnswer) throws(SheetProblem) -> RowResult {
    let person = answer.residentId.flatMap(key)
    if let request = answer.request {
      guard let place = byRequest[request] else { return .answeredBefore }
      let ask = asks[place]
      let member: Int
      if let number = answer.person {
        guard number <= ask.members.count else { throw SheetProblem(.person, line: answer.line, field: "person") }
        member = number - 1
      } else {
        guard let found = person.flatMap({ ask.members.firstIndex(of: $0) }) else { return .otherPerson }
        member = found
      }
      if let person, person != ask.members[member] { return .otherPerson }
      guard ask.departments.contains(answer.department) else { return .answeredBefore }
      note(answer, member, at: place)
      return .taken
    }
    guard let person, let places = byPerson[person] else { return .unmatched }
    let waiting = places.filter { asks[$0].departments.contains(answer.department) }
    for place in waiting { note(answer, asks[place].members.firstIndex(of: person)!, at: place) }
    return waiting.isEmpty ? .answeredBefore : .taken
  }

  private mutating func note(_ answer: ComparisonAnswer, _ member: Int, at place: Int) {
    let spot = Place(ask: place, department: answer.department)
    var slot = slots[spot] ?? Slot()
    if let before = slot.answers[member], before.isEmpty != answer.findings.isEmpty { slot.isContradicted = true }
    slot.answers[member, default: []] += answer.findings
    slot.asOf = min(slot.asOf ?? answer.asOf, answer.asOf)
    for kind in answer.findings where !slot.findings.contains(where: { $0.kind == kind }) {
      slot.findings.append(.init(kind: kind, note: answer.note))
    }
    slots[spot] = slot
  }

  /// What can be published, and of which households not enough is known, in the order of the asks.
  public func outcome() -> (reports: [ComparisonReport], gaps: [ComparisonGap]) {
    var reports: [ComparisonReport] = []
    var gaps: [ComparisonGap] = []
    for (place, ask) in asks.enumerated() {
      for department in ask.departments {
        let slot = slots[Place(ask: place, department: department)]
        let whole = archive?.department == department ? archive : nil
        guard slot != nil || whole != nil else { continue }
        let answered = slot?.answers.count ?? 0
        guard slot?.isContradicted != true, whole != nil || answered == ask.members.count else {
          gaps.append(
            ComparisonGap(
              requestId: ask.requestId, department: department, answered: answered, members: ask.members.count,
              isContradicted: slot?.isContradicted ?? false))
          continue
        }
        let days = [slot?.asOf, whole?.asOf].compactMap(\.self)
        reports.append(
          ComparisonReport(ask: ask, department: department, asOf: days.min()!, findings: slot?.findings ?? []))
      }
    }
    return (reports, gaps)
  }
}
