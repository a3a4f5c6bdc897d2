import Contract
import Exchange
import Policy

/// One value that the national system has otherwise than the register.
public struct NationalDifference: Sendable, Equatable {
  public var caseId: String
  public var village: UInt64
  /// `张* ****0117`
  public var person: String
  public var field: NationalColumn
  public var local: String
  public var national: String
  /// Of the export.
  public var line: Int
}

/// Holds the local register against an export of the national system, which must equal it, field by
/// field. Values are masked as on all papers; of names and numbers it is only told that they differ.
public struct NationalDiff {
  private struct Known {
    var dossier: Int
    var member: Int
  }

  private let dossiers: [Dossier]
  private let key: (String) -> PersonKey?
  private let language: Language
  private let on: Day
  private var persons: [PersonKey: Known] = [:]
  private var seen: Set<PersonKey> = []

  /// Columns that the export has.
  public private(set) var columns: Set<NationalColumn> = []
  public private(set) var differences: [NationalDifference] = []
  /// Persons of the export that the register does not have, by line.
  public private(set) var onlyNational: [Int] = []
  /// Persons that stand in the export twice, by the second line.
  public private(set) var twice: [Int] = []
  public private(set) var compared = 0

  /// - `dossiers`: the registered households of the division.
  /// - `key`: hashes a resident's number, as cases hold it.
  public init(_ dossiers: [Dossier], on: Day, language: Language, key: @escaping (String) -> PersonKey?) {
    self.dossiers = dossiers
    self.key = key
    self.language = language
    self.on = on
    for (place, dossier) in dossiers.enumerated() {
      for (number, member) in dossier.members.enumerated() {
        guard let person = member.key, persons[person] == nil else { continue }
        persons[person] = Known(dossier: place, member: number)
      }
    }
  }

  public var localPersons: Int { persons.count }

  /// Persons of the register that the export does not have.
  public var onlyLocal: [(caseId: String, village: UInt64, person: String)] {
    dossiers.flatMap { dossier in
      dossier.members.filter { $0.key.map { !seen.contains($0) && persons[$0] != nil } ?? false }
        .map { (dossier.state.id, dossier.state.village, Self.shown($0)) }
    }
  }

  public var isEqual: Bool {
    differences.isEmpty && onlyNational.isEmpty && twice.isEmpty && seen.count == persons.count
  }

  private static func shown(_ member: HouseholdCard.Member) -> String { "\(member.name) \(member.number)" }

  /// Reads an export and compares it row by row; throws what is wrong with the table.
  public mutating func take(_ bytes: [UInt8]) throws(SheetProblem) {
    let sheet = try OfficeSheet<NationalColumn>(bytes, needs: [.residentId])
    columns = sheet.columns
    while let row = try sheet.next() {
      guard let number = try SheetValue.residentId(row, .residentId, bornBy: on), let person = key(number) else {
        throw row.problem(.residentId, .residentId)
      }
      guard let known = persons[person] else {
        onlyNational.append(row.line)
        continue
      }
      guard seen.insert(person).inserted else {
        twice.append(row.line)
        continue
      }
      compared += 1
      try compare(row, known)
    }
  }

  private mutating func compare(_ row: OfficeSheet<NationalColumn>.Row, _ known: Known) throws(SheetProblem) {
    let dossier = dossiers[known.dossier]
    let member = dossier.members[known.member]
    let isHead = member.key == dossier.head?.key
    for field in NationalColumn.allCases where columns.contains(field) && field != .residentId {
      guard isHead || !field.isOfHousehold, let local = try local(field, dossier, member, row) else { continue }
      differences.append(
        NationalDifference(
          caseId: dossier.state.id, village: dossier.state.village, person: Self.shown(member), field: field,
          local: local.local,
          national: local.national, line: row.line))
    }
  }

  /// Both values where they differ; nil: they are equal, or the register does not know.
  private func local(
    _ field: NationalColumn, _ dossier: Dossier, _ member: HouseholdCard.Member, _ row: OfficeSheet<NationalColumn>.Row
  ) throws(SheetProblem) -> (local: String, national: String)? {
    let text = row[field]
    func word<W: Named>(_ local: W, _ national: W?) -> (String, String)? {
      local == national ? nil : (local.name(language), national?.name(language) ?? Mask.text(text))
    }
    switch field {
    case .residentId: return nil
    case .name:
      return member.nameHash == text.hashValue ? nil : (member.name, Mask.name(text))
    case .relation: return word(member.relation, NationalWords.relation(text))
    case .health: return word(member.health, NationalWords.health(text))
    case .schooling: return word(member.schooling, NationalWords.schooling(text))
    case .labour: return word(member.labour, NationalWords.labour(text))
    case .village:
      let local = Region.digits(dossier.state.village)
      return local == text ? nil : (local, Mask.text(text))
    case .members:
      let count = dossier.state.members.count
      return Int(text) == count ? nil : ("\(count)", Mask.text(text))
    case .income:
      guard let fen = Self.fen(text) else { throw row.problem(.amount, .income) }
      return fen == dossier.state.incomeFen ? nil : (yuan(dossier.state.incomeFen), yuan(fen))
    case .cause:
      guard let local = dossier.card?.causes else { return nil }
      let national = NationalWords.causes(text)
      return national == Set(local)
        ? nil
        : (
          local.names(language),
          national.map { $0.sorted { $0.rawValue < $1.rawValue }.names(language) } ?? Mask.text(text)
        )
    case .status:
      let national = NationalWords.exited(text)
      func shown(_ flag: Bool) -> String { language.pick(flag ? "yes" : "no", flag ? "已脱贫" : "未脱贫") }
      return national == dossier.state.exited
        ? nil : (shown(dossier.state.exited), national.map(shown) ?? Mask.text(text))
    }
  }

  /// A sum in yuan with two decimals at most; nil: another text.
  private static func fen(_ text: String) -> Int64? {
    let parts = text.filter { $0 != "," }.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, whole.utf8.count <= 12,
      whole.utf8.allSatisfy({ (48...57).contains($0) })
    else {
      return nil
    }
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    guard decimals.utf8.count <= 2, decimals.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let hundredths = Int64(decimals + String(repeating: "0", count: 2 - decimals.utf8.count)) ?? 0
    return Int64(whole)! * 100 + hundredths
  }
}
