import Foundation
import Postgres

/// The name of a worker, the same in its next life: it keeps its lanes through a restart, and fences what is
/// left of its former self.
enum WorkerName {
  /// Workers of one group on one host at most.
  static let slotsMax = 256
  private static let lockClass: Int32 = 0x6472_776b

  /// The lowest name of this host that no living worker holds; held as long as the connection lives.
  static func claim(_ connection: Connection, group: String) throws -> String {
    let host = ProcessInfo.processInfo.hostName.split(separator: ".").first.map(String.init) ?? "worker"
    for slot in 1...slotsMax {
      let name = "\(host)-\(slot)"
      if try connection.tryAdvisoryLock(lockClass, WorkerConnection.key("\(group)/\(name)")) { return name }
    }
    throw WorkerNameProblem()
  }
}

struct WorkerNameProblem: Error, CustomStringConvertible {
  let description = "every worker name of this host is taken: set --name"
}
