import HTTP
import Testing

@testable import Console

@Suite("Who may enter, and what they may do")
struct SessionTests {
  private func digest(_ token: String) -> String { Secrets.hexadecimal(Secrets.sha256(Array(token.utf8))) }

  @Test("a token stands for whoever its line names")
  func tokens() throws {
    let list = try TokenRoster<ConsoleUser>(
      "# remark\n\nS1 \(digest("alpha")) viewer 李敏\nS2 \(digest("beta"))\toperator,auditor  Wang Fang \n")
    #expect(list.count == 2)
    #expect(list.holder(ofToken: "alpha".utf8) == ConsoleUser(staffId: "S1", name: "李敏", roles: [.viewer]))
    #expect(list.holder(ofToken: "beta".utf8)?.name == "Wang Fang")
    #expect(
      list.holder(ofToken: "gamma".utf8) == nil && list.holder(ofToken: "".utf8) == nil
        && list.holder(ofToken: "alpha ".utf8) == nil)
    #expect(list.holder(ofToken: String(repeating: "a", count: 5000).utf8) == nil)
  }

  @Test("every bad line is told by number, without its words")
  func badLines() {
    let text = """
      S1 nothex viewer A
      S2 \(digest("x")) boss B
      S3 \(digest("y")) viewer
      S4 \(digest("z")) viewer C
      S5 \(digest("z")) viewer D
      S4 \(digest("w")) operator C
      <b> \(digest("v")) viewer E
      """
    do throws(TokenFault) {
      _ = try TokenRoster<ConsoleUser>(text)
      Issue.record("it was taken")
    } catch {
      for line in [1, 2, 3, 5, 6, 7] { #expect("\(error)".contains("line \(line):"), "line \(line)") }
      #expect(!"\(error)".contains("line 4:") && !"\(error)".contains("nothex") && !"\(error)".contains(digest("z")))
    }
    #expect(throws: TokenFault.self) { try TokenRoster<ConsoleUser>("# nobody\n") }
  }

  @Test("a made line lets its token in")
  func newToken() throws {
    let made = try NewToken(staffId: "S1001", roles: "operator,approver", name: "Li Min")
    #expect(try TokenRoster<ConsoleUser>(made.line).holder(ofToken: made.token.utf8)?.roles == [.operator, .approver])
    #expect(!made.line.contains(made.token))
    #expect(throws: TokenFault.self) { try NewToken(staffId: "S 1", roles: "viewer", name: "x") }
    #expect(throws: TokenFault.self) { try NewToken(staffId: "S1", roles: "king", name: "x") }
  }

  /// The table of the guide.
  @Test(
    "each role may what it may, and nothing else",
    arguments: [
      (ConsoleRole.viewer, [Right.read]),
      (.operator, [.read, .findPerson, .readDead, .orderDead, .simulate]),
      (.approver, [.read, .findPerson, .readDead, .approveDead]),
      (.auditor, [.read, .findPerson, .readDead, .simulate, .audit]),
    ])
  func roles(_ role: ConsoleRole, _ rights: [Right]) {
    let user = ConsoleUser(staffId: "S1", name: "x", roles: [role])
    for right in Right.allCases { #expect(user.may(right) == rights.contains(right), "\(role) \(right)") }
  }

  @Test("a session ends by rest, by age, by going out, and when its line is struck out")
  func sessions() throws {
    let user = ConsoleUser(staffId: "S1", name: "x", roles: [.viewer])
    let list = try TokenRoster<ConsoleUser>("S1 \(digest("t")) viewer x")
    let sessions = Sessions()
    let start = ContinuousClock.now
    let name = sessions.begin(user, at: start)
    #expect(sessions.find(name, in: list, at: start + .seconds(60))?.user == user)
    #expect(sessions.find(String(name.reversed()), in: list, at: start) == nil)
    #expect(sessions.find(name, in: list, at: start + .seconds(60) + Sessions.idle) == nil)
    #expect(sessions.find(name, in: list, at: start + .seconds(61)) == nil, "it does not come back")

    let long = sessions.begin(user, at: start)
    var at = start
    while at - start < Sessions.whole - .seconds(1000) {
      at = at + .seconds(1000)
      #expect(sessions.find(long, in: list, at: at) != nil)
    }
    #expect(sessions.find(long, in: list, at: start + Sessions.whole) == nil)

    let other = try TokenRoster<ConsoleUser>("S1 \(digest("t")) viewer,auditor x")
    let struck = sessions.begin(user, at: start)
    #expect(sessions.find(struck, in: other, at: start) == nil, "with other roles it is another user")
    let out = sessions.begin(user, at: start)
    sessions.end(out)
    #expect(sessions.find(out, in: list, at: start) == nil)
  }

  @Test("wrong tokens have to wait, by client and in all")
  func limits() {
    let start = ContinuousClock.now
    let limiter = LoginLimiter(at: start)
    for _ in 0..<LoginLimiter.ownMax { #expect(limiter.admit("a", at: start) == nil) }
    #expect(limiter.admit("a", at: start) == 60)
    #expect(limiter.admit("b", at: start) == nil, "another client need not wait")
    #expect(limiter.admit("a", at: start + .seconds(61)) == nil)
    limiter.right("a")

    let crowd = LoginLimiter(at: start)
    for client in 0..<LoginLimiter.allMax { #expect(crowd.admit("c\(client)", at: start) == nil) }
    #expect(crowd.admit("new", at: start) != nil)
    for client in 0..<LoginLimiter.allMax { crowd.right("c\(client)") }
    #expect(crowd.admit("new", at: start) == nil)
  }

  @Test("forms are read as browsers write them")
  func forms() throws {
    let form = try #require(FormFields(Array("a=1+2&b=%E4%B8%AD%26&a=3&empty=&flag".utf8)))
    #expect(
      form["a"] == "1 2" && form.values("a") == ["1 2", "3"] && form["b"] == "中&" && form["empty"] == ""
        && form["flag"] == "")
    for bad in ["a=%", "a=%zz", "a=%ff%fe", String(repeating: "a=1&", count: FormFields.fieldsMax + 1)] {
      #expect(FormFields(Array(bad.utf8)) == nil)
    }
    #expect(FormFields([0xFF]) == nil)
  }
}
