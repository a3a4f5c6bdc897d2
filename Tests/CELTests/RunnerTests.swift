import CEL
import Testing

@Suite struct RunnerTests {
  @Test(arguments: [
    (#"{"id":"1","expr":"a + 1 > 2","vars":{"a":{"int":"41"}}}"#, #"{"id":"1","value":{"bool":true}}"#),
    (
      #"{"id":"1","expr":"a + 1 > b","vars":{"a":{"int":"41"},"b":{"double":1.5}}}"#,
      #"{"id":"1","value":{"bool":true}}"#
    ),
    (#"{"id":2,"expr":"1 / 0"}"#, #"{"id":2,"error":"divide by zero"}"#),
    (
      #"{"id":"1","expr":"[1, 2u, 1.5, 'x', b'x', null, true]"}"#,
      #"{"id":"1","value":{"list":[{"int":"1"},{"uint":"2"},{"double":1.5},{"string":"x"},{"bytes":"eA=="},{"null":null},{"bool":true}]}}"#
    ),
    (#"{"expr":"{'a': duration('1.5s')}"}"#, #"{"value":{"map":[[{"string":"a"},{"duration":"1.5s"}]]}}"#),
    (
      #"{"expr":"t","vars":{"t":{"timestamp":"2026-01-02T03:04:05.5Z"}}}"#,
      #"{"value":{"timestamp":"2026-01-02T03:04:05.5Z"}}"#
    ),
    (#"{"expr":"type(1)"}"#, #"{"value":{"type":"int"}}"#),
    (#"{"expr":"optional.of(1)"}"#, #"{"value":{"optional":{"int":"1"}}}"#),
    (#"{"expr":"optional.none()"}"#, #"{"value":{"optional":null}}"#),
    (#"{"expr":"o.orValue(3)","vars":{"o":{"optional":null}}}"#, #"{"value":{"int":"3"}}"#),
    (
      #"{"expr":"[0.0/0.0, 1.0/0.0, -1.0/0.0]"}"#,
      #"{"value":{"list":[{"double":"nan"},{"double":"inf"},{"double":"-inf"}]}}"#
    ),
    (#"{"expr":"d","vars":{"d":{"double":"-inf"}}}"#, #"{"value":{"double":"-inf"}}"#),
    (#"{"expr":"1 + 'a'","checked":false}"#, #"{"error":"no such overload"}"#),
    (#"{"expr":"y","container":"x","vars":{"x.y":{"int":"1"},"y":{"int":"2"}}}"#, #"{"value":{"int":"1"}}"#),
    (#"{"expr":"[1]","typed":true}"#, #"{"value":{"list":[{"int":"1"}]},"type":"list(int)"}"#),
    (#"{"expr":"'\u00e9\"\\n\u0007'"}"#, "{\"value\":{\"string\":\"\u{e9}\\\"\\n\\u0007\"}}"),
    (
      #"{"expr":"p.age > 17","records":{"P":{"age":"int"}},"vars":{"p":{"record":["P",{"age":{"int":"18"}}]}}}"#,
      #"{"value":{"bool":true}}"#
    ),
    (#"{"expr":"x > 1 || true","types":{"x":"int"}}"#, #"{"value":{"bool":true}}"#),
    (#"{"id":"1"}"#, #"{"id":"1","error":"the request has no 'expr'"}"#),
    ("[]", #"{"error":"the request has no 'expr'"}"#),
    (#"{"expr":"a","vars":{"a":{"int":"x"}}}"#, #"{"error":"'x' is out of range"}"#),
  ])
  func answers(_ line: String, _ answer: String) { #expect(CELRunner.answer(line: line) == answer) }

  @Test func faultsHaveACaret() {
    let answer = CELRunner.answer(line: #"{"id":"1","expr":"conut > 1","vars":{"count":{"int":"1"}}}"#)
    #expect(
      answer == #"{"id":"1","error":"1:1: undeclared reference to 'conut', did you mean 'count'?\n | conut > 1\n | ^"}"#
    )
  }

  @Test func repeatedEvaluationIsTimed() {
    let answer = CELRunner.answer(line: #"{"expr":"a > 1","vars":{"a":{"int":"2"}},"repeat":1000}"#)
    #expect(answer.hasPrefix(#"{"value":{"bool":true},"perSecond":"#))
  }

  @Test func deepValuesAreRefused() {
    let deep = String(repeating: #"{"list":["#, count: 5000)
    #expect(CELRunner.answer(line: #"{"expr":"a","vars":{"a":"# + deep + "}}").contains("nests deeper than 200"))
  }
}
