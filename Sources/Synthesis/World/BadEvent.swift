/// Data of answers of a bank that the contract refuses, each for another reason.
enum BadEvent {
  static let kinds = 6

  static func data(_ number: Int, caseId: String) -> String {
    let start = "{\"instructionId\":\"\(caseId):allowance:1:1\",\"outcome\":\"paid\",\"on\":\"2025-0"
    let rest =
      switch number % kinds {
      case 0: "5-01\",\"voucher\":\"V-1\",\"amountFen\":-1}"
      case 1: "5-01\",\"voucher\":\"V-1\",\"amountFen\":76500.5}"
      case 2: "2-30\",\"voucher\":\"V-1\",\"amountFen\":76500}"
      case 3: "5-01\",\"voucher\":\"V-1\",\"amountFen\":76500,\"colour\":\"red\"}"
      case 4: "5-01\",\"voucher\":\"V 1\",\"amountFen\":76500}"
      default: "5-01\",\"amountFen\":76500}"
      }
    return start + rest
  }
}
