import Contract

/// The gateway's interface as an OpenAPI 3.1 document, made of the contract's own schemas; the same bytes
/// each time.
public enum OpenAPI {
  static let mediaTypes = ["application/cloudevents+json", "application/cloudevents-batch+json", "application/json"]

  private static let topics = TopicID.allCases.filter { $0.direction == .in }

  /// The document of a gateway so set up.
  public static func document(_ settings: GatewaySettings) -> JSONNode {
    document(batchEventsMax: settings.batchEventsMax)
  }

  /// The OpenAPI 3.1 document: every topic from outside with its schema, every answer.
  public static func document(batchEventsMax: Int = 1_000) -> JSONNode {
    var paths: [JSONNode.Member] = [("/v1/events", ["post": events])].map(member)
    paths += topics.map { member("/v1/events/\($0.type)", ["post": binary($0)]) }
    paths += [
      ("/v1/openapi.json", ["get": plain("openapi", "This document", ["type": "object"])]),
      ("/v1/health/live", ["get": plain("live", "The process answers", status("live"))]),
      ("/v1/health/ready", ["get": plain("ready", "Events can be taken in", status("ready"), isGuarded: true)]),
    ].map(member)
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Dripline gateway", "version": "1.0.0", "summary": "The way in for systems without a Kafka client",
        "description": .string(introduction),
      ],
      "servers": [["url": "/"]],
      "security": [["token": .array([])]],
      "tags": [
        ["name": "events", "description": "Facts are handed in"],
        ["name": "service", "description": "The gateway itself"],
      ],
      "paths": .object(paths),
      "components": [
        "securitySchemes": [
          "token": ["type": "http", "scheme": "bearer", "description": "given by the operators, one for each source"]
        ],
        "schemas": .object(schemas(batchEventsMax)),
        "responses": responses,
      ],
    ]
  }

  private static let introduction = """
    CloudEvents 1.0 over HTTP: structured and batch mode at /v1/events; binary mode at /v1/events/TYPE, and at \
    /v1/events too, where `ce-type` tells the type. An answer of 200 or 202 comes only when the broker has every \
    event; 200: all were repeats. A batch is taken whole or not at all. After any other answer send the same bytes \
    again, or correct what `refusals` name: a repeat has no effect. Status 400: not an event as these schemas have \
    it; 422: an event, but it breaks a rule that a schema cannot say, such as a check digit.
    """

  private static func member(_ name: String, _ value: JSONNode) -> JSONNode.Member {
    JSONNode.Member(name: name, value: value)
  }

  private static func schema(_ name: String) -> JSONNode { ["$ref": .string("#/components/schemas/\(name)")] }

  // MARK: operations

  private static let events: JSONNode = [
    "operationId": "publishEvents", "tags": ["events"], "summary": "Publish one event or a batch",
    "requestBody": [
      "required": true,
      "content": [
        "application/cloudevents+json": ["schema": schema("Event")],
        "application/cloudevents-batch+json": ["schema": schema("Batch")],
      ],
    ],
    "responses": outcomes,
  ]

  private static func binary(_ topic: TopicID) -> JSONNode {
    let head: [JSONNode] = [
      header("ce-specversion", ["type": "string", "const": "1.0"], isRequired: true),
      header("ce-type", ["type": "string", "const": .string(topic.type)], isRequired: true),
    ]
    let attributes = TopicID.eventAttributes.map {
      header("ce-\($0.name)", $0.name == "source" ? escapingPercent($0.schema) : $0.schema, isRequired: $0.isRequired)
    }
    return [
      "operationId": .string("publish.\(topic.suffix)"), "tags": ["events"],
      "summary": .string("\(topic.definition.title.en) · \(topic.definition.title.zh)"),
      "parameters": .array(head + attributes),
      "requestBody": [
        "required": true, "content": ["application/json": ["schema": schema("\(topic.type).data")]],
      ],
      "responses": outcomes,
    ]
  }

  /// A source in a header, where the percent sign itself is written as %25.
  private static func escapingPercent(_ source: JSONNode) -> JSONNode {
    guard case .object(let members) = source else { return source }
    return .object(
      members.map { $0.name == "pattern" ? member("pattern", "^([!#$&-;=?-\\[\\]_a-z~]|%25)+$") : $0 })
  }

  private static func header(_ name: String, _ schema: JSONNode, isRequired: Bool) -> JSONNode {
    ["name": .string(name), "in": "header", "required": .boolean(isRequired), "schema": schema]
  }

  private static func plain(
    _ id: String, _ summary: String, _ schema: JSONNode, isGuarded: Bool = false
  ) -> JSONNode {
    var responses: [JSONNode.Member] = [
      member("200", ["description": .string(summary), "content": ["application/json": ["schema": schema]]])
    ]
    if isGuarded { responses.append(member("503", reference("Unavailable"))) }
    responses.append(member("default", reference("Refused")))
    return [
      "operationId": .string(id), "tags": ["service"], "summary": .string(summary), "security": .array([]),
      "responses": .object(responses),
    ]
  }

  private static func status(_ word: String) -> JSONNode {
    [
      "type": "object", "required": ["status"], "additionalProperties": false,
      "properties": ["status": ["const": .string(word)]],
    ]
  }

  // MARK: answers

  private static func reference(_ name: String) -> JSONNode { ["$ref": .string("#/components/responses/\(name)")] }

  private static let outcomes: JSONNode = [
    "200": reference("Repeated"), "202": reference("Published"), "400": reference("Refused"),
    "401": reference("Unauthorized"), "403": reference("Refused"), "408": reference("Refused"),
    "409": reference("Refused"), "413": reference("Refused"), "415": reference("Refused"), "422": reference("Refused"),
    "429": reference("Unavailable"), "431": reference("Refused"), "503": reference("Unavailable"),
    "default": reference("Refused"),
  ]

  private static let responses: JSONNode = [
    "Published": [
      "description": "The broker has all events",
      "content": ["application/json": ["schema": schema("Receipt")]],
    ],
    "Repeated": [
      "description": "The broker has had all events before; nothing was published again",
      "content": ["application/json": ["schema": schema("Receipt")]],
    ],
    "Refused": [
      "description": "Nothing was published; the document says which rule was broken where, and what to do",
      "content": ["application/problem+json": ["schema": schema("Problem")]],
    ],
    "Unauthorized": [
      "description": "The token is missing or nobody's",
      "headers": ["WWW-Authenticate": ["required": true, "schema": ["type": "string"]]],
      "content": ["application/problem+json": ["schema": schema("Problem")]],
    ],
    "Unavailable": [
      "description": "Not now: send the same bytes again after Retry-After",
      "headers": [
        "Retry-After": ["required": true, "description": "seconds", "schema": ["type": "integer", "minimum": 1]]
      ],
      "content": ["application/problem+json": ["schema": schema("Problem")]],
    ],
  ]

  // MARK: schemas

  private static func schemas(_ batchEventsMax: Int) -> [JSONNode.Member] {
    let all: JSONNode = .array(topics.map { schema($0.type) })
    var found: [JSONNode.Member] = [
      member(
        "Event",
        [
          "oneOf": all,
          "discriminator": [
            "propertyName": "type",
            "mapping": .object(topics.map { member($0.type, .string("#/components/schemas/\($0.type)")) }),
          ],
        ]),
      member("Batch", ["type": "array", "maxItems": .integer(Int64(batchEventsMax)), "items": schema("Event")]),
      member("Receipt", receipt), member("Problem", problem), member("Text", text),
    ]
    for topic in topics {
      found.append(member(topic.type, topic.eventSchema(data: schema("\(topic.type).data"))))
      found.append(member("\(topic.type).data", topic.embeddedSchema))
    }
    return found
  }

  private static let count: JSONNode = ["type": "integer", "minimum": 0]

  private static let text: JSONNode = [
    "type": "object", "required": ["en", "zh"], "properties": ["en": ["type": "string"], "zh": ["type": "string"]],
  ]

  private static let receipt: JSONNode = [
    "type": "object", "required": ["published", "repeated", "unconfirmed", "results"],
    "properties": [
      "published": count, "repeated": count, "unconfirmed": count,
      "results": [
        "type": "array",
        "items": [
          "type": "object", "required": ["id", "type", "result"],
          "properties": [
            "id": ["type": "string"], "type": ["type": "string"],
            "result": ["enum": ["published", "repeated", "unconfirmed"]], "partition": count, "offset": count,
          ],
        ],
      ],
    ],
  ]

  /// RFC 9457 with what it leaves to others.
  private static let problem: JSONNode = [
    "type": "object", "required": ["type", "title", "status", "detail", "instance", "code", "rule", "remedy"],
    "properties": [
      "type": ["type": "string", "format": "uri"], "title": ["type": "string"],
      "status": ["type": "integer", "minimum": 400, "maximum": 599], "detail": ["type": "string"],
      "instance": ["type": "string", "format": "uri"],
      "code": ["type": "string", "description": "stable; a closed list"],
      "field": ["type": "string", "description": "where: a path in the body, or a header"],
      "rule": schema("Text"), "remedy": schema("Text"),
      "events": count, "refused": count,
      "refusals": [
        "type": "array", "description": "of a batch: the first hundred events that were refused",
        "items": [
          "type": "object", "required": ["index", "code", "rule", "remedy"],
          "properties": [
            "index": count, "code": ["type": "string"], "field": ["type": "string"], "rule": schema("Text"),
            "remedy": schema("Text"),
          ],
        ],
      ],
    ],
  ]
}
