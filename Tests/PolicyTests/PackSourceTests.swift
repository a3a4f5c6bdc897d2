import Contract
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
      let (fromText, fromDirectory) = try (
        PackLoader.load(text: source.text), PackLoader.load(directory: PackBench.path(name))
      )
      #expect(fromText.hash == fromDirectory.hash && fromText.hash == source.hash)
      #expect(fromText.id == fromDirectory.id && fromText.ancestors == fromDirectory.ancestors)
      #expect(fromText.rules.map(\.id) == fromDirectory.rules.map(\.id))
      #expect(fromText.rules.map(\.source) == fromDirectory.rules.map(\.source))
      #expect(fromText.rules.map(\.origin) == fromDirectory.rules.map(\.origin))
      #expect(fromText.parameters.map(\.values) == fromDirectory.parameters.map(\.values))
      #expect(fromText.programmes.map(\.chain) == fromDirectory.programmes.map(\.chain))
      #expect(fromText.tests.count == fromDirectory.tests.count)
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
    let text = PackBench.small
    let hashes = try [text, text + "\n", PackBench.changed("value: 70,", "value: 71,")]
      .map { try PackLoader.load(text: $0).hash }
    #expect(Set(hashes).count == 3)
    let one = PackSource(files: [.init(name: "a.yaml", text: "x")])
    let other = PackSource(files: [.init(name: "b.yaml", text: "x")])
    #expect(one.hash != other.hash)
  }

  @Test func hashDoesNotDependOnThePlace() throws {
    let files = ["pack.yaml": PackBench.small]
    let hashes = try (0..<2).map { _ in
      try PackBench.withDirectory(files) { try PackLoader.load(directory: $0).hash }
    }
    let hash = try PackLoader.load(text: PackBench.small).hash
    #expect(hashes == [hash, hash])
  }

  @Test func hashCoversTheParent() throws {
    let child = "id: child\ntitle: {en: Child, zh: 子}\nparent: ../base\n"
    func load(_ base: String) throws -> Pack {
      try PackBench.withDirectory(["base/pack.yaml": base, "child/pack.yaml": child]) {
        try PackLoader.load(directory: $0 + "/child")
      }
    }
    let before = try load(PackBench.small)
    let after = try load(PackBench.changed("value: 70,", "value: 71,"))
    #expect(before.id == "child")
    let base = try PackLoader.load(text: PackBench.small)
    #expect(before.chain(of: .registration) == base.chain(of: .registration))
    #expect(before.hash != after.hash)
    #expect(after.parameter("attendance")?.values?.entries[0].value == 71)
  }

  @Test func aPackMayBeSplitOverFiles() throws {
    let text = PackBench.small
    let cut = text.range(of: "\nparameters:\n")!.lowerBound
    let files = ["pack.yaml": String(text[..<cut]), "parameters.yaml": String(text[cut...])]
    try PackBench.withDirectory(files) { directory in
      let pack = try PackLoader.load(directory: directory)
      let whole = try PackLoader.load(text: text)
      #expect(pack.parameters.map(\.values) == whole.parameters.map(\.values))
      #expect(pack.parameters.map(\.name) == whole.parameters.map(\.name))
      #expect(pack.rules.map(\.id) == whole.rules.map(\.id) && pack.tests.count == whole.tests.count)
      #expect(pack.chain(of: .registration) == whole.chain(of: .registration))
      #expect(PackLint.notes(pack).isEmpty && pack.rules.allSatisfy { $0.origin == "bench" })
      #expect(try PackLoader.load(text: PackSource(directory: directory).text).hash == pack.hash)
    }
  }

  @Test func damagedTextIsRefused() throws {
    let text = try PackSource(directory: PackBench.path("chain-b")).text
    for damaged in [
      String(text.dropLast()), text + "x",
      text.replacingOccurrences(of: "\npack.yaml ", with: "\npack.yaml 1"),
      text.replacingOccurrences(of: "\nparent/pack.yaml ", with: "\nparent/../pack.yaml "),
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
    #expect(try problems(["p/pack.yaml": PackBench.small, "p/more.yml": ""]) == ["is not read"])
    #expect(try problems(["p/pack.yaml": "parent: ../q\n"]) == ["there is no such pack"])
    #expect(
      try problems(["p/pack.yaml": "parent: ../p\n"])
        == ["has more than 3 parents in a row, or is its own parent"])
    #expect(
      try problems(["p/pack.yaml": PackBench.small, "p/z.yaml": "id: z\n"])
        .allSatisfy { $0.hasPrefix("stands in ") })
  }

  @Test func filesOfAPackMayShareListsAndMappings() throws {
    let more = """
      rules:
        - id: many
          title: {en: Many, zh: 人多}
          clause: L-92 x
          at: intake
          when: household.persons > parameters.much
          effect: flag
          reason: test.many
          message: {en: many, zh: 人多}
      parameters:
        much:
          title: {en: Many, zh: 人多}
          unit: persons
          values:
            - {from: 2017-01-01, value: 8, clause: L-92 x}
      """
    let pack = try PackBench.withDirectory(["pack.yaml": PackBench.small, "more.yaml": more]) {
      try PackLoader.load(directory: $0)
    }
    #expect(pack.rules.map(\.id).contains("many") && pack.rules.count == 10 && pack.parameters.count == 5)
    let twice = "parameters:\n  line:\n    unit: fen\n"
    try PackBench.withDirectory(["pack.yaml": PackBench.small, "z.yaml": twice]) { directory in
      let found = PackBench.problems { try PackLoader.load(directory: directory) }.map(\.description)
      #expect(
        found.contains { $0.hasPrefix(directory + "/z.yaml:2:3: line: stands in \(directory)/pack.yaml:") }, "\(found)")
    }
  }

  @Test func aPlainTextCannotReachItsParent() {
    let found = PackBench.problems("id: x\ntitle: {en: X, zh: X}\nparent: ../province\n")
    #expect(found.map(\.message) == ["the parent pack is not at hand"])
    #expect(found.map(\.line) == [3])
  }
}
