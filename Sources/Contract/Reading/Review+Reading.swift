// `aid.review.passed.v1` and `aid.review.rejected.v1`.

enum ReviewPassedField: UInt8, Field {
  case requestId, level, signers, comment, minutes, officeMeeting, decision,
    evidence
  static let table = KeyTable(Self.self, required: [.requestId, .level, .signers])
}

enum ReviewRejectedField: UInt8, Field {
  case requestId, level, outcome, signers, reasons, comment
  static let table = KeyTable(
    Self.self, required: [.requestId, .level, .outcome, .signers, .reasons])
}

enum OfficeMeetingField: UInt8, Field {
  case heldOn, number, attendees, conclusion
  static let table = KeyTable(Self.self, required: [.heldOn, .number, .attendees])
}

enum CountyDecisionField: UInt8, Field {
  case number, decidedOn
  static let table = KeyTable(Self.self, required: allCases)
}

enum RejectionReasonField: UInt8, Field {
  case code, text
  static let table = KeyTable(Self.self, required: allCases)
}

extension Scanner {
  mutating func reviewPassed() throws(Fault) -> Review {
    var review = Review(requestId: "", level: .village, signers: [])
    var object = try object(ReviewPassedField.self)
    while let field = try next(&object) {
      switch field {
      case .requestId: review.requestId = try identifier().string
      case .level: review.level = try word(Level.self)
      case .signers: review.signers = try signers()
      case .comment: try text()
      case .minutes:
        var minutes = try array(Limits.minutes)
        while try next(&minutes) { review.minutes.append(try meetingMinutes()) }
      case .officeMeeting: review.officeMeetingOn = try officeMeeting()
      case .decision:
        var decision = try self.object(CountyDecisionField.self)
        while let field = try next(&decision) {
          switch field {
          case .number: try text()
          case .decidedOn: _ = try day()
          }
        }
      case .evidence: review.evidence = try evidence()
      }
    }
    return review
  }

  mutating func reviewRejected() throws(Fault) -> Review {
    var review = Review(requestId: "", level: .village, rejection: .refused, signers: [])
    var object = try object(ReviewRejectedField.self)
    while let field = try next(&object) {
      switch field {
      case .requestId: review.requestId = try identifier().string
      case .level: review.level = try word(Level.self)
      case .outcome: review.rejection = try word(RejectionOutcome.self)
      case .signers: review.signers = try signers()
      case .reasons:
        var reasons = try array(Limits.reasons)
        while try next(&reasons) {
          var reason = try self.object(RejectionReasonField.self)
          while let field = try next(&reason) {
            switch field {
            case .code: _ = try identifier()
            case .text: try text()
            }
          }
        }
      case .comment: try text()
      }
    }
    return review
  }

  /// The day of the township's office meeting.
  private mutating func officeMeeting() throws(Fault) -> Day {
    var heldOn = Day(number: 0)
    var object = try object(OfficeMeetingField.self)
    while let field = try next(&object) {
      switch field {
      case .heldOn: heldOn = try day()
      case .number, .conclusion: try text()
      case .attendees: _ = try count()
      }
    }
    return heldOn
  }
}
