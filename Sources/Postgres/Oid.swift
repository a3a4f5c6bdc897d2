/// The number PostgreSQL gives a data type; the built-in ones never change.
public struct Oid: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let bool = Oid(rawValue: 16)
  public static let bytea = Oid(rawValue: 17)
  public static let int8 = Oid(rawValue: 20)
  public static let int2 = Oid(rawValue: 21)
  public static let int4 = Oid(rawValue: 23)
  public static let text = Oid(rawValue: 25)
  public static let float8 = Oid(rawValue: 701)
  public static let date = Oid(rawValue: 1082)
  public static let timestamptz = Oid(rawValue: 1184)

  public static let boolArray = Oid(rawValue: 1000)
  public static let byteaArray = Oid(rawValue: 1001)
  public static let int2Array = Oid(rawValue: 1005)
  public static let int4Array = Oid(rawValue: 1007)
  public static let textArray = Oid(rawValue: 1009)
  public static let int8Array = Oid(rawValue: 1016)
  public static let float8Array = Oid(rawValue: 1022)
  public static let dateArray = Oid(rawValue: 1182)
  public static let timestamptzArray = Oid(rawValue: 1185)
}
