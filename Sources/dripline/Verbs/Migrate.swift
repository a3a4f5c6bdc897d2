import Foundation
import Migrations
import Pipeline
import Postgres

extension Verb {
  static let migrate = Verb(
    words: ["migrate"], summary: "bring the database's layout to this program's version, or to another",
    options: [Option(name: "to", value: "N", help: "stop at migration N, forward or back; 0 removes everything")],
    uses: [.database]
  ) { call in
    try call.noOperands()
    let target = call.has("to") ? try call.number("to", default: 0, in: 0...9999) : nil
    let connection = try Connection(url: try call.settings.database(), applicationName: "dripline migrate")
    let reports = try Migrator(connection, Migrations.all).migrate(to: target) { Program.say("\($0); trying again") }
    for report in reports { print(report) }
    if reports.isEmpty { print("nothing to do") }
    if target ?? 1 > 0 { try DevelopmentKey.ensure(connection) }
    return .success
  }
}
