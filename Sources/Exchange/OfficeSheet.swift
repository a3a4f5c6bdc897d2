import Contract
import Tables

/// What a column of a table is about: its name in files for programs, and how offices call it.
public protocol SheetColumn: CaseIterable, Hashable, RawRepresentable, Sendable where RawValue == String {
  /// The first is the one that we write.
  var titles: [String] { get }
}

/// A table of an office, read row by row. Columns may stand in any order; those that nobody asks for are passed over.
public struct OfficeSheet<Column: SheetColumn> {
  /// A row and the line it stands on.
  public struct Row {
    public let line: Int
    private let cells: [String]
    private let places: [Column: Int]

    init(line: Int, cells: [String], places: [Column: Int]) {
      self.line = line
      self.cells = cells
      self.places = places
    }

    /// Without spaces around it; empty where there is no such column.
    public subscript(_ column: Column) -> String {
      guard let place = places[column], place < cells.count else { return "" }
      return trimmed(cells[place])
    }

    /// The mistake in a column of this row.
    public func problem(_ rule: SheetProblem.Rule, _ column: Column) -> SheetProblem {
      SheetProblem(rule, line: line, field: column.rawValue)
    }
  }

  public static var bytesMax: Int { 256 << 20 }
  /// Exports of the state's systems have dozens of columns.
  private static var cellsMax: Int { 256 }

  public let columns: Set<Column>
  private let places: [Column: Int]
  private let width: Int
  private let source: SheetSource

  /// - Throws: where the head is none.
  public init(_ bytes: [UInt8], needs: Set<Column>) throws(SheetProblem) {
    guard bytes.count <= Self.bytesMax else { throw SheetProblem(.tooLarge, line: 0, field: "$") }
    source = try SheetSource(bytes, cellsMax: Self.cellsMax)
    guard let (line, head) = try source.next() else { throw SheetProblem(.empty, line: 1, field: "$") }
    var places: [Column: Int] = [:]
    for (place, cell) in head.enumerated() {
      let title = trimmed(cell).lowercased()
      guard
        let column = Column.allCases.first(where: { $0.rawValue.lowercased() == title || $0.titles.contains(title) })
      else { continue }
      guard places.updateValue(place, forKey: column) == nil else {
        throw SheetProblem(.columnTwice, line: line, field: column.rawValue)
      }
    }
    for column in Column.allCases where needs.contains(column) && places[column] == nil {
      throw SheetProblem(.columnMissing, line: line, field: column.rawValue)
    }
    self.places = places
    columns = Set(places.keys)
    width = head.count
  }

  /// The next row that holds anything; nil at the end.
  public func next() throws(SheetProblem) -> Row? {
    while let (line, cells) = try source.next() {
      if cells.allSatisfy({ trimmed($0).isEmpty }) { continue }
      // Empty cells at the end are left away by some programs, and added by others.
      guard cells.dropFirst(width).allSatisfy({ trimmed($0).isEmpty }) else {
        throw SheetProblem(.cells, line: line, field: "$")
      }
      return Row(line: line, cells: cells, places: places)
    }
    return nil
  }
}

/// Rows of comma-separated values, or of a spreadsheet's first sheet.
private final class SheetSource {
  private let scanner: CSVScanner?
  private let rows: [SpreadsheetReader.Row]
  private var place = 0

  init(_ bytes: [UInt8], cellsMax: Int) throws(SheetProblem) {
    if SpreadsheetReader.isSpreadsheet(bytes) {
      do throws(CSVFault) { rows = try SpreadsheetReader(bytes, cellsMax: cellsMax).rows } catch {
        throw SheetProblem(error)
      }
      scanner = nil
      return
    }
    guard let text = OfficeText.utf8(bytes) else { throw SheetProblem(.encoding, line: 0, field: "$") }
    var rest = text[...]
    rows = []
    scanner = CSVScanner(bytesMax: text.count, cellsMax: cellsMax) { buffer in
      let piece = rest.prefix(buffer.count)
      buffer.copyBytes(from: piece)
      rest = rest.dropFirst(piece.count)
      return piece.count
    }
  }

  func next() throws(SheetProblem) -> (line: Int, cells: [String])? {
    guard let scanner else {
      guard place < rows.count else { return nil }
      place += 1
      return (rows[place - 1].line, rows[place - 1].cells)
    }
    do throws(CSVFault) { return try scanner.row().map { (scanner.line, $0) } } catch { throw SheetProblem(error) }
  }
}

/// Without the spaces of all kinds around it.
func trimmed(_ text: String) -> String {
  func isSpace(_ character: Character) -> Bool {
    character.isWhitespace || character == "\u{FEFF}" || character == "\u{3000}"
  }
  guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) }) else {
    return ""
  }
  return String(text[first...last])
}

/// Values that several tables have.
public enum SheetValue {
  /// A resident's number as it is hashed; nil: the cell is empty.
  public static func residentId<Column>(
    _ row: OfficeSheet<Column>.Row, _ column: Column, bornBy latest: Day
  ) throws(SheetProblem) -> String? {
    // Text marks of spreadsheet programs.
    let text = String(row[column].drop { $0 == "'" || $0 == "\u{2018}" || $0 == "`" }).uppercased()
    guard !text.isEmpty else { return nil }
    if ResidentID.isValid(text, bornBy: latest) { return text }
    // 3.41225E+17, or fifteen digits and zeros: what is left of a number in floating point.
    let isNumber = text.contains("E+") || text.utf8.count == 18 && text.hasSuffix("000") && text.allSatisfy(\.isNumber)
    throw row.problem(isNumber ? .residentIdNumber : .residentId, column)
  }

  /// Days are numbers in spreadsheets, counted from 1899-12-30; those of 1950 to 2199.
  private static let serials = 18_264...109_574
  private static let serialZero = -25_569

  /// A day as offices write it: 2026-01-31, 2026/1/31, 2026.1.31, 20260131, 2026年1月31日, or a spreadsheet's number.
  public static func day(_ text: String) -> Day? {
    if let serial = Int(text), serials.contains(serial) { return Day(number: Int32(serial + serialZero)) }
    if text.utf8.count == 8, let number = Int(text), number > 0 {
      return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
    var rest = text[...]
    if rest.last == "日" { rest = rest.dropLast() }
    let parts = rest.split(omittingEmptySubsequences: false) { "/.-年月".contains($0) }.map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
    return Day(year: year, month: month, day: day)
  }
}
