import Contract
import Policy

/// What is counted in one place and period. Each name says the base of whatever is measured against it (C-19).
enum Counter: Int, CaseIterable, Sendable {
  // The register of poor households.
  case poorHouseholdsBefore, poorPersonsBefore, poorHouseholds, poorPersons
  case registeredHouseholds, registeredPersons, exitedHouseholds, exitedPersons
  case returnedHouseholds, returnedPersons, leftHouseholds, leftPersons
  /// On the register, those out of poverty included.
  case everHouseholds, everPersons
  case outHouseholds, outPersons
  case incomeFen

  // Applications and places.
  case applications, eligible, refused, waiting
  case places, placesUsed, placesWaiting

  // Helpers and visits.
  case helped, visited

  // The allowance.
  case poorOnAllowance, poorPersonsOnAllowance
  case allowanceHouseholds, allowancePersons, permanentPersons, wholeHouseholds
  case allowanceHouseholdsBefore, wholeHouseholdsBefore
  case backstopPersons

  // Money.
  case allocatedFen, paidFen, villages

  // Work by stages.
  case works, worksStarted, worksFinished, worksGrantedFen, worksPaidFen

  // Single grants, and patients' own share.
  case educationGrants, educationFen, trainingGrants, trainingFen
  case medicalFen, ownPayFen

  func name(_ language: Language) -> String { language.pick(names.en, names.zh) }

  private var names: (en: String, zh: String) {
    switch self {
    case .poorHouseholdsBefore: ("registered households not out of poverty, day before the period", "期初在册未脱贫户数")
    case .poorPersonsBefore: ("registered people not out of poverty, day before the period", "期初在册未脱贫人数")
    case .poorHouseholds: ("registered households not out of poverty, end of the period", "期末在册未脱贫户数")
    case .poorPersons: ("registered people not out of poverty, end of the period", "期末在册未脱贫人数")
    case .registeredHouseholds: ("households registered in the period", "本期新识别户数")
    case .registeredPersons: ("people registered in the period", "本期新识别人数")
    case .exitedHouseholds: ("households out of poverty in the period", "本期脱贫户数")
    case .exitedPersons: ("people out of poverty in the period", "本期脱贫人数")
    case .returnedHouseholds: ("households fallen back into poverty in the period", "本期返贫户数")
    case .returnedPersons: ("people fallen back into poverty in the period", "本期返贫人数")
    case .leftHouseholds: ("households taken off the register in the period", "本期清退户数")
    case .leftPersons: ("people taken off the register in the period", "本期清退人数")
    case .everHouseholds:
      ("households on the register, those out of poverty included, end of the period", "期末在册户数（含已脱贫）")
    case .everPersons: ("people on the register, those out of poverty included, end of the period", "期末在册人数（含已脱贫）")
    case .outHouseholds: ("households out of poverty, end of the period", "期末累计脱贫户数")
    case .outPersons: ("people out of poverty, end of the period", "期末累计脱贫人数")
    case .incomeFen: ("yearly net income on their cards", "在册户年纯收入")
    case .applications: ("applications for the register in the period", "本期申请数")
    case .eligible: ("of these found eligible and registered so far", "其中已识别纳入数")
    case .refused: ("of these refused so far", "其中已不予通过数")
    case .waiting: ("applications of any time that wait for a place or money now", "目前等待指标或资金数")
    case .places: ("places set for the villages, now", "现有下达指标数")
    case .placesUsed: ("places taken, now", "现已占用指标数")
    case .placesWaiting: ("cases waiting for a place, now", "现等待指标个案数")
    case .helped: ("of the households not out of poverty, those with a helper", "其中有帮扶责任人户数")
    case .visited: ("of the households on the register, those visited in the period", "其中本期走访户数")
    case .poorOnAllowance: ("of the households not out of poverty, those on the allowance", "未脱贫户中低保户数")
    case .poorPersonsOnAllowance: ("of the people not out of poverty, those on the allowance", "未脱贫人口中低保对象数")
    case .allowanceHouseholds: ("households on the allowance, end of the period", "期末低保户数")
    case .allowancePersons: ("people covered by the allowance, end of the period", "期末低保保障人数")
    case .permanentPersons: ("of these in permanent-supplement households", "其中常补对象人数")
    case .wholeHouseholds: ("of these households, those with every member covered", "其中整户保障户数")
    case .allowanceHouseholdsBefore: ("households on the allowance, day before the period", "期初低保户数")
    case .wholeHouseholdsBefore: ("of these, those with every member covered", "期初整户保障户数")
    case .backstopPersons: ("of the people on the register, those on allowance or destitute support", "在册人口中享受兜底保障人数")
    case .allocatedFen: ("allocated in the period", "本期下达资金")
    case .paidFen: ("paid to households in the period, what came back taken off", "本期发放到户资金（扣除追回）")
    case .villages: ("villages with a household on the register", "有在册户的行政村数")
    case .works: ("works granted by the end of the period", "期末已批准项目数")
    case .worksStarted: ("of these begun, now", "其中现已开工数")
    case .worksFinished: ("of these finished, now", "其中现已完工数")
    case .worksGrantedFen: ("granted for works by the end of the period", "期末已批准项目资金")
    case .worksPaidFen: ("of this paid, now", "其中现已拨付")
    case .educationGrants: ("grants of education aid within the county in the period", "本期县域内教育资助人次")
    case .educationFen: ("granted by them", "其资助金额")
    case .trainingGrants: ("training subsidies granted in the period", "本期培训补助人次")
    case .trainingFen: ("granted by them", "其补助金额")
    case .medicalFen: ("medical cost of patients discharged in the period", "本期出院患者医疗总费用")
    case .ownPayFen: ("of this paid by the patients", "其中个人支付")
    }
  }
}

/// Work that is paid by stages, of one programme.
struct WorkSums: Sendable, Equatable {
  var granted: Int64 = 0
  var started: Int64 = 0
  var finished: Int64 = 0
  var grantedFen: Int64 = 0
  var paidFen: Int64 = 0

  static func += (a: inout WorkSums, b: WorkSums) {
    a.granted += b.granted
    a.started += b.started
    a.finished += b.finished
    a.grantedFen += b.grantedFen
    a.paidFen += b.paidFen
  }
}
