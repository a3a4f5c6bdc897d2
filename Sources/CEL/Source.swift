// Operands of known type. What a source is, is a type argument of the code that reads it, so that reading a
// variable or constant costs no call.

protocol Source {
  associatedtype Value
  func read(_ frame: inout Frame) throws -> Value
}

struct Constant<Value>: Source {
  let value: Value
  @inline(__always)
  func read(_ frame: inout Frame) -> Value { value }
}

struct Computed<Value>: Source {
  let code: (inout Frame) throws -> Value
  @inline(__always)
  func read(_ frame: inout Frame) throws -> Value { try code(&frame) }
}

struct IntSlot: Source {
  let slot: Int
  let name: String
  @inline(__always)
  func read(_ frame: inout Frame) throws -> Int64 {
    if case .int(let value) = frame.variables[slot] { return value }
    throw wrong(frame.variables[slot], name: name)
  }
}

struct TimeSlot: Source {
  let slot: Int
  let name: String
  @inline(__always)
  func read(_ frame: inout Frame) throws -> CELTime {
    if case .timestamp(let value) = frame.variables[slot] { return value }
    throw wrong(frame.variables[slot], name: name)
  }
}

/// The error of a variable that holds nothing, or a value of another type than was declared.
@inline(never)
func wrong(_ value: CELValue, name: String) -> CELError { wrong(value, "no such attribute: \(name)") }

/// A text of the source that values are compared with.
struct TextLiteral {
  private let text: String
  private let count: Int
  private let isASCII: Bool

  init(_ text: String) {
    self.text = text
    count = text.utf8.count
    isASCII = text.utf8.allSatisfy { $0 < 128 }
  }

  /// Same code points. What Swift holds for equal to an ASCII text, and is as long in bytes, is the same text.
  @inline(__always)
  func equals(_ other: String) -> Bool {
    guard other.utf8.count == count else { return false }
    return isASCII ? other == text : sameText(other, text)
  }
}

extension Compiler {
  /// Code that compares two ints.
  mutating func compareInts(_ name: String, _ left: Node, _ right: Node) throws -> BoolCode {
    switch left.kind {
    case .literal(.int(let value)): try compareInts(name, Constant(value: value), right)
    case .variable(let slot): try compareInts(name, intSlot(slot), right)
    default: try compareInts(name, Computed(code: try int(left)), right)
    }
  }

  private mutating func compareInts<A: Source>(_ name: String, _ a: A, _ right: Node) throws -> BoolCode
  where A.Value == Int64 {
    switch right.kind {
    case .literal(.int(let value)): compare(name, a, Constant(value: value))
    case .variable(let slot): compare(name, a, intSlot(slot))
    default: compare(name, a, Computed(code: try int(right)))
    }
  }

  /// Code that compares two timestamps, of which each is a variable or a constant; nil for any others.
  func compareTimes(_ name: String, _ left: Node, _ right: Node) -> BoolCode? {
    switch (left.kind, right.kind) {
    case (.variable(let a), .variable(let b)): compare(name, timeSlot(a), timeSlot(b))
    case (.variable(let a), .literal(.timestamp(let b))): compare(name, timeSlot(a), Constant(value: b))
    case (.literal(.timestamp(let a)), .variable(let b)): compare(name, Constant(value: a), timeSlot(b))
    default: nil
    }
  }

  private func timeSlot(_ slot: Int) -> TimeSlot { TimeSlot(slot: slot, name: environment.variables[slot].name) }
  private func intSlot(_ slot: Int) -> IntSlot { IntSlot(slot: slot, name: environment.variables[slot].name) }

  func compare<A: Source, B: Source>(_ name: String, _ a: A, _ b: B) -> BoolCode
  where A.Value == B.Value, A.Value: Comparable {
    switch name {
    case "_<_": { frame in try a.read(&frame) < b.read(&frame) }
    case "_<=_": { frame in try a.read(&frame) <= b.read(&frame) }
    case "_>_": { frame in try a.read(&frame) > b.read(&frame) }
    case "_>=_": { frame in try a.read(&frame) >= b.read(&frame) }
    case "_==_": { frame in try a.read(&frame) == b.read(&frame) }
    default: { frame in try a.read(&frame) != b.read(&frame) }
    }
  }

  /// Code for arithmetic of ints; nil for another operation.
  mutating func arithmetic(_ name: String, _ left: Node, _ right: Node) throws -> IntCode? {
    switch left.kind {
    case .literal(.int(let value)): try arithmetic(name, Constant(value: value), right)
    case .variable(let slot): try arithmetic(name, intSlot(slot), right)
    default: try arithmetic(name, Computed(code: try int(left)), right)
    }
  }

  private mutating func arithmetic<A: Source>(_ name: String, _ a: A, _ right: Node) throws -> IntCode?
  where A.Value == Int64 {
    switch right.kind {
    case .literal(.int(let value)): arithmetic(name, a, Constant(value: value))
    case .variable(let slot): arithmetic(name, a, intSlot(slot))
    default: arithmetic(name, a, Computed(code: try int(right)))
    }
  }

  private func arithmetic<A: Source, B: Source>(_ name: String, _ a: A, _ b: B) -> IntCode?
  where A.Value == Int64, B.Value == Int64 {
    switch name {
    case "_+_": { frame in try whole(try a.read(&frame).addingReportingOverflow(b.read(&frame))) }
    case "_-_": { frame in try whole(try a.read(&frame).subtractingReportingOverflow(b.read(&frame))) }
    case "_*_": { frame in try whole(try a.read(&frame).multipliedReportingOverflow(by: b.read(&frame))) }
    case "_/_":
      { frame in
        let (x, y) = (try a.read(&frame), try b.read(&frame))
        if y == 0 { throw CELError.divide }
        return try whole(x.dividedReportingOverflow(by: y))
      }
    case "_%_":
      { frame in
        let (x, y) = (try a.read(&frame), try b.read(&frame))
        if y == 0 { throw CELError.modulus }
        return try whole(x.remainderReportingOverflow(dividingBy: y))
      }
    default: nil
    }
  }
}
