internal import CLibpq
import Glibc

/// A shell process that carries out one-line commands and, when its owner ends in whatever way, cleans up.
///
/// The owner holds the only write end of the guardian's standard input. When the owner exits, crashes or is
/// killed with SIGKILL, the kernel closes it, the guardian reads the end of file and runs its clean-up. It has
/// a session of its own, so that a signal to the owner's process group (Ctrl-C) does not take it along.
/// (PR_SET_PDEATHSIG would not do: it fires when the spawning *thread* ends, and a change of user clears it.)
final class Guardian {
  private let input: Int32
  private let output: Int32
  private let pid: pid_t

  init(arguments: [String]) throws(TemporaryServerError) {
    var down: [Int32] = [-1, -1]
    var up: [Int32] = [-1, -1]
    // Close-on-exec: no other child of the owner may keep the guardian's input open.
    guard pipe2(&down, O_CLOEXEC) == 0 else { throw .failed("pipe: \(errno)") }
    guard pipe2(&up, O_CLOEXEC) == 0 else {
      Glibc.close(down[0])
      Glibc.close(down[1])
      throw .failed("pipe: \(errno)")
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, down[0], 0)
    posix_spawn_file_actions_adddup2(&actions, up[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // What the owner forgot to mark close-on-exec would otherwise live on in the server.
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    posix_spawn_file_actions_addchdir_np(&actions, "/")
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(DRIPLINE_SPAWN_SETSID))
    var argv = arguments.map { strdup($0) } + [nil]
    var environment = [
      strdup("PATH=/usr/sbin:/usr/bin:/sbin:/bin"), strdup("LC_ALL=C.UTF-8"), strdup("TZ=UTC"), nil,
    ]
    defer { for text in argv + environment { free(text) } }
    var child: pid_t = 0
    let status = posix_spawnp(&child, arguments[0], &actions, &attributes, &argv, &environment)
    Glibc.close(down[0])
    Glibc.close(up[1])
    input = down[1]
    output = up[0]
    pid = child
    guard status == 0 else { throw .failed("\(arguments[0]): error \(status)") }
  }

  deinit {
    Glibc.close(input)
    Glibc.close(output)
    if pid > 0 {
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    }
  }

  /// Sends one command and waits for its one-line answer.
  func command(_ line: String, timeoutSeconds: Double) throws(TemporaryServerError) -> String {
    let bytes = Array((line + "\n").utf8)
    guard send(bytes) else { throw .failed("the guardian has ended") }
    let deadline = Deadline(secondsFromNow: timeoutSeconds)
    var answer: [UInt8] = []
    while answer.last != UInt8(ascii: "\n") {
      var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let ready = poll(&descriptor, 1, deadline.remainingMilliseconds)
      if ready == 0 || deadline.isPast { throw .failed("no answer to \(line) in \(timeoutSeconds) s") }
      var byte: UInt8 = 0
      let got = read(output, &byte, 1)
      if got == 0 { throw .failed("the guardian ended during \(line)") }
      if got == 1 { answer.append(byte) }
    }
    return String(decoding: answer.dropLast(), as: UTF8.self)
  }

  /// A write to a guardian that has ended must not raise SIGPIPE in the owner.
  private func send(_ bytes: [UInt8]) -> Bool {
    var set = sigset_t()
    var old = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &set, &old)
    let sent = write(input, bytes, bytes.count) == bytes.count
    if !sent {
      var none = timespec()
      _ = sigtimedwait(&set, nil, &none)
    }
    pthread_sigmask(SIG_SETMASK, &old, nil)
    return sent
  }
}
