import Casework
import Contract
import Policy

/// Makes a dossier of a case's facts as they are read, in any order. Each is masked when it comes; what the members are
/// called is kept here until the dossier is made, to find their names in other papers.
public struct DossierMaker {
  private var dossier: Dossier
  private let key: (String) -> PersonKey?
  private var names: Set<String> = []
  private var cards: [(at: Instant, isRefused: Bool, card: HouseholdCard)] = []
  private var newcomers: [(at: Instant, member: HouseholdCard.Member)] = []
  private var helpers: [(at: Instant, paper: HelperPaper)] = []
  private var plans: [(at: Instant, body: Body)] = []

  /// - Parameters:
  ///   - state: as the case stands now.
  ///   - programme: that its pack has for it.
  ///   - key: hashes a resident's number, as cases hold it.
  public init(_ state: Case, _ programme: ProgrammeDefinition?, key: @escaping (String) -> PersonKey?) {
    dossier = Dossier(state, programme)
    self.key = key
  }

  /// Takes a fact. What was refused changes nothing that is shown, but for the card of an application that was refused
  /// as a whole, and notices, which hung all the same.
  /// - Parameters:
  ///   - topic: of the fact.
  ///   - at: its own time.
  ///   - verdict: the fact's own; nil: none is known.
  ///   - body: what it says, masked as it is taken.
  public mutating func take(_ topic: TopicID, at: Instant, verdict: Verdict?, _ body: Body) {
    let isRefused = verdict.map { [.refused, .repeated, .dead, .late].contains($0) } ?? false
    switch topic {
    case .applicationSubmitted:
      names.formUnion(HouseholdCard.names(body))
      cards.append((at, isRefused, HouseholdCard(body, key: key)))
    case .publicityEnded: NoticePaper(body).map { dossier.notices.append($0) }
    case _ where isRefused: break
    case .householdChanged:
      names.formUnion(HouseholdCard.names(body))
      body.object("member").map { newcomers.append((at, .init($0, key: key))) }
    case .helperAssigned: HelperPaper(body).map { helpers.append((at, $0)) }
    case .planRecorded: plans.append((at, body))
    case .visitReported: dossier.visits.append(VisitPaper(body))
    case .milestoneReached: MilestonePaper(body, at: at).map { dossier.milestones.append($0) }
    default: break
    }
  }

  /// The dossier of what was taken.
  public func made() -> Dossier {
    var made = dossier
    let sorted = cards.sorted { $0.at < $1.at }
    made.card = (sorted.last { !$0.isRefused } ?? sorted.first)?.card
    made.newcomers = newcomers.sorted { $0.at < $1.at }.map(\.member)
    made.helper = helpers.max { $0.at < $1.at }?.paper
    // Longer names first: one may begin with another.
    let hidden = names.sorted { ($1.count, $0) < ($0.count, $1) }
    made.plan = plans.max { $0.at < $1.at }.map { PlanPaper($0.body, hiding: hidden, key: key) }
    made.visits.sort { ($0.on?.number ?? 0) < ($1.on?.number ?? 0) }
    made.notices.sort { ($0.from, $0.noticeId) < ($1.from, $1.noticeId) }
    made.milestones.sort { $0.at < $1.at }
    return made
  }
}
