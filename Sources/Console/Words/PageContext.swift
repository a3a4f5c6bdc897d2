import Contract
import Policy

/// What a page needs to know beside what it shows: who reads it, in which language, and when.
public struct PageContext: Sendable {
  public var language: Language
  /// nil: nobody is logged in.
  public var user: ConsoleUser?
  /// Goes into every form of the session.
  public var csrf: String
  public var section: Section?
  /// The moment from which ages are counted: wall time, or the facts' own where that is what deadlines follow.
  public var now: Instant
  /// The page's own address with its query, for the switch of languages.
  public var here: String
  /// A label of the deployment, shown beside the name; empty: none.
  public var label: String
  /// Names of divisions by their digits.
  public var places: PlaceNames

  public init(
    language: Language, user: ConsoleUser?, csrf: String = "", section: Section? = nil, now: Instant,
    here: String = "/",
    label: String = "", places: PlaceNames = PlaceNames()
  ) {
    self.language = language
    self.user = user
    self.csrf = csrf
    self.section = section
    self.now = now
    self.here = here
    self.label = label
    self.places = places
  }

  /// The text in the reader's language.
  func callAsFunction(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
  func callAsFunction(_ text: Localized) -> String { text.text(language) }

  /// The same text in the other language.
  func other(_ text: Localized) -> String { text.text(language == .zh ? .en : .zh) }
  var otherTag: String { language == .zh ? "en" : "zh-CN" }
  var tag: String { language == .zh ? "zh-CN" : "en" }

  func may(_ right: Right) -> Bool { user?.may(right) ?? false }

  /// The hidden field that every form has.
  var token: Markup { "<input type=\"hidden\" name=\"csrf\" value=\"\(csrf)\">" }
}

/// The parts of the console, in the order of its menu.
public enum Section: String, CaseIterable, Sendable {
  case overview, cases, queues, dead, notices, funds, policy, audit

  var address: Address { self == .overview ? Address() : Address(rawValue) }

  var name: Localized {
    switch self {
    case .overview: Localized(en: "Overview", zh: "总览")
    case .cases: Localized(en: "Cases", zh: "个案")
    case .queues: Localized(en: "Queues", zh: "待办")
    case .dead: Localized(en: "Dead letters", zh: "死信")
    case .notices: Localized(en: "Notices", zh: "公示")
    case .funds: Localized(en: "Funds", zh: "资金")
    case .policy: Localized(en: "Policy", zh: "政策")
    case .audit: Localized(en: "Audit", zh: "审计")
    }
  }
}

/// Names of divisions, where a deployment has given them; codes stand for the others.
public struct PlaceNames: Sendable, Equatable {
  private var names: [String: String] = [:]

  public init() {}

  /// One division a line: its code of 2 to 12 digits, white space, its name. `#` begins a remark.
  public init(_ text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == "\t" })
      guard words.count == 2, words[0].allSatisfy({ $0.isASCII && $0.isNumber }) else { continue }
      names[String(words[0])] = String(words[1].prefix(40)).replacing("\r", with: "")
    }
  }

  public var isEmpty: Bool { names.isEmpty }

  /// The name of a division by its first digits.
  func name(_ digits: String) -> String? { names[digits] }
}
