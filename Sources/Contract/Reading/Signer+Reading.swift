// Who signs.

enum SignerField: UInt8, Field {
  case staffId, name, role
  static let table = KeyTable(Self.self, required: allCases)
}

extension Scanner {
  mutating func signer() throws(Fault) -> Signer {
    var signer = Signer(staff: 0, role: .villageHead)
    var object = try object(SignerField.self)
    while let field = try next(&object) {
      switch field {
      case .staffId: signer.staff = try identifier().digest
      case .name: try text()
      case .role: signer.role = try word(Role.self)
      }
    }
    return signer
  }

  mutating func signers(_ bounds: ClosedRange<Int> = Limits.signers) throws(Fault) -> [Signer] {
    var signers: [Signer] = []
    signers.reserveCapacity(4)
    var list = try array(bounds)
    while try next(&list) { signers.append(try signer()) }
    return signers
  }
}
