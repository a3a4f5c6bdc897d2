import Contract
import Policy
import Testing

@testable import Casework

/// Each rule for meetings, office meeting and notices by itself, as the village is told.
@Suite("Rules of procedure, with clause and words")
struct ProcedureRuleTests {
  struct Breach<Fact>: Sendable, CustomTestStringConvertible {
    var rule: String
    var name: String
    var clause: String
    var en: String
    var zh: String
    var change: @Sendable (inout Fact) -> Void
    var testDescription: String { rule }
  }

  func told(
    _ outcome: Outcome, _ topic: TopicID, _ rule: String, _ name: String, _ clause: String, _ en: String, _ zh: String
  ) {
    #expect(outcome.fired == [rule] && outcome.names == [name])
    #expect(outcome.reasons[0].clause == clause)
    #expect(outcome.reasons[0].text(.en) == en)
    #expect(outcome.reasons[0].text(.zh) == zh)
    let shown = (outcome.emission(topic)?["reasons"] as? [[String: Any]])?.first
    #expect(shown?["code"] as? String == name && shown?["rule"] as? String == rule)
    #expect(shown?["clause"] as? String == clause)
    #expect(shown?["text"] as? [String: String] == ["en": en, "zh": zh])
    let remedy = shown?["remedy"] as? [String: String]
    #expect(remedy?["en"]?.isEmpty == false && remedy?["zh"]?.isEmpty == false)
  }

  static let meetings: [Breach<Review>] = [
    .init(
      rule: "attendance-low", name: "meeting.attendanceLow", clause: "R-298",
      en: "69 of 100 villagers at home were present; at least 70% are needed",
      zh: "在家应参会100人，到会69人，要求不低于70%"
    ) {
      $0.minutes[0].present = 69
      $0.minutes[0].no = 4
    },
    .init(
      rule: "vote-failed", name: "meeting.voteFailed", clause: "R-299",
      en: "40 of 80 present voted yes in the villagers' representatives meeting; more than 50% are needed",
      zh: "村民代表大会到会80人，同意40人，须超过50%"
    ) { $0.minutes[1].yes = 40 },
    .init(
      rule: "votes-exceed", name: "meeting.votesExceed", clause: "R-299",
      en: "81 votes are counted in the villagers' assembly, but 80 were present",
      zh: "村民大会到会80人，计票81人"
    ) {
      $0.minutes[0].no = 16
      $0.minutes[0].signatures = 81
    },
    .init(
      rule: "separate-vote-failed", name: "meeting.separateVoteFailed", clause: "R-300",
      en: "separate votes on objections that went against the household: 2", zh: "异议单独表决未通过2项"
    ) { $0.minutes[0].separateVotes = [.init(yes: 1, no: 1), .init(yes: 5, no: 1), .init(yes: 0, no: 9)] },
    .init(
      rule: "absent-opinions-missing", name: "meeting.absentOpinionsMissing", clause: "R-301",
      en: "19 of 20 absent villagers' opinions are recorded", zh: "未到会20人，已征求意见19人"
    ) { $0.minutes[0].absentOpinions = 19 },
    .init(
      rule: "gatekeeper-missing", name: "meeting.gatekeeperMissing", clause: "R-148",
      en: "not present at the two-committee meeting: first secretary, township cadre responsible for the village",
      zh: "村“两委”会议缺少驻村第一书记、乡包村干部把关"
    ) { $0.minutes[2].gatekeepers = [] },
    .init(
      rule: "resolution-unsigned", name: "meeting.resolutionUnsigned", clause: "R-302",
      en: "79 signatures and seals under the resolution for 80 votes cast", zh: "表决80人，决议签字盖章79人"
    ) { $0.minutes[1].signatures = 79 },
    .init(
      rule: "opinion-missing", name: "meeting.opinionMissing", clause: "R-304",
      en: "no signed opinion in the record book of: four-post township cadre", zh: "会议记录本缺少乡四职干部签署意见"
    ) { $0.minutes[2].opinions = RoleSet(.townshipCadre) },
  ]

  @Test("a meeting that breaks a rule sends the appraisal back", arguments: meetings)
  func meeting(breach: Breach<Review>) {
    let world = World.at("village-review")
    let outcome = world.send(Bodies.review(Packs.villageReview, on: world.today, breach.change))
    #expect(outcome.verdict == .returned && world["C1"].round == 2)
    told(outcome, .applicationReturned, breach.rule, breach.name, breach.clause, breach.en, breach.zh)
    let again = outcome.emission(.reviewRequested)?["returned"] as? [[String: Any]]
    #expect(again?.map { $0["code"] as? String } == [breach.name])
    #expect(world.decide(Packs.villageReview).verdict == .accepted)
  }

  @Test("every rule for meetings of the pack stands above")
  func allMeetings() {
    func judged(_ hook: Hook, _ step: String) -> Set<String> {
      let rules = Packs.chainC.rules.filter {
        $0.off == nil && $0.applies(programme: "registration", hook: hook, step: step)
      }
      return Set(rules.map(\.id))
    }
    #expect(judged(.meeting, "village-review") == Set(Self.meetings.map(\.rule)))
    for step in ["village-notice", "township-notice", "county-announcement"] {
      #expect(judged(.notice, step) == Set(Self.notices.map(\.rule)))
    }
    #expect(judged(.review, "township-review") == ["office-meeting-missing"])
    #expect(judged(.review, "county-review") == [])
  }

  @Test("no office meeting, no township decision (R-035)")
  func officeMeeting() {
    let world = World.at("township-review")
    let outcome = world.send(Bodies.review(Packs.townshipReview, on: world.today) { $0.officeMeetingOn = nil })
    #expect(outcome.verdict == .returned && world["C1"].round == 2)
    told(
      outcome, .applicationReturned, "office-meeting-missing", "review.officeMeetingMissing", "R-035",
      "no record of the government office meeting", "缺少政府办公会记录")
  }

  static let notices: [Breach<Publicity>] = [
    .init(
      rule: "notice-short", name: "notice.short", clause: "R-308",
      en: "posted for 6 days; at least 7 are needed", zh: "公示6天，要求不少于7天"
    ) { $0.from = $0.to + -6 },
    .init(
      rule: "notice-place-missing", name: "notice.placeMissing", clause: "R-309",
      en: "not posted at: village notice board", zh: "未在村务公开栏公示"
    ) { $0.places = PlaceSet(.portal) },
    .init(
      rule: "objections-open", name: "notice.objectionsOpen", clause: "R-311",
      en: "objections not settled: 2", zh: "2条异议尚未处理"
    ) { $0.objections = [.init(objection: 1, settled: nil), .init(objection: 2, settled: nil)] },
    .init(
      rule: "objection-upheld", name: "notice.objectionUpheld", clause: "R-311",
      en: "objections upheld: 1", zh: "1条异议成立"
    ) { $0.objections = [.init(objection: 1, settled: .upheld), .init(objection: 2, settled: .rejected)] },
  ]

  @Test("a notice that breaks a rule is posted again, or ends the case", arguments: notices)
  func notice(breach: Breach<Publicity>) {
    let world = World.at("village-notice")
    world.pass(days: 9)
    let outcome = world.send(Bodies.notice(Packs.villageNotice, to: world.today, breach.change))
    let isRefused = breach.rule == "objection-upheld"
    #expect(outcome.verdict == (isRefused ? .refused : .returned))
    #expect(world["C1"].outcome == (isRefused ? .refused : nil))
    told(
      outcome, isRefused ? .applicationRefused : .applicationReturned, breach.rule, breach.name, breach.clause,
      breach.en, breach.zh)
    guard !isRefused else { return }
    #expect(world["C1"].round == 2 && outcome.topics == [.applicationReturned, .publicityStarted])
  }

  @Test("the length is that of the step, and so is its clause (L-01)", arguments: [4, 5])
  func lengthOfTheStep(days: Int) {
    let world = World.at("county-announcement")
    world.pass(days: 9)
    let outcome = world.send(Bodies.notice(Packs.announcement, to: world.today, days: days))
    #expect(outcome.verdict == (days < 5 ? .returned : .accepted))
    #expect(outcome.reasons[0].values == (Int64(days), 5, 0, 0) && outcome.reasons[0].clause == "L-01")
  }

  @Test("what an appraisal met is noted of every meeting, in both languages")
  func met() {
    let world = World.at("village-review")
    let outcome = world.send(Bodies.review(Packs.villageReview, on: world.today))
    let texts = outcome.reasons.filter { $0.code == .ruleMet }.map { $0.text(.zh) }
    #expect(texts.count == 6)
    #expect(texts[1] == "村民大会到会80人，同意60人，已过半数")
    #expect(outcome.reasons[1].text(.en) == "60 of 80 present voted yes in the villagers' assembly")
    #expect(outcome.reasons[1].remedy(.en) == nil)
  }

  @Test(
    "an alert or strict review asked for at the step that takes a place is heard, with a place or without",
    arguments: ["flag", "strict"], [0, 1] as [Int32])
  func besideThePlace(effect: String, places: Int32) {
    let pack = Packs.child(
      """
      rules:
        - id: watched
          title: {en: Watched, zh: 关注}
          clause: L-90 x
          programmes: [registration]
          at: review
          steps: [township-review]
          when: review.officeMeeting
          effect: \(effect)
          reason: test.watched
          message: {en: watched, zh: 关注}
      """)
    let world = World.at("township-review", pack, places: places)
    let outcome = world.decide(Packs.townshipReview)
    #expect(outcome.verdict == (places > 0 ? .accepted : .held))
    #expect(outcome.fired == ["watched"] && world["C1"].strict == (effect == "strict"))
    let kinds = outcome.emissions.filter { $0.topic == .caseFlagged }.map { $0.json["kind"] as? String }
    #expect(kinds == [effect == "strict" ? "strictReview" : "policy"] + (places > 0 ? [] : ["waiting"]))
  }
}
