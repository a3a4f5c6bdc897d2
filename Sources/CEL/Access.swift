// Selection and indexing of values.

/// A field by its slot in the declared type; by its name in a record of another type.
@inline(__always)
func fieldValue(_ record: CELRecord, _ type: CELRecordType?, _ slot: Int, _ field: String) throws -> CELValue {
  guard record.type === type else { return try select(.record(record), field) }
  let value = record.fields[slot]
  if case .absent = value { throw CELError("no such key: \(field)") }
  return value
}

/// `value.field`. Of an optional value the field is optional.
func select(_ value: CELValue, _ field: String) throws -> CELValue {
  switch value {
  case .map(let map):
    guard let found = map[field] else { throw CELError("no such key: \(field)") }
    return found
  case .record(let record):
    guard let found = record[field] else { throw CELError("no such field '\(field)'") }
    if case .absent = found { throw CELError("no such key: \(field)") }
    return found
  case .optional: return try optionalField(value, field)
  default: throw CELError.overload
  }
}

/// `value.?field`: none where there is no such field.
func optionalField(_ value: CELValue, _ field: String) throws -> CELValue {
  switch value {
  case .map(let map): return some(map[field])
  case .record(let record):
    guard let found = record[field] else { throw CELError("no such field '\(field)'") }
    if case .absent = found { return .optional(.none) }
    return some(found)
  case .optional(let optional): return try optional.value.map { try optionalField($0, field) } ?? value
  default: throw CELError("no such key: \(field)")
  }
}

/// `has(value.field)`
func isPresent(_ value: CELValue, _ field: String) throws -> Bool {
  switch value {
  case .map(let map): return map[field] != nil
  case .record(let record):
    guard let found = record[field] else { throw CELError("no such field '\(field)'") }
    if case .absent = found { return false }
    return true
  case .optional(let optional): return try optional.value.map { try isPresent($0, field) } ?? false
  default: throw CELError.overload
  }
}

/// `value[index]`. Of an optional value the element is optional.
func element(_ value: CELValue, _ index: CELValue) throws -> CELValue {
  if case .optional = value { return try optionalElement(value, index) }
  if let found = try lookup(value, index) { return found }
  if case .list = value { throw CELError("index out of bounds: \(describe(index))") }
  throw CELError("no such key: \(describe(index))")
}

/// `value[?index]`: none where there is no such element.
func optionalElement(_ value: CELValue, _ index: CELValue) throws -> CELValue {
  if case .optional(let optional) = value {
    return try optional.value.map { try optionalElement($0, index) } ?? value
  }
  return some(try lookup(value, index))
}

private func some(_ value: CELValue?) -> CELValue { .optional(value.map { CELOptional($0) } ?? .none) }

private func lookup(_ value: CELValue, _ index: CELValue) throws -> CELValue? {
  switch value {
  case .list(let list):
    let place: Int?
    switch index {
    case .int(let index): place = Int(index)
    case .uint(let index): place = Int(exactly: index)
    case .double(let index):
      guard let whole = Int(exactly: index) else {
        throw CELError("unsupported index value: \(describe(.double(index)))")
      }
      place = whole
    default: throw CELError("unsupported index type '\(index.typeName)' in list")
    }
    guard let place, place >= 0, place < list.count else { return nil }
    return list[place]
  case .map(let map):
    switch index {
    case .bool, .int, .uint, .double, .string: return map[index]
    default: throw CELError("unsupported key type: \(index.typeName)")
    }
  default: throw CELError.overload
  }
}
