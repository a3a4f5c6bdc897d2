import Contract

/// A reason's name, clause and wording. `{0}` is a value as it is; `{0:yuan}` a sum in fen shown in
/// yuan; `{0:role}`, `{0:level}`, `{0:meeting}`, `{0:department}`, `{0:place}`, `{0:return}` a word.
public struct ReasonEntry: Sendable {
  public let name: String
  /// The clause where the pack names none of its own.
  public let clause: String
  public let en: String
  public let zh: String
  /// What would have to change; empty where nothing would.
  public let remedyEn: String
  public let remedyZh: String
}

extension ReasonCode {
  /// The stable name in JSON: `meeting.attendanceLow`.
  public var text: String { entry.name }

  public init?(text: String) {
    guard let found = ReasonCode.allCases.first(where: { $0.entry.name == text }) else { return nil }
    self = found
  }

  public var entry: ReasonEntry { ReasonCode.table[Int(rawValue)]! }

  /// The clause alone: what most reasons need of their entry.
  var clause: String { ReasonCode.clauses[Int(rawValue)] }

  private static let clauses: [String] = table.map { $0?.clause ?? "" }

  private static let table: [ReasonEntry?] = {
    var table = [ReasonEntry?](repeating: nil, count: 256)
    for code in ReasonCode.allCases { table[Int(code.rawValue)] = code.written }
    return table
  }()

  private var written: ReasonEntry {
    switch self {
    case .intakeAccepted:
      return worded(
        "intake.accepted", "R-141",
        "application accepted for verification: {0} members", "受理申请：家庭{0}人")
    case .personClaimed:
      return worded(
        "person.claimed", "R-291",
        "member no. {0} is already in a live case of this programme",
        "第{0}位家庭成员已在本项目的在办个案中（身份证重复）",
        "close or withdraw the other case, or correct the resident ID, then apply again",
        "先了结或撤回另一个案，或更正身份证号码后再申请")
    case .alreadyApplied:
      return worded(
        "case.alreadyApplied", "R-141", "this case already has an application",
        "本个案已有申请", "use a new case id for a new application", "新的申请请使用新的个案编号")
    case .resubmitted:
      return worded(
        "intake.resubmitted", "R-141", "application submitted again after it was returned",
        "退回后重新提交申请")
    case .comparisonClean:
      return worded(
        "comparison.clean", "R-294", "all {0} departments report nothing against the household",
        "{0}个部门比对均无异常")
    case .comparisonPartial:
      return worded(
        "comparison.partial", "R-294", "{0} of {1} departments have reported, none with a finding",
        "{1}个部门中{0}个已反馈，均无异常")
    case .meetingMissing:
      return worded(
        "meeting.missing", "R-303", "no minutes of the {0:meeting}", "缺少{0:meeting}记录",
        "hold the meeting and send its minutes", "召开该会议并报送记录")
    case .meetingOrder:
      return worded(
        "meeting.order", "R-144", "the {0:meeting} was held before the meeting that must precede it",
        "{0:meeting}早于应先召开的会议", "hold the meetings in their order", "按顺序召开会议")
    case .signerMissing:
      return worded(
        "signer.missing", "R-007", "no signature of the {0:role}", "缺少{0:role}签字",
        "have the {0:role} sign and send the review again", "请{0:role}签字后重新报送")
    case .signerRole:
      return worded(
        "signer.role", "R-007", "the {0:role} has no part in this step", "{0:role}无权签署本环节",
        "send the review with the signatures of the roles named for the step",
        "请由本环节规定的人员签字后重新报送")
    case .signerTwoLevels:
      return worded(
        "signer.twoLevels", "R-353",
        "the same person signed for the {0:level} and for the {1:level}",
        "同一人不得同时代表{0:level}和{1:level}签字", "have another person sign for this level",
        "请由他人代表本级签字")
    case .signerRelated:
      return worded(
        "signer.related", "R-357", "the {0:role} who signed is a relative of the household",
        "签字的{0:role}是该户近亲属", "have an unrelated person sign", "请由无亲属关系的人员签字")
    case .reviewPassed:
      return worded(
        "review.passed", "R-007", "passed by the {0:level}, signed by {1} persons",
        "{0:level}审核通过，{1}人签字")
    case .levelRefused:
      return worded(
        "review.refused", "R-141", "refused by the {0:level}", "{0:level}审核不予通过",
        "the household may object, or apply again when its situation has changed",
        "该户可以提出异议，情况变化后可重新申请")
    case .levelReturned:
      return worded(
        "review.returned", "R-141", "sent back by the {0:level} to be put right", "{0:level}退回补正",
        "put right what the review names and decide again", "按退回意见补正后重新审核")
    case .strictReview:
      return worded(
        "case.strictReview", "R-338", "the case is under strict review from now on", "本个案从严审核")
    case .programmeUnknown:
      return worded(
        "programme.unknown", "R-109", "the policy in force here has no such programme", "现行政策无此项目",
        "apply for a programme that the policy pack of this region names", "请申请本地区政策规定的项目")
    case .evidenceMissing:
      return worded(
        "evidence.missing", "R-072", "field no. {0} of the programme's evidence is missing or not of its type",
        "缺少本项目所需的第{0}项材料，或填写类型不符", "fill in the field and submit the application again", "补齐该项后重新提交")
    case .evidenceUnknown:
      return worded(
        "evidence.unknown", "R-072", "{0} fields of evidence are not known to the programme", "有{0}项材料不属于本项目",
        "leave them out and submit the application again", "删除后重新提交")
    case .rule, .ruleMet:
      return worded("rule", "", "", "")
    case .ruleUnjudged:
      return worded(
        "rule.unjudged", "R-073", "rule no. {0} of the policy pack could not be judged by what is known of the case",
        "按现有信息无法判定政策包第{0}条规则", "check the values that the rule compares; policy staff see the rule's text",
        "请核对该规则所比较的数值")
    case .placeTaken:
      return worded(
        "quota.placeTaken", "R-340", "place {0} of {1} of the village", "占用本村指标第{0}个，共{1}个")
    case .placeNone:
      return worded(
        "quota.full", "R-340", "all {1} places of the village are taken; no. {0} on the waiting list",
        "本村{1}个指标已满，排队第{0}位", "wait until a place is freed or the village's number is raised",
        "等待指标腾退或调整")
    case .placeUnset:
      return worded(
        "quota.unset", "R-339",
        "no number of places has been set for the village; no. {0} on the waiting list",
        "本村尚未下达指标，排队第{0}位", "wait until the township splits its number to the village",
        "等待乡镇分解下达指标")
    case .placeOffered:
      return worded(
        "quota.offered", "R-340", "a place of the village has come free for this case", "轮候到本村指标")
    case .placeReleased:
      return worded("quota.released", "R-340", "the place is given back to the village", "指标退回本村")
    case .objectionRecorded:
      return worded(
        "objection.recorded", "R-300", "objection recorded; {0} are open", "异议已登记，未处理{0}条")
    case .objectionLate:
      return worded(
        "objection.late", "R-311", "the notices of this case are over; passed on to supervision",
        "公示已结束，转监督处理")
    case .objectionsFull:
      return worded(
        "objection.full", "R-311", "objections open already: {0}", "已有{0}条异议尚未处理",
        "raise the objection again when some of them are settled", "待部分异议处理后重新提出")
    case .registered:
      return worded("case.registered", "R-068", "registered with {0} members", "建档立卡，家庭{0}人")
    case .granted:
      return worded(
        "entitlement.granted", "R-412", "granted: {0:yuan} yuan a month for {1} months", "核定每月{0:yuan}元，共{1}个月")
    case .instructed:
      return worded(
        "payment.instructed", "R-406", "instalment {0}, attempt {1}: {2:yuan} yuan to the household's card",
        "第{0}期第{1}次发放{2:yuan}元（一卡通）")
    case .settled:
      return worded(
        "payment.settled", "R-406", "instalment {0} of {1:yuan} yuan is in the account", "第{0}期{1:yuan}元已到账")
    case .amountDiffers:
      return worded(
        "payment.amountDiffers", "R-406", "the bank reports {0:yuan} yuan, instructed were {1:yuan} yuan",
        "银行反馈{0:yuan}元，应发{1:yuan}元", "send the answer with the amount that was instructed",
        "请按指令金额重新反馈")
    case .paymentReturned:
      return worded(
        "payment.returned", "R-406", "the bank returned instalment {0}, attempt {1}: {2:return}",
        "银行退回第{0}期第{1}次：{2:return}", "correct the account; the payment is tried again",
        "更正账户后重新发放")
    case .paymentStopped:
      return worded(
        "payment.stopped", "R-406", "instalment {0} failed {1} times; an officer has to act",
        "第{0}期发放失败{1}次，需人工处理", "correct the account", "更正账户")
    case .completed:
      return worded(
        "case.completed", "R-406", "all {0} instalments are settled: {1:yuan} yuan", "{0}期全部到账，共{1:yuan}元")
    case .withdrawn:
      return worded("case.withdrawn", "R-141", "withdrawn by the household", "申请人撤回")
    case .changeRecorded:
      return worded(
        "household.changed", "R-070", "change recorded: {0} members, income {1:yuan} yuan a year",
        "家庭变动已登记：{0}人，年收入{1:yuan}元")
    case .memberClaimed:
      return worded(
        "household.memberClaimed", "R-291", "the new member is already in a live case of this programme",
        "新增成员已在本项目的在办个案中", "close the other case first", "先了结另一个案")
    case .memberUnknown:
      return worded(
        "household.memberUnknown", "R-072", "no such member in the household", "家庭成员中无此人",
        "check the resident ID", "请核对身份证号码")
    case .memberPresent:
      return worded(
        "household.memberPresent", "R-072", "the new member is in the household already as no. {0}",
        "新增成员已是该户第{0}位成员", "check the resident ID", "请核对身份证号码")
    case .householdFull:
      return worded(
        "household.full", "R-070", "the household has {0} members already", "该户已有{0}位成员",
        "split the household and apply for each part", "请分户后分别申请")
    case .helperRecorded:
      return worded("helper.recorded", "R-042", "helper recorded", "帮扶人已登记")
    case .notStaged:
      return worded(
        "milestone.notStaged", "R-391", "no payment by stages is under way in this case", "本个案没有按进度分期拨付的款项",
        "check the entitlement's id", "请核对编号")
    case .grantedNothing, .grantedSum, .grantedStages, .fundShort, .fundFrozen, .fundEarmark, .fundClosed,
      .moneyOffered, .instalmentReached, .instalmentDeferred, .instalmentOffset, .stageReached, .stageEvidence,
      .stageSigners, .signersSame, .signersRole, .paymentsHeld, .paymentsReleased, .paymentRetried, .orderTaken,
      .orderIdle, .orderAmount, .claimed, .recovered, .writtenOff, .recomputed, .recomputeShort, .fundMismatch,
      .fundStopped, .fundResumed, .fundLapsed:
      return money
    case .exited, .removed, .readmitted, .visitAsked, .visitRecorded, .checkAsked, .planRecorded, .planStranger,
      .helperHands, .helperOver, .helperFull, .echoTaken, .echoIdle:
      return afterwards
    case .quotaSet:
      return worded(
        "quota.set", "R-339", "{0} places for the village, {1} taken, {2} waiting", "本村指标{0}个，已用{1}个，排队{2}户")
    case .fundAllocated:
      return worded(
        "fund.allocated", "R-401", "{0:yuan} yuan allocated, {1:yuan} in all", "到账{0:yuan}元，累计{1:yuan}元")
    case .fundFull:
      return worded(
        "fund.full", "R-401", "{0:yuan} yuan cannot be added to {1:yuan} yuan", "{1:yuan}元之上不能再增加{0:yuan}元",
        "check the amount, or allocate it to another fund", "请核对金额，或划入其他资金")
    case .policyPublished:
      return worded(
        "policy.published", "R-628", "the policy pack takes effect, with {0} rules and {1} parameters",
        "政策包生效：{0}条规则，{1}项参数")
    case .policyKnown:
      return worded("policy.known", "R-628", "the same policy pack took effect before", "同一政策包已生效")
    case .policyUnsound:
      return worded(
        "policy.unsound", "R-628", "the policy pack does not load", "政策包无法读取",
        "check it with `dripline policy lint` and publish it again", "请用 dripline policy lint 检查后重新发布")
    case .policyMislabelled:
      return worded(
        "policy.mislabelled", "R-628", "id, region or first day differ between the event and the pack",
        "事件与政策包的编号、地区或生效日期不一致", "publish it with `dripline policy publish`",
        "请用 dripline policy publish 发布")
    case .policyUnset:
      return worded(
        "policy.unset", "R-318", "the policy pack leaves {0} settings open", "政策包有{0}项参数未设定",
        "set them in the pack and publish it again", "请在政策包中设定后重新发布")
    case .letterUnknown, .letterSettled, .letterRetried, .letterProposed, .letterApproved, .letterDeclined,
      .letterDiscarded,
      .letterAwaits, .letterOwn, .letterNoProposal, .letterUnfit:
      return letterEntry
    case .stepPassed:
      return worded(
        "step.passed", "R-353", "this step was decided before", "本环节已办结",
        "quote the newest request", "请引用最新的请求编号")
    case .requestUnknown:
      return worded(
        "request.unknown", "R-007", "no such request in this case", "个案中无此请求编号",
        "quote the request id that was sent for this case", "请引用发给本个案的请求编号")
    case .beforeCase:
      return worded(
        "time.beforeCase", "R-141", "dated before the case began", "早于个案开始时间", "check the time", "请核对时间")
    case .caseClosed:
      return worded(
        "case.closed", "R-141", "the case is closed", "个案已办结", "apply again under a new case id",
        "请用新的个案编号重新申请")
    case .early:
      return worded("fact.early", "R-117", "early: kept until its turn", "先到，留待其环节")
    case .parkedFull:
      return worded(
        "fact.parkedFull", "R-117", "{0} early facts are waiting already", "已有{0}条先到信息在等待",
        "send it again under a new event id when its turn has come", "到其环节时用新的编号重新报送")
    case .parkedExpired:
      return worded(
        "fact.parkedExpired", "R-612", "{0} early facts have waited past their deadline", "{0}条先到信息超过等待期限",
        "send the facts that must come before", "请补报其前序信息")
    case .overdue:
      return worded(
        "step.overdue", "R-612", "no answer within {0} days", "{0}天内未办理", "deal with the request", "请尽快办理")
    case .timerSpent:
      return worded("timer.spent", "R-612", "the step was answered in time", "已按时办理")
    case .seenBefore:
      return worded("fact.repeated", "R-073", "seen before", "重复信息")
    case .otherBytes:
      return worded(
        "fact.otherBytes", "R-073", "the same event id came with other content", "同一编号内容不同",
        "give every event an id of its own", "每条信息使用独立编号")
    case .caseFull:
      return worded(
        "case.full", "R-073", "{0} facts are recorded on this case; no more are taken",
        "本个案已记录{0}条信息，不再受理", "find out what sends so many facts, then withdraw the case and apply again",
        "请查明大量报送的原因，撤回后重新申请")
    case .caseUnknown:
      return worded(
        "case.unknown", "R-141", "no application came for this case", "未收到该个案的申请",
        "submit the application first", "请先提交申请")
    }
  }
}

/// A reason's entry, written briefly.
func worded(
  _ name: String, _ clause: String, _ en: String, _ zh: String, _ remedyEn: String = "", _ remedyZh: String = ""
) -> ReasonEntry {
  ReasonEntry(name: name, clause: clause, en: en, zh: zh, remedyEn: remedyEn, remedyZh: remedyZh)
}
