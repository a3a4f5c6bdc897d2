import CEL
import Contract

/// What a rule can see besides parameters and evidence; the place of a case is its slot.
public enum Variable: Int, CaseIterable, Sendable {
  case judgedOn
  case caseProgramme, caseRegion, caseOrigin, caseAppliedOn, caseStrict, caseRegistered, caseExited
  case persons, income, perCapitaIncome, financialAssets, perCapitaAssets, away, contacts, relativesInOffice
  case helped, planned, batches
  case foundSource
  case reportDepartment, reportAsOf
  case meetingKind, meetingHeldOn, atHome, present, yes, no, abstained, votes, absent, absentOpinions
  case signatures, separateVotesLost, gatekeepers, opinions
  case reviewLevel, reviewSigners, officeMeeting
  case noticeLevel, noticeFrom, noticeTo, noticeDays, requiredDays, missingPlaces, openObjections
  case upheldObjections
  case changeKind
  case awardGranted, awardAmount, awardInstalments
  case visitNumber, visitKind

  /// The slot of `found.<finding>`.
  public static func slot(_ finding: Finding) -> Int { allCases.count + Int(finding.rawValue) }

  /// Slots that a department's report fills anew, beside its findings.
  public static let ofReport: Set<Int> = [
    Variable.reportDepartment.rawValue, Variable.reportAsOf.rawValue, Variable.foundSource.rawValue,
  ]

  /// Slots that do not depend on the pack.
  public static let count = allCases.count + Finding.allCases.count

  public var name: String { Variable.table[rawValue].name }
  public var form: ValueForm { Variable.table[rawValue].form }
  /// nil: known whenever a rule is judged.
  public var hooks: [Hook]? { Variable.table[rawValue].hooks }

  private static let table: [(name: String, form: ValueForm, hooks: [Hook]?)] = allCases.map { variable in
    switch variable {
    case .judgedOn: ("judgedOn", .date, nil)
    case .caseProgramme: ("case.programme", .text, nil)
    case .caseRegion: ("case.region", .region, nil)
    case .caseOrigin: ("case.origin", .word(.origin), nil)
    case .caseAppliedOn: ("case.appliedOn", .date, nil)
    case .caseStrict: ("case.strict", .bool, nil)
    case .caseRegistered: ("case.registered", .bool, nil)
    case .caseExited: ("case.exited", .bool, nil)
    case .persons: ("household.persons", .int, nil)
    case .income: ("household.income", .fen, nil)
    case .perCapitaIncome: ("household.perCapitaIncome", .fen, nil)
    case .financialAssets: ("household.financialAssets", .fen, nil)
    case .perCapitaAssets: ("household.perCapitaAssets", .fen, nil)
    case .away: ("household.away", .bool, [.intake])
    case .contacts: ("household.contacts", .int, [.intake])
    case .relativesInOffice: ("household.relativesInOffice", .int, nil)
    case .helped: ("household.helped", .bool, nil)
    case .planned: ("household.planned", .bool, nil)
    case .batches: ("household.batches", .int, nil)
    case .foundSource: ("found.source", .word(.source), [.intake, .report, .change])
    case .reportDepartment: ("report.department", .word(.department), [.report])
    case .reportAsOf: ("report.asOf", .date, [.report])
    case .meetingKind: ("meeting.kind", .word(.meeting), [.meeting])
    case .meetingHeldOn: ("meeting.heldOn", .date, [.meeting])
    case .atHome: ("meeting.atHome", .int, [.meeting])
    case .present: ("meeting.present", .int, [.meeting])
    case .yes: ("meeting.yes", .int, [.meeting])
    case .no: ("meeting.no", .int, [.meeting])
    case .abstained: ("meeting.abstained", .int, [.meeting])
    case .votes: ("meeting.votes", .int, [.meeting])
    case .absent: ("meeting.absent", .int, [.meeting])
    case .absentOpinions: ("meeting.absentOpinions", .int, [.meeting])
    case .signatures: ("meeting.signatures", .int, [.meeting])
    case .separateVotesLost: ("meeting.separateVotesLost", .int, [.meeting])
    case .gatekeepers: ("meeting.gatekeepers", .roles, [.meeting])
    case .opinions: ("meeting.opinions", .roles, [.meeting])
    case .reviewLevel: ("review.level", .word(.level), [.review])
    case .reviewSigners: ("review.signers", .roles, [.review])
    case .officeMeeting: ("review.officeMeeting", .bool, [.review])
    case .noticeLevel: ("notice.level", .word(.level), [.notice])
    case .noticeFrom: ("notice.from", .date, [.notice])
    case .noticeTo: ("notice.to", .date, [.notice])
    case .noticeDays: ("notice.days", .int, [.notice])
    case .requiredDays: ("notice.requiredDays", .int, [.notice])
    case .missingPlaces: ("notice.missingPlaces", .places, [.notice])
    case .openObjections: ("notice.openObjections", .int, [.notice])
    case .upheldObjections: ("notice.upheldObjections", .int, [.notice])
    case .changeKind: ("change.kind", .word(.change), [.change])
    case .awardGranted: ("award.granted", .fen, [.award])
    case .awardAmount: ("award.amount", .fen, [.award])
    case .awardInstalments: ("award.instalments", .int, [.award])
    case .visitNumber: ("visit.number", .int, [.visit])
    case .visitKind: ("visit.kind", .word(.visit), [.visit])
    }
  }
}

/// A name that rules may use, and the slot its value stands in.
public struct SlotName: Sendable {
  public let name: String
  public let slot: Int
  public let form: ValueForm
  public let hooks: [Hook]?
}

/// All slots of one pack: the fixed variables, findings, parameters, evidence; rules' own names come after.
public struct SlotLayout: Sendable {
  public let names: [SlotName]
  public let parameters: Range<Int>
  public let evidence: Range<Int>
  private let places: [String: Int]

  public init(parameters: [Parameter], evidence: [EvidenceField]) {
    var names = Variable.allCases.map { SlotName(name: $0.name, slot: $0.rawValue, form: $0.form, hooks: $0.hooks) }
    for finding in Finding.allCases {
      names.append(SlotName(name: "found.\(finding.text)", slot: names.count, form: .bool, hooks: nil))
    }
    let first = names.count
    for parameter in parameters {
      let form: ValueForm =
        switch parameter.unit {
        case .fen: .fen
        case .yuan: .yuan
        case .roles: .roles
        default: .int
        }
      names.append(SlotName(name: "parameters.\(parameter.name)", slot: names.count, form: form, hooks: nil))
    }
    self.parameters = first..<names.count
    for field in evidence {
      names.append(SlotName(name: "evidence.\(field.name)", slot: names.count, form: field.form, hooks: nil))
    }
    self.evidence = self.parameters.upperBound..<names.count
    self.names = names
    places = Dictionary(names.map { ($0.name, $0.slot) }) { first, _ in first }
  }

  /// The slot of a name; nil: there is none.
  public func named(_ name: String) -> SlotName? { places[name].map { names[$0] } }
}

extension FindingSet {
  static let all = Finding.allCases.reduce(into: FindingSet()) { $0.insert(FindingSet($1)) }
}

extension Rule {
  /// Slots that decide whether the rule fires.
  public var read: Set<Int> {
    lets.reduce(into: Set(condition.variables)) { $0.formUnion($1.program.variables) }
  }
}

extension EvidenceField {
  /// How its value is kept and shown.
  var form: ValueForm {
    switch kind {
    case .bool: .bool
    case .int: .int
    case .fen: .fen
    case .date: .date
    case .word(let words): .choice(words)
    }
  }
}
