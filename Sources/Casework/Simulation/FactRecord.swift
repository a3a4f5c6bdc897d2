import Contract

/// What the journal says of persons whom another case held when a fact was decided. Other cases are not folded
/// along, so that what they held stays as recorded, under every pack.
public struct RecordedClaims: Sendable, Equatable {
  /// Members of the application, counted from 0.
  public var members: [UInt8]
  /// The new member of a household change, of this fact or of an earlier one whose turn this fact brought.
  public var newMember: Bool

  public init(members: [UInt8] = [], newMember: Bool = false) {
    self.members = members
    self.newMember = newMember
  }

  /// From the reasons of what was decided on a fact.
  public init(_ reasons: some Sequence<Reason>) {
    self.init()
    for reason in reasons {
      switch reason.code {
      case .personClaimed: members.append(UInt8(clamping: reason.values.0 - 1))
      case .memberClaimed: newMember = true
      default: break
      }
    }
  }

  var isEmpty: Bool { members.isEmpty && !newMember }
}

/// One fact as it took effect: what it said, and the pack that decided on it.
public struct RecordedFact: Sendable, Equatable {
  public var fact: Fact
  /// Which of the packs that have decided.
  public var pack: Int
  public var claims: RecordedClaims

  public init(_ fact: Fact, pack: Int = 0, claims: RecordedClaims = RecordedClaims()) {
    self.fact = fact
    self.pack = pack
    self.claims = claims
  }
}

// As few bytes as will do: a province has tens of millions of facts in memory. Left out are the case's id, with
// which most identifiers begin, and the bytes' hash, since repeats are not kept.

extension RecordedFact {
  private static let application: UInt8 = 201, timer: UInt8 = 202
  private static let claimed: UInt8 = 203, other: UInt8 = 204

  func encode(to out: inout ByteWriter) {
    out.unsigned(pack)
    out.fixed(fact.identity)
    out.signed(fact.at.milliseconds)
    out.signed(fact.arrived.milliseconds - fact.at.milliseconds)
    if !claims.isEmpty {
      out.byte(Self.claimed)
      out.byte(claims.newMember ? 1 : 0)
      out.unsigned(claims.members.count)
      for member in claims.members { out.byte(member) }
    }
    switch fact.body {
    case .application(let body):
      out.byte(Self.application)
      out.application(body)
    case .timer(let body):
      out.byte(Self.timer)
      out.byte(body.kind.rawValue)
      out.byte(body.step)
      out.unsigned(Int(body.round))
      out.signed(Int64(body.due.number))
    default:
      out.byte(Self.other)
      var short = fact
      short.body = fact.body.quoting { QuotedText.shortened($0, fact.subject) }
      short.encodeBody(to: &out)
    }
  }

  init(from: inout ByteReader, case id: String) throws(CodecError) {
    pack = Int(clamping: try from.unsigned())
    let identity = try from.fixed64()
    let at = Instant(milliseconds: try from.signed())
    let arrived = Instant(milliseconds: at.milliseconds + (try from.signed()))
    claims = RecordedClaims()
    var tag = try from.byte()
    if tag == Self.claimed {
      claims.newMember = try from.byte() == 1
      for _ in 0..<(try from.count()) { claims.members.append(try from.byte()) }
      tag = try from.byte()
    }
    let body: Fact.Body
    switch tag {
    case Self.application: body = .application(try from.application())
    case Self.timer:
      body = .timer(
        TimerDue(
          kind: try from.word(), step: try from.byte(), round: UInt16(clamping: try from.unsigned()),
          due: try from.day()))
    default:
      do { body = try Fact.body(&from).quoting { try QuotedText.full($0, id) } } catch let error as CodecError {
        throw error
      } catch {
        throw CodecError("\(error)")
      }
    }
    fact = Fact(identity: identity, content: 0, at: at, arrived: arrived, subject: id, body: body)
  }
}

/// Identifiers that begin with the case's own id: `C-1:village-review:1` is kept as `:village-review:1`.
private enum QuotedText {
  static func shortened(_ text: String, _ id: String) -> String {
    text.hasPrefix(id + ":") ? String(text.utf8.dropFirst(id.utf8.count))! : "=" + text
  }

  static func full(_ text: String, _ id: String) throws -> String {
    switch text.utf8.first {
    case UInt8(ascii: ":"): id + text
    case UInt8(ascii: "="): String(text.dropFirst())
    default: throw CodecError("a kept identifier is neither short nor full")
    }
  }
}

extension Fact.Body {
  /// With every identifier that it quotes replaced.
  fileprivate func quoting(_ text: (String) throws -> String) rethrows -> Fact.Body {
    switch self {
    case .comparison(var body):
      body.requestId = try text(body.requestId)
      return .comparison(body)
    case .review(var body):
      body.requestId = try text(body.requestId)
      return .review(body)
    case .publicity(var body):
      body.noticeId = try text(body.noticeId)
      return .publicity(body)
    case .disbursement(var body):
      body.instructionId = try text(body.instructionId)
      return .disbursement(body)
    case .milestone(var body):
      body.entitlementId = try text(body.entitlementId)
      return .milestone(body)
    default: return self
    }
  }
}

extension ByteWriter {
  fileprivate mutating func application(_ body: Application) {
    text(body.programme.text)
    unsigned(body.village)
    byte(body.origin.rawValue)
    byte(body.nominator == nil ? 0 : 1)
    if let nominator = body.nominator { fixed(nominator) }
    byte(body.away ? 1 : 0)
    byte(body.contacts)
    unsigned(body.members.count)
    for person in body.members { self.person(person) }
    signed(body.incomeFen)
    signed(body.financialAssetsFen)
    unsigned(UInt64(body.findings.rawValue))
    digests(body.relatives)
    fixed(body.accountLast4)
    evidence(body.evidence)
  }
}

extension ByteReader {
  fileprivate mutating func application() throws(CodecError) -> Application {
    guard let programme = Programme(try text()) else { throw CodecError("a kept programme has no such name") }
    var body = Application(programme: programme, village: try unsigned(), origin: try word(), members: [], incomeFen: 0)
    if try byte() == 1 { body.nominator = try fixed64() }
    body.away = try byte() == 1
    body.contacts = try byte()
    for _ in 0..<(try count()) { body.members.append(try person()) }
    body.incomeFen = try signed()
    body.financialAssetsFen = try signed()
    body.findings = FindingSet(rawValue: try within())
    body.relatives = try digests()
    body.accountLast4 = try fixed32()
    body.evidence = try evidence()
    return body
  }
}
