import Contract
import Testing

/// Prints figures; they say something in a release build only.
@Suite("Time per event", .serialized)
struct DecodeTimeTests {
  @Test("decoding examples in binary mode")
  func perEvent() throws {
    let rounds = isDebugBuild ? 20 : 20_000
    for (topic, name) in [
      (TopicID.applicationSubmitted, "valid-applied"),
      (.applicationSubmitted, "valid-nominated-away"),
      (.comparisonReported, "valid-all-clean"), (.reviewPassed, "valid-village"),
      (.publicityEnded, "valid-settled-objection"), (.paymentDisbursed, "valid-paid"),
    ] {
      let (headers, pretty, _) = try binary(try example(topic, name))
      let data = compact(pretty)
      let elapsed = withHeaders(headers) { headers in
        data.withUnsafeBytes { value in
          let event = RawEvent(value: value, headers: headers, recordedAt: recordedAt)
          return ContinuousClock().measure {
            for _ in 0..<rounds {
              guard let fact = try? decoder.decode(event, topic: topic), fact.at < recordedAt else {
                Issue.record("\(topic.type) \(name)")
                return
              }
            }
          }
        }
      }
      let nanoseconds = elapsed / rounds
      print("decode \(topic.type) \(name): \(data.count) bytes, \(nanoseconds) an event")
    }
  }

  @Test("keyed hash of a resident ID")
  func personKey() {
    let rounds = isDebugBuild ? 100 : 100_000
    var sum: UInt64 = 0
    let elapsed = ContinuousClock().measure {
      for _ in 0..<rounds { sum &+= testKey.personKey(of: "341225196104120119")!.low }
    }
    #expect(sum != 1)
    print("person key: \(elapsed / rounds)")
  }

  private var isDebugBuild: Bool {
    #if DEBUG
      true
    #else
      false
    #endif
  }

  /// The data without the white space between its tokens.
  private func compact(_ bytes: [UInt8]) -> [UInt8] {
    var inString = false
    var escaped = false
    return bytes.filter { byte in
      if inString {
        if escaped {
          escaped = false
        } else if byte == 0x5C {
          escaped = true
        } else if byte == 0x22 {
          inString = false
        }
        return true
      }
      if byte == 0x22 { inString = true }
      return byte > 0x20
    }
  }
}
