import Casework
import Contract
import Policy

extension SimulationReport {
  /// A line for the sums, then one for each case that differs.
  func writeJSON(_ line: (String) -> Void) {
    line(JSONText.object(sumsJSON))
    for difference in differences { line(JSONText.object(json(difference))) }
  }

  private var sumsJSON: [(String, JSONText.Value)] {
    let total = sums.total
    return [
      ("type", .text("summary")), ("pack", .text(pack.id)), ("hash", .text(pack.hash)), ("cases", .number(sums.cases)),
      ("facts", .number(sums.facts)), ("factsPerSecond", .number(Int(effort.factsPerSecond.rounded()))),
      ("loadSeconds", .decimal(effort.loadSeconds)), ("foldSeconds", .decimal(effort.foldSeconds)),
      ("foldCoreSeconds", .decimal(effort.foldCoreSeconds)),
      (
        "leftOut",
        .object([
          ("outsideJurisdiction", .number(sums.outsideJurisdiction)), ("outsideDates", .number(sums.outsideDates)),
          ("withoutApplication", .number(sums.withoutApplication)), ("notAsked", .number(sums.notAsked)),
        ])
      ),
      ("different", .number(total.different)), ("kinds", kinds(total)),
      ("monthlyFenBefore", .number(Int(total.beforeFen))), ("monthlyFenAfter", .number(Int(total.afterFen))),
      ("monthlyFenDifference", .number(Int(total.afterFen - total.beforeFen))),
      ("monthlyFenStopped", .number(Int(sums.pendingFen))), ("monthlyFenAtMostMore", .number(Int(sums.mayFen))),
      ("causes", .list(sums.rankedCauses.map { json($0.cause, $0.weight) })),
      ("counties", places(6)), ("townships", places(9)), ("villages", places(12)),
    ]
  }

  private func kinds(_ sums: SimulationSums.Division) -> JSONText.Value {
    .object(CaseDifference.Kind.allCases.map { ($0.text, .number(sums[$0])) })
  }

  private func json(_ cause: SimulationSums.Cause, _ weight: SimulationSums.Weight) -> JSONText.Value {
    var fields: [(String, JSONText.Value)] = [
      ("kind", .text(cause.kind.text)), ("cases", .number(weight.cases)), ("step", .text(cause.step)),
      ("code", .text(cause.code)), ("clause", .text(cause.clause)),
    ]
    if !cause.rule.isEmpty {
      fields += [("rule", .text(cause.rule)), ("title", .text(weight.title.text(language)))]
    }
    return .object(fields)
  }

  /// Every division with cases, those without a difference too: what counties compare themselves by.
  private func places(_ digits: Int) -> JSONText.Value {
    .list(
      sums.divisions(digits: digits).map { code, own in
        .object([
          ("code", .text(code)), ("cases", .number(own.cases)), ("different", .number(own.different)),
          ("kinds", kinds(own)), ("monthlyFenBefore", .number(Int(own.beforeFen))),
          ("monthlyFenAfter", .number(Int(own.afterFen))),
        ])
      })
  }

  private func json(_ difference: CaseDifference) -> [(String, JSONText.Value)] {
    [
      ("type", .text("case")), ("caseId", .text(difference.caseId)), ("programme", .text(difference.programme.text)),
      ("region", .text(Region.digits(difference.village))), ("appliedOn", .text("\(difference.appliedOn)")),
      ("kind", .text(difference.kind.text)), ("step", .text(difference.step)),
      ("because", .list(difference.causes.flatMap(\.reasons).map { $0.json(language) })),
      ("before", json(difference.before)), ("after", json(difference.after)),
    ]
  }

  private func json(_ course: Course) -> JSONText.Value {
    .object([
      ("outcome", .text(course.standing.text)), ("step", .text(course.step)), ("registered", .flag(course.registered)),
      ("strict", .flag(course.strict)), ("grantedFen", course.grantedFen.map { .number(Int($0)) } ?? .null),
      ("instalments", .number(course.instalments)),
      ("reasons", .list((course.decisive?.reasons ?? []).map { $0.json(language) })),
    ])
  }
}
