import Contract
import Testing

/// Data in binary mode, for facts put together by a test.
func decode(
  _ topic: TopicID, subject: String, _ data: String
) -> Result<Fact, ContractViolation> {
  let headers = [
    ("ce_specversion", "1.0"), ("ce_id", "e1"), ("ce_source", "//finance.example"), ("ce_type", topic.type),
    ("ce_time", "2025-07-01T10:00:00+08:00"), ("ce_subject", subject),
  ]
  return decode(Array(data.utf8), headers: headers, topic: topic)
}

func signers(_ count: Int) -> String {
  "[" + (0..<count).map { #"{"staffId":"K-\#($0)","name":"x","role":"countyHead"}"# }.joined(separator: ",") + "]"
}

@Suite("Orders about funds and payments")
struct OrderTests {
  private func fundOrder(
    _ order: String = "freeze", year: String = "2025", subject: String = "province",
    signers: String = ContractTests.signers(2)
  ) -> Result<Fact, ContractViolation> {
    decode(
      .fundOrdered, subject: subject,
      """
      {"fund":"province","year":\(year),"order":"\(order)","reason":"","signers":\(signers),"on":"2025-07-01"}
      """)
  }

  @Test("an order about a fund keeps order, year and who signed")
  func fund() throws {
    for kind in FundOrderKind.allCases {
      for year in [2000, 2025, 2200] {
        let fact = try fundOrder(kind.text, year: "\(year)").get()
        guard case .fundOrder(let order) = fact.body else {
          Issue.record("no order")
          return
        }
        #expect(fact.subject == "province" && order.order == kind && order.year == UInt16(year))
        #expect(order.signers.map(\.role) == [.countyHead, .countyHead])
        #expect(order.signers[0].staff != order.signers[1].staff)
      }
    }
    #expect(fundOrder(year: "1999").violation?.code == .numberRange)
    #expect(fundOrder(subject: "county").violation?.code == .subjectMismatch)
  }

  @Test("two to eight persons sign an order about a fund, each once", arguments: 0...10)
  func fundSigners(count: Int) {
    #expect(fundOrder(signers: signers(count)).violation?.code == ((2...8).contains(count) ? nil : .fieldLength))
    guard (2...8).contains(count) else { return }
    let twice = signers(count).replacing("K-\(count - 1)", with: "K-0")
    let found = fundOrder(signers: twice).violation
    #expect(found?.code == .itemRepeated && found?.field == "signers[\(count - 1)]")
  }

  /// Of every order with and without amount and account, exactly those of the contract are taken.
  @Test("an amount goes with claims alone, an account with a retry alone", arguments: PaymentOrderKind.allCases)
  func paymentFields(kind: PaymentOrderKind) throws {
    let account = #","account":{"bank":"b","number":"6200000000000005678","holder":"h"}"#
    for hasAmount in [false, true] {
      for hasAccount in [false, true] {
        let result = decode(
          .paymentOrdered, subject: "C1",
          """
          {"entitlementId":"C1:allowance","order":"\(kind.text)"\(hasAmount ? #","amountFen":76500"# : ""),\
          "reason":"","signers":\(signers(1))\(hasAccount ? account : ""),"on":"2025-07-01"}
          """)
        let isClaim = [.recover, .recovered, .writeOff].contains(kind)
        let expected: (ContractReason, String)? =
          hasAmount != isClaim
          ? (isClaim ? .fieldMissing : .fieldUnexpected, "amountFen")
          : hasAccount && kind != .retry ? (.fieldUnexpected, "account") : nil
        #expect(result.violation?.code == expected?.0)
        #expect(result.violation?.field == expected?.1)
        guard expected == nil, case .paymentOrder(let order) = try result.get().body else { continue }
        #expect(order.order == kind && order.entitlementId == "C1:allowance")
        #expect(order.amountFen == (isClaim ? 76_500 : nil))
        #expect(order.accountLast4 == (hasAccount ? 0x3536_3738 : nil))
      }
    }
  }

  @Test("one to eight sign an order about payments", arguments: 0...10)
  func paymentSigners(count: Int) {
    let result = decode(
      .paymentOrdered, subject: "C1",
      #"{"entitlementId":"C1:a","order":"hold","reason":"","signers":\#(signers(count)),"on":"2025-07-01"}"#)
    #expect(result.violation?.code == ((1...8).contains(count) ? nil : .fieldLength))
  }

  @Test("an amount is a positive whole number of fen within bounds")
  func amounts() {
    for (amount, reason) in [
      ("1", nil), ("10000000000000", nil), ("0", .numberRange), ("-1", .numberRange),
      ("10000000000001", .numberRange), ("99999999999999999999", .numberRange), ("1.5", .numberNotInteger),
      ("1e3", .numberNotInteger), ("\"1\"", .fieldType), ("null", .fieldType),
    ] as [(String, ContractReason?)] {
      let result = decode(
        .paymentOrdered, subject: "C1",
        """
        {"entitlementId":"C1:a","order":"writeOff","amountFen":\(amount),"reason":"","signers":\(signers(2)),\
        "on":"2025-07-01"}
        """)
      #expect(result.violation?.code == reason, "\(amount)")
    }
  }

  @Test("an allocation keeps its source, year and purpose; a stage of work its kinds of evidence")
  func present() throws {
    let county = try decodeStructured(try example(.fundAllocated, "valid-county").bytes, topic: .fundAllocated).get()
    guard case .fundAllocation(let allocation) = county.body,
      case .milestone(let milestone) = try decodeStructured(
        try example(.milestoneReached, "valid-first-stage").bytes, topic: .milestoneReached
      ).get().body
    else {
      Issue.record("no allocation or milestone")
      return
    }
    #expect(allocation.source == .county && allocation.year == 2025 && allocation.earmark == "allowance")
    #expect(milestone.evidence == ["验收单"] && milestone.stage == 1 && milestone.signers.count == 3)
  }

  @Test("words of orders have the numbers that are stored")
  func numbers() {
    #expect(FundOrderKind.allCases.map(\.text) == ["freeze", "unfreeze", "close"])
    #expect(
      PaymentOrderKind.allCases.map(\.text) == ["hold", "release", "retry", "recover", "recovered", "writeOff"])
    #expect(FundOrderKind.allCases.map(\.rawValue) == [1, 2, 3])
    #expect(PaymentOrderKind.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6])
    #expect(
      FundSource.allCases.map(\.text) == ["central", "province", "city", "county", "lottery", "donation", "helpUnit"])
    #expect(FundSource.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6])
    #expect(
      TimerKind.allCases.map(\.text) == ["stepOverdue", "parkedExpired", "instalmentDue", "reverifyDue", "visitDue"])
    #expect(TimerKind.allCases.map(\.rawValue) == [1, 2, 3, 4, 5])
  }
}
