import Contract

extension Case {
  public var hasHeldPayments: Bool { entitlement?.status == .held || former.contains { $0.status == .held } }

  /// Whether an officer has ordered that the payments be held which this one, not answered yet, belongs to.
  ///
  /// - Parameter instructionId: `<case>:<step>:<number>:<attempt>`, the step with `.<passage>` behind it from the
  ///   second time on that the household went through its chain.
  public func isHeld(_ instructionId: String) -> Bool {
    let parts = instructionId.dropFirst(id.utf8.count).split(separator: ":")
    guard instructionId.hasPrefix(id), parts.count == 3, let number = UInt8(parts[1]), let attempt = UInt8(parts[2])
    else { return false }
    let passage = parts[0].split(separator: ".").dropFirst().first.flatMap { UInt16($0) } ?? 1
    return (former + [entitlement].compactMap { $0 }).contains { grant in
      grant.status == .held && grant.passage == passage
        && grant.outstanding.contains { $0.number == number && $0.attempt == attempt }
    }
  }
}
