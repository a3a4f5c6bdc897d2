import Foundation
import Testing

@testable import Synthesis

@Suite struct SynthesisTests {
  @Test func sameSeedSameBytes() {
    let bytes = Lines.bytes(Synthesis(households: 50, seed: 7))
    #expect(bytes == Lines.bytes(Synthesis(households: 50, seed: 7)))
    // Changes only when the synthetic province is changed on purpose.
    #expect(Lines.hash(bytes) == 17_271_863_970_890_017_172)
  }

  @Test func anotherSeedAnotherProvince() {
    #expect(
      Lines.bytes(Synthesis(households: 50, seed: 7))
        != Lines.bytes(Synthesis(households: 50, seed: 8)))
  }

  @Test func nothingFromNothing() throws {
    #expect(try Lines(Synthesis(households: 0, seed: 1)).values.count == 2)
    #expect(try Lines(Synthesis(households: 1, seed: 1)).values.count > 3)
  }

  @Test func timesAscendWithinTheYear() throws {
    for seed in [1, 2, 3] as [UInt64] {
      let lines = try Lines(Synthesis(households: 600, seed: seed)).values
      #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.time <= $1.time })
      #expect(lines.allSatisfy { $0.time >= "2025-01-02" && $0.time < "2025-12-20" })
      #expect(lines.allSatisfy { $0.time.hasSuffix("+08:00") })
    }
  }

  @Test func idsAreUniqueButForRepeats() throws {
    let lines = try Lines(Synthesis(households: 2000, seed: 4)).values
    let byId = Dictionary(grouping: lines) { $0.source + " " + $0.id }
    #expect(byId.values.allSatisfy { Set($0.map(\.text)).count == 1 && $0.count <= 2 })
    let repeats = Double(lines.count - byId.count) / Double(lines.count)
    #expect((0.006...0.014).contains(repeats))
    #expect(lines.allSatisfy { $0.subject.utf8.count <= 15 })
  }

  @Test func repeatsMayComeLater() throws {
    let delay: Int32 = 3_600_000
    let lines = try Lines(Synthesis(households: 300, seed: 4, repeatDelayMs: delay)).values
    var places: [String: [Int]] = [:]
    for (place, line) in lines.enumerated() {
      places[line.source + line.id, default: []].append(place)
    }
    let pairs = places.values.filter { $0.count == 2 }
    #expect(!pairs.isEmpty)
    #expect(pairs.allSatisfy { lines[$0[0]].text == lines[$0[1]].text })
    #expect(pairs.contains { $0[1] - $0[0] > 1 })
  }

  @Test func townshipIsTheDocuments() throws {
    let synthesis = Synthesis(households: 5, seed: 11, township: true)
    let first = try Lines(synthesis).values.filter {
      $0.topic == "aid.application.submitted.v1" && $0.id.hasPrefix("C0")
    }
    let cards = Dictionary(grouping: first, by: \.subject).compactMapValues(\.first)
    #expect(cards.count == 1239)
    #expect(cards.values.reduce(0) { $0 + $1.list("members").count } == 4166)
    #expect(Set(cards.values.map { $0.text("region") }).count == 7)
    #expect(synthesis.villages == (1...7).map { 341_225_101_000 + $0 })
  }

  @Test func personsAreInventedAndTheirOwn() throws {
    let lines = try Lines(Synthesis(households: 2500, seed: 12)).values
    var holders: [String: Set<Substring>] = [:]
    for line in lines where line.topic == "aid.application.submitted.v1" {
      let members = line.list("members")
      #expect(members.filter { $0["relation"] as? String == "head" }.count == 1)
      for member in members {
        let id = member["residentId"] as? String ?? ""
        #expect(isResidentID(id) && id.hasPrefix("3499"))
        holders[id, default: []].insert(line.subject.dropFirst(2))
      }
    }
    let shared = holders.values.filter { $0.count > 1 }
    #expect((4...30).contains(shared.count) && shared.allSatisfy { $0.count == 2 })
  }

  @Test func badEventsAreOfTheirOwnCases() throws {
    let good = try Lines(Synthesis(households: 100, seed: 3)).values.map(\.text)
    let mixed = try Lines(Synthesis(households: 100, seed: 3, badEvents: 12)).values
    #expect(mixed.filter { $0.subject.hasPrefix("C8") }.count == 12)
    #expect(mixed.filter { !$0.subject.hasPrefix("C8") }.map(\.text) == good)
  }

  @Test func viewsAndLinesAgree() {
    let synthesis = Synthesis(households: 60, seed: 5, prefix: "demo")
    var lines: [UInt8] = []
    var same = true
    synthesis.visit { view in
      lines.append(contentsOf: view.line)
      same = same && view.event.line + "\n" == String(decoding: view.line, as: UTF8.self)
    }
    #expect(same)
    #expect(lines == Lines.bytes(synthesis))
    #expect(synthesis.events().count == synthesis.count())
    #expect(
      synthesis.events().allSatisfy { $0.topic.hasPrefix("demo.") && $0.type.hasPrefix("aid.") })
  }

  @Test func calendarSkipsWeekends() {
    #expect(Calendar2025.working(0) == 0)
    #expect(Calendar2025.working(3) == 5)  // Saturday 4 January
    #expect(Calendar2025.working(4) == 5)
  }
}
