/// The bounds of the contract, used by the decoder and by the published schemas alike.
public enum Limits {
  public static let valueBytes = 65_536
  /// Of `aid.policy.published`, whose value holds a whole pack: below the 1,000,000 bytes with headers that
  /// Kafka and librdkafka take unasked.
  public static let policyValueBytes = 983_040
  public static let policyContentBytes = 1...524_288
  /// Of facts that hold another event whole: `aid.event.ordered` and `aid.event.retried`.
  public static let wrappedValueBytes = 262_144
  /// A record as it was received, value and headers; in base64 it takes a third more.
  public static let retriedRecordBytes = 131_072
  /// A corrected event in structured mode.
  public static let correctedEventBytes = 2...81_920
  public static let depth = Syntax.maxDepth
  public static let headers = 64
  public static let headerBytes = 16_384
  public static let sourceLength = 1...128
  public static let textLength = 200
  public static let longTextLength = 2000
  public static let identifierLength = 64

  /// 10^13 fen: more than any fund of a province.
  public static let fen: ClosedRange<Int64> = 0...10_000_000_000_000
  public static let positiveFen: ClosedRange<Int64> = 1...10_000_000_000_000
  public static let count: ClosedRange<Int64> = 0...100_000
  public static let places: ClosedRange<Int64> = 0...1_000_000
  public static let areaM2: ClosedRange<Int64> = 0...100_000
  public static let farmlandMuHundredths: ClosedRange<Int64> = 0...10_000_000
  public static let builtYear: ClosedRange<Int64> = 1800...2200
  public static let fundYear: ClosedRange<Int64> = 2000...2200
  public static let disabilityGrade: ClosedRange<Int64> = 1...4
  public static let milestoneStage: ClosedRange<Int64> = 1...20
  public static let step: ClosedRange<Int64> = 0...255
  public static let round: ClosedRange<Int64> = 0...65_535
  public static let instalment: ClosedRange<Int64> = 1...600
  public static let attempt: ClosedRange<Int64> = 1...255
  public static let visit: ClosedRange<Int64> = 1...255

  public static let members = 1...30
  public static let contacts = 0...20
  public static let incomes = 0...20
  public static let assets = 0...20
  public static let causes = 1...5
  public static let relatives = 0...10
  public static let reports = 1...9
  public static let findings = 0...Finding.allCases.count
  public static let signers = 1...10
  public static let minutes = 0...3
  public static let separateVotes = 0...50
  public static let absentOpinions = 0...3
  public static let gatekeepers = 0...10
  public static let opinions = 0...20
  public static let reasons = 1...10
  public static let declared = 0...Finding.allCases.count
  /// Of a card, a review or a visit.
  public static let cardEvidence = 0...32
  public static let evidenceNameBytes = 32
  public static let evidenceTextBytes = 64
  public static let evidenceInteger: ClosedRange<Int64> = -10_000_000_000_000...10_000_000_000_000
  public static let objections = 0...50
  public static let noticePlaces = 1...5
  public static let evidence = 1...20
  public static let milestoneSigners = 3...3
  public static let policySigners = 1...4
  /// Nobody orders about a fund alone.
  public static let fundOrderSigners = 2...8
  /// Of orders about payments, and of plans.
  public static let orderSigners = 1...8
  public static let measures = 1...32
  public static let measureMembers = 0...20
  public static let accountDigits = 12...19
  public static let phoneDigits = 5...15
}
