/// The tests of a pack, and of those it builds on, in which one rule is judged.
public struct RuleTests: Sendable {
  /// A test with the pack that states it.
  public struct Line: Sendable {
    public let pack: String
    public let test: PackTest
  }
  public let fires: [Line]
  /// The rule is judged and does not fire.
  public let silent: [Line]

  public init(_ rule: Rule, _ layers: PackLayers) {
    var fires: [Line] = []
    var silent: [Line] = []
    for pack in layers.packs {
      let tester = PackTester(pack)
      for test in pack.tests {
        let outcome = tester.run(test)
        if outcome.fired.contains(rule.id) { fires.append(Line(pack: pack.id, test: test)) }
        if outcome.met.contains(rule.id) { silent.append(Line(pack: pack.id, test: test)) }
      }
    }
    self.fires = fires
    self.silent = silent
  }
}
