extension Library {
  static let mathFunctions: [Definition] =
    extreme("greatest") { $0 > 0 } + extreme("least") { $0 < 0 } + [
      rounding("ceil") { $0.rounded(.up) }, rounding("floor") { $0.rounded(.down) },
      rounding("round") { $0.rounded(.toNearestOrAwayFromZero) }, rounding("trunc") { $0.rounded(.towardZero) },
      test("isNaN") { $0.isNaN }, test("isInf") { $0.isInfinite }, test("isFinite") { $0.isFinite },
      Definition(
        "math.abs(int) int", "math.abs(uint) uint", "math.abs(double) double",
        body: .one { value, _ in
          switch value {
          case .int(.min): throw CELError.overflow
          case .int(let x): return .int(abs(x))
          case .uint: return value
          case .double(let x): return .double(abs(x))
          default: throw CELError.overload
          }
        }),
      Definition(
        "math.sign(int) int", "math.sign(uint) uint", "math.sign(double) double",
        body: .one { value, _ in
          switch value {
          case .int(let x): return .int(x.signum())
          case .uint(let x): return .uint(x.signum())
          case .double(let x): return .double(x > 0 ? 1 : x < 0 ? -1 : x)
          default: throw CELError.overload
          }
        }),
      Definition(
        "math.sqrt(double) double", "math.sqrt(int) double", "math.sqrt(uint) double",
        body: .one { value, _ in
          switch value {
          case .int(let x): return .double(Double(x).squareRoot())
          case .uint(let x): return .double(Double(x).squareRoot())
          case .double(let x): return .double(x.squareRoot())
          default: throw CELError.overload
          }
        }),
    ]

  static let bitFunctions: [Definition] = [
    bits("bitAnd", { $0 & $1 }, { $0 & $1 }), bits("bitOr", { $0 | $1 }, { $0 | $1 }),
    bits("bitXor", { $0 ^ $1 }, { $0 ^ $1 }),
    Definition(
      "math.bitNot(int) int", "math.bitNot(uint) uint",
      body: .one { value, _ in
        switch value {
        case .int(let x): return .int(~x)
        case .uint(let x): return .uint(~x)
        default: throw CELError.overload
        }
      }),
    // A right shift fills with zeros, of an int as well.
    shift("bitShiftLeft") { $0 << $1 }, shift("bitShiftRight") { $0 >> $1 },
  ]

  private static func extreme(_ name: String, _ wins: @escaping @Sendable (Int) -> Bool) -> [Definition] {
    let kinds = ["int", "uint", "double"]
    let pairs = kinds.flatMap { a in
      kinds.map { b in "math.\(name)(\(a), \(b)) \(a == b ? a : "dyn")" }
    }
    @Sendable func best(_ values: [CELValue]) throws -> CELValue {
      guard var best = values.first else { throw CELError("math.\(name)(list) argument must not be empty") }
      for value in values {
        switch value {
        case .int, .uint, .double: break
        default: throw CELError.overload
        }
        if let order = compareNumbers(value, best), wins(order) { best = value }
      }
      return best
    }
    let ofList: Body = .one { value, frame in
      guard case .list(let list) = value else { return try best([value]) }
      try frame.charge(elements: list.count)
      return try best(list)
    }
    return [
      Definition(
        list: (kinds + kinds.map { "list(\($0))" }).map {
          "math.\(name)(\($0)) \($0.hasPrefix("list") ? String($0.dropFirst(5).dropLast()) : $0)"
        },
        body: ofList),
      // What the macro makes of three and more arguments.
      Definition(list: (kinds + ["dyn"]).map { "math.@\(name)(list(\($0))) \($0)" }, body: ofList),
      Definition(list: pairs, body: .two { a, b, _ in try best([a, b]) }),
    ]
  }

  private static func rounding(_ name: String, _ change: @escaping @Sendable (Double) -> Double) -> Definition {
    Definition(
      "math.\(name)(double) double",
      body: .one { value, _ in
        guard case .double(let x) = value else { throw CELError.overload }
        return .double(change(x))
      })
  }

  private static func test(_ name: String, _ answer: @escaping @Sendable (Double) -> Bool) -> Definition {
    Definition(
      "math.\(name)(double) bool",
      body: .one { value, _ in
        guard case .double(let x) = value else { throw CELError.overload }
        return .bool(answer(x))
      })
  }

  private static func bits(
    _ name: String, _ int: @escaping @Sendable (Int64, Int64) -> Int64,
    _ uint: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> Definition {
    Definition(
      "math.\(name)(int, int) int", "math.\(name)(uint, uint) uint",
      body: .two { a, b, _ in
        switch (a, b) {
        case (.int(let x), .int(let y)): return .int(int(x, y))
        case (.uint(let x), .uint(let y)): return .uint(uint(x, y))
        default: throw CELError.overload
        }
      })
  }

  private static func shift(_ name: String, _ move: @escaping @Sendable (UInt64, Int64) -> UInt64) -> Definition {
    Definition(
      "math.\(name)(int, int) int", "math.\(name)(uint, int) uint",
      body: .two { a, b, _ in
        guard case .int(let count) = b else { throw CELError.overload }
        if count < 0 { throw CELError("math.\(name)() negative offset: \(count)") }
        switch a {
        case .int(let x): return .int(Int64(bitPattern: move(UInt64(bitPattern: x), count)))
        case .uint(let x): return .uint(move(x, count))
        default: throw CELError.overload
        }
      })
  }
}
