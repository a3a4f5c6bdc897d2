// swift-format-ignore-file
// Written by ops/policy/embed from ops/policy/sample and ops/policy/province. Do not edit.

extension Pack {
  /// The default pack in its canonical form; see PackSource.
  public static let sampleText = #"""
dripline-pack 1
pack.yaml 375
# The default for trying out: the province with every figure that a deployment has to state.
#
# The figures are those of the sample deployment and come from no document. Another county states its own
# in a pack like this one.

id: sample
title: {en: Sample deployment, zh: 示例部署}
parent: ../province
document: Figures of the sample deployment on the province's pack

parameters.yaml 4964
parameters:
  incomeLine:
    values:
      - {from: 2017-01-01, value: 400000, clause: "L-10 figure of the sample deployment: 4,000 yuan a year; the documents redact the line as X"}
  povertyLine:
    values:
      - {from: 2017-01-01, value: 400000, clause: "L-11 figure of the sample deployment: the same 4,000 yuan, so that both programmes can be tried with one household"}
  monthlyStandard:
    values:
      - {from: 2017-01-01, value: 64000, clause: "L-12 figure of the sample deployment: 640 yuan a month, 24 times of which are 15,360 yuan"}
  poorVillageIncidence:
    values:
      - {from: 2017-01-01, value: 10, clause: "L-13 figure of the sample deployment; the document redacts the rate as XX"}
  poorVillageIncome:
    values:
      - {from: 2017-01-01, value: 400000, clause: "L-13 figure of the sample deployment; the document redacts the income as X"}
  ownPayTargetPercent:
    values:
      - {from: 2017-01-01, value: 5, clause: "L-14 figure of the sample deployment: the share of 2018 goes on from 2019; the document gives none"}
  medicalAidPercent:
    values:
      - {from: 2017-01-01, value: 70, clause: "L-15 figure of the sample deployment; the document does not state the ratio it raises"}
  expenseAidPercent:
    values:
      - {from: 2017-01-01, value: 50, clause: "L-16 figure of the sample deployment; the document gives no ratio"}
  medicalDeductible:
    values:
      - {from: 2017-01-01, value: 100000, clause: "L-17 figure of the sample deployment: 1,000 yuan"}
  medicalCap:
    values:
      - {from: 2017-01-01, value: 3000000, clause: "L-17 figure of the sample deployment: 30,000 yuan"}
  lowIncomeRepair:
    values:
      - {from: 2017-01-01, value: 600000, clause: "L-18 figure of the sample deployment: 6,000 yuan of at most 10,000"}
  destituteDispersed:
    values:
      - {from: 2017-01-01, value: 60000, clause: "L-21 figure of the sample deployment: 600 yuan a month"}
  destituteCentral:
    values:
      - {from: 2017-01-01, value: 90000, clause: "L-21 figure of the sample deployment: 900 yuan a month"}
  preferentialMonthly:
    values:
      - {from: 2017-01-01, value: 20000, clause: "L-22 figure of the sample deployment: 200 yuan a month"}
  temporaryMost:
    values:
      - {from: 2017-01-01, value: 500000, clause: "L-23 figure of the sample deployment: 5,000 yuan; the provincial operating rules are not among the documents"}
  specialLotteryPercent:
    values:
      - {from: 2017-01-01, value: 50, clause: "L-24 figure of the sample deployment; the document gives no share"}
  hardshipSubsidyMost:
    values:
      - {from: 2017-01-01, value: 1000000, clause: "L-25 figure of the sample deployment: 10,000 yuan"}
  disasterProvincePercent:
    values:
      - {from: 2017-01-01, value: 50, clause: "L-26 figure of the sample deployment; the ratio is not stated"}
  relocationPerPerson:
    values:
      - {from: 2017-01-01, value: 800000, clause: "L-27 figure of the sample deployment: 8,000 yuan; the report calls its own subsidy too low without stating it"}
  trainingTransfer:
    values:
      - {from: 2017-01-01, value: 80000, clause: "L-28 figure of the sample deployment: 800 yuan"}
  trainingTechnician:
    values:
      - {from: 2017-01-01, value: 150000, clause: "L-28 figure of the sample deployment: 1,500 yuan"}
  trainingPractical:
    values:
      - {from: 2017-01-01, value: 40000, clause: "L-28 figure of the sample deployment: 400 yuan"}
  educationPreschool:
    values:
      - {from: 2017-01-01, value: 50000, clause: "L-29 figure of the sample deployment: 500 yuan a year"}
  educationCompulsory:
    values:
      - {from: 2017-01-01, value: 62500, clause: "L-29 figure of the sample deployment: 625 yuan a year"}
  educationSenior:
    values:
      - {from: 2017-01-01, value: 100000, clause: "L-29 figure of the sample deployment: 1,000 yuan a year"}
  educationCollege:
    values:
      - {from: 2017-01-01, value: 300000, clause: "L-29 figure of the sample deployment: 3,000 yuan a year"}
  educationCharity:
    values:
      - {from: 2017-01-01, value: 200000, clause: "L-29 figure of the sample deployment: 2,000 yuan"}
  jobBaseMonthly:
    values:
      - {from: 2017-01-01, value: 30000, clause: "L-30 figure of the sample deployment: 300 yuan a month"}
  industryMost:
    values:
      - {from: 2017-01-01, value: 500000, clause: "L-31 figure of the sample deployment: 5,000 yuan"}
  loanMost:
    values:
      - {from: 2017-01-01, value: 5000000, clause: "L-32 figure of the sample deployment: 50,000 yuan"}
  householdInterestPercent:
    values:
      - {from: 2017-01-01, value: 100, clause: "L-32 figure of the sample deployment: the whole interest"}
  projectInterestPercent:
    values:
      - {from: 2017-01-01, value: 50, clause: "L-32 figure of the sample deployment: half the interest"}
  solarVillagePercent:
    values:
      - {from: 2017-01-01, value: 20, clause: "L-33 figure of the sample deployment; the plan states no ratio"}

parent/calendar.yaml 2343
# Holidays and make-up days as the General Office of the State Council announced them for each year.
# Years that are not listed have weekends only.
calendars:
  - id: china
    holidays:
      - {from: 2024-01-01, to: 2024-01-01, title: {en: New Year's Day, zh: 元旦}}
      - {from: 2024-02-10, to: 2024-02-17, title: {en: Spring Festival, zh: 春节}}
      - {from: 2024-04-04, to: 2024-04-06, title: {en: Tomb-Sweeping Day, zh: 清明节}}
      - {from: 2024-05-01, to: 2024-05-05, title: {en: Labour Day, zh: 劳动节}}
      - {from: 2024-06-10, to: 2024-06-10, title: {en: Dragon Boat Festival, zh: 端午节}}
      - {from: 2024-09-15, to: 2024-09-17, title: {en: Mid-Autumn Festival, zh: 中秋节}}
      - {from: 2024-10-01, to: 2024-10-07, title: {en: National Day, zh: 国庆节}}
      - {from: 2025-01-01, to: 2025-01-01, title: {en: New Year's Day, zh: 元旦}}
      - {from: 2025-01-28, to: 2025-02-04, title: {en: Spring Festival, zh: 春节}}
      - {from: 2025-04-04, to: 2025-04-06, title: {en: Tomb-Sweeping Day, zh: 清明节}}
      - {from: 2025-05-01, to: 2025-05-05, title: {en: Labour Day, zh: 劳动节}}
      - {from: 2025-05-31, to: 2025-06-02, title: {en: Dragon Boat Festival, zh: 端午节}}
      - {from: 2025-10-01, to: 2025-10-08, title: {en: National Day and Mid-Autumn Festival, zh: 国庆节、中秋节}}
      - {from: 2026-01-01, to: 2026-01-03, title: {en: New Year's Day, zh: 元旦}}
      - {from: 2026-02-15, to: 2026-02-23, title: {en: Spring Festival, zh: 春节}}
      - {from: 2026-04-04, to: 2026-04-06, title: {en: Tomb-Sweeping Day, zh: 清明节}}
      - {from: 2026-05-01, to: 2026-05-05, title: {en: Labour Day, zh: 劳动节}}
      - {from: 2026-06-19, to: 2026-06-21, title: {en: Dragon Boat Festival, zh: 端午节}}
      - {from: 2026-09-25, to: 2026-09-27, title: {en: Mid-Autumn Festival, zh: 中秋节}}
      - {from: 2026-10-01, to: 2026-10-07, title: {en: National Day, zh: 国庆节}}
    workdays:
      - 2024-02-04
      - 2024-02-18
      - 2024-04-07
      - 2024-04-28
      - 2024-05-11
      - 2024-09-14
      - 2024-09-29
      - 2024-10-12
      - 2025-01-26
      - 2025-02-08
      - 2025-04-27
      - 2025-09-28
      - 2025-10-11
      - 2026-01-04
      - 2026-02-14
      - 2026-02-28
      - 2026-05-09
      - 2026-09-20
      - 2026-10-10

parent/pack.yaml 1831
# The pack a deployment starts from: every programme of the documents. Registration of poor households by "two
# publicities and one announcement" (chain C) with the rural allowance behind it, the re-check, the exit and
# poor villages; allowance, destitute support and preferential-treatment persons; temporary, special and
# medical assistance; housing and relocation; training, education and jobs; industry, micro-credit and solar
# revenue; village projects. What they pay from is listed in funds.md.
#
# Documents of different places and years stand side by side here only where they do not contradict each
# other; where they do, the clause or a comment names the contradiction (C-nn) and how it is decided.
# What a document redacts is `required` in parameters.yaml: a deployment states it in a pack of its own.
# The pack `sample` shows how.
#
# The documents come from several years, and the printed year of 003 looks altered (C-07). So a date here
# says since when this pack applies a value; change a value by adding an entry with a later date, never
# by editing an old one.

id: province
title: {en: Registration and rural aid, zh: 建档立卡与农村救助}
jurisdiction: "340000000000"
document: >-
  Township implementing opinion for a full re-check of registered poor households (003); district speech
  on joining allowance and poverty development (000); district survey of targeted relief (002-E);
  county civil-affairs plan (001-H); county health bureau speech (001-I); city plan for rebuilding
  low-income households' homes (002-I); sub-district inspection (001-C); township summary (001-G);
  district report (001-J); annual plan (002-C); bureau's plan (002-A); township report (002-F); county
  poverty office report (002-H); provincial speech (004)
inForceFrom: 2017-01-01
cases: pinned
calendar: china

parent/parameters-programmes.yaml 8638
# Values of the further programmes. Money is in fen. `required`: the document redacts the value or leaves it to
# each county, so a deployment's own pack states it; see parameters.yaml.
parameters:

  # --- Destitute support and preferential-treatment persons ------------------------------------------

  destituteDispersed:
    title: {en: Dispersed support a month and person, zh: 分散供养月标准（每人）}
    unit: fen
    required:
      clause: R-174 001:89 「加快全县11个乡镇敬老院升级改造力度」
      because: the plan raises the standard each year by higher documents and gives no figure

  destituteCentral:
    title: {en: Central support a month and person, zh: 集中供养月标准（每人）}
    unit: fen
    required:
      clause: R-174 001:89 「加快全县11个乡镇敬老院升级改造力度」
      because: the plan raises the standard each year by higher documents and gives no figure

  preferentialMonthly:
    title: {en: Living assistance a month for a preferential-treatment person, zh: 优抚对象生活救助（每月）}
    unit: fen
    required:
      clause: R-275 001:101 「符合低保条件的优先纳入低保」
      because: the plan promises living assistance without a sum

  preferentialCover:
    title: {en: Medical guarantee of other preferential-treatment persons, zh: 其他重点优抚对象医疗保障比例}
    unit: percent
    tightens: higher
    values:
      - {from: 2011-01-01, value: 80, clause: R-424 001:101 「确保1-6级残疾军人和在乡退伍老战士」}

  # --- Temporary and special assistance, medical aid --------------------------------------------------

  temporaryMost:
    title: {en: Most that temporary assistance pays, zh: 临时救助最高金额}
    unit: fen
    required:
      clause: R-177 001:93 「落实《省临时救助操作规程》」
      because: the provincial operating rules that fix it are cited and not among the documents

  specialLotteryPercent:
    title: {en: Share of special assistance that the lottery fund bears, zh: 特别救助福彩公益金承担比例}
    unit: percent
    required:
      clause: R-283 001:95 「每年安排一定数量福彩公益金」
      because: the plan sets a certain amount of the lottery fund aside and gives no figure

  hardshipSubsidyMost:
    title: {en: Most that the one-off hardship subsidy pays, zh: 一次性医疗困难补助最高金额}
    unit: fen
    required:
      clause: R-182 001:101 「对享受医疗保险报销、医疗救助和医疗补助后」
      because: the plan grants the subsidy by policies that it does not state

  # --- Housing and relocation ------------------------------------------------------------------------

  disasterProvincePercent:
    title: {en: Province's part of the matching funds, zh: 倒房重建配套省级承担比例}
    unit: percent
    required:
      clause: R-428 001:99 「省、县级配套资金标准为户均5000元」
      because: province and county share in proportion, and the ratio is not stated

  relocationPerPerson:
    title: {en: Relocation subsidy for each person, zh: 搬迁补助（每人）}
    unit: fen
    required:
      clause: R-436 002:154 「移民補助標準偏低」
      because: the report calls the subsidy too low and does not state it

  # --- Training, education, jobs ---------------------------------------------------------------------

  # The documents publish what a year's plan came to for a person (1,053 yuan, R-453), not what is paid.
  trainingTransfer:
    title: {en: Labour-transfer training for each person, zh: 劳动力转移培训补助（每人）}
    unit: fen
    required:
      clause: R-223 002:143 「貧困青壯年勞動力轉移培訓142人」
      because: the report counts trainees and states no subsidy

  trainingTechnician:
    title: {en: Technician and vocational training for each person, zh: 技工和职业学历教育补助（每人）}
    unit: fen
    required:
      clause: R-222 002:175 「以貧困家庭“兩后生”和進城進園安置貧困戶勞動力」
      because: the plan names the objects and states no subsidy

  trainingPractical:
    title: {en: Craftsman and practical courses for each person, zh: 工匠和实用技术培训补助（每人）}
    unit: fen
    required:
      clause: R-224 002:10 「重點抓好農村危舊土坯房改造技工培訓」
      because: the plan sets the priority and states no subsidy

  trainingAttendance:
    title: {en: Attendance that a finished course needs, zh: 培训最低出勤率}
    unit: percent
    tightens: higher
    values:
      - {from: 2011-01-01, value: 80, clause: L-20 training is to be effective (R-635); this province asks for four fifths of the lessons}

  educationPreschool:
    title: {en: Education aid before school, zh: 学前教育资助（每学年）}
    unit: fen
    required:
      clause: R-229 001:64 「县域内享受教育资助300余人次」
      because: the report gives person-times and a total, no amount for a stage

  educationCompulsory:
    title: {en: Education aid in compulsory schooling, zh: 义务教育资助（每学年）}
    unit: fen
    required:
      clause: R-229 001:64 「县域内享受教育资助300余人次」
      because: the report gives person-times and a total, no amount for a stage

  educationSenior:
    title: {en: Education aid in senior middle school, zh: 高中教育资助（每学年）}
    unit: fen
    required:
      clause: R-227 004:19 「不发生因贫被动辍学」
      because: the speech promises that they can finish and gives no amount

  educationCollege:
    title: {en: Education aid at college, zh: 大学教育资助（每学年）}
    unit: fen
    required:
      clause: R-227 004:19 「不发生因贫被动辍学」
      because: the speech promises that they can finish and gives no amount

  educationCharity:
    title: {en: Charity study aid, zh: 慈善助学金}
    unit: fen
    required:
      clause: R-277 001:103 「实施慈善助医、助学、助老工程」
      because: the plan names charity study aid and gives no amount

  forestGuardYear:
    title: {en: Forest guard's pay a year, zh: 护林员年工资}
    unit: fen
    values:
      - {from: 2011-01-01, value: 800000, clause: R-450 001:64 「年工资约8000元」}

  jobBaseMonthly:
    title: {en: Subsidy for work in a job base a month, zh: 就业基地务工补助（每月）}
    unit: fen
    required:
      clause: R-245 001:64 「就业扶贫基地3个」
      because: the summary counts bases and households and states no subsidy

  # --- Industry, micro-credit, solar -----------------------------------------------------------------

  industryMost:
    title: {en: Most that the province adds to a household's project, zh: 产业补助省级最高金额（每户）}
    unit: fen
    required:
      clause: R-240 003:31 「因地、因户规划产业项目」
      because: 003 gives projects, funds and credit and states no sum

  loanMost:
    title: {en: Largest loan of a household with interest subsidy, zh: 到户贴息贷款限额}
    unit: fen
    required:
      clause: R-457 002:94 「累計發放小額信貸扶貧貸款410萬元」
      because: the report gives a total and households, no bound for one loan

  guaranteeFund:
    title: {en: Loan guarantee fund, zh: 贷款担保基金}
    unit: fen
    values:
      - {from: 2011-01-01, value: 500000000, clause: R-446 001:136 「先期设立500万元脱贫攻坚贷款担保基金」}

  householdInterestPercent:
    title: {en: Interest subsidy for households, zh: 到户贷款贴息比例}
    unit: percent
    required:
      clause: R-234 001:136 「实行扶贫资金贷款贴息制度」
      because: the report names the system and states no rate

  projectInterestPercent:
    title: {en: Interest subsidy for projects, zh: 项目贷款贴息比例}
    unit: percent
    required:
      clause: R-234 001:136 「实行扶贫资金贷款贴息制度」
      because: the report names the system and states no rate

  solarVillagePercent:
    title: {en: Village's part of the solar revenue, zh: 光伏收益村集体比例}
    unit: percent
    required:
      clause: R-250 001:26 「并通过光伏收益分配、健康扶贫」
      because: the plan shares the revenue out and states no ratio

  solarAverage:
    title: {en: Published average of solar revenue a month, zh: 户均光伏月收入}
    unit: fen
    values:
      - {from: 2011-01-01, value: 25000, clause: R-451 001:64 「户均光伏月收入250元」}

parent/parameters.yaml 12018
# Values that rules compare with. Money is in fen. `required`: the document redacts the value or leaves it
# to each county, so a deployment's own pack states it; nothing is invented here.
#
# Most documents bear no day. Their values stand from 2011-01-01, the first day of the oldest pack that
# builds on this one; this pack itself is in force since 2017.
parameters:

  # --- Appraisal -------------------------------------------------------------------------------------

  # Of those at home who should attend, not of all villagers (C-27).
  attendancePercent:
    title: {en: Least attendance of the assembly, zh: 村民大会最低参会比例}
    unit: percent
    tightens: higher
    values:
      - {from: 2011-01-01, value: 70, clause: R-298 003:26 「参会人数要到达在家应参会人数的70%以上」}

  # Yes votes must be more than this share of those present; 003 does not say of whom (C-27).
  votePercent:
    title: {en: Share of yes votes to be exceeded, zh: 同意票须超过的比例}
    unit: percent
    tightens: higher
    values:
      - {from: 2011-01-01, value: 50, clause: R-299 003:26 「并现场进行过半表决」}

  gatekeepers:
    title: {en: Gatekeepers at every meeting, zh: 会议把关人员}
    unit: roles
    also: [R-303]
    values:
      - {from: 2011-01-01, value: [firstSecretary, townshipCadre], clause: R-148 003:26 「三个会议均需驻村第一书记、乡包村干部全程把关」}

  opinions:
    title: {en: Opinions in the meeting record book, zh: 会议记录本签署意见人员}
    unit: roles
    also: [R-084]
    values:
      - {from: 2011-01-01, value: [townshipCadre, fourPostCadre], clause: R-304 003:26 「包村干部、乡四职干部在会议记录本上签署意见」}

  # --- Intake ----------------------------------------------------------------------------------------

  contactAttempts:
    title: {en: Contact attempts with a family that is away, zh: 外出家庭联系次数}
    unit: count
    tightens: higher
    values:
      - {from: 2011-01-01, value: 1, clause: "R-142 003:26 「对于全家外出的群众,要主动取得联系」"}

  # Registration measures net income, the allowance disposable income: two lines, never one (C-14).
  incomeLine:
    title: {en: Line of yearly net income per person, zh: 年人均纯收入标准}
    unit: fen
    also: [R-628]
    required:
      clause: R-318 002:63 「貧困戶識別嚴格按照人均純收入低于X元標準」
      because: the document redacts the line as X, and it changes by year and place

  povertyLine:
    title: {en: Poverty line of yearly disposable income per person, zh: 年人均可支配收入贫困线}
    unit: fen
    required:
      clause: R-323 001:77 「对年人均可支配收入在贫困线以下和完全丧失」
      because: the document names a poverty line of disposable income and gives no figure

  # --- Rural allowance -------------------------------------------------------------------------------

  monthlyStandard:
    title: {en: Local monthly allowance standard per person, zh: 当地月低保标准（每人）}
    unit: fen
    required:
      clause: R-329 001:86 「人均金融资产超过当地月低保标准」
      because: the standard is local and set anew each year; the document only refers to it

  # A month and person. 225 yuan of the province and 30 of county finance make 255 (D-05).
  provincialTopUp:
    title: {en: Provincial top-up of the allowance, zh: 低保月人均省级补差}
    unit: fen
    tightens: higher
    values:
      - {from: 2011-01-01, value: 22500, clause: R-412 001:85 「农村低保月人均补差水平225元基础上」}

  countyTopUp:
    title: {en: County finance's top-up of the allowance, zh: 低保月人均县级补差}
    unit: fen
    tightens: higher
    values:
      - {from: 2011-01-01, value: 3000, clause: "R-413 001:85 「提高农村低保月人均补差30元,达到255元」"}

  assetMultiple:
    title: {en: Multiple of the standard that assets may reach, zh: 金融资产倍数}
    unit: times
    tightens: lower
    also: [R-329]
    values:
      - {from: 2011-01-01, value: 24, clause: R-325 001:86 「家庭人均金融资产超过当地月低保标准24倍的」}

  recheckMonths:
    title: {en: Months after which the household is verified again, zh: 复核周期（月）}
    unit: months
    tightens: lower
    also: [R-493]
    values:
      - {from: 2011-01-01, value: 12, clause: R-169 001:87 「全面运用核对机制每年开展核查工作」}

  # --- Poor villages ---------------------------------------------------------------------------------

  poorVillageIncidence:
    title: {en: Poverty incidence that a poor village exceeds, zh: 贫困村贫困发生率标准}
    unit: percent
    required:
      clause: R-321 002:64 「貧困發生率高于XX%」
      because: the document redacts the rate as XX

  poorVillageIncome:
    title: {en: Net income per person that a poor village stays below, zh: 贫困村农民人均纯收入标准}
    unit: fen
    required:
      clause: R-321 002:64 「貧困發生率高于XX%」
      because: the document redacts the income as X, in the same sentence as the rate

  # --- Re-check --------------------------------------------------------------------------------------

  # Days after the campaign's first: 8 December is day 0, so that 10, 17, 19 and 20 December are days 2, 9, 11
  # and 12 (C-06, C-07).
  recheckEligibilityDays:
    title: {en: Days to the end of the eligibility re-check, zh: 资格复审天数}
    unit: days
    values:
      - {from: 2011-01-01, value: 2, clause: "R-469 003:19 「12月10日前,完成申请农户资格复审」"}

  recheckVillageDays:
    title: {en: Days to the end of the village's stage, zh: 村级复核公示天数}
    unit: days
    values:
      - {from: 2011-01-01, value: 9, clause: "R-470 003:19 「12月17日前,村“两委〞完成贫困户评议」"}

  recheckTownshipDays:
    title: {en: Days to the township's review, zh: 乡镇审核天数}
    unit: days
    values:
      - {from: 2011-01-01, value: 11, clause: "R-471 003:19 「19日前,乡政府办公会审核」"}

  recheckReportDays:
    title: {en: Days to the report to the county, zh: 上报县级天数}
    unit: days
    values:
      - {from: 2011-01-01, value: 12, clause: "R-472 003:19 「20日,复核结果上报县扶贫移民局」"}

  # --- Medical assistance ----------------------------------------------------------------------------

  # By the day of discharge (C-28). 2019 has no figure and stands apart below.
  ownPayPercent:
    title: {en: Own share of a registered patient's cost, zh: 贫困患者个人支付占比}
    unit: percent
    also: [R-481]
    values:
      - {from: 2011-01-01, value: 100, clause: "L-06 the documents set no limit before 2016: the whole cost"}
      - {from: 2016-01-01, value: 0, clause: R-421 001:123 「2016.01.01-2016.09.12」}
      - {from: 2016-09-13, value: 10, clause: R-481 001:123 「2016.09.13-2016.12.31」}
      - {from: 2017-01-01, value: 10, clause: "R-422 001:123 「2018年实施贫困患者县域内、依规转诊县域外」"}
      - {from: 2018-01-01, value: 5, clause: "R-422 001:123 「2018年实施贫困患者县域内、依规转诊县域外」"}

  ownPayTargetPercent:
    title: {en: Own share from 2019 on, zh: 2019年起个人支付占比控费目标}
    unit: percent
    required:
      clause: R-423 001:117 「医疗费用个人支付占比达到当年控费目标任务」
      because: the document names the year's cost-control target and gives no figure

  medicalAidPercent:
    title: {en: Medical assistance ratio of allowance households, zh: 低保对象现行医疗救助比例}
    unit: percent
    required:
      clause: R-419 001:91 「提高5个百分点予以救助」
      because: the document raises the present ratio by five points and does not state it

  medicalAidExtra:
    title: {en: Percentage points on top for registered allowance households, zh: 建档立卡低保对象提高百分点}
    unit: percent
    values:
      - {from: 2011-01-01, value: 5, clause: R-419 001:91 「提高5个百分点予以救助」}

  expenseAidPercent:
    title: {en: Expense-type aid ratio of other registered households, zh: 其他建档立卡户支出型救助比例}
    unit: percent
    required:
      clause: R-420 001:91 「将五保、低保对象以外的建档立卡贫困户」
      because: the document gives these households expense-type aid without a ratio

  medicalDeductible:
    title: {en: Deductible of medical assistance, zh: 医疗救助起付线}
    unit: fen
    required:
      clause: R-416 001:91 「特困供养人员不设置起付线和封顶线」
      because: the document lifts the deductible for some and gives no figure for the others

  medicalCap:
    title: {en: Cap of medical assistance, zh: 医疗救助封顶线}
    unit: fen
    required:
      clause: R-416 001:91 「特困供养人员不设置起付线和封顶线」
      because: the document lifts the cap for destitute persons and gives no figure for the others

  specialAidLeast:
    title: {en: Lower bound of special assistance, zh: 特别救助金额下限}
    unit: fen
    values:
      - {from: 2011-01-01, value: 1000000, clause: R-415 001:93 「特别救助金额一般控制在1-3万元」}

  specialAidMost:
    title: {en: Upper bound of special assistance, zh: 特别救助金额上限}
    unit: fen
    values:
      - {from: 2011-01-01, value: 3000000, clause: R-415 001:93 「特别救助金额一般控制在1-3万元」}

  # --- Housing ---------------------------------------------------------------------------------------

  # Two subsidies of two documents, never added to each other (C-10): 12,500 yuan after a disaster,
  # 15,000 yuan and more for a low-income household.
  disasterHouseCentral:
    title: {en: Central subsidy for rebuilding after a disaster, zh: 倒房重建中央补助（每户）}
    unit: fen
    values:
      - {from: 2011-01-01, value: 750000, clause: R-427 001:99 「中央补助标准为每户平均7500元」}

  disasterHouseMatching:
    title: {en: Provincial and county matching funds for rebuilding, zh: 倒房重建省县配套（每户）}
    unit: fen
    values:
      - {from: 2011-01-01, value: 500000, clause: R-428 001:99 「省、县级配套资金标准为户均5000元」}

  lowIncomeHouseProvince:
    title: {en: Provincial subsidy for a low-income household's home, zh: 低收入户住房省级补助（每户）}
    unit: fen
    also: [R-433, R-497]
    values:
      - {from: 2011-01-01, value: 1000000, clause: R-429 002:181 「按每戶1萬元的標準給予補助」}

  lowIncomeHouseCity:
    title: {en: City subsidy for a low-income household's home, zh: 低收入户住房市级补助（每户）}
    unit: fen
    values:
      - {from: 2011-01-01, value: 100000, clause: R-431 002:181 「市級財政負責安排每戶補助資金1000元」}

  # A county may add more (R-365).
  lowIncomeHouseCounty:
    title: {en: Least county subsidy for a low-income household's home, zh: 低收入户住房县级补助下限（每户）}
    unit: fen
    tightens: higher
    also: [R-365, R-430]
    values:
      - {from: 2011-01-01, value: 400000, clause: R-432 002:181 「縣級財政負責安排每戶補助資金不低于4000元」}

  lowIncomeRepair:
    title: {en: Provincial subsidy for strengthening and repair, zh: 加固维修省级补助（每户）}
    unit: fen
    required:
      clause: R-433 002:181 「給予每戶補助至1萬元」
      because: each county decides the sum; the lower end is missing in the text

  lowIncomeRepairMost:
    title: {en: Most that strengthening and repair may get, zh: 加固维修省级补助上限（每户）}
    unit: fen
    tightens: lower
    values:
      - {from: 2011-01-01, value: 1000000, clause: R-433 002:181 「給予每戶補助至1萬元」}

parent/programmes-allowance.yaml 11961
programmes:
  # The allowance by itself. The economic check comes before the discussion (R-161), not after the review
  # as in R-162 (C-03). It takes no place of the village: registration and allowance are different lists (C-08).
  - id: allowance
    title: {en: Rural subsistence allowance, zh: 农村低保}
    clause: R-161 001:86 「按照“入户、核对、评议、审核、审批”的“五步骤”」
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      # All members are granted the allowance, in a destitute family by the full standard (R-166, R-167).
      - {name: permanentSupplement, type: bool, default: false, title: {en: Destitute family without labour and income, zh: 无劳动能力、无收入来源的特困家庭}}
    chain:
      - name: comparison
        title: {en: Check of income and property, zh: 家庭经济状况核对}
        kind: comparison
        level: township
        clause: R-164 001:74 「家庭的经济收入、财产状况核查」
        also: [R-161, R-163, R-297, R-323]
        overdueAfterDays: 15
        departments:
          - publicSecurity
          - housing
          - finance
          - humanResources
          - trafficPolice
          - industryCommerce
          - disabledFederation
          - civilAffairs
          - construction

      - name: village-review
        title: {en: Democratic appraisal, zh: 民主评议}
        kind: review
        level: village
        clause: R-161 001:86 「按照“入户、核对、评议、审核、审批”的“五步骤”」
        also: [R-305, R-306]
        overdueAfterDays: 30
        signers: [villageHead, firstSecretary, townshipCadre]
        meetings: [assembly, representatives, committees]

      - name: village-notice
        title: {en: Village notice and hearing, zh: 村级公示、听证}
        kind: notice
        level: village
        clause: R-315 001:74 「落实公示、听证制度」
        also: [R-309]
        overdueAfterDays: 20
        places: [villageBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: L-05 001-H gives no number of days; the seven of R-308 are taken for the allowance too}

      - name: township-review
        title: {en: Township review, zh: 乡镇审核}
        kind: review
        level: township
        clause: R-161 001:86 「按照“入户、核对、评议、审核、审批”的“五步骤”」
        also: [R-162, R-334, R-338, R-357]
        overdueAfterDays: 15
        signers: [townshipHead, povertyOffice]
        strictSigners: [townshipSecretary] # R-338: a four-strict case needs one signature more
        officeMeeting: true

      - name: township-notice
        title: {en: Township notice, zh: 乡镇公示}
        kind: notice
        level: township
        clause: R-315 001:74 「落实公示、听证制度」
        also: [R-309]
        overdueAfterDays: 20
        places: [townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: L-05 001-H gives no number of days; the seven of R-308 are taken for the allowance too}

      - name: county-review
        title: {en: County approval, zh: 县级审批}
        kind: review
        level: county
        clause: R-162 001:74 「严格履行社会救助申请、审核、核对、审批程序」
        also: [R-161]
        overdueAfterDays: 20
        signers: [countyHead, countyPovertyOffice]

      - name: county-announcement
        title: {en: County announcement, zh: 县级公告}
        kind: notice
        level: county
        clause: R-315 001:74 「落实公示、听证制度」
        also: [R-309]
        overdueAfterDays: 15
        registers: true # R-068 000:11 「進入低保的農戶要全部登記造冊」
        places: [portal]
        noticeDays:
          - {from: 2017-01-01, value: 5, clause: L-01 the documents give the announcement no length; this province keeps it up five days}

      - name: allowance
        title: {en: Rural allowance, zh: 农村低保金发放}
        kind: aid
        level: county
        clause: R-412 001:85 「农村低保月人均补差水平225元基础上」
        also: [R-413, R-414]
        overdueAfterDays: 45
        benefit:
          schedule: monthly
          months:
            - {from: 2017-01-01, value: 3, clause: L-03 the allowance is granted for a quarter and then looked at again}
            - {from: 2026-01-01, value: 24, clause: L-03 since the yearly verification comes by itself the allowance is granted for two years}
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}
          # Every year the departments are asked again while paying goes on; a hit on the seven removes (R-165).
          reverify:
            everyDays:
              - {from: 2017-01-01, value: 365, clause: R-169 001:87 「全面运用核对机制每年开展核查工作」}
            to: comparison

  # Central support in an old people's home or dispersed support at home. The general chain of social
  # assistance: application, review, check, approval (R-162); all who qualify come in (R-127, R-128).
  - id: destitute
    title: {en: Destitute support, zh: 特困供养}
    clause: R-175 001:110 「将低保、特困人员供养等救助内容集中」
    also: [R-127, R-128, R-129, R-174]
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: noLabour, type: bool, required: true, title: {en: No labour ability, zh: 无劳动能力}}
      - {name: noSupporter, type: bool, required: true, title: {en: Nobody to support them, zh: 无赡养人}}
      - {name: noIncome, type: bool, required: true, title: {en: No fixed income, zh: 无固定收入来源}}
      - {name: support, type: word, words: [dispersed, central], default: dispersed, title: {en: Form of support, zh: 供养方式}}
      - {name: wantsHome, type: bool, default: false, title: {en: Wishes to live in the old people's home, zh: 自愿入住敬老院}}
      - {name: badConditions, type: bool, default: false, title: {en: Lives where it is not fit to live, zh: 生活条件恶劣、不宜居住}}
    chain:
      - name: township-review
        title: {en: Township review at the single window, zh: 乡镇窗口受理审核}
        kind: review
        level: township
        clause: R-162 001:74 「严格履行社会救助申请、审核、核对、审批程序」
        also: [R-036, R-175]
        overdueAfterWorkdays: 10
        signers: [townshipHead, povertyOffice]
        officeMeeting: true

      - name: comparison
        title: {en: Check of the family's situation, zh: 家庭状况核对}
        kind: comparison
        level: township
        clause: R-164 001:74 「家庭的经济收入、财产状况核查」
        also: [R-162, R-163, R-641]
        overdueAfterWorkdays: 10
        departments: [publicSecurity, housing, humanResources, disabledFederation, civilAffairs]

      - name: county-review
        title: {en: County approval, zh: 县级审批}
        kind: review
        level: county
        clause: R-162 001:74 「严格履行社会救助申请、审核、核对、审批程序」
        also: [R-127]
        overdueAfterWorkdays: 10
        signers: [countyHead, countyPovertyOffice]

      - name: county-notice
        title: {en: County notice and hearing, zh: 县级公示、听证}
        kind: notice
        level: county
        clause: R-315 001:74 「落实公示、听证制度」
        also: [R-309]
        overdueAfterDays: 20
        registers: true
        places: [portal, townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 5, clause: L-01 the documents give the announcement no length; this province keeps it up five days}

      - name: support
        title: {en: Support paid, zh: 供养金发放}
        kind: aid
        level: county
        clause: R-174 001:89 「加快全县11个乡镇敬老院升级改造力度」
        also: [R-173, R-403]
        overdueAfterDays: 45
        benefit:
          schedule: monthly
          months:
            - {from: 2017-01-01, value: 12, clause: L-09 granted for a year; the standard of the next year is granted anew}
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}

  # Living assistance for key preferential-treatment persons who cannot work and live on their pension alone.
  # Whoever meets the terms of the allowance comes first there (R-275).
  - id: preferential
    title: {en: Living assistance for preferential-treatment persons, zh: 重点优抚对象生活救助}
    clause: R-275 001:101 「符合低保条件的优先纳入低保」
    also: [R-324, R-424]
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: person, type: word, words: [disabledSoldier, ruralVeteran, other], required: true, title: {en: Kind of preferential-treatment person, zh: 优抚对象类别}}
      - {name: unableToWork, type: bool, required: true, title: {en: Has lost labour ability, zh: 丧失劳动能力}}
      - {name: pensionOnly, type: bool, required: true, title: {en: Lives on pension and regular allowance alone, zh: 完全依靠抚恤金和定期补助生活}}
      - {name: insured, type: bool, default: true, title: {en: Enrolled in medical insurance, zh: 已参加医保}}
    chain:
      - name: township-review
        title: {en: Township review at the single window, zh: 乡镇窗口受理审核}
        kind: review
        level: township
        clause: R-162 001:74 「严格履行社会救助申请、审核、核对、审批程序」
        also: [R-036]
        overdueAfterWorkdays: 10
        signers: [townshipHead, povertyOffice]
        officeMeeting: true

      - name: comparison
        title: {en: Check of the family's situation, zh: 家庭状况核对}
        kind: comparison
        level: township
        clause: R-164 001:74 「家庭的经济收入、财产状况核查」
        also: [R-162]
        overdueAfterWorkdays: 10
        departments: [humanResources, civilAffairs]

      - name: county-review
        title: {en: County approval, zh: 县级审批}
        kind: review
        level: county
        clause: R-162 001:74 「严格履行社会救助申请、审核、核对、审批程序」
        overdueAfterWorkdays: 10
        signers: [countyHead, countyPovertyOffice]

      - name: county-notice
        title: {en: County notice and hearing, zh: 县级公示、听证}
        kind: notice
        level: county
        clause: R-315 001:74 「落实公示、听证制度」
        also: [R-309]
        overdueAfterDays: 20
        registers: true
        places: [portal, townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 5, clause: L-01 the documents give the announcement no length; this province keeps it up five days}

      - name: assistance
        title: {en: Living assistance paid, zh: 生活救助金发放}
        kind: aid
        level: county
        clause: R-275 001:101 「符合低保条件的优先纳入低保」
        also: [R-403]
        overdueAfterDays: 45
        benefit:
          schedule: monthly
          months:
            - {from: 2017-01-01, value: 12, clause: L-09 granted for a year and then looked at again}
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}

parent/programmes-housing.yaml 14235
programmes:
  # Rebuilding after a disaster (001-H) and homes of low-income households (002-I). The two do not
  # contradict each other once the ground is named (C-09, C-10), so every rule asks for the ground.
  # The subsidy is one sum a household, paid by stages of the building (R-196).
  - id: housing
    title: {en: Rebuilding and renovation of homes, zh: 农村住房改造重建}
    clause: R-363 002:182 「要嚴格執行“一戶一宅”政策」
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: ground, type: word, words: [disaster, lowIncome], required: true, title: {en: Ground, zh: 申请事由}}
      - {name: building, type: word, words: [home, empty, annex, temporary], default: home, title: {en: Building, zh: 房屋类型}}
      - {name: damage, type: word, words: [collapsed, severe, ordinary, none], default: none, title: {en: Damage by disaster, zh: 受灾程度}}
      - {name: builtElsewhere, type: bool, default: false, title: {en: A new house stands elsewhere already, zh: 已在异地新建住房}}
      - {name: otherHomestead, type: bool, default: false, title: {en: The household holds another homestead, zh: 另有宅基地}}
      - {name: route, type: word, words: [newBuild, repair, collective], default: newBuild, title: {en: Route, zh: 改造方式}}
      - {name: oldHouse, type: word, words: [demolished, pledged, kept], default: pledged, title: {en: Old house, zh: 旧屋处置}}
      - {name: moves, type: bool, default: false, title: {en: Rebuilds on another site, zh: 搬迁异地重建}}
      - {name: landProcedure, type: bool, default: false, title: {en: Land procedure done, zh: 已办建房用地手续}}
      - {name: fitsPlan, type: bool, default: true, title: {en: Site fits town and village plan, zh: 选址符合镇村规划}}
      - {name: surveyed, type: bool, default: false, title: {en: Geology of the site surveyed, zh: 已勘察地质情况}}
      - {name: hazardArea, type: bool, default: false, title: {en: Site in a geological-hazard area, zh: 位于地质灾害区}}
      - {name: soundStructure, type: bool, default: false, title: {en: Main structure sound and worth keeping, zh: 主体结构尚好且有保留价值}}
      - {name: ableToBuild, type: bool, default: true, title: {en: Has labour and own funds, zh: 有劳动能力和自筹能力}}
      - {name: supported, type: bool, default: false, title: {en: Five-guarantee or allowance household, zh: 五保户或低保户}}
      - {name: confirmed, type: bool, default: true, title: {en: On the confirmed list, zh: 已列入核查确认名单}}
      - {name: preferentialPerson, type: bool, default: false, title: {en: Key preferential-treatment person, zh: 重点优抚对象}}
      - {name: houseCost, type: fen, default: 0, title: {en: Cost of the house, zh: 建房总造价}}
      - {name: selfRaised, type: fen, default: 0, title: {en: Raised by the household, zh: 农户自筹}}
      - {name: planHouseholds, type: int, default: 0, title: {en: Households of the year's plan, zh: 年度计划户数}}
    chain:
      - name: comparison
        title: {en: Check of homes and land, zh: 住房情况比对}
        kind: comparison
        level: township
        clause: R-199 002:179 「粵貧明電〔2009〕1號」
        also: [R-363]
        overdueAfterDays: 15
        departments: [publicSecurity, housing, civilAffairs, construction]

      - name: village-review
        title: {en: Village appraisal, zh: 村级评议}
        kind: review
        level: village
        clause: R-305 001:41 「各村小组都必须做到民主评议」
        also: [R-306]
        overdueAfterDays: 30
        signers: [villageHead, firstSecretary, townshipCadre]
        meetings: [representatives, committees]

      - name: village-notice
        title: {en: "Village notice of plan, household and amount", zh: 村级公示计划、对象和金额}
        kind: notice
        level: village
        clause: R-316 002:183 「接受群眾和社會監督」
        also: [R-207, R-309, R-313, R-314, R-409]
        overdueAfterDays: 20
        places: [villageBoard, townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: L-05 the housing plans give no number of days; the seven of R-308 are taken}

      - name: township-review
        title: {en: Township review, zh: 乡镇审核}
        kind: review
        level: township
        clause: R-353 002:167 「村組評議、鄉鎮審核、縣級審批」
        overdueAfterDays: 15
        signers: [townshipHead, povertyOffice]
        officeMeeting: true

      # The city's and the province's confirmation (R-061, R-199) is made on the county's list, outside
      # the case; the card carries its result.
      - name: county-review
        title: {en: County approval, zh: 县级审批}
        kind: review
        level: county
        clause: "R-061 002:179 「經市人民政府審核,并報經省扶貧辦核查確認」"
        also: [R-199, R-353]
        overdueAfterDays: 20
        signers: [countyHead, countyPovertyOffice]

      - name: county-announcement
        title: {en: County announcement, zh: 县级公告}
        kind: notice
        level: county
        clause: R-316 002:183 「接受群眾和社會監督」
        also: [R-309]
        overdueAfterDays: 20
        registers: true # R-099: one household one file
        places: [portal]
        noticeDays:
          - {from: 2017-01-01, value: 5, clause: L-01 the documents give the announcement no length; this province keeps it up five days}

      # How much is paid at which stage is not said (L-07). The last stage is the acceptance: safe, economical,
      # suitable and sanitary (R-210), the old house gone where a new one was built (R-202).
      - name: subsidy
        title: {en: Subsidy paid by stages, zh: 补助分期拨付}
        kind: aid
        level: county
        clause: R-196 001:99 「补助资金全部根据危房改造进度分期发放」
        also: [R-354, R-391, R-392, R-398, R-406, R-407]
        overdueAfterDays: 180
        benefit:
          schedule: stages
          attempts:
            - {from: 2011-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}
          stages:
            - name: foundation
              title: {en: Foundation laid, zh: 基础完工}
              percent: 30
              evidence: [photo, hiddenWorks]
              signers: [projectLeader, leaderInCharge, financeStaff]
              clause: L-07 the documents ask for stages by progress and give no shares (R-391); this province pays 30, 40 and 30 per cent
            - name: structure
              title: {en: Main structure up, zh: 主体完工}
              percent: 40
              evidence: [photo, progress]
              signers: [projectLeader, leaderInCharge, financeStaff]
              clause: L-07 the documents ask for stages by progress and give no shares (R-391); this province pays 30, 40 and 30 per cent
            - name: acceptance
              title: {en: House accepted, zh: 竣工验收}
              percent: 30
              evidence: [photo, acceptance, oldHouse]
              signers: [projectLeader, leaderInCharge, financeStaff]
              clause: R-210 002:179 「安全、經濟、適用、衛生的安居房」

  # Voluntary moving out of places that are not fit to live in. What becomes of the household is recorded at
  # the visits after it has moved: moved, settled, developing, better off, and with work and insurance
  # (R-213, R-214).
  - id: relocation
    title: {en: Relocation, zh: 易地搬迁}
    clause: R-212 002:33 「堅持群眾自愿原則」
    also: [R-211, R-213, R-214, R-217, R-218, R-219]
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: willing, type: bool, required: true, title: {en: The household wants to move, zh: 群众自愿搬迁}}
      - {name: dwelling, type: word, words: [sound, floodPlain, hazardArea, highCold, dangerous, mud, homeless], required: true, title: {en: Dwelling, zh: 居住状况}}
      - {name: wholeVillage, type: bool, default: false, title: {en: The whole village moves, zh: “两不具备”村庄整村搬迁}}
      - {name: destination, type: word, words: [centralVillage, marketTown, town, park], required: true, title: {en: Destination, zh: 安置地}}
      - {name: jobChannel, type: bool, default: false, title: {en: Job channel opened, zh: 已打通就业渠道}}
      - {name: hazardArea, type: bool, default: false, title: {en: Site in a geological-hazard area, zh: 位于地质灾害区}}
      - {name: submergedArea, type: bool, default: false, title: {en: Site in a dam's submerged area, zh: 位于水库淹没区}}
      - {name: planFunds, type: fen, default: 0, title: {en: Funds of the year's plan, zh: 年度计划资金}}
      - {name: planHouseholds, type: int, default: 0, title: {en: Households of the year's plan, zh: 年度计划户数}}
      - {name: planPersons, type: int, default: 0, title: {en: Persons of the year's plan, zh: 年度计划人数}}
      - {name: movedOut, type: bool, required: true, step: outcomes, title: {en: Moved out, zh: 搬得出}}
      - {name: settledIn, type: bool, required: true, step: outcomes, title: {en: Settled, zh: 稳得住}}
      - {name: developing, type: bool, required: true, step: outcomes, title: {en: Developing, zh: 能发展}}
      - {name: betterOff, type: bool, required: true, step: outcomes, title: {en: Better off, zh: 可致富}}
      - {name: inWork, type: bool, required: true, step: outcomes, title: {en: In work, zh: 能就业}}
      - {name: socialCover, type: bool, required: true, step: outcomes, title: {en: Insured, zh: 有保障}}
    chain:
      - name: village-review
        title: {en: Village appraisal, zh: 村级评议}
        kind: review
        level: village
        clause: R-215 002:160 「選址、申報、審批、移民對象摸底確認」
        also: [R-305]
        overdueAfterDays: 30
        signers: [villageHead, firstSecretary, townshipCadre]
        meetings: [representatives, committees]

      - name: village-notice
        title: {en: Village notice, zh: 村级公示}
        kind: notice
        level: village
        clause: R-309 000:11 「鄉鎮審核、區上審批、逐級公示」
        overdueAfterDays: 20
        places: [villageBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: L-05 for relocation no number of days is given; the seven of R-308 are taken}

      - name: comparison
        title: {en: Check of homes and land, zh: 住房情况比对}
        kind: comparison
        level: township
        clause: R-215 002:160 「選址、申報、審批、移民對象摸底確認」
        also: [R-294]
        overdueAfterDays: 15
        departments: [publicSecurity, housing, construction]

      - name: township-review
        title: {en: Township review, zh: 乡镇审核}
        kind: review
        level: township
        clause: R-353 002:167 「村組評議、鄉鎮審核、縣級審批」
        overdueAfterDays: 15
        signers: [townshipHead, povertyOffice]
        officeMeeting: true

      - name: county-review
        title: {en: County approval, zh: 县级审批}
        kind: review
        level: county
        clause: R-215 002:160 「選址、申報、審批、移民對象摸底確認」
        also: [R-353]
        overdueAfterDays: 20
        signers: [countyHead, countyPovertyOffice]

      - name: county-announcement
        title: {en: County announcement, zh: 县级公告}
        kind: notice
        level: county
        clause: R-309 000:11 「鄉鎮審核、區上審批、逐級公示」
        also: [R-313]
        overdueAfterDays: 20
        registers: true
        places: [portal, townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 5, clause: L-01 the documents give the announcement no length; this province keeps it up five days}

      - name: subsidy
        title: {en: Subsidy paid by stages, zh: 搬迁补助分期拨付}
        kind: aid
        level: county
        clause: R-391 002:107 「扶貧資金依據項目建設和進度分期撥付」
        also: [R-354, R-407, R-436]
        overdueAfterDays: 180
        benefit:
          schedule: stages
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}
          stages:
            - name: agreement
              title: {en: Agreement signed and site approved, zh: 签订协议、选址批准}
              percent: 40
              evidence: [agreement, siteApproval]
              signers: [projectLeader, leaderInCharge, financeStaff]
              clause: L-07 the documents ask for stages by progress and give no shares (R-391); this province pays 40 and 60 per cent
            - name: moved-in
              title: {en: Moved in and old house settled, zh: 搬迁入住、旧房处置}
              percent: 60
              evidence: [photo, handover, oldHouse]
              signers: [projectLeader, leaderInCharge, financeStaff]
              clause: L-07 the documents ask for stages by progress and give no shares (R-391); this province pays 40 and 60 per cent

      - name: outcomes
        title: {en: Visits after the move, zh: 搬迁后回访}
        kind: followup
        level: township
        clause: R-213 002:33 「確保搬得出、穩得住、能發展、可致富」
        also: [R-214]
        overdueAfterDays: 30
        visits:
          - {from: 2017-01-01, value: 2, clause: L-08 the outcomes are to be recorded and no time is given; this province looks twice in the first year}
        everyDays:
          - {from: 2017-01-01, value: 180, clause: L-08 the outcomes are to be recorded and no time is given; this province looks twice in the first year}

parent/programmes-industry.yaml 11590
programmes:
  # A household's own project, by its wish and its labour. What was placed with it in kind is returned one for
  # one and placed with another household (R-242): the visit a year later looks at it.
  - id: industry
    title: {en: Industry support, zh: 产业扶贫}
    clause: R-244 001:64 「2020年申报到户产业623户」
    also: [R-238, R-239, R-240, R-241, R-243, R-248]
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: poorRegister, type: bool, default: true, title: {en: In a registered poor household, zh: 建档立卡贫困人口}}
      - {name: fit, type: bool, required: true, title: {en: Able to do the work, zh: 有劳动能力}}
      - {name: ownWish, type: bool, required: true, title: {en: Chosen by the household itself, zh: 群众自主选择项目}}
      - {name: line, type: word, words: [crops, livestock, forestry, processing, other], required: true, title: {en: Line of business, zh: 产业类别}}
      - {name: model, type: word, words: [own, cooperative, association], default: own, title: {en: Form of work, zh: 经营模式}}
      - {name: leastDividend, type: bool, default: false, title: {en: Least dividend and purchase guaranteed, zh: 保底分红、保底收购}}
      - {name: projectCost, type: fen, required: true, title: {en: Cost of the project, zh: 项目投资}}
      - {name: helpUnitFunds, type: fen, default: 0, title: {en: Borne by the help unit, zh: 帮扶单位资金}}
      - {name: animalsPlaced, type: int, default: 0, title: {en: Animals placed with the household, zh: 投放牲畜数量}}
      - {name: animalsReturned, type: int, required: true, step: return-in-kind, title: {en: Animals returned, zh: 返还牲畜数量}}
      - {name: stillRunning, type: bool, required: true, step: return-in-kind, title: {en: The project goes on, zh: 项目持续经营}}
    chain:
      - name: village-review
        title: {en: Village appraisal, zh: 村级评议}
        kind: review
        level: village
        clause: R-238 002:68 「規劃到村、項目到戶、增收到人」
        also: [R-305]
        overdueAfterDays: 30
        signers: [villageHead, firstSecretary, townshipCadre]
        meetings: [representatives, committees]

      - name: village-notice
        title: {en: Village notice of project and amount, zh: 村级公示项目和资金}
        kind: notice
        level: village
        clause: R-314 002:107 「嚴格執行項目、資金公示制」
        also: [R-309, R-313, R-409]
        overdueAfterDays: 20
        places: [villageBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: L-05 for projects no number of days is given; the seven of R-308 are taken}

      - name: township-review
        title: {en: Township review, zh: 乡镇审核}
        kind: review
        level: township
        clause: R-353 002:167 「村組評議、鄉鎮審核、縣級審批」
        also: [R-244]
        overdueAfterDays: 15
        signers: [townshipHead, povertyOffice]
        officeMeeting: true

      - name: county-review
        title: {en: County approval, zh: 县级审批}
        kind: review
        level: county
        clause: R-353 002:167 「村組評議、鄉鎮審核、縣級審批」
        overdueAfterDays: 20
        registers: true
        signers: [countyHead, countyPovertyOffice]

      - name: subsidy
        title: {en: Subsidy paid by stages, zh: 产业补助分期拨付}
        kind: aid
        level: county
        clause: R-239 002:68 「把扶貧資金真正落實到每村每戶的產業項目上」
        also: [R-354, R-391, R-393]
        overdueAfterDays: 180
        benefit:
          schedule: stages
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}
          stages:
            - name: start
              title: {en: Started, zh: 项目启动}
              percent: 50
              evidence: [photo, purchase]
              signers: [projectLeader, leaderInCharge, financeStaff]
              clause: L-07 the documents ask for stages by progress and give no shares (R-391); this province pays half and half
            - name: acceptance
              title: {en: Accepted, zh: 项目验收}
              percent: 50
              evidence: [photo, acceptance, voucher]
              signers: [projectLeader, leaderInCharge, financeStaff]
              clause: R-393 002:107 「全面實行縣級報帳制」

      - name: return-in-kind
        title: {en: Return one for one, zh: 投一还一回访}
        kind: followup
        level: township
        clause: "R-242 002:26 「采取投一還一,滾動發展的形式」"
        also: [R-270]
        overdueAfterDays: 30
        visits:
          - {from: 2017-01-01, value: 1, clause: L-08 when the animals are to be returned is not said; this province looks after a year}
        everyDays:
          - {from: 2017-01-01, value: 365, clause: L-08 when the animals are to be returned is not said; this province looks after a year}

  # Micro-credit with interest subsidy and, where the county guarantees, its guarantee fund. A subsidy for
  # households, one for projects, and the village's mutual fund are three instruments (R-235).
  - id: micro-credit
    title: {en: Interest subsidy on micro-credit, zh: 扶贫小额信贷贴息}
    clause: R-235 002:171 「扶貧到戶貸款貼息、扶貧項目貸款貼息」
    also: [R-209, R-231, R-232, R-233, R-234, R-236, R-237]
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: instrument, type: word, words: [household, project, mutualFund], required: true, title: {en: Instrument, zh: 贷款类型}}
      - {name: loanPurpose, type: word, words: [farming, keyIndustry, villageProject, housing, other], required: true, title: {en: Purpose of the loan, zh: 贷款用途}}
      - {name: loan, type: fen, required: true, title: {en: Sum of the loan, zh: 贷款金额}}
      - {name: interestPaid, type: fen, required: true, title: {en: Interest paid, zh: 已付利息}}
      - {name: guarantee, type: word, words: [none, jointGuarantee, property, guaranteeFund], default: none, title: {en: Security, zh: 担保方式}}
      - {name: guaranteedBefore, type: fen, default: 0, title: {en: Guaranteed by the fund already, zh: 担保基金已担保余额}}
      - {name: subsidisedLoans, type: fen, default: 0, title: {en: Subsidised loans of the place, zh: 政府贴息贷款总额}}
      - {name: allLoans, type: fen, default: 0, title: {en: All loans of the place, zh: 贷款总额}}
      - {name: planFunds, type: fen, default: 0, title: {en: Funds of the year's plan, zh: 年度计划资金}}
      - {name: planHouseholds, type: int, default: 0, title: {en: Households of the year's plan, zh: 年度计划户数}}
    chain:
      - name: township-review
        title: {en: Township reviews with the credit co-operative, zh: 乡镇会同信用社审核}
        kind: review
        level: township
        clause: R-236 002:99 「協調財政、農經、信用社等部門密切合作」
        also: [R-231]
        overdueAfterDays: 15
        signers: [townshipHead, povertyOffice]
        officeMeeting: true

      - name: county-review
        title: {en: County approval, zh: 县级审批}
        kind: review
        level: county
        clause: R-234 001:136 「实行扶贫资金贷款贴息制度」
        also: [R-446]
        overdueAfterDays: 20
        signers: [countyPovertyOffice]

      - name: county-notice
        title: {en: County notice, zh: 县级公示}
        kind: notice
        level: county
        clause: R-313 002:107 「在鄉、村政務公開欄內公示」
        also: [R-309]
        overdueAfterDays: 20
        registers: true
        places: [portal, townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 5, clause: L-01 the documents give the announcement no length; this province keeps it up five days}

      - name: subsidy
        title: {en: Interest subsidy paid, zh: 贴息资金发放}
        kind: aid
        level: county
        clause: R-234 001:136 「实行扶贫资金贷款贴息制度」
        also: [R-235]
        overdueAfterDays: 30
        benefit:
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}

  # The revenue of a station, shared out each month to the households and the village.
  - id: solar
    title: {en: Solar power revenue, zh: 光伏收益分配}
    clause: R-250 001:26 「并通过光伏收益分配、健康扶贫」
    also: [R-249]
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: station, type: word, words: [household, village], required: true, title: {en: Kind of station, zh: 电站类型}}
      - {name: monthlyRevenue, type: fen, required: true, title: {en: Revenue to be shared a month, zh: 每月待分配收益}}
      - {name: sharingHouseholds, type: int, required: true, title: {en: Households that share it, zh: 分配户数}}
      - {name: stations3kw, type: int, default: 0, title: {en: Stations of 3 KW, zh: 3KW电站座数}}
      - {name: stations5kw, type: int, default: 0, title: {en: Stations of 5 KW, zh: 5KW电站座数}}
      - {name: stations60kw, type: int, default: 0, title: {en: Stations of 60 KW, zh: 60KW电站座数}}
    chain:
      - name: village-review
        title: {en: Village decides the sharing, zh: 村级收益分配评议}
        kind: review
        level: village
        clause: R-250 001:26 「并通过光伏收益分配、健康扶贫」
        also: [R-305]
        overdueAfterDays: 30
        signers: [villageHead, firstSecretary, townshipCadre]
        meetings: [representatives, committees]

      - name: village-notice
        title: {en: Village notice of the sharing, zh: 收益分配公示}
        kind: notice
        level: village
        clause: R-313 002:107 「在鄉、村政務公開欄內公示」
        also: [R-309, R-409]
        overdueAfterDays: 20
        places: [villageBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: L-05 for the sharing no number of days is given; the seven of R-308 are taken}

      - name: township-review
        title: {en: Township review, zh: 乡镇审核}
        kind: review
        level: township
        clause: R-353 002:167 「村組評議、鄉鎮審核、縣級審批」
        overdueAfterDays: 15
        registers: true
        signers: [townshipHead, povertyOffice]
        officeMeeting: true

      - name: revenue
        title: {en: Revenue paid, zh: 光伏收益发放}
        kind: aid
        level: county
        clause: R-451 001:64 「户均光伏月收入250元」
        also: [R-250]
        overdueAfterDays: 45
        benefit:
          schedule: monthly
          months:
            - {from: 2017-01-01, value: 12, clause: L-09 shared out for a year and then decided anew}
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}

parent/programmes-people.yaml 11028
programmes:
  # Rain and Dew: training per person, the subsidy straight to the household (R-221). The card's head is the
  # trainee; a person may train in several years, so that nobody is claimed. The subsidy is paid when the course
  # is finished, and a visit afterwards asks for work (R-635).
  - id: training
    title: {en: Rain-and-Dew training, zh: 雨露计划培训}
    clause: R-221 002:10 「計劃指導、逐步推進、培訓到人、直補到戶」
    also: [R-222, R-223, R-224, R-225]
    claims: false
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: course, type: word, words: [labourTransfer, technician, vocationalSchool, craftsman, practical], required: true, title: {en: Kind of training, zh: 培训类别}}
      - {name: poorRegister, type: bool, default: true, title: {en: In a registered poor household, zh: 建档立卡贫困人口}}
      - {name: schoolLeaver, type: bool, default: false, title: {en: "Leaver of junior or senior middle school", zh: “两后生”}}
      - {name: resettled, type: bool, default: false, title: {en: Resettled in town or park, zh: 进城进园安置}}
      - {name: planFunds, type: fen, default: 0, title: {en: Funds of the year's plan, zh: 年度计划资金}}
      - {name: planPersons, type: int, default: 0, title: {en: Persons of the year's plan, zh: 年度计划人数}}
      - {name: finished, type: bool, required: true, step: completion, title: {en: Course finished, zh: 已完成培训}}
      - {name: attendedPercent, type: int, required: true, step: completion, title: {en: Attendance in per cent, zh: 出勤率（%）}}
      - {name: inWork, type: bool, required: true, step: placement, title: {en: In work, zh: 能就业}}
      - {name: addedIncome, type: fen, default: 0, step: placement, title: {en: Added income a month, zh: 每月增收}}
    chain:
      - name: township-review
        title: {en: Township review, zh: 乡镇审核}
        kind: review
        level: township
        clause: R-222 002:175 「以貧困家庭“兩后生”和進城進園安置貧困戶勞動力」
        also: [R-036]
        overdueAfterDays: 15
        signers: [townshipHead, povertyOffice]
        officeMeeting: true

      - name: county-review
        title: {en: County approval, zh: 县级审批}
        kind: review
        level: county
        clause: R-221 002:10 「計劃指導、逐步推進、培訓到人、直補到戶」
        also: [R-223]
        overdueAfterDays: 15
        signers: [countyPovertyOffice]

      - name: county-notice
        title: {en: County notice, zh: 县级公示}
        kind: notice
        level: county
        clause: R-309 000:11 「鄉鎮審核、區上審批、逐級公示」
        overdueAfterDays: 20
        registers: true
        places: [portal, townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 5, clause: L-01 the documents give the announcement no length; this province keeps it up five days}

      - name: completion
        title: {en: Course finished, zh: 培训结业审核}
        kind: review
        level: county
        clause: R-635 002:155 「擴大轉移就業面,提高培訓的實效」
        overdueAfterDays: 365
        signers: [countyPovertyOffice]

      - name: subsidy
        title: {en: Subsidy paid, zh: 培训补助发放}
        kind: aid
        level: county
        clause: R-221 002:10 「計劃指導、逐步推進、培訓到人、直補到戶」
        also: [R-407]
        overdueAfterDays: 30
        benefit:
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}

      - name: placement
        title: {en: Work after the course, zh: 就业回访}
        kind: followup
        level: township
        clause: R-635 002:155 「擴大轉移就業面,提高培訓的實效」
        overdueAfterDays: 30
        visits:
          - {from: 2017-01-01, value: 1, clause: L-08 the documents ask whether training leads to work and give no time; this province asks half a year after}
        everyDays:
          - {from: 2017-01-01, value: 180, clause: L-08 the documents ask whether training leads to work and give no time; this province asks half a year after}

  # The card's head is the pupil or student; one case a school year, so that nobody is claimed.
  - id: education
    title: {en: Education aid, zh: 教育资助}
    clause: R-227 004:19 「不发生因贫被动辍学」
    also: [R-226, R-228, R-229, R-230]
    claims: false
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: schoolStage, type: word, words: [preschool, compulsory, seniorMiddle, vocational, college], required: true, title: {en: Stage of schooling, zh: 就读阶段}}
      - {name: enrolled, type: bool, required: true, title: {en: In school, zh: 在校就读}}
      - {name: inCounty, type: bool, default: true, title: {en: School in the county, zh: 县域内就读}}
      - {name: poorRegister, type: bool, default: true, title: {en: In a registered poor household, zh: 建档立卡贫困人口}}
      - {name: schoolFees, type: fen, default: 0, title: {en: Fees of the year, zh: 学年学杂费}}
      - {name: firstYear, type: bool, default: false, title: {en: First year of college, zh: 大学新生}}
      - {name: planFunds, type: fen, default: 0, title: {en: Funds of the year's plan, zh: 年度计划资金}}
      - {name: planPersons, type: int, default: 0, title: {en: Persons of the year's plan, zh: 年度计划人数}}
    chain:
      - name: township-review
        title: {en: Township review at the single window, zh: 乡镇窗口受理审核}
        kind: review
        level: township
        clause: R-162 001:74 「严格履行社会救助申请、审核、核对、审批程序」
        also: [R-036]
        overdueAfterDays: 15
        signers: [townshipHead, povertyOffice]
        officeMeeting: true

      - name: county-review
        title: {en: County approval, zh: 县级审批}
        kind: review
        level: county
        clause: R-162 001:74 「严格履行社会救助申请、审核、核对、审批程序」
        overdueAfterDays: 15
        signers: [countyPovertyOffice]

      - name: county-notice
        title: {en: County notice, zh: 县级公示}
        kind: notice
        level: county
        clause: R-309 000:11 「鄉鎮審核、區上審批、逐級公示」
        overdueAfterDays: 20
        registers: true
        places: [portal, townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 5, clause: L-01 the documents give the announcement no length; this province keeps it up five days}

      - name: grant
        title: {en: Education aid paid, zh: 教育资助发放}
        kind: aid
        level: county
        clause: R-227 004:19 「不发生因贫被动辍学」
        also: [R-228, R-277]
        overdueAfterDays: 30
        benefit:
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}

  # Work in a job base, as a forest guard, or in another post for the poor; paid month by month.
  - id: jobs
    title: {en: Job support, zh: 就业扶贫}
    clause: R-245 001:64 「就业扶贫基地3个」
    also: [R-241, R-246]
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: post, type: word, words: [jobBase, forestGuard], required: true, title: {en: Post, zh: 岗位}}
      - {name: poorRegister, type: bool, default: true, title: {en: In a registered poor household, zh: 建档立卡贫困人口}}
      - {name: fit, type: bool, required: true, title: {en: Able to do the work, zh: 有劳动能力}}
      - {name: contract, type: bool, default: false, step: county-review, title: {en: Contract signed, zh: 已签订用工合同}}
      - {name: inWork, type: bool, required: true, step: at-work, title: {en: In work, zh: 能就业}}
      - {name: addedIncome, type: fen, default: 0, step: at-work, title: {en: Added income a month, zh: 每月增收}}
    chain:
      - name: village-review
        title: {en: Village appraisal, zh: 村级评议}
        kind: review
        level: village
        clause: R-305 001:41 「各村小组都必须做到民主评议」
        also: [R-306]
        overdueAfterDays: 20
        signers: [villageHead, firstSecretary, townshipCadre]
        meetings: [committees]

      - name: village-notice
        title: {en: Village notice, zh: 村级公示}
        kind: notice
        level: village
        clause: R-309 000:11 「鄉鎮審核、區上審批、逐級公示」
        overdueAfterDays: 20
        places: [villageBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: L-05 for posts no number of days is given; the seven of R-308 are taken}

      - name: township-review
        title: {en: Township hires or recommends, zh: 乡镇聘用或推荐}
        kind: review
        level: township
        clause: "R-246 001:64 「我乡聘用护林员5名,年工资约8000元」"
        overdueAfterDays: 15
        signers: [townshipHead, povertyOffice]
        officeMeeting: true

      - name: county-review
        title: {en: County approval, zh: 县级审批}
        kind: review
        level: county
        clause: R-245 001:64 「就业扶贫基地3个」
        overdueAfterDays: 15
        registers: true
        signers: [countyPovertyOffice]

      - name: pay
        title: {en: Pay of the post, zh: 岗位补助发放}
        kind: aid
        level: county
        clause: R-450 001:64 「年工资约8000元」
        also: [R-246, R-449]
        overdueAfterDays: 45
        benefit:
          schedule: monthly
          months:
            - {from: 2017-01-01, value: 12, clause: L-09 a post is given for a year}
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}

      - name: at-work
        title: {en: Visit at work, zh: 在岗回访}
        kind: followup
        level: township
        clause: R-245 001:64 「就业扶贫基地3个」
        also: [R-449]
        overdueAfterDays: 30
        visits:
          - {from: 2017-01-01, value: 1, clause: L-08 the effect on income is to be recorded and no time is given; this province asks once when the year is over}
        everyDays:
          - {from: 2017-01-01, value: 30, clause: L-08 the effect on income is to be recorded and no time is given; this province asks once when the year is over}

parent/programmes-project.yaml 8038
programmes:
  # A village's project. The card's head is its first responsible person (R-038), who may answer for several. The
  # order is that of R-251: approved, planned in the village, a township cadre named, built with a record of the
  # hidden works, posted, archived, accepted, maintained. States as the office counts them (R-256): planned is
  # registered, tendered the first stage, under way the second, accepted the third, paid when it is settled.
  - id: project
    title: {en: Village project, zh: 整村推进项目}
    clause: R-251 002:105 「在項目獲準實施后立即將項目建設計劃下達」
    also: [R-038, R-254, R-256, R-257, R-258, R-259, R-262, R-264]
    claims: false
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: work, type: word, words: [road, irrigation, drinkingWater, courtyard, school, clinic, industry, other], required: true, title: {en: Work, zh: 建设内容}}
      - {name: investment, type: fen, required: true, title: {en: Investment, zh: 项目总投资}}
      - {name: centralFunds, type: fen, default: 0, title: {en: Central funds, zh: 中央资金}}
      - {name: provinceFunds, type: fen, default: 0, title: {en: Provincial funds, zh: 省级资金}}
      - {name: cityFunds, type: fen, default: 0, title: {en: City funds, zh: 市级资金}}
      - {name: countyFunds, type: fen, default: 0, title: {en: County funds, zh: 县级资金}}
      - {name: helpUnitFunds, type: fen, default: 0, title: {en: Borne by the help unit, zh: 帮扶单位资金}}
      - {name: donatedFunds, type: fen, default: 0, title: {en: Donations, zh: 社会捐赠}}
      - {name: otherFunds, type: fen, default: 0, title: {en: "Other departments, by their own channels", zh: 其他部门资金（按原渠道）}}
      - {name: selfRaised, type: fen, default: 0, title: {en: Raised by the villagers, zh: 群众自筹}}
      - {name: meetingHeld, type: bool, required: true, title: {en: Villagers and party members heard, zh: 已召开社员会、党员会}}
      - {name: surveyReport, type: bool, required: true, title: {en: Survey report made, zh: 已有调研报告}}
      - {name: requestFiled, type: bool, required: true, title: {en: Project request filed, zh: 已有立项申请报告}}
      - {name: cadreNamed, type: bool, required: true, title: {en: Township cadre named, zh: 已明确负责乡干部}}
      - {name: hazardArea, type: bool, default: false, title: {en: Site in a geological-hazard area, zh: 位于地质灾害区}}
      - {name: submergedArea, type: bool, default: false, title: {en: Site in a dam's submerged area, zh: 位于水库淹没区}}
      - {name: withdrawn, type: bool, default: false, title: {en: Another department has withdrawn its funds, zh: 其他部门资金退出}}
      - {name: planFunds, type: fen, default: 0, title: {en: Funds of the year's plan, zh: 年度计划资金}}
      - {name: planVillages, type: int, default: 0, title: {en: Villages of the year's plan, zh: 年度计划村数}}
      - {name: planProjects, type: int, default: 0, title: {en: Projects of the year's plan, zh: 年度计划项目数}}
      - {name: finishedProjects, type: int, default: 0, title: {en: Projects finished, zh: 完工项目数}}
      - {name: paidFunds, type: fen, default: 0, title: {en: Funds paid, zh: 已拨付资金}}
      - {name: caretaker, type: bool, required: true, step: maintenance, title: {en: A named person maintains it, zh: 已指定专人管护}}
      - {name: inUse, type: bool, required: true, step: maintenance, title: {en: In use, zh: 正常使用}}
    chain:
      - name: village-review
        title: {en: Village group plans the project, zh: 村级项目评议}
        kind: review
        level: village
        clause: R-252 002:103 「認真開好社員會、黨員會」
        also: [R-038, R-039]
        overdueAfterDays: 30
        signers: [villageSecretary, villageHead, townshipCadre]
        meetings: [representatives, committees]

      - name: township-review
        title: {en: Township review, zh: 乡镇审核}
        kind: review
        level: township
        clause: R-392 002:107 「專職財務人員逐級審核審批」
        also: [R-040, R-353]
        overdueAfterDays: 20
        signers: [townshipHead, povertyOffice]
        officeMeeting: true

      - name: county-review
        title: {en: County approves the project, zh: 县级立项审批}
        kind: review
        level: county
        clause: R-251 002:105 「在項目獲準實施后立即將項目建設計劃下達」
        also: [R-115, R-639]
        overdueAfterDays: 30
        signers: [countyHead, countyPovertyOffice]

      - name: project-notice
        title: {en: "Content, scale, investment and fund use posted", zh: 公示内容、规模、投资和资金使用}
        kind: notice
        level: village
        clause: "R-253 002:105 「必須在項目村張榜公布,接受群眾監督」"
        also: [R-313, R-314, R-409]
        overdueAfterDays: 20
        registers: true
        places: [villageBoard, townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: L-05 for projects no number of days is given; the seven of R-308 are taken}

      # The county reimburses against vouchers (R-393); acceptance is the county's (R-254).
      - name: works
        title: {en: Works paid by stages, zh: 工程资金分期拨付}
        kind: aid
        level: county
        clause: R-391 002:107 「扶貧資金依據項目建設和進度分期撥付」
        also: [R-094, R-095, R-096, R-254, R-354, R-390, R-392, R-393]
        overdueAfterDays: 365
        benefit:
          schedule: stages
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}
          stages:
            - name: tendered
              title: {en: Tendered and begun, zh: 完成招投标、开工}
              percent: 30
              evidence: [tender, contract]
              signers: [projectLeader, leaderInCharge, financeStaff]
              clause: "R-256 002:137 「已完成工程招投標,進入實施階段」"
            - name: under-way
              title: {en: Main works done, zh: 主体工程完成}
              percent: 40
              evidence: [photo, progress, hiddenWorks]
              signers: [projectLeader, leaderInCharge, financeStaff]
              clause: "R-094 002:105 「做好隱蔽工程記錄,監督好工程質量」"
            - name: accepted
              title: {en: Accepted by the county, zh: 县级验收}
              percent: 30
              evidence: [acceptance, voucher, archive, maintenanceRules]
              signers: [projectLeader, leaderInCharge, financeStaff]
              clause: R-254 002:88 「現已通過縣級驗收」

      - name: use-notice
        title: {en: Use of the money posted, zh: 公示资金使用结果}
        kind: notice
        level: village
        clause: R-409 002:107 「扶貧資金使用情況、數量」
        also: [R-253, R-313]
        overdueAfterDays: 30
        places: [villageBoard, townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: L-05 for projects no number of days is given; the seven of R-308 are taken}

      - name: maintenance
        title: {en: Maintenance looked at, zh: 后续管护检查}
        kind: followup
        level: township
        clause: "R-096 002:105 「納入村規民約,指定專人管護使用」"
        also: [R-408]
        overdueAfterDays: 60
        visits:
          - {from: 2017-01-01, value: 1, clause: L-08 maintenance is asked for and no time is given; this province looks after a year}
        everyDays:
          - {from: 2017-01-01, value: 365, clause: L-08 maintenance is asked for and no time is given; this province looks after a year}

parent/programmes-recheck.yaml 9665
programmes:
  # The re-check of everybody on the register (003), as a campaign of its own: the card names the day the
  # campaign began, and every stage is due so many days later (C-07: years are configuration). What gives
  # way where the calendar is too tight is decided as in the pack recheck-003 (C-06).
  - id: recheck
    title: {en: Re-check of registered households, zh: 精准扶贫户复核}
    clause: R-137 003:19 「完成申请农户资格复审」
    also: [R-130, R-141, R-143]
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    helpers:
      max:
        - {from: 2017-01-01, value: 5, clause: R-043 003:37 「每名党员干部帮扶贫困户不超过5户」}
      hard: false # "in principle": one more is an alert, no bar (C-13)
    evidence:
      - {name: campaignFrom, type: date, required: true, title: {en: First day of the campaign, zh: 复核开始日期}}
      - {name: newcomer, type: bool, default: false, title: {en: Not on the register before, zh: 前期未纳入}}
    chain:
      - name: village-review
        title: {en: Three village meetings, zh: 开好三个会议}
        kind: review
        level: village
        clause: R-144 003:26 「开好三个会议」
        also: [R-137, R-145, R-146, R-147, R-303, R-469]
        overdueAfterDays: 9
        signers: [villageHead, firstSecretary, townshipCadre]
        meetings: [assembly, representatives, committees]

      - name: village-notice
        title: {en: Village notice, zh: 村级复核公示}
        kind: notice
        level: village
        clause: R-138 003:19 「审查复核、资料填报和复核公示」
        also: [R-308, R-311, R-470]
        overdueAfterDays: 9
        places: [villageBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: R-308 003:19 「公示时间不得少于7天」}

      # 003 compares after the village has discussed and published.
      - name: comparison
        title: {en: Comparison with nine departments, zh: 九部门数据比对}
        kind: comparison
        level: township
        clause: R-150 003:26 「对不符合条件的坚决退出」
        also: [R-294, R-295, R-296]
        overdueAfterDays: 2
        departments:
          - publicSecurity
          - housing
          - finance
          - humanResources
          - trafficPolice
          - industryCommerce
          - disabledFederation
          - civilAffairs
          - construction

      # Households are exchanged within the village's number: one comes in for one that leaves.
      - name: township-review
        title: {en: Township office meeting, zh: 乡政府办公会审核}
        kind: review
        level: township
        clause: "R-139 003:19 「19日前,乡政府办公会审核」"
        also: [R-035, R-131, R-351, R-471]
        overdueAfterDays: 2
        signers: [townshipHead, povertyOffice]
        officeMeeting: true
        takesPlace: true # R-351 001:40 「按照标准对现在规模数的贫困户进行」

      - name: township-notice
        title: {en: Township notice, zh: 乡镇公示}
        kind: notice
        level: township
        clause: R-312 003:19 「审核全乡精准扶贫户并公示」
        overdueAfterDays: 2
        places: [townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 1, clause: C-06 between the township's review and the report to the county the calendar has one day}

      # The county bureau takes the results; a newcomer is decided by the county government (C-04).
      - name: county-review
        title: {en: Report to the county, zh: 上报县级}
        kind: review
        level: county
        clause: R-028 003:19 「复核结果上报县扶贫移民局」
        also: [R-027, R-085, R-140, R-151, R-472]
        overdueAfterDays: 5
        registers: true
        signers: [countyPovertyOffice]
        strictSigners: [countyHead] # R-027 003:26 「依据相关程序报县人民政府审定」

  # Exit from the register, put forward by the village for a registered household: two no worries and three
  # guarantees item by item, then the county. The exit takes nothing else away: the household's other cases go
  # on (R-267). Afterwards it is visited; one that has fallen back is registered again and stays so until the
  # village puts it forward anew (R-171, R-269).
  - id: exit
    title: {en: Exit from the register, zh: 贫困户退出}
    clause: R-271 001:30 「“两不愁三保障”是否达标」
    also: [R-266, R-267, R-269]
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      # Two no worries, three guarantees, as they are looked at in the house (001-C).
      - {name: enoughFood, type: bool, required: true, step: township-review, title: {en: No worry about food, zh: 不愁吃}}
      - {name: enoughClothing, type: bool, required: true, step: township-review, title: {en: No worry about clothing, zh: 不愁穿}}
      - {name: safeHouse, type: bool, required: true, step: township-review, title: {en: Safe house without sheet metal, zh: 住房安全（非彩钢房、无彩钢瓦）}}
      - {name: waterReport, type: bool, required: true, step: township-review, title: {en: Water tested and safe, zh: 饮水有检测报告}}
      - {name: allInSchool, type: bool, required: true, step: township-review, title: {en: No child out of school, zh: 无辍学学生}}
      - {name: medicalCovered, type: bool, required: true, step: township-review, title: {en: Insured and reimbursed in full, zh: 参保且健康政策报销到位}}
      - {name: explained, type: bool, required: true, step: township-review, title: {en: Exit explained to the household, zh: 已向该户解释退出政策}}
      # What a visit finds.
      - {name: stillSecure, type: bool, default: true, step: follow-up, title: {en: All items still hold, zh: 各项仍达标}}
      - {name: fellBack, type: bool, default: false, step: follow-up, title: {en: Fallen back into poverty, zh: 已返贫}}
      - {name: backCause, type: word, words: [none, illness, schooling, disaster, work, other], default: none, step: follow-up, title: {en: Cause, zh: 返贫原因}}
      - {name: benefitsKept, type: bool, default: true, step: follow-up, title: {en: Benefits go on, zh: 帮扶政策延续}}
    chain:
      - name: comparison
        title: {en: Check on exit, zh: 退出核对}
        kind: comparison
        level: township
        clause: R-163 001:74 「切实做到凡进必核、凡退必核」
        also: [R-641]
        overdueAfterDays: 15
        departments: [housing, humanResources, civilAffairs, construction]

      - name: village-review
        title: {en: Village appraisal, zh: 村级民主评议}
        kind: review
        level: village
        clause: R-132 001:41 「并把民主评议的结果对全村进行公示」
        also: [R-305, R-306]
        overdueAfterDays: 30
        signers: [villageHead, firstSecretary, townshipCadre]
        meetings: [representatives, committees]

      - name: village-notice
        title: {en: Village notice, zh: 村级公示}
        kind: notice
        level: village
        clause: R-132 001:41 「并把民主评议的结果对全村进行公示」
        also: [R-309, R-311, R-633]
        overdueAfterDays: 20
        places: [villageBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: L-05 for the exit no number of days is given; the seven of R-308 are taken}

      - name: township-review
        title: {en: Item-by-item check in the house, zh: 入户逐项核查}
        kind: review
        level: township
        clause: R-158 001:31 「对“两不愁三保障”脱贫标准,进行逐项逐条」
        also: [R-155, R-271, R-370, R-371, R-372, R-373]
        overdueAfterDays: 30
        signers: [townshipHead, povertyOffice]
        officeMeeting: true

      # From here on the case stands in the books as that of a registered household on its way out.
      - name: township-notice
        title: {en: Township notice, zh: 乡镇公示}
        kind: notice
        level: township
        clause: R-309 000:11 「鄉鎮審核、區上審批、逐級公示」
        overdueAfterDays: 20
        registers: true
        places: [townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: L-05 for the exit no number of days is given; the seven of R-308 are taken}

      - name: county-review
        title: {en: County confirms the exit, zh: 县级认定退出}
        kind: review
        level: county
        clause: R-266 001:125 「一是对标县摘帽标准」
        also: [R-271]
        overdueAfterDays: 20
        exits: true
        signers: [countyHead, countyPovertyOffice]

      - name: follow-up
        title: {en: Visits after the exit, zh: 退出后回访}
        kind: followup
        level: village
        clause: R-274 001:28 「保持入户频率」
        also: [R-052, R-157, R-267, R-268, R-272, R-627]
        overdueAfterDays: 30
        visits:
          - {from: 2017-01-01, value: 4, clause: L-08 the documents ask for visits and give neither number nor time; this province visits four times in a year}
        everyDays:
          - {from: 2017-01-01, value: 90, clause: L-08 the documents ask for visits and give neither number nor time; this province visits four times in a year}
        readmitTo: village-review

parent/programmes-register.yaml 8308
programmes:
  # Registration, then three months of the allowance. Who decides in the end differs between the
  # documents (C-04): here the county reviews and announces, as in 002-E; chain-a, chain-b and the
  # packs of the documents have the others.
  - id: registration
    title: {en: Registration of poor households, zh: 贫困户建档立卡}
    clause: R-119 002:63 「經鎮鄉人民政府審核后在鎮鄉辦公地點進行再次公示」
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    helpers:
      max:
        - {from: 2017-01-01, value: 5, clause: R-043 003:37 「每名党员干部帮扶贫困户不超过5户」}
      hard: false # "in principle": one more is an alert, no bar (C-13)
    evidence:
      - {name: villageIncidence, type: int, default: 0, title: {en: Poverty incidence of the village in per cent, zh: 全村贫困发生率（%）}}
      - {name: villageIncome, type: fen, default: 0, title: {en: Net income per person in the village, zh: 全村农民人均纯收入}}
      - {name: villageCollectiveIncome, type: bool, default: true, title: {en: The village has collective income, zh: 行政村有集体经济收入}}
    chain:
      - name: comparison
        title: {en: Comparison with nine departments, zh: 九部门数据比对}
        kind: comparison
        level: township
        clause: R-294 003:26 「等县级九个部门的档案资料进行严格比对」
        also: [R-150, R-295, R-296, R-297, R-163]
        overdueAfterDays: 15
        departments:
          - publicSecurity
          - housing
          - finance
          - humanResources
          - trafficPolice
          - industryCommerce
          - disabledFederation
          - civilAffairs
          - construction

      - name: village-review
        title: {en: Village appraisal, zh: 村级民主评议}
        kind: review
        level: village
        clause: R-144 003:26 「开好三个会议」
        also: [R-123, R-132, R-145, R-146, R-147, R-303, R-305, R-306]
        overdueAfterDays: 30
        signers: [villageHead, firstSecretary, townshipCadre]
        meetings: [assembly, representatives, committees]

      # Only 003 gives a number of days, and only for the village (C-05). The township's notice is held to
      # the same length; every level has its notice (R-309).
      - name: village-notice
        title: {en: Village notice, zh: 村级公示}
        kind: notice
        level: village
        clause: R-310 002:63 「貧困戶名單先在村公示無異議」
        also: [R-308, R-309, R-311, R-149, R-470]
        overdueAfterDays: 20
        places: [villageBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: R-308 003:19 「公示时间不得少于7天」}

      - name: township-review
        title: {en: Township review, zh: 乡镇审核}
        kind: review
        level: township
        clause: R-035 003:19 「乡政府办公会审核全乡精准扶贫户并公示」
        also: [R-131, R-139, R-339, R-340, R-351, R-353]
        overdueAfterDays: 15
        signers: [townshipHead, povertyOffice]
        officeMeeting: true
        takesPlace: true # R-340 000:10 「核定比例,嚴格控制規模」

      - name: township-notice
        title: {en: Township notice, zh: 乡镇公示}
        kind: notice
        level: township
        clause: R-119 002:63 「經鎮鄉人民政府審核后在鎮鄉辦公地點進行再次公示」
        also: [R-309, R-310, R-312]
        overdueAfterDays: 20
        places: [townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: R-308 003:19 「公示时间不得少于7天」}

      - name: county-review
        title: {en: County review, zh: 县级审定}
        kind: review
        level: county
        clause: R-027 003:26 「依据相关程序报县人民政府审定」
        also: [R-151, R-353]
        overdueAfterDays: 20
        signers: [countyHead, countyPovertyOffice]

      - name: county-announcement
        title: {en: County announcement, zh: 县级公告}
        kind: notice
        level: county
        clause: R-120 002:63 「在XX區政府門戶網站進行了公告」
        also: [R-309, R-317]
        overdueAfterDays: 15
        registers: true # R-068 000:11 「進入低保的農戶要全部登記造冊」
        places: [portal]
        noticeDays:
          - from: 2017-01-01
            value: 5
            clause: L-01 the documents give the announcement no length; this province keeps it up five days

      - name: allowance
        title: {en: Rural allowance, zh: 农村低保金发放}
        kind: aid
        level: county
        clause: R-412 001:85 「农村低保月人均补差水平225元基础上」
        also: [R-124, R-413, R-414]
        overdueAfterDays: 45
        benefit:
          schedule: monthly
          months:
            - {from: 2017-01-01, value: 3, clause: L-03 the allowance is granted for a quarter and then looked at again}
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}

  # A village, not a household: the card's head is the person who answers for the application, so that he may
  # stand on several (claims).
  - id: poor-village
    title: {en: Identification of poor villages, zh: 贫困村识别}
    clause: R-126 002:64 「區鄉兩級嚴格按照一公示一公告的程序」
    also: [R-317, R-321, R-322]
    claims: false
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: villageIncidence, type: int, required: true, title: {en: Poverty incidence of the village in per cent, zh: 全村贫困发生率（%）}}
      - {name: villageIncome, type: fen, required: true, title: {en: Net income per person in the village, zh: 全村农民人均纯收入}}
      - {name: villageCollectiveIncome, type: bool, required: true, title: {en: The village has collective income, zh: 行政村有集体经济收入}}
      - {name: villageClass, type: word, words: [one, two, three], default: three, title: {en: Class of the village, zh: 贫困村类别}}
      - {name: poorPeople, type: int, default: 0, title: {en: Poor people, zh: 贫困人口}}
      - {name: ruralPeople, type: int, default: 0, title: {en: Rural people, zh: 乡村人口}}
      - {name: poorHouseholds, type: int, default: 0, title: {en: Poor households, zh: 贫困户数}}
      - {name: poorHouseholdsBefore, type: int, default: 0, title: {en: Poor households in the base year, zh: 基期贫困户数}}
      - {name: poorPeopleBefore, type: int, default: 0, title: {en: Poor people in the base year, zh: 基期贫困人口}}
    chain:
      - name: township-review
        title: {en: Township reviews the village's application, zh: 乡镇审核村申请}
        kind: review
        level: township
        clause: R-126 002:64 「區鄉兩級嚴格按照一公示一公告的程序」
        overdueAfterDays: 15
        signers: [townshipHead, povertyOffice]
        officeMeeting: true

      - name: list-notice
        title: {en: List of villages posted, zh: 贫困村名单公示}
        kind: notice
        level: township
        clause: R-491 002:64 「于XXXX年X月上旬對XX個貧困村名單進行了公示」
        also: [R-126, R-309]
        overdueAfterDays: 20
        places: [townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: L-05 for the list of villages no number of days is given; the seven of R-308 are taken}

      - name: county-announcement
        title: {en: List of villages announced, zh: 贫困村名单公告}
        kind: notice
        level: county
        clause: R-317 002:64 「上報的XX個貧困村名單進行了公告」
        also: [R-650]
        overdueAfterDays: 15
        registers: true
        places: [portal]
        noticeDays:
          - {from: 2017-01-01, value: 5, clause: L-01 the documents give the announcement no length; this province keeps it up five days}

parent/programmes-relief.yaml 10115
programmes:
  # For what comes suddenly: the township decides and pays, and posts it afterwards. A case may begin with what
  # cadres find out (R-037, R-181). The provincial rules that the plan cites (R-177) are not among the documents.
  - id: temporary
    title: {en: Temporary assistance, zh: 临时救助}
    clause: R-178 001:93 「及时实施“救急难”」
    also: [R-037, R-177, R-181]
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: hardship, type: word, words: [accident, illness, disaster, other], required: true, title: {en: What has happened, zh: 困难类型}}
      - {name: sudden, type: bool, required: true, title: {en: "Sudden, urgent and temporary", zh: 突发性、紧迫性、临时性困难}}
      - {name: requested, type: fen, required: true, title: {en: Sum asked for, zh: 申请金额}}
      - {name: planFunds, type: fen, default: 0, title: {en: Funds of the year's plan, zh: 年度计划资金}}
      - {name: planHouseholds, type: int, default: 0, title: {en: Households of the year's plan, zh: 年度计划户数}}
    chain:
      - name: township-decision
        title: {en: Township decides, zh: 乡镇审核审批}
        kind: review
        level: township
        clause: R-037 001:110 「第一时间提供民政政策支持」
        also: [R-036, R-178]
        overdueAfterWorkdays: 3
        registers: true
        signers: [townshipHead, povertyOffice]

      - name: relief
        title: {en: Relief paid, zh: 临时救助金发放}
        kind: aid
        level: township
        clause: R-178 001:93 「及时实施“救急难”」
        also: [R-403]
        overdueAfterDays: 15
        benefit:
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}

      - name: village-notice
        title: {en: Relief posted in the village, zh: 村务公开}
        kind: notice
        level: village
        clause: R-313 002:107 「在鄉、村政務公開欄內公示」
        also: [R-315, R-409]
        overdueAfterDays: 30
        places: [villageBoard]
        noticeDays:
          - {from: 2017-01-01, value: 7, clause: L-05 for relief no number of days is given; the seven of R-308 are taken}

  # For spending far beyond a family's means. Normally 10,000 to 30,000 yuan; a sum outside is reviewed strictly.
  - id: special
    title: {en: Special assistance, zh: 特别救助}
    clause: R-179 001:93 「造成重大刚性支出远远超过家庭或个人承受能力」
    also: [R-283, R-404, R-415]
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: category, type: word, words: [destitute, allowance, orphan, expenseType, preferential, other], required: true, title: {en: Category of the applicant, zh: 救助对象类别}}
      - {name: heavySpending, type: bool, default: false, title: {en: Unavoidable spending far beyond the family's means, zh: 重大刚性支出远超承受能力}}
      - {name: specialAmount, type: fen, required: true, title: {en: Special assistance proposed, zh: 拟给予特别救助金额}}
    chain:
      - name: township-review
        title: {en: Township review at the single window, zh: 乡镇窗口受理审核}
        kind: review
        level: township
        clause: R-162 001:74 「严格履行社会救助申请、审核、核对、审批程序」
        also: [R-036, R-175]
        overdueAfterWorkdays: 10
        signers: [townshipHead, povertyOffice]
        strictSigners: [townshipSecretary] # a sum outside the bounds needs one signature more (R-415)
        officeMeeting: true

      - name: comparison
        title: {en: Check of the family's situation, zh: 家庭状况核对}
        kind: comparison
        level: township
        clause: R-164 001:74 「家庭的经济收入、财产状况核查」
        also: [R-162, R-163]
        overdueAfterWorkdays: 10
        departments: [publicSecurity, humanResources, disabledFederation, civilAffairs]

      - name: county-review
        title: {en: County approval, zh: 县级审批}
        kind: review
        level: county
        clause: R-162 001:74 「严格履行社会救助申请、审核、核对、审批程序」
        overdueAfterWorkdays: 10
        signers: [countyHead, countyPovertyOffice]

      - name: county-notice
        title: {en: County notice and hearing, zh: 县级公示、听证}
        kind: notice
        level: county
        clause: R-315 001:74 「落实公示、听证制度」
        also: [R-309]
        overdueAfterDays: 20
        registers: true
        places: [portal, townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 5, clause: L-01 the documents give the announcement no length; this province keeps it up five days}

      - name: assistance
        title: {en: Special assistance paid, zh: 特别救助金发放}
        kind: aid
        level: county
        clause: R-415 001:93 「特别救助金额一般控制在1-3万元」
        also: [R-283, R-403, R-404]
        overdueAfterDays: 30
        benefit:
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}

  # Application, review, check, approval (R-162): here the check comes after the township's review (C-03).
  # What the insurance leaves is paid to the household in one sum, by the day of discharge (C-28).
  - id: medical-aid
    title: {en: Medical assistance, zh: 医疗救助}
    clause: R-162 001:74 「严格履行社会救助申请、审核、核对、审批程序」
    parkedDays:
      - from: 2017-01-01
        value: 30
        clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round
    evidence:
      - {name: dischargedOn, type: date, required: true, title: {en: Day of discharge, zh: 出院日期}}
      - {name: totalCost, type: fen, required: true, title: {en: Total medical cost, zh: 医疗总费用}}
      - {name: ownPay, type: fen, required: true, title: {en: Paid by the patient, zh: 个人支付}}
      - {name: inPolicyCost, type: fen, default: 0, title: {en: In-policy cost left by the insurance, zh: 保险报销后的政策范围内费用}}
      - {name: poorRegister, type: bool, default: true, title: {en: In a registered poor household, zh: 建档立卡贫困人口}}
      - {name: category, type: word, words: [destitute, allowance, orphan, expenseType, preferential, other], default: other, title: {en: Category of the patient, zh: 救助对象类别}}
      - {name: request, type: word, words: [assistance, hardshipSubsidy], default: assistance, title: {en: Aid asked for, zh: 申请事项}}
      - {name: treatment, type: word, words: [inpatient, chronicOutpatient], default: inpatient, title: {en: Treatment, zh: 就诊类型}}
      - {name: hospital, type: word, words: [inCounty, referred, unreferred], default: inCounty, title: {en: Place of treatment, zh: 就诊地点}}
      - {name: insured, type: bool, default: true, title: {en: Enrolled in medical insurance, zh: 已参加医保}}
      - {name: reimbursed, type: bool, default: true, title: {en: Reimbursed in full, zh: 报销到位}}
      - {name: insuranceSettled, type: bool, default: false, title: {en: Insurance has settled, zh: 医保已报销}}
      - {name: assistanceSettled, type: bool, default: false, title: {en: Medical assistance has settled, zh: 医疗救助已结算}}
      - {name: subsidySettled, type: bool, default: false, title: {en: Medical subsidy has settled, zh: 医疗补助已结算}}
      - {name: heavySpending, type: bool, default: false, title: {en: Unavoidable spending far beyond the family's means, zh: 重大刚性支出远超承受能力}}
    chain:
      - name: township-review
        title: {en: Township review at the single window, zh: 乡镇窗口受理审核}
        kind: review
        level: township
        clause: R-162 001:74 「严格履行社会救助申请、审核、核对、审批程序」
        also: [R-036, R-175]
        overdueAfterWorkdays: 10
        signers: [townshipHead, povertyOffice]
        officeMeeting: true

      - name: comparison
        title: {en: Check of the family's situation, zh: 家庭状况核对}
        kind: comparison
        level: township
        clause: R-164 001:74 「家庭的经济收入、财产状况核查」
        also: [R-162, R-163]
        overdueAfterWorkdays: 10
        departments: [publicSecurity, humanResources, disabledFederation, civilAffairs]

      - name: county-review
        title: {en: County approval, zh: 县级审批}
        kind: review
        level: county
        clause: R-162 001:74 「严格履行社会救助申请、审核、核对、审批程序」
        overdueAfterWorkdays: 10
        signers: [countyHead, countyPovertyOffice]

      - name: county-notice
        title: {en: County notice and hearing, zh: 县级公示、听证}
        kind: notice
        level: county
        clause: R-315 001:74 「落实公示、听证制度」
        also: [R-309]
        overdueAfterDays: 20
        registers: true
        places: [portal, townshipBoard]
        noticeDays:
          - {from: 2017-01-01, value: 5, clause: L-01 the documents give the announcement no length; this province keeps it up five days}

      - name: assistance
        title: {en: Assistance paid, zh: 医疗救助金发放}
        kind: aid
        level: county
        clause: R-182 001:101 「对享受医疗保险报销、医疗救助和医疗补助后」
        also: [R-366, R-403, R-416]
        overdueAfterDays: 30
        benefit:
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}

parent/rules-allowance.yaml 11809
# The rural allowance: the income test, "seven not insured" (refused) and "four strict" (one signature more,
# R-338). At the card, the reports and each change for the allowance's own programme; for registration
# once more before its allowance is granted. One of the seven also removes a household that has the allowance
# already (R-165), whether a change tells it or the yearly verification (R-169); a higher income does not remove
# by itself, it calls for a verification.
#
# Against the six exclusions of registration (C-08): public pay and stable wages are only strict here, a
# small business excludes only when it hires others, a home only when it is of a high grade or not for
# living in; a car excludes in both.
rules:
  - id: disposable-above-line
    title: {en: Disposable income above the poverty line, zh: 可支配收入高于贫困线}
    clause: R-323 001:77 「对年人均可支配收入在贫困线以下和完全丧失」
    also: [R-168, R-324]
    programmes: [allowance]
    at: [intake, change]
    when: "!case.registered && household.perCapitaIncome >= parameters.povertyLine"
    effect: refuse
    reason: income.disposableAboveLine
    message:
      en: "disposable income per person {household.perCapitaIncome} yuan a year is not below the poverty line of {parameters.povertyLine} yuan"
      zh: "人均年可支配收入{household.perCapitaIncome}元，不低于{parameters.povertyLine}元的贫困线"
    remedy:
      en: the household may apply again when its yearly disposable income per person is below the line
      zh: 人均年可支配收入低于贫困线后可重新申请
    met:
      reason: income.disposableBelowLine
      en: "disposable income per person {household.perCapitaIncome} yuan a year, the poverty line is {parameters.povertyLine} yuan"
      zh: "人均年可支配收入{household.perCapitaIncome}元，贫困线为{parameters.povertyLine}元"

  # --- Seven not insured -----------------------------------------------------------------------------

  - id: not-insured-supportable
    title: {en: Children or grandchildren able to support, zh: 子女（孙子女）有赡养能力}
    clause: R-327 001:86 「子女(孙子女)有赡养能力的」
    also: [R-338]
    programmes: [allowance]
    at: [intake, report, change]
    when: found.supportable
    effect: refuse
    reason: notInsured.supportable
    message:
      en: "children or grandchildren are able to support the household ({found.source})"
      zh: "子女（孙子女）有赡养能力（{found.source}）"
    remedy:
      en: if they are no longer able to, have the village and civil affairs confirm it and apply again
      zh: 如子女（孙子女）已无赡养能力，经村和民政部门核实后可重新申请

  - id: not-insured-employer
    title: {en: Employs others in business, zh: 雇佣他人经营}
    clause: R-328 001:86 「雇佣他人从事各种经营性活动的」
    also: [R-338]
    programmes: [allowance]
    at: [intake, report, change]
    when: found.employsOthers
    effect: refuse
    reason: notInsured.employer
    message:
      en: "the household employs others in a business ({found.source})"
      zh: "该户雇佣他人从事经营性活动（{found.source}）"
    remedy:
      en: if the record is wrong or the business has ended, have it corrected and apply again
      zh: 如记录有误或已停止经营，更正后可重新申请

  - id: not-insured-assets
    title: {en: Financial assets above the multiple of the standard, zh: 金融资产超过低保标准倍数}
    clause: R-325 001:86 「家庭人均金融资产超过当地月低保标准24倍的」
    also: [R-329, R-338]
    programmes: [allowance]
    at: [intake, change]
    let:
      limit: parameters.assetMultiple * parameters.monthlyStandard
    when: household.perCapitaAssets > limit
    effect: refuse
    reason: notInsured.assets
    message:
      en: "per-capita financial assets {household.perCapitaAssets} yuan > {parameters.assetMultiple} x {parameters.monthlyStandard} = {limit} yuan"
      zh: "人均金融资产{household.perCapitaAssets}元 > {parameters.assetMultiple} × {parameters.monthlyStandard} = {limit}元"
    remedy:
      en: "the household may apply again when its assets per person are not above {limit} yuan"
      zh: "人均金融资产不高于{limit}元后可重新申请"
    met:
      reason: notInsured.assetsWithin
      en: "per-capita financial assets {household.perCapitaAssets} yuan, the limit is {parameters.assetMultiple} x {parameters.monthlyStandard} = {limit} yuan"
      zh: "人均金融资产{household.perCapitaAssets}元，限额为{parameters.assetMultiple} × {parameters.monthlyStandard} = {limit}元"

  - id: not-insured-vehicle
    title: {en: Owns a car or large machine, zh: 拥有家用小汽车或大型机械}
    clause: R-330 001:86 「家用小汽车、大型农用车、大型工程机械、船舶」
    also: [R-338]
    programmes: [allowance]
    at: [intake, report, change]
    when: found.ownsCar || found.largeVehicle
    effect: refuse
    reason: notInsured.vehicle
    message:
      en: "the household owns a car, a large farm vehicle, a large machine or a ship ({found.source})"
      zh: "该户拥有家用小汽车、大型农用车、大型工程机械或船舶（{found.source}）"
    remedy:
      en: if the record is wrong or the vehicle is gone, have it corrected and apply again
      zh: 如记录有误或已处置，更正后可重新申请

  - id: not-insured-property
    title: {en: High-grade housing or non-residential property, zh: 高档住房或非居住用房}
    clause: R-331 001:86 「兴建、购买高档住房或非居住用房的」
    also: [R-338]
    programmes: [allowance]
    at: [intake, report, change]
    when: found.highGradeHousing || found.nonResidentialProperty
    effect: refuse
    reason: notInsured.property
    message:
      en: "the household has built or bought high-grade housing or non-residential property ({found.source})"
      zh: "该户兴建、购买高档住房或非居住用房（{found.source}）"
    remedy:
      en: if the record is wrong, have it corrected at the department and apply again
      zh: 如记录有误，请到该部门更正后重新申请

  - id: not-insured-school
    title: {en: Chosen school or study abroad at own expense, zh: 自费择校或出国留学}
    clause: R-332 001:86 「自费安排子女择校就读或者出国留学的」
    also: [R-338]
    programmes: [allowance]
    at: [intake, report, change]
    when: found.schoolChoice
    effect: refuse
    reason: notInsured.school
    message:
      en: "a child attends a chosen school or studies abroad at the family's expense ({found.source})"
      zh: "该户自费安排子女择校就读或出国留学（{found.source}）"
    remedy:
      en: if this is wrong or has ended, have the village confirm it and apply again
      zh: 如情况不实或已终止，经村核实后可重新申请

  # The text names the offences and lacks a word; only what the police have dealt with and the person
  # refuses to put right counts.
  - id: not-insured-punished
    title: {en: Dealt with by the police and refuses to reform, zh: 被公安机关处理且拒不整改}
    clause: R-333 001:86 「被公安机关处理且拒不整改的」
    also: [R-338]
    programmes: [allowance]
    at: [intake, report, change]
    when: found.punished
    effect: refuse
    reason: notInsured.punished
    message:
      en: "a member was dealt with by the police for illegal acts and refuses to reform ({found.source})"
      zh: "家庭成员因违法行为被公安机关处理且拒不整改（{found.source}）"
    remedy:
      en: the household may apply again once public security confirms that the acts have ended
      zh: 经公安机关确认已整改后可重新申请

  # --- Four strict -----------------------------------------------------------------------------------

  - id: strict-cadre-relative
    title: {en: Base-level cadre or close relative, zh: 基层干部及其近亲属}
    clause: R-334 001:86 「属于基层干部及其近亲属的」
    also: [R-338, R-357]
    programmes: [allowance]
    at: [intake, report, change]
    when: found.cadreRelative || household.relativesInOffice > 0
    effect: strict
    reason: strict.cadreRelative
    message:
      en: the household is that of a base-level cadre or a close relative; the case is reviewed strictly
      zh: 该户属于基层干部或其近亲属，从严审核

  - id: strict-stable-pay
    title: {en: Public or stable wages, zh: 财政统发工资或收入相对稳定}
    clause: R-335 001:86 「由财政部门统发工资」
    also: [R-338]
    programmes: [allowance]
    at: [intake, report, change]
    when: found.publicPay || found.stableSalary
    effect: strict
    reason: strict.stablePay
    message:
      en: "a member has wages from public finance or a stable job ({found.source}); the case is reviewed strictly"
      zh: "家庭成员由财政统发工资或收入相对稳定（{found.source}），从严审核"

  - id: strict-pension-insurance
    title: {en: Commercial old-age insurance, zh: 购买商业养老保险}
    clause: R-336 001:86 「购买商业养老保险」
    also: [R-338]
    programmes: [allowance]
    at: [intake, report, change]
    when: found.commercialPension
    effect: strict
    reason: strict.pensionInsurance
    message:
      en: "a member has bought commercial old-age insurance ({found.source}); the case is reviewed strictly"
      zh: "家庭成员购买商业养老保险（{found.source}），从严审核"

  - id: strict-lives-apart
    title: {en: Registration and residence apart, zh: 户居分离}
    clause: R-337 001:86 「户居分离」
    also: [R-338]
    programmes: [allowance]
    at: [intake, report, change]
    when: found.livesApart
    effect: strict
    reason: strict.livesApart
    message:
      en: "household registration and residence are apart ({found.source}); the case is reviewed strictly"
      zh: "户居分离（{found.source}），从严审核"

  # --- After the decision ----------------------------------------------------------------------------

  - id: allowance-exit-due
    title: {en: Income of an allowance household above the line, zh: 在保户收入高于贫困线}
    clause: R-163 001:74 「切实做到凡进必核、凡退必核」
    also: [R-165, R-169, R-323]
    programmes: [allowance]
    at: change
    when: case.registered && household.perCapitaIncome >= parameters.povertyLine
    effect: flag
    reason: allowance.exitDue
    message:
      en: "disposable income per person {household.perCapitaIncome} yuan a year is not below the poverty line of {parameters.povertyLine} yuan any more; verify the household before it leaves the allowance"
      zh: "人均年可支配收入{household.perCapitaIncome}元，已不低于{parameters.povertyLine}元的贫困线，应核对后按程序退出"

  # Registration's allowance is not verified again while it is paid, the allowance's own programme is.
  - id: grant-beyond-recheck
    title: {en: Grant longer than the yearly verification, zh: 批准期限超过年度核查}
    clause: R-169 001:87 「全面运用核对机制每年开展核查工作」
    also: [R-493]
    programmes: [registration, allowance]
    at: award
    when: case.programme == "registration" && award.instalments > parameters.recheckMonths
    effect: flag
    reason: allowance.beyondRecheck
    message:
      en: "granted for {award.instalments} months; the household has to be verified again every {parameters.recheckMonths} months"
      zh: "批准{award.instalments}个月，应每{parameters.recheckMonths}个月核查一次"

parent/rules-award.yaml 7645
# Registration ends in the allowance: before it is granted, the seven and the four of the allowance are judged
# by everything that is known of the household. A refusal here ends the aid, not the registration (C-08).
rules:
  - id: award-supportable
    title: {en: Children or grandchildren able to support (before the grant), zh: 子女（孙子女）有赡养能力（发放前）}
    clause: R-327 001:86 「子女(孙子女)有赡养能力的」
    also: [R-338]
    programmes: [registration]
    at: award
    when: found.supportable
    effect: refuse
    reason: notInsured.supportable
    message:
      en: "children or grandchildren are able to support the household"
      zh: "子女（孙子女）有赡养能力"
    remedy:
      en: if they are no longer able to, have the village and civil affairs confirm it and apply again
      zh: 如子女（孙子女）已无赡养能力，经村和民政部门核实后可重新申请

  - id: award-employer
    title: {en: Employs others in business (before the grant), zh: 雇佣他人经营（发放前）}
    clause: R-328 001:86 「雇佣他人从事各种经营性活动的」
    also: [R-338]
    programmes: [registration]
    at: award
    when: found.employsOthers
    effect: refuse
    reason: notInsured.employer
    message:
      en: "the household employs others in a business"
      zh: "该户雇佣他人从事经营性活动"
    remedy:
      en: if the record is wrong or the business has ended, have it corrected and apply again
      zh: 如记录有误或已停止经营，更正后可重新申请

  - id: award-assets
    title: {en: Financial assets above the multiple of the standard (before the grant), zh: 金融资产超过低保标准倍数（发放前）}
    clause: R-325 001:86 「家庭人均金融资产超过当地月低保标准24倍的」
    also: [R-329, R-338]
    programmes: [registration]
    at: award
    let:
      limit: parameters.assetMultiple * parameters.monthlyStandard
    when: household.perCapitaAssets > limit
    effect: refuse
    reason: notInsured.assets
    message:
      en: "per-capita financial assets {household.perCapitaAssets} yuan > {parameters.assetMultiple} x {parameters.monthlyStandard} = {limit} yuan"
      zh: "人均金融资产{household.perCapitaAssets}元 > {parameters.assetMultiple} × {parameters.monthlyStandard} = {limit}元"
    remedy:
      en: "the household may apply again when its assets per person are not above {limit} yuan"
      zh: "人均金融资产不高于{limit}元后可重新申请"

  - id: award-vehicle
    title: {en: Owns a car or large machine (before the grant), zh: 拥有家用小汽车或大型机械（发放前）}
    clause: R-330 001:86 「家用小汽车、大型农用车、大型工程机械、船舶」
    also: [R-338]
    programmes: [registration]
    at: award
    when: found.ownsCar || found.largeVehicle
    effect: refuse
    reason: notInsured.vehicle
    message:
      en: "the household owns a car, a large farm vehicle, a large machine or a ship"
      zh: "该户拥有家用小汽车、大型农用车、大型工程机械或船舶"
    remedy:
      en: if the record is wrong or the vehicle is gone, have it corrected and apply again
      zh: 如记录有误或已处置，更正后可重新申请

  - id: award-property
    title: {en: High-grade housing or non-residential property (before the grant), zh: 高档住房或非居住用房（发放前）}
    clause: R-331 001:86 「兴建、购买高档住房或非居住用房的」
    also: [R-338]
    programmes: [registration]
    at: award
    when: found.highGradeHousing || found.nonResidentialProperty
    effect: refuse
    reason: notInsured.property
    message:
      en: "the household has built or bought high-grade housing or non-residential property"
      zh: "该户兴建、购买高档住房或非居住用房"
    remedy:
      en: if the record is wrong, have it corrected at the department and apply again
      zh: 如记录有误，请到有关部门更正后重新申请

  - id: award-school
    title: {en: Chosen school or study abroad at own expense (before the grant), zh: 自费择校或出国留学（发放前）}
    clause: R-332 001:86 「自费安排子女择校就读或者出国留学的」
    also: [R-338]
    programmes: [registration]
    at: award
    when: found.schoolChoice
    effect: refuse
    reason: notInsured.school
    message:
      en: "a child attends a chosen school or studies abroad at the family's expense"
      zh: "该户自费安排子女择校就读或出国留学"
    remedy:
      en: if this is wrong or has ended, have the village confirm it and apply again
      zh: 如情况不实或已终止，经村核实后可重新申请

  - id: award-punished
    title: {en: Dealt with by the police and refuses to reform (before the grant), zh: 被公安机关处理且拒不整改（发放前）}
    clause: R-333 001:86 「被公安机关处理且拒不整改的」
    also: [R-338]
    programmes: [registration]
    at: award
    when: found.punished
    effect: refuse
    reason: notInsured.punished
    message:
      en: "a member was dealt with by the police for illegal acts and refuses to reform"
      zh: "家庭成员因违法行为被公安机关处理且拒不整改"
    remedy:
      en: the household may apply again once public security confirms that the acts have ended
      zh: 经公安机关确认已整改后可重新申请

  - id: award-cadre-relative
    title: {en: Base-level cadre or close relative (before the grant), zh: 基层干部及其近亲属（发放前）}
    clause: R-334 001:86 「属于基层干部及其近亲属的」
    also: [R-338, R-357]
    programmes: [registration]
    at: award
    when: found.cadreRelative || household.relativesInOffice > 0
    effect: strict
    reason: strict.cadreRelative
    message:
      en: the household is that of a base-level cadre or a close relative; its allowance is under strict review
      zh: 该户属于基层干部或其近亲属，低保从严审核

  - id: award-stable-pay
    title: {en: Public or stable wages (before the grant), zh: 财政统发工资或收入相对稳定（发放前）}
    clause: R-335 001:86 「由财政部门统发工资」
    also: [R-338]
    programmes: [registration]
    at: award
    when: found.publicPay || found.stableSalary
    effect: strict
    reason: strict.stablePay
    message:
      en: a member has wages from public finance or a stable job; the allowance is under strict review
      zh: 家庭成员由财政统发工资或收入相对稳定，低保从严审核

  - id: award-pension-insurance
    title: {en: Commercial old-age insurance (before the grant), zh: 购买商业养老保险（发放前）}
    clause: R-336 001:86 「购买商业养老保险」
    also: [R-338]
    programmes: [registration]
    at: award
    when: found.commercialPension
    effect: strict
    reason: strict.pensionInsurance
    message:
      en: a member has bought commercial old-age insurance; the allowance is under strict review
      zh: 家庭成员购买商业养老保险，低保从严审核

  - id: award-lives-apart
    title: {en: Registration and residence apart (before the grant), zh: 户居分离（发放前）}
    clause: R-337 001:86 「户居分离」
    also: [R-338]
    programmes: [registration]
    at: award
    when: found.livesApart
    effect: strict
    reason: strict.livesApart
    message:
      en: household registration and residence are apart; the allowance is under strict review
      zh: 户居分离，低保从严审核

parent/rules-education.yaml 4268
# Education aid, stage by stage.
rules:
  - id: education-dropout
    title: {en: Compulsory schooling broken off, zh: 义务教育阶段辍学}
    clause: R-226 001:31 「查看了适龄儿童是否接受义务教育」
    also: [R-227, R-372]
    programmes: [education]
    at: intake
    when: evidence.schoolStage == "compulsory" && !evidence.enrolled
    effect: return
    reason: education.dropout
    message:
      en: a child in compulsory education is out of school; bring the child back first
      zh: 义务教育阶段适龄儿童未在校，应先劝返复学
    remedy:
      en: bring the child back to school and submit the application again
      zh: 劝返复学后重新提交

  - id: education-not-enrolled
    title: {en: Not in school, zh: 未在校就读}
    clause: R-227 004:19 「不发生因贫被动辍学」
    programmes: [education]
    at: intake
    when: evidence.schoolStage != "compulsory" && !evidence.enrolled
    effect: return
    reason: education.notEnrolled
    message:
      en: the aid is for pupils and students in school
      zh: 教育资助面向在校学生
    remedy:
      en: submit the application again with the enrolment
      zh: 入学后凭在校证明重新提交

  - id: education-not-poor
    title: {en: Not of a poor household, zh: 非贫困家庭}
    clause: R-228 004:19 「落实贫困家庭子女免费入读中等职业学校」
    also: [R-227]
    programmes: [education]
    at: intake
    when: "!evidence.poorRegister"
    effect: refuse
    reason: education.notPoor
    message:
      en: the aid is for children of registered poor households
      zh: 教育资助面向建档立卡贫困家庭子女
    remedy:
      en: apply for registration first, then for the aid
      zh: 可先申请建档立卡，再申请教育资助

  - id: education-in-county
    title: {en: Counts within the county, zh: 计入县域内资助}
    clause: R-229 001:64 「县域内享受教育资助300余人次」
    also: [R-452]
    programmes: [education]
    at: review
    steps: [county-review]
    when: evidence.inCounty
    effect: compute
    value: 1
    reason: education.inCounty
    message:
      en: counted as one person-time of education aid within the county
      zh: 计入县域内教育资助1人次

  - id: education-vocational
    title: {en: Vocational school free of charge, zh: 中职免学费}
    clause: R-228 004:19 「落实贫困家庭子女免费入读中等职业学校」
    programmes: [education]
    at: award
    steps: [grant]
    when: evidence.schoolStage == "vocational"
    effect: grant
    fund: county-education
    value: evidence.schoolFees
    reason: education.free
    message:
      en: "secondary vocational school is free: the fees of {value} yuan are paid in full"
      zh: "贫困家庭子女免费入读中等职业学校，学杂费{value}元全额资助"

  - id: education-stage
    title: {en: Aid by stage of schooling, zh: 分学段资助}
    clause: R-230 003:35 「进展教育脱贫一批」
    also: [R-227, R-229]
    programmes: [education]
    at: award
    steps: [grant]
    when: evidence.schoolStage != "vocational"
    effect: grant
    fund: county-education
    value: >-
      evidence.schoolStage == "college" ? parameters.educationCollege :
      evidence.schoolStage == "seniorMiddle" ? parameters.educationSenior :
      evidence.schoolStage == "compulsory" ? parameters.educationCompulsory : parameters.educationPreschool
    reason: education.aid
    message:
      en: "education aid of {value} yuan for the year"
      zh: "学年教育资助{value}元"

  # Charity helps to study; the donations fund adds for the first year of college.
  - id: education-charity
    title: {en: Charity study aid, zh: 慈善助学}
    clause: R-277 001:103 「实施慈善助医、助学、助老工程」
    also: [R-227, R-404]
    programmes: [education]
    at: award
    steps: [grant]
    when: evidence.schoolStage == "college" && evidence.firstYear
    effect: grant
    fund: donation-education
    value: parameters.educationCharity
    reason: education.charity
    message:
      en: "charity study aid of {value} yuan for the first year of college"
      zh: "大学新生慈善助学{value}元"

parent/rules-exit.yaml 7935
# The exit from the register item by item, the visits after it, and the way back.
rules:
  - id: exit-below-line
    title: {en: Income still below the line, zh: 收入仍低于标准}
    clause: "R-273 001:49 「做到不脱贫不脱钩,不致富不罢休」"
    also: [R-318]
    programmes: [exit]
    at: intake
    when: household.perCapitaIncome < parameters.incomeLine
    effect: refuse
    reason: exit.belowLine
    message:
      en: "income per person {household.perCapitaIncome} yuan a year is still below the line of {parameters.incomeLine} yuan; the household is not out of poverty"
      zh: "人均年纯收入{household.perCapitaIncome}元，仍低于{parameters.incomeLine}元的标准，不脱贫不脱钩"
    remedy:
      en: go on helping; put the household forward again when its income has reached the line
      zh: 继续帮扶，收入达到标准后再提出退出
    met:
      reason: exit.aboveLine
      en: "income per person {household.perCapitaIncome} yuan a year, the line is {parameters.incomeLine} yuan"
      zh: "人均年纯收入{household.perCapitaIncome}元，标准为{parameters.incomeLine}元"

  - id: exit-worries
    title: {en: Worries about food or clothing, zh: 未达“两不愁”}
    clause: R-271 001:30 「“两不愁三保障”是否达标」
    programmes: [exit]
    at: review
    steps: [township-review]
    when: "!evidence.enoughFood || !evidence.enoughClothing"
    effect: return
    reason: exit.itemOpen
    message:
      en: "no worry about food: {evidence.enoughFood}; no worry about clothing: {evidence.enoughClothing}"
      zh: "不愁吃：{evidence.enoughFood}；不愁穿：{evidence.enoughClothing}"
    remedy:
      en: help first; check the items again when both hold
      zh: 先行帮扶，两项达标后重新核查

  - id: exit-house
    title: {en: House not safe, zh: 住房未达标}
    clause: R-370 001:31 「是否存在彩钢瓦现象」
    also: [R-159, R-271]
    programmes: [exit]
    at: review
    steps: [township-review]
    when: "!evidence.safeHouse"
    effect: return
    reason: exit.itemOpen
    message:
      en: the house is not safe, or has sheet metal
      zh: 住房不安全或存在彩钢房、彩钢瓦
    remedy:
      en: have the house put right and check it again
      zh: 住房整改后重新核查

  - id: exit-water
    title: {en: Water not tested, zh: 饮水无检测报告}
    clause: R-371 001:31 「查看了小井水是否出具检测报告」
    also: [R-159, R-271, R-638]
    programmes: [exit]
    at: review
    steps: [township-review]
    when: "!evidence.waterReport"
    effect: return
    reason: exit.itemOpen
    message:
      en: the household's water has no test report
      zh: 该户饮水未出具检测报告
    remedy:
      en: have the water tested and check again
      zh: 检测合格后重新核查

  - id: exit-school
    title: {en: Child out of school, zh: 有辍学学生}
    clause: R-372 001:31 「家庭有无辍学学生」
    also: [R-159, R-226, R-271]
    programmes: [exit]
    at: review
    steps: [township-review]
    when: "!evidence.allInSchool"
    effect: return
    reason: exit.itemOpen
    message:
      en: a child of the household is out of school
      zh: 该户有辍学学生
    remedy:
      en: bring the child back to school and check again
      zh: 劝返复学后重新核查

  - id: exit-medical
    title: {en: Medical guarantee not complete, zh: 基本医疗未到位}
    clause: R-373 001:31 「是否报销到位」
    also: [R-159, R-193, R-271]
    programmes: [exit]
    at: review
    steps: [township-review]
    when: "!evidence.medicalCovered"
    effect: return
    reason: exit.itemOpen
    message:
      en: a member is not insured, or the health policy has not reimbursed in full
      zh: 有成员未参保或健康政策报销未到位
    remedy:
      en: enrol the member, settle the reimbursement and check again
      zh: 办理参保、报销到位后重新核查

  - id: exit-unexplained
    title: {en: Exit not explained, zh: 未作解释}
    clause: R-155 001:41 「已脱贫户对“建档立卡”退出有不理解的地方」
    also: [R-633]
    programmes: [exit]
    at: review
    steps: [township-review]
    when: "!evidence.explained"
    effect: return
    reason: exit.unexplained
    message:
      en: the exit has not been explained to the household
      zh: 尚未就退出向该户作出解释
    remedy:
      en: explain to the household why it exits and what it keeps, and record it
      zh: 及时解释退出原因和延续政策并作记录

  # The helper goes on after the exit (R-052, R-382).
  - id: exit-without-helper
    title: {en: Nobody to follow up, zh: 无跟踪联络人}
    clause: "R-052 004:22 「明确1名联络员,专门负责跟踪帮扶工作」"
    also: [R-382]
    programmes: [exit]
    at: review
    steps: [county-review]
    when: "!household.helped"
    effect: flag
    reason: helper.missing
    message:
      en: nobody is named who keeps in touch with the household after its exit
      zh: 尚未明确退出后跟踪帮扶的联络员

  - id: visit-fell-back
    title: {en: Fallen back into poverty, zh: 返贫}
    clause: R-269 001:73 「并根据致贫原因分类制定社会救助政策」
    also: [R-171, R-190, R-637]
    programmes: [exit]
    at: visit
    when: evidence.fellBack
    effect: readmit
    reason: exit.fellBack
    message:
      en: "visit {visit.number} found the household fallen back into poverty; it is registered again and helped by its cause"
      zh: "第{visit.number}次回访发现该户返贫，按程序重新纳入并分类帮扶"

  - id: visit-item-open
    title: {en: An item does not hold any more, zh: 有项目不再达标}
    clause: R-159 001:31 「已上报至乡扶贫办」
    also: [R-268, R-271, R-274]
    programmes: [exit]
    at: visit
    when: "!evidence.fellBack && !evidence.stillSecure"
    effect: flag
    reason: exit.itemOpen
    message:
      en: "visit {visit.number} found an item that does not hold any more; the township poverty office has to see to it"
      zh: "第{visit.number}次回访发现有项目不再达标，请乡扶贫办处理"

  - id: visit-benefits-stopped
    title: {en: Benefits stopped after the exit, zh: 退出后政策中断}
    clause: R-267 001:28 「加大“脱贫不脱政策”宣传力度」
    also: [R-272]
    programmes: [exit]
    at: visit
    when: "!evidence.benefitsKept"
    effect: flag
    reason: exit.benefitsStopped
    message:
      en: "visit {visit.number}: benefits of the household have stopped although it keeps them after its exit"
      zh: "第{visit.number}次回访：该户帮扶政策中断，应做到脱贫不脱政策"

  # Told by somebody else than a visitor, between two visits.
  - id: change-fell-back
    title: {en: Reported as fallen back, zh: 报告返贫}
    clause: R-171 001:73 「对返贫群众应按照程序重新纳入扶贫帮扶或低保」
    also: [R-190, R-269]
    programmes: [registration, recheck, exit]
    at: change
    when: change.kind == "returned"
    effect: flag
    reason: register.fellBack
    message:
      en: the household is reported as fallen back into poverty; visit it and take it in again by the regular procedure
      zh: 该户被报告返贫，请入户核实并按程序重新纳入

  - id: change-house-lost
    title: {en: House lost, zh: 住房倒塌或烧毁}
    clause: R-279 003:35 「实施房屋重建、根底设施重建、产业重建」
    also: [R-178, R-195]
    programmes: [registration, recheck, allowance, exit]
    at: change
    when: change.kind == "houseLost"
    effect: flag
    reason: home.lost
    message:
      en: the household has lost its house; rebuilding and temporary assistance may be applied for
      zh: 该户住房倒塌或烧毁，可申请倒房重建和临时救助

parent/rules-figures.yaml 7395
# What the year's plan of a place comes to: for a household, a person, a village, and the shares that reports
# name. Noted with the case, decides nothing. Each says what its base is and how it is rounded (C-19); a plan
# whose figures are not on the card has none.
rules:
  - id: plan-per-household
    title: {en: Plan for each household, zh: 年度计划户均资金}
    clause: R-513 004:7 「全省共投入帮扶资金227.3亿元」
    also: [R-435, R-456, R-457]
    programmes: [temporary, relocation, micro-credit]
    at: intake
    let:
      # Base: households; rounded down to the fen.
      perHousehold: "evidence.planHouseholds > 0 ? perCapita(evidence.planFunds, evidence.planHouseholds) : fen(0)"
    when: evidence.planHouseholds > 0 && evidence.planFunds > fen(0)
    effect: compute
    value: perHousehold
    reason: plan.perHousehold
    message:
      en: "the year's plan: {evidence.planFunds} yuan for {evidence.planHouseholds} households, {value} yuan each"
      zh: "年度计划{evidence.planFunds}元、{evidence.planHouseholds}户，户均{value}元"

  - id: plan-per-person
    title: {en: Plan for each person, zh: 年度计划人均资金}
    clause: R-453 002:143 「培訓資金計劃22.64萬元」
    also: [R-452, R-584]
    programmes: [training, education]
    at: intake
    let:
      # Base: persons; rounded down to the fen.
      perPerson: "evidence.planPersons > 0 ? perCapita(evidence.planFunds, evidence.planPersons) : fen(0)"
    when: evidence.planPersons > 0 && evidence.planFunds > fen(0)
    effect: compute
    value: perPerson
    reason: plan.perPerson
    message:
      en: "the year's plan: {evidence.planFunds} yuan for {evidence.planPersons} persons, {value} yuan each"
      zh: "年度计划{evidence.planFunds}元、{evidence.planPersons}人，人均{value}元"

  - id: plan-persons-per-household
    title: {en: Persons in a household of the plan, zh: 年度计划户均人口}
    clause: R-552 001:143 「搬迁移民2011户7075人」
    programmes: [relocation]
    at: intake
    let:
      # Base: households; hundredths, rounded half up.
      personsHundredths: "evidence.planHouseholds > 0 ? (evidence.planPersons * 200 + evidence.planHouseholds) / (evidence.planHouseholds * 2) : 0"
    when: evidence.planHouseholds > 0 && evidence.planPersons > 0
    effect: compute
    value: personsHundredths
    reason: plan.personsPerHousehold
    message:
      en: "{evidence.planPersons} persons in {evidence.planHouseholds} households, {value} hundredths of a person each"
      zh: "{evidence.planPersons}人、{evidence.planHouseholds}户，户均{value}（百分之一人）"

  - id: plan-per-village
    title: {en: Plan for each village, zh: 年度计划村均资金}
    clause: R-530 004:7 「平均每村投入667.2万元」
    also: [R-513]
    programmes: [project]
    at: review
    steps: [county-review]
    let:
      # Base: villages; rounded down to the fen.
      perVillage: "evidence.planVillages > 0 ? perCapita(evidence.planFunds, evidence.planVillages) : fen(0)"
    when: evidence.planVillages > 0 && evidence.planFunds > fen(0)
    effect: compute
    value: perVillage
    reason: plan.perVillage
    message:
      en: "the year's plan: {evidence.planFunds} yuan for {evidence.planVillages} villages, {value} yuan each"
      zh: "年度计划{evidence.planFunds}元、{evidence.planVillages}个村，村均{value}元"

  - id: projects-finished
    title: {en: Projects finished, zh: 项目完工率}
    clause: R-516 002:141 「項目開工率為100%」
    also: [R-583]
    programmes: [project]
    at: review
    steps: [county-review]
    let:
      # Base: projects of the plan; per mille, rounded half up.
      finishedPerMille: "evidence.planProjects > 0 ? (evidence.finishedProjects * 2000 + evidence.planProjects) / (evidence.planProjects * 2) : 0"
    when: evidence.planProjects > 0
    effect: compute
    value: finishedPerMille
    reason: plan.finished
    message:
      en: "{evidence.finishedProjects} of {evidence.planProjects} projects are finished, {value} per mille"
      zh: "计划项目{evidence.planProjects}个，完工{evidence.finishedProjects}个，完工率{value}‰"

  - id: projects-paid
    title: {en: Funds paid, zh: 资金下拨率}
    clause: R-516 002:141 「項目開工率為100%」
    also: [R-583]
    programmes: [project]
    at: review
    steps: [county-review]
    let:
      # Base: funds of the plan; ten-thousandths, rounded half up.
      paidShare: "evidence.planFunds > fen(0) ? (evidence.paidFunds * 10000 + evidence.planFunds / 2) / evidence.planFunds : 0"
    when: evidence.planFunds > fen(0) && evidence.paidFunds > fen(0)
    effect: compute
    value: paidShare
    reason: plan.paid
    message:
      en: "{evidence.paidFunds} of {evidence.planFunds} yuan are paid, {value} ten-thousandths"
      zh: "计划资金{evidence.planFunds}元，已拨付{evidence.paidFunds}元，占万分之{value}"

  - id: village-incidence
    title: {en: Poverty incidence from the counts, zh: 贫困发生率计算}
    clause: R-511 001:62 「贫困发生率由11.9%降至0.35%」
    also: [R-521, R-561]
    programmes: [poor-village]
    at: intake
    let:
      # Base: rural people; ten-thousandths, rounded down and half up. Documents do both (C-19).
      incidenceDown: "evidence.ruralPeople > 0 ? evidence.poorPeople * 10000 / evidence.ruralPeople : 0"
      incidenceHalfUp: "evidence.ruralPeople > 0 ? (evidence.poorPeople * 20000 + evidence.ruralPeople) / (evidence.ruralPeople * 2) : 0"
    when: evidence.ruralPeople > 0
    effect: compute
    value: incidenceHalfUp
    reason: village.incidence
    message:
      en: "{evidence.poorPeople} poor of {evidence.ruralPeople} rural people, {value} ten-thousandths"
      zh: "乡村人口{evidence.ruralPeople}人，贫困人口{evidence.poorPeople}人，发生率万分之{value}"

  - id: village-out-of-poverty
    title: {en: Households and people out of poverty, zh: 累计减贫户数人数}
    clause: R-512 001:62 「累计减贫1201户4045人」
    also: [R-560]
    programmes: [poor-village]
    at: intake
    let:
      householdsOut: evidence.poorHouseholdsBefore - evidence.poorHouseholds
      peopleOut: evidence.poorPeopleBefore - evidence.poorPeople
    when: evidence.poorPeopleBefore > 0
    effect: compute
    value: peopleOut
    reason: village.outOfPoverty
    message:
      en: "{householdsOut} households, {peopleOut} people are out of poverty since the base year"
      zh: "自基期以来累计减贫{householdsOut}户{peopleOut}人"

  - id: village-household-size
    title: {en: People in a poor household, zh: 贫困户户均人口}
    clause: R-528 004:7 「3407个贫困村、36.7万贫困户」
    programmes: [poor-village]
    at: intake
    let:
      # Base: poor households; hundredths, rounded half up.
      sizeHundredths: "evidence.poorHouseholds > 0 ? (evidence.poorPeople * 200 + evidence.poorHouseholds) / (evidence.poorHouseholds * 2) : 0"
    when: evidence.poorHouseholds > 0
    effect: compute
    value: sizeHundredths
    reason: village.householdSize
    message:
      en: "{evidence.poorPeople} people in {evidence.poorHouseholds} poor households, {value} hundredths of a person each"
      zh: "贫困户{evidence.poorHouseholds}户、{evidence.poorPeople}人，户均{value}（百分之一人）"

parent/rules-grants.yaml 2625
# What the allowance adds up to: every share is a rule of its own, judged first at the award. All members of the
# household are counted (R-166). The other programmes have their grants beside their other rules.
rules:
  - id: allowance-province
    title: {en: The province's share of the allowance, zh: 低保补差省级部分}
    clause: R-412 001:85 「农村低保月人均补差水平225元基础上」
    also: [R-166, R-414]
    programmes: [registration, allowance]
    at: award
    steps: [allowance]
    when: "true"
    effect: grant
    fund: province
    earmark: allowance
    value: household.persons * parameters.provincialTopUp
    reason: allowance.topUp
    message:
      en: "{parameters.provincialTopUp} yuan x {household.persons} = {value} yuan a month from the province"
      zh: "月人均补差{parameters.provincialTopUp}元 × {household.persons}人 = 每月{value}元，省级资金"

  - id: allowance-county
    title: {en: The county's share of the allowance, zh: 低保补差县级部分}
    clause: "R-413 001:85 「提高农村低保月人均补差30元,达到255元」"
    also: [R-166, R-414]
    programmes: [registration, allowance]
    at: award
    steps: [allowance]
    when: "true"
    effect: grant
    fund: county
    earmark: allowance
    value: household.persons * parameters.countyTopUp
    reason: allowance.topUp
    message:
      en: "{parameters.countyTopUp} yuan x {household.persons} = {value} yuan a month from the county"
      zh: "月人均补差{parameters.countyTopUp}元 × {household.persons}人 = 每月{value}元，县级资金"

  # Who bears what the full standard is above the top-up is not said; the standard is the county's own (R-329).
  - id: allowance-full-standard
    title: {en: Full standard for a destitute family, zh: 常补对象全额保障}
    clause: R-167 001:77 「严格按照农村低保标准给予全额保障」
    also: [R-166, R-168, R-172, R-414]
    programmes: [allowance]
    at: award
    steps: [allowance]
    let:
      full: household.persons * parameters.monthlyStandard
    when: evidence.permanentSupplement && full > award.granted
    effect: grant
    fund: county
    earmark: allowance
    value: full - award.granted
    reason: allowance.fullStandard
    message:
      en: "a permanent-supplement family gets the full standard of {parameters.monthlyStandard} yuan x {household.persons} = {full} yuan a month; the county adds {value} yuan to the top-up"
      zh: "常补对象全额保障：月标准{parameters.monthlyStandard}元 × {household.persons}人 = 每月{full}元，县级补足{value}元"

parent/rules-home.yaml 1904
# House, water and school: the items that are looked at on every visit (001-C). A failing item is reported
# to the township poverty office; it neither refuses nor delays anybody.
rules:
  - id: sheet-metal-house
    title: {en: Sheet-metal house or tiles, zh: 彩钢房、彩钢瓦}
    clause: R-370 001:31 「是否存在彩钢瓦现象」
    also: [R-158, R-159, R-198, R-271]
    programmes: [registration, recheck, allowance, exit]
    at: [intake, report, change]
    when: found.sheetMetalHouse
    effect: flag
    reason: home.sheetMetal
    message:
      en: "the household lives under sheet metal ({found.source}); the township poverty office has to look after the house"
      zh: "该户住房为彩钢房或有彩钢瓦（{found.source}），请乡镇扶贫办处理"

  - id: water-untested
    title: {en: Well without a water test, zh: 小井水无检测报告}
    clause: R-371 001:31 「查看了小井水是否出具检测报告」
    also: [R-158, R-159, R-271, R-638]
    programmes: [registration, recheck, allowance, exit]
    at: [intake, report, change]
    when: found.waterUntested
    effect: flag
    reason: home.waterUntested
    message:
      en: "the household's well has no water-test report ({found.source}); have the water tested"
      zh: "该户小井水未出具检测报告（{found.source}），请安排检测"

  - id: school-dropout
    title: {en: Child out of school, zh: 有辍学学生}
    clause: R-372 001:31 「家庭有无辍学学生」
    also: [R-158, R-159, R-226, R-227, R-271]
    programmes: [registration, recheck, allowance, exit]
    at: [intake, report, change]
    when: found.schoolDropout
    effect: flag
    reason: home.schoolDropout
    message:
      en: "a child of school age is out of school ({found.source}); bring the child back to school"
      zh: "该户有适龄儿童辍学（{found.source}），请劝返复学"

parent/rules-housing-money.yaml 8079
# What a home is subsidised with. After a disaster 7,500 yuan central and 5,000 of province and county, shared by a
# ratio that is not said; for a low-income household 10,000 of the province, 1,000 of the city and 4,000 or more of
# the county (C-10).
rules:
  - id: disaster-central
    title: {en: "Rebuilding after a disaster, central", zh: 倒房重建中央补助}
    clause: R-427 001:99 「中央补助标准为每户平均7500元」
    also: [R-195]
    programmes: [housing]
    at: award
    steps: [subsidy]
    when: evidence.ground == "disaster"
    effect: grant
    fund: central-housing
    value: parameters.disasterHouseCentral
    reason: housing.subsidy
    message:
      en: "central subsidy of {parameters.disasterHouseCentral} yuan on average for the household"
      zh: "中央补助每户平均{parameters.disasterHouseCentral}元"

  - id: disaster-province
    title: {en: "Rebuilding after a disaster, province", zh: 倒房重建省级配套}
    clause: R-428 001:99 「省、县级配套资金标准为户均5000元」
    programmes: [housing]
    at: award
    steps: [subsidy]
    when: evidence.ground == "disaster"
    effect: grant
    fund: province-housing
    value: share(parameters.disasterProvincePercent, parameters.disasterHouseMatching)
    reason: housing.subsidy
    message:
      en: "the province bears {parameters.disasterProvincePercent}% of the {parameters.disasterHouseMatching} yuan that it and the county add: {value} yuan"
      zh: "省、县配套{parameters.disasterHouseMatching}元，省级承担{parameters.disasterProvincePercent}%，即{value}元"

  - id: disaster-county
    title: {en: "Rebuilding after a disaster, county", zh: 倒房重建县级配套}
    clause: R-428 001:99 「省、县级配套资金标准为户均5000元」
    programmes: [housing]
    at: award
    steps: [subsidy]
    let:
      provincial: share(parameters.disasterProvincePercent, parameters.disasterHouseMatching)
    when: evidence.ground == "disaster"
    effect: grant
    fund: county-housing
    value: parameters.disasterHouseMatching - provincial
    reason: housing.subsidy
    message:
      en: "the county bears {value} of {parameters.disasterHouseMatching} yuan beside the province's {provincial} yuan"
      zh: "省、县配套{parameters.disasterHouseMatching}元，省级{provincial}元，县级承担{value}元"

  - id: house-province
    title: {en: "Low-income household's home, province", zh: 低收入户住房省级补助}
    clause: R-429 002:181 「按每戶1萬元的標準給予補助」
    also: [R-407, R-497]
    programmes: [housing]
    at: award
    steps: [subsidy]
    when: evidence.ground == "lowIncome" && evidence.route != "repair"
    effect: grant
    fund: province-housing
    value: parameters.lowIncomeHouseProvince
    reason: housing.subsidy
    message:
      en: "provincial subsidy of {parameters.lowIncomeHouseProvince} yuan for the household"
      zh: "省级补助每户{parameters.lowIncomeHouseProvince}元"

  - id: house-city
    title: {en: "Low-income household's home, city", zh: 低收入户住房市级补助}
    clause: R-431 002:181 「市級財政負責安排每戶補助資金1000元」
    also: [R-430]
    programmes: [housing]
    at: award
    steps: [subsidy]
    when: evidence.ground == "lowIncome" && evidence.route != "repair"
    effect: grant
    fund: city-housing
    value: parameters.lowIncomeHouseCity
    reason: housing.subsidy
    message:
      en: "city subsidy of {parameters.lowIncomeHouseCity} yuan for the household"
      zh: "市级补助每户{parameters.lowIncomeHouseCity}元"

  - id: house-county
    title: {en: "Low-income household's home, county", zh: 低收入户住房县级补助}
    clause: R-432 002:181 「縣級財政負責安排每戶補助資金不低于4000元」
    also: [R-365, R-430, R-434]
    programmes: [housing]
    at: award
    steps: [subsidy]
    when: evidence.ground == "lowIncome" && evidence.route != "repair"
    effect: grant
    fund: county-housing
    value: parameters.lowIncomeHouseCounty
    reason: housing.subsidy
    message:
      en: "county subsidy of {parameters.lowIncomeHouseCounty} yuan for the household, never less than the plan's 4,000"
      zh: "县级补助每户{parameters.lowIncomeHouseCounty}元，不低于4000元"

  - id: house-repair
    title: {en: Strengthening and repair, zh: 加固维修补助}
    clause: R-433 002:181 「給予每戶補助至1萬元」
    programmes: [housing]
    at: award
    steps: [subsidy]
    when: evidence.ground == "lowIncome" && evidence.route == "repair"
    effect: grant
    fund: province-housing
    value: "parameters.lowIncomeRepair > parameters.lowIncomeRepairMost ? parameters.lowIncomeRepairMost : parameters.lowIncomeRepair"
    reason: housing.subsidy
    message:
      en: "strengthening and repair {parameters.lowIncomeRepair} yuan as the county decides, never more than {parameters.lowIncomeRepairMost} yuan: {value} yuan"
      zh: "加固维修补助由县确定为{parameters.lowIncomeRepair}元，最高{parameters.lowIncomeRepairMost}元，补助{value}元"

  # What the village posts with plan and household (R-207): known from the card, before anything is granted.
  - id: house-amount
    title: {en: Amount to be posted, zh: 应公示补助金额}
    clause: R-316 002:183 「接受群眾和社會監督」
    also: [R-207, R-409]
    programmes: [housing]
    at: review
    steps: [village-review]
    let:
      disasterSum: parameters.disasterHouseCentral + parameters.disasterHouseMatching
      repairSum: "parameters.lowIncomeRepair > parameters.lowIncomeRepairMost ? parameters.lowIncomeRepairMost : parameters.lowIncomeRepair"
      newSum: parameters.lowIncomeHouseProvince + parameters.lowIncomeHouseCity + parameters.lowIncomeHouseCounty
    when: evidence.confirmed
    effect: compute
    value: 'evidence.ground == "disaster" ? disasterSum : evidence.route == "repair" ? repairSum : newSum'
    reason: housing.amount
    message:
      en: "{value} yuan are to be posted with the plan and the household"
      zh: "应与扶持计划、对象一并公示补助金额{value}元"

  # The farmer's own money first, the government some, bank and society some.
  - id: house-own-money-short
    title: {en: Subsidy larger than own money, zh: 自筹资金偏少}
    clause: R-411 002:181 「農民自籌為主,政府補一點、銀行貸一點」
    also: [R-205]
    programmes: [housing]
    at: award
    steps: [subsidy]
    when: evidence.ground == "lowIncome" && evidence.houseCost > fen(0) && evidence.selfRaised < award.amount
    effect: flag
    reason: housing.ownMoneyShort
    message:
      en: "of {evidence.houseCost} yuan the household raises {evidence.selfRaised} yuan, less than the subsidy of {award.amount} yuan; see that the house stays within its means"
      zh: "建房造价{evidence.houseCost}元，农户自筹{evidence.selfRaised}元，少于补助{award.amount}元，请合理控制造价"

  # The year's plan, for those who publish allocations (D-08).
  - id: house-plan-total
    title: {en: Subsidies of the year's plan, zh: 年度计划补助总额}
    clause: R-429 002:181 「按每戶1萬元的標準給予補助」
    also: [R-100, R-200, R-599]
    programmes: [housing]
    at: review
    steps: [county-review]
    let:
      planProvince: evidence.planHouseholds * parameters.lowIncomeHouseProvince
      planCity: evidence.planHouseholds * parameters.lowIncomeHouseCity
      planCounty: evidence.planHouseholds * parameters.lowIncomeHouseCounty
    when: evidence.ground == "lowIncome" && evidence.planHouseholds > 0
    effect: compute
    value: planProvince + planCity + planCounty
    reason: housing.planTotal
    message:
      en: "the plan's {evidence.planHouseholds} households take {planProvince} yuan of the province, {planCity} of the city and at least {planCounty} of the county"
      zh: "年度计划{evidence.planHouseholds}户，需省级{planProvince}元、市级{planCity}元、县级不低于{planCounty}元"

parent/rules-housing.yaml 8743
# Homes. Two documents, told apart by the ground (C-09, C-10): after a disaster (001-H) a household that has
# built elsewhere gets nothing; a low-income household (002-I) may rebuild elsewhere, with land procedure
# and its old house demolished. What they are subsidised with stands in rules-housing-money.yaml.
rules:
  - id: second-homestead
    title: {en: More than one homestead, zh: 一户多宅}
    clause: R-363 002:182 「要嚴格執行“一戶一宅”政策」
    also: [R-360]
    programmes: [housing]
    at: intake
    when: evidence.otherHomestead
    effect: refuse
    reason: housing.secondHomestead
    message:
      en: the household holds another homestead; one household has one homestead
      zh: 该户另有宅基地，不符合“一户一宅”
    remedy:
      en: the household may apply again when it has given the other homestead back
      zh: 退出另一处宅基地后可重新申请

  - id: hazard-area
    title: {en: Site in a hazard area, zh: 选址在地质灾害区}
    clause: R-380 002:182 「避免在地質災害區」
    also: [R-203]
    programmes: [housing]
    at: intake
    when: evidence.hazardArea
    effect: return
    reason: housing.hazardArea
    message:
      en: the site lies in a geological-hazard area; no house is built there
      zh: 选址位于地质灾害区，不得建房
    remedy:
      en: choose another site and submit the application again
      zh: 另行选址后重新提交

  - id: preferential-first
    title: {en: Preferential-treatment person comes first, zh: 重点优抚对象优先}
    clause: "R-197 001:101 「在申请农村危房改造时,同等条件应当优先安排」"
    programmes: [housing]
    at: intake
    when: evidence.preferentialPerson
    effect: flag
    reason: housing.preferential
    message:
      en: a key preferential-treatment person comes first among equal applications
      zh: 重点优抚对象，同等条件优先安排

  - id: disaster-no-rebuilding
    title: {en: House does not need rebuilding, zh: 不需要恢复重建}
    clause: R-362 001:99 「对一般损房以及其他不需要恢复重建的」
    also: [R-195, R-279]
    programmes: [housing]
    at: intake
    when: evidence.ground == "disaster" && evidence.damage != "collapsed" && evidence.damage != "severe"
    effect: refuse
    reason: housing.noRebuilding
    message:
      en: the house has neither collapsed nor been badly damaged by a disaster
      zh: 房屋未因灾倒塌或严重损坏，不需要恢复重建
    remedy:
      en: the household may apply again when the damage has been assessed as severe
      zh: 经鉴定为严重损坏后可重新申请

  - id: disaster-other-building
    title: {en: Not the home the owner lives in, zh: 非自住房屋}
    clause: R-361 001:99 「对倒塌的空心房、附属房、临时房」
    also: [R-195]
    programmes: [housing]
    at: intake
    when: evidence.ground == "disaster" && evidence.building != "home"
    effect: refuse
    reason: housing.otherBuilding
    message:
      en: the collapsed building is an empty house, an annex or a temporary building, not the home
      zh: 倒塌房屋属空心房、附属房或临时房，不是自住房屋
    remedy:
      en: apply for the home itself if it has collapsed or been badly damaged
      zh: 如自住房屋倒塌或严重损坏，可就该房屋申请

  - id: disaster-built-elsewhere
    title: {en: New house stands elsewhere already, zh: 已在异地新建住房}
    clause: R-360 001:99 「对已在异地新建住房、旧房倒塌的」
    programmes: [housing]
    at: intake
    when: evidence.ground == "disaster" && evidence.builtElsewhere
    effect: refuse
    reason: housing.builtElsewhere
    message:
      en: the household has built a new house elsewhere already; the collapsed old one is not subsidised
      zh: 已在异地新建住房，倒塌旧房不纳入补助
    remedy:
      en: if the record is wrong, have it corrected at the department and apply again
      zh: 如记录有误，请到该部门更正后重新申请

  - id: not-confirmed
    title: {en: Not on the confirmed list, zh: 未列入核查确认名单}
    clause: R-199 002:179 「粵貧明電〔2009〕1號」
    also: [R-061]
    programmes: [housing]
    at: intake
    when: evidence.ground == "lowIncome" && !evidence.confirmed
    effect: return
    reason: housing.notConfirmed
    message:
      en: the household is not on the list that the county reports, the city reviews and the province confirms
      zh: 该户未列入县上报、市审核、省核查确认的名单
    remedy:
      en: have the county report the household, then submit the application again
      zh: 由县上报并经确认后重新提交

  - id: old-house-kept
    title: {en: Old house kept, zh: 旧屋未拆}
    clause: R-363 002:182 「要嚴格執行“一戶一宅”政策」
    also: [R-202]
    programmes: [housing]
    at: intake
    when: evidence.ground == "lowIncome" && evidence.route == "newBuild" && evidence.oldHouse == "kept"
    effect: return
    reason: housing.oldHouseKept
    message:
      en: the old house is neither demolished nor to be demolished after building
      zh: 旧屋未拆且未承诺建新后拆旧
    remedy:
      en: demolish the old house, or undertake to demolish it after building
      zh: 先拆旧屋，或承诺建新后拆旧屋

  - id: land-procedure-missing
    title: {en: Land procedure not done, zh: 未办建房用地手续}
    clause: R-203 002:182 「避免在地質災害區建造房屋」
    programmes: [housing]
    at: intake
    when: evidence.ground == "lowIncome" && evidence.moves && !evidence.landProcedure
    effect: return
    reason: housing.landProcedure
    message:
      en: the household rebuilds elsewhere and the land procedure for rural housing is not done
      zh: 搬迁异地重建，尚未办理农村居民建房用地手续
    remedy:
      en: do the land procedure for rural housing and submit the application again
      zh: 办理农村居民建房用地手续后重新提交

  - id: site-off-plan
    title: {en: Site against the plan, zh: 选址不符合规划}
    clause: R-203 002:182 「避免在地質災害區建造房屋」
    programmes: [housing]
    at: intake
    when: evidence.ground == "lowIncome" && evidence.moves && !evidence.fitsPlan
    effect: return
    reason: housing.offPlan
    message:
      en: the new site does not fit the town's and village's plan
      zh: 建房选址不符合镇、村建设规划
    remedy:
      en: choose a site within the plan and submit the application again
      zh: 按规划另行选址后重新提交

  - id: site-not-surveyed
    title: {en: Geology not surveyed, zh: 未勘察地质情况}
    clause: R-203 002:182 「避免在地質災害區建造房屋」
    programmes: [housing]
    at: intake
    when: evidence.ground == "lowIncome" && evidence.moves && !evidence.surveyed
    effect: return
    reason: housing.notSurveyed
    message:
      en: the geology of the new site has not been surveyed
      zh: 新址尚未勘察地质情况
    remedy:
      en: have the site surveyed and submit the application again
      zh: 勘察地质情况后重新提交

  - id: repair-unfit
    title: {en: House not fit for repair, zh: 不适用加固维修}
    clause: R-201 002:182 「泥磚房可采用加固維修方式進行改造」
    programmes: [housing]
    at: intake
    when: evidence.ground == "lowIncome" && evidence.route == "repair" && !evidence.soundStructure
    effect: return
    reason: housing.repairUnfit
    message:
      en: strengthening and repair is for houses with a sound main structure that are worth keeping
      zh: 加固维修仅适用于主体结构尚好且有保留价值的房屋
    remedy:
      en: choose a new building, or have the structure assessed as sound
      zh: 改为新建，或经鉴定主体结构尚好

  - id: collective-unfit
    title: {en: Collective home not for this household, zh: 不适用集体安居房}
    clause: R-201 002:182 「泥磚房可采用加固維修方式進行改造」
    also: [R-176]
    programmes: [housing]
    at: intake
    when: >-
      evidence.ground == "lowIncome" && evidence.route == "collective" &&
      (evidence.ableToBuild || !evidence.supported)
    effect: return
    reason: housing.collectiveUnfit
    message:
      en: collectively owned small homes are for five-guarantee and allowance households without labour and own funds
      zh: 集体产权安居房仅面向无劳动能力和自筹能力的五保户、低保户
    remedy:
      en: choose a new building or repair
      zh: 改为新建或加固维修

parent/rules-industry.yaml 4987
# A household's own project, and its return in kind.
rules:
  - id: industry-unfit
    title: {en: Without labour, zh: 无劳动能力}
    clause: R-240 003:31 「因地、因户规划产业项目」
    also: [R-617]
    programmes: [industry]
    at: intake
    when: "!evidence.fit || !evidence.poorRegister"
    effect: refuse
    reason: industry.unfit
    message:
      en: "able to do the work: {evidence.fit}; registered poor household: {evidence.poorRegister}; both must hold"
      zh: "有劳动能力：{evidence.fit}；建档立卡贫困户：{evidence.poorRegister}；两项须同时具备"
    remedy:
      en: a household without labour may apply for the allowance or share in solar revenue
      zh: 无劳动能力家庭可申请农村低保或参与光伏收益分配

  - id: industry-not-chosen
    title: {en: Not chosen by the household, zh: 非群众自主选择}
    clause: R-238 002:68 「規劃到村、項目到戶、增收到人」
    also: [R-379]
    programmes: [industry]
    at: intake
    when: "!evidence.ownWish"
    effect: return
    reason: industry.notChosen
    message:
      en: the project was not chosen by the household itself
      zh: 项目未尊重群众意愿
    remedy:
      en: choose the project with the household and submit the application again
      zh: 与农户共同选定项目后重新提交

  - id: industry-no-dividend
    title: {en: Co-operative without least dividend, zh: 合作社未约定保底}
    clause: R-243 004:22 「股份量化、保底分红、保底收购、利润返还」
    also: [R-248, R-270]
    programmes: [industry]
    at: intake
    when: evidence.model != "own" && !evidence.leastDividend
    effect: return
    reason: industry.noDividend
    message:
      en: a co-operative or association has to guarantee a least dividend and purchase
      zh: 合作社、协会带动须约定保底分红、保底收购
    remedy:
      en: agree on dividend and purchase, then submit the application again
      zh: 签订保底分红和收购约定后重新提交

  - id: industry-help-unit
    title: {en: "Industry subsidy, help unit", zh: 产业补助（帮扶单位）}
    clause: "R-054 004:18 「明确扶贫项目、帮扶措施、资金来源」"
    also: [R-260, R-263]
    programmes: [industry]
    at: award
    steps: [subsidy]
    when: evidence.helpUnitFunds > fen(0)
    effect: grant
    fund: helpunit-industry
    value: "evidence.helpUnitFunds > evidence.projectCost ? evidence.projectCost : evidence.helpUnitFunds"
    reason: industry.subsidy
    message:
      en: "the help unit bears {value} yuan of {evidence.projectCost} yuan"
      zh: "项目投资{evidence.projectCost}元，帮扶单位承担{value}元"

  - id: industry-province
    title: {en: "Industry subsidy, province", zh: 产业补助（省级）}
    clause: R-240 003:31 「因地、因户规划产业项目」
    also: [R-239, R-454]
    programmes: [industry]
    at: award
    steps: [subsidy]
    let:
      open: evidence.projectCost - award.granted
    when: evidence.projectCost > award.granted
    effect: grant
    fund: province-industry
    value: "open > parameters.industryMost ? parameters.industryMost : open"
    reason: industry.subsidy
    message:
      en: "of {open} yuan still open the province bears {value} yuan, at most {parameters.industryMost} yuan"
      zh: "尚缺{open}元，省级补助{value}元，最高{parameters.industryMost}元"

  - id: industry-return-open
    title: {en: Return in kind open, zh: 尚未“投一还一”}
    clause: "R-242 002:26 「采取投一還一,滾動發展的形式」"
    programmes: [industry]
    at: visit
    when: evidence.animalsReturned < evidence.animalsPlaced
    effect: flag
    reason: industry.returnOpen
    message:
      en: "{evidence.animalsReturned} of {evidence.animalsPlaced} animals have been returned"
      zh: "投放{evidence.animalsPlaced}只（头），已返还{evidence.animalsReturned}只（头）"

  - id: industry-return-made
    title: {en: Returned one for one, zh: 已“投一还一”}
    clause: "R-242 002:26 「采取投一還一,滾動發展的形式」"
    programmes: [industry]
    at: visit
    when: evidence.animalsPlaced > 0 && evidence.animalsReturned >= evidence.animalsPlaced
    effect: compute
    value: evidence.animalsReturned
    reason: industry.returnMade
    message:
      en: "{value} animals are returned and may be placed with another household"
      zh: "已返还{value}只（头），可滚动投放其他农户"

  - id: industry-ended
    title: {en: Project given up, zh: 项目中断}
    clause: R-270 004:22 「防止帮扶村及村内贫困户出现返贫情况」
    programmes: [industry]
    at: visit
    when: "!evidence.stillRunning"
    effect: flag
    reason: industry.ended
    message:
      en: the project does not go on; look after the household before it falls back
      zh: 项目未能持续，请跟踪帮扶，防止返贫

parent/rules-intake.yaml 7257
# What is judged of the card and of the departments' reports for registration.
#
# Registration and allowance are different lists with different lines (C-08): the six exclusions here
# never apply to the allowance, nor the seven and the four of rules-allowance.yaml to registration
# itself. Registration ends in the allowance, so that rules-award.yaml looks again before it is granted.
rules:
  - id: contact-missing
    title: {en: Family away and not contacted, zh: 全家外出未联系}
    clause: "R-142 003:26 「对于全家外出的群众,要主动取得联系」"
    at: intake
    when: household.away && household.contacts < parameters.contactAttempts
    effect: return
    reason: contact.missing
    message:
      en: "the whole family is away and {household.contacts} of {parameters.contactAttempts} contact attempts are on record"
      zh: "全家外出，联系记录{household.contacts}次，要求{parameters.contactAttempts}次"
    remedy:
      en: contact the family, record the attempt and submit the application again
      zh: 主动联系该户并作记录后重新提交

  - id: income-above-line
    title: {en: Net income above the line, zh: 纯收入高于标准}
    clause: R-318 002:63 「貧困戶識別嚴格按照人均純收入低于X元標準」
    also: [R-141, R-324]
    programmes: [registration, recheck]
    at: [intake, change]
    when: "!case.registered && household.perCapitaIncome >= parameters.incomeLine"
    effect: refuse
    reason: income.aboveLine
    message:
      en: "income per person {household.perCapitaIncome} yuan a year is not below the line of {parameters.incomeLine} yuan"
      zh: "人均年纯收入{household.perCapitaIncome}元，不低于{parameters.incomeLine}元的标准"
    remedy:
      en: the household may apply again when its yearly income per person is below the line
      zh: 人均年纯收入低于标准后可重新申请
    met:
      reason: income.belowLine
      en: "income per person {household.perCapitaIncome} yuan a year, the line is {parameters.incomeLine} yuan"
      zh: "人均年纯收入{household.perCapitaIncome}元，标准为{parameters.incomeLine}元"

  # The six hold for a household that is registered already, too: it is removed, with an explanation (R-155).
  # A higher income is no exclusion; whether a household leaves the register is decided by its exit.
  - id: exclusion-housing
    title: {en: "Owns commercial, policy or self-built town housing", zh: 有商品房、政策性住房、城镇自建房}
    clause: R-287 003:25 「有商品房、政策性住房、城镇自建房」
    also: [R-265, R-286, R-293, R-326]
    programmes: [registration, recheck]
    at: [intake, report, change]
    when: found.ownsHousing
    effect: refuse
    reason: exclusion.housing
    message:
      en: "the household owns commercial, policy or self-built town housing ({found.source})"
      zh: "该户有商品房、政策性住房或城镇自建房（{found.source}）"
    remedy:
      en: if the record is wrong, have it corrected at the department and apply again
      zh: 如记录有误，请到该部门更正后重新申请

  - id: exclusion-car
    title: {en: Owns a car, zh: 有汽车}
    clause: "R-288 003:25 「有汽车,有财政供应人员」"
    also: [R-265, R-286]
    programmes: [registration, recheck]
    at: [intake, report, change]
    when: found.ownsCar
    effect: refuse
    reason: exclusion.car
    message:
      en: "the household owns a car ({found.source})"
      zh: "该户有汽车（{found.source}）"
    remedy:
      en: if the record is wrong, have it corrected at the department and apply again
      zh: 如记录有误，请到该部门更正后重新申请

  - id: exclusion-public-pay
    title: {en: Member paid from public finance, zh: 有财政供养人员}
    clause: R-289 003:25 「有财政供应人员」
    also: [R-265, R-286]
    programmes: [registration, recheck]
    at: [intake, report, change]
    when: found.publicPay
    effect: refuse
    reason: exclusion.publicPay
    message:
      en: "a member is paid from public finance ({found.source})"
      zh: "该户有财政供养人员（{found.source}）"
    remedy:
      en: if the record is wrong, have it corrected at the department and apply again
      zh: 如记录有误，请到该部门更正后重新申请

  - id: exclusion-business
    title: {en: Runs an individual business, zh: 有个体工商经营户}
    clause: R-290 003:25 「有个体工商经营户」
    also: [R-265, R-286]
    programmes: [registration, recheck]
    at: [intake, report, change]
    when: found.individualBusiness
    effect: refuse
    reason: exclusion.business
    message:
      en: "the household runs an individual business ({found.source})"
      zh: "该户有个体工商经营户（{found.source}）"
    remedy:
      en: if the record is wrong, have it corrected at the department and apply again
      zh: 如记录有误，请到该部门更正后重新申请

  - id: exclusion-identity
    title: {en: Duplicate identity number, zh: 身份证重复}
    clause: R-291 003:25 「有身份证重复」
    also: [R-265, R-286]
    programmes: [registration, recheck]
    at: [intake, report, change]
    when: found.duplicateIdentity
    effect: refuse
    reason: exclusion.identity
    message:
      en: "a member's identity number is a duplicate ({found.source})"
      zh: "该户有身份证重复（{found.source}）"
    remedy:
      en: have the identity number corrected by public security and apply again
      zh: 请到公安部门更正身份证号码后重新申请

  - id: exclusion-disability
    title: {en: Disability certificate not genuine, zh: 残疾证不真实}
    clause: R-292 003:25 「有残疾证不真实六类状况的农户」
    also: [R-265, R-286, R-297, R-016]
    programmes: [registration, recheck]
    at: [intake, report, change]
    when: found.disabilityNotGenuine
    effect: refuse
    reason: exclusion.disability
    message:
      en: "a disability certificate is not genuine ({found.source})"
      zh: "残疾证不真实（{found.source}）"
    remedy:
      en: obtain a certificate from the disabled persons' federation and apply again
      zh: 请向残联办理残疾证后重新申请

  - id: poor-village
    title: {en: Village is poor by the three marks, zh: 一高一低一无贫困村}
    clause: R-321 002:64 「貧困發生率高于XX%」
    also: [R-126]
    programmes: [registration]
    at: intake
    when: >-
      evidence.villageIncidence > parameters.poorVillageIncidence &&
      evidence.villageIncome < parameters.poorVillageIncome && !evidence.villageCollectiveIncome
    effect: compute
    value: evidence.villageIncidence
    reason: village.poor
    message:
      en: "the village is a poor village: incidence {evidence.villageIncidence}% above {parameters.poorVillageIncidence}%, income {evidence.villageIncome} yuan below {parameters.poorVillageIncome} yuan, no collective income"
      zh: "贫困村：贫困发生率{evidence.villageIncidence}%，高于{parameters.poorVillageIncidence}%；人均纯收入{evidence.villageIncome}元，低于{parameters.poorVillageIncome}元；无集体经济收入"

parent/rules-jobs.yaml 3390
# Posts for people who can work, and what became of trainees and workers.
rules:
  - id: trained-without-work
    title: {en: No work after the training or the year, zh: 培训或满岗后未就业}
    clause: R-635 002:155 「擴大轉移就業面,提高培訓的實效」
    also: [R-214]
    programmes: [training, jobs]
    at: visit
    when: "!evidence.inWork"
    effect: flag
    reason: work.none
    message:
      en: "visit {visit.number} found the person without work"
      zh: "第{visit.number}次回访：尚未就业"

  - id: work-added-income
    title: {en: Added income, zh: 增收情况}
    clause: R-449 001:64 「每人每月增收1500-2000元不等」
    also: [R-245]
    programmes: [training, jobs]
    at: visit
    when: evidence.inWork && evidence.addedIncome > fen(0)
    effect: compute
    value: evidence.addedIncome
    reason: work.addedIncome
    message:
      en: "{evidence.addedIncome} yuan more a month"
      zh: "每月增收{evidence.addedIncome}元"

  - id: job-unfit
    title: {en: Not able to do the work, zh: 无劳动能力}
    clause: R-240 003:31 「因地、因户规划产业项目」
    also: [R-617]
    programmes: [jobs]
    at: intake
    when: "!evidence.fit || !evidence.poorRegister"
    effect: refuse
    reason: job.unfit
    message:
      en: "able to do the work: {evidence.fit}; of a registered poor household: {evidence.poorRegister}; both must hold"
      zh: "有劳动能力：{evidence.fit}；建档立卡贫困人口：{evidence.poorRegister}；两项须同时具备"
    remedy:
      en: a household without labour may apply for the allowance or destitute support
      zh: 无劳动能力家庭可申请农村低保或特困供养

  - id: job-without-contract
    title: {en: No contract, zh: 未签订用工合同}
    clause: "R-246 001:64 「我乡聘用护林员5名,年工资约8000元」"
    also: [R-241]
    programmes: [jobs]
    at: review
    steps: [county-review]
    when: "!evidence.contract"
    effect: return
    reason: job.noContract
    message:
      en: nobody has been hired yet, the contract is missing
      zh: 尚未签订用工合同
    remedy:
      en: sign the contract and send the review again
      zh: 签订用工合同后重新报送

  # "About 8,000 yuan a year": a twelfth a month, rounded down to the fen.
  - id: job-forest-guard
    title: {en: Forest guard, zh: 护林员补助}
    clause: R-450 001:64 「年工资约8000元」
    also: [R-134, R-246]
    programmes: [jobs]
    at: award
    steps: [pay]
    when: evidence.post == "forestGuard"
    effect: grant
    fund: county-jobs
    value: perCapita(parameters.forestGuardYear, 12)
    reason: job.forestGuard
    message:
      en: "forest guard: {parameters.forestGuardYear} yuan a year are {value} yuan a month"
      zh: "护林员年工资{parameters.forestGuardYear}元，每月{value}元"

  - id: job-base
    title: {en: Work in a job base, zh: 就业基地补助}
    clause: R-245 001:64 「就业扶贫基地3个」
    programmes: [jobs]
    at: award
    steps: [pay]
    when: evidence.post == "jobBase"
    effect: grant
    fund: county-jobs
    value: parameters.jobBaseMonthly
    reason: job.base
    message:
      en: "work in a job base: {value} yuan a month beside the employer's wage"
      zh: "就业基地务工补助每月{value}元，工资由用工单位发放"

parent/rules-medical.yaml 12284
# Medical assistance. Shares and limits are those of the day of discharge (C-28), whenever the papers come. The
# layers come in order (R-182): insurance, assistance, subsidy, and last the one-off hardship subsidy.
rules:
  # 2016 and 2017 hold inpatients in the county to a share, 2018 those referred out of it as well.
  - id: own-pay-over-limit
    title: {en: Own share of the cost over the limit, zh: 个人支付占比超过规定}
    clause: R-421 001:123 「2016.01.01-2016.09.12」
    also: [R-422, R-481]
    programmes: [medical-aid]
    at: intake
    judgedOn: evidence.dischargedOn
    let:
      limit: share(parameters.ownPayPercent, evidence.totalCost)
      held: >-
        evidence.hospital == "inCounty" ||
        (evidence.hospital == "referred" && evidence.dischargedOn >= date("2018-01-01"))
    when: >-
      evidence.dischargedOn < date("2019-01-01") && evidence.poorRegister &&
      evidence.treatment == "inpatient" && held && evidence.ownPay > limit
    effect: flag
    reason: medical.ownPayOver
    message:
      en: "the patient paid {evidence.ownPay} yuan of {evidence.totalCost} yuan; at the day of discharge at most {parameters.ownPayPercent}% = {limit} yuan were to be borne"
      zh: "总费用{evidence.totalCost}元，个人支付{evidence.ownPay}元；出院时个人支付不得超过{parameters.ownPayPercent}%，即{limit}元"

  - id: own-pay-over-target
    title: {en: Own share of the cost over the year's target, zh: 个人支付占比超过当年控费目标}
    clause: R-423 001:117 「医疗费用个人支付占比达到当年控费目标任务」
    also: [R-186]
    programmes: [medical-aid]
    at: intake
    judgedOn: evidence.dischargedOn
    let:
      target: share(parameters.ownPayTargetPercent, evidence.totalCost)
    when: >-
      evidence.dischargedOn >= date("2019-01-01") && evidence.poorRegister &&
      evidence.hospital != "unreferred" && evidence.ownPay > target
    effect: flag
    reason: medical.ownPayOver
    message:
      en: "the patient paid {evidence.ownPay} yuan of {evidence.totalCost} yuan; the target of the year is {parameters.ownPayTargetPercent}% = {target} yuan"
      zh: "总费用{evidence.totalCost}元，个人支付{evidence.ownPay}元；当年控费目标为{parameters.ownPayTargetPercent}%，即{target}元"

  - id: not-referred
    title: {en: Treated elsewhere without referral, zh: 未依规转诊}
    clause: R-186 001:117 「依规转诊至县域外住院、慢性病门诊维持治疗」
    programmes: [medical-aid]
    at: intake
    judgedOn: evidence.dischargedOn
    when: evidence.hospital == "unreferred"
    effect: flag
    reason: medical.notReferred
    message:
      en: the patient went to a hospital outside the county without referral; the limit of the own share does not hold for this stay
      zh: 患者未依规转诊到县域外就医，本次住院不适用个人支付占比控制

  - id: own-pay-share
    title: {en: Own share of the cost, zh: 个人支付占比}
    clause: R-423 001:117 「医疗费用个人支付占比达到当年控费目标任务」
    also: [R-518]
    programmes: [medical-aid]
    at: review
    steps: [township-review]
    judgedOn: evidence.dischargedOn
    let:
      # Base: the whole cost; rounded half up to a tenth of a per cent.
      ownPerMille: "evidence.totalCost > fen(0) ? (evidence.ownPay * 1000 + evidence.totalCost / 2) / evidence.totalCost : 0"
    when: evidence.totalCost > fen(0)
    effect: compute
    value: ownPerMille
    reason: medical.ownPayShare
    message:
      en: "the patient paid {evidence.ownPay} of {evidence.totalCost} yuan, {ownPerMille} per mille"
      zh: "总费用{evidence.totalCost}元，个人支付{evidence.ownPay}元，占{ownPerMille}‰"

  # --- What assistance covers (D-06) -----------------------------------------------------------------

  - id: medical-full
    title: {en: In-policy cost covered in full, zh: 政策范围内费用全额救助}
    clause: R-418 001:91 「建档立卡贫困人口中五保对象政策范围内医疗费用」
    also: [R-416, R-417]
    programmes: [medical-aid]
    at: award
    steps: [assistance]
    judgedOn: evidence.dischargedOn
    when: evidence.request == "assistance" && evidence.poorRegister && evidence.category == "destitute"
    effect: grant
    fund: county-medical-aid
    value: evidence.inPolicyCost
    reason: medical.covered
    message:
      en: "a destitute or five-guarantee person of a registered household: the whole in-policy cost of {evidence.inPolicyCost} yuan is covered, without deductible or cap"
      zh: "建档立卡五保（特困供养）对象，政策范围内费用{evidence.inPolicyCost}元全额救助，不设起付线和封顶线"

  - id: medical-allowance
    title: {en: Assistance to an allowance household, zh: 低保对象医疗救助}
    clause: R-419 001:91 「提高5个百分点予以救助」
    also: [R-416, R-417]
    programmes: [medical-aid]
    at: award
    steps: [assistance]
    judgedOn: evidence.dischargedOn
    let:
      percent: parameters.medicalAidPercent + parameters.medicalAidExtra
      uncapped: share(percent, evidence.inPolicyCost)
    when: evidence.request == "assistance" && evidence.poorRegister && evidence.category == "allowance"
    effect: grant
    fund: county-medical-aid
    value: "uncapped > parameters.medicalCap ? parameters.medicalCap : uncapped"
    reason: medical.covered
    message:
      en: "an allowance household on the register: {percent}% of {evidence.inPolicyCost} yuan in-policy cost without deductible, capped at {parameters.medicalCap} yuan: {value} yuan"
      zh: "建档立卡低保对象：政策范围内费用{evidence.inPolicyCost}元的{percent}%，不设起付线，封顶{parameters.medicalCap}元，救助{value}元"

  - id: medical-expense
    title: {en: Expense-type aid to other registered households, zh: 其他建档立卡户支出型大病救助}
    clause: R-420 001:91 「将五保、低保对象以外的建档立卡贫困户」
    also: [R-191, R-417]
    programmes: [medical-aid]
    at: award
    steps: [assistance]
    judgedOn: evidence.dischargedOn
    let:
      base: "evidence.inPolicyCost > parameters.medicalDeductible ? evidence.inPolicyCost - parameters.medicalDeductible : fen(0)"
      beforeCap: share(parameters.expenseAidPercent, base)
    when: >-
      evidence.request == "assistance" && evidence.poorRegister &&
      evidence.category != "destitute" && evidence.category != "allowance"
    effect: grant
    fund: county-medical-aid
    value: "beforeCap > parameters.medicalCap ? parameters.medicalCap : beforeCap"
    reason: medical.covered
    message:
      en: "expense-type aid: {parameters.expenseAidPercent}% of {base} yuan above the deductible of {parameters.medicalDeductible} yuan, {value} yuan"
      zh: "支出型大病救助：起付线{parameters.medicalDeductible}元以上部分{base}元的{parameters.expenseAidPercent}%，救助{value}元"

  # The last layer (R-182): only when all before it have settled and what is left still weighs heavily.
  - id: medical-hardship
    title: {en: One-off hardship subsidy, zh: 一次性医疗困难补助}
    clause: R-182 001:101 「对享受医疗保险报销、医疗救助和医疗补助后」
    also: [R-366]
    programmes: [medical-aid]
    at: award
    steps: [assistance]
    judgedOn: evidence.dischargedOn
    when: evidence.request == "hardshipSubsidy" && evidence.heavySpending
    effect: grant
    fund: county-medical-aid
    value: "evidence.ownPay > parameters.hardshipSubsidyMost ? parameters.hardshipSubsidyMost : evidence.ownPay"
    reason: medical.hardship
    message:
      en: "after insurance, assistance and subsidy {evidence.ownPay} yuan are left; the one-off hardship subsidy is at most {parameters.hardshipSubsidyMost} yuan: {value} yuan"
      zh: "医保、医疗救助和医疗补助后个人仍支付{evidence.ownPay}元，一次性医疗困难补助最高{parameters.hardshipSubsidyMost}元，补助{value}元"

  - id: own-pay-left
    title: {en: Own share over the limit after assistance, zh: 救助后个人支付占比仍超过规定}
    clause: R-422 001:123 「2018年实施贫困患者县域内、依规转诊县域外」
    also: [R-421, R-423]
    programmes: [medical-aid]
    at: award
    steps: [assistance]
    judgedOn: evidence.dischargedOn
    let:
      ceiling: >-
        share(evidence.dischargedOn >= date("2019-01-01") ? parameters.ownPayTargetPercent : parameters.ownPayPercent,
        evidence.totalCost)
      left: "evidence.ownPay > award.amount ? evidence.ownPay - award.amount : fen(0)"
    when: evidence.request == "assistance" && evidence.poorRegister && evidence.hospital != "unreferred" && left > ceiling
    effect: flag
    reason: medical.ownPayLeft
    message:
      en: "of {evidence.ownPay} yuan own cost {left} yuan are left after assistance; the limit of the day of discharge is {ceiling} yuan"
      zh: "个人支付{evidence.ownPay}元，救助后仍余{left}元，出院时限额{ceiling}元"

  # --- Order of the layers ---------------------------------------------------------------------------

  # The document gives the order for preferential-treatment persons; the one-off subsidy is theirs.
  - id: hardship-before-others
    title: {en: Hardship subsidy before the other layers, zh: 未先享受其他医疗保障}
    clause: R-366 001:101 「其医疗费用支出仍然较大」
    also: [R-182]
    programmes: [medical-aid]
    at: intake
    judgedOn: evidence.dischargedOn
    when: >-
      evidence.request == "hardshipSubsidy" &&
      !(evidence.insuranceSettled && evidence.assistanceSettled && evidence.subsidySettled)
    effect: return
    reason: medical.layersOpen
    message:
      en: the one-off hardship subsidy comes after insurance, medical assistance and medical subsidy; not all of them have settled
      zh: 一次性医疗困难补助须在医疗保险报销、医疗救助和医疗补助之后，现尚未全部结算
    remedy:
      en: settle with the insurance, then medical assistance, then the medical subsidy, and apply again
      zh: 依次办理医保报销、医疗救助、医疗补助后再申请

  - id: hardship-not-eligible
    title: {en: Not a case of the hardship subsidy, zh: 不属一次性困难补助对象}
    clause: R-182 001:101 「对享受医疗保险报销、医疗救助和医疗补助后」
    programmes: [medical-aid]
    at: intake
    judgedOn: evidence.dischargedOn
    when: evidence.request == "hardshipSubsidy" && !(evidence.category == "preferential" && evidence.heavySpending)
    effect: refuse
    reason: medical.hardshipNotEligible
    message:
      en: the one-off hardship subsidy is for key preferential-treatment persons whose cost is still large and weighs on their basic living
      zh: 一次性医疗困难补助面向医疗费用支出仍然较大且影响基本生活的重点优抚对象
    remedy:
      en: apply for medical assistance instead, or show the category and the cost
      zh: 可改申请医疗救助，或补充对象类别和费用证明

  # --- Insurance -------------------------------------------------------------------------------------

  - id: not-enrolled
    title: {en: Registered person without medical insurance, zh: 建档立卡人员未参保}
    clause: R-193 001:123 「全县所有建档立卡贫困人员参保工作」
    also: [R-369]
    programmes: [medical-aid]
    at: intake
    when: evidence.poorRegister && !evidence.insured
    effect: flag
    reason: medical.notEnrolled
    message:
      en: a member of a registered household is not enrolled in medical insurance; enrol the person
      zh: 建档立卡人员未参加医保，请及时办理参保

  - id: not-reimbursed
    title: {en: Reimbursement not complete, zh: 健康政策报销不到位}
    clause: R-373 001:31 「是否报销到位」
    also: [R-158]
    programmes: [medical-aid]
    at: intake
    when: "!evidence.reimbursed"
    effect: flag
    reason: medical.notReimbursed
    message:
      en: what the health policy reimburses has not been received in full; settle it with the insurance
      zh: 健康政策报销尚未到位，请与医保部门结清

parent/rules-micro-credit.yaml 5278
# Interest subsidy and the guarantee fund behind it.
rules:
  - id: loan-mutual-fund
    title: {en: Loan of the village's mutual fund, zh: 互助资金借款}
    clause: R-235 002:171 「扶貧到戶貸款貼息、扶貧項目貸款貼息」
    programmes: [micro-credit]
    at: intake
    when: evidence.instrument == "mutualFund"
    effect: refuse
    reason: loan.mutualFund
    message:
      en: the village's mutual-aid fund is an instrument of its own; its loans get no interest subsidy
      zh: 村级发展互助资金为单独方式，其借款不予贴息
    remedy:
      en: ask the mutual-aid fund for its terms, or take a loan for a household or project
      zh: 可按互助资金章程办理，或申请到户、项目贷款贴息

  - id: loan-purpose
    title: {en: Loan for another purpose, zh: 贷款用途不符}
    clause: R-231 002:94 「小額信貸扶貧與農業產業結構調整相結合」
    also: [R-209]
    programmes: [micro-credit]
    at: intake
    when: evidence.loanPurpose == "other"
    effect: return
    reason: loan.purpose
    message:
      en: the loan serves neither farming, a key industry, a village project nor a home
      zh: 贷款未用于农业结构调整、重点产业、村级项目或住房
    remedy:
      en: show what the loan is used for and submit the application again
      zh: 补充用途证明后重新提交

  - id: loan-too-large
    title: {en: Loan above the bound, zh: 贷款超过限额}
    clause: R-457 002:94 「累計發放小額信貸扶貧貸款410萬元」
    also: [R-231]
    programmes: [micro-credit]
    at: intake
    when: evidence.instrument == "household" && evidence.loan > parameters.loanMost
    effect: return
    reason: loan.tooLarge
    message:
      en: "a household's loan of {evidence.loan} yuan; subsidised are loans of at most {parameters.loanMost} yuan"
      zh: "到户贷款{evidence.loan}元，贴息贷款限额{parameters.loanMost}元"
    remedy:
      en: divide the loan, and apply for the part within the bound
      zh: 按限额内贷款重新申请

  # Secured by the county's fund: what it guarantees already and this loan stay within it.
  - id: loan-fund-exhausted
    title: {en: Guarantee fund exhausted, zh: 担保基金余额不足}
    clause: R-446 001:136 「先期设立500万元脱贫攻坚贷款担保基金」
    also: [R-234]
    programmes: [micro-credit]
    at: review
    steps: [county-review]
    let:
      guaranteed: evidence.guaranteedBefore + evidence.loan
    when: evidence.guarantee == "guaranteeFund" && guaranteed > parameters.guaranteeFund
    effect: return
    reason: loan.fundExhausted
    message:
      en: "with this loan {guaranteed} yuan would be guaranteed; the fund holds {parameters.guaranteeFund} yuan"
      zh: "加上本笔贷款担保余额{guaranteed}元，担保基金{parameters.guaranteeFund}元"
    remedy:
      en: choose a joint guarantee of households or secure the loan on property, or wait until loans are repaid
      zh: 改用农户联保或“四权”抵押，或待担保余额释放后重新报送

  # Of the loans of a place the subsidised ones are recorded apart.
  - id: loan-subsidised-share
    title: {en: Share of subsidised loans, zh: 政府贴息贷款占比}
    clause: R-232 002:94 「其中200萬元屬政府貼息貸款」
    programmes: [micro-credit]
    at: intake
    let:
      perMille: "evidence.allLoans > fen(0) ? (evidence.subsidisedLoans * 1000 + evidence.allLoans / 2) / evidence.allLoans : 0"
    when: evidence.allLoans > fen(0)
    effect: compute
    value: perMille
    reason: loan.subsidisedShare
    message:
      en: "{evidence.subsidisedLoans} of {evidence.allLoans} yuan are subsidised loans, {perMille} per mille"
      zh: "贷款{evidence.allLoans}元，其中政府贴息贷款{evidence.subsidisedLoans}元，占{perMille}‰"

  - id: loan-household-subsidy
    title: {en: Interest subsidy for a household, zh: 到户贷款贴息}
    clause: R-235 002:171 「扶貧到戶貸款貼息、扶貧項目貸款貼息」
    also: [R-234]
    programmes: [micro-credit]
    at: award
    steps: [subsidy]
    when: evidence.instrument == "household"
    effect: grant
    fund: county-micro-credit
    value: share(parameters.householdInterestPercent, evidence.interestPaid)
    reason: loan.subsidy
    message:
      en: "{parameters.householdInterestPercent}% of {evidence.interestPaid} yuan interest are {value} yuan"
      zh: "已付利息{evidence.interestPaid}元，贴息{parameters.householdInterestPercent}%，计{value}元"

  - id: loan-project-subsidy
    title: {en: Interest subsidy for a project, zh: 项目贷款贴息}
    clause: R-235 002:171 「扶貧到戶貸款貼息、扶貧項目貸款貼息」
    also: [R-234]
    programmes: [micro-credit]
    at: award
    steps: [subsidy]
    when: evidence.instrument == "project"
    effect: grant
    fund: province-micro-credit
    value: share(parameters.projectInterestPercent, evidence.interestPaid)
    reason: loan.subsidy
    message:
      en: "{parameters.projectInterestPercent}% of {evidence.interestPaid} yuan interest are {value} yuan"
      zh: "已付利息{evidence.interestPaid}元，贴息{parameters.projectInterestPercent}%，计{value}元"

parent/rules-poor-village.yaml 1632
# A poor village has all three marks: high incidence, low income, no collective income.
rules:
  - id: village-not-poor
    title: {en: Village without all three marks, zh: 不符合“一高一低一无”}
    clause: R-321 002:64 「貧困發生率高于XX%」
    also: [R-126]
    programmes: [poor-village]
    at: intake
    when: >-
      evidence.villageIncidence <= parameters.poorVillageIncidence ||
      evidence.villageIncome >= parameters.poorVillageIncome || evidence.villageCollectiveIncome
    effect: refuse
    reason: village.notPoor
    message:
      en: "incidence {evidence.villageIncidence}% (above {parameters.poorVillageIncidence}% is asked), income {evidence.villageIncome} yuan, collective income {evidence.villageCollectiveIncome}: all three marks must hold"
      zh: "贫困发生率{evidence.villageIncidence}%（应高于{parameters.poorVillageIncidence}%），人均纯收入{evidence.villageIncome}元，有集体经济收入：{evidence.villageCollectiveIncome}；三项须同时具备"
    remedy:
      en: the village may apply again when incidence, income and collective income all meet the marks
      zh: 三项标准同时具备后可重新申请
    met:
      reason: village.poor
      en: "incidence {evidence.villageIncidence}% above {parameters.poorVillageIncidence}%, income {evidence.villageIncome} yuan below {parameters.poorVillageIncome} yuan, no collective income"
      zh: "贫困发生率{evidence.villageIncidence}%，高于{parameters.poorVillageIncidence}%；人均纯收入{evidence.villageIncome}元，低于{parameters.poorVillageIncome}元；无集体经济收入"

parent/rules-procedure.yaml 10395
# Appraisal, office meeting and notices, for every programme that has them.
rules:
  # --- Meetings --------------------------------------------------------------------------------------

  # The base is the villagers at home who should attend (C-27).
  - id: attendance-low
    title: {en: Attendance of the assembly too low, zh: 村民大会参会人数不足}
    clause: R-298 003:26 「参会人数要到达在家应参会人数的70%以上」
    also: [R-145]
    at: meeting
    judgedOn: meeting
    when: >-
      meeting.kind == "assembly" &&
      (meeting.present == 0 || meeting.present * 100 < meeting.atHome * parameters.attendancePercent)
    effect: return
    reason: meeting.attendanceLow
    message:
      en: "{meeting.present} of {meeting.atHome} villagers at home were present; at least {parameters.attendancePercent}% are needed"
      zh: "在家应参会{meeting.atHome}人，到会{meeting.present}人，要求不低于{parameters.attendancePercent}%"
    remedy:
      en: hold the assembly again with enough villagers present
      zh: 达到参会人数后重新召开村民大会
    met:
      reason: meeting.attendanceMet
      en: "{meeting.kind}: {meeting.present} of {meeting.atHome} were present; an assembly needs {parameters.attendancePercent}%"
      zh: "{meeting.kind}应参会{meeting.atHome}人，到会{meeting.present}人（村民大会要求不低于{parameters.attendancePercent}%）"

  # Half of those present, not of those who voted: the stricter reading (C-27).
  - id: vote-failed
    title: {en: No majority of those present, zh: 表决未过半数}
    clause: R-299 003:26 「并现场进行过半表决」
    also: [R-145, R-146]
    at: meeting
    judgedOn: meeting
    when: meeting.yes * 100 <= meeting.present * parameters.votePercent
    effect: return
    reason: meeting.voteFailed
    message:
      en: "{meeting.yes} of {meeting.present} present voted yes in the {meeting.kind}; more than {parameters.votePercent}% are needed"
      zh: "{meeting.kind}到会{meeting.present}人，同意{meeting.yes}人，须超过{parameters.votePercent}%"
    remedy:
      en: discuss the case again and vote
      zh: 重新评议并表决
    met:
      reason: meeting.votePassed
      en: "{meeting.yes} of {meeting.present} present voted yes in the {meeting.kind}"
      zh: "{meeting.kind}到会{meeting.present}人，同意{meeting.yes}人，已过半数"

  - id: votes-exceed
    title: {en: More votes than people present, zh: 计票数超过到会人数}
    clause: R-299 003:26 「并现场进行过半表决」
    at: meeting
    judgedOn: meeting
    when: meeting.votes > meeting.present
    effect: return
    reason: meeting.votesExceed
    message:
      en: "{meeting.votes} votes are counted in the {meeting.kind}, but {meeting.present} were present"
      zh: "{meeting.kind}到会{meeting.present}人，计票{meeting.votes}人"
    remedy:
      en: correct the count of the votes
      zh: 请更正计票结果

  - id: separate-vote-failed
    title: {en: Separate vote on an objection lost, zh: 异议单独表决未通过}
    clause: "R-300 003:26 「如有异议的群众可以上会演说,再由群众单独表决」"
    at: meeting
    judgedOn: meeting
    when: meeting.separateVotesLost > 0
    effect: return
    reason: meeting.separateVoteFailed
    message:
      en: "separate votes on objections that went against the household: {meeting.separateVotesLost}"
      zh: "异议单独表决未通过{meeting.separateVotesLost}项"
    remedy:
      en: settle the objection and vote on it again
      zh: 处理异议后重新单独表决

  - id: absent-opinions-missing
    title: {en: Opinions of absent villagers missing, zh: 缺少未到会群众意见}
    clause: R-301 003:26 「对未到会的也要」
    also: [R-083]
    at: meeting
    judgedOn: meeting
    when: meeting.kind == "assembly" && meeting.absentOpinions < meeting.absent
    effect: return
    reason: meeting.absentOpinionsMissing
    message:
      en: "{meeting.absentOpinions} of {meeting.absent} absent villagers' opinions are recorded"
      zh: "未到会{meeting.absent}人，已征求意见{meeting.absentOpinions}人"
    remedy:
      en: ask every absent villager and record the opinion
      zh: 逐一征求未到会群众意见并作记录

  - id: gatekeeper-missing
    title: {en: Gatekeeper not present, zh: 缺少把关人员}
    clause: R-148 003:26 「三个会议均需驻村第一书记、乡包村干部全程把关」
    also: [R-303]
    at: meeting
    judgedOn: meeting
    let:
      missing: lacking(parameters.gatekeepers, meeting.gatekeepers)
    when: any(missing)
    effect: return
    reason: meeting.gatekeeperMissing
    message:
      en: "not present at the {meeting.kind}: {missing}"
      zh: "{meeting.kind}缺少{missing}把关"
    remedy:
      en: hold the meeting again with the gatekeepers present
      zh: 请把关人员到场后重新召开

  - id: resolution-unsigned
    title: {en: Resolution not signed by all who voted, zh: 决议签字盖章不全}
    clause: R-302 003:26 「必需在决议上签字盖章」
    also: [R-082]
    at: meeting
    judgedOn: meeting
    when: meeting.signatures < meeting.votes
    effect: return
    reason: meeting.resolutionUnsigned
    message:
      en: "{meeting.signatures} signatures and seals under the resolution for {meeting.votes} votes cast"
      zh: "表决{meeting.votes}人，决议签字盖章{meeting.signatures}人"
    remedy:
      en: have every villager who voted sign and seal the resolution
      zh: 请在场表决群众全部签字盖章

  - id: opinion-missing
    title: {en: Signed opinion missing in the record book, zh: 会议记录本缺少签署意见}
    clause: R-304 003:26 「包村干部、乡四职干部在会议记录本上签署意见」
    also: [R-084, R-147]
    at: meeting
    judgedOn: meeting
    let:
      missing: lacking(parameters.opinions, meeting.opinions)
    when: meeting.kind == "committees" && any(missing)
    effect: return
    reason: meeting.opinionMissing
    message:
      en: "no signed opinion in the record book of: {missing}"
      zh: "会议记录本缺少{missing}签署意见"
    remedy:
      en: have the opinion signed in the record book
      zh: 请在会议记录本上签署意见

  # A company's own fund (001-E) decides by all present; it recommends and is no programme here.
  - id: unit-committee-unanimous
    title: {en: Committee of a unit decides unanimously, zh: 单位扶贫委员会一致同意}
    clause: R-307 001:45 「全体与会人员一致同意」
    also: [R-060]
    at: meeting
    judgedOn: meeting
    when: meeting.yes < meeting.present
    effect: return
    reason: meeting.notUnanimous
    message:
      en: "{meeting.yes} of {meeting.present} members agree"
      zh: "与会{meeting.present}人，同意{meeting.yes}人"
    remedy:
      en: discuss the case again until all members agree
      zh: 重新研究，直至一致同意
    off: binds the hardship fund of one company, whose committee recommends to its own superior; no village or office acts under it

  # --- Reviews ---------------------------------------------------------------------------------------

  - id: office-meeting-missing
    title: {en: No office meeting of the township, zh: 缺少乡政府办公会}
    clause: R-035 003:19 「乡政府办公会审核全乡精准扶贫户并公示」
    also: [R-139, R-471]
    at: review
    steps: [township-review]
    when: "!review.officeMeeting"
    effect: return
    reason: review.officeMeetingMissing
    message:
      en: no record of the government office meeting
      zh: 缺少政府办公会记录
    remedy:
      en: hold the office meeting and send its record
      zh: 召开办公会并报送记录

  # --- Notices ---------------------------------------------------------------------------------------

  # The days each notice needs stand at its step. The last day counts, the first does not (D-03).
  - id: notice-short
    title: {en: Notice too short, zh: 公示时间不足}
    clause: R-308 003:19 「公示时间不得少于7天」
    also: [R-138, R-309]
    at: notice
    judgedOn: notice
    when: notice.days < notice.requiredDays
    effect: return
    reason: notice.short
    message:
      en: "posted for {notice.days} days; at least {notice.requiredDays} are needed"
      zh: "公示{notice.days}天，要求不少于{notice.requiredDays}天"
    remedy:
      en: post the list again for the full time
      zh: 重新公示满规定时间
    met:
      reason: notice.met
      en: "posted for {notice.days} days, at least {notice.requiredDays} are needed"
      zh: "公示{notice.days}天，要求不少于{notice.requiredDays}天"

  - id: notice-place-missing
    title: {en: Notice not posted everywhere, zh: 公示地点不全}
    clause: R-309 000:11 「鄉鎮審核、區上審批、逐級公示」
    also: [R-310, R-312, R-316, R-317]
    at: notice
    judgedOn: notice
    when: any(notice.missingPlaces)
    effect: return
    reason: notice.placeMissing
    message:
      en: "not posted at: {notice.missingPlaces}"
      zh: "未在{notice.missingPlaces}公示"
    remedy:
      en: post the list there as well
      zh: 请在该处一并公示

  - id: objections-open
    title: {en: Objections not settled, zh: 异议尚未处理}
    clause: R-311 003:26 「按要求公示无异议后」
    also: [R-149, R-310]
    at: notice
    judgedOn: notice
    when: notice.openObjections > 0
    effect: return
    reason: notice.objectionsOpen
    message:
      en: "objections not settled: {notice.openObjections}"
      zh: "{notice.openObjections}条异议尚未处理"
    remedy:
      en: settle each objection, then post again
      zh: 逐条处理异议后重新公示

  - id: objection-upheld
    title: {en: Objection upheld, zh: 异议成立}
    clause: R-311 003:26 「按要求公示无异议后」
    at: notice
    judgedOn: notice
    when: notice.upheldObjections > 0
    effect: refuse
    reason: notice.objectionUpheld
    message:
      en: "objections upheld: {notice.upheldObjections}"
      zh: "{notice.upheldObjections}条异议成立"
    remedy:
      en: the household may apply again when the ground of the objection is gone
      zh: 异议事由消除后可重新申请

parent/rules-project.yaml 10506
# Village projects: what must be there before, and no works without confirmed funds.
rules:
  - id: project-unheard
    title: {en: Villagers not heard, zh: 未召开社员会、党员会}
    clause: R-252 002:103 「認真開好社員會、黨員會」
    programmes: [project]
    at: intake
    when: "!evidence.meetingHeld"
    effect: return
    reason: project.unheard
    message:
      en: the villagers and the party members have not been heard on what they need
      zh: 尚未召开社员会、党员会听取群众需求
    remedy:
      en: hold the meetings, then submit the project again
      zh: 召开会议后重新申报

  - id: project-no-survey
    title: {en: Survey or request missing, zh: 缺少调研报告或立项申请}
    clause: R-115 002:42 「完成調研報告和立項申請報告」
    programmes: [project]
    at: intake
    when: "!evidence.surveyReport || !evidence.requestFiled"
    effect: return
    reason: project.noSurvey
    message:
      en: "survey report: {evidence.surveyReport}; project request: {evidence.requestFiled}; both belong to the application"
      zh: "调研报告：{evidence.surveyReport}；立项申请报告：{evidence.requestFiled}；申报须两项齐备"
    remedy:
      en: add what is missing and submit the project again
      zh: 补齐后重新申报

  - id: project-no-cadre
    title: {en: No township cadre named, zh: 未明确负责乡干部}
    clause: R-039 002:105 「必須明確一名鄉干部具體負責指揮、協調」
    programmes: [project]
    at: intake
    when: "!evidence.cadreNamed"
    effect: return
    reason: project.noCadre
    message:
      en: no township cadre is named who directs the project and keeps the record of hidden works
      zh: 未明确一名乡干部负责指挥协调、做好隐蔽工程记录
    remedy:
      en: name the cadre and submit the project again
      zh: 明确负责干部后重新申报

  - id: project-hazard
    title: {en: Site in a hazard area, zh: 位于地质灾害区}
    clause: R-380 002:182 「避免在地質災害區」
    programmes: [project]
    at: intake
    when: evidence.hazardArea
    effect: return
    reason: project.hazardArea
    message:
      en: the site lies in a geological-hazard area
      zh: 项目选址位于地质灾害区
    remedy:
      en: choose another site and submit the project again
      zh: 另行选址后重新申报

  - id: project-submerged
    title: {en: Site in a submerged area, zh: 位于淹没区}
    clause: R-387 001:121 「禁止新增建设项目和迁入人口的通知」
    also: [R-388, R-632]
    programmes: [project]
    at: intake
    when: evidence.submergedArea
    effect: refuse
    reason: project.submergedArea
    message:
      en: the site lies in a dam's submerged area, where nothing new is built; the place is exempt from the standard
      zh: 项目位于水库淹没区，禁止新增建设项目，该地列为豁免
    remedy:
      en: submit a project at another place
      zh: 另行选址申报

  - id: project-use
    title: {en: Not a main use of the funds, zh: 不属主要使用方向}
    clause: R-255 002:35 「小型農田水利設施和小型農村飲水安全配套設備」
    also: [R-281]
    programmes: [project]
    at: intake
    when: evidence.work != "road" && evidence.work != "irrigation" && evidence.work != "drinkingWater"
    effect: flag
    reason: project.use
    message:
      en: the funds are mainly for village roads, small irrigation and small drinking-water equipment
      zh: 资金主要用于村内道路、小型农田水利和小型农村饮水安全设施

  # Unified plan, each its channel: nothing is built on money that has still to be found, and no more is
  # asked for than is lacking.
  - id: project-unfunded
    title: {en: Funds not confirmed, zh: 资金未落实}
    clause: R-639 002:129 「由工程隊墊資」
    also: [R-257, R-259, R-260]
    programmes: [project]
    at: review
    steps: [county-review]
    let:
      publicFunds: >-
        evidence.centralFunds + evidence.provinceFunds + evidence.cityFunds + evidence.countyFunds +
        evidence.helpUnitFunds + evidence.donatedFunds
      confirmed: publicFunds + evidence.otherFunds + evidence.selfRaised
    when: confirmed < evidence.investment
    effect: return
    reason: project.unfunded
    message:
      en: "{confirmed} of {evidence.investment} yuan are confirmed; no works without confirmed funds"
      zh: "项目总投资{evidence.investment}元，已落实{confirmed}元，资金未落实不得开工"
    remedy:
      en: confirm the rest of the funds, or make the project smaller
      zh: 落实其余资金或调整项目规模
    met:
      reason: project.funded
      en: "{confirmed} yuan are confirmed for an investment of {evidence.investment} yuan"
      zh: "项目总投资{evidence.investment}元，已落实{confirmed}元"

  - id: project-overfunded
    title: {en: More asked for than is lacking, zh: 资金超过需求}
    clause: R-258 002:92 「堅持缺什么補什么的原則」
    also: [R-383]
    programmes: [project]
    at: review
    steps: [county-review]
    let:
      publicFunds: >-
        evidence.centralFunds + evidence.provinceFunds + evidence.cityFunds + evidence.countyFunds +
        evidence.helpUnitFunds + evidence.donatedFunds
      confirmed: publicFunds + evidence.otherFunds + evidence.selfRaised
    when: confirmed > evidence.investment
    effect: return
    reason: project.overfunded
    message:
      en: "{confirmed} yuan are put in for an investment of {evidence.investment} yuan; fill only what is lacking"
      zh: "项目总投资{evidence.investment}元，安排资金{confirmed}元，应缺什么补什么"
    remedy:
      en: reduce the shares to what is lacking
      zh: 按实际缺口调整资金安排

  - id: project-withdrawn
    title: {en: Another department withdraws, zh: 其他部门资金退出}
    clause: R-261 002:92 「改變了過去扶貧資金進去、其它部門資金退出」
    programmes: [project]
    at: review
    steps: [county-review]
    when: evidence.withdrawn
    effect: flag
    reason: project.withdrawn
    message:
      en: another department takes its funds out because poverty funds come in
      zh: 扶贫资金进入后其他部门资金退出，请协调

  # --- What is granted: each source by its own channel (R-257, R-259) --------------------------------

  - id: project-central
    title: {en: "Project, central funds", zh: 项目中央资金}
    clause: R-259 004:21 「渠道不乱、用途不变、各记其功、捆绑使用」
    also: [R-390]
    programmes: [project]
    at: award
    steps: [works]
    when: evidence.centralFunds > fen(0)
    effect: grant
    fund: central-project
    value: evidence.centralFunds
    reason: project.share
    message:
      en: "central funds {value} of {evidence.investment} yuan"
      zh: "项目总投资{evidence.investment}元，中央资金{value}元"

  - id: project-province
    title: {en: "Project, provincial funds", zh: 项目省级资金}
    clause: R-259 004:21 「渠道不乱、用途不变、各记其功、捆绑使用」
    also: [R-264, R-390]
    programmes: [project]
    at: award
    steps: [works]
    when: evidence.provinceFunds > fen(0)
    effect: grant
    fund: province-project
    value: evidence.provinceFunds
    reason: project.share
    message:
      en: "provincial funds {value} of {evidence.investment} yuan"
      zh: "项目总投资{evidence.investment}元，省级资金{value}元"

  - id: project-city
    title: {en: "Project, city funds", zh: 项目市级资金}
    clause: "R-257 002:92 「渠道不亂、用途不變,相互配套、形成合力」"
    also: [R-390]
    programmes: [project]
    at: award
    steps: [works]
    when: evidence.cityFunds > fen(0)
    effect: grant
    fund: city-project
    value: evidence.cityFunds
    reason: project.share
    message:
      en: "city funds {value} of {evidence.investment} yuan"
      zh: "项目总投资{evidence.investment}元，市级资金{value}元"

  - id: project-county
    title: {en: "Project, county funds", zh: 项目县级资金}
    clause: "R-257 002:92 「渠道不亂、用途不變,相互配套、形成合力」"
    also: [R-390, R-393]
    programmes: [project]
    at: award
    steps: [works]
    when: evidence.countyFunds > fen(0)
    effect: grant
    fund: county-project
    value: evidence.countyFunds
    reason: project.share
    message:
      en: "county funds {value} of {evidence.investment} yuan"
      zh: "项目总投资{evidence.investment}元，县级资金{value}元"

  - id: project-help-unit
    title: {en: "Project, help unit", zh: 项目帮扶单位资金}
    clause: R-263 002:126 「定點幫扶單位的大力資助與村民自籌資金」
    also: [R-054, R-260]
    programmes: [project]
    at: award
    steps: [works]
    when: evidence.helpUnitFunds > fen(0)
    effect: grant
    fund: helpunit-project
    value: evidence.helpUnitFunds
    reason: project.share
    message:
      en: "help unit's funds {value} of {evidence.investment} yuan, villagers' own {evidence.selfRaised} yuan"
      zh: "项目总投资{evidence.investment}元，帮扶单位{value}元，群众自筹{evidence.selfRaised}元"

  - id: project-donation
    title: {en: "Project, donations", zh: 项目社会捐赠}
    clause: R-404 001:108 「建立多元筹资机制」
    also: [R-260]
    programmes: [project]
    at: award
    steps: [works]
    when: evidence.donatedFunds > fen(0)
    effect: grant
    fund: donation-project
    value: evidence.donatedFunds
    reason: project.share
    message:
      en: "donations {value} of {evidence.investment} yuan"
      zh: "项目总投资{evidence.investment}元，社会捐赠{value}元"

  # --- Afterwards ------------------------------------------------------------------------------------

  - id: project-unmaintained
    title: {en: Nobody maintains it, zh: 无人管护}
    clause: "R-096 002:105 「納入村規民約,指定專人管護使用」"
    also: [R-103, R-376, R-631]
    programmes: [project]
    at: visit
    when: "!evidence.caretaker || !evidence.inUse"
    effect: flag
    reason: project.unmaintained
    message:
      en: "a named person maintains it: {evidence.caretaker}; in use: {evidence.inUse}"
      zh: "已指定专人管护：{evidence.caretaker}；正常使用：{evidence.inUse}"

parent/rules-recheck.yaml 6251
# The re-check as a campaign. Nothing here refuses or returns anybody: a household does not lose its case because an
# office is late. 003 prints a penalty that cannot be meant (C-29), so none is named.
rules:
  - id: recheck-outside-campaign
    title: {en: Card outside the campaign, zh: 户卡不在复核期内}
    clause: R-468 003:19 「从2023年12月8日开头」
    programmes: [recheck]
    at: intake
    let:
      campaignDay: days(evidence.campaignFrom, judgedOn)
    when: campaignDay < 0 || campaignDay > parameters.recheckReportDays
    effect: flag
    reason: recheck.outsideCampaign
    message:
      en: "the card came on {judgedOn}; the campaign runs from {evidence.campaignFrom} for {parameters.recheckReportDays} days"
      zh: "户卡于{judgedOn}报送，复核自{evidence.campaignFrom}起{parameters.recheckReportDays}天"

  - id: recheck-eligibility-late
    title: {en: Eligibility re-checked late, zh: 资格复审逾期}
    clause: "R-469 003:19 「12月10日前,完成申请农户资格复审」"
    also: [R-137]
    programmes: [recheck]
    at: intake
    let:
      campaignDay: days(evidence.campaignFrom, judgedOn)
    when: campaignDay > parameters.recheckEligibilityDays && campaignDay <= parameters.recheckReportDays
    effect: flag
    reason: recheck.stageLate
    message:
      en: "the household's eligibility was to be re-checked within {parameters.recheckEligibilityDays} days of {evidence.campaignFrom}; the card came on {judgedOn}"
      zh: "应自{evidence.campaignFrom}起{parameters.recheckEligibilityDays}天内完成资格复审，户卡于{judgedOn}报送"

  # Posting must begin the day the stage before it ends to be over in time; where it is not, the seven days
  # stand and the stage gives way (C-06).
  - id: recheck-village-late
    title: {en: Village stage late, zh: 村级复核逾期}
    clause: "R-470 003:19 「12月17日前,村“两委〞完成贫困户评议」"
    also: [R-138, R-308]
    programmes: [recheck]
    at: notice
    steps: [village-notice]
    when: days(evidence.campaignFrom, notice.to) > parameters.recheckVillageDays
    effect: flag
    reason: recheck.stageLate
    message:
      en: "the village stage was to end within {parameters.recheckVillageDays} days of {evidence.campaignFrom}; the notice ended on {notice.to}. Its seven days stand"
      zh: "村级应自{evidence.campaignFrom}起{parameters.recheckVillageDays}天内完成，公示至{notice.to}；公示不少于7天的要求不变"

  - id: recheck-township-late
    title: {en: Township review late, zh: 乡镇审核逾期}
    clause: "R-471 003:19 「19日前,乡政府办公会审核」"
    also: [R-139]
    programmes: [recheck]
    at: review
    steps: [township-review]
    when: days(evidence.campaignFrom, judgedOn) > parameters.recheckTownshipDays
    effect: flag
    reason: recheck.stageLate
    message:
      en: "the township was to review within {parameters.recheckTownshipDays} days of {evidence.campaignFrom}; it reviewed on {judgedOn}"
      zh: "乡政府办公会应自{evidence.campaignFrom}起{parameters.recheckTownshipDays}天内审核，实际于{judgedOn}审核"

  - id: recheck-report-late
    title: {en: Result reported late, zh: 上报逾期}
    clause: "R-472 003:19 「20日,复核结果上报县扶贫移民局」"
    also: [R-140, R-473]
    programmes: [recheck]
    at: review
    steps: [county-review]
    when: days(evidence.campaignFrom, judgedOn) > parameters.recheckReportDays
    effect: flag
    reason: recheck.stageLate
    message:
      en: "the result was to be reported within {parameters.recheckReportDays} days of {evidence.campaignFrom}; it was decided on {judgedOn}"
      zh: "复核结果应自{evidence.campaignFrom}起{parameters.recheckReportDays}天内上报，实际于{judgedOn}办理"

  - id: recheck-newcomer
    title: {en: Newcomer decided by the county government, zh: 前期未纳入户报县政府审定}
    clause: R-027 003:26 「依据相关程序报县人民政府审定」
    also: [R-028, R-151]
    programmes: [recheck]
    at: intake
    when: evidence.newcomer
    effect: strict
    reason: recheck.newcomer
    message:
      en: the household was not on the register before; the county government decides
      zh: 该户前期未纳入，须报县人民政府审定

  - id: recheck-without-helper
    title: {en: No helper, zh: 无帮扶人}
    clause: R-042 003:37 「每个贫困户要有一名党员干部帮扶」
    also: [R-047, R-358]
    programmes: [recheck]
    at: review
    steps: [county-review]
    when: "!household.helped"
    effect: flag
    reason: helper.missing
    message:
      en: no party-member cadre is named as the household's helper
      zh: 该户尚未明确一名党员干部帮扶

  - id: recheck-without-plan
    title: {en: No plan, zh: 无脱贫规划}
    clause: R-087 003:30 「编制具体、有效的脱贫规划」
    also: [R-074, R-075]
    programmes: [recheck]
    at: review
    steps: [county-review]
    when: "!household.planned"
    effect: flag
    reason: plan.missing
    message:
      en: the household has no plan of measures and exit
      zh: 该户尚未编制脱贫规划和帮扶措施

  - id: recheck-without-batch
    title: {en: In no batch, zh: 未对应“五个一批”}
    clause: R-153 003:30 「精确 地把每一户贫困户、每一个贫困人口对应到」
    also: [R-086, R-133, R-134, R-135]
    programmes: [recheck]
    at: review
    steps: [county-review]
    when: household.planned && household.batches == 0
    effect: flag
    reason: batch.missing
    message:
      en: the household's plan puts nobody in a batch
      zh: 该户帮扶规划未对应“五个一批”

  - id: recheck-batches-stacked
    title: {en: Several batches together, zh: 叠加享受}
    clause: R-364 003:35 「“五个一批〞政策贫困人口是可以叠加享受的」
    programmes: [recheck]
    at: review
    steps: [county-review]
    when: household.batches > 1
    effect: compute
    value: household.batches
    reason: batch.stacked
    message:
      en: "the household enjoys {household.batches} batches together"
      zh: "该户叠加享受{household.batches}个“一批”政策"

parent/rules-relief.yaml 5950
# Temporary and special assistance.
rules:
  # --- Temporary assistance --------------------------------------------------------------------------

  - id: temporary-not-sudden
    title: {en: Not a sudden hardship, zh: 不属突发临时困难}
    clause: R-177 001:93 「落实《省临时救助操作规程》」
    programmes: [temporary]
    at: intake
    when: "!evidence.sudden"
    effect: refuse
    reason: temporary.notSudden
    message:
      en: temporary assistance is for sudden, urgent and temporary hardship
      zh: 临时救助面向突发性、紧迫性、临时性基本生活困难
    remedy:
      en: for lasting hardship apply for the allowance or destitute support
      zh: 长期困难可申请农村低保或特困供养

  - id: temporary-discovered
    title: {en: Found out by cadres, zh: 主动发现}
    clause: R-181 001:110 「通过各种渠道主动发现本辖区群众」
    also: [R-037]
    programmes: [temporary]
    at: intake
    when: case.origin == "discovered"
    effect: compute
    value: household.persons
    reason: temporary.discovered
    message:
      en: "the hardship of {household.persons} persons was found out, nobody had to apply"
      zh: "主动发现困难群众{household.persons}人，无需本人申请"

  - id: temporary-over-cap
    title: {en: More asked for than may be paid, zh: 申请金额超过上限}
    clause: R-177 001:93 「落实《省临时救助操作规程》」
    programmes: [temporary]
    at: intake
    when: evidence.requested > parameters.temporaryMost
    effect: flag
    reason: temporary.overCap
    message:
      en: "{evidence.requested} yuan are asked for; at most {parameters.temporaryMost} yuan are paid. For spending far beyond the family's means there is special assistance"
      zh: "申请{evidence.requested}元，最高{parameters.temporaryMost}元；重大刚性支出可申请特别救助"

  - id: temporary-relief
    title: {en: Relief, zh: 临时救助金}
    clause: R-178 001:93 「及时实施“救急难”」
    also: [R-177]
    programmes: [temporary]
    at: award
    steps: [relief]
    when: evidence.sudden
    effect: grant
    fund: county-temporary
    value: "evidence.requested > parameters.temporaryMost ? parameters.temporaryMost : evidence.requested"
    reason: temporary.relief
    message:
      en: "relief of {evidence.requested} yuan as asked for, at most {parameters.temporaryMost} yuan: {value} yuan"
      zh: "临时救助申请{evidence.requested}元，最高{parameters.temporaryMost}元，救助{value}元"

  # --- Special assistance ----------------------------------------------------------------------------

  - id: special-not-eligible
    title: {en: Not a case of special assistance, zh: 不属于特别救助对象}
    clause: R-179 001:93 「造成重大刚性支出远远超过家庭或个人承受能力」
    programmes: [special]
    at: intake
    let:
      named: >-
        evidence.category == "destitute" || evidence.category == "orphan" ||
        evidence.category == "allowance" || evidence.category == "expenseType"
    when: "!(named && evidence.heavySpending)"
    effect: refuse
    reason: special.notEligible
    message:
      en: special assistance is for destitute persons, orphans, allowance households and expense-type poor families whose unavoidable spending is far beyond their means
      zh: 特别救助对象为造成重大刚性支出远远超过承受能力的特困供养人员、孤儿、低保对象和支出型贫困家庭
    remedy:
      en: apply for medical assistance instead, or show the category and the spending
      zh: 可改申请医疗救助，或补充对象类别和支出证明

  - id: special-out-of-bounds
    title: {en: Special assistance outside its bounds, zh: 特别救助金额超出一般范围}
    clause: R-415 001:93 「特别救助金额一般控制在1-3万元」
    programmes: [special]
    at: intake
    when: evidence.specialAmount < parameters.specialAidLeast || evidence.specialAmount > parameters.specialAidMost
    effect: strict
    reason: special.outOfBounds
    message:
      en: "{evidence.specialAmount} yuan are proposed; normally {parameters.specialAidLeast} to {parameters.specialAidMost} yuan, so that the case is reviewed strictly"
      zh: "拟给予{evidence.specialAmount}元，一般控制在{parameters.specialAidLeast}元至{parameters.specialAidMost}元，从严审核"

  # The lottery fund sets a certain amount aside each year for people in hardship; the county bears the rest.
  - id: special-lottery
    title: {en: "Special assistance, lottery fund", zh: 特别救助（福彩公益金）}
    clause: R-283 001:95 「每年安排一定数量福彩公益金」
    also: [R-404, R-415]
    programmes: [special]
    at: award
    steps: [assistance]
    when: evidence.heavySpending
    effect: grant
    fund: lottery-special
    value: share(parameters.specialLotteryPercent, evidence.specialAmount)
    reason: special.lottery
    message:
      en: "the lottery fund bears {parameters.specialLotteryPercent}% of {evidence.specialAmount} yuan: {value} yuan"
      zh: "福彩公益金承担特别救助{evidence.specialAmount}元的{parameters.specialLotteryPercent}%，即{value}元"

  - id: special-county
    title: {en: "Special assistance, county", zh: 特别救助（县级）}
    clause: R-415 001:93 「特别救助金额一般控制在1-3万元」
    also: [R-179]
    programmes: [special]
    at: award
    steps: [assistance]
    when: evidence.heavySpending && evidence.specialAmount > award.granted
    effect: grant
    fund: county-special
    value: evidence.specialAmount - award.granted
    reason: special.county
    message:
      en: "the county bears {value} of {evidence.specialAmount} yuan, the rest after the lottery fund's part"
      zh: "特别救助{evidence.specialAmount}元，福彩公益金以外的{value}元由县级承担"

parent/rules-relocation.yaml 5832
# Relocation: voluntary, out of places that are not fit to live in, never into a place that is none either.
rules:
  - id: relocation-unwilling
    title: {en: Against the household's will, zh: 非自愿搬迁}
    clause: R-212 002:33 「堅持群眾自愿原則」
    also: [R-220]
    programmes: [relocation]
    at: intake
    when: "!evidence.willing"
    effect: return
    reason: relocation.unwilling
    message:
      en: the household does not want to move; nobody is moved against the will
      zh: 该户不愿搬迁，应坚持群众自愿原则
    remedy:
      en: explain the move and submit the application again if the household wants it
      zh: 做好政策解释，群众自愿后重新提交

  - id: relocation-not-needed
    title: {en: No need to move, zh: 不属搬迁对象}
    clause: R-216 003:32 「居住在洪水漂浮区、地质灾难区」
    also: [R-219]
    programmes: [relocation]
    at: intake
    when: evidence.dwelling == "sound" && !evidence.wholeVillage
    effect: refuse
    reason: relocation.notNeeded
    message:
      en: relocation is for flood plains, hazard areas, high cold mountains, dangerous or mud houses, households without a house, and villages that move as a whole
      zh: 搬迁面向“三区”群众，危房、土坯房和无房户，以及“两不具备”整村搬迁
    remedy:
      en: if the dwelling is wrong on the card, have it corrected and apply again
      zh: 如居住状况有误，更正后可重新申请

  - id: relocation-no-job
    title: {en: Into town without a job channel, zh: 进城进园无就业渠道}
    clause: R-220 004:19 「充分尊重本人意愿的原则」
    also: [R-214]
    programmes: [relocation]
    at: intake
    when: (evidence.destination == "town" || evidence.destination == "park") && !evidence.jobChannel
    effect: return
    reason: relocation.noJob
    message:
      en: moving straight into a town or park needs an opened job channel
      zh: 直接进城进园安置须打通就业渠道
    remedy:
      en: open a job channel, or choose a market town or central village
      zh: 落实就业渠道，或选择圩镇、中心村安置

  - id: relocation-hazard
    title: {en: Destination in a hazard area, zh: 安置地位于地质灾害区}
    clause: R-380 002:182 「避免在地質災害區」
    also: [R-203]
    programmes: [relocation]
    at: intake
    when: evidence.hazardArea
    effect: return
    reason: relocation.hazardArea
    message:
      en: the destination lies in a geological-hazard area
      zh: 安置地位于地质灾害区
    remedy:
      en: choose another destination and submit the application again
      zh: 另行选址后重新提交

  - id: relocation-submerged
    title: {en: Destination in a submerged area, zh: 安置地位于淹没区}
    clause: R-387 001:121 「禁止新增建设项目和迁入人口的通知」
    programmes: [relocation]
    at: intake
    when: evidence.submergedArea
    effect: refuse
    reason: relocation.submergedArea
    message:
      en: the destination lies in a dam's submerged area, where nobody may move in and nothing new is built
      zh: 安置地位于水库淹没区，禁止新增建设项目和迁入人口
    remedy:
      en: apply again with another destination
      zh: 另选安置地后重新申请

  - id: relocation-subsidy
    title: {en: Relocation subsidy, zh: 搬迁补助}
    clause: R-436 002:154 「移民補助標準偏低」
    also: [R-407]
    programmes: [relocation]
    at: award
    steps: [subsidy]
    when: evidence.willing
    effect: grant
    fund: province-relocation
    value: household.persons * parameters.relocationPerPerson
    reason: relocation.subsidy
    message:
      en: "{parameters.relocationPerPerson} yuan x {household.persons} = {value} yuan"
      zh: "搬迁补助{parameters.relocationPerPerson}元 × {household.persons}人 = {value}元"

  # --- What became of the household ------------------------------------------------------------------

  - id: relocation-outcomes
    title: {en: Outcomes reached, zh: 搬迁成效}
    clause: R-213 002:33 「確保搬得出、穩得住、能發展、可致富」
    programmes: [relocation]
    at: visit
    let:
      reached: >-
        (evidence.movedOut ? 1 : 0) + (evidence.settledIn ? 1 : 0) +
        (evidence.developing ? 1 : 0) + (evidence.betterOff ? 1 : 0)
    when: evidence.movedOut
    effect: compute
    value: reached
    reason: relocation.outcomes
    message:
      en: "visit {visit.number}: {reached} of the four outcomes (moved, settled, developing, better off)"
      zh: "第{visit.number}次回访：搬得出、稳得住、能发展、可致富四项达到{reached}项"

  - id: relocation-not-settled
    title: {en: Not moved or not settled, zh: 未搬出或未稳住}
    clause: R-213 002:33 「確保搬得出、穩得住、能發展、可致富」
    programmes: [relocation]
    at: visit
    when: "!evidence.movedOut || !evidence.settledIn"
    effect: flag
    reason: relocation.notSettled
    message:
      en: "visit {visit.number}: moved out {evidence.movedOut}, settled {evidence.settledIn}"
      zh: "第{visit.number}次回访：搬得出：{evidence.movedOut}，稳得住：{evidence.settledIn}"

  - id: relocation-not-secure
    title: {en: Without work or insurance, zh: 未就业或无保障}
    clause: R-214 002:71 「搬得出、留得住、能就業、有保障」
    programmes: [relocation]
    at: visit
    when: "!evidence.inWork || !evidence.socialCover"
    effect: flag
    reason: relocation.notSecure
    message:
      en: "visit {visit.number}: in work {evidence.inWork}, insured {evidence.socialCover}"
      zh: "第{visit.number}次回访：能就业：{evidence.inWork}，有保障：{evidence.socialCover}"

parent/rules-solar.yaml 2797
# Solar revenue, shared out.
rules:
  - id: solar-nobody
    title: {en: Nobody to share with, zh: 无分配户}
    clause: R-250 001:26 「并通过光伏收益分配、健康扶贫」
    programmes: [solar]
    at: intake
    when: evidence.sharingHouseholds < 1
    effect: return
    reason: solar.nobody
    message:
      en: the number of households that share the revenue is missing
      zh: 未填写参与分配户数
    remedy:
      en: give the number of households and submit the application again
      zh: 填写分配户数后重新提交

  - id: solar-capacity
    title: {en: Stations and capacity, zh: 电站座数和容量}
    clause: "R-249 001:64 「户用3KW光伏电站6座,户用5KW光伏电站4座」"
    also: [R-564]
    programmes: [solar]
    at: intake
    let:
      stations: evidence.stations3kw + evidence.stations5kw + evidence.stations60kw
      kilowatts: evidence.stations3kw * 3 + evidence.stations5kw * 5 + evidence.stations60kw * 60
    when: stations > 0
    effect: compute
    value: kilowatts
    reason: solar.capacity
    message:
      en: "{stations} stations of {kilowatts} KW together"
      zh: "电站{stations}座，共{kilowatts}KW"

  # The same for every household of the station; what rounding leaves stays with the village.
  - id: solar-share
    title: {en: Household's share of the revenue, zh: 光伏收益分配}
    clause: R-250 001:26 「并通过光伏收益分配、健康扶贫」
    also: [R-451]
    programmes: [solar]
    at: award
    steps: [revenue]
    let:
      ofVillage: share(parameters.solarVillagePercent, evidence.monthlyRevenue)
    when: evidence.sharingHouseholds > 0
    effect: grant
    fund: county-solar
    value: perCapita(evidence.monthlyRevenue - ofVillage, evidence.sharingHouseholds)
    reason: solar.share
    message:
      en: "{evidence.monthlyRevenue} yuan a month less {ofVillage} yuan for the village, shared by {evidence.sharingHouseholds} households: {value} yuan"
      zh: "月收益{evidence.monthlyRevenue}元，扣除村集体{ofVillage}元，由{evidence.sharingHouseholds}户分配，每户{value}元"

  # The average is used as it is published; it does not follow from the capacity (C-22).
  - id: solar-below-average
    title: {en: Below the published average, zh: 低于公布的户均收入}
    clause: R-451 001:64 「户均光伏月收入250元」
    programmes: [solar]
    at: award
    steps: [revenue]
    when: award.amount < parameters.solarAverage
    effect: compute
    value: parameters.solarAverage - award.amount
    reason: solar.belowAverage
    message:
      en: "{award.amount} yuan a month, the published average is {parameters.solarAverage} yuan"
      zh: "每月{award.amount}元，公布的户均月收入为{parameters.solarAverage}元"

parent/rules-support.yaml 7903
# Destitute support, and living assistance for preferential-treatment persons.
rules:
  # --- Destitute support -----------------------------------------------------------------------------

  - id: destitute-not-eligible
    title: {en: Not all three withouts, zh: 不属“三无”人员}
    clause: R-172 003:34 「无劳动力量、无赡养人、无固定收入来源」
    also: [R-129, R-617]
    programmes: [destitute]
    at: intake
    when: "!(evidence.noLabour && evidence.noSupporter && evidence.noIncome)"
    effect: refuse
    reason: destitute.notEligible
    message:
      en: "no labour ability: {evidence.noLabour}; nobody to support them: {evidence.noSupporter}; no fixed income: {evidence.noIncome}; all three must hold"
      zh: "无劳动能力：{evidence.noLabour}；无赡养人：{evidence.noSupporter}；无固定收入来源：{evidence.noIncome}；三项须同时具备"
    remedy:
      en: apply for the allowance instead, or again when all three hold
      zh: 可改申请农村低保，三项具备后可重新申请

  - id: destitute-supportable
    title: {en: Somebody able to support, zh: 有赡养能力人}
    clause: R-172 003:34 「无劳动力量、无赡养人、无固定收入来源」
    also: [R-163, R-327]
    programmes: [destitute]
    at: [report, change]
    when: found.supportable || found.publicPay || found.stableSalary
    effect: refuse
    reason: destitute.supportable
    message:
      en: "there is somebody able to support the person, or regular pay ({found.source})"
      zh: "有赡养能力人或有固定工资收入（{found.source}）"
    remedy:
      en: if the record is wrong, have it corrected at the department and apply again
      zh: 如记录有误，请到该部门更正后重新申请

  # Moving into the home is a matter of persuasion, so the card carries the wish.
  - id: destitute-home-unwanted
    title: {en: Central support without the person's wish, zh: 未自愿入住敬老院}
    clause: R-173 001:89 「动员其搬迁到敬老院集中供养」
    programmes: [destitute]
    at: intake
    when: evidence.support == "central" && !evidence.wantsHome
    effect: return
    reason: destitute.homeUnwanted
    message:
      en: central support is in the old people's home, and the person does not wish to move there
      zh: 集中供养须入住敬老院，该对象尚无入住意愿
    remedy:
      en: apply for dispersed support, or ask the person again
      zh: 改申请分散供养，或继续动员后重新提交

  - id: destitute-persuade
    title: {en: Dispersed support in bad conditions, zh: 分散供养条件恶劣}
    clause: R-173 001:89 「动员其搬迁到敬老院集中供养」
    programmes: [destitute]
    at: intake
    when: evidence.support == "dispersed" && evidence.badConditions
    effect: flag
    reason: destitute.persuade
    message:
      en: the person lives where it is not fit to live; offer the move into the old people's home
      zh: 该分散供养对象生活条件恶劣、不宜居住，请动员其入住敬老院集中供养

  - id: destitute-dispersed
    title: {en: Dispersed support, zh: 分散供养金}
    clause: R-174 001:89 「加快全县11个乡镇敬老院升级改造力度」
    also: [R-173]
    programmes: [destitute]
    at: award
    steps: [support]
    when: evidence.support == "dispersed"
    effect: grant
    fund: county-destitute
    value: household.persons * parameters.destituteDispersed
    reason: destitute.support
    message:
      en: "dispersed support {parameters.destituteDispersed} yuan x {household.persons} = {value} yuan a month"
      zh: "分散供养{parameters.destituteDispersed}元 × {household.persons}人 = 每月{value}元"

  - id: destitute-central
    title: {en: Central support, zh: 集中供养金}
    clause: R-173 001:89 「动员其搬迁到敬老院集中供养」
    also: [R-174]
    programmes: [destitute]
    at: award
    steps: [support]
    when: evidence.support == "central"
    effect: grant
    fund: county-destitute
    value: household.persons * parameters.destituteCentral
    reason: destitute.support
    message:
      en: "central support {parameters.destituteCentral} yuan x {household.persons} = {value} yuan a month"
      zh: "集中供养{parameters.destituteCentral}元 × {household.persons}人 = 每月{value}元"

  # --- Preferential-treatment persons ----------------------------------------------------------------

  - id: preferential-not-eligible
    title: {en: Not in need of living assistance, zh: 不符合生活救助条件}
    clause: R-275 001:101 「符合低保条件的优先纳入低保」
    programmes: [preferential]
    at: intake
    when: "!(evidence.unableToWork && evidence.pensionOnly)"
    effect: refuse
    reason: preferential.notEligible
    message:
      en: "unable to work: {evidence.unableToWork}; lives on pension and regular allowance alone: {evidence.pensionOnly}; both must hold"
      zh: "丧失劳动能力：{evidence.unableToWork}；完全依靠抚恤金和定期补助生活：{evidence.pensionOnly}；两项须同时具备"
    remedy:
      en: the person may apply again when both hold
      zh: 两项具备后可重新申请

  # Pension and subsidies are no income (R-324), so that most of them stand below the line.
  - id: preferential-allowance-first
    title: {en: Meets the terms of the allowance, zh: 符合低保条件}
    clause: R-275 001:101 「符合低保条件的优先纳入低保」
    also: [R-324]
    programmes: [preferential]
    at: intake
    when: household.perCapitaIncome < parameters.povertyLine
    effect: flag
    reason: preferential.allowanceFirst
    message:
      en: "income per person {household.perCapitaIncome} yuan without pension and subsidies is below {parameters.povertyLine} yuan: the household comes first in the allowance, let it apply"
      zh: "不计抚恤补助金，人均年收入{household.perCapitaIncome}元，低于{parameters.povertyLine}元，应优先纳入低保"

  - id: preferential-uninsured-full
    title: {en: Not insured though all must be, zh: 应全部参保而未参保}
    clause: R-424 001:101 「确保1-6级残疾军人和在乡退伍老战士」
    programmes: [preferential]
    at: intake
    when: evidence.person != "other" && !evidence.insured
    effect: flag
    reason: preferential.notCovered
    message:
      en: disabled soldiers of grades 1 to 6 and rural veterans have the medical guarantee to 100%; this one is not insured
      zh: 1至6级残疾军人和在乡退伍老战士基本医疗保障应达到100%，该对象未参保

  - id: preferential-uninsured-most
    title: {en: "Not insured, counts against the target", zh: 未参保，影响保障比例}
    clause: R-424 001:101 「确保1-6级残疾军人和在乡退伍老战士」
    programmes: [preferential]
    at: intake
    when: evidence.person == "other" && !evidence.insured
    effect: compute
    value: parameters.preferentialCover
    reason: preferential.coverTarget
    message:
      en: "not insured; of the other preferential-treatment persons {parameters.preferentialCover}% or more have the medical guarantee"
      zh: "未参保；其他重点优抚对象基本医疗保障应达到{parameters.preferentialCover}%以上"

  - id: preferential-living
    title: {en: Living assistance, zh: 优抚对象生活救助}
    clause: R-275 001:101 「符合低保条件的优先纳入低保」
    programmes: [preferential]
    at: award
    steps: [assistance]
    when: evidence.unableToWork && evidence.pensionOnly
    effect: grant
    fund: county-preferential
    value: parameters.preferentialMonthly
    reason: preferential.assistance
    message:
      en: "living assistance of {parameters.preferentialMonthly} yuan a month"
      zh: "生活救助每月{parameters.preferentialMonthly}元"

parent/rules-training.yaml 5128
# Rain-and-Dew training: who, what is counted apart, when it is finished, what it brings.
rules:
  - id: training-not-poor
    title: {en: Not of a poor household, zh: 非贫困家庭}
    clause: R-222 002:175 「以貧困家庭“兩后生”和進城進園安置貧困戶勞動力」
    programmes: [training]
    at: intake
    when: "!evidence.poorRegister"
    effect: refuse
    reason: training.notPoor
    message:
      en: the training is for members of registered poor households
      zh: 雨露计划面向建档立卡贫困家庭成员
    remedy:
      en: apply for registration first, then for the training
      zh: 可先申请建档立卡，再申请培训

  - id: training-not-leaver
    title: {en: Vocational schooling without the ground, zh: 不属学历教育对象}
    clause: R-222 002:175 「以貧困家庭“兩后生”和進城進園安置貧困戶勞動力」
    programmes: [training]
    at: intake
    when: evidence.course == "vocationalSchool" && !evidence.schoolLeaver
    effect: return
    reason: training.notLeaver
    message:
      en: vocational schooling is for leavers of junior and senior middle school
      zh: 职业学历教育面向初、高中毕业后未升学的“两后生”
    remedy:
      en: choose a skill course, or correct the card
      zh: 改报技能培训，或更正户卡

  # Two kinds are counted apart: 215 trainees were 142 and 73.
  - id: training-count-transfer
    title: {en: Counted as labour-transfer training, zh: 计入劳动力转移培训}
    clause: R-223 002:143 「貧困青壯年勞動力轉移培訓142人」
    programmes: [training]
    at: intake
    when: evidence.course == "labourTransfer"
    effect: compute
    value: 1
    reason: training.countTransfer
    message:
      en: counted as one person in labour-transfer training
      zh: 计入劳动力转移培训1人

  - id: training-count-technician
    title: {en: Counted as technician training, zh: 计入中高级技工培训}
    clause: R-223 002:143 「貧困青壯年勞動力轉移培訓142人」
    also: [R-584]
    programmes: [training]
    at: intake
    when: evidence.course == "technician"
    effect: compute
    value: 1
    reason: training.countTechnician
    message:
      en: counted as one person in middle and senior technician training
      zh: 计入中高级技工培训1人

  - id: training-not-finished
    title: {en: Course not finished, zh: 未完成培训}
    clause: R-635 002:155 「擴大轉移就業面,提高培訓的實效」
    programmes: [training]
    at: review
    steps: [completion]
    when: "!evidence.finished || evidence.attendedPercent < parameters.trainingAttendance"
    effect: return
    reason: training.notFinished
    message:
      en: "course finished: {evidence.finished}; attendance {evidence.attendedPercent}%, at least {parameters.trainingAttendance}% are needed"
      zh: "完成培训：{evidence.finished}；出勤率{evidence.attendedPercent}%，要求不低于{parameters.trainingAttendance}%"
    remedy:
      en: finish the course with enough attendance, then report it again
      zh: 补足课时并结业后重新报送

  - id: training-transfer
    title: {en: Labour-transfer training, zh: 劳动力转移培训补助}
    clause: R-223 002:143 「貧困青壯年勞動力轉移培訓142人」
    also: [R-221]
    programmes: [training]
    at: award
    steps: [subsidy]
    when: evidence.course == "labourTransfer"
    effect: grant
    fund: province-training
    value: parameters.trainingTransfer
    reason: training.subsidy
    message:
      en: "labour-transfer training: {value} yuan for the trainee, paid to the household"
      zh: "劳动力转移培训每人补助{value}元，直补到户"

  - id: training-technician
    title: {en: Technician and vocational training, zh: 技工和职业学历教育补助}
    clause: R-222 002:175 「以貧困家庭“兩后生”和進城進園安置貧困戶勞動力」
    also: [R-221, R-223]
    programmes: [training]
    at: award
    steps: [subsidy]
    when: evidence.course == "technician" || evidence.course == "vocationalSchool"
    effect: grant
    fund: province-training
    value: parameters.trainingTechnician
    reason: training.subsidy
    message:
      en: "technician or vocational schooling: {value} yuan for the trainee, paid to the household"
      zh: "中高级技工或职业学历教育每人补助{value}元，直补到户"

  - id: training-practical
    title: {en: Craftsman and practical courses, zh: 工匠和实用技术培训补助}
    clause: R-224 002:10 「重點抓好農村危舊土坯房改造技工培訓」
    also: [R-221, R-225]
    programmes: [training]
    at: award
    steps: [subsidy]
    when: evidence.course == "craftsman" || evidence.course == "practical"
    effect: grant
    fund: province-training
    value: parameters.trainingPractical
    reason: training.subsidy
    message:
      en: "craftsman or practical course: {value} yuan for the trainee, paid to the household"
      zh: "工匠或实用技术培训每人补助{value}元，直补到户"

parent/tests-allowance.yaml 9181
tests:
  - name: an application for the allowance with nothing against it
    sample: family
    programme: allowance
    at: intake
    on: 2018-05-01
    expect:
      fires: []
      effect: none

  - name: C-14 disposable income at the poverty line is refused (R-323)
    sample: family
    programme: allowance
    at: intake
    on: 2018-05-01
    given: {household.persons: 1, household.income: 400000, parameters.incomeLine: 900000}
    expect:
      fires: [disposable-above-line]
      effect: refuse

  - name: C-14 the line of net income does not refuse an allowance
    sample: family
    programme: allowance
    at: intake
    on: 2018-05-01
    given: {parameters.incomeLine: 100000}
    expect:
      fires: []

  - name: assets a fen above 24 times the standard are refused (R-325, D-04)
    sample: family
    programme: allowance
    at: intake
    on: 2018-05-01
    given: {household.financialAssets: 4608003}
    expect:
      fires: [not-insured-assets]
      effect: refuse
      message: per-capita financial assets 15360.01 yuan > 24 x 640.00 = 15360.00 yuan
      values: {limit: 1536000}

  - name: assets of exactly 24 times the standard pass (R-325)
    sample: family
    programme: allowance
    at: intake
    on: 2018-05-01
    given: {household.financialAssets: 4608000}
    expect:
      fires: []

  - name: C-03 the check comes before the appraisal, a report refuses by itself (R-161, R-327)
    sample: family
    programme: allowance
    at: report
    on: 2018-05-10
    given: {found.supportable: true, found.source: civilAffairs, report.department: civilAffairs}
    expect:
      fires: [not-insured-supportable]
      effect: refuse

  - name: C-08 a business that hires others refuses (R-328)
    sample: family
    programme: allowance
    at: report
    on: 2018-05-10
    given: {found.individualBusiness: true, found.employsOthers: true, found.source: industryCommerce, report.department: industryCommerce}
    expect:
      fires: [not-insured-employer]
      effect: refuse

  - name: C-08 a business that hires nobody does not exclude from the allowance (R-328)
    sample: family
    programme: allowance
    at: report
    on: 2018-05-10
    given: {found.individualBusiness: true, found.source: industryCommerce, report.department: industryCommerce}
    expect:
      fires: []

  - name: C-08 a car refuses the allowance too (R-330)
    sample: family
    programme: allowance
    at: report
    on: 2018-05-10
    given: {found.ownsCar: true, found.source: trafficPolice, report.department: trafficPolice}
    expect:
      fires: [not-insured-vehicle]
      effect: refuse

  - name: a ship refuses the allowance (R-330)
    sample: family
    programme: allowance
    at: intake
    on: 2018-05-01
    given: {found.largeVehicle: true}
    expect:
      fires: [not-insured-vehicle]
      effect: refuse

  - name: C-08 an ordinary commercial home does not exclude from the allowance (R-331)
    sample: family
    programme: allowance
    at: report
    on: 2018-05-10
    given: {found.ownsHousing: true, found.source: housing, report.department: housing}
    expect:
      fires: []

  - name: C-08 high-grade housing excludes from the allowance (R-331)
    sample: family
    programme: allowance
    at: report
    on: 2018-05-10
    given: {found.ownsHousing: true, found.highGradeHousing: true, found.source: housing, report.department: housing}
    expect:
      fires: [not-insured-property]
      effect: refuse

  - name: a chosen school refuses the allowance (R-332)
    sample: family
    programme: allowance
    at: change
    on: 2018-05-10
    given: {change.kind: assetAcquired, found.schoolChoice: true}
    expect:
      fires: [not-insured-school]
      effect: refuse

  - name: dealt with by the police and not reformed (R-333)
    sample: family
    programme: allowance
    at: report
    on: 2018-05-10
    given: {found.punished: true, found.source: publicSecurity, report.department: publicSecurity}
    expect:
      fires: [not-insured-punished]
      effect: refuse

  - name: a cadre's relative is reviewed strictly and not refused (R-334, R-338)
    sample: family
    programme: allowance
    at: intake
    on: 2018-05-01
    given: {household.relativesInOffice: 1}
    expect:
      fires: [strict-cadre-relative]
      effect: strict

  - name: C-08 public pay is strict for the allowance, not refused (R-335)
    sample: family
    programme: allowance
    at: report
    on: 2018-05-10
    given: {found.publicPay: true, found.source: finance, report.department: finance}
    expect:
      fires: [strict-stable-pay]
      effect: strict

  - name: a stable job is strict (R-335)
    sample: family
    programme: allowance
    at: report
    on: 2018-05-10
    given: {found.stableSalary: true, found.source: humanResources, report.department: humanResources}
    expect:
      fires: [strict-stable-pay]
      effect: strict

  - name: commercial old-age insurance is strict (R-336)
    sample: family
    programme: allowance
    at: intake
    on: 2018-05-01
    given: {found.commercialPension: true}
    expect:
      fires: [strict-pension-insurance]
      effect: strict

  - name: registration and residence apart is strict (R-337)
    sample: family
    programme: allowance
    at: intake
    on: 2018-05-01
    given: {found.livesApart: true}
    expect:
      fires: [strict-lives-apart]
      effect: strict

  - name: one of the seven outweighs one of the four (R-338)
    sample: family
    programme: allowance
    at: intake
    on: 2018-05-01
    given: {found.livesApart: true, found.largeVehicle: true}
    expect:
      fires: [not-insured-vehicle, strict-lives-apart]
      effect: refuse

  - name: a clean report for the allowance
    sample: family
    programme: allowance
    at: report
    on: 2018-05-10
    given: {report.department: civilAffairs}
    expect:
      fires: []

  - name: an allowance household that buys a car is removed (R-165, R-330)
    sample: family
    programme: allowance
    at: change
    on: 2018-09-01
    given: {change.kind: assetAcquired, found.ownsCar: true, case.registered: true}
    expect:
      fires: [not-insured-vehicle]
      effect: refuse

  - name: the yearly verification removes a household whose children can support it now (R-165, R-169)
    sample: family
    programme: allowance
    at: report
    step: comparison
    on: 2019-07-01
    given: {found.supportable: true, found.source: civilAffairs, report.department: civilAffairs, case.registered: true}
    expect:
      fires: [not-insured-supportable]
      effect: refuse

  - name: an allowance household whose income reaches the line is verified before it leaves (R-163)
    sample: family
    programme: allowance
    at: change
    on: 2018-09-01
    given: {change.kind: incomeChanged, household.persons: 1, household.income: 400000, case.registered: true}
    expect:
      fires: [allowance-exit-due]
      effect: flag
      message: not below the poverty line of 4000.00 yuan any more

  - name: a new member gives no ground for exit
    sample: family
    programme: allowance
    at: change
    on: 2018-09-01
    given: {change.kind: memberAdded, household.persons: 4, case.registered: true}
    expect:
      fires: []

  - name: 225 and 30 make 255 yuan a month for one person (R-412, R-413, D-05)
    sample: family
    programme: allowance
    at: award
    on: 2018-07-01
    given: {household.persons: 1}
    expect:
      fires: [allowance-province, allowance-county]
      effect: grant
      message: 30.00 yuan x 1 = 30.00 yuan a month from the county
      values: {allowance-province: 22500, allowance-county: 3000, award.amount: 25500}

  - name: all members of the household are granted the top-up, base 3 persons, no rounding (R-166, R-414, D-05)
    sample: family
    programme: allowance
    at: award
    on: 2018-07-01
    expect:
      fires: [allowance-province, allowance-county]
      values: {allowance-province: 67500, allowance-county: 9000, award.amount: 76500, award.instalments: 3}

  - name: from 2026 the grant runs two years, with the yearly verification (R-169, L-03)
    sample: family
    programme: allowance
    at: award
    on: 2026-07-01
    expect:
      fires: [allowance-province, allowance-county]
      values: {award.amount: 76500, award.instalments: 24}

  - name: a destitute family gets the full standard, base 3 persons x 640 yuan, no rounding (R-167, R-414, D-05)
    sample: family
    programme: allowance
    at: award
    on: 2018-07-01
    given: {evidence.permanentSupplement: true}
    expect:
      fires: [allowance-province, allowance-county, allowance-full-standard]
      effect: grant
      message: 640.00 yuan x 3 = 1920.00 yuan a month
      values: {allowance-full-standard: 115500, full: 192000, award.amount: 192000}

  - name: a standard that the top-up reaches already leaves nothing to add (R-167)
    sample: family
    programme: allowance
    at: award
    on: 2018-07-01
    given: {evidence.permanentSupplement: true, parameters.monthlyStandard: 25500}
    expect:
      fires: [allowance-province, allowance-county]
      values: {award.amount: 76500}

parent/tests-award.yaml 5219
tests:
  - name: "before the grant: children able to support stop the allowance of a registered household (R-327)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.supportable: true}
    expect:
      fires: [award-supportable, allowance-province, allowance-county]
      effect: refuse

  - name: "before the grant: a business that hires stops it (R-328)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.employsOthers: true}
    expect:
      fires: [award-employer, allowance-province, allowance-county]
      effect: refuse

  - name: "before the grant: C-08 a home that excludes from registration alone does not stop the allowance"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.ownsHousing: true}
    expect:
      fires: [allowance-province, allowance-county]
      effect: grant

  - name: "before the grant: assets above 24 times the standard stop it (R-325)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, household.financialAssets: 4608003}
    expect:
      fires: [award-assets, allowance-province, allowance-county]
      effect: refuse

  - name: "before the grant: assets of exactly 24 times the standard do not (R-325)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, household.financialAssets: 4608000}
    expect:
      fires: [allowance-province, allowance-county]
      effect: grant

  - name: "before the grant: a large machine stops it (R-330)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.largeVehicle: true}
    expect:
      fires: [award-vehicle, allowance-province, allowance-county]
      effect: refuse

  - name: "before the grant: non-residential property stops it (R-331)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.nonResidentialProperty: true}
    expect:
      fires: [award-property, allowance-province, allowance-county]
      effect: refuse

  - name: "before the grant: study abroad at own expense stops it (R-332)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.schoolChoice: true}
    expect:
      fires: [award-school, allowance-province, allowance-county]
      effect: refuse

  - name: "before the grant: unreformed offences stop it (R-333)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.punished: true}
    expect:
      fires: [award-punished, allowance-province, allowance-county]
      effect: refuse

  - name: "before the grant: a cadre's relative is under strict review (R-334)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.cadreRelative: true}
    expect:
      fires: [award-cadre-relative, allowance-province, allowance-county]
      effect: strict

  - name: "before the grant: a stable job is under strict review (R-335)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.stableSalary: true}
    expect:
      fires: [award-stable-pay, allowance-province, allowance-county]
      effect: strict

  - name: "before the grant: commercial old-age insurance is under strict review (R-336)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.commercialPension: true}
    expect:
      fires: [award-pension-insurance, allowance-province, allowance-county]
      effect: strict

  - name: "before the grant: registration and residence apart is under strict review (R-337)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.livesApart: true}
    expect:
      fires: [award-lives-apart, allowance-province, allowance-county]
      effect: strict

  - name: "before the grant: nothing against the grant"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true}
    expect:
      fires: [allowance-province, allowance-county]
      effect: grant

  - name: "before the grant: three months of 765 yuan for three persons (R-412, R-413, L-03)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true}
    expect:
      fires: [allowance-province, allowance-county]
      values: {allowance-province: 67500, allowance-county: 9000, award.amount: 76500, award.instalments: 3}

  - name: "before the grant: thirteen months outlast the yearly verification (R-169, R-493)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, award.instalments: 13}
    expect:
      fires: [allowance-province, allowance-county, grant-beyond-recheck]
      effect: flag

parent/tests-education.yaml 3479
samples:
  pupil:
    household.persons: 1
    evidence.schoolStage: compulsory
    evidence.enrolled: true
    parameters.educationPreschool: 50000
    parameters.educationCompulsory: 62500
    parameters.educationSenior: 100000
    parameters.educationCollege: 300000
    parameters.educationCharity: 200000

tests:
  - name: a pupil in compulsory schooling (R-226)
    sample: pupil
    programme: education
    at: intake
    on: 2018-09-10
    expect:
      fires: []
      effect: none

  - name: a child out of school (R-226, R-372)
    sample: pupil
    programme: education
    at: intake
    on: 2018-09-10
    given: {evidence.enrolled: false}
    expect:
      fires: [education-dropout]
      effect: return

  - name: a student who is not enrolled (R-227)
    sample: pupil
    programme: education
    at: intake
    on: 2018-09-10
    given: {evidence.schoolStage: college, evidence.enrolled: false}
    expect:
      fires: [education-not-enrolled]
      effect: return

  - name: a child of another household (R-228)
    sample: pupil
    programme: education
    at: intake
    on: 2018-09-10
    given: {evidence.poorRegister: false}
    expect:
      fires: [education-not-poor]
      effect: refuse

  - name: a person-time within the county (R-229, R-452)
    sample: pupil
    programme: education
    at: review
    step: county-review
    on: 2018-10-01
    expect:
      fires: [education-in-county]
      effect: compute
      values: {value: 1}

  - name: a school outside the county is not counted (R-229)
    sample: pupil
    programme: education
    at: review
    step: county-review
    on: 2018-10-01
    given: {evidence.inCounty: false}
    expect:
      fires: []
      effect: none

  - name: vocational school is free (R-228)
    sample: pupil
    programme: education
    at: award
    on: 2018-10-20
    given: {evidence.schoolStage: vocational, evidence.schoolFees: 360000}
    expect:
      fires: [education-vocational]
      effect: grant
      values: {award.amount: 360000}

  - name: aid in compulsory schooling, a school year (R-227, R-230)
    sample: pupil
    programme: education
    at: award
    on: 2018-10-20
    expect:
      fires: [education-stage]
      effect: grant
      values: {award.amount: 62500, award.instalments: 1}

  - name: aid before school (R-229)
    sample: pupil
    programme: education
    at: award
    on: 2018-10-20
    given: {evidence.schoolStage: preschool}
    expect:
      fires: [education-stage]
      effect: grant
      values: {award.amount: 50000}

  - name: aid in senior middle school (R-227)
    sample: pupil
    programme: education
    at: award
    on: 2018-10-20
    given: {evidence.schoolStage: seniorMiddle}
    expect:
      fires: [education-stage]
      effect: grant
      values: {award.amount: 100000}

  - name: the first year of college has charity aid on top (R-227, R-277)
    sample: pupil
    programme: education
    at: award
    on: 2018-10-20
    given: {evidence.schoolStage: college, evidence.firstYear: true}
    expect:
      fires: [education-stage, education-charity]
      effect: grant
      values: {education-stage: 300000, education-charity: 200000, award.amount: 500000}

  - name: a later year of college has none (R-277)
    sample: pupil
    programme: education
    at: award
    on: 2018-10-20
    given: {evidence.schoolStage: college}
    expect:
      fires: [education-stage]
      effect: grant
      values: {award.amount: 300000}

parent/tests-exit.yaml 5743
samples:
  # A household that has come out of poverty, every item in order.
  leaving:
    household.income: 1500000
    evidence.enoughFood: true
    evidence.enoughClothing: true
    evidence.safeHouse: true
    evidence.waterReport: true
    evidence.allInSchool: true
    evidence.medicalCovered: true
    evidence.explained: true
    parameters.incomeLine: 400000

tests:
  - name: a household above the line may exit (R-271)
    sample: leaving
    programme: exit
    at: intake
    on: 2020-10-01
    expect:
      fires: []
      effect: none

  - name: C-14 an income at the line is enough (R-273, R-318)
    sample: leaving
    programme: exit
    at: intake
    on: 2020-10-01
    given: {household.persons: 1, household.income: 400000}
    expect:
      fires: []
      effect: none

  - name: a household a fen below the line is not out of poverty (R-273)
    sample: leaving
    programme: exit
    at: intake
    on: 2020-10-01
    given: {household.persons: 1, household.income: 399999}
    expect:
      fires: [exit-below-line]
      effect: refuse
      message: 3999.99 yuan

  - name: the check on exit finds sheet metal, an alert for the item-by-item check (R-163, R-370)
    sample: leaving
    programme: exit
    at: report
    step: comparison
    on: 2020-10-10
    given: {found.sheetMetalHouse: true, found.source: construction, report.department: construction}
    expect:
      fires: [sheet-metal-house]
      effect: flag

  - name: all items hold (R-271, R-158)
    sample: leaving
    programme: exit
    at: review
    step: township-review
    on: 2020-11-01
    expect:
      fires: []
      effect: none

  - name: a worry about clothing is left (R-271)
    sample: leaving
    programme: exit
    at: review
    step: township-review
    on: 2020-11-01
    given: {evidence.enoughClothing: false}
    expect:
      fires: [exit-worries]
      effect: return

  - name: sheet metal on the roof (R-370, R-579)
    sample: leaving
    programme: exit
    at: review
    step: township-review
    on: 2020-11-01
    given: {evidence.safeHouse: false}
    expect:
      fires: [exit-house]
      effect: return

  - name: no water test (R-371)
    sample: leaving
    programme: exit
    at: review
    step: township-review
    on: 2020-11-01
    given: {evidence.waterReport: false}
    expect:
      fires: [exit-water]
      effect: return

  - name: a child out of school (R-372)
    sample: leaving
    programme: exit
    at: review
    step: township-review
    on: 2020-11-01
    given: {evidence.allInSchool: false}
    expect:
      fires: [exit-school]
      effect: return

  - name: a reimbursement that is not complete (R-373)
    sample: leaving
    programme: exit
    at: review
    step: township-review
    on: 2020-11-01
    given: {evidence.medicalCovered: false}
    expect:
      fires: [exit-medical]
      effect: return

  - name: an exit that nobody has explained (R-155, R-633)
    sample: leaving
    programme: exit
    at: review
    step: township-review
    on: 2020-11-01
    given: {evidence.explained: false}
    expect:
      fires: [exit-unexplained]
      effect: return

  - name: every open item is named (R-271)
    sample: leaving
    programme: exit
    at: review
    step: township-review
    on: 2020-11-01
    given: {evidence.safeHouse: false, evidence.allInSchool: false}
    expect:
      fires: [exit-house, exit-school]
      effect: return

  - name: the county confirms (R-266)
    sample: leaving
    programme: exit
    at: review
    step: county-review
    on: 2020-12-01
    expect:
      fires: []
      effect: none

  - name: nobody will follow up (R-052)
    sample: leaving
    programme: exit
    at: review
    step: county-review
    on: 2020-12-01
    given: {household.helped: false}
    expect:
      fires: [exit-without-helper]
      effect: flag

  - name: a visit finds all in order (R-274)
    sample: leaving
    programme: exit
    at: visit
    step: follow-up
    on: 2021-03-01
    expect:
      fires: []
      effect: none

  - name: a visit finds the household fallen back (R-269, R-171)
    sample: leaving
    programme: exit
    at: visit
    step: follow-up
    on: 2021-03-01
    given: {visit.number: 2, evidence.fellBack: true, evidence.stillSecure: false, evidence.backCause: illness}
    expect:
      fires: [visit-fell-back]
      effect: readmit
      message: 第2次回访

  - name: a visit finds an item that does not hold (R-159)
    sample: leaving
    programme: exit
    at: visit
    step: follow-up
    on: 2021-03-01
    given: {evidence.stillSecure: false}
    expect:
      fires: [visit-item-open]
      effect: flag

  - name: a visit finds that benefits have stopped (R-267)
    sample: leaving
    programme: exit
    at: visit
    step: follow-up
    on: 2021-03-01
    given: {evidence.benefitsKept: false}
    expect:
      fires: [visit-benefits-stopped]
      effect: flag

  - name: a household reported as fallen back between two visits (R-171)
    sample: leaving
    programme: exit
    at: change
    on: 2021-04-01
    given: {change.kind: returned, case.registered: true, case.exited: true}
    expect:
      fires: [change-fell-back]
      effect: flag

  - name: a new member of an exited household is no return
    sample: leaving
    programme: exit
    at: change
    on: 2021-04-01
    given: {change.kind: memberAdded, case.registered: true, case.exited: true}
    expect:
      fires: []
      effect: none

  - name: a house that burnt down (R-195, R-279)
    sample: leaving
    programme: exit
    at: change
    on: 2021-04-01
    given: {change.kind: houseLost, case.registered: true, case.exited: true}
    expect:
      fires: [change-house-lost]
      effect: flag

parent/tests-figures.yaml 5968
tests:
  # --- For a household, a person, a village --------------------------------------------------------

  - name: 200 yuan for each household visited, base 9 households, no rounding (R-456, D-12)
    sample: burnt-out
    programme: temporary
    at: intake
    on: 2018-03-01
    given: {evidence.planFunds: 180000, evidence.planHouseholds: 9}
    expect:
      fires: [plan-per-household]
      effect: compute
      values: {perHousehold: 20000}

  - name: 7,884.61 yuan of credit, printed 7,885, base 520 households, rounded down to the fen (R-457, D-12)
    sample: borrower
    programme: micro-credit
    at: intake
    on: 2018-03-01
    given: {evidence.planFunds: 410000000, evidence.planHouseholds: 520}
    expect:
      fires: [plan-per-household]
      effect: compute
      values: {perHousehold: 788461}

  - name: 107,409.24 yuan and 3.52 persons in a moved household, base 2,011 households, down to the fen and half up to a hundredth (R-435, R-552, D-12)
    sample: moving
    programme: relocation
    at: intake
    on: 2018-05-01
    given: {evidence.planFunds: 21600000000, evidence.planHouseholds: 2011, evidence.planPersons: 7075}
    expect:
      fires: [plan-per-household, plan-persons-per-household]
      effect: compute
      values: {perHousehold: 10740924, personsHundredths: 352}

  - name: 1,053.02 yuan for a trainee, base 215 = 142 + 73 persons, rounded down to the fen (R-453, R-584, D-11, D-12)
    sample: trainee
    programme: training
    at: intake
    on: 2018-03-01
    given: {evidence.course: practical, evidence.planFunds: 22640000, evidence.planPersons: 215}
    expect:
      fires: [plan-per-person]
      effect: compute
      message: 人均1053.02元
      values: {perPerson: 105302}

  - name: a plan without persons has none for each
    sample: pupil
    programme: education
    at: intake
    on: 2018-09-10
    given: {evidence.planFunds: 35000000}
    expect:
      fires: []
      effect: none

  - name: 6,671,558.55 yuan for a village, printed 667.2 and 667.16 in ten thousands, base 3,407 villages, rounded down to the fen (R-530, D-12)
    sample: road
    programme: project
    at: review
    step: county-review
    on: 2018-04-01
    given: {evidence.planFunds: 2273000000000, evidence.planVillages: 3407}
    expect:
      fires: [plan-per-village]
      effect: compute
      values: {perVillage: 667155855}

  # --- Shares --------------------------------------------------------------------------------------

  - name: 53.1% of the reservoir projects, printed 53%, base 96 projects, rounded half up to a tenth (R-583, D-11)
    sample: road
    programme: project
    at: review
    step: county-review
    on: 2018-04-01
    given: {evidence.planProjects: 96, evidence.finishedProjects: 51}
    expect:
      fires: [projects-finished]
      effect: compute
      values: {finishedPerMille: 531}

  - name: C-21 37.04% of the reservoir funds, base 8.7962 million yuan, rounded half up to a hundredth (R-583)
    sample: road
    programme: project
    at: review
    step: county-review
    on: 2018-04-01
    given: {evidence.planFunds: 879620000, evidence.paidFunds: 325850000}
    expect:
      fires: [projects-paid]
      effect: compute
      values: {paidShare: 3704}

  - name: a plan without figures has no shares
    sample: road
    programme: project
    at: review
    step: county-review
    on: 2018-04-01
    expect:
      fires: []
      effect: none

  # --- Poverty incidence ---------------------------------------------------------------------------

  - name: C-19 incidence 11.96%, printed 11.9 which is cut off, base 34,830 rural people (R-511, D-10)
    sample: poor-village
    programme: poor-village
    at: intake
    on: 2018-03-01
    given: {evidence.poorPeople: 4166, evidence.ruralPeople: 34830}
    expect:
      fires: [village-incidence]
      effect: compute
      values: {incidenceDown: 1196, incidenceHalfUp: 1196}

  - name: C-19 incidence 0.35%, rounded half up, cut off it would be 0.34, base 34,830 rural people (R-511, D-10)
    sample: poor-village
    programme: poor-village
    at: intake
    on: 2018-03-01
    given: {evidence.poorPeople: 121, evidence.ruralPeople: 34830}
    expect:
      fires: [village-incidence]
      effect: compute
      values: {incidenceDown: 34, incidenceHalfUp: 35}

  - name: 1,201 households and 4,045 people out of poverty, base 1,239 and 4,166, exact (R-512, R-560, D-10)
    sample: poor-village
    programme: poor-village
    at: intake
    on: 2018-03-01
    given: {evidence.poorHouseholdsBefore: 1239, evidence.poorPeopleBefore: 4166, evidence.poorHouseholds: 38, evidence.poorPeople: 121}
    expect:
      fires: [village-out-of-poverty, village-household-size]
      effect: compute
      values: {householdsOut: 1201, peopleOut: 4045}

  - name: 4.32 people in a household, base 367,000 households, rounded half up to a hundredth (R-528, D-12)
    sample: poor-village
    programme: poor-village
    at: intake
    on: 2018-03-01
    given: {evidence.poorHouseholds: 367000, evidence.poorPeople: 1586000}
    expect:
      fires: [village-household-size]
      effect: compute
      values: {sizeHundredths: 432}

  - name: the surface of 33.2% fits 6.92 million of the implied 20.84 million, rounded half up to a tenth (R-521, D-12)
    sample: poor-village
    programme: poor-village
    at: intake
    on: 2018-03-01
    given: {evidence.poorPeople: 6920000, evidence.ruralPeople: 20840000}
    expect:
      fires: [village-incidence]
      effect: compute
      values: {incidenceHalfUp: 3321}

  - name: the surface of 19.8% fits 4.17 million of the implied 21.06 million, rounded half up to a tenth (R-521, D-12)
    sample: poor-village
    programme: poor-village
    at: intake
    on: 2018-03-01
    given: {evidence.poorPeople: 4170000, evidence.ruralPeople: 21060000}
    expect:
      fires: [village-incidence]
      effect: compute
      values: {incidenceHalfUp: 1980}

parent/tests-housing-money.yaml 5014
tests:
  - name: C-10 a collapsed home gets 12,500 yuan, base one household on average (R-427, R-428)
    sample: collapsed-home
    programme: housing
    at: award
    on: 2018-07-01
    expect:
      fires: [disaster-central, disaster-province, disaster-county]
      effect: grant
      values: {disaster-central: 750000, disaster-province: 250000, disaster-county: 250000, award.amount: 1250000, award.instalments: 3}

  - name: the province's part of 5,000 yuan is rounded down to the fen, the county bears the rest (R-428)
    sample: collapsed-home
    programme: housing
    at: award
    on: 2018-07-01
    given: {parameters.disasterProvincePercent: 33, parameters.disasterHouseMatching: 500001}
    expect:
      fires: [disaster-central, disaster-province, disaster-county]
      effect: grant
      values: {disaster-province: 165000, disaster-county: 335001, award.amount: 1250001}

  - name: C-10 a low-income household's new home gets 15,000 yuan, base one household (R-429, R-431, R-432, D-08)
    sample: low-income-home
    programme: housing
    at: award
    on: 2018-07-01
    expect:
      fires: [house-province, house-city, house-county]
      effect: grant
      values: {house-province: 1000000, house-city: 100000, house-county: 400000, award.amount: 1500000, award.instalments: 3}

  - name: a county may add to its part (R-365, R-432)
    sample: low-income-home
    programme: housing
    at: award
    on: 2018-07-01
    given: {parameters.lowIncomeHouseCounty: 700000}
    expect:
      fires: [house-province, house-city, house-county]
      effect: grant
      values: {award.amount: 1800000}

  - name: a collective home is subsidised like a new one (R-201, R-429)
    sample: low-income-home
    programme: housing
    at: award
    on: 2018-07-01
    given: {evidence.route: collective}
    expect:
      fires: [house-province, house-city, house-county]
      effect: grant
      values: {award.amount: 1500000}

  - name: repair of a sound house (R-201, R-433)
    sample: low-income-home
    programme: housing
    at: award
    on: 2018-07-01
    given: {evidence.route: repair, evidence.soundStructure: true}
    expect:
      fires: [house-repair]
      effect: grant
      values: {award.amount: 600000}

  - name: repair never gets more than 10,000 yuan (R-433)
    sample: low-income-home
    programme: housing
    at: award
    on: 2018-07-01
    given: {evidence.route: repair, evidence.soundStructure: true, parameters.lowIncomeRepair: 1200000}
    expect:
      fires: [house-repair]
      effect: grant
      values: {award.amount: 1000000}

  - name: own money larger than the subsidy (R-411)
    sample: low-income-home
    programme: housing
    at: award
    on: 2018-07-01
    given: {evidence.houseCost: 6000000, evidence.selfRaised: 3000000}
    expect:
      fires: [house-province, house-city, house-county]
      effect: grant

  - name: own money smaller than the subsidy (R-411)
    sample: low-income-home
    programme: housing
    at: award
    on: 2018-07-01
    given: {evidence.houseCost: 6000000, evidence.selfRaised: 1499999}
    expect:
      fires: [house-province, house-city, house-county, house-own-money-short]
      effect: flag

  - name: D-08 171.85 + 17.185 + 68.74 = 257.775 million yuan, base 17,185 households, no rounding (R-429, R-431, R-432, R-599)
    sample: low-income-home
    programme: housing
    at: review
    step: county-review
    on: 2018-07-01
    given: {evidence.planHouseholds: 17185}
    expect:
      fires: [house-plan-total]
      effect: compute
      values: {planProvince: 17185000000, planCity: 1718500000, planCounty: 6874000000, value: 25777500000}

  - name: a household outside a plan
    sample: low-income-home
    programme: housing
    at: review
    step: county-review
    on: 2018-07-01
    expect:
      fires: []
      effect: none

  - name: 12,500 yuan are posted for a collapsed home (R-207, R-316)
    sample: collapsed-home
    programme: housing
    at: review
    step: village-review
    on: 2018-06-01
    expect:
      fires: [house-amount]
      effect: compute
      message: 补助金额12500.00元
      values: {value: 1250000}

  - name: 15,000 yuan are posted for a new home (R-207, R-316)
    sample: low-income-home
    programme: housing
    at: review
    step: village-review
    on: 2018-06-01
    expect:
      fires: [house-amount]
      effect: compute
      values: {value: 1500000}

  - name: for a repair what the county has set (R-207, R-433)
    sample: low-income-home
    programme: housing
    at: review
    step: village-review
    on: 2018-06-01
    given: {evidence.route: repair}
    expect:
      fires: [house-amount]
      effect: compute
      values: {value: 600000}

  - name: nothing is posted for a household that nobody has confirmed (R-199)
    sample: low-income-home
    programme: housing
    at: review
    step: village-review
    on: 2018-06-01
    given: {evidence.confirmed: false}
    expect:
      fires: []
      effect: none

parent/tests-housing.yaml 4561
samples:
  collapsed-home:
    evidence.ground: disaster
    evidence.damage: collapsed
    parameters.disasterProvincePercent: 50
    parameters.lowIncomeRepair: 600000

  low-income-home:
    evidence.ground: lowIncome
    evidence.route: newBuild
    evidence.oldHouse: pledged
    parameters.disasterProvincePercent: 50
    parameters.lowIncomeRepair: 600000

tests:
  - name: ordinary damage needs no rebuilding (R-362)
    sample: collapsed-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.damage: ordinary}
    expect:
      fires: [disaster-no-rebuilding]
      effect: refuse

  - name: severe damage is enough (R-195)
    sample: collapsed-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.damage: severe}
    expect:
      fires: []

  - name: a collapsed annex is not the home (R-361)
    sample: collapsed-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.building: annex}
    expect:
      fires: [disaster-other-building]
      effect: refuse

  - name: C-09 after a disaster a household that has built elsewhere gets nothing (R-360)
    sample: collapsed-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.builtElsewhere: true}
    expect:
      fires: [disaster-built-elsewhere]
      effect: refuse

  - name: C-09 a low-income household may rebuild elsewhere (R-203, R-202)
    sample: low-income-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.builtElsewhere: true, evidence.moves: true, evidence.landProcedure: true, evidence.surveyed: true}
    expect:
      fires: []
      effect: none

  - name: rebuilding elsewhere without land procedure (R-203)
    sample: low-income-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.moves: true, evidence.surveyed: true}
    expect:
      fires: [land-procedure-missing]
      effect: return

  - name: rebuilding elsewhere against the plan (R-203)
    sample: low-income-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.moves: true, evidence.landProcedure: true, evidence.surveyed: true, evidence.fitsPlan: false}
    expect:
      fires: [site-off-plan]
      effect: return

  - name: rebuilding elsewhere on ground nobody has surveyed (R-203)
    sample: low-income-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.moves: true, evidence.landProcedure: true}
    expect:
      fires: [site-not-surveyed]
      effect: return

  - name: a site in a hazard area (R-380)
    sample: low-income-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.hazardArea: true}
    expect:
      fires: [hazard-area]
      effect: return

  - name: a second homestead (R-363)
    sample: low-income-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.otherHomestead: true}
    expect:
      fires: [second-homestead]
      effect: refuse

  - name: the old house stays (R-202)
    sample: low-income-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.oldHouse: kept}
    expect:
      fires: [old-house-kept]
      effect: return

  - name: a household that nobody has confirmed (R-199)
    sample: low-income-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.confirmed: false}
    expect:
      fires: [not-confirmed]
      effect: return

  - name: repair of a house that is not sound (R-201)
    sample: low-income-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.route: repair}
    expect:
      fires: [repair-unfit]
      effect: return

  - name: a collective home for an allowance household without labour (R-176, R-201)
    sample: low-income-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.route: collective, evidence.ableToBuild: false, evidence.supported: true}
    expect:
      fires: []

  - name: a collective home for a household able to build (R-201)
    sample: low-income-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.route: collective, evidence.supported: true}
    expect:
      fires: [collective-unfit]
      effect: return

  - name: a key preferential-treatment person comes first (R-197)
    sample: collapsed-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.preferentialPerson: true}
    expect:
      fires: [preferential-first]
      effect: flag

parent/tests-industry.yaml 3283
samples:
  # Sheep for a household of its own wish, without a help unit.
  herder:
    evidence.fit: true
    evidence.ownWish: true
    evidence.line: livestock
    evidence.projectCost: 600000
    evidence.animalsPlaced: 5
    evidence.animalsReturned: 5
    evidence.stillRunning: true
    parameters.industryMost: 500000

tests:
  - name: a project of the household's own wish and labour (R-238, R-240)
    sample: herder
    programme: industry
    at: intake
    on: 2018-03-01
    expect:
      fires: []
      effect: none

  - name: a household without labour (R-240, R-617)
    sample: herder
    programme: industry
    at: intake
    on: 2018-03-01
    given: {evidence.fit: false}
    expect:
      fires: [industry-unfit]
      effect: refuse

  - name: a project that the township chose (R-238, R-379)
    sample: herder
    programme: industry
    at: intake
    on: 2018-03-01
    given: {evidence.ownWish: false}
    expect:
      fires: [industry-not-chosen]
      effect: return

  - name: a co-operative without least dividend (R-243)
    sample: herder
    programme: industry
    at: intake
    on: 2018-03-01
    given: {evidence.model: cooperative}
    expect:
      fires: [industry-no-dividend]
      effect: return

  - name: a co-operative with it (R-243)
    sample: herder
    programme: industry
    at: intake
    on: 2018-03-01
    given: {evidence.model: cooperative, evidence.leastDividend: true}
    expect:
      fires: []
      effect: none

  - name: the province bears up to its bound, in two stages (R-240, R-391)
    sample: herder
    programme: industry
    at: award
    on: 2018-05-01
    expect:
      fires: [industry-province]
      effect: grant
      values: {open: 600000, award.amount: 500000, award.instalments: 2}

  - name: the help unit first, the province what is left (R-054, R-260)
    sample: herder
    programme: industry
    at: award
    on: 2018-05-01
    given: {evidence.helpUnitFunds: 200000}
    expect:
      fires: [industry-help-unit, industry-province]
      effect: grant
      values: {industry-help-unit: 200000, industry-province: 400000, award.amount: 600000}

  - name: a help unit that bears more than the cost pays the cost (R-054)
    sample: herder
    programme: industry
    at: award
    on: 2018-05-01
    given: {evidence.helpUnitFunds: 700000}
    expect:
      fires: [industry-help-unit]
      effect: grant
      values: {award.amount: 600000}

  - name: five sheep returned may be placed again (R-242)
    sample: herder
    programme: industry
    at: visit
    step: return-in-kind
    on: 2019-05-01
    expect:
      fires: [industry-return-made]
      effect: compute
      values: {value: 5}

  - name: one sheep is still to be returned (R-242)
    sample: herder
    programme: industry
    at: visit
    step: return-in-kind
    on: 2019-05-01
    given: {evidence.animalsReturned: 4}
    expect:
      fires: [industry-return-open]
      effect: flag
      message: 4 of 5 animals

  - name: a project given up (R-270)
    sample: herder
    programme: industry
    at: visit
    step: return-in-kind
    on: 2019-05-01
    given: {evidence.animalsPlaced: 0, evidence.animalsReturned: 0, evidence.stillRunning: false}
    expect:
      fires: [industry-ended]
      effect: flag

parent/tests-intake.yaml 7107
samples:
  # What a deployment sets, and a family of three with 3,000 yuan a year for each.
  family:
    household.persons: 3
    household.income: 900000
    parameters.incomeLine: 400000
    parameters.povertyLine: 400000
    parameters.monthlyStandard: 64000
    parameters.poorVillageIncidence: 10
    parameters.poorVillageIncome: 400000

tests:
  - name: an application with nothing against it (R-141)
    sample: family
    programme: registration
    at: intake
    on: 2018-05-01
    expect:
      fires: []
      effect: none

  - name: C-14 net income a fen below the line is admitted (R-318)
    sample: family
    programme: registration
    at: intake
    on: 2018-05-01
    given: {household.persons: 1, household.income: 399999}
    expect:
      fires: []

  - name: C-14 net income at the line is refused (R-318)
    sample: family
    programme: registration
    at: intake
    on: 2018-05-01
    given: {household.persons: 1, household.income: 400000}
    expect:
      fires: [income-above-line]
      effect: refuse
      message: income per person 4000.00 yuan a year is not below the line of 4000.00 yuan

  - name: C-14 the line of disposable income does not refuse a registration
    sample: family
    programme: registration
    at: intake
    on: 2018-05-01
    given: {parameters.povertyLine: 100000}
    expect:
      fires: []

  - name: income that rises before registration refuses
    sample: family
    programme: registration
    at: change
    on: 2018-06-01
    given: {change.kind: incomeChanged, household.income: 1500000}
    expect:
      fires: [income-above-line]
      effect: refuse

  - name: income that rises after registration changes nothing here
    sample: family
    programme: registration
    at: change
    on: 2018-06-01
    given: {change.kind: incomeChanged, household.income: 1500000, case.registered: true}
    expect:
      fires: []

  - name: a family away that nobody has contacted goes back (R-142)
    sample: family
    programme: registration
    at: intake
    on: 2018-05-01
    given: {household.away: true, household.contacts: 0}
    expect:
      fires: [contact-missing]
      effect: return
      message: 全家外出，联系记录0次，要求1次

  - name: a family away with one contact on record passes (R-142)
    sample: family
    programme: registration
    at: intake
    on: 2018-05-01
    given: {household.away: true, household.contacts: 1}
    expect:
      fires: []

  - name: a declared home of its own is refused at the card (R-287)
    sample: family
    programme: registration
    at: intake
    on: 2018-05-01
    given: {found.ownsHousing: true, found.source: card}
    expect:
      fires: [exclusion-housing]
      effect: refuse
      message: self-built town housing

  - name: C-08 a car found by the traffic police excludes from registration (R-288)
    sample: family
    programme: registration
    at: report
    on: 2018-05-10
    given: {found.ownsCar: true, found.source: trafficPolice, report.department: trafficPolice}
    expect:
      fires: [exclusion-car]
      effect: refuse
      message: 该户有汽车

  - name: C-08 public pay excludes from registration (R-289)
    sample: family
    programme: registration
    at: report
    on: 2018-05-10
    given: {found.publicPay: true, found.source: finance, report.department: finance}
    expect:
      fires: [exclusion-public-pay]
      effect: refuse

  - name: C-08 any business excludes from registration, whether it hires or not (R-290)
    sample: family
    programme: registration
    at: report
    on: 2018-05-10
    given: {found.individualBusiness: true, found.source: industryCommerce, report.department: industryCommerce}
    expect:
      fires: [exclusion-business]
      effect: refuse

  - name: a duplicate identity number excludes (R-291)
    sample: family
    programme: registration
    at: report
    on: 2018-05-10
    given: {found.duplicateIdentity: true, found.source: publicSecurity, report.department: publicSecurity}
    expect:
      fires: [exclusion-identity]
      effect: refuse

  - name: a disability that the federation does not confirm excludes (R-292, R-297)
    sample: family
    programme: registration
    at: report
    on: 2018-05-10
    given: {found.disabilityNotGenuine: true, found.source: disabledFederation, report.department: disabledFederation}
    expect:
      fires: [exclusion-disability]
      effect: refuse

  - name: a clean report excludes nobody (R-294)
    sample: family
    programme: registration
    at: report
    on: 2018-05-10
    given: {report.department: publicSecurity}
    expect:
      fires: []

  - name: two exclusions are both named (R-286)
    sample: family
    programme: registration
    at: intake
    on: 2018-05-01
    given: {found.ownsCar: true, found.ownsHousing: true}
    expect:
      fires: [exclusion-car, exclusion-housing]
      effect: refuse

  - name: a car acquired before registration refuses (R-288)
    sample: family
    programme: registration
    at: change
    on: 2018-06-01
    given: {change.kind: assetAcquired, found.ownsCar: true}
    expect:
      fires: [exclusion-car]
      effect: refuse

  - name: a car acquired after registration removes the household (R-265, R-286)
    sample: family
    programme: registration
    at: change
    on: 2018-06-01
    given: {change.kind: assetAcquired, found.ownsCar: true, case.registered: true}
    expect:
      fires: [exclusion-car]
      effect: refuse

  - name: a change after registration without an exclusion removes nobody
    sample: family
    programme: registration
    at: change
    on: 2018-06-01
    given: {change.kind: memberAdded, household.persons: 4, case.registered: true}
    expect:
      fires: []

  - name: a village with all three marks is a poor village (R-321)
    sample: family
    programme: registration
    at: intake
    on: 2018-05-01
    given: {evidence.villageIncidence: 12, evidence.villageIncome: 399999, evidence.villageCollectiveIncome: false}
    expect:
      fires: [poor-village]
      effect: compute

  - name: two of the three marks make no poor village (R-321)
    sample: family
    programme: registration
    at: intake
    on: 2018-05-01
    given: {evidence.villageIncidence: 12, evidence.villageIncome: 399999, evidence.villageCollectiveIncome: true}
    expect:
      fires: []

  - name: a house under sheet metal is an alert and refuses nobody (R-370, R-579)
    sample: family
    programme: registration
    at: intake
    on: 2018-05-01
    given: {found.sheetMetalHouse: true}
    expect:
      fires: [sheet-metal-house]
      effect: flag

  - name: an untested well is an alert (R-371)
    sample: family
    programme: registration
    at: intake
    on: 2018-05-01
    given: {found.waterUntested: true}
    expect:
      fires: [water-untested]
      effect: flag

  - name: a child out of school is an alert (R-372)
    sample: family
    programme: registration
    at: intake
    on: 2018-05-01
    given: {found.schoolDropout: true}
    expect:
      fires: [school-dropout]
      effect: flag

parent/tests-jobs.yaml 2055
samples:
  worker:
    household.persons: 1
    evidence.post: forestGuard
    evidence.fit: true
    evidence.contract: true
    evidence.inWork: true
    parameters.jobBaseMonthly: 30000

tests:
  - name: a forest guard (R-246)
    sample: worker
    programme: jobs
    at: intake
    on: 2018-03-01
    expect:
      fires: []
      effect: none

  - name: somebody who cannot work (R-240, R-617)
    sample: worker
    programme: jobs
    at: intake
    on: 2018-03-01
    given: {evidence.fit: false}
    expect:
      fires: [job-unfit]
      effect: refuse
      message: 有劳动能力：否

  - name: hired with a contract (R-246)
    sample: worker
    programme: jobs
    at: review
    step: county-review
    on: 2018-04-01
    expect:
      fires: []
      effect: none

  - name: not hired yet (R-246)
    sample: worker
    programme: jobs
    at: review
    step: county-review
    on: 2018-04-01
    given: {evidence.contract: false}
    expect:
      fires: [job-without-contract]
      effect: return

  - name: 666.66 yuan a month, base 8,000 yuan a year over 12 months, rounded down to the fen (R-450)
    sample: worker
    programme: jobs
    at: award
    on: 2018-04-05
    expect:
      fires: [job-forest-guard]
      effect: grant
      values: {award.amount: 66666, award.instalments: 12}

  - name: work in a job base (R-245)
    sample: worker
    programme: jobs
    at: award
    on: 2018-04-05
    given: {evidence.post: jobBase}
    expect:
      fires: [job-base]
      effect: grant
      values: {award.amount: 30000}

  - name: added income of a worker (R-449)
    sample: worker
    programme: jobs
    at: visit
    step: at-work
    on: 2019-04-10
    given: {evidence.addedIncome: 200000}
    expect:
      fires: [work-added-income]
      effect: compute
      values: {value: 200000}

  - name: work lost (R-245)
    sample: worker
    programme: jobs
    at: visit
    step: at-work
    on: 2019-04-10
    given: {evidence.inWork: false}
    expect:
      fires: [trained-without-work]
      effect: flag

parent/tests-medical-money.yaml 5441
tests:
  - name: a five-guarantee person is covered in full, base in-policy cost, no rounding (R-418, D-06)
    sample: patient
    programme: medical-aid
    at: award
    on: 2018-06-01
    given: {evidence.category: destitute, evidence.inPolicyCost: 9000000}
    expect:
      fires: [medical-full]
      effect: grant
      message: 90000.00 yuan is covered
      values: {award.amount: 9000000, award.instalments: 1}

  - name: an allowance household gets 70 + 5 per cent without deductible, base in-policy cost, rounded down to the fen (R-419, R-416, D-06)
    sample: patient
    programme: medical-aid
    at: award
    on: 2018-06-01
    given: {evidence.category: allowance, evidence.inPolicyCost: 200001}
    expect:
      fires: [medical-allowance]
      effect: grant
      values: {percent: 75, award.amount: 150000}

  - name: the cap holds for an allowance household (R-416, D-06)
    sample: patient
    programme: medical-aid
    at: award
    on: 2018-06-01
    given: {evidence.category: allowance, evidence.inPolicyCost: 9000000}
    expect:
      fires: [medical-allowance]
      effect: grant
      values: {uncapped: 6750000, award.amount: 3000000}

  - name: another registered household pays the deductible first, base in-policy cost above it, rounded down to the fen (R-420, D-06)
    sample: patient
    programme: medical-aid
    at: award
    on: 2018-06-01
    given: {evidence.inPolicyCost: 200001}
    expect:
      fires: [medical-expense]
      effect: grant
      values: {base: 100001, award.amount: 50000}

  - name: the cap holds for expense-type aid (R-416)
    sample: patient
    programme: medical-aid
    at: award
    on: 2018-06-01
    given: {evidence.inPolicyCost: 9000000}
    expect:
      fires: [medical-expense]
      effect: grant
      values: {beforeCap: 4450000, award.amount: 3000000}

  - name: a bill below the deductible brings nothing (R-416, R-420)
    sample: patient
    programme: medical-aid
    at: award
    on: 2018-06-01
    given: {evidence.inPolicyCost: 100000}
    expect:
      fires: [medical-expense]
      effect: grant
      values: {award.amount: 0}

  - name: a patient who is not on the register is granted nothing here (R-418 to R-420)
    sample: patient
    programme: medical-aid
    at: award
    on: 2018-06-01
    given: {evidence.poorRegister: false, evidence.category: destitute}
    expect:
      fires: []
      effect: none
      values: {award.amount: 0}

  - name: C-28 after assistance the own share of 2018 is still over five per cent (R-422)
    sample: patient
    programme: medical-aid
    at: award
    on: 2018-06-01
    given: {evidence.ownPay: 150001}
    expect:
      fires: [medical-expense, own-pay-left]
      effect: flag
      message: 1000.01 yuan are left
      values: {left: 100001, ceiling: 50000}

  - name: C-28 after assistance the own share of 2018 is five per cent (R-422)
    sample: patient
    programme: medical-aid
    at: award
    on: 2018-06-01
    given: {evidence.ownPay: 100000}
    expect:
      fires: [medical-expense]
      effect: grant
      values: {left: 50000}

  - name: C-28 after assistance a stay of 2019 is held to the target of its day (R-423)
    sample: patient
    programme: medical-aid
    at: award
    on: 2019-06-01
    given: {evidence.dischargedOn: 2019-03-01, evidence.ownPay: 150000, parameters.ownPayTargetPercent: 10}
    expect:
      fires: [medical-expense]
      effect: grant
      values: {left: 100000, ceiling: 100000}

  - name: the hardship subsidy waits for the other layers (R-366, R-182)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.category: preferential, evidence.heavySpending: true, evidence.request: hardshipSubsidy, evidence.insuranceSettled: true, evidence.assistanceSettled: true}
    expect:
      fires: [hardship-before-others]
      effect: return

  - name: the hardship subsidy after the other layers (R-366)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.category: preferential, evidence.heavySpending: true, evidence.request: hardshipSubsidy, evidence.insuranceSettled: true, evidence.assistanceSettled: true, evidence.subsidySettled: true}
    expect:
      fires: []
      effect: none

  - name: the hardship subsidy is for preferential-treatment persons (R-182)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.heavySpending: true, evidence.request: hardshipSubsidy, evidence.insuranceSettled: true, evidence.assistanceSettled: true, evidence.subsidySettled: true}
    expect:
      fires: [hardship-not-eligible]
      effect: refuse

  - name: the hardship subsidy takes what is left (R-182)
    sample: patient
    programme: medical-aid
    at: award
    on: 2018-06-01
    given: {evidence.category: preferential, evidence.heavySpending: true, evidence.request: hardshipSubsidy, evidence.ownPay: 400000}
    expect:
      fires: [medical-hardship]
      effect: grant
      values: {award.amount: 400000}

  - name: the hardship subsidy has a bound (R-182)
    sample: patient
    programme: medical-aid
    at: award
    on: 2018-06-01
    given: {evidence.category: preferential, evidence.heavySpending: true, evidence.request: hardshipSubsidy, evidence.ownPay: 4000000}
    expect:
      fires: [medical-hardship]
      effect: grant
      values: {award.amount: 1000000}

parent/tests-medical.yaml 5060
samples:
  # A registered patient with a bill of 10,000 yuan, discharged in May 2018.
  patient:
    evidence.dischargedOn: 2018-05-20
    evidence.totalCost: 1000000
    evidence.ownPay: 50000
    evidence.inPolicyCost: 200000
    evidence.category: other
    evidence.request: assistance
    evidence.treatment: inpatient
    evidence.hospital: inCounty
    parameters.ownPayTargetPercent: 5
    parameters.medicalAidPercent: 70
    parameters.expenseAidPercent: 50
    parameters.medicalDeductible: 100000
    parameters.medicalCap: 3000000
    parameters.hardshipSubsidyMost: 1000000

tests:
  - name: C-28 five per cent in 2018 is within the limit (R-422)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.ownPay: 50000}
    expect:
      fires: []
      effect: none

  - name: C-28 a fen over five per cent in 2018 is over the limit (R-422)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.ownPay: 50001}
    expect:
      fires: [own-pay-over-limit]
      effect: flag
      message: at most 5% = 500.00 yuan

  - name: C-28 own pay is judged by the day of discharge, not by the day of the papers
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.dischargedOn: 2017-12-31, evidence.ownPay: 100000}
    expect:
      fires: []

  - name: C-28 nothing was to be paid up to 12 September 2016 (R-421)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.dischargedOn: 2016-09-12, evidence.ownPay: 1}
    expect:
      fires: [own-pay-over-limit]
      effect: flag
      values: {limit: 0}

  - name: C-28 ten per cent from 13 September 2016 (R-421, R-481)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.dischargedOn: 2016-09-13, evidence.ownPay: 100000}
    expect:
      fires: []

  - name: C-28 referral out of the county counts from 2018 on (R-422)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.hospital: referred, evidence.ownPay: 60000}
    expect:
      fires: [own-pay-over-limit]

  - name: C-28 referral out of the county did not count in 2017 (R-422)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.dischargedOn: 2017-11-01, evidence.hospital: referred, evidence.ownPay: 600000}
    expect:
      fires: []

  - name: C-28 2019 is judged by the target that the deployment sets (R-423)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2019-04-01
    given: {evidence.dischargedOn: 2019-03-01, evidence.treatment: chronicOutpatient, evidence.ownPay: 60000}
    expect:
      fires: [own-pay-over-target]
      effect: flag

  - name: C-28 2019 within the target (R-423)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2019-04-01
    given: {evidence.dischargedOn: 2019-03-01, evidence.ownPay: 50000}
    expect:
      fires: []

  - name: the worked case of 52,000 out of 60,000 yuan (R-425, D-07)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.totalCost: 6000000, evidence.ownPay: 5200000, evidence.inPolicyCost: 5200000}
    expect:
      fires: [own-pay-over-limit]
      values: {limit: 300000}

  - name: a patient who is not on the register has no limit
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.poorRegister: false, evidence.ownPay: 900000}
    expect:
      fires: []
      effect: none

  - name: treatment elsewhere without referral (R-186)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.hospital: unreferred, evidence.ownPay: 900000}
    expect:
      fires: [not-referred]
      effect: flag

  - name: 86.7% of the worked case, base total cost of 60,000 = 8,000 + 52,000 yuan, rounded half up to a tenth (R-425, R-426, D-07, D-11)
    sample: patient
    programme: medical-aid
    at: review
    step: township-review
    on: 2018-06-01
    given: {evidence.totalCost: 6000000, evidence.ownPay: 5200000}
    expect:
      fires: [own-pay-share]
      effect: compute
      message: 占867‰
      values: {ownPerMille: 867}

  - name: a bill of nothing has no share
    sample: patient
    programme: medical-aid
    at: review
    step: township-review
    on: 2018-06-01
    given: {evidence.totalCost: 0, evidence.ownPay: 0}
    expect:
      fires: []
      effect: none

  - name: a registered person without insurance (R-193)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.insured: false}
    expect:
      fires: [not-enrolled]
      effect: flag

  - name: a reimbursement that is not complete (R-373)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.reimbursed: false}
    expect:
      fires: [not-reimbursed]
      effect: flag

parent/tests-micro-credit.yaml 3268
samples:
  borrower:
    evidence.instrument: household
    evidence.loanPurpose: farming
    evidence.loan: 3000000
    evidence.interestPaid: 150001
    parameters.loanMost: 5000000
    parameters.householdInterestPercent: 50
    parameters.projectInterestPercent: 30

tests:
  - name: a household's loan for farming (R-231, R-235)
    sample: borrower
    programme: micro-credit
    at: intake
    on: 2018-03-01
    expect:
      fires: []
      effect: none

  - name: a loan of the mutual fund (R-235)
    sample: borrower
    programme: micro-credit
    at: intake
    on: 2018-03-01
    given: {evidence.instrument: mutualFund}
    expect:
      fires: [loan-mutual-fund]
      effect: refuse

  - name: a loan for another purpose (R-231)
    sample: borrower
    programme: micro-credit
    at: intake
    on: 2018-03-01
    given: {evidence.loanPurpose: other}
    expect:
      fires: [loan-purpose]
      effect: return

  - name: a loan at the bound (R-457)
    sample: borrower
    programme: micro-credit
    at: intake
    on: 2018-03-01
    given: {evidence.loan: 5000000}
    expect:
      fires: []
      effect: none

  - name: a loan above the bound (R-457)
    sample: borrower
    programme: micro-credit
    at: intake
    on: 2018-03-01
    given: {evidence.loan: 5000001}
    expect:
      fires: [loan-too-large]
      effect: return

  - name: 48.8% of the loans, base 4.1 million yuan, rounded half up to a tenth (R-232)
    sample: borrower
    programme: micro-credit
    at: intake
    on: 2018-03-01
    given: {evidence.subsidisedLoans: 200000000, evidence.allLoans: 410000000}
    expect:
      fires: [loan-subsidised-share]
      effect: compute
      values: {perMille: 488}

  - name: the guarantee fund of 5 million yuan covers the loan to the fen (R-446)
    sample: borrower
    programme: micro-credit
    at: review
    step: county-review
    on: 2018-04-01
    given: {evidence.guarantee: guaranteeFund, evidence.guaranteedBefore: 497000000}
    expect:
      fires: []
      effect: none
      values: {guaranteed: 500000000}

  - name: the guarantee fund is exhausted (R-446)
    sample: borrower
    programme: micro-credit
    at: review
    step: county-review
    on: 2018-04-01
    given: {evidence.guarantee: guaranteeFund, evidence.guaranteedBefore: 497000001}
    expect:
      fires: [loan-fund-exhausted]
      effect: return

  - name: a joint guarantee does not take from the fund (R-233)
    sample: borrower
    programme: micro-credit
    at: review
    step: county-review
    on: 2018-04-01
    given: {evidence.guarantee: jointGuarantee, evidence.guaranteedBefore: 500000000}
    expect:
      fires: []
      effect: none

  - name: half the interest, base 1,500.01 yuan, rounded down to the fen (R-235)
    sample: borrower
    programme: micro-credit
    at: award
    on: 2018-05-01
    expect:
      fires: [loan-household-subsidy]
      effect: grant
      values: {award.amount: 75000, award.instalments: 1}

  - name: a project's loan has a rate of its own (R-235)
    sample: borrower
    programme: micro-credit
    at: award
    on: 2018-05-01
    given: {evidence.instrument: project}
    expect:
      fires: [loan-project-subsidy]
      effect: grant
      values: {award.amount: 45000}

parent/tests-poor-village.yaml 1215
samples:
  poor-village:
    evidence.villageIncidence: 12
    evidence.villageIncome: 399999
    evidence.villageCollectiveIncome: false
    parameters.poorVillageIncidence: 10
    parameters.poorVillageIncome: 400000

tests:
  - name: all three marks make a poor village (R-321)
    sample: poor-village
    programme: poor-village
    at: intake
    on: 2018-03-01
    expect:
      fires: []
      effect: none

  - name: an incidence at the mark is not above it (R-321)
    sample: poor-village
    programme: poor-village
    at: intake
    on: 2018-03-01
    given: {evidence.villageIncidence: 10}
    expect:
      fires: [village-not-poor]
      effect: refuse

  - name: an income at the mark is not below it (R-321)
    sample: poor-village
    programme: poor-village
    at: intake
    on: 2018-03-01
    given: {evidence.villageIncome: 400000}
    expect:
      fires: [village-not-poor]
      effect: refuse

  - name: collective income is against it (R-321)
    sample: poor-village
    programme: poor-village
    at: intake
    on: 2018-03-01
    given: {evidence.villageCollectiveIncome: true}
    expect:
      fires: [village-not-poor]
      effect: refuse
      message: collective income yes

parent/tests-procedure.yaml 7241
tests:
  - name: C-27 seventy of a hundred at home are enough, base those at home who should attend (R-298, D-02)
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-20
    given: {meeting.present: 70, meeting.absent: 30, meeting.absentOpinions: 30, meeting.yes: 60, meeting.no: 5, meeting.abstained: 5, meeting.votes: 70, meeting.signatures: 70}
    expect:
      fires: []
      effect: none

  - name: C-27 sixty-nine of a hundred at home are too few (R-298, D-02)
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-20
    given: {meeting.present: 69, meeting.absent: 31, meeting.absentOpinions: 31, meeting.yes: 60, meeting.no: 5, meeting.abstained: 4, meeting.votes: 69, meeting.signatures: 69}
    expect:
      fires: [attendance-low]
      effect: return
      message: 69 of 100 villagers at home were present; at least 70% are needed

  - name: an assembly without anybody is no assembly
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-20
    given: {meeting.atHome: 0, meeting.present: 0, meeting.absent: 0, meeting.absentOpinions: 0, meeting.yes: 0, meeting.no: 0, meeting.abstained: 0, meeting.votes: 0, meeting.signatures: 0}
    expect:
      fires: [attendance-low, vote-failed]
      effect: return

  - name: attendance is asked of the assembly only
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-21
    given: {meeting.kind: representatives, meeting.atHome: 30, meeting.present: 15, meeting.absent: 15, meeting.absentOpinions: 0, meeting.yes: 12, meeting.no: 2, meeting.abstained: 1, meeting.votes: 15, meeting.signatures: 15}
    expect:
      fires: []

  - name: C-27 half of those present is no majority, base those present (R-299, D-02)
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-20
    given: {meeting.yes: 40, meeting.no: 20, meeting.abstained: 20, meeting.votes: 80}
    expect:
      fires: [vote-failed]
      effect: return
      message: 40 of 80 present voted yes in the villagers' assembly

  - name: C-27 one more than half of those present is a majority (R-299)
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-20
    given: {meeting.yes: 41, meeting.no: 20, meeting.abstained: 19, meeting.votes: 80}
    expect:
      fires: []

  - name: more votes than people
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-20
    given: {meeting.yes: 71, meeting.no: 5, meeting.abstained: 5, meeting.votes: 81, meeting.signatures: 81}
    expect:
      fires: [votes-exceed]
      effect: return

  - name: a separate vote that was lost (R-300)
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-20
    given: {meeting.separateVotesLost: 1}
    expect:
      fires: [separate-vote-failed]
      effect: return

  - name: an absent villager who was not asked (R-301)
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-20
    given: {meeting.absent: 20, meeting.absentOpinions: 19}
    expect:
      fires: [absent-opinions-missing]
      effect: return
      message: 未到会20人，已征求意见19人

  - name: a meeting without the first secretary (R-148)
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-20
    given: {meeting.gatekeepers: [townshipCadre]}
    expect:
      fires: [gatekeeper-missing]
      effect: return
      message: 缺少驻村第一书记把关

  - name: a vote that is not signed (R-302)
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-20
    given: {meeting.signatures: 79}
    expect:
      fires: [resolution-unsigned]
      effect: return

  - name: the committees' record book without the four-post cadre's opinion (R-304)
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-22
    given: {meeting.kind: committees, meeting.opinions: [townshipCadre]}
    expect:
      fires: [opinion-missing]
      effect: return

  - name: the committees' record book with both opinions (R-304)
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-22
    given: {meeting.kind: committees, meeting.opinions: [townshipCadre, fourPostCadre]}
    expect:
      fires: []

  - name: the assembly needs no opinion in the record book
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-20
    given: {meeting.opinions: [townshipCadre]}
    expect:
      fires: []

  - name: a township review without an office meeting (R-035)
    sample: family
    programme: allowance
    at: review
    step: township-review
    on: 2018-06-10
    given: {review.level: township, review.officeMeeting: false}
    expect:
      fires: [office-meeting-missing]
      effect: return

  - name: a township review with its office meeting (R-035)
    sample: family
    programme: allowance
    at: review
    step: township-review
    on: 2018-06-10
    given: {review.level: township, review.officeMeeting: true}
    expect:
      fires: []

  - name: C-04 the county's review needs no office meeting of the township
    sample: family
    programme: allowance
    at: review
    step: county-review
    on: 2018-06-20
    given: {review.level: county, review.officeMeeting: false}
    expect:
      fires: []

  - name: C-05 six days are too short for a notice (R-308)
    sample: family
    programme: allowance
    at: notice
    step: village-notice
    on: 2018-06-01
    given: {notice.days: 6, notice.requiredDays: 7}
    expect:
      fires: [notice-short]
      effect: return
      message: posted for 6 days; at least 7 are needed

  - name: C-05 seven days are enough (R-308, D-03)
    sample: family
    programme: allowance
    at: notice
    step: village-notice
    on: 2018-06-01
    given: {notice.days: 7, notice.requiredDays: 7}
    expect:
      fires: []
      effect: none

  - name: a notice that does not hang on the village board (R-309)
    sample: family
    programme: allowance
    at: notice
    step: village-notice
    on: 2018-06-01
    given: {notice.missingPlaces: [villageBoard]}
    expect:
      fires: [notice-place-missing]
      effect: return
      message: village notice board

  - name: an open objection holds the notice up (R-311)
    sample: family
    programme: allowance
    at: notice
    step: village-notice
    on: 2018-06-01
    given: {notice.openObjections: 2}
    expect:
      fires: [objections-open]
      effect: return
      message: 2条异议尚未处理

  - name: an upheld objection refuses, whatever else is wrong (R-311)
    sample: family
    programme: allowance
    at: notice
    step: village-notice
    on: 2018-06-01
    given: {notice.upheldObjections: 1, notice.days: 3, notice.requiredDays: 7}
    expect:
      fires: [notice-short, objection-upheld]
      effect: refuse

parent/tests-project.yaml 6407
samples:
  # A village road: half provincial money, half the villagers'.
  road:
    evidence.work: road
    evidence.investment: 20000000
    evidence.provinceFunds: 10000000
    evidence.selfRaised: 10000000
    evidence.meetingHeld: true
    evidence.surveyReport: true
    evidence.requestFiled: true
    evidence.cadreNamed: true
    evidence.caretaker: true
    evidence.inUse: true

tests:
  - name: a road that the villagers want (R-251, R-252)
    sample: road
    programme: project
    at: intake
    on: 2018-03-01
    expect:
      fires: []
      effect: none

  - name: a project that nobody in the village was asked about (R-252)
    sample: road
    programme: project
    at: intake
    on: 2018-03-01
    given: {evidence.meetingHeld: false}
    expect:
      fires: [project-unheard]
      effect: return

  - name: a project without its request (R-115)
    sample: road
    programme: project
    at: intake
    on: 2018-03-01
    given: {evidence.requestFiled: false}
    expect:
      fires: [project-no-survey]
      effect: return
      message: 立项申请报告：否

  - name: a project without a township cadre (R-039)
    sample: road
    programme: project
    at: intake
    on: 2018-03-01
    given: {evidence.cadreNamed: false}
    expect:
      fires: [project-no-cadre]
      effect: return

  - name: a site in a hazard area (R-380)
    sample: road
    programme: project
    at: intake
    on: 2018-03-01
    given: {evidence.hazardArea: true}
    expect:
      fires: [project-hazard]
      effect: return

  - name: a clinic in a dam's submerged area is not built (R-387, R-388)
    sample: road
    programme: project
    at: intake
    on: 2018-03-01
    given: {evidence.work: clinic, evidence.submergedArea: true}
    expect:
      fires: [project-submerged, project-use]
      effect: refuse

  - name: a school is not what the funds are mainly for (R-255)
    sample: road
    programme: project
    at: intake
    on: 2018-03-01
    given: {evidence.work: school}
    expect:
      fires: [project-use]
      effect: flag

  - name: drinking water is (R-255)
    sample: road
    programme: project
    at: intake
    on: 2018-03-01
    given: {evidence.work: drinkingWater}
    expect:
      fires: []
      effect: none

  - name: funds confirmed to the fen (R-639)
    sample: road
    programme: project
    at: review
    step: county-review
    on: 2018-04-01
    expect:
      fires: []
      effect: none
      values: {confirmed: 20000000}

  - name: no works while a fen is missing (R-639)
    sample: road
    programme: project
    at: review
    step: county-review
    on: 2018-04-01
    given: {evidence.selfRaised: 9999999}
    expect:
      fires: [project-unfunded]
      effect: return
      message: 199999.99 of 200000.00 yuan

  - name: no more than is lacking (R-258, R-383)
    sample: road
    programme: project
    at: review
    step: county-review
    on: 2018-04-01
    given: {evidence.countyFunds: 1}
    expect:
      fires: [project-overfunded]
      effect: return

  - name: another department withdraws its money (R-261)
    sample: road
    programme: project
    at: review
    step: county-review
    on: 2018-04-01
    given: {evidence.withdrawn: true}
    expect:
      fires: [project-withdrawn]
      effect: flag

  - name: 1.93 million yuan are 0.15 + 0.15 + 1.63, three stages (R-460, D-11)
    sample: road
    programme: project
    at: award
    on: 2018-05-01
    given: {evidence.investment: 193000000, evidence.provinceFunds: 15000000, evidence.cityFunds: 15000000, evidence.helpUnitFunds: 163000000}
    expect:
      fires: [project-province, project-city, project-help-unit]
      effect: grant
      values: {project-province: 15000000, project-city: 15000000, project-help-unit: 163000000, award.amount: 193000000, award.instalments: 3}

  - name: 797,200 yuan are 150,000 + 150,000 + 463,000 + 34,200 (R-461, D-11)
    sample: road
    programme: project
    at: review
    step: county-review
    on: 2018-04-01
    given: {evidence.investment: 79720000, evidence.provinceFunds: 15000000, evidence.cityFunds: 15000000, evidence.selfRaised: 46300000, evidence.otherFunds: 3420000}
    expect:
      fires: []
      effect: none
      values: {confirmed: 79720000}

  - name: 2,578,500 yuan are 1,630,000 + 948,500, only the help unit's are paid out here (R-462, D-11)
    sample: road
    programme: project
    at: award
    on: 2018-05-01
    given: {evidence.investment: 257850000, evidence.provinceFunds: 0, evidence.helpUnitFunds: 163000000, evidence.selfRaised: 94850000}
    expect:
      fires: [project-help-unit]
      effect: grant
      message: 群众自筹948500.00元
      values: {award.amount: 163000000}

  - name: the same 2,578,500 yuan are confirmed (R-462, D-11)
    sample: road
    programme: project
    at: review
    step: county-review
    on: 2018-04-01
    given: {evidence.investment: 257850000, evidence.provinceFunds: 0, evidence.helpUnitFunds: 163000000, evidence.selfRaised: 94850000}
    expect:
      fires: []
      effect: none
      values: {publicFunds: 163000000, confirmed: 257850000}

  - name: 880,000 yuan for clinics are 830,000 pooled and 50,000 donated (R-459, D-11)
    sample: road
    programme: project
    at: award
    on: 2018-05-01
    given: {evidence.work: clinic, evidence.investment: 88000000, evidence.provinceFunds: 0, evidence.selfRaised: 0, evidence.countyFunds: 83000000, evidence.donatedFunds: 5000000}
    expect:
      fires: [project-county, project-donation]
      effect: grant
      values: {award.amount: 88000000}

  - name: central money by its own channel (R-257, R-259)
    sample: road
    programme: project
    at: award
    on: 2018-05-01
    given: {evidence.centralFunds: 5000000, evidence.selfRaised: 5000000}
    expect:
      fires: [project-central, project-province]
      effect: grant
      values: {project-central: 5000000, award.amount: 15000000}

  - name: an asset that is maintained and used (R-096)
    sample: road
    programme: project
    at: visit
    step: maintenance
    on: 2019-06-01
    expect:
      fires: []
      effect: none

  - name: an asset that nobody maintains (R-096, R-631)
    sample: road
    programme: project
    at: visit
    step: maintenance
    on: 2019-06-01
    given: {evidence.caretaker: false}
    expect:
      fires: [project-unmaintained]
      effect: flag

parent/tests-recheck.yaml 6317
samples:
  # The campaign of 8 to 20 December 2023, a household that was on the register before.
  rechecked:
    household.income: 900000
    evidence.campaignFrom: 2023-12-08
    parameters.incomeLine: 400000

tests:
  - name: re-checked on the last day in time with nothing against it (R-468, R-469)
    sample: rechecked
    programme: recheck
    at: intake
    on: 2023-12-10
    expect:
      fires: []
      effect: none

  - name: re-checked a day after the eligibility stage (R-469)
    sample: rechecked
    programme: recheck
    at: intake
    on: 2023-12-11
    expect:
      fires: [recheck-eligibility-late]
      effect: flag
      message: 户卡于2023-12-11报送

  - name: a card of the last day is late, and within the campaign (R-468)
    sample: rechecked
    programme: recheck
    at: intake
    on: 2023-12-20
    expect:
      fires: [recheck-eligibility-late]
      effect: flag

  - name: a card after the campaign (R-468, R-473)
    sample: rechecked
    programme: recheck
    at: intake
    on: 2023-12-21
    expect:
      fires: [recheck-outside-campaign]
      effect: flag

  - name: a card before the campaign (R-468)
    sample: rechecked
    programme: recheck
    at: intake
    on: 2023-12-07
    expect:
      fires: [recheck-outside-campaign]
      effect: flag

  - name: C-07 the same stages hold for a campaign of another year (R-469)
    sample: rechecked
    programme: recheck
    at: intake
    on: 2026-03-04
    given: {evidence.campaignFrom: 2026-03-01}
    expect:
      fires: [recheck-eligibility-late]
      effect: flag
      message: within 2 days of 2026-03-01

  - name: C-06 posted by the day the stage before it ends, the notice is over in time (R-308, R-470)
    sample: rechecked
    programme: recheck
    at: notice
    step: village-notice
    on: 2023-12-17
    given: {notice.from: 2023-12-10, notice.to: 2023-12-17, notice.days: 7}
    expect:
      fires: []
      effect: none

  - name: C-06 posted a day later, the seven days stand and the stage is late (R-308, R-470)
    sample: rechecked
    programme: recheck
    at: notice
    step: village-notice
    on: 2023-12-18
    given: {notice.from: 2023-12-11, notice.to: 2023-12-18, notice.days: 7}
    expect:
      fires: [recheck-village-late]
      effect: flag

  - name: C-06 taken down in time after six days is too short (R-308)
    sample: rechecked
    programme: recheck
    at: notice
    step: village-notice
    on: 2023-12-17
    given: {notice.from: 2023-12-11, notice.to: 2023-12-17, notice.days: 6}
    expect:
      fires: [notice-short]
      effect: return

  - name: the township reviews on its last day (R-471)
    sample: rechecked
    programme: recheck
    at: review
    step: township-review
    on: 2023-12-19
    expect:
      fires: []
      effect: none

  - name: the township reviews a day late (R-471)
    sample: rechecked
    programme: recheck
    at: review
    step: township-review
    on: 2023-12-20
    expect:
      fires: [recheck-township-late]
      effect: flag

  - name: the township reviews without its office meeting (R-035, R-139)
    sample: rechecked
    programme: recheck
    at: review
    step: township-review
    on: 2023-12-19
    given: {review.officeMeeting: false}
    expect:
      fires: [office-meeting-missing]
      effect: return

  - name: C-06 one day is enough for the township's notice (R-312, R-472)
    sample: rechecked
    programme: recheck
    at: notice
    step: township-notice
    on: 2023-12-20
    given: {notice.from: 2023-12-19, notice.to: 2023-12-20, notice.days: 1}
    expect:
      fires: []
      effect: none

  - name: reported on the last day (R-472)
    sample: rechecked
    programme: recheck
    at: review
    step: county-review
    on: 2023-12-20
    expect:
      fires: []
      effect: none

  - name: reported after the last day (R-472, R-473)
    sample: rechecked
    programme: recheck
    at: review
    step: county-review
    on: 2023-12-21
    expect:
      fires: [recheck-report-late]
      effect: flag

  - name: C-04 a newcomer is decided by the county government (R-027)
    sample: rechecked
    programme: recheck
    at: intake
    on: 2023-12-10
    given: {evidence.newcomer: true}
    expect:
      fires: [recheck-newcomer]
      effect: strict

  - name: income at the line ends the re-check (R-318)
    sample: rechecked
    programme: recheck
    at: intake
    on: 2023-12-10
    given: {household.persons: 1, household.income: 400000}
    expect:
      fires: [income-above-line]
      effect: refuse

  - name: the six exclusions hold in the re-check (R-286, R-293)
    sample: rechecked
    programme: recheck
    at: report
    step: comparison
    on: 2023-12-18
    given: {found.ownsCar: true, found.source: trafficPolice, report.department: trafficPolice}
    expect:
      fires: [exclusion-car]
      effect: refuse

  - name: found after the re-check, an exclusion removes the household (R-265, R-386)
    sample: rechecked
    programme: recheck
    at: change
    on: 2024-02-01
    given: {change.kind: assetAcquired, found.ownsHousing: true, case.registered: true}
    expect:
      fires: [exclusion-housing]
      effect: refuse

  - name: a household without a helper (R-042)
    sample: rechecked
    programme: recheck
    at: review
    step: county-review
    on: 2023-12-20
    given: {household.helped: false}
    expect:
      fires: [recheck-without-helper]
      effect: flag

  - name: a household without a plan (R-087)
    sample: rechecked
    programme: recheck
    at: review
    step: county-review
    on: 2023-12-20
    given: {household.planned: false, household.batches: 0}
    expect:
      fires: [recheck-without-plan]
      effect: flag

  - name: a plan that names no batch (R-153)
    sample: rechecked
    programme: recheck
    at: review
    step: county-review
    on: 2023-12-20
    given: {household.batches: 0}
    expect:
      fires: [recheck-without-batch]
      effect: flag

  - name: C-12 several batches together are allowed (R-364)
    sample: rechecked
    programme: recheck
    at: review
    step: county-review
    on: 2023-12-20
    given: {household.batches: 3}
    expect:
      fires: [recheck-batches-stacked]
      effect: compute
      message: 叠加享受3个
      values: {value: 3}

parent/tests-relief.yaml 4616
samples:
  burnt-out:
    evidence.hardship: disaster
    evidence.sudden: true
    evidence.requested: 200000
    parameters.temporaryMost: 500000

  orphan:
    household.persons: 1
    evidence.category: orphan
    evidence.heavySpending: true
    evidence.specialAmount: 2000000
    parameters.specialLotteryPercent: 50

tests:
  # --- Temporary assistance ------------------------------------------------------------------------

  - name: a sudden hardship (R-177, R-178)
    sample: burnt-out
    programme: temporary
    at: intake
    on: 2018-05-01
    expect:
      fires: []
      effect: none

  - name: a lasting hardship belongs elsewhere (R-177)
    sample: burnt-out
    programme: temporary
    at: intake
    on: 2018-05-01
    given: {evidence.sudden: false}
    expect:
      fires: [temporary-not-sudden]
      effect: refuse

  - name: a case that cadres found out (R-037, R-181)
    sample: burnt-out
    programme: temporary
    at: intake
    on: 2018-05-01
    given: {case.origin: discovered}
    expect:
      fires: [temporary-discovered]
      effect: compute

  - name: more asked for than may be paid (R-177)
    sample: burnt-out
    programme: temporary
    at: intake
    on: 2018-05-01
    given: {evidence.requested: 500001}
    expect:
      fires: [temporary-over-cap]
      effect: flag

  - name: relief as asked for, in one sum (R-178)
    sample: burnt-out
    programme: temporary
    at: award
    on: 2018-05-03
    expect:
      fires: [temporary-relief]
      effect: grant
      values: {award.amount: 200000, award.instalments: 1}

  - name: relief up to the bound (R-177)
    sample: burnt-out
    programme: temporary
    at: award
    on: 2018-05-03
    given: {evidence.requested: 800000}
    expect:
      fires: [temporary-relief]
      effect: grant
      values: {award.amount: 500000}

  - name: no relief without suddenness (R-177)
    sample: burnt-out
    programme: temporary
    at: award
    on: 2018-05-03
    given: {evidence.sudden: false}
    expect:
      fires: []
      effect: none
      values: {award.amount: 0}

  # --- Special assistance --------------------------------------------------------------------------

  - name: special assistance of 20,000 yuan for an orphan (R-179, R-415)
    sample: orphan
    programme: special
    at: intake
    on: 2018-06-01
    expect:
      fires: []
      effect: none

  - name: special assistance of 30,000 yuan is within the bounds (R-415)
    sample: orphan
    programme: special
    at: intake
    on: 2018-06-01
    given: {evidence.specialAmount: 3000000}
    expect:
      fires: []
      effect: none

  - name: special assistance of 30,000.01 yuan is reviewed strictly (R-415)
    sample: orphan
    programme: special
    at: intake
    on: 2018-06-01
    given: {evidence.specialAmount: 3000001}
    expect:
      fires: [special-out-of-bounds]
      effect: strict

  - name: special assistance of 9,999.99 yuan is reviewed strictly (R-415)
    sample: orphan
    programme: special
    at: intake
    on: 2018-06-01
    given: {evidence.specialAmount: 999999}
    expect:
      fires: [special-out-of-bounds]
      effect: strict

  - name: special assistance without heavy spending (R-179)
    sample: orphan
    programme: special
    at: intake
    on: 2018-06-01
    given: {evidence.heavySpending: false}
    expect:
      fires: [special-not-eligible]
      effect: refuse

  - name: special assistance for nobody's category (R-179)
    sample: orphan
    programme: special
    at: intake
    on: 2018-06-01
    given: {evidence.category: other}
    expect:
      fires: [special-not-eligible]
      effect: refuse

  - name: half of 20,000.01 yuan from the lottery fund, rounded down to the fen, the county bears the rest (R-283, R-415)
    sample: orphan
    programme: special
    at: award
    on: 2018-07-01
    given: {evidence.specialAmount: 2000001}
    expect:
      fires: [special-lottery, special-county]
      effect: grant
      values: {special-lottery: 1000000, special-county: 1000001, award.amount: 2000001}

  - name: the lottery fund bears it all where it is set to (R-283, R-404)
    sample: orphan
    programme: special
    at: award
    on: 2018-07-01
    given: {parameters.specialLotteryPercent: 100}
    expect:
      fires: [special-lottery]
      effect: grant
      values: {award.amount: 2000000}

  - name: nothing without heavy spending (R-179)
    sample: orphan
    programme: special
    at: award
    on: 2018-07-01
    given: {evidence.heavySpending: false}
    expect:
      fires: []
      effect: none
      values: {award.amount: 0}

parent/tests-relocation.yaml 3919
samples:
  # A family of a geological-hazard area that wants to move to a market town.
  moving:
    household.persons: 4
    evidence.willing: true
    evidence.dwelling: hazardArea
    evidence.destination: marketTown
    parameters.relocationPerPerson: 800000

  moved:
    household.persons: 4
    evidence.movedOut: true
    evidence.settledIn: true
    evidence.developing: true
    evidence.betterOff: true
    evidence.inWork: true
    evidence.socialCover: true

tests:
  - name: a family of a hazard area that wants to move (R-216)
    sample: moving
    programme: relocation
    at: intake
    on: 2018-05-01
    expect:
      fires: []
      effect: none

  - name: against the household's will (R-212)
    sample: moving
    programme: relocation
    at: intake
    on: 2018-05-01
    given: {evidence.willing: false}
    expect:
      fires: [relocation-unwilling]
      effect: return

  - name: a sound house is no ground (R-216)
    sample: moving
    programme: relocation
    at: intake
    on: 2018-05-01
    given: {evidence.dwelling: sound}
    expect:
      fires: [relocation-not-needed]
      effect: refuse

  - name: a village that moves as a whole (R-219)
    sample: moving
    programme: relocation
    at: intake
    on: 2018-05-01
    given: {evidence.dwelling: sound, evidence.wholeVillage: true}
    expect:
      fires: []
      effect: none

  - name: into town without a job channel (R-220)
    sample: moving
    programme: relocation
    at: intake
    on: 2018-05-01
    given: {evidence.destination: town}
    expect:
      fires: [relocation-no-job]
      effect: return

  - name: into a park with a job channel (R-220)
    sample: moving
    programme: relocation
    at: intake
    on: 2018-05-01
    given: {evidence.destination: park, evidence.jobChannel: true}
    expect:
      fires: []
      effect: none

  - name: into a hazard area (R-380)
    sample: moving
    programme: relocation
    at: intake
    on: 2018-05-01
    given: {evidence.hazardArea: true}
    expect:
      fires: [relocation-hazard]
      effect: return

  - name: into a dam's submerged area (R-387)
    sample: moving
    programme: relocation
    at: intake
    on: 2018-05-01
    given: {evidence.submergedArea: true}
    expect:
      fires: [relocation-submerged]
      effect: refuse

  - name: the subsidy, base 4 persons, in two stages (R-391, R-436)
    sample: moving
    programme: relocation
    at: award
    on: 2018-09-01
    expect:
      fires: [relocation-subsidy]
      effect: grant
      values: {award.amount: 3200000, award.instalments: 2}

  - name: no subsidy for an unwanted move (R-212)
    sample: moving
    programme: relocation
    at: award
    on: 2018-09-01
    given: {evidence.willing: false}
    expect:
      fires: []
      effect: none

  - name: all four outcomes (R-213)
    sample: moved
    programme: relocation
    at: visit
    step: outcomes
    on: 2019-09-01
    expect:
      fires: [relocation-outcomes]
      effect: compute
      message: 达到4项
      values: {reached: 4}

  - name: moved and not settled (R-213)
    sample: moved
    programme: relocation
    at: visit
    step: outcomes
    on: 2019-09-01
    given: {evidence.settledIn: false, evidence.betterOff: false}
    expect:
      fires: [relocation-outcomes, relocation-not-settled]
      effect: flag
      values: {reached: 2}

  - name: never moved (R-213)
    sample: moved
    programme: relocation
    at: visit
    step: outcomes
    on: 2019-09-01
    given: {evidence.movedOut: false, evidence.settledIn: false}
    expect:
      fires: [relocation-not-settled]
      effect: flag
      message: moved out no

  - name: without work (R-214)
    sample: moved
    programme: relocation
    at: visit
    step: outcomes
    on: 2019-09-01
    given: {evidence.inWork: false}
    expect:
      fires: [relocation-outcomes, relocation-not-secure]
      effect: flag

parent/tests-solar.yaml 1985
samples:
  # The 684 households of one township and what they got (C-22).
  sharer:
    evidence.station: village
    evidence.monthlyRevenue: 17100000
    evidence.sharingHouseholds: 684
    parameters.solarVillagePercent: 0

tests:
  - name: a station shared by its households (R-250)
    sample: sharer
    programme: solar
    at: intake
    on: 2018-03-01
    expect:
      fires: []
      effect: none

  - name: a station that nobody shares (R-250)
    sample: sharer
    programme: solar
    at: intake
    on: 2018-03-01
    given: {evidence.sharingHouseholds: 0}
    expect:
      fires: [solar-nobody]
      effect: return

  - name: 14 stations are 10 and 4, 278 KW are 6 x 3 + 4 x 5 + 4 x 60 (R-249, R-564, D-11)
    sample: sharer
    programme: solar
    at: intake
    on: 2018-03-01
    given: {evidence.stations3kw: 6, evidence.stations5kw: 4, evidence.stations60kw: 4}
    expect:
      fires: [solar-capacity]
      effect: compute
      values: {stations: 14, kilowatts: 278}

  - name: C-22 250 yuan a month, base 171,000 yuan and 684 households, no rounding (R-451)
    sample: sharer
    programme: solar
    at: award
    on: 2018-04-01
    expect:
      fires: [solar-share]
      effect: grant
      values: {award.amount: 25000, award.instalments: 12}

  - name: the village's part comes first, the rest is rounded down to the fen (R-250)
    sample: sharer
    programme: solar
    at: award
    on: 2018-04-01
    given: {parameters.solarVillagePercent: 60, evidence.monthlyRevenue: 100000, evidence.sharingHouseholds: 7}
    expect:
      fires: [solar-share, solar-below-average]
      effect: grant
      values: {ofVillage: 60000, solar-share: 5714, solar-below-average: 19286}

  - name: nobody to share with, nothing to pay (R-250)
    sample: sharer
    programme: solar
    at: award
    on: 2018-04-01
    given: {evidence.sharingHouseholds: 0}
    expect:
      fires: [solar-below-average]
      effect: compute
      values: {award.amount: 0}

parent/tests-support.yaml 5186
samples:
  # An old person alone, without labour, supporter and income.
  alone:
    household.persons: 1
    household.income: 0
    evidence.noLabour: true
    evidence.noSupporter: true
    evidence.noIncome: true
    parameters.destituteDispersed: 60000
    parameters.destituteCentral: 90000

  veteran:
    household.persons: 1
    household.income: 500000
    evidence.person: ruralVeteran
    evidence.unableToWork: true
    evidence.pensionOnly: true
    parameters.povertyLine: 400000
    parameters.preferentialMonthly: 20000

tests:
  # --- Destitute support ---------------------------------------------------------------------------

  - name: an old person with all three withouts (R-172)
    sample: alone
    programme: destitute
    at: intake
    on: 2018-05-01
    expect:
      fires: []
      effect: none

  - name: two of the three withouts are not enough (R-172)
    sample: alone
    programme: destitute
    at: intake
    on: 2018-05-01
    given: {evidence.noSupporter: false}
    expect:
      fires: [destitute-not-eligible]
      effect: refuse
      message: 无赡养人：否

  - name: a clean report (R-164)
    sample: alone
    programme: destitute
    at: report
    step: comparison
    on: 2018-05-10
    given: {report.department: civilAffairs}
    expect:
      fires: []
      effect: none

  - name: the check finds children able to support (R-163, R-327)
    sample: alone
    programme: destitute
    at: report
    step: comparison
    on: 2018-05-10
    given: {found.supportable: true, found.source: civilAffairs, report.department: civilAffairs}
    expect:
      fires: [destitute-supportable]
      effect: refuse

  - name: regular pay found later ends the support (R-165, R-172)
    sample: alone
    programme: destitute
    at: change
    on: 2018-12-01
    given: {change.kind: assetAcquired, found.stableSalary: true, case.registered: true}
    expect:
      fires: [destitute-supportable]
      effect: refuse

  - name: nobody is moved into the home against the wish (R-173)
    sample: alone
    programme: destitute
    at: intake
    on: 2018-05-01
    given: {evidence.support: central}
    expect:
      fires: [destitute-home-unwanted]
      effect: return

  - name: a person who wishes to move into the home (R-173)
    sample: alone
    programme: destitute
    at: intake
    on: 2018-05-01
    given: {evidence.support: central, evidence.wantsHome: true}
    expect:
      fires: []
      effect: none

  - name: a house not fit to live in (R-173)
    sample: alone
    programme: destitute
    at: intake
    on: 2018-05-01
    given: {evidence.badConditions: true}
    expect:
      fires: [destitute-persuade]
      effect: flag

  - name: dispersed support, a month, base 1 person (R-174)
    sample: alone
    programme: destitute
    at: award
    on: 2018-07-01
    expect:
      fires: [destitute-dispersed]
      effect: grant
      values: {destitute-dispersed: 60000, award.amount: 60000, award.instalments: 12}

  - name: central support, a month, base 2 persons (R-173, R-174)
    sample: alone
    programme: destitute
    at: award
    on: 2018-07-01
    given: {household.persons: 2, evidence.support: central}
    expect:
      fires: [destitute-central]
      effect: grant
      values: {award.amount: 180000}

  # --- Preferential-treatment persons --------------------------------------------------------------

  - name: a veteran who cannot work and lives on the pension (R-275)
    sample: veteran
    programme: preferential
    at: intake
    on: 2018-05-01
    expect:
      fires: []
      effect: none

  - name: a veteran able to work (R-275)
    sample: veteran
    programme: preferential
    at: intake
    on: 2018-05-01
    given: {evidence.unableToWork: false}
    expect:
      fires: [preferential-not-eligible]
      effect: refuse

  - name: a veteran below the line comes first in the allowance (R-275, R-324)
    sample: veteran
    programme: preferential
    at: intake
    on: 2018-05-01
    given: {household.income: 399999}
    expect:
      fires: [preferential-allowance-first]
      effect: flag

  - name: a veteran without insurance (R-424)
    sample: veteran
    programme: preferential
    at: intake
    on: 2018-05-01
    given: {evidence.insured: false}
    expect:
      fires: [preferential-uninsured-full]
      effect: flag

  - name: another preferential-treatment person without insurance (R-424)
    sample: veteran
    programme: preferential
    at: intake
    on: 2018-05-01
    given: {evidence.person: other, evidence.insured: false}
    expect:
      fires: [preferential-uninsured-most]
      effect: compute
      values: {value: 80}

  - name: living assistance, a month (R-275)
    sample: veteran
    programme: preferential
    at: award
    on: 2018-07-01
    expect:
      fires: [preferential-living]
      effect: grant
      values: {award.amount: 20000, award.instalments: 12}

  - name: no assistance without the ground (R-275)
    sample: veteran
    programme: preferential
    at: award
    on: 2018-07-01
    given: {evidence.pensionOnly: false}
    expect:
      fires: []
      effect: none
      values: {award.amount: 0}

parent/tests-training.yaml 4133
samples:
  trainee:
    household.persons: 1
    evidence.course: labourTransfer
    evidence.finished: true
    evidence.attendedPercent: 95
    evidence.inWork: true
    parameters.trainingTransfer: 80000
    parameters.trainingTechnician: 150000
    parameters.trainingPractical: 40000

tests:
  - name: labour-transfer training is counted apart (R-222, R-223)
    sample: trainee
    programme: training
    at: intake
    on: 2018-03-01
    expect:
      fires: [training-count-transfer]
      effect: compute
      values: {value: 1}

  - name: technician training is counted apart (R-223)
    sample: trainee
    programme: training
    at: intake
    on: 2018-03-01
    given: {evidence.course: technician}
    expect:
      fires: [training-count-technician]
      effect: compute
      values: {value: 1}

  - name: a craftsman's course (R-224)
    sample: trainee
    programme: training
    at: intake
    on: 2018-03-01
    given: {evidence.course: craftsman}
    expect:
      fires: []
      effect: none

  - name: somebody who is not of a poor household (R-222)
    sample: trainee
    programme: training
    at: intake
    on: 2018-03-01
    given: {evidence.course: practical, evidence.poorRegister: false}
    expect:
      fires: [training-not-poor]
      effect: refuse

  - name: vocational schooling for a school leaver (R-222)
    sample: trainee
    programme: training
    at: intake
    on: 2018-03-01
    given: {evidence.course: vocationalSchool, evidence.schoolLeaver: true}
    expect:
      fires: []
      effect: none

  - name: vocational schooling for somebody else (R-222)
    sample: trainee
    programme: training
    at: intake
    on: 2018-03-01
    given: {evidence.course: vocationalSchool}
    expect:
      fires: [training-not-leaver]
      effect: return

  - name: a course finished (R-635)
    sample: trainee
    programme: training
    at: review
    step: completion
    on: 2018-06-01
    expect:
      fires: []
      effect: none

  - name: a course not finished (R-635)
    sample: trainee
    programme: training
    at: review
    step: completion
    on: 2018-06-01
    given: {evidence.finished: false}
    expect:
      fires: [training-not-finished]
      effect: return

  - name: four fifths of the lessons are enough (R-635)
    sample: trainee
    programme: training
    at: review
    step: completion
    on: 2018-06-01
    given: {evidence.attendedPercent: 80}
    expect:
      fires: []
      effect: none

  - name: fewer lessons are not (R-635)
    sample: trainee
    programme: training
    at: review
    step: completion
    on: 2018-06-01
    given: {evidence.attendedPercent: 79}
    expect:
      fires: [training-not-finished]
      effect: return
      message: 出勤率79%

  - name: subsidy of a labour-transfer course, base one person (R-221)
    sample: trainee
    programme: training
    at: award
    on: 2018-06-10
    expect:
      fires: [training-transfer]
      effect: grant
      values: {award.amount: 80000, award.instalments: 1}

  - name: subsidy of a technician's course (R-221)
    sample: trainee
    programme: training
    at: award
    on: 2018-06-10
    given: {evidence.course: technician}
    expect:
      fires: [training-technician]
      effect: grant
      values: {award.amount: 150000}

  - name: subsidy of a practical course (R-225)
    sample: trainee
    programme: training
    at: award
    on: 2018-06-10
    given: {evidence.course: practical}
    expect:
      fires: [training-practical]
      effect: grant
      values: {award.amount: 40000}

  - name: work after the training, with more income (R-635, R-449)
    sample: trainee
    programme: training
    at: visit
    step: placement
    on: 2018-12-10
    given: {evidence.addedIncome: 150000}
    expect:
      fires: [work-added-income]
      effect: compute
      message: 每月增收1500.00元

  - name: no work after the training (R-635)
    sample: trainee
    programme: training
    at: visit
    step: placement
    on: 2018-12-10
    given: {evidence.inWork: false}
    expect:
      fires: [trained-without-work]
      effect: flag

tests.yaml 2624
# The figures are in force without being given.
tests:
  - name: 4,000 yuan a year is not below the sample's line
    sample: household
    programme: registration
    at: intake
    on: 2018-05-01
    given: {household.persons: 1, household.income: 400000}
    expect:
      fires: [income-above-line]
      effect: refuse

  - name: 24 times 640 yuan is the sample's limit of assets
    sample: household
    programme: allowance
    at: intake
    on: 2018-05-01
    given: {household.financialAssets: 4608003}
    expect:
      fires: [not-insured-assets]
      effect: refuse
      values: {limit: 1536000}

  - name: C-28 the sample sets the target of 2019
    sample: household
    programme: medical-aid
    at: intake
    on: 2019-04-01
    given: {evidence.dischargedOn: 2019-03-01, evidence.totalCost: 1000000, evidence.ownPay: 50001}
    expect:
      fires: [own-pay-over-target]
      effect: flag

  - name: the sample's subsidy for repair
    sample: household
    programme: housing
    at: award
    on: 2018-05-01
    given: {evidence.ground: lowIncome, evidence.route: repair, evidence.soundStructure: true}
    expect:
      fires: [house-repair]
      effect: grant
      values: {award.amount: 600000}

  - name: the sample's full standard for a destitute family of three
    sample: household
    programme: allowance
    at: award
    on: 2018-05-01
    given: {evidence.permanentSupplement: true}
    expect:
      fires: [allowance-province, allowance-county, allowance-full-standard]
      effect: grant
      values: {award.amount: 192000}

  - name: the sample's province and county share 5,000 yuan half and half
    sample: household
    programme: housing
    at: award
    on: 2018-05-01
    given: {evidence.ground: disaster, evidence.damage: collapsed}
    expect:
      fires: [disaster-central, disaster-province, disaster-county]
      effect: grant
      values: {disaster-province: 250000, disaster-county: 250000, award.amount: 1250000}

  - name: the sample's central support of one person
    sample: household
    programme: destitute
    at: award
    on: 2018-05-01
    given: {household.persons: 1, evidence.support: central}
    expect:
      fires: [destitute-central]
      effect: grant
      values: {award.amount: 90000, award.instalments: 12}

  - name: the sample's bound of temporary assistance
    sample: household
    programme: temporary
    at: award
    on: 2018-05-01
    given: {evidence.hardship: illness, evidence.sudden: true, evidence.requested: 900000}
    expect:
      fires: [temporary-relief]
      effect: grant
      values: {award.amount: 500000}


"""#
}
