import CXlsx

/// A picture of columns of a sheet, which a spreadsheet program draws from the cells when it opens the file.
public struct Chart: Sendable, Equatable {
  /// How the numbers are drawn.
  public enum Kind: Sendable {
    /// Across, the first row on top as in the table.
    case bar
    case column
    case line
  }

  /// A column of numbers with its name.
  public struct Series: Sendable, Equatable {
    /// Place of the column that holds the numbers.
    public var column: Int
    public var name: String

    public init(column: Int, name: String) {
      self.column = column
      self.name = name
    }
  }

  public var kind: Kind
  public var title: String
  /// Place of the column whose texts name the rows.
  public var labels: Int
  public var series: [Series]
  /// Which rows of the sheet; the head is row 0.
  public var rows: ClosedRange<Int>

  public init(_ kind: Kind, _ title: String, labels: Int = 0, _ series: [Series], rows: ClosedRange<Int>) {
    self.kind = kind
    self.title = title
    self.labels = labels
    self.series = series
    self.rows = rows
  }
}

extension Sheet {
  /// Rows that a chart covers, with one free below.
  private static let chartRows = 16

  /// Puts a chart beside the rows.
  /// - Parameters:
  ///   - chart: what is drawn, from which rows and columns.
  ///   - column: the first one that the chart covers.
  ///   - place: among the charts of that column, from the top.
  public func add(_ chart: Chart, at column: Int, place: Int = 0) {
    guard let made = workbook_add_chart(book, chart.kind.type) else { return }
    let first = UInt32(chart.rows.lowerBound), last = UInt32(chart.rows.upperBound)
    for each in chart.series {
      guard let series = chart_add_series(made, nil, nil) else { continue }
      chart_series_set_categories(series, name, first, UInt16(chart.labels), last, UInt16(chart.labels))
      chart_series_set_values(series, name, first, UInt16(each.column), last, UInt16(each.column))
      chart_series_set_name(series, each.name)
    }
    chart_title_set_name(made, chart.title)
    if chart.kind == .bar { chart_axis_set_reverse(made.pointee.y_axis) }
    let isAlone = chart.series.count < 2
    made.pointee.legend.position = UInt8(isAlone ? LXW_CHART_LEGEND_NONE.rawValue : LXW_CHART_LEGEND_BOTTOM.rawValue)
    worksheet_insert_chart(sheet, UInt32(1 + place * Self.chartRows), UInt16(column), made)
  }
}

extension Chart.Kind {
  fileprivate var type: UInt8 {
    switch self {
    case .bar: UInt8(LXW_CHART_BAR.rawValue)
    case .column: UInt8(LXW_CHART_COLUMN.rawValue)
    case .line: UInt8(LXW_CHART_LINE.rawValue)
    }
  }
}
