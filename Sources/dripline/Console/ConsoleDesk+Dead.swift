import Casework
import Console
import Contract
import Foundation
import Pipeline
import Policy
import Reports

extension ConsoleDesk {
  static let deadRowsMax = 50
  /// Dead letters of one order.
  static let orderMax = 1000
  static let orderSeconds = 15.0

  func deadLetters(_ query: DeadQuery) throws -> DeadListModel {
    var model = DeadListModel(query)
    model.noOrders = noOrders
    let after = query.after.isEmpty ? nil : DeadLetter.position(query.after, prefix: settings.prefix)
    let states = DeadState(rawValue: query.state).map { [Self.state($0)] } ?? [.open, .proposed]
    let (letters, all, open) = try pool.read { archive in
      try archive.consult(seconds: 20) {
        (
          try archive.deadLetters(after: after, reason: query.reason, states: states, most: Self.deadRowsMax + 1),
          try archive.deadLetterCounts(), try archive.openDeadLetterCounts()
        )
      }
    }
    let stillOpen = Dictionary(open.map { ($0.reason, $0.count) }) { first, _ in first }
    model.groups = all.map {
      .init(reason: $0.reason, meaning: Self.meaning($0.reason), open: stillOpen[$0.reason] ?? 0, inAll: $0.count)
    }
    model.rows = letters.prefix(Self.deadRowsMax).map(row)
    model.next = letters.count > Self.deadRowsMax ? model.rows.last?.position : nil
    return model
  }

  private static func state(_ state: DeadState) -> Letter.State {
    switch state {
    case .open: .open
    case .proposed: .proposed
    case .retried: .retried
    case .discarded: .discarded
    }
  }

  private static func state(_ state: Letter.State) -> DeadState {
    switch state {
    case .open: .open
    case .proposed: .proposed
    case .retried: .retried
    case .discarded: .discarded
    }
  }

  func openDeadLetters(reason: String) throws -> [String] {
    try pool.read { archive in
      try archive.deadLetters(after: nil, reason: reason, states: [.open], most: Self.orderMax).map {
        $0.position(prefix: settings.prefix)
      }
    }
  }

  func deadLetter(_ position: String, isRead: Bool) throws -> DeadLetterModel? {
    guard let place = DeadLetter.position(position, prefix: settings.prefix) else { return nil }
    return try pool.read { archive in
      guard let letter = try archive.deadLetter(at: place) else { return nil }
      var model = DeadLetterModel(row: row(letter), remedy: Self.remedy(letter.reason))
      model.noOrders = noOrders
      guard isRead, let record = try archive.deadRecord(at: place) else { return model }
      let view = DeadView(record, fault: letter.field)
      model.headers = view.headers
      model.lines = view.lines
      model.unread = view.unread
      model.bytes = record.value.count
      model.dropped = view.dropped
      model.noEdit =
        view.unread
        ?? (record.topic?.direction == .in
          ? nil : Localized(en: "The pipeline wrote it itself: there is nothing to correct.", zh: "由本系统写入，无需更正。"))
      try put(orders: letter, record, archive, into: &model)
      return model
    }
  }

  /// What was ordered about it: the order that it stands by, and the proposal that one is about.
  private func put(
    orders letter: DeadLetter, _ record: DeadRecord, _ archive: Archive, into model: inout DeadLetterModel
  ) throws {
    var next = letter.order
    while let position = next, model.orders.count < 4, let found = try archive.letterOrder(at: position),
      let paper = Body(value: found.value).flatMap(OrderPaper.init)
    {
      let signer = CaseModel.Signer(
        staffId: paper.staffId, name: paper.name, role: Localized(en: "operator", zh: "操作员"))
      model.orders.append(
        .init(
          at: found.at, what: Self.name(paper.kind), verdict: CaseWords.badge(found.verdict) { found.verdict.name($0) },
          signers: [signer],
          text: paper.reason, reasons: found.reasons.map { CaseWords.because($0, [:]) }))
      if paper.kind == .propose, letter.state == .proposed, let id = position.name {
        model.proposal = .init(
          id: id, by: signer, at: found.at, text: paper.reason, changes: DeadView.changes(record, paper.event))
      }
      next = paper.proposal.isEmpty ? nil : Position(named: paper.proposal)
    }
  }

  static func name(_ kind: DeadLetterOrderKind) -> Localized {
    switch kind {
    case .retry: Localized(en: "Try again as it is", zh: "按原文重试")
    case .discard: Localized(en: "Discard", zh: "弃置")
    case .propose: Localized(en: "Correction proposed", zh: "提出更正")
    case .approve: Localized(en: "Correction approved", zh: "同意更正")
    case .decline: Localized(en: "Correction refused", zh: "不同意更正")
    }
  }

  private func row(_ letter: DeadLetter) -> DeadRow {
    DeadRow(
      position: letter.position(prefix: settings.prefix), reason: letter.reason, meaning: Self.meaning(letter.reason),
      field: letter.field, caseId: letter.caseId, at: letter.time, state: Self.state(letter.state))
  }

  private static let ofNewerProgram = Localized(en: "a reason of a newer program", zh: "新版本程序的原因")
  static func meaning(_ reason: String) -> Localized { ContractReason(rawValue: reason)?.meaning ?? ofNewerProgram }
  static func remedy(_ reason: String) -> Localized { ContractReason(rawValue: reason)?.remedy ?? ofNewerProgram }

  // MARK: Orders

  /// Why no order can be given; nil: they can.
  var noOrders: Localized? {
    hasBroker ? nil : Localized(en: "No broker is set: orders are facts, and need one.", zh: "未配置消息系统，无法下达处理指令。")
  }

  func order(_ order: DeadOrder, by user: ConsoleUser) throws -> OrderOutcome {
    if let noOrders { throw ConsoleProblem(.refused, en: noOrders.en, zh: noOrders.zh) }
    guard order.positions.count <= Self.orderMax else {
      throw ConsoleProblem(.refused, en: "At most \(Self.orderMax) at once.", zh: "一次最多\(Self.orderMax)条。")
    }
    let orders = DeadOrders(settings: settings, staffId: user.staffId, name: user.name, at: now)
    return try pool.read { archive in
      var wanted: [DeadOrders.Order] = []
      var problems: [Localized] = []
      for text in Set(order.positions).sorted() {
        do { wanted.append(try made(order, text, user, archive)) } catch let problem as ConsoleProblem {
          problems.append(Localized(en: "\(text): \(problem.text.en)", zh: "\(text)：\(problem.text.zh)"))
        }
      }
      guard !wanted.isEmpty else { return OrderOutcome(done: 0, problems: problems) }
      log(
        .info, "orders about dead letters",
        [("staff", user.staffId), ("order", wanted[0].kind.text), ("count", "\(wanted.count)")])
      let done = try orders.carryOut(wanted, archive, seconds: Self.orderSeconds)
      watch.lookAtLanes()
      if done.count < wanted.count {
        problems.append(
          Localized(
            en:
              "\(wanted.count - done.count) were published, and no worker has carried them out yet: look at them again in a moment.",
            zh: "\(wanted.count - done.count)条已发出，尚未执行，请稍后查看。"))
      }
      return OrderOutcome(done: done.count, problems: problems)
    }
  }

  /// The order about one dead letter, if it can be given.
  private func made(_ order: DeadOrder, _ text: String, _ user: ConsoleUser, _ archive: Archive) throws
    -> DeadOrders.Order
  {
    guard let place = DeadLetter.position(text, prefix: settings.prefix), let letter = try archive.deadLetter(at: place)
    else {
      throw ConsoleProblem(.refused, en: "there is no such dead letter", zh: "没有该死信")
    }
    guard letter.state == .open || letter.state == .proposed else {
      throw ConsoleProblem(.refused, en: "it was tried again or discarded before", zh: "此前已重试或弃置")
    }
    func make(_ kind: DeadLetterOrderKind, event: String? = nil, proposal: String? = nil) -> DeadOrders.Order {
      DeadOrders.Order(position: place, kind: kind, reason: order.text, event: event, proposal: proposal)
    }
    switch order.action {
    case .retry, .discard:
      guard letter.state == .open else {
        throw ConsoleProblem(.refused, en: "a proposed correction awaits a second person", zh: "已有更正待复核")
      }
      return make(order.action == .retry ? .retry : .discard)
    case .propose(let changes, let dropped):
      guard let record = try archive.deadRecord(at: place) else {
        throw ConsoleProblem(.refused, en: "the journal does not have it", zh: "日志中没有该信息")
      }
      let id = "corrected-" + String(UInt64.random(in: .min ... .max), radix: 16)
      let event = try CorrectedEvent(record, changes: changes, dropped: dropped, id: id, recordedAt: Watch.wall)
      return make(.propose, event: event.text)
    case .approve(let proposal), .decline(let proposal):
      guard letter.state == .proposed, letter.order?.name == proposal else {
        throw ConsoleProblem(.refused, en: "no such proposal is open", zh: "没有该待复核的更正")
      }
      guard case .approve = order.action else { return make(.decline, proposal: proposal) }
      let paper = try letter.order.flatMap { try archive.letterOrder(at: $0) }.flatMap { Body(value: $0.value) }
        .flatMap(OrderPaper.init)
      guard paper?.staffId != user.staffId else {
        throw ConsoleProblem(.refused, en: "nobody approves a correction of their own", zh: "不得复核本人提出的更正")
      }
      return make(.approve, proposal: proposal)
    }
  }
}
