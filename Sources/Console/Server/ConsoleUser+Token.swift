import Foundation
import HTTP

/// Who may enter the console, and as what: a line of the file of tokens.
///
///     # staff id   sha256 of the token   roles             name
///     S1001        9f86...0a08           operator          李敏
///     S1002        60303ae2...           approver,auditor  Wang Fang
///
/// The name stands under what its owner orders.
extension ConsoleUser: TokenHolder {
  public static let blanksInLine = 3

  public init(words: [String]) throws(TokenFault) {
    guard words.count == 4 else { throw TokenFault("a line is: staff id, sha256 of the token, roles, name") }
    let staffId = words[0]
    guard (1...64).contains(staffId.utf8.count), staffId.utf8.allSatisfy(Self.isIdentifierByte),
      staffId.first!.isLetter || staffId.first!.isNumber
    else {
      throw TokenFault("the staff id is not a letter or digit followed by at most 63 of letters, digits, . _ : / -")
    }
    var roles: [ConsoleRole] = []
    for word in words[2].split(separator: ",") {
      guard let role = ConsoleRole(rawValue: String(word)) else {
        throw TokenFault(
          "roles are \(ConsoleRole.allCases.map(\.rawValue).joined(separator: ", ")), with commas between")
      }
      if !roles.contains(role) { roles.append(role) }
    }
    let name = words[3].trimmingCharacters(in: .whitespaces)
    guard !roles.isEmpty, (1...40).contains(name.count) else { throw TokenFault("the name has 1 to 40 characters") }
    self.init(staffId: staffId, name: name, roles: roles)
  }

  /// Two lines of one person have to say the same.
  public func conflict(with other: ConsoleUser) -> String? {
    staffId == other.staffId && self != other
      ? "the staff id has another line with another name or other roles" : nil
  }

  private static func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x3A, 0x5F: true
    default: false
    }
  }
}

/// A fresh token with the line that lets it in.
public struct NewToken: Sendable {
  public let token: String
  public let line: String

  /// `roles`: with commas between.
  public init(staffId: String, roles: String, name: String) throws(TokenFault) {
    token = String(Secrets.random().prefix(40))
    line = "\(staffId) \(Secrets.hexadecimal(Secrets.sha256(Array(token.utf8)))) \(roles) \(name)"
    guard try TokenRoster<ConsoleUser>(line).holder(ofToken: token.utf8) != nil else {
      throw TokenFault("the line would let nobody in")
    }
  }
}
