import CEL
import Contract

/// How the value of a variable is kept in a decision (as an integer) and shown to people.
public enum ValueForm: Sendable, Equatable {
  case int, fen, yuan, bool, date, roles, places, region
  /// A text that is compared and not shown.
  case text
  /// One of a programme's own words; kept by its place among them.
  case choice([String])
  /// A closed list of words; kept by its place in the list.
  case word(WordKind)

  /// The word list that a value's code is of.
  public enum WordKind: UInt8, CaseIterable, Sendable {
    case meeting, level, department, source, origin, change, visit
  }

  /// For a decision.
  public func code(_ value: CELValue) -> Int64? {
    switch value {
    case .int(let number): number
    case .bool(let truth): truth ? 1 : 0
    case .timestamp(let time): time.seconds / 86_400
    case .string(let text):
      switch self {
      case .word(let kind): kind.words.firstIndex(of: text).map(Int64.init)
      case .choice(let words): words.firstIndex(of: text).map(Int64.init)
      default: nil
      }
    default: nil
    }
  }

  /// For a rule.
  public func value(_ code: Int64) -> CELValue {
    switch self {
    case .int, .fen, .yuan, .roles, .places, .region: .int(code)
    case .bool: .bool(code != 0)
    case .date: .timestamp(CELTime(seconds: code * 86_400))
    case .word(let kind): .string(kind.words.indices.contains(Int(clamping: code)) ? kind.words[Int(code)] : "")
    case .choice(let words): .string(words.indices.contains(Int(clamping: code)) ? words[Int(code)] : "")
    case .text: .string("")
    }
  }

  /// A value as people read it.
  public func text(_ code: Int64, _ language: Language) -> String {
    switch self {
    case .int, .region, .text: return String(code)
    case .choice(let words): return words.indices.contains(Int(clamping: code)) ? words[Int(code)] : "?"
    case .fen: return Policy.yuan(code)
    case .yuan: return String(code)
    case .bool: return code != 0 ? (language == .en ? "yes" : "是") : (language == .en ? "no" : "否")
    case .date: return Day(number: Int32(clamping: code)).description
    case .roles:
      return join(Role.allCases.filter { code & 1 << Int64($0.rawValue) != 0 }.map { $0.name(language) }, language)
    case .places:
      return join(Place.allCases.filter { code & 1 << Int64($0.rawValue) != 0 }.map { $0.name(language) }, language)
    case .word(let kind): return kind.name(Int(clamping: code), language)
    }
  }

  private func join(_ names: [String], _ language: Language) -> String {
    names.joined(separator: language == .en ? ", " : "、")
  }
}

extension ValueForm.WordKind {
  /// As rules write them.
  public var words: [String] { ValueForm.WordKind.lists[Int(rawValue)] }

  private static let lists: [[String]] = allCases.map { kind in
    switch kind {
    case .meeting: MeetingKind.allCases.map(\.text)
    case .level: Level.allCases.map(\.text)
    case .department: Department.allCases.map(\.text)
    case .source: Department.allCases.map(\.text) + ["card"]
    case .origin: Origin.allCases.map(\.text)
    case .change: HouseholdChangeKind.allCases.map(\.text)
    case .visit: VisitKind.allCases.map(\.text)
    }
  }

  func name(_ place: Int, _ language: Language) -> String {
    func of<W: Word>(_: W.Type, _ name: (W) -> String) -> String {
      let all = Array(W.allCases)
      return all.indices.contains(place) ? name(all[place]) : "?"
    }
    switch self {
    case .meeting: return of(MeetingKind.self) { $0.name(language) }
    case .level: return of(Level.self) { $0.name(language) }
    case .department: return of(Department.self) { $0.name(language) }
    case .source:
      if place == Department.allCases.count { return language == .en ? "declared on the household card" : "户卡申报" }
      return of(Department.self) { $0.name(language) }
    case .origin: return of(Origin.self) { $0.text }
    case .change: return of(HouseholdChangeKind.self) { $0.text }
    case .visit: return of(VisitKind.self) { $0.name(language) }
    }
  }
}
