import Contract
import Foundation

@testable import Payments

enum Sample {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
      "ops/payments"
    ).path

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
  }
  static func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  static let relief = PayingAccount(
    id: "county-relief", name: "示例县扶贫资金专户", number: "340012345678901234", bankCode: "105372000014",
    bankName: "示例银行示例县支行", funds: ["province", "county"])
  static let housing = PayingAccount(
    id: "county-housing", name: "示例县危房改造资金专户", number: "340099887766554433", bankCode: "103372000021",
    funds: ["housing"])
  static let accounts = try! PayingAccounts([relief, housing])
  static let day = Day(year: 2025, month: 5, day: 10)!
  static let moment = Timestamp.parse("2025-05-09T16:00:00+08:00")!
  static let longId = "CASE-341225101001-2025-000000001:allowance:12:3"

  static let transfers = [
    Transfer(
      instructionId: "C0001:allowance:1:1", amountFen: 76_500,
      payee: Payee(holder: "示例甲", account: "6217001230001234", bank: "示例农商行")),
    Transfer(
      instructionId: "C0002:allowance:1:1", amountFen: 76_500,
      payee: Payee(holder: "示例乙", account: "6217001230005678", bank: "示例农商行")),
    Transfer(
      instructionId: longId, amountFen: 123_456_789,
      payee: Payee(holder: "示例丙", account: "6217001230009999", bank: "示例邮储银行")),
  ]
  static let hostile = [
    Transfer(
      instructionId: "C0004:allowance:1:1", amountFen: 1,
      payee: Payee(holder: "=1+1 & <示例乙> \"丙\"", account: "6217001230005678", bank: "")),
    Transfer(
      instructionId: "C0005:allowance:1:1", amountFen: 2,
      payee: Payee(
        holder: "长\u{1}名\u{1b}[31m" + String(repeating: "示", count: 200), account: "6217001230009999", bank: "@示例")),
  ]

  static func head(_ transfers: [Transfer] = transfers) -> FileHead {
    let group = PaymentGroup(account: relief, fund: "county/2025+province/2025", date: day)
    let ids = transfers.map(\.instructionId)
    return FileHead(
      id: PlannedFile.id(format: .both, group: group, instructionIds: ids), group: group, createdAt: moment,
      count: transfers.count, sumFen: transfers.reduce(0) { $0 + $1.amountFen })
  }

  static func written(_ transfers: [Transfer], head: FileHead, csv: Bool = false) throws -> String {
    var bytes: [UInt8] = []
    let sink = ByteSink { bytes.append(contentsOf: $0) }
    let writer: any TransferWriter = csv ? TransferSheet(head, to: sink) : Pain001Writer(head, to: sink)
    try writer.begin()
    for transfer in transfers { try writer.add(transfer) }
    try writer.end()
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A random source that a test can name.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

extension BankFile {
  var said: [String] {
    entries.map { entry in
      let subject =
        switch entry.subject {
        case .reference(let id): id;
        case .file(let id): "file \(id)"
        }
      let said =
        switch entry.said {
        case .paid: "paid"
        case .returned(let reason, let code): "returned \(reason.text) \(code)"
        case .pending(let code): "pending \(code)"
        }
      return "\(subject) \(said) \(entry.amountFen.map(String.init) ?? "-")"
    }
  }
}
