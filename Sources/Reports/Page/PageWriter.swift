import Contract
import Policy

/// What stands at the top of a report.
public struct PageHead: Sendable {
  /// What kind of report it is.
  public enum Kind: String, Sendable, CaseIterable {
    case card, file, register, helpers, housing, funds, ledger, notices, projects, indicators, quarterly, annual,
      returned, national, messages
  }

  public var kind: Kind
  public var title: String
  /// Place, year, or what else the report is about; shown below the title.
  public var about: String
  /// The day of the report.
  public var on: Day
  public var language: Language
  /// Wide tables are printed across.
  public var isLandscape: Bool

  /// A list has one table that matters: a file of comma-separated values has that one only.
  public var isList: Bool { kind != .card && kind != .file }

  public init(kind: Kind, title: String, about: String, on: Day, language: Language, isLandscape: Bool = false) {
    self.kind = kind
    self.title = title
    self.about = about
    self.on = on
    self.language = language
    self.isLandscape = isLandscape
  }
}

/// The head of a table.
public struct TableHead: Sendable {
  /// A column with its names for programs and for people.
  public struct Column: Sendable {
    /// Name in JSON.
    public var key: String
    public var title: String
    /// In characters, for spreadsheets; in print, widths go by their proportions.
    public var width: Int

    public init(_ key: String, _ title: String, width: Int = 12) {
      self.key = key
      self.title = title
      self.width = width
    }
  }

  /// Name of the rows in JSON.
  public var key: String
  public var title: String
  public var columns: [Column]
  /// The table that matters in a list.
  public var isMain: Bool
  /// Pictures of the rows, for writers that have pictures.
  public var charts: [TableChart]

  public init(_ key: String, _ title: String, isMain: Bool = false, _ columns: [Column], charts: [TableChart] = []) {
    self.key = key
    self.title = title
    self.columns = columns
    self.isMain = isMain
    self.charts = charts
  }
}

/// A picture of some columns of a table.
public struct TableChart: Sendable, Equatable {
  /// Bars across, columns upright, or a line over the rows.
  public enum Kind: Sendable { case bar, column, line }

  public var kind: Kind
  public var title: String
  /// Place of the column whose texts name the rows.
  public var labels: Int
  /// Places of the columns that are shown, each a series.
  public var values: [Int]

  public init(_ kind: Kind, _ title: String, labels: Int = 0, values: [Int]) {
    self.kind = kind
    self.title = title
    self.labels = labels
    self.values = values
  }
}

/// A value with its name.
public struct Item: Sendable {
  /// Name in JSON.
  public var key: String
  public var label: String
  public var value: Cell

  public init(_ key: String, _ label: String, _ value: Cell) {
    self.key = key
    self.label = label
    self.value = value
  }
}

/// Takes a report part by part, so that none is ever whole in memory: a ledger may have millions of rows.
///
/// The order: `begin`, then any number of items, tables and notes, then `end`. Rows stand between `beginTable` and
/// `endTable`.
public protocol PageWriter: AnyObject {
  func begin(_ head: PageHead) throws
  /// Values with their names.
  func items(_ key: String, _ title: String, _ items: [Item]) throws
  func beginTable(_ table: TableHead) throws
  func row(_ cells: [Cell]) throws
  /// - Parameter totals: below the last row; left out of files for programs.
  func endTable(totals: [Cell]?) throws
  /// Running text, left out of lists for programs.
  func notes(_ title: String, _ lines: [String]) throws
  /// Where people sign on paper.
  func signatures(_ labels: [String]) throws
  func end() throws
}

extension PageWriter {
  /// A table whose rows are at hand; nothing where there are none, unless it is the one that matters.
  public func table(_ table: TableHead, _ rows: [[Cell]], totals: [Cell]? = nil) throws {
    guard !rows.isEmpty || table.isMain else { return }
    try beginTable(table)
    for row in rows { try self.row(row) }
    try endTable(totals: rows.isEmpty ? nil : totals)
  }
}

extension Language {
  func pick(_ en: String, _ zh: String) -> String { self == .zh ? zh : en }
}
