import Contract
import Policy

/// What somebody may do in the console. What each role may is said here and nowhere else.
public enum Right: String, CaseIterable, Sendable {
  /// Pages of overview, cases, queues, notices, funds and packs in force.
  case read
  /// Find cases by a resident's full number.
  case findPerson
  /// What a dead letter says, masked.
  case readDead
  /// Try a dead letter again, propose a correction, discard it.
  case orderDead
  /// Let another's correction of a dead letter take effect, or refuse it.
  case approveDead
  /// Run a policy pack over recorded cases.
  case simulate
  /// Run an audit.
  case audit
}

/// What a token stands for; one may have several.
public enum ConsoleRole: String, CaseIterable, Sendable {
  case viewer, `operator`, approver, auditor

  public var rights: Set<Right> {
    switch self {
    case .viewer: [.read]
    case .operator: [.read, .findPerson, .readDead, .orderDead, .simulate]
    case .approver: [.read, .findPerson, .readDead, .approveDead]
    case .auditor: [.read, .findPerson, .readDead, .simulate, .audit]
    }
  }

  public var name: Localized {
    switch self {
    case .viewer: Localized(en: "viewer", zh: "查看")
    case .operator: Localized(en: "operator", zh: "操作")
    case .approver: Localized(en: "approver", zh: "复核")
    case .auditor: Localized(en: "auditor", zh: "审计")
    }
  }
}

/// Somebody who has a token.
public struct ConsoleUser: Sendable, Equatable {
  /// As facts are signed with it: ASCII, `S1001`.
  public var staffId: String
  public var name: String
  public var roles: [ConsoleRole]

  public init(staffId: String, name: String, roles: [ConsoleRole]) {
    self.staffId = staffId
    self.name = name
    self.roles = roles
  }

  /// Whether one of its roles has the right.
  public func may(_ right: Right) -> Bool { roles.contains { $0.rights.contains(right) } }
}
