import HTTP
import Pipeline

extension Log {
  /// The same log, for a server.
  var ofServer: ServerLog {
    ServerLog { level, message, fields in
      switch level {
      case .debug: self.debug(message, fields)
      case .info: self.info(message, fields)
      case .warning: self.warning(message, fields)
      case .error: self.error(message, fields)
      }
    }
  }

  /// Says where a server listens, and warns where its tokens could be overheard.
  func tellListening(at host: String, port: UInt16, hasTLS: Bool, isBehindTLS: Bool = false) {
    info("listening", [("address", host), ("port", "\(port)"), ("tls", hasTLS ? "yes" : "no")])
    guard !hasTLS, !isBehindTLS, !["127.0.0.1", "::1"].contains(host) else { return }
    warning("tokens travel in the clear: give --certificate and --private-key, or listen on 127.0.0.1 behind a proxy")
  }
}
