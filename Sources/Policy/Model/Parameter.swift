import Contract

/// A threshold, ratio or amount that changes by date, each value with its clause.
public struct Parameter: Sendable {
  /// What a parameter is counted in.
  public enum Unit: UInt8, Word {
    case fen, yuan, percent, days, months, persons, times, count, roles
  }
  /// Which way a child may move the value.
  public enum Tightening: UInt8, Word {
    case lower, higher
  }
  /// Why there is no value: the document redacts it, or every county sets its own.
  public struct Requirement: Sendable {
    public var clause: Clause
    public var because: String
  }

  public var name: String
  public var title: Localized
  public var unit: Unit
  /// Roles are a set of bits, as in `RoleSet`. nil: to be set by the deployment.
  public var values: Dated<Int64>?
  public var required: Requirement?
  public var tightens: Tightening?
  public var locked: Bool
  public var also: [String]
  /// Where the parameter stands.
  public var position: YamlPosition
}
