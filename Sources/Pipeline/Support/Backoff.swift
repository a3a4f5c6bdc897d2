import Foundation

/// Waits between tries: doubling, jittered, bounded.
enum Backoff {
  static let firstMilliseconds = 5.0
  static let longestMilliseconds = 2000.0

  static func milliseconds(attempt: Int) -> Double {
    let base = min(firstMilliseconds * pow(2, Double(min(attempt, 16))), longestMilliseconds)
    return base * Double.random(in: 0.5...1)
  }

  static func pause(attempt: Int) { Thread.sleep(forTimeInterval: milliseconds(attempt: attempt) / 1000) }
}
