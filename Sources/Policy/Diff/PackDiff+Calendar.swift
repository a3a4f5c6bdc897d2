import Contract

extension PackDiff {
  /// Only days count: how holidays are written and what they are called do not.
  static func calendars(_ before: Pack, _ after: Pack, _ list: inout DifferenceList) {
    let (old, new) = (before.calendar, after.calendar)
    list.compare(
      .calendar, new.id, Localized(en: "calendar", zh: "日历"), "id", Localized(en: "id", zh: "编号"), old.id, new.id)
    for run in DayRun.all(old.daysOff.subtracting(new.daysOff), old.title) {
      list.note(
        .calendar, run.from.description, "holidays", .removed, before: run.text.en,
        en: "calendar: \(run.text.en) no longer a holiday", zh: "日历：\(run.text.zh)不再放假")
    }
    for run in DayRun.all(new.daysOff.subtracting(old.daysOff), new.title) {
      list.note(
        .calendar, run.from.description, "holidays", .added, after: run.text.en,
        en: "calendar: \(run.text.en) becomes a holiday", zh: "日历：\(run.text.zh)改为放假")
    }
    for run in DayRun.all(old.workdays.subtracting(new.workdays), { _ in nil }) {
      list.note(
        .calendar, run.from.description, "workdays", .removed, before: run.text.en,
        en: "calendar: \(run.text.en) no longer worked", zh: "日历：\(run.text.zh)不再调休上班")
    }
    for run in DayRun.all(new.workdays.subtracting(old.workdays), { _ in nil }) {
      list.note(
        .calendar, run.from.description, "workdays", .added, after: run.text.en,
        en: "calendar: \(run.text.en) becomes a working day", zh: "日历：\(run.text.zh)改为调休上班")
    }
  }
}

/// Days in a row with one title.
private struct DayRun {
  var from: Day
  var to: Day
  var title: Localized?

  static func all(_ days: Set<Day>, _ title: (Day) -> Localized?) -> [DayRun] {
    var runs: [DayRun] = []
    for day in days.sorted() {
      let name = title(day)
      if let last = runs.last, last.to + 1 == day, last.title == name {
        runs[runs.count - 1].to = day
      } else {
        runs.append(DayRun(from: day, to: day, title: name))
      }
    }
    return runs
  }

  var text: Localized {
    Localized(
      en: (from == to ? "\(from)" : "\(from) to \(to)") + (title.map { " (\($0.en))" } ?? ""),
      zh: (from == to ? "\(from)" : "\(from)至\(to)") + (title.map { "（\($0.zh)）" } ?? ""))
  }
}

extension WorkCalendar {
  fileprivate var daysOff: Set<Day> {
    Set(holidays.flatMap { holiday in (holiday.from.number...holiday.to.number).map { Day(number: $0) } })
  }

  fileprivate func title(of day: Day) -> Localized? { holidays.first { $0.from <= day && day <= $0.to }?.title }
}
