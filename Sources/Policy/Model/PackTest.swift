import CEL
import Contract

/// Values to start a test from.
public struct Sample: Sendable {
  public var name: String
  public var given: [GivenValue]
}

/// A variable's value as a test gives it.
public struct GivenValue: Sendable {
  public var variable: String
  public var slot: Int
  public var value: CELValue
  public var position: YamlPosition
}

/// One case in a few lines: what is known, which rules fire.
public struct PackTest: Sendable {
  /// What a test expects; what it leaves out may be anything.
  public struct Expectation: Sendable {
    public var fires: [String]
    /// nil: not said.
    public var effect: String?
    public var message: String?
    public var values: [(name: String, value: Int64)]
  }
  public var name: String
  public var programme: String
  public var hook: Hook
  public var step: String?
  public var on: Day
  public var given: [GivenValue]
  public var expect: Expectation
  public var position: YamlPosition
}
