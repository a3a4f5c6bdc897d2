// The schemas of orders about money and dead letters, of visits and plans, and of what the pipeline tells itself.

extension Schema {
  // That no person signs twice is the decoder's to see.
  static let fundOrdered = object(FundOrderField.self) { field in
    switch field {
    case .fund: identifier
    case .year: integer(Limits.fundYear)
    case .order: word(FundOrderKind.self)
    case .reason: text()
    case .signers: array(signer, Limits.fundOrderSigners)
    case .on: day
    }
  }

  static let paymentOrdered = object(PaymentOrderField.self) { field in
    switch field {
    case .entitlementId: identifier
    case .order: word(PaymentOrderKind.self)
    case .amountFen: positiveFen
    case .reason: text()
    case .signers: array(signer, Limits.orderSigners)
    case .account: account
    case .on: day
    }
  }.merging([
    "allOf": .array(
      PaymentOrderKind.allCases.map { order in
        var forbidden: [JSONNode.Member] = []
        if !order.hasAmount { forbidden.append(JSONNode.Member(name: "amountFen", value: false)) }
        if !order.mayHaveAccount { forbidden.append(JSONNode.Member(name: "account", value: false)) }
        return [
          "if": ["properties": ["order": constant(order)]],
          "then": [
            "required": order.hasAmount ? ["amountFen"] : [], "properties": .object(forbidden),
          ],
        ]
      })
  ])

  static let visitReported = object(VisitField.self) { field in
    switch field {
    case .requestId: identifier
    case .by: object(VisitorField.self) { $0 == .staffId ? identifier : text() }
    case .kind: word(VisitKind.self)
    case .on: day
    case .evidence: evidence
    }
  }

  static let planRecorded = object(PlanField.self) { field in
    switch field {
    case .year: integer(Limits.fundYear)
    case .measures:
      array(
        object(MeasureField.self) { field in
          switch field {
          case .batch: word(Batch.self)
          case .residentIds: array(residentID, Limits.measureMembers)
          case .title: text()
          }
        }, Limits.measures)
    case .exitPlan: text(Limits.longTextLength)
    case .helperCard: object(HelperCardField.self) { _ in identifier }
    case .signers: array(signer, Limits.orderSigners)
    case .on: day
    }
  }

  static let eventOrdered = object(EventOrderedField.self) { field in
    switch field {
    case .order: word(DeadLetterOrderKind.self)
    // Counted in Unicode scalars here; the decoder counts bytes.
    case .event:
      text(Limits.correctedEventBytes.upperBound).merging([
        "minLength": .integer(Int64(Limits.correctedEventBytes.lowerBound)),
        "description": "the corrected event as a structured CloudEvent",
      ])
    case .proposal: identifier
    case .reason: text()
    case .by: object(OrdererField.self) { $0 == .staffId ? identifier : text() }
    case .on: day
    }
  }.merging([
    "allOf": .array(
      DeadLetterOrderKind.allCases.map { order in
        let details: [EventOrderedField] = [.event, .proposal]
        return [
          "if": ["properties": ["order": constant(order)]],
          "then": [
            "required": .array(order.detail.map { [.string("\($0)")] } ?? []),
            "properties": .object(
              details.filter { $0 != order.detail }.map { JSONNode.Member(name: "\($0)", value: false) }),
          ],
        ]
      })
  ])

  static let eventRetried = object(EventRetriedField.self) { field in
    switch field {
    case .topic:
      ["type": "string", "enum": .array(TopicID.facts.filter { $0 != .eventRetried }.map { .string($0.type) })]
    case .record:
      [
        "type": "string", "contentEncoding": "base64", "minLength": 4,
        // As it is encoded and no other way: what the padding leaves out is zero.
        "pattern":
          "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$",
        "maxLength": .integer(Int64((Limits.retriedRecordBytes + 2) / 3 * 4)),
      ]
    }
  }

  static let moneyOffered = object(MoneyOfferedField.self) { field in
    switch field {
    case .fund: identifier
    case .year: integer(Limits.fundYear)
    case .at: time
    case .region: village
    }
  }

  static let householdEchoed = object(EchoField.self) { field in
    switch field {
    case .caseId: identifier
    case .kind: word(HouseholdChangeKind.self)
    case .incomeFen: fen
    case .findings: array(word(Finding.self), 0...Finding.allCases.count).merging(["uniqueItems": true])
    case .on: day
    case .member:
      [
        "type": "string", "pattern": "^[0-9a-f]{\(PersonKey.hexadecimalDigits)}$",
        "description": "keyed hash of the resident ID",
      ]
    case .cause: word(Cause.self)
    }
  }.merging([
    "allOf": .array(
      HouseholdChangeKind.allCases.map { kind in
        let details: [EchoField] = [.member, .incomeFen]
        let findings = kind.echoedFindings
        var properties = details.filter { $0 != kind.echoField }
          .map { JSONNode.Member(name: "\($0)", value: false) }
        properties.append(
          JSONNode.Member(
            name: "findings",
            value: [
              "minItems": .integer(Int64(findings.lowerBound)),
              "maxItems": .integer(Int64(findings.upperBound)),
            ]))
        return [
          "if": ["properties": ["kind": constant(kind)]],
          "then": [
            "required": .array(kind.echoField.map { [.string("\($0)")] } ?? []),
            "properties": .object(properties),
          ],
        ]
      })
  ])
}
