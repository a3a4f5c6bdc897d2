import Contract
import Foundation
import Policy

/// The body of a fact as JSON. It may hold names and numbers of persons: what is read from it is masked at once, and
/// it is never kept or shown.
public struct Body {
  private let fields: [String: Any]

  /// The body in a record's value: all of it, or what is under `data` in structured mode. nil: not an object.
  public init?(value: some Sequence<UInt8>) {
    guard let object = try? JSONSerialization.jsonObject(with: Data(value)) as? [String: Any] else { return nil }
    // No fact's body has a field of this name.
    fields = object["specversion"] == nil ? object : object["data"] as? [String: Any] ?? [:]
  }

  private init(_ fields: [String: Any]) { self.fields = fields }

  func text(_ name: String) -> String? { fields[name] as? String }
  func integer(_ name: String) -> Int64? { (fields[name] as? NSNumber)?.int64Value }
  func flag(_ name: String) -> Bool { (fields[name] as? NSNumber)?.boolValue ?? false }
  func day(_ name: String) -> Day? { text(name).flatMap { Day(text: $0) } }
  func object(_ name: String) -> Body? { (fields[name] as? [String: Any]).map(Body.init) }
  func objects(_ name: String) -> [Body] {
    (fields[name] as? [Any] ?? []).compactMap { ($0 as? [String: Any]).map(Body.init) }
  }
  func texts(_ name: String) -> [String] { fields[name] as? [String] ?? [] }
  func count(_ name: String) -> Int { (fields[name] as? [Any])?.count ?? 0 }
  /// A word of a closed list; nil: it has none, or one that this program does not know.
  public func word<W: Word>(_: W.Type, _ name: String) -> W? { text(name).flatMap { Body.word(W.self, $0) } }
  func words<W: Word>(_: W.Type, _ name: String) -> [W] { texts(name).compactMap { Body.word(W.self, $0) } }

  private static func word<W: Word>(_: W.Type, _ text: String) -> W? { W.allCases.first { $0.text == text } }
}
