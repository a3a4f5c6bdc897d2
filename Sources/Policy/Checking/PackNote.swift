/// Something about a pack that loads which its writers should know.
public struct PackNote: Sendable {
  /// How much a note matters.
  public enum Weight: Sendable {
    /// `lint` fails.
    case mistake
    /// Worth knowing; `lint` passes.
    case notice
  }
  public var weight: Weight
  public var problem: PackProblem

  init(_ weight: Weight, _ position: YamlPosition, _ field: String, _ message: String, _ remedy: String) {
    self.weight = weight
    problem = PackProblem(
      file: position.file, line: position.line, column: position.column, field: field, message: message,
      remedy: remedy)
  }
}
