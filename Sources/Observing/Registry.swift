import Synchronization

/// The metrics of a process, in the order in which they were made.
public final class Registry: Sendable {
  private let writers = Mutex<[@Sendable (inout Exposition) -> Void]>([])

  public init() {}

  /// A counter under that name; it ends in `_total`.
  public func counter(_ name: String, _ help: String) -> Counter {
    let counter = Counter()
    collect { $0.counter(name, help, [Sample(Double(counter.value))]) }
    return counter
  }

  /// Counters told apart by one label, whose values are known beforehand.
  public func counters(_ name: String, _ help: String, label: String, values: [String]) -> CounterSet {
    let set = CounterSet(label: label, values: values)
    collect { $0.counter(name, help, set.samples) }
    return set
  }

  /// A gauge under that name.
  public func gauge(_ name: String, _ help: String) -> Gauge {
    let gauge = Gauge()
    collect { $0.gauge(name, help, [Sample(gauge.value)]) }
    return gauge
  }

  /// A histogram under that name; bounds ascend.
  public func histogram(_ name: String, _ help: String, bounds: [Double] = Histogram.secondsBounds) -> Histogram {
    let histogram = Histogram(bounds: bounds)
    collect { $0.histogram(name, help, histogram) }
    return histogram
  }

  /// Metrics that are found out when somebody asks; must not wait for anything.
  public func collect(_ writer: @escaping @Sendable (inout Exposition) -> Void) {
    writers.withLock { $0.append(writer) }
  }

  /// The page behind `/metrics`.
  public func text() -> String {
    var page = Exposition()
    for writer in writers.withLock({ $0 }) { writer(&page) }
    return page.text
  }
}
