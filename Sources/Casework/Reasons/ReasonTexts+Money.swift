import Contract

// What the machinery says of money, and of a household after its registration.

extension ReasonCode {
  var money: ReasonEntry {
    switch self {
    case .grantedNothing:
      worded(
        "entitlement.nothing", "R-258", "by the rules in force nothing is to be paid", "按现行规定无应发金额",
        "apply again when the situation has changed", "情况变化后可重新申请")
    case .grantedSum: worded("entitlement.grantedSum", "R-407", "granted: {0:yuan} yuan in one sum", "核定一次性发放{0:yuan}元")
    case .grantedStages:
      worded(
        "entitlement.grantedStages", "R-391", "granted: {0:yuan} yuan in {1} stages of the work",
        "核定{0:yuan}元，按进度分{1}期拨付")
    case .fundShort:
      worded(
        "fund.short", "R-639", "waits for money: {0:yuan} yuan of {1}", "等待{1}年度资金{0:yuan}元",
        "the case goes on by itself when money is allocated, in the order in which cases became ready",
        "资金到位后按先后顺序自动办理")
    case .fundFrozen:
      worded(
        "fund.frozen", "R-390", "the fund of {1} is frozen; {0:yuan} yuan are waited for", "{1}年度资金已冻结，等待{0:yuan}元",
        "the case goes on by itself when the fund is released", "资金解冻后自动办理")
    case .fundEarmark:
      worded(
        "fund.earmark", "R-390", "the fund is earmarked for another purpose; {0:yuan} yuan are not given from it",
        "该资金专款专用于其他用途，不得从中列支{0:yuan}元", "policy staff name the right fund in the pack", "请在政策包中指定正确的资金")
    case .fundClosed:
      worded(
        "fund.closed", "R-401", "the books of {1} are closed", "{1}年度账目已结", "the next year's money is asked for",
        "转下一年度资金")
    case .moneyOffered:
      worded(
        "fund.offered", "R-639", "{0:yuan} yuan of {1} have been put aside for this case", "已为本个案落实{1}年度资金{0:yuan}元")
    case .instalmentReached: worded("instalment.due", "R-406", "instalment {0} of {1} is due", "第{0}期到期，共{1}期")
    case .instalmentDeferred:
      worded(
        "instalment.deferred", "R-390", "the fund is frozen: instalment {0} is asked for again the next day",
        "资金冻结，第{0}期次日再办")
    case .instalmentOffset:
      worded(
        "instalment.offset", "R-399", "instalment {0} makes good what was paid too much: nothing is instructed",
        "第{0}期全部抵扣多发金额，不再发放")
    case .stageReached:
      worded("milestone.reached", "R-391", "stage {0} is reached: {1} per cent are released", "第{0}阶段完成，拨付{1}%")
    case .stageEvidence:
      worded(
        "milestone.evidence", "R-391", "stage {0}: piece no. {1} of the evidence is missing", "第{0}阶段缺少第{1}项证明材料",
        "send the milestone again with every piece of evidence that the stage asks for", "补齐本阶段所需材料后重新报送")
    case .stageSigners:
      worded(
        "milestone.signers", "R-354", "the signature of the {0:role} is missing or not in its place",
        "缺少{0:role}签字或签字顺序不符", "have the three sign in their order", "请按顺序由三方签字")
    case .signersSame:
      worded(
        "signer.same", "R-354", "one person signed twice", "同一人重复签字", "have another person sign",
        "请由不同人员签字")
    case .signersRole:
      worded(
        "signer.oneRole", "R-355", "both signatures are of one office", "签字人员职务相同",
        "have a person of another office sign as well", "请由不同职务的人员签字")
    case .paymentsHeld:
      worded(
        "payments.held", "R-399", "payments are stopped by order", "已按要求暂停发放",
        "nothing is paid until they are released by order", "下达恢复指令后方可发放")
    case .paymentsReleased: worded("payments.released", "R-399", "payments go on", "恢复发放")
    case .paymentRetried: worded("payment.retried", "R-406", "instalment {0} is sent again after repair", "第{0}期更正后重发")
    case .orderTaken: worded("order.taken", "R-354", "ordered and signed by two", "双人签署的指令已受理")
    case .orderIdle:
      worded(
        "order.idle", "R-354", "there is nothing that the order could change", "指令无可执行内容",
        "check the case or fund first", "请先核对个案或资金状态")
    case .orderAmount:
      worded(
        "order.amount", "R-399", "{0:yuan} yuan are more than the {1:yuan} yuan in question",
        "{0:yuan}元超过可办理的{1:yuan}元",
        "check the amount", "请核对金额")
    case .claimed: worded("payment.claimed", "R-374", "{0:yuan} yuan are claimed back", "追回{0:yuan}元")
    case .recovered:
      worded(
        "payment.recovered", "R-399", "{0:yuan} yuan have come back, {1:yuan} are still claimed",
        "已追回{0:yuan}元，尚有{1:yuan}元")
    case .writtenOff:
      worded(
        "payment.writtenOff", "R-399", "the claim of {0:yuan} yuan is given up, {1:yuan} are still claimed",
        "核销{0:yuan}元，尚有{1:yuan}元")
    case .recomputed:
      worded(
        "entitlement.recomputed", "R-399", "{0:yuan} yuan a month become {1:yuan}; {2:yuan} yuan to be made good",
        "每月{0:yuan}元调整为{1:yuan}元，补发或抵扣{2:yuan}元")
    case .recomputeShort:
      worded(
        "entitlement.recomputeShort", "R-639", "the higher amount has no money yet; {0:yuan} yuan a month go on",
        "提高部分资金未到位，仍按每月{0:yuan}元发放", "report the change again when money is allocated", "资金到位后重新报送变动")
    case .fundMismatch:
      worded(
        "fund.mismatch", "R-390", "the fund of {0} has another source or earmark", "该资金{0}年度的来源或用途不符",
        "allocate it under a fund name of its own", "请使用单独的资金名称")
    case .fundStopped: worded("fund.stopped", "R-390", "the fund of {0} is frozen", "{0}年度资金已冻结")
    case .fundResumed: worded("fund.resumed", "R-390", "the fund of {0} is free again", "{0}年度资金已解冻")
    default:
      worded(
        "fund.lapsed", "R-401", "the books of {2} are closed: {0:yuan} yuan lapse, {1} cases ask the next year",
        "{2}年度结账：结余{0:yuan}元收回，{1}户转下一年度")
    }
  }

  var afterwards: ReasonEntry {
    switch self {
    case .exited:
      worded(
        "case.exited", "R-271", "out of poverty by the standard, item by item; support goes on", "逐项达到脱贫标准，退出贫困，脱贫不脱政策")
    case .removed:
      worded(
        "case.removed", "R-265", "taken out of the register", "予以清退",
        "the household may ask for an explanation and object", "该户可以要求说明并提出异议")
    case .readmitted:
      worded(
        "case.readmitted", "R-269", "fallen back into poverty: admitted again by the regular procedure", "返贫，按程序重新纳入")
    case .visitAsked: worded("visit.due", "R-274", "visit no. {0} is due", "应进行第{0}次回访")
    case .visitRecorded: worded("visit.recorded", "R-274", "visits on record: {0}", "已登记入户{0}次")
    case .checkAsked: worded("check.due", "R-169", "annual check no. {0} is asked for", "启动第{0}次年度复核")
    case .planRecorded:
      worded(
        "plan.recorded", "R-075", "plan recorded: {0} measures of {1} batches for {2} persons",
        "帮扶计划已登记：{0}项措施，{1}个批次，{2}人")
    case .planStranger:
      worded(
        "plan.stranger", "R-086", "measure no. {0} is for somebody who is not in the household", "第{0}项措施的对象不是家庭成员",
        "check the resident ID", "请核对身份证号码")
    case .helperHands:
      worded(
        "helper.hands", "R-356", "the helper's card went through fewer than three hands", "帮扶卡填写、收集、归档人员重复",
        "let the helper fill it, the village collect it and the township file it", "由帮扶人填写、村收集、乡镇归档")
    case .helperOver:
      worded(
        "helper.over", "R-043", "the helper now has {0} households, at most {1} are wanted", "该帮扶人已联系{0}户，原则上不超过{1}户")
    case .helperFull:
      worded(
        "helper.full", "R-043", "the helper has {0} households already; the limit is {1}", "该帮扶人已联系{0}户，上限{1}户",
        "name another helper", "请另行安排帮扶人")
    case .echoTaken: worded("household.echo", "R-070", "reported on another case of the household", "同户其他个案报送的变动")
    default: worded("household.echoIdle", "R-070", "the change does not concern this case", "该变动与本个案无关")
    }
  }
}
