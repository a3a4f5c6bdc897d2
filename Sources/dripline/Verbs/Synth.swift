import Foundation
import Policy
import Synthesis

extension Verb {
  static let synth = Verb(
    words: ["synth"], summary: "a synthetic province: facts of whole lifecycles as JSON Lines",
    options: [
      Option(name: "households", value: "N", help: "households that apply, default 1000"),
      Option(
        name: "seed", value: "S",
        help: "same seed, same bytes; default 1. Cases of all seeds have the same names: one seed a deployment"),
      Option(name: "township", help: "one township of 7 villages, 1,239 households and 4,166 people (R-559, R-560)"),
      Option(
        name: "programme", value: "P",
        help:
          "what they apply for: registration (default), allowance, mixed: every third the allowance, or all: every programme of a pack"
      ),
      Option(name: "pack", value: "DIR", help: "with --programme all, the pack; default the built-in sample"),
      Option(name: "bad-events", value: "N", help: "events that the contract refuses among them, default 0"),
    ],
    uses: [.prefix],
    notes: """
      --programme all plays a closed loop: households apply for every programme of the pack, the worker decides, and
      departments, meetings, notice boards, builders, banks, helpers and auditors answer what it asks. Only what comes
      from outside is written. What the cards and papers say is drawn by the types of the programme's own fields until
      most of it passes, so that a new programme needs nothing but its pack. At most \(Synthesis.householdsOfAll.upperBound) households; the
      facts lie between January 2025 and October 2026. Give the worker the same pack.
      """
  ) { call in
    try call.noOperands()
    let synthesis = try SynthOptions.synthesis(call)
    try synthesis.write { piece in
      var rest = piece
      while rest.count > 0 {
        let written = Glibc.write(STDOUT_FILENO, rest.baseAddress, rest.count)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw Failure("standard output cannot be written to") }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
    }
    return .success
  }
}

enum SynthOptions {
  static func programmes(_ call: Invocation) throws -> Synthesis.Programmes {
    let word = call.text("programme") ?? Synthesis.Programmes.registration.rawValue
    guard let programmes = Synthesis.Programmes(rawValue: word) else {
      let words = Synthesis.Programmes.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError("--programme is one of: \(words)")
    }
    return programmes
  }

  static func synthesis(_ call: Invocation) throws -> Synthesis {
    let seed = try call.number("seed", default: 1, in: 0...Int.max)
    let programmes = try programmes(call)
    guard programmes == .all || call.text("pack") == nil else {
      throw UsageError("--pack goes with --programme all")
    }
    let most = programmes == .all ? Synthesis.householdsOfAll.upperBound : Synthesis.householdsMax
    let pack = try call.text("pack").map { try PackLoader.load(directory: $0) }
    if let unset = pack?.unset.first {
      throw UsageError(
        "the pack leaves \(unset.name) to each deployment: give one that states it, such as ops/policy/sample")
    }
    return Synthesis(
      households: try call.number("households", default: 1000, in: 1...most),
      seed: UInt64(seed), prefix: call.settings.prefix, township: call.has("township"),
      badEvents: try call.number("bad-events", default: 0, in: 0...1_000_000),
      programmes: programmes, pack: pack ?? .sample)
  }
}
