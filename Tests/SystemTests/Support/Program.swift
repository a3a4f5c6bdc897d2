import Foundation
import Synchronization

/// A child process whose output goes to files and whose end can be waited for.
final class Program: @unchecked Sendable {
  enum End: Equatable, CustomStringConvertible {
    case exit(Int32)
    case signal(Int32)
    var description: String {
      switch self {
      case .exit(let status): "exit \(status)"
      case .signal(let number): "signal \(number)"
      }
    }
  }

  struct Failure: Error, CustomStringConvertible { let description: String }

  let pid: pid_t
  let output: String
  let errors: String
  private let ended = Mutex<End?>(nil)

  /// - Parameters:
  ///   - input: a file descriptor that becomes standard input; it is not closed here.
  ///   - name: of the files, in `folder`, that take what it prints.
  init(
    _ path: String, _ arguments: [String], environment: [String: String] = [:], input: Int32? = nil,
    folder: String = "/tmp", name: String = UUID().uuidString
  ) throws {
    output = "\(folder)/\(name).out"
    errors = "\(folder)/\(name).err"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    var all = ProcessInfo.processInfo.environment
    all["SWIFT_BACKTRACE"] = "enable=no"
    all.merge(environment) { $1 }
    let argv = ([path] + arguments).map { strdup($0) } + [nil]
    let envp = all.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var child: pid_t = 0
    let status = posix_spawn(&child, path, &actions, nil, argv, envp)
    guard status == 0 else { throw Failure(description: "\(path): error \(status)") }
    pid = child
  }

  deinit {
    guard end == nil else { return }
    kill(pid, SIGKILL)
    _ = try? wait(within: 10)
  }

  /// How it ended; nil while it runs.
  var end: End? {
    ended.withLock { ended in
      if ended != nil { return ended }
      var status: Int32 = 0
      guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
      ended = status & 0x7f == 0 ? .exit(status >> 8 & 0xff) : .signal(status & 0x7f)
      return ended
    }
  }

  var isRunning: Bool { end == nil }

  /// Stopped by SIGSTOP.
  var isFrozen: Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
    return text.split(separator: ")").last?.split(separator: " ").first == "T"
  }

  func send(_ signal: Int32) { if isRunning { kill(pid, signal) } }

  func wait(within seconds: Double) throws -> End {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      if let end { return end }
      guard ContinuousClock.now < deadline else {
        throw Failure(description: "process \(pid) still runs after \(seconds) s; its last lines:\n\(tail())")
      }
      usleep(10_000)
    }
  }

  /// What it wrote to standard error.
  var log: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

  func tail(_ lines: Int = 15) -> String {
    log.split(separator: "\n").suffix(lines).joined(separator: "\n")
  }

  /// Runs to the end, which must be exit 0; answers standard output.
  @discardableResult
  static func run(
    _ path: String, _ arguments: [String], environment: [String: String] = [:], input: Int32? = nil,
    within seconds: Double = 60
  ) throws -> String {
    let program = try Program(path, arguments, environment: environment, input: input)
    defer {
      unlink(program.output)
      unlink(program.errors)
    }
    let end = try program.wait(within: seconds)
    let output = (try? String(contentsOfFile: program.output, encoding: .utf8)) ?? ""
    guard end == .exit(0) else {
      throw Failure(
        description: "\(path) \(arguments.joined(separator: " ")): \(end)\n\(output.suffix(2000))\n\(program.tail())")
    }
    return output
  }
}
