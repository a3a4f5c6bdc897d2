import CXlsx

/// One sheet of a workbook: a head that stays in sight, and rows.
public final class Sheet {
  public struct Column: Sendable {
    public var title: String
    /// In characters.
    public var width: Double

    public init(_ title: String, width: Double = 14) {
      self.title = title
      self.width = width
    }
  }

  public enum Cell: Sendable, Equatable {
    case text(String)
    /// A longer text, broken into lines.
    case wrapped(String)
    case strong(String)
    case count(Int)
    /// Shown in yuan with two decimals.
    case fen(Int64)
    case empty
  }

  /// Rows below the head that a sheet can hold.
  public static let rowsMax = Int(LXW_ROW_MAX) - 1
  /// Bytes that a text cell holds at most; the format counts characters.
  private static let textMax = 32_767

  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let name: String
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

  /// A bar chart beside the rows: one series a column, by the texts of another.
  /// - Parameter rows: which rows; the head is row 0.
  public func chart(
    _ title: String, labels: Int, values: [(column: Int, name: String)], rows: ClosedRange<Int>, at column: Int
  ) {
    guard let chart = workbook_add_chart(book, UInt8(LXW_CHART_BAR.rawValue)) else { return }
    let first = UInt32(rows.lowerBound), last = UInt32(rows.upperBound)
    for (place, label) in values {
      guard let series = chart_add_series(chart, nil, nil) else { continue }
      chart_series_set_categories(series, name, first, UInt16(labels), last, UInt16(labels))
      chart_series_set_values(series, name, first, UInt16(place), last, UInt16(place))
      chart_series_set_name(series, label)
    }
    chart_title_set_name(chart, title)
    // The first row on top, as in the table.
    chart_axis_set_reverse(chart.pointee.y_axis)
    chart.pointee.legend.position = UInt8(values.count > 1 ? LXW_CHART_LEGEND_BOTTOM.rawValue : LXW_CHART_LEGEND_NONE.rawValue)
    worksheet_insert_chart(sheet, 1, UInt16(column), chart)
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
