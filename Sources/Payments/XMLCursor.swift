/// Reads XML element by element. Elements of other namespaces than the document's are passed over whole.
final class XMLCursor {
  static let depthMax = 32
  static let nodeBytesMax = 64 << 10
  static let childrenMax = 1000

  enum Step: Equatable {
    case element(String)
    /// The end of the element that was entered last.
    case end
  }

  private let tokens: XMLTokens
  private(set) var path: [String] = []
  private(set) var namespace = ""
  /// An element was reported and neither entered nor passed over yet; its attribute `Ccy`.
  private var isAtElement = false
  private var currency: String?

  init(_ source: XMLSource) { tokens = XMLTokens(source) }

  var line: Int { tokens.line }

  /// Where it is: `Ntfctn/Ntry`, without the two outermost elements.
  var field: String { path.isEmpty ? "$" : (path.count > 2 ? path.dropFirst(2) : path[...]).joined(separator: "/") }

  /// Of the element that it is in, or of a child of that.
  func problem(_ rule: FileProblem.Rule, _ child: String? = nil) -> FileProblem {
    FileProblem(rule, line: line, field: child.map { path.count > 2 ? "\(field)/\($0)" : $0 } ?? field)
  }

  /// The outermost element, which gives the namespace.
  func root() throws(FileProblem) -> String {
    while let token = try token() {
      guard case .start(let name, let namespace, _) = token.kind else { continue }
      self.namespace = namespace
      path.append(name)
      isAtElement = true
      return name
    }
    throw problem(.truncated)
  }

  /// Goes into the element that was reported last.
  func enter() {
    precondition(isAtElement)
    isAtElement = false
  }

  /// The next element within the one that was entered last, or that one's end. What was reported and not entered is
  /// passed over.
  func next() throws(FileProblem) -> Step {
    if isAtElement { try pass() }
    while let token = try token() {
      switch token.kind {
      case .start(let name, let namespace, let currency):
        try begin(name, currency)
        guard namespace == self.namespace else {
          try pass()
          continue
        }
        return .element(name)
      case .end:
        path.removeLast()
        return .end
      case .text: break
      }
    }
    throw problem(.truncated)
  }

  /// Reads to the end of the file behind the outermost element: garbage there is a fault too.
  func finish() throws(FileProblem) { while try token() != nil {} }

  /// The element that was reported last, with all that is in it.
  func node() throws(FileProblem) -> XMLNode {
    var bytes = 0
    return try node(&bytes)
  }

  private func node(_ bytes: inout Int) throws(FileProblem) -> XMLNode {
    var node = XMLNode(name: path.last!, place: field, line: line, currency: currency)
    enter()
    while let token = try token() {
      switch token.kind {
      case .start(let name, let namespace, let currency):
        try begin(name, currency)
        guard namespace == self.namespace else {
          try pass()
          continue
        }
        guard node.children.count < Self.childrenMax else { throw problem(.tooMany) }
        node.children.append(try self.node(&bytes))
      case .end:
        path.removeLast()
        return node
      case .text(let text):
        bytes += text.utf8.count
        guard bytes <= Self.nodeBytesMax else { throw problem(.tooLarge) }
        node.text += text
      }
    }
    throw problem(.truncated)
  }

  private func begin(_ name: String, _ currency: String?) throws(FileProblem) {
    guard path.count < Self.depthMax else { throw problem(.tooDeep) }
    path.append(name)
    self.currency = currency
    isAtElement = true
  }

  /// Passes over the element that was reported last.
  private func pass() throws(FileProblem) {
    enter()
    var depth = 1
    while depth > 0 {
      guard let token = try token() else { throw problem(.truncated) }
      switch token.kind {
      case .start:
        guard path.count + depth <= Self.depthMax else { throw problem(.tooDeep) }
        depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
    path.removeLast()
  }

  private func token() throws(FileProblem) -> XMLTokens.Token? {
    do throws(XMLFault) {
      if let token = try tokens.token() { return token }
      try tokens.check()
      return nil
    } catch {
      throw FileProblem(error.rule, line: error.line, field: field)
    }
  }
}

/// An element with its children; as much of it as payment files need.
struct XMLNode {
  let name: String
  /// `Ntfctn/Ntry/Amt`, for problems.
  let place: String
  let line: Int
  /// The attribute `Ccy`.
  let currency: String?
  var text = ""
  var children: [XMLNode] = []

  init(name: String, place: String, line: Int, currency: String?) {
    self.name = name
    self.place = place
    self.line = line
    self.currency = currency
  }

  subscript(name: String) -> XMLNode? { children.first { $0.name == name } }

  /// A problem of it, or of a descendant that may not be there.
  func problem(_ rule: FileProblem.Rule, _ path: String...) -> FileProblem {
    FileProblem(rule, line: line, field: ([place] + path).joined(separator: "/"))
  }

  /// A descendant by its path, first of each name.
  func at(_ path: String...) -> XMLNode? {
    var node: XMLNode? = self
    for name in path { node = node?[name] }
    return node
  }

  /// The text without white space around it; nil where nothing is left.
  var value: String? {
    let trimmed = text.trimmingSpaces
    return trimmed.isEmpty ? nil : trimmed
  }
}

extension String {
  var trimmingSpaces: String {
    var view = unicodeScalars[...]
    while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
    while let last = view.last, last.properties.isWhitespace { view.removeLast() }
    return String(view)
  }
}
