import Contract

@testable import Exchange

/// Persons whose numbers hold (GB 11643).
enum People {
  static let numbers = ["341225196104120117", "34122519630925002X", "341225201106060238"]

  /// Not a hash: tests have no secret.
  static func key(_ number: String) -> PersonKey? {
    guard number.count == 18, let low = UInt64(number.prefix(17)) else { return nil }
    return PersonKey(high: 0, low: low)
  }

  static func ask(_ id: String, _ members: [Int], _ departments: [Department] = Department.allCases) -> ComparisonAsk {
    ComparisonAsk(
      requestId: "\(id):comparison:1", caseId: id, village: 341_225_101_001, departments: departments,
      since: day(2025, 3, 7).start, members: members.map { key(numbers[$0])! })
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year: year, month: month, day: day)! }
  static let on = day(2025, 3, 12)
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// A table as `comparison export` writes it, filled in.
func filled(_ rows: [String]) -> [UInt8] {
  bytes("\u{FEFF}比对编号,成员序号,姓名,身份证号,行政村代码,部门,数据截止日期,比对结果,备注\r\n" + rows.joined(separator: "\r\n") + "\r\n")
}

/// The same damage for the same seed.
struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
