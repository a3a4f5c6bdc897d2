import Policy

/// The settings file: YAML with scalars at most two levels deep.
enum ConfigurationFile {
  static func parse(_ text: String, file: String) throws -> [(path: [String], value: String)] {
    let outcome = YamlReader.read(text, file: file)
    guard outcome.problems.isEmpty, let root = outcome.node else {
      let lines = outcome.problems.map { "\(file):\($0.position.line):\($0.position.column): \($0.message)" }
      throw UsageError("\(file) is not a sound configuration file:\n\(lines.joined(separator: "\n"))")
    }
    var found: [(path: [String], value: String)] = []
    func walk(_ node: YamlNode, _ path: [String]) throws {
      switch node.content {
      case .mapping(let entries):
        for entry in entries { try walk(entry.value, path + [entry.key]) }
      case .scalar(let text, _): found.append((path, text))
      default: throw UsageError("\(file): \(path.joined(separator: ".")) is not a single value")
      }
    }
    try walk(root, [])
    return found
  }
}
