import CMicrohttpd
import Synchronization

/// An answer that is written bit by bit, from any thread: events for a page, a long export.
public final class HTTPStream: Sendable {
  private struct State {
    var waiting: [UInt8] = []
    var first = 0
    var isEnded = false
    /// The client has gone or the server stops.
    var isClosed = false
    var suspended: ConnectionHandle?
  }

  /// Bytes that may wait for the client.
  public let bufferBytesMax: Int
  /// Goes on as long as the client listens: a server that stops does not wait for its end.
  public let isEndless: Bool
  private let state = Mutex(State())

  public init(bufferBytesMax: Int = 1 << 20, isEndless: Bool = false) {
    self.bufferBytesMax = bufferBytesMax
    self.isEndless = isEndless
  }

  /// - Returns: false when the client has gone, or reads too slowly: the bytes were not taken.
  @discardableResult
  public func write(_ bytes: [UInt8]) -> Bool {
    state.withLock { state in
      guard !state.isEnded, !state.isClosed, state.waiting.count - state.first + bytes.count <= bufferBytesMax else {
        return false
      }
      state.waiting += bytes
      HTTPStream.wake(&state)
      return true
    }
  }

  /// Nothing more comes.
  public func end() {
    state.withLock { state in
      state.isEnded = true
      HTTPStream.wake(&state)
    }
  }

  /// The connection is over.
  func close() {
    state.withLock { state in
      state.isClosed = true
      state.suspended = nil
      state.waiting = []
      state.first = 0
    }
  }

  private static func wake(_ state: inout State) {
    if let handle = state.suspended {
      state.suspended = nil
      MHD_resume_connection(handle.native)
    }
  }

  /// Moves up to `max` bytes into `target`. None there: the connection rests until there are.
  fileprivate func read(into target: UnsafeMutablePointer<CChar>, max: Int, _ connection: ConnectionHandle) -> Int {
    state.withLock { state in
      let count = min(max, state.waiting.count - state.first)
      if count > 0 {
        state.waiting.withUnsafeBytes {
          UnsafeMutableRawPointer(target).copyMemory(from: $0.baseAddress! + state.first, byteCount: count)
        }
        state.first += count
        if state.first == state.waiting.count {
          state.waiting.removeAll(keepingCapacity: true)
          state.first = 0
        }
        return count
      }
      if state.isEnded || state.isClosed { return mhd_shim_stream_end }
      state.suspended = connection
      MHD_suspend_connection(connection.native)
      return 0
    }
  }

  /// The library's response that reads from this stream.
  func native(for connection: ConnectionHandle) -> OpaquePointer? {
    let reader = Unmanaged.passRetained(StreamReader(stream: self, connection: connection)).toOpaque()
    let response = MHD_create_response_from_callback(
      mhd_shim_size_unknown, 16_384,
      { reader, _, target, max in
        let reader = Unmanaged<StreamReader>.fromOpaque(reader!).takeUnretainedValue()
        return reader.stream.read(into: target!, max: max, reader.connection)
      }, reader, { Unmanaged<StreamReader>.fromOpaque($0!).release() })
    if response == nil { Unmanaged<StreamReader>.fromOpaque(reader).release() }
    return response
  }
}

private final class StreamReader {
  let stream: HTTPStream
  let connection: ConnectionHandle
  init(stream: HTTPStream, connection: ConnectionHandle) {
    self.stream = stream
    self.connection = connection
  }
}

/// The library's connection. `@unchecked Sendable`: resuming is the one call made from other threads, and
/// thread-safe by the library's word.
struct ConnectionHandle: @unchecked Sendable {
  let native: OpaquePointer
}
