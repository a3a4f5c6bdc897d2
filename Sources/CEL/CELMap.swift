/// A map from bool, int, uint or string to values, in the order of insertion.
/// Numeric keys of equal value are one key, whatever their type.
public final class CELMap: Sendable {
  public let entries: [(key: CELValue, value: CELValue)]
  /// Nil for a small map, where a linear search is quicker than hashing.
  private let index: [Key: Int]?

  public static let empty = CELMap(unique: [])

  /// Throws if a key repeats or is not of a key type.
  public init(_ entries: [(key: CELValue, value: CELValue)]) throws {
    var index = [Key: Int](minimumCapacity: entries.count)
    for (place, entry) in entries.enumerated() {
      guard let key = Key(entry.key), Key.isKeyType(entry.key) else {
        throw CELError("unsupported key type: \(entry.key.typeName)")
      }
      if index.updateValue(place, forKey: key) != nil {
        throw CELError("Failed with repeated key: \(describe(entry.key))")
      }
    }
    self.entries = entries
    self.index = entries.count > 8 ? index : nil
  }

  /// For entries whose keys are known to be distinct and of key types.
  init(unique entries: [(key: CELValue, value: CELValue)]) {
    self.entries = entries
    guard entries.count > 8 else {
      index = nil
      return
    }
    var index = [Key: Int](minimumCapacity: entries.count)
    for (place, entry) in entries.enumerated() {
      if let key = Key(entry.key) { index[key] = place }
    }
    self.index = index
  }

  /// The value of a key, nil if there is none. A double finds the integer it equals.
  public subscript(key: CELValue) -> CELValue? {
    if let index {
      guard let key = Key(key), let place = index[key] else { return nil }
      return entries[place].value
    }
    for entry in entries where celEqual(entry.key, key) { return entry.value }
    return nil
  }

  subscript(name: String) -> CELValue? {
    if let index { return index[.string(Bytes(text: name))].map { entries[$0].value } }
    for entry in entries {
      if case .string(let text) = entry.key, sameText(text, name) { return entry.value }
    }
    return nil
  }

  /// A key reduced to what makes it equal to others.
  enum Key: Hashable {
    case bool(Bool)
    case int(Int64)
    case large(UInt64)
    case string(Bytes)

    static func isKeyType(_ value: CELValue) -> Bool {
      switch value {
      case .bool, .int, .uint, .string: true
      default: false
      }
    }

    /// Nil for a value that can equal no key.
    init?(_ value: CELValue) {
      switch value {
      case .bool(let value): self = .bool(value)
      case .int(let value): self = .int(value)
      case .uint(let value): self = Int64(exactly: value).map(Key.int) ?? .large(value)
      case .double(let value):
        if let whole = Int64(exactly: value) {
          self = .int(whole)
        } else if let whole = UInt64(exactly: value) {
          self = .large(whole)
        } else {
          return nil
        }
      case .string(let value): self = .string(Bytes(text: value))
      default: return nil
      }
    }
  }

  /// Text hashed and compared by its bytes: `String` would join canonically equivalent texts.
  struct Bytes: Hashable {
    let text: String
    static func == (a: Bytes, b: Bytes) -> Bool { sameText(a.text, b.text) }
    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }
}
