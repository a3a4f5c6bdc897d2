import Contract

/// A row of the register of payments: one that was instructed, or the bank's answer to one.
public enum PaymentRecord: Sendable, Equatable {
  /// What a bank is told to pay.
  public struct Instruction: Sendable, Equatable {
    /// What one fund gives of it.
    public struct Share: Sendable, Equatable {
      public var fund: FundKey
      public var amountFen: Int64
    }
    /// Name of the aid step; with the case's id in front, the entitlement's id.
    public var entitlement: String
    /// Month, stage, or 1.
    public var number: UInt8
    public var attempt: UInt8
    public var shares: [Share]
    public var amountFen: Int64
    public var due: Day
    /// The last four characters of the household's account.
    public var accountLast4: UInt32
  }

  case instructed(id: String, Instruction)
  case answered(id: String, outcome: PaymentOutcome, reason: ReturnReason?, amountFen: Int64, on: Day)
}
