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

parameters.yaml 1785
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

parent/pack.yaml 1368
# The pack a deployment starts from: registration of poor households by "two publicities and one
# announcement" (chain C of the documents) and the rural allowance behind it, the allowance on its own,
# medical aid, and housing.
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
  low-income households' homes (002-I); sub-district inspection (001-C)
inForceFrom: 2017-01-01
cases: pinned
calendar: china

parent/parameters.yaml 10177
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

parent/programmes.yaml 20096
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
          shares:
            - fund: province
              monthlyFenPerPerson:
                - {from: 2017-01-01, value: 22500, clause: R-412 001:85 「农村低保月人均补差水平225元基础上」}
            - fund: county
              monthlyFenPerPerson:
                - {from: 2017-01-01, value: 3000, clause: "R-413 001:85 「提高农村低保月人均补差30元,达到255元」"}
          months:
            - {from: 2017-01-01, value: 3, clause: L-03 the allowance is granted for a quarter and then looked at again}
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}

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
          shares:
            - fund: province
              monthlyFenPerPerson:
                - {from: 2017-01-01, value: 22500, clause: R-412 001:85 「农村低保月人均补差水平225元基础上」}
            - fund: county
              monthlyFenPerPerson:
                - {from: 2017-01-01, value: 3000, clause: "R-413 001:85 「提高农村低保月人均补差30元,达到255元」"}
          months:
            - {from: 2017-01-01, value: 3, clause: L-03 the allowance is granted for a quarter and then looked at again}
          attempts:
            - {from: 2017-01-01, value: 3, clause: L-04 a returned payment is sent three times before an officer takes it up}

  # Application, review, check, approval (R-162): here the check comes after the township's review (C-03).
  # There is no aid step: what is covered follows the bill, the rules note it, and the insurance settles it
  # with the hospital (R-183).
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
      - {name: request, type: word, words: [assistance, hardshipSubsidy, special], default: assistance, title: {en: Aid asked for, zh: 申请事项}}
      - {name: treatment, type: word, words: [inpatient, chronicOutpatient], default: inpatient, title: {en: Treatment, zh: 就诊类型}}
      - {name: hospital, type: word, words: [inCounty, referred, unreferred], default: inCounty, title: {en: Place of treatment, zh: 就诊地点}}
      - {name: insured, type: bool, default: true, title: {en: Enrolled in medical insurance, zh: 已参加医保}}
      - {name: reimbursed, type: bool, default: true, title: {en: Reimbursed in full, zh: 报销到位}}
      - {name: insuranceSettled, type: bool, default: false, title: {en: Insurance has settled, zh: 医保已报销}}
      - {name: assistanceSettled, type: bool, default: false, title: {en: Medical assistance has settled, zh: 医疗救助已结算}}
      - {name: subsidySettled, type: bool, default: false, title: {en: Medical subsidy has settled, zh: 医疗补助已结算}}
      - {name: heavySpending, type: bool, default: false, title: {en: Unavoidable spending far beyond the family's means, zh: 重大刚性支出远超承受能力}}
      - {name: specialAmount, type: fen, default: 0, title: {en: Special assistance proposed, zh: 拟给予特别救助金额}}
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

  # Rebuilding after a disaster (001-H) and homes of low-income households (002-I). The two do not
  # contradict each other once the ground is named (C-09, C-10), so every rule asks for the ground.
  # There is no aid step: the subsidy is one sum a household, paid by stages of the building (R-196).
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

parent/rules-allowance.yaml 12465
# The rural allowance: the income test, "seven not insured" (refused) and "four strict" (one signature more,
# R-338). At the card, the reports and each change for the allowance's own programme; for registration
# once more before its allowance is granted.
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
    when: "!case.registered && found.supportable"
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
    when: "!case.registered && found.employsOthers"
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
    when: "!case.registered && household.perCapitaAssets > limit"
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
    when: "!case.registered && (found.ownsCar || found.largeVehicle)"
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
    when: "!case.registered && (found.highGradeHousing || found.nonResidentialProperty)"
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
    when: "!case.registered && found.schoolChoice"
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
    when: "!case.registered && found.punished"
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
    title: {en: Allowance household that hits the seven, zh: 在保户出现“七不保”情形}
    clause: R-165 001:80 「将原建档立卡中不符合农村低保条件的予以清退」
    also: [R-163, R-169, R-338]
    programmes: [allowance]
    at: change
    let:
      limit: parameters.assetMultiple * parameters.monthlyStandard
      hit: >-
        found.supportable || found.employsOthers || found.ownsCar || found.largeVehicle ||
        found.highGradeHousing || found.nonResidentialProperty || found.schoolChoice || found.punished
    when: case.registered && (hit || household.perCapitaAssets > limit)
    effect: flag
    reason: allowance.exitDue
    message:
      en: the household in the allowance now hits one of the seven cases and has to be checked for exit
      zh: 在保户出现“七不保”情形，应核对并按程序清退

  - id: full-standard-due
    title: {en: Full standard for a destitute family, zh: 常补对象全额保障}
    clause: R-167 001:77 「严格按照农村低保标准给予全额保障」
    also: [R-166, R-168, R-172]
    programmes: [allowance]
    at: award
    let:
      full: household.persons * parameters.monthlyStandard
    when: evidence.permanentSupplement && award.monthly < full
    effect: flag
    reason: allowance.fullStandardDue
    message:
      en: "a permanent-supplement family gets the full standard of {full} yuan a month for all {household.persons} members; granted were {award.monthly} yuan"
      zh: "常补对象全家{household.persons}人应按标准全额保障，每月{full}元，本次批准{award.monthly}元"

  - id: grant-beyond-recheck
    title: {en: Grant longer than the yearly verification, zh: 批准期限超过年度核查}
    clause: R-169 001:87 「全面运用核对机制每年开展核查工作」
    also: [R-493]
    programmes: [registration, allowance]
    at: award
    when: award.months > parameters.recheckMonths
    effect: flag
    reason: allowance.beyondRecheck
    message:
      en: "granted for {award.months} months; the household has to be verified again every {parameters.recheckMonths} months"
      zh: "批准{award.months}个月，应每{parameters.recheckMonths}个月核查一次"

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

parent/rules-home.yaml 1859
# House, water and school: the items that are looked at on every visit (001-C). A failing item is reported
# to the township poverty office; it neither refuses nor delays anybody.
rules:
  - id: sheet-metal-house
    title: {en: Sheet-metal house or tiles, zh: 彩钢房、彩钢瓦}
    clause: R-370 001:31 「是否存在彩钢瓦现象」
    also: [R-158, R-159, R-198, R-271]
    programmes: [registration, allowance]
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
    programmes: [registration, allowance]
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
    programmes: [registration, allowance]
    at: [intake, report, change]
    when: found.schoolDropout
    effect: flag
    reason: home.schoolDropout
    message:
      en: "a child of school age is out of school ({found.source}); bring the child back to school"
      zh: "该户有适龄儿童辍学（{found.source}），请劝返复学"

parent/rules-housing.yaml 11595
# Homes. Two documents, told apart by the ground (C-09, C-10): after a disaster (001-H) a household that has
# built elsewhere gets nothing; a low-income household (002-I) may rebuild elsewhere, with land procedure
# and its old house demolished.
rules:
  # --- Either ground ---------------------------------------------------------------------------------

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

  # --- After a disaster ------------------------------------------------------------------------------

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

  - id: disaster-subsidy
    title: {en: Subsidy for rebuilding after a disaster, zh: 倒房重建补助}
    clause: R-427 001:99 「中央补助标准为每户平均7500元」
    also: [R-428]
    programmes: [housing]
    at: review
    steps: [county-review]
    let:
      rebuildSubsidy: parameters.disasterHouseCentral + parameters.disasterHouseMatching
    when: evidence.ground == "disaster"
    effect: compute
    value: rebuildSubsidy
    reason: housing.subsidy
    message:
      en: "average subsidy for one household {rebuildSubsidy} yuan: central {parameters.disasterHouseCentral} yuan, province and county {parameters.disasterHouseMatching} yuan"
      zh: "每户平均补助{rebuildSubsidy}元，其中中央{parameters.disasterHouseCentral}元，省、县配套{parameters.disasterHouseMatching}元"

  # --- Low-income households -------------------------------------------------------------------------

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

  - id: new-build-subsidy
    title: {en: Subsidy for a low-income household's new home, zh: 低收入户新建住房补助}
    clause: R-429 002:181 「按每戶1萬元的標準給予補助」
    also: [R-430, R-431, R-432, R-365]
    programmes: [housing]
    at: review
    steps: [county-review]
    let:
      newBuildSubsidy: parameters.lowIncomeHouseProvince + parameters.lowIncomeHouseCity + parameters.lowIncomeHouseCounty
    when: evidence.ground == "lowIncome" && evidence.route == "newBuild"
    effect: compute
    value: newBuildSubsidy
    reason: housing.subsidy
    message:
      en: "at least {newBuildSubsidy} yuan for the household: province {parameters.lowIncomeHouseProvince} yuan, city {parameters.lowIncomeHouseCity} yuan, county at least {parameters.lowIncomeHouseCounty} yuan"
      zh: "每户补助不低于{newBuildSubsidy}元，其中省{parameters.lowIncomeHouseProvince}元，市{parameters.lowIncomeHouseCity}元，县不低于{parameters.lowIncomeHouseCounty}元"

  - id: repair-subsidy
    title: {en: Subsidy for strengthening and repair, zh: 加固维修补助}
    clause: R-433 002:181 「給予每戶補助至1萬元」
    programmes: [housing]
    at: review
    steps: [county-review]
    let:
      repairSubsidy: "parameters.lowIncomeRepair > parameters.lowIncomeRepairMost ? parameters.lowIncomeRepairMost : parameters.lowIncomeRepair"
    when: evidence.ground == "lowIncome" && evidence.route == "repair"
    effect: compute
    value: repairSubsidy
    reason: housing.subsidy
    message:
      en: "provincial subsidy for strengthening and repair {repairSubsidy} yuan, never more than {parameters.lowIncomeRepairMost} yuan"
      zh: "加固维修省级补助{repairSubsidy}元，最高{parameters.lowIncomeRepairMost}元"

parent/rules-intake.yaml 8014
# What is judged of the card and of the departments' reports for registration.
#
# Registration and allowance are different lists with different lines (C-08): the six exclusions here
# never apply to the allowance, nor the seven and the four of rules-allowance.yaml to registration
# itself. Registration ends in the allowance, so that file looks again before the allowance is granted.
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
    programmes: [registration]
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

  - id: exclusion-housing
    title: {en: "Owns commercial, policy or self-built town housing", zh: 有商品房、政策性住房、城镇自建房}
    clause: R-287 003:25 「有商品房、政策性住房、城镇自建房」
    also: [R-286, R-293, R-326]
    programmes: [registration]
    at: [intake, report, change]
    when: "!case.registered && found.ownsHousing"
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
    also: [R-286]
    programmes: [registration]
    at: [intake, report, change]
    when: "!case.registered && found.ownsCar"
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
    also: [R-286]
    programmes: [registration]
    at: [intake, report, change]
    when: "!case.registered && found.publicPay"
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
    also: [R-286]
    programmes: [registration]
    at: [intake, report, change]
    when: "!case.registered && found.individualBusiness"
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
    also: [R-286]
    programmes: [registration]
    at: [intake, report, change]
    when: "!case.registered && found.duplicateIdentity"
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
    also: [R-286, R-297, R-016]
    programmes: [registration]
    at: [intake, report, change]
    when: "!case.registered && found.disabilityNotGenuine"
    effect: refuse
    reason: exclusion.disability
    message:
      en: "a disability certificate is not genuine ({found.source})"
      zh: "残疾证不真实（{found.source}）"
    remedy:
      en: obtain a certificate from the disabled persons' federation and apply again
      zh: 请向残联办理残疾证后重新申请

  # The state refuses or admits before registration; taking a household off the register is a decision
  # of its own, so a later hit is an alert.
  - id: registered-excluded
    title: {en: Registered household that hits an exclusion, zh: 已纳入户出现不纳入情形}
    clause: "R-265 003:25 「已纳入的一律清退,更不得新纳入脱贫对象」"
    also: [R-286, R-155]
    programmes: [registration]
    at: change
    let:
      excluded: >-
        found.ownsHousing || found.ownsCar || found.publicPay || found.individualBusiness ||
        found.duplicateIdentity || found.disabilityNotGenuine
    when: case.registered && excluded
    effect: flag
    reason: register.removalDue
    message:
      en: the registered household now hits one of the six exclusions and has to be taken off the register, with an explanation
      zh: 已纳入户出现“六个不纳入”情形，应予清退并向该户作出解释

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

parent/rules-medical.yaml 10180
# Medical assistance. Shares and limits are those of the day of discharge (C-28), whenever the papers come.
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

  # --- What assistance covers (D-06): noted when the county has approved --------------------------------

  - id: cover-in-full
    title: {en: In-policy cost covered in full, zh: 政策范围内费用全额救助}
    clause: R-418 001:91 「建档立卡贫困人口中五保对象政策范围内医疗费用」
    also: [R-416, R-417]
    programmes: [medical-aid]
    at: review
    steps: [county-review]
    judgedOn: evidence.dischargedOn
    when: evidence.request == "assistance" && evidence.poorRegister && evidence.category == "destitute"
    effect: compute
    value: evidence.inPolicyCost
    reason: medical.covered
    message:
      en: "a destitute or five-guarantee person of a registered household: the whole in-policy cost of {evidence.inPolicyCost} yuan is covered, without deductible or cap"
      zh: "建档立卡五保（特困供养）对象，政策范围内费用{evidence.inPolicyCost}元全额救助，不设起付线和封顶线"

  - id: cover-allowance
    title: {en: Assistance to an allowance household, zh: 低保对象医疗救助}
    clause: R-419 001:91 「提高5个百分点予以救助」
    also: [R-416, R-417]
    programmes: [medical-aid]
    at: review
    steps: [county-review]
    judgedOn: evidence.dischargedOn
    let:
      percent: parameters.medicalAidPercent + parameters.medicalAidExtra
      uncapped: share(percent, evidence.inPolicyCost)
      assisted: "uncapped > parameters.medicalCap ? parameters.medicalCap : uncapped"
    when: evidence.request == "assistance" && evidence.poorRegister && evidence.category == "allowance"
    effect: compute
    value: assisted
    reason: medical.covered
    message:
      en: "an allowance household on the register: {percent}% of {evidence.inPolicyCost} yuan in-policy cost without deductible, {assisted} yuan"
      zh: "建档立卡低保对象：政策范围内费用{evidence.inPolicyCost}元的{percent}%，不设起付线，救助{assisted}元"

  - id: cover-expense-type
    title: {en: Expense-type aid to other registered households, zh: 其他建档立卡户支出型大病救助}
    clause: R-420 001:91 「将五保、低保对象以外的建档立卡贫困户」
    also: [R-191, R-417]
    programmes: [medical-aid]
    at: review
    steps: [county-review]
    judgedOn: evidence.dischargedOn
    let:
      base: "evidence.inPolicyCost > parameters.medicalDeductible ? evidence.inPolicyCost - parameters.medicalDeductible : fen(0)"
      beforeCap: share(parameters.expenseAidPercent, base)
      expenseAid: "beforeCap > parameters.medicalCap ? parameters.medicalCap : beforeCap"
    when: >-
      evidence.request == "assistance" && evidence.poorRegister &&
      evidence.category != "destitute" && evidence.category != "allowance"
    effect: compute
    value: expenseAid
    reason: medical.covered
    message:
      en: "expense-type aid: {parameters.expenseAidPercent}% of {base} yuan above the deductible of {parameters.medicalDeductible} yuan, {expenseAid} yuan"
      zh: "支出型大病救助：起付线{parameters.medicalDeductible}元以上部分{base}元的{parameters.expenseAidPercent}%，救助{expenseAid}元"

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

  # --- Special assistance ----------------------------------------------------------------------------

  - id: special-not-eligible
    title: {en: Not a case of special assistance, zh: 不属于特别救助对象}
    clause: R-179 001:93 「造成重大刚性支出远远超过家庭或个人承受能力」
    programmes: [medical-aid]
    at: intake
    let:
      named: >-
        evidence.category == "destitute" || evidence.category == "orphan" ||
        evidence.category == "allowance" || evidence.category == "expenseType"
    when: evidence.request == "special" && !(named && evidence.heavySpending)
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
    programmes: [medical-aid]
    at: intake
    when: >-
      evidence.request == "special" &&
      (evidence.specialAmount < parameters.specialAidLeast || evidence.specialAmount > parameters.specialAidMost)
    effect: flag
    reason: special.outOfBounds
    message:
      en: "{evidence.specialAmount} yuan are proposed; normally {parameters.specialAidLeast} to {parameters.specialAidMost} yuan"
      zh: "拟给予{evidence.specialAmount}元，一般控制在{parameters.specialAidLeast}元至{parameters.specialAidMost}元"

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

parent/tests-allowance.yaml 7249
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

  - name: an allowance household that buys a car is checked for exit (R-163, R-165)
    sample: family
    programme: allowance
    at: change
    on: 2018-09-01
    given: {change.kind: assetAcquired, found.ownsCar: true, case.registered: true}
    expect:
      fires: [allowance-exit-due]
      effect: flag

  - name: a new member gives no ground for exit
    sample: family
    programme: allowance
    at: change
    on: 2018-09-01
    given: {change.kind: memberAdded, household.persons: 4, case.registered: true}
    expect:
      fires: []

  - name: a destitute family is owed the full standard (R-167, D-05)
    sample: family
    programme: allowance
    at: award
    on: 2018-07-01
    given: {evidence.permanentSupplement: true, award.monthly: 76500}
    expect:
      fires: [full-standard-due]
      effect: flag
      message: 1920.00 yuan a month for all 3 members

  - name: the top-up is right for everybody else (R-414)
    sample: family
    programme: allowance
    at: award
    on: 2018-07-01
    given: {award.monthly: 76500}
    expect:
      fires: []

  - name: a grant of thirteen months outlasts the yearly verification (R-169, R-493)
    sample: family
    programme: allowance
    at: award
    on: 2018-07-01
    given: {award.months: 13}
    expect:
      fires: [grant-beyond-recheck]
      effect: flag

parent/tests-award.yaml 3970
tests:
  - name: "before the grant: children able to support stop the allowance of a registered household (R-327)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.supportable: true}
    expect:
      fires: [award-supportable]
      effect: refuse

  - name: "before the grant: a business that hires stops it (R-328)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.employsOthers: true}
    expect:
      fires: [award-employer]
      effect: refuse

  - name: "before the grant: C-08 a home that excludes from registration alone does not stop the allowance"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.ownsHousing: true}
    expect:
      fires: []
      effect: none

  - name: "before the grant: assets above 24 times the standard stop it (R-325)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, household.financialAssets: 4608003}
    expect:
      fires: [award-assets]
      effect: refuse

  - name: "before the grant: assets of exactly 24 times the standard do not (R-325)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, household.financialAssets: 4608000}
    expect:
      fires: []
      effect: none

  - name: "before the grant: a large machine stops it (R-330)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.largeVehicle: true}
    expect:
      fires: [award-vehicle]
      effect: refuse

  - name: "before the grant: non-residential property stops it (R-331)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.nonResidentialProperty: true}
    expect:
      fires: [award-property]
      effect: refuse

  - name: "before the grant: study abroad at own expense stops it (R-332)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.schoolChoice: true}
    expect:
      fires: [award-school]
      effect: refuse

  - name: "before the grant: unreformed offences stop it (R-333)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.punished: true}
    expect:
      fires: [award-punished]
      effect: refuse

  - name: "before the grant: a cadre's relative is under strict review (R-334)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.cadreRelative: true}
    expect:
      fires: [award-cadre-relative]
      effect: strict

  - name: "before the grant: a stable job is under strict review (R-335)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.stableSalary: true}
    expect:
      fires: [award-stable-pay]
      effect: strict

  - name: "before the grant: commercial old-age insurance is under strict review (R-336)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.commercialPension: true}
    expect:
      fires: [award-pension-insurance]
      effect: strict

  - name: "before the grant: registration and residence apart is under strict review (R-337)"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true, found.livesApart: true}
    expect:
      fires: [award-lives-apart]
      effect: strict

  - name: "before the grant: nothing against the grant"
    sample: family
    programme: registration
    at: award
    on: 2018-07-01
    given: {case.registered: true}
    expect:
      fires: []
      effect: none

parent/tests-housing.yaml 5745
samples:
  collapsed-home:
    evidence.ground: disaster
    evidence.damage: collapsed
    parameters.lowIncomeRepair: 600000

  low-income-home:
    evidence.ground: lowIncome
    evidence.route: newBuild
    evidence.oldHouse: pledged
    parameters.lowIncomeRepair: 600000

tests:
  - name: C-10 a collapsed home gets 12,500 yuan on average (R-427, R-428)
    sample: collapsed-home
    programme: housing
    at: review
    step: county-review
    on: 2018-07-01
    expect:
      fires: [disaster-subsidy]
      effect: compute
      values: {rebuildSubsidy: 1250000}

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

  - name: C-10 a low-income household's new home gets 15,000 yuan and more (R-429, R-431, R-432, D-08)
    sample: low-income-home
    programme: housing
    at: review
    step: county-review
    on: 2018-07-01
    expect:
      fires: [new-build-subsidy]
      effect: compute
      values: {newBuildSubsidy: 1500000}

  - name: a household that nobody has confirmed (R-199)
    sample: low-income-home
    programme: housing
    at: intake
    on: 2018-07-01
    given: {evidence.confirmed: false}
    expect:
      fires: [not-confirmed]
      effect: return

  - name: repair of a sound house (R-201, R-433)
    sample: low-income-home
    programme: housing
    at: review
    step: county-review
    on: 2018-07-01
    given: {evidence.route: repair, evidence.soundStructure: true}
    expect:
      fires: [repair-subsidy]
      values: {repairSubsidy: 600000}

  - name: repair never gets more than 10,000 yuan (R-433)
    sample: low-income-home
    programme: housing
    at: review
    step: county-review
    on: 2018-07-01
    given: {evidence.route: repair, evidence.soundStructure: true, parameters.lowIncomeRepair: 1200000}
    expect:
      fires: [repair-subsidy]
      values: {repairSubsidy: 1000000}

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

parent/tests-intake.yaml 7103
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

  - name: a car acquired after registration is an alert for removal (R-265)
    sample: family
    programme: registration
    at: change
    on: 2018-06-01
    given: {change.kind: assetAcquired, found.ownsCar: true, case.registered: true}
    expect:
      fires: [registered-excluded]
      effect: flag

  - name: a change after registration without an exclusion is no alert
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

parent/tests-medical.yaml 7317
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

  - name: a five-guarantee person is covered in full (R-418, D-06)
    sample: patient
    programme: medical-aid
    at: review
    step: county-review
    on: 2018-06-01
    given: {evidence.category: destitute, evidence.inPolicyCost: 9000000}
    expect:
      fires: [cover-in-full]
      effect: compute
      message: 90000.00 yuan is covered

  - name: an allowance household gets five points more and has no deductible (R-419, R-416, D-06)
    sample: patient
    programme: medical-aid
    at: review
    step: county-review
    on: 2018-06-01
    given: {evidence.category: allowance}
    expect:
      fires: [cover-allowance]
      effect: compute
      values: {percent: 75, assisted: 150000}

  - name: the cap holds for an allowance household (R-416)
    sample: patient
    programme: medical-aid
    at: review
    step: county-review
    on: 2018-06-01
    given: {evidence.category: allowance, evidence.inPolicyCost: 9000000}
    expect:
      fires: [cover-allowance]
      values: {assisted: 3000000}

  - name: another registered household pays the deductible first (R-420)
    sample: patient
    programme: medical-aid
    at: review
    step: county-review
    on: 2018-06-01
    expect:
      fires: [cover-expense-type]
      values: {base: 100000, expenseAid: 50000}

  - name: the hardship subsidy waits for the other layers (R-366, R-182)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.category: preferential, evidence.request: hardshipSubsidy, evidence.insuranceSettled: true, evidence.assistanceSettled: true}
    expect:
      fires: [hardship-before-others]
      effect: return

  - name: the hardship subsidy after the other layers (R-366)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.category: preferential, evidence.request: hardshipSubsidy, evidence.insuranceSettled: true, evidence.assistanceSettled: true, evidence.subsidySettled: true}
    expect:
      fires: []

  - name: special assistance of 20,000 yuan for an orphan (R-179, R-415)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.category: orphan, evidence.request: special, evidence.heavySpending: true, evidence.specialAmount: 2000000}
    expect:
      fires: []

  - name: special assistance of 30,000.01 yuan is an alert (R-415)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.category: orphan, evidence.request: special, evidence.heavySpending: true, evidence.specialAmount: 3000001}
    expect:
      fires: [special-out-of-bounds]
      effect: flag

  - name: special assistance without heavy spending (R-179)
    sample: patient
    programme: medical-aid
    at: intake
    on: 2018-06-01
    given: {evidence.category: orphan, evidence.request: special, evidence.specialAmount: 2000000}
    expect:
      fires: [special-not-eligible]
      effect: refuse

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

parent/tests-procedure.yaml 7165
tests:
  - name: C-27 seventy of a hundred at home are enough (R-298)
    sample: family
    programme: registration
    at: meeting
    step: village-review
    on: 2018-05-20
    given: {meeting.present: 70, meeting.absent: 30, meeting.absentOpinions: 30, meeting.yes: 60, meeting.no: 5, meeting.abstained: 5, meeting.votes: 70, meeting.signatures: 70}
    expect:
      fires: []
      effect: none

  - name: C-27 sixty-nine of a hundred at home are too few (R-298)
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

  - name: C-27 half of those present is no majority (R-299)
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

tests.yaml 1233
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
    at: review
    step: county-review
    on: 2018-05-01
    given: {evidence.ground: lowIncome, evidence.route: repair, evidence.soundStructure: true}
    expect:
      fires: [repair-subsidy]
      values: {repairSubsidy: 600000}


"""#
}
