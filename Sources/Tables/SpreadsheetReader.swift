import Foundation
import FoundationXML

/// The first sheet of a spreadsheet (.xlsx, ECMA-376) as rows of texts, as they stand in its cells: numbers without
/// their look, days as the numbers that they are.
public struct SpreadsheetReader {
  /// A row as it stands in the sheet.
  public struct Row: Sendable, Equatable {
    /// Counted from 1, as the program shows it.
    public var line: Int
    public var cells: [String]
  }

  public let rows: [Row]

  /// Whether bytes are a zip archive, as all spreadsheets of this form are.
  public static func isSpreadsheet(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

  /// - Throws: where it is no spreadsheet, or larger than is taken.
  public init(_ bytes: [UInt8], cellsMax: Int) throws(CSVFault) {
    guard let archive = ZipArchive(bytes), let book = archive.file("xl/workbook.xml"),
      let links = archive.file("xl/_rels/workbook.xml.rels")
    else { throw CSVFault(.malformed, line: 0) }
    let first = FirstElement("sheet")
    let targets = Relations()
    guard first.parse(book), targets.parse(links), let id = first.attributes?["r:id"], let target = targets.found[id]
    else {
      throw CSVFault(.malformed, line: 0)
    }
    let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    var strings: [String] = []
    if archive.contains("xl/sharedStrings.xml") {
      let reader = SharedStrings()
      guard let shared = archive.file("xl/sharedStrings.xml"), reader.parse(shared) else {
        throw CSVFault(.malformed, line: 0)
      }
      strings = reader.found
    }
    guard let sheet = archive.file(path) else { throw CSVFault(.malformed, line: 0) }
    let reader = SheetCells(strings, cellsMax: cellsMax)
    guard reader.parse(sheet) else { throw reader.fault ?? CSVFault(.malformed, line: reader.line) }
    rows = reader.rows
  }
}

/// Reads XML from memory. Nothing outside it is looked up.
private class Elements: NSObject, XMLParserDelegate {
  /// The texts of the element that is open, where somebody wants them.
  var text: String?

  func parse(_ bytes: [UInt8]) -> Bool {
    // Such files never declare types or entities. They are UTF-8, and of a name that is not the parser crashes.
    guard String(validating: bytes, as: UTF8.self) != nil, bytes.firstRange(of: Array("<!DOCTYPE".utf8)) == nil else {
      return false
    }
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    parser.delegate = self
    return parser.parse()
  }

  /// To be overridden: an element begins, an element ends.
  func begin(_ element: String, _ attributes: [String: String], _ parser: XMLParser) {}
  func end(_ element: String, _ parser: XMLParser) {}

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) { begin(element, attributes, parser) }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    end(element, parser)
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text?.append(string) }
}

private final class FirstElement: Elements {
  private let name: String
  private(set) var attributes: [String: String]?

  init(_ name: String) { self.name = name }

  override func begin(_ element: String, _ attributes: [String: String], _ parser: XMLParser) {
    if element == name, self.attributes == nil { self.attributes = attributes }
  }
}

private final class Relations: Elements {
  private(set) var found: [String: String] = [:]

  override func begin(_ element: String, _ attributes: [String: String], _ parser: XMLParser) {
    if element == "Relationship", let id = attributes["Id"] { found[id] = attributes["Target"] }
  }
}

private final class SharedStrings: Elements {
  private(set) var found: [String] = []
  private var whole = ""
  private var isPhonetic = false

  override func begin(_ element: String, _ attributes: [String: String], _ parser: XMLParser) {
    switch element {
    case "si": whole = ""
    case "rPh": isPhonetic = true
    case "t": text = isPhonetic ? nil : ""
    default: break
    }
  }

  override func end(_ element: String, _ parser: XMLParser) {
    switch element {
    case "si": found.append(whole)
    case "rPh": isPhonetic = false
    case "t":
      whole += text ?? ""
      text = nil
    default: break
    }
  }
}

private final class SheetCells: Elements {
  private let strings: [String]
  private let cellsMax: Int
  private(set) var rows: [SpreadsheetReader.Row] = []
  private(set) var line = 0
  private(set) var fault: CSVFault?
  private var cells: [String] = []
  private var column = 0
  private var type = ""
  private var value = ""

  init(_ strings: [String], cellsMax: Int) {
    self.strings = strings
    self.cellsMax = cellsMax
  }

  override func begin(_ element: String, _ attributes: [String: String], _ parser: XMLParser) {
    switch element {
    case "row":
      line = attributes["r"].flatMap { Int($0) }.flatMap { Self.lines.contains($0) ? $0 : nil } ?? line + 1
      cells = []
    case "c":
      column = attributes["r"].flatMap(Self.column) ?? cells.count
      type = attributes["t"] ?? "n"
      value = ""
    case "v", "t": text = ""
    default: break
    }
  }

  override func end(_ element: String, _ parser: XMLParser) {
    switch element {
    case "v", "t":
      value += text ?? ""
      text = nil
    case "c":
      guard column < cellsMax else { return }
      if type == "s" {
        guard let place = Int(value), strings.indices.contains(place) else { return stop(parser, .malformed) }
        value = strings[place]
      }
      guard value.utf8.count <= CSVScanner.cellBytesMax else { return stop(parser, .tooLarge) }
      while cells.count < column { cells.append("") }
      if cells.count == column { cells.append(value) }
    case "row": rows.append(.init(line: line, cells: cells))
    default: break
    }
  }

  private func stop(_ parser: XMLParser, _ rule: CSVFault.Rule) {
    fault = CSVFault(rule, line: line, column: column + 1)
    parser.abortParsing()
  }

  /// As many as the form has.
  private static let lines = 1...1_048_576

  /// `AB12` is 27; nil: no place of a cell.
  private static func column(_ place: String) -> Int? {
    var number = 0
    for letter in place.utf8.prefix(while: { (65...90).contains($0) }).prefix(3) {
      number = number * 26 + Int(letter) - 64
    }
    return number > 0 ? number - 1 : nil
  }
}
