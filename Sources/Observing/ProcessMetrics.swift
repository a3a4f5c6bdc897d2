import Foundation

/// What every process tells, under the names that Prometheus' own client libraries give.
public enum ProcessMetrics {
  /// Tells version, start, CPU time, memory and open files.
  public static func register(_ registry: Registry, program: String, version: String) {
    let started = Date().timeIntervalSince1970
    registry.collect { page in
      page.gauge("\(program)_build_info", "Always 1; the label says the version.", [Sample(1, [("version", version)])])
      page.gauge("process_start_time_seconds", "When the process started, in seconds since 1970.", [Sample(started)])
      var usage = rusage()
      if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
        let seconds = [usage.ru_utime, usage.ru_stime].reduce(0.0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
        page.counter("process_cpu_seconds_total", "CPU time of the process, user and system.", [Sample(seconds)])
      }
      if let bytes = residentBytes() {
        page.gauge("process_resident_memory_bytes", "Memory of the process that is in RAM.", [Sample(bytes)])
      }
      if let count = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count {
        page.gauge("process_open_fds", "Open file descriptors.", [Sample(Double(count))])
      }
    }
  }

  private static func residentBytes() -> Double? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
    let fields = text.split(separator: " ")
    guard fields.count > 1, let pages = Double(fields[1]) else { return nil }
    return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
  }
}
