import Contract

/// Meetings, offices, rejections.
extension Renderer {
  func villageReview(_ scene: Scene) {
    var random = random(scene)
    quoted("{\"requestId\":\"", scene, ":village-review:")
    out.text(",\"level\":\"village\",")
    signers(Renderer.villageSigners, scene)
    out.text(",\"comment\":\"经三个会议评议，情况属实\",\"minutes\":[")
    let oneDay = scene.detail & Detail.oneDay != 0
    let second = random.within(1...2)
    minutes(
      .assembly, on: scene.day + (oneDay ? 0 : -second - random.within(2...3)), scene, &random)
    out.byte(44)
    minutes(.representatives, on: scene.day + (oneDay ? 0 : -second), scene, &random)
    out.byte(44)
    minutes(.committees, on: scene.day, scene, &random)
    out.text("]}")
  }

  /// Heads counted at one meeting.
  private struct Count {
    var atHome: Int
    var present: Int
    var yes: Int
    var no: Int
    var abstained: Int
    var asked: Int
    var absent: Int { atHome - present }
  }

  private func count(
    _ kind: MeetingKind, flaw: Detail.Flaw, _ random: inout Random
  ) -> Count {
    let atHome =
      switch kind {
      case .assembly: random.within(160...420)
      case .representatives: random.within(30...60)
      case .committees: random.within(7...11)
      }
    var present = (atHome * random.within(kind == .assembly ? 74...93 : 82...99) + 99) / 100
    if flaw == .lowAttendance { present = atHome * random.within(45...66) / 100 }
    let share = flaw == .noMajority ? random.within(30...46) : random.within(68...96)
    let yes = present * share / 100
    let abstained = (present - yes) * random.within(0...50) / 100
    let absent = atHome - present
    return Count(
      atHome: atHome, present: present, yes: yes, no: present - yes - abstained,
      abstained: abstained, asked: flaw == .absentOpinionsMissing ? absent / 3 : absent)
  }

  private func minutes(
    _ kind: MeetingKind, on day: Day, _ scene: Scene, _ random: inout Random
  ) {
    let flaw =
      kind == .assembly ? Detail.Flaw(rawValue: scene.detail & 7) ?? .none : .none
    let count = count(kind, flaw: flaw, &random)
    switch kind {
    case .assembly: out.text("{\"kind\":\"assembly\"")
    case .representatives: out.text("{\"kind\":\"representatives\"")
    case .committees: out.text("{\"kind\":\"committees\"")
    }
    date(",\"heldOn\":\"", day)
    out.text(",\"place\":\"")
    out.text(kind == .assembly ? Words.places[1 + random.below(2)] : Words.places[0])
    number("\",\"atHome\":", count.atHome)
    number(",\"present\":", count.present)
    number(",\"yes\":", count.yes)
    number(",\"no\":", count.no)
    number(",\"abstained\":", count.abstained)
    if kind == .assembly, scene.detail & Detail.separateVote != 0 {
      out.text(",\"separateVotes\":[{\"objectionId\":\"O-")
      caseId(scene)
      number("-V\",\"yes\":", count.yes)
      number(",\"no\":", count.no)
      out.text("}]")
    }
    number(",\"absent\":", count.absent)
    absentOpinions(count.asked)
    out.text(
      flaw == .gatekeeperMissing
        ? ",\"gatekeepers\":[\"townshipCadre\"]"
        : ",\"gatekeepers\":[\"firstSecretary\",\"townshipCadre\"]")
    number(",\"resolution\":{\"signatures\":", count.present)
    out.text(",\"sealed\":true}")
    if kind == .committees {
      opinions(scene)
    } else if kind == .assembly {
      out.text(",\"opinions\":[],\"speaker\":\"村主任\"}")
    } else {
      out.text(",\"opinions\":[]}")
    }
  }

  private func absentOpinions(_ asked: Int) {
    guard asked > 0 else { return }
    number(",\"absentOpinions\":[{\"opinion\":\"for\",\"count\":", asked - asked / 5)
    if asked / 5 > 0 { number("},{\"opinion\":\"none\",\"count\":", asked / 5) }
    out.text("}]")
  }

  private func opinions(_ scene: Scene) {
    out.text(",\"opinions\":[{\"role\":\"townshipCadre\",\"staffId\":\"")
    staffId(.townshipCadre, scene)
    out.text("\",\"opinion\":\"同意\"},{\"role\":\"fourPostCadre\",\"staffId\":\"")
    staffId(.fourPostCadre, scene)
    out.text("\",\"opinion\":\"程序合规，同意\"}]}")
  }

  func townshipReview(_ scene: Scene) {
    var random = random(scene)
    quoted("{\"requestId\":\"", scene, ":township-review:")
    out.text(",\"level\":\"township\",")
    let isStrict = mix.strict(scene.household) != nil
    signers(isStrict ? Renderer.strictSigners : Renderer.townshipSigners, scene)
    date(",\"comment\":\"材料齐全，同意上报\",\"officeMeeting\":{\"heldOn\":\"", scene.day)
    number(",\"number\":\"乡办纪〔2025〕", random.within(1...60))
    number("号\",\"attendees\":", random.within(7...15))
    out.text(",\"conclusion\":\"同意\"}}")
  }

  func countyReview(_ scene: Scene) {
    var random = random(scene)
    quoted("{\"requestId\":\"", scene, ":county-review:")
    out.text(",\"level\":\"county\",")
    signers(Renderer.countySigners, scene)
    number(",\"decision\":{\"number\":\"县扶〔2025〕", random.within(1...400))
    date("号\",\"decidedOn\":\"", scene.day)
    out.text("}}")
  }

  func rejection(_ scene: Scene) {
    let level = scene.detail & 3
    switch level {
    case 1:
      quoted("{\"requestId\":\"", scene, ":village-review:")
      out.text(",\"level\":\"village\"")
    case 2:
      quoted("{\"requestId\":\"", scene, ":township-review:")
      out.text(",\"level\":\"township\"")
    default:
      quoted("{\"requestId\":\"", scene, ":county-review:")
      out.text(",\"level\":\"county\"")
    }
    let returned = scene.detail & Detail.returned != 0
    out.text(returned ? ",\"outcome\":\"returned\"," : ",\"outcome\":\"refused\",")
    signers(
      level == 1
        ? Renderer.villageSigners : level == 2 ? Renderer.townshipSigners : Renderer.countySigners,
      scene)
    if returned {
      out.text(",\"reasons\":[{\"code\":\"documents.incomplete\",\"text\":\"材料不全，退回补正\"}]}")
    } else if level == 1 {
      out.text(",\"reasons\":[{\"code\":\"appraisal.notPassed\",\"text\":\"评议未通过\"}]}")
    } else {
      out.text(",\"reasons\":[{\"code\":\"conditions.notMet\",\"text\":\"经核实不符合条件\"}]}")
    }
  }
}
