/// SplitMix64: small, fast, the same on every machine. Not for secrets.
struct Random {
  private var state: UInt64

  /// An independent stream of numbers for `(seed, a, b)`, so that what one household draws never
  /// depends on how much another drew before it.
  init(seed: UInt64, _ a: UInt64, _ b: UInt64 = 0) {
    state = Random.mix(seed &+ Random.mix(a &+ 1 &+ Random.mix(b &+ 0x5851_f42d_4c95_7f2d)))
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    return Random.mix(state)
  }

  /// 0 ..< `bound`; the bias of the multiplication is below 2^-40 for the small bounds used here.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  mutating func chance(perMille: Int) -> Bool { below(1000) < perMille }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
