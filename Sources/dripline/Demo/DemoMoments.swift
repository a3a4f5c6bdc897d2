import Casework
import Contract
import Policy

/// What a demonstration should have shown: one case each of what money and time can do to a household.
struct DemoMoments {
  private struct Moment {
    var at: Instant
    var reason: Reason
  }

  fileprivate enum Kind: CaseIterable {
    case waited, staged, repaired, fellBack, removed

    var codes: Set<ReasonCode> {
      switch self {
      case .waited: [.fundShort, .moneyOffered]
      case .staged: [.stageReached, .settled]
      case .repaired: [.paymentReturned, .paymentStopped, .paymentRetried, .settled]
      case .fellBack: [.exited, .visitRecorded, .readmitted]
      case .removed: [.removed]
      }
    }

    /// The reasons that have to come up, in this order.
    var needs: [ReasonCode] {
      switch self {
      case .waited: [.fundShort, .moneyOffered]
      case .staged: [.stageReached, .settled, .stageReached, .settled, .stageReached, .settled]
      case .repaired: [.paymentStopped, .paymentRetried, .settled]
      case .fellBack: [.exited, .readmitted]
      case .removed: [.removed]
      }
    }

    func title(_ language: Language) -> String {
      let (en, zh) =
        switch self {
        case .waited: ("waited for a fund that had run out, and was served when money came", "资金不足等待，资金到位后办理")
        case .staged: ("paid in stages of the work", "按工程进度分期拨付")
        case .repaired: ("a returned payment, repaired and paid", "退回款项更正后发放")
        case .fellBack: ("out of poverty, visited, fallen back and admitted again", "脱贫后回访发现返贫，重新纳入")
        case .removed: ("taken out of the register, and told why", "清退并说明理由")
        }
      return language == .zh ? zh : en
    }
  }

  private static let codes = Kind.allCases.reduce(into: Set<ReasonCode>()) { $0.formUnion($1.codes) }
  private var moments: [String: [Moment]] = [:]

  /// Takes in one reason of what a fact led to; `at` is the fact's own time.
  mutating func note(_ caseId: String, _ at: Int64, _ reason: Reason) {
    guard Self.codes.contains(reason.code) else { return }
    moments[caseId, default: []].append(Moment(at: Instant(milliseconds: at), reason: reason))
  }

  /// How many cases each story is true of, and one of them told.
  func text(_ language: Language) -> String? {
    let ordered = moments.mapValues { $0.sorted { $0.at < $1.at } }
    let parts = Kind.allCases.compactMap { kind -> String? in
      let all = ordered.filter { kind.holds($0.value.map(\.reason.code)) }.keys.sorted()
      guard let first = all.first, let story = ordered[first] else { return nil }
      let head =
        language == .zh
        ? "\(kind.title(.zh))：\(all.count)件，如 \(first)" : "\(kind.title(.en)): \(all.count), such as \(first)"
      let lines = story.filter { kind.codes.contains($0.reason.code) }.prefix(8)
        .map { "    \($0.at.day)  \($0.reason.text(language)) (\($0.reason.clause))" }
      return ([head] + lines).joined(separator: "\n")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
  }
}

extension DemoMoments.Kind {
  fileprivate func holds(_ codes: [ReasonCode]) -> Bool {
    var left = needs[...]
    for code in codes where code == left.first { left.removeFirst() }
    return left.isEmpty
  }
}
