import Payments
import Policy

/// The list of paying accounts; ops/payments/accounts.yaml is an example.
enum AccountsFile {
  private static let keys = ["id", "name", "number", "bank", "bankName", "funds"]

  static func read(path: String) throws -> PayingAccounts {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw UsageError("the list of accounts \(path) cannot be read")
    }
    return try parse(text, file: path)
  }

  static func parse(_ text: String, file: String) throws -> PayingAccounts {
    let outcome = YamlReader.read(text, file: file)
    guard outcome.problems.isEmpty, let root = outcome.node else {
      let lines = outcome.problems.map { "\(file):\($0.position.line):\($0.position.column): \($0.message)" }
      throw UsageError("\(file) is no list of accounts:\n\(lines.joined(separator: "\n"))")
    }
    guard case .mapping(let entries) = root.content, entries.map(\.key) == ["accounts"],
      case .sequence(let nodes) = entries[0].value.content, !nodes.isEmpty
    else { throw fault(root, "needs `accounts:` with at least one account, and nothing else") }
    let accounts = try nodes.map(account)
    do throws(PayingAccounts.Fault) { return try PayingAccounts(accounts) } catch {
      throw fault(nodes.first { $0["id"]?.text == error.account } ?? root, "\(error)")
    }
  }

  private static func account(_ node: YamlNode) throws -> PayingAccount {
    guard case .mapping(let entries) = node.content else {
      throw fault(node, "an account has \(keys.joined(separator: ", "))")
    }
    for entry in entries where !keys.contains(entry.key) {
      let near = Suggestion.nearest(to: entry.key, among: keys).map { "; did you mean \($0)?" } ?? ""
      throw fault(entry.value, "an account has no \(entry.key)\(near)")
    }
    func text(_ key: String) throws -> String {
      guard let value = node[key] else { throw fault(node, "the account has no \(key)") }
      guard let text = value.text else { throw fault(value, "\(key) is a text") }
      return text
    }
    guard let list = node["funds"], case .sequence(let names) = list.content else {
      throw fault(node["funds"] ?? node, "funds is a list of names")
    }
    let funds = try names.map { name in
      guard let text = name.text else { throw fault(name, "the name of a fund is a text") }
      return text
    }
    return PayingAccount(
      id: try text("id"), name: try text("name"), number: try text("number"), bankCode: try text("bank"),
      bankName: node["bankName"] == nil ? "" : try text("bankName"), funds: funds)
  }

  private static func fault(_ node: YamlNode, _ what: String) -> UsageError {
    UsageError("\(node.position.file):\(node.position.line): \(what)")
  }
}
