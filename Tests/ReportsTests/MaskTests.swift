import Contract
import Testing

@testable import Reports

/// What of a person may stand on paper.
@Suite("Masking")
struct MaskTests {
  @Test(
    "of a name there is the first letter",
    arguments: [
      ("张三", "张*"), ("欧阳小明", "欧*"), ("  李四", "李*"), ("Maria", "M*"), ("阿依古丽·买买提", "阿*"), ("", "*"), ("   ", "*"),
      ("<script>alert(1)</script>", "*"), ("=cmd|'/c calc'!A1", "*"), ("123", "*"), ("😀", "*"), ("\u{202E}张三", "张*"),
      ("\n张三", "张*"), ("\u{0}\u{1B}[31m", "*"), ("张\u{0300}\u{0301}\u{0302}\u{0303}三", "张*"),
    ])
  func names(full: String, shown: String) { #expect(Mask.name(full) == shown) }

  @Test(
    "of a number there are the last four digits",
    arguments: [
      ("341225196104120117", "****0117"), ("34122519630925002X", "****002X"), ("34122519630925002x", "****002X"),
      ("6200000000000001234", "****1234"), ("1234", "****"), ("", "****"), ("341225<b>x", "****"),
      ("34122519610412０１１７", "****"),
    ])
  func numbers(full: String, shown: String) { #expect(Mask.number(full) == shown) }

  @Test("an account of which the case keeps four digits")
  func accounts() {
    #expect(Mask.account(last4: 0x3132_3334) == "****1234")
    #expect(Mask.account(last4: 0) == "")
    #expect(Mask.account(last4: 0x3C62_3E41) == "")
  }

  @Test(
    "long numbers in free text, however they are written",
    arguments: [
      ("卡号6217001230001234567。", "卡号****4567。"), ("6217 0012 3000 1234 567", "****4567"),
      ("6217-0012-3000-1234-567", "****4567"),
      ("证号34122519630925002X", "证号****002X"), ("３４１２２５１９６１０４１２０１１７", "****０１１７"), ("电话13800000000", "电话****0000"),
      ("0558 1234567", "****4567"), ("2025-03-07", "2025-03-07"), ("补助3000元，共12期", "补助3000元，共12期"),
      ("皖财社〔2025〕12号", "皖财社〔2025〕12号"),
      ("a1b2c3d4e5f6g7h8i9j10k11", "a1b2c3d4e5f6g7h8i9j10k11"),
    ])
  func freeText(text: String, shown: String) { #expect(Mask.text(text) == shown) }

  @Test("the household's own names in free text")
  func namesInText() {
    #expect(Mask.text("张三种植油茶，张三丰除外", hiding: ["张三丰", "张三"]) == "张*种植油茶，张*除外")
    #expect(Mask.text("种植", hiding: ["种"]) == "种植", "one letter is no name to look for")
  }

  @Test("a case's identifier that holds a resident's number")
  func references() {
    #expect(Mask.reference("C0001") == "C0001")
    #expect(Mask.reference("C-341225101001-000123") == "C-341225101001-000123")
    #expect(Mask.reference("341225196104120117") == "****0117")
    #expect(Mask.reference("C:34122519630925002X:1") == "C:****002X:1")
    // Not a resident's number: the check digit is wrong.
    #expect(Mask.reference("341225196104120118") == "341225196104120118")
  }
}
