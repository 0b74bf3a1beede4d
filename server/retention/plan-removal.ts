import { hash } from "node:crypto";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { canonicalJson } from "../../shared/events/chain.ts";
import { isSettledBy } from "../../shared/events/events.ts";
import { type AuthorId, authorId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { KEPT_CHECKPOINT_ROWS } from "../../shared/limits.ts";
import { takeCheckpoint } from "../replay/checkpoint.ts";
import { type LeftWords, readLeftWords, writeLeftWords } from "../replay/left-words.ts";
import { NO_AFFILIATION } from "../replay/load.ts";
import { entryOf } from "../store/chain-writer.ts";
import { openReplay, type Replay } from "../replay/replay.ts";
import { withoutBody } from "../store/check-row.ts";
import type { CopiedWords, Row, StoredCheckpoint } from "../store/store.ts";
import { openProof } from "./proof-of-removed.ts";
import { joinedRanges, updateBetween } from "./update-between.ts";

/** Rows to write in the place of one document's words, and the proof over all that is removed of it then. */
export type PlannedRemoval = {
  readonly left: readonly Row[];
  readonly proof: string;
  /** Of settled states, as far from each other as those that rooms keep. */
  readonly checkpoints: readonly StoredCheckpoint[];
};

const NOTHING = new Uint8Array();

/**
 * Removes the words of all rows up to one, run by run: each ends where a settled state stands, or with that row, and
 * leaves in its last row of words all that it made of the text together (rule Z2). What was left by an earlier
 * removal where no settled state stands goes into the next run. `rows` are all from the first one. Throws where what is
 * left would not tell the same.
 */
export function planRemoval(id: string, rows: readonly Row[], upTo: number): PlannedRemoval {
  const replay = openReplay(id, NO_AFFILIATION);
  const known = new Set<number>();
  const left = new Map<number, Row>();
  const stood: string[] = [];
  const checkpoints: StoredCheckpoint[] = [];
  let kept = 0;
  for (const { rows: run, words } of runsOf(rows, upTo)) {
    const since = Y.encodeStateVector(replay.held.serverDoc.doc);
    replay.take(run);
    stood.push(print(replay));
    const opinion = replay.opinion();
    const { seq } = replay.position();
    if (opinion !== null && seq - kept >= KEPT_CHECKPOINT_ROWS && isSettling(run.at(-1)!)) {
      checkpoints.push(takeCheckpoint(id, replay.held, { position: replay.position(), opinion }));
      kept = seq;
    }
    const last = words.at(-1);
    if (last === undefined) continue;
    // As an earlier removal left it.
    if (words.every((row) => row.removed !== null && row.body.length > 0 === (row === last))) {
      for (const [client] of readLeftWords(last.body).owners) known.add(client);
      continue;
    }
    const made = leftOf(words, { replay, since, known });
    for (const row of words) {
      const now = withoutBody(row, row === last ? writeLeftWords(made) : NOTHING);
      if (row.removed?.sum !== now.removed?.sum) left.set(row.seq, now);
    }
  }
  const proof = openProof();
  const after = rows.filter(({ seq }) => seq <= upTo).map((row) => left.get(row.seq) ?? row);
  for (const row of after) proof.add(row);
  checkSame({ id, upTo, after, stood, whole: wholePrint(replay) });
  return { left: [...left.values()], proof: proof.proof(), checkpoints };
}

type Run = { readonly rows: readonly Row[]; readonly words: readonly Row[] };

const isSettling = (row: Row): boolean => row.kind === "minutes" && isSettledBy(entryOf<Entry>(row).type);

/** Rows up to one, parted behind each act that leaves a settled state. */
function* runsOf(rows: readonly Row[], upTo: number): Generator<Run> {
  let run: Row[] = [];
  for (const row of rows) {
    if (row.seq > upTo) return;
    run.push(row);
    if (row.seq !== upTo && !isSettling(row)) continue;
    yield { rows: run, words: run.filter(({ kind }) => kind === "words") };
    run = [];
  }
}

/** All that a run's words made together. `known`: ids whose owner stands in an earlier run. */
function leftOf(
  words: readonly Row[],
  {
    replay,
    since,
    known,
  }: { readonly replay: Replay; readonly since: Uint8Array; readonly known: Set<number> },
): LeftWords {
  const owners: (readonly [number, AuthorId])[] = [];
  const standIns: (readonly [number, AuthorId])[] = [];
  const moved: CopiedWords["moved"][number][] = [];
  const deleted: LeftWords["deleted"][number][] = [];
  const own = (client: number, user: AuthorId): void => {
    if (!known.has(client)) owners.push([client, user]);
    known.add(client);
  };
  const standIn = (one: readonly [number, AuthorId]): void => {
    if (!standIns.some(([client]) => client === one[0])) standIns.push(one);
  };
  for (const row of words) {
    if (row.removed !== null) {
      if (row.body.length === 0) continue;
      const before = readLeftWords(row.body);
      for (const [client, user] of before.owners) own(client, user);
      before.standIns.forEach(standIn);
      moved.push(...before.moved);
      deleted.push(...before.deleted);
      continue;
    }
    const { structs, ds } = Y.decodeUpdate(row.body);
    if (row.copied === null) for (const { id } of structs) own(id.client, authorId(row.by));
    row.copied?.standIns.forEach(standIn);
    moved.push(...(row.copied?.moved ?? []));
    for (const [client, list] of ds.clients)
      for (const { clock, len } of list) deleted.push({ by: authorId(row.by), client, clock, length: len });
  }
  const update = updateBetween(replay.held.serverDoc.doc, { since, deleted });
  return { owners, standIns, moved, deleted: joinedRanges(deleted), update };
}

/** Every character of the words with whose id it has, as a hash. */
const print = ({ held }: Replay): string =>
  hash("sha256", JSON.stringify([...held.serverDoc.words()].toSorted(([a], [b]) => (a < b ? -1 : 1))));

/** The same of all that a room knows: words, record, authors, deletions, what was copied whither. */
function wholePrint(replay: Replay): string {
  const authors = encoding.createEncoder();
  replay.held.authors.write(authors);
  const rest = canonicalJson([replay.opinion(), replay.held.moves.all()]);
  return hash(
    "sha256",
    `${print(replay)} ${Buffer.from(encoding.toUint8Array(authors)).toString("hex")} ${rest}`,
  );
}

function checkSame({
  id,
  upTo,
  after,
  stood,
  whole,
}: {
  readonly id: string;
  readonly upTo: number;
  readonly after: readonly Row[];
  readonly stood: readonly string[];
  readonly whole: string;
}): void {
  const replay = openReplay(id, NO_AFFILIATION);
  let run = 0;
  for (const { rows } of runsOf(after, upTo)) {
    replay.take(rows);
    if (print(replay) !== stood[run])
      throw new Error(
        `opinion ${id}: without its words row ${replay.position().seq} would not stand as it stood`,
      );
    run += 1;
  }
  if (run !== stood.length || wholePrint(replay) !== whole)
    throw new Error(`opinion ${id}: without its words the record would not be the same`);
}
