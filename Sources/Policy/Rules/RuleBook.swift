import CEL
import Contract

/// A pack's rules ready to be judged: which apply where, and the parameters in force at every date.
public final class RuleBook: Sendable {
  public let layout: SlotLayout
  public let rules: [Rule]
  /// Days on which some parameter changes, ascending; before the first, the first values hold.
  private let changes: [Day]
  /// The parameters' values from each of these days on; `.absent` where one is not set.
  private let values: [[CELValue]]
  /// The largest slot in use, and one more.
  let slots: Int

  public init(_ pack: Pack) {
    layout = SlotLayout(parameters: pack.parameters, evidence: pack.evidence)
    rules = pack.rules
    let layout = layout
    var days: Set<Day> = []
    for parameter in pack.parameters { for entry in parameter.values?.entries ?? [] { days.insert(entry.from) } }
    if days.isEmpty { days.insert(pack.inForceFrom) }
    changes = days.sorted()
    values = changes.map { day in
      pack.parameters.enumerated().map { place, parameter in
        parameter.values.map { layout.names[layout.parameters.lowerBound + place].form.value($0.on(day).value) }
          ?? .absent
      }
    }
    slots =
      pack.rules.flatMap(\.expressions).map { $0.slot + 1 }.max()
      .map { max($0, layout.names.count) } ?? layout.names.count
  }

  /// Those of a programme that are judged at one occasion of one step, in the pack's order.
  public func rules(programme: String, hook: Hook, step: String) -> [Rule] {
    rules.filter { $0.off == nil && $0.applies(programme: programme, hook: hook, step: step) }
  }

  fileprivate func period(of day: Day) -> Int {
    var place = changes.count - 1
    while place > 0, changes[place] > day { place -= 1 }
    return place
  }

  fileprivate func parameters(of period: Int) -> [CELValue] { values[period] }
}

extension Pack {
  /// Fields of all programmes; one that several have stands once.
  public var evidence: [EvidenceField] {
    var fields: [EvidenceField] = []
    for programme in programmes {
      for field in programme.evidence where !fields.contains(where: { $0.name == field.name }) { fields.append(field) }
    }
    return fields
  }
}

/// The values that rules are judged by. Reused from fact to fact, so that judging allocates nothing.
public final class RuleValues {
  /// Memory of our own: no copies and no checks of ownership on the hot path.
  private var slots = UnsafeMutableBufferPointer<CELValue>.allocate(capacity: 0)
  private var book: RuleBook?
  private var period = -1
  /// What the slots of findings hold now.
  private var shownFindings: FindingSet?

  public init() {}

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  /// Makes room for another pack's slots.
  public func use(_ book: RuleBook) {
    if self.book === book { return }
    self.book = book
    slots.deinitialize()
    slots.deallocate()
    slots = .allocate(capacity: book.slots)
    slots.initialize(repeating: .absent)
    period = -1
    shownFindings = nil
  }

  /// Gives a number, or an amount in fen, to a variable.
  @inline(__always)
  public func set(_ variable: Variable, _ value: Int64) { slots[variable.rawValue] = .int(value) }
  /// Gives a truth to a variable.
  @inline(__always)
  public func set(_ variable: Variable, _ value: Bool) { slots[variable.rawValue] = .bool(value) }
  /// Gives a date to a variable: midnight in China.
  @inline(__always)
  public func set(_ variable: Variable, _ value: Day) {
    slots[variable.rawValue] = .timestamp(CELTime(seconds: Int64(value.number) * 86_400))
  }
  /// Gives a word to a variable.
  @inline(__always)
  public func set(_ variable: Variable, _ value: String) { slots[variable.rawValue] = .string(value) }
  /// Gives a value to a slot that is no variable's: further fields, `let` names.
  @inline(__always)
  public func set(slot: Int, _ value: CELValue) {
    // A test may set a finding by itself.
    shownFindings = nil
    slots[slot] = value
  }

  /// Gives every finding whether it was made.
  public func set(_ findings: FindingSet) {
    var changed = shownFindings.map { $0.rawValue ^ findings.rawValue } ?? FindingSet.all.rawValue
    shownFindings = findings
    while changed != 0 {
      let place = changed.trailingZeroBitCount
      changed &= changed - 1
      slots[Variable.allCases.count + place] = .bool(findings.rawValue >> UInt32(place) & 1 != 0)
    }
  }

  /// What came of judging a rule.
  public enum Answer {
    /// Not in force on its date.
    case silent
    case met
    case fired
    /// The condition could not be evaluated; its text says why.
    case failed(String)
  }

  /// Judges one rule by the values set.
  /// - Parameters:
  ///   - rule: of this book's pack.
  ///   - fact: the date of the fact itself.
  ///   - given: parameters that a test has given, which replace those in force.
  public func judge(_ rule: Rule, on fact: Day, given: [GivenValue] = []) -> Answer {
    let day: Day
    switch rule.judgedOn {
    case .fact: day = fact
    case .application: day = date(Variable.caseAppliedOn.rawValue) ?? fact
    case .meeting: day = date(Variable.meetingHeldOn.rawValue) ?? fact
    case .notice: day = date(Variable.noticeFrom.rawValue) ?? fact
    case .evidence(let slot, _): day = date(slot) ?? fact
    }
    guard rule.isInForce(on: day) else { return .silent }
    guard let book else { return .silent }
    let period = book.period(of: day)
    if period != self.period || !given.isEmpty {
      self.period = given.isEmpty ? period : -1
      let values = book.parameters(of: period)
      for place in values.indices { slots[book.layout.parameters.lowerBound + place] = values[place] }
      for value in given where book.layout.parameters.contains(value.slot) { slots[value.slot] = value.value }
    }
    set(.judgedOn, day)
    do {
      for local in rule.lets { slots[local.slot] = try local.program.evaluate(seen(by: local.program)) }
      guard try rule.condition.test(seen(by: rule.condition)) else { return .met }
      if let value = rule.value { slots[value.slot] = try value.program.evaluate(seen(by: value.program)) }
      if rule.effect == .grant, granted(by: rule) < 0 { return .failed("the grant is below zero") }
      return .fired
    } catch let error as CELError {
      return .failed(error.message)
    } catch {
      return .failed("\(error)")
    }
  }

  /// What a grant that has just fired adds, in fen.
  public func granted(by rule: Rule) -> Int64 {
    guard let value = rule.value, case .int(let fen) = slots[value.slot] else { return 0 }
    return fen
  }

  @inline(__always)
  private func seen(by program: CELProgram) -> UnsafeBufferPointer<CELValue> {
    UnsafeBufferPointer(start: slots.baseAddress, count: program.variableCount)
  }

  private func date(_ slot: Int) -> Day? {
    guard case .timestamp(let time) = slots[slot] else { return nil }
    return Day(number: Int32(clamping: time.seconds / 86_400))
  }

  func value(_ slot: Int) -> CELValue { slots[slot] }

  /// The defaults of a programme's further fields; a required one is 0, no, its first word, or 1970-01-01.
  func setEvidence(_ fields: [EvidenceField]) {
    guard let book else { return }
    for field in fields {
      guard let name = book.layout.named("evidence.\(field.name)") else { continue }
      set(slot: name.slot, name.form.value(field.standard ?? 0))
    }
  }

  /// The value of a slot as a decision keeps it.
  public func code(_ shown: Shown) -> Int64 { shown.form.code(slots[shown.slot]) ?? 0 }
}

extension RuleValues {
  /// Gives a set of roles to a variable.
  @inline(__always)
  public func set(_ variable: Variable, _ roles: RoleSet) { set(variable, Int64(roles.rawValue)) }
}
