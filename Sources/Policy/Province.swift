// swift-format-ignore-file
// Written by ops/policy/embed from ops/policy/province/pack.yaml. Do not edit.

extension Pack {
  /// The default pack as text: `ops/policy/province/pack.yaml`.
  public static let provinceText = #"""
# The default policy pack: registration of poor households by "two publicities and one announcement"
# (chain C of the documents), then the rural allowance for three months.
#
# A clause is `RULE place words`: the rule's number, the document and line, the document's own words.
# R-nnn are rules of the documents, D-nn readings derived from them. L-nn are settings of this province
# that no document fixes; their text says why they are as they are.
#
# The documents come from several years, and the printed year of 003 looks altered. So the dates
# below say since when this province applies a value; change a value by adding an entry with a later
# date, never by editing an old one.

id: province
title: {en: Registration and rural allowance, zh: 建档立卡与农村低保}
jurisdiction: "340000000000"
document: >-
  Township implementing opinion for a full re-check of registered poor households (003); district speech
  on joining allowance and poverty development (000); district survey of targeted relief (002-E);
  county civil-affairs plan (001-H)
inForceFrom: 2017-01-01

chain:
  - name: comparison
    title: {en: Comparison with nine departments, zh: 九部门数据比对}
    kind: comparison
    level: township
    clause: R-294 003:26 「等县级九个部门的档案资料进行严格比对」
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
    overdueAfterDays: 30
    signers: [villageHead, firstSecretary, townshipCadre]
    meetings: [assembly, representatives, committees]

  - name: village-notice
    title: {en: Village notice, zh: 村级公示}
    kind: notice
    level: village
    clause: R-310 002:63 「貧困戶名單先在村公示無異議」
    overdueAfterDays: 20
    places: [villageBoard]
    noticeDays:
      - from: 2017-01-01
        value: 7
        clause: R-308 003:19 「公示时间不得少于7天」

  - name: township-review
    title: {en: Township review, zh: 乡镇审核}
    kind: review
    level: township
    clause: R-035 003:19 「乡政府办公会审核全乡精准扶贫户并公示」
    overdueAfterDays: 15
    signers: [townshipHead, povertyOffice]
    officeMeeting: true
    takesPlace: true # R-340 000:10 「核定比例,嚴格控制規模」

  - name: township-notice
    title: {en: Township notice, zh: 乡镇公示}
    kind: notice
    level: township
    clause: R-119 002:63 「經鎮鄉人民政府審核后在鎮鄉辦公地點進行再次公示」
    overdueAfterDays: 20
    places: [townshipBoard]
    noticeDays:
      - from: 2017-01-01
        value: 7
        clause: R-308 003:19 「公示时间不得少于7天」

  - name: county-review
    title: {en: County review, zh: 县级审定}
    kind: review
    level: county
    clause: R-027 003:26 「依据相关程序报县人民政府审定」
    overdueAfterDays: 20
    signers: [countyHead, countyPovertyOffice]

  - name: county-announcement
    title: {en: County announcement, zh: 县级公告}
    kind: notice
    level: county
    clause: R-120 002:63 「在XX區政府門戶網站進行了公告」
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
    overdueAfterDays: 45

parameters:
  attendancePercent:
    - from: 2017-01-01
      value: 70
      clause: R-298 003:26 「参会人数要到达在家应参会人数的70%以上」

  # Yes votes must be more than this share of those present.
  votePercent:
    - from: 2017-01-01
      value: 50
      clause: R-299 003:26 「并现场进行过半表决」

  gatekeepers:
    - from: 2017-01-01
      value: [firstSecretary, townshipCadre]
      clause: R-148 003:26 「三个会议均需驻村第一书记、乡包村干部全程把关」

  opinions:
    - from: 2017-01-01
      value: [townshipCadre, fourPostCadre]
      clause: R-304 003:26 「包村干部、乡四职干部在会议记录本上签署意见」

  # Yearly net income per person must stay below this.
  incomeLineFen:
    - from: 2017-01-01
      value: 400000
      clause: R-318 002:63 「貧困戶識別嚴格按照人均純收入低于X元標準」

  contactAttempts:
    - from: 2017-01-01
      value: 1
      clause: R-142 003:26 「对于全家外出的群众,要主动取得联系」

  parkedDays:
    - from: 2017-01-01
      value: 30
      clause: L-02 no document says how long a paper may wait for the one before it; a month covers a notice round

  allowance:
    - fund: province
      monthlyFenPerPerson:
        - from: 2017-01-01
          value: 22500
          clause: R-412 001:85 「农村低保月人均补差水平225元基础上」
    - fund: county
      monthlyFenPerPerson:
        - from: 2017-01-01
          value: 3000
          clause: R-413 001:85 「提高农村低保月人均补差30元,达到255元」

  allowanceMonths:
    - from: 2017-01-01
      value: 3
      clause: L-03 the allowance is granted for a quarter and then looked at again

  paymentAttempts:
    - from: 2017-01-01
      value: 3
      clause: L-04 a returned payment is sent three times before an officer takes it up

# The six exclusions: 003:25 「坚持做到“六个不纳入〞」 (R-286).
exclusions:
  - {finding: ownsHousing, from: 2017-01-01, clause: R-287 003:25 「有商品房、政策性住房、城镇自建房」}
  - {finding: ownsCar, from: 2017-01-01, clause: "R-288 003:25 「有汽车,有财政供应人员」"}
  - {finding: publicPay, from: 2017-01-01, clause: R-289 003:25 「有财政供应人员」}
  - {finding: individualBusiness, from: 2017-01-01, clause: R-290 003:25 「有个体工商经营户」}
  - {finding: duplicateIdentity, from: 2017-01-01, clause: R-291 003:25 「有身份证重复」}
  - {finding: disabilityNotGenuine, from: 2017-01-01, clause: R-292 003:25 「有残疾证不真实六类状况的农户」}

"""#
}
