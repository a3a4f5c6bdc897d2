import Contract
import HTTP

/// Why the gateway refuses what HTTP and the contract let through: a closed list of stable codes.
enum GatewayReason: String, CaseIterable {
  case tokenMissing = "token.missing"
  case tokenUnknown = "token.unknown"
  case sourceMismatch = "source.mismatch"
  case topicNotGranted = "topic.notGranted"
  case topicMismatch = "topic.mismatch"
  case mediaTypeUnknown = "mediaType.unknown"
  case contentCodingUnknown = "contentCoding.unknown"
  case batchTooLong = "batch.tooLong"
  case rateExceeded = "rate.exceeded"
  case queueFull = "queue.full"
  case brokerUnavailable = "broker.unavailable"
  case topicMissing = "topic.missing"
  case deliveryUnconfirmed = "delivery.unconfirmed"

  var status: Int {
    switch self {
    case .topicMismatch, .batchTooLong: 400
    case .tokenMissing, .tokenUnknown: 401
    case .sourceMismatch, .topicNotGranted: 403
    case .mediaTypeUnknown, .contentCodingUnknown: 415
    case .rateExceeded, .queueFull: 429
    case .brokerUnavailable, .topicMissing, .deliveryUnconfirmed: 503
    }
  }

  var rule: HTTPText { texts.rule }
  var remedy: HTTPText { texts.remedy }

  private var texts: (rule: HTTPText, remedy: HTTPText) {
    func text(_ en: String, _ zh: String, _ remedyEn: String, _ remedyZh: String) -> (HTTPText, HTTPText) {
      (HTTPText(en: en, zh: zh), HTTPText(en: remedyEn, zh: remedyZh))
    }
    let again = (
      en: "send the same bytes again after Retry-After: repeats have no effect",
      zh: "请在Retry-After之后以相同字节重新发送，重复发送不产生影响"
    )
    switch self {
    case .tokenMissing:
      return text(
        "a bearer token is needed", "需要Bearer令牌",
        "send `Authorization: Bearer TOKEN` with the token that the operators gave to your system",
        "请以Authorization: Bearer发送运维人员发给贵系统的令牌")
    case .tokenUnknown:
      return text(
        "the token is nobody's", "令牌无效", "check the token, or ask the operators for a new one",
        "请核对令牌，或向运维人员申请新令牌")
    case .sourceMismatch:
      return text(
        "the event's source is not the one that the token stands for", "事件的source与令牌所属系统不一致",
        "write the source that your token was given for", "请填写令牌所属系统的source")
    case .topicNotGranted:
      return text(
        "your source may not publish events of this type", "贵系统无权发布此类事件",
        "ask the operators for the right, or send the event from the system that has it",
        "请向运维人员申请权限，或由有权限的系统发送")
    case .topicMismatch:
      return text(
        "the type in ce-type is not the one in the path", "ce-type与路径中的类型不一致",
        "send the event to the path of its type, or to /v1/events", "请发送到该类型的路径，或发送到/v1/events")
    case .mediaTypeUnknown:
      return text(
        "the media type is not one of application/cloudevents+json, application/cloudevents-batch+json, and application/json with ce- headers, in UTF-8",
        "媒体类型须为application/cloudevents+json、application/cloudevents-batch+json，或带ce-请求头的application/json，且为UTF-8",
        "set Content-Type to the form in which you send", "请按发送方式设置Content-Type")
    case .contentCodingUnknown:
      return text(
        "the body must not be compressed", "请求体不得压缩",
        "send it without Content-Encoding", "请不带Content-Encoding发送")
    case .batchTooLong:
      return text(
        "the batch has more events than are taken at once", "批量中的事件数超过上限",
        "send the events in several batches", "请分批发送")
    case .rateExceeded:
      return text(
        "your source has sent more events than it may in this time", "贵系统在该时段内发送的事件数超过限额", again.en, again.zh)
    case .queueFull:
      return text(
        "as many events as can be are waiting for the broker", "等待写入的事件已达上限", again.en, again.zh)
    case .brokerUnavailable:
      return text("the broker does not answer", "消息服务暂时没有应答", again.en, again.zh)
    case .topicMissing:
      return text(
        "the topic has not been set up on the broker", "消息服务上尚未建立该主题",
        "tell the operators to run `dripline topics apply`; then send the same bytes again",
        "请通知运维人员执行dripline topics apply，之后以相同字节重新发送")
    case .deliveryUnconfirmed:
      return text(
        "the broker has not confirmed every event; those it has stand beside `published`",
        "消息服务尚未确认全部事件；已确认的标为published", again.en, again.zh)
    }
  }
}

extension ContractReason {
  /// 400: not an event as the published schemas have it. 422: an event, but it breaks a rule that a schema
  /// cannot say: a check digit, a day of the calendar, one field against another.
  var status: Int {
    switch self {
    case .valueTooLarge: 413
    case .envelopeContentType: 415
    case .headerTooMany: 431
    case .eventSameIdOtherBytes: 409
    case .timeFuture, .timeMalformed, .dateMalformed, .dateOrder, .residentIdRegion, .residentIdBirthDate,
      .residentIdChecksum,
      .personRepeated, .householdHead, .subjectMismatch, .hashMismatch, .regionMalformed, .jurisdictionMalformed,
      .itemRepeated, .fieldUnexpected, .numberNotInteger:
      422
    default: 400
    }
  }
}
