import Synchronization

/// A number that only grows. Adding is one atomic instruction: any thread, any time.
public final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  public init() {}

  /// Counts up; amounts below one are passed over.
  public func add(_ amount: Int = 1) {
    if amount > 0 { count.wrappingAdd(amount, ordering: .relaxed) }
  }

  public var value: Int { count.load(ordering: .relaxed) }
}

/// Counters of one name, one for each value of a label. The values are given when it is made and never change, so
/// that nothing in an event can make new ones.
public final class CounterSet: Sendable {
  public let label: String
  public let values: [String]
  private let counters: [Counter]
  private let places: [String: Int]

  /// `values`: a last one, `other`, is added: it takes what none of them names.
  public init(label: String, values: [String]) {
    let all = values.contains(CounterSet.other) ? values : values + [CounterSet.other]
    self.label = label
    self.values = all
    counters = all.map { _ in Counter() }
    places = Dictionary(all.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public static let other = "other"

  /// By place in `values`.
  public subscript(place: Int) -> Counter { counters[counters.indices.contains(place) ? place : counters.count - 1] }

  /// By value; `other` where there is none such.
  public subscript(value: String) -> Counter { self[places[value] ?? counters.count - 1] }

  var samples: [Sample] {
    zip(values, counters).compactMap { value, counter in
      // One that has never been needed would be noise; the named ones stand there from the start, at zero.
      value == CounterSet.other && counter.value == 0 ? nil : Sample(Double(counter.value), [(label, value)])
    }
  }
}

/// A number that goes up and down.
public final class Gauge: Sendable {
  private let bits: Atomic<UInt64>

  public init(_ value: Double = 0) { bits = Atomic(value.bitPattern) }

  /// Replaces the value.
  public func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

  public var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }
}
