import Contract
import Pipeline
import Policy
import Reports

extension Verb {
  static let reportMessages = Verb(
    words: ["report", "messages"],
    summary: "messages that households are to be sent, by village and period, counted (农户短信)",
    options: [
      Option(name: "from", value: "DATE", help: "first day of the period, with --to"),
      Option(name: "to", value: "DATE", help: "last day"),
      Option(name: "year", value: "YEAR", help: "a year in place of two days, default this one"),
      Option(
        name: "list", help: "one line a message, with its text in both languages, as a message platform takes them"),
      .region, .place,
    ] + ReportOptions.common,
    uses: [.database, .keys],
    notes: """
      Applications returned and refused, households registered, aid granted and changed, payments settled and failed,
      exits (R-649). Whoever sends as it happens subscribes to message.requested.v1, which `messenger` publishes. The
      receiver is the case: no telephone number is given out, and no text names a person or gives a reason's values.
      """
  ) { call in
    try call.noOperands()
    let options = try ReportOptions(call)
    let region = try call.region(options)
    let period = try call.periods(options.on)[0]
    let archive = try call.settings.archive()
    try ReportFile.write(options) { page in
      var list = try MessageList(
        period, to: page, isList: call.has("list"), about: region.about, on: options.on, language: options.language)
      try archive.snapshot {
        try archive.forEachHappening(in: region.code, topics: MessageList.topics) {
          try list.take($0.topic, of: $0.caseId, at: $0.at, value: $0.value)
        }
      }
      try list.end()
    }
    return .success
  }
}
