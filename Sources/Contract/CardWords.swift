// Words of the household card that are checked on arrival and not decided on, so that no other
// module needs them but whoever makes cards.

public enum Relation: UInt8, Word {
  case head = 0
  case spouse, child, parent, grandchild, grandparent, sibling, other
}

public enum Health: UInt8, Word {
  case healthy = 0
  case chronic, severe
}

public enum DisabilityKind: UInt8, Word {
  case visual = 0
  case hearing, speech, limb, intellectual, mental, multiple
}

public enum Schooling: UInt8, Word {
  case none = 0
  case preschool, primary, juniorMiddle, seniorMiddle, vocational, college, finished
}

public enum Labour: UInt8, Word {
  case full = 0
  case partial, none
}

public enum ContactOutcome: UInt8, Word {
  case reached = 0
  case unreached
}

public enum IncomeKind: UInt8, Word {
  case wage = 0
  case farm, business, property, transfer, pension
  /// Preferential and pension payments that do not count as income.
  case preferential
  case other
}

public enum VehicleKind: UInt8, Word {
  case car = 0
  case largeFarmVehicle, machinery, ship, motorcycle
}

public enum HousingKind: UInt8, Word {
  case commercial = 0
  case policy, selfBuiltTown
}

public enum BusinessKind: UInt8, Word {
  case individual = 0
  case company
}

public enum HouseStructure: UInt8, Word {
  case brickConcrete = 0
  case brickTimber, adobe, sheetMetal, other
}

/// Grades of the dilapidated-house appraisal, worst last.
public enum DangerGrade: UInt8, Word {
  case A = 0
  case B, C, D
}

public enum WaterSource: UInt8, Word {
  case tap = 0
  case well, other
}

/// Causes of poverty.
public enum Cause: UInt8, Word {
  case illness = 0
  case disability, schooling, disaster, landShortage, waterShortage, technologyShortage
  case labourShortage, fundsShortage, transport, lackOfMotivation, marriage, other
}

public enum AbsentOpinion: UInt8, Word {
  case `for` = 0
  case against, none
}
