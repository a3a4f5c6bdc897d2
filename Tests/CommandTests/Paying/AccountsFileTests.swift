import Foundation
import Testing

@testable import dripline

@Suite struct AccountsFileTests {
  @Test func theExampleIsRead() throws {
    let accounts = try AccountsFile.read(path: PayingScene.accountsPath)
    #expect(accounts.all.map(\.id) == ["county-relief", "county-housing"])
    #expect(accounts.all[0].bankCode == "105372000014" && accounts.all[0].funds == ["province", "county"])
    #expect(accounts.all[1].bankName == "")
  }

  @Test(arguments: [
    ("", "no list of accounts"), ("accounts: []\n", "at least one account"), ("account: []\n", "needs `accounts:`"),
    ("accounts:\n  - id: a\n    nam: b\n", "a.yaml:3: an account has no nam; did you mean name?"),
    ("accounts:\n  - id: a\n", "a.yaml:2: funds is a list of names"),
    ("accounts:\n  - id: a\n    funds: [x]\n", "the account has no name"),
    ("accounts:\n  - {id: a, name: b, number: \"123456\", bank: \"1\", funds: [x]}\n", "bank: the bank's 12 digits"),
    ("accounts:\n  - {id: a, name: b, number: \"123456\", bank: \"123456789012\", funds: [x, x]}\n", "x stands twice"),
  ])
  func mistakesAreNamed(text: String, message: String) {
    do {
      _ = try AccountsFile.parse(text, file: "a.yaml")
      Issue.record("taken")
    } catch let error as UsageError {
      #expect(error.message.contains(message), "\(error.message)")
    } catch {
      Issue.record("\(error)")
    }
  }
}
