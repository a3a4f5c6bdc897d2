import Contract
import Payments
import Postgres

/// One entry of a bank's file, judged.
public struct JudgedEntry: Sendable {
  /// Which of the files, counted from 0.
  public var file: Int
  public var entry: BankEntry
  /// nil where no instruction goes by the entry's reference.
  public var known: KnownInstruction?
  public var result: EntryResult
}

/// Judges what banks say against what was instructed. Reads only.
extension PayingDesk {
  private static let idsAtOnce = 5000
  private static let columns = """
    p.instruction_id, p.case_id, p.village, p.amount_fen, p.file_id, a.outcome, a.amount_fen,
    exists (select from dripline.payments q where q.entitlement = p.entitlement and q.number = p.number
      and q.attempt > p.attempt)
    """
  private static let byId = Statement(
    sql: """
      select \(columns) from dripline.payments p left join dripline.answers a using (instruction_id)
      where p.instruction_id = any($1)
      """,
    parameterTypes: [.textArray])
  private static let byFile = Statement(
    sql: """
      select \(columns) from dripline.payments p left join dripline.answers a using (instruction_id)
      where p.file_id = $1 order by p.instruction_id
      """,
    parameterTypes: [.text])
  private static let longIds = Statement(
    sql: """
      select instruction_id from dripline.payments where length(instruction_id) > 35 and instruction_id > $1
      order by instruction_id limit 5000
      """,
    parameterTypes: [.text])

  /// Judges all entries of several files together: what one says counts for the others, in whatever order they come.
  public func judge(_ files: [BankFile], progress: (String) -> Void = { _ in }) throws -> [JudgedEntry] {
    var entries = files.enumerated().flatMap { index, file in
      file.entries.map { JudgedEntry(file: index, entry: $0, known: nil, result: .unknown) }
    }
    let names = try self.names(of: entries)
    try lookUp(names, &entries, progress)
    entries = try spread(entries)
    for index in entries.indices { entries[index].result = Answering.judge(entries[index].entry, entries[index].known) }
    for index in entries.indices where entries[index].result == .published && !files[entries[index].file].isWhole {
      entries[index].result = .withheld
    }
    choose(&entries)
    return entries
  }

  /// The instruction that each reference stands for, hashes resolved.
  private func names(of entries: [JudgedEntry]) throws -> [String: String] {
    var names: [String: String] = [:]
    var hashes: Set<String> = []
    for each in entries {
      guard case .reference(let reference) = each.entry.subject, Reference.isIdentifier(reference) else { continue }
      names[reference] = reference
      if Reference.isHash(reference) { hashes.insert(reference) }
    }
    // Only long ids are ever hashed, and few deployments have any.
    var last = ""
    while !hashes.isEmpty {
      let parameters = ParameterWriter()
      parameters.append(text: last)
      let rows = try connection.query(Self.longIds, parameters)
      for row in 0..<rows.rowCount {
        last = try rows.text(row, 0)
        if hashes.remove(Reference.of(last)) != nil { names[Reference.of(last)] = last }
      }
      if rows.rowCount < 5000 { break }
    }
    return names
  }

  private func lookUp(_ names: [String: String], _ entries: inout [JudgedEntry], _ progress: (String) -> Void) throws {
    var known: [String: KnownInstruction] = [:]
    let ids = Set(names.values).sorted()
    for start in stride(from: 0, to: ids.count, by: Self.idsAtOnce) {
      progress("looking up instructions: \(start) of \(ids.count)")
      let array = BinaryArray(of: .text)
      for id in ids[start..<min(start + Self.idsAtOnce, ids.count)] { array.append(text: id) }
      for each in try Self.instructions(connection.query(Self.byId, ParameterWriter(array))) { known[each.id] = each }
    }
    for index in entries.indices {
      guard case .reference(let reference) = entries[index].entry.subject, let id = names[reference] else { continue }
      entries[index].known = known[id]
    }
  }

  private static func instructions(_ rows: QueryResult) throws -> [KnownInstruction] {
    try (0..<rows.rowCount).map { row in
      var answer: KnownInstruction.Answer?
      if !rows.isNull(row, 5), let outcome = PaymentOutcome(rawValue: UInt8(clamping: try rows.int2(row, 5))) {
        answer = .init(outcome: outcome, amountFen: try rows.int8(row, 6))
      }
      return KnownInstruction(
        id: try rows.text(row, 0), caseId: try rows.text(row, 1), village: UInt64(clamping: try rows.int8(row, 2)),
        amountFen: try rows.int8(row, 3), fileId: rows.isNull(row, 4) ? nil : try rows.text(row, 4), answer: answer,
        hasNewerAttempt: try rows.bool(row, 7))
    }
  }

  /// What is said of a whole payment file becomes an entry for each of its payments that the same bank file says
  /// nothing else of.
  private func spread(_ entries: [JudgedEntry]) throws -> [JudgedEntry] {
    var named: [Int: Set<String>] = [:]
    for each in entries where each.known != nil { named[each.file, default: []].insert(each.known!.id) }
    var spread: [JudgedEntry] = []
    for each in entries {
      guard case .file(let id) = each.entry.subject else {
        spread.append(each)
        continue
      }
      let parameters = ParameterWriter()
      parameters.append(text: id)
      // Whatever a bank wrote there: what is no file's name is looked up by nobody.
      let members = PlannedFile.isId(id) ? try Self.instructions(connection.query(Self.byFile, parameters)) : []
      if members.isEmpty { spread.append(each) }
      for member in members where named[each.file, default: []].insert(member.id).inserted {
        var one = each
        one.entry.subject = .reference(Reference.of(member.id))
        one.known = member
        spread.append(one)
      }
    }
    return spread
  }

  /// Of several entries on one instruction one counts.
  private func choose(_ entries: inout [JudgedEntry]) {
    var byInstruction: [String: [Int]] = [:]
    for (index, each) in entries.enumerated() where each.result == .published {
      byInstruction[each.known!.id, default: []].append(index)
    }
    for indices in byInstruction.values where indices.count > 1 {
      let chosen = indices[Answering.choose(indices.map { entries[$0].entry })]
      for index in indices where index != chosen {
        entries[index].result = Answering.beside(entries[chosen].entry, entries[index].entry)
      }
    }
  }
}
