import Casework
import Contract
import Foundation
import Pipeline
import Policy

/// Gives orders about dead letters: each a signed fact, which workers decide on and keep in the journal.
struct DeadOrders {
  let settings: PipelineSettings
  let staffId: String
  let name: String
  /// The facts' own time: wall time, or what stands for it where deadlines follow the facts.
  let at: Instant

  /// One order, about one dead letter.
  struct Order {
    var position: Position
    var kind: DeadLetterOrderKind
    var reason: String
    /// The corrected event; of `propose`.
    var event: String?
    /// Of `approve` and `decline`.
    var proposal: String?
  }

  private func line(_ order: Order) throws -> String {
    guard let subject = order.position.name else { throw Failure("no order can be given about the clock") }
    var data: [(String, JSONText.Value)] = [("order", .text(order.kind.text))]
    if let event = order.event { data.append(("event", .text(event))) }
    if let proposal = order.proposal { data.append(("proposal", .text(proposal))) }
    data += [
      ("reason", .text(order.reason)), ("by", .object([("staffId", .text(staffId)), ("name", .text(name))])),
      ("on", .text(at.day.description)),
    ]
    let id =
      "order-" + String(UInt64.random(in: .min ... .max), radix: 16)
      + String(UInt64.random(in: .min ... .max), radix: 16)
    return JSONText.object([
      ("topic", .text(TopicID.eventOrdered.name(prefix: settings.prefix))), ("key", .text(subject)),
      (
        "event",
        .object([
          ("specversion", .text("1.0")), ("id", .text(id)), ("source", .text("//dripline/console")),
          ("type", .text(TopicID.eventOrdered.type)), ("time", .text(Timestamp.format(at))),
          ("subject", .text(subject)),
          ("datacontenttype", .text("application/json")), ("data", .object(data)),
        ])
      ),
    ])
  }

  /// Publishes orders and waits until the broker has them.
  func publish(_ orders: [Order]) throws {
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    let decoder = FactDecoder(identityKey: IdentityKey([UInt8](repeating: 1, count: 32))!)
    let sender = try FactSender(settings.kafka, prefix: settings.prefix)
    for order in orders {
      let bytes = Array(try line(order).utf8)
      try bytes.withUnsafeBytes { raw in
        do throws(ContractViolation) {
          try sender.send(try decoder.decode(line: raw, recordedAt: now, prefix: settings.prefix), raw)
        } catch {
          throw Failure("the order does not fit into an event: \(error)")
        }
      }
    }
    try sender.finish()
  }

  /// Publishes orders and waits until workers have carried them out; answers with those that they have.
  ///
  /// What is refused changes nothing, and is not waited for longer than what nobody has taken yet.
  func carryOut(_ orders: [Order], _ archive: Archive, seconds: Double) throws -> Set<Position> {
    var before: [Position: Position?] = [:]
    for order in orders { before[order.position] = try archive.deadLetter(at: order.position)?.order }
    try publish(orders)
    var done: Set<Position> = []
    let deadline = Date(timeIntervalSinceNow: seconds)
    while done.count < before.count, Date() < deadline {
      for (position, former) in before where !done.contains(position) {
        if try archive.deadLetter(at: position)?.order != former { done.insert(position) }
      }
      if done.count < before.count { Thread.sleep(forTimeInterval: 0.1) }
    }
    return done
  }
}
