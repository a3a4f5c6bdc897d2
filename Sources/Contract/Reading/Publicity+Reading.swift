// `aid.publicity.ended.v1`.

enum PublicityField: UInt8, Field {
  case noticeId, level, from, to, places, objections, keeper
  static let table = KeyTable(Self.self, required: [.noticeId, .level, .from, .to, .places])
}

enum NoticeObjectionField: UInt8, Field {
  case objectionId, raisedOn, settled, explanation
  static let table = KeyTable(Self.self, required: [.objectionId, .raisedOn])
}

extension Scanner {
  mutating func publicity() throws(Fault) -> Publicity {
    var notice = Publicity(
      noticeId: "", level: .village, from: Day(number: 0), to: Day(number: 0), places: [])
    var toOffset = 0
    var object = try object(PublicityField.self)
    while let field = try next(&object) {
      switch field {
      case .noticeId: notice.noticeId = try identifier().string
      case .level: notice.level = try word(Level.self)
      case .from: notice.from = try day()
      case .to:
        toOffset = offset
        notice.to = try day()
      case .places:
        var places = try array(Limits.noticePlaces)
        while try next(&places) {
          let at = offset
          let place = try word(Place.self)
          if notice.places.contains(place) { throw Fault(.itemRepeated, at: at) }
          notice.places.insert(PlaceSet(place))
        }
      case .objections:
        var objections = try array(Limits.objections)
        while try next(&objections) { notice.objections.append(try answer()) }
      case .keeper: _ = try signer()
      }
    }
    if notice.to < notice.from { throw Fault(.dateOrder, at: toOffset) }
    return notice
  }

  private mutating func answer() throws(Fault) -> Publicity.Answer {
    var answer = Publicity.Answer(objection: 0, settled: nil)
    var object = try object(NoticeObjectionField.self)
    while let field = try next(&object) {
      switch field {
      case .objectionId: answer.objection = try identifier().digest
      case .raisedOn: _ = try day()
      case .settled: answer.settled = try word(Settlement.self)
      case .explanation: try text()
      }
    }
    return answer
  }
}
