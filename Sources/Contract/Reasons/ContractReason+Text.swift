extension ContractReason {
  /// What the rule says.
  public var meaning: Localized { texts.meaning }

  /// What the sender, or an operator, can do.
  public var remedy: Localized { texts.remedy }

  private var texts: (meaning: Localized, remedy: Localized) {
    func text(
      _ en: String, _ zh: String, _ remedyEn: String, _ remedyZh: String
    ) -> (meaning: Localized, remedy: Localized) {
      (Localized(en: en, zh: zh), Localized(en: remedyEn, zh: remedyZh))
    }
    let resend = (en: "correct it and send the event again under a new id", zh: "改正后以新的事件编号重新发送")
    func corrected(_ en: String, _ zh: String) -> (meaning: Localized, remedy: Localized) {
      text(en, zh, resend.en, resend.zh)
    }
    switch self {
    case .jsonMalformed:
      return text(
        "the value is not one JSON value (RFC 8259)", "消息内容不是合法的JSON（RFC 8259）",
        "write it with a JSON library: no trailing comma, comment, NaN or bytes after the end",
        "请用JSON程序库生成：不得有多余逗号、注释、NaN或结尾后的字节")
    case .jsonEncoding:
      return text(
        "the value is not UTF-8 without byte order mark, or has half a surrogate pair",
        "消息内容不是无BOM的UTF-8，或含有不成对的代理字符",
        "encode as UTF-8 without byte order mark", "请使用无BOM的UTF-8编码")
    case .jsonNullCharacter:
      return corrected("text must not contain U+0000", "文本不得含有U+0000")
    case .jsonDepth:
      return corrected("objects and arrays nest at most 32 deep", "对象与数组的嵌套不得超过32层")
    case .jsonDuplicateKey:
      return text(
        "a field stands twice in one object", "同一对象中字段重复",
        "send every field once: readers disagree about which of two counts",
        "每个字段只写一次：不同程序对重复字段的取舍不一致")
    case .numberNotInteger:
      return text(
        "the number is not written as a plain integer", "数字不是普通整数写法",
        "write an integer without fraction, exponent or minus zero; money is in fen",
        "请写整数，不带小数、指数或负零；金额以分为单位")
    case .numberRange: return corrected("the number is out of range", "数字超出范围")
    case .fieldUnknown:
      return text(
        "the field is not known at this version", "此版本没有该字段",
        "remove it, or publish under a version that has it", "请删除该字段，或使用含该字段的版本")
    case .fieldMissing: return corrected("a required field is missing", "缺少必填字段")
    case .fieldUnexpected:
      return corrected("the field does not go with the other fields", "该字段与其他字段不相符")
    case .fieldType: return corrected("the value has the wrong JSON type", "字段的JSON类型不对")
    case .fieldLength: return corrected("the length or count is out of bounds", "长度或个数超出范围")
    case .wordUnknown: return corrected("the word is not in the list", "取值不在规定的词表中")
    case .itemRepeated: return corrected("an item stands twice in the list", "列表中有重复项")
    case .idNotAscii:
      return text(
        "the identifier has characters outside ASCII", "编号含有非ASCII字符",
        "use letters, digits and . _ : / - of ASCII only", "只使用ASCII字母、数字和 . _ : / -")
    case .idMalformed:
      return text(
        "the identifier is not a letter or digit followed by at most 63 of letters, digits, . _ : / -",
        "编号须以字母或数字开头，其后至多63个字母、数字或 . _ : / -", resend.en, resend.zh)
    case .digitsMalformed:
      return corrected("not a string of digits of the right length", "须为规定位数的数字串")
    case .programmeMalformed:
      return text(
        "not a programme's name: a small letter, then at most 14 small letters, digits or hyphens",
        "项目名称须以小写字母开头，其后至多14个小写字母、数字或连字符",
        "use the programme's name as the policy pack in force gives it", "请使用现行政策包中的项目名称")
    case .evidenceMalformed:
      return corrected(
        "evidence has a name of a letter and at most 31 letters or digits, and text of printable ASCII only",
        "证明项名称须以字母开头，其后至多31个字母或数字；文本只能含可打印ASCII字符")
    case .timeMalformed:
      return text(
        "not an RFC 3339 time with offset", "不是带时区的RFC 3339时间",
        "write it like 2025-03-07T10:00:00+08:00", "请写成 2025-03-07T10:00:00+08:00 的形式")
    case .timeFuture:
      return text(
        "the time is later than the moment the record was received, beyond the allowed skew",
        "时间晚于消息接收时间，超出允许的偏差",
        "set the sender's clock, and give the moment at which the thing happened",
        "请校准发送方时钟，并填写事情发生的时间")
    case .dateMalformed:
      return corrected("not a day of the calendar written YYYY-MM-DD", "不是日历上存在的YYYY-MM-DD日期")
    case .dateOrder: return corrected("the period ends before it begins", "结束日期早于开始日期")
    case .regionMalformed:
      return text(
        "not a village's 12-digit division code", "不是12位的村级区划代码",
        "use the statistical division code of the village (not ending in 000)",
        "请使用村级统计用区划代码（末三位不为000）")
    case .jurisdictionMalformed:
      return corrected(
        "not a 12-digit division code with zeros at the end for everything below",
        "不是12位区划代码（末尾的零表示包含全部下级）")
    case .hashMalformed:
      return corrected(
        "not a SHA-256 in 64 hexadecimal digits, letters small", "不是64位小写十六进制的SHA-256")
    case .hashMismatch:
      return text(
        "the SHA-256 of the content is another", "内容的SHA-256与所填不符",
        "publish the pack with `dripline policy publish`, which sends the text that it hashed",
        "请用 `dripline policy publish` 发布，所发内容即其计算摘要的文本")
    case .residentIdMalformed:
      return corrected(
        "not 17 digits and a check character (GB 11643)", "不是17位数字加校验码（GB 11643）")
    case .residentIdRegion:
      return corrected("the resident ID begins with no known province", "身份证号码的省级代码不存在")
    case .residentIdBirthDate:
      return corrected("the resident ID holds no possible birth date", "身份证号码中的出生日期不成立")
    case .residentIdChecksum:
      return text(
        "the check character of the resident ID does not hold (GB 11643)",
        "身份证号码校验码不符（GB 11643）",
        "compare with the card, correct the number and send the event again under a new id",
        "请与证件核对，改正后以新的事件编号重新发送")
    case .personKeyMalformed:
      return text(
        "not a person's keyed hash in 32 hexadecimal digits, letters small", "不是32位小写十六进制的人员标识摘要",
        "only workers write this topic: close it to everybody else", "该主题只由本系统写入：请禁止其他程序写入")
    case .personRepeated:
      return corrected("the same resident ID stands twice in one list", "同一身份证号码在同一名单中重复出现")
    case .householdHead:
      return corrected("a household has exactly one head", "一户须有且只有一名户主")
    case .envelopeMissing:
      return text(
        "a required CloudEvents attribute is missing", "缺少必填的CloudEvents属性",
        "send specversion, id, source, type, time and subject",
        "请填写specversion、id、source、type、time和subject")
    case .envelopeMalformed:
      return corrected("a CloudEvents attribute has the wrong form", "CloudEvents属性格式不对")
    case .envelopeContentType:
      return text(
        "the content type is neither application/json nor application/cloudevents+json",
        "内容类型不是application/json或application/cloudevents+json",
        "set the header content-type", "请设置content-type头")
    case .subjectMismatch:
      return corrected(
        "the subject is not the village, fund or pack that the data names", "subject与数据中的村、资金或政策包不一致")
    case .headerRepeated: return corrected("a header stands twice", "消息头重复")
    case .headerBinary:
      return corrected("a header's value is not text", "消息头的值不是文本")
    case .headerUnknown:
      return corrected("the ce_ header is not known", "未知的ce_消息头")
    case .headerConflict:
      return text(
        "a structured event also has ce_ headers", "结构化模式的消息另带有ce_消息头",
        "send attributes either in headers or in the value", "属性只能写在消息头或消息内容之一")
    case .headerTooMany:
      return corrected(
        "more than 64 headers, or more than 16384 bytes of them", "消息头超过64个或16384字节")
    case .valueEmpty:
      return text(
        "the record has no value", "消息没有内容",
        "facts cannot be deleted: send the fact that corrects it", "事实不能删除：请发送更正的事实")
    case .valueTooLarge:
      return text(
        "the value is larger than the limit", "消息内容超过大小限制",
        "leave attachments out and refer to them", "附件请勿写入，只写引用编号")
    case .topicUnknown:
      return text(
        "not a topic that takes facts", "不是接收事实的主题",
        "`dripline topics list` shows the topics", "用 `dripline topics list` 查看主题")
    case .typeUnknown:
      return text(
        "the event type is not known", "未知的事件类型",
        "ce_type is the topic's name with prefix aid", "ce_type为带aid前缀的主题名")
    case .typeWrongTopic:
      return text(
        "the event type belongs to another topic", "事件类型属于另一主题",
        "publish the event to the topic of its type", "请发布到与类型相同的主题")
    case .versionUnknown:
      return text(
        "the version is not known", "未知的版本",
        "use the version in the topic's name, and CloudEvents 1.0", "请使用主题名中的版本和CloudEvents 1.0")
    case .eventSameIdOtherBytes:
      return text(
        "an event with this source and id was received before with other content",
        "相同来源和编号的事件曾以不同内容收到",
        "find out which is true; send a correction under a new id",
        "请查明哪一个属实；以新的编号发送更正")
    case .caseUnknown:
      return text(
        "the fact waited for its case beyond the deadline, and the case never came",
        "事实等待其案件超过期限，案件始终未出现",
        "check the subject; submit the application, then `dripline dead retry`",
        "请核对subject；提交申请后用 `dripline dead retry` 重试")
    case .factKilledWorker:
      return text(
        "workers died on this fact more often than is allowed", "处理此事实时程序多次异常退出",
        "report it with the dead letter's position; retry after the program is corrected",
        "请报告死信位置；程序修复后再重试")
    }
  }
}
