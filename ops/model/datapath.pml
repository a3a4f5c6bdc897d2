/*
 * The data path of one lane: two workers, PostgreSQL, the Kafka coordinators. See README.md.
 *
 * Counters that are only ever compared with the current one (lane epoch, group generation, producer
 * epoch) are kept as one bit "still current" a holder. That is exact, and leaves faults unbounded:
 * any number of crashes, freezes, rebalances, time-outs and lost answers in any order.
 *
 * A freeze needs no step of its own: a worker that is not scheduled is frozen, while the brokers
 * time out its session and its transaction.
 *
 * Choices, by -D:
 *   FACTS n          facts in the lane (default 3)
 *   RESTART          both processes are one worker, started twice: they share transactional.id and
 *                    group.instance.id
 *   LIVE             adds "from now on nothing fails", for the check that all work is finished
 * Parts that can be left out, by -D (what must break is in `check`):
 *   NO_EPOCH NO_OFFSET UNSTABLE_READ NO_METADATA REFRESH_METADATA CONSUME_FROM_K KEEP_PRODUCER
 *   HALT_UNASKED NO_REPUBLISH NO_MEMBER OWN_TRANSACTIONAL_ID NO_TIMEOUT
 * Added by -D: LOCKED_SETTLE (the row is read with a lock when a COMMIT's answer was lost).
 */
#ifndef FACTS
#define FACTS 3
#endif
#define LOG (FACTS + 2)   /* transactions in the topic that a read_committed reader has not passed */

#define OTHER(w) (1 - (w))
#if defined(RESTART) && !defined(OWN_TRANSACTIONAL_ID)
#define TID(w) 0
#else
#define TID(w) (w)
#endif

/* What a worker is doing. */
#define DOWN  0
#define WAIT  1   /* up; not in the group, or without the lane */
#define BUMP  2   /* takeover (a) */
#define READK 3   /* takeover (b) */
#define CATCH 4   /* takeover (c) */
#define RUN   5   /* (d) and on */

/* A worker's PostgreSQL transaction. */
#define IDLE    0
#define SENT    1   /* COMMIT on its way */
#define DONE    2   /* took effect, the answer is on its way */
#define REFUSED 3   /* the compare-and-set met no row, the answer is on its way */
#define UNKNOWN 4   /* the connection broke */

/* A worker's Kafka transaction. */
#define NONE     0
#define APPENDED 1   /* emissions written */
#define OFFSETS  2   /* source offset added */
#define ENDING   3   /* commit on its way */
#define ENDED    4   /* committed, the answer is on its way */

/* The transaction coordinator, for one transactional.id. */
#define EMPTY 0
#define OPEN  1
#define PREPC 2   /* commit decided, markers to be written */
#define PREPA 3   /* abort decided, markers to be written */

/* ---- workers ---- */
byte st[2];     /* DOWN .. RUN */
bit  joined[2]; /* this process has joined the group */
bit  gok[2];    /* its copy of the generation is the current one */
bit  eok[2];    /* its copy of the lane's epoch is the current one */
bit  has[2];    /* it has a transactional producer */
bit  pok[2];    /* that producer's epoch is the current one */
byte pos[2];    /* next fact to persist: its idea of P */
byte upto[2];   /* end of the batch that is being persisted */
byte db[2];     /* IDLE .. UNKNOWN */
byte pub[2];    /* next emission to publish: its idea of K */
byte txto[2];   /* end of the transaction that is being published */
byte tx[2];     /* NONE .. ENDED */

/* ---- PostgreSQL: the lane's row; and one COMMIT whose sender has given it up ---- */
byte P;
bit  late, lateEok;
byte latePos, lateUpto;
#ifdef LOCKED_SETTLE
byte lateOf = 2;
#define REMEMBER(w) lateOf = w
#else
#define REMEMBER(w) skip
#endif

/* ---- Kafka: group coordinator ---- */
byte K;         /* committed offset */
bit  member[2];
byte owner = 2; /* who has the lane; 2: nobody */

/* ---- Kafka: transaction coordinator, by transactional.id ---- */
byte ts[2];
byte pend[2];   /* offset pending in the group coordinator, plus one; 0: none */
bit  req[2];    /* a commit request is on its way */
bit  mtopic[2], mgroup[2]; /* markers still to be written */

/* ---- Kafka: the outgoing topic behind what every read_committed reader has seen ---- */
byte lfrom[LOG], lto[LOG], lof[LOG]; /* lof: open transaction's id plus one; 0: committed */
byte length;
byte seen;      /* emissions that readers have seen */

#ifdef LIVE
bit quiet;
#define MAYFAIL (!quiet)
#else
#define MAYFAIL (true)
#endif

/* ---- PostgreSQL ---- */

#ifdef NO_EPOCH
#define EPOCH_FITS(ok) true
#else
#define EPOCH_FITS(ok) (ok)
#endif
#if defined(NO_OFFSET) || defined(CONSUME_FROM_K)
#define OFFSET_FITS(at) true
#else
#define OFFSET_FITS(at) (P == (at))
#endif

/* Effects of [a, b). Before P: doubled. Behind P: lost or out of order. */
inline effects(a, b) {
  assert(a == P);
  P = b
}

/* A COMMIT that was sent and given up is lost, or arrives some time later. */
inline giveUpCommit(w) {
  if
  :: db[w] == SENT && !late ->
     late = 1; lateEok = eok[w]; REMEMBER(w); latePos = pos[w]; lateUpto = upto[w]
  :: true
  fi
}

/* ---- Kafka ---- */

inline pass() {
  do
  :: length > 0 && lof[0] == 0 ->
     assert(lfrom[0] == seen);   /* lower: doubled; higher: lost or out of order */
     seen = lto[0];
     remove(0)
  :: else -> break
  od
}

inline remove(at) {
  k = at;
  do
  :: k + 1 < length ->
     lfrom[k] = lfrom[k + 1]; lto[k] = lto[k + 1]; lof[k] = lof[k + 1];
     k++
  :: else -> break
  od;
  length--;
  lfrom[length] = 0; lto[length] = 0; lof[length] = 0;
  k = 0
}

/* The coordinator raises the producer epoch of an id: whoever holds it is fenced. */
inline fence(t) {
  if :: TID(0) == t -> pok[0] = 0 :: else fi;
  if :: TID(1) == t -> pok[1] = 0 :: else fi;
  req[t] = 0
}

inline abortDecided(t) {
  ts[t] = PREPA; mtopic[t] = 1
}

inline complete(t) {
  if
  :: !mtopic[t] && !mgroup[t] ->
     ts[t] = EMPTY;
     if
     :: length == 0 && ts[0] == EMPTY && ts[1] == EMPTY -> assert(seen == K)
     :: else
     fi
  :: else
  fi
}

/* The lane goes to a member of a new generation; to a dead one, if its session has not ended. */
inline rebalance() {
  gok[0] = 0; gok[1] = 0;
  if
  :: member[0] -> owner = 0
  :: member[1] -> owner = 1
  :: !member[0] && !member[1] -> owner = 2
  fi
}

#if defined(NO_METADATA)
#define GROUP_ACCEPTS(w) true
#elif defined(REFRESH_METADATA)
#define GROUP_ACCEPTS(w) (member[w])
#elif defined(NO_MEMBER)
#define GROUP_ACCEPTS(w) (gok[w])
#else
#define GROUP_ACCEPTS(w) (member[w] && gok[w])
#endif

#ifdef UNSTABLE_READ
#define K_STABLE true
#else
#define K_STABLE (pend[0] == 0 && pend[1] == 0)
#endif

/* ---- workers ---- */

inline forget(w) {
  tx[w] = NONE; db[w] = IDLE; eok[w] = 0;
  pos[w] = 0; upto[w] = 0; pub[w] = 0; txto[w] = 0
}

inline destroyProducer(w) {
  has[w] = 0; pok[w] = 0
}

/* Ends whatever is under way. A transaction is aborted, or left to its time-out by destroying the
   producer; the latter always, when its commit is on its way and the answer unknown. */
inline drop(w) {
  giveUpCommit(w);
  if
  :: (tx[w] == APPENDED || tx[w] == OFFSETS) && pok[w] -> abortDecided(TID(w))
  :: tx[w] != NONE && tx[w] != ENDED -> destroyProducer(w)
  :: tx[w] == NONE || tx[w] == ENDED
  fi;
  forget(w)
}

/* After a time-out or a fatal error of a transaction call. */
inline startOver(w) {
  giveUpCommit(w);
#ifdef KEEP_PRODUCER
  if
  :: pok[w] && ts[TID(w)] == OPEN -> abortDecided(TID(w))
  :: else -> if :: !pok[w] -> destroyProducer(w) :: else fi
  fi;
#else
  destroyProducer(w);
#endif
  forget(w);
  st[w] = BUMP
}

inline rejoin(w) {
  drop(w);
  joined[w] = 0; gok[w] = 0; st[w] = WAIT
}

proctype Worker(byte w) {
  byte n;
next:
  do
  /* Process and group. */
  :: atomic { st[w] == DOWN -> st[w] = WAIT }
  :: atomic { st[w] != DOWN && MAYFAIL ->
     giveUpCommit(w); forget(w); destroyProducer(w); joined[w] = 0; gok[w] = 0; st[w] = DOWN }
  :: atomic { st[w] == WAIT && !joined[w] ->
     joined[w] = 1;
#ifdef RESTART
     /* The static member is replaced: a new member id, the same generation. */
     member[w] = 1; member[OTHER(w)] = 0; owner = w; gok[w] = 1; st[w] = BUMP
#else
     if
     :: member[w] && owner != 2 -> gok[w] = 1; if :: owner == w -> st[w] = BUMP :: else fi
     :: !member[w] || MAYFAIL -> member[w] = 1; rebalance()
     fi
#endif
     }
  :: atomic { joined[w] && !member[w] -> rejoin(w) }
  :: atomic { joined[w] && member[w] && !gok[w] ->
     drop(w);
     gok[w] = 1;
     if :: owner == w -> st[w] = BUMP :: else -> st[w] = WAIT fi }

  /* Takeover (a): raise the epoch, read P. */
  :: atomic { st[w] == BUMP -> eok[OTHER(w)] = 0; lateEok = 0; eok[w] = 1; pos[w] = P; st[w] = READK }
  :: atomic { st[w] == BUMP && MAYFAIL -> eok[0] = 0; eok[1] = 0; lateEok = 0 }

  /* Takeover (b): a producer, which ends what its former self left open; then K. */
  :: atomic { st[w] == READK && !has[w] && ts[TID(w)] == OPEN -> fence(TID(w)); abortDecided(TID(w)) }
  :: atomic { st[w] == READK && !has[w] && ts[TID(w)] == EMPTY ->
     fence(TID(w)); has[w] = 1; pok[w] = 1 }
  :: atomic { st[w] == READK && has[w] && K_STABLE ->
#ifdef HALT_UNASKED
     assert(K <= pos[w]);
#endif
     if
     :: K <= pos[w] -> pub[w] = K
     /* Never halt a lane on an old P: read the lane's row again first. */
     :: K > pos[w] -> assert(K <= P); rejoin(w); goto next
     fi;
#ifdef CONSUME_FROM_K
     pos[w] = K;
#endif
#ifdef NO_REPUBLISH
     pub[w] = pos[w];
#endif
     if :: pub[w] < pos[w] -> st[w] = CATCH :: else -> st[w] = RUN fi }

  /* Takeover (c) is finished. */
  :: atomic { st[w] == CATCH && pub[w] == pos[w] && tx[w] == NONE -> st[w] = RUN }

  /* Persist a batch of one or two facts. */
  :: atomic { st[w] == RUN && db[w] == IDLE && pos[w] < FACTS ->
     if
     :: upto[w] = pos[w] + 1
     :: pos[w] + 2 <= FACTS -> upto[w] = pos[w] + 2
     fi;
     db[w] = SENT }
  :: atomic { db[w] == SENT && MAYFAIL -> giveUpCommit(w); db[w] = UNKNOWN }
  :: atomic { (db[w] == DONE || db[w] == REFUSED) && MAYFAIL -> db[w] = UNKNOWN }
  :: atomic { db[w] == DONE -> pos[w] = upto[w]; upto[w] = 0; db[w] = IDLE }
  :: atomic { db[w] == REFUSED -> rejoin(w) }
#ifdef LOCKED_SETTLE
  :: atomic { db[w] == UNKNOWN && lateOf != w ->
#else
  :: atomic { db[w] == UNKNOWN ->
#endif
     if
     :: eok[w] && P == upto[w] -> pos[w] = upto[w]; upto[w] = 0; db[w] = IDLE
     :: eok[w] && P == pos[w] -> upto[w] = 0; db[w] = IDLE
     :: else -> rejoin(w)
     fi }

  /* Publish what has been persisted, one or several batches in one transaction. */
  :: atomic { (st[w] == CATCH || st[w] == RUN) && tx[w] == NONE && pub[w] < pos[w] &&
     pok[w] && ts[TID(w)] == EMPTY && length < LOG ->
     n = pub[w] + 1;
     do
     :: n < pos[w] -> n++
     :: break
     od;
     txto[w] = n; tx[w] = APPENDED; n = 0;
     ts[TID(w)] = OPEN;
     lfrom[length] = pub[w]; lto[length] = txto[w]; lof[length] = TID(w) + 1; length++ }
  :: atomic { tx[w] == APPENDED && pok[w] && GROUP_ACCEPTS(w) ->
     pend[TID(w)] = txto[w] + 1; tx[w] = OFFSETS }
  :: atomic { tx[w] == APPENDED && pok[w] && !GROUP_ACCEPTS(w) -> drop(w); st[w] = WAIT }
  :: atomic { tx[w] == OFFSETS -> if :: pok[w] -> req[TID(w)] = 1 :: else fi; tx[w] = ENDING }
  :: atomic { tx[w] == ENDED -> pub[w] = txto[w]; txto[w] = 0; tx[w] = NONE }
  :: atomic { has[w] && !pok[w] && tx[w] != ENDED && (tx[w] != NONE || pub[w] < pos[w]) &&
     (st[w] == CATCH || st[w] == RUN) -> startOver(w) }
  :: atomic { tx[w] != NONE && (MAYFAIL || (tx[w] == ENDING && !req[TID(w)])) -> startOver(w) }
  od
}

inline execute(w) {
  if
  :: EPOCH_FITS(eok[w]) && OFFSET_FITS(pos[w]) -> effects(pos[w], upto[w]); db[w] = DONE
  :: else -> db[w] = REFUSED
  fi
}

/* Whether a living worker still works at the open transaction of an id. */
#define HELD(t) \
  ((TID(0) == t && pok[0] && tx[0] != NONE) || (TID(1) == t && pok[1] && tx[1] != NONE))

inline transactions(i) {
  if
  /* A commit arrives. */
  :: atomic { req[i] && ts[i] == OPEN ->
     ts[i] = PREPC; mtopic[i] = 1; mgroup[i] = 1; req[i] = 0;
     if
     :: TID(0) == i && pok[0] && tx[0] == ENDING -> tx[0] = ENDED
     :: TID(1) == i && pok[1] && tx[1] == ENDING -> tx[1] = ENDED
     :: else
     fi }
  :: atomic { req[i] && MAYFAIL -> req[i] = 0 }
#ifndef NO_TIMEOUT
  /* transaction.timeout.ms */
  :: atomic { ts[i] == OPEN && (MAYFAIL || (!HELD(i) && !req[i])) -> fence(i); abortDecided(i) }
#endif
  /* The marker in the topic. */
  :: atomic { mtopic[i] ->
     t = 0;
     do
     :: t < length && lof[t] == i + 1 && ts[i] == PREPC -> lof[t] = 0; t++
     :: t < length && lof[t] == i + 1 && ts[i] == PREPA -> remove(t)
     :: t < length && lof[t] != i + 1 -> t++
     :: t >= length -> break
     od;
     t = 0;
     mtopic[i] = 0;
     if :: ts[i] == PREPA -> pend[i] = 0 :: else fi;   /* an abort's two markers commute: one step */
     pass();
     complete(i) }
  /* The marker in the group's offsets. */
  :: atomic { mgroup[i] ->
     if
     :: pend[i] != 0 -> assert(pend[i] - 1 >= K); K = pend[i] - 1; pend[i] = 0
     :: else
     fi;
     mgroup[i] = 0;
     complete(i) }
  fi
}

proctype Servers() {
  byte t, k;
  do
  /* PostgreSQL executes a compare-and-set and its COMMIT; the row's lock makes them one. */
  :: atomic { db[0] == SENT -> execute(0) }
  :: atomic { db[1] == SENT -> execute(1) }
  :: atomic { late ->
     if
     :: EPOCH_FITS(lateEok) && OFFSET_FITS(latePos) -> effects(latePos, lateUpto)
     :: else
     fi;
     late = 0; lateEok = 0; REMEMBER(2); latePos = 0; lateUpto = 0 }
  :: atomic { late -> late = 0; lateEok = 0; REMEMBER(2); latePos = 0; lateUpto = 0 }

#ifndef RESTART
  /* The group: a session ends, or the lane moves though both are members. */
  :: atomic { member[0] && MAYFAIL -> member[0] = 0; rebalance() }
  :: atomic { member[1] && MAYFAIL -> member[1] = 0; rebalance() }
  :: atomic { member[0] && member[1] && MAYFAIL -> rebalance() }
#else
  :: atomic { (member[0] || member[1]) && MAYFAIL -> member[0] = 0; member[1] = 0; rebalance() }
#endif

  /* Transactions. */
  :: transactions(0)
  :: transactions(1)
#ifdef LIVE
  :: atomic { !quiet -> quiet = 1 }
#endif
  od
}

init {
  atomic { run Worker(0); run Worker(1); run Servers() }
}

#define finished (P == FACTS && K == FACTS && seen == FACTS)
#ifdef LIVE
ltl finishes { [] (quiet -> <> finished) }
#endif
