/// Why an incoming event is dead: a closed list. The raw value is the stable code that dead letters,
/// metrics and the names of the example files carry.
public enum ContractReason: String, CaseIterable, Sendable, Hashable {
  case jsonMalformed = "json.malformed"
  case jsonEncoding = "json.encoding"
  case jsonNullCharacter = "json.nullCharacter"
  case jsonDepth = "json.depth"
  case jsonDuplicateKey = "json.duplicateKey"

  case numberNotInteger = "number.notInteger"
  case numberRange = "number.range"

  case fieldUnknown = "field.unknown"
  case fieldMissing = "field.missing"
  case fieldUnexpected = "field.unexpected"
  case fieldType = "field.type"
  case fieldLength = "field.length"
  case wordUnknown = "word.unknown"
  case itemRepeated = "item.repeated"

  case idNotAscii = "id.notAscii"
  case idMalformed = "id.malformed"
  case digitsMalformed = "digits.malformed"
  case programmeMalformed = "programme.malformed"
  case evidenceMalformed = "evidence.malformed"
  case timeMalformed = "time.malformed"
  case timeFuture = "time.future"
  case dateMalformed = "date.malformed"
  case dateOrder = "date.order"
  case regionMalformed = "region.malformed"
  case jurisdictionMalformed = "jurisdiction.malformed"
  case hashMalformed = "hash.malformed"
  case hashMismatch = "hash.mismatch"
  case residentIdMalformed = "residentId.malformed"
  case residentIdRegion = "residentId.region"
  case residentIdBirthDate = "residentId.birthDate"
  case residentIdChecksum = "residentId.checksum"
  case personKeyMalformed = "personKey.malformed"
  case personRepeated = "person.repeated"
  case householdHead = "household.head"

  case envelopeMissing = "envelope.missing"
  case envelopeMalformed = "envelope.malformed"
  case envelopeContentType = "envelope.contentType"
  case subjectMismatch = "subject.mismatch"
  case headerRepeated = "header.repeated"
  case headerBinary = "header.binary"
  case headerUnknown = "header.unknown"
  case headerConflict = "header.conflict"
  case headerTooMany = "header.tooMany"
  case valueEmpty = "value.empty"
  case valueTooLarge = "value.tooLarge"
  case topicUnknown = "topic.unknown"
  case typeUnknown = "type.unknown"
  case typeWrongTopic = "type.wrongTopic"
  case versionUnknown = "version.unknown"

  // Found after decoding, by the pipeline.
  case eventSameIdOtherBytes = "event.sameIdOtherBytes"
  case caseUnknown = "case.unknown"
  case factKilledWorker = "fact.killedWorker"

  /// The code as it is written everywhere, such as `residentId.checksum`.
  public var code: String { rawValue }

  /// The bytes are not JSON as the contract has it; nothing can be said about their fields.
  var isLexical: Bool {
    switch self {
    case .jsonMalformed, .jsonEncoding, .jsonNullCharacter, .jsonDepth: true
    default: false
    }
  }
}
