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
  var finding: Words
  /// What to do about it; nil: nothing.
  var remedy: Words?

  struct Words: Sendable {
    var en: String
    var zh: String
    init(_ en: String, _ zh: String) {
      self.en = en
      self.zh = zh
    }
    func text(_ language: Language) -> String { language == .zh ? zh : en }
  }

  static func ok(_ code: String, _ en: String, _ zh: String) -> Diagnosis {
    Diagnosis(code: code, grade: .ok, finding: Words(en, zh))
  }

  static func warning(_ code: String, _ en: String, _ zh: String, do remedyEn: String, _ remedyZh: String) -> Diagnosis
  {
    Diagnosis(code: code, grade: .warning, finding: Words(en, zh), remedy: Words(remedyEn, remedyZh))
  }

  static func failed(_ code: String, _ en: String, _ zh: String, do remedyEn: String, _ remedyZh: String) -> Diagnosis {
    Diagnosis(code: code, grade: .failed, finding: Words(en, zh), remedy: Words(remedyEn, remedyZh))
  }

  static func unknown(_ code: String, _ en: String, _ zh: String) -> Diagnosis {
    Diagnosis(code: code, grade: .unknown, finding: Words(en, zh))
  }

  /// `broker` of `broker.reachable`.
  var area: String { String(code.prefix { $0 != "." }) }
}
