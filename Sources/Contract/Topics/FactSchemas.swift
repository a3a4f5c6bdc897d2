// The schemas of facts. Every `switch` covers the decoder's own fields, so a field cannot be read and
// not be published here.

extension Schema {
  static let signer = object(SignerField.self) { field in
    switch field {
    case .staffId: identifier
    case .name: text()
    case .role: word(Role.self)
    }
  }
  static let signers = array(signer, Limits.signers)

  static let member = object(MemberField.self) { field in
    switch field {
    case .name: text()
    case .residentId: residentID
    case .relation: word(Relation.self)
    case .health: word(Health.self)
    case .disability:
      object(DisabilityField.self) { field in
        switch field {
        case .certificate: identifier
        case .grade: integer(Limits.disabilityGrade)
        case .kind: word(DisabilityKind.self)
        }
      }
    case .schooling: word(Schooling.self)
    case .labour: word(Labour.self)
    case .publicPay: boolean
    }
  }

  static let comparison = object(ComparisonField.self) { field in
    switch field {
    case .requestId: identifier
    case .reports:
      array(
        object(ReportField.self) { field in
          switch field {
          case .department: word(Department.self)
          case .asOf: day
          case .findings:
            array(
              object(ReportedFindingField.self) { $0 == .kind ? word(Finding.self) : text() },
              Limits.findings)
          }
        }, Limits.reports)
    }
  }

  static let publicity = object(PublicityField.self) { field in
    switch field {
    case .noticeId: identifier
    case .level: word(Level.self)
    case .from, .to: day
    case .places: array(word(Place.self), Limits.noticePlaces).merging(["uniqueItems": true])
    case .objections:
      array(
        object(NoticeObjectionField.self) { field in
          switch field {
          case .objectionId: identifier
          case .raisedOn: day
          case .settled: word(Settlement.self)
          case .explanation: text()
          }
        }, Limits.objections)
    case .keeper: signer
    }
  }

  static let milestone = object(MilestoneField.self) { field in
    switch field {
    case .entitlementId: identifier
    case .stage: integer(Limits.milestoneStage)
    case .evidence:
      array(
        object(EvidenceField.self) { $0 == .kind ? text() : identifier }, Limits.evidence)
    case .signers: array(signer, Limits.milestoneSigners)
    }
  }

  static let disbursement = object(DisbursementField.self) { field in
    switch field {
    case .instructionId, .voucher: identifier
    case .outcome: word(PaymentOutcome.self)
    case .amountFen: positiveFen
    case .on: day
    case .reason: word(ReturnReason.self)
    }
  }.merging([
    "if": ["properties": ["outcome": constant(PaymentOutcome.returned)]],
    "then": ["required": ["reason"]],
    "else": ["properties": ["reason": false]],
  ])

  static let householdChange = object(HouseholdChangeField.self) { field in
    switch field {
    case .kind: word(HouseholdChangeKind.self)
    case .on: day
    case .member: member
    case .residentId: residentID
    case .incomeFen: fen
    case .assets: array(word(Finding.self), 1...Finding.allCases.count)
    case .cause: word(Cause.self)
    }
  }.merging([
    "allOf": .array(
      HouseholdChangeKind.allCases.map { kind in
        let details: [HouseholdChangeField] = [.member, .residentId, .incomeFen, .assets]
        let others = details.filter { $0 != kind.field }
        return [
          "if": ["properties": ["kind": constant(kind)]],
          "then": [
            "required": .array(kind.field.map { [.string("\($0)")] } ?? []),
            "properties": .object(
              others.map { JSONNode.Member(name: "\($0)", value: false) }),
          ],
        ]
      })
  ])

  static let objection = object(ObjectionField.self) { field in
    switch field {
    case .objectionId: identifier
    case .level: word(Level.self)
    case .by: text()
    case .text: text(Limits.longTextLength)
    case .on: day
    }
  }

  static let withdrawal = object(WithdrawalField.self) { $0 == .on ? day : text() }

  static let fund = object(FundField.self) { field in
    switch field {
    case .fund, .earmark: identifier
    case .source: word(FundSource.self)
    case .year: integer(Limits.fundYear)
    case .amountFen: positiveFen
    case .document: text()
    }
  }

  static let quota = object(QuotaField.self) { field in
    switch field {
    case .programme: programme
    case .region: village
    case .places: integer(Limits.places)
    case .document: text()
    case .signers: signers
    }
  }

  static let helperAssigned = object(HelperAssignedField.self) { field in
    switch field {
    case .helper: object(HelperField.self) { $0 == .staffId ? identifier : text() }
    case .on: day
    }
  }

  static let policyPublished = object(PolicyField.self) { field in
    switch field {
    case .hash: ["type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256 of the content"]
    case .packId: identifier
    case .jurisdiction:
      [
        "type": "string", "pattern": "^[1-8][0-9]{11}$",
        "description": "12-digit division code of any level; zeros at the end stand for everything below",
      ]
    case .inForceFrom: day
    // Counted in Unicode scalars here; the decoder counts bytes.
    case .content: text(Limits.policyContentBytes.upperBound).merging(["minLength": 1])
    case .signers: array(signer, Limits.policySigners)
    }
  }

  static let timer = object(TimerField.self) { field in
    switch field {
    case .kind: word(TimerKind.self)
    case .step: integer(Limits.step)
    case .round: integer(Limits.round)
    case .due: day
    }
  }

  static let placeOffered = object(PlaceOfferedField.self) {
    $0 == .region ? village : programme
  }
}
