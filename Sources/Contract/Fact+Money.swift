// Money as said from outside: what is allocated, what stages of work release, what the bank answers, and what
// officers order about a fund or an entitlement. All amounts are fen.

/// Money of one source for one year; the subject is the fund's name.
public struct FundAllocation: Sendable, Equatable {
  public var amountFen: Int64
  public var source: FundSource
  /// The year whose needs it is for.
  public var year: UInt16
  /// The purpose that it is bound to.
  public var earmark: String
  public init(amountFen: Int64, source: FundSource = .county, year: UInt16 = 0, earmark: String = "") {
    self.amountFen = amountFen
    self.source = source
    self.year = year
    self.earmark = earmark
  }
}

/// What officers order about the money of one year; the subject is the fund's name.
public struct FundOrder: Sendable, Equatable {
  public var order: FundOrderKind
  public var year: UInt16
  public var signers: [Signer]
  public init(order: FundOrderKind, year: UInt16, signers: [Signer]) {
    self.order = order
    self.year = year
    self.signers = signers
  }
}

/// What officers order about an entitlement's payments.
public struct PaymentOrder: Sendable, Equatable {
  public var entitlementId: String
  public var order: PaymentOrderKind
  /// With `recover`, `recovered` and `writeOff`, and only with these.
  public var amountFen: Int64?
  public var signers: [Signer]
  /// Last four digits of the account to pay to from now on; only with `retry`.
  public var accountLast4: UInt32?
  public init(
    entitlementId: String, order: PaymentOrderKind, amountFen: Int64? = nil, signers: [Signer],
    accountLast4: UInt32? = nil
  ) {
    self.entitlementId = entitlementId
    self.order = order
    self.amountFen = amountFen
    self.signers = signers
    self.accountLast4 = accountLast4
  }
}

/// A fund that was dry has money for a case that waits for it.
public struct MoneyOffered: Sendable, Equatable {
  public var fund: String
  public var year: UInt16
  public init(fund: String, year: UInt16) {
    self.fund = fund
    self.year = year
  }
}

/// A stage of work with its evidence and three signatures.
public struct Milestone: Sendable, Equatable {
  public var entitlementId: String
  public var stage: UInt8
  /// The kinds of evidence as they were written, in the order given; what each refers to stays in the journal.
  public var evidence: [String]
  public var signers: [Signer]
  public init(entitlementId: String, stage: UInt8, evidence: [String] = [], signers: [Signer]) {
    self.entitlementId = entitlementId
    self.stage = stage
    self.evidence = evidence
    self.signers = signers
  }
}

/// The bank's answer to one payment instruction.
public struct Disbursement: Sendable, Equatable {
  /// Quoted from `aid.payment.instructed`.
  public var instructionId: String
  public var outcome: PaymentOutcome
  public var amountFen: Int64
  public var on: Day
  /// Set when the bank returned the payment.
  public var reason: ReturnReason?
  public init(
    instructionId: String, outcome: PaymentOutcome, amountFen: Int64, on: Day,
    reason: ReturnReason? = nil
  ) {
    self.instructionId = instructionId
    self.outcome = outcome
    self.amountFen = amountFen
    self.on = on
    self.reason = reason
  }
}
