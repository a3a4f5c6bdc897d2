import Glibc

/// A moment on the monotonic clock after which a wait is given up.
struct Deadline {
  private let nanoseconds: UInt64

  init(secondsFromNow seconds: Double) {
    nanoseconds = Deadline.now() + UInt64(max(0, min(seconds, 1e9)) * 1e9)
  }

  var isPast: Bool { Deadline.now() >= nanoseconds }

  /// For poll(2): rounded up, so that the last wait does not spin.
  var remainingMilliseconds: Int32 {
    let now = Deadline.now()
    guard nanoseconds > now else { return 0 }
    return Int32(clamping: (nanoseconds - now) / 1_000_000 + 1)
  }

  static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
