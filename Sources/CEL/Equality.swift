#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Same code points; Swift's own equality would join canonically equivalent texts.
@inline(__always)
func sameText(_ a: String, _ b: String) -> Bool {
  let count = a.utf8.count
  if count != b.utf8.count { return false }
  var a = a
  var b = b
  return a.withUTF8 { x in
    b.withUTF8 { y in count == 0 || memcmp(x.baseAddress!, y.baseAddress!, count) == 0 }
  }
}

/// Equality across types: numbers by value, values of different kinds unequal, NaN unequal to all.
func celEqual(_ a: CELValue, _ b: CELValue) -> Bool {
  // The usual cases, without the copies that a switch over both makes.
  switch a {
  case .int(let x): if case .int(let y) = b { return x == y }
  case .string(let x):
    if case .string(let y) = b { return sameText(x, y) }
    return false
  default: break
  }
  switch (a, b) {
  case (.null, .null): return true
  case (.bool(let x), .bool(let y)): return x == y
  case (.int(let x), .int(let y)): return x == y
  case (.uint(let x), .uint(let y)): return x == y
  case (.double(let x), .double(let y)): return x == y
  case (.int, .uint), (.int, .double), (.uint, .int), (.uint, .double), (.double, .int), (.double, .uint):
    return compareNumbers(a, b) == 0
  case (.string(let x), .string(let y)): return sameText(x, y)
  case (.bytes(let x), .bytes(let y)): return x == y
  case (.timestamp(let x), .timestamp(let y)), (.duration(let x), .duration(let y)): return x == y
  case (.type(let x), .type(let y)): return sameText(x, y)
  case (.list(let x), .list(let y)):
    guard x.count == y.count else { return false }
    for place in x.indices where !celEqual(x[place], y[place]) { return false }
    return true
  case (.map(let x), .map(let y)):
    guard x.entries.count == y.entries.count else { return false }
    for entry in x.entries {
      guard let other = y[entry.key], celEqual(entry.value, other) else { return false }
    }
    return true
  case (.record(let x), .record(let y)):
    guard x.type === y.type || x.type.name == y.type.name, x.fields.count == y.fields.count else { return false }
    for place in x.fields.indices where !celEqual(x.fields[place], y.fields[place]) { return false }
    return true
  case (.optional(let x), .optional(let y)):
    switch (x.value, y.value) {
    case (nil, nil): return true
    case (let x?, let y?): return celEqual(x, y)
    default: return false
    }
  case (.network(let x), .network(let y)): return x == y
  case (.absent, .absent): return true
  default: return false
  }
}

/// Equality that charges for what it compares: values share parts, so a small expression may make a huge tree.
func equal(_ a: CELValue, _ b: CELValue, _ frame: inout Frame) throws -> Bool {
  switch (a, b) {
  case (.list(let x), .list(let y)):
    guard x.count == y.count else { return false }
    for place in x.indices {
      try frame.charge()
      if !(try equal(x[place], y[place], &frame)) { return false }
    }
    return true
  case (.map(let x), .map(let y)):
    guard x.entries.count == y.entries.count else { return false }
    for entry in x.entries {
      try frame.charge()
      guard let other = y[entry.key], try equal(entry.value, other, &frame) else { return false }
    }
    return true
  case (.record(let x), .record(let y)):
    guard x.type.name == y.type.name, x.fields.count == y.fields.count else { return false }
    for place in x.fields.indices {
      try frame.charge()
      if !(try equal(x.fields[place], y.fields[place], &frame)) { return false }
    }
    return true
  case (.optional(let x), .optional(let y)):
    guard let x = x.value, let y = y.value else { return x.value == nil && y.value == nil }
    try frame.charge()
    return try equal(x, y, &frame)
  default:
    try chargeText(a, &frame)
    return celEqual(a, b)
  }
}

/// Charges for a long text or byte string that is to be compared.
@inline(__always)
func chargeText(_ value: CELValue, _ frame: inout Frame) throws {
  switch value {
  case .string(let text) where text.utf8.count > 256: try frame.charge(bytes: text.utf8.count)
  case .bytes(let bytes) where bytes.count > 256: try frame.charge(bytes: bytes.count)
  default: break
  }
}

/// -1, 0 or 1; nil if either is NaN or no number. An integer is compared with a double as a double.
func compareNumbers(_ a: CELValue, _ b: CELValue) -> Int? {
  switch (a, b) {
  case (.int(let x), .int(let y)): x < y ? -1 : x == y ? 0 : 1
  case (.uint(let x), .uint(let y)): x < y ? -1 : x == y ? 0 : 1
  case (.double(let x), .double(let y)): x < y ? -1 : x == y ? 0 : x > y ? 1 : nil
  case (.int(let x), .uint(let y)): x < 0 ? -1 : UInt64(x) < y ? -1 : UInt64(x) == y ? 0 : 1
  case (.uint(let x), .int(let y)): y < 0 ? 1 : x < UInt64(y) ? -1 : x == UInt64(y) ? 0 : 1
  case (.int(let x), .double(let y)): compare(x, y)
  case (.double(let x), .int(let y)): compare(y, x).map { -$0 }
  case (.uint(let x), .double(let y)): compare(x, y)
  case (.double(let x), .uint(let y)): compare(y, x).map { -$0 }
  default: nil
  }
}

/// Beyond the integer's range by that alone, within it as doubles: the specification's suite asks for it.
private func compare<I: FixedWidthInteger>(_ x: I, _ y: Double) -> Int? {
  if y.isNaN { return nil }
  if y < Double(I.min) { return 1 }
  if y > Double(I.max) { return -1 }
  let x = Double(x)
  return x < y ? -1 : x == y ? 0 : 1
}

/// The order of two values: -1, 0 or 1; nil if NaN takes part. Throws where the kinds have no common order.
func celCompare(_ a: CELValue, _ b: CELValue) throws -> Int? {
  switch (a, b) {
  case (.int, .int), (.uint, .uint), (.double, .double), (.int, .uint), (.int, .double), (.uint, .int),
    (.uint, .double), (.double, .int), (.double, .uint):
    return compareNumbers(a, b)
  case (.string(let x), .string(let y)):
    return sameText(x, y) ? 0 : x.utf8.lexicographicallyPrecedes(y.utf8) ? -1 : 1
  case (.bytes(let x), .bytes(let y)): return x == y ? 0 : x.lexicographicallyPrecedes(y) ? -1 : 1
  case (.bool(let x), .bool(let y)): return x == y ? 0 : y ? -1 : 1
  case (.timestamp(let x), .timestamp(let y)), (.duration(let x), .duration(let y)):
    return x == y ? 0 : x < y ? -1 : 1
  default: throw CELError.overload
  }
}
