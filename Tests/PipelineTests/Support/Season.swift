import Contract
import Foundation
import Synthesis

@testable import Pipeline

/// A year of allowances in a workshop: the facts of a synthesis in the order of their time, money as the test gives it.
struct Season {
  struct Money {
    var fund: String
    var month: Int
    var fen: Int
  }

  let workshop: Workshop
  var households = 28
  var seed: UInt64 = 5
  /// Every so-manieth fact comes once more, a week later; 0: none does.
  var repeatsEvery = 0
  /// Every so-manieth of these comes with other bytes, which makes it a dead letter.
  var forgesEvery = 3
  /// The county has plenty from the start; the province's money comes bit by bit.
  var money = [
    Money(fund: "county", month: 1, fen: 50_000_000), Money(fund: "province", month: 1, fen: 1_000_000),
    Money(fund: "province", month: 6, fen: 800_000), Money(fund: "province", month: 7, fen: 500_000),
    Money(fund: "province", month: 9, fen: 80_000_000),
  ]

  private func events() -> [SyntheticEvent] {
    var all: [SyntheticEvent] = []
    Synthesis(households: households, seed: seed, programmes: .allowance).visit { view in
      let event = view.event
      guard event.topic != TopicID.fundAllocated.name() else { return }
      all.append(event)
    }
    for (number, each) in money.enumerated() {
      all.append(
        Sample.fund(
          each.fund, source: each.fund, amountFen: each.fen, at: Sample.at(each.month, 3), id: "money-\(number)"))
    }
    if repeatsEvery > 0 {
      for (number, event) in all.enumerated() where number % repeatsEvery == 0 {
        var again = event
        if number % (repeatsEvery * forgesEvery) == 0 { again.data += Array(" ".utf8) }
        again.time = Instant(milliseconds: event.time.milliseconds + 7 * 86_400_000)
        all.append(again)
      }
    }
    // By case, not by village: one village is enough for several workers.
    return all.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map { each in
      var event = each.element
      event.key = event.subject
      return event
    }
  }

  /// - Parameter work: lets the workers take everything that has been published.
  func play(_ work: () throws -> Void) throws {
    let all = events()
    var next = 0
    for month in 1...12 {
      for day in [10, 20, 28] {
        let end = Sample.at(month, day)
        while next < all.count, all[next].time < end {
          workshop.publish(all[next])
          next += 1
        }
        try work()
        if try workshop.fire(until: end.day) > 0 { try work() }
      }
    }
    for event in all[next...] { workshop.publish(event) }
    repeat { try work() } while try workshop.fire(until: Day(year: 2027, month: 12, day: 31)!) > 0
  }
}

/// Repeatable numbers.
struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
