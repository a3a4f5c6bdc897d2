import Casework
import Contract
import Policy

/// The pipeline's worker in memory: decides facts one by one, and the facts that it tells itself behind them.
final class Office {
  let worker: Caseworker
  /// Of the newest decision.
  let out = Proceedings()
  private let decoder: FactDecoder
  private let files: Files
  private var commons: Commons
  private var offset: Int64 = 0
  private var told = 0

  /// A fact that the pipeline tells itself.
  struct Echo {
    var life: Life
    var fact: Fact
  }

  /// The key is nobody's secret: nothing of it leaves the world.
  static let key = IdentityKey([UInt8](repeating: 7, count: 32))!

  init(pack: Pack, files: Files) {
    worker = Caseworker(pack: pack)
    decoder = FactDecoder(identityKey: Office.key)
    self.files = files
    commons = Commons { id in
      guard let life = files.find(id) else { return Standing(isClosed: true, version: 0) }
      return Standing(isClosed: life.state.stage == .closed, version: life.state.version)
    }
  }

  /// The fact of a line, as the contract reads it.
  func read(_ line: UnsafeRawBufferPointer, at: Instant, prefix: String) -> Fact {
    do { return try decoder.decode(line: line, recordedAt: at, prefix: prefix).fact } catch {
      preconditionFailure("the world says what the contract refuses: \(error)")
    }
  }

  func decide(_ fact: Fact, on life: Life) {
    begin()
    worker.decide(fact, at: position(), case: &life.state, commons: &commons, into: out)
  }

  /// A fact about a village or a fund.
  func decide(_ fact: Fact) {
    begin()
    if case .quota(let body) = fact.body {
      worker.decide(quota: fact, at: position(), village: body.village, commons: &commons, into: out)
    } else {
      worker.decide(fund: fact, at: position(), commons: &commons, into: out)
    }
  }

  /// What the pipeline tells itself by the newest decision, in order.
  func echoes(at: Instant) -> [Echo] {
    var echoes: [Echo] = []
    for emission in out.emissions where emission.topic.direction == .internal {
      guard let life = files.find(emission.subject) else { continue }
      told += 1
      let line = """
        {"topic":"\(emission.topic.type)","event":{"specversion":"1.0","id":"I-\(told)","source":"//dripline",\
        "type":"\(emission.topic.type)","time":"\(Timestamp.format(at))","subject":"\(emission.subject)",\
        "datacontenttype":"application/json","data":\(out.text(of: emission))}}
        """
      var bytes = line
      let fact = bytes.withUTF8 { read(UnsafeRawBufferPointer($0), at: at, prefix: TopicID.defaultPrefix) }
      echoes.append(Echo(life: life, fact: fact))
    }
    return echoes
  }

  /// A deadline that is due.
  func timer(_ body: TimerDue, of life: Life) -> Fact {
    told += 1
    return Fact(
      identity: UInt64.max - UInt64(told), content: 0, at: body.due.start, subject: life.id, body: .timer(body))
  }

  /// The text of one field of an emission: names of fields stand in no value before it.
  func text(_ field: String, of emission: Proceedings.Emission) -> String {
    let json = UnsafeRawBufferPointer(rebasing: out.json.bytes[emission.bytes])
    let name = Array("\"\(field)\":\"".utf8)
    var start = 0
    while start + name.count <= json.count {
      if name.indices.allSatisfy({ json[start + $0] == name[$0] }) {
        let value = json[(start + name.count)...].prefix { $0 != 0x22 }
        return String(decoding: value, as: UTF8.self)
      }
      start += 1
    }
    return ""
  }

  func isFrozen(_ fund: FundKey) -> Bool { commons.purses[.reserve(of: fund)]?.isFrozen ?? false }

  private func begin() {
    out.clear()
    commons.forgetChanges()
    offset += 1
  }

  private func position() -> Position { Position(lane: 0, offset: offset) }
}
