import Contract

/// Builds the text of each planned line. All of it is ASCII or plain Chinese, so nothing needs
/// escaping; the bounds of a line's parts are kept for those who want them apart.
struct Renderer {
  let geography: Geography
  let mix: ProgrammeMix
  var seed: UInt64 { mix.seed }
  let out = ByteBuffer()
  private let prefix: [UInt8]
  private var parts = LineParts()

  /// No line is longer.
  static let lineMax = 1 << 14

  init(geography: Geography, mix: ProgrammeMix, prefix: String) {
    self.geography = geography
    self.mix = mix
    self.prefix = Array(prefix.utf8)
  }

  mutating func write(_ planned: Planned) {
    out.reserve(Renderer.lineMax)
    let scene = Scene(planned, geography: geography, seed: seed)
    let start = out.count
    parts.at = Instant(milliseconds: scene.at)
    out.text("{\"topic\":\"")
    parts.topic = part {
      out.bytes(prefix)
      out.text(Renderer.name(of: planned.kind))
    }
    out.text("\",\"key\":\"")
    parts.key = part { key(scene) }
    out.text("\",\"event\":{\"specversion\":\"1.0\",\"id\":\"")
    parts.id = part { id(scene) }
    out.text("\",\"source\":\"")
    parts.source = part { source(scene) }
    out.text("\",\"type\":\"")
    parts.type = part {
      out.text("aid")
      out.text(Renderer.name(of: planned.kind))
    }
    out.text("\",\"time\":\"")
    parts.time = part { out.time(parts.at) }
    out.text("\",\"subject\":\"")
    parts.subject = part { subject(scene) }
    out.text("\",\"datacontenttype\":\"application/json\",\"data\":")
    parts.data = part { data(scene) }
    out.text("}}\n")
    parts.line = start..<out.count
  }

  /// The parts of the line just written.
  func view() -> SyntheticEventView { parts.view(in: out) }

  @inline(__always)
  private func part(_ body: () -> Void) -> Range<Int> {
    let start = out.count
    body()
    return start..<out.count
  }

  // MARK: Attributes

  static func name(of kind: Kind) -> StaticString {
    switch kind {
    case .fund: ".fund.allocated.v1"
    case .quota: ".quota.set.v1"
    case .application: ".application.submitted.v1"
    case .comparison: ".comparison.reported.v1"
    case .villageReview, .townshipReview, .countyReview: ".review.passed.v1"
    case .villageNotice, .townshipNotice, .announcement: ".publicity.ended.v1"
    case .rejection: ".review.rejected.v1"
    case .disbursement, .bad: ".payment.disbursed.v1"
    case .change: ".household.changed.v1"
    case .objection: ".objection.raised.v1"
    case .withdrawal: ".application.withdrawn.v1"
    case .helper: ".helper.assigned.v1"
    }
  }

  private func key(_ scene: Scene) {
    switch scene.kind {
    case .fund: out.text(scene.planned.subject == 0 ? "340000000000" : "341225000000")
    default: out.padded(scene.villageCode, 12)
    }
  }

  private func id(_ scene: Scene) {
    switch scene.kind {
    case .fund:
      out.text(scene.planned.subject == 0 ? "F-34-2025" : "F-341225-2025")
    case .quota:
      out.text("Q-")
      out.padded(scene.villageCode, 12)
      out.byte(45)
      out.number(Int(scene.planned.round))
    default:
      caseId(scene)
      out.byte(45)
      out.padded(Int(scene.planned.number), 2)
    }
  }

  private func subject(_ scene: Scene) {
    switch scene.kind {
    case .fund: out.text(scene.planned.subject == 0 ? "province" : "county")
    case .quota: out.padded(scene.villageCode, 12)
    default: caseId(scene)
    }
  }

  private func source(_ scene: Scene) {
    switch scene.kind {
    case .fund:
      out.text(scene.planned.subject == 0 ? "//finance.province/34" : "//finance.county/341225")
    case .quota, .helper: county("//poverty.county/", scene)
    case .application, .withdrawal, .change: township("//intake.township/", scene)
    case .comparison: county("//exchange.county/", scene)
    case .villageReview: village("//committee.village/", scene)
    case .townshipReview, .townshipNotice: township("//office.township/", scene)
    case .villageNotice: village("//board.village/", scene)
    case .countyReview: county("//office.county/", scene)
    case .announcement: county("//portal.county/", scene)
    case .disbursement, .bad: county("//bank.county/", scene)
    case .objection: county("//supervision.county/", scene)
    case .rejection:
      switch scene.detail & 3 {
      case 1: village("//committee.village/", scene)
      case 2: township("//office.township/", scene)
      default: county("//office.county/", scene)
      }
    }
  }

  private func village(_ text: StaticString, _ scene: Scene) {
    out.text(text)
    out.padded(scene.villageCode, 12)
  }

  private func township(_ text: StaticString, _ scene: Scene) {
    out.text(text)
    out.padded(scene.villageCode / 1000, 9)
  }

  private func county(_ text: StaticString, _ scene: Scene) {
    out.text(text)
    out.padded(scene.villageCode / 1_000_000, 6)
  }

  // MARK: Data

  private func data(_ scene: Scene) {
    switch scene.kind {
    case .fund: fund(scene)
    case .quota: quota(scene)
    case .application: application(scene)
    case .comparison: comparison(scene)
    case .villageReview: villageReview(scene)
    case .townshipReview: townshipReview(scene)
    case .countyReview: countyReview(scene)
    case .villageNotice: notice(scene, .village)
    case .townshipNotice: notice(scene, .township)
    case .announcement: notice(scene, .county)
    case .rejection: rejection(scene)
    case .disbursement: disbursement(scene)
    case .change: change(scene)
    case .objection: objection(scene)
    case .withdrawal: withdrawal(scene)
    case .helper: helper(scene)
    case .bad: bad(scene)
    }
  }
}

/// A planned line with what its text is built from.
struct Scene {
  let planned: Planned
  let village: Int
  let villageCode: Int
  /// `ce_time` in milliseconds since 1970.
  let at: Int64
  /// The day of the event in China.
  let day: Day

  var kind: Kind { planned.kind }
  var detail: UInt32 { planned.detail }
  var household: Int { Int(planned.subject) }

  init(_ planned: Planned, geography: Geography, seed: UInt64) {
    self.planned = planned
    village =
      switch planned.kind {
      case .fund, .bad: 0
      case .quota: Int(planned.subject)
      default: geography.village(of: Int(planned.subject))
      }
    villageCode = geography.villages > 0 ? geography.villageCode(of: village) : 341_225_101_001
    at = planned.at - Int64(max(0, planned.copy))
    day = Instant(milliseconds: at).day
  }
}
