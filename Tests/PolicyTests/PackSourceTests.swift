import Foundation
import Policy
import Testing

@Suite struct PackSourceTests {
  @Test func hashIsOneForDirectoryAndText() throws {
    for name in ["province", "chain-a", "chain-b"] {
      let source = try PackSource(directory: PackBench.path(name))
      let stored = try PackSource(text: source.text)
      #expect(stored.hash == source.hash)
      #expect(stored.text == source.text)
      #expect(try PackLoader.load(text: source.text) == PackLoader.load(directory: PackBench.path(name)))
      #expect(source.hash.count == 64)
    }
  }

  @Test func canonicalText() throws {
    let source = PackSource(files: [
      .init(name: "parent/pack.yaml", text: "x"), .init(name: "pack.yaml", text: "é\n"),
    ])
    #expect(source.text == "dripline-pack 1\npack.yaml 3\né\n\nparent/pack.yaml 1\nx\n")
    // printf 'dripline-pack 1\npack.yaml 3\n\303\251\n\nparent/pack.yaml 1\nx\n' | sha256sum
    #expect(source.hash == "9c3f491ed800730ab29441ceff88e6f5250f51c82e3abbbca4fd84c9a79e1d5d")
  }

  @Test func everyByteAndNameCounts() throws {
    let text = Pack.provinceText
    let hashes = try [text, text + "\n", text.replacingOccurrences(of: "value: 7\n", with: "value: 8\n")]
      .map { try PackLoader.load(text: $0).hash }
    #expect(Set(hashes).count == 3)
    let one = PackSource(files: [.init(name: "a.yaml", text: "x")])
    let other = PackSource(files: [.init(name: "b.yaml", text: "x")])
    #expect(one.hash != other.hash)
  }

  @Test func hashDoesNotDependOnThePlace() throws {
    let files = ["pack.yaml": Pack.provinceText]
    let hashes = try (0..<2).map { _ in
      try PackBench.withDirectory(files) { try PackLoader.load(directory: $0).hash }
    }
    #expect(hashes == [Pack.province.hash, Pack.province.hash])
  }

  @Test func hashCoversTheParent() throws {
    let child = "id: child\ntitle: {en: Child, zh: 子}\nparent: ../base\n"
    func load(_ base: String) throws -> Pack {
      try PackBench.withDirectory(["base/pack.yaml": base, "child/pack.yaml": child]) {
        try PackLoader.load(directory: $0 + "/child")
      }
    }
    let before = try load(Pack.provinceText)
    let after = try load(PackBench.changed("value: 70\n", with: 71))
    #expect(before.id == "child")
    #expect(before.chain == Pack.province.chain)
    #expect(before.hash != after.hash)
    #expect(after.parameters.attendancePercent.entries[0].value == 71)
  }

  @Test func childReplacesSingleParameters() throws {
    let child = """
      id: child
      title: {en: Child, zh: 子}
      parent: ../base
      parameters:
        parkedDays:
          - {from: 2020-01-01, value: 10, clause: L-02 shorter here}
      """
    try PackBench.withDirectory(["base/pack.yaml": Pack.provinceText, "child/pack.yaml": child]) {
      let pack = try PackLoader.load(directory: $0 + "/child")
      #expect(pack.parameters.parkedDays.entries[0].value == 10)
      #expect(pack.parameters.attendancePercent == Pack.province.parameters.attendancePercent)
    }
  }

  @Test func aPackMayBeSplitOverFiles() throws {
    let text = Pack.provinceText
    let cut = text.range(of: "\nparameters:\n")!.lowerBound
    let files = ["pack.yaml": String(text[..<cut]), "parameters.yaml": String(text[cut...])]
    try PackBench.withDirectory(files) { directory in
      let pack = try PackLoader.load(directory: directory)
      #expect(pack.parameters == Pack.province.parameters)
      #expect(pack.chain == Pack.province.chain)
      #expect(try PackLoader.load(text: PackSource(directory: directory).text).hash == pack.hash)
    }
  }

  @Test func damagedTextIsRefused() throws {
    let text = try PackSource(directory: PackBench.path("chain-b")).text
    for damaged in [
      String(text.dropLast()), text + "x",
      text.replacingOccurrences(of: "\npack.yaml ", with: "\npack.yaml 1"),
      text.replacingOccurrences(of: "parent/pack.yaml ", with: "parent/../pack.yaml "),
      "dripline-pack 1\npack.yaml 99999999999999999999\n",
    ] {
      #expect(throws: PackError.self) { try PackLoader.load(text: damaged) }
    }
    #expect(PackBench.problems("dripline-pack 1\n").map(\.message) == ["is missing"])
  }

  @Test func whatADirectoryMayLack() throws {
    func problems(_ files: [String: String]) throws -> [String] {
      try PackBench.withDirectory(files) { directory in
        do {
          _ = try PackLoader.load(directory: directory + "/p")
          return []
        } catch let error as PackError {
          return error.problems.map(\.message)
        }
      }
    }
    #expect(try problems([:]) == ["there is no such pack"])
    #expect(try problems(["p/rules.yaml": "id: x\n"]) == ["holds no pack.yaml"])
    #expect(try problems(["p/pack.yaml": Pack.provinceText, "p/more.yml": ""]) == ["is not read"])
    #expect(try problems(["p/pack.yaml": "parent: ../q\n"]) == ["there is no such pack"])
    #expect(
      try problems(["p/pack.yaml": "parent: ../p\n"])
        == ["has more than 3 parents in a row, or is its own parent"])
    #expect(
      try problems(["p/pack.yaml": Pack.provinceText, "p/z.yaml": "id: z\n"])
        .allSatisfy { $0.hasPrefix("stands in ") })
  }

  @Test func aPlainTextCannotReachItsParent() {
    let found = PackBench.problems("id: x\ntitle: {en: X, zh: X}\nparent: ../province\n")
    #expect(found.map(\.message) == ["the parent pack is not at hand"])
    #expect(found.map(\.line) == [3])
  }
}

extension PackBench {
  static func changed(_ old: String, with value: Int) -> String { changed(old, "value: \(value)\n") }
}
