import Policy

/// Which programmes and purposes the indicators mean; the names are those of the packs.
public struct IndicatorScope: Sendable {
  /// Programmes whose registered cases are the register of poor households.
  public var registers: Set<String>
  /// Purposes whose monthly money is the allowance, as grants name them.
  public var allowance: Set<String>
  /// Those that are the backstop: the allowance and destitute support.
  public var backstop: Set<String>
  public var education = "education"
  public var training = "training"
  public var medical = "medical-aid"

  public init(
    registers: Set<String> = ["registration"], allowance: Set<String> = ["allowance"],
    backstop: Set<String> = ["allowance", "destitute"]
  ) {
    self.registers = registers
    self.allowance = allowance
    self.backstop = backstop
  }
}
