import Contract

/// Reads policy packs: strict, and with every mistake reported at once.
///
/// A pack is a directory with a `pack.yaml`; further `*.yaml` files beside it may take over some of its
/// top-level keys. With `parent: ../other` a pack builds on another: it states its own `id` and `title`,
/// and what else it states is laid over the parent's (`PackMerger`).
public enum PackLoader {
  /// Reads the pack in a directory (or in one YAML file).
  /// - Throws: `PackError` with all that is wrong.
  public static func load(directory: String) throws -> Pack {
    try load(PackSource(directory: directory))
  }

  /// Reads a pack from `PackSource.text`, or from one plain YAML document.
  /// - Throws: `PackError` with all that is wrong.
  public static func load(text: String) throws -> Pack {
    try load(PackSource(text: text))
  }

  /// Reads a pack from its files.
  /// - Throws: `PackError` with all that is wrong.
  public static func load(_ source: PackSource) throws -> Pack {
    let problems = ProblemList()
    var merger = PackMerger(problems: problems)
    var ancestors: [String] = []
    let root = merged(source.files, prefix: "", depth: 0, problems, &merger, &ancestors)
    // With syntax errors the rest of a file is unread, and its keys would be called missing.
    try problems.throwIfAny()
    guard let root else { preconditionFailure("no document and no problem") }
    let decoder = PackDecoder(problems: problems, origins: origins(source.files, [root["id"]?.text ?? ""] + ancestors))
    let pack = decoder.pack(root, hash: source.hash, ancestors: ancestors)
    for restated in merger.restated { decoder.checkBounds(restated.name, restated.parent, restated.child) }
    try problems.throwIfAny()
    guard let pack else { preconditionFailure("no pack and no problem") }
    return pack
  }

  /// Which pack each file belongs to: every `parent/` before its name is one generation.
  private static func origins(_ files: [PackSource.File], _ ids: [String]) -> [String: String] {
    Dictionary(
      files.map { file in
        let generation = file.name.split(separator: "/").count - 1
        return (file.label, generation < ids.count ? ids[generation] : "")
      }
    ) { first, _ in first }
  }

  /// Lists and mappings that several files of a pack share: rules, tests, parameters and the like.
  private static func joined(_ a: YamlNode, _ b: YamlNode, _ problems: ProblemList) -> YamlNode? {
    switch (a.content, b.content) {
    case (.sequence(let first), .sequence(let second)):
      return YamlNode(position: a.position, content: .sequence(first + second))
    case (.mapping(let first), .mapping(let second)):
      for entry in second {
        guard let other = first.first(where: { $0.key == entry.key }) else { continue }
        problems.note(
          entry.keyPosition, entry.key, "stands in \(other.keyPosition.file):\(other.keyPosition.line) too",
          "Keep one of them.")
      }
      return YamlNode(position: a.position, content: .mapping(first + second))
    default: return nil
    }
  }

  /// The top-level keys of all files of one pack, laid over those of its parent.
  private static func merged(
    _ files: [PackSource.File], prefix: String, depth: Int, _ problems: ProblemList, _ merger: inout PackMerger,
    _ ancestors: inout [String]
  ) -> YamlNode? {
    var entries: [YamlNode.Entry] = []
    var position: YamlPosition?
    let own = files.filter { $0.name.hasPrefix(prefix) && !$0.name.dropFirst(prefix.count).contains("/") }
    for file in own {
      let outcome = YamlReader.read(file.text, file: file.label)
      problems.note(outcome.problems)
      guard let node = outcome.node else { continue }
      guard case .mapping(let found) = node.content else {
        problems.note(node.position, "", "the file is not a mapping", "Write `key: value` lines.")
        continue
      }
      if file.name == prefix + "pack.yaml" { position = node.position }
      for entry in found {
        guard let place = entries.firstIndex(where: { $0.key == entry.key }) else {
          entries.append(entry)
          continue
        }
        if let joined = joined(entries[place].value, entry.value, problems) {
          entries[place].value = joined
        } else {
          problems.note(
            entry.keyPosition, entry.key, "stands in \(entries[place].keyPosition.file) too", "Keep one of them.")
        }
      }
    }
    guard let position = position ?? entries.first?.keyPosition else {
      if problems.problems.isEmpty {
        problems.note(file: prefix + "pack.yaml", "is missing", "Every pack has a pack.yaml.")
      }
      return nil
    }
    let hasParent = files.contains { $0.name.hasPrefix(prefix + "parent/") }
    guard let parent = entries.first(where: { $0.key == "parent" }) else {
      return YamlNode(position: position, content: .mapping(entries))
    }
    entries.removeAll { $0.key == "parent" }
    guard hasParent, depth < PackSource.parentsMax else {
      problems.note(
        parent.value.position, "parent", "the parent pack is not at hand",
        "Load the pack from its directory, or from the text made there.")
      return nil
    }
    for key in ["id", "title"] where !entries.contains(where: { $0.key == key }) {
      problems.note(position, "", "the key \"\(key)\" is missing", "A pack with a parent states its own.")
    }
    guard
      let base = merged(files, prefix: prefix + "parent/", depth: depth + 1, problems, &merger, &ancestors)
    else { return nil }
    if let id = base["id"]?.text { ancestors.insert(id, at: 0) }
    return merger.lay(YamlNode(position: position, content: .mapping(entries)), over: base)
  }
}
