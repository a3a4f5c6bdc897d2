import CEL
import Testing

@Suite struct CheckerTests {
  static let person = CELRecordType(
    "Person", ["age": .int, "name": .string, "kin": .list(.record("Person")), "note": .dyn])

  static func environment(container: String = "") throws -> CELEnvironment {
    try CELEnvironment(
      variables: [
        ("applicant", .record("Person")), ("count", .int), ("rate", .double), ("tags", .list(.string)), ("any", .dyn),
      ],
      records: [person], container: container)
  }

  private func issues(_ text: String) -> [String] {
    do {
      _ = try Self.environment().compile(text)
      return []
    } catch let error as CELIssues { return error.issues.map { "\($0.line):\($0.column): \($0.message)" } } catch {
      return ["\(error)"]
    }
  }

  @Test(arguments: [
    ("applicant.agee > 1", "1:11: undefined field 'agee' of 'Person', did you mean 'age'?"),
    ("aplicant.age > 1", "1:1: undeclared reference to 'aplicant', did you mean 'applicant'?"),
    ("count > 1 &&\n  cuont < 5", "2:3: undeclared reference to 'cuont', did you mean 'count'?"),
    ("applicant.kin.all(p, p.nam == '')", "1:24: undefined field 'nam' of 'Person', did you mean 'name'?"),
    ("applicant.name.startWith('x')", "1:16: undeclared reference to 'startWith', did you mean 'startsWith'?"),
    ("sizee(tags)", "1:1: undeclared reference to 'sizee', did you mean 'size'?"),
    ("zzzzzz", "1:1: undeclared reference to 'zzzzzz'"),
    ("count + 'a'", "1:7: found no matching overload for '_+_' applied to '(int, string)'"),
    ("count + rate", "1:7: found no matching overload for '_+_' applied to '(int, double)'"),
    ("count == 'a'", "1:7: found no matching overload for '_==_' applied to '(int, string)'"),
    ("applicant.name.size(1)", "1:16: found no matching overload for 'size' applied to 'string.(int)'"),
    ("count && true", "1:1: expected type 'bool' but found 'int'"),
    ("count ? 1 : 2", "1:1: expected type 'bool' but found 'int'"),
    ("true ? 1 : 'a'", "1:6: no matching overload for '_?_:_' applied to '(bool, int, string)'"),
    ("count.x", "1:7: type 'int' does not support field selection"),
    (
      "count.all(x, true)",
      "1:1: expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic)"
    ),
    ("tags.all(t, t)", "1:13: expected type 'bool' but found 'string'"),
    ("tags['a']", "1:5: found no matching overload for '_[_]' applied to '(list(string), string)'"),
    ("'a' in [1]", "1:5: found no matching overload for '@in' applied to '(string, list(int))'"),
    ("-tags", "1:1: found no matching overload for '-_' applied to '(list(string))'"),
    ("Person{age: 'x'}", "1:13: expected type 'int' but found 'string'"),
    ("Person{ag: 1}", "1:12: undefined field 'ag' of 'Person', did you mean 'age'?"),
    ("Persn{}", "1:1: undeclared reference to 'Persn', did you mean 'Person'?"),
    (
      "optional.of(1).orValue('a')",
      "1:16: found no matching overload for 'orValue' applied to 'optional_type(int).(string)'"
    ),
  ])
  func faults(_ text: String, _ issue: String) { #expect(issues(text) == [issue]) }

  @Test func allFaultsAreReported() {
    #expect(issues("agee > 1 && nam == 2").count == 2)
  }

  @Test func caretStandsBelowThePlace() throws {
    do { _ = try Self.environment().compile("true &&\n '\u{4e2d}' == '' && applicant.agee > 1") } catch let error
      as CELIssues
    {
      #expect(
        error.description == """
          2:25: undefined field 'agee' of 'Person', did you mean 'age'?
           |  '\u{4e2d}' == '' && applicant.agee > 1
           |                         ^
          """)
    }
  }

  @Test(arguments: [
    ("1 +", "1:4: Syntax error: unexpected end of expression"),
    ("(1", "1:3: Syntax error: expected ')', found end of expression"),
    ("1 2", "1:3: Syntax error: unexpected number"), ("'abc", "1:1: Syntax error: literal has no end"),
    ("'a\nb'", "1:1: Syntax error: literal has no end on its line"),
    ("a.", "1:3: Syntax error: expected a field name, found end of expression"),
    ("[1, 2", "1:6: Syntax error: expected ']', found end of expression"),
    ("{1 2}", "1:4: Syntax error: expected ':', found number"),
    ("a ? b", "1:6: Syntax error: expected ':', found end of expression"),
    ("1 = 2", "1:3: Syntax error: unexpected character"), ("'\\q'", "1:2: Syntax error: bad escape"),
    ("'\\ud800'", "1:2: Syntax error: escape is no code point"),
    ("9223372036854775808", "1:1: Syntax error: invalid int literal"),
    ("18446744073709551616u", "1:1: Syntax error: invalid uint literal"),
    ("1e999", "1:1: Syntax error: invalid double literal"), ("if", "1:1: Syntax error: 'if' is a reserved word"),
    ("a.in", "1:3: Syntax error: expected a field name, found 'in'"),
    ("", "1:1: Syntax error: unexpected end of expression"), ("1 +\n\n  *", "3:3: Syntax error: unexpected '*'"),
    ("!-x && -!x", "1:2: Syntax error: unexpected '-'"),
  ])
  func syntax(_ text: String, _ issue: String) { #expect(issues(text) == [issue]) }

  @Test(arguments: [
    ("1", "int"), ("[1, 2]", "list(int)"), ("[1, 'a']", "list(dyn)"), ("{'a': [1.0]}", "map(string, list(double))"),
    ("[]", "list(dyn)"), ("applicant.kin[0].age", "int"),
    ("applicant.kin.map(p, p.name)", "list(string)"), ("any.x.y", "dyn"), ("any + 1", "int"),
    ("optional.of(1)", "optional_type(int)"), ("applicant.?age", "optional_type(int)"),
    ("[1].map(x, [x])", "list(list(int))"), ("true ? [1] : []", "list(int)"), ("[[], [1]]", "list(list(int))"),
    ("timestamp(0) - timestamp(0)", "duration"), ("Person{age: 1}", "Person"),
    ("type(1)", "type(int)"), ("cel.bind(x, 1, x + 1)", "int"),
    ("{'a': 1}.transformMap(k, v, string(v))", "map(string, string)"), ("tags.sortBy(t, size(t))", "list(string)"),
  ])
  func types(_ text: String, _ type: String) throws {
    #expect(try Self.environment().compile(text).type.description == type)
  }

  /// What is a fault of types checked is an error of evaluation unchecked, and no more than that.
  @Test func uncheckedFaultsShowWhenReached() throws {
    #expect(failure("a + 'x'", ["a": .int(1)], checked: false) == "no such overload")
    #expect(failure("nothing", checked: false) == "undeclared reference to 'nothing'")
    #expect(failure("nofunction(1)", checked: false) == "undeclared reference to 'nofunction'")
    #expect(try holds("true || nothing", checked: false))
    #expect(try evaluate("[1, 'a', 2.0]", checked: false).typeName == "list")
  }

  /// A static type is trusted only where no dyn can have slipped in.
  @Test func dynInsideATypedListIsCompared() throws {
    #expect(try holds("([1] + dyn([2.0]))[1] == 2"))
    #expect(try holds("cel.bind(l, [1] + dyn([2.5]), l.exists(x, x > 2))"))
  }
}
