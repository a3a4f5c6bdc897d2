/// A part of a parsed expression. Resolver and checker fill in what names mean and which types parts have.
final class Node {
  var kind: Kind
  /// Place in the source, in bytes.
  let offset: Int
  /// 1 for a leaf. Bounded by the parser, so that every walk over the tree may recurse.
  let depth: Int
  /// Set by the checker; dyn if checking was left out.
  var type: CELType = .dyn
  /// The host's function a call means, where its types tell; set by the checker.
  var host: HostFunction?

  init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
    depth = 1 + kind.children.reduce(0) { max($0, $1.depth) }
  }

  enum Kind {
    case literal(CELValue)
    /// A name as written; one with a leading dot is looked up in the root scope only.
    case name(String)
    case select(Node, field: String, optional: Bool)
    case has(Node, field: String)
    case index(Node, Node, optional: Bool)
    case call(String, [Node])
    case member(Node, String, [Node])
    case list([Node], optional: Set<Int>)
    case map([(key: Node, value: Node)], optional: Set<Int>)
    case record(String, [(name: String, value: Node)], optional: Set<Int>)
    case and([Node])
    case or([Node])
    case choice(Node, Node, Node)
    case loop(Loop)
    /// `cel.bind(name, value, body)`; the value is found when first needed.
    case bind(Local, value: Node, body: Node)
    /// `cel.block([values], body)`; as with bind, each is found when first needed.
    case block([(local: Local, value: Node)], body: Node)
    /// `optMap` (flat: `optFlatMap`).
    case optionalMap(Node, Local, body: Node, flat: Bool)

    // What the resolver makes of names:
    case variable(slot: Int)
    case local(Local)
    case field(Node, field: String, slot: Int)
    /// A name nothing declares, in an expression that is not checked: an error when it is reached.
    case unknown(String)

    var children: [Node] {
      switch self {
      case .literal, .name, .variable, .local, .unknown: []
      case .select(let of, _, _), .has(let of, _), .field(let of, _, _): [of]
      case .index(let of, let at, _): [of, at]
      case .call(_, let arguments): arguments
      case .member(let target, _, let arguments): [target] + arguments
      case .list(let items, _), .and(let items), .or(let items): items
      case .map(let entries, _): entries.flatMap { [$0.key, $0.value] }
      case .record(_, let fields, _): fields.map(\.value)
      case .choice(let condition, let yes, let no): [condition, yes, no]
      case .loop(let loop): [loop.range] + loop.bodies
      case .bind(_, let value, let body): [value, body]
      case .block(let values, let body): values.map(\.value) + [body]
      case .optionalMap(let target, _, let body, _): [target, body]
      }
    }
  }
}

/// A variable that the expression itself declares.
final class Local {
  let name: String
  /// The value of a `bind` or `block`, found when first needed; nil for a loop's variable.
  var value: Node?
  /// Place among the locals of the evaluation; set by the resolver.
  var slot = -1
  /// Set by the checker.
  var type: CELType = .dyn
  init(_ name: String) { self.name = name }
}

/// A macro that goes through a list's elements or a map's keys.
final class Loop {
  enum Kind {
    case all, exists, existsOne
    /// `map(x, value)`, `transformList`
    case list
    case filter
    case transformMap, transformMapEntry
    /// `sortBy(x, key)`
    case sort
  }
  let kind: Kind
  let range: Node
  /// The element (the key of a map), or with `second` a list's index or a map's key.
  let first: Local
  /// The element or the map's value, in the macros of two variables.
  let second: Local?
  /// Elements for which it is false are passed over.
  let condition: Node?
  let body: Node

  init(_ kind: Kind, _ range: Node, _ first: Local, _ second: Local?, condition: Node? = nil, body: Node) {
    self.kind = kind
    self.range = range
    self.first = first
    self.second = second
    self.condition = condition
    self.body = body
  }

  var bodies: [Node] { (condition.map { [$0] } ?? []) + [body] }
}
