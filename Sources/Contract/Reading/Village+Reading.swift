// `aid.quota.set.v1` and `aid.helper.assigned.v1`.

enum QuotaField: UInt8, Field {
  case programme, region, places, document, signers
  static let table = KeyTable(Self.self, required: [.programme, .region, .places, .signers])
}

enum HelperAssignedField: UInt8, Field {
  case helper, on
  static let table = KeyTable(Self.self, required: allCases)
}

enum HelperField: UInt8, Field {
  case staffId, name, unit
  static let table = KeyTable(Self.self, required: allCases)
}

extension Scanner {
  mutating func quota(_ context: ReadingContext) throws(Fault) -> QuotaSet {
    var quota = QuotaSet(programme: .registration, village: 0, places: 0)
    var object = try object(QuotaField.self)
    while let field = try next(&object) {
      switch field {
      case .programme: quota.programme = try programme()
      case .region:
        let at = offset
        quota.village = try village()
        if RegionCode.village(context.subject) != quota.village {
          throw Fault(.subjectMismatch, at: at)
        }
      case .places: quota.places = Int32(truncatingIfNeeded: try integer(Limits.places))
      case .document: try text()
      case .signers: _ = try signers()
      }
    }
    return quota
  }

  mutating func helperAssigned() throws(Fault) -> HelperAssigned {
    var assigned = HelperAssigned(helper: 0)
    var object = try object(HelperAssignedField.self)
    while let field = try next(&object) {
      switch field {
      case .helper:
        var helper = try self.object(HelperField.self)
        while let field = try next(&helper) {
          switch field {
          case .staffId: assigned.helper = try identifier().digest
          case .name, .unit: try text()
          }
        }
      case .on: _ = try day()
      }
    }
    return assigned
  }
}
