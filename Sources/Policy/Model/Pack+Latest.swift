import Contract

extension Pack {
  /// The last day from which something of the pack holds: on it, the pack is as it will be in the end.
  public var latestDay: Day {
    var days: [Day] = [inForceFrom]
    for parameter in parameters { days += parameter.values?.entries.map(\.from) ?? [] }
    days += rules.filter { $0.off == nil }.compactMap(\.from)
    for programme in programmes {
      days += programme.parkedDays.entries.map(\.from)
      days += programme.helpers?.max.entries.map(\.from) ?? []
      for step in programme.chain {
        let dated = [
          step.noticeDays, step.visits, step.everyDays, step.benefit?.months, step.benefit?.attempts,
          step.benefit?.reverify?.everyDays,
        ]
        days += dated.flatMap { $0?.entries.map(\.from) ?? [] }
      }
    }
    return days.max() ?? inForceFrom
  }

  /// The pack as it is on its latest day, in force on every day: for looking at facts from before it.
  public var asIfInForce: Pack {
    let day = latestDay
    var pack = self
    pack.inForceFrom = Day(number: 0)
    pack.inForceTo = nil
    pack.parameters = parameters.map { parameter in
      var parameter = parameter
      parameter.values = parameter.values?.only(day)
      return parameter
    }
    pack.rules = rules.map {
      $0.isInForce(on: day) ? $0.undated(off: $0.off) : $0.undated(off: "not in force on \(day)")
    }
    pack.programmes = programmes.map { programme in
      var programme = programme
      programme.parkedDays = programme.parkedDays.only(day)
      programme.helpers = programme.helpers.map { HelperLimit(max: $0.max.only(day), hard: $0.hard) }
      programme.chain = programme.chain.map { step in
        var step = step
        step.noticeDays = step.noticeDays?.only(day)
        step.visits = step.visits?.only(day)
        step.everyDays = step.everyDays?.only(day)
        step.benefit = step.benefit?.only(day)
        return step
      }
      return programme
    }
    return pack
  }
}

extension Dated {
  /// The value on one day, for ever.
  fileprivate func only(_ day: Day) -> Dated { Dated(entries: [on(day)]) }
}

extension Benefit {
  fileprivate func only(_ day: Day) -> Benefit {
    Benefit(
      schedule: schedule, months: months?.only(day), attempts: attempts.only(day), stages: stages,
      reverify: reverify.map { Reverification(everyDays: $0.everyDays.only(day), to: $0.to) })
  }
}

extension Rule {
  /// The same rule without days between which it is in force.
  fileprivate func undated(off: String?) -> Rule {
    Rule(
      id: id, index: index, title: title, clause: clause, also: also, programmes: programmes, hooks: hooks,
      steps: steps, judgedOn: judgedOn, from: nil, to: nil, lets: lets, condition: condition, source: source,
      effect: effect, value: value, fund: fund, earmark: earmark, reason: reason, shown: shown, message: message,
      remedy: remedy, met: met, locked: locked, off: off, position: position, origin: origin)
  }
}
