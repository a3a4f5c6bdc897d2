/// Rows of a CSV file after RFC 4180, in bounded memory. Lines may end in LF or CR LF.
public final class CSVScanner {
  public static let cellBytesMax = 1024

  private let cellsMax: Int
  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  private let bytesMax: Int
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var next = 0
  private var count = 0
  private var taken = 0
  private var isFirst = true
  /// Of the row that was read last, counted from 1.
  public private(set) var line = 0
  /// The row that was read last has a line's end: nothing of it is missing.
  public private(set) var isEnded = true
  private var breaks = 0

  /// - Parameters:
  ///   - bytesMax: a larger file is a fault.
  ///   - cellsMax: in a row.
  ///   - read: fills the buffer, and answers with the number of bytes; 0 at the end.
  public init(bytesMax: Int, cellsMax: Int = 32, _ read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
    self.bytesMax = bytesMax
    self.cellsMax = cellsMax
    self.read = read
  }

  /// The cells of the next row; nil at the end. Empty lines are passed over.
  public func row() throws(CSVFault) -> [String]? {
    while true {
      line = breaks + 1
      guard var byte = try byte() else { return nil }
      if isFirst {
        isFirst = false
        // A byte order mark.
        if byte == 0xEF {
          guard try self.byte() == 0xBB, try self.byte() == 0xBF, let first = try self.byte() else {
            throw CSVFault(.encoding, line: 1)
          }
          byte = first
        }
      }
      if byte == 0x0D || byte == 0x0A {
        if byte == 0x0A { breaks += 1 }
        continue
      }
      return try cells(first: byte)
    }
  }

  private func cells(first: UInt8) throws(CSVFault) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var byte: UInt8? = first
    var isQuoted = false
    /// Behind the closing quotation mark only the end of the cell may come.
    var isClosed = false
    func problem(_ rule: CSVFault.Rule) -> CSVFault { CSVFault(rule, line: line, column: cells.count + 1) }
    func finish() throws(CSVFault) {
      guard let text = String(validating: cell, as: UTF8.self) else { throw problem(.encoding) }
      guard cells.count < cellsMax else { throw problem(.tooMany) }
      cells.append(text)
      cell.removeAll(keepingCapacity: true)
      isClosed = false
    }
    while let now = byte {
      if isQuoted {
        if now == 0x22 {
          byte = try self.byte()
          if byte == 0x22 {
            cell.append(0x22)
          } else {
            isQuoted = false
            isClosed = true
            continue
          }
        } else {
          if now == 0x0A { breaks += 1 }
          cell.append(now)
        }
      } else if now == 0x2C {
        try finish()
      } else if now == 0x0A || now == 0x0D {
        if now == 0x0D, let after = try self.byte(), after != 0x0A { throw problem(.malformed) }
        breaks += 1
        isEnded = true
        try finish()
        return cells
      } else if now == 0x22 {
        guard cell.isEmpty, !isClosed else { throw problem(.malformed) }
        isQuoted = true
      } else {
        guard !isClosed else { throw problem(.malformed) }
        cell.append(now)
      }
      guard cell.count <= Self.cellBytesMax else { throw problem(.tooLarge) }
      byte = try self.byte()
    }
    guard !isQuoted else { throw problem(.truncated) }
    isEnded = false
    try finish()
    return cells
  }

  private func byte() throws(CSVFault) -> UInt8? {
    if next == count {
      do { count = try buffer.withUnsafeMutableBytes { try read($0) } } catch {
        throw CSVFault(.unreadable, line: line)
      }
      next = 0
      taken += count
      guard taken <= bytesMax else { throw CSVFault(.tooLarge, line: line) }
      guard count > 0 else { return nil }
    }
    next += 1
    return buffer[next - 1]
  }
}
