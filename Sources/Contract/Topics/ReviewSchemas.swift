// The schemas of reviews and of meeting minutes.

extension Schema {
  static let reviewPassed = object(ReviewPassedField.self) { field in
    switch field {
    case .requestId: identifier
    case .level: word(Level.self)
    case .signers: signers
    case .comment: text()
    case .minutes: array(minutes, Limits.minutes)
    case .officeMeeting:
      object(OfficeMeetingField.self) { field in
        switch field {
        case .heldOn: day
        case .number, .conclusion: text()
        case .attendees: count
        }
      }
    case .decision: object(CountyDecisionField.self) { $0 == .number ? text() : day }
    case .evidence: evidence
    }
  }

  static let reviewRejected = object(ReviewRejectedField.self) { field in
    switch field {
    case .requestId: identifier
    case .level: word(Level.self)
    case .outcome: word(RejectionOutcome.self)
    case .signers: signers
    case .reasons:
      array(
        object(RejectionReasonField.self) { $0 == .code ? identifier : text() }, Limits.reasons)
    case .comment: text()
    }
  }

  static let minutes = object(MinutesField.self) { field in
    switch field {
    case .kind: word(MeetingKind.self)
    case .heldOn: day
    case .place, .speaker: text()
    case .atHome, .present, .yes, .no, .abstained, .absent: count
    case .separateVotes:
      array(
        object(SeparateVoteField.self) { $0 == .objectionId ? identifier : count },
        Limits.separateVotes)
    case .absentOpinions:
      array(
        object(AbsentOpinionField.self) { $0 == .opinion ? word(AbsentOpinion.self) : count },
        Limits.absentOpinions)
    case .gatekeepers: array(word(Role.self), Limits.gatekeepers)
    case .resolution:
      object(ResolutionField.self) { $0 == .signatures ? count : boolean }
    case .opinions:
      array(
        object(OpinionField.self) { field in
          switch field {
          case .role: word(Role.self)
          case .staffId: identifier
          case .opinion: text()
          }
        }, Limits.opinions)
    }
  }
}
