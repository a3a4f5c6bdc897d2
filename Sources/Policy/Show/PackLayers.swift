import Contract

/// A pack together with those that it builds on, each complete in itself: tells which of them states what.
public struct PackLayers: Sendable {
  /// The pack first, then its parent, then its parent's. An ancestor that is not sound alone ends the row.
  public let packs: [Pack]

  public var pack: Pack { packs[0] }

  /// - Throws: `PackError` when the pack itself is not sound.
  public init(_ source: PackSource) throws {
    var loaded: [String: Pack] = [:]
    try self.init(source, &loaded)
  }

  /// - Parameter loaded: packs by hash, so that a parent of many is loaded once.
  private init(_ source: PackSource, _ loaded: inout [String: Pack]) throws {
    var packs = [try loaded[source.hash] ?? PackLoader.load(source)]
    loaded[packs[0].hash] = packs[0]
    var next = source.parent
    while let parent = next, let pack = try? loaded[parent.hash] ?? PackLoader.load(parent) {
      loaded[pack.hash] = pack
      packs.append(pack)
      next = parent.parent
    }
    self.packs = packs
  }

  /// Several packs, each with those that it builds on.
  /// - Throws: `PackError` when one of them is not sound.
  public static func all(_ sources: [PackSource]) throws -> [PackLayers] {
    var loaded: [String: Pack] = [:]
    return try sources.map { try PackLayers($0, &loaded) }
  }

  /// The id of the pack that states what stands at a position.
  public func origin(of position: YamlPosition) -> String { pack.origins[position.file] ?? pack.id }

  /// How far up the row of parents a pack stands; 0: the pack itself.
  func depth(of id: String) -> Int { ([pack.id] + pack.ancestors).firstIndex(of: id) ?? 0 }

  /// The id of the pack that many parents up.
  func id(at depth: Int) -> String { depth == 0 ? pack.id : pack.ancestors[depth - 1] }

  /// The depth of the pack that states a part, for parts that know no position: above it the part is another.
  func depth<Part: Equatable>(of part: (Pack) -> Part?) -> Int {
    var depth = 0
    while depth + 1 < packs.count, part(packs[depth]) == part(packs[depth + 1]) { depth += 1 }
    return depth
  }

  /// What the pack above the one that states a part has in its place.
  func above(_ depth: Int) -> Pack? { depth + 1 < packs.count ? packs[depth + 1] : nil }

  /// Those of several packs that cover a region and are in force on a day, the most specific first.
  /// - Parameters:
  ///   - all: the packs to choose from.
  ///   - day: on which they are to be in force.
  ///   - region: nil: every region.
  public static func inForce(_ all: [PackLayers], on day: Day, region: UInt64?) -> [PackLayers] {
    all.filter { layers in
      layers.pack.isInForce(on: day) && (region.map { layers.pack.covers(region: $0) } ?? true)
    }
    .sorted { a, b in
      let (a, b) = (a.pack, b.pack)
      let (near, far) = (Region.span(a.jurisdiction), Region.span(b.jurisdiction))
      if near != far { return near < far }
      return (b.inForceFrom.number, a.id) < (a.inForceFrom.number, b.id)
    }
  }
}

extension PackSource {
  /// The pack that this one builds on; nil: none.
  public var parent: PackSource? {
    let start = "parent/"
    let files = files.filter { $0.name.hasPrefix(start) }
    guard !files.isEmpty else { return nil }
    return PackSource(
      files: files.map { File(name: String($0.name.dropFirst(start.count)), label: $0.label, text: $0.text) })
  }
}
