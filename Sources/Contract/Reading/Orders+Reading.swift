// `aid.fund.ordered.v1` and `aid.payment.ordered.v1`.

enum FundOrderField: UInt8, Field {
  case fund, year, order, reason, signers, on
  static let table = KeyTable(Self.self, required: allCases)
}

enum PaymentOrderField: UInt8, Field {
  case entitlementId, order, amountFen, reason, signers, account, on
  static let table = KeyTable(Self.self, required: [.entitlementId, .order, .reason, .signers, .on])
}

extension PaymentOrderKind {
  /// Claims are about an amount; the other orders are about whatever is due.
  var hasAmount: Bool {
    switch self {
    case .recover, .recovered, .writeOff: true
    case .hold, .release, .retry: false
    }
  }

  /// Only what is paid again can go to another account.
  var mayHaveAccount: Bool { self == .retry }
}

extension Scanner {
  mutating func fundOrdered(_ context: ReadingContext) throws(Fault) -> FundOrder {
    var ordered = FundOrder(order: .freeze, year: 0, signers: [])
    var object = try object(FundOrderField.self)
    while let field = try next(&object) {
      switch field {
      case .fund:
        let fund = try identifier()
        if !fund.hasBytes(of: context.subject) { throw Fault(.subjectMismatch, at: fund.offset) }
      case .year: ordered.year = try fundYear()
      case .order: ordered.order = try word(FundOrderKind.self)
      case .reason: try text()
      case .signers: ordered.signers = try distinctSigners(Limits.fundOrderSigners)
      case .on: _ = try day()
      }
    }
    return ordered
  }

  /// Two signatures of one person are one: nobody orders about a fund alone.
  private mutating func distinctSigners(_ bounds: ClosedRange<Int>) throws(Fault) -> [Signer] {
    var signers: [Signer] = []
    var list = try array(bounds)
    while try next(&list) {
      let at = offset
      let signer = try signer()
      if signers.contains(where: { $0.staff == signer.staff }) { throw Fault(.itemRepeated, at: at) }
      signers.append(signer)
    }
    return signers
  }

  mutating func paymentOrdered() throws(Fault) -> PaymentOrder {
    var ordered = PaymentOrder(entitlementId: "", order: .hold, signers: [])
    let at = offset
    var object = try object(PaymentOrderField.self)
    while let field = try next(&object) {
      switch field {
      case .entitlementId: ordered.entitlementId = try identifier().string
      case .order: ordered.order = try word(PaymentOrderKind.self)
      case .amountFen: ordered.amountFen = try fen(Limits.positiveFen)
      case .reason: try text()
      case .signers: ordered.signers = try signers(Limits.orderSigners)
      case .account: ordered.accountLast4 = try accountLast4()
      case .on: _ = try day()
      }
    }
    if object.has(.amountFen) != ordered.order.hasAmount {
      throw Fault(ordered.order.hasAmount ? .fieldMissing : .fieldUnexpected, at: at, name: "amountFen")
    }
    if object.has(.account), !ordered.order.mayHaveAccount {
      throw Fault(.fieldUnexpected, at: at, name: "account")
    }
    return ordered
  }

  mutating func fundYear() throws(Fault) -> UInt16 {
    UInt16(truncatingIfNeeded: try integer(Limits.fundYear))
  }
}
