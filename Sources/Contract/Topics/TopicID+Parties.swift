extension TopicID {
  /// Title, producers and consumers of the topic.
  var parties: (en: String, zh: String, producers: [String], consumers: [String]) {
    let pipeline = ["dripline"]
    switch self {
    case .applicationSubmitted:
      return ("Household card submitted", "户卡申请提交", ["intake"], pipeline)
    case .comparisonReported:
      return ("Departments' comparison reported", "部门比对结果", ["department-exchange"], pipeline)
    case .reviewPassed:
      return ("Review passed", "评议或审核通过", ["village", "township", "county"], pipeline)
    case .reviewRejected:
      return ("Review rejected", "评议或审核未通过", ["village", "township", "county"], pipeline)
    case .publicityEnded: return ("Notice taken down", "公示结束", ["notice-boards"], pipeline)
    case .milestoneReached:
      return ("Stage of work reached", "项目阶段完成", ["project-supervisors"], pipeline)
    case .paymentDisbursed:
      return ("Payment disbursed or returned", "资金发放回执", ["bank", "finance"], pipeline)
    case .householdChanged:
      return ("Household changed", "家庭情况变化", ["intake", "supervision"], pipeline)
    case .objectionRaised:
      return ("Objection raised", "提出异议", ["intake", "supervision"], pipeline)
    case .applicationWithdrawn: return ("Application withdrawn", "撤回申请", ["intake"], pipeline)
    case .fundAllocated: return ("Fund allocated", "资金下达", ["finance"], pipeline)
    case .quotaSet: return ("Places of a village set", "村级指标下达", ["poverty-office"], pipeline)
    case .helperAssigned: return ("Helper assigned", "结对帮扶", ["poverty-office"], pipeline)
    case .policyPublished:
      return ("Policy pack taking effect", "政策包生效", ["policy-staff"], pipeline)
    case .fundOrdered: return ("Order about a fund", "资金冻结、解冻或结转指令", ["finance"], pipeline)
    case .paymentOrdered:
      return ("Order about an entitlement's payments", "待遇支付处置指令", ["finance", "supervision"], pipeline)
    case .visitReported:
      return ("Visit or attendance reported", "入户走访或出勤报告", ["village", "township"], pipeline)
    case .planRecorded: return ("Household's plan of help recorded", "帮扶计划备案", ["township"], pipeline)
    case .eventOrdered: return ("Order about a dead letter", "死信处理指令", ["operators"], pipeline)
    case .timerDue: return ("Timer due", "到期提醒", pipeline, pipeline)
    case .placeOffered: return ("Place offered to a waiting case", "候补指标", pipeline, pipeline)
    case .moneyOffered: return ("Money offered to a waiting case", "候补资金", pipeline, pipeline)
    case .householdEchoed:
      return ("Change told to another case of the household", "同户案件变化通报", pipeline, pipeline)
    case .eventRetried: return ("Dead letter tried again", "死信重试", pipeline, pipeline)
    case .comparisonRequested:
      return ("Comparison requested", "请求部门比对", pipeline, ["department-exchange"])
    case .reviewRequested:
      return ("Review requested", "请求评议或审核", pipeline, ["village", "township", "county"])
    case .publicityStarted: return ("Notice to be posted", "公示开始", pipeline, ["notice-boards"])
    case .applicationReturned:
      return ("Returned to be put right", "退回补正", pipeline, ["village", "township", "county", "dripline-messenger"])
    case .applicationRefused: return ("Application refused", "不予通过", pipeline, ["intake", "dripline-messenger"])
    case .caseRegistered:
      return ("Household registered", "建档立卡", pipeline, ["analytics", "poverty-office", "dripline-messenger"])
    case .entitlementGranted:
      return ("Entitlement granted", "待遇核定", pipeline, ["finance", "analytics", "dripline-messenger"])
    case .entitlementChanged:
      return ("Entitlement changed", "待遇调整", pipeline, ["finance", "analytics", "dripline-messenger"])
    case .paymentInstructed: return ("Payment instructed", "支付指令", pipeline, ["bank", "finance"])
    case .paymentSettled:
      return ("Payment settled", "支付完成", pipeline, ["finance", "analytics", "dripline-messenger"])
    case .paymentFailed: return ("Payment failed", "支付失败", pipeline, ["finance", "analytics", "dripline-messenger"])
    case .caseFlagged: return ("Case flagged for attention", "案件提示", pipeline, ["supervision"])
    case .followupDue: return ("Follow-up due", "回访到期", pipeline, ["poverty-office"])
    case .caseExited:
      return ("Household exited", "退出", pipeline, ["analytics", "poverty-office", "dripline-messenger"])
    case .caseClosed: return ("Case closed", "案件结束", pipeline, ["intake", "analytics"])
    case .eventDead: return ("Event dead-lettered", "死信通知", pipeline, ["operators"])
    case .messageRequested:
      return ("Message to a household requested", "请求发送农户短信", ["dripline-messenger"], ["message-platform"])
    case .caseState: return ("State of a case", "案件状态", pipeline, ["analytics"])
    }
  }
}
