import Casework
import Contract
import Policy

// Work that releases money, banks that pay it or send it back, and officers who see to the rest.

extension World {
  // MARK: Stages of work

  /// The next stage of work will be finished.
  func workOn(_ life: Life, in days: ClosedRange<Int>) {
    guard let grant = life.state.entitlement, grant.next <= grant.count else { return }
    later(life, in: days, .milestone(ordinal: life.ordinal, stage: grant.next, tries: 0))
  }

  func milestone(_ life: Life, _ number: Int, _ tries: Int) {
    guard let grant = life.state.entitlement, life.state.isOpen,
      let benefit = chain(life)[Int(grant.step)].benefit, benefit.stages.indices.contains(number - 1)
    else { return }
    let step = chain(life)[Int(grant.step)]
    let stage = benefit.stages[number - 1]
    let kinds = stage.evidence.isEmpty ? ["photo"] : stage.evidence
    var evidence = kinds.enumerated().map { place, kind in
      Said.Piece(kind: kind, reference: "E-\(life.id)-\(number)-\(place + 1)")
    }
    var signers = Officials.signers(stage.signers, step.level, of: code(life))
    if tries == 0, life.random.chance(perMille: 40) {
      // A paper is missing, or the signatures stand in another order.
      if evidence.count > 1, life.random.chance(perMille: 500) { evidence.removeLast() } else { signers.reverse() }
    }
    let verdict = say(
      .milestone(
        entitlementId: "\(life.id):\(step.name)", stage: number, evidence: evidence, signers: signers),
      of: life, from: .supervision)
    switch verdict {
    case .accepted: workOn(life, in: 15...45)
    case .returned, .refused:
      guard tries < 6 else { return }
      later(life, in: 6...20, .milestone(ordinal: life.ordinal, stage: UInt8(number), tries: UInt8(tries + 1)))
    default: break
    }
  }

  // MARK: The bank

  /// An instruction has gone out: the bank answers some days after its due day.
  func remember(_ id: String, _ instruction: PaymentRecord.Instruction, of life: Life) {
    life.payments.append(Life.Payment(id: id, amountFen: instruction.amountFen, attempt: instruction.attempt))
    let wait = max(0, instruction.due - today)
    later(life, in: wait + 1...wait + 8, .bank(ordinal: life.ordinal, payment: UInt16(life.payments.count - 1)))
  }

  func bank(_ life: Life, _ place: Int) {
    let payment = life.payments[place]
    let reason = returns(life, payment)
    say(
      .disbursement(
        Said.Answer(
          instructionId: payment.id, outcome: reason == nil ? .paid : .returned, amountFen: payment.amountFen,
          on: today,
          voucher: "V-\(life.id)-\(place + 1)", reason: reason)), of: life, from: .bank)
  }

  /// nil: paid.
  private func returns(_ life: Life, _ payment: Life.Payment) -> ReturnReason? {
    if let broken = life.brokenAccount { return broken }
    guard life.random.chance(perMille: payment.attempt > 1 ? 100 : 35) else { return nil }
    let reason: ReturnReason = [.accountClosed, .accountClosed, .nameMismatch, .deceased, .other][life.random.below(5)]
    // Half of them will be returned until there is another account.
    if reason != .other, life.random.chance(perMille: 500) { life.brokenAccount = reason }
    return reason
  }

  // MARK: Officers

  /// Two people in two capacities sign whatever moves money.
  private func officers(_ life: Life) -> [Said.Signature] {
    Officials.signers([.leaderInCharge, .financeStaff], .county, of: code(life))
  }

  private func order(
    _ life: Life, _ order: PaymentOrderKind, _ reason: String, fen: Int64? = nil, account: Said.Account? = nil
  ) {
    guard let grant = life.state.entitlement else { return }
    let signers = order == .hold ? [Officials.signer(.financeStaff, .county, of: code(life))] : officers(life)
    say(
      .paymentOrder(
        Said.Order(
          entitlementId: "\(life.id):\(chain(life)[Int(grant.step)].name)", order: order, amountFen: fen,
          reason: reason,
          signers: signers, account: account, on: today)), of: life, from: .finance)
  }

  /// A payment that came back for good is tried with a new account.
  func retry(_ life: Life) {
    guard let grant = life.state.entitlement, grant.isStopped, life.state.stage != .closed, life.ordersTried < 24 else {
      return
    }
    life.ordersTried += 1
    guard grant.status == .running else { return later(life, in: 10...25, .retry(ordinal: life.ordinal)) }
    life.accounts += 1
    life.brokenAccount = nil
    order(life, .retry, "账户已更正，重新发放", account: account(life, of: people(of: life.household)[0].member))
    if life.state.entitlement?.isStopped == true { later(life, in: 1...5, .retry(ordinal: life.ordinal)) }
  }

  func hold(_ life: Life) {
    guard life.state.isOpen, life.state.entitlement?.status == .running else { return }
    order(life, .hold, "接到举报，暂停发放待核实")
    later(life, in: 10...25, .release(ordinal: life.ordinal))
  }

  func release(_ life: Life) {
    guard life.state.isOpen, life.state.entitlement?.status == .held else { return }
    order(life, .release, "核实无误，恢复发放")
    if life.state.entitlement?.isStopped == true { later(life, in: 1...5, .retry(ordinal: life.ordinal)) }
  }

  func audit(_ life: Life) {
    guard let grant = life.state.entitlement, grant.paidFen > grant.claimedFen else { return }
    let fen = max(1, (grant.paidFen - grant.claimedFen) * Int64(life.random.within(10...100)) / 100)
    order(life, .recover, "审计发现多发，予以追回", fen: fen)
  }

  /// Claimed money comes back at once, in two parts, or is given up.
  func repay(_ life: Life) {
    guard let grant = life.state.entitlement, grant.claimedFen > 0 else { return }
    let draw = life.random.below(100)
    if draw < 70 {
      order(life, .recovered, "追回资金已入账", fen: grant.claimedFen)
    } else if draw < 85, grant.claimedFen > 1 {
      order(life, .recovered, "部分追回资金已入账", fen: grant.claimedFen / 2)
      later(life, in: 15...40, .repay(ordinal: life.ordinal))
    } else {
      order(life, .writeOff, "确无偿还能力，予以核销", fen: grant.claimedFen)
    }
  }
}
