import Foundation
import Kafka
import Payments
import Pipeline

/// The files of a bank that were named on the command line, read.
struct BankFiles {
  struct Named {
    let path: String
    let file: BankFile
  }

  let all: [Named]

  init(_ paths: [String], progress: ProgressLine) throws {
    var all: [Named] = []
    for path in paths {
      progress.show("reading \(path)")
      let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw UsageError("the file \(path) cannot be read") }
      defer { if path != "-" { close(descriptor) } }
      let file = BankFileReader().read { buffer in
        while true {
          let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
          if count >= 0 { return count }
          guard errno == EINTR else { throw Failure("the file \(path) cannot be read") }
        }
      }
      all.append(Named(path: path, file: file))
    }
    self.all = all
  }
}

extension Settings {
  /// For verbs about payments. Of Kafka nothing is needed here.
  func payingDesk() throws -> PayingDesk {
    var settings = PipelineSettings(
      kafka: KafkaConfiguration(), databaseURL: try database(), group: group, prefix: prefix)
    settings.keys = try keys()
    return try PayingDesk(settings)
  }
}
