import Casework
import Contract
import Migrations
import Policy
import Postgres
import Testing

@testable import Pipeline

/// Which pack decides: by region, day and publication; pinned, or following.
@Suite("The packs at hand")
struct PackShelfTests {
  private static let server = try! TemporaryServer()

  private struct Shelf {
    let shelf: PackShelf
    let connection: Connection
    private let admin: Connection

    init(_ name: String) throws {
      try Connection(url: PackShelfTests.server.url, applicationName: "test").execute("create database \(name)")
      let url = PackShelfTests.server.url(database: name)
      admin = try Connection(url: url, applicationName: "test")
      _ = try Migrator(admin, Migrations.all).migrate()
      connection = try Connection(url: url, applicationName: "test")
      shelf = try PackShelf(connection: connection, source: PackSource(files: [PackShelfTests.file()]))
    }

    /// As another worker would store it, or this one.
    func publish(_ file: PackSource.File) throws -> UInt64 {
      let source = PackSource(files: [file])
      let pack = try PackLoader.load(source)
      let writer = BatchWriter(connection: admin)
      writer.addPublication(pack, content: source.text, Position(lane: 1, offset: 0))
      try writer.write(begin: true)
      try shelf.refresh()
      return Caseworker.key(ofPackHash: pack.hash)
    }
  }

  private static func file(
    id: String = "configured", region: String = "340000000000", from: String = "2020-01-01", to: String? = nil,
    cases: String = "pinned", step: String = "county-review"
  ) -> PackSource.File {
    .init(
      name: "pack.yaml",
      text: """
        id: \(id)
        title: {en: \(id), zh: 包}
        jurisdiction: "\(region)"
        document: A document
        inForceFrom: \(from)
        \(to.map { "inForceTo: \($0)" } ?? "")
        cases: \(cases)
        programmes:
          - id: registration
            title: {en: Registration, zh: 建档立卡}
            clause: R-117 000:11 「農戶申請」
            parkedDays: [{from: 2017-01-01, value: 30, clause: L-02 a month}]
            chain:
              - {name: \(step), title: {en: Review, zh: 审核}, kind: review, level: county, clause: R-027 003:26 「审定」, signers: [countyHead], registers: true}

        """)
  }

  private static let village: UInt64 = 341_225_101_001
  private func day(_ text: String) -> Day { Day(text: text)! }
  private func application(_ day: String) -> Fact {
    Fact(
      identity: 1, content: 1, at: self.day(day).start, subject: "C1",
      body: .application(
        Application(programme: .registration, village: Self.village, origin: .applied, members: [], incomeFen: 0)))
  }

  @Test("the most specific region, then the later first day, then the later publication; else the configured one")
  func choice() throws {
    let rig = try Shelf("choice")
    let inForce = { (on: String) in rig.shelf.inForce(region: Self.village, on: self.day(on)).key }
    let configured = rig.shelf.current.key
    #expect(inForce("2025-06-01") == configured)
    let later = try rig.publish(Self.file(id: "later", from: "2025-01-01"))
    #expect(inForce("2024-12-31") == configured && inForce("2025-01-01") == later)
    let again = try rig.publish(Self.file(id: "again", from: "2025-01-01"))
    #expect(inForce("2025-06-01") == again, "of two of the same day the later publication")
    let county = try rig.publish(Self.file(id: "county", region: "341225000000", from: "2023-01-01", to: "2025-06-30"))
    #expect(inForce("2025-06-30") == county && inForce("2025-07-01") == again)
    #expect(rig.shelf.inForce(region: 341_226_101_001, on: day("2025-06-01")).key == again, "another county")
    #expect(rig.shelf.inForce(region: 330_000_000_000, on: day("2025-06-01")).key == configured, "another province")
    #expect(inForce("2019-06-01") == configured, "before every pack the configured one")
  }

  @Test("a case keeps its pack, or follows where its pack lets it and the steps are the same")
  func pinning() throws {
    let rig = try Shelf("pinning")
    func entry(_ pinned: UInt64, _ on: String) throws -> UInt64 {
      var state = Case(id: "C1")
      state.village = Self.village
      state.pack = pinned
      let fact = Fact(identity: 2, content: 2, at: day(on).start, subject: "C1", body: .withdrawal)
      return try rig.shelf.entry(for: state, fact).key
    }
    let pinned = try rig.publish(Self.file(id: "pinned", from: "2021-01-01"))
    let following = try rig.publish(Self.file(id: "following", from: "2022-01-01", cases: "follow"))
    let newer = try rig.publish(Self.file(id: "newer", from: "2023-01-01"))
    let other = try rig.publish(Self.file(id: "other", from: "2024-01-01", step: "district-review"))
    #expect(try rig.shelf.entry(for: Case(id: "C1"), application("2022-06-01")).key == following)
    #expect(try entry(pinned, "2025-01-01") == pinned)
    #expect(try entry(following, "2022-06-01") == following && entry(following, "2023-06-01") == newer)
    #expect(try entry(following, "2024-06-01") == following, "another chain cannot go on with the case")
    #expect(rig.shelf.inForce(region: Self.village, on: day("2024-06-01")).key == other)
  }

  @Test("the same pack is published once; what was decided and taken back was not published")
  func once() throws {
    let rig = try Shelf("once")
    let file = Self.file(id: "twice", from: "2025-01-01")
    let pack = try PackLoader.load(PackSource(files: [file]))
    rig.shelf.publish(pack)
    #expect(rig.shelf.isPublished(pack.hash))
    rig.shelf.rolledBack()
    #expect(!rig.shelf.isPublished(pack.hash))
    _ = try rig.publish(file)
    #expect(rig.shelf.isPublished(pack.hash))
    #expect { _ = try rig.publish(file) } throws: { ($0 as? PostgresError)?.isLostRace == true }
  }

  @Test("a pack that this worker published is at hand by its key while the connection stores")
  func atHand() throws {
    let rig = try Shelf("athand")
    let file = Self.file(id: "own", from: "2025-01-01")
    rig.shelf.publish(try PackLoader.load(PackSource(files: [file])))
    let own = try rig.publish(file)
    let storing = try rig.connection.beginPipeline {
      try $0.begin()
      try $0.commit()
    }
    // Applied for and gone on with in one batch: the second fact finds the pack by what the first has pinned.
    var state = Case(id: "C1")
    #expect(try rig.shelf.entry(for: state, application("2025-06-01")).key == own)
    (state.village, state.pack) = (Self.village, own)
    let next = Fact(identity: 2, content: 2, at: day("2025-06-02").start, subject: "C1", body: .withdrawal)
    #expect(try rig.shelf.entry(for: state, next).key == own)
    _ = try storing.finish()
  }

  @Test("a pack with open settings is refused with their names")
  func unset() throws {
    let url = Self.server.url
    let text =
      Self.file().text + """
        parameters:
          line:
            title: {en: Line, zh: 标准}
            unit: fen
            required: {clause: R-318 002:63 「低于X元標準」, because: the document redacts it}

        """
    #expect {
      _ = try PackShelf(connection: try Connection(url: url, applicationName: "test"), source: PackSource(text: text))
    } throws: { "\($0)".contains("line (R-318)") }
  }
}
