import Foundation
import Testing

@testable import Observing

@Suite("Metrics")
struct ExpositionTests {
  @Test func aPageIsWhatPrometheusReads() {
    let registry = Registry()
    let taken = registry.counters("facts_total", "Facts.", label: "topic", values: ["a.b.v1", "c.d.v1"])
    let held = registry.gauge("held", "Line\nbreak and \\.")
    let took = registry.histogram("took_seconds", "How long.", bounds: [0.1, 1])
    registry.collect { $0.gauge("late", "Found out when asked.", [Sample(.nan, [("text", "say \"hi\"\n\\")])]) }
    taken["a.b.v1"].add(3)
    taken["a.b.v1"].add(0)
    taken["never heard of"].add(2)
    held.set(1.5)
    for seconds in [0.05, 0.1, 0.5, 7] { took.observe(seconds) }
    #expect(
      registry.text() == #"""
        # HELP facts_total Facts.
        # TYPE facts_total counter
        facts_total{topic="a.b.v1"} 3
        facts_total{topic="c.d.v1"} 0
        facts_total{topic="other"} 2
        # HELP held Line\nbreak and \\.
        # TYPE held gauge
        held 1.5
        # HELP took_seconds How long.
        # TYPE took_seconds histogram
        took_seconds_bucket{le="0.1"} 2
        took_seconds_bucket{le="1"} 3
        took_seconds_bucket{le="+Inf"} 4
        took_seconds_sum 7.65
        took_seconds_count 4
        # HELP late Found out when asked.
        # TYPE late gauge
        late{text="say \"hi\"\n\\"} NaN

        """#)
  }

  @Test func labelsNeverGrow() {
    let set = CounterSet(label: "reason", values: ["known"])
    for number in 0..<1000 { set["reason \(number)"].add() }
    #expect(set.samples.count == 2)
    #expect(set["other"].value == 1000)
    set[7].add()
    #expect(set["other"].value == 1001)
  }

  @Test(arguments: [
    (0.0, "0"), (-3.0, "-3"), (1e6, "1000000"), (0.25, "0.25"), (1e-5, "1e-05"), (.infinity, "+Inf"),
    (-.infinity, "-Inf"),
    (1_764_000_000.0, "1764000000"),
  ])
  func numbers(_ value: Double, _ text: String) { #expect(Exposition.number(value) == text) }

  @Test func countersCountFromManyThreads() {
    let counter = Counter()
    let histogram = Histogram(bounds: [1, 2])
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<10_000 { counter.add(2) }
      for _ in 0..<100 { histogram.observe(1.5) }
    }
    #expect(counter.value == 160_000)
    #expect(histogram.totals == ([0, 800], 800, 1200))
    counter.add(-5)
    #expect(counter.value == 160_000, "a counter never falls")
  }

  @Test func theProcessTellsOfItself() {
    let registry = Registry()
    ProcessMetrics.register(registry, program: "dripline", version: "1.2")
    let text = registry.text()
    #expect(text.contains("dripline_build_info{version=\"1.2\"} 1\n"))
    for name in [
      "process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds", "process_start_time_seconds",
    ] {
      let line = text.split(separator: "\n").first { $0.hasPrefix(name + " ") }
      #expect(line.flatMap { Double($0.split(separator: " ")[1]) } ?? 0 > 0, "\(name)")
    }
  }

  @Test func aPulseRestsOrTellsForHowLongItHasBeenBusy() {
    let pulse = Pulse()
    let start = ContinuousClock.now
    #expect(pulse.busy(at: start) == nil)
    pulse.beat(at: start)
    #expect(pulse.busy(at: start + .seconds(5)) == .seconds(5))
    pulse.beat(at: start + .seconds(4))
    #expect(pulse.busy(at: start + .seconds(5)) == .seconds(1))
    pulse.rest()
    #expect(pulse.busy(at: start + .seconds(5)) == nil)
    let seen = LastSeen()
    #expect(!seen.isWithin(.seconds(10), at: start) && seen.age(at: start) == nil)
    seen.note(at: start)
    #expect(
      seen.isWithin(.seconds(10), at: start + .seconds(10)) && !seen.isWithin(.seconds(10), at: start + .seconds(11)))
  }
}
