import Contract
import Policy

/// What offices know of places and no case says: the people that incidence is measured against, the year's task, names.
///
/// A table of comma-separated values with a head; lines with # are left out:
/// ```
/// region,year,population,task,name
/// 341225101,2020,34830,121,龙王乡
/// ```
/// `population` is the rural population (R-511), `task` the people who are to leave poverty in the year (R-527). Either
/// may be left empty. The year's own line counts, without one the newest before it; a place's figures are never added
/// up from those of its parts.
public struct PlaceFigures: Sendable, Equatable {
  /// What is wrong with which line of the file.
  public struct Malformed: Error, CustomStringConvertible, Equatable {
    public let line: Int
    public let description: String
  }

  private struct Line: Sendable, Equatable {
    var year: Int
    var population: Int64?
    var task: Int64?
  }

  private var lines: [UInt64: [Line]] = [:]
  private var names: [UInt64: String] = [:]

  public init() {}

  private static let columns = ["region", "year", "population", "task", "name"]

  /// - Throws: what is wrong with which line, and how it should be.
  public init(csv text: String) throws(Malformed) {
    var head: [String]?
    let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      guard !line.allSatisfy(\.isWhitespace), !line.hasPrefix("#") else { continue }
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map { Self.trimmed($0) }
      func fail(_ why: String) -> Malformed { Malformed(line: index + 1, description: "line \(index + 1) \(why)") }
      guard let names = head else {
        guard fields.prefix(2) == ["region", "year"], Set(fields).count == fields.count,
          Set(fields).isSubset(of: Self.columns)
        else {
          throw fail("is no head: write \(Self.columns.joined(separator: ",")), of which the first two are needed")
        }
        head = fields
        continue
      }
      guard fields.count == names.count else {
        throw fail("has \(fields.count) fields where the head has \(names.count)")
      }
      func field(_ name: String) -> String { names.firstIndex(of: name).map { fields[$0] } ?? "" }
      guard let region = Region.division(field("region")) else {
        throw fail("names no division: a code has 2, 4, 6, 9 or 12 digits")
      }
      guard let year = Int(field("year")), (1900...2200).contains(year) else { throw fail("has no year such as 2026") }
      func number(_ name: String) throws(Malformed) -> Int64? {
        let text = field(name)
        if text.isEmpty { return nil }
        guard let number = Int64(text), number >= 0 else {
          throw fail("has a \(name) that is no whole number of people")
        }
        return number
      }
      let read = Line(year: year, population: try number("population"), task: try number("task"))
      guard !(lines[region] ?? []).contains(where: { $0.year == year }) else {
        throw fail("repeats a place and year: keep one")
      }
      lines[region, default: []].append(read)
      if !field("name").isEmpty { self.names[region] = field("name") }
    }
    guard head != nil else {
      throw Malformed(line: 1, description: "the file is empty: begin with \(Self.columns.joined(separator: ","))")
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }

  func name(_ place: UInt64) -> String? { names[place] }

  /// Rural people of a place in a year, and the year that says so.
  func population(of place: UInt64, in year: Int) -> (people: Int64, year: Int)? {
    (lines[place] ?? []).filter { $0.year <= year && $0.population != nil }.max { $0.year < $1.year }.map {
      ($0.population!, $0.year)
    }
  }

  /// Of that year alone: another year's task is another task.
  func task(of place: UInt64, in year: Int) -> Int64? { (lines[place] ?? []).first { $0.year == year }?.task }
}
