extension Library {
  /// Questions about texts.
  static let textFunctions: [Definition] = [
    Definition("string->contains(string) bool", body: question { contains($0, $1) }),
    Definition("string->startsWith(string) bool", body: question { $0.starts(with: $1) }),
    Definition(
      "string->endsWith(string) bool", body: question { $0.count >= $1.count && $0.suffix($1.count).elementsEqual($1) }),
    Definition("matches(string, string) bool", body: pattern),
    Definition("string->matches(string) bool", body: pattern),
    Definition(
      "string->charAt(int) string",
      body: .two { text, at, frame in
        guard case .string(let text) = text, case .int(let at) = at else { throw CELError.overload }
        let scalars = try scalars(text, &frame)
        guard at >= 0, at <= scalars.count else { throw outOfRange(at) }
        return .string(at == scalars.count ? "" : String(scalars[Int(at)]))
      }),
    Definition(
      "string->indexOf(string) int",
      body: .two { text, part, frame in try search(text, part, nil, &frame, last: false) }),
    Definition(
      "string->indexOf(string, int) int",
      body: .many { values, frame in try search(values[0], values[1], values[2], &frame, last: false) }),
    Definition(
      "string->lastIndexOf(string) int",
      body: .two { text, part, frame in try search(text, part, nil, &frame, last: true) }),
    Definition(
      "string->lastIndexOf(string, int) int",
      body: .many { values, frame in try search(values[0], values[1], values[2], &frame, last: true) }),
  ]

  private static func question(
    _ answer: @escaping @Sendable (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Body {
    .two { text, part, frame in
      guard case .string(var text) = text, case .string(var part) = part else { throw CELError.overload }
      try frame.charge(searching: text.utf8.count, for: part.utf8.count)
      return .bool(text.withUTF8 { a in part.withUTF8 { b in answer(a, b) } })
    }
  }

  private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
    find(text, part, from: 0) != nil
  }

  private static let pattern: Body = .two { text, pattern, frame in
    guard case .string(let text) = text, case .string(let pattern) = pattern else { throw CELError.overload }
    // A pattern that is not constant is compiled anew each time.
    try frame.charge(100 + pattern.utf8.count)
    let compiled = try Pattern(pattern, memory: 1 << 20)
    try frame.charge(compiled.size)
    return .bool(try compiled.matches(text, &frame))
  }

  private static func search(
    _ text: CELValue, _ part: CELValue, _ from: CELValue?, _ frame: inout Frame, last: Bool
  ) throws -> CELValue {
    guard case .string(let text) = text, case .string(let part) = part else { throw CELError.overload }
    let scalars = try scalars(text, &frame)
    let wanted = Array(part.unicodeScalars)
    var start = last ? scalars.count : 0
    if let from {
      guard case .int(let from) = from else { throw CELError.overload }
      guard from >= 0, from <= scalars.count else { throw outOfRange(from) }
      start = Int(from)
    }
    // A search may compare every part with every place.
    try frame.charge(searching: scalars.count, for: wanted.count)
    let final = scalars.count - wanted.count
    guard final >= 0 else { return .int(-1) }
    let places =
      last ? Array(stride(from: min(start, final), through: 0, by: -1)) : start <= final ? Array(start...final) : []
    for place in places where scalars[place..<place + wanted.count].elementsEqual(wanted) { return .int(Int64(place)) }
    return .int(-1)
  }
}

/// The first place of `part` in `text` at or after `from`, in bytes.
func find(_ text: some RandomAccessCollection<UInt8>, _ part: some RandomAccessCollection<UInt8>, from: Int) -> Int? {
  guard let first = part.first else { return from }
  guard text.count - from >= part.count else { return nil }
  for place in from...(text.count - part.count) {
    let start = text.index(text.startIndex, offsetBy: place)
    if text[start] == first, text[start...].starts(with: part) { return place }
  }
  return nil
}

func scalars(_ text: String, _ frame: inout Frame) throws -> [Unicode.Scalar] {
  try frame.charge(bytes: text.utf8.count)
  return Array(text.unicodeScalars)
}

func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}

func outOfRange(_ index: Int64) -> CELError { CELError("index out of range: \(index)") }
