import Testing

@testable import Contract

@Suite("traceparent")
struct TraceParentTests {
  private static let text = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
  private static let other = "00-00000000000000000000000000000001-0000000000000002-00"

  @Test(arguments: [text, other, "00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-ff"])
  func comesBackAsItWas(_ text: String) { #expect(TraceParent(text)?.text == text) }

  @Test func aLaterVersionIsReadAsFarAsItIsKnown() {
    #expect(TraceParent("01" + Self.text.dropFirst(2) + "-more")?.text == Self.text)
    #expect(TraceParent("01" + Self.text.dropFirst(2))?.text == Self.text)
  }

  @Test(arguments: [
    "", "00", String(text.dropLast()), text + "-x", text + "0", "ff" + text.dropFirst(2), text.uppercased(),
    "01" + text.dropFirst(2) + "x",
    "00-00000000000000000000000000000000-b7ad6b7169203331-01",
    "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
    "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
    "341225197803120011341225197803120011341225197803120011-",
  ])
  func whatIsNoneIsAsIfItWereNotThere(_ text: String) { #expect(TraceParent(text) == nil) }

  private static func trace(
    _ value: String, _ headers: [(String, String)], _ type: String = "application/json"
  ) -> String? {
    withHeaders(headers + [("content-type", type)]) { headers in
      Array(value.utf8).withUnsafeBytes {
        RawEvent(value: $0, headers: headers, recordedAt: recordedAt).traceParent?.text
      }
    }
  }

  @Test func itIsFoundWhereverItMayStand() {
    #expect(Self.trace("{}", []) == nil)
    #expect(Self.trace("{}", [("ce_traceparent", Self.text)]) == Self.text)
    #expect(Self.trace("{}", [("traceparent", Self.text)]) == Self.text)
    // Libraries add theirs behind those of others.
    #expect(Self.trace("{}", [("traceparent", Self.other), ("traceparent", Self.text)]) == Self.text)
    // The event's own comes first, unless it is none.
    #expect(Self.trace("{}", [("traceparent", Self.other), ("ce_traceparent", Self.text)]) == Self.text)
    #expect(Self.trace("{}", [("traceparent", Self.text), ("ce_traceparent", "nonsense")]) == Self.text)
    #expect(Self.trace("{}", [("Traceparent", Self.text)]) == nil)
    let structured = #"{"specversion":"1.0","traceparent":"\#(Self.text)","data":{}}"#
    #expect(Self.trace(structured, [], "application/cloudevents+json") == Self.text)
    #expect(
      Self.trace(structured, [("traceparent", Self.other)], "application/cloudevents+json; charset=utf-8") == Self.text)
    #expect(Self.trace(structured, []) == nil, "in binary mode the value is the data")
    #expect(Self.trace(#"{"data":{"traceparent":"\#(Self.text)"}}"#, [], "application/cloudevents+json") == nil)
    #expect(Self.trace(structured + "{", [], "application/cloudevents+json") == Self.text, "as far as it can be read")
  }
}
