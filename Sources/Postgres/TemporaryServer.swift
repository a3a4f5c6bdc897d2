import Glibc
import Synchronization

/// Why a temporary server could not be had.
public enum TemporaryServerError: Error, CustomStringConvertible {
  case notInstalled
  case failed(String)
  public var description: String {
    switch self {
    case .notInstalled: "no PostgreSQL server programs found (Debian: apt install postgresql-15)"
    case .failed(let what): "temporary PostgreSQL server: \(what)"
    }
  }
}

/// A PostgreSQL server of its own in a temporary directory, for tests and demonstrations.
///
/// It listens on 127.0.0.1 and on a socket in its directory, asks for a random password, runs as user
/// `postgres` when the owner is root, and ends with its owner (see `Guardian`), deleting its files.
public final class TemporaryServer: Sendable {
  /// How a server is stopped, as `pg_ctl` names it.
  public enum Stop: String, Sendable {
    /// Ends the sessions, writes a checkpoint.
    case fast = "INT"
    /// Ends without a checkpoint; the next start recovers from the log.
    case immediate = "QUIT"
    /// SIGKILL to the postmaster: what a power cut leaves, as far as processes go.
    case kill = "KILL"
  }

  public let directory: String
  public let port: UInt16
  private let password: String
  private let guardian: Mutex<Guardian?>

  /// - Parameters:
  ///   - fsync: off makes tests faster; anything that measures or kills the machine wants it on.
  ///   - settings: further lines of postgresql.conf.
  ///   - binaries: the folder of `initdb` and `postgres`, when it is not found by itself.
  public init(fsync: Bool = false, settings: [String: String] = [:], binaries: String? = nil)
    throws(TemporaryServerError)
  {
    guard let folder = binaries ?? Self.findBinaries() else { throw .notInstalled }
    var template = Array("/tmp/dripline-pg-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .failed("mkdtemp: error \(errno)") }
    let directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self.directory = directory
    port = Self.freePort()
    password = (0..<3).map { _ in String(UInt64.random(in: UInt64.min...UInt64.max), radix: 36) }.joined()
    var lines = [
      "listen_addresses = '127.0.0.1'", "port = \(port)", "unix_socket_directories = '\(directory)'",
      "fsync = \(fsync ? "on" : "off")", "max_connections = 60", "logging_collector = off",
      "lc_messages = 'C'", "timezone = 'UTC'",
    ]
    for (key, value) in settings.sorted(by: { $0.key < $1.key }) {
      lines.append("\(key) = \(ConnectionSettings.literal(value))")
    }
    try Self.write(lines.joined(separator: "\n") + "\n", to: directory + "/settings")
    try Self.write(password, to: directory + "/password")
    var arguments = ["sh", "-c", Self.script, "dripline-pg-guardian", folder, directory]
    if geteuid() == 0 {
      // PostgreSQL refuses to run as root.
      guard let user = getpwnam("postgres") else { throw .failed("no user postgres to run as") }
      for path in [directory, directory + "/settings", directory + "/password"] {
        guard chown(path, user.pointee.pw_uid, user.pointee.pw_gid) == 0 else {
          throw .failed("chown \(path)")
        }
      }
      arguments = ["runuser", "-u", "postgres", "--"] + arguments
    }
    guardian = Mutex(try Guardian(arguments: arguments))
    guard try command("init", timeoutSeconds: 60) == "done" else { throw .failed("initdb failed") }
    try start()
  }

  /// Stops the server and deletes its files. So does the end of the owner, or of its last reference.
  public func remove() { guardian.withLock { $0 = nil } }

  /// Over TCP; holds the password.
  public var url: String { url(database: "postgres") }

  /// Where a database of it is reached.
  public func url(database: String, port: UInt16? = nil) -> String {
    "postgresql://postgres:\(password)@127.0.0.1:\(port ?? self.port)/\(database)?sslmode=disable"
  }

  /// Over the Unix socket; holds the password.
  public var socketURL: String {
    "postgresql://postgres:\(password)@/postgres?host=\(directory)&port=\(port)"
  }

  /// Starts a stopped server and waits until it answers.
  public func start() throws(TemporaryServerError) {
    _ = try command("start", timeoutSeconds: 10)
    let deadline = Deadline(secondsFromNow: 60)
    while true {
      if (try? Connection(url: url, applicationName: "start", connectTimeoutSeconds: 2)) != nil { return }
      // After a kill, the old children may still hold the shared memory: then the new postmaster gives up.
      if try command("state", timeoutSeconds: 10) == "dead" { _ = try command("start", timeoutSeconds: 10) }
      if deadline.isPast { throw .failed("does not answer; its log ends: \(logTail())") }
      usleep(10_000)
    }
  }

  private func logTail() -> String {
    guard let log = fopen(directory + "/log", "r") else { return "" }
    defer { fclose(log) }
    var lines: [String] = []
    var line = [CChar](repeating: 0, count: 1024)
    while fgets(&line, Int32(line.count), log) != nil {
      lines.append(String(decoding: line.prefix { $0 != 0 && $0 != 10 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
    return lines.suffix(5).joined(separator: " / ")
  }

  /// Stops the server and waits for its end; the files stay.
  public func stop(_ how: Stop = .fast) throws(TemporaryServerError) {
    _ = try command("stop \(how.rawValue)", timeoutSeconds: 60)
  }

  /// Stops it and starts it again on the same data.
  public func restart(_ how: Stop = .fast) throws(TemporaryServerError) {
    try stop(how)
    try start()
  }

  private func command(_ line: String, timeoutSeconds: Double) throws(TemporaryServerError) -> String {
    try guardian.withLock { (guardian: inout Guardian?) throws(TemporaryServerError) in
      switch guardian {
      case .some(let live): return try live.command(line, timeoutSeconds: timeoutSeconds)
      case .none: throw .failed("removed")
      }
    }
  }

  private static let script = """
    bin=$1; dir=$2; server=
    finish() {
      if [ -n "$server" ]; then kill -QUIT "$server"; wait "$server"; fi
      for i in 1 2 3 4 5; do rm -rf "$dir" && break; sleep 0.2; done
    }
    trap finish EXIT
    trap '' HUP INT
    trap 'exit 0' TERM
    while read -r verb argument; do
      case $verb in
        init)
          if "$bin/initdb" -D "$dir/data" -U postgres -A scram-sha-256 --pwfile="$dir/password" -E UTF8 \
            --locale=C.UTF-8 --no-sync --no-instructions </dev/null >"$dir/initdb.log" 2>&1 &&
            cat "$dir/settings" >>"$dir/data/postgresql.conf"
          then echo done; else echo failed; fi
          rm -f "$dir/password" ;;
        start)
          "$bin/postgres" -D "$dir/data" </dev/null >>"$dir/log" 2>&1 & server=$!
          echo done ;;
        state)
          # One that was waited for has left no entry.
          status=; read -r status 2>/dev/null <"/proc/$server/stat" && status=${status##*) }
          case $status in Z*|'') echo dead ;; *) echo alive ;; esac ;;
        stop)
          kill -"$argument" "$server"; wait "$server"; server=
          echo done ;;
      esac
    done
    """

  private static func write(_ text: String, to path: String) throws(TemporaryServerError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .failed("open \(path): error \(errno)") }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { throw .failed("write \(path)") }
  }

  /// A port that is free now; the server takes it a second later.
  ///
  /// Below those that outgoing connections get: one of them could have it whenever the server is down, even a
  /// client's own attempt to reach the server, which then meets itself.
  private static func freePort() -> UInt16 {
    for _ in 0..<500 {
      let port = UInt16.random(in: 15_000..<32_000)
      if isFree(port) { return port }
    }
    return 0
  }

  /// Whether nobody listens on a port of this machine's loopback.
  public static func isFree(_ port: UInt16) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  static func findBinaries() -> String? {
    var folders: [String] = []
    if let pipe = popen("pg_config --bindir 2>/dev/null", "r") {
      var line = [CChar](repeating: 0, count: 1024)
      if fgets(&line, 1024, pipe) != nil {
        folders.append(String(decoding: line.prefix { $0 != 0 && $0 != 10 }.map(UInt8.init), as: UTF8.self))
      }
      pclose(pipe)
    }
    var found = glob_t()
    defer { globfree(&found) }
    if glob("/usr/lib/postgresql/*/bin", 0, nil, &found) == 0 {
      folders += (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
        .reversed()
    }
    return folders.first { access($0 + "/initdb", X_OK) == 0 && access($0 + "/postgres", X_OK) == 0 }
  }
}
