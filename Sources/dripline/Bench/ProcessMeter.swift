import Foundation

/// CPU and memory of processes on this machine, from /proc.
enum ProcessMeter {
  private static let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))

  /// CPU seconds of a process, with those of its ended children.
  static func cpuSeconds(_ pid: Int32) -> Double {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      let close = text.lastIndex(of: ")")
    else { return 0 }
    let fields = text[text.index(after: close)...].split(separator: " ")
    guard fields.count > 14 else { return 0 }
    return (11...14).reduce(0) { $0 + (Double(fields[$1]) ?? 0) } / ticks
  }

  static func peakMegabytes(_ pid: Int32) -> Double {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap({ Double($0) })
    else { return 0 }
    return kilobytes / 1024
  }

  static func parent(_ pid: Int32) -> Int32? {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      let close = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[text.index(after: close)...].split(separator: " ")
    return fields.count > 1 ? Int32(fields[1]) : nil
  }

  private static var all: [Int32] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
  }

  /// A process and its living children.
  static func treeCPUSeconds(_ root: Int32) -> Double {
    all.filter { $0 == root || parent($0) == root }.reduce(0) { $0 + cpuSeconds($1) }
  }

  /// The process that listens on a TCP port of this machine, or nil.
  static func listener(port: Int) -> Int32? {
    let hex = String(port, radix: 16, uppercase: true)
    let suffix = ":" + String(repeating: "0", count: 4 - hex.count) + hex
    var inodes: Set<String> = []
    for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
      for line in (try? String(contentsOfFile: table, encoding: .utf8))?.split(separator: "\n").dropFirst() ?? [] {
        let fields = line.split(separator: " ")
        if fields.count > 9, fields[1].hasSuffix(suffix), fields[3] == "0A" { inodes.insert(String(fields[9])) }
      }
    }
    return all.first { pid in
      let folder = "/proc/\(pid)/fd"
      return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).contains { name in
        guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)") else {
          return false
        }
        return inodes.contains { target == "socket:[\($0)]" }
      }
    }
  }
}

/// Quantiles of a list of measurements.
func quantile(_ values: [Double], _ q: Double) -> Double {
  guard !values.isEmpty else { return 0 }
  let sorted = values.sorted()
  return sorted[min(sorted.count - 1, Int((Double(sorted.count) * q).rounded(.down)))]
}
