import Contract

/// Reads policy packs: strict, and with every mistake reported at once.
///
/// A pack is a directory with a `pack.yaml`; further `*.yaml` files beside it may take over some of its
/// top-level keys. With `parent: ../other` a pack builds on another: it states its own `id` and `title`,
/// and what else it states replaces the parent's (`parameters` key by key, the rest whole).
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
    let root = merged(source.files, prefix: "", depth: 0, problems)
    // With syntax errors the rest of a file is unread, and its keys would be called missing.
    try problems.throwIfAny()
    guard let root else { preconditionFailure("no document and no problem") }
    let pack = PackDecoder(problems: problems).pack(root, hash: source.hash)
    try problems.throwIfAny()
    guard let pack else { preconditionFailure("no pack and no problem") }
    return pack
  }

  /// The top-level keys of all files of one pack, laid over those of its parent.
  private static func merged(
    _ files: [PackSource.File], prefix: String, depth: Int, _ problems: ProblemList
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
        if let other = entries.first(where: { $0.key == entry.key })?.keyPosition {
          problems.note(
            entry.keyPosition, entry.key, "stands in \(other.file) too", "Keep one of them.")
        } else {
          entries.append(entry)
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
    guard let base = merged(files, prefix: prefix + "parent/", depth: depth + 1, problems) else { return nil }
    let node = YamlNode(position: position, content: .mapping(entries))
    return overlay(node, on: base, deep: true)
  }

  private static func overlay(_ child: YamlNode, on base: YamlNode, deep: Bool) -> YamlNode {
    guard case .mapping(var entries) = child.content, case .mapping(let inherited) = base.content else {
      return child
    }
    for entry in inherited {
      guard let index = entries.firstIndex(where: { $0.key == entry.key }) else {
        entries.append(entry)
        continue
      }
      if deep, entry.key == "parameters" {
        entries[index].value = overlay(entries[index].value, on: entry.value, deep: false)
      }
    }
    return YamlNode(position: child.position, content: .mapping(entries))
  }
}
