import Contract
import Policy

/// How good or bad a thing is, for its colour; the words beside it say the same.
public enum Tone: String, Sendable, Equatable {
  case good, warn, bad, info, calm
}

/// A word with its tone.
public struct Badge: Sendable, Equatable {
  public var text: Localized
  public var tone: Tone
  public init(_ text: Localized, _ tone: Tone) {
    self.text = text
    self.tone = tone
  }
  public init(en: String, zh: String, _ tone: Tone) { self.init(Localized(en: en, zh: zh), tone) }
}

/// Whom a case waits for (R-612: visible at each level).
public enum Waiter: String, CaseIterable, Sendable {
  case household, departments, village, township, county, board, place, money, bank, followup

  public var name: Localized {
    switch self {
    case .household: Localized(en: "the household", zh: "申请家庭")
    case .departments: Localized(en: "departments", zh: "比对部门")
    case .village: Localized(en: "village", zh: "村")
    case .township: Localized(en: "township", zh: "乡镇")
    case .county: Localized(en: "county", zh: "县")
    case .board: Localized(en: "notice board", zh: "公示栏")
    case .place: Localized(en: "a place", zh: "指标")
    case .money: Localized(en: "money", zh: "资金")
    case .bank: Localized(en: "bank and finance", zh: "财政与银行")
    case .followup: Localized(en: "follow-up visits", zh: "回访")
    }
  }
}

/// A case in a list.
public struct CaseRow: Sendable, Equatable {
  public var id: String
  public var programme: Localized
  /// 12 digits.
  public var village: String
  public var step: Localized
  public var standing: Badge
  /// nil: nobody; the case is closed or nothing is known.
  public var waits: Waiter?
  /// Since when it stands at its step.
  public var since: Instant?
  public var due: Day?
  public var isOverdue: Bool

  public init(
    id: String, programme: Localized, village: String, step: Localized, standing: Badge, waits: Waiter?,
    since: Instant?,
    due: Day? = nil, isOverdue: Bool
  ) {
    self.id = id
    self.programme = programme
    self.village = village
    self.step = step
    self.standing = standing
    self.waits = waits
    self.since = since
    self.due = due
    self.isOverdue = isOverdue
  }
}

/// A choice in a form: what is sent, and what is shown.
public struct Choice: Sendable, Equatable {
  public var value: String
  public var name: Localized
  public init(_ value: String, _ name: Localized) {
    self.value = value
    self.name = name
  }
}

/// A label with its value, both fit to be shown.
public struct Detail: Sendable, Equatable {
  public var label: Localized
  public var value: Localized
  public init(_ label: Localized, _ value: Localized) {
    self.label = label
    self.value = value
  }
}
