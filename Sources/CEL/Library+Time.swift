extension Library {
  static let timeFunctions: [Definition] =
    [
      part("getFullYear") { civil, _ in civil.year },
      part("getMonth") { civil, _ in civil.month - 1 },
      part("getDate") { civil, _ in civil.day },
      part("getDayOfMonth") { civil, _ in civil.day - 1 },
      part("getDayOfYear") { civil, _ in civil.dayOfYear },
      part("getDayOfWeek") { civil, _ in civil.dayOfWeek },
      part("getHours", length: { $0 / 3_600_000_000_000 }) { civil, _ in civil.secondOfDay / 3600 },
      part("getMinutes", length: { $0 / 60_000_000_000 }) { civil, _ in civil.secondOfDay / 60 % 60 },
      part("getSeconds", length: { $0 / 1_000_000_000 }) { civil, _ in civil.secondOfDay % 60 },
      part("getMilliseconds", length: { $0 / 1_000_000 % 1000 }) { _, nanos in Int64(nanos) / 1_000_000 },
    ].flatMap { $0 }

  /// A getter of a timestamp, in UTC or in a named zone; with `length` also of a duration in nanoseconds.
  private static func part(
    _ name: String, length: (@Sendable (Int64) -> Int64)? = nil, _ part: @escaping @Sendable (Civil, Int32) -> Int64
  ) -> [Definition] {
    let plain = ["timestamp->\(name)() int"] + (length == nil ? [] : ["duration->\(name)() int"])
    return [
      Definition(
        list: plain,
        body: .one { value, _ in
          switch value {
          case .timestamp(let time): return .int(part(Civil(seconds: try time.checkedTimestamp().seconds), time.nanos))
          case .duration(let time):
            guard let length else { throw CELError.overload }
            return .int(length(time.totalNanos))
          default: throw CELError.overload
          }
        }),
      Definition(
        "timestamp->\(name)(string) int",
        body: .two { value, zone, frame in
          // A zone is looked up by name each time.
          try frame.charge(20)
          guard case .timestamp(let time) = value, case .string(let zone) = zone else { throw CELError.overload }
          _ = try time.checkedTimestamp()
          return .int(part(Civil(seconds: time.seconds + (try zoneOffset(zone, at: time.seconds))), time.nanos))
        }),
    ]
  }

  static let optionals: [Definition] = [
    Definition("optional.none() optional_type(T)", body: .many { _, _ in .optional(.none) }),
    Definition("optional.of(T) optional_type(T)", body: .one { value, _ in .optional(CELOptional(value)) }),
    Definition(
      "optional.ofNonZeroValue(T) optional_type(T)",
      body: .one { value, _ in .optional(value.isZero ? .none : CELOptional(value)) }),
    Definition(
      "optional_type(T)->hasValue() bool",
      body: .one { value, _ in
        guard case .optional(let optional) = value else { throw CELError.overload }
        return .bool(optional.value != nil)
      }),
    Definition(
      "optional_type(T)->value() T",
      body: .one { value, _ in
        guard case .optional(let optional) = value else { throw CELError.overload }
        guard let content = optional.value else { throw CELError("optional.none() dereference") }
        return content
      }),
    Definition(
      "optional_type(T)->or(optional_type(T)) optional_type(T)",
      body: .two { value, other, _ in
        guard case .optional(let optional) = value, case .optional = other else { throw CELError.overload }
        return optional.value == nil ? other : value
      }),
    Definition(
      "optional_type(T)->orValue(T) T",
      body: .two { value, other, _ in
        guard case .optional(let optional) = value else { throw CELError.overload }
        return optional.value ?? other
      }),
    Definition(
      "optional.unwrap(list(optional_type(T))) list(T)", "list(optional_type(T))->unwrapOpt() list(T)",
      body: .one { value, frame in
        guard case .list(let list) = value else { throw CELError.overload }
        try frame.charge(elements: list.count)
        return .list(
          try list.compactMap { item in
            guard case .optional(let optional) = item else { throw CELError.overload }
            return optional.value
          })
      }),
  ]
}
