/// The state of one evaluation.
struct Frame {
  let variables: UnsafePointer<CELValue>
  let locals: UnsafeMutablePointer<CELValue>
  /// Steps left; below zero the evaluation ends.
  var steps: Int

  /// Throws once the budget is used up.
  @inline(__always)
  mutating func charge(_ count: Int = 1) throws {
    steps &-= count
    if steps < 0 { throw CELError.budget }
  }

  /// Charges for a text or byte string of `count` bytes.
  mutating func charge(bytes count: Int) throws { try charge(1 + count / 64) }

  /// Charges for a search that may compare a part of `wanted` bytes with every place of `count` bytes.
  mutating func charge(searching count: Int, for wanted: Int) throws {
    try charge(1 + count / 64 * (1 + min(wanted, count) / 64))
  }

  /// Charges for a list or map of `count` elements.
  mutating func charge(elements count: Int) throws { try charge(1 + count / 8) }

  /// Passes on the one error that nothing absorbs, the end of the budget.
  @inline(__always)
  func absorb(_ error: any Error) throws { if steps < 0 { throw error } }
}

typealias ValueCode = (inout Frame) throws -> CELValue
typealias BoolCode = (inout Frame) throws -> Bool
typealias IntCode = (inout Frame) throws -> Int64
typealias DoubleCode = (inout Frame) throws -> Double
