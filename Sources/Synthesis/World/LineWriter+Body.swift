import Contract

/// The data of every kind of fact.
extension LineWriter {
  func body(of said: Said, _ json: inout JSONText) {
    switch said {
    case .application(let card): self.card(card, &json)
    case .comparison(let requestId, let reports): comparison(requestId, reports, &json)
    case .passed(let review): passed(review, &json)
    case .rejected(let review): rejected(review, &json)
    case .notice(let notice): self.notice(notice, &json)
    case .milestone(let entitlementId, let stage, let evidence, let signers):
      json.field("entitlementId", entitlementId)
      json.field("stage", stage)
      json.array("evidence", evidence) { json, piece in
        json.object { json in
          json.field("kind", piece.kind)
          json.field("reference", piece.reference)
        }
      }
      self.signers(signers, &json)
    case .disbursement(let answer):
      json.field("instructionId", answer.instructionId)
      json.field("outcome", answer.outcome)
      json.field("amountFen", answer.amountFen)
      json.field("on", answer.on)
      json.field("voucher", answer.voucher)
      json.field("reason", answer.reason)
    case .change(let change): self.change(change, &json)
    case .objection(let objectionId, let level, let text, let on):
      json.field("objectionId", objectionId)
      json.field("level", level)
      json.field("by", "村民")
      json.field("text", text)
      json.field("on", on)
    case .withdrawal(let on, let reason):
      json.field("on", on)
      json.field("reason", reason)
      json.field("by", "户主")
    case .allocation(let allocation):
      json.field("fund", allocation.fund)
      json.field("source", allocation.source)
      json.field("year", allocation.year)
      json.field("earmark", allocation.earmark)
      json.field("amountFen", allocation.amountFen)
      json.field("document", allocation.document)
    case .fundOrder(let fund, let year, let order, let reason, let signers, let on):
      json.field("fund", fund)
      json.field("year", year)
      json.field("order", order)
      json.field("reason", reason)
      self.signers(signers, &json)
      json.field("on", on)
    case .quota(let programme, let village, let places, let document, let signers):
      json.field("programme", programme.text)
      json.field("region", division: village)
      json.field("places", places)
      json.field("document", document)
      self.signers(signers, &json)
    case .helper(let staffId, let name, let unit, let on):
      json.object("helper") { json in
        json.field("staffId", staffId)
        json.field("name", name)
        json.field("unit", unit)
      }
      json.field("on", on)
    case .paymentOrder(let order): paymentOrder(order, &json)
    case .visit(let requestId, let by, let kind, let on, let evidence):
      json.field("requestId", requestId)
      json.object("by") { json in
        json.field("staffId", by.staffId)
        json.field("name", by.name)
      }
      json.field("kind", kind)
      json.field("on", on)
      json.evidence("evidence", evidence)
    case .plan(let plan): self.plan(plan, &json)
    }
  }

  private func comparison(_ requestId: String, _ reports: [Said.Report], _ json: inout JSONText) {
    json.field("requestId", requestId)
    json.array("reports", reports) { json, report in
      json.object { json in
        json.field("department", report.department)
        json.field("asOf", report.asOf)
        json.array("findings", report.findings) { json, finding in
          json.object { json in
            json.field("kind", finding)
            json.field("note", "比对发现，详见部门回函")
          }
        }
      }
    }
  }

  private func notice(_ notice: Said.Notice, _ json: inout JSONText) {
    json.field("noticeId", notice.noticeId)
    json.field("level", notice.level)
    json.field("from", notice.from)
    json.field("to", notice.to)
    json.words("places", notice.places)
    json.array("objections", notice.answers) { json, answer in
      json.object { json in
        json.field("objectionId", answer.objectionId)
        json.field("raisedOn", answer.raisedOn)
        guard let settled = answer.settled else { return }
        json.field("settled", settled)
        json.field("explanation", settled == .upheld ? "经入户核实，反映属实" : "经入户核实，反映不属实")
      }
    }
    json.object("keeper") { signature(notice.keeper, &$0) }
  }

  private func change(_ change: Said.Change, _ json: inout JSONText) {
    json.field("kind", change.kind)
    json.field("on", change.on)
    if let member = change.member { json.object("member") { person(member, &$0) } }
    json.field("residentId", change.residentId)
    json.field("incomeFen", change.incomeFen)
    if !change.assets.isEmpty { json.words("assets", change.assets) }
    json.field("cause", change.cause)
  }

  private func paymentOrder(_ order: Said.Order, _ json: inout JSONText) {
    json.field("entitlementId", order.entitlementId)
    json.field("order", order.order)
    json.field("amountFen", order.amountFen)
    json.field("reason", order.reason)
    signers(order.signers, &json)
    if let account = order.account { json.object("account") { self.account(account, &$0) } }
    json.field("on", order.on)
  }

  private func plan(_ plan: Said.HelpPlan, _ json: inout JSONText) {
    json.field("year", plan.year)
    json.array("measures", plan.measures) { json, measure in
      json.object { json in
        json.field("batch", measure.batch)
        if !measure.residentIds.isEmpty {
          json.array("residentIds", measure.residentIds) { $0.string($1) }
        }
        json.field("title", measure.title)
      }
    }
    json.field("exitPlan", plan.exitPlan)
    if let card = plan.helperCard {
      json.object("helperCard") { json in
        json.field("filledBy", card.filledBy)
        json.field("collectedBy", card.collectedBy)
        json.field("filedBy", card.filedBy)
      }
    }
    signers(plan.signers, &json)
    json.field("on", plan.on)
  }

  // MARK: Reviews

  private func passed(_ review: Said.Passed, _ json: inout JSONText) {
    json.field("requestId", review.requestId)
    json.field("level", review.level)
    signers(review.signers, &json)
    json.field("comment", review.comment)
    if !review.meetings.isEmpty {
      json.array("minutes", review.meetings) { json, meeting in json.object { minutes(meeting, &$0) } }
    }
    if let meeting = review.officeMeeting {
      json.object("officeMeeting") { json in
        json.field("heldOn", meeting.heldOn)
        json.field("number", meeting.number)
        json.field("attendees", meeting.attendees)
        json.field("conclusion", "同意")
      }
    }
    if let decision = review.decision {
      json.object("decision") { json in
        json.field("number", decision.number)
        json.field("decidedOn", decision.on)
      }
    }
    json.evidence("evidence", review.evidence)
  }

  private func rejected(_ review: Said.Rejected, _ json: inout JSONText) {
    json.field("requestId", review.requestId)
    json.field("level", review.level)
    json.field("outcome", review.outcome)
    signers(review.signers, &json)
    json.array("reasons", [review]) { json, review in
      json.object { json in
        json.field("code", review.code)
        json.field("text", review.text)
      }
    }
  }

  private func minutes(_ meeting: Said.Meeting, _ json: inout JSONText) {
    json.field("kind", meeting.kind)
    json.field("heldOn", meeting.heldOn)
    json.field("place", meeting.place)
    json.field("atHome", meeting.atHome)
    json.field("present", meeting.present)
    json.field("yes", meeting.yes)
    json.field("no", meeting.no)
    json.field("abstained", meeting.abstained)
    json.field("absent", meeting.absent)
    if meeting.asked > 0 {
      let none = meeting.asked / 5
      let opinions: [(AbsentOpinion, Int)] = [(.for, meeting.asked - none), (.none, none)]
      json.array("absentOpinions", opinions.filter { $0.1 > 0 }) { json, opinion in
        json.object { json in
          json.field("opinion", opinion.0)
          json.field("count", opinion.1)
        }
      }
    }
    json.words("gatekeepers", meeting.gatekeepers)
    json.object("resolution") { json in
      json.field("signatures", meeting.present)
      json.field("sealed", true)
    }
    json.array("opinions", meeting.opinions) { json, opinion in
      json.object { json in
        json.field("role", opinion.role)
        json.field("staffId", opinion.staffId)
        json.field("opinion", "同意")
      }
    }
  }
}
