import COpenSSL
import Contract
import Testing

@Suite("Identity")
struct IdentityTests {
  /// A number with the right check character.
  private func residentID(_ seventeen: String) -> String {
    seventeen + String(Unicode.Scalar(ResidentID.checkCharacter(of: seventeen.utf8)))
  }

  private let today = Day(year: 2025, month: 12, day: 31)!

  @Test("check characters: any other is refused")
  func checkCharacters() {
    var random = SplitMix(seed: 11)
    for _ in 0..<500 {
      let day = Day(number: Int32.random(in: -20_000...20_000, using: &random))
      let birth = day.description.replacing("-", with: "")
      let sequence = String(Int.random(in: 1000...1999, using: &random)).dropFirst()
      let id = residentID("341225\(birth)\(sequence)")
      #expect(ResidentID.isValid(id, bornBy: today))
      for check in "0123456789X" where check != id.last {
        #expect(!ResidentID.isValid(String(id.dropLast()) + String(check), bornBy: today))
      }
    }
  }

  @Test("any single wrong digit and any swap of neighbours is noticed")
  func errors() {
    let id = residentID("34122519610412011")
    let digits = Array(id)
    for i in 0..<17 {
      for digit in "0123456789" where digit != digits[i] {
        var wrong = digits
        wrong[i] = digit
        #expect(!ResidentID.isValid(String(wrong), bornBy: today))
      }
      if i < 16, digits[i] != digits[i + 1] {
        var wrong = digits
        wrong.swapAt(i, i + 1)
        #expect(!ResidentID.isValid(String(wrong), bornBy: today))
      }
    }
  }

  @Test("the person key is HMAC-SHA256, and x is X")
  func hmac() {
    for secret in [
      Array("0123456789abcdef".utf8), [UInt8](repeating: 7, count: 64),
      [UInt8](repeating: 9, count: 99),
    ] {
      let key = IdentityKey(secret)!
      let id = "34122519610412011X"
      var full = [UInt8](repeating: 0, count: 32)
      var length: UInt32 = 0
      HMAC(EVP_sha256(), secret, Int32(secret.count), Array(id.utf8), id.utf8.count, &full, &length)
      let number = { (range: Range<Int>) in full[range].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
      #expect(key.personKey(of: id) == PersonKey(high: number(0..<8), low: number(8..<16)))
      #expect(key.personKey(of: id.lowercased()) == key.personKey(of: id))
    }
  }

  @Test("a key is not shown and not short")
  func secrecy() {
    #expect("\(testKey)" == "IdentityKey(secret)")
    #expect(String(reflecting: testKey) == "IdentityKey(secret)")
    #expect(IdentityKey(Array("short".utf8)) == nil)
    #expect(IdentityKey(hexadecimal: "zz") == nil)
    let hexadecimal = IdentityKey(
      hexadecimal: "61207365637265742066 6f72".filter { $0 != " " } + "207465737473206f6e6c79")
    #expect(
      hexadecimal?.personKey(of: "34122519610412011X")
        == testKey.personKey(of: "34122519610412011X"))
  }

  @Test("village codes")
  func regions() {
    #expect(RegionCode.village("341225101001") == 341_225_101_001)
    for bad in ["341225101000", "991225101001", "34122510100", "34122510100a", "", "3412251010011"] {
      #expect(RegionCode.village(bad) == nil)
    }
  }

  @Test("times round-trip, and calendar nonsense is refused")
  func times() {
    var random = SplitMix(seed: 5)
    for _ in 0..<2000 {
      let instant = Instant(
        milliseconds: Int64.random(in: -62_000_000_000_000...253_000_000_000_000, using: &random))
      #expect(Timestamp.parse(Timestamp.format(instant)) == instant)
    }
    #expect(
      Timestamp.parse("2024-02-29T23:59:59.999999999-00:00")?.milliseconds == 1_709_251_199_999)
    #expect(Timestamp.parse("2025-03-07T10:00:00.5+08:00")?.milliseconds == 1_741_312_800_500)
    for bad in [
      "2023-02-29T00:00:00Z", "2024-02-29T00:00:00", "2024-02-29T00:00:00+8:00",
      "2024-02-29T00:00Z",
    ] {
      #expect(Timestamp.parse(bad) == nil)
    }
  }
}
