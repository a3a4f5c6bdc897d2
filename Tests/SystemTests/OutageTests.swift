import Foundation
import Testing

extension SystemTests {
  @Suite("Servers that fail")
  struct Outages {
    @Test("PostgreSQL killed and restarted, twice, under one worker")
    func databaseKilled() throws {
      let scene = try Scene(ownServer: true)
      let feed = try scene.feed(perSecond: 1000)
      let worker = try scene.worker(untilIdle: 12)
      for kill in 1...2 {
        try scene.waitUntilTaken(kill * scene.synthesis.count / 4)
        try scene.server.stop(.kill)
        try scene.server.start()
      }
      try feed.finish()
      #expect(try worker.wait(within: 120) == .exit(0), "\(worker.tail())")
      try scene.settle()
      try scene.check()
    }

    @Test(
      "the broker killed and restarted, twice, under one worker",
      .enabled(if: !Cluster.script.isEmpty, "no broker to start"))
    func brokerKilled() throws {
      let broker = try Broker()
      let scene = try Scene(broker: broker)
      let feed = try scene.feed(perSecond: 400)
      let worker = try scene.worker(untilIdle: 20)
      for kill in 1...2 {
        try scene.waitUntilTaken(kill * scene.synthesis.count / 4)
        try broker.bounce()
      }
      try feed.finish()
      #expect(try worker.wait(within: 120) == .exit(0), "\(worker.tail())")
      try scene.settle()
      try scene.check()
    }

    @Test("COMMIT whose answer is lost, several times")
    func commitAnswerLost() throws {
      let scene = try Scene()
      let proxy = try ReplyDropper(to: scene.server.port, every: 7, times: 6)
      defer { proxy.stop() }
      try scene.publish()
      let worker = try scene.worker(untilIdle: 4, databasePort: proxy.port)
      #expect(try worker.wait(within: 120) == .exit(0), "\(worker.tail())")
      #expect(proxy.dropped == 6)
      try scene.settle()
      try scene.check()
    }
  }
}
