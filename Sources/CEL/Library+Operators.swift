extension Library {
  /// Comparisons are compiled in place; the bodies here serve calls that are not.
  static let operators: [Definition] = {
    let ordered =
      ["bool", "int", "uint", "double", "string", "bytes", "timestamp", "duration"].map { ($0, $0) }
      + [
        ("int", "uint"), ("int", "double"), ("uint", "int"), ("uint", "double"), ("double", "int"), ("double", "uint"),
      ]
    let never: Body = .many { _, _ in throw CELError.overload }
    return ["_<_", "_<=_", "_>_", "_>=_"].map { name in
      Definition(list: ordered.map { "\(name)(\($0), \($1)) bool" }, body: never)
    } + [
      Definition("_==_(T, T) bool", body: never), Definition("_!=_(T, T) bool", body: never),
      Definition("!_(bool) bool", body: never),
      Definition("@in(T, list(T)) bool", "@in(K, map(K, V)) bool", body: never),
      Definition("dyn(T) dyn", body: .one { value, _ in value }),
      Definition("type(T) type(T)", body: .one { value, _ in .type(value.typeName) }),
      Definition(
        "size(string) int", "size(bytes) int", "size(list(T)) int", "size(map(K, V)) int", "string->size() int",
        "bytes->size() int", "list(T)->size() int", "map(K, V)->size() int",
        body: .one { value, frame in
          switch value {
          case .string(let text):
            try frame.charge(bytes: text.utf8.count)
            return .int(Int64(text.unicodeScalars.count))
          case .bytes(let bytes): return .int(Int64(bytes.count))
          case .list(let list): return .int(Int64(list.count))
          case .map(let map): return .int(Int64(map.entries.count))
          default: throw CELError.overload
          }
        }),
    ]
  }()

  static let arithmetic: [Definition] = [
    Definition(
      "_+_(int, int) int", "_+_(uint, uint) uint", "_+_(double, double) double", "_+_(string, string) string",
      "_+_(bytes, bytes) bytes", "_+_(list(T), list(T)) list(T)", "_+_(timestamp, duration) timestamp",
      "_+_(duration, timestamp) timestamp", "_+_(duration, duration) duration",
      body: .two { a, b, frame in
        switch (a, b) {
        case (.int(let x), .int(let y)): return .int(try whole(x.addingReportingOverflow(y)))
        case (.uint(let x), .uint(let y)): return .uint(try whole(x.addingReportingOverflow(y)))
        case (.double(let x), .double(let y)): return .double(x + y)
        case (.string(let x), .string(let y)):
          try frame.charge(bytes: x.utf8.count + y.utf8.count)
          return .string(x + y)
        case (.bytes(let x), .bytes(let y)):
          try frame.charge(bytes: x.count + y.count)
          return .bytes(x + y)
        case (.list(let x), .list(let y)):
          try frame.charge(elements: x.count + y.count)
          return .list(x + y)
        case (.timestamp(let x), .duration(let y)), (.duration(let y), .timestamp(let x)):
          return .timestamp(try x.adding(y).checkedTimestamp())
        case (.duration(let x), .duration(let y)): return .duration(try x.adding(y).checkedDuration())
        default: throw CELError.overload
        }
      }),
    Definition(
      "_-_(int, int) int", "_-_(uint, uint) uint", "_-_(double, double) double", "_-_(timestamp, timestamp) duration",
      "_-_(timestamp, duration) timestamp", "_-_(duration, duration) duration",
      body: .two { a, b, _ in
        switch (a, b) {
        case (.int(let x), .int(let y)): return .int(try whole(x.subtractingReportingOverflow(y)))
        case (.uint(let x), .uint(let y)): return .uint(try whole(x.subtractingReportingOverflow(y)))
        case (.double(let x), .double(let y)): return .double(x - y)
        case (.timestamp(let x), .timestamp(let y)): return .duration(try x.adding(y.negated()).checkedDuration())
        case (.timestamp(let x), .duration(let y)): return .timestamp(try x.adding(y.negated()).checkedTimestamp())
        case (.duration(let x), .duration(let y)): return .duration(try x.adding(y.negated()).checkedDuration())
        default: throw CELError.overload
        }
      }),
    Definition(
      "_*_(int, int) int", "_*_(uint, uint) uint", "_*_(double, double) double",
      body: .two { a, b, _ in
        switch (a, b) {
        case (.int(let x), .int(let y)): return .int(try whole(x.multipliedReportingOverflow(by: y)))
        case (.uint(let x), .uint(let y)): return .uint(try whole(x.multipliedReportingOverflow(by: y)))
        case (.double(let x), .double(let y)): return .double(x * y)
        default: throw CELError.overload
        }
      }),
    Definition(
      "_/_(int, int) int", "_/_(uint, uint) uint", "_/_(double, double) double",
      body: .two { a, b, _ in
        switch (a, b) {
        case (.int(_), .int(0)), (.uint(_), .uint(0)): throw CELError.divide
        case (.int(let x), .int(let y)): return .int(try whole(x.dividedReportingOverflow(by: y)))
        case (.uint(let x), .uint(let y)): return .uint(x / y)
        case (.double(let x), .double(let y)): return .double(x / y)
        default: throw CELError.overload
        }
      }),
    Definition(
      "_%_(int, int) int", "_%_(uint, uint) uint",
      body: .two { a, b, _ in
        switch (a, b) {
        case (.int(_), .int(0)), (.uint(_), .uint(0)): throw CELError.modulus
        case (.int(let x), .int(let y)): return .int(try whole(x.remainderReportingOverflow(dividingBy: y)))
        case (.uint(let x), .uint(let y)): return .uint(x % y)
        default: throw CELError.overload
        }
      }),
    Definition(
      "-_(int) int", "-_(double) double", "-_(duration) duration",
      body: .one { value, _ in
        switch value {
        case .int(let x): return .int(try whole(Int64(0).subtractingReportingOverflow(x)))
        case .double(let x): return .double(-x)
        case .duration(let x): return .duration(try x.negated().checkedDuration())
        default: throw CELError.overload
        }
      }),
  ]
}

/// The result of integer arithmetic, an error if it overflowed.
func whole<I>(_ result: (partialValue: I, overflow: Bool)) throws -> I {
  if result.overflow { throw CELError.overflow }
  return result.partialValue
}
