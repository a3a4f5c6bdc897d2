import CMicrohttpd
import Glibc

extension HTTPServer {
  /// Reads the head and asks the handler.
  func begin(
    _ exchange: Exchange, _ connection: ConnectionHandle, method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?
  ) -> Exchange.Step {
    let raw = RawHead(
      method: method.map(Latin1.text) ?? "", target: exchange.target, version: version.map(Latin1.text) ?? "",
      headers: headers(connection))
    let head: HTTPRequestHead
    do {
      head = try check.head(raw, client: exchange.record.client, isSecure: configuration.tls != nil)
    } catch {
      return exchange.refuse(error, HTTPLanguage(accepting: raw.headers["accept-language"]))
    }
    if isStopping.load(ordering: .relaxed) {
      return exchange.begin(
        head, .refuse(ProblemDocument(.serverStopping).response(head.language, retryAfterSeconds: 5)))
    }
    return exchange.begin(head, handler.admit(head))
  }

  private func headers(_ connection: ConnectionHandle) -> HTTPHeaders {
    var headers = HTTPHeaders()
    withUnsafeMutablePointer(to: &headers) { target in
      _ = MHD_get_connection_values(
        connection.native, .HEADER_KIND,
        { target, _, name, value in
          guard let target, let name else { return .YES }
          target.assumingMemoryBound(to: HTTPHeaders.self).pointee.add(Latin1.text(name), value.map(Latin1.text) ?? "")
          return .YES
        }, target)
    }
    return headers
  }

  /// Hands the answer to the library.
  func send(_ exchange: Exchange, _ connection: ConnectionHandle) -> MHD_Result {
    guard var response = exchange.response else { return .NO }
    if isStopping.load(ordering: .relaxed) { response.closes = true }
    guard let native = ResponseWriter.native(response, commonHeaders, connection) else { return .NO }
    defer { MHD_destroy_response(native) }
    if case .stream = response.body { exchange.record.enter(.stream) } else { exchange.record.enter(.send) }
    configuration.onAnswer?(
      HTTPAnswered(
        method: exchange.head?.method ?? "", status: response.status, duration: ContinuousClock.now - exchange.started))
    return MHD_queue_response(connection.native, UInt32(response.status), native)
  }

  /// In the middle of a body the library takes no answer any more: the refusal goes straight to the socket,
  /// and the connection is closed behind it. Under TLS it is only closed.
  func sendPast(_ exchange: Exchange) {
    guard configuration.tls == nil, let refusal = exchange.refusal else { return }
    ResponseWriter.raw(refusal, commonHeaders).withUnsafeBytes {
      _ = Glibc.send(exchange.record.socket, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
    }
  }
}

/// Turns answers into what is sent.
enum ResponseWriter {
  /// What no answer should lack (OWASP ASVS 5.0, V3.4 and V14.3): nothing of it is run, framed, guessed or kept.
  static func commonHeaders(isSecure: Bool) -> [HTTPHeaders.Field] {
    var headers = HTTPHeaders([
      ("x-content-type-options", "nosniff"),
      ("content-security-policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
      ("referrer-policy", "no-referrer"), ("cache-control", "no-store"), ("x-frame-options", "DENY"),
      ("cross-origin-resource-policy", "same-origin"), ("cross-origin-opener-policy", "same-origin"),
    ])
    if isSecure { headers.add("strict-transport-security", "max-age=31536000; includeSubDomains") }
    return headers.fields
  }

  static func native(_ response: HTTPResponse, _ common: [HTTPHeaders.Field], _ connection: ConnectionHandle)
    -> OpaquePointer?
  {
    let made: OpaquePointer?
    switch response.body {
    case .none: made = MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
    case .bytes(let bytes):
      made = bytes.withUnsafeBytes {
        MHD_create_response_from_buffer($0.count, UnsafeMutableRawPointer(mutating: $0.baseAddress), .RESPMEM_MUST_COPY)
      }
    case .stream(let stream): made = stream.native(for: connection)
    }
    guard let made else { return nil }
    for field in fields(response, common) where MHD_add_response_header(made, field.name, field.value) == .NO {
      // A field with a line break in it: nothing of the answer can be trusted.
      MHD_destroy_response(made)
      return nil
    }
    return made
  }

  /// The whole answer as bytes, for a connection that ends with it.
  static func raw(_ response: HTTPResponse, _ common: [HTTPHeaders.Field]) -> [UInt8] {
    var response = response
    response.closes = true
    var body: [UInt8] = []
    if case .bytes(let bytes) = response.body { body = bytes }
    let phrase = MHD_get_reason_phrase_for(UInt32(response.status)).map { String(cString: $0) } ?? ""
    var text = "HTTP/1.1 \(response.status) \(phrase)\r\n"
    for field in fields(response, common) { text += "\(field.name): \(field.value)\r\n" }
    text += "content-length: \(body.count)\r\n\r\n"
    return Array(text.utf8) + body
  }

  private static func fields(_ response: HTTPResponse, _ common: [HTTPHeaders.Field]) -> [HTTPHeaders.Field] {
    var all = response.headers.fields
    for field in common where response.headers[field.name] == nil { all.append(field) }
    if response.closes { all.append(HTTPHeaders([("connection", "close")]).fields[0]) }
    return all
  }
}
