import Contract
import Foundation
import Policy

extension Verb {
  static let policyShow = Verb(
    words: ["policy", "show"],
    summary: "what a policy pack says on a day: values, rules, steps, each with its clause and origin",
    operands: "[DIR]",
    options: [
      Option(
        name: "region", value: "CODE",
        help: "of a folder's packs, those that cover this division: 2, 4, 6, 9 or 12 digits"),
      Option(name: "on", value: "DATE", help: "the day, default today"),
      Option(name: "rule", value: "ID", help: "one rule in full, with the tests that cover it"),
      .json, .lang,
    ],
    uses: [.policy],
    notes: """
      DIR is a pack, or a folder of packs: then those in force on the day are shown, the most specific first. Left out:
      the pack that workers are set to use. The origin of a part is the pack that states it, in the row of parents.
      """
  ) { call in
    let language = try call.language()
    let day = try call.day("on") ?? PolicyChoice.today
    let views = try PolicyChoice.layers(call, on: day).map { PackView($0, on: day) }
    if let id = call.text("rule") {
      let found = views.compactMap { view in view.rule(id).map { RuleSheet(view, $0, language) } }
      guard !found.isEmpty else {
        let ids = Set(views.flatMap { $0.rules.map(\.rule.id) }).sorted()
        let near = Suggestion.nearest(to: id, among: ids).map { "; did you mean \($0)?" } ?? ""
        throw UsageError("no pack shown has a rule \(Table.plain(id))\(near)")
      }
      for (place, sheet) in found.enumerated() {
        print(call.json ? JSONText.object(sheet.json) : (place > 0 ? "\n" : "") + sheet.text)
      }
      return .success
    }
    for (place, view) in views.enumerated() {
      print(call.json ? JSONText.object(view.json) : (place > 0 ? "\n\n" : "") + PackSheet(view, language).text)
    }
    return .success
  }
}

/// Which packs a verb is asked about.
enum PolicyChoice {
  static var today: Day { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).day }

  static func layers(_ call: Invocation, on day: Day) throws -> [PackLayers] {
    let region = try call.text("region").map { text in
      guard let code = Region.division(text) else {
        throw UsageError("--region takes a division's code of 2, 4, 6, 9 or 12 digits, not \(Table.plain(text))")
      }
      return code
    }
    guard let path = try call.operand(optional: "a pack or a folder of packs") else {
      return [try PackLayers(call.settings.pack())]
    }
    let all = try folder(path)
    // A pack that is asked for by itself is shown on any day; its heading says whether it is in force.
    if all.count == 1, region == nil { return all }
    let found = PackLayers.inForce(all, on: day, region: region)
    guard !found.isEmpty else {
      let place = region.map { " and covers \($0)" } ?? ""
      throw Failure("\(path): none of \(all.count) packs is in force on \(day)\(place)")
    }
    return found
  }

  /// The pack at a path, or those in a folder.
  static func folder(_ path: String) throws -> [PackLayers] {
    try PackLayers.all(PackFolders(path).paths.map { try PackSource(directory: $0) })
  }

  /// One pack by the path of its folder or file, or by the first digits of its hash.
  static func source(_ text: String) throws -> PackSource {
    if FileManager.default.fileExists(atPath: text) {
      return try PackSource(directory: text)
    }
    let isHash = (8...64).contains(text.utf8.count) && text.allSatisfy { $0.isHexDigit && !$0.isUppercase }
    guard isHash else { throw UsageError("there is no policy pack at \(Table.plain(text))") }
    return try stored(text)
  }

  /// A pack that workers have taken, from the database: not yet to be had by its hash.
  private static func stored(_ hash: String) throws -> PackSource {
    throw Failure("packs cannot be read from the database by hash (\(hash)) yet; name the folder of the pack")
  }
}
