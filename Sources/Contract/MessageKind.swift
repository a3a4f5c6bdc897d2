/// What a household is to be told by a short message: `kind` of `aid.message.requested.v1`.
public enum MessageKind: UInt8, Word {
  private static let texts = makeTexts()
  public var text: String { Self.texts[Int(rawValue)] }

  case returned = 0
  case refused, registered, granted, changed, paid, unpaid, exited

  /// The emission that the message tells of.
  public var topic: TopicID {
    switch self {
    case .returned: .applicationReturned
    case .refused: .applicationRefused
    case .registered: .caseRegistered
    case .granted: .entitlementGranted
    case .changed: .entitlementChanged
    case .paid: .paymentSettled
    case .unpaid: .paymentFailed
    case .exited: .caseExited
    }
  }

  public static let byTopic = Dictionary(uniqueKeysWithValues: allCases.map { ($0.topic, $0) })
}
