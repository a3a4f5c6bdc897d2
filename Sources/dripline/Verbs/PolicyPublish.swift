import Contract
import Foundation
import Kafka
import Pipeline
import Policy

extension Verb {
  static let policyPublish = Verb(
    words: ["policy", "publish"], summary: "put a policy pack in force: published as a signed fact",
    operands: "DIR",
    options: [
      Option(
        name: "signed-by", value: "STAFF:ROLE:NAME,...",
        help: "who answers for it: staff id, role and name, one to four"),
      Option(
        name: "wait", value: "SECONDS", help: "how long to wait until a worker has taken it, default 60; 0: not at all"),
      .json, .lang,
    ],
    uses: Setting.kafka + [.database],
    notes: """
      The pack must pass `policy lint` and `policy test`, and leave no setting open. Applications of its region that
      bear a date from its `inForceFrom` on are judged by it as soon as workers have taken the fact; they need no
      restart. Cases under way keep the pack of their application, unless it says `cases: follow`. Publishing the same
      pack again has no effect.
      """
  ) { call in
    let folder = try call.operand("the folder of one pack")
    let source = try PackSource(directory: folder)
    let pack = try PackLoader.load(source)
    let signers = try Signature.list(call.text("signed-by"))
    let faults = PolicyGate.faults(pack)
    guard faults.isEmpty else {
      for fault in faults { Program.say(fault) }
      Program.say("dripline: \(pack.id) is not published: \(faults.count) mistakes")
      return .failed
    }
    let wait = try call.number("wait", default: 60, in: 0...86_400)
    try PolicyEvent(pack: pack, source: source, signers: signers, prefix: call.settings.prefix).publish(
      call.settings.kafka())
    let inForce = wait == 0 ? nil : try PolicyGate.waitUntilInForce(pack, call.settings.database(), seconds: wait)
    if call.json {
      print(
        JSONText.object([
          ("pack", .text(pack.id)), ("hash", .text(pack.hash)), ("inForceFrom", .text(pack.inForceFrom.description)),
          ("taken", inForce.map { .flag($0) } ?? .null),
        ]))
    } else {
      let from = "applications of \(pack.inForceFrom) and later"
      switch inForce {
      case true?: print("\(pack.id) (\(pack.hash.prefix(16))) is in force for \(from)")
      case false?: print("\(pack.id) (\(pack.hash.prefix(16))) is published; no worker has taken it within \(wait) s")
      case nil: print("\(pack.id) (\(pack.hash.prefix(16))) is published, for \(from)")
      }
    }
    return inForce == false ? .failed : .success
  }
}

/// Who signs: `S1001:countyHead:Li Min`.
struct Signature {
  let staff: String
  let role: String
  let name: String

  static func list(_ text: String?) throws -> [Signature] {
    guard let text else {
      throw UsageError(
        "--signed-by is needed: who answers for the rules, as in \"S1001:countyHead:Li Min,S1002:countyPovertyOffice:Wang Fang\""
      )
    }
    return try text.split(separator: ",").map { part in
      let parts = part.split(separator: ":", maxSplits: 2).map(String.init)
      guard parts.count == 3 else {
        throw UsageError("\(part) is no signature: write STAFF:ROLE:NAME, as in S1001:countyHead:Li Min")
      }
      guard Role.allCases.contains(where: { $0.text == parts[1] }) else {
        let near =
          Suggestion.nearest(to: parts[1], among: Role.allCases.map(\.text)).map { "; did you mean \($0)?" } ?? ""
        throw UsageError("there is no role \(parts[1])\(near)")
      }
      return Signature(staff: parts[0], role: parts[1], name: parts[2])
    }
  }
}

/// A pack as the event that publishes it.
struct PolicyEvent {
  let pack: Pack
  let source: PackSource
  let signers: [Signature]
  let prefix: String

  /// The same pack has the same id: published twice it is a repeat.
  private func line(at now: Instant) -> String {
    let jurisdiction = Region.digits(pack.jurisdiction)
    return JSONText.object([
      ("topic", .text(TopicID.policyPublished.name(prefix: prefix))), ("key", .text(jurisdiction)),
      (
        "event",
        .object([
          ("specversion", .text("1.0")), ("id", .text("policy-\(pack.hash.prefix(32))")),
          ("source", .text("dripline/policy")),
          ("type", .text(TopicID.policyPublished.name(prefix: TopicID.defaultPrefix))),
          ("time", .text(Timestamp.format(now))),
          ("subject", .text(pack.hash)), ("datacontenttype", .text("application/json")),
          (
            "data",
            .object([
              ("hash", .text(pack.hash)), ("packId", .text(pack.id)), ("jurisdiction", .text(jurisdiction)),
              ("inForceFrom", .text(pack.inForceFrom.description)), ("content", .text(source.text)),
              (
                "signers",
                .list(
                  signers.map {
                    .object([("staffId", .text($0.staff)), ("name", .text($0.name)), ("role", .text($0.role))])
                  })
              ),
            ])
          ),
        ])
      ),
    ])
  }

  func publish(_ kafka: KafkaConfiguration) throws {
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    let bytes = Array(line(at: now).utf8)
    let decoder = FactDecoder(identityKey: IdentityKey([UInt8](repeating: 1, count: 32))!)
    let sender = try FactSender(kafka, prefix: prefix)
    try bytes.withUnsafeBytes { raw in
      do throws(ContractViolation) {
        try sender.send(try decoder.decode(line: raw, recordedAt: now, prefix: prefix), raw)
      } catch {
        throw Failure("the pack does not fit into an event: \(error)")
      }
    }
    try sender.finish()
  }
}

/// What a pack must hold to before it is put in force.
enum PolicyGate {
  static func faults(_ pack: Pack) -> [String] {
    var faults = PackLint.notes(pack).filter { $0.weight == .mistake }.map(\.problem.description)
    for parameter in pack.unset {
      faults.append(
        "\(parameter.position.file):\(parameter.position.line): parameters.\(parameter.name): has no value "
          + "(\(parameter.required?.clause.rule ?? "?"): \(parameter.required?.because ?? "")). State it in a pack with `parent:` \(pack.id)"
      )
    }
    for outcome in PackTester(pack).run().outcomes where !outcome.faults.isEmpty {
      faults.append(
        "\(outcome.test.position.file):\(outcome.test.position.line): \(outcome.test.name): "
          + outcome.faults.joined(separator: "; "))
    }
    return faults
  }

  static func waitUntilInForce(_ pack: Pack, _ database: String, seconds: Int) throws -> Bool {
    let publications = try Publications(databaseURL: database)
    let deadline = Date(timeIntervalSinceNow: Double(seconds))
    while Date() < deadline {
      if try publications.contains(hash: pack.hash) { return true }
      Thread.sleep(forTimeInterval: 0.1)
    }
    return false
  }
}
