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
  /// For what the pipeline tells itself.
  private let scratch = LineWriter(prefix: TopicID.defaultPrefix)

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

  /// The fact of an event, as the contract reads a record of it.
  func read(_ event: SyntheticEventView, _ topic: TopicID) -> Fact {
    var headers = EnvelopeHeaders()
    for (name, value) in [
      ("ce_specversion", Office.version), ("ce_id", event.id), ("ce_source", event.source), ("ce_type", event.type),
      ("ce_time", event.timeText), ("ce_subject", event.subject),
    ] as [(StaticString, UnsafeRawBufferPointer)] {
      headers.add(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount), value)
    }
    do {
      return try decoder.decode(RawEvent(value: event.data, headers: headers, recordedAt: event.time), topic: topic)
    } catch { preconditionFailure("the world says what the contract refuses: \(error)") }
  }

  private static var version: UnsafeRawBufferPointer {
    let text: StaticString = "1.0"
    return UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
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
      let address = Address(
        key: 0, id: "I-\(told)", source: "//dripline", subject: emission.subject, at: at)
      scratch.out.count = 0
      let parts = scratch.write(emission.topic, address, data: out.text(of: emission))
      echoes.append(Echo(life: life, fact: read(parts.view(in: scratch.out), emission.topic)))
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

  /// Somebody waits for its money.
  func isDry(_ fund: FundKey) -> Bool { commons.purses[.reserve(of: fund)]?.isDry ?? false }

  /// What those who wait for its money wait for.
  func lackFen(_ fund: FundKey) -> Int64 {
    let partitions = commons.purses[.reserve(of: fund)]?.partitions ?? []
    let waiting = partitions.flatMap { commons.purses[PurseKey(fund: fund, partition: $0)]?.waiting ?? [] }
    return waiting.reduce(0) { $0 + $1.needFen }
  }

  private func begin() {
    out.clear()
    commons.forgetChanges()
    offset += 1
  }

  private func position() -> Position { Position(lane: 0, offset: offset) }
}
