import CLibxml2

/// XML as tokens, in bounded memory: a piece of the file is parsed when the tokens of the one before are used up.
/// Nothing is fetched, no document type is taken, no entities but the five predefined ones.
final class XMLTokens {
  enum Kind {
    /// With the attribute `Ccy`.
    case start(name: String, namespace: String, currency: String?)
    case end
    case text(String)
  }

  struct Token {
    var kind: Kind
    /// Counted from 1.
    var line: Int
  }

  private static let pieceBytes = 16 << 10
  private static let encodings = ["", "UTF-8", "US-ASCII", "ASCII", "GB18030", "GBK", "GB2312"]

  private let source: XMLSource
  private var context: xmlParserCtxtPtr?
  private var tokens: [Token] = []
  private var next = 0
  private var isAtEnd = false
  private var hasDocumentType = false

  init(_ source: XMLSource) {
    self.source = source
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { owner, name, _, namespace, _, _, count, _, attributes in
      XMLTokens.of(owner).start(name, namespace, Int(count), attributes)
    }
    handler.endElementNs = { owner, _, _, _ in XMLTokens.of(owner).add(.end) }
    handler.characters = { owner, bytes, count in XMLTokens.of(owner).text(bytes, count) }
    handler.cdataBlock = { owner, bytes, count in XMLTokens.of(owner).text(bytes, count) }
    handler.internalSubset = { owner, _, _, _ in
      let tokens = XMLTokens.of(owner)
      tokens.hasDocumentType = true
      xmlStopParser(tokens.context)
    }
    // Its messages quote the file. Those of encodings go by the thread's own setting.
    handler.serror = { _, _ in }
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    context = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
  }

  deinit { xmlFreeParserCtxt(context) }

  /// The line of the parser; of the last token where there is one.
  var line: Int { next > 0 ? tokens[next - 1].line : max(1, parserLine) }

  private var parserLine: Int { (context?.pointee.input?.pointee.line).map(Int.init) ?? 1 }

  /// nil at the end of a file that is well-formed.
  func token() throws(XMLFault) -> Token? {
    while next == tokens.count {
      if isAtEnd { return nil }
      try parse()
    }
    next += 1
    return tokens[next - 1]
  }

  private func parse() throws(XMLFault) {
    tokens.removeAll(keepingCapacity: true)
    next = 0
    var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
    let count = piece.withUnsafeMutableBytes { source.fill($0) }
    if let rule = source.rule { throw XMLFault(rule, line: parserLine) }
    isAtEnd = count == 0
    let result = piece.withUnsafeBytes {
      xmlParseChunk(context, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count), isAtEnd ? 1 : 0)
    }
    if hasDocumentType { throw XMLFault(.doctype, line: parserLine) }
    if let encoding = context?.pointee.encoding, !Self.encodings.contains(String(cString: encoding).uppercased()) {
      throw XMLFault(.encoding, line: 1)
    }
    guard result != 0, let context, context.pointee.wellFormed == 0 || context.pointee.nsWellFormed == 0 else { return }
    // What came before the fault is told first.
    fault = XMLFault(source.endsWhole ? .malformed : .truncated, line: max(1, Int(context.pointee.lastError.line)))
    isAtEnd = true
    // A tag that breaks off is reported before its end is missed.
    if case .start = tokens.last?.kind { tokens.removeLast() }
    if tokens.isEmpty { throw fault! }
  }

  /// Found while the tokens before it were not used up yet.
  private var fault: XMLFault?

  /// The end was reached by a fault.
  func check() throws(XMLFault) { if next == tokens.count, let fault { throw fault } }

  private static func of(_ owner: UnsafeMutableRawPointer?) -> XMLTokens {
    Unmanaged<XMLTokens>.fromOpaque(owner!).takeUnretainedValue()
  }

  private func add(_ kind: Kind) { tokens.append(Token(kind: kind, line: parserLine)) }

  private func text(_ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
    add(.text(String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)))
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, _ count: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    var currency: String?
    // Five pointers each: name, prefix, namespace, start and end of the value.
    for index in 0..<count {
      guard let attributes, let start = attributes[index * 5 + 3], let end = attributes[index * 5 + 4],
        let name = attributes[index * 5], String(cString: name) == "Ccy"
      else { continue }
      currency = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
    }
    add(
      .start(
        name: name.map { String(cString: $0) } ?? "", namespace: namespace.map { String(cString: $0) } ?? "",
        currency: currency))
  }
}

/// A fault of the XML itself.
struct XMLFault: Error {
  var rule: FileProblem.Rule
  var line: Int
  init(_ rule: FileProblem.Rule, line: Int) {
    self.rule = rule
    self.line = line
  }
}
