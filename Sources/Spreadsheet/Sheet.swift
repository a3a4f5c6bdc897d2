import CXlsx

/// One sheet of a workbook: a head that stays in sight, and rows.
public final class Sheet {
  /// A column's head.
  public struct Column: Sendable {
    public var title: String
    /// In characters.
    public var width: Double

    public init(_ title: String, width: Double = 14) {
      self.title = title
      self.width = width
    }
  }

  /// One value of a row.
  public enum Cell: Sendable, Equatable {
    case text(String)
    /// A longer text, broken into lines.
    case wrapped(String)
    case strong(String)
    case count(Int)
    /// Shown in yuan with two decimals.
    case fen(Int64)
    /// A plain number with so many decimals, 0 to 3.
    case number(Double, decimals: Int)
    /// So many of a hundred, with so many decimals, 0 to 3; the cell holds the hundredth, as programs have it.
    case percent(Double, decimals: Int)
    case empty
  }

  /// Rows below the head that a sheet can hold.
  public static let rowsMax = Int(LXW_ROW_MAX) - 1
  /// Bytes that a text cell holds at most; the format counts characters.
  private static let textMax = 32_767

  let sheet: UnsafeMutablePointer<lxw_worksheet>
  let book: UnsafeMutablePointer<lxw_workbook>
  let name: String
  private let formats: Formats
  private let columns: Int
  /// Rows written, the head included.
  public private(set) var rows = 0

  init(
    _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ book: UnsafeMutablePointer<lxw_workbook>, name: String,
    columns: [Column], _ formats: Formats
  ) {
    self.sheet = sheet
    self.book = book
    self.name = name
    self.formats = formats
    self.columns = columns.count
    for (place, column) in columns.enumerated() {
      worksheet_set_column(sheet, UInt16(place), UInt16(place), column.width, nil)
      write(column.title, place, formats.head)
    }
    worksheet_freeze_panes(sheet, 1, 0)
    rows = 1
  }

  /// Adds a row below the others.
  /// - Throws: when the sheet is full.
  public func add(_ cells: [Cell]) throws {
    guard rows <= Self.rowsMax else { throw Workbook.Failed(description: "the sheet \(name) is full") }
    for (place, cell) in cells.enumerated() {
      switch cell {
      case .text(let text): write(text, place, formats.text)
      case .wrapped(let text): write(text, place, formats.wrapped)
      case .strong(let text): write(text, place, formats.strong)
      case .count(let count): number(Double(count), place, formats.count)
      // Exact up to 90 billion yuan, where a double's whole fen end.
      case .fen(let fen): number(Double(fen) / 100, place, formats.money)
      case .number(let value, let decimals): number(value, place, formats.numbers[min(max(decimals, 0), 3)])
      case .percent(let value, let decimals): number(value / 100, place, formats.percents[min(max(decimals, 0), 3)])
      case .empty: break
      }
    }
    rows += 1
  }

  /// Lets readers sort and filter by the head.
  public func filter() {
    guard rows > 1, columns > 0 else { return }
    worksheet_autofilter(sheet, 0, 0, UInt32(rows - 1), UInt16(columns - 1))
  }

  private func write(_ text: String, _ column: Int, _ format: UnsafeMutablePointer<lxw_format>?) {
    var text = text
    if text.utf16.count > Self.textMax { text = String(text.prefix(Self.textMax / 2)) }
    worksheet_write_string(sheet, UInt32(rows), UInt16(column), text, format)
  }

  private func number(_ value: Double, _ column: Int, _ format: UnsafeMutablePointer<lxw_format>?) {
    worksheet_write_number(sheet, UInt32(rows), UInt16(column), value, format)
  }
}
