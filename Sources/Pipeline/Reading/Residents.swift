import Casework
import Contract
import Foundation

/// A member of a household as its papers name them.
///
/// For files to those who are to find the person in their own records, and for nothing else: it does not describe
/// itself, so that no message can show it.
public struct Resident: Sendable, CustomStringConvertible, CustomReflectable {
  public var key: PersonKey
  public var name: String
  /// 18 characters (GB 11643).
  public var residentId: String

  public var description: String { "Resident" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Archive {
  private static let naming: Set<TopicID> = [.applicationSubmitted, .householdChanged]

  /// The members of some cases by their keys, as the newest paper names them. Asks for the keys.
  public func residents(of cases: [Case]) throws -> [[PersonKey: Resident]] {
    let key = try personKeys()
    var found = [[PersonKey: (at: Instant, resident: Resident)]](repeating: [:], count: cases.count)
    try papers(of: cases, topics: Self.naming) { paper in
      guard let whole = try? JSONSerialization.jsonObject(with: Data(paper.value)) as? [String: Any] else { return }
      let body = whole["specversion"] == nil ? whole : whole["data"] as? [String: Any] ?? [:]
      let members = (body["members"] as? [Any] ?? []) + [body["member"]].compactMap(\.self)
      for case let member as [String: Any] in members {
        guard let number = member["residentId"] as? String, let person = key(number),
          let name = member["name"] as? String,
          found[paper.caseIndex][person].map({ $0.at <= paper.at }) ?? true
        else { continue }
        found[paper.caseIndex][person] = (paper.at, Resident(key: person, name: name, residentId: number.uppercased()))
      }
    }
    return found.map { $0.mapValues(\.resident) }
  }
}
