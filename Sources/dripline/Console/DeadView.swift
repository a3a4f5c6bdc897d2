import Casework
import Console
import Contract
import Pipeline
import Policy
import Reports

/// What a dead letter says, as it may be shown: a value that is not known to be harmless is hidden.
struct DeadView {
  let lines: [DeadLetterModel.Line]
  let headers: [DeadLetterModel.Line]
  let unread: Localized?
  /// The path of a field that a correction may leave out: one that is not known, or stands twice.
  let dropped: String?

  init(_ record: DeadRecord, fault: String?) {
    headers = record.headers.map { name, value in
      let text = String(decoding: value, as: UTF8.self)
      let (shown, isMasked) = DeadView.shown(
        text, key: name.hasPrefix("ce_") ? String(name.dropFirst(3)) : name, kind: .text)
      return .init(
        path: Mask.digits(name), value: shown, isMasked: isMasked,
        isFault: name == fault || name == "ce_\(fault ?? "")",
        isEditable: name.hasPrefix("ce_") && CorrectedEvent.attributes.contains(String(name.dropFirst(3))))
    }
    let found = JSONLeaves(record.value)
    var lines = found.leaves.map { leaf in
      let (shown, isMasked) = DeadView.shown(leaf.text, key: leaf.key, kind: leaf.kind)
      return DeadLetterModel.Line(
        path: Mask.digits(leaf.path), value: shown, isMasked: isMasked, isFault: leaf.path == fault,
        isEditable: [.text, .number, .word].contains(leaf.kind))
    }
    if let fault, found.brokenAt == nil, !lines.contains(where: \.isFault), !headers.contains(where: \.isFault),
      let parent = DeadView.parent(of: fault), found.objects.contains(where: { $0.path == parent })
    {
      lines.insert(.init(path: Mask.digits(fault), value: "–", isMasked: false, isFault: true, isEditable: true), at: 0)
    }
    self.lines = lines
    dropped =
      found.brokenAt == nil ? fault.flatMap { fault in found.members.contains { $0.path == fault } ? fault : nil } : nil
    if record.value.isEmpty {
      unread = Localized(en: "The record has no value.", zh: "消息没有内容。")
    } else if let broken = found.brokenAt {
      unread = Localized(
        en:
          "The value is not JSON from byte \(broken) on; it has \(record.value.count) bytes. What stands before is not shown, since nobody can say what it is.",
        zh: "消息内容自第\(broken)字节起不是JSON，共\(record.value.count)字节。其余内容无法判断，不予显示。")
    } else {
      unread = nil
    }
  }

  /// What a corrected event says otherwise than the record, masked.
  static func changes(_ record: DeadRecord, _ event: [UInt8]) -> [DeadLetterModel.Proposal.Change] {
    let isStructured = record.headers.contains {
      $0.name == "content-type" && $0.value.starts(with: Array("application/cloudevents+json".utf8))
    }
    var before: [String: JSONLeaves.Leaf] = [:]
    for leaf in JSONLeaves(record.value).leaves { before[isStructured ? leaf.path : "data.\(leaf.path)"] = leaf }
    if !isStructured {
      for (name, value) in record.headers where name.hasPrefix("ce_") {
        let key = String(name.dropFirst(3))
        before[key] = .init(
          path: key, key: key, kind: .text, text: String(decoding: value, as: UTF8.self), range: 0..<0)
      }
    }
    let after = JSONLeaves(event).leaves
    func said(_ leaf: JSONLeaves.Leaf?) -> String { leaf.map { shown($0.text, key: $0.key, kind: $0.kind).0 } ?? "–" }
    var changes = after.compactMap { leaf -> DeadLetterModel.Proposal.Change? in
      let old = before[leaf.path]
      guard leaf.path != "id", leaf.path != "datacontenttype", old?.text != leaf.text || old?.kind != leaf.kind else {
        return nil
      }
      return .init(path: Mask.digits(leaf.path), before: said(old), after: said(leaf))
    }
    let kept = Set(after.map(\.path))
    for (path, leaf) in before.sorted(by: { $0.key < $1.key }) where path.hasPrefix("data.") && !kept.contains(path) {
      changes.append(.init(path: Mask.digits(path), before: said(leaf), after: "–"))
    }
    return changes
  }

  /// The object that a path's field stands in; nil: it names no field of an object.
  static func parent(of path: String) -> String? {
    guard !path.hasSuffix("]"), path != "$", !path.isEmpty else { return nil }
    return path.lastIndex(of: ".").map { String(path[..<$0]) } ?? ""
  }

  // MARK: Masking

  /// The words of the contract's closed lists.
  private static let words: Set<String> = {
    func texts<W: Word>(_: W.Type) -> [String] { W.allCases.map(\.text) }
    return Set(
      texts(Level.self) + texts(Origin.self) + texts(Department.self) + texts(Finding.self) + texts(MeetingKind.self)
        + texts(Role.self)
        + texts(Settlement.self) + texts(RejectionOutcome.self) + texts(PaymentOutcome.self) + texts(ReturnReason.self)
        + texts(HouseholdChangeKind.self) + texts(TimerKind.self) + texts(Relation.self) + texts(Health.self)
        + texts(DisabilityKind.self)
        + texts(Schooling.self) + texts(Labour.self) + texts(IncomeKind.self) + texts(HouseStructure.self)
        + texts(DangerGrade.self)
        + texts(WaterSource.self) + texts(Cause.self) + texts(Place.self) + texts(FundSource.self)
        + texts(VisitKind.self) + texts(Batch.self))
  }()

  private static let names: Set<String> = ["name", "holder"]
  private static let numbers: Set<String> = ["residentId", "residentIds", "number", "phone"]
  private static let regions: Set<String> = ["region", "village", "jurisdiction"]
  /// Fields that name things of the procedure.
  private static let identifiers: Set<String> = [
    "id", "source", "type", "subject", "specversion", "datacontenttype", "content-type", "time", "fund", "programme",
    "hash", "lane",
    "topic", "sequence", "dataschema",
  ]

  /// What is shown of a value, and whether it is less than what stands there.
  static func shown(_ text: String, key: String, kind: JSONLeaves.Kind) -> (String, isMasked: Bool) {
    switch kind {
    case .word, .emptyList, .emptyObject: return (text, false)
    case .number:
      let masked = Mask.digits(String(text.prefix(60)))
      return (masked, masked != text)
    case .text: break
    }
    if text.isEmpty { return ("\"\"", false) }
    if names.contains(key) { return (Mask.name(text), true) }
    if numbers.contains(key) { return (Mask.number(text), true) }
    if words.contains(text) || isMoment(text) { return (text, false) }
    if regions.contains(key), text.utf8.count <= 12, text.utf8.allSatisfy({ (48...57).contains($0) }) {
      return (text, false)
    }
    let isIdentifier = text.utf8.count <= 128 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    if isIdentifier, identifiers.contains(key) || key.hasSuffix("Id") {
      let masked = Mask.reference(text)
      return (masked, masked != text)
    }
    return ("•••• (\(text.count))", true)
  }

  private static func isMoment(_ text: String) -> Bool { Day(text: text) != nil || Timestamp.parse(text) != nil }
}
