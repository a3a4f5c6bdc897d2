/// Lays a pack over the one it builds on: parameters by name, rules, programmes and calendars by id.
struct PackMerger {
  let problems: ProblemList
  /// Parameters that a child states anew, to be compared with the bounds that their parent sets.
  private(set) var restated: [(name: String, parent: YamlNode, child: YamlNode)] = []

  init(problems: ProblemList) { self.problems = problems }

  mutating func lay(_ child: YamlNode, over parent: YamlNode) -> YamlNode {
    guard case .mapping(var entries) = child.content, case .mapping(let inherited) = parent.content else {
      return child
    }
    // Tests hold for the parent's own values.
    for entry in inherited where entry.key != "tests" {
      guard let place = entries.firstIndex(where: { $0.key == entry.key }) else {
        entries.append(entry)
        continue
      }
      switch entry.key {
      case "parameters": entries[place].value = parameters(entries[place].value, entry.value)
      case "rules": entries[place].value = list(entries[place].value, entry.value, "rule", canBeLocked: true)
      case "programmes": entries[place].value = list(entries[place].value, entry.value, "programme")
      case "calendars": entries[place].value = list(entries[place].value, entry.value, "calendar")
      case "samples": entries[place].value = keys(entries[place].value, entry.value)
      default: break
      }
    }
    return YamlNode(position: child.position, content: .mapping(entries))
  }

  private mutating func parameters(_ child: YamlNode, _ parent: YamlNode) -> YamlNode {
    guard case .mapping(var entries) = child.content, case .mapping(let inherited) = parent.content else {
      return child
    }
    for entry in inherited {
      guard let place = entries.firstIndex(where: { $0.key == entry.key }) else {
        entries.append(entry)
        continue
      }
      if entry.value["locked"]?.text == "true" {
        problems.note(
          entries[place].keyPosition, "parameters.\(entry.key)",
          "is locked by \(entry.keyPosition.file):\(entry.keyPosition.line)", "Remove it here.")
      }
      restated.append((entry.key, entry.value, entries[place].value))
      entries[place].value = keys(entries[place].value, entry.value)
    }
    return YamlNode(position: child.position, content: .mapping(entries))
  }

  /// The child's keys, and the parent's where the child has none.
  private func keys(_ child: YamlNode, _ parent: YamlNode) -> YamlNode {
    guard case .mapping(var entries) = child.content, case .mapping(let inherited) = parent.content else {
      return child
    }
    for entry in inherited where !entries.contains(where: { $0.key == entry.key }) { entries.append(entry) }
    return YamlNode(position: child.position, content: .mapping(entries))
  }

  /// In the parent's order; what is the child's own comes after.
  private func list(_ child: YamlNode, _ parent: YamlNode, _ what: String, canBeLocked: Bool = false) -> YamlNode {
    guard case .sequence(var own) = child.content, case .sequence(let inherited) = parent.content else { return child }
    var items: [YamlNode] = []
    for item in inherited {
      guard let id = item["id"]?.text, let place = own.firstIndex(where: { $0["id"]?.text == id }) else {
        items.append(item)
        continue
      }
      let stated = own.remove(at: place)
      if canBeLocked, item["locked"]?.text == "true" {
        problems.note(
          stated.position, "\(what)s[\(id)]", "is locked by \(item.position.file):\(item.position.line)",
          "A locked \(what) can neither be changed nor switched off.")
      }
      items.append(keys(stated, item))
    }
    return YamlNode(position: child.position, content: .sequence(items + own))
  }
}
