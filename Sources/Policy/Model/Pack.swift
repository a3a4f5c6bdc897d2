import Contract

/// The dated rules of one jurisdiction: programmes with their steps, parameters, rules with the clause
/// of each. The format is described in `ops/policy/README.md`.
///
/// A pack is data. Casework reads steps, thresholds and rules from it and knows none of its own, so that
/// the three chains of the documents are three files, not code.
public struct Pack: Sendable {
  /// What becomes of a live case when a newer pack comes into force.
  public enum Cases: UInt8, Word {
    /// It keeps the pack that was in force at its application.
    case pinned
    /// It moves on to the pack in force on the day of each fact.
    case follow
  }

  /// SHA-256 of the pack's files, as 64 hex digits; stands in every decision.
  public var hash: String
  public var id: String
  public var title: Localized
  /// The division the pack applies to: a 12-digit region code; its trailing zeros are wildcards.
  public var jurisdiction: UInt64
  /// Issuing document.
  public var document: String
  public var inForceFrom: Day
  public var inForceTo: Day?
  public var cases: Cases
  public var calendar: WorkCalendar
  public var programmes: [ProgrammeDefinition]
  public var parameters: [Parameter]
  public var rules: [Rule]
  public var samples: [Sample]
  public var tests: [PackTest]
  /// Ids of the packs this one builds on, nearest first.
  public var ancestors: [String]
  /// Which of these packs each file belongs to, by the label that positions carry.
  public var origins: [String: String]

  /// The programme of an id; nil: the pack has none.
  public func programme(_ name: String) -> ProgrammeDefinition? { programmes.first { $0.id == name } }

  /// The chain of one programme; empty where the pack has no such programme.
  public func chain(of programme: Programme) -> [Step] { self.programme(programme.text)?.chain ?? [] }

  /// The parameter of a name; nil: the pack has none.
  public func parameter(_ name: String) -> Parameter? { parameters.first { $0.name == name } }

  /// Parameters that a deployment has to set before the pack can decide anything.
  public var unset: [Parameter] { parameters.filter { $0.values == nil } }

  /// Whether applications of a day fall under the pack.
  public func isInForce(on day: Day) -> Bool { inForceFrom <= day && inForceTo.map { day <= $0 } ?? true }

  /// Whether a village or any other division lies in the pack's jurisdiction.
  public func covers(region: UInt64) -> Bool { Region.contains(jurisdiction, region) }
}

/// Division codes of 12 digits; trailing zeros stand for everything below.
public enum Region {
  /// Whether a region lies in a division, or is the division itself.
  public static func contains(_ division: UInt64, _ region: UInt64) -> Bool {
    let width = span(division)
    return region / width == division / width
  }

  /// How many villages' codes a division's code stands for: 10^10 for a province, 1 for a village.
  public static func span(_ division: UInt64) -> UInt64 {
    for span: UInt64 in [10_000_000_000, 100_000_000, 1_000_000, 1_000] where division % span == 0 { return span }
    return 1
  }

  /// All 12 digits of a code.
  public static func digits(_ code: UInt64) -> String {
    let digits = String(code)
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }

  /// The division that the first digits of a code name: 2, 4, 6, 9 or 12 of them.
  public static func division(_ digits: some StringProtocol) -> UInt64? {
    guard [2, 4, 6, 9, 12].contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let code = UInt64(digits + String(repeating: "0", count: 12 - digits.utf8.count)),
      code >= 110_000_000_000
    else { return nil }
    return code
  }
}

/// Where a rule stands: the number in the rule list, and the document's own words.
public struct Clause: Sendable, Hashable {
  /// `R-308`
  public var rule: String
  /// `003:19 「公示时间不得少于7天」`
  public var source: String
  public init(rule: String, source: String = "") {
    self.rule = rule
    self.source = source
  }
}

/// A value that changes by date, with the clause of each value. Sorted by `from`; never empty.
public struct Dated<Value: Sendable & Equatable>: Sendable, Equatable {
  /// A value from a date on.
  public struct Entry: Sendable, Equatable {
    public var from: Day
    public var value: Value
    public var clause: Clause
    public init(from: Day, value: Value, clause: Clause) {
      self.from = from
      self.value = value
      self.clause = clause
    }
  }
  public var entries: [Entry]
  public init(entries: [Entry]) { self.entries = entries }

  /// The value in force on `day`; before the first entry, the first.
  public func on(_ day: Day) -> Entry { entries[index(on: day)] }

  /// Where in `entries` that value stands: a caller that needs a part of the entry copies no more than that.
  public func index(on day: Day) -> Int {
    var index = entries.count - 1
    while index > 0, entries[index].from > day { index -= 1 }
    return index
  }
}

extension Pack {
  /// Every clause that the pack quotes.
  public var clauses: [Clause] {
    var all: [Clause] = rules.map(\.clause)
    for parameter in parameters {
      all += parameter.values?.entries.map(\.clause) ?? []
      if let required = parameter.required { all.append(required.clause) }
    }
    for programme in programmes {
      all.append(programme.clause)
      all += programme.parkedDays.entries.map(\.clause)
      all += programme.helpers?.max.entries.map(\.clause) ?? []
      all += programme.chain.flatMap(\.clauses)
    }
    return all
  }
}
