import Contract

/// The household of a sample application. Persons are numbered: two households with different
/// `firstPerson` (and room between them) share nobody, equal numbers are the same person.
public struct SampleHousehold: Sendable {
  public var people: Int
  /// Number of the head, 0 to 9,999; the others follow.
  public var firstPerson: Int
  /// Yearly net income of the household, counted (R-318).
  public var incomeFen: Int
  /// Preferential subsidies, not counted (R-324).
  public var preferentialFen: Int
  public var financialFen: Int
  /// What the card shows; what no field of it shows stands under `declared`. `duplicateIdentity` and
  /// `disabilityNotGenuine` are left out.
  public var findings: FindingSet
  /// Number of contact attempts of a family away from home; nil: at home.
  public var contacts: Int?
  /// Staff ids of officials who are relatives.
  public var relatives: [String]
  /// The bank account.
  public var account: String

  public init(
    people: Int = 3, firstPerson: Int = 0, incomeFen: Int? = nil, preferentialFen: Int = 0,
    financialFen: Int = 50_000, findings: FindingSet = [], contacts: Int? = nil,
    relatives: [String] = [], account: String = "9000000000000000001"
  ) {
    precondition((1...30).contains(people) && (0..<10_000).contains(firstPerson + people))
    self.people = people
    self.firstPerson = firstPerson
    self.incomeFen = incomeFen ?? people * 240_000
    self.preferentialFen = preferentialFen
    self.financialFen = financialFen
    self.findings = findings
    self.contacts = contacts
    self.relatives = relatives
    self.account = account
  }

  /// The resident ID of sample person `number`: 499 people to a birthday.
  public static func residentId(_ number: Int) -> String {
    // 3,653 is 1980-01-02.
    InventedID.make(
      region: InventedID.unassignedCity * 100 + 99, birth: Day(number: 3653 + Int32(number / 499)),
      sequence: 2 + 2 * (number % 499))
  }

  /// One member as JSON.
  public static func member(_ number: Int, relation: String = "child", publicPay: Bool = false)
    -> String
  {
    """
    {"name":"王样","residentId":"\(residentId(number))","relation":"\(relation)",\
    "health":"healthy","schooling":"finished","labour":"full"\(publicPay ? ",\"publicPay\":true" : "")}
    """
  }

  /// From `away` to the end of the card, without braces.
  var json: String {
    var text = ""
    if let contacts {
      let attempts = (0..<contacts).map {
        "{\"on\":\"2025-01-0\(1 + $0 % 9)\",\"staffId\":\"S-villageSecretary\",\"outcome\":\"reached\"}"
      }
      text += "\"away\":true,\"contacts\":[\(attempts.joined(separator: ","))],"
    }
    let members = (0..<people).map {
      SampleHousehold.member(
        firstPerson + $0, relation: ["head", "spouse", "child"][min($0, 2)],
        publicPay: $0 == 0 && findings.contains(.publicPay))
    }
    text += "\"members\":[\(members.joined(separator: ","))]"
    text += ",\"income\":[{\"kind\":\"farm\",\"amountFen\":\(incomeFen)}"
    if preferentialFen > 0 {
      text += ",{\"kind\":\"preferential\",\"amountFen\":\(preferentialFen)}"
    }
    text += "],\"assets\":{\"financialFen\":\(financialFen)"
    if findings.contains(.ownsCar) { text += ",\"vehicles\":[{\"kind\":\"car\"}]" }
    if findings.contains(.ownsHousing) { text += ",\"housing\":[{\"kind\":\"commercial\"}]" }
    if findings.contains(.individualBusiness) {
      text += ",\"businesses\":[{\"kind\":\"individual\",\"employees\":0}]"
    }
    text += """
      },"house":{"structure":"brickTimber","areaM2":80,"dangerGrade":"B","waterSource":"tap"},\
      "farmlandMuHundredths":350,"causes":["illness"],\
      "account":{"bank":"农村商业银行","number":"\(account)","holder":"王样"}
      """
    let declared = Finding.allCases.filter {
      !Finding.sixNotIncluded.contains($0) && findings.contains($0)
    }
    if !declared.isEmpty {
      text += ",\"declared\":[\(declared.map { "\"\($0.text)\"" }.joined(separator: ","))]"
    }
    if !relatives.isEmpty {
      let listed = relatives.map { "{\"staffId\":\"\($0)\",\"relation\":\"表兄\"}" }
      text += ",\"relatives\":[\(listed.joined(separator: ","))]"
    }
    return text
  }
}
