import Foundation

/// Takes a person's identifiers out of a fact's body, so that deciding on what is left comes to the same: resident IDs
/// become keys, of account numbers the last four digits stay, names, telephone and certificate numbers go.
///
/// Works on the text as it was written: whatever else stands there keeps its bytes.
public struct Erasure {
  private let identityKey: IdentityKey
  private let bytes: [UInt8]
  private var place = 0
  private var out: [UInt8] = []
  /// Identifiers that were found.
  private var count = 0

  private enum Kind {
    case person, name, account, digits
  }

  /// - Parameters:
  ///   - body: JSON that was accepted once: a body, or a structured event with the body under `data`.
  ///   - key: hashes the resident IDs.
  /// - Returns: what is left, and how many identifiers went; nil where it is no JSON.
  public static func body(_ body: [UInt8], key: IdentityKey) -> (body: [UInt8], count: Int)? {
    guard !body.isEmpty, body.withUnsafeBufferPointer({ Syntax.fault(in: $0) == nil }) else { return nil }
    var erasure = Erasure(identityKey: key, bytes: body)
    erasure.out.reserveCapacity(body.count + 64)
    erasure.value(under: "", of: "")
    return (erasure.out, erasure.count)
  }

  private init(identityKey: IdentityKey, bytes: [UInt8]) {
    self.identityKey = identityKey
    self.bytes = bytes
  }

  /// - Parameters:
  ///   - name: of the member that the value is of; of a list's elements, that of the list.
  ///   - owner: name of the object that the member is of.
  private mutating func value(under name: String, of owner: String) {
    space()
    guard place < bytes.count else { return }
    switch bytes[place] {
    case 0x7B: container(0x7D) { $0.member(of: name) }
    case 0x5B: container(0x5D) { $0.value(under: name, of: owner) }
    case 0x22:
      let text = string()
      if let kind = Self.kind(name, of: owner) {
        count += 1
        out.append(0x22)
        out += replacement(kind, for: Self.plain(text)).utf8
        out.append(0x22)
      } else {
        out += text
      }
    default:
      while place < bytes.count, ![0x2C, 0x7D, 0x5D].contains(bytes[place]) { take() }
    }
    space()
  }

  private mutating func container(_ end: UInt8, _ element: (inout Erasure) -> Void) {
    take()
    space()
    while place < bytes.count, bytes[place] != end {
      element(&self)
      space()
      if place < bytes.count, bytes[place] == 0x2C { take() }
    }
    take()
  }

  private mutating func member(of owner: String) {
    space()
    let key = string()
    out += key
    space()
    take()
    value(under: Self.plain(key), of: owner)
  }

  private mutating func take() {
    guard place < bytes.count else { return }
    out.append(bytes[place])
    place += 1
  }

  private mutating func space() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { take() }
  }

  /// A string with its quotes, as written.
  private mutating func string() -> ArraySlice<UInt8> {
    let start = place
    place += 1
    while place < bytes.count, bytes[place] != 0x22 { place += bytes[place] == 0x5C ? 2 : 1 }
    place = min(place + 1, bytes.count)
    return bytes[start..<place]
  }

  private static func plain(_ string: ArraySlice<UInt8>) -> String {
    if !string.contains(0x5C) { return String(decoding: string.dropFirst().dropLast(), as: UTF8.self) }
    let value = try? JSONSerialization.jsonObject(with: Data(string), options: .fragmentsAllowed)
    return value as? String ?? ""
  }

  // MARK: What goes

  private static func kind(_ name: String, of owner: String) -> Kind? {
    switch (name, owner) {
    case ("residentId", _), ("residentIds", _): .person
    case ("name", "members"), ("name", "member"), ("holder", "account"): .name
    case ("number", "account"): .account
    case ("phone", _), ("certificate", "disability"): .digits
    default: nil
    }
  }

  private func replacement(_ kind: Kind, for text: String) -> String {
    switch kind {
    case .person:
      identityKey.personKey(of: text).map(ErasedPerson.text) ?? ErasedPerson.text(PersonKey(high: 0, low: 0))
    case .name: "***"
    case .account: String(repeating: "0", count: max(0, text.count - 4)) + text.suffix(4)
    case .digits: String(repeating: "0", count: text.count)
    }
  }
}
