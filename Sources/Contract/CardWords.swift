// Words of the household card that are checked on arrival and not decided on, so that no other
// module needs them but whoever makes cards.

/// What a member is to the head of the household.
public enum Relation: UInt8, Word {
  case head = 0
  case spouse, child, parent, grandchild, grandparent, sibling, other
}

/// A member's health.
public enum Health: UInt8, Word {
  case healthy = 0
  case chronic, severe
}

/// The kind of a disability, as certificates name it.
public enum DisabilityKind: UInt8, Word {
  case visual = 0
  case hearing, speech, limb, intellectual, mental, multiple
}

/// Where a member goes to school.
public enum Schooling: UInt8, Word {
  case none = 0
  case preschool, primary, juniorMiddle, seniorMiddle, vocational, college, finished
}

/// How far a member can work.
public enum Labour: UInt8, Word {
  case full = 0
  case partial, none
}

/// What came of an attempt to reach a family that is away.
public enum ContactOutcome: UInt8, Word {
  case reached = 0
  case unreached
}

/// What an income comes from.
public enum IncomeKind: UInt8, Word {
  case wage = 0
  case farm, business, property, transfer, pension
  /// Preferential and pension payments that do not count as income.
  case preferential
  case other
}

/// A vehicle or machine that the household owns.
public enum VehicleKind: UInt8, Word {
  case car = 0
  case largeFarmVehicle, machinery, ship, motorcycle
}

/// A house or flat besides the one lived in.
public enum HousingKind: UInt8, Word {
  case commercial = 0
  case policy, selfBuiltTown
}

/// A business of the household.
public enum BusinessKind: UInt8, Word {
  case individual = 0
  case company
}

/// What the house is built of.
public enum HouseStructure: UInt8, Word {
  case brickConcrete = 0
  case brickTimber, adobe, sheetMetal, other
}

/// Grades of the dilapidated-house appraisal, worst last.
public enum DangerGrade: UInt8, Word {
  case A = 0
  case B, C, D
}

/// Where the household's water comes from.
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

/// What a villager who was not at the meeting said.
public enum AbsentOpinion: UInt8, Word {
  case `for` = 0
  case against, none
}
