import Contract

/// One payment of a file. Holds a household's name and account: never logged, never shown.
public struct Transfer: Sendable {
  public var instructionId: String
  public var amountFen: Int64
  public var payee: Payee

  public init(instructionId: String, amountFen: Int64, payee: Payee) {
    self.instructionId = instructionId
    self.amountFen = amountFen
    self.payee = payee
  }
}

/// Who is paid: the account that the household stated on its card.
public struct Payee: Sendable, Equatable {
  public var holder: String
  public var account: String
  /// The bank's name as stated; the card names no bank number.
  public var bank: String

  public init(holder: String, account: String, bank: String) {
    self.holder = holder
    self.account = account
    self.bank = bank
  }

  /// All that may be shown of it.
  public var last4: String { String(account.suffix(4)) }
}

/// What stands at the head of a file.
public struct FileHead: Sendable {
  public var id: String
  public var group: PaymentGroup
  /// When the file was planned, so that writing it again gives the same bytes.
  public var createdAt: Instant
  public var count: Int
  public var sumFen: Int64

  public init(id: String, group: PaymentGroup, createdAt: Instant, count: Int, sumFen: Int64) {
    self.id = id
    self.group = group
    self.createdAt = createdAt
    self.count = count
    self.sumFen = sumFen
  }
}

/// Writes one file, transfer by transfer: `begin`, `add` as often as the head says, `end`.
public protocol TransferWriter: AnyObject {
  func begin() throws
  func add(_ transfer: Transfer) throws
  func end() throws
}

/// The payments handed over are not those that the head announced; what was written is no file.
public struct SumMismatch: Error, CustomStringConvertible {
  public let fileId: String

  public var text: Localized {
    Localized(
      en:
        "payment file \(fileId): its payments are not those that it was planned with; run `dripline report reconcile`",
      zh: "支付文件\(fileId)：其支付与计划时不一致；请运行 dripline report reconcile")
  }

  public var description: String { text.en }
}

/// Counts what is written against what the head announced.
struct ControlSum {
  let head: FileHead
  private(set) var count = 0
  private var sumFen: Int64 = 0

  init(_ head: FileHead) { self.head = head }

  mutating func add(_ transfer: Transfer) throws(SumMismatch) {
    let (sum, overflow) = sumFen.addingReportingOverflow(transfer.amountFen)
    count += 1
    guard transfer.amountFen > 0, !overflow, count <= head.count, sum <= head.sumFen else {
      throw SumMismatch(fileId: head.id)
    }
    sumFen = sum
  }

  func check() throws(SumMismatch) {
    guard count == head.count, sumFen == head.sumFen else { throw SumMismatch(fileId: head.id) }
  }
}

/// Gathers bytes and hands them on in pieces.
public final class ByteSink {
  private static let pieceBytes = 1 << 16
  private var buffer: [UInt8] = []
  private let write: (UnsafeRawBufferPointer) throws -> Void

  public init(_ write: @escaping (UnsafeRawBufferPointer) throws -> Void) { self.write = write }

  func text(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.pieceBytes { try flush() }
  }

  /// Hands on what is still held back.
  public func flush() throws {
    try buffer.withUnsafeBytes(write)
    buffer.removeAll(keepingCapacity: true)
  }
}
