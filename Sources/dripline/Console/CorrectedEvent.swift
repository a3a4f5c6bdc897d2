import Casework
import Console
import Contract
import Foundation
import Pipeline
import Policy

/// A dead letter's event with some of its values corrected: everything else stays byte for byte as it came.
struct CorrectedEvent {
  /// In structured mode, under a new id.
  let text: String

  /// Attributes in binary mode that can be given another value.
  static let attributes = ["source", "type", "time", "subject"]

  /// - Parameters:
  ///   - changes: new values by path; of attributes in binary mode by `ce_time` and the like.
  ///   - dropped: the path of a field that is left out.
  /// - Throws: `ConsoleProblem` where the outcome would break the contract again.
  init(_ record: DeadRecord, changes: [String: String], dropped: String?, id: String, recordedAt: Instant) throws {
    var headers: [String: String] = [:]
    for header in record.headers where headers[header.name] == nil {
      headers[header.name] = String(decoding: header.value, as: UTF8.self)
    }
    let isStructured = headers["content-type"]?.hasPrefix("application/cloudevents+json") ?? false
    var changes = changes
    if isStructured { changes["id"] = id }
    let body = try Self.edit(record.value, changes: changes.filter { !$0.key.hasPrefix("ce_") }, dropped: dropped)
    if isStructured {
      text = body
    } else {
      func attribute(_ name: String) -> JSONText.Value { .text(changes["ce_" + name] ?? headers["ce_" + name] ?? "") }
      let head = JSONText.object([
        ("specversion", .text("1.0")), ("id", .text(id)), ("source", attribute("source")), ("type", attribute("type")),
        ("time", attribute("time")), ("subject", attribute("subject")), ("datacontenttype", .text("application/json")),
      ])
      text = head.dropLast() + ",\"data\":" + body + "}"
    }
    try Self.check(text, topic: record.topic, recordedAt: recordedAt)
  }

  /// What the contract says to it.
  private static func check(_ text: String, topic: TopicID?, recordedAt: Instant) throws {
    let decoder = FactDecoder(identityKey: IdentityKey([UInt8](repeating: 1, count: 32))!)
    let bytes = Array(text.utf8)
    let found = bytes.withUnsafeBytes { raw -> ContractViolation? in
      do throws(ContractViolation) {
        let line = try decoder.decode(structured: raw, recordedAt: recordedAt)
        return line.topic == topic ? nil : ContractViolation(code: .typeWrongTopic, field: "type")
      } catch {
        return error
      }
    }
    guard let found else { return }
    let meaning = found.code.meaning
    throw ConsoleProblem(
      .refused, en: "The corrected event still breaks the contract. \(found.field): \(meaning.en)",
      zh: "更正后的信息仍不符合合同。\(found.field)：\(meaning.zh)")
  }

  /// Puts values in their places, from behind, so that the places before them stay.
  static func edit(_ value: [UInt8], changes: [String: String], dropped: String?) throws -> String {
    let found = JSONLeaves(value)
    guard found.brokenAt == nil else {
      throw ConsoleProblem(.refused, en: "What is not JSON cannot be corrected field by field.", zh: "内容不是JSON，无法逐项更正。")
    }
    var edits: [(range: Range<Int>, text: String)] = []
    for (path, new) in changes {
      if let leaf = found.leaves.last(where: { $0.path == path }) {
        edits.append((leaf.range, try literal(new, leaf.kind, path)))
      } else if let parent = DeadView.parent(of: path), let place = found.objects.first(where: { $0.path == parent }) {
        let name = JSONText.write(.text(path.split(separator: ".").last.map(String.init) ?? path))
        edits.append((place.end..<place.end, (place.isEmpty ? "" : ",") + name + ":" + free(new)))
      } else {
        throw ConsoleProblem(.refused, en: "There is no field \(path).", zh: "没有字段\(path)。")
      }
    }
    if let dropped, let member = found.members.last(where: { $0.path == dropped }) {
      edits.append((Self.withComma(member.range, value), ""))
    }
    var out = value
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      out.replaceSubrange(edit.range, with: Array(edit.text.utf8))
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// A value of the kind that stood there.
  private static func literal(_ text: String, _ kind: JSONLeaves.Kind, _ path: String) throws -> String {
    switch kind {
    case .text: return JSONText.write(.text(text))
    case .number:
      guard let number = Int64(text.trimmingCharacters(in: .whitespaces)) else {
        throw ConsoleProblem(.refused, en: "\(path) takes a whole number.", zh: "\(path)须为整数。")
      }
      return "\(number)"
    case .word:
      guard ["true", "false"].contains(text) else {
        throw ConsoleProblem(.refused, en: "\(path) takes true or false.", zh: "\(path)须为true或false。")
      }
      return text
    case .emptyList, .emptyObject:
      throw ConsoleProblem(.refused, en: "\(path) cannot be corrected here.", zh: "\(path)无法在此更正。")
    }
  }

  /// The value of a field that was missing: JSON as it is, anything else as text.
  private static func free(_ text: String) -> String {
    if ["true", "false"].contains(text) || Int64(text).map({ "\($0)" == text }) ?? false { return text }
    if let first = text.first, "\"{[".contains(first), JSONLeaves(Array(text.utf8)).brokenAt == nil { return text }
    return JSONText.write(.text(text))
  }

  /// A field with the comma that parts it from its neighbour.
  private static func withComma(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    let space: Set<UInt8> = [9, 10, 13, 32]
    var after = range.upperBound
    while after < bytes.count, space.contains(bytes[after]) { after += 1 }
    if after < bytes.count, bytes[after] == UInt8(ascii: ",") { return range.lowerBound..<after + 1 }
    var before = range.lowerBound
    while before > 0, space.contains(bytes[before - 1]) { before -= 1 }
    if before > 0, bytes[before - 1] == UInt8(ascii: ",") { return before - 1..<range.upperBound }
    return range
  }
}
