import Contract

/// An official who signed a fact, or acted in it. Officials act in office: their names stand in papers.
public struct SignerPaper: Sendable, Equatable {
  public var staffId: String
  public var name: String
  /// nil: none is stated.
  public var role: Role?

  init?(_ body: Body) {
    guard let staffId = body.text("staffId") else { return nil }
    self.staffId = Mask.reference(staffId)
    name = Mask.text(body.text("name") ?? "")
    role = body.word(Role.self, "role")
  }
}

extension Body {
  /// Codes of the reasons that an emission gives.
  public var reasonCodes: [String] { objects("reasons").compactMap { $0.text("code") } }

  /// Whoever signed, kept the board, visited or helps.
  public var signers: [SignerPaper] {
    let named = ["keeper", "by", "helper"].compactMap { object($0) }
    return (objects("signers") + named).compactMap(SignerPaper.init)
  }
}
