import Contract

/// The household card.
extension LineWriter {
  func card(_ card: Said.Card, _ json: inout JSONText) {
    json.field("programme", card.programme.text)
    json.field("region", division: card.village)
    json.field("origin", card.origin)
    json.field("appliedOn", card.appliedOn)
    if let nominator = card.nominator { json.object("nominator") { signature(nominator, &$0) } }
    if let contacts = card.contacts {
      json.field("away", true)
      json.array("contacts", contacts) { json, contact in
        json.object { json in
          json.field("on", contact.on)
          json.field("staffId", contact.staffId)
          json.field("outcome", contact.outcome)
        }
      }
    }
    json.array("members", card.members) { json, member in json.object { person(member, &$0) } }
    json.array("income", card.incomes) { json, income in
      json.object { json in
        json.field("kind", income.kind)
        json.field("amountFen", income.fen)
      }
    }
    json.object("assets") { assets(of: card, &$0) }
    json.object("house") { json in
      json.field("structure", card.house.structure)
      json.field("areaM2", card.house.areaM2)
      json.field("dangerGrade", card.house.danger)
      json.field("builtYear", card.house.builtYear)
      json.field("waterSource", card.house.water)
    }
    json.field("farmlandMuHundredths", card.farmlandMuHundredths)
    json.words("causes", card.causes)
    json.object("account") { account(card.account, &$0) }
    json.field("phone", card.phone)
    if !card.relatives.isEmpty {
      json.array("relatives", card.relatives) { json, relative in
        json.object { json in
          json.field("staffId", relative.staffId)
          json.field("relation", relative.relation)
        }
      }
    }
    json.field("previousCaseId", card.previousCaseId)
    if !card.declared.isEmpty { json.words("declared", card.declared) }
    json.evidence("evidence", card.evidence)
  }

  private func assets(of card: Said.Card, _ json: inout JSONText) {
    json.field("financialFen", card.financialFen)
    if !card.vehicles.isEmpty { kinds("vehicles", card.vehicles, &json) }
    if !card.housing.isEmpty { kinds("housing", card.housing, &json) }
    guard !card.businesses.isEmpty else { return }
    json.array("businesses", card.businesses) { json, business in
      json.object { json in
        json.field("kind", business.kind)
        json.field("employees", business.employees)
      }
    }
  }

  private func kinds<W: Word>(_ name: StaticString, _ words: [W], _ json: inout JSONText) {
    json.array(name, words) { json, word in json.object { $0.field("kind", word) } }
  }

  func person(_ person: Said.Person, _ json: inout JSONText) {
    json.field("name", person.name)
    json.field("residentId", person.residentId)
    json.field("relation", person.relation)
    json.field("health", person.health)
    if let disability = person.disability {
      json.object("disability") { json in
        json.field("certificate", disability.certificate)
        json.field("grade", disability.grade)
        json.field("kind", disability.kind)
      }
    }
    json.field("schooling", person.schooling)
    json.field("labour", person.labour)
    if person.publicPay { json.field("publicPay", true) }
  }

  func account(_ account: Said.Account, _ json: inout JSONText) {
    json.field("bank", account.bank)
    json.field("number", account.number)
    json.field("holder", account.holder)
  }

  func signature(_ signature: Said.Signature, _ json: inout JSONText) {
    json.field("staffId", signature.staffId)
    json.field("name", signature.name)
    json.field("role", signature.role)
  }

  func signers(_ signers: [Said.Signature], _ json: inout JSONText) {
    json.array("signers", signers) { json, signer in json.object { signature(signer, &$0) } }
  }
}
