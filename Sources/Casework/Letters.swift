import Contract
import Policy

/// A dead letter, as far as orders about it go.
public struct Letter: Sendable, Equatable {
  /// How far orders about it have gone.
  public enum State: UInt8, Word {
    /// Something is to be done about it.
    case open = 0
    /// A correction waits for a second person.
    case proposed
    /// It, or what was put in its place, has been taken once more.
    case retried
    case discarded
  }

  /// Where the fact stands that could not be decided on.
  public var position: Position
  public var version: UInt32
  public var state: State
  /// The order that it stands by; nil: none was given.
  public var order: Position?
  /// Whose proposal it is.
  public var proposer: Digest
  /// The corrected event that is proposed.
  public var event: [UInt8]

  public init(
    position: Position, version: UInt32 = 0, state: State = .open, order: Position? = nil, proposer: Digest = 0,
    event: [UInt8] = []
  ) {
    self.position = position
    self.version = version
    self.state = state
    self.order = order
    self.proposer = proposer
    self.event = event
  }
}

extension Position {
  /// Where an order's dead letter stands.
  public init(_ order: DeadLetterOrder) {
    self.init(
      lane: UInt32(order.topic.rawValue) * Position.partitionsMax + UInt32(order.partition), offset: order.offset)
  }

  /// As orders name it: `aid.review.passed.v1/3/17`; nil: no topic's lane.
  public var name: String? {
    TopicID(rawValue: UInt8(truncatingIfNeeded: lane / Position.partitionsMax)).map {
      "\($0.type)/\(partition)/\(offset)"
    }
  }
}

extension Caseworker {
  /// Decides on an order about a dead letter: whoever signs is responsible, and nobody corrects an event alone.
  ///
  /// - `letter`: nil: there is no such dead letter.
  /// - `record`: the letter's record as it came, as the journal keeps it, and the topic that it came on; nil: the journal
  ///   has it no more.
  /// - `corrected`: makes a record of a corrected event.
  public static func decide(
    letter fact: Fact, at position: Position, _ letter: inout Letter?, record: EventRetried?,
    corrected: ([UInt8]) -> [UInt8],
    into out: Proceedings
  ) {
    guard case .deadLetterOrder(let order) = fact.body else { return }
    func say(_ verdict: Verdict, _ reason: ReasonCode) {
      out.rule(verdict, on: fact, position, since: out.note(Reason(reason)))
    }
    guard var changed = letter else { return say(.refused, .letterUnknown) }
    func retry(_ bytes: [UInt8]?, _ reason: ReasonCode) -> Bool {
      guard let topic = record?.topic, let bytes, (1...Limits.retriedRecordBytes).contains(bytes.count) else {
        say(.refused, .letterUnfit)
        return false
      }
      out.emit(.eventRetried, fact.subject, partition: order.partition) { json in
        json.field("topic", topic.type)
        json.field("record", Base64.encode(bytes))
      }
      say(.accepted, reason)
      return true
    }
    switch (order.order, changed.state) {
    case (_, .retried), (_, .discarded): return say(.late, .letterSettled)
    case (.retry, .open):
      guard retry(record?.record, .letterRetried) else { return }
      changed.state = .retried
    case (.discard, .open):
      changed.state = .discarded
      say(.accepted, .letterDiscarded)
    case (.retry, .proposed), (.discard, .proposed): return say(.refused, .letterAwaits)
    case (.propose, _):
      changed.state = .proposed
      changed.proposer = order.by
      changed.event = order.event
      say(.held, .letterProposed)
    case (.approve, .open), (.decline, .open): return say(.refused, .letterNoProposal)
    case (.approve, .proposed), (.decline, .proposed):
      guard order.proposal == changed.order?.name else { return say(.refused, .letterNoProposal) }
      if order.order == .decline {
        changed.state = .open
        say(.accepted, .letterDeclined)
      } else {
        guard order.by != changed.proposer else { return say(.refused, .letterOwn) }
        guard retry(corrected(changed.event), .letterApproved) else { return }
        changed.state = .retried
      }
      changed.event = []
    }
    changed.version += 1
    changed.order = position
    letter = changed
    out.changed = true
  }
}

extension ReasonCode {
  /// What is said of orders about dead letters.
  var letterEntry: ReasonEntry {
    switch self {
    case .letterUnknown:
      worded(
        "letter.unknown", "R-007", "there is no such dead letter", "没有该死信", "look at `dripline dead list`", "请查看死信列表")
    case .letterSettled:
      worded("letter.settled", "R-007", "it was tried again or discarded before", "此前已重试或弃置")
    case .letterAwaits:
      worded(
        "letter.awaits", "R-007", "a proposed correction awaits a second person", "已有更正待复核",
        "approve or refuse the proposal first", "请先复核该更正")
    case .letterRetried: worded("letter.retried", "R-007", "the record is tried again as it came", "按原文重试")
    case .letterProposed: worded("letter.proposed", "R-007", "the correction awaits a second person", "更正待他人复核")
    case .letterApproved: worded("letter.approved", "R-007", "the corrected event is tried", "更正经复核，予以重试")
    case .letterDeclined: worded("letter.declined", "R-007", "the correction is refused", "更正未获同意")
    case .letterDiscarded: worded("letter.discarded", "R-007", "nothing more is done about it", "已弃置，不再处理")
    case .letterOwn:
      worded(
        "letter.own", "R-353", "nobody approves a correction of their own", "不得复核本人提出的更正", "another person approves it",
        "请由他人复核")
    case .letterNoProposal:
      worded(
        "letter.noProposal", "R-007", "no such proposal is open", "没有该待复核的更正", "look at the dead letter anew",
        "请重新查看该死信")
    default:
      worded(
        "letter.unfit", "R-007", "the record is too large to be tried again here", "消息过大，无法在此重试",
        "its sender sends it again", "请由发送方重新发送")
    }
  }
}
