import Casework
import Contract
import Policy

// Departments, meetings, offices and notice boards: they answer what they are asked.

extension World {
  func chain(_ life: Life) -> [Step] { programmes[life.programme].chain }

  /// The case still waits for this answer.
  private func waits(_ life: Life, _ step: UInt8, _ round: UInt16) -> Bool {
    life.state.stage == .open && life.state.step == step && life.state.round == round
  }

  /// Somebody has been asked at the step where the case stands.
  func answerLater(_ life: Life) {
    let state = life.state
    guard state.stage == .open else { return }
    let step = chain(life)[Int(state.step)]
    if life.triedStep != state.step { (life.triedStep, life.tries) = (state.step, 0) }
    // One request in two hundred is left without an answer.
    if life.tries == 0, life.random.chance(perMille: 5) { return }
    switch step.kind {
    case .comparison:
      later(life, in: 3...12, .compare(ordinal: life.ordinal, step: state.step, round: state.round, departments: 0))
    case .review:
      later(
        life, in: step.meetings.isEmpty ? 3...10 : 8...14,
        .review(ordinal: life.ordinal, step: state.step, round: state.round))
    case .notice:
      let days = Int(step.noticeDays?.on(today).value ?? 0)
      let isShort = life.tries == 0 && days > 2 && life.random.chance(perMille: 20)
      life.postedOn = today + 1
      later(
        life, in: isShort ? days - 1...days - 1 : days + 1...days + 3,
        .takeDown(ordinal: life.ordinal, step: state.step, round: state.round))
      if life.tries == 0, life.random.chance(perMille: 40) {
        later(life, in: 2...max(2, days - 2), .object(ordinal: life.ordinal))
      }
    case .aid, .followup: break
    }
    life.tries += 1
  }

  // MARK: Comparison

  func compare(_ life: Life, _ step: UInt8, _ round: UInt16, _ departments: UInt16) {
    guard waits(life, step, round) else { return }
    let asked = chain(life)[Int(step)].departments
    var now = departments == 0 ? asked : asked.filter { departments >> UInt16($0.rawValue) & 1 != 0 }
    if departments == 0, asked.count > 1, life.random.chance(perMille: 100) {
      // In two parts.
      let first = life.random.within(1...asked.count - 1)
      now = Array(asked.prefix(first))
      answerComparison(life, step, round, Array(asked.dropFirst(first)), in: 1...6)
    }
    // What comes second has come for what the first left open.
    let finding = departments == 0 && life.tries <= 1 && life.random.chance(perMille: 90) ? finding(life) : nil
    say(.comparison(requestId: life.request, reports: reports(now, finding)), of: life, from: .exchange)
    guard waits(life, step, round), now.count == asked.count || departments != 0, life.tries < 5 else { return }
    // A report that was held comes again.
    let missing = asked.filter { life.state.reported >> UInt16($0.rawValue) & 1 == 0 }
    if !missing.isEmpty {
      life.tries += 1
      answerComparison(life, step, round, missing, in: 5...15)
    }
  }

  private func answerComparison(
    _ life: Life, _ step: UInt8, _ round: UInt16, _ departments: [Department], in days: ClosedRange<Int>
  ) {
    let bits = departments.reduce(into: UInt16(0)) { $0 |= 1 << UInt16($1.rawValue) }
    later(life, in: days, .compare(ordinal: life.ordinal, step: step, round: round, departments: bits))
  }

  /// The yearly check of what is being paid.
  func check(_ life: Life, _ number: UInt16) {
    guard life.state.isChecking, life.state.checks == number, life.state.stage != .closed else { return }
    let name = life.checkRequest.split(separator: ":").dropFirst().first ?? ""
    guard let step = chain(life).first(where: { $0.name == name }) else { return }
    let finding = life.random.chance(perMille: 90) ? finding(life) : nil
    say(
      .comparison(requestId: life.checkRequest, reports: reports(step.departments, finding)), of: life, from: .exchange)
  }

  private func finding(_ life: Life) -> Finding { Finding.allCases[life.random.below(Finding.allCases.count)] }

  /// The department of the finding's own field shows it, or else whoever was asked first.
  private func reports(_ departments: [Department], _ finding: Finding?) -> [Said.Report] {
    let usual = finding.flatMap { finding -> Department? in
      let place = Int(finding.rawValue)
      guard ProgrammeMix.departments.indices.contains(place) else { return .construction }
      return Department.allCases[ProgrammeMix.departments[place]]
    }
    let shows = usual.flatMap { departments.contains($0) ? $0 : departments.first }
    return departments.map { department in
      Said.Report(department: department, asOf: today + -1, findings: department == shows ? [finding!] : [])
    }
  }

  // MARK: Reviews

  func review(_ life: Life, _ step: UInt8, _ round: UInt16) {
    guard waits(life, step, round) else { return }
    let place = step
    let step = chain(life)[Int(place)]
    let roles = step.signers + (life.state.strict ? step.strictSigners : [])
    let signers = Officials.signers(roles, step.level, of: code(life))
    let source: Source =
      switch step.level {
      case .village: .committee
      case .township: .townshipOffice
      case .county: .countyOffice
      }
    let fate = life.tries <= 1 ? life.random.below(1000) : 999
    if fate < 12 || life.tries > 5 {
      return _ = say(
        .rejected(
          Said.Rejected(
            requestId: life.request, level: step.level, outcome: .refused, signers: signers,
            code: "conditions.notMet", text: "经核实不符合条件")), of: life, from: source)
    }
    if fate < 24 {
      return _ = say(
        .rejected(
          Said.Rejected(
            requestId: life.request, level: step.level, outcome: .returned, signers: signers,
            code: "documents.incomplete", text: "材料不全，退回补正")), of: life, from: source)
    }
    let isUnripe = life.tries <= 1 && life.random.chance(perMille: 80)
    var review = Said.Passed(requestId: life.request, level: step.level, signers: signers, comment: "情况属实，同意")
    review.evidence = evidence(life, step, wants: isUnripe ? .unripe : .passing) { evidence in
      .review(Rehearsal.review(step, life.state, id: life.request, on: self.today, evidence: evidence))
    }
    review.meetings = meetings(life, step, isFlawed: fate < 64)
    if step.officeMeeting {
      review.officeMeeting = (
        today, "办纪〔\(today.yearMonthDay.year)〕\(life.random.within(1...60))号", life.random.within(7...15)
      )
    }
    if step.level == .county {
      review.decision = ("县扶〔\(today.yearMonthDay.year)〕\(life.random.within(1...400))号", today)
    }
    say(.passed(review), of: life, from: source)
  }

  /// What is hoped of what is stated at a step.
  enum Wish { case passing, unripe, fallenBack }

  /// What a step asks for besides, drawn until the pack makes of it what is hoped.
  func evidence(_ life: Life, _ step: Step, wants wish: Wish, _ body: ([Evidence]) -> Fact.Body) -> [Evidence] {
    let book = programmes[life.programme].book
    guard book.asks(at: step.name) else { return [] }
    let applied = life.state.appliedAt.day
    var draw = life.draw
    for _ in 0..<16 {
      let effect = rehearsal.effect(
        of: body(book.evidence(draw, at: step.name, from: applied)), on: life.state, at: now)
      let state = effect.state
      let isBack = state.firstRound != life.state.firstRound
      let isOn =
        effect.verdict == .accepted || state.step != life.state.step || state.stage == .waiting
      let isGood =
        switch wish {
        case .passing: isOn && !isBack && state.outcome != .refused
        case .unripe: !isOn || state.outcome == .refused
        case .fallenBack: isBack
        }
      if isGood {
        if wish == .passing { life.draw = draw }
        return book.evidence(draw, at: step.name, from: applied, &life.random)
      }
      draw = book.changed(draw, of: step.name, &life.random)
    }
    return book.evidence(life.draw, at: step.name, from: applied, &life.random)
  }

  private func meetings(_ life: Life, _ step: Step, isFlawed: Bool) -> [Said.Meeting] {
    let code = code(life)
    return step.meetings.enumerated().map { place, kind in
      let flaw = isFlawed && place == 0 ? life.random.within(1...4) : 0
      let (atHome, present) = attendance(kind, isLow: flaw == 1, &life.random)
      let yes = present * (flaw == 2 ? life.random.within(30...46) : life.random.within(68...96)) / 100
      let abstained = (present - yes) * life.random.within(0...50) / 100
      let absent = atHome - present
      return Said.Meeting(
        kind: kind, heldOn: today + (place - step.meetings.count), place: "\(Words.places[min(place, 2)])",
        atHome: atHome, present: present, yes: yes, no: present - yes - abstained, abstained: abstained,
        asked: flaw == 4 ? absent / 3 : absent,
        gatekeepers: flaw == 3 ? [.townshipCadre] : [.firstSecretary, .townshipCadre],
        opinions: kind == .committees ? Officials.signers([.townshipCadre, .fourPostCadre], .village, of: code) : [])
    }
  }

  private func attendance(_ kind: MeetingKind, isLow: Bool, _ random: inout Random) -> (atHome: Int, present: Int) {
    let atHome =
      switch kind {
      case .assembly: random.within(160...420)
      case .representatives: random.within(30...60)
      case .committees: random.within(7...11)
      }
    let share = isLow ? random.within(45...66) : random.within(kind == .assembly ? 74...93 : 82...99)
    return (atHome, isLow ? atHome * share / 100 : (atHome * share + 99) / 100)
  }

  // MARK: Notices

  func object(_ life: Life) {
    guard life.state.stage != .closed else { return }
    life.objectionCount += 1
    let id = "O-\(life.id)-\(life.objectionCount)"
    let step = chain(life)[Int(life.state.step)]
    let text = Words.objections[life.random.below(Words.objections.count)]
    let verdict = say(
      .objection(objectionId: id, level: step.level, text: "\(text)", on: today), of: life, from: .supervision)
    if verdict == .accepted { life.objections.append(Life.RaisedObjection(id: id, on: today)) }
  }

  func takeDown(_ life: Life, _ step: UInt8, _ round: UInt16) {
    guard waits(life, step, round) else { return }
    let step = chain(life)[Int(step)]
    let source: Source =
      switch step.level {
      case .village: .villageBoard
      case .township: .townshipBoard
      case .county: .portal
      }
    var answers: [Said.Notice.Answer] = []
    var open: [Life.RaisedObjection] = []
    for raised in life.objections {
      let fate = life.random.below(100)
      // Sooner or later every objection is settled.
      let settled: Settlement? =
        fate < 68 || life.tries > 2 ? .rejected : fate < 76 ? .withdrawn : fate < 88 ? .upheld : nil
      if settled == nil { open.append(raised) }
      answers.append(Said.Notice.Answer(objectionId: raised.id, raisedOn: raised.on, settled: settled))
    }
    life.objections = open
    say(
      .notice(
        Said.Notice(
          noticeId: life.request, level: step.level, from: life.postedOn, to: today, places: step.places,
          answers: answers, keeper: Officials.signer(.boardKeeper, step.level, of: code(life)))), of: life, from: source
    )
  }
}
