import Casework
import Contract
import Policy

/// Those who apply for one programme: what is stated of them, so that most come through.
///
/// Nothing is known of a programme but its pack. What passes is found by trying: values are drawn by the types of the
/// programme's fields and played through the chain; what came further is changed a little and played again.
final class Applicants {
  let definition: ProgrammeDefinition
  let programme: Programme
  let book: DrawBook
  /// Its passing ends a register's entry: such a programme is applied for late.
  let isLate: Bool
  /// Only the head stands on the card: a trainee, or whoever answers for a project or village.
  let isHeadAlone: Bool
  let takesPlace: Bool
  private var passing: [Draw]
  private let kept: Int

  var chain: [Step] { definition.chain }

  private static let triesMax = 2000
  private static let passingWanted = 12
  private static let passingMax = 64

  init?(
    _ definition: ProgrammeDefinition, _ pack: Pack, _ rehearsal: Rehearsal, village: UInt64, on day: Day,
    _ random: inout Random
  ) {
    guard let programme = Programme(definition.id) else { return nil }
    self.definition = definition
    self.programme = programme
    let book = DrawBook(fields: definition.evidence)
    self.book = book
    isLate = definition.chain.contains(where: \.exits)
    isHeadAlone = !definition.claims
    takesPlace = definition.chain.contains(where: \.takesPlace)
    let slots = Slots(pack, definition)
    let persons = definition.claims ? 4 : 1
    var best: (draw: Draw, passage: Rehearsal.Passage)?
    var passing: [Draw] = []
    for tries in 0..<Applicants.triesMax where passing.count < Applicants.passingWanted {
      let draw: Draw
      if let best, tries % 10 > 0 {
        draw =
          passing.last.map { book.changed($0, &random) }
          ?? book.changed(best.draw, &random, places: tries % 3 > 0 ? slots.places(best.passage) : nil)
      } else {
        draw = book.any(&random)
      }
      let passage = rehearsal.passage(definition, draw, persons: persons, village: village, from: day)
      if passage.isFull { passing.append(draw) }
      if best == nil || passage.score >= best!.passage.score { best = (draw, passage) }
    }
    // Where nothing passes, what came furthest is all that can be stated.
    if passing.isEmpty, let best { passing.append(best.draw) }
    self.passing = passing
    kept = passing.count
  }

  /// What a careful applicant states.
  func careful(
    _ rehearsal: Rehearsal, persons: Int, village: UInt64, on day: Day, _ random: inout Random
  ) -> Draw {
    let base = passing[random.below(passing.count)]
    // Every other states what another has stated.
    for _ in 0..<(random.chance(perMille: 500) ? 2 : 0) {
      let draw = book.changed(base, &random)
      guard rehearsal.passage(definition, draw, persons: persons, village: village, from: day).isFull else { continue }
      if passing.count < Applicants.passingMax {
        passing.append(draw)
      } else {
        passing[kept + random.below(Applicants.passingMax - kept)] = draw
      }
      return draw
    }
    return base
  }

  /// What somebody states who has not read the terms: mostly refused, or sent back.
  func careless(
    _ rehearsal: Rehearsal, persons: Int, village: UInt64, on day: Day, _ random: inout Random
  ) -> Draw {
    var draw = passing[random.below(passing.count)]
    for _ in 0..<6 {
      draw = book.changed(draw, &random, most: 5)
      if !rehearsal.passage(definition, draw, persons: persons, village: village, from: day).isFull { break }
    }
    return draw
  }

  /// What its grants come to by what is stated: of each fund, fen a case, as a rule and at most.
  func needs(_ rehearsal: Rehearsal, village: UInt64, on day: Day) -> [String: (mean: Int64, most: Int64)] {
    var needs: [String: (mean: Int64, most: Int64)] = [:]
    for draw in passing {
      let passage = rehearsal.passage(definition, draw, persons: isHeadAlone ? 1 : 4, village: village, from: day)
      for share in passage.shares {
        let fen = share.amountFen * Int64(instalments(share, day))
        let known = needs[share.purse.fund.name] ?? (0, 0)
        needs[share.purse.fund.name] = (known.mean + fen, max(known.most, fen))
      }
    }
    return needs.mapValues { ($0.mean / Int64(passing.count), $0.most) }
  }

  private func instalments(_ share: Entitlement.Share, _ day: Day) -> Int {
    guard let benefit = chain.first(where: { $0.kind == .aid })?.benefit, benefit.schedule == .monthly else { return 1 }
    return Int(benefit.instalments(on: day))
  }
}

/// Which fields of a programme stand in the slots that rules look at.
private struct Slots {
  private var places: [Int: Int] = [:]
  /// Looked at by the rules that say how much is granted.
  private var ofGrants: Set<Int> = []

  init(_ pack: Pack, _ programme: ProgrammeDefinition) {
    let layout = SlotLayout(parameters: pack.parameters, evidence: pack.evidence)
    for (place, field) in programme.evidence.enumerated() {
      if let name = layout.named("evidence.\(field.name)") { places[name.slot] = place }
    }
    let means: [Variable] = [.income, .perCapitaIncome, .financialAssets, .perCapitaAssets]
    for variable in means { places[variable.rawValue] = programme.evidence.count }
    for rule in pack.rules where rule.effect == .grant && rule.programmes?.contains(programme.id) ?? true {
      ofGrants.formUnion(rule.read)
      if let value = rule.value { ofGrants.formUnion(value.program.variables) }
    }
  }

  /// The fields that something has to be changed about.
  func places(_ passage: Rehearsal.Passage) -> [Int] {
    Set((passage.looked.isEmpty ? ofGrants : passage.looked).compactMap { places[$0] }).sorted()
  }
}
