import Contract
import Policy

/// A pack made ready for deciding: shared by reference, so that a turn copies nothing of it.
final class Rules: Sendable {
  let pack: Pack
  let key: UInt64
  let chain: [ChainStep]

  init(_ pack: Pack) {
    self.pack = pack
    key = Caseworker.key(ofPackHash: pack.hash)
    chain = pack.chain.map(ChainStep.init)
  }
}

/// A step of the chain, shared by reference.
final class ChainStep: Sendable {
  let name: String
  let kind: StepKind
  let level: Level
  /// Number of the step's rule.
  let rule: String
  let overdueAfterDays: Int?
  let departments: [Department]
  /// The departments, one bit each.
  let departmentBits: UInt16
  let signers: [Role]
  let signerSet: RoleSet
  let meetings: [MeetingKind]
  let officeMeeting: Bool
  let takesPlace: Bool
  let places: [Place]
  let noticeDays: Dated<Int64>?
  let registers: Bool

  init(_ step: Step) {
    name = step.name
    kind = step.kind
    level = step.level
    rule = step.clause.rule
    overdueAfterDays = step.overdueAfterDays
    departments = step.departments
    departmentBits = step.departments.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
    signers = step.signers
    signerSet = step.signers.reduce(into: []) { $0.insert(RoleSet($1)) }
    meetings = step.meetings
    officeMeeting = step.officeMeeting
    takesPlace = step.takesPlace
    places = step.places
    noticeDays = step.noticeDays
    registers = step.registers
  }
}
