extension Library {
  static let networkFunctions: [Definition] = [
    Definition("ip(string) net.IP", body: .one { value, _ in .network(try CELNetwork.address(try text(value))) }),
    Definition("cidr(string) net.CIDR", body: .one { value, _ in .network(try CELNetwork.range(try text(value))) }),
    Definition(
      "isIP(string) bool", body: .one { value, _ in .bool((try? CELNetwork.address(try text(value))) != nil) }),
    Definition(
      "isCIDR(string) bool", body: .one { value, _ in .bool((try? CELNetwork.range(try text(value))) != nil) }),
    Definition(
      "ip.isCanonical(string) bool",
      body: .one { value, _ in
        let text = try text(value)
        return .bool(sameText(try CELNetwork.address(text).description, text))
      }),
    address("family() int") { .int($0.bytes.count == 4 ? 4 : 6) },
    address("isUnspecified() bool") { .bool($0.bytes.allSatisfy { $0 == 0 }) },
    address("isLoopback() bool") { .bool(isLoopback($0.bytes)) },
    address("isLinkLocalMulticast() bool") { address in
      let bytes = address.bytes
      return .bool(
        bytes.count == 4 ? bytes.starts(with: [224, 0, 0]) : bytes[0] == 0xff && bytes[1] & 0x0f == 2)
    },
    address("isLinkLocalUnicast() bool") { .bool(isLinkLocal($0.bytes)) },
    address("isGlobalUnicast() bool") { address in
      let bytes = address.bytes
      let isMulticast = bytes.count == 4 ? bytes[0] & 0xf0 == 0xe0 : bytes[0] == 0xff
      let isBroadcast = bytes.count == 4 && bytes.allSatisfy { $0 == 255 }
      let isUnspecified = bytes.allSatisfy { $0 == 0 }
      return .bool(!isMulticast && !isBroadcast && !isUnspecified && !isLoopback(bytes) && !isLinkLocal(bytes))
    },
    range("ip() net.IP") { .network(CELNetwork(bytes: $0.bytes)) },
    range("masked() net.CIDR") { .network($0.masked) },
    range("prefixLength() int") { .int(Int64($0.prefix ?? 0)) },
    within("containsIP(net.IP) bool", "containsIP(string) bool", CELNetwork.address),
    within("containsCIDR(net.CIDR) bool", "containsCIDR(string) bool", CELNetwork.range),
  ]

  private static func text(_ value: CELValue) throws -> String {
    guard case .string(let text) = value else { throw CELError.overload }
    return text
  }

  private static func isLoopback(_ bytes: [UInt8]) -> Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
  }

  private static func isLinkLocal(_ bytes: [UInt8]) -> Bool {
    bytes.count == 4 ? bytes[0] == 169 && bytes[1] == 254 : bytes[0] == 0xfe && bytes[1] & 0xc0 == 0x80
  }

  private static func address(_ rest: String, _ answer: @escaping @Sendable (CELNetwork) -> CELValue) -> Definition {
    Definition(
      "net.IP->" + rest,
      body: .one { value, _ in
        guard case .network(let network) = value, network.prefix == nil else { throw CELError.overload }
        return answer(network)
      })
  }

  private static func range(_ rest: String, _ answer: @escaping @Sendable (CELNetwork) -> CELValue) -> Definition {
    Definition(
      "net.CIDR->" + rest,
      body: .one { value, _ in
        guard case .network(let network) = value, network.prefix != nil else { throw CELError.overload }
        return answer(network)
      })
  }

  private static func within(
    _ typed: String, _ text: String, _ read: @escaping @Sendable (String) throws -> CELNetwork
  ) -> Definition {
    Definition(
      "net.CIDR->" + typed, "net.CIDR->" + text,
      body: .two { value, other, _ in
        guard case .network(let range) = value, range.prefix != nil else { throw CELError.overload }
        switch other {
        case .network(let other): return .bool(range.contains(other))
        case .string(let text): return .bool(range.contains(try read(text)))
        default: throw CELError.overload
        }
      })
  }
}
