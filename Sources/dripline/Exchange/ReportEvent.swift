import Contract
import Exchange
import Payments
import Policy

/// A department's report as the fact that it publishes: one line of `dripline publish`.
struct ReportEvent {
  let bytes: [UInt8]

  /// - Parameter on: the day of the import. The same table taken in again on that day gives the same bytes, and so has
  ///   no second effect.
  init(_ report: ComparisonReport, on: Day, source: String, prefix: String) {
    // What a department says of a request cannot have been said before it.
    let at = Timestamp.format(max(on.start, report.ask.since))
    let digest = Digest256()
    for part in [source, report.ask.requestId, report.department.text, "\(report.asOf)", at] { digest.add(part) }
    for finding in report.findings {
      digest.add(finding.kind.text)
      digest.add(finding.note)
    }
    let findings = report.findings.map { finding -> JSONText.Value in
      .object([("kind", .text(finding.kind.text))] + (finding.note.isEmpty ? [] : [("note", .text(finding.note))]))
    }
    let line = JSONText.object([
      ("topic", .text(TopicID.comparisonReported.name(prefix: prefix))),
      ("key", .text(Region.digits(report.ask.village))),
      (
        "event",
        .object([
          ("specversion", .text("1.0")), ("id", .text("comparison:" + digest.finish().prefix(32))),
          ("source", .text(source)),
          ("type", .text(TopicID.comparisonReported.type)), ("time", .text(at)), ("subject", .text(report.ask.caseId)),
          ("datacontenttype", .text("application/json")),
          (
            "data",
            .object([
              ("requestId", .text(report.ask.requestId)),
              (
                "reports",
                .list([
                  .object([
                    ("department", .text(report.department.text)), ("asOf", .text("\(report.asOf)")),
                    ("findings", .list(findings)),
                  ])
                ])
              ),
            ])
          ),
        ])
      ),
    ])
    bytes = Array(line.utf8)
  }
}
