import Casework
import Contract
import Foundation
import Testing

@testable import Pipeline

@Suite("Lanes, counters, timers, channels")
struct LaneTests {
  @Test func everyLaneHasANameOfItsOwnThatReadsBack() {
    var seen: Set<UInt32> = []
    for topic in TopicID.facts {
      for partition in [Int32(0), 11, 1023] {
        let lane = LaneID(topic, partition)
        #expect(seen.insert(lane.rawValue).inserted)
        #expect(LaneID(name: lane.name(prefix: "aid"), prefix: "aid") == lane)
        #expect(lane.topic == topic && lane.partition == partition)
      }
    }
    #expect(LaneID(name: "clock/0", prefix: "aid") == .clock)
    #expect(LaneID.clock.topic == nil)
    for name in ["", "aid.review.passed.v1", "aid.review.passed.v1/-1", "aid.case.state.v1/0", "x.review.passed.v1/0"] {
      #expect(LaneID(name: name, prefix: "aid") == nil)
    }
  }

  @Test func countersAreDenseAndComeBack() throws {
    var counts = Sequences()
    #expect(counts.next(.caseState) == 1)
    #expect(counts.next(.caseState) == 2)
    #expect(counts.next(.timerDue) == 1)
    var out = ByteWriter()
    counts.encode(to: &out)
    let back = try out.bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      return try Sequences(from: &reader)
    }
    #expect(back == counts)
  }

  @Test func timersComeBack() throws {
    var out = ByteWriter()
    let day = Day(year: 2025, month: 5, day: 4)!
    let timer = StoredTimer(
      caseId: "C1", village: 341_225_101_001, partition: 11, kind: .stepOverdue, step: 3, round: 300, due: day)
    out.timer(timer)
    out.timer(timer)
    #expect(try out.bytes.withUnsafeBytes { try StoredTimer.decode($0, due: day) } == [timer, timer])
  }

  @Test func aFullChannelHoldsTheSenderAndAClosedOneEndsBothSides() {
    let channel = Channel<Int>(capacity: 2)
    let sender = Worktask("sender") {
      for number in 0..<100 { guard channel.send(number) else { return } }
      channel.close()
    }
    var got: [Int] = []
    while let number = channel.receive() { got.append(number) }
    sender.join()
    #expect(got == Array(0..<100))
    #expect(!channel.send(1))
    #expect(channel.receive(withinMilliseconds: 1) == nil)
  }

  @Test func aCancelledChannelDropsWhatItHeld() {
    let channel = Channel<Int>(capacity: 2)
    #expect(channel.send(1))
    channel.cancel()
    #expect(channel.receive() == nil)
  }

  @Test func theCacheKeepsWhatWasUsedLastAndStaysBounded() {
    var cache = CaseCache(capacity: 100)
    for number in 0..<1000 {
      cache.insert(HeldCase(Case(id: "C\(number)"), storedVersion: 1))
      _ = cache.find("C0")
      cache.trim()
    }
    #expect(cache.find("C0") != nil)
    #expect(cache.find("C999") != nil)
    #expect((0..<1000).filter { cache.find("C\($0)") != nil }.count <= 202)
  }

  @Test func pausesGrowAndStayBounded() {
    for attempt in 0..<64 {
      #expect((1...Backoff.longestMilliseconds).contains(Backoff.milliseconds(attempt: attempt)))
    }
  }
}
