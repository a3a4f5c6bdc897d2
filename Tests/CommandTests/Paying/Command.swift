import Foundation

/// The program as a process of its own: it can be killed.
struct Command {
  let status: Int32
  let wasKilled: Bool
  let output: String
  let errors: String

  /// Beside the tests; DRIPLINE_BINARY names another.
  static let path: String = {
    if let named = ProcessInfo.processInfo.environment["DRIPLINE_BINARY"] { return named }
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("dripline").path
    return FileManager.default.isExecutableFile(atPath: beside)
      ? beside
      : Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent().appendingPathComponent("dripline").path }
        .first { FileManager.default.isExecutableFile(atPath: $0) } ?? beside
  }()

  init(_ arguments: [String], environment: [String: String] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dripline-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = folder.appendingPathComponent("out"), err = folder.appendingPathComponent("err")
    for each in [out, err] { _ = FileManager.default.createFile(atPath: each.path, contents: nil) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    var all = ProcessInfo.processInfo.environment
    all["SWIFT_BACKTRACE"] = "enable=no"
    all.merge(environment) { $1 }
    process.environment = all
    try process.run()
    process.waitUntilExit()
    wasKilled = process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL
    status = process.terminationStatus
    output = try String(contentsOf: out, encoding: .utf8)
    errors = try String(contentsOf: err, encoding: .utf8)
  }
}
