import Casework
import Contract
import Pipeline
import Policy
import Reports

extension Verb {
  static let reports: [Verb] = [
    .reportCard, .reportFile, .reportRegister, .reportHelpers, .reportHousing, .reportFunds, .reportNotices,
    .reportFeed,
    .reportProjects, .reportIndicators, .reportQuarterly, .reportAnnual, .reportReturned, .reportMessages,
  ]

  private static let masked =
    "Of persons there is the first letter of the name and the last four digits of the number, never more."

  static let reportCard = Verb(
    words: ["report", "card"],
    summary: "one household's card (户卡): members, house, plan, helper, aid, payments, visits",
    operands: "CASE", options: ReportOptions.common, uses: [.database, .keys], notes: masked
  ) { call in
    let options = try ReportOptions(call)
    let (archive, state) = try CaseLookup.find(call)
    let record = try archive.snapshot { try DossierReader(archive).household(state) }
    try ReportFile.write(options) {
      try CardSheet(record, on: options.on, language: options.language).writeCard(to: $0)
    }
    return .success
  }

  static let reportFile = Verb(
    words: ["report", "file"], summary: "one household, one file (一户一档): the card, and every decision with its clauses",
    operands: "CASE", options: ReportOptions.common, uses: [.database, .keys],
    notes: masked + "\nThe household's other cases are part of the file."
  ) { call in
    let options = try ReportOptions(call)
    let (archive, state) = try CaseLookup.find(call)
    let record = try archive.snapshot {
      let reader = try DossierReader(archive)
      var record = try reader.household(state)
      try reader.decide(&record.dossier, options.language)
      for index in record.others.indices { try reader.decide(&record.others[index], options.language) }
      return record
    }
    try ReportFile.write(options) {
      try CardSheet(record, on: options.on, language: options.language).writeFile(to: $0)
    }
    return .success
  }

  static let reportRegister = Verb(
    words: ["report", "register"], summary: "the register of a village (村册): a line for each registered household",
    options: [.village, .place, Option(name: "all", help: "households that are not registered, too")]
      + ReportOptions.common,
    uses: [.database, .keys], notes: masked
  ) { call in
    try call.noOperands()
    let options = try ReportOptions(call)
    let village = try call.village(options)
    let archive = try call.settings.archive()
    var dossiers: [Dossier] = []
    try archive.snapshot {
      let reader = try DossierReader(archive)
      try reader.forEachPage(
        in: village.code, topics: [.applicationSubmitted, .householdChanged, .helperAssigned],
        where: { $0.registered || (call.has("all") && $0.stage != .unknown) }
      ) { dossiers += $0 }
    }
    try ReportFile.write(options) {
      try VillageRegister(dossiers, about: village.about, on: options.on, language: options.language).write(to: $0)
    }
    return .success
  }

  static let reportHelpers = Verb(
    words: ["report", "helpers"], summary: "who looks after which households (帮扶台账), and whether anybody has too many",
    options: [.region, .place] + ReportOptions.common, uses: [.database, .keys], notes: masked
  ) { call in
    try call.noOperands()
    let options = try ReportOptions(call)
    let region = try call.region(options)
    let archive = try call.settings.archive()
    let ledger = try archive.snapshot {
      try HelperReading(reader: DossierReader(archive), options: options).ledger(region.code, about: region.about)
    }
    try ReportFile.write(options) { try ledger.write(to: $0) }
    return .success
  }

  static let reportHousing = Verb(
    words: ["report", "housing"], summary: "the housing report of a year (住房改造年报): households, routes, stages, money",
    options: [
      Option(name: "year", value: "YEAR", help: "of the grant, or of the application where nothing is granted"),
      .region, .place,
      Option(name: "programme", value: "ID", help: "default housing"),
    ] + ReportOptions.common,
    uses: [.database, .keys], notes: masked
  ) { call in
    try call.noOperands()
    let options = try ReportOptions(call)
    guard let year = try call.year("year") else { throw UsageError("--year YEAR is needed, such as 2026") }
    let region = try call.region(options)
    let archive = try call.settings.archive()
    var lines: [HousingYear.Line] = []
    let funds = try archive.snapshot {
      let reader = try DossierReader(archive)
      try reader.forEachPage(
        in: region.code, programme: call.text("programme") ?? "housing",
        topics: [.applicationSubmitted, .householdChanged],
        where: { HousingYear.belongs($0, to: Int(year)) }
      ) { page in lines += page.compactMap { HousingYear.Line($0, year: Int(year), options.language) } }
      return try reader.funds()
    }
    try ReportFile.write(options) {
      try HousingYear(
        lines, funds: funds, year: Int(year), about: region.about, on: options.on, language: options.language
      )
      .write(to: $0)
    }
    return .success
  }

  static let reportProjects = Verb(
    words: ["report", "projects"],
    summary: "projects with content, stages and money, and whether they were posted (项目台账)",
    options: [.region, .place] + ReportOptions.common, uses: [.database, .keys], notes: masked
  ) { call in
    try call.noOperands()
    let options = try ReportOptions(call)
    let region = try call.region(options)
    let archive = try call.settings.archive()
    var projects: [Dossier] = []
    let funds = try archive.snapshot {
      let reader = try DossierReader(archive)
      try reader.forEachPage(
        in: region.code, topics: [.applicationSubmitted, .publicityEnded, .milestoneReached], payments: true,
        where: { try $0.stage != .unknown && reader.programme(of: $0).map(ProjectSheet.isProject) ?? false }
      ) { projects += $0 }
      return try reader.funds()
    }
    try ReportFile.write(options) {
      try ProjectSheet(projects, funds: funds, about: region.about, on: options.on, language: options.language).write(
        to: $0)
    }
    return .success
  }
}
