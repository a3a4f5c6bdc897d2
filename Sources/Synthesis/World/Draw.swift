import Contract
import Policy

/// What is stated of a household besides its people: income, assets, and every field that its programme asks for.
struct Draw {
  /// A year's income a person, and financial assets a person.
  var incomeFen: Int
  var assetsFen: Int
  /// By the programme's fields: dates as days from the application, else as slots hold them.
  var values: [Int64]
  var visit = VisitKind.followUp
}

/// Draws values of one programme's fields by their types alone.
struct DrawBook {
  let fields: [EvidenceField]

  func any(_ random: inout Random) -> Draw {
    var draw = Draw(incomeFen: 0, assetsFen: 0, values: fields.map { $0.standard ?? 0 })
    drawMeans(&draw, &random)
    for place in fields.indices { draw.values[place] = value(fields[place], perMilleStandard: 500, &random) }
    return draw
  }

  /// Changes a few of its values.
  /// - Parameter places: of the fields to be changed, `fields.count` for income and assets; nil: any.
  func changed(_ draw: Draw, _ random: inout Random, most: Int = 3, places: [Int]? = nil) -> Draw {
    var draw = draw
    let places = places.flatMap { $0.isEmpty ? nil : $0 } ?? Array(0...fields.count)
    for _ in 0..<random.within(1...most) {
      let place = places[random.below(places.count)]
      if place == fields.count { drawMeans(&draw, &random) } else { change(place, of: &draw, &random) }
    }
    if random.chance(perMille: 100) { draw.visit = VisitKind.allCases[random.below(3)] }
    return draw
  }

  /// One field's value anew. Numbers of one kind may belong together, as a sum and its parts do: so one may also
  /// take another's value, or give a part of its own to another, or both become the same.
  private func change(_ place: Int, of draw: inout Draw, _ random: inout Random) {
    let field = fields[place]
    let like = fields.indices.filter { $0 != place && fields[$0].kind == field.kind }
    guard field.kind == .fen || field.kind == .int, !like.isEmpty else {
      return draw.values[place] = value(field, perMilleStandard: 250, &random)
    }
    let other = like[random.below(like.count)]
    switch random.below(10) {
    case ..<4: draw.values[place] = value(field, perMilleStandard: 500, &random)
    case ..<6: draw.values[place] = draw.values[other]
    case 6:
      draw.values[place] = value(field, perMilleStandard: 0, &random)
      draw.values[other] = draw.values[place]
    case ..<9:
      let part = draw.values[place] * Int64(random.within(0...10)) / 10
      draw.values[place] -= part
      draw.values[other] += part
    default: for each in [place] + like { draw.values[each] = fields[each].standard ?? draw.values[each] }
    }
  }

  /// Changes what one step asks for.
  func changed(_ draw: Draw, of step: String, _ random: inout Random) -> Draw {
    var draw = draw
    for (place, field) in fields.enumerated() where field.step == step && random.chance(perMille: 400) {
      draw.values[place] = value(field, perMilleStandard: 250, &random)
    }
    return draw
  }

  func asks(at step: String) -> Bool { fields.contains { $0.step == step } }

  /// What is written of it on the card, or with one step. Half of what is as usual is left out.
  func evidence(_ draw: Draw, at step: String?, from applied: Day, _ random: inout Random) -> [Evidence] {
    var evidence: [Evidence] = []
    for (place, field) in fields.enumerated() where field.step == step {
      let value = draw.values[place]
      if value == field.standard, random.chance(perMille: 500) { continue }
      evidence.append(Evidence(name: field.name, value: DrawBook.written(value, field, from: applied)))
    }
    return evidence
  }

  /// All of it, for judging.
  func evidence(_ draw: Draw, at step: String?, from applied: Day) -> [Evidence] {
    fields.indices.filter { fields[$0].step == step }.map { place in
      Evidence(name: fields[place].name, value: DrawBook.written(draw.values[place], fields[place], from: applied))
    }
  }

  private static func written(_ value: Int64, _ field: EvidenceField, from applied: Day) -> Evidence.Value {
    switch field.kind {
    case .bool: .bool(value != 0)
    case .int, .fen: .integer(value)
    case .date: .text((applied + Int(value)).description)
    case .word(let words): .text(words[Int(value)])
    }
  }

  /// From a thousand to fourteen thousand yuan a person and year; assets mostly small.
  private func drawMeans(_ draw: inout Draw, _ random: inout Random) {
    draw.incomeFen = random.chance(perMille: 600) ? random.within(10...38) * 10_000 : random.within(38...140) * 10_000
    draw.assetsFen = random.chance(perMille: 930) ? random.below(60) * 10_000 : random.below(400) * 10_000
  }

  private func value(_ field: EvidenceField, perMilleStandard: Int, _ random: inout Random) -> Int64 {
    if let standard = field.standard, !field.isDate, random.chance(perMille: perMilleStandard) { return standard }
    switch field.kind {
    case .bool: return Int64(random.below(2))
    case .int:
      let bound = [6, 21, 101, 101, 101, 1001, 20_001][random.below(7)]
      return Int64(random.below(bound))
    case .fen:
      // From a hundred yuan to two hundred thousand, every size as likely.
      let size = [10_000, 50_000, 200_000, 1_000_000, 5_000_000, 20_000_000][random.below(6)]
      return Int64(random.within(size / 5...size) / 100 * 100)
    case .date: return -Int64([7, 30, 90, 400][random.below(4)] * random.within(25...100) / 100)
    case .word(let words): return Int64(random.below(words.count))
    }
  }
}

extension EvidenceField {
  fileprivate var isDate: Bool { kind == .date }
}
