import COpenSSL
import Foundation

/// The keys of one deployment: blocks of the journal are encrypted (AES-256-GCM), resident IDs are
/// found by a keyed hash.
///
/// Given as `id:base64,id:base64`, 32 bytes each; the first encrypts, all decrypt. The hash key is
/// derived from the oldest, the last in the list, so that adding keys does not change it. A key given as
/// `id:base64:open` does neither: a new key is first made known to all in this way, and encrypts only then. One given
/// as `id:base64:hash` is what the hash key of a retired key was: it hashes as it is, and opens nothing.
public struct Keyring: Sendable {
  /// One key with the number by which sealed bytes name it.
  public struct Key: Sendable {
    let id: UInt8
    let bytes: [UInt8]
    /// Neither encrypts nor hashes.
    let onlyOpens: Bool
    /// Is the hash's own key, and opens nothing.
    let onlyHashes: Bool
  }

  /// What is wrong with the keys, or with what they should open; no key is ever part of the text.
  public struct Problem: Error, CustomStringConvertible {
    public let description: String
  }

  private let keys: [Key]
  /// Seals blocks.
  private let sealing: Key
  /// The resident IDs' hash comes from it.
  private let hashing: Key

  public init(parsing text: String) throws(Problem) {
    var keys: [Key] = []
    for (index, part) in text.split(whereSeparator: { $0 == "," || $0.isNewline }).enumerated() {
      let pieces = part.split(separator: ":", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard 2...3 ~= pieces.count, let id = UInt8(pieces[0]), id > 0, let data = Data(base64Encoded: pieces[1]),
        data.count == 32,
        pieces.count == 2 || ["open", "hash"].contains(pieces[2])
      else {
        throw Problem(
          description:
            "key no. \(index + 1) is not of the form ID:BASE64, ID:BASE64:open or ID:BASE64:hash with an id of 1 to 255 and 32 bytes"
        )
      }
      guard !keys.contains(where: { $0.id == id }) else { throw Problem(description: "key id \(id) is there twice") }
      keys.append(
        Key(id: id, bytes: [UInt8](data), onlyOpens: pieces.last == "open", onlyHashes: pieces.last == "hash"))
    }
    guard !keys.isEmpty else { throw Problem(description: "no key given") }
    let working = keys.filter { !$0.onlyOpens }
    guard let first = working.first(where: { !$0.onlyHashes }), let last = working.last else {
      throw Problem(description: "every key is marked open or hash: one has to encrypt, and the oldest to hash")
    }
    guard !working.contains(where: { $0.onlyHashes && $0.id != last.id }) else {
      throw Problem(description: "a key marked hash must be the last: it hashes resident IDs")
    }
    self.keys = keys
    sealing = first
    hashing = last
  }

  /// A new random key in the form that `init(parsing:)` reads.
  public static func generate() -> String { "1:" + Data(GCM.randomKey()).base64EncodedString() }

  /// The key of the resident IDs' hash.
  public var identityKey: [UInt8] {
    hashing.onlyHashes ? hashing.bytes : GCM.mac(Array("dripline resident id".utf8), key: hashing.bytes)
  }

  /// The key that records of erasures are signed with.
  var erasureKey: [UInt8] { GCM.mac(Array("dripline erasure".utf8), key: identityKey) }

  // MARK: Sealing

  /// The number of the key that seals.
  var sealingId: UInt8 { sealing.id }

  /// Key id, nonce, ciphertext, tag.
  func seal(_ plain: UnsafeRawBufferPointer, context label: [UInt8]) -> [UInt8] {
    GCM.seal(plain, mark: sealing.id, key: sealing.bytes, context: label)
  }

  /// - Throws: when the key is missing, or the bytes are not those that were sealed under this context.
  func open(_ sealed: UnsafeRawBufferPointer, context label: [UInt8]) throws(Problem) -> [UInt8] {
    guard sealed.count >= GCM.overhead else { throw Problem(description: "sealed bytes end early") }
    guard let key = keys.first(where: { $0.id == sealed[0] && !$0.onlyHashes }) else {
      throw Problem(
        description:
          "sealed with key \(sealed[0]), which is not in the key ring: give this program the ring that has it (security.md, Rotating keys)"
      )
    }
    guard let plain = GCM.open(sealed, key: key.bytes, context: label) else {
      throw Problem(description: "sealed bytes were altered")
    }
    return plain
  }

  // MARK: Retiring a key

  /// The ring without one key, which opens nothing any more; where it was the one that hashes, the hash's own key
  /// takes its place, from which that key does not follow.
  public func retiring(_ id: UInt8) throws(Problem) -> String {
    guard keys.contains(where: { $0.id == id && !$0.onlyHashes }) else {
      throw Problem(description: "key \(id) is not in the ring")
    }
    guard sealing.id != id else {
      throw Problem(description: "key \(id) seals what is written now: put a new key before it first")
    }
    var lines = keys.filter { $0.id != id }.map(\.text)
    if hashing.id == id { lines.append(Key(id: id, bytes: identityKey, onlyOpens: false, onlyHashes: true).text) }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Keyring.Key {
  var text: String {
    "\(id):\(Data(bytes).base64EncodedString())" + (onlyOpens ? ":open" : onlyHashes ? ":hash" : "")
  }
}

/// AES-256-GCM: a mark that says which key, nonce, ciphertext, tag.
enum GCM {
  static let overhead = 1 + 12 + 16
  /// The mark of what is sealed with a key of its own.
  static let ownKey: UInt8 = 0

  /// A call that fails only when the library is broken or without entropy. To go on would be to write what does not
  /// open, or shares a nonce.
  private static func must(_ result: Int32) { precondition(result == 1, "OpenSSL could not seal") }

  static func randomKey() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 32)
    must(RAND_bytes(&bytes, 32))
    return bytes
  }

  static func seal(_ plain: UnsafeRawBufferPointer, mark: UInt8, key: [UInt8], context label: [UInt8]) -> [UInt8] {
    var out = [UInt8](repeating: 0, count: plain.count + overhead)
    out[0] = mark
    out.withUnsafeMutableBytes { buffer in
      let base = buffer.baseAddress!.assumingMemoryBound(to: UInt8.self)
      must(RAND_bytes(base + 1, 12))
      let context = EVP_CIPHER_CTX_new()
      defer { EVP_CIPHER_CTX_free(context) }
      var written: Int32 = 0
      must(EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key, base + 1))
      must(EVP_EncryptUpdate(context, nil, &written, label, Int32(label.count)))
      must(
        EVP_EncryptUpdate(
          context, base + 13, &written, plain.baseAddress?.assumingMemoryBound(to: UInt8.self), Int32(plain.count)))
      must(EVP_EncryptFinal_ex(context, base + 13 + Int(written), &written))
      must(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, base + 13 + plain.count))
    }
    return out
  }

  /// nil: altered, or of another key or context.
  static func open(_ sealed: UnsafeRawBufferPointer, key: [UInt8], context label: [UInt8]) -> [UInt8]? {
    guard sealed.count >= overhead else { return nil }
    let count = sealed.count - overhead
    var out = [UInt8](repeating: 0, count: count)
    let base = UnsafeMutablePointer(mutating: sealed.baseAddress!.assumingMemoryBound(to: UInt8.self))
    let context = EVP_CIPHER_CTX_new()
    defer { EVP_CIPHER_CTX_free(context) }
    var written: Int32 = 0
    EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key, base + 1)
    EVP_DecryptUpdate(context, nil, &written, label, Int32(label.count))
    EVP_DecryptUpdate(context, &out, &written, base + 13, Int32(count))
    EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, 16, base + 13 + count)
    var last: Int32 = 0
    return EVP_DecryptFinal_ex(context, &out, &last) == 1 ? out : nil
  }

  /// HMAC-SHA256.
  static func mac(_ text: [UInt8], key: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 32
    HMAC(EVP_sha256(), key, Int32(key.count), text, text.count, &digest, &count)
    return digest
  }
}
