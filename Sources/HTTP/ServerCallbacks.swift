import CMicrohttpd

/// The functions that the library calls, on its own threads.
enum ServerCallbacks {
  private static func server(_ owner: UnsafeMutableRawPointer?) -> HTTPServer {
    Unmanaged<HTTPServer>.fromOpaque(owner!).takeUnretainedValue()
  }

  private static func record(_ connection: OpaquePointer) -> ConnectionRecord? {
    mhd_shim_socket_context(connection).map { Unmanaged<ConnectionRecord>.fromOpaque($0).takeUnretainedValue() }
  }

  /// A connection begins or ends.
  static let connection: MHD_NotifyConnectionCallback = { owner, connection, context, event in
    guard let owner, let connection, let context else { return }
    let watch = server(owner).watch
    if event == .CONNECTION_NOTIFY_STARTED {
      let record = ConnectionRecord(
        socket: mhd_shim_socket(connection), client: ServerAddress.name(mhd_shim_address(connection)))
      context.pointee = Unmanaged.passRetained(record).toOpaque()
      watch.add(record)
    } else if let known = context.pointee {
      let record = Unmanaged<ConnectionRecord>.fromOpaque(known)
      watch.remove(record.takeUnretainedValue())
      record.release()
      context.pointee = nil
    }
  }

  /// The first line of a request has come: its address before anything is done to it.
  static let target:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?) -> UnsafeMutableRawPointer? = {
      owner, target, connection in
      guard let owner, let connection, let record = record(connection) else { return nil }
      let server = server(owner)
      server.active.add(1, ordering: .relaxed)
      let exchange = Exchange(target: target.map(Latin1.text) ?? "", record: record, budget: server.budget)
      return Unmanaged.passRetained(exchange).toOpaque()
    }

  /// The library is done with a request.
  static let completed: MHD_RequestCompletedCallback = { owner, _, context, _ in
    guard let owner, let known = context?.pointee else { return }
    let exchange = Unmanaged<Exchange>.fromOpaque(known)
    exchange.takeUnretainedValue().finish()
    exchange.release()
    context?.pointee = nil
    server(owner).active.subtract(1, ordering: .releasing)
  }

  static let unescape: @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafeMutablePointer<CChar>?) -> Int =
    {
      mhd_shim_unescaped($0, $1, $2)
    }

  /// Head, pieces of the body, end: the library's one entrance.
  static let access: MHD_AccessHandlerCallback = { owner, connection, _, method, version, data, size, context in
    guard let owner, let connection, let size, let known = context?.pointee else { return .NO }
    let exchange = Unmanaged<Exchange>.fromOpaque(known).takeUnretainedValue()
    let server = server(owner)
    let handle = ConnectionHandle(native: connection)
    let step: Exchange.Step
    if exchange.isNew {
      step = server.begin(exchange, handle, method: method, version: version)
    } else if size.pointee > 0 {
      step = exchange.take(UnsafeRawBufferPointer(start: data, count: size.pointee))
      size.pointee = 0
    } else {
      step = exchange.complete(server.handler, handle)
    }
    switch step {
    case .proceed, .rest: return .YES
    case .answer: return server.send(exchange, handle)
    case .cut:
      server.sendPast(exchange)
      return .NO
    }
  }
}

/// Bytes as characters of the same number: nothing is lost, and nothing passes for UTF-8 that is not.
enum Latin1 {
  static func text(_ start: UnsafePointer<CChar>) -> String {
    var count = 0
    var isASCII = true
    while start[count] != 0 {
      if start[count] < 0 { isASCII = false }
      count += 1
    }
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    if isASCII { return String(decoding: bytes, as: UTF8.self) }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(Unicode.Scalar(byte)) }
    return String(text)
  }
}
