import HTTP
import Observing

/// Counts the answers of an HTTP server that serves people or systems.
struct HTTPMetrics: Sendable {
  private let answers: CounterSet
  private let seconds: Histogram

  init(_ registry: Registry) {
    answers = registry.counters(
      "dripline_http_answers_total", "Answers of the HTTP server, by status.", label: "status",
      values: [
        200, 202, 204, 303, 304, 400, 401, 403, 404, 405, 408, 409, 413, 414, 415, 417, 422, 429, 431, 500, 503,
      ].map(String.init))
    seconds = registry.histogram("dripline_http_answer_seconds", "From a request's first line to its answer.")
  }

  func count(_ answered: HTTPAnswered) {
    answers["\(answered.status)"].add()
    seconds.observe(answered.duration)
  }
}
