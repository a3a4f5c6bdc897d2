import Foundation

/// The same server, another database.
enum DatabaseAddress {
  static func replacing(_ address: String, database: String) -> String {
    guard address.hasPrefix("postgresql://") || address.hasPrefix("postgres://") else {
      let others = address.split(separator: " ").filter { !$0.hasPrefix("dbname=") }
      return (others + ["dbname=\(database)"]).joined(separator: " ")
    }
    let afterScheme = address.range(of: "://")!.upperBound
    let query = address[afterScheme...].firstIndex(of: "?")
    let slash = address[afterScheme..<(query ?? address.endIndex)].firstIndex(of: "/")
    return String(address[..<(slash ?? query ?? address.endIndex)]) + "/" + database
      + String(query.map { address[$0...] } ?? "")
  }
}
