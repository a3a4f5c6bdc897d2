import Testing

@testable import HTTP

@Suite struct RequestTests {
  private let check = RequestCheck(HTTPConfiguration())

  private func reason(
    _ headers: [(String, String)] = [], method: String = "POST", target: String = "/v1/events",
    version: String = "HTTP/1.1",
    host: Bool = true
  ) -> HTTPReason? {
    let all = (host ? [("Host", "gate.example:8080")] : []) + headers
    let raw = RawHead(method: method, target: target, version: version, headers: HTTPHeaders(all))
    do {
      _ = try check.head(raw, client: "", isSecure: false)
      return nil
    } catch { return error.reason }
  }

  @Test(arguments: [
    "/", "/v1/events", "/v1/events?x=1&y=%20/?", "/a%20b", "/%E4%BA%8B", "http://gate.example/v1/events",
    "https://[::1]:8080", "/a:b@c;d=e,f!$&'()*+",
  ])
  func plainTargetsAreTaken(target: String) { #expect(RequestTarget(target) != nil) }

  @Test(arguments: [
    "", "*", "v1", "//", "/v1//events", "/v1/", "/v1/../x", "/./x", "/%2e%2e/x", "/a/%2E/b", "/a%2fb", "/a%5Cb",
    "/a\\b",
    "/a%00b", "/a%0d%0ab", "/a b", "/a#b", "/%", "/%4", "/%zz", "/%ff", "/%c0%ae", "/<x>", "/a\u{e9}", "/x?a b", "/x?<",
    "http:///x", "http://user@host/x", "gate.example:443", "ftp://a/b", "/a|b", "/{a}", "/\"", "/a^b", "/%C2%85",
  ])
  func trickyTargetsAreRefused(target: String) { #expect(RequestTarget(target) == nil) }

  @Test func aTargetIsTakenApart() {
    let target = RequestTarget("/a%20b/c?x=1&y=a+b%26&z")
    #expect(target?.segments == ["a b", "c"])
    #expect(target?.path == "/a b/c")
    #expect(target?.query?.map { "\($0.name)=\($0.value)" } == ["x=1", "y=a b&", "z="])
    #expect(RequestTarget("/a?x=%zz")?.query == nil)
    #expect(RequestTarget("http://h")?.segments == [])
  }

  @Test func framingHasToBeSaidOnceAndPlainly() {
    #expect(reason([("Content-Length", "5")]) == nil)
    #expect(reason([("Transfer-Encoding", "chunked")]) == nil)
    #expect(reason([("Content-Length", "5"), ("Content-Length", "5")]) == .framingConflict)
    #expect(reason([("Content-Length", "5"), ("content-length", "6")]) == .framingConflict)
    #expect(reason([("Content-Length", "5"), ("Transfer-Encoding", "chunked")]) == .framingConflict)
    #expect(reason([("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "identity")]) == .framingConflict)
    for coding in ["gzip", "gzip, chunked", "chunked, chunked", "xchunked", "", "chunked ", "\u{b}chunked"] {
      let found = reason([("Transfer-Encoding", coding)])
      #expect(found == .transferCodingUnknown || found == .headerMalformed, "\(coding)")
    }
    #expect(reason([("Transfer-Encoding", "chunked")], version: "HTTP/1.0") == .transferCodingUnknown)
    for length in ["", "-1", "+5", "5, 5", "0x5", "5 ", " 5", "1e3", "9999999999999999999", "５"] {
      #expect(reason([("Content-Length", length)]) == .headerMalformed, "\(length)")
    }
  }

  @Test func fieldsAndHostsHaveTheirForm() {
    #expect(reason(host: false) == .hostMissing)
    #expect(reason(version: "HTTP/1.0", host: false) == nil)
    #expect(reason([("Host", "two.example")]) == .hostMissing)
    for host in ["", "a b", "a/b", "a@b", "a:b", "[::1", "a:99999999"] {
      #expect(reason([("Host", host)], host: false) == .hostMissing, "\(host)")
    }
    #expect(reason([("Host", "[::1]:80")], host: false) == nil)
    #expect(reason([("Content-Length ", "5")]) == .headerMalformed)
    #expect(reason([("X Y", "5")]) == .headerMalformed)
    #expect(reason([("", "5")]) == .headerMalformed)
    #expect(reason([("X", "a\u{0}b")]) == .headerMalformed)
    #expect(reason([("X", "a\rb")]) == .headerMalformed)
    #expect(reason([("X", "\u{e9}\tb")]) == nil)
    #expect(reason([("Content-Type", "a/b"), ("content-type", "c/d")]) == .headerRepeated)
    #expect(reason([("Authorization", "x"), ("Authorization", "y")]) == .headerRepeated)
    #expect(reason([("Expect", "200-ok")]) == .expectationUnknown)
    #expect(reason((0...120).map { ("x\($0)", "1") }) == .headerTooLarge)
    #expect(reason([("x", String(repeating: "a", count: 20_000))]) == .headerTooLarge)
    #expect(reason(target: "/" + String(repeating: "a", count: 9_000)) == .targetTooLong)
    #expect(reason(method: "GE T") == .requestMalformed)
    #expect(reason(version: "HTTP/1.2") == .requestMalformed)
  }

  @Test func mediaTypesAreReadStrictly() {
    #expect(MediaType("application/CloudEvents+json; charset=\"UTF-8\"")?.name == "application/cloudevents+json")
    #expect(MediaType("a/b;charset=utf-8")?.isUTF8 == true)
    #expect(MediaType("a/b; charset=gbk")?.isUTF8 == false)
    for text in ["", "a", "a/", "/b", "a/b/c", "a/b;", "a/b;x", "a/b;x=1;x=2", "a b/c", "a/b;c=\"d e\""] {
      #expect(MediaType(text) == nil, "\(text)")
    }
  }

  @Test func languagesAreChosenByWeight() {
    #expect(HTTPLanguage(accepting: nil) == .en)
    #expect(HTTPLanguage(accepting: "fr, zh-CN;q=0.8, en;q=0.5") == .zh)
    #expect(HTTPLanguage(accepting: "en-GB,zh;q=0.9") == .en)
    #expect(HTTPLanguage(accepting: "zh;q=0") == .en)
  }

  @Test func cookiesAreReadAndClosedWhenSet() {
    let headers = HTTPHeaders([("Host", "a"), ("Cookie", "a=1; b=x=y;a=2; broken")])
    let head = try? check.head(
      RawHead(method: "GET", target: "/", version: "HTTP/1.1", headers: headers), client: "", isSecure: false)
    #expect(head?.cookies == ["a": "1", "b": "x=y"])
    #expect(SetCookie("__Host-s", "abc").text == "__Host-s=abc; Path=/; Secure; HttpOnly; SameSite=Strict")
    #expect(SetCookie("s", "a;b").text == nil)
    #expect(SetCookie("s", "a\r\nX: y").text == nil)
  }

  @Test func problemsSayWhatHoldsInBothLanguages() {
    for reason in HTTPReason.allCases {
      let problem = ProblemDocument(reason, field: "host")
      for language in [HTTPLanguage.en, .zh] {
        let text = problem.json(language).text
        #expect(text.contains(reason.rule.en) && text.contains(reason.remedy.zh) && text.contains("\"field\":\"host\""))
      }
      #expect(reason.rule.zh.unicodeScalars.contains { $0.value > 0x4E00 })
      #expect((400...503).contains(reason.status))
    }
    let names = Set((0..<100).map { _ in ProblemDocument(.serverBusy).instance })
    #expect(names.count == 100)
    #expect(names.allSatisfy { $0.count == 45 && $0.hasPrefix("urn:uuid:") })
  }

  @Test func jsonIsEscaped() {
    let value: JSONValue = ["a\"\\\n\u{7f}": ["x", 1, true, .object([])]]
    #expect(value.text == "{\"a\\\"\\\\\\u000a\\u007f\":[\"x\",1,true,{}]}")
  }

  @Test func badSettingsAreToldTogether() {
    var configuration = HTTPConfiguration()
    configuration.threads = 0
    configuration.headTimeoutMs = 0
    let error = #expect(throws: HTTPServerError.self) { try HTTPServer(configuration, handler: Router([])) }
    #expect(error?.description.split(separator: "\n").count == 2)
  }
}
