import Contract

/// Comparison, notices, money, changes.
extension Renderer {
  func comparison(_ scene: Scene) {
    var random = random(scene)
    quoted("{\"requestId\":\"", scene, ":comparison:")
    out.text(",\"reports\":[")
    let finding = Int(scene.detail >> 13 & 31) - 1
    let found = Int(scene.detail >> 9 & 15)
    let strict = mix.strict(scene.household).flatMap { $0.isDeclared ? nil : Int($0.finding.rawValue) }
    var first = true
    for department in 0..<9 where scene.detail & 1 << UInt32(department) != 0 {
      if !first { out.byte(44) }
      first = false
      out.text("{\"department\":\"")
      out.text(Words.departments[department])
      date("\",\"asOf\":\"", scene.day + (-random.below(3)))
      out.text(",\"findings\":[")
      let isFound = finding >= 0 && department == found
      if isFound { self.finding(finding) }
      if let strict, department == ProgrammeMix.departments[strict] {
        if isFound { out.byte(44) }
        self.finding(strict)
      }
      out.text("]}")
    }
    out.text("]}")
  }

  private func finding(_ number: Int) {
    out.text("{\"kind\":\"")
    out.text(Words.findings[number])
    out.text("\",\"note\":\"比对发现，详见部门回函\"}")
  }

  func notice(_ scene: Scene, _ level: Level) {
    switch level {
    case .village: quoted("{\"noticeId\":\"", scene, ":village-notice:")
    case .township: quoted("{\"noticeId\":\"", scene, ":township-notice:")
    case .county: quoted("{\"noticeId\":\"", scene, ":county-announcement:")
    }
    out.text(",\"level\":\"")
    out.text(Renderer.word(level))
    date("\",\"from\":\"", scene.day + -Int(scene.detail & 255))
    date(",\"to\":\"", scene.day)
    switch level {
    case .village: out.text(",\"places\":[\"villageBoard\"],\"objections\":[")
    case .township: out.text(",\"places\":[\"townshipBoard\"],\"objections\":[")
    case .county: out.text(",\"places\":[\"portal\"],\"objections\":[")
    }
    let standing = Detail.Objection(rawValue: scene.detail >> 8 & 15) ?? .none
    if standing != .none {
      objectionId("{\"objectionId\":\"", scene, number: Int(scene.detail >> 24))
      date(",\"raisedOn\":\"", scene.day + -Int(scene.detail >> 16 & 255))
      switch standing {
      case .rejected: out.text(",\"settled\":\"rejected\",\"explanation\":\"经入户核实，反映不属实\"}")
      case .upheld: out.text(",\"settled\":\"upheld\",\"explanation\":\"经入户核实，反映属实\"}")
      default: out.byte(125)
      }
    }
    out.text("],\"keeper\":")
    signer(.boardKeeper, scene)
    out.byte(125)
  }

  private func objectionId(_ name: StaticString, _ scene: Scene, number: Int) {
    out.text(name)
    out.text("O-")
    caseId(scene)
    out.byte(45)
    out.number(number)
    out.byte(34)
  }

  func objection(_ scene: Scene) {
    var random = random(scene)
    objectionId("{\"objectionId\":\"", scene, number: Int(scene.detail >> 8))
    switch scene.detail & 3 {
    case 1: out.text(",\"level\":\"village\"")
    case 2: out.text(",\"level\":\"township\"")
    default: break
    }
    out.text(",\"by\":\"村民\",\"text\":\"")
    out.text(Words.objections[random.below(4)])
    date("\",\"on\":\"", scene.day)
    out.byte(125)
  }

  func withdrawal(_ scene: Scene) {
    date("{\"on\":\"", scene.day)
    out.text(",\"reason\":\"")
    out.text(Words.withdrawals[Int(scene.detail & 3)])
    out.text("\",\"by\":\"户主\"}")
  }

  func disbursement(_ scene: Scene) {
    out.text("{\"instructionId\":\"")
    caseId(scene)
    number(":allowance:", Int(scene.detail & 15))
    number(":", Int(scene.detail >> 4 & 15))
    let reason = Int(scene.detail >> 8 & 7) - 1
    out.text(reason < 0 ? "\",\"outcome\":\"paid\"" : "\",\"outcome\":\"returned\"")
    // 225 yuan of the province and 30 of the county a person and month.
    let people = Household.size(of: scene.household, in: geography, seed: seed) + Int(scene.detail >> 11 & 1)
    number(",\"amountFen\":", people * 25_500)
    date(",\"on\":\"", scene.day)
    out.text(",\"voucher\":\"V-")
    caseId(scene)
    number("-", Int(scene.planned.number))
    out.byte(34)
    switch reason {
    case 0: out.text(",\"reason\":\"accountClosed\"")
    case 1: out.text(",\"reason\":\"nameMismatch\"")
    case 2: out.text(",\"reason\":\"deceased\"")
    case 3: out.text(",\"reason\":\"other\"")
    default: break
    }
    out.byte(125)
  }

  func change(_ scene: Scene) {
    var random = random(scene)
    let household = Household(scene.household, in: geography, seed: seed)
    if scene.detail == Detail.memberAdded {
      date("{\"kind\":\"memberAdded\",\"on\":\"", scene.day)
      out.text(",\"member\":")
      member(household.newcomer(in: geography, seed: seed), publicPay: false, &random)
    } else {
      date("{\"kind\":\"incomeChanged\",\"on\":\"", scene.day)
      number(",\"incomeFen\":", random.within(1500...3700) * 100 * household.members.count)
    }
    out.byte(125)
  }

  func helper(_ scene: Scene) {
    var random = random(scene)
    out.text("{\"helper\":{\"staffId\":\"H-")
    out.number(scene.villageCode / 1_000_000)
    out.byte(45)
    let helper = random.below(400)
    out.padded(helper, 3)
    out.text("\",\"name\":\"")
    var person = Random(seed: 2, UInt64(scene.villageCode / 1_000_000), UInt64(helper))
    personName(&person)
    date("\",\"unit\":\"县直帮扶单位\"},\"on\":\"", scene.day)
    out.byte(125)
  }

  func quota(_ scene: Scene) {
    out.text("{\"programme\":\"registration\",\"region\":\"")
    out.padded(scene.villageCode, 12)
    number("\",\"places\":", Int(scene.detail))
    number(",\"document\":\"县扶办〔2025〕", Int(scene.planned.round) * 2)
    out.text("号\",")
    signers([.countyPovertyOffice], scene)
    out.byte(125)
  }

  func fund(_ scene: Scene) {
    let province = scene.planned.subject == 0
    out.text(
      province
        ? "{\"fund\":\"province\",\"source\":\"province\""
        : "{\"fund\":\"county\",\"source\":\"county\"")
    // Enough for three months for everybody, if every household had five members.
    let people = max(1000, geography.households * 5)
    number(
      ",\"year\":2025,\"earmark\":\"allowance\",\"amountFen\":",
      people * 3 * (province ? 22_500 : 3000))
    out.text(province ? ",\"document\":\"皖财社〔2025〕1号\"}" : ",\"document\":\"县财〔2025〕1号\"}")
  }

  /// None is about a case of the plan.
  func bad(_ scene: Scene) {
    let id = Files.id(household: scene.household, ordinal: 8)
    out.bytes(Array(BadEvent.data(scene.household, caseId: id).utf8))
  }
}
