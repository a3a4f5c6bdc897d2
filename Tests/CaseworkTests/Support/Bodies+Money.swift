import Contract
import Policy
import Testing

@testable import Casework

extension Bodies {
  /// Two people in two offices.
  static let two = [staff(.leaderInCharge, .county), staff(.financeStaff, .county)]

  /// A card whose programme pays these sums.
  static func sums(
    _ programme: Programme = .relief, province: Int64 = 0, county: Int64 = 0, members: [Int] = [1, 2, 3],
    _ change: (inout Application) -> Void = { _ in }
  ) -> Fact.Body {
    application(members: members, programme: programme) {
      $0.evidence = [
        Evidence(name: "fromProvince", value: .integer(province)),
        Evidence(name: "fromCounty", value: .integer(county)),
      ]
      change(&$0)
    }
  }

  /// A stage of work with all that it asks for.
  static func milestone(
    _ stage: Int, of caseId: String = "C1", step: Step = Packs.aidStep(.works, "works"),
    _ change: (inout Milestone) -> Void = { _ in }
  ) -> Fact.Body {
    let asked = step.benefit!.stages[min(stage, step.benefit!.stages.count) - 1]
    var body = Milestone(
      entitlementId: "\(caseId):\(step.name)", stage: UInt8(stage), evidence: asked.evidence,
      signers: asked.signers.map { staff($0, .township) })
    change(&body)
    return .milestone(body)
  }

  static func order(
    _ order: PaymentOrderKind, _ step: String, of caseId: String = "C1", fen: Int64? = nil, signers: [Signer]? = nil,
    account: UInt32? = nil
  ) -> Fact.Body {
    .paymentOrder(
      PaymentOrder(
        entitlementId: "\(caseId):\(step)", order: order, amountFen: fen, signers: signers ?? two, accountLast4: account
      ))
  }

  static func visit(
    _ requestId: String? = nil, on day: Day, kind: VisitKind = .followUp, state: String? = nil
  ) -> Fact.Body {
    let evidence = state.map { [Evidence(name: "state", value: .text($0))] } ?? []
    return .visit(Visit(requestId: requestId, by: hash("visitor"), kind: kind, on: day, evidence: evidence))
  }
}

extension World {
  /// Instructions that the bank has not answered, in the order in which they went out.
  func withBank(_ caseId: String) -> [String] {
    instructions.filter { $0.hasPrefix("\(caseId):") && !answered.contains($0) }
  }

  /// The bank answers the oldest instruction of a case, or the one of this identifier.
  @discardableResult
  func pay(
    _ caseId: String = "C1", id: String? = nil, returned: ReturnReason? = nil,
    _ source: SourceLocation = #_sourceLocation
  ) -> Outcome {
    guard let id = id ?? withBank(caseId).first, let fen = instructed[id]?.amountFen else {
      Issue.record("nothing of \(caseId) is with the bank", sourceLocation: source)
      return send(.withdrawal, to: caseId, source)
    }
    let body = Disbursement(
      instructionId: id, outcome: returned == nil ? .paid : .returned, amountFen: fen, on: today, reason: returned)
    return send(.disbursement(body), to: caseId, source)
  }

  /// A household of its own asks for these sums and is approved so many days later.
  @discardableResult
  func relieve(
    _ caseId: String = "C1", province: Int64 = 0, county: Int64 = 0, programme: Programme = .relief, days: Int = 1,
    _ change: (inout Application) -> Void = { _ in }
  ) -> Outcome {
    let number = Int(caseId.dropFirst())! * 10
    let application = Bodies.sums(programme, province: province, county: county, members: [number, number + 1]) {
      card in
      if worker.pack.programme(programme.text)?.evidence.first?.name != "fromProvince" { card.evidence = [] }
      change(&card)
    }
    send(application, to: caseId)
    pass(days: days)
    return answer(worker.pack.chain(of: programme)[0], caseId)
  }

  /// A case that has passed everything before its first aid step.
  @discardableResult
  func award(_ application: Fact.Body) -> Outcome { award("C1", application) }

  @discardableResult
  func award(_ caseId: String, _ application: Fact.Body) -> Outcome {
    send(application, to: caseId)
    let chain = worker.pack.chain(of: self[caseId].programme)
    let aid = chain.first { $0.kind == .aid }!.name
    let before = chain[chain.firstIndex { $0.name == aid }! - 1]
    play(caseId, until: before.name)
    return decide(before, caseId)
  }
}
