/// Fen as yuan with two decimals: `1530.00`.
public func yuan(_ fen: Int64) -> String {
  let magnitude = fen.magnitude
  let cents = String(magnitude % 100)
  return (fen < 0 ? "-" : "") + String(magnitude / 100) + "." + (cents.count == 1 ? "0" : "") + cents
}
