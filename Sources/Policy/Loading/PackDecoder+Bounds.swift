import Contract

extension PackDecoder {
  /// A child may move a bounded parameter in the stated direction only, on every day.
  func checkBounds(_ name: String, _ parent: YamlNode, _ child: YamlNode) {
    let silent = ProblemList()
    if let bound = parent["tightens"]?.text, let stated = child["tightens"], stated.text != bound {
      problems.note(
        stated.position, "parameters.\(name).tightens", "the parent pack has set it to \(bound)",
        "Remove it here: a child cannot turn a bound round.")
    }
    guard let direction = Parameter.Tightening.allCases.first(where: { $0.text == parent["tightens"]?.text }),
      let before = values(parent, silent), let after = values(child, silent)
    else { return }
    for entry in after.entries {
      let days = [entry.from] + before.entries.map(\.from).filter { $0 > entry.from }
      for day in days where after.on(day).from == entry.from && day >= before.entries[0].from {
        let bound = before.on(day).value
        let isLoose = direction == .lower ? entry.value > bound : entry.value < bound
        guard isLoose else { continue }
        problems.note(
          child["values"]?.position ?? child.position, "parameters.\(name)",
          "\(entry.value) from \(entry.from) loosens the \(bound) of the parent pack",
          "It may only become \(direction.text).")
        break
      }
    }
  }

  private func values(_ node: YamlNode, _ problems: ProblemList) -> Dated<Int64>? {
    node["values"].flatMap {
      Field(node: $0, path: "", problems: problems).datedInteger(in: Int64.min...Int64.max)
    }
  }
}
