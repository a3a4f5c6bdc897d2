import COpenSSL

/// SHA-256, taken piece by piece.
public final class Digest256 {
  private let context = EVP_MD_CTX_new()

  public init() { EVP_DigestInit_ex(context, EVP_sha256(), nil) }
  deinit { EVP_MD_CTX_free(context) }

  /// Takes more bytes.
  public func add(_ bytes: UnsafeRawBufferPointer) { EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }

  /// A text with its length before it, so that no two lists of texts read alike.
  public func add(_ text: String) {
    var text = "\(text.utf8.count):\(text)"
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// 64 hexadecimal digits. Ends the taking.
  public func finish() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  static func hex(of text: String) -> String {
    let digest = Digest256()
    var text = text
    text.withUTF8 { digest.add(UnsafeRawBufferPointer($0)) }
    return digest.finish()
  }
}
