import Contract
import Foundation
import Testing

extension SystemTests {
  @Suite("Messages to households")
  struct Messages {
    @Test("messengers killed in turns: one request for each emission that asks for one, under its id, and no other")
    func once() throws {
      let scene = try Scene()
      var dice = Cluster.dice(8)
      let feed = try scene.feed(perSecond: scene.synthesis.count / 12)
      let worker = try scene.worker(untilIdle: nil)
      var pool = try ["m1", "m2"].map { ($0, try scene.messenger($0)) }
      for kill in 1...4 {
        try scene.waitUntilTaken(scene.synthesis.count * kill / 6 + Int.random(in: 0..<100, using: &dice))
        let (name, victim) = pool.remove(at: Int.random(in: 0..<2, using: &dice))
        victim.send(SIGKILL)
        #expect(try victim.wait(within: 10) == .signal(SIGKILL), "\(victim.tail())")
        pool.append((name, try scene.messenger(name)))
      }
      try feed.finish()
      try eventually(within: 90, "settled\n\(scene.tails())") { try scene.isSettled() }
      for program in pool.map(\.1) + [worker] {
        program.send(SIGTERM)
        #expect(try program.wait(within: 30) == .exit(0), "\(program.tail())")
      }
      // What the former members had left, once the group has forgotten them.
      let last = try scene.messenger("m1", untilIdle: 2)
      #expect(try last.wait(within: 60) == .exit(0), "\(last.tail())")

      let emissions = try scene.checkEmissions().filter { MessageKind.byTopic[$0.topic] != nil }
      let asked = try Subscriber.readAll(
        prefix: scene.prefix, bootstrap: scene.bootstrap, topics: [.messageRequested])
      #expect(!emissions.isEmpty && asked.map(\.id).sorted() == emissions.map(\.id).sorted())
      let byID = Dictionary(asked.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      for emission in emissions {
        let request = try #require(byID[emission.id])
        let kind = try #require(MessageKind.byTopic[emission.topic])
        #expect(request.key == emission.key && request.subject == emission.subject)
        #expect(request.value.contains("\"kind\":\"\(kind.text)\""), "\(request.value)")
      }
      scene.checkLogs()
    }
  }
}
