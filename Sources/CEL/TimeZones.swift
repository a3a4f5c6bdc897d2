import Foundation

/// Seconds a time zone is ahead of UTC at a time: `UTC`, `Asia/Shanghai`, `+08:00`, `02:30`. Throws if there is no such zone.
func zoneOffset(_ zone: String, at seconds: Int64) throws -> Int64 {
  if let fixed = fixedOffset(zone) { return fixed }
  guard zone.utf8.count <= 64, zone.utf8.contains(UInt8(ascii: "/")) || zone == "UTC" || zone == "GMT",
    let known = TimeZone(identifier: zone)
  else { throw CELError("unknown time zone \(zone.prefix(64))") }
  return Int64(known.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
}

private func fixedOffset(_ zone: String) -> Int64? {
  var bytes = Array(zone.utf8)
  var sign: Int64 = 1
  if bytes.first == 43 || bytes.first == 45 {
    sign = bytes[0] == 45 ? -1 : 1
    bytes.removeFirst()
  }
  guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
    let hours = Int64(String(decoding: bytes[..<2], as: UTF8.self)),
    let minutes = Int64(String(decoding: bytes[3...], as: UTF8.self)), isDigit(bytes[0]), isDigit(bytes[3]),
    hours < 24, minutes < 60
  else { return nil }
  return sign * (hours * 3600 + minutes * 60)
}
