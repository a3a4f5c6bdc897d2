import Postgres

// Every statement of the data path, prepared once a connection.

extension ParameterWriter {
  /// Lanes and the epochs under which they are held.
  convenience init(fences lanes: [LaneState]) {
    let lane = BinaryArray(of: .int4), epoch = BinaryArray(of: .int8)
    for state in lanes {
      lane.append(int4: Int32(state.id.rawValue))
      epoch.append(int8: state.epoch)
    }
    self.init(lane, epoch)
  }
}

enum SQL {
  static let readCases = Statement(
    sql: "select case_id, version, state from dripline.cases where case_id = any($1)",
    parameterTypes: [.textArray])
  static let lockCases = Statement(
    sql: "select case_id, version, state from dripline.cases where case_id = any($1) order by case_id for update",
    parameterTypes: [.textArray])
  static let readClaims = Statement(
    sql: "select person, programme, case_id, generation from dripline.claims where person = any($1)",
    parameterTypes: [.byteaArray])
  static let lockClaims = Statement(
    sql: """
      select person, programme, case_id, generation from dripline.claims where person = any($1)
      order by person, programme for update
      """,
    parameterTypes: [.byteaArray])
  static let readVillages = Statement(
    sql: "select village, version, state from dripline.villages where village = any($1)",
    parameterTypes: [.int8Array])
  static let lockVillages = Statement(
    sql: "select village, version, state from dripline.villages where village = any($1) order by village for update",
    parameterTypes: [.int8Array])

  static let advanceLanes = Statement(
    sql: "select dripline.advance_lanes($1, $2, $3, $4, $5, $6, $7, $8)",
    parameterTypes: [
      .int4Array, .int8Array, .int8Array, .int8Array, .int8Array, .byteaArray, .byteaArray, .int8Array,
    ])
  static let insertJournal = Statement(
    sql: """
      insert into dripline.journal (lane, first_offset, end_offset, epoch, facts, emissions, chain, block, key)
      select * from unnest($1::int[], $2::bigint[], $3::bigint[], $4::bigint[], $5::int[], $6::int[],
        $7::bytea[], $8::bytea[], $9::bytea[])
      """,
    parameterTypes: [
      .int4Array, .int8Array, .int8Array, .int8Array, .int4Array, .int4Array, .byteaArray, .byteaArray, .byteaArray,
    ])
  static let putCases = Statement(
    sql: "select dripline.put_cases($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    parameterTypes: [
      .textArray, .int4Array, .int4Array, .int8Array, .textArray, .int2Array, .int2Array, .int2Array,
      .int8Array, .byteaArray,
    ])
  static let putClaims = Statement(
    sql: "select dripline.put_claims($1, $2, $3, $4, $5)",
    parameterTypes: [.byteaArray, .textArray, .textArray, .int4Array, .int4Array])
  static let putVillages = Statement(
    sql: "select dripline.put_villages($1, $2, $3, $4, $5, $6, $7)",
    parameterTypes: [
      .int8Array, .int4Array, .int4Array, .int4Array, .int4Array, .int4Array, .byteaArray,
    ])
  static let checkCases = Statement(
    sql: "select dripline.check_cases($1, $2)", parameterTypes: [.textArray, .int4Array])
  static let insertTimers = Statement(
    sql: """
      insert into dripline.timers (due, lane, first_offset, entries)
      select * from unnest($1::int[], $2::int[], $3::bigint[], $4::bytea[])
      """,
    parameterTypes: [.int4Array, .int4Array, .int8Array, .byteaArray])
  static let insertDeadLetters = Statement(
    sql: """
      insert into dripline.dead_letters (lane, lane_offset, reason, field, case_id, at)
      select * from unnest($1::int[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::bigint[])
      on conflict (lane, lane_offset) do nothing
      """,
    parameterTypes: [.int4Array, .int8Array, .textArray, .textArray, .textArray, .int8Array])

  static let readLetter = Statement(
    sql: """
      select state, version, order_lane, order_offset, proposer from dripline.dead_letters
      where lane = $1 and lane_offset = $2
      """,
    parameterTypes: [.int4, .int8])
  static let putLetters = Statement(
    sql: "select dripline.put_letters($1, $2, $3, $4, $5, $6, $7, $8)",
    parameterTypes: [
      .int4Array, .int8Array, .int4Array, .int4Array, .int2Array, .int4Array, .int8Array, .int8Array,
    ])

  /// The lane's row after a takeover: the epoch is raised, so that whoever held it before is fenced.
  static let takeOver = Statement(
    sql: """
      update dripline.lanes set epoch = epoch + 1, owner = $2, takeovers = takeovers + 1, updated_at = now()
      where lane = any($1)
      returning lane, epoch, next_offset, sequences, chain, fact_time, takeovers, first_offset, coalesce(trying, -1),
        tries, log_base
      """,
    parameterTypes: [.int4Array, .text])
  static let createLanes = Statement(
    sql: """
      insert into dripline.lanes
        (lane, topic, partition, epoch, first_offset, next_offset, end_offset, sequences, chain, fact_time, owner)
      select u.lane, u.topic, u.partition, 0, u.start, u.start, u.ending, '\\x00', $6, 0, ''
      from unnest($1::int[], $2::text[], $3::int[], $4::bigint[], $5::bigint[])
        as u(lane, topic, partition, start, ending)
      on conflict (lane) do nothing
      """,
    parameterTypes: [.int4Array, .textArray, .int4Array, .int8Array, .int8Array, .bytea])
  static let readLanes = Statement(
    sql: "select lane, epoch from dripline.lanes where lane = any($1)",
    parameterTypes: [.int4Array])
  /// An orderly end: the takeover that follows is not the mark of a crash.
  static let releaseLanes = Statement(
    sql: """
      update dripline.lanes l set takeovers = 0
      from unnest($1::int[], $2::bigint[]) as u(lane, epoch) where l.lane = u.lane and l.epoch = u.epoch
      """,
    parameterTypes: [.int4Array, .int8Array])
  static let noteTry = Statement(
    sql: """
      update dripline.lanes set tries = case when trying = $3 then tries + 1 else 1 end, trying = $3
      where lane = $1 and epoch = $2 returning tries
      """,
    parameterTypes: [.int4, .int8, .int8])
  static let noteDrained = Statement(
    sql: """
      update dripline.lanes l set end_offset = l.next_offset
      from unnest($1::int[], $2::bigint[]) as u(lane, epoch)
      where l.lane = u.lane and l.epoch = u.epoch and l.end_offset > l.next_offset
      """,
    parameterTypes: [.int4Array, .int8Array])
  static let noteEnds = Statement(
    sql: """
      update dripline.lanes l set end_offset = u.ending
      from unnest($1::int[], $2::bigint[], $3::bigint[]) as u(lane, epoch, ending)
      where l.lane = u.lane and l.epoch = u.epoch and l.end_offset < u.ending
      """,
    parameterTypes: [.int4Array, .int8Array, .int8Array])

  /// The journal's rows of several lanes between two marks, in the order in which they were written.
  static let journalGaps = Statement(
    sql: """
      select j.lane, j.first_offset, j.end_offset, (extract(epoch from j.recorded_at) * 1000000)::bigint
      from unnest($1::int[], $2::bigint[], $3::bigint[]) as u(lane, k, p)
      join dripline.journal j on j.lane = u.lane and j.end_offset > u.k and j.first_offset < u.p
      order by j.recorded_at, j.lane, j.first_offset
      """,
    parameterTypes: [.int4Array, .int8Array, .int8Array])
  static let readJournal = Statement(
    sql: """
      select first_offset, end_offset, chain, block, epoch, coalesce(key, ''::bytea) from dripline.journal
      where lane = $1 and end_offset > $2 and first_offset < $3 order by first_offset limit $4
      """,
    parameterTypes: [.int4, .int8, .int8, .int4])

  static let readPack = Statement(
    sql: "select content from dripline.packs where key = $1", parameterTypes: [.int8])
  static let readPublications = Statement(
    sql: "select number, key from dripline.publications where number > $1 order by number", parameterTypes: [.int8])
  static let putPublication = Statement(
    sql: "select dripline.put_publication($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    parameterTypes: [.int8, .text, .text, .text, .int8, .int4, .int4, .int4, .int8])
  static let insertPack = Statement(
    sql: "insert into dripline.packs (key, hash, content) values ($1, $2, $3) on conflict (key) do nothing",
    parameterTypes: [.int8, .text, .text])

  static let dueTimers = Statement(
    sql: "select due, lane, first_offset, entries from dripline.timers where due <= $1 order by due limit $2",
    parameterTypes: [.int4, .int4])
  static let deleteTimers = Statement(
    sql: """
      delete from dripline.timers t using unnest($1::int[], $2::int[], $3::bigint[]) as u(due, lane, first)
      where t.due = u.due and t.lane = u.lane and t.first_offset = u.first
      """,
    parameterTypes: [.int4Array, .int4Array, .int8Array])
  /// How far the lanes are, for the clock that follows the facts' own time.
  static let laneTimes = Statement(
    sql:
      "select next_offset < end_offset, fact_time from dripline.lanes where fact_time > 0 or next_offset < end_offset",
    parameterTypes: [])

  static let lanesOfTopic = Statement(
    sql: "select partition, next_offset - log_base from dripline.lanes where topic = $1", parameterTypes: [.text])
}
