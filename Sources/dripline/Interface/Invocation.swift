import Casework
import Contract
import Foundation
import Policy

/// A verb's flags and operands, as given.
struct Invocation {
  let verb: Verb
  let settings: Settings
  private let values: [String: String]
  let operands: [String]

  init(_ verb: Verb, _ arguments: [String]) throws {
    self.verb = verb
    var values: [String: String] = [:]
    var operands: [String] = []
    var rest = arguments[...]
    var onlyOperands = false
    let known = verb.options + Setting.common + verb.uses.map(\.option)
    while let argument = rest.popFirst() {
      guard !onlyOperands, argument.hasPrefix("-"), argument != "-" else {
        operands.append(argument)
        continue
      }
      if argument == "--" {
        onlyOperands = true
        continue
      }
      guard argument.hasPrefix("--") else { throw UsageError("unknown option \(argument)") }
      let sides = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(sides[0])
      guard let option = known.first(where: { $0.name == name }) else {
        let near = Suggestion.nearest(to: name, among: known.map(\.name)).map { "; did you mean --\($0)?" } ?? ""
        throw UsageError("`\(verb.name)` has no option --\(name)\(near)")
      }
      if option.value == nil {
        guard sides.count == 1 else { throw UsageError("--\(name) takes no value") }
        values[name] = "true"
      } else if sides.count == 2 {
        values[name] = String(sides[1])
      } else {
        guard let value = rest.popFirst() else {
          throw UsageError("--\(name) needs a value: --\(name) \(option.value!)")
        }
        values[name] = value
      }
    }
    self.values = values
    self.operands = operands
    settings = try Settings(flags: values)
  }

  func has(_ name: String) -> Bool { values[name] != nil }
  func text(_ name: String) -> String? { values[name] }

  /// A whole number within bounds.
  func number(_ name: String, default fallback: Int, in range: ClosedRange<Int>) throws -> Int {
    guard let text = values[name] else { return fallback }
    guard let number = Int(text), range.contains(number) else {
      throw UsageError("--\(name) takes a whole number from \(range.lowerBound) to \(range.upperBound), not \(text)")
    }
    return number
  }

  func number(_ name: String, in range: ClosedRange<Double>) throws -> Double? {
    guard let text = values[name] else { return nil }
    guard let number = Double(text), range.contains(number) else {
      throw UsageError("--\(name) takes a number from \(range.lowerBound) to \(range.upperBound), not \(text)")
    }
    return number
  }

  /// An operand that may be left out.
  func operand(optional what: String) throws -> String? {
    guard operands.count <= 1 else { throw UsageError("`\(verb.name)` takes only \(what)") }
    return operands.first
  }

  /// The one operand that the verb needs.
  func operand(_ what: String) throws -> String {
    guard operands.count == 1 else { throw UsageError("`\(verb.name)` needs \(what)") }
    return operands[0]
  }

  func noOperands() throws {
    guard operands.isEmpty else { throw UsageError("`\(verb.name)` takes no operand \(operands[0])") }
  }

  /// A day; left out: nil.
  func day(_ name: String) throws -> Day? {
    guard let text = values[name] else { return nil }
    guard let day = Day(text: text) else { throw UsageError("--\(name) takes a date, as in 2026-01-31, not \(text)") }
    return day
  }

  var json: Bool { has("json") }

  func language() throws -> Language {
    guard let text = values["lang"] else { return .en }
    guard let language = Language(rawValue: text) else { throw UsageError("--lang is en or zh, not \(text)") }
    return language
  }
}

enum Suggestion {
  /// The candidate with the fewest edits, if they are few.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let scored = candidates.map { ($0, distance(Array(word), Array($0))) }
    guard let best = scored.min(by: { $0.1 < $1.1 }), best.1 <= max(1, (word.count + 1) / 3) else { return nil }
    return best.0
  }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let next = x == y ? diagonal : min(diagonal, row[j], row[j + 1]) + 1
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[b.count]
  }
}
