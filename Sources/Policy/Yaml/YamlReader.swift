import CYaml

/// Reads one YAML document into a `YamlNode` tree, strictly.
///
/// Refused: duplicate keys, anchors, aliases, tags, directives, several documents, keys that are not
/// plain words, nesting deeper than `depthMax`, files longer than `sizeMax` bytes. A syntax error
/// ends the reading; everything else is collected, so that a file's mistakes are seen at once.
public struct YamlReader {
  public static let depthMax = 16
  public static let sizeMax = 1 << 20
  public static let nodesMax = 50_000

  /// What was read: the tree is nil when nothing useful could be built.
  public struct Outcome: Sendable {
    public var node: YamlNode?
    public var problems: [YamlProblem]
  }

  /// - Parameters:
  ///   - text: one YAML document.
  ///   - file: the name that stands in positions.
  public static func read(_ text: String, file: String) -> Outcome {
    let start = YamlPosition(file: file, line: 1, column: 1)
    guard text.utf8.count <= sizeMax else {
      let problem = YamlProblem(
        position: start, message: "the file is longer than \(sizeMax) bytes", remedy: "Split it.")
      return Outcome(node: nil, problems: [problem])
    }
    guard !text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) else {
      let problem = YamlProblem(
        position: start, message: "the file begins with a byte order mark",
        remedy: "Save it as UTF-8 without one.")
      return Outcome(node: nil, problems: [problem])
    }
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
      defer { parser.deallocate() }
      guard yaml_parser_initialize(parser) == 1 else {
        let problem = YamlProblem(position: start, message: "out of memory for the YAML parser")
        return Outcome(node: nil, problems: [problem])
      }
      defer { yaml_parser_delete(parser) }
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      var builder = YamlBuilder(parser: parser, file: file, bytes: buffer)
      let node = builder.document()
      return Outcome(node: node, problems: builder.problems)
    }
  }
}

/// Thrown inside the reader once a syntax error or an exceeded bound has been noted.
private struct Stopped: Error {}

private struct YamlBuilder {
  let parser: UnsafeMutablePointer<yaml_parser_t>
  let file: String
  let bytes: UnsafeBufferPointer<UInt8>
  var problems: [YamlProblem] = []
  var nodes = 0

  init(
    parser: UnsafeMutablePointer<yaml_parser_t>, file: String, bytes: UnsafeBufferPointer<UInt8>
  ) {
    self.parser = parser
    self.file = file
    self.bytes = bytes
  }

  enum Event {
    case scalar(String, quoted: Bool, spansLines: Bool)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
    case alias, documentStart, documentEnd, streamEnd, other
  }

  mutating func document() -> YamlNode? {
    var root: YamlNode?
    do {
      while true {
        let (event, position) = try next()
        switch event {
        case .documentStart where root != nil:
          try stop(at: position, "a second document begins here", "Keep one document a file.")
        case .documentStart:
          root = try node(from: try next(), depth: 1)
        case .streamEnd:
          if root == nil {
            let start = YamlPosition(file: file, line: 1, column: 1)
            problems.append(YamlProblem(position: start, message: "the file is empty"))
          }
          return root
        default:
          continue
        }
      }
    } catch {
      return nil
    }
  }

  mutating func node(from first: (Event, YamlPosition), depth: Int) throws -> YamlNode {
    let (event, position) = first
    nodes += 1
    if depth > YamlReader.depthMax {
      try stop(at: position, "nested deeper than \(YamlReader.depthMax) levels", "")
    }
    if nodes > YamlReader.nodesMax {
      try stop(at: position, "more than \(YamlReader.nodesMax) values", "Split the file.")
    }
    switch event {
    case .sequenceStart:
      var items: [YamlNode] = []
      while true {
        let item = try next()
        if case .sequenceEnd = item.0 { break }
        items.append(try node(from: item, depth: depth + 1))
      }
      return YamlNode(position: position, content: .sequence(items))
    case .mappingStart:
      return YamlNode(position: position, content: .mapping(try entries(depth: depth)))
    case .scalar(let text, let quoted, let spansLines):
      var node = YamlNode(position: position, content: .scalar(text, quoted: quoted))
      node.spansLines = spansLines
      return node
    default:
      return YamlNode(position: position, content: .scalar("", quoted: true))
    }
  }

  mutating func entries(depth: Int) throws -> [YamlNode.Entry] {
    var entries: [YamlNode.Entry] = []
    var lines: [String: Int] = [:]
    while true {
      let (event, position) = try next()
      if case .mappingEnd = event { return entries }
      guard case .scalar(let key, _, _) = event else {
        note(position, "a key must be a word", "")
        _ = try node(from: (event, position), depth: depth + 1)
        _ = try node(from: try next(), depth: depth + 1)
        continue
      }
      let value = try node(from: try next(), depth: depth + 1)
      if let line = lines[key] {
        note(position, "the key `\(key)` stands twice; first in line \(line)", "Keep one of them.")
      } else {
        lines[key] = position.line
        entries.append(YamlNode.Entry(key: key, keyPosition: position, value: value))
      }
    }
  }

  mutating func next() throws -> (Event, YamlPosition) {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { try syntaxError() }
    defer { yaml_event_delete(&event) }
    let position = YamlPosition(
      file: file, line: Int(event.start_mark.line) + 1, column: Int(event.start_mark.column) + 1)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      check(anchor: scalar.anchor, tag: scalar.tag, at: position)
      let bytes = UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length))
      let quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE
      let isBlock = scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE
      let spansLines = isBlock || event.end_mark.line > event.start_mark.line
      let text = String(decoding: bytes, as: UTF8.self)
      return (.scalar(text, quoted: quoted, spansLines: spansLines), position)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      check(anchor: start.anchor, tag: start.tag, at: position)
      return (.sequenceStart, position)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      check(anchor: start.anchor, tag: start.tag, at: position)
      return (.mappingStart, position)
    case YAML_ALIAS_EVENT:
      note(position, "an alias (`*name`) is not allowed", "Write the value out.")
      return (.alias, position)
    case YAML_DOCUMENT_START_EVENT:
      let start = event.data.document_start
      if start.version_directive != nil || start.tag_directives.start != start.tag_directives.end {
        note(position, "directives (`%YAML`, `%TAG`) are not allowed", "Remove them.")
      }
      return (.documentStart, position)
    case YAML_SEQUENCE_END_EVENT: return (.sequenceEnd, position)
    case YAML_MAPPING_END_EVENT: return (.mappingEnd, position)
    case YAML_DOCUMENT_END_EVENT: return (.documentEnd, position)
    case YAML_STREAM_END_EVENT: return (.streamEnd, position)
    default: return (.other, position)
    }
  }

  mutating func check(
    anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?,
    at position: YamlPosition
  ) {
    if anchor != nil { note(position, "an anchor (`&name`) is not allowed", "Write the value out.") }
    if tag != nil { note(position, "a tag (`!type`) is not allowed", "Remove it.") }
  }

  mutating func syntaxError() throws -> Never {
    let mark = parser.pointee.problem_mark
    var position = YamlPosition(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    if parser.pointee.error == YAML_READER_ERROR {
      // A character that YAML forbids: libyaml gives its offset, but no mark.
      let before = bytes.prefix(Int(parser.pointee.problem_offset))
      let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
      position.line = before.count { $0 == 10 } + 1
      position.column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
    }
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unreadable"
    let context = parser.pointee.context.map { " (\(String(cString: $0)))" } ?? ""
    try stop(at: position, "not YAML: \(problem)\(context)", "Check indentation, quotes and colons.")
  }

  mutating func note(_ position: YamlPosition, _ message: String, _ remedy: String) {
    problems.append(YamlProblem(position: position, message: message, remedy: remedy))
  }

  mutating func stop(at position: YamlPosition, _ message: String, _ remedy: String) throws -> Never {
    note(position, message, remedy)
    throw Stopped()
  }
}
