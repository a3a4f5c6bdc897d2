import Casework
import Contract
import Foundation
import Payments
import Postgres

/// A payment file as the database has it.
public struct StoredFile: Sendable {
  public var id: String
  public var format: FileFormat
  /// The paying account's name in the list of accounts.
  public var account: String
  public var fund: String
  public var due: Day
  public var count: Int
  public var sumFen: Int64
  public var createdAt: Instant
  /// nil: not written yet. Of both forms, XML first, with a space between.
  public var sha256: String?

  public init(
    id: String, format: FileFormat, account: String, fund: String, due: Day, count: Int, sumFen: Int64,
    createdAt: Instant, sha256: String? = nil
  ) {
    self.id = id
    self.format = format
    self.account = account
    self.fund = fund
    self.due = due
    self.count = count
    self.sumFen = sumFen
    self.createdAt = createdAt
    self.sha256 = sha256
  }
}

/// What became of one file.
public struct FileOutcome: Sendable {
  public var file: StoredFile
  /// Where it was written; empty with `problems`.
  public var paths: [String] = []
  /// Why it was not written, each naming an instruction or the account's list.
  public var problems: [Localized] = []
}

/// Phase 2 of an export: files are written from the database. Done again it gives the same bytes under the same names.
extension PayingDesk {
  private static let columns = """
    file_id, format, account, fund, due, count, sum_fen, sha256, created_at
    """
  private static let unwritten = Statement(
    sql: "select \(columns) from dripline.payment_files where written_at is null order by file_id", parameterTypes: [])
  private static let oneFile = Statement(
    sql: "select \(columns) from dripline.payment_files where file_id = $1", parameterTypes: [.text])
  private static let members = Statement(
    sql: """
      select file_id, instruction_id, case_id, amount_fen, account_last4, lane, lane_offset from dripline.payments
      where file_id = any($1) order by file_id, instruction_id
      """,
    parameterTypes: [.textArray])
  private static let markWritten = Statement(
    sql: """
      update dripline.payment_files set sha256 = $2, written_at = now() where file_id = $1 and written_at is null
      """,
    parameterTypes: [.text, .text])

  /// Files that were planned and are not known to be written, in the order of their names.
  public func unwrittenFiles() throws -> [StoredFile] { try Self.files(connection.query(Self.unwritten)) }

  /// The row of a file; nil: there is none of that id.
  public func file(_ id: String) throws -> StoredFile? {
    let parameters = ParameterWriter()
    parameters.append(text: id)
    return try Self.files(connection.query(Self.oneFile, parameters)).first
  }

  private static func files(_ rows: QueryResult) throws -> [StoredFile] {
    try (0..<rows.rowCount).map { row in
      guard let format = FileFormat(rawValue: try rows.text(row, 1)) else {
        let id = try rows.text(row, 0)
        throw PayingTrouble(
          en: "payment file \(id) has a form that is newer than this program", zh: "支付文件\(id)的格式比本程序新")
      }
      return StoredFile(
        id: try rows.text(row, 0), format: format, account: try rows.text(row, 2), fund: try rows.text(row, 3),
        due: Day(number: try rows.int4(row, 4)), count: Int(try rows.int4(row, 5)), sumFen: try rows.int8(row, 6),
        createdAt: Instant(milliseconds: try rows.timestamptzMicrosecondsSince1970(row, 8) / 1000),
        sha256: rows.isNull(row, 7) ? nil : try rows.text(row, 7))
    }
  }

  private struct Member {
    var wanted: PayeeSearch.Wanted
    var amountFen: Int64
  }

  /// Writes files into a folder, and marks those that were not marked yet. Troubles of one file leave the others.
  ///
  /// - Parameters:
  ///   - files: rows of those that are to be written.
  ///   - accounts: who pays for which funds.
  ///   - directory: where they appear, each when it is whole.
  ///   - progress: told what is being done.
  ///   - told: each outcome as soon as it stands.
  public func write(
    _ files: [StoredFile], accounts: PayingAccounts, directory: String, progress: @escaping (String) -> Void = { _ in },
    told: (FileOutcome) throws -> Void
  ) throws {
    guard !files.isEmpty else { return }
    let sealer = try sealer()
    var rest = files[...]
    while !rest.isEmpty {
      // As many files at once as one search in the journal serves.
      var count = 0
      var batch: [StoredFile] = []
      while let next = rest.first, batch.isEmpty || count + next.count <= Self.roundMax {
        count += next.count
        batch.append(rest.removeFirst())
      }
      let members = try self.members(of: batch)
      let search = PayeeSearch(connection, sealer: sealer, progress: progress)
      let all = batch.flatMap { members[$0.id] ?? [] }
      let found = try search.search(all.map(\.wanted))
      var start = 0
      for file in batch {
        let own = members[file.id] ?? []
        progress("writing \(file.id)")
        try told(write(file, own, found[start..<start + own.count], accounts: accounts, directory: directory))
        start += own.count
      }
    }
  }

  private func members(of files: [StoredFile]) throws -> [String: [Member]] {
    let ids = BinaryArray(of: .text)
    for file in files { ids.append(text: file.id) }
    let rows = try connection.query(Self.members, ParameterWriter(ids))
    var found: [String: [Member]] = [:]
    for row in 0..<rows.rowCount {
      let position = Position(lane: UInt32(bitPattern: try rows.int4(row, 5)), offset: try rows.int8(row, 6))
      found[try rows.text(row, 0), default: []].append(
        Member(
          wanted: PayeeSearch.Wanted(
            instructionId: try rows.text(row, 1), caseId: try rows.text(row, 2), last4: try rows.text(row, 4),
            position: position),
          amountFen: try rows.int8(row, 3)))
    }
    return found
  }

  private func write(
    _ file: StoredFile, _ members: [Member], _ found: ArraySlice<PayeeSearch.Found>, accounts: PayingAccounts,
    directory: String
  ) throws -> FileOutcome {
    var outcome = FileOutcome(file: file)
    guard let account = accounts[file.account] else {
      outcome.problems = [
        Localized(
          en: "the list of accounts has no \(file.account), which the file was planned for",
          zh: "账户清单中没有该文件所用的账户\(file.account)")
      ]
      return outcome
    }
    let group = PaymentGroup(account: account, fund: file.fund, date: file.due)
    // The name is a hash of what decides the content: a changed account, or changed payments, would give another one.
    guard
      PlannedFile.id(format: file.format, group: group, instructionIds: members.map(\.wanted.instructionId)) == file.id
    else {
      outcome.problems = [
        Localized(
          en:
            "its payments, or the name, number or bank of the account \(file.account), are not those that it was planned with: give the list of accounts as it was",
          zh: "该文件的支付或账户\(file.account)的户名、账号、开户行与计划时不一致：请使用原来的账户清单")
      ]
      return outcome
    }
    var transfers: [Transfer] = []
    for (member, found) in zip(members, found) {
      switch found {
      case .payee(let payee):
        transfers.append(
          Transfer(instructionId: member.wanted.instructionId, amountFen: member.amountFen, payee: payee))
      case .nowhere(let trouble):
        let id = member.wanted.instructionId
        outcome.problems.append(
          Localized(en: "instruction \(id): \(trouble.text.en)", zh: "指令\(id)：\(trouble.text.zh)"))
      }
    }
    guard outcome.problems.isEmpty else { return outcome }
    do {
      outcome.paths = try put(file, group, transfers, directory)
    } catch let error as PayingTrouble {
      outcome.problems = [error.text]
    } catch let error as SumMismatch {
      outcome.problems = [error.text]
    }
    return outcome
  }

  /// Writes, renames, marks. Answers the paths.
  private func put(_ file: StoredFile, _ group: PaymentGroup, _ transfers: [Transfer], _ directory: String) throws
    -> [String]
  {
    let head = FileHead(id: file.id, group: group, createdAt: file.createdAt, count: file.count, sumFen: file.sumFen)
    var written: [(disk: DiskFile, sha256: String)] = []
    if file.format.writesXML {
      written.append(try fill(DiskFile("\(file.id).xml", in: directory), transfers) { Pain001Writer(head, to: $0) })
    }
    if file.format.writesCSV {
      written.append(try fill(DiskFile("\(file.id).csv", in: directory), transfers) { TransferSheet(head, to: $0) })
    }
    let sha256 = written.map(\.sha256).joined(separator: " ")
    if let before = file.sha256, before != sha256 {
      throw PayingTrouble(
        en: "payment file \(file.id) would not be the same as when it was written; nothing was put in place",
        zh: "支付文件\(file.id)与原先写出的内容不一致；未写出")
    }
    Failpoint.paySynced.pass()
    for each in written {
      try each.disk.publish(sha256: each.sha256)
      Failpoint.payRenamed.pass()
    }
    Failpoint.payMarking.pass()
    if file.sha256 == nil { try mark(file, sha256) }
    return written.map(\.disk.path)
  }

  private func fill(
    _ disk: DiskFile, _ transfers: [Transfer], _ make: (ByteSink) -> any TransferWriter
  ) throws -> (DiskFile, String) {
    let writer = make(ByteSink { try disk.write($0) })
    try writer.begin()
    for transfer in transfers {
      try writer.add(transfer)
      Failpoint.payWriting.pass()
    }
    try writer.end()
    return (disk, try disk.finish())
  }

  private func mark(_ file: StoredFile, _ sha256: String) throws {
    let parameters = ParameterWriter()
    parameters.append(text: file.id)
    parameters.append(text: sha256)
    if try connection.query(Self.markWritten, parameters).affectedRows == 1 { return }
    guard try self.file(file.id)?.sha256 == sha256 else {
      throw PayingTrouble(
        en: "payment file \(file.id) was marked as written with other content by somebody else",
        zh: "支付文件\(file.id)已被标记为以其他内容写出")
    }
  }
}
