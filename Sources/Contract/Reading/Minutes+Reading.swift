// The minutes of a meeting. Whether they satisfy the rules is the policy's to say; here each is a
// count within bounds.

enum MinutesField: UInt8, Field {
  case kind, heldOn, place, atHome, present, yes, no, abstained, separateVotes, absent,
    absentOpinions
  case gatekeepers, resolution, opinions, speaker
  static let table = KeyTable(
    Self.self,
    required: [
      .kind, .heldOn, .atHome, .present, .yes, .no, .abstained, .absent, .gatekeepers, .resolution,
      .opinions,
    ])
}

enum SeparateVoteField: UInt8, Field {
  case objectionId, yes, no
  static let table = KeyTable(Self.self, required: allCases)
}

enum AbsentOpinionField: UInt8, Field {
  case opinion, count
  static let table = KeyTable(Self.self, required: allCases)
}

enum ResolutionField: UInt8, Field {
  case signatures, sealed
  static let table = KeyTable(Self.self, required: allCases)
}

enum OpinionField: UInt8, Field {
  case role, staffId, opinion
  static let table = KeyTable(Self.self, required: [.role, .staffId])
}

extension Scanner {
  mutating func meetingMinutes() throws(Fault) -> Minutes {
    var minutes = Minutes(
      kind: .assembly, heldOn: Day(number: 0), atHome: 0, present: 0, yes: 0, no: 0)
    var object = try object(MinutesField.self)
    while let field = try next(&object) {
      switch field {
      case .kind: minutes.kind = try word(MeetingKind.self)
      case .heldOn: minutes.heldOn = try day()
      case .place, .speaker: try text()
      case .atHome: minutes.atHome = try count()
      case .present: minutes.present = try count()
      case .yes: minutes.yes = try count()
      case .no: minutes.no = try count()
      case .abstained: minutes.abstained = try count()
      case .separateVotes:
        var votes = try array(Limits.separateVotes)
        while try next(&votes) { minutes.separateVotes.append(try separateVote()) }
      case .absent: minutes.absent = try count()
      case .absentOpinions:
        var opinions = try array(Limits.absentOpinions)
        while try next(&opinions) { minutes.absentOpinions += try absentOpinions() }
      case .gatekeepers:
        var roles = try array(Limits.gatekeepers)
        while try next(&roles) { minutes.gatekeepers.insert(RoleSet(try word(Role.self))) }
      case .resolution: minutes.signatures = try resolutionSignatures()
      case .opinions:
        var opinions = try array(Limits.opinions)
        while try next(&opinions) { minutes.opinions.insert(RoleSet(try opinionRole())) }
      }
    }
    return minutes
  }

  private mutating func separateVote() throws(Fault) -> Minutes.SeparateVote {
    var vote = Minutes.SeparateVote(yes: 0, no: 0)
    var object = try object(SeparateVoteField.self)
    while let field = try next(&object) {
      switch field {
      case .objectionId: _ = try identifier()
      case .yes: vote.yes = try count()
      case .no: vote.no = try count()
      }
    }
    return vote
  }

  private mutating func absentOpinions() throws(Fault) -> Int32 {
    var asked: Int32 = 0
    var object = try object(AbsentOpinionField.self)
    while let field = try next(&object) {
      switch field {
      case .opinion: _ = try word(AbsentOpinion.self)
      case .count: asked = try count()
      }
    }
    return asked
  }

  private mutating func resolutionSignatures() throws(Fault) -> Int32 {
    var signatures: Int32 = 0
    var object = try object(ResolutionField.self)
    while let field = try next(&object) {
      switch field {
      case .signatures: signatures = try count()
      case .sealed: _ = try boolean()
      }
    }
    return signatures
  }

  private mutating func opinionRole() throws(Fault) -> Role {
    var role = Role.villageHead
    var object = try object(OpinionField.self)
    while let field = try next(&object) {
      switch field {
      case .role: role = try word(Role.self)
      case .staffId: _ = try identifier()
      case .opinion: try text()
      }
    }
    return role
  }
}
