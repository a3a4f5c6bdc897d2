import Contract

// What of a case's further facts is shown. Officials act in office: their names stand in the offices' papers, and the
// members' names and long numbers in free text are masked.

/// Who looks after a household, and since when.
public struct HelperPaper: Sendable, Equatable {
  public var staffId: String
  public var name: String
  public var unit: String
  public var since: Day?

  init?(_ body: Body) {
    guard let helper = body.object("helper"), let staffId = helper.text("staffId") else { return nil }
    self.staffId = staffId
    name = Mask.text(helper.text("name") ?? "")
    unit = Mask.text(helper.text("unit") ?? "")
    since = body.day("on")
  }
}

/// A visit to the household.
public struct VisitPaper: Sendable, Equatable {
  public var on: Day?
  public var kind: VisitKind
  public var by: String
  public var unit: String

  init(_ body: Body) {
    on = body.day("on")
    kind = body.word(VisitKind.self, "kind") ?? .visit
    by = Mask.text(body.object("by")?.text("name") ?? "")
    unit = Mask.text(body.object("by")?.text("unit") ?? "")
  }
}

/// A notice that was taken down.
public struct NoticePaper: Sendable, Equatable {
  /// An objection, without who raised it and in which words.
  public struct Objection: Sendable, Equatable {
    public var raisedOn: Day?
    /// nil: still open.
    public var settled: Settlement?
  }

  /// `<case>:<step>:<round>`
  public var noticeId: String
  public var level: Level
  public var from: Day
  public var to: Day
  public var places: [Place]
  public var objections: [Objection]
  /// What was concluded from it.
  public var verdict: String?

  init?(_ body: Body) {
    guard let id = body.text("noticeId"), let level = body.word(Level.self, "level"), let from = body.day("from"),
      let to = body.day("to")
    else { return nil }
    noticeId = id
    self.level = level
    self.from = from
    self.to = to
    places = body.words(Place.self, "places")
    objections = body.objects("objections").map {
      Objection(raisedOn: $0.day("raisedOn"), settled: $0.word(Settlement.self, "settled"))
    }
  }
}

/// What is planned for a household in a year.
public struct PlanPaper: Sendable, Equatable {
  /// A measure of the plan, for some members or for the whole household.
  public struct Measure: Sendable, Equatable {
    public var batch: Batch
    /// Empty: for the whole household.
    public var members: [PersonKey]
    public var title: String
  }

  public var year: Int64
  public var on: Day?
  public var measures: [Measure]

  init(_ body: Body, hiding names: [String], key: (String) -> PersonKey?) {
    year = body.integer("year") ?? 0
    on = body.day("on")
    measures = body.objects("measures").compactMap { measure in
      guard let batch = measure.word(Batch.self, "batch") else { return nil }
      return Measure(
        batch: batch, members: measure.texts("residentIds").compactMap(key),
        title: Mask.text(measure.text("title") ?? "", hiding: names))
    }
  }
}

/// A stage of work that was reported as reached.
public struct MilestonePaper: Sendable, Equatable {
  public var entitlementId: String
  public var stage: Int64
  public var at: Instant

  init?(_ body: Body, at: Instant) {
    guard let id = body.text("entitlementId"), let stage = body.integer("stage") else { return nil }
    entitlementId = id
    self.stage = stage
    self.at = at
  }
}
