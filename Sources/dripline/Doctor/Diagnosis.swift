import Contract
import Policy

/// What the doctor found out about one thing.
struct Diagnosis: Sendable {
  enum Grade: String, Sendable {
    case ok
    /// Works, but not as it should.
    case warning
    /// Does not work, or not safely.
    case failed
    /// Could not be looked at, because of something that failed before.
    case unknown
  }

  /// Stable: `broker.reachable`.
  var code: String
  var grade: Grade
  /// What is.
  var finding: Localized
  /// What to do about it; nil: nothing.
  var remedy: Localized?

  static func ok(_ code: String, _ en: String, _ zh: String) -> Diagnosis {
    Diagnosis(code: code, grade: .ok, finding: Localized(en: en, zh: zh))
  }

  static func warning(_ code: String, _ en: String, _ zh: String, do remedyEn: String, _ remedyZh: String) -> Diagnosis
  {
    Diagnosis(
      code: code, grade: .warning, finding: Localized(en: en, zh: zh), remedy: Localized(en: remedyEn, zh: remedyZh))
  }

  static func failed(_ code: String, _ en: String, _ zh: String, do remedyEn: String, _ remedyZh: String) -> Diagnosis {
    Diagnosis(
      code: code, grade: .failed, finding: Localized(en: en, zh: zh), remedy: Localized(en: remedyEn, zh: remedyZh))
  }

  static func unknown(_ code: String, _ en: String, _ zh: String) -> Diagnosis {
    Diagnosis(code: code, grade: .unknown, finding: Localized(en: en, zh: zh))
  }

  /// `broker` of `broker.reachable`.
  var area: String { String(code.prefix { $0 != "." }) }
}
