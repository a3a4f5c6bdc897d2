extension Library {
  /// Functions that make texts of texts. Case is that of ASCII only; places count code points.
  static let textEditing: [Definition] = [
    Definition("string->lowerAscii() string", body: edit { $0.map { (65...90).contains($0) ? $0 + 32 : $0 } }),
    Definition("string->upperAscii() string", body: edit { $0.map { (97...122).contains($0) ? $0 - 32 : $0 } }),
    Definition(
      "string->reverse() string",
      body: .one { text, frame in
        guard case .string(let text) = text else { throw CELError.overload }
        return .string(string(try scalars(text, &frame).reversed()))
      }),
    Definition(
      "string->trim() string",
      body: .one { text, frame in
        guard case .string(let text) = text else { throw CELError.overload }
        let all = try scalars(text, &frame)
        guard let first = all.firstIndex(where: { !$0.properties.isWhitespace }),
          let last = all.lastIndex(where: { !$0.properties.isWhitespace })
        else { return .string("") }
        return .string(string(all[first...last]))
      }),
    Definition(
      "string->substring(int) string",
      body: .two { text, from, frame in try substring(text, from, nil, &frame) }),
    Definition(
      "string->substring(int, int) string",
      body: .many { values, frame in try substring(values[0], values[1], values[2], &frame) }),
    Definition(
      "string->split(string) list(string)",
      body: .two { text, separator, frame in try split(text, separator, .int(-1), &frame) }),
    Definition(
      "string->split(string, int) list(string)",
      body: .many { values, frame in try split(values[0], values[1], values[2], &frame) }),
    Definition(
      "string->replace(string, string) string",
      body: .many { values, frame in try replace(values[0], values[1], values[2], .int(-1), &frame) }),
    Definition(
      "string->replace(string, string, int) string",
      body: .many { values, frame in try replace(values[0], values[1], values[2], values[3], &frame) }),
    Definition("list(string)->join() string", body: .one { list, frame in try join(list, .string(""), &frame) }),
    Definition(
      "list(string)->join(string) string", body: .two { list, separator, frame in try join(list, separator, &frame) }),
    Definition(
      "strings.quote(string) string",
      body: .one { text, frame in
        guard case .string(let text) = text else { throw CELError.overload }
        try frame.charge(bytes: text.utf8.count)
        return .string(quoted(text))
      }),
    Definition(
      "string->format(list(dyn)) string",
      body: .two { text, arguments, frame in
        guard case .string(let text) = text, case .list(let arguments) = arguments else { throw CELError.overload }
        return .string(try Format.apply(text, arguments, &frame))
      }),
  ]

  private static func edit(_ change: @escaping @Sendable (String.UTF8View) -> [UInt8]) -> Body {
    .one { text, frame in
      guard case .string(let text) = text else { throw CELError.overload }
      try frame.charge(bytes: text.utf8.count)
      return .string(String(decoding: change(text.utf8), as: UTF8.self))
    }
  }

  private static func substring(_ text: CELValue, _ from: CELValue, _ to: CELValue?, _ frame: inout Frame) throws
    -> CELValue
  {
    guard case .string(let text) = text, case .int(let from) = from else { throw CELError.overload }
    let all = try scalars(text, &frame)
    var end = Int64(all.count)
    if let to {
      guard case .int(let to) = to else { throw CELError.overload }
      guard to >= 0, to <= end else { throw outOfRange(to) }
      end = to
    }
    guard from >= 0, from <= all.count else { throw outOfRange(from) }
    guard from <= end else { throw CELError("invalid substring range. start: \(from), end: \(end)") }
    return .string(string(all[Int(from)..<Int(end)]))
  }

  private static func split(
    _ text: CELValue, _ separator: CELValue, _ limit: CELValue, _ frame: inout Frame
  ) throws -> CELValue {
    guard case .string(let text) = text, case .string(let separator) = separator, case .int(let limit) = limit else {
      throw CELError.overload
    }
    if limit == 0 { return .list([]) }
    let most = limit < 0 ? Int.max : Int(limit)
    try frame.charge(searching: text.utf8.count, for: separator.utf8.count)
    if separator.isEmpty {
      let all = try scalars(text, &frame)
      if all.isEmpty { return .list([]) }
      try frame.charge(elements: all.count)
      if all.count <= most { return .list(all.map { .string(String($0)) }) }
      return .list(all.prefix(most - 1).map { .string(String($0)) } + [.string(string(all.dropFirst(most - 1)))])
    }
    let pieces = pieces(text, separator, most)
    try frame.charge(elements: pieces.count)
    return .list(pieces.map { .string(String(decoding: $0, as: UTF8.self)) })
  }

  /// The text cut at a separator that is not empty, into at most `most` pieces.
  private static func pieces(_ text: String, _ separator: String, _ most: Int) -> [ArraySlice<UInt8>] {
    let bytes = Array(text.utf8)
    let mark = Array(separator.utf8)
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    while pieces.count + 1 < most, let place = find(bytes, mark, from: start) {
      pieces.append(bytes[start..<place])
      start = place + mark.count
    }
    return pieces + [bytes[start...]]
  }

  private static func replace(
    _ text: CELValue, _ old: CELValue, _ new: CELValue, _ limit: CELValue, _ frame: inout Frame
  ) throws -> CELValue {
    guard case .string(let text) = text, case .string(let old) = old, case .string(let new) = new,
      case .int(let limit) = limit
    else { throw CELError.overload }
    let most = limit < 0 ? Int.max : Int(limit)
    try frame.charge(searching: text.utf8.count, for: old.utf8.count)
    var out: [UInt8] = []
    if old.isEmpty {
      // Between all code points, and at both ends.
      let all = try scalars(text, &frame)
      try frame.charge(bytes: text.utf8.count + min(most, all.count + 1) * new.utf8.count)
      for (place, scalar) in all.enumerated() {
        if place < most { out += new.utf8 }
        out += UTF8.encode(scalar)!
      }
      if all.count < most { out += new.utf8 }
    } else {
      let pieces = pieces(text, old, most == .max ? .max : most + 1)
      try frame.charge(bytes: text.utf8.count + pieces.count * new.utf8.count)
      for (place, piece) in pieces.enumerated() {
        if place > 0 { out += new.utf8 }
        out += piece
      }
    }
    return .string(String(decoding: out, as: UTF8.self))
  }

  private static func join(_ list: CELValue, _ separator: CELValue, _ frame: inout Frame) throws -> CELValue {
    guard case .list(let list) = list, case .string(let separator) = separator else { throw CELError.overload }
    var result = ""
    for (place, item) in list.enumerated() {
      guard case .string(let text) = item else { throw CELError.overload }
      try frame.charge(bytes: text.utf8.count + separator.utf8.count)
      if place > 0 { result += separator }
      result += text
    }
    return .string(result)
  }

  private static func quoted(_ text: String) -> String {
    var out: [UInt8] = [34]
    for byte in text.utf8 {
      switch byte {
      case 7: out += Array("\\a".utf8)
      case 8: out += Array("\\b".utf8)
      case 12: out += Array("\\f".utf8)
      case 10: out += Array("\\n".utf8)
      case 13: out += Array("\\r".utf8)
      case 9: out += Array("\\t".utf8)
      case 11: out += Array("\\v".utf8)
      case 92: out += Array("\\\\".utf8)
      case 34: out += Array("\\\"".utf8)
      default: out.append(byte)
      }
    }
    return String(decoding: out + [34], as: UTF8.self)
  }
}
