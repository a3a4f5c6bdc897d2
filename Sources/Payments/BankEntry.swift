import Contract

/// What a bank says of one payment.
public struct BankEntry: Sendable, Equatable {
  /// What a bank speaks of.
  public enum Subject: Sendable, Hashable {
    /// One payment, by its end-to-end id.
    case reference(String)
    /// Every payment of a file that it says nothing else of.
    case file(String)
  }

  /// What it says.
  public enum Said: Sendable, Hashable {
    case paid
    /// Not carried out, or carried out and the money came back; with the bank's own code.
    case returned(ReturnReason, code: String)
    /// Nothing final yet; the bank's own code.
    case pending(String)
  }

  public var subject: Subject
  public var said: Said
  /// nil: the message names no sum.
  public var amountFen: Int64?
  /// When it was booked, or the status was reached.
  public var at: Instant
  /// The bank's own number of it, an identifier.
  public var voucher: String
  /// The payment file that the message names.
  public var fileId: String?
  /// Where it stands, counted from 1.
  public var line: Int

  public init(
    subject: Subject, said: Said, amountFen: Int64?, at: Instant, voucher: String, fileId: String? = nil, line: Int
  ) {
    self.subject = subject
    self.said = said
    self.amountFen = amountFen
    self.at = at
    self.voucher = voucher
    self.fileId = fileId
    self.line = line
  }
}

/// Why money comes back: ISO's external code list, reduced to what the contract tells apart.
public enum ReturnCode {
  /// The contract's reason for a bank's code; `other` for what it does not tell apart.
  public static func reason(_ code: String) -> ReturnReason {
    switch code.uppercased() {
    case "AC04", "AC07", "ACCOUNTCLOSED", "账户已销户", "已销户": .accountClosed
    case "BE01", "BE22", "NAMEMISMATCH", "户名不符": .nameMismatch
    case "MD07", "DECEASED", "死亡", "身故": .deceased
    default: .other
    }
  }

  /// A code as it may be shown: banks put all kinds of text there.
  static func shown(_ code: String?) -> String {
    guard let code, (1...4).contains(code.utf8.count),
      code.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) })
    else { return "" }
    return code
  }
}

/// One file of a bank, read.
public struct BankFile: Sendable {
  /// The forms that are read.
  public enum Form: String, Sendable {
    case pain002 = "pain.002.001.10"
    case camt054 = "camt.054.001.08"
    case csv
  }

  /// nil: it could not be told.
  public var form: Form?
  /// In the file's order; with a `problem`, those before the fault.
  public var entries: [BankEntry] = []
  /// nil: the file is whole. Nothing may be published of a file that is not.
  public var problem: FileProblem?

  public var isWhole: Bool { problem == nil }
}

/// Reads what banks send. Of a file that breaks off or holds a fault it tells the fault and the entries before it.
public struct BankFileReader: Sendable {
  public var bytesMax = 256 << 20
  public var entriesMax = 1_000_000

  public init() {}

  /// - Parameter read: fills the buffer and answers how much of it; 0 at the end.
  public func read(_ read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) -> BankFile {
    var file = BankFile()
    do throws(FileProblem) {
      let (start, rest) = try Self.peek(read)
      if Self.isXML(start) {
        try readXML(rest, &file)
      } else {
        file.form = .csv
        try ReturnSheet(bytesMax: bytesMax, entriesMax: entriesMax).read(rest) { file.entries.append($0) }
      }
    } catch {
      file.problem = error
    }
    return file
  }

  /// The same of bytes in memory.
  public func read(_ bytes: [UInt8]) -> BankFile {
    var next = 0
    return read { buffer in
      let count = min(buffer.count, bytes.count - next)
      buffer.copyBytes(from: bytes[next..<next + count])
      next += count
      return count
    }
  }

  private func readXML(
    _ read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int, _ file: inout BankFile
  ) throws(FileProblem) {
    let cursor = XMLCursor(XMLSource(bytesMax: bytesMax, read))
    guard try cursor.root() == "Document" else { throw cursor.problem(.namespace) }
    let form = [BankFile.Form.pain002, .camt054].first {
      cursor.namespace == "urn:iso:std:iso:20022:tech:xsd:\($0.rawValue)"
    }
    guard let form else { throw cursor.problem(.namespace) }
    file.form = form
    let limit = entriesMax
    func take(_ entry: BankEntry) throws(FileProblem) {
      guard file.entries.count < limit else { throw cursor.problem(.tooMany) }
      file.entries.append(entry)
    }
    cursor.enter()
    var found = false
    while case .element(let name) = try cursor.next() {
      switch (form, name) {
      case (.pain002, "CstmrPmtStsRpt"): try StatusReport(cursor).read(take)
      case (.camt054, "BkToCstmrDbtCdtNtfctn"): try AccountNotice(cursor).read(take)
      default: throw cursor.problem(.namespace)
      }
      found = true
    }
    guard found else { throw cursor.problem(.missing) }
    try cursor.finish()
  }

  private static func isXML(_ start: [UInt8]) -> Bool {
    var bytes = start[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    // A mark of UTF-16 or zeros: the XML reader says what is wrong.
    if let first = bytes.first, first >= 0xFE || first == 0 { return true }
    return bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == 0x3C
  }

  /// The first bytes, and a source that gives them again.
  private static func peek(
    _ read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws(FileProblem) -> ([UInt8], (UnsafeMutableRawBufferPointer) throws -> Int) {
    var start = [UInt8](repeating: 0, count: 512)
    let count: Int
    do { count = try start.withUnsafeMutableBytes { try read($0) } } catch {
      throw FileProblem(.unreadable, line: 0, field: "$")
    }
    guard count > 0 else { throw FileProblem(.empty, line: 0, field: "$") }
    start.removeLast(start.count - count)
    var given = 0
    let head = start
    return (
      start,
      { buffer in
        guard given < head.count else { return try read(buffer) }
        let count = min(buffer.count, head.count - given)
        buffer.copyBytes(from: head[given..<given + count])
        given += count
        return count
      }
    )
  }
}
