import Foundation
import Testing

extension SystemTests {
  @Suite("A policy pack that is published while workers run")
  struct PublishedPolicyTests {
    private static let packs =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/ops/policy"

    private struct Card {
      let caseId: String
      let assetsPerPersonFen: Int
    }

    /// The applications of some lines, first ones only: a case id that comes twice is a repeat.
    private func cards(_ lines: [String]) throws -> [Card] {
      var cards: [String: Card] = [:]
      for line in lines where line.contains(".application.submitted.") {
        let event = try #require(
          (JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["event"] as? [String: Any])
        let data = try #require(event["data"] as? [String: Any])
        let members = try #require(data["members"] as? [Any])
        let assets = try #require((data["assets"] as? [String: Any])?["financialFen"] as? Int)
        let id = try #require(event["subject"] as? String)
        if cards[id] == nil { cards[id] = Card(caseId: id, assetsPerPersonFen: assets / members.count) }
      }
      return Array(cards.values)
    }

    private func refusedForAssets(_ scene: Scene, _ card: Card) throws -> Bool {
      try scene.dripline("case", "history", card.caseId, "--json").contains("\"notInsured.assets\"")
    }

    private func synth(_ scene: Scene, seed: Int, as letter: String) throws -> [String] {
      try scene.dripline("synth", "--households", "120", "--seed", "\(seed)", "--programme", "allowance")
        .replacing("C0000", with: "\(letter)0000").split(separator: "\n").map(String.init)
    }

    @Test("new applications are judged by it, old ones are not, and the preview says which")
    func published() throws {
      let scene = try Scene()
      let pool = try ["w1", "w2"].map { try scene.worker($0, untilIdle: nil) }
      let old = try synth(scene, seed: 5, as: "C")
      try scene.publish(lines: old)
      try scene.waitUntilTaken(old.count)

      let folder = scene.folder + "/pack"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try """
      id: lower
      title: {en: Lower multiple, zh: 降低倍数}
      parent: \(Self.packs)/sample
      jurisdiction: "340000000000"
      document: A trial
      inForceFrom: 2017-01-01
      parameters:
        assetMultiple:
          values: [{from: 2017-01-01, value: 20, clause: L-90 lowered for a trial}]
      """.write(toFile: folder + "/pack.yaml", atomically: true, encoding: .utf8)
      let preview = try scene.dripline("policy", "simulate", "--pack", folder, "--json")
      let before = try scene.freshRows("select count(*) from dripline.publications")[0][0]
      #expect(before == "0", "a preview changes nothing")
      try scene.dripline("policy", "publish", folder, "--signed-by", "S1:countyHead:Li Min")

      let new = try synth(scene, seed: 6, as: "N")
      try scene.publish(lines: new)
      try scene.waitUntilTaken(old.count + 1 + new.count)
      for worker in pool { worker.send(SIGTERM) }
      for worker in pool { #expect(try worker.wait(within: 60) == .exit(0), "\(worker.tail())") }

      let (lower, upper) = (20 * 64_000, 24 * 64_000)
      let between = try cards(old).filter { $0.assetsPerPersonFen > lower && $0.assetsPerPersonFen <= upper }
      #expect(!between.isEmpty, "nobody stands between the two limits: the scenario shows nothing")
      for card in between {
        #expect(try !refusedForAssets(scene, card), "an old case was judged by the new pack")
        #expect(preview.contains(card.caseId), "the preview does not name \(card.caseId)")
      }
      let above = try cards(new).filter { $0.assetsPerPersonFen > lower }
      #expect(!above.isEmpty)
      for card in above { #expect(try refusedForAssets(scene, card), "a new case was judged by the old pack") }
      for card in try cards(new).filter({ $0.assetsPerPersonFen <= lower }) {
        #expect(try !refusedForAssets(scene, card))
      }
      // Sent again it is a repeat.
      try scene.dripline("policy", "publish", folder, "--signed-by", "S1:countyHead:Li Min")
      #expect(try scene.freshRows("select count(*) from dripline.publications")[0][0] == "1")
      #expect(try scene.dripline("audit", "verify").contains("0 missing"))
    }
  }
}
