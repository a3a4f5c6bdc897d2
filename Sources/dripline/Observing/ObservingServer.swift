import Foundation
import HTTP
import Observing

/// `/metrics`, `/health/live` and `/health/ready` at an address of their own, for supervisors and Prometheus.
/// No tokens and no secrets: reachable for whoever reaches the address, so it stays off the public network.
final class ObservingServer {
  private let server: HTTPServer

  /// - Parameter address: where to listen; port 0: any free one.
  init(_ address: (host: String, port: UInt16), _ registry: Registry, _ health: any HealthSource) throws {
    ProcessMetrics.register(registry, program: "dripline", version: Program.version)
    var configuration = HTTPConfiguration()
    (configuration.host, configuration.port) = address
    configuration.threads = 1
    configuration.connectionsMax = 64
    configuration.stopTimeoutMs = 500
    server = try HTTPServer(
      configuration,
      handler: Router([
        .get("/metrics") { _ in .bytes(200, Exposition.mediaType, Array(registry.text().utf8)) },
        .get("/health/live") { _ in Self.answer("live", health.liveness(at: .now)) },
        .get("/health/ready") { _ in Self.answer("ready", health.readiness(at: .now)) },
      ]))
    try server.start()
  }

  var port: UInt16 { server.port }

  func stop() { server.stop() }

  private static func answer(_ word: String, _ problems: [HealthProblem]) -> HTTPResponse {
    let list = problems.map { problem -> JSONValue in
      ["code": .string(problem.code), "en": .string(problem.en), "zh": .string(problem.zh)]
    }
    return .json(
      problems.isEmpty ? 200 : 503,
      ["status": .string(problems.isEmpty ? word : "not \(word)"), "problems": .array(list)])
  }
}

extension Invocation {
  /// Serves metrics and health where the settings ask for it; nil: they do not.
  func observing(_ registry: Registry, _ health: any HealthSource) throws -> ObservingServer? {
    guard let address = try settings.observe() else { return nil }
    return try ObservingServer(address, registry, health)
  }
}
